"""The form for a card: what is to be done, its day and its column first; the rest behind them, and a leap's gate."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from textual.content import Content

from pivot_tui.domain.card import COLUMN_NAMES, Card, CardKind, Column
from pivot_tui.domain.gate import GATED_COLUMNS
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.gate import GateScreen
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import cards, gates
from pivot_tui.workbook.card_form import CARD_FORM, NEW_CARD, CardForm, form_of, merged
from pivot_tui.workbook.session import Session

_A_DAY = "a day, such as 2026-06-18, 18 jun, fri (the next one) or +2w"
_KINDS = (("task", "to do"), ("apply", "applying"), ("resign", "resigning"), ("accept", "accepting"))
_MONTHS = (("", "by its day"), ("first", "1-3"), ("second", "4-9"), ("third", "10-18"), ("buffer", "19-24"))


class CardFormScreen(LayeredFormScreen):
    """One card, new or there already.

    Args:
        session: The open workbook.
        identifier: The card; a new one without.

    Raises:
        NotFound: It is not there any more.
    """

    HELP_NAME = "card_form"
    TABLE = "card"
    MORE_SAID = "notes, small steps, blocked by, months, hours, kind"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("title", "To do", hint="what is to be done, in a few words", is_free=True),
        FormField("due", "By", hint=_A_DAY),
        FormField(
            "column",
            "It stands in",
            "choice",
            options=tuple((column.value, name) for column, name in COLUMN_NAMES.items()),
        ),
        FormField("notes", "Notes", "text", hint="more about it", is_more=True, is_free=True, begins=True),
        FormField("checklist", "Small steps", "text", hint="a line each", is_more=True, is_free=True),
        FormField("blocked_by", "Blocked by", "text", hint="words of the card to be done first", is_more=True),
        FormField("phase", "Months", "choice", options=_MONTHS, is_more=True, begins=True),
        FormField("start", "Not before", hint="a day, or nothing", is_more=True),
        FormField("hours", "Hours", hint="6, 1.5, 1:30 or 90 min", is_more=True),
        FormField("step", "Step", hint="1 to 10, or nothing", is_more=True),
        FormField("kind", "It is", "choice", options=_KINDS, is_more=True),
    )

    def __init__(self, session: Session, identifier: str | None = None) -> None:
        self._before = cards.find(session.store, identifier) if identifier else None
        form = CardForm()
        if self._before is not None:
            form = form_of(self._before, cards.waits_for(session.store, self._before.id))
        self._shown = form
        self._is_asked: Column | None = None
        self._saved: Card | None = None
        super().__init__(session, form, (CARD_FORM, identifier or NEW_CARD), identifier)

    def form_title(self) -> str:
        """Whether it is new."""
        return "Card" if self.identifier else "New card"

    def begins_open(self) -> bool:
        """A card whose notes, small steps or blockers say something shows them at once."""
        form = self.form
        return bool(form.notes or form.checklist or form.blocked_by or form.kind != CardKind.TASK.value)

    def note(self) -> Content:
        """That a leap is asked about before it begins or is done."""
        form = self.typed()
        was = self._before.column if self._before is not None else None
        column = Column(form.column)
        if form.kind == CardKind.TASK.value or column not in GATED_COLUMNS or column is was:
            return Content("")
        return Content.styled("What is missing before this leap is asked about as it is saved.", "$text-muted")

    def save_form(self, form: CardForm) -> Card | tuple[Problem, ...]:
        """Save the card; one that is to take a leap with something missing is saved where it stood before.

        Raises:
            Fault: Nothing was saved.
        """
        store, today = self.session.store, self.session.clock.now().day
        base = Card("", form.title or "-", today, column=Column.READY)
        if self.identifier is not None:
            base = cards.find(store, self.identifier)
            form = merged(form, self._shown, form_of(base, cards.waits_for(store, base.id)))
        wanted, kind = Column(form.column), CardKind(form.kind)
        missing = gates.asked_before(store, replace(base, kind=kind), wanted, today)
        self._is_asked = wanted if missing else None
        if missing:
            form = replace(form, column=base.column.value)
        return cards.save_card(store, form, today, self.identifier, self.draft_place)

    def said_saved(self, record: Any) -> str:
        """Where the card stands as long as the gate is not passed."""
        if self._is_asked is None:
            return super().said_saved(record)
        return f"Saved; it stays in {COLUMN_NAMES[record.column]} until you say why it goes on."

    def saved_words(self, record: Any) -> Iterable[str]:
        """The words that stand in the card."""
        self._saved = record
        return super().saved_words(record)

    def action_save(self) -> None:
        """Save, or put each sentence under its field; where a leap is asked about, its gate comes next."""
        super().action_save()
        saved, wanted = self._saved, self._is_asked
        if saved is not None and wanted is not None:
            gate = self.attempt(lambda: GateScreen(self.session, saved.id, wanted))
            if gate is not None:
                self.app.push_screen(gate)


def screen_of_draft(session: Session, form: str, row: str) -> CardFormScreen | None:
    """The form with what was being typed; nothing where a draft is of another form.

    Raises:
        NotFound: The card is not there any more.
    """
    if form != CARD_FORM:
        return None
    return CardFormScreen(session, None if row == NEW_CARD else row)
