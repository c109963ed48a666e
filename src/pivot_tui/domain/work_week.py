"""The hours of a working week: the mix that is aimed at, its limits, and the weeks as they really were (S1.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import MINUTES_OF_A_WEEK, Bucket, WorkElement
from pivot_tui.domain.work_pattern import WorkPattern, is_on

Percent = Annotated[int, Between(0, 100)]
WeekMinutes = Annotated[int, Between(0, MINUTES_OF_A_WEEK)]
NightsOfAMonth = Annotated[int, Between(0, 31)]


@dataclass(frozen=True, slots=True)
class TargetWeek:
    """The one record of the week that is aimed at.

    Attributes:
        id: UUIDv5, since there is only one.
        clinical: Percent of the hours, or nothing while no target is set.
        education: Likewise.
        admin: Likewise.
        other: Likewise.
        max_nights: Nights a month at the most, or nothing.
        max_weekends: Weekends a month at the most, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    clinical: Percent | None = None
    education: Percent | None = None
    admin: Percent | None = None
    other: Percent | None = None
    max_nights: NightsOfAMonth | None = None
    max_weekends: Annotated[int, Between(0, 5)] | None = None


@dataclass(frozen=True, slots=True)
class WeekLog:
    """The hours of one week as they were.

    Attributes:
        id: UUIDv5 of the week.
        week: The Monday it begins with.
        clinical: Minutes, or nothing where they were not counted.
        education: Likewise.
        admin: Likewise.
        after_hours: Likewise; charting at home.
        nights: Nights worked, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    week: date
    clinical: WeekMinutes | None
    education: WeekMinutes | None
    admin: WeekMinutes | None
    after_hours: WeekMinutes | None
    nights: Annotated[int, Between(0, 7)] | None


class Part(Enum):
    """The parts of a mix; charting after hours counts as clinical, and what has no bucket as other (S1.5)."""

    CLINICAL = "clinical"
    EDUCATION = "education"
    ADMIN = "admin"
    OTHER = "other"


PART_NAMES = {
    Part.CLINICAL: "Clinical",
    Part.EDUCATION: "Education",
    Part.ADMIN: "Admin",
    Part.OTHER: "Other",
}
_PART_OF = {
    Bucket.CLINICAL: Part.CLINICAL,
    Bucket.AFTER_HOURS: Part.CLINICAL,
    Bucket.EDUCATION: Part.EDUCATION,
    Bucket.ADMIN: Part.ADMIN,
    None: Part.OTHER,
}
_FOR_ALL_PARTS = 100
_WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class BucketHours:
    """The standing hours of one bucket of the job.

    Attributes:
        bucket: The bucket, or nothing for rows without one.
        elements: Its rows of the sheet, the most hours first.
        minutes: Their sum; rows whose hours were not given add nothing.
    """

    bucket: Bucket | None
    elements: tuple[WorkElement, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Mix:
    """Where the minutes of a week go.

    Attributes:
        clinical: Minutes, with those after hours.
        education: Minutes.
        admin: Minutes.
        other: Minutes that belong to no bucket.
    """

    clinical: int
    education: int
    admin: int
    other: int

    @property
    def total(self) -> int:
        """All its minutes."""
        return self.clinical + self.education + self.admin + self.other

    def percent(self, part: Part) -> float | None:
        """A part's share of the hours in percent, to one decimal, or nothing where there are no hours."""
        return percent_of(getattr(self, part.value), self.total)


@dataclass(frozen=True, slots=True)
class MonthOfNights:
    """The nights of the weeks that begin in one month.

    Attributes:
        nights: Their sum over the weeks in which they were counted.
        weeks: How many weeks that were.
    """

    nights: int
    weeks: int


def percent_of(part: int, whole: int) -> float | None:
    """A share in percent to one decimal, rounded half up; nothing of nothing."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def standing_hours(elements: Iterable[WorkElement]) -> tuple[BucketHours, ...]:
    """The rows of the sheet that are counted, under their buckets; buckets without a row are left out (S1.5)."""
    counted = [element for element in elements if element.is_counted]
    found = []
    for bucket in (*Bucket, None):
        rows = [element for element in counted if element.bucket is bucket]
        rows.sort(key=lambda element: -(element.minutes or 0))
        if rows:
            found.append(BucketHours(bucket, tuple(rows), sum(element.minutes or 0 for element in rows)))
    return tuple(found)


def mix_of(buckets: Iterable[BucketHours]) -> Mix | None:
    """The mix of the standing hours, or nothing where no hours were given."""
    minutes = dict.fromkeys(Part, 0)
    for bucket in buckets:
        minutes[_PART_OF[bucket.bucket]] += bucket.minutes
    mix = Mix(*minutes.values())
    return mix if mix.total else None


def logged_mix(week: WeekLog) -> Mix | None:
    """The mix of a week as it was, or nothing where a part of it was not counted."""
    if week.clinical is None or week.after_hours is None or week.education is None or week.admin is None:
        return None
    mix = Mix(week.clinical + week.after_hours, week.education, week.admin, 0)
    return mix if mix.total else None


def logged_minutes(week: WeekLog) -> int:
    """All minutes of a week that were counted."""
    return sum(minutes or 0 for minutes in (week.clinical, week.education, week.admin, week.after_hours))


def has_mix(target: TargetWeek | None) -> bool:
    """Whether a mix is aimed at."""
    return target is not None and any(getattr(target, part.value) is not None for part in Part)


def target_problem(parts: Sequence[int | None]) -> Problem | None:
    """What is wrong with the percentages of a target: they add up to 100, or none is given (S1.5)."""
    given = [part for part in parts if part is not None]
    if not given or sum(given) == _FOR_ALL_PARTS:
        return None
    return Problem("mix", f"The four parts make {sum(given)}; a week is 100.")


def week_problems(week: WeekLog, today: date) -> tuple[Problem, ...]:
    """What keeps the hours of a week from being saved."""
    problems = []
    if week.week > today:
        problems.append(Problem("week", "That week is still to come."))
    if logged_minutes(week) > MINUTES_OF_A_WEEK:
        problems.append(Problem("clinical", "Together these are more hours than a week has, which is 168."))
    counted = (week.clinical, week.education, week.admin, week.after_hours, week.nights)
    if all(count is None for count in counted):
        problems.append(Problem("clinical", "Give at least one number; what was not counted stays open."))
    return tuple(problems)


def nights_of_month(weeks: Iterable[WeekLog], today: date) -> MonthOfNights:
    """The nights in the logged weeks that begin in the month of today."""
    counted = [
        week.nights
        for week in weeks
        if week.nights is not None and (week.week.year, week.week.month) == (today.year, today.month)
    ]
    return MonthOfNights(sum(counted), len(counted))


def weekends_of_month(pattern: WorkPattern | None, today: date) -> int | None:
    """The weekends of the month of today on which the pattern has a day on; nothing without a pattern.

    A weekend belongs to the month of its Saturday.
    """
    if pattern is None:
        return None
    first = today.replace(day=1)
    days = [first + timedelta(days=number) for number in range(31)]
    saturdays = [day for day in days if day.weekday() == _WEEKDAYS and day.month == today.month]
    return sum(1 for day in saturdays if is_on(pattern, day) or is_on(pattern, day + timedelta(days=1)))
