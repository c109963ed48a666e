"""The premise and the frame of a pivot: what is over, what is kept, and what time and household allow (P1, P2)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import MINUTES_OF_A_WEEK

SHORTEST_PLAN = 12
"""Months that a pivot takes at the least; 24 are planned for at the most (P2, S10)."""


class Side(Enum):
    """The two lists of the premise."""

    DONE_WITH = "done_with"
    WOULD_KEEP = "would_keep"


@dataclass(frozen=True, slots=True)
class Premise:
    """One line of the two lists: what the user is done with, or would keep.

    Attributes:
        id: UUIDv5 of a ticked seed, UUIDv7 for the user's own.
        side: Which list it stands on.
        text: The words.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    side: Side
    text: Annotated[str, NotEmpty()]


@dataclass(frozen=True, slots=True)
class Situation:
    """The one record of what the user has room for.

    Attributes:
        id: UUIDv5, since there is only one.
        gap: The one-line gap statement; private.
        pivot_minutes: Minutes a week for the pivot, or nothing.
        household: Limits of the household, in the user's words.
        no_move_before: The first day on which a move would be possible, or nothing.
        earliest_start: The first day of a new position that would suit, or nothing.
        latest_start: The last one, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    gap: str = ""
    pivot_minutes: Annotated[int, Between(0, MINUTES_OF_A_WEEK)] | None = None
    household: str = ""
    no_move_before: date | None = None
    earliest_start: date | None = None
    latest_start: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been said yet."""
        return self == Situation(self.id)


def premise_problems(premise: Premise) -> tuple[Problem, ...]:
    """What keeps a line of the two lists from being saved."""
    problem = text_problem(premise.text)
    return (problem,) if problem is not None else ()


def situation_problems(situation: Situation) -> tuple[Problem, ...]:
    """What keeps a situation from being saved, field by field."""
    problems = []
    for field in ("gap", "household"):
        text = getattr(situation, field)
        if text and (problem := text_problem(text)) is not None:
            problems.append(Problem(field, problem.sentence))
    if situation.earliest_start and situation.latest_start and situation.latest_start < situation.earliest_start:
        problems.append(Problem("latest_start", "The latest start lies before the earliest."))
    return tuple(problems)


def whole_months(start: date, end: date) -> int:
    """How many whole months lie between two days; below 0 where the second comes first."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (1 if end.day < start.day else 0)


def cannot_fit(situation: Situation, start: date) -> tuple[str, ...]:
    """Why a plan cannot fit into what is recorded, a sentence for each reason (P2).

    Args:
        situation: What there is room for; what is not said counts as open.
        start: The day the plan starts, or today while there is none.
    """
    latest, move = situation.latest_start, situation.no_move_before
    reasons = []
    if latest is not None and latest < start:
        reasons.append("The latest start has passed; move it, or leave it open.")
    elif latest is not None and (months := whole_months(start, latest)) < SHORTEST_PLAN:
        room = "is less than a month" if months < 1 else "is 1 month" if months == 1 else f"are {months} months"
        reasons.append(f"A pivot takes 12 to 24 months; until the latest start there {room}.")
    if latest is not None and move is not None and latest < move:
        reasons.append(
            f"The latest start lies before {_full(move)}, when a move would be possible: only a post without one fits."
        )
    if situation.pivot_minutes == 0:
        reasons.append("No hours a week are kept for the pivot, so no plan can move; even one hour would do to begin.")
    return tuple(reasons)


def _full(day: date) -> str:
    return say_day_and_year(day, short=True)
