"""The form for what was learned: the words, what they bear on, who said them, and the month that they name."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.widget import Widget

from pivot_tui.domain.learned import TOPIC_NAMES, BearsOn
from pivot_tui.domain.role import ROLE_NAMES
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import learned
from pivot_tui.workbook.learned import LEARNED_FORM, LearnedForm
from pivot_tui.workbook.said_by import who_of_contacts
from pivot_tui.workbook.session import Session

_BEARS = (
    (BearsOn.PLACE.value, "the place"),
    *((role.value, name) for role, name in ROLE_NAMES.items()),
    (BearsOn.OFFER.value, "an offer"),
)


class LearnedFormScreen(LayeredFormScreen):
    """One thing that was learned, new or there already.

    Args:
        session: The open workbook.
        identifier: The record; a new one without.
    """

    HELP_NAME = "learned_form"
    TABLE = LEARNED_FORM
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("text", "Learned", "text", hint="how it really works there", is_free=True),
        FormField("bears", "It bears on", "turning", options=_BEARS),
        FormField("offer", "Which offer", hint="in a few words", is_free=True),
        FormField("who", "Said by", hint="initials of a contact; or open"),
        FormField(
            "topic", "Topic", "turning", options=tuple((topic.value, name) for topic, name in TOPIC_NAMES.items())
        ),
        FormField("month", "Month it names", hint="July 2027; or open"),
        FormField("day", "Learned on", hint="wed, 9 mar or 2026-03-09; open for today"),
    )

    def __init__(self, session: Session, identifier: str | None = None) -> None:
        self._who = who_of_contacts(session.store)
        form = LearnedForm()
        if identifier is not None:
            found = learned.find(session.store, identifier)
            form = learned.form_of(found, self._who.get(found.contact or "", ""))
        super().__init__(session, form, (LEARNED_FORM, identifier or ""), identifier)

    def form_title(self) -> str:
        """Whether it is new."""
        return "Learned" if self.identifier else "What you learned"

    def suggestions(self, name: str) -> Iterable[str]:
        """The contacts by their initials."""
        return self._who.values() if name == "who" else ()

    def show_note(self) -> None:
        """Ask for the offer only where it bears on one."""
        super().show_note()
        form: LearnedForm = self.typed()
        row = self.query_one("#offer").parent
        assert isinstance(row, Widget)
        row.display = form.bears == BearsOn.OFFER.value

    def save_form(self, form: Any) -> Any:
        """Save what was learned.

        Raises:
            Fault: Nothing was saved.
        """
        today = self.session.clock.now().day
        return learned.save_learned(self.session.store, form, today, self.identifier, self.draft_place)
