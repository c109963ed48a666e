"""Low-risk experiments: small tests, where the user is now, of whether and how well they teach (step 3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, ClassVar, NamedTuple

from pivot_tui.domain.activity import Minutes
from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE, Rating
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

LONGEST_WINDOW = timedelta(weeks=8)
"""The longest span of the journal that is read beside an experiment."""
NO_TITLE = "Say in a few words what is tried."
NO_GOAL = "It starts with a teaching goal; one sentence is enough."

_WORDS = ("title", "goal", "measure", "stop_rule", "evidence")
_AT_CLOSING = ("enjoyed_teaching", "enjoyed_admin", "energy_after", "verdict")


class Seed(Enum):
    """Where an experiment came from (S3.2)."""

    PRECEPT = "precept"
    TALK = "talk"
    COMMITTEE = "committee"
    REQUEST = "request"
    OWN = "own"


class Hypothesis(Enum):
    """What an experiment tests (S3.1)."""

    ENJOY = "enjoy"
    IMPACT = "impact"
    BOTH = "both"


class Verdict(Enum):
    """What follows from an experiment that has been closed."""

    KEEP = "keep"
    ADAPT = "adapt"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Experiment:
    """A small test with an end; it is closed once `closed` holds a day.

    Attributes:
        id: UUIDv7.
        title: What is tried.
        goal: The teaching goal, in a sentence; none starts without one.
        first_day: The first day.
        last_day: The last day that is planned.
        seed: Where it came from.
        hypothesis: What it tests: enjoyment, impact, or both.
        cap_minutes: The hours it may take at most, in minutes.
        spent_minutes: What it has taken so far.
        measure: How the user will know.
        stop_rule: What ends it early.
        closed: The day it was closed, or nothing while it is open.
        enjoyed_teaching: 0 to 5, once closed.
        enjoyed_admin: 0 to 5, once closed; asked apart.
        energy_after: 0 to 5, once closed.
        evidence: What there is to show for it, in words; links lead to records.
        verdict: Keep, adapt or drop, once closed.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    title: Annotated[str, NotEmpty()]
    goal: Annotated[str, NotEmpty()]
    first_day: date
    last_day: date
    seed: Seed = Seed.OWN
    hypothesis: Hypothesis = Hypothesis.BOTH
    cap_minutes: Minutes | None = None
    spent_minutes: Minutes | None = None
    measure: str = ""
    stop_rule: str = ""
    closed: date | None = None
    enjoyed_teaching: Rating | None = None
    enjoyed_admin: Rating | None = None
    energy_after: Rating | None = None
    evidence: str = ""
    verdict: Verdict | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not been closed."""
        return self.closed is None

    @property
    def minutes_over(self) -> int:
        """By how many minutes it has gone beyond its cap; 0 where it has not, or where one of the two is missing."""
        return max((self.spent_minutes or 0) - self.cap_minutes, 0) if self.cap_minutes is not None else 0


HYPOTHESIS_NAMES = {
    Hypothesis.ENJOY: "enjoyment",
    Hypothesis.IMPACT: "an effect",
    Hypothesis.BOTH: "enjoyment and an effect",
}
VERDICT_NAMES = {Verdict.KEEP: "keep", Verdict.ADAPT: "adapt", Verdict.DROP: "drop"}
SEED_NAMES = {
    Seed.PRECEPT: "precepting",
    Seed.TALK: "a talk",
    Seed.COMMITTEE: "committee",
    Seed.REQUEST: "a request",
    Seed.OWN: "own idea",
}


class Window(NamedTuple):
    """Some days of the journal, both ends included.

    Attributes:
        first: The first day.
        last: The last day.
    """

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def windows(experiment: Experiment, today: date) -> tuple[Window, Window] | None:
    """The days before an experiment and those during it, equally many; nothing while it lies ahead.

    It lasts until the day it was closed, or until today while it is open. A longer one than `LONGEST_WINDOW` is read
    for its first weeks, so that both windows meet where it started.
    """
    last = min(experiment.closed or today, experiment.first_day + LONGEST_WINDOW - timedelta(days=1))
    if last < experiment.first_day:
        return None
    during = Window(experiment.first_day, last)
    before = Window(experiment.first_day - timedelta(days=during.days), experiment.first_day - timedelta(days=1))
    return before, during


def experiment_problems(experiment: Experiment, today: date) -> tuple[Problem, ...]:
    """What keeps an experiment from being saved beyond its single fields (S3.1, S3.2)."""
    problems = list(_word_problems(experiment))
    if experiment.last_day < experiment.first_day:
        problems.append(Problem("last_day", "That is before it starts."))
    if experiment.closed is not None:
        problems += _closing_problems(experiment, experiment.closed, today)
    elif any(getattr(experiment, name) is not None for name in _AT_CLOSING):
        problems.append(Problem("closed", "What it came to is asked when it is closed; give the day."))
    return tuple(problems)


def _word_problems(experiment: Experiment) -> list[Problem]:
    problems = []
    for name in _WORDS:
        words = getattr(experiment, name)
        if name == "goal" and not words.strip():
            problems.append(Problem(name, NO_GOAL))
        elif name == "title" and not words.strip():
            problems.append(Problem(name, NO_TITLE))
        elif words and (problem := text_problem(words)) is not None:
            problems.append(Problem(name, problem.sentence))
    return problems


def _closing_problems(experiment: Experiment, closed: date, today: date) -> list[Problem]:
    problems = []
    if closed < experiment.first_day:
        problems.append(Problem("closed", "That is before it started."))
    elif closed > today:
        problems.append(Problem("closed", "That day is still to come; close it when it is over."))
    if experiment.verdict is None:
        problems.append(Problem("verdict", "Choose what follows from it: keep, adapt or drop."))
    return problems
