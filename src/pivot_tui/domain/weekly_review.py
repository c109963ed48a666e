"""The weekly review: what was decided about loose ends, the win, and what was promised for the next week (S10.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.card import CardMinutes
from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import kind_of_week
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.work_pattern import FURTHEST_MOVE, WorkPattern, offered_day

MinutesInAWeek = Annotated[int, Between(0, 10_080)]
MOST_COMMITMENTS = 3
"""How many promises a week can hold."""

STEPS = ("Pulse", "The week", "Loose ends", "Evidence", "One win", "Next week")
"""The six steps, in their order."""

FIRST_LOOK = timedelta(days=7)
"""How far the first review looks back where neither a plan nor an entry says it."""


class LooseEndChoice(Enum):
    """What was decided about a loose end."""

    THIS_WEEK = "this week"
    MOVE = "move"
    DROP = "drop"
    SPLIT = "split"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class WeeklyReview:
    """A weekly review, open until it is saved.

    Attributes:
        id: UUIDv7.
        day: The day on which it was begun; once saved, the day it was saved.
        since: The day of the review before it, on which its look back begins, or nothing for the first.
        saved: Whether it is done; its figures are frozen then.
        step: How many of its six steps are done.
        energy: The pulse that was given, 0 to 5, or nothing.
        dread: The pulse that was given, 0 to 5, or nothing.
        kept_minutes: The time that was kept for the pivot, or nothing.
        promised_minutes: The protected time that was promised for the week, where a promise exists.
        real_minutes: What it really was, or nothing.
        win: One win.
        figures: What was counted, frozen as JSON when it was saved.
        wording: The version of the wording of those figures.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    since: date | None = None
    saved: bool = False
    step: Annotated[int, Between(0, 6)] = 0
    energy: Annotated[int, Between(0, 5)] | None = None
    dread: Annotated[int, Between(0, 5)] | None = None
    kept_minutes: MinutesInAWeek | None = None
    promised_minutes: MinutesInAWeek | None = None
    real_minutes: MinutesInAWeek | None = None
    win: str = ""
    figures: str = "{}"
    wording: int = 1


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """What was decided about one loose end in a review.

    Attributes:
        id: UUIDv7.
        review: The id of the review.
        what: What it was called.
        choice: What was decided.
        card: The id of the card it was, or nothing.
        contact: The id of the contact it was due with, or nothing.
        until: The day to which it was moved, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    review: Annotated[str, NotEmpty()]
    what: Annotated[str, NotEmpty()]
    choice: LooseEndChoice
    card: str | None = None
    contact: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One of up to three promises for the week after a review.

    Attributes:
        id: UUIDv7.
        review: The id of the review.
        text: What was promised.
        minutes: How long it may take, or nothing.
        card: The id of the card that it is, or nothing.
        is_done: Whether it was done, where no card says so.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    review: Annotated[str, NotEmpty()]
    text: Annotated[str, NotEmpty()]
    minutes: CardMinutes | None = None
    card: str | None = None
    is_done: bool | None = None


# Rules


def review_problems(review: WeeklyReview) -> tuple[Problem, ...]:
    """What is wrong with a review beyond its single fields."""
    problem = text_problem(review.win) if review.win else None
    return (Problem("win", problem.sentence),) if problem is not None else ()


def begins_after(review_day: date, last: date | None, plan: Plan | None, first_entry: date | None) -> date:
    """The day after which a review looks back: that of the review before it, else the plan's or the log's beginning.

    Args:
        review_day: The day of the review.
        last: The day of the last saved review before it, or nothing for the first.
        plan: When the plan runs, or nothing.
        first_entry: The day of the first entry, or nothing.
    """
    if last is not None:
        return last
    if plan is not None and plan.start <= review_day:
        return plan.start - timedelta(days=1)
    return (first_entry - timedelta(days=1)) if first_entry is not None else review_day - FIRST_LOOK


def last_saved(reviews: Iterable[WeeklyReview]) -> WeeklyReview | None:
    """The last of the reviews that were saved, or nothing."""
    return max((review for review in reviews if review.saved), key=lambda review: (review.day, review.id), default=None)


def same_kind(reviews: Iterable[WeeklyReview], pattern: WorkPattern | None, day: date) -> WeeklyReview | None:
    """The last saved review of an earlier week of the same kind, on or off; without a pattern all are of one kind."""
    kind = kind_of_week(pattern, day)
    return last_saved(one for one in reviews if one.day < day and kind_of_week(pattern, one.day) == kind)


def next_day(plan: Plan | None, last: date | None, pattern: WorkPattern | None, today: date) -> date | None:
    """The day on which the next review is offered: the plan's weekday, moved to a day off within three days (S1.8).

    Weeks that were missed are skipped: it is always the coming one, today included.

    Args:
        plan: When the plan runs, and the weekday of its review; without either no day is offered.
        last: The day of the last saved review, or nothing.
        pattern: The work pattern, or nothing.
        today: The present day.
    """
    if plan is None or plan.review_weekday is None:
        return None
    begin = today - timedelta(days=FURTHEST_MOVE)
    if last is not None:
        begin = max(begin, last + timedelta(days=1))
    begin = max(begin, plan.start)
    weekday = begin + timedelta(days=(plan.review_weekday - begin.weekday()) % 7)
    while True:
        found = offered_day(pattern, weekday)
        if found >= today and (last is None or found > last):
            return found
        weekday += timedelta(days=7)


def hours_line(minutes: Iterable[int | None], available: int | None) -> str:
    """The one quiet line on the hours of what was chosen for the next week."""
    promised = sum(one or 0 for one in minutes)
    if available is None:
        return f"{say_hours(promised)} h" if promised else ""
    said = f"{say_hours(promised)} of {say_hours(available)} h"
    return f"that is {said}" if promised > available else said
