"""The least that Textual can be: an app that shows one word, beside which a start is measured."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """An app with one word and nothing to do."""

    def compose(self) -> ComposeResult:
        """The word that tells the first paint."""
        yield Static("empty")


if __name__ == "__main__":
    EmptyApp().run()
