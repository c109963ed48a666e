"""The sheet of work elements: what a person says about their work in answer to the three prompts (S1.1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE, Rating
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

MINUTES_OF_A_WEEK = 7 * 24 * 60

_CLOCK = re.compile(r"(\d{1,5}):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,5})(?:[.,](\d{1,4}))? ?(?:h|hr|hrs|hours?)?")
_MINUTES = re.compile(r"(\d{1,6}) ?(?:m|min|mins|minutes?)")
_LESS = re.compile(r"[-−]\s*[\d.,:]+.*")
_NOT_HOURS = "Hours are written like 6, 1.5, 1:30 or 90 min."


class Prompt(Enum):
    """The three prompts of step 1."""

    DREADED = "dreaded"
    ENERGY = "energy"
    FREE_WEEK = "free_week"


class Bucket(Enum):
    """The buckets of the job into which its hours go; charting after hours counts as clinical in a mix (S1.5)."""

    CLINICAL = "clinical"
    EDUCATION = "education"
    ADMIN = "admin"
    AFTER_HOURS = "after"


BUCKET_NAMES = {
    Bucket.CLINICAL: "Clinical",
    Bucket.EDUCATION: "Education",
    Bucket.ADMIN: "Admin",
    Bucket.AFTER_HOURS: "After hours",
}


@dataclass(frozen=True, slots=True)
class WorkElement:
    """One row of the sheet.

    Attributes:
        id: UUIDv5 of a ticked seed, UUIDv7 for the user's own.
        prompt: The prompt that it answers.
        text: The user's words.
        kind: The id of its kind of work.
        dread: 0 to 5, or nothing where it was not rated.
        energy: 0 to 5, or nothing where it was not rated.
        minutes: Minutes that it takes in an average week, or nothing.
        bucket: The bucket of the job that its hours belong to.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    prompt: Prompt
    text: Annotated[str, NotEmpty()]
    kind: str | None
    dread: Rating | None
    energy: Rating | None
    minutes: Annotated[int, Between(0, MINUTES_OF_A_WEEK)] | None
    bucket: Bucket | None

    @property
    def is_counted(self) -> bool:
        """Whether the profile counts it: a wish for a free week is a direction only (S1.4)."""
        return self.prompt is not Prompt.FREE_WEEK


def element_problems(element: WorkElement) -> tuple[Problem, ...]:
    """What is wrong with a row beyond its single fields."""
    problem = text_problem(element.text)
    problems = [problem] if problem else []
    if not element.is_counted and element.dread is not None:
        problems.append(Problem("dread", "A wish for a free week has no dread yet; take the number away."))
    if not element.is_counted and element.minutes:
        problems.append(Problem("minutes", "A wish for a free week has no hours yet; leave them open."))
    return tuple(problems)


def unanswered(elements: Iterable[WorkElement]) -> tuple[Prompt, ...]:
    """The prompts that have no row yet, in their order."""
    answered = {element.prompt for element in elements}
    return tuple(prompt for prompt in Prompt if prompt not in answered)


def is_answered(elements: Iterable[WorkElement]) -> bool:
    """Whether each of the three prompts has at least one row, which is what ends step 1 (S1.1)."""
    return not unanswered(elements)


def missing_figure(element: WorkElement) -> str | None:
    """The first figure that a row lacks, by its field: both ratings before the hours; a wish lacks none (S1.4)."""
    if not element.is_counted:
        return None
    return next((field for field in ("dread", "energy", "minutes") if getattr(element, field) is None), None)


def first_to_rate(elements: Iterable[WorkElement]) -> WorkElement | None:
    """The row whose figures are asked for next: the first without a rating, then the first without hours."""
    lacking = [(element, field) for element in elements if (field := missing_figure(element)) is not None]
    lacking.sort(key=lambda pair: pair[1] == "minutes")
    return lacking[0][0] if lacking else None


def read_hours(
    text: str, field: str = "minutes", most: int = MINUTES_OF_A_WEEK, too_many: str = "A week has 168 hours."
) -> int | Problem | None:
    """Minutes from hours as they are typed: ``6``, ``1.5``, ``1:30``, ``90 min``; nothing where nothing stands.

    Args:
        text: What was typed.
        field: The field that a problem is said at.
        most: The most minutes that there can be.
        too_many: What is said of more.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        return None
    if not typed.isascii():
        return Problem(field, _NOT_HOURS)
    if found := _CLOCK.fullmatch(typed):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _MINUTES.fullmatch(typed):
        minutes = int(found[1])
    elif found := _HOURS.fullmatch(typed):
        digits = found[2] or "0"
        scale = 10 ** len(digits)
        minutes = int(found[1]) * 60 + (int(digits) * 60 * 2 + scale) // (2 * scale)  # a half minute goes up
    else:
        return Problem(field, "Hours cannot be below zero." if _LESS.fullmatch(typed) else _NOT_HOURS)
    return minutes if minutes <= most else Problem(field, too_many)


def say_hours(minutes: int | None) -> str:
    """Minutes as hours that `read_hours` reads back to the minute: ``6``, ``1.5``, ``1:20``; "" for nothing."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    if rest == 0:
        return str(hours)
    return f"{hours}.{rest // 6}" if rest % 6 == 0 else f"{hours}:{rest:02}"
