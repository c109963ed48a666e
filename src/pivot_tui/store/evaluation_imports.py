"""What the file knows of imported evaluations: what is here, what the user deleted, and what the user changed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pivot_tui.domain.quote import Quote
from pivot_tui.domain.response import Response
from pivot_tui.store.tables.portfolio import QUOTE, RESPONSE

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

IMPORTED = "evaluation.import"
"""The message key of an import of evaluations."""

_AT_ONCE = 500
# What went when its import was taken back may be imported again; what the user deleted stays deleted.
_DELETED = """
    SELECT c.row FROM change c JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target
    WHERE c.row IN ({}) AND c.op IN ('D', 'P')
      AND NOT (c.op = 'D' AND b.action = 'undo' AND t.what = ?)
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
"""
_TOUCHED = """
    SELECT DISTINCT c.row FROM change c JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target
    WHERE c.row IN ({}) AND coalesce(t.what, b.what) <> ?
"""


def responses(db: "Connection", identifiers: Sequence[str]) -> dict[str, Response]:
    """Those of some responses that are here, by id."""
    return {
        found.id: found
        for some, marks in _portions(identifiers)
        for found in RESPONSE.select(db, f"WHERE id IN ({marks})", some)
    }


def quotes(db: "Connection", identifiers: Sequence[str]) -> dict[str, Quote]:
    """Those of some quotes that are here, by id."""
    return {
        found.id: found
        for some, marks in _portions(identifiers)
        for found in QUOTE.select(db, f"WHERE id IN ({marks})", some)
    }


def deleted(db: "Connection", identifiers: Sequence[str]) -> set[str]:
    """Those of some records that the user has deleted or erased."""
    return {
        row
        for some, marks in _portions(identifiers)
        for (row,) in db.execute(_DELETED.format(marks), (*some, IMPORTED))
    }


def touched(db: "Connection", identifiers: Sequence[str]) -> set[str]:
    """Those of some records that anything but an import has changed."""
    return {
        row
        for some, marks in _portions(identifiers)
        for (row,) in db.execute(_TOUCHED.format(marks), (*some, IMPORTED))
    }


def _portions(identifiers: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    waiting = iter(identifiers)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some, ", ".join("?" * len(some))
