"""Who you have met: the five types that control education jobs, who has a say in each role, and the mentors."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import TYPE_NAMES, ContactType
from pivot_tui.domain.role import ROLE_NAMES, Role
from pivot_tui.domain.who_you_have_met import WhoYouHaveMet
from pivot_tui.printing.people import (
    NOBODY_YET,
    flags_said,
    mentors_said,
    met_lines,
    others_said,
    persons_said,
    types_said,
)
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.people_of_row import PeopleOfRowScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.widgets.section_list import SectionList, heading
from pivot_tui.workbook import who_you_have_met
from pivot_tui.workbook.contact_form import ContactForm
from pivot_tui.workbook.roles_of_interest import identifier_of, tick_role
from pivot_tui.workbook.session import Session

_NAME = 33  # cells for the name of a type or a role
_SHORT = 10  # cells for initials
_TALL = 34  # rows of the terminal from which a line is left free over each heading


@dataclass(frozen=True, slots=True)
class Line:
    """One row: people who have something in common.

    Attributes:
        id: What tells the row from others.
        name: What they have in common.
        people: Who they are.
        row: How it is shown.
        role: The role that they have a say in, where it is one.
        type: What they are, where that is one of the five types.
    """

    id: str
    name: str
    people: tuple[Acquaintance, ...]
    row: Row
    role: Role | None = None
    type: ContactType | None = None


class WhoYouHaveMetView(ListsRecords[Line], AreaView):
    """The five types, the five roles, the mentors, and everybody else on one line."""

    NEEDS_ONE = ("edit",)
    ENTER = "Who they are"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="met.tick", tooltip="A role you could see yourself in, or no longer"),
        Binding("a", "add", "Add a contact", id="met.add", tooltip="Add somebody of this type, or with a say in this"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-who-you-have-met")
        self._met: WhoYouHaveMet | None = None

    def compose(self) -> ComposeResult:
        """The rows, and a word for when nobody is known."""
        yield SectionList(id="met-rows")
        yield Static(_first_words(), id="met-note", markup=False)

    def show_records(self) -> None:
        """Read everybody again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        self._met = who_you_have_met.read(self.session.store)
        self._show(self._met)

    def _show(self, met: WhoYouHaveMet) -> None:
        self.show_listed(_lines(met))
        self.query_one("#met-note").display = met.is_empty
        self.say_fact(f"{met.types_met} of {len(met.types)} met")

    def on_resize(self) -> None:
        """Where there is more room, a line is left free over each heading."""
        if self._met is not None:
            self._show(self._met)

    def rows_of(self, records: Iterable[Line]) -> Iterator[ListedRecord]:
        """The rows under their headings."""
        met, is_tall = self._met, self.app.size.height >= _TALL
        assert met is not None
        headings = {
            "type": ("Who controls education jobs", types_said(met)),
            "role": ("Who has a say in each role", "✓ you could see yourself in it"),
            "mentor": ("Mentors", mentors_said(met)),
            "others": ("Others", ""),
        }
        section = ""
        for line in records:
            kind = line.id.split(":")[0]
            if kind != section:
                yield heading(kind, _heading(*headings[kind], has_room=is_tall, is_first=not section))
                section = kind
            yield ListedRecord(line.id, line.row)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a role that is ticked."""
        self.show_records()
        for line in self.listed.values():
            if line.role is not None and identifier_of(line.role) == identifier:
                self.put_cursor(line.id)

    def printed(self) -> Printed | None:
        """The same as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        met = who_you_have_met.read(self.session.store)
        return None if met.is_empty else Printed("Who you have met", met_lines(met))

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only roles are ticked."""
        if action == "tick":
            return self.is_mounted and self.current is not None and self.current.role is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what the keys do on this row."""
        line = self.current if self.is_mounted else None
        if line is not None and line.role is not None and binding.action == "tick":
            ticked = self._met is not None and any(one.is_ticked and one.role is line.role for one in self._met.roles)
            return Binding(binding.key, binding.action, "Untick" if ticked else "Tick")
        if line is not None and not line.people and binding.action == "select":
            return Binding(binding.key, binding.action, "Add a contact")
        return super().described(binding)

    def action_tick(self) -> None:
        """Tick a role, or take its tick away; the cursor goes with it."""
        line = self.current
        if line is None or line.role is None:
            return
        role = line.role
        ticked = self.attempt(lambda: tick_role(self.session.store, role))
        if ticked is not None:
            self.changed("You could see yourself in it." if ticked else "No longer ticked.")

    def action_edit(self) -> None:
        """Show the people of the row; one person alone is opened at once."""
        line = self.current
        if line is None:
            return
        if not line.people:
            self.action_add()
        elif len(line.people) == 1:
            self._open_contact(line.people[0].contact.id)
        else:
            screen = PeopleOfRowScreen(self.session, line.name, line.people)
            self.app.push_screen(screen, self._open_contact)

    def _open_contact(self, identifier: str | None) -> None:
        from pivot_tui.screens.contact_form import ContactFormScreen

        if identifier is not None:
            self.open_screen(lambda: ContactFormScreen(self.session, identifier))

    def action_add(self) -> None:
        """Open an empty form for a contact of this type, or with a say in this role."""
        from pivot_tui.screens.contact_form import ContactFormScreen

        line = self.current
        form = ContactForm()
        if line is not None and line.type is not None:
            form = ContactForm(type=line.type.value)
        elif line is not None and line.role is not None:
            form = ContactForm(controls=line.role.value)
        elif line is not None and line.id.startswith("mentor"):
            form = ContactForm(type=ContactType.MENTOR.value)
        self.open_screen(lambda: ContactFormScreen(self.session, form=form))


def _lines(met: WhoYouHaveMet) -> Iterator[Line]:
    for kind in met.types:
        mark = ("met", "●") if kind.is_met else ("known", "◐") if kind.people else ("open", "○")
        said = plain(persons_said(kind.people)) if kind.people else _nobody()
        name = TYPE_NAMES[kind.type]
        yield Line(f"type:{kind.type.value}", name, kind.people, _row(mark[1], name, said), type=kind.type)
    for role in met.roles:
        name, tick = ROLE_NAMES[role.role], "✓" if role.is_ticked else " "
        said = plain(persons_said(role.people)) if role.people else _nobody()
        title = f"{name}: who has a say"
        yield Line(f"role:{role.role.value}", title, role.people, _row(tick, name, said), role=role.role)
    for known in met.mentors:
        contact = known.contact
        yield Line(f"mentor:{contact.id}", contact.who, (known,), RowDrawnLater(partial(_mentor_row, known)))
    if met.others:
        row = Row(Content("    "), plain(others_said(met.others)))
        yield Line("others:", "Peers, people elsewhere and coordinators", met.others, row)


def _mentor_row(known: Acquaintance) -> Row:
    mark = "●" if known.contact.can_advocate else "◐"
    return _row(mark, known.contact.who, Content(flags_said(known.contact)), _SHORT)


def _row(mark: str, name: str, said: Content, width: int = _NAME) -> Row:
    left = plain(" ".join(name.split())).truncate(width - 1, ellipsis=True, pad=True)
    return Row(Content.assemble("  ", (mark, "$primary"), " ", left, " "), said)


def _nobody() -> Content:
    return Content.styled(NOBODY_YET, "$text-muted")


def _heading(name: str, said: str, *, has_room: bool, is_first: bool) -> Row:
    title, more = Content.styled(name, "bold"), Content.styled(said, "$text-muted")
    if has_room:
        together = Content.assemble(title, "   " if said else "", more)
        return Row(Content(""), together) if is_first else Row(Content(""), Content(""), below=together)
    return Row(title, Content(""), more)


def _first_words() -> Content:
    return Content.styled(
        "Five kinds of people decide about education jobs. a adds one that you know; initials will do.", "$text-muted"
    )
