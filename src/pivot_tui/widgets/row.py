"""One record on one line: fixed at the left, cut short in the middle, set flush at the right."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_GAP = 2
_NARROWEST_MIDDLE = 20


class Row(Visual):
    """A line that fits any width, made of three parts, with an optional second line under it.

    Args:
        left: Shown whole, at the left.
        middle: Takes what room is left, and ends in … where it does not fit.
        right: Set flush at the right; dropped where it would leave the middle too little room.
        below: A second line.
    """

    def __init__(
        self, left: Content, middle: Content, right: Content | None = None, below: Content | None = None
    ) -> None:
        self.left = left
        self.middle = middle
        self.right = right or Content("")
        self.below = below

    def line(self, width: int) -> Content:
        """The line at a width, in cells."""
        right = self.right
        room = width - self.left.cell_length - (right.cell_length + _GAP if right else 0)
        if right and room < min(_NARROWEST_MIDDLE, self.middle.cell_length):
            right, room = Content(""), width - self.left.cell_length
        middle = self.middle.truncate(max(room, 0), ellipsis=True, pad=bool(right))
        parts = [self.left, middle, Content(" " * _GAP), right] if right else [self.left, middle]
        line = Content.assemble(*parts)
        return line if line.cell_length <= width else line.truncate(width, ellipsis=True)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The strips of the one or two lines, as the Visual protocol asks for them."""
        strips = self.line(width).render_strips(width, 1, style, options)
        if self.below is not None:
            strips += self.below.truncate(width, ellipsis=True).render_strips(width, 1, style, options)
        return strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line, or two."""
        return 1 if self.below is None else 2


class RowDrawnLater(Row):
    """A row of one line whose parts are made when it is first drawn: of a long list most rows never are.

    Args:
        make: Makes the row.
    """

    def __init__(self, make: Callable[[], Row]) -> None:
        self.below = None
        self._make = make
        self._made: Row | None = None

    def line(self, width: int) -> Content:
        """The line at a width, in cells."""
        if self._made is None:
            self._made = self._make()
        return self._made.line(width)
