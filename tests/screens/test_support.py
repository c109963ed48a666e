"""Support: who can be reached stands on one screen, over anything, with and without an open workbook."""

from datetime import date, timedelta

import pytest
from tests.screens.driving import Hand, hand_on

from pivot_tui import guide
from pivot_tui.app import PivotApp
from pivot_tui.screens.support import SupportScreen
from pivot_tui.workbook import support

TODAY: date = guide.load("support")["verified_on"] + timedelta(days=12)


async def open_support(hand: Hand) -> None:
    hand.app.push_screen(SupportScreen(TODAY))
    await hand.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_lines_that_answer_at_once_are_seen_without_scrolling(
    sample_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(sample_app, size) as hand:
        await open_support(hand)
        hand.shows("911, or the nearest emergency department", "call or text 988", "1-888-409-0141", "1-800-662-4357")


async def test_everybody_and_the_day_of_the_check_are_within_reach_of_the_arrows(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_support(hand)
        seen = hand.screen
        await hand.press("end")
        await hand.until_seen("Checked on ")
        seen += hand.screen
        hand.reads("12 days ago; numbers and hours can change.", "it stays on this computer.")
        assert all(line.name in seen and line.contact in seen for line in support.lines(TODAY))


@pytest.mark.parametrize("key", ["escape", "x"])
async def test_it_closes_and_what_was_open_is_there_again(sample_app: PivotApp, key: str) -> None:
    async with hand_on(sample_app) as hand:
        await open_support(hand)
        await hand.press(key)
        hand.hides("Somebody to talk to")
        hand.shows("NEXT")


async def test_it_opens_over_a_line_that_is_being_typed_and_nothing_is_lost(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("half a thou")
        await open_support(hand)
        await hand.press("x")
        await hand.write("ght")
        hand.shows("  half a thought")
