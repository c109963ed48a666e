"""One window of evaluation of an activity: the question, its scale, who answered, and what they said in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Annotated, ClassVar, NamedTuple

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rounding import half_up

ONE = 1000
"""Means, deviations and steps are kept in thousandths: 4.25 is 4250."""

ScalePoint = Annotated[int, Between(-1000, 1000)]
Thousandths = Annotated[int, Between(-1_000_000, 1_000_000)]
Responses = Annotated[int, Between(0, 1_000_000)]

_WORDS = ("item", "anchors", "system", "comparison_source", "comparison_period")


class Measure(Enum):
    """What was counted."""

    RATINGS = "ratings"
    PROPORTION = "proportion"


class Anonymous(Enum):
    """Whether those who answered could not be known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Raters(Enum):
    """Whether other people answered the window that this one is compared with."""

    DIFFERENT = "different"
    SAME = "same"
    UNKNOWN = "unknown"


class Phase(Enum):
    """Where a window stands to a change of the activity."""

    BEFORE = "before"
    AFTER = "after"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One window in which an activity was evaluated (DOMAIN 1.11).

    Numbers are given in one of three grades: counts per point of the scale; mean and standard deviation with n;
    mean with n. A proportion is given as ``successes`` of ``trials``.

    Attributes:
        id: UUIDv7.
        activity: The id of the activity; it goes with it.
        item: The question as the form words it; for a proportion, what was counted.
        date_from: The first day of the window.
        date_to: The last day of it; the same for a single session.
        measure: Ratings or a proportion.
        phase: Before or after a change, or by itself.
        compared_with: The id of the window before that the user pairs this one with; nothing leaves the nearest.
        raters: Whether other people answered that window; nothing while the user has not said.
        sessions: How many sessions fell into the window.
        scale_min: The lowest point of the scale.
        scale_max: The highest.
        step: From point to point, in thousandths: 1000, or 500 where half points are given.
        higher_is_better: Which end of the scale is the good one.
        anchors: What the ends of the scale are called.
        anonymous: Whether those who answered could not be known.
        system: Where it was collected: MedHub, New Innovations, E*Value, OASIS, paper, QR form or another.
        invited: How many were asked, or nothing.
        counts: Answers per point, from the lowest to the highest; empty where only a mean is known.
        mean: The mean in thousandths of a point, where there are no counts.
        deviation: The standard deviation in thousandths, where it is known and there are no counts.
        responses: How many answered, where there are no counts; nothing where that is not known.
        successes: Of a proportion, how many did.
        trials: Of a proportion, out of how many.
        by_level: Ratings by learner level, as ``level:n:mean in thousandths``.
        comparison_mean: The mean of others on the same form, in thousandths.
        comparison_responses: How many answers that mean rests on.
        comparison_source: Whose it is.
        comparison_period: From when.
        source: The name of the mapping that it was imported with; "" where it was entered by hand.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    activity: Annotated[str, NotEmpty()]
    item: Annotated[str, NotEmpty()]
    date_from: date
    date_to: date
    measure: Measure = Measure.RATINGS
    phase: Phase = Phase.SINGLE
    compared_with: str | None = None
    raters: Raters | None = None
    sessions: Annotated[int, Between(0, 1000)] | None = None
    scale_min: ScalePoint = 1
    scale_max: ScalePoint = 5
    step: Annotated[int, Between(1, 1_000_000)] = ONE
    higher_is_better: bool = True
    anchors: str = ""
    anonymous: Anonymous = Anonymous.UNKNOWN
    system: str = ""
    invited: Responses | None = None
    counts: tuple[int, ...] = ()
    mean: Thousandths | None = None
    deviation: Thousandths | None = None
    responses: Responses | None = None
    successes: Responses | None = None
    trials: Responses | None = None
    by_level: tuple[str, ...] = ()
    comparison_mean: Thousandths | None = None
    comparison_responses: Responses | None = None
    comparison_source: str = ""
    comparison_period: str = ""
    source: str = ""


# What a window says of itself


class LevelRating(NamedTuple):
    """What learners of one level gave.

    Attributes:
        level: The learner level.
        answers: How many of them answered.
        mean: Their mean.
    """

    level: str
    answers: int
    mean: Fraction


class Comparability(Enum):
    """Whether two windows may be compared (DOMAIN 1.11)."""

    SAME_FORM = "same form"
    OTHER_SCALE = "same question, other scale"
    DIFFERENT_FORM = "different form"


def answers_of(window: Evaluation) -> int | None:
    """How many answers a window rests on; nothing where that is not known."""
    if window.measure is Measure.PROPORTION:
        return window.trials
    return sum(window.counts) if window.counts else window.responses


def points_of(window: Evaluation) -> tuple[Fraction, ...]:
    """The points of a window's scale, from the lowest to the highest."""
    steps = (window.scale_max - window.scale_min) * ONE // window.step
    return tuple(window.scale_min + Fraction(number * window.step, ONE) for number in range(steps + 1))


def read_level_rating(line: str) -> LevelRating | None:
    """What learners of one level gave, from ``level:n:mean in thousandths``; nothing where it is not of that form."""
    level, _, rest = line.rpartition(":")
    level, _, answers = level.rpartition(":")
    digits = rest.removeprefix("-")
    if not level.strip() or not (answers.isascii() and answers.isdigit() and digits.isascii() and digits.isdigit()):
        return None
    return LevelRating(level, int(answers), Fraction(int(rest), ONE))


def comparability(one: Evaluation, other: Evaluation) -> Comparability:
    """Whether two windows may be compared: the same question and anonymity, and the same scale and direction."""
    if (one.measure, one.anonymous, _words(one.item)) != (other.measure, other.anonymous, _words(other.item)):
        return Comparability.DIFFERENT_FORM
    if one.measure is Measure.RATINGS and _scale(one) != _scale(other):
        return Comparability.OTHER_SCALE
    return Comparability.SAME_FORM


def _words(item: str) -> str:
    return " ".join(item.casefold().split()).rstrip(".?:")


def _scale(window: Evaluation) -> tuple[int, int, bool]:
    return window.scale_min, window.scale_max, window.higher_is_better


# What cannot be


def evaluation_problems(evaluation: Evaluation, today: date, before: Evaluation | None = None) -> tuple[Problem, ...]:
    """What is wrong with a window beyond its single fields, by field (DOMAIN 1.11).

    Args:
        evaluation: The window.
        today: No window reaches behind this day.
        before: The window that it is compared with.
    """
    measured = _share_problems if evaluation.measure is Measure.PROPORTION else _rating_problems
    return (
        *_word_problems(evaluation),
        *_day_problems(evaluation, today),
        *measured(evaluation),
        *_pair_problems(evaluation, before),
    )


def _word_problems(window: Evaluation) -> Iterator[Problem]:
    for name in _WORDS:
        words = getattr(window, name)
        if words and (problem := text_problem(words)) is not None:
            yield Problem(name, problem.sentence)


def _day_problems(window: Evaluation, today: date) -> Iterator[Problem]:
    if window.date_from > today:
        yield Problem("date_from", f"{say_day_and_year(window.date_from)} is still to come.")
    elif window.date_to < window.date_from:
        yield Problem("date_to", "The window ends before it begins.")
    elif window.date_to > today:
        yield Problem("date_to", f"{say_day_and_year(window.date_to)} is still to come.")


def _share_problems(window: Evaluation) -> Iterator[Problem]:
    if window.trials is None and window.successes is not None:
        yield Problem("trials", "Say out of how many.")
    elif window.successes is None and window.trials is not None:
        yield Problem("successes", "Say how many did.")
    elif window.successes is not None and window.trials is not None and window.successes > window.trials:
        yield Problem("successes", f"{window.successes} cannot be part of {window.trials}.")
    elif window.trials == 0:
        yield Problem("trials", "Out of none, no share can be said.")


def _rating_problems(window: Evaluation) -> Iterator[Problem]:
    if window.scale_max <= window.scale_min:
        yield Problem("scale_max", "The highest point of a scale lies above its lowest.")
        return
    if (window.scale_max - window.scale_min) * ONE % window.step:
        yield Problem("step", "With that step the scale does not end on its highest point.")
        return
    yield from _count_problems(window)
    yield from _mean_problems(window)
    answers = answers_of(window)
    if answers is not None and window.invited is not None and answers > window.invited >= 0:
        yield Problem("invited", f"{answers} answered, so at least as many were invited.")
    yield from _level_problems(window, answers)
    yield from _comparison_problems(window)


def _count_problems(window: Evaluation) -> Iterator[Problem]:
    points = (window.scale_max - window.scale_min) * ONE // window.step + 1
    if any(count < 0 for count in window.counts):
        yield Problem("counts", "A count is 0 or more.")
    elif window.counts and len(window.counts) != points:
        yield Problem(
            "counts", f"The scale has {points} points, so it takes {points} counts, not {len(window.counts)}."
        )
    if window.counts and (window.mean, window.deviation, window.responses) != (None, None, None):
        yield Problem("mean", "The counts give the mean; leave it open, or take the counts away.")


def _mean_problems(window: Evaluation) -> Iterator[Problem]:
    if window.counts:
        return
    if window.mean is None:
        if window.deviation is not None:
            yield Problem("mean", "A standard deviation needs its mean.")
    elif not _is_within(window, window.mean):
        yield Problem("mean", f"A mean of {_said(window.mean)} lies outside the scale from {_range(window)}.")
    elif window.responses == 0:
        yield Problem("responses", "A mean rests on one answer or more.")
    elif window.deviation is not None and window.deviation >= 0 and window.deviation > _widest(window):
        yield Problem("deviation", "A standard deviation as large as that cannot come from this mean on this scale.")
    if window.deviation is not None and window.deviation < 0:
        yield Problem("deviation", "A standard deviation is 0 or more.")


_AS_ROUNDED = 50
"""How far a figure with one decimal may lie from what it was rounded from, in thousandths."""


def _widest(window: Evaluation) -> Fraction:
    """The largest standard deviation that a mean allows, in thousandths, both as far as they may have been rounded."""
    low, high = window.scale_min * ONE, window.scale_max * ONE
    centre, mean = Fraction(low + high, 2), Fraction(window.mean or 0)
    mean = min(mean + _AS_ROUNDED, centre) if mean < centre else max(mean - _AS_ROUNDED, centre)
    if window.responses == 1:
        return Fraction(0)
    n = window.responses or 2
    square = (mean - low) * (high - mean) * Fraction(n, n - 1)
    return Fraction(float(square) ** 0.5) + _AS_ROUNDED


def _level_problems(window: Evaluation, answers: int | None) -> Iterator[Problem]:
    found = [read_level_rating(line) for line in window.by_level]
    known = [rating for rating in found if rating is not None]
    if len(known) < len(found):
        yield Problem("by_level", "Ratings by level are a level, how many of it answered, and their mean.")
    elif len({rating.level for rating in known}) < len(known):
        yield Problem("by_level", "A level stands here twice.")
    elif any(rating.answers < 1 for rating in known):
        yield Problem("by_level", "A level stands here only where somebody of it answered.")
    elif any(not window.scale_min <= rating.mean <= window.scale_max for rating in known):
        yield Problem("by_level", f"A mean by level lies outside the scale from {_range(window)}.")
    elif answers is not None and sum(rating.answers for rating in known) > answers:
        yield Problem("by_level", f"By level there are more answers than the {answers} of the window.")


def _comparison_problems(window: Evaluation) -> Iterator[Problem]:
    if window.comparison_mean is None:
        if window.comparison_responses is not None:
            yield Problem("comparison_mean", "Say which mean these answers of others gave.")
    elif not _is_within(window, window.comparison_mean):
        yield Problem("comparison_mean", f"The mean of others lies outside the scale from {_range(window)}.")


def _pair_problems(window: Evaluation, before: Evaluation | None) -> Iterator[Problem]:
    is_paired = before is not None or window.compared_with is not None
    if window.raters is not None and not is_paired and window.phase is not Phase.AFTER:
        yield Problem("raters", "Who answered both can only be said of a window that is compared with one before.")
    if window.compared_with is None:
        return
    if window.compared_with == window.id:
        yield Problem("compared_with", "A window is not compared with itself.")
    elif before is not None and before.id == window.compared_with:
        if before.activity != window.activity:
            yield Problem("compared_with", "Only windows of the same activity are compared.")
        elif comparability(window, before) is Comparability.DIFFERENT_FORM:
            yield Problem("compared_with", "That window has another question or another anonymity: not compared.")
        elif before.date_from > window.date_from:
            yield Problem("compared_with", "The window before begins later than this one.")


def _is_within(window: Evaluation, value: int) -> bool:
    return window.scale_min * ONE <= value <= window.scale_max * ONE


def _range(window: Evaluation) -> str:
    return f"{window.scale_min} to {window.scale_max}"


def _said(value: int) -> str:
    return half_up(Fraction(value, ONE), 3).rstrip("0").rstrip(".")
