"""The two hard questions in words: the evidence beside each, every answer, and the whole of it as lines."""

from collections.abc import Iterable, Iterator, Mapping

from pivot_tui import guide
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.hard_question import (
    ANSWER_NAMES,
    MOVE_NAMES,
    OCCASION_NAMES,
    QUESTION_NAMES,
    HardAnswer,
    HardQuestion,
    Outcome,
    wanted_move,
)
from pivot_tui.domain.logged import ratings, tenths
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.profile import HARD_QUESTION_BAND, NEEDED_ROWS, FirstSign
from pivot_tui.domain.rounding import many
from pivot_tui.domain.stage_figures import Enjoyed, FitEvidence, Given
from pivot_tui.printing.profile import hours_said, percent_said
from pivot_tui.workbook.hard_questions import HardReading

_SIGNS = {
    FirstSign.STRONG: "a strong first sign",
    FirstSign.WEAK: "a weak first sign",
    FirstSign.NONE: "no first sign so far",
}
_SHOWN = 3
"""Closed experiments that are named one by one; with more of them the means stand below."""


def question_words(question: HardQuestion) -> Mapping[str, str]:
    """The words of a question: its title, the question itself, and what its fields are called."""
    words: Mapping[str, str] = guide.load("hard_questions")[question.value]
    return words


def outcome_said(outcome: Outcome) -> str:
    """What the answers come to, in a calm sentence."""
    return str(guide.load("hard_questions")["outcome"][outcome.value])


# Evidence


def fit_facts(fit: FitEvidence) -> Iterator[tuple[str, str]]:
    """What stands beside the first question, by name."""
    yield "The sheet", sheet_said(fit)
    for number, line in enumerate(enjoyed_lines(fit.enjoyed)):
        yield "" if number else "Experiments", line
    yield "The job now", share_said(fit)


def sheet_said(fit: FitEvidence) -> str:
    """The gap of the sheet with what it rests on, and how it reads (S1.4)."""
    teaching, burden, gap = fit.teaching, fit.burden, fit.gap
    if gap is None:
        return "not rated on both sides yet, so there is no gap"
    rests = f"teaching-like {teaching.said} (n {teaching.n}), burden {burden.said} (n {burden.n})"
    if fit.sign is FirstSign.TOO_FEW:
        return f"{rests}; too few rows for a first sign, {NEEDED_ROWS} a side"
    return f"gap {tenths(*gap)}, {_SIGNS[fit.sign]}: {rests}"


def enjoyed_lines(enjoyed: tuple[Enjoyed, ...]) -> Iterator[str]:
    """How much teaching and administration were enjoyed in the closed experiments, each of the two apart."""
    if not enjoyed:
        yield "none closed yet, so nothing is known of how you enjoyed them"
    for one in enjoyed[:_SHOWN]:
        title = " ".join(one.title.split())
        yield f"teaching {_rated(one.teaching)}, administration {_rated(one.admin)} of 5: {title}"
    if len(enjoyed) > _SHOWN:
        teaching, admin = ratings(one.teaching for one in enjoyed), ratings(one.admin for one in enjoyed)
        means = f"teaching {teaching.said} (n {teaching.n}), administration {admin.said} (n {admin.n})"
        yield f"all {len(enjoyed)}: {means}"


def _rated(rating: int | None) -> str:
    return "not rated" if rating is None else str(rating)


def share_said(fit: FitEvidence) -> str:
    """The education share of the job now, beside the band that the question speaks of (S1.5)."""
    low, high = HARD_QUESTION_BAND
    if not fit.minutes:
        return f"no hours on the sheet yet; the question speaks of {low} to {high}%"
    share = percent_said(fit.education_minutes, fit.minutes)
    hours = f"{hours_said(fit.education_minutes)} of {hours_said(fit.minutes)} h"
    where = "within" if fit.is_in_band else "outside"
    return f"{share} education ({hours}), {where} the {low} to {high}%"


def beside_said(fit: FitEvidence, percent: int | None) -> str:
    """The percent that was answered beside the share now; "" while none was."""
    if percent is None:
        return ""
    low, high = HARD_QUESTION_BAND
    where = "within" if low <= percent <= high else "outside"
    now = f"; now {percent_said(fit.education_minutes, fit.minutes)}" if fit.minutes else ""
    return f"{percent}%, {where} the {low} to {high}%{now}"


# Answers


def answer_said(answer: HardAnswer) -> str:
    """An answer with its percent: ``yes, 40%``; for the second question that is the most income to give up."""
    if answer.percent is None:
        return ANSWER_NAMES[answer.answer]
    most = "at most " if answer.question is HardQuestion.TRADE else ""
    return f"{ANSWER_NAMES[answer.answer]}, {most}{answer.percent}%"


def given_said(given: Given | None) -> str:
    """An answer as it stood beside a stage review."""
    if given is None:
        return "not answered yet"
    percent = f", {given.percent}%" if given.percent is not None else ""
    day = f", on {say_day_and_year(given.day, short=True)}" if given.day else ""
    return f"{given.answer}{percent}{day}"


def newest_said(newest: Mapping[HardQuestion, HardAnswer], question: HardQuestion) -> str:
    """The newest answer to a question with its day."""
    answer = newest.get(question)
    if answer is None:
        return "not answered yet"
    return f"{answer_said(answer)}, on {say_day_and_year(answer.day, short=True)}"


def move_said(newest: Mapping[HardQuestion, HardAnswer]) -> str:
    """The other first move that was chosen last; "" where none was."""
    move = wanted_move(newest)
    return MOVE_NAMES[move] if move else ""


# Lines


def hard_question_lines(reading: HardReading) -> Iterator[str]:
    """Both questions with the evidence beside them, and every answer, the newest first."""
    for question in HardQuestion:
        words = question_words(question)
        yield words["title"]
        yield f"  {words['question']}"
        is_first = question is HardQuestion.TEACHING
        facts = tuple(fit_facts(reading.fit)) if is_first else (("Money", words["money"]),)
        yield from _fact_lines(facts)
        yield from _fact_lines([("Answer", newest_said(reading.newest, question))])
        yield ""
    yield outcome_said(reading.outcome)
    yield ""
    yield f"{many(len(reading.answers), 'answer')}, the newest first"
    for answer in reading.answers:
        yield from answer_lines(answer)


def answer_lines(answer: HardAnswer) -> Iterator[str]:
    """One answer as lines."""
    day = say_day_and_year(answer.day, short=True)
    said = f"{QUESTION_NAMES[answer.question]}: {answer_said(answer)}; {OCCASION_NAMES[answer.occasion]}"
    move = f"; rather {MOVE_NAMES[answer.first_move]}" if answer.first_move else ""
    yield f"  {day:<13}{said}{move}"
    yield from (f"  {'':<13}{printable(line)}" for line in answer.words.splitlines() if line.strip())


def _fact_lines(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"  {name:<13}{printable(said)}" for name, said in facts)
