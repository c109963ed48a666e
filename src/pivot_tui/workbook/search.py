"""Searching everything that is text."""

from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.plain_text import first_line
from pivot_tui.store import search as stored
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found.

    Attributes:
        table: Its table.
        id: Its id.
        day: The day it is about, or nothing.
        title: Its first line.
    """

    table: str
    id: str
    day: date | None
    title: str


def search(store: Store, words: str, limit: int = 50) -> tuple[Found, ...]:
    """The records in which every word begins a word, the best first; under three letters the newest first."""
    found = []
    for hit in stored.search(store, words, limit):
        with store.reading() as db:
            if hit.table == ENTRY.name and (entry := ENTRY.get(db, hit.id)) is not None:
                found.append(Found(hit.table, hit.id, entry.day, first_line(entry.text)))
            elif hit.table == KIND.name and (kind := KIND.get(db, hit.id)) is not None:
                found.append(Found(hit.table, hit.id, None, kind.name))
    return tuple(found)
