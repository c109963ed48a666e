"""The few statistics that ratings of small groups bear, two groups never taken as paired (DOMAIN 1.12)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from statistics import NormalDist
from typing import NamedTuple

_UPPER = 0.975
"""The quantile at which a 95% interval ends."""

_NORMAL = NormalDist().inv_cdf(_UPPER)

_MOST_STEPS = 50
_NEAR_ENOUGH = 1e-6  # Newton's steps go down by squares: what the next one would change is no longer seen
_NEARLY_NORMAL = 200.0
"""Degrees of freedom from which on the expansion around the normal quantile is exact to eleven digits."""


class Interval(NamedTuple):
    """Two ends, the lower first."""

    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether nought lies outside."""
        return self.low > 0 or self.high < 0


class Point(NamedTuple):
    """One point of a scale.

    Attributes:
        value: Where it stands on the scale.
        given: How many gave it.
    """

    value: Fraction
    given: int


Distribution = Sequence[Point]
"""The points of a scale with their counts, from the lowest to the highest."""


class Summary(NamedTuple):
    """What is known of one group.

    Attributes:
        n: Its answers.
        mean: Their mean.
        deviation: Their sample standard deviation.
    """

    n: int
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two means, after less before, by Welch's method.

    Attributes:
        value: The difference.
        error: Its standard error.
        freedom: Its degrees of freedom.
        interval: Its 95% interval.
    """

    value: float
    error: float
    freedom: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Superiority:
    """How often an answer after is higher than one before, over all pairs of one each (Vargha and Delaney).

    Attributes:
        wins: Pairs in which the answer after is higher.
        ties: Pairs in which both are the same.
        losses: Pairs in which it is lower.
        interval: The 95% interval of the probability; nothing where all pairs go one way or nothing varies.
    """

    wins: int
    ties: int
    losses: int
    interval: Interval | None

    @property
    def probability(self) -> Fraction:
        """Wins and half the ties, of all pairs."""
        return Fraction(2 * self.wins + self.ties, 2 * (self.wins + self.ties + self.losses))

    @property
    def is_all_pairs(self) -> bool:
        """Whether every pair goes the same way."""
        return self.probability in (0, 1)


class ShareDifference(NamedTuple):
    """The difference of two proportions, after less before, by Newcombe's hybrid score method.

    Attributes:
        value: The difference.
        interval: Its 95% interval.
    """

    value: Fraction
    interval: Interval


def pomp(value: Fraction, lowest: int, highest: int, *, higher_is_better: bool = True) -> Fraction:
    """A value as percent of the maximum possible, where 100 is the good end."""
    reached = value - lowest if higher_is_better else highest - value
    return 100 * reached / (highest - lowest)


def answers(points: Distribution) -> int:
    """How many answers there are."""
    return sum(point.given for point in points)


def mean(points: Distribution) -> Fraction | None:
    """The mean; nothing without answers."""
    n = answers(points)
    return sum((point.value * point.given for point in points), Fraction(0)) / n if n else None


def variance(points: Distribution) -> Fraction | None:
    """The sample variance, exact; nothing for fewer than two answers."""
    n, centre = answers(points), mean(points)
    if n < 2 or centre is None:
        return None
    return sum((point.given * (point.value - centre) ** 2 for point in points), Fraction(0)) / (n - 1)


def deviation(points: Distribution) -> float | None:
    """The sample standard deviation; nothing for fewer than two answers."""
    spread = variance(points)
    return math.sqrt(spread) if spread is not None else None


def median(points: Distribution) -> Fraction | None:
    """The median, half-way between the middle two of an even number; nothing without answers."""
    n = answers(points)
    return (_ranked(points, (n - 1) // 2) + _ranked(points, n // 2)) / 2 if n else None


def _ranked(points: Distribution, rank: int) -> Fraction:
    """The value of the answer with a rank, counted from 0 at the lowest."""
    passed = 0
    for point in points:
        passed += point.given
        if passed > rank:
            return point.value
    raise IndexError(rank)


def top_two(points: Distribution, *, higher_is_better: bool = True) -> int:
    """How many answers lie on the two best points of the scale."""
    best = points[-2:] if higher_is_better else points[:2]
    return answers(best)


@lru_cache(maxsize=1024)
def student_quantile(freedom: float) -> float:
    """The 97.5% quantile of Student's t, by which a 95% interval is drawn.

    Newton's method from the expansion around the normal quantile on, which lies a little below: the tail is convex
    there, so that it comes nearer from below only.

    Args:
        freedom: Degrees of freedom, at least 1.
    """
    t = _expanded_quantile(freedom)
    if freedom >= _NEARLY_NORMAL:
        return t
    import mpmath

    scale = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - math.log(freedom * math.pi) / 2
    for _ in range(_MOST_STEPS):
        share = freedom / (freedom + t * t)
        tail = mpmath.fp.betainc(freedom / 2, 0.5, 0, share, regularized=True) / 2
        density = math.exp(scale - (freedom + 1) / 2 * math.log1p(t * t / freedom))
        step = float(tail - (1 - _UPPER)) / density
        t += step
        if abs(step) < _NEAR_ENOUGH:
            break
    return t


def _expanded_quantile(freedom: float) -> float:
    """The quantile by the expansion in powers of the degrees of freedom (Abramowitz and Stegun 26.7.5)."""
    z = _NORMAL
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / freedom**power for power, term in enumerate(terms))


def welch(after: Summary, before: Summary) -> Difference | None:
    """The difference of two means with its 95% interval; nothing where either side shows no spread."""
    if min(after.n, before.n) < 2 or min(after.deviation, before.deviation) <= 0:
        return None
    a, b = after.deviation**2 / after.n, before.deviation**2 / before.n
    error = math.sqrt(a + b)
    freedom = (a + b) ** 2 / (a**2 / (after.n - 1) + b**2 / (before.n - 1))
    value = after.mean - before.mean
    reach = student_quantile(freedom) * error
    return Difference(value, error, freedom, Interval(value - reach, value + reach))


def hedges(after: Summary, before: Summary) -> float | None:
    """Hedges' g: the difference in pooled standard deviations, corrected for small groups."""
    freedom = after.n + before.n - 2
    if min(after.n, before.n) < 1 or freedom < 1:
        return None
    pooled = ((after.n - 1) * after.deviation**2 + (before.n - 1) * before.deviation**2) / freedom
    correction = 1 - 3 / (4 * freedom - 1)
    return correction * (after.mean - before.mean) / math.sqrt(pooled) if pooled > 0 else None


def superiority(after: Distribution, before: Distribution) -> Superiority | None:
    """The probability of superiority with DeLong's standard error and a logit interval; nothing without answers."""
    n_after, n_before = answers(after), answers(before)
    if not n_after or not n_before:
        return None
    wins = sum(a.given * b.given for a in after for b in before if a.value > b.value)
    ties = sum(a.given * b.given for a in after for b in before if a.value == b.value)
    found = Superiority(wins, ties, n_after * n_before - wins - ties, None)
    if found.is_all_pairs or min(n_after, n_before) < 2:
        return found
    own = [Point(_score(a.value, before, n_before), a.given) for a in after]
    other = [Point(1 - _score(b.value, after, n_after), b.given) for b in before]
    spread = (variance(own) or Fraction(0)) / n_after + (variance(other) or Fraction(0)) / n_before
    if not spread:
        return found
    probability = float(found.probability)
    centre = math.log(probability / (1 - probability))
    reach = _NORMAL * math.sqrt(spread) / (probability * (1 - probability))
    return Superiority(wins, ties, found.losses, Interval(_expit(centre - reach), _expit(centre + reach)))


def _score(value: Fraction, others: Distribution, n: int) -> Fraction:
    """How often a value is higher than others, ties counted half."""
    won = sum(2 * point.given for point in others if value > point.value)
    return Fraction(won + sum(point.given for point in others if value == point.value), 2 * n)


def _expit(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit > -700 else 0.0


def wilson(successes: int, trials: int) -> Interval | None:
    """The 95% score interval of a proportion; nothing without trials."""
    if not trials:
        return None
    share, square = successes / trials, _NORMAL**2
    centre = share + square / (2 * trials)
    reach = _NORMAL * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    whole = 1 + square / trials
    return Interval(max((centre - reach) / whole, 0.0), min((centre + reach) / whole, 1.0))


def newcombe(after: tuple[int, int], before: tuple[int, int]) -> ShareDifference | None:
    """The difference of two proportions with its 95% interval; nothing without trials.

    Args:
        after: Successes and trials.
        before: Successes and trials.
    """
    own, other = wilson(*after), wilson(*before)
    if own is None or other is None:
        return None
    a, b = after[0] / after[1], before[0] / before[1]
    value = Fraction(*after) - Fraction(*before)
    low = float(value) - math.hypot(a - own.low, other.high - b)
    high = float(value) + math.hypot(own.high - a, b - other.low)
    return ShareDifference(value, Interval(low, high))
