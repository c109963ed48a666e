"""Seed cards on the screen: a start and one key make a dated plan; what is on the board is not doubled."""

from datetime import date

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.domain.card import Card
from pivot_tui.screens.seed_cards import SeedCardsScreen
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import Store


async def open_seeds(hand: Hand) -> None:
    """Open the seeds over whatever is open."""
    assert hand.app.session is not None
    await hand.app.push_screen(SeedCardsScreen(hand.app.session))
    await hand.settle()


def on_board(store: Store) -> list[Card]:
    """All cards in the order of their ranks."""
    with store.reading() as db:
        return list(CARD.select(db, "ORDER BY rank"))


async def test_from_an_empty_workbook_to_a_dated_plan_with_a_few_keys(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_seeds(hand)
        hand.shows("Friday 13 March 2026", "[x] One small project of your own, here            12 Jun 2026")
        hand.shows("Cards for the way you choose: not offered yet", "[x] Land: agree on terms, hand over, begin")
        await hand.write("soon")
        hand.shows("[x] One small project of your own, here                 no day")
        await hand.press("ctrl+s")
        hand.shows("A day is written like")
        assert on_board(hand.store) == []
        await hand.press("ctrl+u")
        await hand.write("2 feb 2026")
        hand.shows("Monday 2 February 2026", "1 May 2026")
        await hand.press("enter", "down", "space")
        hand.shows("[ ] Meet one local education leader", "No conversation is logged as held yet.")
        await hand.press("ctrl+s")
        hand.shows("9 cards on the board. u undoes.")
        cards = on_board(hand.store)
        assert [cards[0].seed, cards[1].seed, cards[0].due] == ["project", "portfolio", date(2026, 5, 1)]


async def test_what_is_on_the_board_is_shown_as_such_and_cannot_be_picked(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        before = on_board(hand.store)
        await open_seeds(hand)
        hand.hides("Start of the plan")
        hand.shows("✓ One small project of your own, here           on the board", "Feedback form, second block")
        await hand.press("space")
        hand.shows("It is on the board already.")
        await hand.press("ctrl+s")
        hand.shows("Pick a card with space first.")
        await hand.press("G", "k")
        hand.reads("No decision is recorded in this version")
        await hand.press("k", "k", "enter", "ctrl+s")
        assert [card.seed for card in on_board(hand.store)[len(before) :]] == ["mentors"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_titles_are_shown_as_they_are_and_nothing_is_cut_off(
    sample_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(sample_app, size=size) as hand:
        with hand.store.transaction("card.edit"):
            hand.store.db.execute("UPDATE card SET title = ? WHERE seed = 'project'", (HOSTILE,))
        await open_seeds(hand)
        hand.shows("[/] [red]x[/] [$primary] \\ 日本語", "Land: agree on terms, hand over, begin", "ctrl+s Take them")
        hand.hides("…")
