"""The Journal's second view: what was said and what was logged, each as a chart whose bars open what they rest on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import WEEKDAYS, Now, filed_under, say_day_near
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.logged import Logged, Tally
from pivot_tui.domain.profile import GroupSaid, KindSaid
from pivot_tui.printing.profile import (
    group_name,
    hours_said,
    kind_name,
    logged_sentences,
    n_said,
    profile_lines,
    said_sentences,
    span_said,
    tally_said,
    week_said,
)
from pivot_tui.printing.pulse import pulse_line
from pivot_tui.screens.entries_behind import EntriesBehindScreen
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.back_to_back import BackToBack, BarRow
from pivot_tui.widgets.braille_chart import BrailleChart, Point
from pivot_tui.workbook import profile, pulse
from pivot_tui.workbook.profile import Bar
from pivot_tui.workbook.session import Session

CHARTS = ("said", "logged", "weekdays", "weeks", "pulse")
_EMPTY = {
    "said": (
        "What you say about your work",
        "Three questions, answered over a few days: what you dread, what gives you energy, and what you would do "
        "with a free week. Rows with both numbers and their hours show where your week goes, and give a first sign "
        "of whether teaching fits you.",
        "2",
        "goes on to the Prompts, which ask them",
    ),
    "logged": (
        "What you logged",
        "One line after a shift, with its kind of work and how much it drained or fed you. The means stand beside "
        "what you said, and show whether the days agree with it.",
        "c",
        "writes the first one",
    ),
    "pulse": (
        "The pulse of your weeks",
        "Two numbers a week, energy and dread. Each stands beside the last week of the same kind, on or off, "
        "so that a week off is not taken for a change.",
        "a",
        "gives this week's",
    ),
}
_EMPTY["weekdays"] = _EMPTY["weeks"] = _EMPTY["logged"]


class ProfileView(AreaView, can_focus=True):
    """Five charts, of which one is seen, or two side by side where there is room.

    Args:
        session: The open workbook.
        attempt: How the screen asks for something that may fail.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step_chart(1)", "Next chart", id="profile.next_chart", tooltip="Go to the next chart"),
        Binding(
            "shift+tab", "step_chart(-1)", "Chart before", show=False, id="profile.chart_before", tooltip="Chart before"
        ),
        Binding("a", "give_pulse", "Pulse", id="profile.pulse", tooltip="Give this week's energy and dread"),
    ]

    class PulseWanted(Message):
        """The user wants to give this week's pulse."""

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-profile")
        self.chart = CHARTS[0]
        self._bars: dict[str, Bar] = {}
        self._kinds: dict[str, Kind] = {}
        self._weeks: dict[str, Sequence[date]] = {}
        self._marks: dict[date, list[str]] = {}

    def compose(self) -> ComposeResult:
        """A panel for each chart, with the same facts in words below it, and words for when there is nothing yet."""
        charts: dict[str, Widget] = {
            "said": BackToBack("What you said", ("n", "h/wk"), id="chart-said"),
            "logged": BackToBack("What you logged", ("n ▼/▲", "log"), id="chart-logged"),
            "weekdays": BackToBack("Logged by weekday", ("n ▼/▲", "log"), id="chart-weekdays"),
            "weeks": BrailleChart("Logged by week", id="chart-weeks"),
            "pulse": BrailleChart("Pulse", id="chart-pulse"),
        }
        with Horizontal(id="profile-panels"):
            for name, chart in charts.items():
                with Vertical(id=f"panel-{name}", classes="profile-panel"):
                    yield chart
                    yield Static(id=f"facts-{name}", classes="profile-facts")
                    yield Static(_empty_words(name), classes="profile-empty")

    def on_mount(self) -> None:
        """Show the first chart."""
        self._show_chart(self.chart)

    def focus_first(self) -> None:
        """Give the focus to the chart that is seen, or to the view where that is empty."""
        target = self.query_one(f"#chart-{self.chart}")
        if self.query_one(f"#panel-{self.chart}").has_class("-empty"):
            self.focus()
        else:
            (target.rows if isinstance(target, BackToBack) else target).focus()

    def printed(self) -> Printed:
        """The whole profile as lines."""
        reading = profile.read(self.session.store, self.session.clock.now())
        return Printed("Profile", profile_lines(reading))

    # Reading

    def show_records(self) -> None:
        """Show what was said and the pulses at once; what was logged is added up in a thread.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = profile.read_sheet(self.session.store)
        pulses = pulse.read(self.session.store, self.session.clock.now())
        self._kinds = {kind.id: kind for kind in found.kinds}
        self._marks = {}
        for mark in profile.experiment_marks(self.session.store):
            self._marks.setdefault(filed_under(mark.day), []).append(mark.said)
        self.say_fact(span_said(*found.span) if found.span else "")
        rows = list(self._said_rows(found.said.groups))
        columns = ("n ▼/▲" if any("/" in row.columns[0] for row in rows) else "n", "h/wk")
        self._show_bars("said", rows, said_sentences(found.said), columns)
        self._show_pulses(pulses)
        self._add_up(self.session.clock.now())

    @work(thread=True, exclusive=True, group="profile", exit_on_error=False)
    def _add_up(self, now: Now) -> None:
        """Add up the whole log in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                logged = profile.read_log(store, now)
        except Fault as fault:
            self.app.call_from_thread(self.attempt, _raising(fault))
        else:
            self.app.call_from_thread(self._show_logged, logged)

    def _show_logged(self, logged: Logged) -> None:
        if not self.is_attached:
            return
        sentences = logged_sentences(logged)
        self._show_bars("logged", list(self._logged_rows(logged)), sentences)
        weekdays = list(self._weekday_rows(logged)) if logged.weeks else []
        self._show_bars("weekdays", weekdays, sentences[:1])
        gaps = f", {logged.missing_weeks} without entries, which leaves gaps" if logged.missing_weeks else ""
        weeks = "1 week" if len(logged.weeks) == 1 else f"{len(logged.weeks):,} weeks{gaps}"
        points = [
            Point(
                week.monday,
                week.tally.dread.mean.value,
                week.tally.energy.mean.value,
                f"{self._week_said(week.monday)}: {tally_said(week.tally)}",
            )
            for week in logged.weeks
        ]
        self._show_points("weeks", points, f"{weeks}. Left and right go from week to week.")

    def _show_bars(
        self, name: str, rows: Sequence[BarRow], sentences: Sequence[str], columns: Sequence[str] | None = None
    ) -> None:
        self.query_one(f"#chart-{name}", BackToBack).show(rows, columns)
        words = [Content.styled(sentence, "bold" if not n else "") for n, sentence in enumerate(sentences)]
        self._show_facts(name, Content("\n").join(words), is_empty=not rows)

    def _show_points(self, name: str, points: Sequence[Point], facts: str) -> None:
        self._weeks[name] = [filed_under(point.day) for point in points]
        points = [self._marked(point) for point in points]
        self.query_one(f"#chart-{name}", BrailleChart).show(points)
        self._show_facts(name, Content.styled(facts, "$text-muted"), is_empty=not points)

    def _marked(self, point: Point) -> Point:
        """A point with the experiments that began or were closed in its week."""
        marks = self._marks.get(filed_under(point.day))
        return replace(point, fact=". ".join([point.fact, *marks]), is_marked=True) if marks else point

    def _show_facts(self, name: str, facts: Content, *, is_empty: bool) -> None:
        self.query_one(f"#facts-{name}", Static).update(facts)
        self.query_one(f"#panel-{name}").set_class(is_empty, "-empty")
        if name == self.chart and self.has_focus_within:
            self.focus_first()

    # Rows and points

    def _said_rows(self, groups: Sequence[GroupSaid]) -> Iterator[BarRow]:
        for group in groups:
            yield self._said_row(self._group_bar("said", group.group, rows=True), group, is_group=True)
            for one in group.kinds if group.group else ():
                yield self._said_row(self._kind_bar("said", one.kind, rows=True), one)

    def _said_row(self, bar: str, one: KindSaid | GroupSaid, *, is_group: bool = False) -> BarRow:
        columns = (n_said(one.dread, one.energy), hours_said(one.minutes) if one.minutes else "–")
        return BarRow(bar, self._bars[bar].title, one.dread, one.energy, columns, is_group)

    def _logged_rows(self, logged: Logged) -> Iterator[BarRow]:
        for group in logged.groups:
            yield self._logged_row(self._group_bar("logged", group.group), group.tally, is_group=True)
            for one in group.kinds if group.group else ():
                yield self._logged_row(self._kind_bar("logged", one.kind), one.tally)

    def _weekday_rows(self, logged: Logged) -> Iterator[BarRow]:
        for number, tally in enumerate(logged.weekdays):
            self._bars[f"weekday {number}"] = Bar(f"{WEEKDAYS[number]}s", weekday=number)
            yield self._logged_row(f"weekday {number}", tally)

    def _logged_row(self, bar: str, tally: Tally, *, is_group: bool = False) -> BarRow:
        columns = (f"{tally.dread.n}/{tally.energy.n}", f"{tally.entries}")
        return BarRow(bar, self._bars[bar].title, tally.dread, tally.energy, columns, is_group)

    def _group_bar(self, chart: str, group: Group | None, *, rows: bool = False) -> str:
        kinds = tuple(kind.id for kind in self._kinds.values() if kind.grp is group)
        self._bars[key := f"{chart} group {group.value if group else ''}"] = profile.kinds_bar(
            group_name(group), kinds, rows=rows
        )
        return key

    def _kind_bar(self, chart: str, kind: Kind | None, *, rows: bool = False) -> str:
        kinds = (kind.id,) if kind else ()
        self._bars[key := f"{chart} kind {''.join(kinds)}"] = profile.kinds_bar(kind_name(kind), kinds, rows=rows)
        return key

    def _show_pulses(self, reading: pulse.PulseReading) -> None:
        today = self.session.clock.now().day
        by_week = {filed_under(compared.pulse.day): compared for compared in reading.pulses}
        points = []
        monday = min(by_week, default=None)
        while monday is not None and monday <= max(by_week):
            if (compared := by_week.get(monday)) is not None:
                given = compared.pulse
                points.append(Point(given.day, given.dread, given.energy, pulse_line(compared)))
            else:
                points.append(Point(monday, None, None, f"{self._week_said(monday)}: no pulse"))
            monday += timedelta(days=7)
        answers = [f"{answer.answer} on {say_day_near(answer.day, today)}" for answer in reading.answers]
        facts = ["This week has no pulse yet; a gives it." if reading.is_due else "This week's pulse is given."]
        facts += [f"The question on burnout, 1 to 5: {', '.join(answers[-3:])}."] if answers else []
        self._show_points("pulse", points, " ".join(facts))

    def _week_said(self, monday: date) -> str:
        return week_said(monday, self.session.clock.now().day)

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A pulse is asked for where pulses are seen."""
        if action == "give_pulse":
            return self.chart == "pulse"
        return super().check_action(action, parameters)

    def action_step_chart(self, by: int) -> None:
        """Go to another chart, around the ends."""
        self._show_chart(CHARTS[(CHARTS.index(self.chart) + by) % len(CHARTS)])
        self.focus_first()
        self.screen.refresh_bindings()

    def _show_chart(self, name: str) -> None:
        self.chart = name
        for chart in CHARTS:
            self.set_class(chart == name, f"-{chart}")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Where two charts stand side by side, the one that was clicked is the one that keys go on from."""
        panels = (str(widget.id) for widget in event.widget.ancestors_with_self if widget.has_class("profile-panel"))
        if panel := next(panels, None):
            self._show_chart(panel.removeprefix("panel-"))

    def action_give_pulse(self) -> None:
        """Ask for this week's pulse."""
        self.post_message(self.PulseWanted())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what a bar rests on."""
        event.stop()
        self._open(self._bars[str(event.option_id)])

    def on_braille_chart_opened(self, event: BrailleChart.Opened) -> None:
        """Show what was logged in a week."""
        event.stop()
        monday = self._weeks[str(event.chart.id).removeprefix("chart-")][event.index]
        self._open(profile.week_bar(self._week_said(monday), monday))

    def _open(self, bar: Bar) -> None:
        self.app.push_screen(EntriesBehindScreen(self.session, bar, self._kinds))


def _empty_words(chart: str) -> Content:
    title, words, key, act = _EMPTY[chart]
    return Content.assemble(
        (f"{title}\n\n", "bold"), f"{words}\n\n", (key, "$foreground bold"), (f"  {act}", "$text-muted")
    )


def _raising(fault: Fault) -> Callable[[], None]:
    def ask() -> None:
        raise fault

    return ask
