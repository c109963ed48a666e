"""Checking a quote: its words, what the patterns found in them, and one question before it counts as checked."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.quote import Quote
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import privacy, quotes
from pivot_tui.workbook.session import Session

_QUESTION = (
    "Read it once more: does it name anybody, or tell of a patient, a place or a day by which somebody could be known? "
    "Patterns find little of that; you do."
)
_NOTHING_FOUND = "The patterns found nothing in it."
_ANSWERS = (("leave", "Leave it unchecked"), ("edit", "Change the words first"), ("vet", "Nobody can be known from it"))


class VettingScreen(WorkbookDialog[None]):
    """The question; the careful answer is under the cursor.

    Args:
        session: The open workbook.
        quote: The quote.
    """

    CSS_PATH = "vetting.tcss"
    HELP_NAME = "quotes"
    AUTO_FOCUS = "#vetting-answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="vetting.leave", tooltip="Leave it unchecked"),
    ]

    def __init__(self, session: Session, quote: Quote) -> None:
        super().__init__(session)
        self._quote = quote

    def compose(self) -> ComposeResult:
        """The words, what was found in them, the question, and the answers."""
        with Vertical(id="vetting"):
            yield Static(Content.styled("Check a quote", "bold"), id="vetting-title")
            with VerticalScroll(id="vetting-words", can_focus=False):
                yield Static(Content(self._quote.text), id="vetting-text")
            yield Static(id="vetting-found")
            yield Static(Content(_QUESTION), id="vetting-question")
            yield RecordList(id="vetting-answers")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look at the words, and offer the answers."""
        self.attempt(self._look)
        self.query_one(RecordList).show(
            [ListedRecord(answer, Row(Content(""), Content(said))) for answer, said in _ANSWERS], _ANSWERS[0][0]
        )

    def _look(self) -> None:
        found = quotes.privacy_findings(self.session.store, self._quote)
        sentences = [privacy.sentence(one.finding) for one in (*found.to_confirm, *found.warnings)]
        said = Content("\n").join(Content.styled(sentence, "$text-warning") for sentence in sentences)
        self.query_one("#vetting-found", Static).update(
            said if sentences else Content.styled(_NOTHING_FOUND, "$text-muted")
        )

    def described(self, binding: Binding) -> Binding:
        """Name what enter does here."""
        return Binding(binding.key, binding.action, "Choose") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was answered."""
        event.stop()
        if event.option_id == "vet":
            if self.attempt(lambda: quotes.vet(self.session.store, self._quote)) is None:
                return
            self.say("Checked; s selects it. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif event.option_id == "edit":
            from pivot_tui.screens.quote_form import QuoteFormScreen

            screen = self.attempt(lambda: QuoteFormScreen(self.session, self._quote.id))
            if screen is not None:
                self.app.switch_screen(screen)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave it unchecked."""
        self.dismiss(None)
