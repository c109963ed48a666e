"""Dread and energy over weeks as two lines of braille dots, with gaps where nothing is known, and a cursor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pivot_tui.domain.days import say_day
from pivot_tui.widgets.entry_row import DREAD_STYLE, ENERGY_STYLE

_HIGHEST = 5
_AXIS = 3  # cells at the left for the numbers of the scale
_WIDEST_STEP = 20  # dots from one week to the next
_ROOM_FOR_MARKS = 6  # dots a week from which on each point carries its sign
_BRAILLE = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BOTH = "◆"
_MARK = "┴"
_FACT_LINES = 3
_DAYS_OF_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Point:
    """One point in time.

    Attributes:
        day: The day below the axis: of a week its Monday.
        dread: 0 to 5, or nothing.
        energy: 0 to 5, or nothing.
        fact: What is known of it, in one line.
        is_marked: Whether something began or ended then, which the fact names; the axis shows it.
    """

    day: date
    dread: float | None
    energy: float | None
    fact: str
    is_marked: bool = False


class Canvas:
    """Cells of dots, each cell with the style of the line that passes through it, or with a sign instead of dots.

    Args:
        width: In cells.
        height: In cells.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._dots: dict[tuple[int, int], int] = {}
        self._styles: dict[tuple[int, int], str] = {}
        self._signs: dict[tuple[int, int], str] = {}

    def row_of(self, value: float) -> int:
        """The row of dots of a value from 0 to 5, counted from the top."""
        return round((_HIGHEST - value) / _HIGHEST * (4 * self.height - 1))

    def line(self, start: tuple[int, float], end: tuple[int, float], style: str, *, dashed: bool) -> None:
        """A straight line between two points, given by their column of dots and their value."""
        (left, first), (right, last) = (start[0], self.row_of(start[1])), (end[0], self.row_of(end[1]))
        steps = max(right - left, abs(last - first), 1)
        for step in range(steps + 1):
            if not dashed or step % 3 == 0:
                column = left + round(step * (right - left) / steps)
                self._dot(column, first + round(step * (last - first) / steps), style)

    def sign(self, column: int, value: float, sign: str, style: str) -> None:
        """A sign in place of the dots at a point; two signs at one place become one for both."""
        cell = (column // 2, self.row_of(value) // 4)
        is_taken = self._signs.get(cell, sign) != sign
        self._signs[cell] = _BOTH if is_taken else sign
        self._styles[cell] = "$foreground" if is_taken else style

    def _dot(self, column: int, row: int, style: str) -> None:
        cell = (column // 2, row // 4)
        self._dots[cell] = self._dots.get(cell, 0) | _DOTS[row % 4][column % 2]
        self._styles[cell] = style if self._styles.get(cell, style) == style else "$foreground"

    def lines(self, shaded: int | None) -> Iterator[Content]:
        """The rows of cells, neighbours of one style in one piece; one column of cells may be shaded."""
        for row in range(self.height):
            cells = [self._cell(column, row, column == shaded) for column in range(self.width)]
            runs = (
                (style, "".join(text for text, _ in run)) for style, run in groupby(cells, key=lambda cell: cell[1])
            )
            yield Content.assemble(*(Content.styled(text, style) if style else Content(text) for style, text in runs))

    def _cell(self, column: int, row: int, is_shaded: bool) -> tuple[str, str]:
        """What stands in a cell, and its style."""
        dots = self._dots.get((column, row))
        text = self._signs.get((column, row)) or (chr(_BRAILLE | dots) if dots else " ")
        shade = "on $block-cursor-background" if is_shaded else ""
        return text, f"{self._styles.get((column, row), '')} {shade}".strip()


class BrailleChart(Widget, can_focus=True):
    """Two lines over time; left and right move, enter opens the point under the cursor.

    Args:
        title: What the chart shows.
        id: Its id.
    """

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    BrailleChart { height: 1fr; min-height: 9; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="chart.open", tooltip="Open what is under the cursor"),
        Binding("left,h,up,k", "move(-1)", "Before", show=False, id="chart.before", tooltip="The point before"),
        Binding("right,l,down,j", "move(1)", "Next", show=False, id="chart.next", tooltip="The next point"),
        Binding("home,g", "first", "First", show=False, id="chart.first", tooltip="To the first point"),
        Binding("end,G", "last", "Last", show=False, id="chart.last", tooltip="To the last point"),
    ]

    cursor: reactive[int] = reactive(0)

    class Opened(Message):
        """The user wants to see what is behind a point.

        Attributes:
            chart: The chart.
            index: The number of the point, from 0.
        """

        def __init__(self, chart: "BrailleChart", index: int) -> None:
            self.chart = chart
            self.index = index
            super().__init__()

        @property
        def control(self) -> "BrailleChart":
            """The chart."""
            return self.chart

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._title = title
        self._points: Sequence[Point] = ()

    def show(self, points: Sequence[Point]) -> None:
        """Show these points, oldest first; the cursor stays at its day, or goes to the newest."""
        before = self._points[self.cursor].day if self.cursor < len(self._points) else None
        self._points = points
        days = [point.day for point in points]
        self.cursor = days.index(before) if before in days else max(len(points) - 1, 0)
        self.refresh()

    @property
    def facts(self) -> str:
        """What is known of the point under the cursor, in one line."""
        return self._points[self.cursor].fact if self.cursor < len(self._points) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened in an empty chart."""
        if action == "select":
            return bool(self._points)
        return super().check_action(action, parameters)

    # Where things are

    @property
    def _cells(self) -> int:
        return max(self.size.width - _AXIS, 2)

    @property
    def _first(self) -> int:
        """The first point in sight: as many as there is room for, the cursor's among them."""
        return max(min(len(self._points) - self._room, max(self.cursor - self._room // 2, 0)), 0)

    @property
    def _room(self) -> int:
        return 2 * self._cells - 2

    @property
    def _shown(self) -> Sequence[Point]:
        return self._points[self._first : self._first + self._room]

    @property
    def _step(self) -> int:
        gaps = max(len(self._shown) - 1, 1)
        return max(min((self._room - 1) // gaps, _WIDEST_STEP), 1)

    # Drawing

    def render(self) -> Content:
        """The legend, the lines over their axis, the days below it, and the facts of one point."""
        facts = wrap(self.facts, max(self.size.width, 20))[:_FACT_LINES]
        height = max(self.size.height - 3 - max(len(facts), 1), 1)
        canvas = Canvas(self._cells, height)
        shown, step = self._shown, self._step
        with_signs = step >= _ROOM_FOR_MARKS
        for name, sign, style in (("dread", "▼", DREAD_STYLE), ("energy", "▲", ENERGY_STYLE)):
            values: list[float | None] = [getattr(point, name) for point in shown]
            _draw(canvas, values, step, style, dashed=name == "dread")
            for number, value in enumerate(values if with_signs else ()):
                if value is not None:
                    canvas.sign(number * step + 1, value, sign, style)
        shaded = ((self.cursor - self._first) * step + 1) // 2 if self.has_focus and shown else None
        scale = {canvas.row_of(value) // 4: str(value) for value in (range(_HIGHEST, -1, -1) if height > 5 else (5, 0))}
        rows = [
            Content.assemble(Content.styled(f"{scale.get(number, ''):>1} │", "$text-muted"), row)
            for number, row in enumerate(canvas.lines(shaded))
        ]
        return Content("\n").join([self._legend(), *rows, *self._axis(), *map(Content, facts)])

    def _legend(self) -> Content:
        pieces = [
            Content.styled(f"{self._title}   ", "bold"),
            Content.styled("▼ dread ⠒ ⠒", DREAD_STYLE),
            Content("   "),
            Content.styled("▲ energy ⠒⠒⠒", ENERGY_STYLE),
        ]
        if len(self._shown) < len(self._points):
            pieces.append(Content.styled(f"   {len(self._shown)} of {len(self._points)} in sight", "$text-muted"))
        return Content.assemble(*pieces)

    def _axis(self) -> tuple[Content, Content]:
        labels, shown = "", self._shown
        with_years = bool(shown) and (shown[-1].day - shown[0].day).days > _DAYS_OF_A_YEAR
        for number, point in enumerate(shown):
            cell, label = (number * self._step + 1) // 2, say_day(point.day, short=True)
            if with_years:
                label = f"{label.split()[1]} {point.day.year}"
            if (cell == 0 or cell > len(labels)) and cell + len(label) <= self._cells:
                labels = labels.ljust(cell) + label
        marks = {(number * self._step + 1) // 2 for number, point in enumerate(shown) if point.is_marked}
        axis = "".join(_MARK if cell in marks else "─" for cell in range(self._cells))
        return (
            Content.styled(f"  └{axis}", "$text-muted"),
            Content.styled(" " * _AXIS + labels, "$text-muted"),
        )

    # Acts

    def action_move(self, by: int) -> None:
        """Go to a neighbour; at the ends the cursor stays."""
        if 0 <= self.cursor + by < len(self._points):
            self.cursor += by

    def action_first(self) -> None:
        """Go to the first point."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last point."""
        self.cursor = max(len(self._points) - 1, 0)

    def action_select(self) -> None:
        """Open the point under the cursor."""
        if self._points:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Go to the point nearest to the click; a second click on it opens it."""
        offset = event.get_content_offset(self)
        if offset is None or not self._shown:
            return
        dot = 2 * (offset.x - _AXIS)
        nearest = min(max(round((dot - 1) / self._step), 0), len(self._shown) - 1) + self._first
        if nearest == self.cursor and event.chain > 1:
            self.action_select()
        self.cursor = nearest


def _draw(canvas: Canvas, values: Sequence[float | None], step: int, style: str, *, dashed: bool) -> None:
    """Points and the lines between neighbours; over a missing value there is no line."""
    for number, value in enumerate(values):
        if value is None:
            continue
        here = (number * step + 1, value)
        following = values[number + 1] if number + 1 < len(values) else None
        end = here if following is None else ((number + 1) * step + 1, following)
        canvas.line(here, end, style, dashed=dashed)
