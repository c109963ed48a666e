"""Days as a person on shifts means them, and the closed grammar of words that name one."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from pivot_tui.domain.day_style import DateFormat, WeekStart, current
from pivot_tui.domain.problems import Problem

DAY_START = time(4)
"""A day begins at four in the morning: what is written after a late shift belongs to that shift's day."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAY_NUMBERS = {name.casefold(): n for n, name in enumerate(WEEKDAYS)} | {
    short: n
    for n, shorts in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"))
    for short in shorts.split()
}
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_CLOCK_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
EARLIEST = date(1900, 1, 1)
"""No day before it can be meant."""


def system_local(naive: datetime) -> datetime:
    """A wall-clock reading as an instant in this computer's own time zone."""
    return naive.astimezone()


class Now(NamedTuple):
    """The present, as rules need it: handed in, never asked for.

    Attributes:
        at: The present instant, aware, with the local offset.
        day: The local day by the rule of `day_of`.
        local: Turns a wall-clock reading into an instant; tests give a fixed zone.
        day_start: When a day begins for this person.
    """

    at: datetime
    day: date
    local: Callable[[datetime], datetime] = system_local
    day_start: time = DAY_START


class When(NamedTuple):
    """A day, and a time on it where one was named."""

    day: date
    clock: time | None = None


def day_of(wall_clock: datetime, day_start: time = DAY_START) -> date:
    """The day to which a wall-clock reading belongs; before `day_start` that is the day before."""
    if wall_clock.time() < day_start:
        return wall_clock.date() - timedelta(days=1)
    return wall_clock.date()


def instant_on(when: When, now: Now) -> datetime:
    """The instant of a clock time on a day; without a time, the present instant.

    A time before the start of the day lies in the small hours that end it.
    """
    if when.clock is None:
        return now.at
    calendar_day = when.day + timedelta(days=1) if when.clock < now.day_start else when.day
    return now.local(datetime.combine(calendar_day, when.clock))


def read_when(words: Sequence[str], now: Now) -> When | Problem | None:
    """Read words that name a day, with or without a time, or a time alone.

    Known are ``2026-03-13``, ``today``, ``yesterday``, ``on tue`` (the latest one, today included),
    ``3 days ago``, ``2 weeks ago``, and before or behind any of these or alone ``18:30`` or ``at 18:30``.

    Returns:
        The day; or a problem when the words have the shape of a day but name none, or one still to come;
        or nothing when they do not speak of a day at all.
    """
    lowered = [word.casefold() for word in words]
    clock, rest = _split_clock(lowered)
    day = now.day if not rest and clock is not None else read_day(rest, now.day)
    if day is None or isinstance(day, Problem):
        return day
    if isinstance(clock, Problem):
        return clock
    when = When(day, clock)
    if day > now.day:
        return Problem("day", f"{say_day_and_year(day)} is still to come; a capture is about what has happened.")
    if clock is not None and instant_on(when, now) > now.at:
        return Problem("day", f"{clock:%H:%M} is still to come today; name the day, such as: yesterday {clock:%H:%M}.")
    return when


def read_day(words: Sequence[str], today: date) -> date | Problem | None:
    """Read words that name a day without a time; see `read_when` for what is known and what comes back."""
    match [word.casefold() for word in words]:
        case ["today"]:
            return today
        case ["yesterday"]:
            return today - timedelta(days=1)
        case ["on", name] if name in _WEEKDAY_NUMBERS:
            return today - timedelta(days=(today.weekday() - _WEEKDAY_NUMBERS[name]) % 7)
        case ["on", day] | [day] if _ISO_DAY.fullmatch(day):
            return _iso_day(day)
        case [number, "day" | "days" | "week" | "weeks" as unit, "ago"] if number.isascii() and number.isdigit():
            return _days_ago(number, 7 if unit.startswith("week") else 1, today)
        case _:
            return None


def _iso_day(text: str) -> date | Problem:
    year, month, day = (int(part) for part in text.split("-"))
    try:
        found = date(year, month, day)
    except ValueError:
        return Problem("day", f"There is no day {text}; a day is written like 2026-03-13.")
    return found if found >= EARLIEST else Problem("day", f"{text} is too long ago to be meant.")


def _days_ago(number: str, days_each: int, today: date) -> date | Problem:
    furthest = (today - EARLIEST).days
    days = int(number.lstrip("0")[:9] or "0") * days_each  # Python refuses to read a number of thousands of digits
    return today - timedelta(days=days) if days <= furthest else Problem("day", "That is too long ago to be meant.")


def _split_clock(words: Sequence[str]) -> tuple[time | Problem | None, Sequence[str]]:
    """The time at either end of the words, with ``at`` or without, and the words beside it."""
    if words and (clock := _read_clock(words[-1])) is not None:
        return clock, words[: len(words) - (2 if words[-2:-1] == ["at"] else 1)]
    start = 1 if words[:1] == ["at"] else 0
    if len(words) > start + 1 and (clock := _read_clock(words[start])) is not None:
        return clock, words[start + 1 :]
    return None, words


def _read_clock(word: str) -> time | Problem | None:
    found = _CLOCK_TIME.fullmatch(word)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2])
    if hours > 23 or minutes > 59:
        return Problem("day", f"There is no time {word}; a time is written like 18:30.")
    return time(hours, minutes)


def days_after(day: date, days: int) -> date:
    """A day so many days later, or the last day that there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or before for a negative number; a missing day is the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:  # no December is too short, so the day before the next month begins lies in the same year
        return date(year, month + 2, 1) - timedelta(days=1)


def first_of_week(day: date, start: WeekStart | None = None) -> date:
    """The first day of the week that a day lies in, by the week start in use unless one is given."""
    begins = _WEEKDAY_NUMBERS[(start or current().week_start).value]
    return day - timedelta(days=(day.weekday() - begins) % 7)


def filed_under(day: date, start: WeekStart | None = None) -> date:
    """The Monday under which the week of a day is kept: the one in it, whichever day that week begins with.

    Every week of seven days holds exactly one Monday, so that a change of the week start renames no record.
    """
    first = first_of_week(day, start)
    return first + timedelta(days=-first.weekday() % 7)


def say_day(day: date, *, short: bool = False) -> str:
    """A day in words without its year: ``Friday 13 March``, or short ``13 Mar``, in the order that is in use."""
    written = current().date_format
    weekday = "" if short else f"{WEEKDAYS[day.weekday()]} "
    if written is DateFormat.ISO:
        return f"{weekday}{day.month:02}-{day.day:02}"
    month = MONTHS[day.month - 1][:3] if short else MONTHS[day.month - 1]
    return weekday + (f"{month} {day.day}" if written is DateFormat.MONTH_FIRST else f"{day.day} {month}")


def say_day_and_year(day: date, *, short: bool = False) -> str:
    """A day in words with its year: ``Friday 13 March 2026``, or short ``13 Mar 2026``."""
    written = current().date_format
    if written is DateFormat.ISO:
        return day.isoformat() if short else f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"
    return say_day(day, short=short) + (", " if written is DateFormat.MONTH_FIRST else " ") + str(day.year)


def say_day_near(day: date, today: date) -> str:
    """A day as one would say it today: ``today``, ``yesterday``, else short, with the year when it is another."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return say_day(day, short=True) if day.year == today.year else say_day_and_year(day, short=True)
