"""Findings that the user has chosen to ignore, for these words in this record; not part of history."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pivot_tui.store.connection import translated

if TYPE_CHECKING:
    from pivot_tui.store.store import Store


def ignored(store: "Store", table: str, row: str) -> frozenset[tuple[str, str]]:
    """What is ignored in one record: pattern and mark of the words."""
    with store.reading() as db:
        found = db.execute("SELECT pattern, mark FROM ignored WHERE tbl = ? AND row = ?", (table, row)).fetchall()
    return frozenset((pattern, mark) for pattern, mark in found)


def ignore(store: "Store", table: str, row: str, marks: Iterable[tuple[str, str]]) -> None:
    """Remember patterns and marks of words as ignored in one record. No batch: undo does not reach it.

    Raises:
        Fault: It could not be kept, and would be warned of again.
    """
    store.check_writable()
    with translated(store.path, writing=True):
        store.db.executemany(
            "INSERT OR IGNORE INTO ignored (tbl, row, pattern, mark) VALUES (?, ?, ?, ?)",
            [(table, row, pattern, mark) for pattern, mark in marks],
        )
