"""The board's rules: late, aging, folded, the soft limits, and the filter of its line."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.board import (
    CardFilter,
    WeekMinutes,
    days_late,
    in_column,
    is_aging,
    is_folded,
    limit_line,
    rank_between,
    read_column,
    read_filter,
    week_minutes,
    with_due,
)
from pivot_tui.domain.card import Card, Column, Phase, card_problems, checklist_of, say_checklist, ticked
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem

TODAY = date(2026, 3, 13)
PLAN = Plan("p", date(2026, 2, 2))
CARD = Card("c", "Send one-page CV to M.O.", date(2026, 2, 2), Column.DOING, due=date(2026, 3, 11), step=7)


def test_an_open_card_is_late_from_the_day_after_it_was_due() -> None:
    assert days_late(CARD, TODAY) == 2
    assert days_late(CARD, date(2026, 3, 11)) == 0
    assert days_late(in_column(CARD, Column.DONE, "i", TODAY), TODAY) == 0
    assert days_late(replace(CARD, due=None), TODAY) == 0


def test_a_card_ages_once_taken_up_and_without_a_day() -> None:
    resting = replace(CARD, due=None)
    assert is_aging(resting, TODAY)
    assert not is_aging(resting, date(2026, 3, 1))
    assert not is_aging(CARD, TODAY)
    assert not is_aging(replace(resting, column=Column.BACKLOG), TODAY)


def test_done_cards_fold_away_after_two_weeks() -> None:
    done = in_column(CARD, Column.DONE, "i", TODAY)
    assert done.done_on == TODAY
    assert not is_folded(done, TODAY + timedelta(days=13))
    assert is_folded(done, TODAY + timedelta(days=14))
    assert in_column(done, Column.READY, "i", TODAY).done_on is None


def test_the_first_due_day_stays_known_while_a_card_has_slipped() -> None:
    slipped = with_due(CARD, date(2026, 3, 20))
    assert slipped.first_due == date(2026, 3, 11)
    assert with_due(slipped, date(2026, 4, 1)).first_due == date(2026, 3, 11)
    assert with_due(slipped, date(2026, 3, 11)) == CARD
    assert with_due(CARD, date(2026, 3, 1)).first_due is None
    assert with_due(slipped, None).first_due is None


def test_the_weeks_hours_are_those_in_doing_and_those_due_this_week() -> None:
    cards = (
        replace(CARD, minutes=60, due=None),
        replace(CARD, minutes=30, column=Column.READY, due=date(2026, 3, 15)),
        replace(CARD, minutes=500, column=Column.READY, due=date(2026, 3, 16)),
        replace(CARD, minutes=500, column=Column.DONE),
        replace(CARD, minutes=None),
    )
    assert week_minutes(cards, TODAY, 240) == WeekMinutes(90, 240)


@pytest.mark.parametrize(
    ("doing", "week", "line"),
    [
        (2, WeekMinutes(240, 240), ""),
        (3, WeekMinutes(900, None), "that is 3 of 2"),
        (2, WeekMinutes(330, 240), "5.5 of 4 h this week"),
        (3, WeekMinutes(300, 240), "that is 3 of 2; 5 of 4 h this week"),
    ],
)
def test_a_soft_limit_takes_one_quiet_line(doing: int, week: WeekMinutes, line: str) -> None:
    assert limit_line(doing, week) == line


def test_a_filter_reads_its_words() -> None:
    assert read_filter("late step 4 phase 2 months 10-18 +ready +Doing L.K.") == CardFilter(
        late=True,
        steps=(4,),
        phases=(Phase.SECOND, Phase.THIRD),
        columns=(Column.READY, Column.DOING),
        words=("L.K.",),
    )
    assert read_filter('aging blocked "late" step') == CardFilter(aging=True, blocked=True, words=("late", "step"))
    empty = read_filter("  ")
    assert isinstance(empty, CardFilter)
    assert empty.is_empty


@pytest.mark.parametrize(("line", "field"), [("step 11", "step"), ("phase 5", "phase"), ("+soon", "column")])
def test_what_a_filter_cannot_mean_gets_one_sentence(line: str, field: str) -> None:
    found = read_filter(line)
    assert isinstance(found, Problem)
    assert found.field == field


@pytest.mark.parametrize(
    ("line", "passes"),
    [
        ("", True),
        ("late", True),
        ("step 7 m.o.", True),
        ("step 4", False),
        ("phase 1", True),
        ("phase 2", False),
        ("+doing", True),
        ("+done", False),
        ("one page", True),
        ("ne", False),
        ("promised", False),
        ("blocked", False),
        ("aging", False),
    ],
)
def test_a_filter_lets_cards_through(line: str, passes: bool) -> None:
    found = read_filter(line)
    assert isinstance(found, CardFilter)
    assert found.lets_through(CARD, PLAN, TODAY) is passes


def test_a_column_is_known_by_the_beginning_of_its_name() -> None:
    assert read_column("Waiting") is Column.WAITING
    assert read_column("+w") is Column.WAITING
    assert read_column("do") is None
    assert read_column("") is None


@given(st.lists(st.floats(0, 1), max_size=60))
def test_ranks_between_neighbours_keep_a_total_order(places: list[float]) -> None:
    ranks: list[str] = []
    for place in places:
        index = round(place * len(ranks))
        low = ranks[index - 1] if index else None
        high = ranks[index] if index < len(ranks) else None
        found = rank_between(low, high)
        assert found is not None
        ranks.insert(index, found)
    assert ranks == sorted(set(ranks))


@given(st.text("019aiz", max_size=4), st.text("019aiz", max_size=4))
def test_a_rank_lies_between_or_there_is_none(low: str, high: str) -> None:
    found = rank_between(low, high)
    if found is not None:
        assert low < found < high


def test_ranks_that_leave_no_room_have_none_between() -> None:
    for low, high in (("i", "i"), ("z", "a"), ("", ""), ("A", "B"), (None, ""), (None, "0")):
        assert rank_between(low, high) is None


def test_a_checklist_reads_boxes_and_plain_lines() -> None:
    found = checklist_of("[x] find the counts\n\n- [ ]\nprint   them\n- send\n[X] ask")
    assert found == ("[x] find the counts", "[ ] print them", "[ ] send", "[x] ask")
    assert ticked(found) == 2
    assert checklist_of(say_checklist(found)) == found


def test_what_cannot_be_is_said_by_its_field() -> None:
    wrong = replace(CARD, title="a\x07", notes="b\x1b", start=date(2026, 4, 1), done_on=date(2026, 4, 1))
    assert [problem.field for problem in card_problems(wrong, TODAY)] == ["title", "notes", "start", "done_on"]
    assert card_problems(CARD, TODAY) == ()
