"""The form for a contact: who it is, what they are and what stands next with them; behind it all that is known."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from pivot_tui.domain.contact import TYPE_NAMES, Contact, initials_instead
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.named_days import read_day_ahead
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import ROLE_NAMES
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.tick_lines import TickLines
from pivot_tui.widgets.ticks import Ticks
from pivot_tui.workbook import contact_form, contacts
from pivot_tui.workbook.contact_form import ContactForm
from pivot_tui.workbook.contacts import CONTACT_FORM, NEW
from pivot_tui.workbook.session import Session

_FLAGS = (("", "not asked"), ("yes", "yes"), ("no", "no"))
_TYPES = tuple((kind.value, name) for kind, name in TYPE_NAMES.items())


class ContactFormScreen(LayeredFormScreen):
    """One contact, new or there already.

    Args:
        session: The open workbook.
        identifier: The contact; a new one without.
        form: What a new one begins with: its type, for instance.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "contact_form.tcss"]
    HELP_NAME = "contact_form"
    TABLE = "contact"
    MORE_SAID = "position, what they control, how to reach, flags"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("who", "Who", hint="initials, such as L.K."),
        FormField("type", "What they are", "turning", options=_TYPES),
        FormField("next_step", "Next step", hint="what was promised, by you or by them", is_free=True),
        FormField("next_due", "By", hint="a day: 24 mar, tue, in 2 weeks, 2026-03-24"),
        FormField("position", "Position", hint="what they are there, in words", is_more=True, begins=True),
        FormField("institution", "Where", hint="nothing for here", is_more=True),
        FormField("controls", "Has a say in", "ticks", is_more=True),
        FormField("controls_also", "And controls", hint="budgets, rooms, schedules", is_more=True, is_free=True),
        FormField("email", "Email", is_more=True, begins=True),
        FormField("phone", "Phone", is_more=True),
        FormField("other_ways", "Other ways", "text", hint="pager, office, whom to ask", is_more=True),
        FormField("mentor", "Mentor", "choice", options=_FLAGS, is_more=True, begins=True),
        FormField("knows_goals", "Knows your goals", "choice", options=_FLAGS, is_more=True),
        FormField("would_advocate", "Would speak up", "choice", options=_FLAGS, is_more=True),
        FormField("wished_days", "In touch every", hint="days; 0 for no nudges", is_more=True, begins=True),
        FormField("longest_days", "At the latest", hint="days; 180 unless you say so", is_more=True),
        FormField("in_touch", "Last in touch", hint="beside conversations: yesterday, 2026-03-02", is_more=True),
        FormField("tags", "Tags", hint="words to find them by", is_more=True),
    )

    def __init__(self, session: Session, identifier: str | None = None, form: ContactForm | None = None) -> None:
        if identifier is not None:
            form = contact_form.form_of(contacts.find(session.store, identifier))
        self._asked_about = ""
        super().__init__(session, form or ContactForm(), (CONTACT_FORM, identifier or NEW), identifier)

    def form_title(self) -> str:
        """Whether it is new."""
        return "Contact" if self.identifier else "New contact"

    def make_widget(self, field: FormField, value: Any) -> Widget:
        """The roles as ticks."""
        if field.shape == "ticks":
            return TickLines({role.value: name for role, name in ROLE_NAMES.items()}, value.split(), id=field.name)
        return super().make_widget(field, value)

    def read_widget(self, field: FormField, widget: Widget) -> Any:
        """What stands in a field now."""
        return " ".join(widget.ticked) if isinstance(widget, Ticks) else super().read_widget(field, widget)

    def on_ticks_ticked(self) -> None:
        """A role was ticked."""
        self.changed()

    def note(self) -> Content:
        """The day that words such as ``tue`` mean."""
        typed = self.typed().next_due
        day = read_day_ahead(typed, self.session.clock.now().day)
        if day is None or isinstance(day, Problem) or typed.strip() == day.isoformat():
            return Content("")
        return Content.styled(f"By {say_day_and_year(day)}.", "$text-muted")

    # A name, where initials would do

    def save_form(self, form: ContactForm) -> Contact | tuple[Problem, ...]:
        """Save the contact; a full name is asked about once.

        Raises:
            Fault: Nothing was saved.
        """
        keep_name = bool(form.who) and form.who == self._asked_about
        self._asked_about = form.who
        return contacts.save_contact(
            self.session.store,
            form,
            self.session.clock.now().day,
            self.identifier,
            [self.draft_place],
            keep_name=keep_name,
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each sentence under its field; the cursor stands behind the name that is asked about."""
        super().show_problems(problems)
        if isinstance(self.focused, Input):
            self.focused.cursor_position = len(self.focused.value)

    def action_use_initials(self) -> None:
        """Write initials for the name of the contact, or else for the first name that was found."""
        who = self.query_one("#who", Input)
        short = initials_instead(who.value.strip())
        if short is not None and self.query_one("#problem-who").display:
            who.value = short
            self.query_one("#problem-who").display = False
        else:
            super().action_use_initials()
