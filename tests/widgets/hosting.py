"""A bare application around one widget, for the tests of the widgets."""

from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from pivot_tui.widgets.themes import DARK, LIGHT


class Host(App[None]):
    """Shows a widget and keeps the messages that it sends up.

    Args:
        build: Makes the widget.
    """

    BINDINGS = [Binding(str(number), f"note('{number}')", show=False) for number in range(10)]  # noqa: RUF012

    def __init__(self, build: Callable[[], Widget]) -> None:
        super().__init__()
        self._build = build
        self.heard: list[Message] = []
        self.noted: list[str] = []
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        """The widget alone."""
        yield self._build()

    def action_note(self, key: str) -> None:
        """Note a digit that the widget has let pass."""
        self.noted.append(key)

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]
