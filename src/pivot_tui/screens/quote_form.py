"""The form for one quote: its words, who said them, when, and about which activity."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.roster import LEVELS
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import quotes
from pivot_tui.workbook.quotes import QUOTE_FORM, QuoteForm
from pivot_tui.workbook.session import Session

_GIVEN = ((Anonymous.UNKNOWN, "not known"), (Anonymous.YES, "without a name"), (Anonymous.NO, "with a name"))


class QuoteFormScreen(LayeredFormScreen):
    """A new quote, or one that is there.

    Args:
        session: The open workbook.
        identifier: The quote; a new one without.
        activity_id: The activity that a new one is about; without it the one that a capture would guess.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "quote_form.tcss"]
    HELP_NAME = "quote_form"
    TABLE = "quote"
    PRIVACY_UNDER = "text"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("text", "Their words", "text", is_free=True),
        FormField("level", "Said by", hint="MS3, PGY-1, RN", begins=True),
        FormField("anonymous", "Given", "choice", options=_GIVEN),
        FormField("day", "When", hint="2026-03-13, yesterday, on tue"),
        FormField("activity", "Activity", hint="none"),
    )

    def __init__(self, session: Session, identifier: str | None = None, activity_id: str | None = None) -> None:
        store = session.store
        self._titles = quotes.activity_titles(store)
        self._before = quotes.find(store, identifier) if identifier else None
        if self._before is not None:
            form = quotes.form_of(self._before, self._titles)
        elif activity_id is not None:
            form = QuoteForm(activity=self._titles.get(activity_id, ""))
        else:
            form = QuoteForm(activity=quotes.guessed_activity(store, session.clock.now()))
        super().__init__(session, form, (QUOTE_FORM, identifier or ""), identifier)

    def form_title(self) -> str:
        """Whether it is new."""
        return "Quote" if self.identifier else "New quote"

    def suggestions(self, name: str) -> Iterable[str]:
        """Learner levels, and activities by their titles."""
        if name == "level":
            return (level for levels in LEVELS.values() for level in levels)
        return self._titles.values() if name == "activity" else ()

    def as_draft(self, form: QuoteForm) -> str:
        """A form as its draft is kept."""
        return quotes.draft_of(form)

    def from_draft(self, body: str) -> QuoteForm:
        """A form from its draft, also from one that was kept while quotes were entries."""
        return quotes.form_of_draft(body, self.untouched)

    def save_form(self, form: QuoteForm) -> Quote | tuple[Problem, ...]:
        """Save the quote.

        Raises:
            Fault: Nothing was saved.
        """
        if self.identifier:
            self._before = quotes.find(self.session.store, self.identifier)
        return quotes.save(self.session.store, form, self.session.clock.now(), self.identifier)

    def said_saved(self, record: Quote) -> str:
        """That new words wait to be checked, where the old ones were."""
        waits = self._before is not None and self._before.vetted and not record.vetted
        return "Saved; with new words it waits to be checked again. u undoes." if waits else "Saved. u undoes."
