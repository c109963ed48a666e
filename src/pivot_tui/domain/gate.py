"""The gates before a leap: what should be there first, and the reason that was typed to go on without it (K1 to K3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.card import Card, CardKind, Column
from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.hard_question import Answer, HardQuestion
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.lamp import lamps
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class GateReason:
    """Why the user went through a gate although something was missing; kept, never scolded.

    Attributes:
        id: UUIDv7.
        day: The day.
        card: The id of the card that was moved, or nothing once it is gone.
        title: What the card was called then.
        missing: What was missing, a line each, as it was said then.
        reason: The reason in the user's words.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    title: Annotated[str, NotEmpty()]
    missing: Annotated[str, NotEmpty()]
    reason: Annotated[str, NotEmpty()]
    card: str | None = None


GATED_COLUMNS = (Column.DOING, Column.DONE)
"""The columns into which a leap is asked about; it may be planned freely."""
NO_REASON = "Say in a few words why you go on all the same."

_NO_EXPERIMENT = "No experiment is closed yet: nothing has been tried where you are."
_NO_MONEY = "The numbers are not recorded in this version: income now and after, and what is needed."
_NO_OFFER = (
    "An offer's five questions are not recorded in this version: all five answered, and the first three in writing."
)
_QUESTIONS = {
    HardQuestion.TEACHING: "whether you would want teaching, curriculum and mentoring for 30 to 70 % of your work",
    HardQuestion.TRADE: "whether you would trade some income and clinical identity for work that lasts",
}


def is_gated(card: Card, column: Column) -> bool:
    """Whether a card's move into a column is asked about: a leap that begins, or that is done (K1 to K3)."""
    return card.kind is not CardKind.TASK and column in GATED_COLUMNS and column is not card.column


def missing_for(kind: CardKind, facts: PlanFacts) -> tuple[str, ...]:
    """What should be there before a leap and is not, a sentence each; nothing for a card that is none.

    An application asks for an experiment (S3.0, K1), the lamps (K2) and the two hard questions; resigning for an
    experiment and the numbers (S6.1); accepting for the offer's five questions (S8.5, K3) and the hard ones.
    """
    missing: list[str] = []
    if kind in (CardKind.APPLY, CardKind.RESIGN) and not facts.experiments_closed:
        missing.append(_NO_EXPERIMENT)
    if kind is CardKind.APPLY:
        missing += [lamp.missing for lamp in lamps(facts) if not lamp.is_lit]
    if kind is CardKind.RESIGN:
        missing.append(_NO_MONEY)
    if kind is CardKind.ACCEPT:
        missing.append(_NO_OFFER)
    if kind in (CardKind.APPLY, CardKind.ACCEPT):
        missing += _hard_questions(facts)
    return tuple(missing)


def _hard_questions(facts: PlanFacts) -> list[str]:
    said = []
    for question, words in _QUESTIONS.items():
        given = facts.answers.get(question)
        if given is None:
            said.append(f"Not answered yet: {words}.")
        elif given.answer is not Answer.YES:
            day = say_day_and_year(given.day, short=True)
            said.append(f"Last answered with {given.answer.value} on {day}: {words}.")
    return said


def still_asked(missing: Iterable[str], given: Iterable[GateReason]) -> tuple[str, ...]:
    """Of what is missing that for which no reason was given yet."""
    answered = {line for reason in given for line in reason.missing.split("\n")}
    return tuple(line for line in missing if line not in answered)


def gate_problems(reason: str) -> tuple[Problem, ...]:
    """What keeps a gate from being passed: no reason, or one that cannot be kept."""
    if not reason.strip():
        return (Problem("reason", NO_REASON),)
    problem = text_problem(reason)
    return () if problem is None else (Problem("reason", problem.sentence),)
