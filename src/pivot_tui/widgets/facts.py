"""Facts by name: the names in a column of their own, and what is said beside them, however many lines that takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

_COLUMN = 14
"""Cells for a name and the gap behind it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        name: Its name; "" where it goes on with the fact above.
        said: What is said; literally.
    """

    name: str
    said: str


class Facts(Static):
    """Lines over the whole width, and facts whose words never run below their names."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._lines: Sequence[Content | Fact] = ()

    def show(self, lines: Sequence[Content | Fact]) -> None:
        """Show these lines and facts."""
        self._lines = lines
        self._draw()

    def on_resize(self) -> None:
        """Break the lines anew where there is another width."""
        self._draw()

    def _draw(self) -> None:
        drawn: list[Content] = []
        width = max(self.size.width - _COLUMN, 10)
        for line in self._lines:
            if isinstance(line, Content):
                drawn.append(line)
                continue
            name = line.name
            for part in Content(line.said).wrap(width):
                drawn.append(Content.assemble((f"{name:<{_COLUMN}}", "$text-muted"), part.rstrip()))
                name = ""
        self.update(Content("\n").join(drawn))
