"""Facts by name: the names in a column of their own, and what is said beside them, however many lines that takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
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
        self._drawn_for = -1

    def show(self, lines: Sequence[Content | Fact]) -> None:
        """Show these lines and facts."""
        self._lines = lines
        self.update(self._drawn(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height at a width, for which the lines are broken anew.

        They cannot wait for the width to be given: the height that was asked for first would stay.
        """
        self._draw(width)
        return super().get_content_height(container, viewport, width)

    def on_resize(self) -> None:
        """Break the lines anew where there is another width."""
        self._draw(self.size.width)

    def _draw(self, width: int) -> None:
        if width != self._drawn_for:
            self.update(self._drawn(width), layout=False)

    def _drawn(self, across: int) -> Content:
        """The lines and facts, broken for a width."""
        self._drawn_for = across
        drawn: list[Content] = []
        width = max(across - _COLUMN, 10)
        for line in self._lines:
            if isinstance(line, Content):
                drawn.append(line)
                continue
            name = line.name
            for part in Content(line.said).wrap(width):
                drawn.append(Content.assemble((f"{name:<{_COLUMN}}", "$text-muted"), part.rstrip()))
                name = ""
        return Content("\n").join(drawn)
