"""A first week lived through in the app: what is typed ahead, the first plan in a few keys, and what comes of it."""

from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp


async def test_what_is_typed_while_the_board_opens_does_not_go_into_its_hidden_filter(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7")
        hand.app.screen.set_focus(None)
        await hand.press("question_mark", "escape", "x", "escape")
        hand.hides("of 17 cards")
        hand.shows("Backlog  9")


async def test_an_empty_workbook_has_a_dated_plan_after_three_keys(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("7", "s", "ctrl+s")
        hand.shows("Backlog  10", "Months 1-3, to Jun 2026", "Months 19-24, to Mar 2028")
        await hand.press("7")
        hand.shows("start 13 Mar 2026", "On plan: nothing is late, 3 cards of months 1-3 open, 13 weeks left.")
