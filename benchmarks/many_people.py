"""People of any number to measure with: invented contacts, the conversations held with them and what was learned."""

import random
from datetime import UTC, date, datetime, timedelta

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.learned import Learned, Topic
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, LEARNED

MOST_CONTACTS = 1_000
"""More people than anybody keeps in touch with."""
_CONVERSATIONS_WITH_EACH = 5
_DAYS_BETWEEN = 400
_LETTERS = "ABCDEFGHIJKLMNOPRSTUVWYZ"
_STEPS = ("", "", "Send the one-page CV", "Ask about the July block", "Sit in on a grading meeting")
_ADVICE = ("Start small and write it down", "Ask for the hours in writing", "Find the person who makes the schedule")


def add_people(store: Store, contacts: int, last_day: date) -> None:
    """Add so many contacts, with five conversations and one thing learned for each."""
    dice = random.Random(contacts)
    last = datetime(last_day.year, last_day.month, last_day.day, 8, tzinfo=UTC)
    store.clock = lambda: last
    with store.transaction("contact.import"):
        for _ in range(contacts):
            contact = _contact(last, dice, last_day)
            days = sorted(
                last_day - timedelta(days=dice.randrange(3, _DAYS_BETWEEN)) for _ in range(_CONVERSATIONS_WITH_EACH)
            )
            held = [_conversation(contact.id, day, last, dice) for day in days]
            CONTACT.insert(store.db, [contact])
            CONVERSATION.insert(store.db, held)
            LEARNED.insert(store.db, [_learned(contact.id, held[-1], last, dice)])


def _contact(at: datetime, dice: random.Random, today: date) -> Contact:
    step = dice.choice(_STEPS)
    return Contact(
        uuid7(at),
        f"{dice.choice(_LETTERS)}.{dice.choice(_LETTERS)}.",
        dice.choice(tuple(ContactType)),
        next_step=step,
        next_due=today + timedelta(days=dice.randrange(-10, 200)) if step else None,
        position="Somebody in the education office",
        mentor=dice.choice((True, False, None)),
    )


def _conversation(contact: str, day: date, at: datetime, dice: random.Random) -> Conversation:
    return Conversation(
        uuid7(at),
        contact,
        asked=day - timedelta(days=7),
        meeting_day=day,
        prepared=day,
        held=day,
        spoken_minutes=dice.randrange(10, 40),
        noted=day,
        advice=dice.choice(_ADVICE),
        thanked=day,
    )


def _learned(contact: str, held: Conversation, at: datetime, dice: random.Random) -> Learned:
    day = held.held or held.asked
    assert day is not None
    return Learned(uuid7(at), dice.choice(_ADVICE), day, dice.choice(tuple(Topic)), contact=contact)
