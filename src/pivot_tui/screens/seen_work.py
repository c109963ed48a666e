"""What somebody has seen of the user's work: a line a time, with the activity it was."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.contact import SeenWork
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookDialog
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import contact_form, contacts
from pivot_tui.workbook.contact_form import SeenForm
from pivot_tui.workbook.contacts import SEEN_FORM
from pivot_tui.workbook.session import Session

_EMPTY = (
    "Nothing yet. People vouch for work that they have seen themselves: a session they dropped in on, a form they use, "
    "a talk they heard. A line takes a few seconds, and says later who could speak to what. a adds one."
)
_LONGEST_WHO, _LONGEST_WHAT = 40, 200  # cells


class SeenWorkScreen(ListsRecords[SeenWork], HasTraces, WorkbookDialog[None]):
    """What a contact has seen, the newest first.

    Args:
        session: The open workbook.
        contact_id: The contact.
    """

    CSS_PATH = "seen_work.tcss"
    HELP_NAME = "seen_work"
    AUTO_FOCUS = "#seen-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="seen_work.add", tooltip="Add what they have seen"),
        Binding("e", "edit", "Edit", show=False, id="seen_work.edit", tooltip="Change this line"),
        Binding("d,delete", "trash", "Trash", id="seen_work.trash", tooltip="Put this line in the trash"),
        Binding("escape", "leave", "Back", id="seen_work.leave", tooltip="Back to the contacts"),
        *trace_bindings("seen_work"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, contact_id: str) -> None:
        super().__init__(session)
        self._contact = contacts.find(session.store, contact_id)
        self._titles: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The title, the lines, and what belongs here while there are none."""
        with Vertical(id="seen-work"):
            yield Static(id="seen-title", markup=False)
            yield RecordList(id="seen-rows")
            yield Static(id="seen-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read the lines again."""
        self.attempt(self._show)

    def _show(self) -> None:
        store = self.session.store
        self._contact = contacts.find(store, self._contact.id)
        self._titles = contacts.activity_titles(store)
        found = contacts.seen_by(store, self._contact.id)
        self.show_listed(found)
        who = plain(" ".join(self._contact.who.split())).truncate(_LONGEST_WHO, ellipsis=True).stylize("bold")
        title = Content.assemble(who, ("   has seen of your work", "$text-muted"))
        self.query_one("#seen-title", Static).update(title)

    def rows_of(self, records: Iterable[SeenWork]) -> Iterator[ListedRecord]:
        """The lines, each with its day, and whether it leads to an activity."""
        today = self.session.clock.now().day
        return (ListedRecord(one.id, RowDrawnLater(partial(_row, one, today))) for one in records)

    def show_one(self) -> None:
        """Say below the list the whole of the line under the cursor, or what belongs here."""
        one = self.current
        said = Content(_EMPTY)
        if one is not None:
            title = " ".join(self._titles.get(one.activity or "", "").split())
            said = plain(" ".join(one.what.split())).truncate(_LONGEST_WHAT, ellipsis=True)
            if title:
                said += Content("\nIn Sessions: ") + plain(title).truncate(_LONGEST_WHAT, ellipsis=True)
        self.query_one("#seen-note", Static).update(said)

    @property
    def traced(self) -> Traced | None:
        """The line under the cursor."""
        return Traced("seen_work", one.id, first_line(one.what)) if (one := self.current) is not None else None

    def action_add(self) -> None:
        """Open an empty form."""
        self.open_screen(lambda: SeenFormScreen(self.session, self._contact.id))

    def action_edit(self) -> None:
        """Open the form of the line under the cursor."""
        self.open_for_current(lambda one: SeenFormScreen(self.session, self._contact.id, one.id))

    def action_trash(self) -> None:
        """Put the line in the trash."""
        self.trash_current(lambda one: contacts.trash_seen(self.session.store, [one.id]))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class SeenFormScreen(LayeredFormScreen):
    """One line of what somebody has seen, new or there already.

    Args:
        session: The open workbook.
        contact_id: Who saw it.
        identifier: The line; a new one without.
    """

    HELP_NAME = "seen_work"
    TABLE = "seen_work"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("what", "What", hint="dropped in on rounds, heard the talk", is_free=True),
        FormField("day", "When", hint="2026-03-13, yesterday, on tue"),
        FormField("activity", "In Sessions as", hint="the title of an activity; or open"),
    )

    def __init__(self, session: Session, contact_id: str, identifier: str | None = None) -> None:
        store = session.store
        self._contact_id = contact_id
        self._titles = contacts.activity_titles(store)
        form = SeenForm(day=session.clock.now().day.isoformat())
        if identifier is not None:
            form = contact_form.seen_form_of(contacts.find_seen(store, identifier), self._titles)
        super().__init__(session, form, (SEEN_FORM, identifier or contact_id), identifier)

    def form_title(self) -> str:
        """Whether it is new."""
        return "What they have seen" if self.identifier else "They have seen"

    def suggestions(self, name: str) -> Iterable[str]:
        """The titles of the activities."""
        return self._titles.values() if name == "activity" else ()

    def save_form(self, form: SeenForm) -> SeenWork | tuple[Problem, ...]:
        """Save the line.

        Raises:
            Fault: Nothing was saved.
        """
        today, drafts = self.session.clock.now().day, [self.draft_place]
        return contacts.save_seen(self.session.store, form, self._contact_id, today, self.identifier, drafts)


def _row(one: SeenWork, today: date) -> Row:
    left = Content.styled(f"{say_day_near(one.day, today):<12}", "$text-muted")
    right = Content.styled("in Sessions", "$text-muted") if one.activity else None
    return Row(left, plain(first_line(one.what)), right)
