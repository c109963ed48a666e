"""How the weeks compare: small charts of the saved reviews, where one would rather look than read."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.review_trends import FEWEST_REVIEWS, TrendWeek, too_few_said
from pivot_tui.domain.rounding import many
from pivot_tui.printing.review import trend_lines, trends_said, week_said
from pivot_tui.screens.frame import Printed, RecordWanted
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import DREAD_STYLE, ENERGY_STYLE
from pivot_tui.widgets.week_charts import Series, Slot, WeekChart, WeekCharts
from pivot_tui.workbook import past_reviews
from pivot_tui.workbook.session import Session

_MINUTES_OF_AN_HOUR = 60
_HIGHEST_RATING = 5
_LEAST_COUNT = 4  # of the scale of a count, so that a single one does not fill its chart


class ReviewTrendsView(AreaView):
    """Energy and dread, hours, cards, evidence and conversations over the same weeks; enter opens a review."""

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-trends")
        self._weeks: tuple[TrendWeek, ...] = ()

    def compose(self) -> ComposeResult:
        """The charts, and the line that stands there while there is no trend."""
        yield Static(id="trends-empty", markup=False)
        yield WeekCharts(id="trends")

    def show_records(self) -> None:
        """Read the saved reviews again.

        Raises:
            Fault: The workbook cannot be read.
        """
        self._weeks = past_reviews.trends(self.session.store)
        saved = sum(week.review is not None for week in self._weeks)
        is_empty = saved < FEWEST_REVIEWS
        self.set_class(is_empty, "-empty")
        self.query_one("#trends-empty", Static).update(Content(too_few_said(saved) if is_empty else ""))
        shown = () if is_empty else self._weeks
        today = self.session.clock.now().day
        slots = [Slot(week.day, week_said(week, today), week.review is not None) for week in shown]
        charts = self.query_one(WeekCharts)
        charts.show(slots, charts_of(shown) if shown else ())
        charts.can_focus = not is_empty
        self.say_fact("" if is_empty else _fact(shown, saved))
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Give the charts the focus."""
        self.query_one(WeekCharts).focus()

    def printed(self) -> Printed | None:
        """The weeks as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = past_reviews.trends(self.session.store)
        return Printed("Weekly reviews", trend_lines(found)) if found else None

    def on_week_charts_opened(self, event: WeekCharts.Opened) -> None:
        """Go to the page of the review."""
        event.stop()
        review = self._weeks[event.index].review
        if review is not None:
            self.post_message(RecordWanted("weekly_review", review))


def _fact(weeks: Sequence[TrendWeek], saved: int) -> str:
    missing = len(weeks) - saved
    return f"{many(saved, 'review')}, {many(missing, 'week')} without one" if missing else many(saved, "review")


def charts_of(weeks: Sequence[TrendWeek]) -> tuple[WeekChart, ...]:
    """The charts of some weeks: energy with dread and hours with what was promised as lines, the rest as bars."""
    said = dict(trends_said(weeks))
    return (
        WeekChart(
            (
                Series("energy", [week.energy for week in weeks], said["energy"], ENERGY_STYLE, "▲"),
                Series("dread", [week.dread for week in weeks], said["dread"], DREAD_STYLE, "▼", is_dashed=True),
            ),
            _HIGHEST_RATING,
        ),
        WeekChart(
            (
                Series("hours kept", _hours([week.kept for week in weeks]), said["hours kept"], "$primary", "●"),
                Series(
                    "promised",
                    _hours([week.promised for week in weeks]),
                    said["hours promised"],
                    "$text-muted",
                    "○",
                    is_dashed=True,
                ),
            )
        ),
        WeekChart(
            (Series("cards done", [week.cards for week in weeks], said["cards done"], "$primary"),), _LEAST_COUNT
        ),
        WeekChart((Series("evidence", [week.evidence for week in weeks], said["evidence"], "$primary"),), _LEAST_COUNT),
        WeekChart(
            (Series("conversations", [week.conversations for week in weeks], said["conversations"], "$primary"),),
            _LEAST_COUNT,
        ),
    )


def _hours(minutes: Sequence[int | None]) -> list[float | None]:
    return [None if one is None else one / _MINUTES_OF_AN_HOUR for one in minutes]
