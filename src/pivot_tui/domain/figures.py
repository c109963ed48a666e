"""What the numbers of one window amount to: mean with n, spread, response rate, season (DOMAIN 1.11, 1.12)."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from pivot_tui.domain import statistics
from pivot_tui.domain.evaluation import (
    ONE,
    Evaluation,
    LevelRating,
    Measure,
    answers_of,
    points_of,
    read_level_rating,
)
from pivot_tui.domain.rounding import whole_percent
from pivot_tui.domain.statistics import Distribution, Point, Summary
from pivot_tui.domain.suppression import Suppression, suppress

_CEILING = Fraction(9, 10)
_GUIDE = ((60, 25), (40, 30), (30, 40), (20, 47), (9, 60), (4, 80))
"""Above so many invited, so many percent of answers (Memorial University's guide, DOMAIN 1.12)."""


class Grade(Enum):
    """How much is known of the answers (DOMAIN 1.11)."""

    COUNTS = "G3"
    SPREAD = "G2"
    MEAN = "G1"
    PROPORTION = "proportion"
    NOTHING = "nothing"


class Season(Enum):
    """When in the academic year a window began: new interns come in July."""

    NEW_INTERNS = "July-September"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Figures:
    """What the numbers of a window amount to; nothing stands for what is not known.

    Attributes:
        grade: How much is known of the answers.
        responses: How many answered; of a proportion, out of how many.
        invited: How many were asked.
        sessions: How many sessions fell into the window.
        points: The points of the scale with their counts; empty where only a mean is known.
        mean: The mean of the ratings.
        deviation: Their sample standard deviation.
        median: Their median.
        top_two: How many lie on the two best points.
        share: Of a proportion, the part of 1.
        successes: Of a proportion, how many did.
        pomp: The mean as percent of the maximum possible, where 100 is the good end.
        rate_percent: How many of the invited answered, in whole percent.
        guide_percent: The response rate that a guide names for a class of this size.
        below_guide: Whether the rate lies below it.
        is_ceiling: Whether the mean is at 90% of the highest point or beyond, so that it can hardly rise.
        season: When in the academic year the window began.
        by_level: What learners of each level gave.
    """

    grade: Grade
    responses: int | None
    invited: int | None
    sessions: int | None
    points: tuple[Point, ...]
    mean: Fraction | None
    deviation: float | None
    median: Fraction | None
    top_two: int | None
    share: Fraction | None
    successes: int | None
    pomp: Fraction | None
    rate_percent: int | None
    guide_percent: int | None
    below_guide: bool
    is_ceiling: bool
    season: Season
    by_level: tuple[LevelRating, ...]

    @property
    def summary(self) -> Summary | None:
        """Answers, mean and deviation, where all three are known."""
        if self.responses is None or self.mean is None or self.deviation is None:
            return None
        return Summary(self.responses, float(self.mean), self.deviation)

    @property
    def top_two_percent(self) -> int | None:
        """The answers on the two best points, in whole percent."""
        return whole_percent(self.top_two, self.responses) if self.top_two is not None and self.responses else None


def guide_percent(invited: int) -> int | None:
    """The response rate that a guide names for a class of this size; nothing below five, for which it names none."""
    return next((percent for above, percent in _GUIDE if invited > above), None)


def levels_for_others(of: Figures) -> Suppression:
    """Which of a window's rows by learner level others may see (DOMAIN 1.12).

    Answers whose level was not recorded are one more hidden row. Where nobody knows how many answered, no row is shown.
    """
    return suppress([row.answers for row in of.by_level], of.responses)


def distribution_of(window: Evaluation) -> Distribution:
    """The points of a window's scale with their counts; empty where there are none, or not one for each point."""
    if not window.counts or window.measure is Measure.PROPORTION:
        return ()
    points = points_of(window)
    return tuple(map(Point, points, window.counts)) if len(points) == len(window.counts) else ()


def season_of(window: Evaluation) -> Season:
    """The season of a window, by its first day."""
    return Season.NEW_INTERNS if window.date_from.month in (7, 8, 9) else Season.LATER


def _top_two(window: Evaluation, points: Distribution) -> int:
    return statistics.top_two(points, higher_is_better=window.higher_is_better)


def figures(window: Evaluation) -> Figures:
    """What the numbers of a window amount to."""
    points = tuple(distribution_of(window))
    is_share = window.measure is Measure.PROPORTION
    answers = answers_of(window)
    mean = None if is_share else _mean(window, points)
    spread = statistics.deviation(points) if points else _thousandths(window.deviation)
    invited = None if is_share else window.invited
    guide = guide_percent(invited) if invited else None
    is_below = bool(guide and invited and answers is not None and 100 * answers < guide * invited)
    levels = (read_level_rating(line) for line in window.by_level)
    return Figures(
        grade=_grade(window, mean, spread, is_counted=bool(points)),
        responses=answers,
        invited=invited,
        sessions=window.sessions,
        points=points,
        mean=mean,
        deviation=None if is_share or mean is None else spread,
        median=statistics.median(points) if points else None,
        top_two=None if mean is None or not points else _top_two(window, points),
        share=Fraction(window.successes, window.trials)
        if is_share and window.trials and window.successes is not None
        else None,
        successes=window.successes if is_share else None,
        pomp=statistics.pomp(mean, window.scale_min, window.scale_max, higher_is_better=window.higher_is_better)
        if mean is not None
        else None,
        rate_percent=whole_percent(answers, invited) if invited and answers is not None else None,
        guide_percent=guide,
        below_guide=is_below,
        is_ceiling=mean is not None and _is_ceiling(window, mean),
        season=season_of(window),
        by_level=tuple(level for level in levels if level is not None),
    )


def _mean(window: Evaluation, points: Distribution) -> Fraction | None:
    if window.counts:
        return statistics.mean(points)
    return Fraction(window.mean, ONE) if window.mean is not None else None


def _thousandths(value: int | None) -> float | None:
    return value / ONE if value is not None else None


def _grade(window: Evaluation, mean: Fraction | None, spread: float | None, *, is_counted: bool) -> Grade:
    if window.measure is Measure.PROPORTION:
        return Grade.PROPORTION if window.trials and window.successes is not None else Grade.NOTHING
    if mean is None:
        return Grade.NOTHING
    if is_counted:
        return Grade.COUNTS
    return Grade.SPREAD if spread is not None and window.responses is not None else Grade.MEAN


def _is_ceiling(window: Evaluation, mean: Fraction) -> bool:
    reached = mean if window.higher_is_better else window.scale_min + window.scale_max - mean
    return window.scale_max > 0 and reached >= _CEILING * window.scale_max
