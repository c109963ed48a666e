"""One conversation as it mostly goes, held across a desk: from the shell to the note, and what comes of it."""

from datetime import date

import pytest
from tests.screens.driving import Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import Now
from pivot_tui.store.store import Store
from pivot_tui.workbook import conversations, learned, ledger
from pivot_tui.workbook.contacts import find_contact
from pivot_tui.workbook.conversation_forms import MetForm, save_met

MOST_KEYS = 25


def newest(hand: Hand, who: str) -> Conversation:
    """The newest conversation with somebody."""
    return conversations.newest_with(hand.store, find_contact(hand.store, who).id)


async def test_a_conversation_across_a_desk_is_noted_from_today_and_what_follows_stands_there(
    sample_app: PivotApp, sample_workbook: Store, now: Now
) -> None:
    saved = save_met(sample_workbook, find_contact(sample_workbook, "L.K.").id, MetForm("20", ""), now)
    assert isinstance(saved, Conversation)
    async with hand_on(sample_app, (80, 40)) as hand:
        hand.shows("Write down what L.K. said", "n Open the conversation")
        pressed: list[str] = []

        async def press(*keys: str) -> None:
            pressed.extend(keys)
            await hand.press(*keys)

        await press("n", "n")
        await hand.write("Start with the clerkship")
        await press("tab")
        await hand.write("Send the numbers")
        await press("tab")
        await hand.write("27 mar")
        await press("tab")
        await hand.write("Nights are covered by the chair @residency +protected")
        await press("tab")
        await hand.write("P.Q.")
        await press("ctrl+s", "1")
        hand.shows("Fri 27    L.K.  Send the numbers")
        await press("4", "/")
        await hand.write("lk")
        await press("enter", "n")
        hand.shows("What I take with me", "Start with the clerkship")
        await press("ctrl+s", "escape")
        assert len(pressed) <= MOST_KEYS
        done = newest(hand, "lk")
        assert (done.advice, done.who_else, done.thanked) == ("Start with the clerkship", "P.Q.", date(2026, 3, 13))
        assert find_contact(hand.store, "lk").next_due == date(2026, 3, 27)
        assert learned.learned(hand.store)[0].who == "L.K."
        assert len(ledger.ledger(hand.store).lines) == 3


async def test_to_write_again_before_the_day_that_was_meant_is_said_and_possible(
    sample_app: PivotApp, now: Now
) -> None:
    async with hand_on(sample_app) as hand:
        contact = find_contact(hand.store, "rt")
        with hand.store.transaction("conversation.edit"):
            hand.store.db.execute("UPDATE conversation SET write_again = '2026-06-13' WHERE contact = ?", (contact.id,))
        await hand.press("4", "/")
        await hand.write("rt")
        await hand.press("enter", "n")
        hand.shows("You meant to write on 13 Jun; sooner is up to you.")
        await hand.press("ctrl+s")
        assert newest(hand, "rt").wrote_again == now.day


@pytest.mark.parametrize("view", [1, 2, 3])
async def test_a_slash_finds_a_person_from_every_view_and_what_is_typed_then_is_no_command(
    sample_app: PivotApp, view: int
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("4", *["]"] * view)
        await hand.settle()
        await hand.press("/")
        await hand.write("df")
        await hand.press("enter")
        hand.shows("1 of 6", "UME director", "n Ask")
        assert len(conversations.threads(hand.store, date(2026, 3, 13))) == 5
        assert len(learned.learned(hand.store)) == 3


async def test_no_views_fact_is_cut_off_on_the_smallest_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("4")
        for fact in ("6 contacts, 1 overdue", "5 threads, 2 under way", "3 of 5 met", "3 learned"):
            assert hand.lines[1].rstrip().endswith(fact)
            await hand.press("]")
            await hand.settle()
