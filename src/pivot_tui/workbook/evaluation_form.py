"""The form of one window of evaluation: strings as typed become a record, and last time's question is in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from pivot_tui import intake
from pivot_tui.domain.evaluation import (
    ONE,
    Anonymous,
    Evaluation,
    Measure,
    Phase,
    Raters,
    evaluation_problems,
)
from pivot_tui.domain.level_ratings import read_by_level, say_by_level
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rating_scale import PointScale, read_count, read_thousandths, say_thousandths
from pivot_tui.workbook.activities import read_session_day

EVALUATION_FORM = "evaluation"
"""The form's name among the drafts; its row there is the window's id, or for a new one its activity's."""

USUAL_ITEM = "Overall quality of this session"
"""What is asked where nothing was asked before."""

_FORM_FIELDS = {
    "measure": "given",
    "trials": "successes",
    "comparison_responses": "comparison_mean",
    "compared_with": "phase",
}


class Given(Enum):
    """In what form the numbers of a window are known."""

    COUNTS = "counts"
    MEAN = "mean"
    PROPORTION = "proportion"


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """The fields of a window, as they were typed or chosen.

    Attributes:
        given: In what form its numbers are known.
        counts: Answers per point, from the lowest to the highest; empty for none.
        mean: The mean, or "".
        deviation: The standard deviation, or "".
        responses: How many answered, or "".
        successes: Of a proportion, how many did.
        trials: Of a proportion, out of how many.
        invited: How many were asked, or "".
        date_from: The first day of the window.
        date_to: The last day; "" for the same.
        item: The question as the form words it.
        scale_min: The lowest point.
        scale_max: The highest.
        step: From point to point.
        higher_is_better: Which end is the good one.
        anchors: What the ends are called.
        anonymous: Whether those who answered could not be known.
        raters: Whether other people answered the window before; nothing while that was not said.
        phase: Before or after a change; nothing finds it by the windows that are there.
        compared_with: The id of the window it is compared with; nothing for the nearest.
        sessions: How many sessions fell into the window.
        by_level: Ratings by learner level.
        comparison_mean: The mean of others.
        comparison_responses: How many answers that rests on.
        comparison_source: Whose it is.
        comparison_period: From when.
        system: Where it was collected.
    """

    given: Given = Given.COUNTS
    counts: tuple[int, ...] = ()
    mean: str = ""
    deviation: str = ""
    responses: str = ""
    successes: str = ""
    trials: str = ""
    invited: str = ""
    date_from: str = ""
    date_to: str = ""
    item: str = USUAL_ITEM
    scale_min: str = "1"
    scale_max: str = "5"
    step: str = "1"
    higher_is_better: bool = True
    anchors: str = ""
    anonymous: Anonymous = Anonymous.UNKNOWN
    raters: Raters | None = None
    phase: Phase | None = None
    compared_with: str | None = None
    sessions: str = ""
    by_level: str = ""
    comparison_mean: str = ""
    comparison_responses: str = ""
    comparison_source: str = ""
    comparison_period: str = ""
    system: str = ""

    @property
    def has_numbers(self) -> bool:
        """Whether anything was given that was answered."""
        if self.given is Given.COUNTS:
            return any(self.counts)
        if self.given is Given.MEAN:
            return any(text.strip() for text in (self.mean, self.deviation, self.responses))
        return any(text.strip() for text in (self.successes, self.trials))


def scale_of(form: EvaluationForm) -> PointScale | None:
    """The scale that a form describes; nothing while its fields cannot be read."""
    ends = read_thousandths(form.scale_min, "scale_min"), read_thousandths(form.scale_max, "scale_max")
    step = read_thousandths(form.step, "step")
    if not all(isinstance(value, int) for value in (*ends, step)):
        return None
    low, high = (int(end or 0) for end in ends)  # type: ignore[arg-type]
    if low % ONE or high % ONE:
        return None
    return PointScale(low // ONE, high // ONE, int(step or 0))  # type: ignore[arg-type]


def evaluation_scale(form: EvaluationForm) -> PointScale:
    """The scale that a form describes, or the usual one from 1 to 5 while its fields cannot be read."""
    return scale_of(form) or PointScale()


# Reading what was typed


def read_evaluation(
    form: EvaluationForm, activity_id: str, today: date, before: Evaluation | None = None, identifier: str = ""
) -> Evaluation | tuple[Problem, ...]:
    """The window that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        activity_id: Its activity.
        today: No window reaches behind this day.
        before: The window that it is compared with.
        identifier: Its id; one that is only looked at needs none.
    """
    read = _numbers_of(form) | {
        "date_from": read_session_day(form.date_from, today, "date_from"),
        "date_to": read_session_day(form.date_to or form.date_from, today, "date_to" if form.date_to else "date_from"),
        "scale_min": _read_end(form.scale_min, "scale_min"),
        "scale_max": _read_end(form.scale_max, "scale_max"),
        "step": read_thousandths(form.step, "step"),
        "sessions": read_count(form.sessions, "sessions"),
        "invited": read_count(form.invited, "invited"),
        "by_level": read_by_level(form.by_level),
        "comparison_mean": read_thousandths(form.comparison_mean, "comparison_mean"),
        "comparison_responses": read_count(form.comparison_responses, "comparison_responses"),
    }
    problems = tuple(_at_form(value) for value in read.values() if isinstance(value, Problem))
    problems += tuple(_missing(form, read))
    if problems:
        return _without_repeats(problems)
    found = intake.record(Evaluation, _values(form, read, activity_id, identifier))
    wrong = evaluation_problems(found, today, before) if isinstance(found, Evaluation) else found
    return _without_repeats(tuple(map(_at_form, wrong))) if wrong else found


def _numbers_of(form: EvaluationForm) -> dict[str, Any]:
    """What was given in numbers, in the form that they were given in."""
    if form.given is Given.COUNTS:
        return {"counts": list(form.counts)}
    if form.given is Given.MEAN:
        return {
            "mean": read_thousandths(form.mean, "mean"),
            "deviation": read_thousandths(form.deviation, "deviation"),
            "responses": read_count(form.responses, "responses"),
        }
    return {
        "successes": read_count(form.successes, "successes"),
        "trials": read_count(form.trials, "trials"),
    }


def _read_end(typed: str, field: str) -> int | Problem | None:
    """An end of a scale, which is a whole number."""
    value = read_thousandths(typed, field)
    if not isinstance(value, int):
        return value
    return Problem(field, "The ends of a scale are whole numbers.") if value % ONE else value // ONE


def _missing(form: EvaluationForm, read: Mapping[str, Any]) -> list[Problem]:
    """What no window can do without."""
    problems = []
    if not form.has_numbers:
        sentence = "Give the counts, or choose mean or k of n." if form.given is Given.COUNTS else "Give the numbers."
        field = {Given.COUNTS: "counts", Given.MEAN: "mean", Given.PROPORTION: "successes"}[form.given]
        problems.append(Problem(field, sentence))
    if read["date_from"] is None:
        problems.append(Problem("date_from", "Say on which day it was, such as 2026-03-13 or wed."))
    if form.given is Given.MEAN and form.has_numbers and not form.mean.strip():
        problems.append(Problem("mean", "Give the mean."))
    if form.given is Given.PROPORTION and form.has_numbers and not (form.successes.strip() and form.trials.strip()):
        problems.append(Problem("successes", "Give both numbers: how many did, and out of how many."))
    problems += [Problem(name, "This is needed.") for name in ("scale_min", "scale_max", "step") if read[name] is None]
    return problems


def _values(form: EvaluationForm, read: Mapping[str, Any], activity_id: str, identifier: str) -> dict[str, object]:
    values: dict[str, object] = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in read.items()
    }
    words = ("item", "anchors", "comparison_source", "comparison_period", "system")
    return values | {
        "id": identifier,
        "activity": activity_id,
        **{name: " ".join(getattr(form, name).split()) for name in words},
        "measure": (Measure.PROPORTION if form.given is Given.PROPORTION else Measure.RATINGS).value,
        "phase": (form.phase or Phase.SINGLE).value,
        "compared_with": form.compared_with,
        "raters": form.raters.value if form.raters else None,
        "higher_is_better": form.higher_is_better,
        "anonymous": form.anonymous.value,
    }


def _at_form(problem: Problem) -> Problem:
    return Problem(_FORM_FIELDS.get(problem.field, problem.field), problem.sentence)


def _without_repeats(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The first problem with each field: one sentence stands beside it."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.field, problem)
    return tuple(first.values())


# Forms of what is there


def form_of_evaluation(window: Evaluation) -> EvaluationForm:
    """A window as its form shows it."""
    given = Given.COUNTS if window.counts else Given.MEAN
    return EvaluationForm(
        given=Given.PROPORTION if window.measure is Measure.PROPORTION else given,
        counts=window.counts,
        mean=say_thousandths(window.mean),
        deviation=say_thousandths(window.deviation),
        responses=_said(window.responses),
        successes=_said(window.successes),
        trials=_said(window.trials),
        invited=_said(window.invited),
        date_from=window.date_from.isoformat(),
        date_to=window.date_to.isoformat() if window.date_to != window.date_from else "",
        item=window.item,
        scale_min=str(window.scale_min),
        scale_max=str(window.scale_max),
        step=say_thousandths(window.step),
        higher_is_better=window.higher_is_better,
        anchors=window.anchors,
        anonymous=window.anonymous,
        raters=window.raters,
        phase=window.phase,
        compared_with=window.compared_with,
        sessions=_said(window.sessions),
        by_level=say_by_level(window.by_level),
        comparison_mean=say_thousandths(window.comparison_mean),
        comparison_responses=_said(window.comparison_responses),
        comparison_source=window.comparison_source,
        comparison_period=window.comparison_period,
        system=window.system,
    )


def _said(number: int | None) -> str:
    return "" if number is None else str(number)


def form_of_another_window(window: Evaluation | None) -> EvaluationForm:
    """The form of a new window: the question, the scale and how it was asked are last time's, the numbers are not."""
    if window is None:
        return EvaluationForm()
    last = form_of_evaluation(window)
    given = last.given
    if given is Given.MEAN and not PointScale(window.scale_min, window.scale_max, window.step).is_long:
        given = Given.COUNTS
    return EvaluationForm(
        given=given,
        item=last.item,
        scale_min=last.scale_min,
        scale_max=last.scale_max,
        step=last.step,
        higher_is_better=last.higher_is_better,
        anchors=last.anchors,
        anonymous=last.anonymous,
        system=last.system,
    )


def evaluation_draft(form: EvaluationForm) -> dict[str, Any]:
    """A form as a draft can keep it."""
    values = asdict(form)
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def evaluation_from_draft(values: Mapping[str, Any]) -> EvaluationForm:
    """The form that a draft keeps."""
    form = EvaluationForm(**values)
    return replace(
        form,
        given=Given(form.given),
        counts=tuple(form.counts),
        anonymous=Anonymous(form.anonymous),
        raters=Raters(form.raters) if form.raters else None,
        phase=Phase(form.phase) if form.phase else None,
    )
