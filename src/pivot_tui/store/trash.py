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
# can bring it back by themselves: then it is on their stack, and not in the trash. What went because its owner
# went is not listed: it comes back with it.
_IN_TRASH = """
    SELECT c.n, c.tbl, c.row, c.before, b.id FROM change c
    JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target
    WHERE c.op = 'D' AND c.tbl <> 'link' AND c.before IS NOT NULL
      AND (b.action <> 'undo' OR t.state = 'dropped' OR t.what = 'trash.restore')
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
      AND NOT EXISTS (SELECT 1 FROM change owner WHERE owner.op = 'D' AND +owner.batch = c.batch AND owner.row IN
                      (json_extract(c.before, '$.activity'), json_extract(c.before, '$.evaluation'),
                       json_extract(c.before, '$.entry'), json_extract(c.before, '$.contact'),
                       json_extract(c.before, '$.review')))
"""
# The links that went because one of their ends went, and not because somebody removed them.
_LINKS_WITH_AN_END = """
    SELECT c.before FROM change c WHERE c.op = 'D' AND c.tbl = 'link' AND c.before IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM change later WHERE later.row = c.row AND later.n > c.n)
      AND EXISTS (SELECT 1 FROM change o WHERE o.op = 'D' AND +o.batch = c.batch AND o.row IN
                  (json_extract(c.before, '$.from_id'), json_extract(c.before, '$.to_id')))
"""
# Many records at once are given as one list: an import leaves thousands, and what is read for each is read for all.
_GIVEN = "(SELECT value FROM json_each(:rows))"
_BEYOND = 2**63 - 1  # greater than the number of any deletion


@dataclass(frozen=True, slots=True)
class Trashed:
    """A deleted record that can be brought back.

    Attributes:
        table: Its table.
        id: Its id.
        at: When it was deleted, in UTC.
        values: Its columns as they were.
        number: The number of its deletion; what was deleted later has a higher one.
    """

    table: str
    id: str
    at: datetime
    values: dict[str, Any]
    number: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure reached.

    Attributes:
        records: How many records were removed for good.
        log_emptied: Whether the write-ahead log could be emptied at once; another open process delays that.
        gone: The record and what belonged to it, by table and id.
    """

    records: int
    log_emptied: bool
    gone: tuple[tuple[str, str], ...]


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
    gone = [identifier, *(row for _, row in _owned(db, [(table, identifier)]))]
    given = {"rows": json.dumps(gone)}
    db.execute(f"DELETE FROM link WHERE from_id IN {_GIVEN} OR to_id IN {_GIVEN}", given)
    if db.execute(f"DELETE FROM {_known(table)} WHERE id = ?", (identifier,)).rowcount != 1:
        raise NotFound("That record is not there any more; nothing was deleted.")


def _owned(db: "Connection", records: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The records that belong to records, those in the trash included: they go and come back with them."""
    owners = _owners(db)
    found: list[tuple[str, str]] = []
    waiting: dict[str, list[str]] = {}
    for table, identifier in records:
        waiting.setdefault(table, []).append(identifier)
    while waiting:
        table, rows = waiting.popitem()
        for child, name in owners.get(table, ()):
            query = (
                f"SELECT id FROM {child} WHERE {name} IN {_GIVEN} UNION SELECT row FROM change "
                f"WHERE tbl = :child AND op = 'D' AND json_extract(before, '$.{name}') IN {_GIVEN}"
            )
            owned = [row for (row,) in db.execute(query, {"rows": json.dumps(rows), "child": child}).fetchall()]
            found += [(child, row) for row in owned]
            if owned:
                waiting[child] = waiting.get(child, []) + owned
    return found


def _owners(db: "Connection") -> dict[str, list[tuple[str, str]]]:
    """For each table that owns others: these, with the columns that say whose their records are."""
    owners: dict[str, list[tuple[str, str]]] = {}
    for child in RECORD_TABLES:
        for _, _, goal, name, _, _, on_delete, _ in db.execute(f"PRAGMA foreign_key_list({child})").fetchall():
            if on_delete == "CASCADE":
                owners.setdefault(goal, []).append((child, name))
    return owners


def count_owned(store: "Store", table: str, identifier: str) -> dict[str, int]:
    """How many records belong to a record, by table; those in the trash are among them."""
    with store.reading() as db:
        found = dict.fromkeys(_owned(db, [(table, identifier)]))
    counted: dict[str, int] = {}
    for child, _ in found:
        counted[child] = counted.get(child, 0) + 1
    return counted


def owner_of(store: "Store", identifier: str) -> tuple[str, str] | None:
    """Whose a record in the trash is, by table and id, where that one is not there either; else nothing."""
    with store.reading() as db:
        found = db.execute(f"{_IN_TRASH} AND c.row = ?", (identifier,)).fetchone()
        if found is None:
            return None
        values = json.loads(found[3])
        owners = (
            (goal, name) for goal, children in _owners(db).items() for child, name in children if child == found[1]
        )
        missing = ((goal, values[name]) for goal, name in owners if not _is_live(db, goal, values[name]))
        return next(missing, None)


def _is_live(db: "Connection", table: str, identifier: str) -> bool:
    return db.execute(f"SELECT 1 FROM {_known(table)} WHERE id = ?", (identifier,)).fetchone() is not None


def _known(table: str) -> str:
    return next(known for known in RECORD_TABLES if known == table)


def trashed(store: "Store", limit: int = 500, before: int | None = None) -> tuple[Trashed, ...]:
    """What is in the trash, the newest first, read by key so that a page costs the same however far it lies back.

    Args:
        store: The workbook.
        limit: How many at the most.
        before: The number of a deletion; only older ones are wanted.
    """
    with store.reading() as db:
        rows = db.execute(
            f"{_IN_TRASH} AND c.n < ? ORDER BY c.n DESC LIMIT ?", (_BEYOND if before is None else before, limit)
        ).fetchall()
    return tuple(Trashed(tbl, row, instant_of(batch), json.loads(was), n) for n, tbl, row, was, batch in rows)


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
    if any(_is_orphan(db, table, row) for table, row, *_ in changes if row in back):
        raise NotFound("What it belongs to is in the trash as well; bring that back first.")
    for table, row, op, before, after in changes:
        if op == "U":
            _reattach(db, table, row, back, json.loads(before), json.loads(after))
    return len(back) + _restore_links(db, back)


def _is_orphan(db: "Connection", table: str, identifier: str) -> bool:
    """Whether a record belongs to one that is not there."""
    for _, _, goal, name, _, _, on_delete, _ in db.execute(f"PRAGMA foreign_key_list({_known(table)})").fetchall():
        query = f"SELECT 1 FROM {table} WHERE id = ? AND {name} NOT IN (SELECT id FROM {goal})"
        if on_delete == "CASCADE" and db.execute(query, (identifier,)).fetchone():
            return True
    return False


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


def erase(store: "Store", table: str, identifier: str, also: Sequence[tuple[str, str]] = ()) -> Erased:
    """Remove a record with its history, its words in the search index, its drafts and what is ignored in it, for good.

    It may be live or in the trash, and what belongs to it goes with it. The tombstones that stay hold no words.
    Actions that touched it leave the undo stack, so that undo goes on with the action before them.

    Args:
        store: The workbook.
        table: The record's table.
        identifier: Its id.
        also: Other records by table and id, which go too as far as there is a trace of them.

    Raises:
        NotFound: There is no trace of any of them.
    """
    with store.transaction("record.erase") as batch:
        db = store.db
        known = [found for record in ((table, identifier), *also) if (found := _traced(db, *record))]
        if not known:
            raise NotFound("That record is not there any more.")
        gone = tuple(dict.fromkeys([*known, *_owned(db, known)]))
        for record in known:
            if _is_live(db, *record):
                _remove(db, *record)
        records = _erase_traces(db, batch, gone)
        db.execute("INSERT INTO search (search) VALUES ('optimize')")  # or the words stay in the index
    return Erased(records, _empty_log(store), gone)


def _traced(db: "Connection", table: str, identifier: str) -> tuple[str, str] | None:
    """A record under the table that this file knows it by: in older backups quotes are entries."""
    found = db.execute("SELECT tbl FROM change WHERE row = ? ORDER BY n DESC LIMIT 1", (identifier,)).fetchone()
    if found is not None:
        return found[0], identifier
    return (table, identifier) if _has_table(db, table) and _is_live(db, table, identifier) else None


def _has_table(db: "Connection", table: str) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None


def _empty_log(store: "Store") -> bool:
    """Move the write-ahead log into the file, so that it holds no erased words; whether nothing was in the way."""
    with contextlib.suppress(Busy, DiskFull), translated(store.path, writing=True):
        return not store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return False


_LINKS_GONE = f"""
    SELECT row FROM change WHERE batch = :batch AND tbl = 'link'
    UNION
    SELECT row FROM change WHERE tbl = 'link' AND op = 'D' AND before IS NOT NULL
      AND (json_extract(before, '$.from_id') IN {_GIVEN} OR json_extract(before, '$.to_id') IN {_GIVEN})
"""
_LEAVE_STACK = f"""
    WITH touched AS (SELECT batch FROM change WHERE row IN {_GIVEN})
    UPDATE batch SET state = 'dropped' WHERE state IN ('done', 'undone') AND
      (n IN touched OR n IN (SELECT target FROM batch WHERE n IN touched))
"""


def _erase_traces(db: "Connection", batch: "Batch", records: Sequence[tuple[str, str]]) -> int:
    """Blank the history of records and of the links that went with them, and leave a tombstone for each."""
    given = {"rows": json.dumps([row for _, row in records]), "batch": batch.n}
    links = db.execute(_LINKS_GONE, given).fetchall()
    rows = [*records, *(("link", link) for (link,) in links)]
    given["rows"] = json.dumps([row for _, row in rows])
    db.execute(_LEAVE_STACK, given)
    db.execute(f"UPDATE change SET before = NULL, after = NULL WHERE row IN {_GIVEN}", given)
    db.executemany(
        "INSERT INTO change (batch, tbl, row, op) VALUES (?, ?, ?, 'P')", [(batch.n, tbl, row) for tbl, row in rows]
    )
    db.execute(f"DELETE FROM draft WHERE row IN {_GIVEN}", given)
    if _has_table(db, "ignored"):  # the oldest backups have none
        db.execute(f"DELETE FROM ignored WHERE row IN {_GIVEN}", given)
    db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))
    return len(rows)
