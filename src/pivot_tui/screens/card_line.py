"""A card in one line: what is to be done, and behind it its day, its hours and its step, as they are understood."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.card import COLUMN_NAMES, Card, Column
from pivot_tui.domain.card_line import read_card_line, said
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import cards, drafts
from pivot_tui.workbook.session import Session

CARD_LINE_FORM = "card_line"
"""The form of the line among the drafts; its row there is `NEW_LINE`."""

NEW_LINE = "new"

_HOW = "such as: ask D.F. for 20 minutes on 18 mar 1h step 4"


class CardLineField(Input):
    """The field for the line; enter adds the card, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Add", id="card_line.add", tooltip="Put the card on the board"),
    ]


class CardLineScreen(WorkbookDialog[Card | None], DraftedScreen[Card | None]):
    """One line for a new card; it comes back with the card, or with nothing.

    Args:
        session: The open workbook.
        column: At the end of which column the card is put.
    """

    CSS_PATH = "card_line.tcss"
    HELP_NAME = "card_line"
    AUTO_FOCUS = "#card-line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Add", show=False, id="card_line.save", tooltip="Put the card on the board"),
        Binding("escape", "leave", "Close, keep the draft", id="card_line.leave", tooltip="Back to the board"),
    ]

    def __init__(self, session: Session, column: Column = Column.BACKLOG) -> None:
        super().__init__(session, CARD_LINE_FORM, NEW_LINE)
        self._column = column

    def compose(self) -> ComposeResult:
        """The line, and below it what is understood of it."""
        with Vertical(id="card-line-box"):
            yield Static(id="card-line-title")
            yield CardLineField(self.kept, placeholder=_HOW, compact=True, select_on_focus=False, id="card-line")
            yield Static(id="card-line-read", markup=False)
            yield PrivacyLine(self.session, "card", save_key="enter")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say how the draft stands, and how it reads."""
        self.say_state("a draft, not saved yet" if self.kept else "")
        self._show_read()

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        words = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        title = Content.assemble((f"New card, in {COLUMN_NAMES[self._column]}", "bold"), "   ", words)
        self.query_one("#card-line-title", Static).update(title)

    @property
    def _typed(self) -> str:
        return self.query_one("#card-line", Input).value

    def free_texts(self) -> tuple[str, ...]:
        """The line."""
        return (self._typed,)

    def draft_body(self) -> str:
        """The line as it was typed; nothing while there are no words."""
        return self._typed if self._typed.strip() else ""

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.changed()
        self._show_read()

    def _show_read(self) -> None:
        """Say what was understood, or what cannot be read."""
        line = read_card_line(self._typed, self.session.clock.now().day)
        if not self._typed.strip():
            words = Content.styled("Behind the title, where you like: a day, hours, a step.", "$text-muted")
        elif line.problems:
            words = Content.styled(line.problems[0].sentence, "$text-warning")
        else:
            marks = said(line) or "no day, no hours"
            words = Content.assemble(plain(line.title), "   ", (marks, "$text-muted"))
        self.query_one("#card-line-read", Static).update(words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter adds the card."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Put the card on the board, or say what is needed first."""
        if not self.may_save():
            return
        store, today = self.session.store, self.session.clock.now().day
        found = self.attempt(lambda: cards.add_line(store, self._typed, today, self._column))
        if isinstance(found, Card):
            self.stop_keeping()
            self.attempt(lambda: drafts.save_draft(store, *self.draft_place, ""))
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.title)]))
            self.say("Added. u undoes.")
            self.dismiss(found)
            self.app.post_message(RecordsChanged())
        elif found:
            self.query_one("#card-line-read", Static).update(Content.styled(found[0].sentence, "$text-warning"))

    def action_leave(self) -> None:
        """Close, with what is typed kept as a draft."""
        self.close_keeping()


def screen_of_draft(session: Session, form: str, row: str) -> CardLineScreen | None:
    """The line with what was being typed; nothing where a draft is of another form."""
    del row
    return CardLineScreen(session) if form == CARD_LINE_FORM else None
