"""Evidence beside ratings: who watched, what mentees achieved, and who can speak to what, in one list."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.evidence import MenteeOutcome, PeerObservation, Referee, RefereeStatus
from pivot_tui.domain.plain_text import first_line
from pivot_tui.screens.evidence_forms import FORMS
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookDialog, WorkbookScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import evidence
from pivot_tui.workbook.evidence import Evidence, OtherEvidence
from pivot_tui.workbook.session import Session

_PORTFOLIO = 3
_HEADINGS = {
    evidence.OBSERVATION_FORM: ("Peer observations", "in words, never a number"),
    evidence.OUTCOME_FORM: ("What mentees achieved", "the credit is theirs"),
    evidence.REFEREE_FORM: ("Referees", "never on the CV"),
}
_KINDS = {
    evidence.OBSERVATION_FORM: ("Peer observation", "a colleague watched you teach"),
    evidence.OUTCOME_FORM: ("Mentee outcome", "a talk, a paper, a post of somebody you mentor"),
    evidence.REFEREE_FORM: ("Referee", "somebody who could write about your teaching"),
}
_EMPTY = (
    "Nothing here yet. What a colleague saw, what somebody you mentor achieved, and who could write a letter: "
    "committees read all three beside the ratings, and each takes a minute while it is fresh. a adds one."
)


class EvidenceList(RecordList):
    """The records under headings, over which the cursor passes; above the first record it stays where it is."""

    def action_cursor_up(self) -> None:
        """Move up, not around the heading at the top."""
        if self.highlighted is None or any(not option.disabled for option in self.options[: self.highlighted]):
            super().action_cursor_up()


class EvidenceScreen(ListsRecords[Evidence], HasTraces, WorkbookScreen[None]):
    """All evidence beside ratings, or that of one activity.

    Args:
        session: The open workbook.
        activity_id: The activity; all of them without.
        identifier: The record to begin at, if any.
    """

    CSS_PATH = "evidence.tcss"
    HELP_NAME = "evidence"
    AUTO_FOCUS = "#evidence"
    ENTER = "Open"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="evidence.add", tooltip="Add an observation, an outcome or a referee"),
        Binding("e", "edit", "Edit", show=False, id="evidence.edit", tooltip="Change what is under the cursor"),
        Binding("d,delete", "trash", "Trash", id="evidence.trash", tooltip="Put it in the trash"),
        Binding("escape", "leave", "Back", id="evidence.leave", tooltip="Back to where you were"),
        *trace_bindings("evidence"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, activity_id: str | None = None, identifier: str | None = None) -> None:
        super().__init__(session)
        self._activity_id = activity_id
        self._begin_at = identifier

    def compose(self) -> ComposeResult:
        """The list."""
        yield AreaBar(_PORTFOLIO)
        yield Static(id="evidence-title")
        yield Static(Content(_EMPTY), id="evidence-empty")
        yield EvidenceList(id="evidence")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read the evidence again."""
        self.attempt(self._show)

    def _show(self) -> None:
        store, activity = self.session.store, self._activity_id
        found = evidence.of_activity(store, activity) if activity else evidence.read(store)
        self.listed = {record.id: record for record in found.records}
        about = found.titles.get(activity or "", "")
        title = Content.assemble(("Other evidence", "bold"), ("   ", ""), _line(about) if about else "")
        self.query_one("#evidence-title", Static).update(title)
        listed = list(_listed(found, self.session.clock.now().day, with_activity=not activity))
        rows = self.query_one(RecordList)
        rows.show(listed[1:], self._begin_at, heading=listed[0].row if listed else None)
        for record in listed[1:]:
            if record.id in _HEADINGS:
                rows.disable_option(record.id)
        if rows.highlighted is None or rows.current in _HEADINGS:
            rows.action_first()
        self._begin_at = None
        rows.display = bool(listed)
        self.query_one("#evidence-empty").display = not listed
        if listed:
            rows.focus()
        self.show_what_is_listed()

    @property
    def traced(self) -> Traced | None:
        """What is under the cursor."""
        record = self.current
        return Traced(evidence.table_of(record), record.id, _called(record)) if record is not None else None

    def action_add(self) -> None:
        """Ask which kind, and open its form."""
        self.app.push_screen(AddEvidenceScreen(self.session), self._add)

    def _add(self, table: str | None) -> None:
        if table is not None:
            self._open(table, None)

    def action_edit(self) -> None:
        """Open the form of what is under the cursor."""
        if (record := self.current) is not None:
            self._open(evidence.table_of(record), record.id)

    def _open(self, table: str, identifier: str | None) -> None:
        self.open_screen(lambda: FORMS[table](self.session, identifier, self._activity_id))

    def action_trash(self) -> None:
        """Put it in the trash; no question, since it can be taken back."""
        self.trash_current(lambda record: evidence.trash(self.session.store, record))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class AddEvidenceScreen(WorkbookDialog[str]):
    """Which kind of evidence shall be added."""

    CSS_PATH = "evidence.tcss"
    HELP_NAME = "evidence"
    AUTO_FOCUS = "#evidence-kinds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="evidence_kind.leave", tooltip="Close without adding"),
    ]

    def compose(self) -> ComposeResult:
        """The three kinds."""
        with Vertical(id="evidence-add"):
            yield Static(Content.styled("Add evidence", "bold"), id="evidence-add-title")
            yield RecordList(id="evidence-kinds")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list, with the cursor on the first kind."""
        rows = self.query_one(RecordList)
        rows.show(
            ListedRecord(table, Row(Content(f"{name:<18}"), Content.styled(said, "$text-muted")))
            for table, (name, said) in _KINDS.items()
        )
        rows.highlighted = 0

    def described(self, binding: Binding) -> Binding:
        """Enter takes the kind under the cursor."""
        return Binding(binding.key, binding.action, "Choose") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with that kind."""
        event.stop()
        self.dismiss(str(event.option_id))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _listed(found: OtherEvidence, today: date, *, with_activity: bool) -> Iterator[ListedRecord]:
    """The records under the headings of their kinds."""
    kinds: tuple[tuple[str, tuple[Evidence, ...]], ...] = (
        (evidence.OBSERVATION_FORM, found.observations),
        (evidence.OUTCOME_FORM, found.outcomes),
        (evidence.REFEREE_FORM, found.referees),
    )
    is_first = True
    for table, records in kinds:
        if records:
            yield ListedRecord(table, _heading(table, is_first=is_first))
            is_first = False
        for record in records:
            yield ListedRecord(record.id, _row(record, found, today, with_activity=with_activity))


def _heading(table: str, *, is_first: bool) -> Row:
    """The name of a kind, with a blank line above all but the first."""
    name, said = _HEADINGS[table]
    line = Content.assemble((name, "bold"), (f"   {said}", "$text-muted"))
    return Row(Content(""), line) if is_first else Row(Content(""), Content(""), below=line)


def _called(record: Evidence) -> str:
    """Who it is of, and what it says first."""
    match record:
        case PeerObservation():
            who, what = record.observer or record.observer_role, record.strength or record.change_agreed
        case MenteeOutcome():
            who, what = record.mentee, record.outcome
        case Referee():
            who, what = record.initials, record.role
    return ", ".join(filter(None, (who, first_line(what))))


def _row(record: Evidence, found: OtherEvidence, today: date, *, with_activity: bool) -> Row:
    """A record on two lines: who and what, and below it the words."""
    match record:
        case PeerObservation():
            about = found.titles.get(record.activity, "") if with_activity else record.observer_role
            followed = f", followed up {say_day_near(record.followed_up, today)}" if record.followed_up else ""
            left = _left(say_day_near(record.day, today), record.observer)
            said = _words(("strength", record.strength), ("change agreed", record.change_agreed))
            return Row(left, _line(about), _quiet(f"{record.purpose.value}{followed}"), said)
        case MenteeOutcome():
            about = found.titles.get(record.activity or "", "") if with_activity else ""
            left = _left(say_day_near(record.day, today), f"{record.mentee} {record.level}")
            part = _words((f"you as {record.my_role.value}", record.my_part), ("in", about))
            return Row(left, _line(record.outcome), _quiet(record.kind.value), part)
        case Referee():
            asked = record.status is not RefereeStatus.NOT_ASKED
            day = f" {say_day_near(record.day, today)}" if record.day and asked else ""
            seen = "; ".join(filter(None, (*found.seen_titles(record), record.has_seen)))
            left = _left("", record.initials)
            status = f"for {record.purpose.value}, {record.status.value}{day}"
            return Row(left, _line(record.role), _quiet(status), _words(("has seen", seen)))


def _left(day: str, who: str) -> Content:
    return Content.assemble(("  " + f"{day:<11} ", "$text-muted"), _line(who), "  ")


def _words(*parts: tuple[str, str]) -> Content | None:
    """Labelled words on one line; nothing where there are none."""
    said = [Content.assemble(f"{label}: ", _line(words)) for label, words in parts if words.strip()]
    line = Content("   ").join(said)
    return Content.assemble(" " * 14, line).stylize("$text-muted") if said else None


def _line(words: str) -> Content:
    """The user's own words on one line, literally."""
    return Content(" ".join(words.split()))


def _quiet(words: str) -> Content:
    return Content.styled(words, "$text-muted")
