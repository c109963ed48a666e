"""Suggestions for a question of the first step: ticking one makes it a row of the sheet, which can be changed there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import sheet
from pivot_tui.workbook.session import Session


class SeedsScreen(WorkbookDialog[None]):
    """The suggestions for one question.

    Args:
        session: The open workbook.
        question: The question.
    """

    CSS_PATH = "seeds.tcss"
    HELP_NAME = "seeds"
    AUTO_FOCUS = "#seeds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False, id="seeds.tick", tooltip="Put this on the sheet, or take it off"),
        Binding("escape", "leave", "Done", id="seeds.leave", tooltip="Back to the sheet"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, question: sheet.Question) -> None:
        super().__init__(session)
        self._question = question
        self._seeds: dict[str, sheet.Seed] = {}

    def compose(self) -> ComposeResult:
        """The question, the suggestions and how they are used."""
        with Vertical(id="seeds-box"):
            yield Static(Content.styled(self._question.question, "bold"), id="seeds-title")
            yield RecordList(id="seeds")
            yield Static(
                Content("What you tick becomes a row; on the sheet, e puts it into your words."), id="seeds-how"
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read again what is ticked."""
        found = self.attempt(lambda: sheet.seeds(self.session.store, self._question.prompt))
        if found is not None:
            self._seeds = {seed.id: seed for seed in found}
            self.query_one(RecordList).show([ListedRecord(seed.id, _row(seed)) for seed in found])

    def described(self, binding: Binding) -> Binding:
        """Enter ticks, like space."""
        return Binding(binding.key, binding.action, "Tick") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter ticks as well."""
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Put the suggestion on the sheet, or take it off."""
        seed = self._seeds.get(self.query_one(RecordList).current or "")
        if seed is None:
            return
        ticked = self.attempt(lambda: sheet.tick_seed(self.session.store, self._question.prompt, seed))
        if ticked is not None:
            if not ticked:
                self.say("Off the sheet. u undoes.")
            self.post_message(RecordsChanged())
        self.refresh_records()

    def action_leave(self) -> None:
        """Go back to the sheet."""
        self.dismiss(None)


def _row(seed: sheet.Seed) -> Row:
    tick = Content.styled("[x] ", "bold") if seed.ticked else Content("[ ] ")
    return Row(tick, plain(seed.text), Content.styled(seed.kind.name if seed.kind else "", "$text-muted"))
