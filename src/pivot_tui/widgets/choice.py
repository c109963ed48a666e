"""One of a few, all of them visible on one line."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """A few names on a line, of which one is chosen with the arrows, with space or with a click."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Choice { height: 1; width: auto; min-width: 38; background: $surface; padding: 0 1; text-wrap: nowrap; }
    Choice:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False, tooltip="The one before"),
        Binding("right,l,space", "step(1)", "Next", show=False, tooltip="The next one"),
    ]

    index: reactive[int] = reactive(0)

    class Chosen(Message):
        """The user has chosen another one."""

        def __init__(self, choice: "Choice", index: int) -> None:
            self.choice = choice
            self.index = index
            super().__init__()

        @property
        def control(self) -> "Choice":
            """The widget."""
            return self.choice

    def __init__(self, names: Sequence[str], index: int = 0, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._names = names
        self.set_reactive(Choice.index, index)

    def render(self) -> Content:
        """The names, the chosen one in brackets."""
        pieces = []
        for number, name in enumerate(self._names):
            piece = Content.styled(f"[{name}]", "bold") if number == self.index else Content(f" {name} ")
            pieces.append(piece.stylize(Style.from_meta({"choice": number})))
        return Content(" ").join(pieces)

    def on_click(self, event: Click) -> None:
        """A click on a name chooses it."""
        number = event.style.meta.get("choice")
        if isinstance(number, int):
            self._choose(number)

    def action_step(self, by: int) -> None:
        """Choose the neighbour, around the ends."""
        self._choose((self.index + by) % len(self._names))

    def _choose(self, index: int) -> None:
        self.index = index
        self.post_message(self.Chosen(self, index))
