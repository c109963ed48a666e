"""The small dialogs of the settings: a list of themes to try on, and one field for a time, a command or a key."""

import re
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static

from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook.session import Session

_PRESSED = re.compile(r"ctrl\+[a-z]|f\d{1,2}")
_KEEPS_ITS_MEANING = ("ctrl+s", "f1", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+v")  # saving, help, and editing the field


class ThemeScreen(WorkbookDialog[str | None]):
    """All themes; the one under the cursor is tried on, and the one that was worn comes back on escape.

    Args:
        session: The open workbook.
        own: The names of the workbook's own themes, which stand first.
    """

    CSS_PATH = "settings.tcss"
    HELP_NAME = "settings"
    AUTO_FOCUS = "#themes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="form.leave", tooltip="Keep the theme that was there"),
    ]

    def __init__(self, session: Session, own: tuple[str, ...]) -> None:
        super().__init__(session)
        self._own = own
        self._before = ""

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="theme-form"):
            yield Static(Content.styled("Theme", "bold"), id="theme-title")
            yield RecordList(id="themes")
        yield KeyLine()

    def on_mount(self) -> None:
        """The workbook's own first, then those of Textual by name; the cursor on the one that is worn."""
        self._before = self.app.theme
        themes = self.app.available_themes
        names = [*(name for name in self._own if name in themes), *sorted(set(themes) - set(self._own))]
        rows = [ListedRecord(name, Row(Content(name), Content(""), _kind_of(themes[name].dark))) for name in names]
        self.query_one(RecordList).show(rows, cursor=self._before)

    def described(self, binding: Binding) -> Binding:
        """Enter takes the theme that is tried on."""
        return Binding(binding.key, binding.action, "Take it") if binding.action == "select" else binding

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Try it on."""
        event.stop()
        if event.option.id is not None:
            self.app.theme = event.option.id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(event.option.id)

    def action_leave(self) -> None:
        """Keep the theme that was there."""
        self.app.theme = self._before
        self.dismiss(None)


def _kind_of(dark: bool) -> Content:
    return Content.styled("dark" if dark else "light", "$text-muted")


class KeyField(Input):
    """A field for the names of keys; a key that types nothing puts its own name in."""

    async def _on_key(self, event: Key) -> None:
        if _PRESSED.fullmatch(event.key) and event.key not in _KEEPS_ITS_MEANING:
            event.stop()
            event.prevent_default()
            self.value = event.key
            self.cursor_position = len(self.value)
        else:
            await super()._on_key(event)


class OneFieldScreen(WorkbookDialog[str | None]):
    """One field, what belongs in it, and room for one sentence.

    Args:
        session: The open workbook.
        title: What is asked for.
        hint: How it is written.
        field: The field, with what is there now.
        check: Says in a sentence why a value cannot be had, or "".
    """

    CSS_PATH = "settings.tcss"
    HELP_NAME = "settings"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", tooltip="Save this setting"),
        Binding("escape", "leave", "Close", id="form.leave", tooltip="Close without saving"),
    ]

    def __init__(self, session: Session, title: str, hint: str, field: Input, check: Callable[[str], str]) -> None:
        super().__init__(session)
        self._title_said = title
        self._hint = hint
        self._field = field
        self._check = check

    def compose(self) -> ComposeResult:
        """The field between its title and its sentence."""
        with Vertical(id="one-field"):
            yield Static(Content.styled(self._title_said, "bold"), id="one-title")
            yield self._field
            yield Static(Content.styled(self._hint, "$text-muted"), id="one-hint")
            yield Static(id="one-problem")
        yield KeyLine()

    def on_input_changed(self) -> None:
        """The sentence spoke of what stood there before."""
        self.query_one("#one-problem", Static).update("")

    def on_input_submitted(self) -> None:
        """Enter saves."""
        self.action_save()

    def action_save(self) -> None:
        """Give the value back, or say why it cannot be had."""
        value = self._field.value.strip()
        if problem := self._check(value):
            self.query_one("#one-problem", Static).update(Content.styled(problem, "$text-warning"))
        else:
            self.dismiss(value)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
