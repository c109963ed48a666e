"""The line at the end of a form's first layer that opens the fields behind it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class MoreFields(Widget, can_focus=True):
    """One quiet line, reached with tab, that asks for the rest of the fields.

    Args:
        said: What waits behind it, in a few words.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    MoreFields { height: 1; width: 1fr; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    MoreFields:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "More fields", show=False, tooltip="Show the fields behind this line"),
    ]

    class Wanted(Message):
        """The user wants to see the rest of the fields."""

    def __init__(self, said: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._said = said

    def render(self) -> Content:
        """The key and what waits."""
        return Content.assemble(("f", "bold"), f"  {self._said}")

    def on_click(self) -> None:
        """A click opens them as well."""
        self.action_open()

    def action_open(self) -> None:
        """Ask for them."""
        self.post_message(self.Wanted())
