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
    """

    entries: int = 0


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
    (3, "Experiments", 3),
    (4, "People", 4),
    (5, "Training", 5),
    (6, "Numbers", 5),
    (7, "CV, market", 6),
    (8, "Traps", 5),
    (9, "Environment", 5),
    (10, "Plan", 7),
)


def profile_step(recorded: Recorded) -> Step:
    """Step 1, the burnout profile: under way once anything is logged (S1.1); captures alone never answer it."""
    if not recorded.entries:
        return Step(1, "Profile", 2, StepState.NOT_BEGUN, "nothing logged")
    entries = "1 entry" if recorded.entries == 1 else f"{recorded.entries:,} entries"
    return Step(1, "Profile", 2, StepState.UNDER_WAY, f"{entries} logged")


def ten_steps(recorded: Recorded) -> tuple[Step, ...]:
    """All ten steps as they stand, in order."""
    later = (Step(number, title, area, StepState.NOT_BEGUN, "nothing yet") for number, title, area in _LATER_STEPS)
    return (profile_step(recorded), *later)
