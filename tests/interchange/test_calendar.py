"""Calendar files, read back with the library that other programs use."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.calendar_item import CalendarItem, ItemState
from pivot_tui.interchange.calendar import calendar_of

AT = datetime(2026, 3, 13, 12, 0, 0, 987_000, tzinfo=UTC)
DAY = date(2026, 3, 24)
HOSTILE = "[/] [red]x[/] \\ ; , : \x1b[31m 日本語 👩🏽‍⚕️ BEGIN:VEVENT"
NEAR_MONTH_ENDS = st.builds(
    lambda year, month, by: date(year, month, 1) + timedelta(days=by),
    st.integers(1971, 2400), st.integers(1, 12), st.integers(-2, 1),
)  # fmt: skip
CLOCK_CHANGES = st.sampled_from(
    [date(2026, 3, 8), date(2026, 11, 1), date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29), date(2027, 12, 31)]
)
DAYS = st.one_of(NEAR_MONTH_ENDS, CLOCK_CHANGES, st.dates(date(1970, 1, 1), date(9998, 12, 31)))


def meeting(day: date = DAY, clock: time | None = None, **values: Any) -> CalendarItem:
    fields: dict[str, Any] = {"title": "pivot: meeting", "sequence": 2, "state": ItemState.OPEN, **values}
    return CalendarItem("0195-a", True, day=day, changed=AT, clock=clock, **fields)


def todo(day: date = DAY, **values: Any) -> CalendarItem:
    fields: dict[str, Any] = {"title": "pivot: to do", "sequence": 0, "state": ItemState.OPEN, **values}
    return CalendarItem("0195-b", False, day=day, changed=AT, **fields)


def read(*items: CalendarItem, alarm: timedelta | None = None) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(calendar_of(items, alarm))
    found = list(calendar.subcomponents)
    assert [error for component in (calendar, *found) for error in component.errors] == []
    return found


def test_a_file_has_lines_of_at_most_75_octets_that_end_as_the_format_wants() -> None:
    written = calendar_of([meeting(title=HOSTILE * 5), todo()])
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert b"\x1b" not in written
    assert written.count(b"\r\nBEGIN:VEVENT") == 1


def test_a_title_comes_back_as_it_was_written() -> None:
    [event] = read(meeting(title=HOSTILE, place="Room 4; left, then 2"))
    assert event["summary"] == HOSTILE.replace("\x1b", "\N{REPLACEMENT CHARACTER}")
    assert event["location"] == "Room 4; left, then 2"


def test_an_event_says_what_a_calendar_must_know() -> None:
    [event] = read(meeting())
    assert (event["uid"], event["sequence"], event["class"], event["status"]) == ("0195-a", 2, "PRIVATE", "CONFIRMED")
    assert event.decoded("dtstamp") == AT.replace(microsecond=0)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DAY, DAY + timedelta(days=1))
    assert b"DTSTART;VALUE=DATE:20260324\r\n" in calendar_of([meeting()])


@given(DAYS, st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_meeting_stands_at_its_time_on_the_wall_whatever_the_clocks_do(day: date, clock: time) -> None:
    [event] = read(meeting(day, clock))
    start = event.decoded("dtstart")
    assert (start, start.tzinfo, "TZID" in event["dtstart"].params) == (datetime.combine(day, clock), None, False)
    assert (event.decoded("duration"), event.get("dtend")) == (timedelta(minutes=20), None)
    assert datetime.combine(day, clock, ZoneInfo("America/New_York")).time() == start.time()


@given(DAYS)
def test_a_whole_day_is_that_day_alone(day: date) -> None:
    event, task = read(meeting(day), todo(day))
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert event.decoded("dtstart") == task.decoded("due") == day


def test_the_last_day_that_there_is_needs_no_day_behind_it() -> None:
    assert "dtend" not in read(meeting(date.max))[0]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (ItemState.OPEN, "NEEDS-ACTION"),
        (ItemState.DOING, "IN-PROCESS"),
        (ItemState.DONE, "COMPLETED"),
        (ItemState.CANCELLED, "CANCELLED"),
    ],
)
def test_a_to_do_says_how_far_it_is(state: ItemState, status: str) -> None:
    [task] = read(todo(state=state, starts=DAY - timedelta(days=3)))
    assert (task["status"], task.decoded("dtstart")) == (status, DAY - timedelta(days=3))


def test_a_done_one_says_on_which_day_wherever_it_is_read() -> None:
    [task] = read(todo(state=ItemState.DONE, done_on=DAY))
    completed = task.decoded("completed")
    assert completed.tzinfo is not None
    for zone in ("America/Los_Angeles", "Europe/Zurich", "Asia/Tokyo", "Pacific/Honolulu"):
        assert completed.astimezone(ZoneInfo(zone)).date() == DAY
    assert task["percent-complete"] == 100


def test_alarms_sound_before_what_is_open_alone() -> None:
    found = read(
        meeting(), todo(), meeting(state=ItemState.CANCELLED), todo(state=ItemState.DONE), alarm=timedelta(days=1)
    )
    alarms = [component.subcomponents for component in found]
    assert [len(one) for one in alarms] == [1, 1, 0, 0]
    assert [one[0].decoded("trigger") for one in alarms[:2]] == [timedelta(days=-1)] * 2
    assert [one[0]["trigger"].params.get("related") for one in alarms[:2]] == [None, "END"]
    assert [component.subcomponents for component in read(meeting(), todo())] == [[], []]
