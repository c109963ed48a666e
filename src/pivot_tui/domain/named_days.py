"""A day as it is typed: the coming one for what is due or agreed, the latest one for what has happened."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pivot_tui.domain.days import EARLIEST, MONTHS, WEEKDAYS, months_later, read_day
from pivot_tui.domain.problems import Problem

NOT_A_DAY_AHEAD = "A day is written like fri (the next one), 24 mar, +2w or 2026-03-24."
NOT_A_DAY_BEHIND = "A day is written like today, wed, 9 mar or 2026-03-09."

LAST_YEAR = 2999
"""The last year that anybody could mean."""

LONGEST_COMING_DAY = 4
"""Words of the longest day still to come: ``on 18 mar 2027``."""

_YEAR = re.compile(r"[0-9]{4}")
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")
_FROM_NOW = re.compile(r"\+([1-9][0-9]?)([dwm])")
_SHORTEST = 3
_LAST = date(LAST_YEAR, 12, 31)
_TOO_FAR = "That day is too far away to be meant."
_UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_MONTHS = ("m", "month", "months")
_LEAP = 9  # years within which every day of the calendar comes round


def read_coming_day(words: Sequence[str], today: date) -> date | Problem | None:
    """Read words that name a day, today or later unless it is written out with its year.

    Known are ``2026-03-18``, ``18 mar``, ``mar 18``, both with a year or without (the next such day, today
    included), ``fri`` (the next Friday, and on a Friday the one in a week: today is called ``today``), ``tomorrow``,
    ``in 3 days``, ``in 2 weeks``, ``in 1 month`` and in short ``+3d``, ``+2w``, ``+1m``; a day that has a name or a
    number may stand behind ``on``, ``by`` or ``due``.

    Returns:
        The day; or a problem when the words have the shape of a day but name none; or nothing when they do not
        speak of a day at all.
    """
    match [word.casefold() for word in words]:
        case ["today"]:
            return today
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case [short] if (found := _FROM_NOW.fullmatch(short)) is not None:
            return _ahead(int(found[1]), found[2], today)
        case ["in", number, unit] if number.isascii() and number.isdigit() and unit in (*_UNITS, *_MONTHS):
            return _ahead(int(number.lstrip("0")[:6] or "0"), unit, today)
        case ["on" | "by" | "due", *rest] if rest:
            return _named(rest, today)
        case lowered:
            return _named(lowered, today)


def read_day_ahead(text: str, today: date, field: str = "day") -> date | Problem | None:
    """A day from how it is typed, the coming one where it has no year; nothing where nothing stands.

    Known are the words of `read_coming_day` and, since a field may name a day that has been, those of `read_day`.

    Args:
        text: What was typed.
        today: The present day.
        field: The field that a problem is said at.
    """
    words = _words(text)
    found = read_coming_day(words, today) or read_day(words, today)
    return _answer(found, words, field, NOT_A_DAY_AHEAD)


def read_day_behind(text: str, today: date, field: str = "day") -> date | Problem | None:
    """A day that has been from how it is typed, the latest one where it has no year; nothing where nothing stands.

    Known are the words of `read_day`, ``wed`` for the latest Wednesday, and ``9 mar`` or ``mar 9 2025``.

    Args:
        text: What was typed.
        today: The present day.
        field: The field that a problem is said at.
    """
    words = _words(text)
    found = _day_of_month(words, today, is_ahead=False) or read_day(words, today) or read_day(["on", *words], today)
    return _answer(found, words, field, NOT_A_DAY_BEHIND)


def _words(text: str) -> list[str]:
    return text.casefold().replace(",", " ").split()


def _answer(found: date | Problem | None, words: Sequence[str], field: str, unread: str) -> date | Problem | None:
    if isinstance(found, Problem):
        return Problem(field, found.sentence)
    return found or (Problem(field, unread) if words else None)


def _named(words: Sequence[str], today: date) -> date | Problem | None:
    match words:
        case [name] if (weekday := _weekday(name)) is not None:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        case [day] if "-" in day:
            found = read_day([day], today)
            return Problem("day", _TOO_FAR) if isinstance(found, date) and found > _LAST else found
        case _:
            return _day_of_month(words, today, is_ahead=True)


def _weekday(name: str) -> int | None:
    begun = "wed" if name == "weds" else name
    found = [number for number, weekday in enumerate(WEEKDAYS) if weekday.casefold().startswith(begun)]
    return found[0] if len(begun) >= _SHORTEST and found else None


def _ahead(number: int, unit: str, today: date) -> date | Problem:
    if unit not in _UNITS:
        years = today.year + (today.month - 1 + number) // 12
        return months_later(today, number) if years <= LAST_YEAR else Problem("day", _TOO_FAR)
    days = number * _UNITS[unit]
    return today + timedelta(days=days) if days <= (_LAST - today).days else Problem("day", _TOO_FAR)


def _day_of_month(words: Sequence[str], today: date, *, is_ahead: bool) -> date | Problem | None:
    rest = list(words[1:] if words[:1] == ["on"] else words)
    year = int(rest.pop()) if len(rest) == 3 and _YEAR.fullmatch(rest[-1]) else None
    if len(rest) != 2:
        return None
    named, numbered = sorted(rest, key=lambda word: word[0].isdigit())
    month = next((n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(named)), None)
    number = _DAY_OF_MONTH.fullmatch(numbered)
    if month is None or number is None or len(named) < _SHORTEST:
        return None
    step = 1 if is_ahead else -1
    years = range(today.year, today.year + _LEAP * step, step) if year is None else (year,)
    if year is not None and not EARLIEST.year <= year <= LAST_YEAR:
        return Problem("day", _TOO_FAR if year > LAST_YEAR else f"{year} is too long ago to be meant.")
    days = (day for each in years if (day := _day(each, month, int(number[1]))) is not None)
    wanted = (day for day in days if year is not None or (day >= today if is_ahead else day <= today))
    return next(wanted, None) or Problem("day", f"There is no day {' '.join(words)}; look at it again.")


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
