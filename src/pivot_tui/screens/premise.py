"""The two lists of the premise, what the user is done with and what they would keep: ticked, added, reworded."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from pivot_tui import guide
from pivot_tui.domain.situation import Premise, Side
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, WorkbookDialog
from pivot_tui.screens.privacy import ChecksPrivacy
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import situation
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.situation import PremiseLine

_LOOK_WAIT = 0.4


class PremiseScreen(WorkbookDialog[None], ChecksPrivacy[None]):
    """Both lists, one under the other, and a line to type in."""

    CSS_PATH = "premise.tcss"
    HELP_NAME = "premise"
    AUTO_FOCUS = "#premise"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False, id="premise.tick", tooltip="Put this on the list, or take it off"),
        Binding("a", "add", "Add", id="premise.add", tooltip="Add a line of your own to this list"),
        Binding("e", "edit", "Reword", id="premise.edit", tooltip="Put this line into your own words"),
        Binding("escape", "leave", "Done", id="premise.leave", tooltip="Leave the field, or go back"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lines: dict[str, PremiseLine] = {}
        self._editing: str | None = None
        self._side = Side.DONE_WITH
        self._look_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The lists and the line to type in, which waits until it is asked for."""
        with Vertical(id="premise-box"):
            yield Static(Content.styled("Done with, and would keep", "bold"), id="premise-title")
            yield RecordList(id="premise")
            with Horizontal(id="premise-field") as field:
                yield Static(id="premise-name")
                yield Input(
                    compact=True, select_on_focus=False, placeholder="enter saves, escape leaves", id="premise-text"
                )
            field.display = False
            yield Static(id="premise-problem")
            yield PrivacyLine(self.session, "premise")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show, with the cursor on the first line."""
        self.refresh_records()
        self.query_one(RecordList).highlighted = 1

    def refresh_records(self) -> None:
        """Read the lists again."""
        found = self.attempt(lambda: situation.premise_lines(self.session.store))
        if found is not None:
            self._lines = {line.id: line for line in found}
            self.query_one(RecordList).show(_rows(found))
            self.refresh_bindings()

    def _current(self) -> PremiseLine | None:
        return self._lines.get(self.query_one(RecordList).current or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A heading can be added to, and nothing else."""
        if action in ("ignore_finding", "use_initials"):
            return self.is_mounted and self._is_typing
        if action in ("tick", "edit"):
            return self.is_mounted and not self._is_typing and self._current() is not None
        if action == "add":
            return self.is_mounted and not self._is_typing
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Enter ticks a line and adds to a heading; escape leaves the field first."""
        if binding.action == "leave" and self._is_typing:
            return Binding(binding.key, binding.action, "Leave the line")
        if binding.action == "select":
            return Binding(binding.key, binding.action, "Tick" if self._current() else "Add")
        return binding

    @property
    def _is_typing(self) -> bool:
        return self.query_one("#premise-field").display

    def on_option_list_option_highlighted(self) -> None:
        """What the keys do depends on the line under the cursor."""
        self.refresh_bindings()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter ticks a line, and adds to a heading."""
        event.stop()
        if self._current() is None:
            await self.action_add()
        else:
            self.action_tick()

    def action_tick(self) -> None:
        """Put the line on its list, or take it off."""
        if (line := self._current()) is None:
            return
        ticked = self.attempt(lambda: situation.tick_premise(self.session.store, line))
        if ticked is not None:
            if not ticked:
                self.say("Off the list. u undoes.")
            self.post_message(RecordsChanged())
        self.refresh_records()

    async def action_add(self) -> None:
        """Open the field for a new line on the list under the cursor."""
        line = self._current()
        heading = self.query_one(RecordList).current or Side.DONE_WITH.value
        await self._open_field(line.side if line else Side(heading), None, "")

    async def action_edit(self) -> None:
        """Open the field for the line under the cursor."""
        if (line := self._current()) is not None:
            await self._open_field(line.side, line.id, line.text)

    async def _open_field(self, side: Side, identifier: str | None, text: str) -> None:
        self._side, self._editing = side, identifier
        name = next(words["title"] for words in guide.load("prompts")["side"] if words["side"] == side.value)
        self.query_one("#premise-name", Static).update(Content(f"{name}  "))
        # What was ignored belongs to one line only, so each gets a privacy line of its own.
        await self.query_one(PrivacyLine).remove()
        await self.query_one("#premise-box").mount(PrivacyLine(self.session, "premise", identifier or ""))
        self.query_one("#premise-field").display = True
        field = self.query_one(Input)
        field.value = text
        field.cursor_position = len(text)
        field.focus()
        self.refresh_bindings()

    # The line that is typed

    def free_texts(self) -> tuple[str, ...]:
        """The line that is typed."""
        return (self.query_one(Input).value,)

    def look(self) -> None:
        """Look at what is typed; where there is little room, what is to be said takes that of the lists."""
        super().look()
        self.set_class(self.query_one(PrivacyLine).speaks, "-speaks")

    def may_save(self) -> bool:
        """Whether the line may be saved."""
        may_save = super().may_save()
        self.set_class(self.query_one(PrivacyLine).speaks, "-speaks")
        return may_save

    def on_input_changed(self) -> None:
        """Look at what is typed when the hands rest."""
        self._stop_looking()
        self._look_timer = self.set_timer(_LOOK_WAIT, self.look)

    def _stop_looking(self) -> None:
        if self._look_timer is not None:
            self._look_timer.stop()

    def action_redo(self) -> None:
        """Redo; while a line is typed, the same key writes initials."""
        if self._is_typing:
            self.action_use_initials()
        else:
            super().action_redo()

    def on_input_submitted(self) -> None:
        """Save the line, or say what is wrong with it."""
        if not self.may_save():
            return
        text, side, identifier = self.query_one(Input).value, self._side, self._editing
        found = self.attempt(lambda: situation.save_premise(self.session.store, side, text, identifier))
        if isinstance(found, Premise):
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.text)]))
            self._close_field()
            self.post_message(RecordsChanged())
            self.refresh_records()
            rows = self.query_one(RecordList)
            rows.highlighted = rows.get_option_index(found.id)
        elif found:
            self.query_one("#premise-problem", Static).update(Content.styled(found[0].sentence, "$text-warning"))

    def _close_field(self) -> None:
        self._stop_looking()
        with self.prevent(Input.Changed):
            self.query_one(Input).clear()
        self.look()
        self.query_one("#premise-field").display = False
        self.query_one("#premise-problem", Static).update("")
        self.query_one(RecordList).focus()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Leave the field, or go back."""
        if self._is_typing:
            self._close_field()
        else:
            self.dismiss(None)


def _rows(lines: Sequence[PremiseLine]) -> Iterator[ListedRecord]:
    for words in guide.load("prompts")["side"]:
        title = Content.styled(f"{words['title']}  ", "bold")
        yield ListedRecord(words["side"], Row(title, Content.styled(words["hint"], "$text-muted")))
        for line in lines:
            if line.side.value == words["side"]:
                tick = Content.styled("  [x] ", "bold") if line.ticked else Content("  [ ] ")
                yield ListedRecord(line.id, Row(tick, plain(line.text)))
