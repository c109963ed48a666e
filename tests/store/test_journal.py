"""The journal's queries: a word that is found often gives the same page, whichever way it is looked for."""

import random
from datetime import timedelta

import pytest

from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.store import journal
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY

WORDS = ("alpha", "alphabet", "beta", "amber", "gamma")
MANY = 1500


@pytest.fixture
def filled(store: Store) -> list[Entry]:
    """Entries written down in no order of their days, newest first; nearly all have a word that begins with a."""
    dice = random.Random(7)
    made = []
    for number in range(MANY):
        at = store.clock() - timedelta(hours=dice.randrange(5_000))
        text = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {'rare' if number % 400 == 0 else ''}".strip()
        made.append(Entry(uuid7(at), at.date(), at.replace(microsecond=0), 0, text, None, None, None, Sign.NOTE))
    with store.transaction("journal.add"):
        ENTRY.insert(store.db, made)
    return sorted(made, key=lambda entry: (entry.day, entry.at, entry.id), reverse=True)


@pytest.mark.parametrize("typed", ["a", "alp", "alpha", "b", "rare", "a b"])
@pytest.mark.parametrize("limit", [1, 60, 400])
def test_the_first_page_of_a_word_is_the_newest_that_have_it(
    store: Store, filled: list[Entry], typed: str, limit: int
) -> None:
    words = tuple(typed.split())
    having = [
        entry for entry in filled if all(any(part.startswith(word) for part in entry.text.split()) for word in words)
    ]
    assert journal.entries(store, JournalFilter(words=words), limit) == tuple(having[:limit])
