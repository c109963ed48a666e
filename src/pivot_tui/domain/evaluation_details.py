"""What stands behind more detail: how often after beats before, percent of the maximum, and Hedges' g (DOMAIN 1.12)."""

from collections.abc import Iterator
from fractions import Fraction

from pivot_tui.domain.comparison import Comparison
from pivot_tui.domain.rounding import half_up, whole_percent


def plain_language(comparison: Comparison) -> str:
    """How often one answer after beats one before; "" where both windows do not have counts."""
    found = comparison.superiority
    if found is None:
        return ""
    if found.is_all_pairs:
        word = "higher" if found.wins else "lower"
        return f"Pick one 'after' and one 'before' response: the 'after' one is {word} in all pairs."
    times = whole_percent(found.probability.numerator, found.probability.denominator)
    return (
        "Pick one 'after' and one 'before' response at random: the 'after' one is higher about "
        f"{times} times in 100 (ties split)."
    )


def more_lines(comparison: Comparison) -> tuple[str, ...]:
    """What stands behind more detail: plain words, percent of the maximum, median and best points, Hedges' g."""
    return tuple(_more_lines(comparison))


def _more_lines(comparison: Comparison) -> Iterator[str]:
    if said := plain_language(comparison):
        interval = comparison.superiority.interval if comparison.superiority else None
        yield (
            f"{said} 95% CI {half_up(100 * interval.low, 0)} to {half_up(100 * interval.high, 0)}."
            if interval
            else said
        )
    sides = (
        (("", comparison.now),)
        if comparison.then is None
        else (("before ", comparison.then), ("after ", comparison.now))
    )
    if any(side.pomp is not None for _, side in sides):
        said = ", ".join(f"{name}{half_up(side.pomp)}" for name, side in sides if side.pomp is not None)
        yield f"Percent of the maximum possible: {said}. It takes the ends of unlike scales for equal."
    for name, side in sides:
        if side.median is not None and side.top_two is not None:
            yield (
                f"{name.capitalize()}median {_plain(side.median)}, {side.top_two} of {side.responses} "
                f"({side.top_two_percent}%) on the two best points".strip().capitalize()
                + (f", sd {half_up(side.deviation)}." if side.deviation is not None else ".")
            )
    if comparison.hedges is not None and comparison.difference is not None:
        yield f"Hedges' g {half_up(comparison.hedges, 2)}; Welch's df {half_up(comparison.difference.freedom)}."


def _plain(value: Fraction) -> str:
    return half_up(value, 2).rstrip("0").rstrip(".")
