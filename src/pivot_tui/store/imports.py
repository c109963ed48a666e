"""What the file knows of entries that are about to be imported: those it has, and those that were deleted here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

IMPORTED = "journal.import"
"""The message key of an import."""

_AT_ONCE = 500
# An entry that was a quote has moved, and keeps its id there.
_HERE = "SELECT id FROM entry WHERE id IN ({}) UNION ALL SELECT id FROM quote WHERE id IN ({})"
# What was deleted by taking its import back may be imported again; what the user deleted stays deleted.
_DELETED = """
    SELECT c.row FROM change c JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target
    WHERE c.row IN ({}) AND c.op IN ('D', 'P')
      AND NOT (c.op = 'D' AND b.action = 'undo' AND t.what = ?)
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
"""


@dataclass(frozen=True, slots=True)
class Known:
    """Which of some entries have been here before.

    Attributes:
        live: The ids of those that are here.
        deleted: The ids of those that the user has deleted or erased.
    """

    live: frozenset[str]
    deleted: frozenset[str]


def known(db: "Connection", identifiers: Sequence[str]) -> Known:
    """Which of these entries the file has, and which were deleted here."""
    live: set[str] = set()
    deleted: set[str] = set()
    waiting = iter(identifiers)
    while some := list(islice(waiting, _AT_ONCE)):
        marks = ", ".join("?" * len(some))
        live.update(row[0] for row in db.execute(_HERE.format(marks, marks), (*some, *some)))
        deleted.update(row[0] for row in db.execute(_DELETED.format(marks), (*some, IMPORTED)))
    return Known(frozenset(live), frozenset(deleted - live))
