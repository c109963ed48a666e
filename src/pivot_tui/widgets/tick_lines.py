"""Any of several whose names are too long to stand side by side, a line each."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style

from pivot_tui.widgets.ticks import Ticks


class TickLines(Ticks):
    """Several names, a line each, ticked or not; the arrows go along them, space or a click ticks."""

    DEFAULT_CSS = """
    TickLines { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Before", show=False, tooltip="The one before"),
        Binding("down,j", "step(1)", "Next", show=False, tooltip="The next one"),
    ]

    def render(self) -> Content:
        """The names with their boxes; the one under the cursor stands out while the lines have the focus."""
        lines = []
        for number, (key, name) in enumerate(self._names.items()):
            line = Content(f"{'[x]' if key in self.ticked else '[ ]'} {name}")
            if self._is_under_cursor(number):
                line = line.stylize("$block-cursor-foreground on $block-cursor-background")
            lines.append(line.stylize(Style.from_meta({"tick": number})))
        return Content("\n").join(lines)
