"""How other programs write a day and a time: the common ways, and which of them a file uses."""

import itertools
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from pivot_tui.interchange.imported import CannotImport

ISO = "%Y-%m-%d %H:%M"
_CLOCKS = ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p")
_DAYS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d. %B %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%b %d, %Y",
    "%B %d, %Y",
)
_WEEKDAYS = re.compile(
    r"(?i)\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)\b[.,]?\s*"
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_OTHER_WAY = {"%d/%m/%Y": "%m/%d/%Y", "%m/%d/%Y": "%d/%m/%Y", "%d-%m-%Y": "%m-%d-%Y", "%m-%d-%Y": "%d-%m-%Y"}
_ASKED_FIRST, _ASKED_MOST = 60, 2_000  # writings tried in every format, and then in those that read any of them

_DATED = re.compile(
    r"(?i)(?=.*\d{4})(?:\d|[ .,/:T-]|am|pm|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}+)++"
)
_DIGIT = re.compile(r"\d")
CLOCK_FORMATS = _CLOCKS
TIME_FORMATS = (ISO, *(f"{day}{gap}{clock}" for day in _DAYS for gap in (" ", "T", ", ") for clock in _CLOCKS), *_DAYS)


class ChosenFormat(NamedTuple):
    """The way in which a file writes its days and times.

    Attributes:
        format: For strptime; "" where the file uses none that is known.
        note: What the user should know about the choice, or "".
    """

    format: str
    note: str = ""


def plainly(written: str) -> str:
    """A writing without its weekday and without the ends of its ordinals, which strptime would stumble over."""
    if written[:4].isdigit():
        return written.strip()
    return _ORDINAL.sub("", _WEEKDAYS.sub("", written)).strip(" ,")


def shape_of(written: str) -> str:
    """What dates that are written alike have in common, or "" where it is no date with its year."""
    plain = plainly(written)
    return _DIGIT.sub("9", plain) if _DATED.fullmatch(plain) else ""


def has_clock(form: str) -> bool:
    """Whether a format names a time of day."""
    return any(mark in form for mark in ("%H", "%I", "%c", "%r", "%R", "%T", "%X"))


def reader(form: str) -> Callable[[str], datetime | None]:
    """What reads a writing in one format; nothing comes back where it is not in that format."""

    def read(written: str) -> datetime | None:
        try:
            return datetime.strptime(written, form)  # noqa: DTZ007 - a wall clock has no zone
        except ValueError:
            return None

    def read_iso(written: str) -> datetime | None:
        if len(written) < len("2026-03-13 18:30"):
            return read(written)
        try:
            found = datetime.fromisoformat(written)  # ten times as fast
        except ValueError:
            return read(written)
        return found if found.tzinfo is None else None

    return read_iso if form == ISO else read


def check_format(form: str) -> None:
    """Make sure that a format given by the user can be used.

    Raises:
        CannotImport: It cannot.
    """
    example = datetime(2026, 3, 13, 18, 30)  # noqa: DTZ001 - a wall clock has no zone
    try:
        back = datetime.strptime(example.strftime(form), form)  # noqa: DTZ007
    except (ValueError, re.error):
        back = None
    if back is None or "%" not in form:
        raise CannotImport("That is no time format; it is written like %Y-%m-%d %H:%M, as in jrnl's configuration.")


def choose_format(written: Sequence[str], formats: Sequence[str]) -> ChosenFormat:
    """The format that reads most of what is written; where two read the same, the one that keeps the days in order."""
    first = [plainly(one) for one in written[:: max(1, len(written) // _ASKED_FIRST)]]
    likely = [form for form in formats if _count(first, form)]
    asked = [plainly(one) for one in written[:: max(1, len(written) // _ASKED_MOST)]]
    counts = {form: _count(asked, form) for form in likely}
    most = max(counts.values(), default=0)
    if not most:
        return ChosenFormat("")
    best = [form for form in likely if counts[form] == most]
    best.sort(key=lambda form: _steps_back(asked, form))
    chosen = best[0]
    other = next((other for other in best[1:] if other == _other_way(chosen)), None)
    if other is None or _steps_back(asked, other) > _steps_back(asked, chosen):
        return ChosenFormat(chosen)
    one, two = ("day", "month") if chosen.startswith("%d") else ("month", "day")
    return ChosenFormat(
        chosen,
        f"Dates were read with the {one} before the {two}; the time format {other} reads them the other way.",
    )


def _other_way(form: str) -> str:
    return _OTHER_WAY.get(form[:8], "") + form[8:]


def _count(asked: Sequence[str], form: str) -> int:
    read = reader(form)
    return sum(read(one) is not None for one in asked)


def _steps_back(asked: Sequence[str], form: str) -> int:
    read = reader(form)
    found = [at for one in asked if (at := read(one)) is not None]
    back = sum(later < earlier for earlier, later in itertools.pairwise(found))
    onward = sum(later > earlier for earlier, later in itertools.pairwise(found))
    return min(back, onward)
