"""The settings: each on a row with its value, in effect as soon as it is changed, and kept in the settings file."""

import os
import shlex
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from pivot_tui import config
from pivot_tui.config import Settings
from pivot_tui.domain import day_style
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.editor import editor_command, editor_source
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.keymap import Bound, checked, keys_of, keys_said
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.frame import WorkbookScreen
from pivot_tui.screens.settings_forms import KeyField, OneFieldScreen, ThemeScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.widgets.themes import DARK, LIGHT
from pivot_tui.workbook.session import Session

_OWN_THEMES = (DARK.name, LIGHT.name)
_TITLE = "Settings   "
_SIDE = 2
_LABEL, _KEYS = 15, 16
_MOST_PROBLEMS = 3
_USUAL = frozenset(
    ("escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
)
"""Keys that nearly nobody changes: what has no others stands behind the rest."""
_PATTERN = "pattern"
_NAMES = {
    "theme": "Theme",
    "week_start": "Week begins",
    "day_start": "Day begins",
    "date_format": "Dates",
    "editor": "Editor",
    _PATTERN: "Work pattern",
}
_DAY_HINT = "A time before noon, such as 04:00. What you write before it belongs to the day before."
_EDITOR_HINT = "A command such as: vim   nano   code --wait. Leave it empty to use $VISUAL or $EDITOR."
_KEY_HINT = "Type x or ?, a name such as delete, or press the key with ctrl or a function key. Several: x,insert"

Chosen = TypeVar("Chosen", bound=Enum)


class SettingsScreen(WorkbookScreen[None]):
    """What can be chosen about the program, and all its keys.

    Args:
        session: The open workbook.
        settings: What is chosen now.
        bounds: Everything that has a key.
        problems: What in the settings file was not understood.
        path: The settings file; the default one without.
    """

    CSS_PATH = "settings.tcss"
    HELP_NAME = "settings"
    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "change", "Change", show=False, id="settings.change", tooltip="Change this setting"),
        Binding("backspace,delete", "reset", "Default", id="settings.reset", tooltip="Back to what it was at first"),
        Binding("tab", "app.focus_next", "Next panel", id="panel.next", tooltip="Go to the next panel"),
        Binding("escape", "leave", "Back", id="settings.leave", tooltip="Back to where you were"),
    ]

    class Changed(Message):
        """A setting was changed; it is in effect and, unless that was said to have failed, in the file.

        Attributes:
            settings: All of them as they are now.
        """

        def __init__(self, settings: Settings) -> None:
            self.settings = settings
            super().__init__()

    class PatternWanted(Message):
        """The user wants to change their work pattern, which belongs to the workbook and not to the settings file."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        bounds: Sequence[Bound],
        problems: Sequence[Problem] = (),
        path: Path | None = None,
    ) -> None:
        super().__init__(session)
        self.settings = settings
        self._bounds = bounds
        self._problems = tuple(problems)
        self._path = path or config.default_path()
        self._acts = _first_of_each(bounds)

    def compose(self) -> ComposeResult:
        """The settings above, the keys below."""
        yield AreaBar(0)
        yield Static(id="settings-title")
        said = Static(_problems_said(self._problems), id="settings-problems")
        said.display = bool(self._problems)
        yield said
        yield RecordList(id="choices")
        keys = Content.assemble(
            Content.styled("Keys", "bold"), Content.styled("   and their names in the file", "$text-muted")
        )
        yield Static(keys, id="keys-title")
        yield RecordList(id="keys")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.refresh_records()

    def on_resize(self, event: Resize) -> None:
        """Say where the file lies; of a path that is too long for the line, its end."""
        room = event.size.width - 2 * _SIDE - len(_TITLE)
        title = Content.assemble((_TITLE, "bold"), (_end_of(str(self._path), room), "$text-muted"))
        self.query_one("#settings-title", Static).update(title)

    def refresh_records(self) -> None:
        """Show the settings as they are now."""
        today = self.session.clock.now().day
        self.query_one("#choices", RecordList).show(
            ListedRecord(name, _choice_row(name, *said)) for name, said in self._said(say_day_and_year(today)).items()
        )
        granted, _ = checked(self._bounds, self.settings.keymap)
        self.query_one("#keys", RecordList).show(
            ListedRecord(name, _key_row(bound, keys_of(bound, granted))) for name, bound in self._acts.items()
        )

    def _said(self, today: str) -> dict[str, tuple[str, str]]:
        """Each setting's value, and a word beside it."""
        settings = self.settings
        return {
            "theme": (settings.theme, "tried on as you choose"),
            "week_start": (settings.week_start.value.title(), ""),
            "day_start": (f"{settings.day_start:%H:%M}", "before it, it is still the day before"),
            "date_format": (settings.date_format.value, f"today: {today}"),
            "editor": _editor_said(settings.editor),
            _PATTERN: ("days on, days off and nights", "kept in the workbook"),
        }

    def described(self, binding: Binding) -> Binding:
        """Enter changes what is under the cursor."""
        return Binding(binding.key, binding.action, "Change") if binding.action == "select" else binding

    # Changing

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change what was entered or clicked."""
        event.stop()
        if event.option.id is not None:
            self._ask_key(event.option.id) if event.option_list.id == "keys" else self._ask(event.option.id)

    def action_change(self) -> None:
        """Change what is under the cursor."""
        if isinstance(self.focused, RecordList):
            self.focused.action_select()

    def _ask(self, name: str) -> None:
        settings = self.settings
        match name:
            case "theme":
                self.app.push_screen(ThemeScreen(self.session, _OWN_THEMES), self._take_theme)
            case "week_start":
                self._change(week_start=_next(settings.week_start))
            case "date_format":
                self._change(date_format=_next(settings.date_format))
            case "day_start":
                self._ask_line("Day begins", _DAY_HINT, f"{settings.day_start:%H:%M}", _day_problem, self._take_day)
            case "editor":
                self._ask_line("Editor", _EDITOR_HINT, settings.editor, _editor_problem, self._take_editor)
            case _:
                self.post_message(self.PatternWanted())

    def _ask_line(
        self, title: str, hint: str, value: str, check: Callable[[str], str], take: Callable[[str | None], None]
    ) -> None:
        field = Input(value, compact=True, select_on_focus=False)
        self.app.push_screen(OneFieldScreen(self.session, title, hint, field, check), take)

    def _take_theme(self, name: str | None) -> None:
        if name is not None:
            self._change(theme=name)

    def _take_day(self, typed: str | None) -> None:
        start = config.read_time(typed)
        if start is not None:
            self._change(day_start=start)

    def _take_editor(self, typed: str | None) -> None:
        if typed is not None:
            self._change(editor=typed)

    def _ask_key(self, name: str) -> None:
        bound = self._acts[name]

        def take(typed: str | None) -> None:
            if typed is not None:
                self._change(keymap=self._keymap_with(name, typed))

        field = KeyField(compact=True, select_on_focus=False)
        check: Callable[[str], str] = lambda typed: self._clash(self._keymap_with(name, typed))  # noqa: E731
        hint = f"{_KEY_HINT}. Left empty: {keys_said(bound.keys)}"
        self.app.push_screen(OneFieldScreen(self.session, f"A key for: {bound.does}", hint, field, check), take)

    def _keymap_with(self, name: str, typed: str) -> dict[str, str]:
        """The keymap with one act's keys changed, as the last wish in it; without them where nothing was typed."""
        others = {key: value for key, value in self.settings.keymap.items() if key != name}
        return {**others, name: typed} if typed else others

    def _clash(self, keymap: dict[str, str]) -> str:
        """The first sentence that a keymap would add to those that were there before, or ""."""
        before = set(checked(self._bounds, self.settings.keymap)[1])
        return next((problem.sentence for problem in checked(self._bounds, keymap)[1] if problem not in before), "")

    def action_reset(self) -> None:
        """Give a setting its default, or an act its own keys."""
        focused = self.focused
        name = focused.current if isinstance(focused, RecordList) else None
        if name is None or focused is None:
            return
        if focused.id == "keys":
            keymap = self._keymap_with(name, "")
            if clash := self._clash(keymap):
                self.say(clash, warn=True)
            elif name in self.settings.keymap:
                self._change(keymap=keymap)
        elif name != _PATTERN:
            self._change(**{name: getattr(Settings(), name)})

    def _change(self, **values: Any) -> None:
        """Have the settings in effect, keep them, and tell the app; where they cannot be kept that is said."""
        self.settings = replace(self.settings, **values)
        self._put_in_effect()
        try:
            config.write(self.settings, self._path)
        except Fault as fault:
            self.say(f"{fault.sentence} It holds until you leave the program.", warn=True)
        self.post_message(self.Changed(self.settings))
        self.refresh_records()

    def _put_in_effect(self) -> None:
        settings = self.settings
        if settings.theme in self.app.available_themes:
            self.app.theme = settings.theme
        day_style.use(settings.day_style)
        self.session.clock.day_start = settings.day_start
        self.app.set_keymap(checked(self._bounds, settings.keymap)[0])

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _end_of(text: str, room: int) -> str:
    """A text, or as much of its end as there is room for."""
    if cell_len(text) <= room:
        return text
    cut = next(start for start in range(1, len(text) + 1) if cell_len(text[start:]) < room or start == len(text))
    return f"…{text[cut:]}"


def _first_of_each(bounds: Sequence[Bound]) -> dict[str, Bound]:
    """What can be given another key, each once, by its name in the settings file; of what it does the first is said."""
    together: dict[str, list[Bound]] = {}
    for bound in bounds:
        if bound.id:
            together.setdefault(bound.id, []).append(bound)
    in_order = sorted(together.items(), key=lambda item: (_USUAL.issuperset(item[1][0].keys), item[0]))
    return {name: _as_one(same) for name, same in in_order}


def _as_one(same: Sequence[Bound]) -> Bound:
    others = len({bound.does for bound in same}) - 1
    return replace(same[0], does=f"{same[0].does}, and {others} more") if others else same[0]


def _next(chosen: Chosen) -> Chosen:
    """The one behind it, around the end."""
    known = list(type(chosen))
    return known[(known.index(chosen) + 1) % len(known)]


def _choice_row(name: str, value: str, beside: str) -> Row:
    return Row(
        Content.styled(f"{_NAMES[name]:<{_LABEL}}", "$text-muted"),
        Content(value),
        Content.styled(beside, "$text-muted"),
    )


def _key_row(bound: Bound, keys: Sequence[str]) -> Row:
    changed = tuple(keys) != bound.keys
    said = Content(keys_said(keys)).truncate(_KEYS - 1, ellipsis=True)
    left = Content.assemble(said.stylize("bold") if changed else said, " " * (_KEYS - said.cell_length))
    does = f"{bound.does}   (was {keys_said(bound.keys)})" if changed else bound.does
    return Row(left, Content(does), Content.styled(bound.id, "$text-muted"))


def _problems_said(problems: Sequence[Problem]) -> Content:
    """The sentences about the file, one a line; of many only how many more there are."""
    lines = [problem.sentence for problem in problems[:_MOST_PROBLEMS]]
    if len(problems) > _MOST_PROBLEMS:
        lines.append(f"and {len(problems) - _MOST_PROBLEMS} more")
    return Content.styled("\n".join(lines), "$text-warning")


def _day_problem(typed: str) -> str:
    return "" if config.read_time(typed) is not None else "This is not a time before noon, such as 04:00."


def _editor_problem(typed: str) -> str:
    try:
        shlex.split(typed)
    except ValueError:
        return "There is a quotation mark that is not closed."
    return "" if typed.isprintable() else "There is a control character in this; take it out."


def _editor_said(chosen: str) -> tuple[str, str]:
    """The editor's command, and where it comes from or what is the matter with it."""
    command = editor_command(chosen, os.environ)
    if not command:
        return "none", "set one here, or $VISUAL or $EDITOR"
    source = editor_source(chosen, os.environ)
    try:
        words = shlex.split(command)
    except ValueError:
        return command, "a quotation mark is not closed"
    found = bool(words) and shutil.which(words[0]) is not None
    return command, (f"from {source}" if source else "ctrl+o in a long text") if found else "not found on this computer"
