"""The record tables of a workbook, each with its number in the search index and the words that it gives to it."""

from dataclasses import dataclass
from typing import NamedTuple

from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store.records import Table


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two records, kept as a record of its own so that undo covers it.

    Attributes:
        id: UUIDv7.
        from_tbl: The table of the record that the link starts from.
        from_id: Its id.
        to_tbl: The table of the record that it leads to.
        to_id: Its id.
        role: What the one is to the other; may be empty.
    """

    id: str
    from_tbl: str
    from_id: str
    to_tbl: str
    to_id: str
    role: str = ""


KIND = Table(Kind, "kind")
ENTRY = Table(Entry, "entry", {"kind": "REFERENCES kind (id) ON DELETE SET NULL"})
LINK = Table(Link, "link")

RECORD_TABLES = (KIND, ENTRY, LINK)

SEARCH_SLOTS = 64
"""The rowid in the search index is a record's local number times this, plus its table's own number."""


class Searched(NamedTuple):
    """What a table gives to the search index.

    Attributes:
        number: Its own number in the index, from 1; never given to another table.
        title: Columns that count as a record's title.
        body: Columns that hold the rest of its words.
    """

    number: int
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


SEARCHED = {"entry": Searched(1, body=("text", "tags")), "kind": Searched(2, title=("name",), body=("alias",))}
