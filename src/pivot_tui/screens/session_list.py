"""All sessions of one activity, newest first, a page at a time."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.activity import TeachingSession
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.roster import say_roster
from pivot_tui.printing.sessions import hours_by_kind, sessions_said
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookDialog
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import activities
from pivot_tui.workbook.session import Session


class SessionListScreen(ListsRecords[TeachingSession], HasTraces, WorkbookDialog[None]):
    """The sessions of an activity.

    Args:
        session: The open workbook.
        activity_id: The activity.
    """

    CSS_PATH = "session_list.tcss"
    HELP_NAME = "session_list"
    AUTO_FOCUS = "#session-rows"
    NEEDS_ONE = ("edit", "trash", "links")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "log_again", "Log again", id="sessions.log_again", tooltip="Log another session like the last"),
        Binding("e", "edit", "Edit", show=False, id="sessions.edit", tooltip="Change this session"),
        Binding("l", "links", "Links", id="sessions.links", tooltip="What this session is linked with"),
        Binding("d,delete", "trash", "Trash", id="sessions.trash", tooltip="Put this session in the trash"),
        Binding("escape", "leave", "Back", id="sessions.leave", tooltip="Back to the activities"),
        *trace_bindings("sessions"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, activity_id: str) -> None:
        super().__init__(session)
        self._activity = activities.activity(session.store, activity_id)
        self._kind = activities.type_of(self._activity.type)
        self._total = 0

    def compose(self) -> ComposeResult:
        """The title, the sessions, and what belongs here while there are none."""
        with Vertical(id="session-list"):
            yield Static(id="session-title", markup=False)
            yield RecordList(id="session-rows")
            yield Static(Content(self._empty_words()), id="session-note", markup=False)
        yield KeyLine()

    def _empty_words(self) -> str:
        if self._kind.no_sessions:
            return f"An {self._kind.name} has no sessions. Whom it assesses and who uses it stand with the activity."
        return "No session yet: r logs the first. Days, learners and hours of all sessions make the totals."

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read as many sessions again as there were; a list whose activity has gone closes."""
        self.attempt(self._show)

    def _show(self) -> None:
        store, identifier = self.session.store, self._activity.id
        self._activity = activities.activity(store, identifier)
        found = activities.sessions_of(store, identifier, max(len(self.listed), activities.PAGE))
        self._total = activities.count_sessions(store, identifier)
        self.show_listed(found)
        title = Content.styled(" ".join(self._activity.title.split()), "bold")
        kept = f"   {self._kind.name}" + (f", {self._total:,} in the list" if self._total > 1 else "")
        self.query_one("#session-title", Static).update(Content.assemble(title, (kept, "$text-muted")))
        self.query_one("#session-note").display = not found

    def rows_of(self, records: Iterable[TeachingSession]) -> Iterator[ListedRecord]:
        """The sessions, each with its day, its learners and its hours."""
        return (self._record(one) for one in records)

    def _record(self, one: TeachingSession) -> ListedRecord:
        today = self.session.clock.now().day
        day = say_day_near(one.day, today)
        if one.last_day is not None:
            day = f"{day} to {say_day_near(one.last_day, today)}"
        said = [sessions_said(one.times)] if one.times > 1 else []
        said += [say_roster(one.roster)] if one.roster else []
        said += [first_line(one.note)] if one.note.strip() else []
        hours = hours_by_kind(one.contact_minutes, one.supervision_minutes)
        left = Content.styled(f"{day:<12}  ", "$text-muted")
        return ListedRecord(one.id, Row(left, plain("   ".join(said)), Content.styled(hours, "$text-muted")))

    @property
    def traced(self) -> Traced | None:
        """The session under the cursor."""
        return Traced("session", one.id, self._named(one)) if (one := self.current) is not None else None

    def _named(self, one: TeachingSession) -> str:
        day = say_day_near(one.day, self.session.clock.now().day)
        return f"{' '.join(self._activity.title.split())}, {day}"

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Read the next page, or all the rest where the user wants the very end."""
        event.stop()
        if not event.last or len(self.listed) >= self._total:
            return
        limit = self._total if event.jump else activities.PAGE
        more = self.attempt(
            lambda: activities.sessions_of(self.session.store, self._activity.id, limit, len(self.listed))
        )
        self.add_listed(more or ())
        if event.jump:
            self.record_list.highlighted = self.record_list.option_count - 1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some activities have no sessions."""
        if action == "log_again":
            return not self._kind.no_sessions
        return super().check_action(action, parameters)

    # Acts

    def action_log_again(self) -> None:
        """Open the form of another session."""
        from pivot_tui.screens.session_form import SessionFormScreen

        self.open_screen(lambda: SessionFormScreen(self.session, self._activity.id))

    def action_edit(self) -> None:
        """Open the form of the session under the cursor."""
        from pivot_tui.screens.session_form import SessionFormScreen

        self.open_for_current(lambda one: SessionFormScreen(self.session, self._activity.id, one.id))

    def action_links(self) -> None:
        """Open what the session is linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(lambda one: LinksScreen(self.session, "session", one.id, self._named(one)))

    def action_trash(self) -> None:
        """Put the session in the trash; no question, since it can be taken back."""
        self.trash_current(lambda one: activities.trash_sessions(self.session.store, [one.id]))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
