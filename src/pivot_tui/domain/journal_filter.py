"""The filter line of the journal: kind, tag, sign, ratings, days and words, read into one record."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.days import read_day
from pivot_tui.domain.journal import TAG, Kind, Sign, find_kind
from pivot_tui.domain.problems import Problem

_SIGN_WORDS = {
    "drains": Sign.DRAIN,
    "feeds": Sign.FEED,
    "notes": Sign.NOTE,
}
_RATING = re.compile(r"(dread|energy)(<=|>=|=|<|>)([0-9]{1,3}|none|any)")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")
_LONGEST_DAY = 3  # "3 days ago"


@dataclass(frozen=True, slots=True)
class RatingTest:
    """A test on one rating: between two bounds, both included, or missing.

    Attributes:
        field: ``dread`` or ``energy``.
        low: The least it may be; nothing when the rating must be missing.
        high: The most it may be.
    """

    field: str
    low: int | None
    high: int = 5


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which entries to show; an empty filter shows all.

    Attributes:
        kinds: Ids of kinds of work, any of which will do.
        tags: Tags that must all be there.
        signs: Signs, any of which will do.
        ratings: Tests that must all hold.
        first: The earliest day.
        last: The latest day.
        words: Beginnings of words that must all be in the text or the tags.
    """

    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    ratings: tuple[RatingTest, ...] = ()
    first: date | None = None
    last: date | None = None
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the filter lets everything through."""
        return self == JournalFilter()


def read_filter(line: str, kinds: Sequence[Kind], today: date) -> JournalFilter | Problem:
    """Read a filter line.

    Known are ``@inbox``, ``+tag``, ``drains`` ``feeds`` ``notes``, ``dread>=3`` ``energy=none``
    ``energy=any``, and ``since``, ``until`` or ``on`` with a day, a month (``2026-03``) or a year.
    Every other word is looked for in the text; a word in quotation marks is always looked for.

    Returns:
        The filter, or what could not be read.
    """
    words = line.split()
    found: dict[str, list[str]] = {"kinds": [], "tags": [], "words": []}
    signs: list[Sign] = []
    ratings: list[RatingTest] = []
    first: date | None = None
    last: date | None = None
    while words:
        word = words.pop(0)
        lowered = word.casefold()
        if lowered in ("since", "until", "on") and words:
            span = _take_span(words, today)
            if isinstance(span, Problem):
                return span
            first = span[0] if lowered in ("since", "on") else first
            last = span[1] if lowered in ("until", "on") else last
        elif word.startswith("@") and len(word) > 1:
            kind = find_kind(word[1:], kinds)
            if kind is None:
                return Problem("kind", f"No kind of work answers to {word}.")
            found["kinds"].append(kind.id)
        elif word.startswith("+") and TAG.fullmatch(word[1:].lower()):
            found["tags"].append(word[1:].lower())
        elif lowered in _SIGN_WORDS:
            signs.append(_SIGN_WORDS[lowered])
        elif (test := _RATING.fullmatch(lowered)) is not None:
            bounds = _rating_test(*test.groups())
            if isinstance(bounds, Problem):
                return bounds
            ratings.append(bounds)
        else:
            found["words"].append(word.strip('"“”'))
    kept = tuple(word for word in found["words"] if any(character.isalnum() for character in word))
    return JournalFilter(tuple(found["kinds"]), tuple(found["tags"]), tuple(signs), tuple(ratings), first, last, kept)


def _rating_test(field: str, comparison: str, number: str) -> RatingTest | Problem:
    if number in ("none", "any"):
        if comparison != "=":
            return Problem("rating", f"Write {field}={number}.")
        return RatingTest(field, None if number == "none" else 0)
    bound = int(number)
    bounds: dict[str, Callable[[int], tuple[int, int]]] = {
        "=": lambda n: (n, n),
        ">=": lambda n: (n, 5),
        ">": lambda n: (n + 1, 5),
        "<=": lambda n: (0, n),
        "<": lambda n: (0, n - 1),
    }
    low, high = bounds[comparison](bound)
    if bound > 5 or low > high:
        return Problem("rating", f"{field.capitalize()} goes from 0 to 5, so nothing can be {comparison}{number}.")
    return RatingTest(field, low, high)


def _take_span(words: list[str], today: date) -> tuple[date, date] | Problem:
    """Take the words of a day, month or year off the front, and give its first and last day."""
    for length in range(min(_LONGEST_DAY, len(words)), 0, -1):
        day = read_day(words[:length], today) or (read_day(["on", words[0]], today) if length == 1 else None)
        if isinstance(day, Problem):
            return day
        if day is not None:
            del words[:length]
            return day, day
    word = words.pop(0)
    if (month := _MONTH.fullmatch(word)) and 1 <= int(month[2]) <= 12 and int(month[1]) >= 1:
        from calendar import monthrange

        start = date(int(month[1]), int(month[2]), 1)
        return start, start.replace(day=monthrange(start.year, start.month)[1])
    if _YEAR.fullmatch(word) and int(word) >= 1:
        return date(int(word), 1, 1), date(int(word), 12, 31)
    return Problem("day", f"{word} is not a day; write 2026-03-13, 2026-03, yesterday, tue or 3 days ago.")
