"""The queries of the board: all cards with what they wait for, what frames them, and the order of a column."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.board import in_column, rank_between
from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.contact import Contact, with_step_done
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.rank import ranks
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.store.tables.plan import CARD, PLAN

if TYPE_CHECKING:
    from pivot_tui.domain.plan import Plan
    from pivot_tui.store.connection import Connection
    from pivot_tui.store.store import Store

BLOCKED_BY = "blocked_by"
"""The role of the link that leads from a card to the card that must be done before it."""

NEXT_STEP = "next_step"
"""The role of the link that leads from a card to the contact with whom it was promised."""

_LONGEST_RANK = 32
"""Beyond so many characters, as after a hundred moves to one place, the ranks of a column are written anew."""

_GONE = "That card is not there any more."
_IS_BLOCKED = (
    f"EXISTS (SELECT 1 FROM link JOIN card other ON other.id = link.to_id WHERE link.from_id = card.id "
    f"AND link.role = '{BLOCKED_BY}' AND other.column <> 'done')"
)
_CARD_NAMES = ", ".join(f"card.{column.name}" for column in CARD.columns)
_PLAN_NAMES = ", ".join(f"plan.{column.name}" for column in PLAN.columns)


def all_cards(store: "Store") -> tuple[tuple[Card, bool], ...]:
    """All cards in the order of their ranks, each with whether another card must be done first; one statement."""
    query = f"SELECT {_IS_BLOCKED}, {_CARD_NAMES} FROM card ORDER BY card.rank, card.id"
    with store.reading() as db:
        found = db.execute(query).fetchall()
    return tuple((card, bool(row[0]) and card.is_open) for row in found for card in (CARD.read(row[1:]),))


def frame(store: "Store") -> "tuple[Plan | None, int | None]":
    """The plan and the minutes a week kept for the pivot, each nothing where it was not said; one statement."""
    query = (
        f"SELECT situation.pivot_minutes, {_PLAN_NAMES} FROM (SELECT 1) "
        "LEFT JOIN plan ON TRUE LEFT JOIN situation ON TRUE LIMIT 1"
    )
    with store.reading() as db:
        minutes, *row = db.execute(query).fetchone()
    return (PLAN.read(row) if row[0] is not None else None), minutes


def order_of(db: "Connection", column: Column) -> list[tuple[str, str]]:
    """The ids and ranks of a column's cards, in their order."""
    return list(db.execute("SELECT id, rank FROM card WHERE column = ? ORDER BY rank, id", (column.value,)).fetchall())


def rank_at(
    db: "Connection", column: Column, card: str = "", *, before: str | None = None, after: str | None = None
) -> str:
    """The rank of a place in a column: before a card, behind one, or at the end; a transaction must be open.

    Only where the ranks there leave no room, as when they came from outside, or have grown long, are those of the
    column written anew.

    Args:
        db: The connection.
        column: The column.
        card: The card that is moved, which is no neighbour of itself.
        before: The card to stand before.
        after: The card to stand behind.

    Raises:
        NotFound: The neighbour is not in that column any more.
    """
    others = [pair for pair in order_of(db, column) if pair[0] != card]
    place = _place([identifier for identifier, _ in others], before, after)
    low = others[place - 1][1] if place else None
    high = others[place][1] if place < len(others) else None
    found = rank_between(low, high)
    if found is not None and len(found) <= _LONGEST_RANK:
        return found
    fresh = list(ranks(len(others) + 1))
    found = fresh.pop(place)
    pairs = [(new, identifier) for (identifier, _), new in zip(others, fresh, strict=True)]
    db.executemany("UPDATE card SET rank = ? WHERE id = ?", pairs)
    return found


def _place(others: list[str], before: str | None, after: str | None) -> int:
    neighbour = before or after
    if neighbour is None:
        return len(others)
    if neighbour not in others:
        raise NotFound("The card beside that place has gone elsewhere; nothing was moved.")
    return others.index(neighbour) + (0 if before else 1)


def blockers(db: "Connection") -> list[tuple[str, str]]:
    """All pairs of a card and the card that must be done before it, in the order they were named."""
    return list(db.execute("SELECT from_id, to_id FROM link WHERE role = ? ORDER BY n", (BLOCKED_BY,)).fetchall())


def cards_before(db: "Connection", identifier: str) -> tuple[Card, ...]:
    """The cards that must be done before one, in the order they were named; one statement."""
    return _at_other_end(db, "to_id", "from_id", identifier)


def cards_behind(db: "Connection", identifier: str) -> tuple[Card, ...]:
    """The cards for which one must be done first, in the order they were named; one statement."""
    return _at_other_end(db, "from_id", "to_id", identifier)


def _at_other_end(db: "Connection", end: str, begin: str, identifier: str) -> tuple[Card, ...]:
    query = (
        f"SELECT {_CARD_NAMES} FROM link JOIN card ON card.id = {end} WHERE role = ? AND {begin} = ? ORDER BY link.n"
    )
    return tuple(map(CARD.read, db.execute(query, (BLOCKED_BY, identifier)).fetchall()))


def get_card(db: "Connection", identifier: str) -> Card:
    """One card.

    Raises:
        NotFound: It is not there any more.
    """
    card = CARD.get(db, identifier)
    if card is None:
        raise NotFound(_GONE)
    return card


def write_card(db: "Connection", before: Card, card: Card, today: date) -> None:
    """Write a card over itself; what was promised with it to a contact goes along, since the two are one thing.

    A contact's next step that is due on another day is taken for another one, and left alone.

    Args:
        db: The connection; a transaction must be open.
        before: The card as it was.
        card: The card as it shall be.
        today: The present day, on which a contact was in touch when it is done.

    Raises:
        NotFound: The card is not there any more.
    """
    if not CARD.update(db, card):
        raise NotFound(_GONE)
    is_done = before.is_open and not card.is_open
    if not is_done and before.due == card.due:
        return
    query = "WHERE next_step <> '' AND id IN (SELECT to_id FROM link WHERE from_id = ? AND role = ?)"
    for contact in tuple(CONTACT.select(db, query, (card.id, NEXT_STEP))):
        if contact.next_due == before.due:
            CONTACT.update(db, with_step_done(contact, today) if is_done else replace(contact, next_due=card.due))


def close_promised(db: "Connection", contact: Contact, today: date) -> int:
    """Close the cards that are one thing with a contact's next step, which has just been done; how many those were.

    Args:
        db: The connection; a transaction must be open.
        contact: The contact as they were before.
        today: The present day.
    """
    return _close_due(db, contact.id, contact.next_due, today)


def close_meeting(db: "Connection", conversation: Conversation, today: date) -> int:
    """Close the cards that are one thing with a meeting, which has just been held; how many those were.

    Args:
        db: The connection; a transaction must be open.
        conversation: The conversation with the day that was agreed for it, if any was.
        today: The present day.
    """
    if conversation.meeting_day is None:
        return 0
    return _close_due(db, conversation.contact, conversation.meeting_day, today)


def _close_due(db: "Connection", contact_id: str, day: date | None, today: date) -> int:
    query = "WHERE column <> 'done' AND due IS ? AND id IN (SELECT from_id FROM link WHERE to_id = ? AND role = ?)"
    found = tuple(CARD.select(db, query, (day.isoformat() if day else None, contact_id, NEXT_STEP)))
    for card in found:
        CARD.update(db, in_column(card, Column.DONE, rank_at(db, Column.DONE, card.id), today))
    return len(found)
