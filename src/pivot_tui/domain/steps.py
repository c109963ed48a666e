"""The ten steps of a pivot, and how far each one stands by what has been recorded."""

from dataclasses import dataclass
from enum import Enum


class StepState(Enum):
    """How far a step stands."""

    ANSWERED = "answered"
    UNDER_WAY = "under way"
    NOT_BEGUN = "not begun"


STEP_MARKS = {StepState.ANSWERED: "●", StepState.UNDER_WAY: "◐", StepState.NOT_BEGUN: "○"}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the workbook holds, as far as the steps ask for it.

    Attributes:
        entries: How many journal entries there are.
        prompts_answered: How many of the three prompts of step 1 have a row on the sheet.
        first_sign: What the sheet says once all three are answered, in a few words; "" before.
        activities: How many activities the portfolio holds.
        experiments: How many experiments there are.
        experiments_closed: How many of them have been closed.
        projects: How many owned projects there are.
        projects_finished: How many of them are finished and have a result.
        contacts: How many contacts there are.
        deciding_met: Of how many of the five deciding types somebody was met.
        cards: How many cards there are.
        cards_done: How many of them are done.
        has_plan: Whether the plan has a start.
    """

    entries: int = 0
    prompts_answered: int = 0
    first_sign: str = ""
    activities: int = 0
    experiments: int = 0
    experiments_closed: int = 0
    projects: int = 0
    projects_finished: int = 0
    contacts: int = 0
    deciding_met: int = 0
    cards: int = 0
    cards_done: int = 0
    has_plan: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One of the ten steps as it stands.

    Attributes:
        number: 1 to 10.
        title: Its short name.
        area: The digit of the area in which it is answered.
        state: How far it stands.
        fact: One fact about it, computed from what is recorded.
    """

    number: int
    title: str
    area: int
    state: StepState
    fact: str


_LATER_STEPS = (
    (2, "Roles", 5),
    (5, "Training", 5),
    (6, "Numbers", 5),
    (7, "CV, market", 6),
    (8, "Traps", 5),
    (9, "Environment", 5),
)


PROMPTS = 3
"""The questions of step 1."""

DECIDING = 5
"""The types of people who control education jobs (S4.1)."""


def profile_step(recorded: Recorded) -> Step:
    """Step 1, the burnout profile: done when all three prompts are answered; captures alone never do it (S1.1)."""
    if recorded.prompts_answered == PROMPTS:
        return _profile(StepState.ANSWERED, recorded.first_sign)
    if recorded.prompts_answered:
        return _profile(StepState.UNDER_WAY, f"{recorded.prompts_answered} of {PROMPTS} questions")
    if not recorded.entries:
        return _profile(StepState.NOT_BEGUN, "nothing logged")
    return _profile(StepState.UNDER_WAY, f"{_count(recorded.entries, 'entry', 'entries')} logged")


def _profile(state: StepState, fact: str) -> Step:
    return Step(1, "Profile", 2, state, fact)


def experiments_step(recorded: Recorded) -> Step:
    """Step 3, low-risk experiments: done with one closed experiment and one finished project of one's own (S3.1, S3.3).

    The portfolio that grows beside them is never done, so it alone does not answer the step.
    """
    if recorded.experiments_closed and recorded.projects_finished:
        return _experiments(StepState.ANSWERED, f"{_count(recorded.experiments_closed, 'experiment')} closed")
    facts = (
        (recorded.activities, "activity", "activities"),
        (recorded.experiments, "experiment", "experiments"),
        (recorded.projects, "project", "projects"),
    )
    for count, one, many in facts:
        if count:
            return _experiments(StepState.UNDER_WAY, _count(count, one, many))
    return _experiments(StepState.NOT_BEGUN, "nothing yet")


def _experiments(state: StepState, fact: str) -> Step:
    return Step(3, "Experiments", 3, state, fact)


def people_step(recorded: Recorded) -> Step:
    """Step 4, the people who decide: done once somebody of each of the five types was met (S4.1)."""
    if not recorded.contacts:
        return _people(StepState.NOT_BEGUN, "nobody yet")
    state = StepState.ANSWERED if recorded.deciding_met >= DECIDING else StepState.UNDER_WAY
    return _people(state, f"{recorded.deciding_met} of {DECIDING} met")


def _people(state: StepState, fact: str) -> Step:
    return Step(4, "People", 4, state, fact)


def plan_step(recorded: Recorded) -> Step:
    """Step 10, the plan: answered once it has a start and every card of it is done (S10.0)."""
    if recorded.cards:
        is_answered = recorded.has_plan and recorded.cards_done == recorded.cards
        state = StepState.ANSWERED if is_answered else StepState.UNDER_WAY
        return _plan(state, f"{recorded.cards_done:,} of {_count(recorded.cards, 'card')} done")
    if recorded.has_plan:
        return _plan(StepState.UNDER_WAY, "a start, no cards")
    return _plan(StepState.NOT_BEGUN, "nothing yet")


def _plan(state: StepState, fact: str) -> Step:
    return Step(10, "Plan", 7, state, fact)


def _count(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"


def ten_steps(recorded: Recorded) -> tuple[Step, ...]:
    """All ten steps as they stand, in order."""
    later = [Step(number, title, area, StepState.NOT_BEGUN, "nothing yet") for number, title, area in _LATER_STEPS]
    begun = (profile_step(recorded), experiments_step(recorded), people_step(recorded), plan_step(recorded))
    return tuple(sorted((*begun, *later), key=lambda step: step.number))
