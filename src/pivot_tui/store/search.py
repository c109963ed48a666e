"""Finding records by the beginnings of words, in the one full-text index over everything that is text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pivot_tui.store.tables import SEARCH_SLOTS, SEARCHED

if TYPE_CHECKING:
    from pivot_tui.store.store import Store

_TERM = re.compile(r"[\w\u0300-\u0331]+")  # with the accents that FTS5 takes for part of a word when typed apart
_RANKED_FROM = 3  # letters; fewer match so much that the newest are what is meant, and ranking would take long
_TABLE_BY_NUMBER = {searched.number: table for table, searched in SEARCHED.items()}


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found.

    Attributes:
        table: Its table.
        id: Its id.
        values: Its columns, as they are stored.
    """

    table: str
    id: str
    values: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


def match_expression(words: Sequence[str]) -> str:
    """What FTS5 is asked for: every word, as the beginning of one; nothing in the words is taken as its syntax."""
    terms = [term for word in words for term in _TERM.findall(word.replace("_", " "))]
    return " ".join(f'"{term}"*' for term in terms)


def search(store: "Store", words: str, limit: int = 50) -> tuple[Hit, ...]:
    """The records in which every word occurs, the best first; under three letters the newest first."""
    expression = match_expression([words])
    if not expression:
        return ()
    letters = len(re.sub(r"\W", "", words))
    order = "rowid DESC" if letters < _RANKED_FROM else "rank, rowid DESC"
    with store.reading() as db:
        rows = db.execute(
            f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY {order} LIMIT ?",
            (expression, limit),
        ).fetchall()
        hits = []
        for (rowid,) in rows:
            table = _TABLE_BY_NUMBER[rowid % SEARCH_SLOTS]
            found = db.execute(f"SELECT * FROM {table} WHERE n = ?", (rowid // SEARCH_SLOTS,))
            names = [column[0] for column in found.description]
            row = found.fetchone()
            if row is not None:  # another process may have deleted it since the line above
                values = dict(zip(names, row, strict=True))
                hits.append(Hit(table, values["id"], values))
    return tuple(hits)


def count(store: "Store", words: str) -> int:
    """How many records have every word."""
    expression = match_expression([words])
    if not expression:
        return 0
    with store.reading() as db:
        found: int = db.execute("SELECT count(*) FROM search WHERE search MATCH ?", (expression,)).fetchone()[0]
        return found
