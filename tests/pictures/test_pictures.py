"""What every screen looks like, as text, in a small and in a large terminal: see `drawing` for how to write them anew.

Besides the picture itself, the small terminal's must hold to a few rules of layout.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.pictures.drawing import compare, draw
from tests.screens.driving import HOSTILE, Hand, hand_on
from tests.screens.making import LONG_WORD

from pivot_tui.app import PivotApp

SMALL, LARGE = (80, 24), (120, 40)
SIX_LINES = """- prior auth calls 5/0 @inbox
+ walked an MS3 through an ECG 5 +ecg
"I finally get it now"
- pager all night 9/9
ask S.B. about April yesterday
- six admissions on tue 18:30 4"""


@dataclass(frozen=True)
class Scene:
    """How to get a screen in front of the camera.

    Attributes:
        name: The picture's name.
        workbook: Which one is open.
        keys: What is pressed.
        text: What is pasted then.
        then: What is pressed at last.
        sees: What must be there before the picture is taken.
    """

    name: str
    workbook: str
    keys: tuple[str, ...] = ()
    text: str = ""
    then: tuple[str, ...] = ()
    sees: str = ""


SCENES = (
    Scene("today-empty", "empty"),
    Scene("today-sample", "sample"),
    Scene("today-hostile", "hostile"),
    Scene("journal-empty", "empty", ("2",)),
    Scene("journal-sample", "sample", ("2", "j")),
    Scene("journal-hostile", "hostile", ("2",)),
    Scene("journal-long-word", "hostile", ("2", "j", "j", "j", "j")),
    Scene("journal-filter", "sample", ("2", "/"), "@inbox", (), "2 entries like that"),
    Scene("journal-rating", "sample", ("2", "n")),
    Scene("journal-profile", "sample", ("2", "2")),
    Scene("capture-empty", "empty", ("c",)),
    Scene("capture-sample", "sample", ("2", "c"), "- prior auth calls 5/0 @inbox +phone"),
    Scene("capture-six-lines", "sample", ("c",), SIX_LINES),
    Scene("capture-hostile", "hostile", ("c",), f"- {HOSTILE}\n{LONG_WORD[:300]}\n- x @[/]"),
    Scene("form-sample", "sample", ("2", "j", "e")),
    Scene("form-problems", "empty", ("2", "a", "ctrl+s")),
    Scene("form-hostile", "hostile", ("2", "e")),
    Scene("kinds-sample", "sample", ("2", "w")),
    Scene("kinds-hostile", "hostile", ("2", "w")),
    Scene("kind-form", "sample", ("2", "w", "e")),
    Scene("versions", "empty", ("c",), "+ tea with the interns 4", ("enter", "2", "n", "1", "v")),
    Scene("erase", "sample", ("2", "D")),
    Scene("help-today", "sample", ("?",)),
    Scene("help-capture", "sample", ("c", "f1")),
    Scene("palette", "sample", ("ctrl+p",), "blood", (), "Talked an MS3 through a blood gas at the bedside   6 Mar"),
    Scene("unbuilt", "sample", ("3",)),
    Scene("locked", "locked"),
)
TWICE = {
    "today-empty", "today-sample", "today-hostile", "journal-sample", "journal-hostile", "capture-sample",
    "form-sample", "kinds-sample", "help-today",
}  # fmt: skip
"""The scenes that are drawn in a large terminal too, where more stands side by side."""
OF_TEXTUAL = {"palette"}
"""Scenes in front of which stands a screen of Textual's own, which names no keys."""


async def show(hand: Hand, scene: Scene) -> None:
    """Bring a scene onto the screen."""
    await hand.press(*scene.keys)
    if scene.text:
        await hand.paste(scene.text)
    await hand.press(*scene.then)
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
