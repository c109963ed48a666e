"""The owned project: one small thing of the user's own that others really use and that can become scholarship."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.activity import Head
from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

CRITERIA = (
    "clear_goals",
    "adequate_preparation",
    "appropriate_methods",
    "significant_results",
    "effective_presentation",
    "reflective_critique",
)
"""Glassick's six criteria in their order, by the fields that hold what was said to them (DOMAIN 1.3)."""

NO_TITLE = "Give it a name."

_WORDS = ("title", "problem", "audience", "deliverable", *CRITERIA)


class ProjectStatus(Enum):
    """How far a project has come."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    PARKED = "parked"


class Portability(Enum):
    """Whether a project could go with the user to another place (S9.3)."""

    TRAVELS = "travels"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Project:
    """A project that the user owns (S3.3), with Glassick's six criteria of scholarship (DOMAIN 1.3).

    Attributes:
        id: UUIDv7.
        title: What it is called.
        status: How far it has come.
        activity: The id of the activity that it is in the portfolio, or nothing.
        problem: What was wrong before.
        audience: Whom it is for.
        deliverable: What there will be to hold in hand.
        adopters: How many people or programmes actually use it, or nothing.
        portability: Whether it could go along to another place; nothing while that was not said.
        clear_goals: Glassick's first criterion.
        adequate_preparation: The second.
        appropriate_methods: The third.
        significant_results: The fourth.
        effective_presentation: The fifth.
        reflective_critique: The sixth.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    title: Annotated[str, NotEmpty()]
    status: ProjectStatus = ProjectStatus.PLANNED
    activity: str | None = None
    problem: str = ""
    audience: str = ""
    deliverable: str = ""
    adopters: Head | None = None
    portability: Portability | None = None
    clear_goals: str = ""
    adequate_preparation: str = ""
    appropriate_methods: str = ""
    significant_results: str = ""
    effective_presentation: str = ""
    reflective_critique: str = ""

    @property
    def is_running(self) -> bool:
        """Whether it is being worked on."""
        return self.status is ProjectStatus.RUNNING

    @property
    def is_used(self) -> bool:
        """Whether somebody actually uses it (S3.3)."""
        return bool(self.adopters)

    @property
    def has_result(self) -> bool:
        """Whether there is something that the six criteria can be asked of."""
        return self.is_used or self.status is ProjectStatus.FINISHED or bool(self.significant_results.strip())

    @property
    def open_criteria(self) -> tuple[str, ...]:
        """The fields of the criteria to which nothing is said yet."""
        return tuple(name for name in CRITERIA if not getattr(self, name).strip())

    @property
    def is_scholarship_ready(self) -> bool:
        """Whether something is said to all six criteria (DOMAIN 1.3)."""
        return not self.open_criteria


STATUS_NAMES = {
    ProjectStatus.PLANNED: "planned",
    ProjectStatus.RUNNING: "running",
    ProjectStatus.FINISHED: "finished",
    ProjectStatus.PARKED: "parked",
}
PORTABILITY_NAMES = {Portability.TRAVELS: "could go along", Portability.LOCAL: "belongs to this place"}


def project_problems(project: Project) -> tuple[Problem, ...]:
    """What keeps a project from being saved beyond its single fields."""
    problems = []
    if not project.title.strip():
        problems.append(Problem("title", NO_TITLE))
    for name in _WORDS:
        words = getattr(project, name)
        if words.strip() and (problem := text_problem(words)) is not None:
            problems.append(Problem(name, problem.sentence))
    return tuple(problems)


def running_beside(project: Project, others: Iterable[Project]) -> Project | None:
    """Another project that is running too: one at a time is the rule, and a soft one (S3.3)."""
    if not project.is_running:
        return None
    return next((other for other in others if other.is_running and other.id != project.id), None)
