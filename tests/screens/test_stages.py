"""Stages on the screen: the phases with what stands beside them, a review at a phase's end, and reading it again."""

from datetime import date
from pathlib import Path, PurePath
from typing import ClassVar

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.card import Phase
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.stage_review import StageChoice
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.print_lines import PrintScreen
from pivot_tui.screens.stage_review import StageReviewFormScreen, screen_of_draft
from pivot_tui.screens.stages import StagesView
from pivot_tui.screens.view import AreaView
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import Store, hard_questions, plan, stages
from pivot_tui.workbook.plan import PlanForm
from pivot_tui.workbook.stages import STAGE_FORM, StageForm

SCREENS = Path(pivot_tui.screens.__path__[0])
TODAY = date(2026, 3, 13)


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [SCREENS / "area_views.tcss", SCREENS / "stages.tcss"]
    VIEWS = ("Stages",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return StagesView(self.session, self.attempt)


async def open_view(hand: Hand) -> OneView:
    """Open the view with the focus where it begins."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 7)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()
    return area


def due_of(store: Store, title: str) -> date | None:
    """The due day of a card."""
    with store.reading() as db:
        return next(CARD.select(db, "WHERE title = ?", (title,))).due


async def test_the_phases_stand_with_their_days_cards_pace_lamps_and_answers(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("months 1-3    2 Feb 2026 to 1 May 2026    2 of 8 done   behind, 7 weeks left")
        hand.shows("months 19-24  2 Aug 2027 to 1 Feb 2028    0 of 1 done", "behind, 2 of 17 cards done")
        hand.shows("○ project: running, 4 of 6 questions answered", "● mentors: 2 of 2", "○ CV: not recorded yet")
        hand.shows("yes, 40%, on 1 Mar 2026", "yes, at most 15%, on 1 Mar 2026")
        hand.reads("months 1-3, 4 May 2026; n looks back on it early")
        assert "n Review months 1-3" in hand.keys
        await hand.press("j", "enter")
        hand.shows("It begins on 2 May 2026; there is nothing to look back on yet.")
        assert "n Review months 1-3" in hand.keys
        await hand.press("p")
        hand.reads("Months 1-3 2 Feb 2026 to 1 May 2026: 2 of 8 done, behind, 7 weeks left")


async def test_a_stage_is_reviewed_with_its_evidence_and_what_is_open_moves_if_wanted(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("n")
        hand.shows("Stage review: months 1-3, until 1 May", "gap 3.6, a strong first sign: teaching-like 4.0 (n 6),")
        hand.shows("teaching 5, administration 2 of 5", "▲ energy 1 2 2 3 2 3", "▼ dread  4 4 3 3 3 3")
        hand.shows("3 sessions, 5 evaluations, 4 comments, 3 conversations", "2 done, 6 open")
        hand.hides("What is open")
        await hand.press("ctrl+s")
        hand.shows("Choose what follows: go on, adjust or stop.")
        await hand.press("left")
        hand.reads("Nothing is deleted: the board stays as it is")
        await hand.press("left")
        hand.shows("What is open")
        hand.reads("6 open cards with a day could move.")
        await hand.press("tab", "right", "tab")
        hand.reads("6 open cards with a day will move.")
        await hand.paste(HOSTILE)
        await hand.press("ctrl+s")
        assert due_of(hand.store, "Feedback form, second block") == date(2026, 5, 30)
        (review,) = stages.stage_reviews(hand.store)
        assert (review.choice, review.phase, review.words) == (StageChoice.ADJUST, Phase.FIRST, HOSTILE)
        await hand.press("g", "j")
        assert "adjust" in hand.cursor_line()
        hand.shows("Stage review of months 1-3, 13 Mar 2026: adjust", "[/] [red]x[/] [$primary]")
        await hand.press("enter")
        assert isinstance(hand.app.screen, PrintScreen)
        hand.shows("Stage review of months 1-3, 13 Mar 2026: adjust", "[/] [red]x[/] [$primary]")
        await hand.press("escape", "d")
        assert stages.stage_reviews(hand.store) == ()
        await hand.press("u", "u")
        assert due_of(hand.store, "Feedback form, second block") == date(2026, 4, 30)


async def test_a_review_that_is_left_goes_on_from_its_draft(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("n", "right", "tab")
        await hand.write("It went well")
        await hand.press("escape", "escape")
        hand.shows("The draft is kept.")
        assert len(waiting(hand.store)) == 1
        assert hand.app.session is not None
        screen = screen_of_draft(hand.app.session, STAGE_FORM, "first")
        assert isinstance(screen, StageReviewFormScreen)
        await hand.app.push_screen(screen)
        await hand.settle()
        hand.shows("[continue]", "It went well", "a draft, not saved yet")


async def test_without_a_plan_it_says_what_belongs_here_and_wakes_up_with_one(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        area = await open_view(hand)
        hand.shows("A look back at the end of each phase")
        assert {"y", "o", "s"} <= set(hand.offered)
        assert area.printed() is None
        plan.save_plan(hand.store, PlanForm("2026-03-02", "12"), TODAY)
        area.refresh_records()
        await hand.settle()
        hand.shows("months 1-3", "no cards", "months 10-12")
        hand.hides("A look back at the end of each phase")
        await hand.press("n")
        hand.shows("Stage review: months 1-3", "not answered yet", "no pulse since this phase began")


async def test_a_review_that_is_due_is_said_and_both_questions_are_asked_again(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        plan.save_plan(hand.store, PlanForm("2025-12-08", "24"), TODAY)
        area = await open_view(hand)
        hand.shows("review of months 1-3 due")
        assert "review due" in hand.cursor_line()
        hand.reads("y asks both again now, at a stage")
        stages.save_review(hand.store, StageForm("continue"), Phase.FIRST, TODAY)
        await hand.press("y")
        hand.shows("n Answer")
        await hand.press("escape")
        area.refresh_records()
        await hand.settle()
        hand.hides("review of months 1-3 due")
        hand.reads("Reviews months 1-3: continue, today")


async def test_an_answer_or_a_review_that_was_found_is_shown(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        stages.save_review(hand.store, StageForm("stop"), Phase.FIRST, TODAY)
        (review,) = stages.stage_reviews(hand.store)
        answer = hard_questions.answers(hand.store)[1]
        area = await open_view(hand)
        area.open_view.show_record(review.id)
        await hand.settle()
        assert "stop" in hand.cursor_line()
        area.open_view.show_record(answer.id)
        await hand.settle()
        assert "Teaching still lifts me" in hand.cursor_line()
        await hand.press("escape")
        stages.trash_review(hand.store, review.id)
        with pytest.raises(NotFound):
            area.open_view.show_record(review.id)


async def test_the_fields_of_a_stage_review_stand_right_below_its_evidence_in_a_large_terminal(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await open_view(hand)
        await hand.press("n")
        rows = [row for row, line in enumerate(hand.lines) if "Cards " in line or "What follows" in line]

        assert rows[-1] - rows[-2] == 2
