"""The form for a line of the ledger: the role, the hours promised and real, and who said so."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.content import Content

from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.role import ROLE_NAMES
from pivot_tui.printing.people import lost_said
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import ledger
from pivot_tui.workbook.ledger import INCUMBENT_FORM, IncumbentForm
from pivot_tui.workbook.said_by import who_of_contacts
from pivot_tui.workbook.session import Session

_HOURS = "6, 1.5 or 1:30"
_ROLES = (("", "none of the five"), *((role.value, name) for role, name in ROLE_NAMES.items()))


class IncumbentFormScreen(LayeredFormScreen):
    """One line of the ledger, new or there already.

    Args:
        session: The open workbook.
        identifier: The line; a new one without.
    """

    HELP_NAME = "incumbent_form"
    TABLE = INCUMBENT_FORM
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("title", "Role", hint="such as associate program director", is_free=True),
        FormField("promised", "Promised h/week", hint=_HOURS),
        FormField("real", "Really h/week", hint=f"{_HOURS}; open while not known"),
        FormField("who", "Said by", hint="initials, or open"),
        FormField("role", "Of the five", "turning", options=_ROLES),
        FormField("place", "Where", hint="open for here", is_free=True),
        FormField("day", "Said on", hint="wed, 9 mar or 2026-03-09; open for today"),
    )

    def __init__(self, session: Session, identifier: str | None = None) -> None:
        self._who = who_of_contacts(session.store)
        form = IncumbentForm()
        if identifier is not None:
            found = ledger.find(session.store, identifier)
            form = ledger.form_of(found, self._who.get(found.contact or "", found.said_by))
        super().__init__(session, form, (INCUMBENT_FORM, identifier or ""), identifier)

    def form_title(self) -> str:
        """Whether it is new."""
        return "Line of the ledger" if self.identifier else "New line of the ledger"

    def suggestions(self, name: str) -> Iterable[str]:
        """The contacts by their initials."""
        return self._who.values() if name == "who" else ()

    def note(self) -> Content:
        """What is lost, as soon as both figures stand there."""
        form: IncumbentForm = self.typed()
        today = self.session.clock.now().day
        found = ledger.read_form(form, today, "new", {}) if form.title and form.real else ()
        return Content(f"Education time a week: {lost_said(found)}.") if isinstance(found, Incumbent) else Content("")

    def save_form(self, form: Any) -> Any:
        """Save the line.

        Raises:
            Fault: Nothing was saved.
        """
        today = self.session.clock.now().day
        return ledger.save_incumbent(self.session.store, form, today, self.identifier, self.draft_place)
