"""Evaluations as words, as lines and as JSON: the numbers, how far they carry, and what goes with them."""

from collections.abc import Iterable, Iterator
from typing import Any

from pivot_tui.domain.comparison import Comparison, Gate
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.evaluation_details import more_lines
from pivot_tui.domain.evaluation_words import gate_words, goes_with_it, may_be_said, say_mean, say_n
from pivot_tui.domain.evidence import PeerObservation
from pivot_tui.domain.figures import Figures
from pivot_tui.domain.level_ratings import say_level_rating
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.rounding import half_up
from pivot_tui.domain.statistics import Interval
from pivot_tui.printing.parts import document
from pivot_tui.workbook.evaluations import Evaluated, Shown, ShownOf, shown_to_others


def dates_said(window: Evaluation) -> str:
    """The days of a window: ``11 Mar 2026``, or ``6 Oct 2025 to 14 Nov 2025``."""
    first = say_day_and_year(window.date_from, short=True)
    if window.date_from == window.date_to:
        return first
    return f"{first} to {say_day_and_year(window.date_to, short=True)}"


def scale_said(window: Evaluation) -> str:
    """The scale and its good end: ``1 to 5, 5 is best``."""
    best = window.scale_max if window.higher_is_better else window.scale_min
    return f"{window.scale_min} to {window.scale_max}, {best} is best"


def question_said(comparison: Comparison) -> str:
    """What was asked, and on which scale."""
    item = " ".join(comparison.after.item.split())
    return item if comparison.is_share else f"{item}   {scale_said(comparison.after)}"


def windows_said(comparison: Comparison) -> tuple[tuple[str, str, str], ...]:
    """The windows, the earlier first, each as its name, its days, and its mean with n."""
    sides = [("after" if comparison.before is not None else "", comparison.after, comparison.now)]
    if comparison.before is not None and comparison.then is not None:
        sides.insert(0, ("before", comparison.before, comparison.then))
    return tuple((name, dates_said(window), numbers_said(window, figures)) for name, window, figures in sides)


def numbers_said(window: Evaluation, figures: Figures) -> str:
    """The mean of a window with its n, its rate and its sessions, raw."""
    if figures.mean is None and figures.share is None:
        return "no numbers yet"
    of = "" if figures.share is not None else f" of {window.scale_max}"
    spread = f", sd {half_up(figures.deviation)}" if figures.deviation is not None else ""
    return f"{say_mean(figures)}{of} ({say_n(figures, with_sessions=True)}){spread}"


def short_numbers(comparison: Comparison) -> str:
    """The means with their n in as few cells as they take: ``3.6, 4.3 of 5 (n 20, 22)``."""
    sides = [side for side in (comparison.then, comparison.now) if side is not None]
    n = ", ".join("–" if side.responses is None else str(side.responses) for side in sides)
    of = "" if comparison.is_share else f" of {comparison.after.scale_max}"
    if comparison.gate is Gate.OTHER_SCALE or comparison.gate is Gate.DIFFERENT_FORM:
        return f"{say_mean(comparison.now)}{of} (n {n.rpartition(', ')[2]})"
    return f"{', '.join(map(say_mean, sides))}{of} (n {n})"


def levels_said(found: Evaluated, shown: Shown) -> tuple[str, ...]:
    """The ratings by learner level, and what of them others do not see; empty where there are none."""
    rows = found.comparison.now.by_level
    if not rows:
        return ()
    said = f"By level: {', '.join(map(say_level_rating, rows))}."
    return (said, f"In copies for others: {shown.reason}") if shown.reason else (said,)


def observation_said(observation: PeerObservation) -> str:
    """A peer observation in a line; it is never a number."""
    who = ", ".join(filter(None, (observation.observer, observation.observer_role)))
    parts = [f"Peer observation, {say_day_and_year(observation.day, short=True)}", observation.purpose.value, who]
    lines = [", ".join(filter(None, parts)) + "."]
    if observation.strength:
        lines.append(f"Strength: {observation.strength.rstrip('. ')}.")
    if observation.change_agreed:
        when = observation.followed_up
        followed = f" (followed up {say_day_and_year(when, short=True)})" if when is not None else ""
        lines.append(f"Agreed: {observation.change_agreed.rstrip('. ')}{followed}.")
    return " ".join(" ".join(lines).split())


def quote_said(quote: Quote) -> str:
    """A selected quote in a line, named as selected."""
    level = f", {quote.level}" if quote.level else ""
    return f"Selected comment{level}: “{' '.join(quote.text.split())}”"


# Lines


def evaluation_lines(evaluated: Iterable[Evaluated], shown: ShownOf | None = None) -> Iterator[str]:
    """The evaluations as lines, newest first."""
    is_empty = True
    for found in evaluated:
        if not is_empty:
            yield ""
        is_empty = False
        yield from map(printable, _lines(found))
    if is_empty:
        yield "Nothing evaluated yet."
    elif shown is not None:
        yield ""
        yield f"In copies for others: {shown.said}."


def _lines(found: Evaluated) -> Iterator[str]:
    comparison = found.comparison
    yield " ".join(found.activity.title.split())
    yield f"  {question_said(comparison)}"
    for name, days, numbers in windows_said(comparison):
        yield f"  {name + ': ' if name else ''}{days}, {numbers}"
    yield f"  {may_be_said(comparison)}"
    yield from (f"  {line}" for line in goes_with_it(comparison))
    yield from (f"  {line}" for line in levels_said(found, shown_to_others(found)))
    yield from (f"  {observation_said(observation)}" for observation in found.observations)
    yield from (f"  More: {line}" for line in more_lines(comparison))


# JSON


def evaluation_json(evaluated: Iterable[Evaluated], shown: ShownOf) -> Iterator[str]:
    """The evaluations as one JSON document, newest first; means and intervals are raw, shares are parts of 1."""
    yield document(
        "evaluations",
        evaluated_activities=shown.evaluated,
        shown_to_committee=shown.shown,
        evaluations=[_fields(found) for found in evaluated],
    )


def _fields(found: Evaluated) -> dict[str, Any]:
    comparison, shown = found.comparison, shown_to_others(found)
    before, then = comparison.before, comparison.then
    superiority = comparison.superiority
    return {
        "activity": found.activity.title,
        "item": comparison.after.item,
        "measure": comparison.after.measure.value,
        "scale": {
            "lowest": comparison.after.scale_min,
            "highest": comparison.after.scale_max,
            "higher_is_better": comparison.after.higher_is_better,
        },
        "before": _window_fields(before, then) if before is not None and then is not None else None,
        "after": _window_fields(comparison.after, comparison.now),
        "gate": comparison.gate.value,
        "season_differs": comparison.season_differs,
        "raters": comparison.after.raters.value if comparison.after.raters else None,
        "difference": _difference(comparison),
        "interval_95": _interval(comparison.interval),
        "superiority": float(superiority.probability) if superiority else None,
        "superiority_95": _interval(superiority.interval) if superiority else None,
        "hedges_g": comparison.hedges,
        "may_be_said": may_be_said(comparison),
        "goes_with_it": list(goes_with_it(comparison)),
        "peer_observations": [observation_said(observation) for observation in found.observations],
        "shown_to_committee": shown.is_shown,
        "levels_shown": [row.level for row in shown.levels],
        "levels_hidden": [row.level for row in shown.hidden],
    }


def _difference(comparison: Comparison) -> float | None:
    if comparison.difference is not None:
        return comparison.difference.value
    return float(comparison.shares.value) if comparison.shares is not None else None


def _interval(interval: Interval | None) -> list[float] | None:
    return list(interval) if interval is not None else None


def _window_fields(window: Evaluation, figures: Figures) -> dict[str, Any]:
    return {
        "id": window.id,
        "from": window.date_from.isoformat(),
        "to": window.date_to.isoformat(),
        "sessions": figures.sessions,
        "grade": figures.grade.value,
        "mean": float(figures.mean) if figures.mean is not None else None,
        "n": figures.responses,
        "sd": figures.deviation,
        "median": float(figures.median) if figures.median is not None else None,
        "top_two": figures.top_two,
        "share": float(figures.share) if figures.share is not None else None,
        "successes": figures.successes,
        "pomp": float(figures.pomp) if figures.pomp is not None else None,
        "invited": figures.invited,
        "rate_percent": figures.rate_percent,
        "below_guide": figures.below_guide,
        "season": figures.season.value,
        "counts": list(window.counts) or None,
        "by_level": [{"level": row.level, "n": row.answers, "mean": float(row.mean)} for row in figures.by_level],
    }


def list_words(found: Evaluated) -> tuple[str, str]:
    """What a row of the list says at its right: the means with n, and how far they carry."""
    return short_numbers(found.comparison), gate_words(found.comparison)
