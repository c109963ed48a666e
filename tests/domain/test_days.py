"""What a day is to a person on shifts, and which words name one."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.days import (
    Now,
    When,
    day_of,
    instant_on,
    read_day,
    read_when,
    say_day,
    say_day_near,
    system_local,
)
from pivot_tui.domain.problems import Problem

ZONE = timezone(timedelta(hours=-4))
FRIDAY = date(2026, 3, 13)
NEW_YORK = ZoneInfo("America/New_York")


def now_at(year: int, month: int, day: int, hour: int, minute: int) -> Now:
    at = datetime(year, month, day, hour, minute, tzinfo=ZONE)
    return Now(at=at, day=day_of(at), local=lambda naive: naive.replace(tzinfo=ZONE))


NOW = now_at(2026, 3, 13, 18, 30)


def problem_of(words: str, now: Now = NOW) -> Problem:
    found = read_when(words.split(), now)
    assert isinstance(found, Problem), found
    assert found.field == "day"
    return found


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(0, 0, 12), (2, 15, 12), (3, 59, 12), (4, 0, 13), (4, 1, 13), (12, 0, 13), (23, 59, 13)],
)
def test_what_is_written_before_four_belongs_to_the_day_before(hour: int, minute: int, day: int) -> None:
    assert day_of(datetime(2026, 3, 13, hour, minute, tzinfo=ZONE)) == date(2026, 3, day)


def test_the_start_of_the_day_can_be_another_hour() -> None:
    assert day_of(datetime(2026, 3, 13, 5, 30, tzinfo=ZONE), day_start=time(6)) == date(2026, 3, 12)


def test_the_small_hours_of_new_year_belong_to_the_old_year() -> None:
    assert day_of(datetime(2026, 1, 1, 1, 0, tzinfo=ZONE)) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", FRIDAY),
        ("Today", FRIDAY),
        ("yesterday", date(2026, 3, 12)),
        ("YESTERDAY", date(2026, 3, 12)),
        ("on fri", FRIDAY),
        ("on Friday", FRIDAY),
        ("on thu", date(2026, 3, 12)),
        ("on thurs", date(2026, 3, 12)),
        ("on weds", date(2026, 3, 11)),
        ("on tue", date(2026, 3, 10)),
        ("on TUES", date(2026, 3, 10)),
        ("on monday", date(2026, 3, 9)),
        ("on sun", date(2026, 3, 8)),
        ("on sat", date(2026, 3, 7)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-3-1", date(2026, 3, 1)),
        ("on 2026-02-28", date(2026, 2, 28)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("0 days ago", FRIDAY),
        ("1 day ago", date(2026, 3, 12)),
        ("3 days ago", date(2026, 3, 10)),
        ("13 Days Ago", date(2026, 2, 28)),
        ("003 days ago", date(2026, 3, 10)),
        ("1 week ago", date(2026, 3, 6)),
        ("2 weeks ago", date(2026, 2, 27)),
    ],
)
def test_the_words_that_name_a_day(words: str, day: date) -> None:
    assert read_day(words.split(), FRIDAY) == day
    assert read_when(words.split(), NOW) == When(day)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "fri",
        "on",
        "on call",
        "on f",
        "tomorrow",
        "days ago",
        "x days ago",
        "-3 days ago",
        "3.5 days ago",
        "³ days ago",
        "٣ days ago",
        "3 months ago",
        "3 days",
        "13/03/2026",
        "2026-03",
        "26-03-13",
        "2026-03-13T18:30",
        "2026-03-13.",
        "18",
        "1830",
        "18:3",
        "at",
        "noon yesterday",
        "noon 18:00",
        "walked 18:00",
        "yesterday at noon",
    ],
)
def test_words_that_are_no_day_are_left_alone(words: str) -> None:
    assert read_when(words.split(), NOW) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("2026-02-30", "There is no day 2026-02-30"),
        ("on 2026-13-01", "There is no day 2026-13-01"),
        ("2025-02-29", "There is no day 2025-02-29"),
        ("0000-01-01", "There is no day 0000-01-01"),
        ("2026-02-30 18:30", "There is no day 2026-02-30"),
        ("1899-12-31", "1899-12-31 is too long ago"),
        ("2026-03-14", "Saturday 14 March 2026 is still to come"),
        ("on 2027-01-01 at 08:00", "Friday 1 January 2027 is still to come"),
        ("9999-12-31 01:00", "Friday 31 December 9999 is still to come"),
        ("25:00", "There is no time 25:00"),
        ("24:00", "There is no time 24:00"),
        ("at 18:60", "There is no time 18:60"),
        ("yesterday 99:99", "There is no time 99:99"),
        ("18:31", "18:31 is still to come today"),
        ("today at 23:00", "23:00 is still to come today"),
        ("on fri 19:00", "19:00 is still to come today"),
        ("46093 days ago", "too long ago"),
        ("6585 weeks ago", "too long ago"),
        ("99999999999999999999999999 days ago", "too long ago"),
    ],
)
def test_the_shape_of_a_day_that_cannot_be_is_refused_and_not_guessed(words: str, sentence: str) -> None:
    assert sentence in problem_of(words).sentence


def test_days_ago_reach_back_to_1900_and_no_further() -> None:
    assert read_day(["46092", "days", "ago"], FRIDAY) == date(1900, 1, 1)


def test_zeros_in_front_of_a_number_of_days_do_not_turn_it_into_today() -> None:
    assert read_day(["0000000012", "days", "ago"], FRIDAY) == date(2026, 3, 1)


def test_a_number_of_days_too_long_for_python_is_only_too_long_ago() -> None:
    assert isinstance(read_day(["9" * 10_000, "weeks", "ago"], FRIDAY), Problem)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("18:30", When(FRIDAY, time(18, 30))),
        ("at 18:30", When(FRIDAY, time(18, 30))),
        ("AT 7:05", When(FRIDAY, time(7, 5))),
        ("today 08:00", When(FRIDAY, time(8))),
        ("yesterday 18:31", When(date(2026, 3, 12), time(18, 31))),
        ("yesterday at 23:59", When(date(2026, 3, 12), time(23, 59))),
        ("on tue at 00:30", When(date(2026, 3, 10), time(0, 30))),
        ("3 days ago at 18:30", When(date(2026, 3, 10), time(18, 30))),
        ("2026-03-01 9:15", When(date(2026, 3, 1), time(9, 15))),
        ("on 2026-03-01 at 9:15", When(date(2026, 3, 1), time(9, 15))),
        ("18:00 yesterday", When(date(2026, 3, 12), time(18))),
        ("at 9:15 on tue", When(date(2026, 3, 10), time(9, 15))),
        ("at 0:30 3 days ago", When(date(2026, 3, 10), time(0, 30))),
    ],
)
def test_a_time_stands_beside_a_day_or_alone(words: str, when: When) -> None:
    assert read_when(words.split(), NOW) == when


def test_this_very_minute_is_not_still_to_come() -> None:
    late_in_the_minute = Now(NOW.at.replace(second=59), NOW.day, NOW.local)
    assert read_when(["18:30"], NOW) == When(FRIDAY, time(18, 30))
    assert read_when(["18:30"], late_in_the_minute) == When(FRIDAY, time(18, 30))


def test_after_midnight_today_is_still_the_shifts_day() -> None:
    after_midnight = now_at(2026, 3, 14, 2, 0)
    assert after_midnight.day == FRIDAY
    assert read_when(["today"], after_midnight) == When(FRIDAY)
    assert read_when(["on", "fri"], after_midnight) == When(FRIDAY)
    assert read_when(["on", "sat"], after_midnight) == When(date(2026, 3, 7))
    assert read_when(["yesterday"], after_midnight) == When(date(2026, 3, 12))
    assert "Saturday 14 March" in problem_of("2026-03-14", after_midnight).sentence


def test_after_midnight_last_evening_and_the_last_hour_can_both_be_named() -> None:
    after_midnight = now_at(2026, 3, 14, 2, 0)
    evening, last_hour = When(FRIDAY, time(23, 30)), When(FRIDAY, time(1, 30))
    assert read_when(["23:30"], after_midnight) == evening
    assert read_when(["01:30"], after_midnight) == last_hour
    assert instant_on(evening, after_midnight) == datetime(2026, 3, 14, 3, 30, tzinfo=UTC)
    assert instant_on(last_hour, after_midnight) == datetime(2026, 3, 14, 5, 30, tzinfo=UTC)
    assert "03:16 is still to come today" in problem_of("03:16", after_midnight).sentence


def test_a_small_hour_typed_by_day_is_tonight_and_the_refusal_says_how_to_name_last_night() -> None:
    assert "such as: yesterday 03:16" in problem_of("03:16").sentence
    last_night = read_when(["yesterday", "03:16"], NOW)
    assert isinstance(last_night, When)
    assert instant_on(last_night, NOW) == datetime(2026, 3, 13, 7, 16, tzinfo=UTC)


def test_four_in_the_morning_already_lies_on_its_own_calendar_day() -> None:
    assert instant_on(When(FRIDAY, time(4)), NOW) == datetime(2026, 3, 13, 8, 0, tzinfo=UTC)
    assert instant_on(When(FRIDAY, time(3, 59)), NOW) == datetime(2026, 3, 14, 7, 59, tzinfo=UTC)


def test_a_day_without_a_time_keeps_the_present_instant() -> None:
    assert instant_on(When(date(2026, 3, 10)), NOW) == NOW.at


def test_clock_times_hold_on_both_sides_of_a_change_to_summer_time() -> None:
    now = Now(
        at=datetime(2026, 3, 9, 9, 0, tzinfo=NEW_YORK),
        day=date(2026, 3, 9),
        local=lambda naive: naive.replace(tzinfo=NEW_YORK),
    )
    saturday = date(2026, 3, 7)
    winter, night_before, night_after = (
        instant_on(When(saturday, clock), now).astimezone(UTC) for clock in (time(22), time(1, 30), time(3, 30))
    )
    assert winter == datetime(2026, 3, 8, 3, 0, tzinfo=UTC)
    assert night_before == datetime(2026, 3, 8, 6, 30, tzinfo=UTC)
    assert night_after == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_the_computers_own_zone_keeps_what_the_clock_shows() -> None:
    noon = datetime.combine(FRIDAY, time(12))
    local = system_local(noon)
    assert local.utcoffset() is not None
    assert local.replace(tzinfo=None) == noon


def test_a_day_in_words() -> None:
    assert say_day(FRIDAY) == "Friday 13 March"
    assert say_day(date(2026, 12, 6)) == "Sunday 6 December"
    assert say_day(date(2026, 9, 1), short=True) == "1 Sep"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (FRIDAY, "today"),
        (date(2026, 3, 12), "yesterday"),
        (date(2026, 3, 11), "11 Mar"),
        (date(2026, 3, 14), "14 Mar"),
        (date(2026, 1, 1), "1 Jan"),
        (date(2025, 12, 31), "31 Dec 2025"),
    ],
)
def test_a_day_is_said_as_one_would_say_it_today(day: date, words: str) -> None:
    assert say_day_near(day, FRIDAY) == words


def test_yesterday_is_said_across_new_year() -> None:
    assert say_day_near(date(2025, 12, 31), date(2026, 1, 1)) == "yesterday"


@settings(deadline=None, database=None)
@given(st.dates(date(1900, 1, 8), date(2200, 1, 1)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_on_a_weekday_is_never_to_come_and_never_a_week_back(today: date, name: str) -> None:
    found = read_day(["on", name], today)
    assert isinstance(found, date)
    assert 0 <= (today - found).days <= 6
    assert f"{found:%a}".casefold() == name
