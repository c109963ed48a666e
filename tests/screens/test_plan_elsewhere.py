"""Cards and reviews that are changed in another window while they are open here, and the ways that lead to each."""

from typing import Any

from tests.screens.driving import hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.card import Card, CardKind, Column, Phase
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.screens.gate import GateScreen
from pivot_tui.screens.today import DraftWanted
from pivot_tui.store.tables import plan
from pivot_tui.workbook import Store, cards, gates, history, review, stages
from pivot_tui.workbook.drafts import read_drafts
from pivot_tui.workbook.stages import StageForm


def leap(store: Store) -> Card:
    """The card that is an application."""
    return next(plan.CARD.select(store.db, "WHERE kind = ?", (CardKind.APPLY.value,)))


def elsewhere(store: Store, act: Any) -> None:
    """Do something in another window."""
    with store.another() as other:
        act(other)


async def test_what_is_found_opens_in_its_view_with_the_cursor_on_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        today, card = hand.app.session.clock.now().day, leap(hand.store)
        gates.pass_gate(hand.store, card.id, Column.DOING, "It closes.", today)
        stages.save_review(hand.store, StageForm("continue", "0", "on we go"), Phase.FIRST, today)
        places: tuple[tuple[Any, str, str, str], ...] = (
            (plan.CARD, "Plan", "Board", "Start teaching"),
            (plan.PLAN, "Plan", "Timeline", ""),
            (plan.GATE_REASON, "Plan", "Board", card.title[:12]),
            (plan.STAGE_REVIEW, "Plan", "Stages", "continue"),
            (plan.WEEKLY_REVIEW, "Review", "Past", "13 Feb"),
            (plan.LOOSE_END, "Review", "Past", "Feb"),
            (plan.COMMITMENT, "Review", "Past", "Feb"),
            (plan.HARD_ANSWER, "Plan", "Stages", ""),
        )
        for table, area, view, words in places:
            first = next(iter(table.select(hand.store.db, "ORDER BY n")))
            sample_app.post_message(RecordWanted(table.name, first.id))
            await hand.settle()
            if table is plan.HARD_ANSWER:
                hand.shows(first.words[:20])
                continue
            assert (hand.area, hand.view) == (area, view)
            hand.hides("not there any more")
            assert words in hand.cursor_line(), table.name


async def test_what_was_typed_about_a_card_deleted_elsewhere_waits_as_a_draft(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        card = leap(hand.store)
        sample_app.post_message(RecordWanted("card", card.id))
        await hand.settle()
        await hand.press("enter")
        await hand.write("zebra")
        elsewhere(hand.store, lambda other: cards.trash_cards(other, [card.id]))
        await hand.press("ctrl+s")
        hand.shows("That card is not there any more.", "zebra")
        await hand.press("escape", "escape")
        assert any("zebra" in body for body in waiting(hand.store))

        history.restore(hand.store, card.id)
        assert hand.app.session is not None
        await hand.app.push_screen(GateScreen(hand.app.session, card.id, Column.DOING))
        await hand.write("heron")
        elsewhere(hand.store, lambda other: cards.trash_cards(other, [card.id]))
        await hand.press("ctrl+s")
        hand.shows("That card is not there any more.")
        await hand.press("escape", "escape")
        assert any("heron" in body for body in waiting(hand.store))


async def test_a_card_moved_elsewhere_stays_there_when_its_form_is_saved(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        today = hand.app.session.clock.now().day
        card = next(plan.CARD.select(hand.store.db, "WHERE column = 'ready' AND kind = 'task'"))
        sample_app.post_message(RecordWanted("card", card.id))
        await hand.settle()
        await hand.press("enter")
        await hand.write("zebra")

        def act(other: Store) -> None:
            cards.move(other, card.id, Column.DOING, today=today)
            cards.set_due(other, card.id, today)

        elsewhere(hand.store, act)
        await hand.press("ctrl+s")
        found = cards.find(hand.store, card.id)
        assert (found.column, found.due) == (Column.DOING, today)
        assert "zebra" in found.title


async def test_a_card_that_is_moved_in_two_windows_stands_where_it_was_moved_last(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        card = next(plan.CARD.select(hand.store.db, "WHERE column = 'ready' AND kind = 'task'"))
        assert hand.app.session is not None
        today = hand.app.session.clock.now().day
        sample_app.post_message(RecordWanted("card", card.id))
        await hand.settle()
        elsewhere(hand.store, lambda other: cards.move(other, card.id, Column.WAITING, today=today))
        sample_app.show_changes()
        await hand.settle()
        await hand.press("H")
        assert cards.find(hand.store, card.id).column is Column.DOING
        elsewhere(hand.store, lambda other: cards.trash_cards(other, [card.id]))
        await hand.press("L")
        hand.shows("not there any more")


async def test_a_review_that_was_saved_elsewhere_says_so_and_keeps_what_was_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        now = hand.app.session.clock.now()
        review.begin(hand.store, now, 3, 2)
        for number in (2, 3, 4):
            review.pass_step(hand.store, number)
        await hand.press("8")
        hand.shows("One win")
        await hand.write("zebra")
        elsewhere(hand.store, lambda other: review.save(other, now, ()))
        await hand.press("enter")
        hand.shows("No review is open; it may have been saved elsewhere.", "zebra")
        await hand.press("escape", "1")
        assert [(one.form, "zebra" in one.body) for one in read_drafts(hand.store)] == [("past_review", True)]
        assert hand.app.session is not None
        form, row = (read_drafts(hand.store)[0].form, read_drafts(hand.store)[0].row)
        sample_app.post_message(DraftWanted(form, row))
        await hand.settle()
        hand.shows("Correct a saved review", "zebra")
