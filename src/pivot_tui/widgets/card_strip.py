"""The strip below the board: the card under the cursor as far as a few lines go, and the lamps, which always stand."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

_NAMES = 14
"""Cells for the name of a fact and the gap behind it."""
_GAP = 3


class CardStrip(Static):
    """A title with its marks, and facts by name; as many lines of them as there is room for."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._title = Content("")
        self._marks = ""
        self._facts: Sequence[tuple[str, str]] = ()

    def show(self, title: Content, marks: str = "", facts: Iterable[tuple[str, str]] = ()) -> None:
        """Show a card.

        Args:
            title: What it is called.
            marks: What stands beside its title, or below it where that is too long.
            facts: What is known of it, by name, what matters most first.
        """
        self._title, self._marks, self._facts = title, marks, tuple(facts)
        self._draw()

    def on_resize(self) -> None:
        """Break the lines anew where there is another width or height."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        lines = self._head(width)
        room = height - len(lines)
        for number, (name, said) in enumerate(self._facts):
            if room <= 0:
                break
            # Each fact behind this one keeps a line; what is left over may be used by a longer one.
            behind = min(len(self._facts) - number - 1, room - 1)
            parts = _wrapped(said, max(width - _NAMES, 10), room - behind)
            room -= len(parts)
            for at, part in enumerate(parts):
                lines.append(Content.assemble((f"{'' if at else name:<{_NAMES}}", "$text-muted"), part))
        self.update(Content("\n").join(lines), layout=False)

    def _head(self, width: int) -> list[Content]:
        marks = Content.styled(self._marks, "$text-muted")
        title = self._title.stylize("bold")
        gap = width - title.cell_length - marks.cell_length
        if not self._marks or gap >= _GAP:
            head = title.truncate(width, ellipsis=True)
            return [Content.assemble(head, " " * gap, marks) if self._marks else head]
        return [title.truncate(width, ellipsis=True), marks.truncate(width, ellipsis=True)]


class LampLine(Static):
    """The lamps, each with its sign and its name, and with how it stands where there is room for all of them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._short: Sequence[str] = ()
        self._whole: Sequence[str] = ()
        self._said = ""

    def show(self, short: Sequence[str], whole: Sequence[str], said: str) -> None:
        """Show the lamps.

        Args:
            short: Each with its sign and its name.
            whole: Each with how it stands as well.
            said: How many are lit, which stands behind the short ones.
        """
        self._short, self._whole, self._said = short, whole, said
        self._draw()

    def on_resize(self) -> None:
        """Say more where there is more room."""
        self._draw()

    def _draw(self) -> None:
        name = "Before you apply  "
        lines = _filled(self._whole, self.size.width - len(name))
        if len(lines) > max(self.size.height, 1):
            lines = ["   ".join((*self._short, self._said))]
        drawn = [
            Content.assemble((name if not number else " " * len(name), "$text-muted"), line)
            for number, line in enumerate(lines)
        ]
        self.update(Content("\n").join(drawn), layout=False)


def _filled(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces side by side, as many on each line as fit."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}   {piece}" if lines else piece
        if lines and len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _wrapped(said: str, width: int, most: int) -> list[Content]:
    """Words on so many lines at most; the last one ends in … where there were more."""
    text = Content(said[: width * most * 2])
    parts = [part.rstrip() for part in text.wrap(width)]
    if len(parts) > most:
        rest = " ".join(part.plain.strip() for part in parts[most - 1 :])
        parts = [*parts[: most - 1], Content(rest).truncate(width, ellipsis=True)]
    return parts
