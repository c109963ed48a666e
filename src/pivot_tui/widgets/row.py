"""One record on one line: fixed at the left, cut short in the middle, set flush at the right."""

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_SIDE = 1  # cells left free at either side, so that the cursor's colour stands beyond the words
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

    def parts(self, width: int) -> Sequence[Content]:
        """The parts of the line, side by side, at a width in cells."""
        right = self.right
        room = width - self.left.cell_length - (right.cell_length + _GAP if right else 0)
        if right and room < min(_NARROWEST_MIDDLE, self.middle.cell_length):
            right, room = Content(""), width - self.left.cell_length
        if room < 0:
            return (self.left.truncate(width, ellipsis=True),)
        middle = self.middle.truncate(room, ellipsis=True, pad=bool(right))
        return (self.left, middle, Content(" " * _GAP), right) if right else (self.left, middle)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The strips of the one or two lines, with a space at either side, as the Visual protocol asks for them."""
        room = max(width - 2 * _SIDE, 0)
        lines = [self.parts(room)]
        if self.below is not None:
            lines.append((self.below.truncate(room, ellipsis=True),))
        return [_strip(line, style, options) for line in lines[:height]]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line, or two."""
        return 1 if self.below is None else 2


class RowDrawnLater(Row):
    """A row whose parts are made when it is first drawn: of a long list most rows never are.

    Args:
        make: Makes the row.
        lines: How many lines it will have.
    """

    def __init__(self, make: Callable[[], Row], lines: int = 1) -> None:
        self._make = make
        self._lines = lines
        self._made: Row | None = None

    def parts(self, width: int) -> Sequence[Content]:
        """The parts of the line, side by side, at a width in cells."""
        return self._row().parts(width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The strips of its lines."""
        return self._row().render_strips(width, height, style, options)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as it will have."""
        return self._lines

    def _row(self) -> Row:
        if self._made is None:
            self._made = self._make()
        return self._made


def _strip(parts: Iterable[Content], style: Style, options: RenderOptions) -> Strip:
    """Parts in their styles, laid side by side without the wrapping, aligning and selecting that a row never needs."""
    side = Segment(" " * _SIDE, style.rich_style)
    segments = [
        Segment(text, (style + own).rich_style)
        for part in parts
        for text, own in part.render(style, end="", parse_style=options.get_style)
    ]
    return Strip([side, *segments, side])
