"""Making people for the tests of the screens: every text in hostile words, and very many of them."""

from datetime import date, timedelta

from tests.screens.driving import HOSTILE
from tests.screens.making import LONG_TEXT, LONG_WORD

from pivot_tui.domain.contact import Contact, ContactType, SeenWork
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.learned import BearsOn, Learned, Topic
from pivot_tui.domain.role import Role
from pivot_tui.store.tables import people as tables
from pivot_tui.workbook import Store

LONG = (f"{HOSTILE} words that go on " * 8)[:300]
_DAY = date(2026, 3, 1)
_ROLES = tuple(role.value for role in Role)


def add_hostile_people(store: Store) -> None:
    """Add people, conversations, what was learned and the ledger, in words that look like markup or are endless."""
    with store.transaction("contact.add"):
        tables.CONTACT.insert(store.db, [_full("c1", LONG), _full("c2", LONG_WORD), _full("c3", HOSTILE)])
        tables.CONVERSATION.insert(
            store.db, [_thread("v1", "c1", LONG), _thread("v2", "c2", LONG_WORD), _thread("v3", "c3", LONG_TEXT)]
        )
        tables.SEEN_WORK.insert(
            store.db,
            [
                SeenWork("s1", "c1", _DAY, LONG),
                SeenWork("s2", "c1", _DAY, LONG_WORD),
                *(SeenWork(f"s{n}", "c2", _DAY - timedelta(days=n), HOSTILE) for n in range(3, 43)),
            ],
        )
        tables.LEARNED.insert(
            store.db,
            [
                Learned("l1", LONG, _DAY, Topic.OPENING, BearsOn.ROLE, Role.SCHOLAR, "", _DAY, "c1", _whole("v1")),
                Learned("l2", LONG_WORD, _DAY, Topic.PROTECTED_TIME, BearsOn.OFFER, None, LONG_WORD),
                Learned("l3", HOSTILE, _DAY, contact="c3"),
            ],
        )
        tables.INCUMBENT.insert(
            store.db,
            [
                Incumbent("i1", LONG, 10_080, _DAY, 0, Role.RESIDENCY, LONG, "c1"),
                Incumbent("i2", LONG_WORD, 60, _DAY, None, None, LONG_WORD, None, LONG_WORD),
            ],
        )


def _full(identifier: str, words: str) -> Contact:
    """A contact all of whose fields are full."""
    return Contact(
        identifier, words, ContactType.PROGRAM_DIRECTOR, words, date(2026, 3, 11), None, words, words, _ROLES, words,
        words, words, words, True, None, False, 90, 180, _DAY, ("日本語", "tag" * 40), words,
    )  # fmt: skip


def _thread(identifier: str, contact: str, words: str) -> Conversation:
    """A conversation that was held and noted, in the same words from beginning to end."""
    return Conversation(
        _whole(identifier), contact, _DAY, words, None, None, _DAY, "09:30", words, _DAY, words, words, words, words,
        None, _DAY, 1440, _DAY, words, words,
    )  # fmt: skip


def _whole(identifier: str) -> str:
    """An id as long as those that are made, without which a conversation is not found as the newest of a contact."""
    return f"{identifier:0>36}"


def add_many(store: Store, people: int = 200, conversations: int = 5) -> None:
    """Add many contacts, each with some conversations."""
    kinds = tuple(ContactType)
    with store.transaction("contact.add"):
        tables.CONTACT.insert(
            store.db,
            [
                Contact(f"m{n:04}", f"{chr(65 + n % 26)}.{chr(65 + n // 26 % 26)}.", kinds[n % len(kinds)])
                for n in range(people)
            ],
        )
        tables.CONVERSATION.insert(
            store.db,
            [
                Conversation(_whole(f"m{n:04}-{k}"), f"m{n:04}", _DAY - timedelta(days=70 * (conversations - k)))
                for n in range(people)
                for k in range(conversations)
            ],
        )
