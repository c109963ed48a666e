"""The lock: a passphrase in, and the workbook open; the key is derived where the user does not have to wait for it."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.workbook.opening import derive_key


class PassphraseField(Input):
    """The field; its own enter is named in the key line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open", id="unlock.open", tooltip="Open the workbook"),
    ]


class UnlockScreen(Screen[None]):
    """Asks for the passphrase of one file.

    Args:
        path: The encrypted file.
    """

    CSS_PATH = "unlock.tcss"
    HELP_NAME = "unlock"
    AUTO_FOCUS = "#passphrase"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit", "Quit", priority=True, id="unlock.quit", tooltip="Leave the program"),
        Binding("f1", "app.help", "Help", id="help", tooltip="What can be done here"),
    ]

    class KeyReady(Message):
        """A key was derived from what was typed.

        Attributes:
            unlock: The screen, which can say that it does not fit.
            key: The raw key.
        """

        def __init__(self, unlock: "UnlockScreen", key: str) -> None:
            self.unlock = unlock
            self.key = key
            super().__init__()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The name of the file, the field, and room for one sentence."""
        with Vertical(id="unlock"):
            yield Static(Content.styled("This workbook is locked", "bold"), id="unlock-title")
            yield Static(Content(str(self._path)), id="unlock-path")
            yield PassphraseField(password=True, placeholder="Passphrase", compact=True, id="passphrase")
            yield Static(id="unlock-said")
        yield KeyLine()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Derive the key from what was typed; the passphrase itself is not kept."""
        event.stop()
        passphrase = event.value
        event.input.value = ""
        if passphrase:
            self._say("Opening …")
            event.input.disabled = True
            self._derive(passphrase)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _derive(self, passphrase: str) -> None:
        """Derive in a thread: a tenth of a second, without the interpreter's lock."""
        try:
            key = derive_key(self._path, passphrase)
        except (Fault, OSError, UnicodeEncodeError):
            self.app.call_from_thread(self.refuse, "The file cannot be read; check that it is still there.")
            return
        self.post_message(self.KeyReady(self, key))

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let the user try again."""
        field = self.query_one(Input)
        field.disabled = False
        field.focus()
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.query_one("#unlock-said", Static).update(Content.styled(sentence, "$text-warning"))

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on its name."""
        self.app.simulate_key(key)
