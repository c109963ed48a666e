"""Who can be called or written to, day and night; it needs no workbook, so the lock can show it too."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from pivot_tui.widgets.bars import KeyLine
from pivot_tui.workbook import support

_ROOM = 68
"""Cells that a line and its note may take together to stand side by side."""


class SupportScreen(ModalScreen[None]):
    """The support lines, the most urgent first.

    Args:
        today: The present day, from which the age of the last check is told.
    """

    CSS_PATH = "support.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,x", "leave", "Close", id="support.leave", tooltip="Back to where you were"),
    ]

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def compose(self) -> ComposeResult:
        """The lines, what is promised, and when they were checked."""
        with Vertical(id="support"), VerticalScroll(id="support-body"):
            yield Static(Content.styled("Somebody to talk to", "bold"), id="support-title")
            yield from self._lines()
            yield Static(Content(support.promise()), classes="support-foot")
            yield Static(
                Content.styled(support.checked(self._today), "$text-muted"),
                id="support-checked",
                classes="support-foot",
            )
        yield KeyLine()

    def _lines(self) -> Iterable[Static]:
        """Each line with its note, beside it where that is short."""
        for line in support.lines(self._today):
            reached = Content.assemble((line.name, "$text-muted"), "   ", (line.contact, "$foreground bold"))
            note = Content.styled(line.note, "$text-muted")
            if reached.cell_length + note.cell_length < _ROOM:
                yield Static(Content.assemble(reached, "   ", note), classes="support-line")
            else:
                yield Static(reached, classes="support-line")
                yield Static(note, classes="support-note")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#support-body").focus()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on its name."""
        self.app.simulate_key(key)
