"""Days in the order that a person writes them, and weeks that begin where theirs do."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain import day_style
from pivot_tui.domain.day_style import DateFormat, DayStyle, WeekStart
from pivot_tui.domain.days import (
    Now,
    When,
    filed_under,
    first_of_week,
    instant_on,
    say_day,
    say_day_and_year,
    say_day_near,
)

FRIDAY = date(2026, 3, 13)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.fixture(autouse=True)
def _style_of_its_own() -> Iterator[None]:
    """The way in which days are said belongs to the program, so a test puts it back."""
    yield
    day_style.use(DayStyle())


@pytest.mark.parametrize(
    ("written", "short", "long", "short_with_year", "long_with_year"),
    [
        (DateFormat.DAY_FIRST, "13 Mar", "Friday 13 March", "13 Mar 2026", "Friday 13 March 2026"),
        (DateFormat.MONTH_FIRST, "Mar 13", "Friday March 13", "Mar 13, 2026", "Friday March 13, 2026"),
        (DateFormat.ISO, "03-13", "Friday 03-13", "2026-03-13", "Friday 2026-03-13"),
    ],
)
def test_a_day_is_said_in_the_order_in_use(
    written: DateFormat, short: str, long: str, short_with_year: str, long_with_year: str
) -> None:
    day_style.use(DayStyle(written))

    assert say_day(FRIDAY, short=True) == short
    assert say_day(FRIDAY) == long
    assert say_day_and_year(FRIDAY, short=True) == short_with_year
    assert say_day_and_year(FRIDAY) == long_with_year
    assert say_day_near(FRIDAY, date(2027, 1, 1)) == short_with_year
    assert say_day_near(FRIDAY, date(2026, 12, 1)) == short
    assert say_day_near(FRIDAY, FRIDAY) == "today"


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (WeekStart.MONDAY, date(2026, 3, 9)),
        (WeekStart.SUNDAY, date(2026, 3, 8)),
        (WeekStart.SATURDAY, date(2026, 3, 7)),
    ],
)
def test_a_week_begins_where_this_person_says(start: WeekStart, first: date) -> None:
    day_style.use(DayStyle(week_start=start))

    assert first_of_week(FRIDAY) == first
    assert filed_under(FRIDAY) == date(2026, 3, 9)


@given(DAYS, st.sampled_from(WeekStart))
def test_the_seven_days_of_a_week_are_filed_under_the_one_monday_in_it(day: date, start: WeekStart) -> None:
    first = first_of_week(day, start)
    days = [first + timedelta(days=n) for n in range(7)]

    assert day in days
    assert {first_of_week(each, start) for each in days} == {first}
    assert {filed_under(each, start) for each in days} == {each for each in days if each.weekday() == 0}


@pytest.mark.parametrize(("day_start", "calendar_day"), [(time(4), 14), (time(2), 13), (time(0), 13)])
def test_the_small_hours_are_those_before_the_start_of_ones_own_day(day_start: time, calendar_day: int) -> None:
    at = datetime(2026, 3, 14, 12, 0).astimezone()
    now = Now(at, date(2026, 3, 14), day_start=day_start)

    assert instant_on(When(FRIDAY, time(3, 0)), now).day == calendar_day
