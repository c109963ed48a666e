"""The timeline: its columns are months of the calendar, and every card has its row in the order of its days."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.learned import Learned
from pivot_tui.domain.phases import last_day
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.timeline import FOLDED, Axis, Mark, axis_of, due_in_next_month, nearest_row, next_month_name, rows

STARTS = st.dates(date(1990, 1, 1), date(2200, 12, 31))
HORIZONS = st.integers(12, 24)
PLAN = Plan("p", date(2026, 2, 2))
TODAY = date(2026, 3, 13)


def card(identifier: str, due: date | None = None, column: Column = Column.READY, **values: object) -> Card:
    """A card that is due on a day."""
    return Card(identifier, identifier.upper(), date(2026, 2, 2), column, due=due, **values)  # type: ignore[arg-type]


def learned(month: date | None) -> Learned:
    """Something that was learned of a month."""
    return Learned("l", "A seat opens\nas it was said", date(2026, 2, 25), month=month)


def test_24_months_that_begin_within_a_month_touch_25_of_the_calendar() -> None:
    axis = axis_of(PLAN)
    assert (axis.first, axis.columns) == (date(2026, 2, 1), 25)
    assert axis.column(date(2028, 2, 1)) == 24
    assert axis_of(Plan("p", date(2026, 2, 1))).columns == 24


@given(STARTS, HORIZONS, st.booleans())
@example(date(2028, 2, 29), 12, False)
@example(date(2026, 8, 31), 18, True)
def test_the_columns_hold_the_plan_from_its_first_day_to_its_last(start: date, horizon: int, quarters: bool) -> None:
    plan = Plan("p", start, horizon)
    axis = axis_of(plan, quarters=quarters)
    assert axis.column(start) == 0
    assert axis.column(last_day(plan)) == axis.columns - 1
    assert axis.first.day == 1
    assert not quarters or axis.first.month in (1, 4, 7, 10)
    assert horizon <= axis.columns <= horizon + 1 or quarters


@given(STARTS, st.sampled_from((1, 3)), st.integers(1, 15), st.integers(-900, 900))
def test_every_day_has_its_cell_within_its_column_and_later_days_never_stand_before_it(
    start: date, months: int, step: int, days: int
) -> None:
    axis, day = Axis(start.replace(day=1), 25, months), start + timedelta(days=days)
    column = axis.column(day)
    assert axis.begins(column) <= day < axis.begins(column + 1)
    assert column * step <= axis.cell(day, step) < (column + 1) * step
    assert axis.cell(day, step) <= axis.cell(day + timedelta(days=1), step)


def test_rows_stand_in_the_order_of_their_days_and_those_without_one_last_by_their_phases() -> None:
    cards = [
        card("none"),
        card("third", phase=Phase.THIRD),
        card("first", phase=Phase.FIRST),
        card("june", date(2026, 6, 15)),
        card("late", date(2026, 3, 11)),
    ]
    found = rows(PLAN, cards, [learned(date(2026, 4, 1)), learned(None)], TODAY)
    assert [row.id for row in found] == ["late", "l", "june", "first", "third", "none"]
    assert [row.note for row in found] == ["2 d late", "Apr 2026", "", "no day", "no day", "no day"]
    assert found[1].title == "A seat opens"
    assert [row.span.name if row.span else "" for row in found[3:]] == ["months 1-3", "months 10-18", ""]


def test_a_day_is_said_beside_its_mark_only_while_it_is_near() -> None:
    cards = [card("near", date(2026, 3, 31)), card("far", date(2026, 4, 1))]
    assert [row.note for row in rows(PLAN, cards, (), TODAY)] == ["31 Mar", ""]


def test_a_card_that_slipped_keeps_the_day_it_was_first_due() -> None:
    slipped = card("a", date(2026, 6, 15), first_due=date(2026, 5, 15))
    assert rows(PLAN, [slipped], (), TODAY)[0].first == date(2026, 5, 15)
    assert rows(PLAN, [card("a", date(2026, 6, 15))], (), TODAY)[0].first is None


def test_done_cards_stand_at_the_day_they_were_done_and_fold_into_one_row() -> None:
    long_ago, lately = date(2026, 2, 3), date(2026, 3, 12)
    cards = [
        card("a", date(2026, 4, 30), Column.DONE, done_on=long_ago),
        card("b", date(2026, 4, 30), Column.DONE, done_on=date(2026, 2, 25)),
        card("c", date(2026, 4, 30), Column.DONE, done_on=lately),
    ]
    found = rows(PLAN, cards, (), TODAY)
    assert [(row.id, row.mark, row.days) for row in found] == [
        (FOLDED, Mark.DONE, (long_ago, date(2026, 2, 25))),
        ("c", Mark.DONE, (lately,)),
    ]
    assert found[0].title == "2 done: A; B"
    assert [row.id for row in rows(PLAN, cards, (), TODAY, unfolded=True)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("today", "name", "number"),
    [(TODAY, "April", 2), (date(2025, 12, 31), "January", 1), (date(2026, 4, 30), "May", 0)],
)
def test_what_is_due_next_month_counts_open_cards_across_the_end_of_a_year(today: date, name: str, number: int) -> None:
    dues = (date(2026, 4, 1), date(2026, 4, 30), date(2026, 1, 31), date(2027, 4, 1))
    cards = [*(card("x", due) for due in dues), card("d", date(2026, 4, 2), Column.DONE), card("n")]
    assert next_month_name(today) == name
    assert due_in_next_month(cards, today) == number


def test_today_is_at_the_first_card_to_come_else_at_a_late_one() -> None:
    late, coming = card("late", date(2026, 3, 11)), card("coming", TODAY)
    assert nearest_row(rows(PLAN, [late, coming], (), TODAY), TODAY) == "coming"
    assert nearest_row(rows(PLAN, [late], (), TODAY), TODAY) == "late"
    assert nearest_row(rows(PLAN, [], [learned(date(2027, 7, 1))], TODAY), TODAY) == "l"
    assert nearest_row((), TODAY) is None
