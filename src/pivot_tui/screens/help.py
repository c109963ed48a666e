"""Help for where you are: a few lines, and every key that acts here."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from pivot_tui import guide
from pivot_tui.widgets.bars import KeyLine, key_name

_MOVES = frozenset((*"jkhlgG", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"))
"""The names of keys that only move."""


class HelpScreen(ModalScreen[None]):
    """The help for one screen.

    Args:
        name: The screen's entry in the guide's help.
        keys: The bindings that were active there, with what each does.
    """

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1", "leave", "Close", id="help.leave", tooltip="Close the help"),
    ]

    def __init__(self, name: str, keys: dict[str, str]) -> None:
        super().__init__()
        self._name = name
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The words, then the keys, then what holds everywhere."""
        words = guide.load("help")[self._name or "today"]
        with Vertical(id="help"), VerticalScroll(id="help-body"):
            yield Static(Content.styled(words["title"], "bold"), classes="help-part")
            yield Static(Content(words["text"]), classes="help-part")
            yield Static(_keys(self._keys), classes="help-part")
            yield Static(Content(guide.load("help")["everywhere"]["text"]), classes="help-part")
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#help-body").focus()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on its name."""
        self.app.simulate_key(key)


def _keys(keys: dict[str, str]) -> Content:
    """One line for each act, with all the keys that do it; those that only move stand last."""
    by_act: dict[str, list[str]] = {}
    for key, act in keys.items():
        by_act.setdefault(act, []).append(key_name(key))
    in_order = sorted(by_act.items(), key=lambda item: _MOVES.issuperset(item[1]))
    return Content("\n").join(
        Content.assemble(
            Content.styled(f"{' '.join(names):<16}", "$foreground bold"), Content.styled(act, "$text-muted")
        )
        for act, names in in_order
    )
