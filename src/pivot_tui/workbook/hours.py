"""Hours: where those of a week go, where they should go, the weeks as they were, and the work pattern."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from pivot_tui import intake
from pivot_tui.domain.days import Now, filed_under, read_day
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.domain.work_pattern import PatternDay, WorkPattern, next_block, pattern_day
from pivot_tui.domain.work_week import (
    BucketHours,
    Mix,
    MonthOfNights,
    Part,
    TargetWeek,
    WeekLog,
    mix_of,
    nights_of_month,
    standing_hours,
    target_problem,
    week_problems,
    weekends_of_month,
)
from pivot_tui.store.store import Store
from pivot_tui.store.tables.profile import ELEMENT, TARGET_WEEK, WEEK_LOG, WORK_PATTERN
from pivot_tui.store.trash import put_in_trash

_ONLY_ONE = "one"
_DAY = "A day is written like 2026-03-13, today or on mon."


@dataclass(frozen=True, slots=True)
class PatternNow:
    """The work pattern as it stands today.

    Attributes:
        pattern: The pattern.
        today: Where today stands in it.
        next_block: The day on which the next block begins, which is off where today is on.
    """

    pattern: WorkPattern
    today: PatternDay
    next_block: date


@dataclass(frozen=True, slots=True)
class HoursReading:
    """The hours as they stand now.

    Attributes:
        today: The day it was read.
        standing: The rows of the sheet under their buckets.
        mix: The mix of their hours, or nothing where none were given.
        target: The week that is aimed at, or nothing.
        nights: The nights in the logged weeks of this month.
        weekends: The weekends of this month that the pattern has days on, or nothing without a pattern.
        pattern: The pattern, or nothing.
        weeks: The weeks as they were, newest first.
    """

    today: date
    standing: tuple[BucketHours, ...]
    mix: Mix | None
    target: TargetWeek | None
    nights: MonthOfNights
    weekends: int | None
    pattern: PatternNow | None
    weeks: tuple[WeekLog, ...]

    @property
    def this_week(self) -> WeekLog | None:
        """The hours of this week, where they were logged."""
        return next((week for week in self.weeks if week.week == filed_under(self.today)), None)


@dataclass(frozen=True, slots=True)
class TargetForm:
    """The fields of the target, as they were typed: percentages, and limits a month."""

    clinical: str = ""
    education: str = ""
    admin: str = ""
    other: str = ""
    max_nights: str = ""
    max_weekends: str = ""


@dataclass(frozen=True, slots=True)
class PatternForm:
    """The fields of the work pattern, as they were typed."""

    first_on: str = ""
    days_on: str = ""
    days_off: str = ""
    nights_every: str = ""


@dataclass(frozen=True, slots=True)
class WeekForm:
    """The fields of one week, as they were typed: any day of it, hours, and nights."""

    week: str = "today"
    clinical: str = ""
    education: str = ""
    admin: str = ""
    after_hours: str = ""
    nights: str = ""


def read(store: Store, now: Now) -> HoursReading:
    """Where the hours go, where they should go, and how the weeks were."""
    with store.reading() as db:
        standing = standing_hours(ELEMENT.select(db, "ORDER BY n"))
        target = next(TARGET_WEEK.select(db), None)
        pattern = next(WORK_PATTERN.select(db), None)
        weeks = tuple(WEEK_LOG.select(db, "ORDER BY week DESC"))
    return HoursReading(
        today=now.day,
        standing=standing,
        mix=mix_of(standing),
        target=target,
        nights=nights_of_month(weeks, now.day),
        weekends=weekends_of_month(pattern, now.day),
        pattern=PatternNow(pattern, pattern_day(pattern, now.day), next_block(pattern, now.day)) if pattern else None,
        weeks=weeks,
    )


def work_pattern(store: Store) -> WorkPattern | None:
    """The work pattern, or nothing where none was given."""
    with store.reading() as db:
        return next(WORK_PATTERN.select(db), None)


# The week that is aimed at


def target_form(target: TargetWeek | None) -> TargetForm:
    """The target as its form shows it."""
    if target is None:
        return TargetForm()
    return TargetForm(**{field.name: _number_text(getattr(target, field.name)) for field in fields(TargetForm)})


def said_of_mix(form: TargetForm) -> str:
    """The sentence beside the percentages as far as they are typed; "" where they are 100 or none is there."""
    numbers = _numbers(form, {part.value: (0, 100) for part in Part})
    if isinstance(numbers, tuple):
        return numbers[0].sentence
    problem = target_problem(tuple(numbers.values()))
    return problem.sentence if problem else ""


def save_target(store: Store, form: TargetForm) -> TargetWeek | tuple[Problem, ...]:
    """Save the target and the limits, or say what is wrong with them.

    Raises:
        Fault: Nothing was saved.
    """
    limits = {"max_nights": (0, 31), "max_weekends": (0, 5)}
    numbers = _numbers(form, {part.value: (0, 100) for part in Part} | limits)
    if isinstance(numbers, tuple):
        return numbers
    if problem := target_problem([numbers[part.value] for part in Part]):
        return (problem,)
    target = intake.record(TargetWeek, {"id": uuid5(TARGET_WEEK.name, _ONLY_ONE), **numbers})
    if isinstance(target, TargetWeek):
        with store.transaction("target.edit"):
            if not TARGET_WEEK.update(store.db, target):
                TARGET_WEEK.insert(store.db, [target])
    return target


# The work pattern


def pattern_form(pattern: WorkPattern | None) -> PatternForm:
    """The pattern as its form shows it."""
    if pattern is None:
        return PatternForm()
    numbers = (_number_text(number) for number in (pattern.days_on, pattern.days_off, pattern.nights_every))
    return PatternForm(pattern.first_on.isoformat(), *numbers)


def forget_pattern(store: Store) -> int:
    """Take the work pattern away, so that no day is known to be on or off; how many went.

    Raises:
        Fault: It is still there.
    """
    pattern = work_pattern(store)
    return put_in_trash(store, WORK_PATTERN.name, [pattern.id], "pattern.edit") if pattern else 0


def save_pattern(store: Store, form: PatternForm, now: Now) -> WorkPattern | tuple[Problem, ...]:
    """Save the work pattern, or say what is wrong with it.

    Raises:
        Fault: Nothing was saved.
    """
    first = _day(form.first_on, now, "first_on")
    if isinstance(first, Problem):
        return (first,)
    numbers = _numbers(form, {"days_on": (1, 60), "days_off": (0, 60), "nights_every": (1, 52)})
    if isinstance(numbers, tuple):
        return numbers
    if missing := [name for name in ("days_on", "days_off") if numbers[name] is None]:
        return (Problem(missing[0], "A pattern needs the days on and the days off in a row, such as 7 and 7."),)
    pattern = intake.record(
        WorkPattern, {"id": uuid5(WORK_PATTERN.name, _ONLY_ONE), "first_on": first.isoformat(), **numbers}
    )
    if isinstance(pattern, WorkPattern):
        with store.transaction("pattern.edit"):
            if not WORK_PATTERN.update(store.db, pattern):
                WORK_PATTERN.insert(store.db, [pattern])
    return pattern


# The weeks as they were


def new_week_form(reading: HoursReading) -> WeekForm:
    """An empty form for the latest week that was not logged yet, which may be this one."""
    logged = {week.week for week in reading.weeks}
    monday = filed_under(reading.today)
    if monday not in logged:
        return WeekForm()
    while monday in logged:
        monday -= timedelta(days=7)
    return WeekForm(monday.isoformat())


def week_form(week: WeekLog) -> WeekForm:
    """A week as its form shows it."""
    return WeekForm(
        week=week.week.isoformat(),
        clinical=say_hours(week.clinical),
        education=say_hours(week.education),
        admin=say_hours(week.admin),
        after_hours=say_hours(week.after_hours),
        nights=_number_text(week.nights),
    )


def save_week(store: Store, form: WeekForm, now: Now, before: WeekLog | None = None) -> WeekLog | tuple[Problem, ...]:
    """Save the hours of a week that has none yet, or those of one that is being changed; or say what is wrong.

    Raises:
        Fault: Nothing was saved.
    """
    day = before.week if before else _day(form.week, now, "week")
    if isinstance(day, Problem):
        return (day,)
    monday = filed_under(day).isoformat()
    identifier = uuid5(WEEK_LOG.name, monday)
    if before is None and _is_logged(store, identifier):
        return (Problem("week", "That week has its hours already; close this and open it in the list."),)
    minutes = _minutes(form)
    if isinstance(minutes, tuple):
        return minutes
    nights = _numbers(form, {"nights": (0, 7)})
    if isinstance(nights, tuple):
        return nights
    week = intake.record(WeekLog, {"id": identifier, "week": monday, **minutes, **nights})
    if not isinstance(week, WeekLog):
        return week
    if problems := week_problems(week, now.day):
        return problems
    with store.transaction("week_log.save"):
        if not WEEK_LOG.update(store.db, week):
            WEEK_LOG.insert(store.db, [week])
    return week


def _is_logged(store: Store, identifier: str) -> bool:
    with store.reading() as db:
        return WEEK_LOG.get(db, identifier) is not None


def trash_week(store: Store, identifier: str) -> int:
    """Put the hours of a week in the trash; how many went.

    Raises:
        NotFound: They are not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, WEEK_LOG.name, [identifier], "week_log.trash")


# What is typed


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(text: str, now: Now, field: str) -> date | Problem:
    found = read_day(text.split(), now.day)
    if isinstance(found, date):
        return found
    return Problem(field, found.sentence if found else _DAY)


def _numbers(form: object, bounds: Mapping[str, tuple[int, int]]) -> dict[str, int | None] | tuple[Problem, ...]:
    """Whole numbers from the named fields of a form, an empty one being nothing, or what is wrong with them."""
    numbers: dict[str, int | None] = {}
    problems = []
    for name, (low, high) in bounds.items():
        text = str(getattr(form, name)).strip().removesuffix("%").strip()
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(high)) and low <= int(text) <= high
        if text and not is_number:
            problems.append(Problem(name, f"Give a whole number from {low} to {high}, or leave it open."))
        numbers[name] = int(text) if is_number else None
    return tuple(problems) or numbers


def _minutes(form: WeekForm) -> dict[str, int | None] | tuple[Problem, ...]:
    minutes: dict[str, int | None] = {}
    problems = []
    for name in ("clinical", "education", "admin", "after_hours"):
        found = read_hours(getattr(form, name))
        if isinstance(found, Problem):
            problems.append(found._replace(field=name))
        else:
            minutes[name] = found
    return tuple(problems) or minutes
