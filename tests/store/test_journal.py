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


def test_the_first_page_of_a_word_is_the_newest_that_have_it(store: Store, filled: list[Entry]) -> None:
    for typed in ("a", "alp", "alpha", "b", "rare", "a b"):
        words = tuple(typed.split())
        having = [one for one in filled if all(f" {word}" in f" {one.text}" for word in words)]
        for limit in (1, 60, 400):
            assert journal.entries(store, JournalFilter(words=words), limit) == tuple(having[:limit]), (typed, limit)
