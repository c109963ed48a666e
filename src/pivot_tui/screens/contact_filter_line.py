"""The Contacts' filter line: what is typed, and the filter it makes."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from pivot_tui.domain.contact_filter import ContactFilter, read_contact_filter


class ContactFilterLine(Horizontal):
    """A line that is hidden until it is asked for, and filters with every key."""

    class Changed(Message):
        """Another filter was typed.

        Attributes:
            chosen: The filter.
        """

        def __init__(self, chosen: ContactFilter) -> None:
            self.chosen = chosen
            super().__init__()

    class Left(Message):
        """Enter was pressed: those who were found are wanted."""

    def __init__(self) -> None:
        super().__init__(id="contacts-filter")
        self.display = False

    def compose(self) -> ComposeResult:
        """The field."""
        yield Input(placeholder="lk  sim  +tag  overdue  met  not met", compact=True, id="contacts-words")

    def open(self) -> None:
        """Show the line, and type in it."""
        self.display = True
        self.query_one(Input).focus()

    def close(self) -> None:
        """Hide the line, with nothing left in it."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read what is typed with every key."""
        event.stop()
        self.post_message(self.Changed(read_contact_filter(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to those who were found."""
        event.stop()
        self.post_message(self.Left())
