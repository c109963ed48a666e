"""The gate before a leap: what is missing, line by line, and the reason for going on all the same."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from pivot_tui import guide
from pivot_tui.domain.card import COLUMN_NAMES, KIND_NAMES, Card, Column
from pivot_tui.domain.plain_text import first_line
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import cards, gates
from pivot_tui.workbook.gates import GATE_FORM, Passed
from pivot_tui.workbook.session import Session

_LONGEST_TITLE = 140  # cells
_NOTHING_MISSING = "Nothing is missing any more; ctrl+s moves the card, without a reason."


class GateScreen(WorkbookDialog[Card | None], DraftedScreen[Card | None]):
    """What a card's move is asked about, and one field; it comes back with the moved card, or with nothing.

    Args:
        session: The open workbook.
        card_id: The card.
        column: Where it shall go; that of its draft where this is opened from one.

    Raises:
        NotFound: The card is not there any more.
    """

    CSS_PATH = "gate.tcss"
    HELP_NAME = "gate"
    AUTO_FOCUS = "#reason"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Go on", id="gate.pass", tooltip="Move the card on, and keep the reason"),
        Binding(
            "f5", "questions", "Hard questions", id="gate.questions", tooltip="Answer the two hard questions first"
        ),
        Binding("escape", "leave", "Stay", id="gate.stay", tooltip="Leave the card where it is"),
    ]

    def __init__(self, session: Session, card_id: str, column: Column | None = None) -> None:
        super().__init__(session, GATE_FORM, card_id)
        self._card = cards.find(session.store, card_id)
        kept, self._reason = gates.read_draft(self.kept) if self.kept else (Column.DOING, "")
        self._column = column or kept
        self._missing = self._read_missing()

    def _read_missing(self) -> tuple[str, ...]:
        card = cards.find(self.session.store, self._card.id)
        return gates.asked_before(self.session.store, card, self._column, self.session.clock.now().day)

    def compose(self) -> ComposeResult:
        """The card, what is missing, and the reason."""
        words = guide.load("plan")["gate"]
        title = plain(first_line(self._card.title)).truncate(_LONGEST_TITLE, ellipsis=True)
        leap = f"{KIND_NAMES[self._card.kind]}, to {COLUMN_NAMES[self._column]}"
        with Vertical(id="gate-box"):
            yield Static(id="gate-title")
            yield Static(Content.assemble(title, "\n", (leap, "$text-muted")), id="gate-card")
            with VerticalScroll(id="gate-missing", can_focus=False):
                yield from self._missing_lines()
            yield Static(Content(words["ask"]), id="gate-ask")
            yield LongText(self._reason, compact=True, show_line_numbers=False, id="reason")
            yield Static(id="problem-reason", markup=False)
            yield PrivacyLine(self.session, "gate_reason", save_key="ctrl+s")
        yield KeyLine()

    def _missing_lines(self) -> Iterable[Widget]:
        if not self._missing:
            yield Static(Content.styled(_NOTHING_MISSING, "$text-muted"), classes="gate-words")
        for line in self._missing:
            mark, words = Static(Content("○"), classes="gate-mark"), Static(Content(line), classes="gate-words")
            yield Horizontal(mark, words, classes="gate-line")

    def on_mount(self) -> None:
        """Say how the draft stands."""
        self.query_one("#problem-reason").display = False
        self.say_state("your reason is kept as a draft" if self.kept else "")

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        title = Content.assemble((str(guide.load("plan")["gate"]["title"]), "bold"), "   ", said)
        self.query_one("#gate-title", Static).update(title)

    @property
    def _typed(self) -> str:
        return self.query_one("#reason", TextArea).text

    def free_texts(self) -> tuple[str, ...]:
        """The reason."""
        return (self._typed,)

    def draft_body(self) -> str:
        """The reason and where the card was to go; nothing while no reason is typed."""
        return gates.draft_of(self._column, self._typed)

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.query_one("#problem-reason").display = False
        self.changed()

    def action_questions(self) -> None:
        """Answer the two hard questions; what is missing is read again afterwards."""
        from pivot_tui.domain.hard_question import Occasion
        from pivot_tui.screens.hard_question_form import HardQuestionFormScreen

        screen = self.attempt(lambda: HardQuestionFormScreen(self.session, Occasion.LEAP))
        if screen is not None:
            self.app.push_screen(screen)

    def refresh_records(self) -> None:
        """Show what is missing now."""
        found = self.attempt(self._read_missing)
        if found is not None and found != self._missing and self.is_mounted:
            self._missing = found
            self.query_one("#gate-missing").remove_children()
            self.query_one("#gate-missing").mount_all(self._missing_lines())

    def action_save(self) -> None:
        """Move the card on, or say what is needed first."""
        if not self.may_save():
            return
        store, today = self.session.store, self.session.clock.now().day
        found = self.attempt(lambda: gates.pass_gate(store, self._card.id, self._column, self._typed, today))
        if isinstance(found, Passed):
            kept = [(found.reason.id, found.reason.reason)] if found.reason else []
            self.attempt(lambda: self.query_one(PrivacyLine).saved(kept))
            self.stop_keeping()
            done = "Moved, and the reason is kept. u undoes." if found.reason else "Moved. u undoes."
            limit = f" {found.line[0].upper()}{found.line[1:]}." if found.line else ""
            self.say(done + limit)
            self.post_message(RecordsChanged())
            self.dismiss(found.card)
        elif found:
            said = self.query_one("#problem-reason", Static)
            said.update(Content.styled(found[0].sentence, "$text-warning"))
            said.display = True
            self.query_one("#reason").focus()

    def action_leave(self) -> None:
        """The card stays where it is; a reason that is typed is kept as a draft."""
        self.close_keeping()


def screen_of_draft(session: Session, form: str, row: str) -> GateScreen | None:
    """The gate with the reason that was being typed; nothing where a draft is of another form.

    Raises:
        NotFound: The card is not there any more.
    """
    return GateScreen(session, row) if form == GATE_FORM else None
