"""The work pattern: which days are on, and where what was left open is offered (S1.8)."""

from datetime import date, timedelta

import pytest

from pivot_tui.domain.work_pattern import (
    PatternDay,
    WorkPattern,
    is_on,
    nearest_off_day,
    next_block,
    offered_day,
    pattern_day,
)


def pattern(days_on: int = 7, days_off: int = 7, first_on: date = date(2026, 2, 2)) -> WorkPattern:
    """Blocks of days on and off; the sample physician's unless told otherwise."""
    return WorkPattern("one", first_on, days_on, days_off)


def test_the_fridays_of_the_sample_are_on_and_off_in_turn() -> None:
    fridays = [date(2026, 2, 6) + timedelta(weeks=number) for number in range(6)]

    assert [is_on(pattern(), friday) for friday in fridays] == [True, False, True, False, True, False]


def test_without_a_pattern_no_day_is_on_or_off() -> None:
    assert is_on(None, date(2026, 3, 13)) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 2), PatternDay(True, 1, 7)),
        (date(2026, 2, 8), PatternDay(True, 7, 7)),
        (date(2026, 2, 9), PatternDay(False, 1, 7)),
        (date(2026, 3, 13), PatternDay(False, 5, 7)),
        (date(2026, 2, 1), PatternDay(False, 7, 7)),
        (date(2026, 1, 25), PatternDay(True, 7, 7)),
    ],
    ids=["first", "last-on", "first-off", "today", "day-before-the-first", "block-before-the-first"],
)
def test_a_day_has_its_number_in_its_block_before_the_first_day_too(day: date, expected: PatternDay) -> None:
    assert pattern_day(pattern(), day) == expected


def test_a_review_on_an_on_day_is_offered_on_the_nearest_day_off() -> None:
    assert offered_day(pattern(), date(2026, 3, 20)) == date(2026, 3, 23)


def test_a_typed_day_is_never_moved() -> None:
    assert offered_day(pattern(), date(2026, 3, 20), typed=True) == date(2026, 3, 20)


def test_a_day_off_stays_where_it_is() -> None:
    assert nearest_off_day(pattern(), date(2026, 3, 13)) == date(2026, 3, 13)


def test_of_two_days_off_equally_near_the_later_one_is_offered() -> None:
    assert nearest_off_day(pattern(5, 2, date(2026, 3, 2)), date(2026, 3, 4)) == date(2026, 3, 7)
    assert nearest_off_day(pattern(1, 1, date(2026, 3, 4)), date(2026, 3, 4)) == date(2026, 3, 5)


def test_the_day_off_before_is_offered_where_it_is_nearer() -> None:
    assert nearest_off_day(pattern(), date(2026, 3, 16)) == date(2026, 3, 15)


@pytest.mark.parametrize("without", [pattern(7, 0), pattern(30, 2)], ids=["never-off", "too-far"])
def test_a_day_with_no_day_off_within_three_days_is_not_moved(without: WorkPattern) -> None:
    middle = date(2026, 2, 16)

    assert nearest_off_day(without, middle) is None
    assert offered_day(without, middle) == middle


def test_without_a_pattern_nothing_is_moved() -> None:
    assert offered_day(None, date(2026, 3, 20)) == date(2026, 3, 20)


def test_the_next_block_begins_behind_the_last_day_of_this_one() -> None:
    assert next_block(pattern(), date(2026, 3, 13)) == date(2026, 3, 16)
    assert next_block(pattern(), date(2026, 3, 16)) == date(2026, 3, 23)
    assert next_block(pattern(), date(2026, 3, 22)) == date(2026, 3, 23)
