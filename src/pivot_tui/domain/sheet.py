"""The sheet of work elements: what a person says about their work in answer to the three prompts (S1.1)."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE, Rating
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

MINUTES_OF_A_WEEK = 7 * 24 * 60


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
        id: UUIDv7.
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
    if not element.is_counted and (element.dread is not None or element.minutes):
        problems.append(Problem("minutes", "A wish for a free week has no dread and no hours yet."))
    return tuple(problems)


def is_answered(elements: tuple[WorkElement, ...]) -> bool:
    """Whether each of the three prompts has at least one row, which is what ends step 1 (S1.1)."""
    return {element.prompt for element in elements} == set(Prompt)
