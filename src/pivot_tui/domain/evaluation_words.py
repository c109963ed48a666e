"""What may be said of evaluations, and what has to be said with it: words that never claim a cause (DOMAIN 1.12)."""

from collections.abc import Iterator
from fractions import Fraction

from pivot_tui.domain.comparison import Comparison, Gate
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Phase, Raters
from pivot_tui.domain.figures import Figures, Grade, Season
from pivot_tui.domain.rounding import half_up
from pivot_tui.domain.statistics import Interval, wilson
from pivot_tui.domain.suppression import TOTAL_NEEDS, total_may_be_shown

TOO_FEW = "too few responses to rule out chance"
_NO_SPREAD_RECORDED = "spread not recorded"
_PRIVATE = f"Fewer than {TOTAL_NEEDS} answers"
_SEPARATE = "the interval treats them as separate groups"
_MOST_DECIMALS = 3
_POINTS = " percentage points"

_IN_A_FEW_WORDS = {
    Gate.NO_NUMBERS: "no numbers yet",
    Gate.SINGLE: "one window",
    Gate.DIFFERENT_FORM: "not compared",
    Gate.OTHER_SCALE: "another scale",
    Gate.ANSWERS_UNKNOWN: "n not recorded",
    Gate.WITHHELD: "kept private",
    Gate.TOO_FEW_TO_COMPARE: "too few to compare",
    Gate.TOO_FEW: "too few",
    Gate.NO_SPREAD_RECORDED: "no spread recorded",
    Gate.NO_SPREAD: "no spread",
    Gate.NO_CLEAR_CHANGE: "no clear change",
    Gate.HIGHER: "higher",
    Gate.LOWER: "lower",
}
_SAID_PLAINLY = {
    Gate.NO_NUMBERS: "There are no numbers yet.",
    Gate.DIFFERENT_FORM: "Different form - not compared.",
    Gate.ANSWERS_UNKNOWN: "How many answered was not recorded; no difference is worked out.",
    Gate.WITHHELD: f"{_PRIVATE} in one window: its numbers are kept private and left out of every export.",
}
_AT_THE_END = {
    Gate.TOO_FEW: TOO_FEW,
    Gate.TOO_FEW_TO_COMPARE: "too few to compare",
    Gate.NO_CLEAR_CHANGE: "no clear change",
}
_WITH_RATERS = frozenset(
    {
        Gate.TOO_FEW_TO_COMPARE,
        Gate.TOO_FEW,
        Gate.NO_SPREAD_RECORDED,
        Gate.NO_SPREAD,
        Gate.NO_CLEAR_CHANGE,
        Gate.HIGHER,
        Gate.LOWER,
    }
)
"""Where two windows are said in one breath, so that it matters who answered them and when."""


# The parts


def say_mean(figures: Figures) -> str:
    """The mean with one decimal, or the share in percent; a dash where there is none."""
    if figures.share is not None:
        return f"{half_up(100 * figures.share)}%"
    return half_up(figures.mean) if figures.mean is not None else "–"


def say_n(figures: Figures, *, with_sessions: bool = False) -> str:
    """How many answered: ``n=22 of 26, 85%``, with the sessions of the window behind it where that is wanted."""
    if figures.grade is Grade.PROPORTION:
        said = f"{figures.successes} of {figures.responses}"
    elif figures.responses is None:
        said = "n not recorded" + (f", {figures.invited} invited" if figures.invited else "")
    else:
        rate = f" of {figures.invited}, {figures.rate_percent}%" if figures.invited else ""
        said = f"n={figures.responses}{rate}"
    if not with_sessions or not figures.sessions:
        return said
    return f"{said}; {'1 session' if figures.sessions == 1 else f'{figures.sessions} sessions'}"


def say_interval(interval: Interval, value: Fraction | float, times: int = 1, unit: str = "") -> tuple[str, str]:
    """A difference and its 95% interval, with more decimals where a bound beside nought would print as nought."""
    ends = [Fraction(end) * times for end in interval]
    decimals = 1
    while (
        interval.excludes_zero and decimals < _MOST_DECIMALS and any(float(half_up(end, decimals)) == 0 for end in ends)
    ):
        decimals += 1
    low, high = (half_up(end, decimals) for end in ends)
    return f"{half_up(Fraction(value) * times, decimals)}{unit}", f"95% CI {low} to {high}"


def _difference(comparison: Comparison) -> tuple[str, str]:
    """The difference that is printed, and its interval; empty where none is."""
    if comparison.difference is not None:
        return say_interval(comparison.difference.interval, comparison.difference.value)
    if comparison.shares is not None:
        return say_interval(comparison.shares.interval, comparison.shares.value, 100, _POINTS)
    return "", ""


def _difference_said(comparison: Comparison) -> str:
    value, interval = _difference(comparison)
    return f"difference {value} ({interval})" if value else ""


def _rating_name(window: Evaluation) -> str:
    return "mean overall rating" if "overall" in window.item.casefold() else "mean rating"


# What may be said


def gate_words(comparison: Comparison) -> str:
    """How far it carries, in a few words for a list."""
    if comparison.gate is Gate.SINGLE and not _may_leave(comparison):
        return "n not recorded" if comparison.now.responses is None else _IN_A_FEW_WORDS[Gate.WITHHELD]
    return _IN_A_FEW_WORDS[comparison.gate]


def may_be_said(comparison: Comparison) -> str:
    """The one sentence that may be said of a window, or of two (DOMAIN 1.12)."""
    if comparison.gate is Gate.SINGLE:
        return _may_be_said_of_one(comparison)
    if comparison.gate in _SAID_PLAINLY:
        return _SAID_PLAINLY[comparison.gate]
    return _may_be_said_of_two(comparison)


def _may_be_said_of_two(comparison: Comparison) -> str:
    gate, (value, interval) = comparison.gate, _difference(comparison)
    if gate in (Gate.HIGHER, Gate.LOWER):
        return f"{gate.value.capitalize()} after than before (difference {value}, {interval})."
    if gate is Gate.NO_CLEAR_CHANGE:
        return f"No clear change (difference {value}, {interval})."
    if gate is Gate.OTHER_SCALE:
        return f"Same question on another scale: {_pomp_pair(comparison)}; no difference is worked out."
    said = _difference_said(comparison) or _why_no_interval(comparison)
    return _sentence(said, _AT_THE_END.get(gate, "no difference is worked out"))


def _sentence(*parts: str) -> str:
    said = "; ".join(filter(None, parts))
    return f"{said[:1].upper()}{said[1:]}."


def _why_no_interval(comparison: Comparison) -> str:
    """Why there is no interval, where that lies in the answers; "" otherwise."""
    if comparison.is_share or comparison.then is None:
        return ""
    sides = (comparison.now, comparison.then)
    if any(side.deviation is None and side.grade is Grade.MEAN for side in sides):
        return _NO_SPREAD_RECORDED
    return "no spread" if any(side.deviation == 0 for side in sides) else ""


def _may_leave(comparison: Comparison) -> bool:
    return total_may_be_shown(comparison.now.responses)


def _may_be_said_of_one(comparison: Comparison) -> str:
    now = comparison.now
    if now.responses is not None and not _may_leave(comparison):
        return f"{_PRIVATE}: the numbers are kept private and left out of every export."
    return f"One window: {_one(comparison, with_sessions=False)}."


def _one(comparison: Comparison, *, with_sessions: bool) -> str:
    """A window by itself: mean, n and rate, and no word on change."""
    now = comparison.now
    if comparison.is_share:
        return share_line(now)
    said = f"mean {say_mean(now)} of {comparison.after.scale_max} ({say_n(now, with_sessions=with_sessions)})"
    return f"{said}, sd {half_up(now.deviation)}" if now.grade is Grade.SPREAD and now.deviation is not None else said


def share_line(figures: Figures) -> str:
    """A proportion with its own 95% interval: ``78.0% (32 of 41; 95% CI 63.3 to 88.0)``."""
    interval = wilson(figures.successes or 0, figures.responses or 0)
    said = f"; 95% CI {half_up(100 * interval.low)} to {half_up(100 * interval.high)}" if interval else ""
    return f"{say_mean(figures)} ({say_n(figures)}{said})"


def _pomp_pair(comparison: Comparison) -> str:
    then, now = comparison.then, comparison.now
    sides = [half_up(side.pomp, 0) if side is not None and side.pomp is not None else "–" for side in (then, now)]
    return f"as percent of the maximum possible {sides[0]}, then {sides[1]}"


# What goes with it


def goes_with_it(comparison: Comparison) -> tuple[str, ...]:
    """What has to be said with it: raters, season, the mean of others, the direction of the scale, and flags."""
    return (*_clauses(comparison), *flags(comparison))


def _clauses(comparison: Comparison) -> Iterator[str]:
    if comparison.gate in _WITH_RATERS:
        if not comparison.is_share:
            yield raters_clause(comparison)
        if comparison.season_differs:
            yield season_clause(comparison)
    if said := comparison_clause(comparison.after):
        yield said
    if not comparison.is_share and not comparison.after.higher_is_better:
        yield f"On this scale {comparison.after.scale_min} is best, so lower is better."


def raters_clause(comparison: Comparison) -> str:
    """Who answered the two windows; its second half only where an interval is printed."""
    behind = f"; {_SEPARATE}." if comparison.interval is not None else "."
    match comparison.after.raters:
        case Raters.DIFFERENT:
            sides = (comparison.after, comparison.before)
            hidden = all(side is not None and side.anonymous is Anonymous.YES for side in sides)
            return "Different, anonymous groups." if hidden else "Different groups."
        case Raters.SAME:
            return f"Some people may have answered both{behind}"
        case _:
            return f"Not known whether the same people answered both{behind}"


def season_clause(comparison: Comparison) -> str:
    """When in the academic year the two windows began, where that differs."""
    if comparison.now.season is Season.LATER:
        return "The first window began in July-September, the second later in the year."
    return "The first window began later in the year, the second in July-September."


def comparison_clause(window: Evaluation) -> str:
    """The mean of others on the same form, beside the own one; no difference and no rank; "" where there is none."""
    if window.comparison_mean is None:
        return ""
    source = window.comparison_source.partition(",")[0].strip()
    whose = f"{source[:1].upper()}{source[1:]} mean" if source else "Mean of others"
    n = f"n={window.comparison_responses}" if window.comparison_responses is not None else "n not recorded"
    return f"{whose} on the same form {half_up(Fraction(window.comparison_mean, 1000))} ({n})."


def flags(comparison: Comparison) -> tuple[str, ...]:
    """What else to bear in mind: hardly any room to rise, and a response rate below what a guide names."""
    return tuple(_flags(comparison))


def _flags(comparison: Comparison) -> Iterator[str]:
    now, then = comparison.now, comparison.then
    if then is not None and then.is_ceiling:
        yield "The mean before was already within 10% of the end of the scale; it had little room to move."
    if then is not None and then.below_guide and now.below_guide:
        if then.guide_percent == now.guide_percent:
            yield f"Both response rates lie below the {now.guide_percent}% that a guide names for groups of this size."
        else:
            yield (
                f"Both response rates lie below what a guide names for groups of their size, {then.guide_percent}% "
                f"and {now.guide_percent}%."
            )
    elif now.below_guide or (then is not None and then.below_guide):
        side = now if now.below_guide else then
        which = "The response rate" if then is None else f"The response rate {'after' if side is now else 'before'}"
        percent = side.guide_percent if side is not None else None
        yield f"{which} lies below the {percent}% that a guide names for groups of this size."


# Whole sentences


def full_sentence(comparison: Comparison) -> str:
    """All that may be printed elsewhere: the numbers, how far they carry, and the clauses that belong to them."""
    return " ".join((_core(comparison), *_clauses(comparison)))


def _core(comparison: Comparison) -> str:
    now, then, gate = comparison.now, comparison.then, comparison.gate
    if gate is Gate.NO_NUMBERS:
        return "There are no numbers yet."
    if then is None or comparison.before is None:
        if not _may_leave(comparison):
            return _sentence("numbers withheld", _PRIVATE.lower() if now.responses is not None else "n not recorded")
        return _sentence(_one(comparison, with_sessions=True))
    if gate in (Gate.WITHHELD, Gate.ANSWERS_UNKNOWN) or not _both_may_leave(comparison):
        return _sentence(
            "numbers withheld",
            "how many answered was not recorded" if comparison.fewest is None else f"{_PRIVATE.lower()} in one window",
        )
    return _core_of_two(comparison, now, then)


def _core_of_two(comparison: Comparison, now: Figures, then: Figures) -> str:
    gate = comparison.gate
    if gate in (Gate.OTHER_SCALE, Gate.DIFFERENT_FORM):
        return f"{_against_scale(comparison, now, then)} {may_be_said(comparison)}"
    if comparison.is_share:
        return _core_of_shares(comparison, now, then)
    if gate in (Gate.HIGHER, Gate.LOWER, Gate.NO_CLEAR_CHANGE):
        return _core_of_many(comparison, now, then)
    if _why_no_interval(comparison) == _NO_SPREAD_RECORDED:
        return _core_without_spread(comparison, now, then)
    words = _AT_THE_END.get(gate, "")
    middle = _difference_said(comparison) or _why_no_interval(comparison)
    return _sentence(_against_scale(comparison, now, then).removesuffix("."), middle, words)


def _both_may_leave(comparison: Comparison) -> bool:
    sides = (comparison.now, comparison.then)
    return all(side is None or total_may_be_shown(side.responses) for side in sides)


def _when(window: Evaluation) -> str:
    return "After the change" if window.phase is Phase.AFTER else "In the later window"


def _core_of_many(comparison: Comparison, now: Figures, then: Figures) -> str:
    window = comparison.after
    sides = (
        f"{_when(window)} the {_rating_name(window)} was {say_mean(now)} ({say_n(now, with_sessions=True)}) against "
        f"{say_mean(then)} before ({say_n(then, with_sessions=True)}) on a {_scale(window)} scale"
    )
    return _sentence(sides, _difference_said(comparison), _AT_THE_END.get(comparison.gate, ""))


def _scale(window: Evaluation) -> str:
    between = "-" if window.scale_min >= 0 else " to "
    return f"{window.scale_min}{between}{window.scale_max}"


def _against_scale(comparison: Comparison, now: Figures, then: Figures) -> str:
    assert comparison.before is not None
    return f"{_side(comparison.after, now)} after, {_side(comparison.before, then)} before."


def _side(window: Evaluation, figures: Figures) -> str:
    if figures.share is not None:
        return share_line(figures)
    return f"{say_mean(figures)}/{window.scale_max} ({say_n(figures, with_sessions=True)})"


def _core_without_spread(comparison: Comparison, now: Figures, then: Figures) -> str:
    """Means and n alone: ``3.9 then 4.1 of 5 (n=9, then 12, of 40 invited)``."""
    if then.invited == now.invited and now.invited:
        n = f"n={then.responses}, then {now.responses}, of {now.invited} invited"
    else:
        n = f"{say_n(then)}, then {say_n(now)}"
    words = _AT_THE_END.get(comparison.gate, "")
    means = f"{say_mean(then)} then {say_mean(now)} of {comparison.after.scale_max} ({n})"
    return _sentence(means, _NO_SPREAD_RECORDED, words)


def _core_of_shares(comparison: Comparison, now: Figures, then: Figures) -> str:
    sides = f"{' '.join(comparison.after.item.split())}: {share_line(now)} after, {share_line(then)} before"
    words = _AT_THE_END.get(comparison.gate, "")
    return _sentence(sides, _difference_said(comparison), words)


def short_line(comparison: Comparison) -> str:
    """What a CV has room for; "" where the numbers may not leave the workbook or may not stand side by side."""
    now, then = comparison.now, comparison.then
    if comparison.gate is Gate.NO_NUMBERS or not _both_may_leave(comparison):
        return ""
    if then is None or comparison.gate in (Gate.DIFFERENT_FORM, Gate.OTHER_SCALE):
        if comparison.is_share:
            return f"{say_mean(now)} ({say_n(now)})"
        return f"{_rating_name(comparison.after)} {say_mean(now)} of {comparison.after.scale_max} (n={now.responses})"
    if comparison.is_share:
        return f"{say_mean(then)} before ({say_n(then)}), {say_mean(now)} after ({say_n(now)})"
    return (
        f"{_rating_name(comparison.after)} {say_mean(then)} of {comparison.after.scale_max} before "
        f"(n={then.responses}), {say_mean(now)} after (n={now.responses})"
    )
