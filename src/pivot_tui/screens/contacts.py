"""The People area's first view: contacts, with whom something is due soonest first, and what is known of one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.contact_filter import ContactFilter
from pivot_tui.domain.conversation import ACT_NAMES, Act, next_act
from pivot_tui.domain.rounding import many
from pivot_tui.printing.contacts import contact_facts, contact_lines, say_day_due
from pivot_tui.screens.contact_filter_line import ContactFilterLine
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import contacts, follow_ups
from pivot_tui.workbook.contacts import Listed
from pivot_tui.workbook.session import Session

_EMPTY = (
    ("People who decide, help or know belong here", "bold"),
    "\n\nFive kinds of people give out education jobs: clerkship and program directors, the vice chair for education, "
    "the UME director, the simulation director. They offer what comes up to those whom they know and have seen at "
    "work. Initials, what they are, and what stands next with them are enough.\n\n",
    ("a", "$foreground bold"),
    ("  adds the first one      ", "$text-muted"),
    ("i", "$foreground bold"),
    ("  reads contacts from a file", "$text-muted"),
)
_NONE = (
    ("Nobody answers to that.\n\n", "bold"),
    ("esc", "$foreground bold"),
    ("  shows everybody again", "$text-muted"),
)
_ROOM_BESIDE = 116  # cells that list and pane need side by side
_WHO, _TYPE = 7, 26  # cells
_LONGEST_TITLE = 60  # cells


class ContactsView(ListsRecords[Listed], HasTraces, AreaView):
    """The contacts with what stands next."""

    NEEDS_ONE = ("edit", "trash", "links", "seen", "met", "acts", "next", "done", "snooze")
    ENTER = "Open"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="contact.next", tooltip="Move the conversation with them on by one act"),
        Binding("a", "add", "Add", id="contact.add", tooltip="Add a contact"),
        Binding("m", "met", "Met", id="contact.met", tooltip="You have met: the minutes, then the after-note"),
        Binding("space", "done", "Done", id="contact.done", tooltip="The next step with them is done"),
        Binding("slash", "filter", "Filter", key_display="/", id="contact.filter", tooltip="Show only some contacts"),
        Binding("s", "snooze", "Snooze", show=False, id="contact.snooze", tooltip="Let what is due rest until a day"),
        Binding("w", "seen", "Seen", show=False, id="contact.seen", tooltip="What they have seen of your work"),
        Binding("y", "acts", "All acts", show=False, id="contact.acts", tooltip="All that can be done with them now"),
        Binding("e", "edit", "Edit", show=False, id="contact.edit", tooltip="Change the contact"),
        Binding("l", "links", "Links", show=False, id="contact.links", tooltip="What they are linked with"),
        Binding("d,delete", "trash", "Trash", show=False, id="contact.trash", tooltip="Put the contact in the trash"),
        Binding("i", "import", "Import", show=False, id="contact.import", tooltip="Read contacts from a file"),
        Binding("E", "export", "vCard", show=False, id="contact.export", tooltip="Write a vCard file"),
        *trace_bindings("contact"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-contacts")
        self._everybody: tuple[Listed, ...] = ()
        self._filter = ContactFilter()

    def compose(self) -> ComposeResult:
        """The filter line, the list, what is known of one, and what belongs here while there is nothing."""
        yield ContactFilterLine()
        yield Static(Content.assemble(*_EMPTY), id="contacts-empty")
        yield Static(Content.assemble(*_NONE), id="contacts-none")
        with Container(id="contacts-panels"):
            yield RecordList(id="contacts")
            with VerticalScroll(id="contact-pane"):
                yield Facts(id="contact-one")

    def on_resize(self, event: Resize) -> None:
        """Beside each other where there is room, otherwise one below the other."""
        self.set_class(event.size.width >= _ROOM_BESIDE, "-beside")

    # What is listed

    def show_records(self) -> None:
        """Read the contacts again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        self._everybody = contacts.listed(self.session.store, self.session.clock.now().day)
        self._show_filtered()

    def _show_filtered(self) -> None:
        today = self.session.clock.now().day
        chosen = self._filter
        shown = [one for one in self._everybody if chosen.is_empty or chosen.lets_through(one.known, one.due, today)]
        self.set_class(bool(self._everybody) and not chosen.is_empty, "-filtered")
        self.show_listed(shown)
        narrowed = f"{len(shown):,} of {len(self._everybody):,}"
        self.say_fact(_count_said(shown, today) if chosen.is_empty else narrowed)

    def rows_of(self, records: Iterable[Listed]) -> Iterator[ListedRecord]:
        """The contacts, each with what stands next."""
        today = self.session.clock.now().day
        return (ListedRecord(one.id, RowDrawnLater(partial(_row, one, today))) for one in records)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a contact, or on the one who has seen something, whatever the filter was.

        Raises:
            NotFound: It is not there any more.
        """
        self._close_filter()
        self.show_records()
        if identifier not in self.listed:
            identifier = contacts.find_seen(self.session.store, identifier).contact
        self.put_cursor(identifier)

    def printed(self) -> Printed | None:
        """The contacts that the filter lets through, as lines."""
        today = self.session.clock.now().day
        return Printed("Contacts", contact_lines(self.listed.values(), today)) if self.listed else None

    # The filter

    @property
    def has_open_field(self) -> bool:
        """Whether the filter is open."""
        return self.query_one(ContactFilterLine).display

    def action_filter(self) -> None:
        """Open the filter line."""
        self.query_one(ContactFilterLine).open()
        self.screen.refresh_bindings()

    def leave_field(self) -> None:
        """Close the filter, and show everybody with the cursor where it was."""
        self._close_filter()
        self._show_filtered()
        self.focus_first()

    def _close_filter(self) -> None:
        self.query_one(ContactFilterLine).close()
        self._filter = ContactFilter()

    def on_contact_filter_line_changed(self, event: ContactFilterLine.Changed) -> None:
        """Show whom the filter lets through."""
        self._filter = event.chosen
        self._show_filtered()

    def on_contact_filter_line_left(self) -> None:
        """Go to those who were found."""
        self.focus_first()

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """The contact under the cursor."""
        return Traced("contact", one.id, one.known.contact.who) if (one := self.current) is not None else None

    @property
    def next_act(self) -> Act:
        """What ``n`` does with the contact under the cursor."""
        one = self.current
        return next_act(one.known, self.session.clock.now().day) if one is not None else Act.NOTHING

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not everybody has a next act, a next step, or anything that is due."""
        one = self.current if self.is_mounted else None
        if action in ("filter", "export"):
            return bool(self._everybody)
        if action == "next" and one is not None:
            return self.next_act is not Act.NOTHING
        if action == "done" and one is not None:
            return bool(one.known.contact.next_step or one.known.contact.next_due)
        if action == "snooze" and one is not None:
            return one.due is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what ``n`` will do."""
        if binding.action == "next":
            return Binding(binding.key, binding.action, ACT_NAMES[self.next_act])
        return super().described(binding)

    def cursor_moved(self) -> None:
        """The cursor is seen to move before its record is read."""
        self.call_after_refresh(self.show_one)

    def show_one(self) -> None:
        """Show what is known of the contact under the cursor."""
        one = self.current
        said = self.attempt(lambda: _said(self.session, one)) if one is not None else None
        self.query_one("#contact-pane").display = said is not None
        if said is not None:
            self.query_one("#contact-one", Facts).show(said)
            self.query_one("#contact-pane").scroll_home(animate=False)

    # The conversation with them

    def action_next(self) -> None:
        """Do what comes next in the conversation."""
        self._act(self.next_act)

    def action_met(self) -> None:
        """Say that a conversation was held."""
        self._act(Act.MEET)

    def action_acts(self) -> None:
        """Choose among all that can be done now."""
        self._act(Act.NOTHING)

    def _act(self, act: Act) -> None:
        """Open the screen of an act; that of nothing lists all acts."""
        from pivot_tui.screens.conversation_acts import act_screen

        one = self.current
        screen = self.attempt(lambda: act_screen(self.session, one.id, act)) if one is not None else None
        if screen is not None:
            self.app.push_screen(screen)

    # Acts

    def action_add(self) -> None:
        """Open an empty form."""
        from pivot_tui.screens.contact_form import ContactFormScreen

        self.open_screen(lambda: ContactFormScreen(self.session))

    def action_edit(self) -> None:
        """Open the form of the contact under the cursor."""
        from pivot_tui.screens.contact_form import ContactFormScreen

        self.open_for_current(lambda one: ContactFormScreen(self.session, one.id))

    def action_done(self) -> None:
        """The next step is done."""
        one, today = self.current, self.session.clock.now().day
        if one is not None and self.attempt(lambda: contacts.done(self.session.store, one.id, today)) is not None:
            self.changed("Done.")

    def action_snooze(self) -> None:
        """Let what is due rest until a day."""
        from pivot_tui.screens.snooze import SnoozeScreen

        self.open_for_current(lambda one: SnoozeScreen(self.session, one))

    def action_seen(self) -> None:
        """Open what they have seen."""
        from pivot_tui.screens.seen_work import SeenWorkScreen

        self.open_for_current(lambda one: SeenWorkScreen(self.session, one.id))

    def action_links(self) -> None:
        """Open what they are linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(lambda one: LinksScreen(self.session, "contact", one.id, one.known.contact.who))

    def action_import(self) -> None:
        """Ask for a file of contacts, and show what it would change."""
        from pivot_tui.screens.import_contacts import ImportContactsScreen

        self.open_screen(lambda: ImportContactsScreen(self.session))

    def action_export(self) -> None:
        """Ask for a file, and write everybody's card into it."""
        from pivot_tui.screens.export_contacts import ExportContactsScreen

        self.open_screen(lambda: ExportContactsScreen(self.session))

    def action_trash(self) -> None:
        """Put the contact in the trash; no question, since it can be taken back."""
        store = self.session.store
        self.trash_current(
            lambda one: contacts.trash_contacts(store, [one.id]), "In the trash, with the conversations."
        )


def _row(one: Listed, today: date) -> Row:
    contact = one.known.contact
    who = plain(" ".join(contact.who.split())).truncate(_WHO, ellipsis=True, pad=True)
    left = Content.assemble(who, (f" {TYPE_NAMES[contact.type]:<{_TYPE}} ", "$text-muted"))
    late = one.due is not None and one.due.is_overdue(today)
    day = Content.styled(f"{say_day_due(one, today):>11}", "$text-warning" if late else "$text-muted")
    what = one.due.what if one.due is not None else contact.next_step
    met = "met" if one.known.is_met else "   "
    return Row(left, plain(" ".join(what.split())), Content.assemble(day, (f" {met}", "$text-muted")))


def _count_said(found: Sequence[Listed], today: date) -> str:
    """How many there are, and with how many something is overdue."""
    if not found:
        return ""
    people = many(len(found), "contact")
    late = sum(one.due is not None and one.due.is_overdue(today) for one in found)
    return f"{people}, {late:,} overdue" if late else people


def _said(session: Session, one: Listed) -> list[Content | Fact]:
    """What is known of a contact, below their name.

    Raises:
        Fault: The workbook cannot be read.
    """
    today = session.clock.now().day
    seen, notes = contacts.seen_by(session.store, one.id), follow_ups.last_notes(session.store, one.id)
    who = plain(" ".join(one.known.contact.who.split())).truncate(_LONGEST_TITLE, ellipsis=True).stylize("bold")
    met = "met" if one.known.is_met else "not met"
    title = Content.assemble(who, (f"   {TYPE_NAMES[one.known.contact.type]}, {met}", "$text-muted"))
    return [title, *(Fact(name, said) for name, said in contact_facts(one, seen, notes, today))]
