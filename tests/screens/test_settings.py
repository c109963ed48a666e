"""The settings: each changed where it stands, in effect at once, in the file, and refused with a reason."""

import stat
from collections.abc import Iterator
from datetime import time
from pathlib import Path, PurePath
from typing import ClassVar

import pytest
from tests.screens.driving import Hand, hand_on

from pivot_tui import config
from pivot_tui.app import PivotApp, areas
from pivot_tui.app.keymap import all_bound
from pivot_tui.config import Settings
from pivot_tui.domain import day_style
from pivot_tui.domain.day_style import DateFormat, WeekStart
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.settings import SettingsScreen
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock


class SettingsApp(PivotApp):
    """An app that opens on its settings and keeps what they say."""

    # Textual looks for the styles beside the class that is run, and this one stands among the tests.
    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(areas.__file__).parent / path for path in PivotApp.CSS_PATH]
    given = Settings()
    problems: tuple[Problem, ...] = ()

    def __init__(self, path: Path, clock: Clock, store: Store) -> None:
        super().__init__(path, clock, store)
        self.changes: list[Settings] = []
        self.patterns_wanted = 0

    def on_settings_screen_changed(self, event: SettingsScreen.Changed) -> None:
        """Keep the settings."""
        event.stop()
        self.changes.append(event.settings)

    async def on_settings_screen_pattern_wanted(self, event: SettingsScreen.PatternWanted) -> None:
        """Count the wishes."""
        event.stop()
        self.patterns_wanted += 1


@pytest.fixture(autouse=True)
def _style_of_its_own() -> Iterator[None]:
    """The way in which days are said belongs to the program, so a test puts it back."""
    yield
    day_style.use(day_style.DayStyle())


@pytest.fixture
def app(empty_workbook: Store, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsApp:
    """An app with a settings file of its own and no editor in its environment."""
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(tmp_path / "config.toml"))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return SettingsApp(empty_workbook.path, clock, empty_workbook)


async def open_settings(hand: Hand) -> SettingsApp:
    """Open the settings over Today."""
    app = hand.app
    assert isinstance(app, SettingsApp)
    assert app.session is not None
    app.push_screen(SettingsScreen(app.session, app.given, all_bound(), app.problems))
    await hand.settle()
    return app


async def go_to_key(hand: Hand, name: str) -> None:
    """Put the cursor of the keys on what has this name in the file."""
    await hand.press("tab")
    for _ in range(200):
        if hand.cursor_line().rstrip().endswith(f" {name}"):
            return
        await hand.press("down")
    raise AssertionError(f"{name} is not among the keys")


async def test_every_setting_stands_on_a_row_with_its_value(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        hand.shows("Settings", "config.toml", "pivot-dark", "Monday", "04:00", "today: Friday 13 March 2026", "none")
        hand.shows("Work pattern", "enter Change", "backspace Default", "esc Back")
        await hand.press("escape")
        assert hand.area == "Today"
        assert not config.default_path().exists()


@pytest.mark.parametrize("folder", ["a folder with quite a long name/" * 4, "日本語/" * 20])
async def test_of_a_long_path_the_end_stands_on_the_first_line(
    app: SettingsApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    path = tmp_path / folder / "config.toml"
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(path))
    async with hand_on(app) as hand:
        await open_settings(hand)
        assert hand.line("Settings").startswith("  Settings   …")
        assert hand.line("Settings").rstrip().endswith("/config.toml")
        assert hand.row("Theme") == hand.row("Settings") + 2
        await hand.resize(40 + 2 * len(str(path)), 24)
        hand.shows(f"Settings   {path}")


async def test_the_week_start_and_the_date_format_go_round_with_enter_and_space(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await hand.press("down", "enter")
        assert "Sunday" in hand.line("Week begins")
        await hand.press("space", "space")
        assert "Monday" in hand.line("Week begins")
        await hand.press("enter", "down", "down", "space")
        hand.shows("today: Friday March 13, 2026")
        await hand.press("enter")
        hand.shows("today: Friday 2026-03-13")
        wanted = Settings(week_start=WeekStart.SUNDAY, date_format=DateFormat.ISO)
        assert config.read() == (wanted, ())
        assert app.changes[-1] == wanted
        assert say_day_and_year(app.clock.now().day, short=True) == "2026-03-13"
        assert stat.S_IMODE(config.default_path().stat().st_mode) == 0o600


async def test_backspace_gives_a_setting_its_default(app: SettingsApp) -> None:
    app.given = Settings(week_start=WeekStart.SATURDAY)
    async with hand_on(app) as hand:
        await open_settings(hand)
        await hand.press("down", "backspace")
        assert "Monday" in hand.line("Week begins")
        assert app.changes == [Settings()]


async def test_a_theme_is_tried_on_and_taken_or_given_back(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await hand.press("enter", "down")
        assert app.theme == "pivot-light"
        await hand.press("escape")
        assert app.theme == "pivot-dark"
        assert app.changes == []
        await hand.press("enter", "down", "enter")
        assert app.theme == "pivot-light"
        assert "pivot-light" in hand.line("Theme ")
        assert config.read().settings.theme == "pivot-light"


async def test_the_start_of_the_day_takes_a_time_before_noon_and_holds_at_once(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await hand.press("down", "down", "enter", "end", "shift+home", "backspace")
        await hand.write("13:00\n")
        hand.shows("This is not a time before noon, such as 04:00.")
        await hand.press("shift+home", "backspace")
        hand.hides("This is not a time before noon")
        await hand.write("5:30\n")
        assert "05:30" in hand.line("Day begins")
        assert app.clock.day_start == time(5, 30)
        assert config.read().settings.day_start == time(5, 30)


async def test_the_editor_row_says_what_would_be_used(app: SettingsApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sh")
    async with hand_on(app) as hand:
        await open_settings(hand)
        assert hand.line("Editor").split() == ["Editor", "sh", "from", "$EDITOR"]
        await hand.press("down", "down", "down", "down", "enter")
        await hand.write("no-such 'x\n")
        hand.shows("There is a quotation mark that is not closed.")
        await hand.write("'\n")
        assert "not found on this computer" in hand.line("Editor")
        assert config.read().settings.editor == "no-such 'x'"


async def test_an_act_gets_another_key_at_once(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await go_to_key(hand, "area.journal")
        await hand.press("enter")
        hand.shows("A key for: Open Journal", "Left empty: 2")
        await hand.write("Q, insert\n")
        assert hand.line("area.journal").split()[:2] == ["Q", "insert"]
        hand.shows("Open Journal   (was 2)")
        assert config.read().settings.keymap == {"area.journal": "Q, insert"}
        await hand.press("escape", "insert")
        assert hand.area == "Journal"


async def test_a_pressed_key_puts_its_name_into_the_field(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await go_to_key(hand, "form.save")
        await hand.press("enter", "ctrl+g", "f5", "enter")
        assert config.read().settings.keymap == {"form.save": "f5"}


async def test_a_clash_is_said_beside_the_field_and_refused(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await go_to_key(hand, "area.journal")
        await hand.press("enter")
        await hand.write("c\n")
        hand.reads("area.journal: c is taken by capture (Write down what drained or fed you).")
        await hand.press("backspace")
        await hand.write("alt+1\n")
        hand.reads("is not the name of a key")
        await hand.press("escape")
        assert "area.journal" in hand.cursor_line()
        assert app.changes == []


async def test_backspace_gives_an_act_its_own_key_back_unless_another_has_it_now(app: SettingsApp) -> None:
    app.given = Settings(keymap={"area.journal": "Q", "area.plan": "2"})
    async with hand_on(app) as hand:
        await open_settings(hand)
        await go_to_key(hand, "area.journal")
        await hand.press("backspace")
        hand.reads("area.plan: 2 is taken by area.journal (Open Journal).")
        assert app.changes == []
        await hand.press("down", "down", "down")
        assert hand.cursor_line().split()[0] == "7"
        await hand.press("backspace")
        assert config.read().settings.keymap == {"area.journal": "Q"}


async def test_what_the_file_held_that_was_not_understood_is_said(app: SettingsApp) -> None:
    app.problems = tuple(Problem(f"a{n}", f"config.toml, a{n}: not understood [/] $x") for n in range(5))
    async with hand_on(app) as hand:
        await open_settings(hand)
        hand.shows("config.toml, a0: not understood [/] $x", "a2", "and 2 more")
        hand.hides("a3: not")


async def test_a_setting_that_cannot_be_kept_still_holds(
    app: SettingsApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(tmp_path / "file" / "config.toml"))
    async with hand_on(app) as hand:
        await open_settings(hand)
        await hand.press("down", "enter")
        hand.reads("cannot be saved", "It holds until you leave the program.")
        assert "Sunday" in hand.line("Week begins")
        assert app.changes == [Settings(week_start=WeekStart.SUNDAY)]


async def test_the_work_pattern_is_asked_of_the_app(app: SettingsApp) -> None:
    async with hand_on(app) as hand:
        await open_settings(hand)
        await hand.press("end", "enter")
        assert app.patterns_wanted == 1


async def test_a_click_changes_a_setting(app: SettingsApp) -> None:
    async with hand_on(app, (120, 40)) as hand:
        await open_settings(hand)
        await hand.click("Week begins")
        assert "Sunday" in hand.line("Week begins")
