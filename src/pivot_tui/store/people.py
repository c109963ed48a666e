"""People as the store knows them: contacts with their newest conversation and the days that count between them."""

from datetime import date

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import SeenWork
from pivot_tui.domain.conversation import Conversation
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, SEEN_WORK

_DAY_OF = "coalesce(declined, held, max(coalesce(asked, ''), coalesce(meeting_day, '')))"
NEWEST_FIRST = f"ORDER BY {_DAY_OF} DESC, id DESC"
"""Conversations by their own days: their ids tell when they were written down, which may have been much later."""
NEWEST_WITH = f"SELECT id FROM conversation WHERE contact = person.id {NEWEST_FIRST} LIMIT 1"
"""The newest conversation with a ``person``."""
_NEWEST = f"WHERE id IN (SELECT substr(max({_DAY_OF} || id), -36) FROM conversation GROUP BY contact)"
_DAYS = """SELECT contact, max(held), max(asked),
    max(max(coalesce(held, ''), coalesce(asked, ''), coalesce(followed_up, ''), coalesce(declined, ''),
        coalesce(thanked, ''), coalesce(wrote_again, ''))) FROM conversation"""


def acquaintances(store: Store) -> tuple[Acquaintance, ...]:
    """Everybody, by the order in which they were added.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        newest = {found.contact: found for found in CONVERSATION.select(db, _NEWEST)}
        days = {row[0]: row[1:] for row in db.execute(f"{_DAYS} GROUP BY contact")}
        seen = dict(db.execute("SELECT contact, max(day) FROM seen_work GROUP BY contact"))
        found = tuple(CONTACT.select(db, "ORDER BY id"))
    none = (None, None, "")
    return tuple(
        Acquaintance(
            contact,
            newest.get(contact.id),
            _day(days.get(contact.id, none)[0]),
            _day(days.get(contact.id, none)[1]),
            _last(days.get(contact.id, none)[2], seen.get(contact.id), contact.in_touch),
        )
        for contact in found
    )


def acquaintance(store: Store, contact_id: str) -> Acquaintance | None:
    """One of them, or nothing where there is no such contact.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        contact = CONTACT.get(db, contact_id)
        if contact is None:
            return None
        newest = next(CONVERSATION.select(db, f"WHERE contact = ? {NEWEST_FIRST} LIMIT 1", (contact_id,)), None)
        held, asked, last = db.execute(f"{_DAYS} WHERE contact = ?", (contact_id,)).fetchone()[1:]
        (seen,) = db.execute("SELECT max(day) FROM seen_work WHERE contact = ?", (contact_id,)).fetchone()
    return Acquaintance(contact, newest, _day(held), _day(asked), _last(last, seen, contact.in_touch))


def conversations_with(store: Store, contact_id: str) -> tuple[Conversation, ...]:
    """All conversations with a contact, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return tuple(CONVERSATION.select(db, f"WHERE contact = ? {NEWEST_FIRST}", (contact_id,)))


def seen_by(store: Store, contact_id: str) -> tuple[SeenWork, ...]:
    """What a contact has seen of the user's work, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return tuple(SEEN_WORK.select(db, "WHERE contact = ? ORDER BY day DESC, id DESC", (contact_id,)))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _last(conversation: str | None, seen: str | None, in_touch: date | None) -> date | None:
    days = [day for day in (_day(conversation), _day(seen), in_touch) if day is not None]
    return max(days, default=None)
