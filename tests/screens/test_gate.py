"""The gate on the screen: what is missing in lines, a reason that is needed, kept as a draft, and never lost."""

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.hard_question import Occasion
from pivot_tui.screens.gate import GateScreen, screen_of_draft
from pivot_tui.workbook import cards, gates, hard_questions


def leap(hand: Hand) -> Card:
    """The sample's application."""
    found = cards.find_card(hand.store, "apply to three")
    assert isinstance(found, Card)
    return found


async def open_gate(hand: Hand, column: Column = Column.DOING) -> list[Card | None]:
    """Open the gate before the sample's application; what it comes back with is in the list."""
    assert hand.app.session is not None
    back: list[Card | None] = []
    await hand.app.push_screen(GateScreen(hand.app.session, leap(hand).id, column), back.append)
    await hand.settle()
    return back


async def test_a_reason_moves_the_card_and_none_is_asked_for_in_one_sentence(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        back = await open_gate(hand)
        hand.shows("Before this leap", "○ No activity is marked as presented where you work.")
        hand.shows("ctrl+s Go on   f5 Hard questions   esc Stay")
        hand.reads("Your CV is not recorded in this version; only you know whether it is ready.")
        await hand.press("ctrl+s")
        hand.shows("Say in a few words why you go on all the same.")
        assert leap(hand).column is Column.BACKLOG
        await hand.write("The post closes in May")
        hand.hides("Say in a few words")
        await hand.press("ctrl+s")
        hand.reads("Moved, and the reason is kept. u undoes. That is 3 of 2.")
        assert [card.column for card in back if card] == [Column.DOING]
        (kept,) = gates.reasons_for(hand.store, leap(hand).id)
        assert kept.reason == "The post closes in May"
        assert waiting(hand.store) == []


async def test_the_hard_questions_can_be_answered_before_the_leap_and_what_is_missing_is_read_anew(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        with hand.store.transaction("card.edit"):
            hand.store.db.execute("DELETE FROM hard_answer")
        await open_gate(hand)
        await hand.write("The post closes in May")
        hand.reads("Not answered yet: whether you would trade some income")
        await hand.press("f5")
        hand.shows("Two hard questions")
        await hand.press("right", "tab", "tab", "tab", "right", "ctrl+s")
        assert isinstance(hand.app.screen, GateScreen)
        hand.hides("Not answered yet", "whether you would trade")
        hand.shows("○ No activity is marked as presented", "The post closes in May")
        assert {answer.occasion for answer in hard_questions.answers(hand.store)} == {Occasion.LEAP}


async def test_where_nothing_is_missing_any_more_the_card_moves_without_a_reason(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        back = await open_gate(hand)
        with hand.store.transaction("card.edit"):
            hand.store.db.execute("UPDATE card SET kind = 'task' WHERE seed = 'apply'")
        gate = hand.app.screen
        assert isinstance(gate, GateScreen)
        gate.refresh_records()
        await hand.settle()
        hand.shows("Nothing is missing any more")
        await hand.press("ctrl+s")
        assert [card.column for card in back if card] == [Column.DOING]
        assert gates.reasons_for(hand.store, leap(hand).id) == ()


async def test_escape_leaves_the_card_where_it_is_and_keeps_what_was_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        back = await open_gate(hand, Column.DONE)
        await hand.write("Because M.O. asked")
        await hand.press("escape")
        assert back == [None]
        assert leap(hand).column is Column.BACKLOG
        assert hand.app.session is not None
        again = screen_of_draft(hand.app.session, gates.GATE_FORM, leap(hand).id)
        assert again is not None
        await hand.app.push_screen(again)
        await hand.settle()
        hand.shows("applying for a post or training, to Done", "Because M.O. asked")
        await hand.press("ctrl+s")
        assert leap(hand).column is Column.DONE
        assert screen_of_draft(hand.app.session, "card", "new") is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_with_everything_missing_and_a_hostile_title_all_stands_on_one_screen(
    sample_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(sample_app, size=size) as hand:
        with hand.store.transaction("card.edit"):
            for statement in ("DELETE FROM experiment", "DELETE FROM hard_answer", "UPDATE contact SET mentor = NULL"):
                hand.store.db.execute(statement)
            hand.store.db.execute("UPDATE card SET title = ? WHERE seed = 'apply'", ("apply to three " + HOSTILE,))
        await open_gate(hand)
        hand.shows("apply to three [/] [red]x[/] [$primary] \\ 日本語", "No experiment is closed yet")
        hand.shows("0 of 2 mentors know your goals", "○ Not answered yet: whether you would trade", "You decide.")
        await hand.paste(HOSTILE)
        await hand.press("ctrl+s")
        assert gates.reasons_for(hand.store, leap(hand).id)[0].reason == HOSTILE
