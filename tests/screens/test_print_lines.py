"""Lines to keep: shown literally, folded and never cut, saved where the user says, and copied."""

from pathlib import Path

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.print_lines import PrintScreen


async def show(hand: Hand, *lines: str) -> None:
    """Show lines."""
    assert hand.app.session is not None
    await hand.app.push_screen(PrintScreen(hand.app.session, f"The sheet {HOSTILE}", lines))
    await hand.settle()


async def name_folder(hand: Hand, folder: str) -> None:
    """Type a folder in the place of what stands in the field."""
    await hand.press("end", "shift+home", "backspace")
    await hand.write(f"{folder}\n")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_lines_are_shown_as_they_are(empty_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(empty_app, size) as hand:
        await show(hand, "one", "", f"  two {HOSTILE}", "three \x1b[2J")
        hand.shows("The sheet [/] [red]x[/]", "4 lines", "  two [/] [red]x[/] [$primary] \\ 日本語", "three \ufffd[2J")
        assert hand.row("two [/]") == hand.row("   one") + 2, "an empty line stays"
        await hand.press("escape")
        hand.shows("NEXT")


async def test_a_long_line_is_folded_between_words_and_again_when_there_is_other_room(empty_app: PivotApp) -> None:
    words = " ".join(f"word{number}" for number in range(30)) + " " + "日本語 " * 30 + "last"
    async with hand_on(empty_app) as hand:
        await show(hand, words)
        hand.reads(words)
        before = hand.row("last")
        await hand.resize(110, 24)
        hand.reads(words)
        assert hand.row("last") < before


async def test_nothing_to_print_is_no_trouble(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await show(hand)
        hand.shows("0 lines")


async def test_many_lines_scroll(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await show(hand, *(f"line {number}" for number in range(5000)))
        hand.shows("5,000 lines", "line 0")
        await hand.press("end")
        await hand.until_seen("line 4999")


async def test_the_lines_are_saved_in_the_folder_that_is_named(empty_app: PivotApp, tmp_path: Path) -> None:
    async with hand_on(empty_app, (160, 24)) as hand:
        await show(hand, "one", "two")
        await hand.press("s")
        assert "s" not in hand.offered
        await name_folder(hand, str(tmp_path))
        hand.hides("Into the folder")
        hand.reads("Saved as")
        [saved] = tmp_path.glob("*.txt")
        assert saved.read_text(encoding="utf-8") == "one\ntwo\n"
        await hand.press("s")
        await hand.press("enter")
        assert len(list(tmp_path.glob("*.txt"))) == 2, "the folder was kept, and nothing was written over"


async def test_a_folder_that_is_not_there_is_said_beside_the_field_and_stays_typed(
    empty_app: PivotApp, tmp_path: Path
) -> None:
    async with hand_on(empty_app) as hand:
        await show(hand, "one")
        await hand.press("s")
        await name_folder(hand, "/nowhere/sy")
        hand.shows("/nowhere/sy", "There is no such folder; name one that is there.")
        await hand.press("escape")
        hand.hides("no such folder", "Into the folder")
        hand.shows("one")
        await hand.press("escape")
        hand.shows("NEXT")
    assert list(tmp_path.rglob("*.txt")) == []


async def test_the_lines_are_copied(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await show(hand, "one", HOSTILE)
        await hand.press("y")
        assert hand.app.clipboard == f"one\n{HOSTILE}"
        hand.shows("Copied, where the terminal lets a program copy.")
