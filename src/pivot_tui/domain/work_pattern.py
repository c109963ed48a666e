"""The pattern in which work comes: blocks of days on and off, and nights every few weeks (S1.8)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, ClassVar, NamedTuple

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE

FURTHEST_MOVE = 3
"""Days by which a day that was left open may move to a day off."""


@dataclass(frozen=True, slots=True)
class WorkPattern:
    """The one record of the pattern; without it no day is known to be on or off.

    Attributes:
        id: UUIDv5, since there is only one.
        first_on: The first day of a block of days on.
        days_on: Days on in a row.
        days_off: Days off in a row.
        nights_every: One week of nights in so many, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    first_on: date
    days_on: Annotated[int, Between(1, 60)]
    days_off: Annotated[int, Between(0, 60)]
    nights_every: Annotated[int, Between(1, 52)] | None = None


class PatternDay(NamedTuple):
    """Where a day stands in the pattern.

    Attributes:
        is_on: Whether it lies in a block of days on.
        number: Its number in its block, from 1.
        of: The days of that block.
    """

    is_on: bool
    number: int
    of: int


def pattern_day(pattern: WorkPattern, day: date) -> PatternDay:
    """Where a day stands; the pattern runs back before its first day as it runs on behind it."""
    place = (day - pattern.first_on).days % (pattern.days_on + pattern.days_off)
    if place < pattern.days_on:
        return PatternDay(True, place + 1, pattern.days_on)
    return PatternDay(False, place - pattern.days_on + 1, pattern.days_off)


def is_on(pattern: WorkPattern | None, day: date) -> bool | None:
    """Whether a day is on; nothing where no pattern says."""
    return None if pattern is None else pattern_day(pattern, day).is_on


def nearest_off_day(pattern: WorkPattern, day: date) -> date | None:
    """The day off that is nearest to a day, itself included, at most three days away; of two the later one."""
    for distance in range(FURTHEST_MOVE + 1):
        for candidate in (day + timedelta(days=distance), day - timedelta(days=distance)):
            if not pattern_day(pattern, candidate).is_on:
                return candidate
    return None


def offered_day(pattern: WorkPattern | None, day: date, *, typed: bool = False) -> date:
    """The day to offer for something that is due: the nearest day off, unless the user typed the day (S1.8)."""
    if pattern is None or typed:
        return day
    return nearest_off_day(pattern, day) or day


def next_block(pattern: WorkPattern, day: date) -> date:
    """The first day of the block behind the one that a day lies in."""
    place = pattern_day(pattern, day)
    return day + timedelta(days=place.of - place.number + 1)
