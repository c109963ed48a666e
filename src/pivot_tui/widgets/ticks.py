"""Any of a few, all of them visible on one line."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Ticks(Widget, can_focus=True):
    """A few names on a line, each ticked or not; the arrows go along them, space or a click ticks.

    Args:
        names: What can be ticked: its key, and its name.
        ticked: The keys of those that are.
        id: The widget's id.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Ticks { height: 1; width: auto; min-width: 38; background: $surface; padding: 0 1; text-wrap: nowrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False, tooltip="The one before"),
        Binding("right,l", "step(1)", "Next", show=False, tooltip="The next one"),
        Binding("space", "tick", "Tick", show=False, tooltip="Tick it, or take the tick away"),
    ]

    cursor: reactive[int] = reactive(0)
    ticked: reactive[tuple[str, ...]] = reactive(())

    class Ticked(Message):
        """Something was ticked, or is not any more."""

        def __init__(self, ticks: "Ticks") -> None:
            self.ticks = ticks
            super().__init__()

        @property
        def control(self) -> "Ticks":
            """The widget."""
            return self.ticks

    def __init__(self, names: Mapping[str, str], ticked: Collection[str] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._names = names
        self.set_reactive(Ticks.ticked, tuple(ticked))

    def render(self) -> Content:
        """The names with their boxes; the one under the cursor stands out while the line has the focus."""
        pieces = []
        for number, (key, name) in enumerate(self._names.items()):
            style = "$block-cursor-foreground on $block-cursor-background" if self._is_under_cursor(number) else ""
            box = "[x]" if key in self.ticked else "[ ]"
            piece = Content.styled(f"{box} {name}", style) if style else Content(f"{box} {name}")
            pieces.append(piece.stylize(Style.from_meta({"tick": number})))
        return Content("   ").join(pieces)

    def _is_under_cursor(self, number: int) -> bool:
        return self.has_focus and number == self.cursor

    def on_click(self, event: Click) -> None:
        """A click on a name ticks it."""
        number = event.style.meta.get("tick")
        if isinstance(number, int):
            self.cursor = number
            self.action_tick()

    def action_step(self, by: int) -> None:
        """Go to the neighbour, around the ends."""
        self.cursor = (self.cursor + by) % len(self._names)

    def action_tick(self) -> None:
        """Tick what is under the cursor, or take its tick away; the order stays that of the names."""
        wanted = tuple(self._names)[self.cursor]
        self.ticked = tuple(key for key in self._names if (key in self.ticked) != (key == wanted))
        self.post_message(self.Ticked(self))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()
