"""The one append-only history: batches, undo and redo across restarts, and the versions of a record."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.faults import NothingToUndo, UndoRefused
from pivot_tui.domain.identifiers import instant_of
from pivot_tui.store.tables import RECORD_TABLES

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection
    from pivot_tui.store.store import Store

_CHANGED_SINCE = "Something has changed since, so this was passed over and nothing was touched; once more goes on."
_PURGED = "Part of this was erased for good, so this was passed over and nothing was touched; once more goes on."
_TOP = {
    "undo": "SELECT max(n) FROM batch WHERE action IN ('do', 'merge') AND state = 'done'",
    "redo": "SELECT min(n) FROM batch WHERE state = 'undone'",
}
_DONE_LAST = "SELECT coalesce((SELECT max(n) FROM batch WHERE target = :n AND action = 'redo'), :n)"
_UNDONE_LAST = "SELECT max(n) FROM batch WHERE target = :n AND action = 'undo'"
_TABLES = set(RECORD_TABLES)
_SEEN = "tbl NOT IN ('link', 'origin')"  # what only comes and goes with a record is no record to the user
_BEYOND = 2**63 - 1  # greater than the number of any action


@dataclass(frozen=True, slots=True)
class Reversal:
    """What an undo or a redo did.

    Attributes:
        what: The message key of the user's action that it was about.
        records: How many records it touched, without those that only come and go with another.
    """

    what: str
    records: int


@dataclass(frozen=True, slots=True)
class Version:
    """One change of a record.

    Attributes:
        table: Its table.
        at: When, in UTC.
        action: ``do``, ``undo``, ``redo`` or ``merge``.
        what: The message key of the user's action.
        op: ``I`` added, ``U`` changed, ``D`` deleted, ``P`` erased for good.
        before: Columns as they were: those that changed, or the whole record where it was deleted.
        after: Columns as they became.
    """

    table: str
    at: datetime
    action: str
    what: str
    op: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the user did, whether or not it was taken back.

    Attributes:
        n: Its number; what was done later has a higher one.
        at: When, in UTC.
        what: Its message key.
        records: How many records it touched, without those that only come and go with another.
        is_undone: Whether it was taken back, and not done again since.
    """

    n: int
    at: datetime
    what: str
    records: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What one action did to one record.

    Attributes:
        table: Its table.
        row: Its id.
        op: ``I`` added, ``U`` changed, ``D`` deleted, ``P`` erased for good.
        before: Columns as they were: those that changed, or the whole record where it was deleted.
        after: Columns as they became.
        values: The whole record as it is now, or was when it was deleted last; empty where its words are erased.
    """

    table: str
    row: str
    op: str
    before: dict[str, Any]
    after: dict[str, Any]
    values: dict[str, Any]


def undo(store: "Store") -> Reversal:
    """Take the newest of the user's actions back.

    Raises:
        NothingToUndo: There is none.
        UndoRefused: A record it touched has changed since, or was erased; the action leaves the stack.
    """
    target = _top(store, "undo")
    if target is None:
        raise NothingToUndo("There is nothing to take back.")
    return _reverse_or_pass_over(store, target, "undo", "undone", _DONE_LAST)


def redo(store: "Store") -> Reversal:
    """Do again what was taken back last.

    Raises:
        NothingToUndo: Nothing was taken back, or something else was done since.
        UndoRefused: A record it touched has changed since, or was erased; the action leaves the stack.
    """
    target = _top(store, "redo")
    if target is None:
        raise NothingToUndo("There is nothing to do again.")
    return _reverse_or_pass_over(store, target, "redo", "done", _UNDONE_LAST)


def pending_changes(store: "Store") -> int:
    """How many changes the next undo has to reverse; beyond about 2,000 it belongs in a worker."""
    with store.reading() as db:
        target = db.execute(_TOP["undo"]).fetchone()
        found: int = db.execute("SELECT count(*) FROM change WHERE batch = ?", target).fetchone()[0]
        return found


def versions(store: "Store", record: str) -> tuple[Version, ...]:
    """Every change of one record, the oldest first."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT c.tbl, b.id, b.action, coalesce(t.what, b.what), c.op, c.before, c.after FROM change c "
            "JOIN batch b ON b.n = c.batch LEFT JOIN batch t ON t.n = b.target WHERE c.row = ? ORDER BY c.n",
            (record,),
        ).fetchall()
    return tuple(
        Version(table, instant_of(batch), action, what, op, json.loads(before or "{}"), json.loads(after or "{}"))
        for table, batch, action, what, op, before, after in rows
    )


def actions(store: "Store", limit: int, before: int | None = None) -> tuple[Action, ...]:
    """What the user did, the newest first, read by key so that a page costs the same however long the history is.

    Args:
        store: The workbook.
        limit: How many at the most.
        before: The number of an action; only older ones are wanted.
    """
    with store.reading() as db:
        rows = db.execute(
            "SELECT b.n, b.id, b.what, "
            f"(SELECT count(DISTINCT row) FROM change WHERE batch = b.n AND {_SEEN}), "
            "coalesce((SELECT t.action FROM batch t WHERE t.target = b.n ORDER BY t.n DESC LIMIT 1) = 'undo', 0) "
            "FROM batch b WHERE b.action IN ('do', 'merge') AND b.state <> 'open' AND b.n < ? "
            "ORDER BY b.n DESC LIMIT ?",
            (_BEYOND if before is None else before, limit),
        ).fetchall()
    return tuple(Action(n, instant_of(batch), what, records, bool(undone)) for n, batch, what, records, undone in rows)


def changes_of(store: "Store", action: int, limit: int) -> tuple[RecordChange, ...]:
    """What an action did, record by record and in its order; what only comes and goes with a record is left out."""
    with store.reading() as db:
        rows = db.execute(
            f"SELECT tbl, row, op, before, after FROM change WHERE batch = ? AND {_SEEN} ORDER BY n LIMIT ?",
            (action, limit),
        ).fetchall()
        return tuple(
            RecordChange(
                table, row, op, json.loads(before or "{}"), json.loads(after or "{}"), _latest_values(db, table, row)
            )
            for table, row, op, before, after in rows
        )


def latest(store: "Store", records: Iterable[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """Records by table and id as they are, or as they were when they were deleted last; by id, all that are known."""
    with store.reading() as db:
        found = {row: _latest_values(db, table, row) for table, row in records}
    return {row: values for row, values in found.items() if values}


def _latest_values(db: "Connection", table: str, row: str) -> dict[str, Any]:
    """A record as it is, or as it was when it was deleted last."""
    if table in _TABLES:
        found = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row,))
        names = [column[0] for column in found.description]
        live = found.fetchone()
        if live is not None:
            return dict(zip(names, live, strict=True))
    deleted = db.execute(
        "SELECT before FROM change WHERE row = ? AND op = 'D' AND before IS NOT NULL ORDER BY n DESC LIMIT 1", (row,)
    ).fetchone()
    values: dict[str, Any] = json.loads(deleted[0]) if deleted else {}
    return values


def _top(store: "Store", action: str) -> int | None:
    with store.reading() as db:
        found: int | None = db.execute(_TOP[action]).fetchone()[0]
        return found


def _reverse_or_pass_over(store: "Store", target: int, action: str, state: str, source_query: str) -> Reversal:
    """Reverse a batch; one that cannot be reversed now never can be, and must not bar the way to those behind it."""
    try:
        return _reverse(store, target, action, state, source_query)
    except UndoRefused:
        with store.transaction("history.pass_over", action=action, target=target):
            if _top(store, action) == target:
                store.db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (target,))
        raise


def _reverse(store: "Store", target: int, action: str, state: str, source_query: str) -> Reversal:
    with store.transaction(f"history.{action}", action=action, target=target) as batch:
        db = store.db
        db.execute("PRAGMA defer_foreign_keys = ON")
        if _top(store, action) != target:
            raise UndoRefused(_CHANGED_SINCE)
        what = db.execute("SELECT what FROM batch WHERE n = ?", (target,)).fetchone()[0]
        source: int = db.execute(source_query, {"n": target}).fetchone()[0]
        for change in _changes(db, source):
            reverse_change(db, *change)
        stray = db.execute(
            "SELECT count(*) FROM change c WHERE c.batch = ? AND NOT EXISTS "
            "(SELECT 1 FROM change o WHERE o.row = c.row AND +o.batch = ?)",
            (batch.n, source),
        ).fetchone()[0]
        if stray:
            raise UndoRefused(_CHANGED_SINCE)
        db.execute("UPDATE batch SET state = ? WHERE n = ?", (state, target))
        records = db.execute(
            f"SELECT count(DISTINCT row) FROM change WHERE batch = ? AND {_SEEN}", (batch.n,)
        ).fetchone()[0]
    return Reversal(what, records)


def _changes(db: "Connection", batch: int) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    """The changes of a batch, newest first, read in slices so that a large import is not held in memory."""
    top = db.execute("SELECT max(n) FROM change WHERE batch = ?", (batch,)).fetchone()[0]
    while top is not None:
        rows = db.execute(
            "SELECT n, tbl, row, op, before, after FROM change WHERE batch = ? AND n <= ? ORDER BY n DESC LIMIT 500",
            (batch, top),
        ).fetchall()
        for row in rows:
            yield row[1:]
        top = rows[-1][0] - 1 if rows else None


def reverse_change(db: "Connection", table: str, row: str, op: str, before: str | None, after: str | None) -> None:
    """Take one change of a record back.

    Raises:
        UndoRefused: The record is no longer as the change left it, or its words were erased.
    """
    if table not in _TABLES:
        raise UndoRefused(_CHANGED_SINCE)
    if op == "P" or (op in "UD" and before is None):
        raise UndoRefused(_PURGED)
    if op == "I":
        done = db.execute(f"DELETE FROM {table} WHERE id = ?", (row,)).rowcount
    elif op == "D":
        done = insert_stored(db, table, json.loads(before or "{}"))
    else:
        done = _restore_values(db, table, row, json.loads(before or "{}"), json.loads(after or "{}"))
    if done != 1:
        raise UndoRefused(_CHANGED_SINCE)


def insert_stored(db: "Connection", table: str, values: dict[str, Any]) -> int:
    """Put a deleted record back from its stored values; columns that are no more are left out. 1 when it went in."""
    live = {info[1] for info in db.execute(f"PRAGMA table_info({table})")}
    names = [name for name in values if name in live]
    if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (values["id"],)).fetchone():
        return 0
    db.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [values[name] for name in names],
    )
    return 1


def _restore_values(db: "Connection", table: str, row: str, before: dict[str, Any], after: dict[str, Any]) -> int:
    settings = ", ".join(f"{name} = ?" for name in before)
    unchanged = " AND ".join(f"{name} IS ?" for name in after)
    return db.execute(
        f"UPDATE {table} SET {settings} WHERE id = ? AND {unchanged}",
        (*before.values(), row, *after.values()),
    ).rowcount
