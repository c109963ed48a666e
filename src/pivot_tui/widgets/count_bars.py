"""Counts as bars beside their names, in as many columns as there is room for."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_FULL, _EMPTY = "━", "·"
_COLUMN = 36
_GAP = 4


class CountBar(NamedTuple):
    """One count.

    Attributes:
        name: What was counted.
        number: How many.
    """

    name: str
    number: int


class CountBars(Widget):
    """Bars that share one scale, under a heading."""

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    CountBars { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, heading: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._heading = heading
        self._bars: Sequence[CountBar] = ()

    def show(self, bars: Sequence[CountBar]) -> None:
        """Show these counts."""
        self._bars = bars
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The heading, and the lines that the bars need at a width."""
        del container, viewport
        return 1 + len(_lines(self._bars, width))

    def render(self) -> Content:
        """The heading and the bars, as wide as there is room."""
        return Content("\n").join([Content.styled(self._heading, "bold"), *_lines(self._bars, self.size.width)])


def _lines(bars: Sequence[CountBar], width: int) -> list[Content]:
    """The bars, side by side where they have room enough, read line by line."""
    columns = 2 if width >= 2 * _COLUMN + _GAP and len(bars) > 2 else 1
    room = (width - _GAP * (columns - 1)) // columns
    name = max((len(bar.name) for bar in bars), default=0) + 2
    count = max((len(f"{bar.number:,}") for bar in bars), default=0) + 1
    most = max((bar.number for bar in bars), default=0)
    drawn = [_drawn(bar, name, max(room - name - count, 0), count, most) for bar in bars]
    gap = Content(" " * _GAP)
    return [gap.join(drawn[start : start + columns]) for start in range(0, len(drawn), columns)]


def _drawn(bar: CountBar, name: int, room: int, count: int, most: int) -> Content:
    cells = max((2 * bar.number * room + most) // (2 * most), 1 if room else 0) if bar.number else 0
    return Content.assemble(
        f"{bar.name:<{name}}",
        (_FULL * cells, "$primary"),
        (_EMPTY * (room - cells), "$text-muted"),
        (f"{bar.number:>{count},}", "bold"),
    )
