"""The help: every screen has its words, and the keys that act there, what does something before what only moves."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from tests.screens.driving import hand_on

from pivot_tui import guide, screens
from pivot_tui.app import PivotApp

ACTS = ("find", "kinds", "pulse", "import", "trash_can", "history", "restore", "settings")


def help_names() -> Iterator[tuple[str, str]]:
    """Each class among the screens that names a text of the help, with that name."""
    for found in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        for name, thing in vars(importlib.import_module(found.name)).items():
            if isinstance(thing, type) and thing.__module__ == found.name and vars(thing).get("HELP_NAME"):
                yield name, vars(thing)["HELP_NAME"]


def test_the_help_of_every_screen_has_a_title_and_a_text() -> None:
    names = dict(help_names())
    assert {"TodayScreen", "FindScreen", "SettingsScreen", "FirstRunScreen"} <= set(names)
    texts = guide.load("help")
    without = {
        screen for screen, name in names.items() if not all(texts.get(name, {}).get(p) for p in ("title", "text"))
    }
    assert without == set()


def test_every_text_of_the_help_belongs_to_a_screen() -> None:
    used = {name for _, name in help_names()} | {"everywhere"}
    assert set(guide.load("help")) <= used


@pytest.mark.parametrize("act", ACTS)
async def test_it_opens_over_whatever_is_open_and_closes_again(sample_app: PivotApp, act: str) -> None:
    async with hand_on(sample_app) as hand:
        await sample_app.run_action(f"app.{act}")
        await hand.settle()
        below = hand.screen
        await hand.press("f1")
        assert hand.screen != below
        assert hand.keys.strip() == "esc Close"
        await hand.press("escape")
        assert hand.screen == below


async def test_what_a_key_does_is_named_before_the_keys_that_only_move(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 60)) as hand:
        await hand.press("2", "?")
        assert hand.row("Write down what drained or fed you") < hand.row("To the first row")
        assert hand.row("Show only some entries") < hand.row("One row down")
