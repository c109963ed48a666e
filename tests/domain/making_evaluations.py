"""Windows of evaluation for the tests of the figures and the words."""

from datetime import date
from typing import Any

from pivot_tui.domain.comparison import Comparison, compare
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Measure, Phase

AFTER_DAY, BEFORE_DAY = date(2026, 3, 11), date(2025, 9, 17)


def window(*counts: int, **values: Any) -> Evaluation:
    """One window, of a scale from 1 to 5 unless told otherwise."""
    fields: dict[str, Any] = {
        "id": "after",
        "activity": "activity",
        "item": "Overall quality",
        "date_from": AFTER_DAY,
        "date_to": AFTER_DAY,
        "anonymous": Anonymous.YES,
        "counts": counts,
        **values,
    }
    return Evaluation(**fields)


def after(*counts: int, **values: Any) -> Evaluation:
    """The later window of a pair."""
    return window(*counts, **{"phase": Phase.AFTER, **values})


def before(*counts: int, **values: Any) -> Evaluation:
    """The earlier window of a pair."""
    days = {"date_from": BEFORE_DAY, "date_to": BEFORE_DAY}
    return window(*counts, **{"id": "before", "phase": Phase.BEFORE, **days, **values})


def share(successes: int, trials: int, **values: Any) -> Evaluation:
    """A window that measured a proportion."""
    fields = {"measure": Measure.PROPORTION, "item": "rotations with feedback", "anonymous": Anonymous.UNKNOWN}
    return after(**{**fields, "successes": successes, "trials": trials, **values})


def pair(later: tuple[int, ...], earlier: tuple[int, ...], **values: Any) -> Comparison:
    """Two windows with counts on the same form."""
    return compare(after(*later, **values), before(*earlier, **values))
