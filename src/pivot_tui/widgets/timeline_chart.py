"""The timeline as it is drawn: the calendar above it, a row of marks, and the stage reviews below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from pivot_tui.domain.card import Phase
from pivot_tui.domain.days import MONTHS, say_day, say_day_and_year
from pivot_tui.domain.phases import PhaseSpan
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.timeline import Axis, Mark, TimelineRow
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row

_SIGNS = {
    Mark.OPEN: ("◆", "$primary"),
    Mark.LATE: ("◆", "$text-warning"),
    Mark.DONE: ("✓", "$text-success"),
    Mark.LEARNED: ("○", "$text-success"),
}
_SLIPPED, _TODAY, _PHASE, _BEFORE, _BEHIND = "◇", "┊", "╌", "‹", "›"
_REVIEWED, _TO_REVIEW = "▪", "▫"
_TITLE, _TITLE_BESIDE_QUARTERS = 26, 34  # cells that a title has at least
_WIDEST_MONTH, _WIDEST_QUARTER = 4, 15  # cells


class _Cell(NamedTuple):
    sign: str
    style: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What all rows of a timeline have in common.

    Attributes:
        plan: The plan.
        spans: Its phases.
        reviewed: The phases whose stages were reviewed.
        axis: The columns.
        today: The present day.
    """

    plan: Plan
    spans: Sequence[PhaseSpan]
    reviewed: frozenset[Phase]
    axis: Axis
    today: date

    def step(self, width: int) -> int:
        """The cells of a column where a row has so many in all."""
        title, widest = (_TITLE_BESIDE_QUARTERS, _WIDEST_QUARTER) if self.axis.is_quarters else (_TITLE, _WIDEST_MONTH)
        return min(max((width - title) // self.axis.columns, 1), widest)

    def title_width(self, width: int) -> int:
        """The cells before the columns."""
        return max(width - self.step(width) * self.axis.columns, 0)


def chart_rows(chart: Chart, rows: Sequence[TimelineRow]) -> list[ListedRecord]:
    """The rows of a timeline for a list; each is drawn when it is first seen."""
    return [ListedRecord(row.id, _ChartRow(partial(_row_parts, chart, row))) for row in rows]


class _ChartRow(Row):
    """A row whose parts depend on the whole width."""

    def __init__(self, make: "partial[Sequence[Content]]") -> None:
        self.below = None
        self._make = make

    def parts(self, width: int) -> Sequence[Content]:
        """The title, and the columns."""
        return self._make(width)


def _row_parts(chart: Chart, row: TimelineRow, width: int) -> Sequence[Content]:
    title_width, step = chart.title_width(width), chart.step(width)
    words = Content(row.title.replace("\t", " ")).truncate(max(title_width - 1, 0), ellipsis=True, pad=True)
    style = "$text-muted" if row.mark in (Mark.DONE, Mark.LEARNED) else ""
    title = (words.stylize(style) if style else words) + Content(" " * min(1, title_width))
    return (title, _drawn(_marks(chart, row, step)))


def _marks(chart: Chart, row: TimelineRow, step: int) -> list[_Cell]:
    """The cells of one row: today, the phase of a card without a day, slips, marks, and what is said beside them."""
    axis = chart.axis
    cells = _empty(chart, step)
    if row.span is not None:
        for cell in range(*_ends(chart, row.span, step)):
            _put(cells, cell, _PHASE, "$text-muted")
    if row.first is not None:
        _put(cells, axis.cell(row.first, step), _SLIPPED, "$text-muted")
    sign, style = _SIGNS[row.mark]
    places = [axis.cell(day, step) for day in row.days]
    for place in places:
        outside = _BEFORE if place < 0 else _BEHIND if place >= len(cells) else ""
        _put(cells, min(max(place, 0), len(cells) - 1), outside or sign, style)
    note = row.note
    if not note and axis.is_quarters and len(row.days) == 1:
        note = say_day(row.days[0], short=True)
    elif not note and len(places) == 1 and not 0 <= places[0] < len(cells):
        note = say_day_and_year(row.days[0], short=True)
    if note:
        last = max([*places, axis.cell(row.first, step) if row.first else -1], default=-1)
        _note(cells, min(last, len(cells) - 1), note, style if row.mark is Mark.LATE else "$text-muted")
    return cells


def _empty(chart: Chart, step: int) -> list[_Cell]:
    cells = [_Cell(" ", "")] * (step * chart.axis.columns)
    _put(cells, chart.axis.cell(chart.today, step), _TODAY, "$text-muted")
    return cells


def _put(cells: list[_Cell], place: int, sign: str, style: str) -> None:
    if 0 <= place < len(cells):
        cells[place] = _Cell(sign, style)


def _note(cells: list[_Cell], mark: int, note: str, style: str) -> None:
    """Say something behind a mark, or before it where there is no room behind."""
    if mark < 0:
        start = 1
    elif mark + 3 + len(note) <= len(cells):
        start = mark + 3 if mark + 3 + len(note) < len(cells) else mark + 2
    elif mark + 2 + len(note) <= len(cells):
        start = mark + 2
    else:
        start = mark - 2 - len(note)
    free = range(max(start, 0), start + len(note))
    if start >= 0 and all(cells[place].sign in (" ", _TODAY, _PHASE) for place in free):
        for place, character in zip(free, note, strict=True):
            cells[place] = _Cell(character, style)


def _ends(chart: Chart, span: PhaseSpan, step: int) -> tuple[int, int]:
    """The first cell of a phase, and the one behind its last, with which the next one begins."""
    behind = next((other.first for other in chart.spans if other.first > span.first), None)
    axis = chart.axis
    if behind is not None:
        last = axis.cell(behind, step)
    else:
        last = axis.cell(span.last, step) + 1 if axis.is_quarters else axis.columns * step
    return axis.cell(span.first, step), last


def _drawn(cells: Sequence[_Cell]) -> Content:
    """Cells as text, neighbours of one style together."""
    pieces: list[Content] = []
    start = 0
    for place in range(1, len(cells) + 1):
        if place == len(cells) or cells[place].style != cells[start].style:
            text = "".join(cell.sign for cell in cells[start:place])
            pieces.append(Content.styled(text, cells[start].style) if cells[start].style else Content(text))
            start = place
    return Content.assemble(*pieces)


class _Drawn(Widget):
    """A part of the timeline that stays in its place while the rows scroll."""

    ALLOW_SELECT = False
    auto_links = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._chart: Chart | None = None

    def show(self, chart: Chart) -> None:
        """Draw another timeline."""
        self._chart = chart
        self.refresh()

    def render(self) -> Content:
        """What is drawn; nothing while there is no plan."""
        if self._chart is None or not self.size.width:
            return Content("")
        return self._lines(self._chart, self.size.width)

    def _lines(self, chart: Chart, width: int) -> Content:
        raise NotImplementedError


class TimelineHead(_Drawn):
    """The years, the months or quarters, and the phases."""

    DEFAULT_CSS = """
    TimelineHead { height: 3; padding: 0 2 0 1; text-wrap: nowrap; color: $foreground; }
    """

    def _lines(self, chart: Chart, width: int) -> Content:
        room, step = chart.title_width(width), chart.step(width)
        start = f"start {say_day_and_year(chart.plan.start, short=True)}"
        lines = (("", _years(chart.axis, step)), (start, _columns(chart.axis, step)), ("phase", _phases(chart, step)))
        said = []
        for name, drawn in lines:
            title = Content(name).truncate(max(room - 1, 0), pad=True).stylize("$text-muted")
            said.append(Content.assemble(title, " " * min(1, room), drawn))
        return Content("\n").join(said)


class StageLine(_Drawn):
    """The stage reviews at the ends of the phases."""

    DEFAULT_CSS = """
    StageLine { height: 1; padding: 0 2 0 1; text-wrap: nowrap; }
    """

    def _lines(self, chart: Chart, width: int) -> Content:
        room, step = chart.title_width(width), chart.step(width)
        cells = _empty(chart, step)
        for span in chart.spans:
            is_reviewed = span.phase in chart.reviewed
            sign, style = (_REVIEWED, "$text-success") if is_reviewed else (_TO_REVIEW, "$foreground")
            _put(cells, chart.axis.cell(span.last, step), sign, style)
        title = Content("stage review").truncate(max(room - 1, 0), pad=True).stylize("$text-muted")
        return Content.assemble(title, " " * min(1, room), _drawn(cells))


def _years(axis: Axis, step: int) -> Content:
    """The years, each above the first of its columns, as far as there is room."""
    line = ""
    for column in range(axis.columns):
        begins = axis.begins(column)
        is_new = column == 0 or begins.year != axis.begins(column - 1).year
        gap = column * step - cell_len(line)
        if is_new and (gap > 0 or not line) and axis.columns * step - column * step >= 4:
            line += " " * gap + str(begins.year)
    return Content.styled(line.ljust(axis.columns * step), "$text-muted")


def _columns(axis: Axis, step: int) -> Content:
    """The letters of the months, more of them where there is room, or the quarters."""
    names = []
    for column in range(axis.columns):
        begins = axis.begins(column)
        if axis.is_quarters:
            name = f"Q{(begins.month + 2) // 3}"
        else:
            name = MONTHS[begins.month - 1][: 3 if step >= _WIDEST_MONTH else 1]
        names.append(name[:step].ljust(step))
    return Content("".join(names))


def _phases(chart: Chart, step: int) -> Content:
    """The phases as a band, each ending in a bar."""
    axis = chart.axis
    cells = [_Cell(" ", "")] * (step * axis.columns)
    for span in chart.spans:
        begins, ends = _ends(chart, span, step)
        room = max(ends - begins - 1, 0)
        long = "buffer" if span.phase is Phase.BUFFER else span.short_name
        name = f" {long} " if len(long) + 2 <= room else long[:room]
        for place, sign in enumerate(name.center(room, "─"), begins):
            _put(cells, place, sign, "$text-muted")
        _put(cells, ends - 1, "│", "$text-muted")
    return _drawn(cells)
