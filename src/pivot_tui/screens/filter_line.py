"""The Journal's filter line: what is typed, what was wrong with it, and the filter it makes."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from pivot_tui.domain.journal import Kind
from pivot_tui.domain.journal_filter import JournalFilter, read_filter
from pivot_tui.domain.problems import Problem
from pivot_tui.workbook.session import Session


class FilterLine(Horizontal):
    """A line that is hidden until it is asked for, and filters with every key.

    Args:
        session: The open workbook.
    """

    class Changed(Message):
        """Another filter was typed.

        Attributes:
            chosen: The filter.
        """

        def __init__(self, chosen: JournalFilter) -> None:
            self.chosen = chosen
            super().__init__()

    def __init__(self, session: Session) -> None:
        super().__init__(id="filter-line")
        self._session = session
        self._said = ""
        self.kinds: Sequence[Kind] = ()
        self.display = False

    def compose(self) -> ComposeResult:
        """The field, and room for one sentence."""
        yield Input(
            placeholder="@inbox +tag drains dread>=3 energy=none since 2026-02 words", compact=True, id="filter"
        )
        yield Static(id="filter-said")

    def open(self) -> None:
        """Show the line, and type in it."""
        self.display = True
        self.query_one(Input).focus()

    def close(self) -> None:
        """Hide the line, with nothing left in it."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.say("")
        self.display = False

    def say(self, sentence: str) -> None:
        """Say what is wrong beside the field; nothing takes it back."""
        if sentence != self._said:  # to say the same again would lay the screen out again with every key
            self._said = sentence
            self.query_one("#filter-said", Static).update(Content.styled(sentence, "$text-warning"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read what is typed with every key."""
        event.stop()
        found = read_filter(event.value, self.kinds, self._session.clock.now().day)
        self.say(found.sentence if isinstance(found, Problem) else "")
        # What cannot be read hides nothing.
        self.post_message(self.Changed(JournalFilter() if isinstance(found, Problem) else found))
