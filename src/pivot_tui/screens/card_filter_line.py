"""The board's filter line: what is typed, what is wrong with it, and the filter it makes."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from pivot_tui.domain.board import CardFilter, read_filter
from pivot_tui.domain.problems import Problem


class CardFilterLine(Horizontal):
    """A line that is hidden until it is asked for, and filters with every key."""

    class Changed(Message):
        """Another filter was typed.

        Attributes:
            chosen: The filter.
        """

        def __init__(self, chosen: CardFilter) -> None:
            self.chosen = chosen
            super().__init__()

    class Left(Message):
        """Enter was pressed: what was found is wanted."""

    def __init__(self) -> None:
        super().__init__(id="board-filter")
        self._said = ""
        self.display = False

    def compose(self) -> ComposeResult:
        """The field, and room for one sentence."""
        yield Input(placeholder="late  blocked  step 4  months 4-9  +done  words", compact=True, id="board-words")
        yield Static(id="board-filter-said", markup=False)

    def open(self) -> None:
        """Show the line, and type in it."""
        self.display = True
        self.query_one(Input).focus()

    def show_typed(self, words: str) -> None:
        """Show the line with words in it, without asking for the cards again or taking the focus."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = words
        self.display = True

    def close(self) -> None:
        """Hide the line, with nothing left in it."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._say("")
        self.display = False

    def _say(self, sentence: str) -> None:
        if sentence != self._said:  # to say the same again would lay the screen out again with every key
            self._said = sentence
            self.query_one("#board-filter-said", Static).update(Content.styled(sentence, "$text-warning"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read what is typed with every key."""
        event.stop()
        found = read_filter(event.value)
        self._say(found.sentence if isinstance(found, Problem) else "")
        # What cannot be read hides nothing.
        self.post_message(self.Changed(CardFilter() if isinstance(found, Problem) else found))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.post_message(self.Left())
