"""Days by their month and by name: the coming one for an appointment, the latest one for what has been."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.named_days import read_day_ahead, read_day_behind
from pivot_tui.domain.problems import Problem

TODAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("typed", "ahead", "behind"),
    [
        ("24 mar", date(2026, 3, 24), date(2025, 3, 24)),
        ("Mar 24th", date(2026, 3, 24), date(2025, 3, 24)),
        ("on 1 january", date(2027, 1, 1), date(2026, 1, 1)),
        ("24 march 2027", date(2027, 3, 24), date(2027, 3, 24)),
        ("29 feb", date(2028, 2, 29), date(2024, 2, 29)),
        ("13 mar", TODAY, TODAY),
        ("fri", date(2026, 3, 20), TODAY),
        ("sat", date(2026, 3, 14), date(2026, 3, 7)),
        ("today", TODAY, TODAY),
        ("2026-03-02", date(2026, 3, 2), date(2026, 3, 2)),
        ("  ", None, None),
    ],
)
def test_a_day_lies_ahead_or_behind(typed: str, ahead: date | None, behind: date | None) -> None:
    assert read_day_ahead(typed, TODAY) == ahead
    assert read_day_behind(typed, TODAY) == behind


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Tomorrow", date(2026, 3, 14)),
        ("tue", date(2026, 3, 17)),
        ("on Tuesday", date(2026, 3, 17)),
        ("in 1 day", date(2026, 3, 14)),
        ("in 2 weeks", date(2026, 3, 27)),
        ("+2w", date(2026, 3, 27)),
        ("by weds", date(2026, 3, 18)),
        ("in 11 months", date(2027, 2, 13)),
        ("3 days ago", date(2026, 3, 10)),
    ],
)
def test_a_day_to_come_may_be_named_by_how_far_it_is(typed: str, day: date) -> None:
    assert read_day_ahead(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["fri", "Friday", "on fri", "by fri", "due fri"])
def test_the_name_of_this_weekday_means_the_one_in_a_week_since_today_is_called_today(typed: str) -> None:
    assert read_day_ahead(typed, TODAY) == date(2026, 3, 20)
    assert read_day_ahead("today", TODAY) == TODAY


def test_a_month_that_is_shorter_ends_earlier() -> None:
    assert read_day_ahead("in 1 month", date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("typed", ["9000-01-01", "24 mar 9999", "in 999999 months", "in 999999 weeks"])
def test_a_day_too_far_away_gets_a_sentence(typed: str) -> None:
    assert read_day_ahead(typed, TODAY) == Problem("day", "That day is too far away to be meant.")


@pytest.mark.parametrize(
    "typed",
    ["30 feb", "99 mar", "2026-02-30", "24 mar 9999", "24 mar 0007", "+0d", "+100d", "moon", "24", "²4 mar", "24 xyz"],
)
def test_what_is_no_day_has_a_sentence_at_its_field(typed: str) -> None:
    for read in (read_day_ahead, read_day_behind):
        found = read(typed, TODAY, "meeting_day")
        assert isinstance(found, Problem)
        assert found.field == "meeting_day"
        assert found.sentence.endswith(".")


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    for read in (read_day_ahead, read_day_behind):
        assert isinstance(read(typed, TODAY), date | Problem | None)


@given(st.dates(date(1950, 1, 1), date(2900, 1, 1)))
def test_a_day_in_words_with_its_year_is_read_back(day: date) -> None:
    assert read_day_ahead(f"{day.day} {day:%B} {day.year}", TODAY) == day
