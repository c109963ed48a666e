"""Small charts over the same weeks, one above the other: lines of dots and bars, with gaps where nothing is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pivot_tui.domain.days import MONTHS
from pivot_tui.widgets.braille_chart import Canvas

_NAME = 15  # cells for the name of a chart
_SCALE = 5  # cells for the numbers of its scale, and the line beside them
_GAP = 2
_WIDEST_STEP = 8  # cells from one week to the next
_WIDEST_BAR = 3
_ROOM_FOR_MARKS = 2  # cells a week from which on each point of a line carries its sign
_FIVE = 5.0  # the highest value that a canvas knows
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_NOUGHT = "·"
_FACT_LINES = 2
_SHADE = "on $block-cursor-background"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place on the axis: a week, or what was done in it.

    Attributes:
        day: Its day.
        fact: What is known of it, in a line or two.
        opens: Whether there is something behind it.
    """

    day: date
    fact: str
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """Values over the weeks.

    Attributes:
        name: What they are.
        values: One for each slot, or nothing where it is not known.
        said: What they come to, in words.
        style: The colour of its line or its bars.
        sign: What stands at the points of a line; bars have none.
        is_dashed: Whether its line is dashed.
    """

    name: str
    values: Sequence[float | None]
    said: str
    style: str
    sign: str = ""
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class WeekChart:
    """One chart: up to two lines over one scale, or the bars of one series.

    Attributes:
        series: What it shows.
        top: The highest value of its scale, at least.
    """

    series: tuple[Series, ...]
    top: int = 1

    @property
    def is_lines(self) -> bool:
        """Whether it shows lines rather than bars."""
        return bool(self.series[0].sign)

    @property
    def scale(self) -> int:
        """The highest value of its scale: as high as the highest value, in whole numbers."""
        values = (value for one in self.series for value in one.values if value is not None)
        return max([self.top, *(int(-(-value // 1)) for value in values)])


class WeekCharts(Widget, can_focus=True):
    """Charts that share one axis; left and right move from week to week, enter opens what is behind one.

    Args:
        id: Its id.
    """

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    WeekCharts { height: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="weeks.open", tooltip="Open the review under the cursor"),
        Binding("left,h,up,k", "move(-1)", "Before", show=False, id="weeks.before", tooltip="The week before"),
        Binding("right,l,down,j", "move(1)", "Next", show=False, id="weeks.next", tooltip="The next week"),
        Binding("home,g", "first", "First", show=False, id="weeks.first", tooltip="To the first week"),
        Binding("end,G", "last", "Last", show=False, id="weeks.last", tooltip="To the last week"),
    ]

    cursor: reactive[int] = reactive(0)

    class Opened(Message):
        """The user wants to see what is behind a week.

        Attributes:
            charts: The charts.
            index: The number of the week, from 0.
        """

        def __init__(self, charts: "WeekCharts", index: int) -> None:
            self.charts = charts
            self.index = index
            super().__init__()

        @property
        def control(self) -> "WeekCharts":
            """The charts."""
            return self.charts

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._slots: Sequence[Slot] = ()
        self._charts: Sequence[WeekChart] = ()

    def show(self, slots: Sequence[Slot], charts: Sequence[WeekChart]) -> None:
        """Show these charts, oldest week first; the cursor stays at its day, or goes to the newest."""
        before = self._slots[self.cursor].day if self.cursor < len(self._slots) else None
        self._slots, self._charts = slots, charts
        days = [slot.day for slot in slots]
        if not (self.cursor < len(days) and days[self.cursor] == before):  # a day may have two
            self.cursor = days.index(before) if before in days else max(len(slots) - 1, 0)
        self.refresh()

    @property
    def current(self) -> Slot | None:
        """The week under the cursor."""
        return self._slots[self.cursor] if self.cursor < len(self._slots) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A week without anything behind it cannot be opened."""
        if action == "select":
            return self.current is not None and self.current.opens
        return super().check_action(action, parameters)

    def watch_cursor(self) -> None:
        """What can be opened depends on where the cursor is."""
        self.refresh_bindings()

    # Where things are

    @property
    def _said(self) -> int:
        """Cells for the words at the right."""
        return max((len(one.said) for chart in self._charts for one in chart.series), default=0)

    @property
    def _cells(self) -> int:
        return max(self.size.width - _NAME - _SCALE - _GAP - self._said, 2)

    @property
    def _first(self) -> int:
        """The first week in sight: as many as there is room for, the cursor's among them."""
        return max(min(len(self._slots) - self._cells, self.cursor - self._cells // 2), 0)

    @property
    def _shown(self) -> Sequence[Slot]:
        return self._slots[self._first : self._first + self._cells]

    @property
    def _step(self) -> int:
        return max(min(self._cells // max(len(self._shown), 1), _WIDEST_STEP), 1)

    @property
    def _shaded(self) -> int | None:
        return (self.cursor - self._first) * self._step if self.has_focus and self._slots else None

    def _heights(self) -> tuple[list[int], int]:
        """How many lines each chart takes, and how many stay free between two of them."""
        charts = self._charts
        heights = [2] * len(charts)
        room = self.size.height - 1 - _FACT_LINES - sum(heights)
        for number, chart in enumerate(charts):  # lines need more than bars, the first of them most
            for _ in range(2 if number == 0 else 1):
                if chart.is_lines and room > 0:
                    heights[number] += 1
                    room -= 1
        gap = 1 if room >= len(charts) - 1 else 0
        room -= gap * len(charts)
        for number in range(len(charts)):  # where the screen is tall, all grow
            more = max(min(room // len(charts), 4), 0) if charts else 0
            heights[number] += more
        return heights, gap

    # Drawing

    def render(self) -> Content:
        """The charts, the months below them, and the facts of one week."""
        if not self._slots:
            return Content("")
        heights, gap = self._heights()
        lines: list[Content] = []
        for number, (chart, height) in enumerate(zip(self._charts, heights, strict=True)):
            if number:
                lines += [Content("")] * gap
            lines += self._drawn(chart, height)
        facts = [part for line in self.current.fact.split("\n") for part in self._wrapped(line)] if self.current else []
        lines.append(self._axis())
        room = self.size.height - len(lines)
        lines += [Content("")] * (room > len(facts))
        return Content("\n").join([*lines, *map(Content, facts[:room])])

    def _wrapped(self, line: str) -> list[str]:
        return wrap(line, max(self.size.width, 20))

    def _drawn(self, chart: WeekChart, height: int) -> Iterator[Content]:
        """The lines of a chart: names at the left, its scale, the drawing, and words at the right."""
        rows = self._lines_of(chart, height) if chart.is_lines else self._bars_of(chart, height)
        for number, drawing in enumerate(rows):
            one = chart.series[number] if number < len(chart.series) else None
            name = f"{one.sign} {one.name}".strip() if one is not None else ""
            scale = f"{chart.scale:,}" if number == 0 else "0" if number == height - 1 else ""
            yield Content.assemble(
                (f"{name[: _NAME - 1]:<{_NAME}}", one.style if one is not None and one.sign else ""),
                (f"{scale:>{_SCALE - 2}} │", "$text-muted"),
                drawing,
                " " * _GAP,
                (one.said if one is not None else "", "bold"),
            )

    def _in_sight(self, one: Series) -> Sequence[float | None]:
        return one.values[self._first : self._first + self._cells]

    def _lines_of(self, chart: WeekChart, height: int) -> Iterator[Content]:
        """Lines of dots between neighbours; over what is missing there is none."""
        canvas, step, scale = Canvas(self._cells, height), self._step, chart.scale
        for one in chart.series:
            values = [None if value is None else value * _FIVE / scale for value in self._in_sight(one)]
            for number, value in enumerate(values):
                if value is None:
                    continue
                here = (2 * number * step, value)
                following = values[number + 1] if number + 1 < len(values) else None
                end = here if following is None else (2 * (number + 1) * step, following)
                canvas.line(here, end, one.style, dashed=one.is_dashed)
        if step >= _ROOM_FOR_MARKS:
            for one in chart.series:
                for number, value in enumerate(self._in_sight(one)):
                    if value is not None:
                        canvas.sign(2 * number * step, value * _FIVE / scale, one.sign, one.style)
        return canvas.lines(self._shaded)

    def _bars_of(self, chart: WeekChart, height: int) -> Iterator[Content]:
        """Bars; a nought is a dot on the ground, and what is missing is nothing."""
        (one,), step, scale = chart.series, self._step, chart.scale
        values = self._in_sight(one)
        width = max(min(step - 1, _WIDEST_BAR), 1)
        for row in range(height):
            pieces: list[Content] = []
            floor = (height - 1 - row) * 8
            for number, value in enumerate(values):
                eighths = 0 if value is None else max(round(value / scale * height * 8), 1 if value else 0)
                block = _EIGHTHS[max(min(eighths - floor, 8), 0)] * width
                if value == 0 and row == height - 1:
                    block = _NOUGHT.ljust(width)
                shade = _SHADE if number * step == self._shaded else ""
                style = f"{one.style if value else '$text-muted'} {shade}".strip()
                pieces += [Content.styled(block, style), Content(" " * (step - width))]
            drawn = Content.assemble(*pieces)
            yield drawn.pad_right(max(self._cells - drawn.cell_length, 0))

    def _axis(self) -> Content:
        """The months, each below the first of its weeks where there is room; a year where another one begins."""
        labels = ""
        named: date | None = None
        has_years = len({slot.day.year for slot in self._slots}) > 1
        for number, slot in enumerate(self._shown):
            day, cell = slot.day, number * self._step
            if named is not None and (day.year, day.month) == (named.year, named.month):
                continue
            names_year = has_years and (named is None or named.year != day.year)
            label = MONTHS[day.month - 1][:3] + (f" {day.year}" if names_year else "")
            if (not labels or cell > len(labels)) and cell + len(label) <= self._cells:
                labels = labels.ljust(cell) + label
                named = day
        hidden = len(self._slots) - len(self._shown)
        more = f"  {len(self._shown):,} of {len(self._slots):,} weeks" if hidden else ""
        return Content.styled(" " * (_NAME + _SCALE) + labels.ljust(self._cells) + more, "$text-muted")

    # Acts

    def action_move(self, by: int) -> None:
        """Go to a neighbour; at the ends the cursor stays."""
        if 0 <= self.cursor + by < len(self._slots):
            self.cursor += by

    def action_first(self) -> None:
        """Go to the first week."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last week."""
        self.cursor = max(len(self._slots) - 1, 0)

    def action_select(self) -> None:
        """Open what is behind the week under the cursor."""
        if self.current is not None and self.current.opens:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Go to the week nearest to the click; a second click on it opens it."""
        offset = event.get_content_offset(self)
        if offset is None or not self._shown:
            return
        nearest = min(max((offset.x - _NAME - _SCALE) // self._step, 0), len(self._shown) - 1) + self._first
        if nearest == self.cursor and event.chain > 1:
            self.action_select()
        self.cursor = nearest
