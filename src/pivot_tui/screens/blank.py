"""An empty screen for when somebody walks in; any key brings the workbook back."""

from textual import events
from textual.screen import ModalScreen


class BlankScreen(ModalScreen[None]):
    """Nothing to read."""

    DEFAULT_CSS = """
    BlankScreen { background: $background; }
    """

    def on_key(self, event: events.Key) -> None:
        """Come back."""
        event.stop()
        self.dismiss(None)

    def on_click(self) -> None:
        """Come back."""
        self.dismiss(None)
