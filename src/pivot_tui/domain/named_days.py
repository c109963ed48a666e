"""A day as it is typed into a field: the coming one for an appointment, the latest one for what has happened."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from pivot_tui.domain.days import MONTHS, WEEKDAYS, read_day
from pivot_tui.domain.problems import Problem

NOT_A_DAY_AHEAD = "A day is written like fri, 24 mar, in 2 weeks or 2026-03-24."
NOT_A_DAY_BEHIND = "A day is written like today, wed, 9 mar or 2026-03-09."

_YEAR = re.compile(r"[0-9]{4}")
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")
_SHORTEST = 3
_LAST = date(2999, 12, 31)
_TOO_FAR = "That day is too far away to be meant."
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_LEAP = 9  # years within which every day of the calendar comes round


def read_day_ahead(text: str, today: date, field: str = "day") -> date | Problem | None:
    """A day from how it is typed, the coming one where it has no year; nothing where nothing stands.

    Known are the words of `read_day`, ``tomorrow``, ``in 3 days``, ``in 2 weeks``, ``in 3 months``, ``tue`` or
    ``on tue`` for the next Tuesday that is not today, and ``24 mar`` or ``mar 24 2027``.

    Args:
        text: What was typed.
        today: The present day.
        field: The field that a problem is said at.
    """
    words = _words(text)
    found = _day_of_month(words, today, is_ahead=True) or _coming_day(words, today)
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


def _coming_day(words: Sequence[str], today: date) -> date | Problem | None:
    match words:
        case ["tomorrow"]:
            return today + timedelta(days=1)
        case ["on", name] | [name] if (weekday := _weekday(name)) is not None:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        case ["in", number, unit] if number.isascii() and number.isdigit() and unit in (*_UNITS, "month", "months"):
            return _ahead(int(number.lstrip("0")[:6] or "0"), unit, today)
        case _:
            found = read_day(words, today)
            return Problem("day", _TOO_FAR) if isinstance(found, date) and found > _LAST else found


def _weekday(name: str) -> int | None:
    found = [number for number, weekday in enumerate(WEEKDAYS) if weekday.casefold().startswith(name)]
    return found[0] if len(name) >= _SHORTEST and found else None


def _ahead(number: int, unit: str, today: date) -> date | Problem:
    if unit not in _UNITS:
        months = today.month - 1 + number
        year, month = today.year + months // 12, months % 12 + 1
        if year > _LAST.year:
            return Problem("day", _TOO_FAR)
        return date(year, month, min(today.day, monthrange(year, month)[1]))
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
    if year is not None and year > _LAST.year:
        return Problem("day", _TOO_FAR)
    days = (day for each in years if (day := _day(each, month, int(number[1]))) is not None)
    wanted = (day for day in days if year is not None or (day >= today if is_ahead else day <= today))
    return next(wanted, None) or Problem("day", f"There is no day {' '.join(words)}; look at it again.")


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
