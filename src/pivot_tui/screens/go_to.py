"""Going to another area while typing: the areas on one line, waiting for a digit."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from pivot_tui.widgets.bars import AREAS


class GoToScreen(ModalScreen[int | None]):
    """Waits for one digit; any other key goes back to typing."""

    DEFAULT_CSS = """
    GoToScreen { align: center top; background: $background 0%; }
    GoToScreen Static { width: 100%; height: 1; background: $primary; color: $background; text-wrap: nowrap; }
    """

    def compose(self) -> ComposeResult:
        """The areas."""
        yield Static(Content(" " + "  ".join(f"{number} {name}" for number, name in enumerate(AREAS, 1))))

    def on_key(self, event: events.Key) -> None:
        """Go, or go back."""
        event.stop()
        numbers = {str(number): number for number in range(1, len(AREAS) + 1)}
        self.dismiss(numbers.get(event.key))
