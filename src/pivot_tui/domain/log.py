"""Reading the log: means that never hide how few ratings they rest on, over the days of a span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.journal import Entry


@dataclass(frozen=True, slots=True)
class Mean:
    """An arithmetic mean of ratings that never hides how few there are.

    Attributes:
        value: The mean, or nothing where nothing was rated.
        n: How many ratings it rests on.
    """

    value: float | None
    n: int


def mean(ratings: Iterable[int | None]) -> Mean:
    """The mean of the ratings that were given; missing ones stay missing and are not counted."""
    given = [rating for rating in ratings if rating is not None]
    return Mean(sum(given) / len(given) if given else None, len(given))


@dataclass(frozen=True, slots=True)
class LoggedDay:
    """What was captured on one day."""

    day: date
    entries: int
    dread: Mean
    energy: Mean


@dataclass(frozen=True, slots=True)
class LoggedSpan:
    """What was captured over some days in a row: one record a day, and the means over all of them."""

    days: tuple[LoggedDay, ...]
    entries: int
    dread: Mean
    energy: Mean


def logged_span(entries: Sequence[Entry], first: date, last: date) -> LoggedSpan:
    """The log of the days from `first` to `last`, both included: means with their n, and no verdict (DOMAIN S1.4)."""
    within = [entry for entry in entries if first <= entry.day <= last]
    days = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        of_day = [entry for entry in within if entry.day == day]
        days.append(LoggedDay(day, len(of_day), mean(e.dread for e in of_day), mean(e.energy for e in of_day)))
    return LoggedSpan(tuple(days), len(within), mean(e.dread for e in within), mean(e.energy for e in within))
