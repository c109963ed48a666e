"""The months and phases of the plan: they follow each other without a gap, whatever day it starts on."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.days import months_later
from pivot_tui.domain.phases import (
    Pace,
    left_said,
    month_start,
    phase_of,
    phase_on,
    span_on,
    spans,
    standing,
    weeks_left,
)
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.work_pattern import WorkPattern

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))
HORIZONS = st.integers(12, 24)
SAMPLE = Plan("p", date(2026, 2, 2))
TODAY = date(2026, 3, 13)


def test_the_phases_run_from_the_start_day() -> None:
    assert [(span.first, span.last) for span in spans(SAMPLE)] == [
        (date(2026, 2, 2), date(2026, 5, 1)),
        (date(2026, 5, 2), date(2026, 11, 1)),
        (date(2026, 11, 2), date(2027, 8, 1)),
        (date(2027, 8, 2), date(2028, 2, 1)),
    ]


@pytest.mark.parametrize(
    ("start", "number", "first"),
    [
        (date(2026, 1, 31), 1, date(2026, 1, 31)),
        (date(2026, 1, 31), 2, date(2026, 2, 28)),
        (date(2026, 1, 31), 3, date(2026, 3, 31)),
        (date(2028, 1, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 13, date(2029, 2, 28)),
        (date(2026, 12, 15), 2, date(2027, 1, 15)),
    ],
)
def test_a_day_that_a_month_lacks_falls_back_to_its_last(start: date, number: int, first: date) -> None:
    assert month_start(start, number) == first


@given(DAYS, st.integers(1, 30))
@example(date(2028, 2, 29), 13)
@example(date(2026, 1, 31), 2)
def test_every_month_begins_in_its_own_month_of_the_calendar(start: date, number: int) -> None:
    first = month_start(start, number)
    assert (first.year * 12 + first.month) - (start.year * 12 + start.month) == number - 1
    assert first.day == start.day or (first.day < start.day and (first + timedelta(days=1)).day == 1)


@given(DAYS, HORIZONS)
@example(date(2026, 8, 31), 24)
@example(date(2028, 2, 29), 18)
def test_phases_follow_each_other_without_a_gap_and_end_at_the_horizon(start: date, horizon: int) -> None:
    found = spans(Plan("p", start, horizon))
    assert found[0].first == start
    assert found[-1].last == month_start(start, horizon + 1) - timedelta(days=1)
    for one, following in itertools.pairwise(found):
        assert one.last + timedelta(days=1) == following.first
    assert all(span.first <= span.last for span in found)
    assert (Phase.BUFFER in {span.phase for span in found}) == (horizon >= 19)


@given(DAYS, HORIZONS, st.integers(-40, 800))
def test_a_day_lies_in_one_phase_or_outside_the_plan(start: date, horizon: int, distance: int) -> None:
    plan, day = Plan("p", start, horizon), start + timedelta(days=distance)
    inside = [span.phase for span in spans(plan) if span.first <= day <= span.last]
    assert phase_on(plan, day) == (inside[0] if inside else None)
    assert len(inside) == (distance >= 0 and day <= spans(plan)[-1].last)


@given(DAYS, st.integers(-30, 30))
def test_months_later_and_back_lose_days_only_at_the_end_of_a_month(day: date, months: int) -> None:
    back = months_later(months_later(day, months), -months)
    assert back == day or (day.day > 28 and back.month == day.month and back.day < day.day)


def test_a_cards_phase_is_its_own_else_that_of_its_due_day() -> None:
    dated = Card("c", "x", date(2026, 2, 2), due=date(2026, 6, 15))
    assert phase_of(SAMPLE, dated) is Phase.SECOND
    assert phase_of(None, dated) is None
    assert phase_of(SAMPLE, Card("c", "x", date(2026, 2, 2), due=date(2026, 6, 15), phase=Phase.THIRD)) is Phase.THIRD
    assert phase_of(SAMPLE, Card("c", "x", date(2026, 2, 2))) is None


@pytest.mark.parametrize(
    ("horizon", "names"),
    [
        (12, ["months 1-3", "months 4-9", "months 10-12"]),
        (18, ["months 1-3", "months 4-9", "months 10-18"]),
        (19, ["months 1-3", "months 4-9", "months 10-18", "month 19"]),
        (24, ["months 1-3", "months 4-9", "months 10-18", "months 19-24"]),
    ],
)
def test_a_phase_that_the_horizon_cuts_is_named_by_the_months_it_has(horizon: int, names: list[str]) -> None:
    assert [span.name for span in spans(Plan("p", date(2026, 2, 2), horizon))] == names


def test_the_weeks_left_are_whole_ones() -> None:
    span = span_on(SAMPLE, TODAY)
    assert span is not None
    assert weeks_left(span, TODAY) == 7
    said = [left_said(span, span.last - timedelta(days=days)) for days in (49, 48, 7, 6, 1, 0, -1)]
    assert said == ["7 weeks left", "6 weeks left", "1 week left", "6 days left", "1 day left", "its last day", "over"]


def test_on_plan_while_nothing_is_late_and_something_is_open() -> None:
    found = standing(SAMPLE, [card(date(2026, 3, 20)), card(date(2026, 3, 1), Column.DONE)], TODAY)
    assert found.pace is Pace.ON
    assert found.words == "On plan: nothing is late, one card of months 1-3 open, 7 weeks left."
    assert (
        standing(SAMPLE, [], TODAY).words
        == "On plan: nothing is late, nothing is planned for months 1-3, 7 weeks left."
    )


def test_behind_once_a_due_day_has_passed_and_not_on_the_day_itself() -> None:
    assert standing(SAMPLE, [card(date(2026, 3, 12))], TODAY).words == "Behind the plan: one card past its day."
    two = [card(date(2026, 3, 12)), card(date(2026, 2, 12))]
    assert standing(SAMPLE, two, TODAY).words == "Behind the plan: 2 cards past their day."
    assert standing(SAMPLE, [card(TODAY)], TODAY).pace is Pace.ON


def test_behind_while_a_card_of_a_phase_that_has_ended_is_open() -> None:
    left = Card("c", "x", date(2026, 2, 2), phase=Phase.FIRST)
    assert standing(SAMPLE, [left], date(2026, 5, 1)).pace is Pace.ON
    assert standing(SAMPLE, [left], date(2026, 5, 2)).words == "Behind the plan: one card of months 1-3 still open."


def test_a_due_day_at_work_has_not_passed_before_the_day_off_that_is_offered() -> None:
    pattern = WorkPattern("one", date(2026, 2, 2), 7, 7)
    friday, offered = date(2026, 3, 20), date(2026, 3, 23)
    paces = [standing(SAMPLE, [card(friday)], offered + timedelta(days=n), pattern).pace for n in (-2, 0, 1)]
    assert paces == [Pace.ON, Pace.ON, Pace.BEHIND]
    off = date(2026, 3, 11)
    assert standing(SAMPLE, [card(off)], off + timedelta(days=1), pattern).pace is Pace.BEHIND


def test_a_due_day_whose_nearest_day_off_came_before_it_has_passed_as_any_other() -> None:
    pattern = WorkPattern("one", date(2026, 2, 2), 7, 7)
    tuesday = date(2026, 3, 17)
    assert standing(SAMPLE, [card(tuesday)], tuesday + timedelta(days=1), pattern).pace is Pace.BEHIND


def test_ahead_once_every_card_of_the_phase_is_done() -> None:
    cards = [card(date(2026, 3, 1), Column.DONE), card(date(2026, 6, 15))]
    found = standing(SAMPLE, cards, TODAY)
    assert found.pace is Pace.AHEAD
    assert found.words == "Ahead of the plan: every card of months 1-3 is done, 7 weeks left."


def test_before_its_start_and_behind_its_horizon_the_plan_says_so() -> None:
    assert standing(SAMPLE, [], date(2026, 1, 31)).reason == "it begins on 2 Feb 2026"
    assert standing(SAMPLE, [], date(2028, 2, 2)).reason == "all of its months have passed"


@given(DAYS, HORIZONS, st.lists(st.tuples(st.integers(-60, 900), st.booleans())), st.integers(-60, 900))
def test_ahead_of_a_plan_nothing_is_late_and_what_is_done_counts_for_nothing_else(
    start: date, horizon: int, cards: list[tuple[int, bool]], days: int
) -> None:
    plan, today = Plan("p", start, horizon), start + timedelta(days=days)
    made = [card(start + timedelta(days=due), Column.DONE if done else Column.READY) for due, done in cards]
    found = standing(plan, made, today)
    late = [one for one in made if one.is_open and one.due is not None and one.due < today]
    assert (found.pace is Pace.BEHIND) == bool(late)
    assert found.pace is not Pace.AHEAD or any(not one.is_open for one in made)


def card(due: date, column: Column = Column.READY) -> Card:
    """A card that is due on a day."""
    return Card("c", "x", date(2026, 2, 2), column, due=due)
