"""The four lamps that stand on the plan: what others can see before one hunts for posts or training (K2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.project import CRITERIA, STATUS_NAMES, Project, ProjectStatus

WISHED_MENTORS = 2
"""How many mentors should know the goals and speak up (S10.3c)."""
CV_NOT_RECORDED = "Your CV is not recorded in this version"

_NEAREST = (ProjectStatus.FINISHED, ProjectStatus.RUNNING, ProjectStatus.PLANNED, ProjectStatus.PARKED)


class LampKey(Enum):
    """Which lamp."""

    PROJECT = "project"
    PRESENTATION = "presentation"
    MENTORS = "mentors"
    CV = "cv"


LAMP_NAMES = {
    LampKey.PROJECT: "project",
    LampKey.PRESENTATION: "presentation",
    LampKey.MENTORS: "mentors",
    LampKey.CV: "CV",
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """One of the four.

    Attributes:
        key: Which.
        is_lit: Whether it is lit; one that nothing is recorded for stays dark.
        words: How it stands, in a few words that can follow its name.
        missing: One sentence on what is missing while it is dark; "" once it is lit.
    """

    key: LampKey
    is_lit: bool
    words: str
    missing: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return LAMP_NAMES[self.key]

    @property
    def mark(self) -> str:
        """Its sign: a full circle once it is lit."""
        return "●" if self.is_lit else "○"


def lamps(facts: PlanFacts) -> tuple[Lamp, ...]:
    """All four, in their order."""
    return _project(facts.projects), _presentation(facts), _mentors(facts), _cv()


def is_done_with_a_result(project: Project) -> bool:
    """Whether a project is finished and there is something to show for it: users, or results in words."""
    has_data = project.is_used or bool(project.significant_results.strip())
    return project.status is ProjectStatus.FINISHED and has_data


def _project(projects: Iterable[Project]) -> Lamp:
    nearest = sorted(projects, key=lambda one: (not is_done_with_a_result(one), _NEAREST.index(one.status)))
    if not nearest:
        return Lamp(
            LampKey.PROJECT,
            False,
            "none yet",
            "No project of your own is noted; a finished one with a result is asked for.",
        )
    project = nearest[0]
    if is_done_with_a_result(project):
        return Lamp(LampKey.PROJECT, True, "finished, with a result")
    if project.status is ProjectStatus.FINISHED:
        words = "finished, its result not noted"
    else:
        answered = len(CRITERIA) - len(project.open_criteria)
        words = f"{STATUS_NAMES[project.status]}, {answered} of {len(CRITERIA)} questions answered"
    return Lamp(LampKey.PROJECT, False, words, f"Your own project is not finished with a result: {words}.")


def _presentation(facts: PlanFacts) -> Lamp:
    if facts.presented_on is None:
        return Lamp(LampKey.PRESENTATION, False, "none yet", "No activity is marked as presented where you work.")
    return Lamp(LampKey.PRESENTATION, True, say_day_and_year(facts.presented_on, short=True))


def _mentors(facts: PlanFacts) -> Lamp:
    words = f"{facts.mentors} of {WISHED_MENTORS}"
    if facts.mentors >= WISHED_MENTORS:
        return Lamp(LampKey.MENTORS, True, words)
    missing = f"{words} mentors know your goals and would speak up for you."
    return Lamp(LampKey.MENTORS, False, words, missing)


def _cv() -> Lamp:
    return Lamp(LampKey.CV, False, "not recorded yet", f"{CV_NOT_RECORDED}; only you know whether it is ready.")
