"""The narrowing for what is due: whoever has something due is among them, with the days that count."""

import random
from datetime import date, timedelta

import pytest

from pivot_tui.domain.contact import Contact, ContactType, SeenWork
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.follow_up import due_of
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.due import perhaps_due
from pivot_tui.store.people import acquaintances
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, SEEN_WORK

TODAY = date(2026, 3, 13)


def some_day(dice: random.Random) -> date | None:
    """A day within a year, or nothing."""
    return TODAY + timedelta(days=dice.randrange(-250, 120)) if dice.random() < 0.4 else None


def add_people(store: Store, dice: random.Random) -> None:
    """Contacts in every state, with none to three conversations each."""
    with store.transaction("contact.import"):
        for _ in range(40):
            contact = Contact(
                uuid7(store.clock()),
                "R.T.",
                dice.choice(tuple(ContactType)),
                next_due=some_day(dice) if dice.random() < 0.4 else None,
                snoozed_to=some_day(dice) if dice.random() < 0.4 else None,
                mentor=dice.choice((None, False, True)),
                wished_days=dice.choice((None, None, 0, 30)),
                longest_days=dice.choice((None, None, 0, 60)),
                in_touch=some_day(dice),
            )
            CONTACT.insert(store.db, [contact])
            CONVERSATION.insert(
                store.db,
                [
                    Conversation(
                        uuid7(store.clock()),
                        contact.id,
                        asked=some_day(dice),
                        followed_up=some_day(dice),
                        declined=some_day(dice),
                        meeting_day=some_day(dice),
                        held=some_day(dice),
                        thanked=some_day(dice),
                        write_again=some_day(dice),
                        wrote_again=some_day(dice),
                    )
                    for _ in range(dice.randrange(4))
                ],
            )
            if (seen := some_day(dice)) is not None:
                SEEN_WORK.insert(store.db, [SeenWork(uuid7(store.clock()), contact.id, seen, "a talk")])


@pytest.mark.parametrize("seed", range(6))
def test_nobody_with_something_due_is_missed(store: Store, seed: int) -> None:
    add_people(store, random.Random(seed))
    last = TODAY + timedelta(days=14)
    everybody = acquaintances(store)
    wanted = [known for known in everybody if (due := due_of(known, TODAY)) is not None and due.shown_day <= last]
    found = perhaps_due(store, last)
    assert wanted
    assert set(found) <= set(everybody)
    assert [known for known in found if known in wanted] == wanted
    assert len(found) < len(everybody)
