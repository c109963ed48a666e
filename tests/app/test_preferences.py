"""The settings as the app uses them: from the file before the first paint, with a word about what is wrong in it."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp
from pivot_tui.app.preferences import Preferences
from pivot_tui.domain import day_style
from pivot_tui.domain.day_style import DateFormat, DayStyle
from pivot_tui.screens.settings import SettingsScreen
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock


@pytest.fixture(autouse=True)
def _style_of_its_own() -> Iterator[None]:
    """The way in which days are said belongs to the program, so a test puts it back."""
    yield
    day_style.use(DayStyle())


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file, which is still to be written."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(path))
    return path


@pytest.fixture
def app(sample_workbook: Store, clock: Clock) -> PivotApp:
    """An app over the sample physician's workbook."""
    return PivotApp(sample_workbook.path, clock, sample_workbook)


def test_without_a_file_the_workbook_looks_as_it_always_did(app: PivotApp, settings: Path) -> None:
    preferences = Preferences(app)

    assert preferences.problems == ()
    assert app.theme == "pivot-dark"
    assert not settings.exists()


def test_theme_days_and_the_start_of_the_day_hold_before_anything_is_painted(app: PivotApp, settings: Path) -> None:
    settings.write_text('theme = "nord"\ndate_format = "Mar 13"\nday_start = "05:00"\n')

    Preferences(app)

    assert app.theme == "nord"
    assert app.clock.day_start == time(5)
    assert day_style.current().date_format is DateFormat.MONTH_FIRST


def test_an_unknown_theme_is_said_and_the_workbooks_own_is_used(app: PivotApp, settings: Path) -> None:
    settings.write_text('theme = "mauve"')

    preferences = Preferences(app)

    assert app.theme == "pivot-dark"
    assert [problem.field for problem in preferences.problems] == ["theme"]
    assert "no theme of this name" in preferences.problems[0].sentence


async def test_ones_own_keys_act_and_what_is_wrong_is_said_once_and_in_the_settings(
    app: PivotApp, settings: Path
) -> None:
    settings.write_text('week_start = "friday"\n[keymap]\n"area.journal" = "Q"\nnothing = "x"\n')
    async with hand_on(app) as hand:
        preferences = Preferences(app)
        preferences.begin()
        await hand.settle()
        hand.reads("config.toml, week_start: this value is not understood", "Settings has 1 more.")
        await hand.press("Q")
        assert hand.area == "Journal"
        preferences.open()
        preferences.open()
        await hand.settle()
        assert [type(screen) for screen in app.screen_stack].count(SettingsScreen) == 1
        hand.reads("“nothing” is nothing that a key can be given to.")


async def test_while_locked_the_settings_stay_closed(app: PivotApp, settings: Path) -> None:
    async with hand_on(app):
        app.session = None
        Preferences(app).open()
        assert len(app.screen_stack) == 1
