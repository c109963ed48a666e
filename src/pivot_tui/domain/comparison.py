"""Two windows side by side: whether they may be compared, and how far what they show carries (DOMAIN 1.11, 1.12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from pivot_tui.domain import statistics
from pivot_tui.domain.evaluation import Comparability, Evaluation, Measure, Phase, comparability
from pivot_tui.domain.figures import Figures, Grade, figures
from pivot_tui.domain.statistics import Difference, Interval, ShareDifference, Superiority

_WITHHELD_BELOW = 3
_COMPARED_FROM = 5
_JUDGED_FROM = 10


class Gate(Enum):
    """How far a comparison carries, by the smaller number of answers (DOMAIN 1.12)."""

    NO_NUMBERS = "no numbers"
    SINGLE = "single"
    DIFFERENT_FORM = "different form"
    OTHER_SCALE = "other scale"
    ANSWERS_UNKNOWN = "answers not recorded"
    WITHHELD = "withheld"
    TOO_FEW_TO_COMPARE = "too few to compare"
    TOO_FEW = "too few responses to rule out chance"
    NO_SPREAD_RECORDED = "spread not recorded"
    NO_SPREAD = "no spread"
    NO_CLEAR_CHANGE = "no clear change"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A window, and the window before that it is compared with.

    Attributes:
        after: The window, or the later one of two.
        before: The one before; nothing where the window stands by itself.
        now: The figures of the window.
        then: The figures of the one before.
        gate: How far the comparison carries.
        difference: The difference of the means, where it may be shown.
        shares: The difference of two proportions, where it may be shown.
        superiority: How often an answer after is higher than one before, where both have counts.
        hedges: Hedges' g, for readers who pool studies.
    """

    after: Evaluation
    before: Evaluation | None
    now: Figures
    then: Figures | None
    gate: Gate
    difference: Difference | None = None
    shares: ShareDifference | None = None
    superiority: Superiority | None = None
    hedges: float | None = None

    @property
    def interval(self) -> Interval | None:
        """The interval that is printed; nothing where none is."""
        shown = self.difference or self.shares
        return shown.interval if shown is not None else None

    @property
    def is_share(self) -> bool:
        """Whether a proportion was measured."""
        return self.after.measure is Measure.PROPORTION

    @property
    def fewest(self) -> int | None:
        """The number of answers of the smaller side; nothing where one of them is not known."""
        sides = [side.responses for side in (self.now, self.then) if side is not None]
        return min((n for n in sides if n is not None), default=None) if None not in sides else None

    @property
    def season_differs(self) -> bool:
        """Whether one window began with new interns and the other did not."""
        return self.then is not None and self.then.season is not self.now.season


def pair_of(window: Evaluation, others: Iterable[Evaluation]) -> Evaluation | None:
    """The window before that one is compared with: the user's choice, else the nearest before that is comparable.

    Without the user's choice only a window after a change has one, and it is the nearest one before that change of
    the same question on the same form; failing that, of the same question on another scale.

    Args:
        window: The window.
        others: The windows of the same activity, or some of them.
    """
    candidates = [other for other in others if other.id != window.id]
    if window.compared_with is not None:
        return next((other for other in candidates if other.id == window.compared_with), None)
    if window.phase is not Phase.AFTER:
        return None
    earlier = (other for other in candidates if other.phase is Phase.BEFORE)
    return nearest_comparable(window, sorted(earlier, key=nearness, reverse=True))


def nearness(window: Evaluation) -> tuple[date, date, str]:
    """By what of several windows before another one the nearest is known: it is the greatest."""
    return window.date_from, window.date_to, window.id


def nearest_comparable(window: Evaluation, nearest_first: Iterable[Evaluation]) -> Evaluation | None:
    """The first of some windows that had ended before one began and that it can be compared with.

    The same form goes before another scale, however far; nothing is asked for beyond the first on the same form.

    Args:
        window: The window.
        nearest_first: Those that stand before a change, by `nearness`, the greatest first.
    """
    on_other_scale = None
    for other in nearest_first:
        if other.date_to > window.date_from:
            continue
        fits = comparability(window, other)
        if fits is Comparability.SAME_FORM:
            return other
        if fits is Comparability.OTHER_SCALE and on_other_scale is None:
            on_other_scale = other
    return on_other_scale


def compare(after: Evaluation, before: Evaluation | None) -> Comparison:
    """Put a window beside the one before it, as far as that carries."""
    now, then = figures(after), figures(before) if before is not None else None
    bare = Comparison(after, before, now, then, Gate.SINGLE)
    if before is None or then is None:
        return _gated(bare, Gate.NO_NUMBERS if now.grade is Grade.NOTHING else Gate.SINGLE)
    if Grade.NOTHING in (now.grade, then.grade):
        return _gated(bare, Gate.NO_NUMBERS)
    fits = comparability(after, before)
    if fits is Comparability.DIFFERENT_FORM:
        return _gated(bare, Gate.DIFFERENT_FORM)
    fewest = bare.fewest
    if fewest is not None and fewest < _WITHHELD_BELOW:
        return _gated(bare, Gate.WITHHELD)
    if fits is Comparability.OTHER_SCALE:
        return _gated(bare, Gate.OTHER_SCALE)
    if fewest is None:
        return _gated(bare, Gate.ANSWERS_UNKNOWN)
    if fewest < _COMPARED_FROM:
        return _gated(bare, Gate.TOO_FEW_TO_COMPARE)
    return _shares(bare, fewest) if bare.is_share else _means(bare, fewest)


def _gated(bare: Comparison, gate: Gate) -> Comparison:
    return Comparison(bare.after, bare.before, bare.now, bare.then, gate)


def _shares(bare: Comparison, fewest: int) -> Comparison:
    now, then = bare.now, bare.then
    assert then is not None
    shares = statistics.newcombe((now.successes or 0, now.responses or 0), (then.successes or 0, then.responses or 0))
    gate = _judged(shares.interval, fewest) if shares is not None else Gate.NO_NUMBERS
    return Comparison(bare.after, bare.before, now, then, gate, shares=shares)


def _means(bare: Comparison, fewest: int) -> Comparison:
    now, then = bare.now, bare.then
    assert then is not None
    own, other = now.summary, then.summary
    if own is None or other is None:
        return _gated(bare, Gate.TOO_FEW if fewest < _JUDGED_FROM else Gate.NO_SPREAD_RECORDED)
    pairs = statistics.superiority(now.points, then.points) if now.points and then.points else None
    difference = statistics.welch(own, other)
    if difference is None:
        gate = Gate.TOO_FEW if fewest < _JUDGED_FROM else Gate.NO_SPREAD
        return Comparison(bare.after, bare.before, now, then, gate, superiority=pairs)
    hedges = statistics.hedges(own, other)
    gate = _judged(difference.interval, fewest)
    return Comparison(bare.after, bare.before, now, then, gate, difference, None, pairs, hedges)


def _judged(interval: Interval, fewest: int) -> Gate:
    if fewest < _JUDGED_FROM:
        return Gate.TOO_FEW
    if not interval.excludes_zero:
        return Gate.NO_CLEAR_CHANGE
    return Gate.HIGHER if interval.low > 0 else Gate.LOWER
