"""The figures of a review: counted while it is open, frozen when it is saved, and read back for ever (S10.6)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.rounding import many
from pivot_tui.domain.weekly_review import WeeklyReview

WORDING = 1
"""The version of the wording of the figures; a saved review keeps the one it was saved with."""

_LARGEST = 1_000_000_000
_NONE_GIVEN = Ratings()


@dataclass(frozen=True, slots=True)
class CameIn:
    """Evaluations of an activity that came in.

    Attributes:
        what: The activity's title.
        answers: How many answered, or nothing where that is not known.
        invited: How many could have, or nothing.
    """

    what: str
    answers: int | None = None
    invited: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """What was counted between two reviews; what was not counted is missing, which is not 0.

    Attributes:
        after: The day after which it was counted.
        until: The last day that was counted.
        captured: Entries of the log.
        sessions: Teaching sessions.
        conversations: Conversations that were held.
        evaluations: Evaluations that came in, by the last day of their window.
        comments: Comments of learners.
        cards_done: Cards of the plan that were done.
        energy: The ratings of energy in the log.
        dread: The ratings of dread in the log.
        came_in: The evaluations one by one.
    """

    after: date | None = None
    until: date | None = None
    captured: int | None = None
    sessions: int | None = None
    conversations: int | None = None
    evaluations: int | None = None
    comments: int | None = None
    cards_done: int | None = None
    energy: Ratings = _NONE_GIVEN
    dread: Ratings = _NONE_GIVEN
    came_in: tuple[CameIn, ...] = ()


_COUNTS = ("captured", "sessions", "conversations", "evaluations", "comments", "cards_done")
_DAYS = ("after", "until")
_RATINGS = ("energy", "dread")


def frozen(figures: ReviewFigures) -> str:
    """Figures as a saved review keeps them."""
    values: dict[str, Any] = {name: getattr(figures, name) for name in _COUNTS}
    values |= {name: day.isoformat() for name in _DAYS if (day := getattr(figures, name)) is not None}
    values |= {name: [getattr(figures, name).total, getattr(figures, name).n] for name in _RATINGS}
    values["came_in"] = [[one.what, one.answers, one.invited] for one in figures.came_in]
    return json.dumps({name: value for name, value in values.items() if value is not None}, ensure_ascii=False)


def frozen_figures(review: WeeklyReview) -> ReviewFigures:
    """The figures that a saved review has kept; what it has not, or what cannot be read, is missing."""
    try:
        values = json.loads(review.figures)
    except (ValueError, RecursionError):
        return ReviewFigures()
    if not isinstance(values, Mapping):
        return ReviewFigures()
    found: dict[str, Any] = {name: _count(values.get(name)) for name in _COUNTS}
    found |= {name: _day(values.get(name)) for name in _DAYS}
    found |= {name: _ratings(values.get(name)) for name in _RATINGS}
    listed = values.get("came_in")
    lines = (_came_in(one) for one in listed) if isinstance(listed, list) else ()
    return ReviewFigures(**found, came_in=tuple(one for one in lines if one is not None))


def _count(value: object) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= _LARGEST else None  # type: ignore[operator, return-value]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _ratings(value: object) -> Ratings:
    if not isinstance(value, list) or len(value) != 2:
        return _NONE_GIVEN
    total, n = map(_count, value)
    return _NONE_GIVEN if total is None or n is None else Ratings(total, n)


def _came_in(value: object) -> CameIn | None:
    match value:
        case [str(what), answers, invited]:
            return CameIn(what, _count(answers), _count(invited))
        case _:
            return None


# Words

NOT_COUNTED = "–"

_ONE_LINE = 56

_NAMES = {
    "captured": "captured",
    "sessions": "sessions taught",
    "conversations": "conversations held",
    "evaluations": "evaluations that came in",
    "comments": "comments of learners",
    "cards_done": "cards done",
}


def figure_lines(figures: ReviewFigures) -> tuple[tuple[str, str], ...]:
    """Every figure with its name, in a fixed order, so that two reviews can stand side by side; means with their n."""
    lines = [(name, _number(getattr(figures, field))) for field, name in _NAMES.items()]
    means = (("▲ energy in the log", figures.energy), ("▼ dread in the log", figures.dread))
    return (*lines, *((name, _mean(found)) for name, found in means))


def week_said(figures: ReviewFigures, today: date) -> str:
    """The week in one line: ``taught 1 session; 5 captured since 27 Feb``."""
    taught, captured = figures.sessions, figures.captured
    since = f" since {say_day_near(figures.after, today)}" if figures.after is not None else ""
    said = [f"taught {many(taught, 'session')}"] if taught else []
    return "; ".join([*said, f"{_number(captured)} captured{since}"])


def evidence_lines(figures: ReviewFigures) -> tuple[str, ...]:
    """What came in, a line a fact: ``Noon conference: 22 of 26 rated it``; the comments last."""
    lines = [f"{' '.join(one.what.split())}: {_answered(one)}" for one in figures.came_in]
    if figures.comments:
        lines.append(f"{many(figures.comments, 'comment')} of learners")
    return tuple(lines)


def evidence_said(figures: ReviewFigures) -> str:
    """What came in, in one line: fact by fact where that is short, else how many of each."""
    whole = "; ".join(evidence_lines(figures))
    if len(whole) <= _ONE_LINE:
        return whole or "nothing came in"
    counts = ((figures.evaluations, "evaluation"), (figures.comments, "comment"))
    return f"{' and '.join(many(count, name) for count, name in counts if count)} came in"


def _answered(one: CameIn) -> str:
    if one.answers is None:
        return "an evaluation came in"
    return f"{one.answers:,} of {one.invited:,} rated it" if one.invited is not None else f"{one.answers:,} rated it"


def _number(count: int | None) -> str:
    return NOT_COUNTED if count is None else f"{count:,}"


def _mean(found: Ratings) -> str:
    return f"{found.said} (n {found.n:,})" if found.n else NOT_COUNTED
