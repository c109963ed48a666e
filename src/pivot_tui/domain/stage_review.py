"""The review at the end of a phase: continue, adjust or stop, with the evidence beside it (S10.5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from pivot_tui.domain.card import Card, Phase
from pivot_tui.domain.days import months_later
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.phases import PhaseSpan, phase_of
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.work_pattern import WorkPattern, offered_day

NO_CHOICE = "Choose what follows: go on, adjust or stop."
MOST_SHIFT = 3
"""Months by which an adjusting review can move what is open."""


class StageChoice(Enum):
    """What follows from a stage."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class StageReview:
    """A stage review that was saved.

    Attributes:
        id: UUIDv7.
        day: The day.
        phase: The phase that was looked back on.
        choice: What follows.
        words: Why, in the user's words.
        figures: The figures that stood beside it, frozen as JSON.
        wording: The version of the wording of those figures.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    phase: Phase
    choice: StageChoice
    words: str = ""
    figures: str = "{}"
    wording: int = 1


CHOICE_NAMES = {StageChoice.CONTINUE: "continue", StageChoice.ADJUST: "adjust", StageChoice.STOP: "stop"}


def review_day(span: PhaseSpan, pattern: WorkPattern | None) -> date:
    """The day from which a phase is looked back on: its last, or the day off near it (S1.8)."""
    return offered_day(pattern, span.last)


def stage_to_review(
    phases: Iterable[PhaseSpan], reviewed: Collection[Phase], today: date, pattern: WorkPattern | None
) -> PhaseSpan | None:
    """The phase that has ended last, where it was not looked back on; earlier ones that were missed are passed over."""
    ended = [span for span in phases if review_day(span, pattern) <= today]
    return ended[-1] if ended and ended[-1].phase not in reviewed else None


def next_stage(
    phases: Iterable[PhaseSpan], reviewed: Collection[Phase], today: date, pattern: WorkPattern | None
) -> PhaseSpan | None:
    """The phase whose review comes next: the one that is due, else the first to come that was not looked back on."""
    known = tuple(phases)
    to_come = (span for span in known if review_day(span, pattern) > today and span.phase not in reviewed)
    return stage_to_review(known, reviewed, today, pattern) or next(to_come, None)


def cards_of(plan: Plan, cards: Iterable[Card], phase: Phase) -> tuple[Card, ...]:
    """The cards of a phase, in the order they come in."""
    return tuple(card for card in cards if phase_of(plan, card) is phase)


def shifted_due(card: Card, months: int) -> date | None:
    """The due day of a card so many months later; nothing for one without a due day, or one that is done."""
    if not card.is_open or card.due is None or not months:
        return None
    return months_later(card.due, months)


def review_problems(review: StageReview, today: date) -> tuple[Problem, ...]:
    """What is wrong with a stage review beyond its single fields."""
    problems = []
    if review.day > today:
        problems.append(Problem("day", "That day is still to come."))
    if review.words and (problem := text_problem(review.words)) is not None:
        problems.append(Problem("words", problem.sentence))
    return tuple(problems)
