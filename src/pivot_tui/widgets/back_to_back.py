"""Dread and energy back to back around a line, a row each for kinds of work or weekdays; every row can be opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.logged import Ratings
from pivot_tui.widgets.entry_row import DREAD_STYLE, ENERGY_STYLE
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row

_HIGHEST = 5
_NUMBER = 4  # cells of a mean
_NARROWEST_COLUMN = 4
_COLUMN_GAP = 2
_LONG_BARS, _SHORT_BARS = 10, 5
_NAME_BESIDE_LONG_BARS = 22
_WIDEST_NAME = 34


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row of the chart.

    Attributes:
        id: Says which row was opened.
        name: What it is called; shown literally.
        dread: Its ratings of dread.
        energy: Its ratings of energy.
        columns: What stands at its right, such as n and hours.
        is_group: Whether it heads the rows below it; it is bold, and its numbers stand without bars.
    """

    id: str
    name: str
    dread: Ratings
    energy: Ratings
    columns: tuple[str, ...]
    is_group: bool = False


class _Line(Row):
    """A row of the chart, or its heading, laid out for the width that it gets."""

    def __init__(self, name: Content, dread: Content, energy: Content, columns: str, bars: "_Bars") -> None:
        self.below = None
        self._name = name
        self._dread = dread
        self._energy = energy
        self._columns = Content(columns)
        self._bars = bars

    def parts(self, width: int) -> Sequence[Content]:
        """Name, mean, bar, line, bar, mean and columns, side by side."""
        room = width - 2 * _NUMBER - 3 - self._columns.cell_length
        cells = _LONG_BARS if room - 2 * _LONG_BARS >= _NAME_BESIDE_LONG_BARS else _SHORT_BARS
        left, right = self._bars.drawn(cells)
        name = self._name.truncate(max(min(room - 2 * cells, _WIDEST_NAME), 0), ellipsis=True, pad=True)
        return (
            name,
            self._dread.pad_left(max(_NUMBER - self._dread.cell_length, 0)),
            Content(" "),
            left,
            Content("│"),
            right,
            Content(" "),
            self._energy.pad_right(max(_NUMBER - self._energy.cell_length, 0)),
            self._columns,
        )


@dataclass(frozen=True, slots=True)
class _Bars:
    """The two bars of a row, or room for them."""

    dread: Ratings | None = None
    energy: Ratings | None = None

    def drawn(self, cells: int) -> tuple[Content, Content]:
        left, right = _bar(self.dread, cells, "▐"), _bar(self.energy, cells, "▌")
        return (
            Content.styled(f"{left[::-1]:>{cells}}", DREAD_STYLE),
            Content.styled(f"{right:<{cells}}", ENERGY_STYLE),
        )


class _Heading(_Line):
    """The heading: what the bars mean, over the bars."""

    def __init__(self, title: str, columns: str) -> None:
        super().__init__(Content.styled(title, "bold"), Content(""), Content(""), columns, _Bars())

    def parts(self, width: int) -> Sequence[Content]:
        """The title, the two scales on either side of the line, and the names of the columns."""
        parts = super().parts(width)
        cells = parts[3].cell_length + _NUMBER + 1
        return (
            parts[0],
            Content.styled(f"{'▼ dread':>{cells}}", DREAD_STYLE),
            Content.styled("│", "$text-muted"),
            Content.styled(f"{'energy ▲':<{cells}}", ENERGY_STYLE),
            Content.styled(parts[-1].plain, "$text-muted"),
        )


class BackToBack(Vertical):
    """The chart: a heading that stays, and rows with a cursor; enter or a click selects one.

    Args:
        title: What the chart shows.
        columns: The names of the columns at the right.
        id: Its id; the list of its rows has the same with ``-rows`` behind it.
    """

    DEFAULT_CSS = """
    BackToBack { height: 1fr; }
    BackToBack > Static { height: 1; padding-right: 1; text-wrap: nowrap; text-overflow: clip; }
    BackToBack > RecordList { scrollbar-gutter: stable; }
    """

    def __init__(self, title: str, columns: Sequence[str], *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._title = title
        self._columns = columns

    def compose(self) -> ComposeResult:
        """The heading and the rows."""
        yield Static()
        yield RecordList(id=f"{self.id}-rows")

    @property
    def rows(self) -> RecordList:
        """The rows, which take the focus."""
        return self.query_one(RecordList)

    def show(self, rows: Iterable[BarRow], columns: Sequence[str] | None = None) -> None:
        """Show these rows; the cursor stays at its row.

        Args:
            rows: From top to bottom.
            columns: New names for the columns at the right.
        """
        self._columns = columns or self._columns
        shown = list(rows)
        widths = [
            max(_NARROWEST_COLUMN, *map(len, column)) + _COLUMN_GAP
            for column in zip(self._columns, *(row.columns for row in shown), strict=True)
        ]
        self.query_one(Static).update(_Heading(self._title, _flush(self._columns, widths)))
        self.rows.show([ListedRecord(row.id, _line(row, widths)) for row in shown])


def _flush(columns: Sequence[str], widths: Sequence[int]) -> str:
    """The columns flush right, each as wide as its widest."""
    return "".join(f"{column:>{width}}" for column, width in zip(columns, widths, strict=True))


def _line(row: BarRow, widths: Sequence[int]) -> _Line:
    style = "bold" if row.is_group else ""
    name = row.name if row.is_group else f"  {row.name}"
    bars = _Bars() if row.is_group else _Bars(row.dread, row.energy)
    return _Line(
        Content.styled(name, style) if style else Content(name),
        Content.styled(row.dread.said, f"{DREAD_STYLE} {style}".strip()),
        Content.styled(row.energy.said, f"{ENERGY_STYLE} {style}".strip()),
        _flush(row.columns, widths),
        bars,
    )


def _bar(given: Ratings | None, cells: int, half: str) -> str:
    """A bar from the line outwards, to half a cell; what was not rated has none."""
    if given is None or not given.n:
        return ""
    halves = (4 * cells * given.total + _HIGHEST * given.n) // (2 * _HIGHEST * given.n)
    return "█" * (halves // 2) + (half if halves % 2 else "")
