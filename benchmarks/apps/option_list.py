"""The least that a list in Textual can be: a hundred rows, beside which a key in a list is measured."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList

ROWS = 100
"""More than a screen, so that the list scrolls as the cursor goes down."""


class OptionListApp(App[None]):
    """An app with one list and nothing to do."""

    def compose(self) -> ComposeResult:
        """The list, its rows as long as an entry of the journal."""
        words = "words as many as a line after a shift has, so that a row takes as long to draw"
        yield OptionList(*(f"row {number:>3}  {words}" for number in range(1, ROWS + 1)))


if __name__ == "__main__":
    OptionListApp().run()
