"""The mix of a week as bars: where the hours go now, with a mark at where they should go."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

_TITLE = "Mix"
_NAME = 10
_NOW = 8
_TARGET = 8
_FULL, _EMPTY, _MARK = "━", "·", "┃"


class MixBar(NamedTuple):
    """One part of a mix.

    Attributes:
        name: What it is called.
        now: Its share of the hours in percent, or nothing where that is not known.
        target: The percent that are aimed at, or nothing where no mix is.
    """

    name: str
    now: float | None
    target: int | None


class MixBars(Widget):
    """A line a part, under a line that names the columns."""

    ALLOW_SELECT = False
    auto_links = False
    DEFAULT_CSS = """
    MixBars { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bars: Sequence[MixBar] = ()

    def show(self, bars: Sequence[MixBar]) -> None:
        """Show these parts."""
        self._bars = bars
        self.refresh(layout=True)

    def render(self) -> Content:
        """The heading and the bars, as wide as there is room."""
        room = max(self.size.width - _NAME - _NOW - _TARGET, 0)
        columns = f"{'now':>{_NAME - len(_TITLE) + room + _NOW}}{'target':>{_TARGET}}"
        heading = Content.assemble((_TITLE, "bold"), (columns, "$text-muted"))
        return Content("\n").join([heading, *(_line(bar, room) for bar in self._bars)])


def _line(bar: MixBar, room: int) -> Content:
    now = "–" if bar.now is None else f"{bar.now:.1f}%"
    target = "–" if bar.target is None else f"{bar.target}%"
    return Content.assemble(
        f"{bar.name:<{_NAME}}", _drawn(bar, room), (f"{now:>{_NOW}}", "bold"), f"{target:>{_TARGET}}"
    )


def _drawn(bar: MixBar, room: int) -> Content:
    """The bar alone; the mark of the target stands on it or behind it."""
    filled = _cells(bar.now or 0, room)
    mark = None if bar.target is None or not room else min(_cells(bar.target, room), room - 1)
    pieces = []
    for cell in range(room):
        if cell == mark:
            pieces.append((_MARK, "$foreground bold"))
        else:
            pieces.append((_FULL, "$primary") if cell < filled else (_EMPTY, "$text-muted"))
    return Content.assemble(*pieces)


def _cells(percent: float, room: int) -> int:
    """The cells of a share, rounded half up; a share that is there has at least one."""
    return max(int(percent * room / 100 + 0.5), 1 if percent else 0)
