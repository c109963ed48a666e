"""The Portfolio's fourth view: what was taught, by academic year and domain, and what each activity still asks for."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.activity import DOMAIN_NAMES
from pivot_tui.domain.completeness import Part
from pivot_tui.domain.days import MONTHS
from pivot_tui.domain.roster import LearnerGroup
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.totals import ActivityTotals, Tally
from pivot_tui.printing.totals import (
    GROUP_NAMES,
    asked,
    contacts_said,
    missing_said,
    private_said,
    totals_lines,
    unique_said,
)
from pivot_tui.screens.frame import Printed, RecordWanted
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.count_bars import CountBar, CountBars
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import totals
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.totals import TotalsReading

_EMPTY = (
    ("What it adds up to belongs here", "bold"),
    "\n\nNothing to add up yet. Sessions with their learners and hours make the totals that a CV and a committee ask "
    "for, by academic year.\n\n",
    ("]", "$foreground bold"),
    ("  leads to Sessions, where a adds the first", "$text-muted"),
)
_SIDES = 6  # cells beside two facts on one line, and between them
_COLUMNS = (("sessions", 9), ("didactic", 11), ("supervision", 14), ("contacts", 11))


class TotalsTable(RecordList):
    """The totals line by line; there is nothing to open in a sum."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A sum cannot be opened."""
        return False if action == "select" else super().check_action(action, parameters)


class TotalsView(AreaView):
    """Sums by academic year and domain, contacts by group, and the activities with their formula."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "month", "Year begins", id="totals.month", tooltip="The month in which academic years begin"),
        Binding("o", "evidence", "Other evidence", id="totals.evidence", tooltip="Observations, mentees and referees"),
        Binding("E", "export", "Export", id="totals.export", tooltip="The portfolio for one reader, as a file"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-totals")
        self._reading: TotalsReading | None = None

    def compose(self) -> ComposeResult:
        """The sums, the groups, the activities, and what the one under the cursor still asks for."""
        yield Static(Content.assemble(*_EMPTY), id="totals-empty")
        yield TotalsTable(id="totals-years")
        yield CountBars("Learner contacts by group", id="totals-groups")
        yield Static(id="totals-portfolio", markup=False)
        yield RecordList(id="totals-activities")
        yield Static(id="totals-next", markup=False)

    # What is shown

    def show_records(self) -> None:
        """Read the totals again.

        Raises:
            Fault: The workbook cannot be read.
        """
        reading = totals.read(self.session.store)
        self._reading = reading
        found = reading.totals
        has_any = bool(found.activities)
        self.set_class(not has_any, "-empty")
        years = self.query_one("#totals-years", RecordList)
        years.show(_sums(reading), heading=_heading(found.first_month))
        bars = [CountBar(GROUP_NAMES[group], found.all_years.in_group(group)) for group in LearnerGroup]
        shown = [bar for bar in bars if bar.number]
        groups = self.query_one("#totals-groups", CountBars)
        groups.show(shown)
        groups.display = has_any and bool(shown)
        line = "   ".join([*private_said(found.all_years), *missing_said(found.all_years)])
        gap = "  " if len(reading.portfolio.said) + len(line) + _SIDES <= self.app.size.width else "\n"
        said = Content.assemble((reading.portfolio.said, "bold"), (gap + line if line else "", "$text-muted"))
        self.query_one("#totals-portfolio", Static).update(said)
        activities = self.query_one("#totals-activities", RecordList)
        activities.show(_activity(one, reading) for one in found.activities)
        if has_any and activities.highlighted is None:
            activities.highlighted = 0
        self._show_next()
        self.say_fact(f"{found.all_years.contacts:,} learner contacts" if has_any else "")

    def _show_next(self) -> None:
        """What the activity under the cursor has, and what it still asks for."""
        identifier, reading = self._activity_id, self._reading
        complete = reading.completeness.get(identifier or "") if reading else None
        lines = []
        if reading is not None and complete is not None:
            parts = ", ".join(part.value for part in Part if part in complete.parts) or "nothing yet"
            one = next(one for one in reading.totals.activities if one.activity.id == identifier)
            rest = "   ".join(filter(None, (f"shows {complete.outcome}" if complete.level else "", unique_said(one))))
            lines.append(Content.assemble((f"{complete.said}: ", "bold"), f"{parts}   {rest}"))
            lines += [Content.styled(line, "$text-muted") for line in asked(complete)]
        self.query_one("#totals-next", Static).update(Content("\n").join(lines))

    def printed(self) -> Printed | None:
        """The totals as lines."""
        return Printed("Totals", totals_lines(totals.read(self.session.store)))

    def focus_first(self) -> None:
        """Give the focus to the activities."""
        self.query_one("#totals-activities").focus()

    @property
    def _activity_id(self) -> str | None:
        """The activity under the cursor."""
        return self.query_one("#totals-activities", RecordList).current if self.is_mounted else None

    # Acts

    def on_option_list_option_highlighted(self) -> None:
        """Say what is asked for next of the activity under the cursor."""
        self._show_next()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open an activity where its sessions are."""
        event.stop()
        self.app.post_message(RecordWanted("activity", str(event.option_id)))

    def action_month(self) -> None:
        """Ask for the month in which academic years begin."""
        from pivot_tui.screens.academic_year import AcademicYearScreen

        month = self._reading.totals.first_month if self._reading else totals.first_month(self.session.store)
        self.app.push_screen(AcademicYearScreen(self.session, month))

    def action_evidence(self) -> None:
        """Show the evidence beside ratings, of all activities."""
        from pivot_tui.screens.evidence import EvidenceScreen

        self.app.push_screen(EvidenceScreen(self.session))

    def action_export(self) -> None:
        """Choose who the portfolio is written for, and see what they are not shown."""
        from pivot_tui.screens.export_portfolio import ExportPortfolioScreen

        if (screen := self.attempt(lambda: ExportPortfolioScreen(self.session))) is not None:
            self.app.push_screen(screen)


def _heading(first_month: int) -> Row:
    columns = "".join(f"{name:>{width}}" for name, width in _COLUMNS)
    name = f"Academic year, from {MONTHS[first_month - 1][:3]}"
    return Row(Content(""), Content.styled(name, "bold"), Content.styled(columns, "$text-muted"))


def _sums(reading: TotalsReading) -> Iterator[ListedRecord]:
    """Each year with its domains, and the sum of all years below them."""
    for year in reading.totals.years:
        yield ListedRecord(year.year, _sum(year.year, year.tally, "bold"))
        for part in year.domains:
            name = f"  {DOMAIN_NAMES[part.domain]}"
            yield ListedRecord(f"{year.year} {part.domain.value}", _sum(name, part.tally, "$text-muted"))
    yield ListedRecord("all", _sum("All years", reading.totals.all_years, "bold"))


def _sum(name: str, tally: Tally, style: str) -> Row:
    shown = (
        f"{tally.sessions:,}",
        f"{say_hours(tally.didactic)} h",
        f"{say_hours(tally.supervision)} h",
        f"{tally.contacts:,}",
    )
    columns = "".join(f"{value:>{width}}" for value, (_, width) in zip(shown, _COLUMNS, strict=True))
    return Row(Content(""), Content.styled(name, style), Content.styled(columns, style))


def _activity(one: ActivityTotals, reading: TotalsReading) -> ListedRecord:
    complete = reading.completeness.get(one.activity.id)
    said = Content.assemble((contacts_said(one), "$text-muted"), f"   {complete.said if complete else ''}")
    return ListedRecord(one.activity.id, Row(Content(""), Content(" ".join(one.activity.title.split())), said))
