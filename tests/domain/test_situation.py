"""What the situation knows: days that contradict each other, and when a plan cannot fit."""

from datetime import date

import pytest

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.situation import (
    Premise,
    Side,
    Situation,
    cannot_fit,
    premise_problems,
    situation_problems,
    whole_months,
)

START = date(2026, 2, 2)


def test_what_is_not_said_stands_in_the_way_of_nothing() -> None:
    assert cannot_fit(Situation("one"), START) == ()
    assert situation_problems(Situation("one")) == ()
    assert Situation("one").is_empty
    assert not Situation("one", pivot_minutes=0).is_empty


def test_less_than_a_year_until_the_latest_start_is_said() -> None:
    assert cannot_fit(Situation("one", latest_start=date(2027, 2, 2)), START) == ()
    (reason,) = cannot_fit(Situation("one", latest_start=date(2027, 2, 1)), START)
    assert reason == "A pivot takes 12 to 24 months; until the latest start there are 11 months."
    (reason,) = cannot_fit(Situation("one", latest_start=date(2026, 3, 2)), START)
    assert "there is 1 month." in reason
    (reason,) = cannot_fit(Situation("one", latest_start=START), START)
    assert "less than a month" in reason


def test_a_latest_start_in_the_past_is_said() -> None:
    (reason,) = cannot_fit(Situation("one", latest_start=date(2026, 2, 1)), START)

    assert "has passed" in reason


def test_a_latest_start_before_a_move_is_possible_leaves_only_posts_without_one() -> None:
    moving = Situation("one", no_move_before=date(2028, 7, 1), latest_start=date(2028, 6, 30))

    (reason,) = cannot_fit(moving, START)
    assert "1 Jul 2028" in reason
    on_the_day = Situation("one", no_move_before=date(2028, 7, 1), latest_start=date(2028, 7, 1))
    assert cannot_fit(on_the_day, START) == ()


def test_no_hours_for_the_pivot_differ_from_hours_that_are_not_known() -> None:
    (reason,) = cannot_fit(Situation("one", pivot_minutes=0), START)

    assert "No hours a week" in reason
    assert cannot_fit(Situation("one", pivot_minutes=None), START) == ()
    assert cannot_fit(Situation("one", pivot_minutes=1), START) == ()


def test_a_latest_start_before_the_earliest_is_refused() -> None:
    wrong = Situation("one", earliest_start=date(2027, 7, 2), latest_start=date(2027, 7, 1))

    assert [problem.field for problem in situation_problems(wrong)] == ["latest_start"]
    same = Situation("one", earliest_start=date(2027, 7, 1), latest_start=date(2027, 7, 1))
    assert situation_problems(same) == ()


def test_texts_with_control_characters_are_refused_where_they_stand() -> None:
    wrong = Situation("one", gap="a\x1b[2J", household="b\x07")

    assert [problem.field for problem in situation_problems(wrong)] == ["gap", "household"]
    assert premise_problems(Premise("p", Side.DONE_WITH, "the pager")) == ()
    assert premise_problems(Premise("p", Side.DONE_WITH, " ")) == (Problem("text", "There are no words yet."),)


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (date(2026, 2, 2), 0),
        (date(2026, 3, 1), 0),
        (date(2026, 3, 2), 1),
        (date(2028, 2, 2), 24),
        (date(2026, 2, 1), -1),
    ],
)
def test_months_count_when_they_are_whole(end: date, months: int) -> None:
    assert whole_months(START, end) == months
