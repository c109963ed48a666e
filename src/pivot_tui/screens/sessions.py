"""The Portfolio's first view: activities, most recently taught first, and what is known of the one under the cursor."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.printing.sessions import FACT_NAMES, facts_said, portfolio_lines, sessions_said
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import activities
from pivot_tui.workbook.activities import Taught
from pivot_tui.workbook.activity_facts import activity_of, all_facts, facts
from pivot_tui.workbook.session import Session

_EMPTY = (
    ("What you taught, built or led belongs here", "bold"),
    "\n\nA talk, rounds, precepting, an orientation, a form that others use. Each is entered once with five fields; "
    "every further session is logged again with one key. What is never written down cannot be shown to a committee, "
    "and after a year nobody remembers who was in the room.\n\n",
    ("a", "$foreground bold"),
    ("  adds the first one", "$text-muted"),
)
_LONGEST_TITLE = 140  # cells, so that what is known stays in sight


class SessionsView(ListsRecords[Taught], HasTraces, AreaView):
    """The activities with their last sessions."""

    NEEDS_ONE = ("log_again", "edit", "trash", "evaluate", "links", "files")
    ENTER = "Sessions"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="activity.add", tooltip="Add an activity with its first session"),
        Binding("r", "log_again", "Log again", id="activity.log_again", tooltip="Log another session like the last"),
        Binding("v", "evaluate", "Ratings", id="activity.evaluate", tooltip="Enter what learners said of it"),
        Binding("e", "edit", "Edit", id="activity.edit", tooltip="Change the activity"),
        Binding("o", "files", "Files", show=False, id="activity.files", tooltip="Its files and addresses"),
        Binding("l", "links", "Links", show=False, id="activity.links", tooltip="What it is linked with"),
        Binding("d,delete", "trash", "Trash", show=False, id="activity.trash", tooltip="Put it in the trash"),
        *trace_bindings("activity"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-sessions")

    def compose(self) -> ComposeResult:
        """The list, what is known of one, and what belongs here while there is nothing."""
        yield Static(Content.assemble(*_EMPTY), id="activities-empty")
        with Container(id="activities-panels"):
            yield RecordList(id="activities")
            with VerticalScroll(id="activity-pane"):
                yield Static(id="activity-title", markup=False)
                for number, name in enumerate(FACT_NAMES):
                    with Horizontal(classes="fact", id=f"fact-{number}"):
                        yield Static(Content(name), classes="fact-name")
                        yield Static(classes="fact-words", markup=False)

    def show_records(self) -> None:
        """Read the activities again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = activities.taught(self.session.store)
        self.show_listed(found)
        sessions = sum(one.sessions for one in found)
        named = "1 activity" if len(found) == 1 else f"{len(found):,} activities"
        self.say_fact(f"{named}, {sessions_said(sessions)}" if found else "")

    def rows_of(self, records: Iterable[Taught]) -> Iterator[ListedRecord]:
        """The activities, each with the day it was last taught."""
        today = self.session.clock.now().day
        return (ListedRecord(one.id, RowDrawnLater(partial(_row, one, today))) for one in records)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on an activity, or on that of a session or a file.

        Raises:
            NotFound: It is not there any more.
        """
        wanted = activity_of(self.session.store, identifier)
        self.show_records()
        self.put_cursor(wanted)

    def printed(self) -> Printed | None:
        """The activities with what is known of each.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = tuple(all_facts(self.session.store))
        return Printed("Portfolio", portfolio_lines(found, self.session.clock.now().day)) if found else None

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """The activity under the cursor."""
        return Traced("activity", one.id, one.title) if (one := self.current) is not None else None

    def show_one(self) -> None:
        """Show what is known of the activity under the cursor."""
        one = self.current
        found = self.attempt(lambda: facts(self.session.store, one.id)) if one else None
        self.query_one("#activity-pane").display = found is not None
        if found is None:
            return
        title = plain(" ".join(found.activity.title.split())).truncate(_LONGEST_TITLE, ellipsis=True).stylize("bold")
        gap = "\n" if self.screen.has_class("-wide") else "   "
        kind = Content.styled(f"{gap}{found.kind.name}", "$text-muted")
        self.query_one("#activity-title", Static).update(Content.assemble(title, kind))
        said = dict(facts_said(found, self.session.clock.now().day))
        for number, name in enumerate(FACT_NAMES):
            row = self.query_one(f"#fact-{number}")
            row.display = name in said
            row.query_one(".fact-words", Static).update(Content(said.get(name, "")))
        self.query_one("#activity-pane").scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an activity is only there where one is; some have no sessions to log again."""
        if action == "log_again" and self.is_mounted and (one := self.current) is not None:
            return not activities.type_of(one.type).no_sessions
        return super().check_action(action, parameters)

    def cursor_moved(self) -> None:
        """The cursor is seen to move before its record is read."""
        self.call_after_refresh(self.show_one)

    def choose(self) -> None:
        """Open the sessions of the activity."""
        from pivot_tui.screens.session_list import SessionListScreen

        self.open_for_current(lambda one: SessionListScreen(self.session, one.id))

    # Acts

    def action_add(self) -> None:
        """Open the form of a new activity with its first session."""
        from pivot_tui.screens.activity_form import NewActivityFormScreen

        self.open_screen(lambda: NewActivityFormScreen(self.session))

    def action_edit(self) -> None:
        """Open the form of the activity under the cursor."""
        from pivot_tui.screens.activity_form import ActivityFormScreen

        self.open_for_current(lambda one: ActivityFormScreen(self.session, one.id))

    def action_log_again(self) -> None:
        """Open the form of another session, with last time's learners and hours in it."""
        from pivot_tui.screens.session_form import SessionFormScreen

        self.open_for_current(lambda one: SessionFormScreen(self.session, one.id))

    def action_evaluate(self) -> None:
        """Open the form of what learners said."""
        from pivot_tui.screens.evaluation_form import EvaluationFormScreen

        self.open_for_current(lambda one: EvaluationFormScreen(self.session, one.id))

    def action_files(self) -> None:
        """Open the files and addresses."""
        from pivot_tui.screens.attachments import AttachmentsScreen

        self.open_for_current(lambda one: AttachmentsScreen(self.session, one.id))

    def action_links(self) -> None:
        """Open what the activity is linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(lambda one: LinksScreen(self.session, "activity", one.id, one.title))

    def action_trash(self) -> None:
        """Put the activity in the trash with its sessions; no question, since it can be taken back."""
        store = self.session.store
        self.trash_current(lambda one: activities.trash_activities(store, [one.id]), "In the trash, with its sessions.")


def _row(one: Taught, today: date) -> Row:
    day = say_day_near(one.last_day, today) if one.last_day else ""
    kind = activities.type_of(one.type).name
    sessions = f"{one.sessions:>4,}" if one.sessions else f"{'':>4}"
    right = Content.styled(f"{kind}{sessions}", "$text-muted")
    return Row(Content.styled(f"{day:<12}", "$text-muted"), plain(" ".join(one.title.split())), right)
