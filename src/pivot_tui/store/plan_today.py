"""What Today asks of the plan: a few light rows, since a start pays for each of them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.due_line import DueCard
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.work_pattern import WorkPattern

if TYPE_CHECKING:
    from pivot_tui.store.store import Store

_CARDS = """SELECT id, title, column, due, (SELECT to_id FROM link WHERE from_id = card.id AND role = 'next_step'
        AND to_tbl = 'contact' ORDER BY link.n LIMIT 1)
    FROM card WHERE column IN ('doing', 'waiting') OR column <> 'done' AND due <= ? ORDER BY rank, id"""

_LAST_REVIEW = "SELECT id FROM weekly_review WHERE saved = 1 ORDER BY day DESC, id DESC LIMIT 1"

_REVIEWS = f"""SELECT (SELECT day FROM weekly_review WHERE id = ({_LAST_REVIEW})),
    (SELECT step FROM weekly_review WHERE saved = 0 ORDER BY id DESC LIMIT 1)"""

_PROMISES = f"""SELECT text, coalesce((SELECT column = 'done' FROM card WHERE card.id = commitment.card), is_done, 0)
    FROM commitment WHERE review = ({_LAST_REVIEW}) ORDER BY commitment.id"""


@dataclass(frozen=True, slots=True)
class Promise:
    """One of the promises of the last review.

    Attributes:
        text: What was promised.
        is_done: Whether it was done, as far as is known.
    """

    text: str
    is_done: bool


def open_cards(store: "Store", last: date) -> tuple[DueCard, ...]:
    """The cards in Doing and in Waiting, and the open ones that are due by a day, in the order of their ranks."""
    with store.reading() as db:
        rows = db.execute(_CARDS, (last.isoformat(),)).fetchall()
    return tuple(
        DueCard(identifier, title, column, date.fromisoformat(due) if due else None, contact)
        for identifier, title, column, due, contact in rows
    )


def frame(store: "Store") -> tuple[Plan | None, WorkPattern | None]:
    """When the plan runs and the pattern in which work comes, each nothing where it was not said."""
    with store.reading() as db:
        plan = db.execute("SELECT id, start, horizon_months, review_weekday FROM plan LIMIT 1").fetchone()
        query = "SELECT id, first_on, days_on, days_off, nights_every FROM work_pattern LIMIT 1"
        pattern = db.execute(query).fetchone()
    return (
        Plan(plan[0], date.fromisoformat(plan[1]), *plan[2:]) if plan else None,
        WorkPattern(pattern[0], date.fromisoformat(pattern[1]), *pattern[2:]) if pattern else None,
    )


def reviews(store: "Store") -> tuple[date | None, int | None]:
    """The day of the last saved review, and how many steps of one that is open are done; each nothing without one."""
    with store.reading() as db:
        last, step = db.execute(_REVIEWS).fetchone()
    return (date.fromisoformat(last) if last else None), step


def promises(store: "Store") -> tuple[Promise, ...]:
    """What was promised in the last saved review, in its order."""
    with store.reading() as db:
        return tuple(Promise(text, bool(is_done)) for text, is_done in db.execute(_PROMISES).fetchall())
