"""What every screen looks like, as text, in a small and in a large terminal: see `drawing` for how to write them anew.

Besides the picture itself, the small terminal's must hold to a few rules of layout.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pictures.drawing import compare, draw, press
from tests.pictures.scenes import OF_TEXTUAL, SCENES, TWICE, Scene
from tests.screens.driving import Hand, hand_on

from pivot_tui.app import PivotApp

SMALL, LARGE = (80, 24), (120, 40)


async def show(hand: Hand, scene: Scene) -> None:
    """Bring a scene onto the screen."""
    await press(hand, scene.keys)
    if scene.text:
        await hand.paste(scene.text)
    await press(hand, scene.then)
    if scene.sees:
        await hand.until_seen(scene.sees)
    hand.app.clear_notifications()
    await hand.settle()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_screen_in_a_small_terminal(scene: Scene, open_app: Callable[[str], PivotApp]) -> None:
    async with hand_on(open_app(scene.workbook), SMALL) as hand:
        await show(hand, scene)
        picture = draw(hand)
        _check_layout(hand, scene)
    difference = compare(f"{scene.name}-80x24", picture)
    assert not difference, difference


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.name in TWICE], ids=lambda scene: scene.name)
async def test_a_screen_in_a_large_terminal(scene: Scene, open_app: Callable[[str], PivotApp]) -> None:
    async with hand_on(open_app(scene.workbook), LARGE) as hand:
        await show(hand, scene)
        picture = draw(hand)
    difference = compare(f"{scene.name}-120x40", picture)
    assert not difference, difference


def _check_layout(hand: Hand, scene: Scene) -> None:
    """The rules that hold for every small picture."""
    strips = hand.app.screen._compositor.render_strips()
    assert [strip.cell_length for strip in strips] == [80] * 24, "a line is wider or narrower than the screen"
    if scene.name in OF_TEXTUAL:
        return
    labels = hand.keys.strip().split("   ")
    assert labels != [""], "the last line names no key"
    assert set(labels) <= _possible_labels(hand), "a key is cut off, or does nothing here"


def _possible_labels(hand: Hand) -> set[str]:
    """Every key that acts here with its whole label, as the last line may name it."""
    screen = hand.app.screen
    names = {"question_mark": "?", "slash": "/", "escape": "esc", "delete": "del"}
    names |= {"less_than_sign": "<", "greater_than_sign": ">"}
    described = getattr(screen, "described", None) or (lambda binding: binding)
    return {
        f"{names.get(key, key)} {described(active.binding).description}"
        for key, active in screen.active_bindings.items()
        if active.enabled
    }


def test_a_picture_that_differs_is_shown_as_a_difference(tmp_path: Path) -> None:
    assert compare("new", "a\nb\n", tmp_path, write=False) == "--- kept/new\n+++ drawn/new\n@@ -0,0 +1,2 @@\n+a\n+b"
    assert compare("new", "a\nb\n", tmp_path, write=True) == ""
    assert compare("new", "a\nb\n", tmp_path, write=False) == ""
    assert compare("new", "a\nc\n", tmp_path, write=False).splitlines()[-2:] == ["-b", "+c"]


def test_every_kept_picture_is_still_drawn() -> None:
    kept = {path.stem for path in Path(__file__).with_name("expected").glob("*.txt")}
    assert kept == {f"{scene.name}-80x24" for scene in SCENES} | {f"{name}-120x40" for name in TWICE}
