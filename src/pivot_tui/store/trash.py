"""Deleting records, bringing them back, and erasing them for good."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.faults import Busy, DiskFull, NotFound
from pivot_tui.domain.identifiers import instant_of
from pivot_tui.store.connection import translated
from pivot_tui.store.history import insert_stored
from pivot_tui.store.tables import RECORD_TABLES

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection
    from pivot_tui.store.store import Batch, Store

# A record is in the trash when its last change is a deletion whose words are still there, unless undo or redo
# can bring it back by themselves: then it is on their stack, and not in the trash.
_IN_TRASH = """
    SELECT c.n, c.tbl, c.row, c.before, b.id FROM change c
    JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target
    WHERE c.op = 'D' AND c.tbl NOT IN ('link', 'origin') AND c.before IS NOT NULL
      AND (b.action <> 'undo' OR t.state = 'dropped' OR t.what = 'trash.restore')
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
"""
# The links that went because one of their ends went, and not because somebody removed them.
_LINKS_WITH_AN_END = """
    SELECT c.before FROM change c WHERE c.op = 'D' AND c.tbl = 'link' AND c.before IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
      AND EXISTS (SELECT 1 FROM change o WHERE o.op = 'D' AND +o.batch = c.batch AND o.row IN
                  (json_extract(c.before, '$.from_id'), json_extract(c.before, '$.to_id')))
"""


@dataclass(frozen=True, slots=True)
class Trashed:
    """A deleted record that can be brought back.

    Attributes:
        table: Its table.
        id: Its id.
        at: When it was deleted, in UTC.
        values: Its columns as they were.
    """

    table: str
    id: str
    at: datetime
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure reached.

    Attributes:
        records: How many records were removed for good.
        log_emptied: Whether the write-ahead log could be emptied at once; another open process delays that.
    """

    records: int
    log_emptied: bool


def put_in_trash(store: "Store", table: str, identifiers: Sequence[str], what: str) -> int:
    """Delete records and the links that hang on them, as one action; how many records went.

    Raises:
        NotFound: One of them is not there any more; nothing was deleted.
    """
    with store.transaction(what):
        for identifier in identifiers:
            _remove(store.db, table, identifier)
    return len(identifiers)


def _remove(db: "Connection", table: str, identifier: str) -> None:
    db.execute("DELETE FROM link WHERE from_id = ? OR to_id = ?", (identifier, identifier))
    if db.execute(f"DELETE FROM {_known(table)} WHERE id = ?", (identifier,)).rowcount != 1:
        raise NotFound("That record is not there any more; nothing was deleted.")


def _is_live(db: "Connection", table: str, identifier: str) -> bool:
    return db.execute(f"SELECT 1 FROM {_known(table)} WHERE id = ?", (identifier,)).fetchone() is not None


def _known(table: str) -> str:
    return next(known for known in RECORD_TABLES if known == table)


def trashed(store: "Store", limit: int = 500) -> tuple[Trashed, ...]:
    """What is in the trash, the newest first."""
    with store.reading() as db:
        rows = db.execute(f"{_IN_TRASH} ORDER BY c.n DESC LIMIT ?", (limit,)).fetchall()
    return tuple(Trashed(tbl, row, instant_of(batch), json.loads(before)) for _, tbl, row, before, batch in rows)


def restore(store: "Store", identifier: str) -> int:
    """Bring a deleted record back, with everything that was deleted together with it; how many records came.

    What the deletion had detached (an entry's kind, say) is attached again where nothing else has taken its place,
    and so are links once both of their ends are there; what has gone for good is no longer referred to.

    Raises:
        NotFound: It is not in the trash.
    """
    with store.transaction("trash.restore"):
        found = store.db.execute(f"{_IN_TRASH} AND c.row = ?", (identifier,)).fetchone()
        if found is None:
            raise NotFound("That record is not in the trash.")
        return _restore_batch(store.db, found[4])


def _restore_batch(db: "Connection", batch: str) -> int:
    db.execute("PRAGMA defer_foreign_keys = ON")
    changes = db.execute(
        "SELECT c.tbl, c.row, c.op, c.before, c.after FROM change c JOIN batch b ON b.n = c.batch "
        "WHERE b.id = ? AND c.before IS NOT NULL AND c.tbl <> 'link' ORDER BY c.n DESC",
        (batch,),
    ).fetchall()
    back = set()
    for table, row, op, before, _ in changes:
        if op == "D" and insert_stored(db, table, _without_gone(db, table, json.loads(before))):
            back.add(row)
    for table, row, op, before, after in changes:
        if op == "U":
            _reattach(db, table, row, back, json.loads(before), json.loads(after))
    return len(back) + _restore_links(db, back)


def _without_gone(db: "Connection", table: str, values: dict[str, Any]) -> dict[str, Any]:
    """A deleted record's values, without references that deleting their goal would have emptied."""
    for _, _, goal, name, key, _, on_delete, _ in db.execute(f"PRAGMA foreign_key_list({_known(table)})").fetchall():
        given = (values.get(name),)
        if on_delete == "SET NULL" and not db.execute(f"SELECT 1 FROM {goal} WHERE {key} = ?", given).fetchone():
            values[name] = None
    return values


def _reattach(
    db: "Connection", table: str, row: str, back: set[str], before: dict[str, Any], after: dict[str, Any]
) -> None:
    for name, value in before.items():
        if value in back:
            db.execute(
                f"UPDATE {_known(table)} SET {name} = ? WHERE id = ? AND {name} IS ?",
                (value, row, after[name]),
            )


def _restore_links(db: "Connection", back: set[str]) -> int:
    """Bring back the links of records that are back, those whose other end came back earlier among them."""
    count = 0
    for (before,) in db.execute(_LINKS_WITH_AN_END).fetchall():
        link = json.loads(before)
        ends = ((link["from_tbl"], link["from_id"]), (link["to_tbl"], link["to_id"]))
        if any(identifier in back for _, identifier in ends) and all(_is_live(db, *end) for end in ends):
            count += insert_stored(db, "link", link)
    return count


def erase(store: "Store", table: str, identifier: str) -> Erased:
    """Remove a record with its history, its words in the search index, its drafts and what is ignored in it, for good.

    It may be live or in the trash. The tombstone that stays holds no words. Actions that touched it leave the
    undo stack, so that undo goes on with the action before them.

    Raises:
        NotFound: There is no trace of it.
    """
    with store.transaction("record.erase") as batch:
        db = store.db
        if _is_live(db, table, identifier):
            _remove(db, table, identifier)
        elif not db.execute("SELECT 1 FROM change WHERE row = ? AND tbl = ?", (identifier, table)).fetchone():
            raise NotFound("That record is not there any more.")
        gone = _erase_traces(db, batch, table, identifier)
        db.execute("INSERT INTO search (search) VALUES ('optimize')")  # or the words stay in the index
    return Erased(gone, log_emptied=_empty_log(store))


def _empty_log(store: "Store") -> bool:
    """Move the write-ahead log into the file, so that it holds no erased words; whether nothing was in the way."""
    with contextlib.suppress(Busy, DiskFull), translated(store.path, writing=True):
        return not store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return False


def _erase_traces(db: "Connection", batch: "Batch", table: str, identifier: str) -> int:
    """Blank the history of the record and of the links that went with it, and leave a tombstone for each."""
    rows = [(table, identifier)]
    links = db.execute("SELECT row FROM change WHERE batch = ? AND tbl = 'link'", (batch.n,)).fetchall()
    links += db.execute(
        "SELECT row FROM change WHERE tbl = 'link' AND op = 'D' AND before IS NOT NULL "
        "AND (json_extract(before, '$.from_id') = ? OR json_extract(before, '$.to_id') = ?)",
        (identifier, identifier),
    ).fetchall()
    rows += [("link", link) for (link,) in dict.fromkeys(links)]
    for tbl, row in rows:
        db.execute(
            "UPDATE batch SET state = 'dropped' WHERE state IN ('done', 'undone') AND "
            "(n IN (SELECT batch FROM change WHERE row = ?) OR n IN "
            "(SELECT target FROM batch WHERE n IN (SELECT batch FROM change WHERE row = ?)))",
            (row, row),
        )
        db.execute("UPDATE change SET before = NULL, after = NULL WHERE row = ?", (row,))
        db.execute("INSERT INTO change (batch, tbl, row, op) VALUES (?, ?, ?, 'P')", (batch.n, tbl, row))
        db.execute("DELETE FROM draft WHERE row = ?", (row,))
        db.execute("DELETE FROM ignored WHERE row = ?", (row,))
    db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))
    return len(rows)
