"""The two hard questions, and what follows when the true answer is that this job should only hurt less (H1 to H3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

FRESH = timedelta(days=30)
"""For how long an answer counts as given before a leap."""
NO_ANSWER = "Choose yes, no or unsure first; a percentage or words alone are no answer."
NO_ANSWERS = "Answer at least one of the two questions."
NOT_PERCENT = "A percentage is a whole number from 0 to 100, such as 40."


class HardQuestion(Enum):
    """Which question."""

    TEACHING = "teaching"
    TRADE = "trade"


class Answer(Enum):
    """What can be answered to it."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Occasion(Enum):
    """When it was asked."""

    PROFILE = "profile"
    STAGE = "stage"
    LEAP = "leap"
    OWN = "own"


class FirstMove(Enum):
    """The other first moves, when less pain is what is really wanted (H3)."""

    FEWER_HOURS = "fewer hours"
    OTHER_FOCUS = "other focus"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class HardAnswer:
    """One answer on one day; the newest counts, all are kept.

    Attributes:
        id: UUIDv7.
        day: The day.
        question: Which question.
        answer: What was answered.
        percent: To the first, the share of the work that teaching may be; to the second, the most income to give up.
        words: Why, and for the second which part of a clinician's identity would be missed.
        occasion: When it was asked.
        first_move: The other first move that was chosen, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    question: HardQuestion
    answer: Answer
    percent: Annotated[int, Between(0, 100)] | None = None
    words: str = ""
    occasion: Occasion = Occasion.OWN
    first_move: FirstMove | None = None


ANSWER_NAMES = {Answer.YES: "yes", Answer.NO: "no", Answer.UNSURE: "unsure"}
OCCASION_NAMES = {
    Occasion.PROFILE: "after the first profile",
    Occasion.STAGE: "at a stage",
    Occasion.LEAP: "before a leap",
    Occasion.OWN: "asked by yourself",
}
QUESTION_NAMES = {HardQuestion.TEACHING: "teaching", HardQuestion.TRADE: "the trade"}
MOVE_NAMES = {
    FirstMove.FEWER_HOURS: "fewer hours",
    FirstMove.OTHER_FOCUS: "another focus",
    FirstMove.LEAVE: "leaving clinical work",
}


class Outcome(Enum):
    """What the newest answers come to (H3)."""

    GOOD = "good"
    OTHER = "other"
    UNSURE = "unsure"
    OPEN = "open"


def outcome(newest: Mapping[HardQuestion, HardAnswer]) -> Outcome:
    """What the newest answers come to: both yes, any no or less pain wanted, any unsure, or not both answered yet."""
    given = [answer.answer for answer in newest.values()]
    if Answer.NO in given or wanted_move(newest) is not None:
        return Outcome.OTHER
    if Answer.UNSURE in given:
        return Outcome.UNSURE
    return Outcome.GOOD if len(given) == len(HardQuestion) else Outcome.OPEN


def wanted_move(newest: Mapping[HardQuestion, HardAnswer]) -> FirstMove | None:
    """The other first move that was chosen with the latest answer of all, or nothing."""
    last = max(newest.values(), key=lambda answer: (answer.day, answer.id), default=None)
    return last.first_move if last else None


def read_percent(typed: str, field: str) -> int | Problem | None:
    """Whole percent as they are typed, with their sign or without; nothing where nothing stands.

    Args:
        typed: What was typed.
        field: The field that a problem is said at.
    """
    digits = typed.strip().removesuffix("%").strip()
    if not digits:
        return None
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= 3
    return int(digits) if is_number and int(digits) <= 100 else Problem(field, NOT_PERCENT)


def answer_problems(answer: HardAnswer, today: date) -> tuple[Problem, ...]:
    """What is wrong with an answer beyond its single fields."""
    problems = []
    if answer.day > today:
        problems.append(Problem("day", "That day is still to come."))
    if answer.words and (problem := text_problem(answer.words)) is not None:
        problems.append(Problem("words", problem.sentence))
    return tuple(problems)


def asked_now(
    newest: Mapping[HardQuestion, HardAnswer],
    today: date,
    *,
    has_profile: bool = False,
    stage_from: date | None = None,
    has_leap: bool = False,
) -> Occasion | None:
    """On what occasion the questions are to be asked now; nothing where they are not.

    Args:
        newest: The newest answer to each question.
        today: The present day.
        has_profile: Whether the first profile is complete.
        stage_from: The day from which a stage is to be reviewed that was not yet, or nothing.
        has_leap: Whether a card that applies or accepts stands ready.
    """
    if has_profile and not newest:
        return Occasion.PROFILE
    oldest = min((answer.day for answer in newest.values()), default=None) if len(newest) == len(HardQuestion) else None
    if stage_from is not None and (oldest is None or oldest < stage_from):
        return Occasion.STAGE
    return Occasion.LEAP if has_leap and (oldest is None or today - oldest > FRESH) else None
