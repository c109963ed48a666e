"""The two hard questions: the evidence beside them, every answer with its day, and when they are to be asked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.hard_question import (
    NO_ANSWER,
    NO_ANSWERS,
    HardAnswer,
    HardQuestion,
    Occasion,
    Outcome,
    answer_problems,
    asked_now,
    outcome,
    read_percent,
)
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.profile import read_said
from pivot_tui.domain.sheet import is_answered
from pivot_tui.domain.stage_figures import Enjoyed, FitEvidence, fit_of
from pivot_tui.domain.stage_review import review_day
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.profile import elements
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import HARD_ANSWER
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.experiments import experiments
from pivot_tui.workbook.hours import work_pattern
from pivot_tui.workbook.stage_due import stage_due

HARD_FORM = "hard_question"
"""The form of the two questions among the drafts; its row there is `NEW`."""

NEW = "new"


@dataclass(frozen=True, slots=True)
class HardForm:
    """Both questions as they were answered so far.

    Attributes:
        teaching: ``yes``, ``no``, ``unsure`` or "".
        teaching_percent: The share of the work, or "".
        teaching_words: Why.
        trade: ``yes``, ``no``, ``unsure`` or "".
        trade_percent: The most income to give up, or "".
        trade_words: Why.
        first_move: The other first move that is wanted, or "".
        occasion: When it is asked; the value of an `Occasion`.
    """

    teaching: str = ""
    teaching_percent: str = ""
    teaching_words: str = ""
    trade: str = ""
    trade_percent: str = ""
    trade_words: str = ""
    first_move: str = ""
    occasion: str = Occasion.OWN.value


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers that were given together.

    Attributes:
        answers: One or both.
    """

    answers: tuple[HardAnswer, ...]

    @property
    def newest(self) -> dict[HardQuestion, HardAnswer]:
        """The answers by their questions."""
        return {answer.question: answer for answer in self.answers}


@dataclass(frozen=True, slots=True)
class HardReading:
    """The questions as they stand.

    Attributes:
        day: The present day.
        fit: The evidence beside the first of them.
        answers: Every answer, the newest first.
    """

    day: date
    fit: FitEvidence
    answers: tuple[HardAnswer, ...]

    @property
    def newest(self) -> Mapping[HardQuestion, HardAnswer]:
        """The newest answer to each question, where there is one."""
        return _newest(self.answers)

    @property
    def outcome(self) -> Outcome:
        """What the newest answers come to."""
        return outcome(self.newest)


def _newest(answers: tuple[HardAnswer, ...]) -> dict[HardQuestion, HardAnswer]:
    return {answer.question: answer for answer in reversed(answers)}


# Reading


def read(store: Store, today: date) -> HardReading:
    """The evidence and every answer.

    Raises:
        Fault: The workbook cannot be read.
    """
    return HardReading(today, fit_evidence(store), answers(store))


def fit_evidence(store: Store) -> FitEvidence:
    """What stands beside the first question: the sheet, the job's education share, the closed experiments (H1).

    Raises:
        Fault: The workbook cannot be read.
    """
    said = read_said(elements(store), kinds_of_work(store))
    closed = (one for one in experiments(store) if not one.is_open)
    tried = tuple(Enjoyed(first_line(one.title), one.enjoyed_teaching, one.enjoyed_admin) for one in closed)
    return fit_of(said, tried)


def answers(store: Store) -> tuple[HardAnswer, ...]:
    """Every answer, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return tuple(HARD_ANSWER.select(db, "ORDER BY day DESC, id DESC"))


def due(store: Store, today: date) -> Occasion | None:
    """On what occasion the questions are to be asked now; nothing where they are not.

    They are asked once the first profile is complete, when a stage is to be reviewed, and while a card that applies or
    accepts stands in Ready and the answers are no longer fresh.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        leap = "SELECT 1 FROM card WHERE kind IN ('apply', 'accept') AND column = 'ready' LIMIT 1"
        has_leap = db.execute(leap).fetchone() is not None
    stage = stage_due(store, today)
    return asked_now(
        _newest(answers(store)),
        today,
        has_profile=is_answered(elements(store)),
        stage_from=review_day(stage, work_pattern(store)) if stage else None,
        has_leap=has_leap,
    )


# Answering


def read_form(form: HardForm, day: date, ids: Mapping[HardQuestion, str]) -> Answered | tuple[Problem, ...]:
    """The answers that a form gives, or what is wrong with it, by the form's fields.

    Args:
        form: What was chosen and typed.
        day: The day.
        ids: The id of the answer to each question.
    """
    found: list[HardAnswer] = []
    problems: list[Problem] = []
    typed = asdict(form)
    for question in HardQuestion:
        name = question.value
        chosen, percent, words = typed[name], typed[f"{name}_percent"], typed[f"{name}_words"].strip()
        if not chosen:
            if percent.strip() or words:
                problems.append(Problem(name, NO_ANSWER))
            continue
        read_as = read_percent(percent, f"{name}_percent")
        if isinstance(read_as, Problem):
            problems.append(read_as)
            continue
        answer = intake.record(
            HardAnswer,
            {
                "id": ids[question],
                "day": day.isoformat(),
                "question": name,
                "answer": chosen,
                "percent": read_as,
                "words": words,
                "occasion": form.occasion,
                "first_move": form.first_move or None,
            },
        )
        wrong = answer if isinstance(answer, tuple) else answer_problems(answer, day)
        problems += [_of_form(problem, name) for problem in wrong]
        if isinstance(answer, HardAnswer):
            found.append(answer)
    if problems or not found:
        return tuple(problems) or (Problem(HardQuestion.TEACHING.value, NO_ANSWERS),)
    return Answered(tuple(found))


def _of_form(problem: Problem, question: str) -> Problem:
    return problem._replace(field=f"{question}_{problem.field}" if problem.field in ("percent", "words") else question)


def answer(store: Store, form: HardForm, today: date) -> Answered | tuple[Problem, ...]:
    """Keep what was answered with its day, beside all earlier answers, and forget the draft: one action.

    Raises:
        Fault: Nothing was saved.
    """
    first = uuid7(store.clock())
    ids = {HardQuestion.TEACHING: first, HardQuestion.TRADE: uuid7(store.clock(), after=first)}
    found = read_form(form, today, ids)
    if isinstance(found, Answered):
        with store.transaction("hard_question.answer"):
            HARD_ANSWER.insert(store.db, found.answers)
            save_draft(store, HARD_FORM, NEW, "")
    return found


def with_occasion(form: HardForm, occasion: Occasion) -> HardForm:
    """A form that is asked on an occasion; one of the user's own accord keeps what it had."""
    return form if occasion is Occasion.OWN else replace(form, occasion=occasion.value)


def outcome_of(form: HardForm, reading: HardReading) -> Outcome:
    """What a form comes to as it stands, with the newest answer where it leaves a question open."""
    ids = {question: f"~{question.value}" for question in HardQuestion}  # behind every other id of that day
    plain = replace(form, teaching_percent="", trade_percent="", teaching_words="", trade_words="")
    found = read_form(plain, reading.day, ids)
    given = found.newest if isinstance(found, Answered) else {}
    return outcome({**reading.newest, **given})


def trash_answer(store: Store, identifier: str) -> int:
    """Put one answer in the trash.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, HARD_ANSWER.name, [identifier], "hard_question.trash")
