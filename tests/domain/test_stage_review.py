"""Stage reviews: which phase is looked back on, which cards move, and figures that stay as they were frozen."""

import json
from datetime import date

import pytest

from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.phases import spans
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.profile import FirstSign
from pivot_tui.domain.stage_figures import (
    Enjoyed,
    FitEvidence,
    Given,
    StageFigures,
    WeekPulse,
    frozen,
    frozen_figures,
)
from pivot_tui.domain.stage_review import cards_of, next_stage, shifted_due, stage_to_review
from pivot_tui.domain.work_pattern import WorkPattern

PLAN = Plan("plan", date(2026, 2, 2))
FULL = StageFigures(
    date(2026, 2, 2),
    date(2026, 3, 13),
    FitEvidence(Ratings(24, 6), Ratings(3, 7), FirstSign.STRONG, 3240, 120, (Enjoyed("A [talk]", 5, None),)),
    Given("yes", 40, date(2026, 3, 1)),
    None,
    (WeekPulse(date(2026, 2, 6), 1, 4),),
    3,
    5,
    4,
    3,
    2,
    6,
)


@pytest.mark.parametrize(
    ("today", "reviewed", "wanted"),
    [
        (date(2026, 4, 30), (), None),
        (date(2026, 5, 1), (), Phase.FIRST),
        (date(2026, 5, 1), (Phase.FIRST,), None),
        (date(2026, 11, 1), (Phase.FIRST,), Phase.SECOND),
        (date(2026, 11, 1), (), Phase.SECOND),
        (date(2030, 1, 1), (), Phase.BUFFER),
    ],
)
def test_the_phase_that_ended_last_is_looked_back_on_and_missed_ones_are_passed_over(
    today: date, reviewed: tuple[Phase, ...], wanted: Phase | None
) -> None:
    found = stage_to_review(spans(PLAN), reviewed, today, None)
    assert (found.phase if found else None) is wanted


@pytest.mark.parametrize(
    ("today", "reviewed", "wanted"),
    [
        (date(2026, 3, 13), (), Phase.FIRST),
        (date(2026, 5, 1), (), Phase.FIRST),
        (date(2026, 5, 1), (Phase.FIRST,), Phase.SECOND),
        (date(2026, 11, 1), (Phase.SECOND,), Phase.THIRD),
        (date(2030, 1, 1), (Phase.BUFFER,), None),
    ],
)
def test_the_next_review_is_the_one_that_is_due_else_the_first_to_come(
    today: date, reviewed: tuple[Phase, ...], wanted: Phase | None
) -> None:
    found = next_stage(spans(PLAN), reviewed, today, None)
    assert (found.phase if found else None) is wanted


def test_a_phase_that_ends_in_an_on_block_is_looked_back_on_on_the_day_off_near_it() -> None:
    pattern = WorkPattern("pattern", date(2026, 2, 2), 7, 7)  # 1 May 2026 is the fifth day of an on block
    assert stage_to_review(spans(PLAN), (), date(2026, 5, 3), pattern) is None
    assert stage_to_review(spans(PLAN), (), date(2026, 5, 4), pattern) is not None


def test_cards_belong_to_the_phase_they_name_or_that_of_their_day_and_only_open_ones_with_a_day_move() -> None:
    named = Card("a", "named", PLAN.start, phase=Phase.FIRST)
    dated = Card("b", "dated", PLAN.start, due=date(2026, 3, 31))
    done = Card("c", "done", PLAN.start, due=date(2026, 3, 31), column=Column.DONE)
    later = Card("d", "later", PLAN.start, due=date(2026, 6, 1))
    assert [card.id for card in cards_of(PLAN, (named, dated, done, later), Phase.FIRST)] == ["a", "b", "c"]
    assert [shifted_due(card, 1) for card in (named, dated, done)] == [None, date(2026, 4, 30), None]


def test_frozen_figures_are_read_back_as_they_were() -> None:
    assert frozen_figures(frozen(FULL)) == FULL
    assert frozen_figures(frozen(StageFigures())) == StageFigures()


@pytest.mark.parametrize("text", ["", "[", "[1]", "null", '{"fit": 3, "pulses": [1, {"day": "x"}], "done": -1}'])
def test_figures_that_cannot_be_read_are_missing_and_break_nothing(text: str) -> None:
    assert frozen_figures(text) == StageFigures()


def test_a_figure_that_is_missing_stays_missing_and_is_not_nought() -> None:
    kept = json.loads(frozen(FULL))
    del kept["sessions"]
    found = frozen_figures(json.dumps(kept))
    assert (found.sessions, found.evaluations) == (None, 5)
