"""The queries of the weekly review: what is counted between two days, what frames it, and cards promised to people."""

from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.card import Card
from pivot_tui.domain.evaluation import answers_of
from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.review_figures import CameIn, ReviewFigures
from pivot_tui.domain.weekly_review import WeeklyReview
from pivot_tui.store.cards import NEXT_STEP
from pivot_tui.store.tables.plan import CARD, WEEKLY_REVIEW
from pivot_tui.store.tables.portfolio import EVALUATION

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection
    from pivot_tui.store.store import Store


def _between(name: str) -> str:
    return f"{name} > :after AND {name} <= :until"


_COUNTED = f"""SELECT count(*), coalesce(sum(energy), 0), count(energy), coalesce(sum(dread), 0), count(dread),
    (SELECT coalesce(sum(times), 0) FROM session WHERE day > :after AND coalesce(last_day, day) <= :until),
    (SELECT count(*) FROM conversation WHERE {_between("held")}),
    (SELECT count(*) FROM quote WHERE {_between("day")}),
    (SELECT count(*) FROM card WHERE {_between("done_on")})
    FROM entry WHERE {_between("day")}"""


def counted(store: "Store", after: date, until: date) -> ReviewFigures:
    """What was recorded from the day after one day to another, counted from the records themselves.

    Several sessions that were entered in one piece count only where all their days lie between the two.

    Args:
        store: The workbook; a transaction may be open.
        after: The day after which it begins.
        until: The last day that counts.

    Raises:
        Fault: The workbook cannot be read.
    """
    span = {"after": after.isoformat(), "until": until.isoformat()}
    with store.reading() as db:
        row = db.execute(_COUNTED, span).fetchone()
        came = "WHERE date_to > ? AND date_to <= ? ORDER BY date_to DESC, id"
        windows = tuple(EVALUATION.select(db, came, tuple(span.values())))
        titles = dict(db.execute("SELECT id, title FROM activity").fetchall()) if windows else {}
    captured, energy, energy_n, dread, dread_n, sessions, conversations, comments, cards = row
    came_in = tuple(CameIn(titles.get(one.activity, ""), answers_of(one), one.invited) for one in windows)
    return ReviewFigures(
        after, until, captured, sessions, conversations, len(windows), comments, cards,
        Ratings(energy, energy_n), Ratings(dread, dread_n), came_in,
    )  # fmt: skip


def first_entry_day(store: "Store") -> date | None:
    """The day of the first entry, or nothing."""
    with store.reading() as db:
        (found,) = db.execute("SELECT min(day) FROM entry").fetchone()
    return date.fromisoformat(found) if found else None


def open_review(db: "Connection") -> WeeklyReview | None:
    """The review that was begun and not saved yet, or nothing."""
    return next(WEEKLY_REVIEW.select(db, "WHERE saved = 0 ORDER BY id DESC LIMIT 1"), None)


def open_cards(store: "Store") -> tuple[tuple[Card, ...], dict[str, str]]:
    """The open cards in the order of their ranks, and the contacts to whom some were promised, by the cards' ids."""
    with store.reading() as db:
        cards = tuple(CARD.select(db, "WHERE column <> 'done' ORDER BY rank, id"))
        query = "SELECT from_id, to_id FROM link WHERE role = ? AND to_tbl = 'contact' ORDER BY n DESC"
        promised = dict(db.execute(query, (NEXT_STEP,)).fetchall())
    return cards, promised
