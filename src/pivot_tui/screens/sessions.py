"""The Portfolio's first view: activities, most recently taught first, and what is known of the one under the cursor."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.printing.sessions import FACT_NAMES, facts_said, portfolio_lines, sessions_said
from pivot_tui.screens.frame import Printed, RecordsChanged
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
_NEEDS_ONE = ("log_again", "edit", "trash", "evaluate", "links", "files")


class SessionsView(HasTraces, AreaView):
    """The activities with their last sessions."""

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
        self._taught: dict[str, Taught] = {}

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
        self._taught = {one.id: one for one in found}
        today = self.session.clock.now().day
        rows = self.query_one(RecordList)
        rows.show(_record(one, today) for one in found)
        if found and rows.highlighted is None:
            rows.highlighted = 0
        self.set_class(not found, "-empty")
        sessions = sum(one.sessions for one in found)
        named = "1 activity" if len(found) == 1 else f"{len(found):,} activities"
        self.say_fact(f"{named}, {sessions_said(sessions)}" if found else "")
        self._show_pane()
        self.refresh_bindings()

    def show_record(self, identifier: str) -> None:
        """Put the cursor on an activity, or on that of a session or a file.

        Raises:
            NotFound: It is not there any more.
        """
        wanted = activity_of(self.session.store, identifier)
        self.show_records()
        rows = self.query_one(RecordList)
        rows.highlighted = rows.get_option_index(wanted)

    def focus_first(self) -> None:
        """Give the list the focus."""
        self.query_one(RecordList).focus()

    def printed(self) -> Printed | None:
        """The activities with what is known of each.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = tuple(all_facts(self.session.store))
        return Printed("Portfolio", portfolio_lines(found, self.session.clock.now().day)) if found else None

    # What the cursor is on

    @property
    def current(self) -> Taught | None:
        """The activity under the cursor."""
        return self._taught.get(self.query_one(RecordList).current or "")

    @property
    def traced(self) -> Traced | None:
        """The activity under the cursor."""
        return Traced("activity", one.id, one.title) if (one := self.current) is not None else None

    def _show_pane(self) -> None:
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
        if action in _NEEDS_ONE and self.is_mounted:
            one = self.current
            if action == "log_again" and one is not None:
                return not activities.type_of(one.type).no_sessions
            return one is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Enter opens the sessions."""
        if binding.action == "select":
            return Binding(binding.key, binding.action, "Sessions")
        return binding

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is known of what the cursor is on."""
        event.stop()
        self.call_after_refresh(self._show_pane)  # the cursor is seen to move before its record is read
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the sessions of an activity."""
        event.stop()
        from pivot_tui.screens.session_list import SessionListScreen

        if (one := self.current) is not None:
            self._push(lambda: SessionListScreen(self.session, one.id))

    # Acts

    def _push(self, build: Callable[[], Any]) -> None:
        screen = self.attempt(build)
        if screen is not None:
            self.app.push_screen(screen)

    def action_add(self) -> None:
        """Open the form of a new activity with its first session."""
        from pivot_tui.screens.activity_form import NewActivityFormScreen

        self._push(lambda: NewActivityFormScreen(self.session))

    def action_edit(self) -> None:
        """Open the form of the activity under the cursor."""
        from pivot_tui.screens.activity_form import ActivityFormScreen

        if (one := self.current) is not None:
            self._push(lambda: ActivityFormScreen(self.session, one.id))

    def action_log_again(self) -> None:
        """Open the form of another session, with last time's learners and hours in it."""
        from pivot_tui.screens.session_form import SessionFormScreen

        if (one := self.current) is not None:
            self._push(lambda: SessionFormScreen(self.session, one.id))

    def action_evaluate(self) -> None:
        """Open the form of what learners said."""
        from pivot_tui.screens.evaluation_form import EvaluationFormScreen

        if (one := self.current) is not None:
            self._push(lambda: EvaluationFormScreen(self.session, one.id))

    def action_files(self) -> None:
        """Open the files and addresses."""
        from pivot_tui.screens.attachments import AttachmentsScreen

        if (one := self.current) is not None:
            self._push(lambda: AttachmentsScreen(self.session, one.id))

    def action_links(self) -> None:
        """Open what the activity is linked with."""
        from pivot_tui.screens.links import LinksScreen

        if (one := self.current) is not None:
            self._push(lambda: LinksScreen(self.session, "activity", one.id, one.title))

    def action_trash(self) -> None:
        """Put the activity in the trash with its sessions; no question, since it can be taken back."""
        one = self.current
        gone = self.attempt(lambda: activities.trash_activities(self.session.store, [one.id])) if one else None
        if gone is not None:
            self.notify("In the trash, with its sessions. u undoes.", timeout=4, markup=False)
            self.post_message(RecordsChanged())


def _record(one: Taught, today: date) -> ListedRecord:
    return ListedRecord(one.id, RowDrawnLater(lambda: _row(one, today)))


def _row(one: Taught, today: date) -> Row:
    day = say_day_near(one.last_day, today) if one.last_day else ""
    kind = activities.type_of(one.type).name
    sessions = f"{one.sessions:>4,}" if one.sessions else f"{'':>4}"
    right = Content.styled(f"{kind}{sessions}", "$text-muted")
    return Row(Content.styled(f"{day:<12}", "$text-muted"), plain(" ".join(one.title.split())), right)
