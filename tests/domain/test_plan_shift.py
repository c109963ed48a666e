"""A plan that starts on another day: what moves with it, how far, and what is left where it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_shift import Shift, Shifted, shift_between, shifted_cards
from pivot_tui.domain.seed_card import SeedCard
from pivot_tui.domain.work_pattern import WorkPattern

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))
OLD, NEW = Plan("p", date(2026, 2, 2)), Plan("p", date(2026, 3, 2))
SEEDS = {"portfolio": SeedCard("portfolio", "Start", Phase.FIRST, 3, 3, "", "")}


@pytest.mark.parametrize(
    ("old", "new", "shift", "words"),
    [
        (date(2026, 2, 2), date(2026, 3, 2), Shift(months=1), "1 month later"),
        (date(2026, 2, 2), date(2025, 12, 2), Shift(months=-2), "2 months earlier"),
        (date(2026, 2, 2), date(2026, 2, 9), Shift(days=7), "7 days later"),
        (date(2026, 2, 2), date(2026, 2, 1), Shift(days=-1), "1 day earlier"),
        (date(2026, 1, 31), date(2026, 2, 28), Shift(days=28), "28 days later"),
        (date(2026, 2, 28), date(2026, 3, 28), Shift(months=1), "1 month later"),
    ],
)
def test_a_start_moves_by_whole_months_or_by_days(old: date, new: date, shift: Shift, words: str) -> None:
    assert shift_between(old, new) == shift
    assert shift.words == words
    assert shift.of(old) == new


@given(DAYS, st.integers(-800, 800))
def test_the_start_itself_always_comes_to_the_new_start(old: date, days: int) -> None:
    new = old + timedelta(days=days)
    assert shift_between(old, new).of(old) == new
    assert bool(shift_between(old, new)) == bool(days)


def test_all_open_cards_move_with_their_days_and_have_not_slipped() -> None:
    card = Card("a", "x", OLD.start, start=date(2026, 2, 10), due=date(2026, 5, 31), first_due=date(2026, 4, 30))
    done = Card("b", "x", OLD.start, Column.DONE, due=date(2026, 2, 3), done_on=date(2026, 2, 3))
    undated = Card("c", "x", OLD.start)
    ((before, after),) = shifted_cards([card, done, undated], OLD, NEW, Shifted.ALL, SEEDS, None)
    assert before is card
    assert (after.start, after.due, after.first_due) == (date(2026, 3, 10), date(2026, 6, 30), date(2026, 5, 30))


def test_days_that_the_user_typed_can_be_left_while_those_of_the_plan_move() -> None:
    planned = Card("a", "x", OLD.start, due=date(2026, 5, 1), seed="portfolio")
    typed = Card("b", "x", OLD.start, due=date(2026, 5, 1))
    changed = Card("c", "x", OLD.start, due=date(2026, 4, 28), seed="portfolio")
    cards = [planned, typed, changed]
    found = shifted_cards(cards, OLD, NEW, Shifted.PLANNED, SEEDS, None)
    assert [(before.id, after.due) for before, after in found] == [("a", date(2026, 6, 1))]
    assert [one.id for one, _ in shifted_cards(cards, OLD, NEW, Shifted.ALL, SEEDS, None)] == ["a", "b", "c"]
    assert shifted_cards(cards, OLD, NEW, Shifted.NONE, SEEDS, None) == ()
    assert shifted_cards(cards, OLD, OLD, Shifted.ALL, SEEDS, None) == ()


def test_a_day_of_the_plan_is_found_again_and_set_anew_on_a_day_off() -> None:
    pattern = WorkPattern("one", date(2026, 2, 2), 7, 7)
    new = Plan("p", date(2026, 2, 9))
    planned = Card("a", "x", OLD.start, due=date(2026, 5, 1), seed="portfolio")
    ((_, after),) = shifted_cards([planned], OLD, new, Shifted.PLANNED, SEEDS, pattern)
    assert after.due == date(2026, 5, 8)
    assert shifted_cards([after], new, OLD, Shifted.PLANNED, SEEDS, pattern)[0][1].due == planned.due
