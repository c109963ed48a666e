"""The triggers that write history and search index, derived from the schema and never written by hand."""

from typing import TYPE_CHECKING

from pivot_tui.store.tables import RECORD_TABLES, SEARCH_SLOTS, SEARCHED, Searched

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

_BATCH = "(SELECT n FROM batch WHERE state = 'open')"


def drop_triggers(db: "Connection") -> None:
    """Drop every trigger of history and search; between this and `write_triggers` nothing is recorded."""
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        if name.startswith(("history_", "search_")):
            db.execute(f"DROP TRIGGER {name}")


def write_triggers(db: "Connection") -> None:
    """Write all triggers from the tables as they are now."""
    for table in RECORD_TABLES:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "n"]
        for statement in (*_history(table, columns), *_search(table, SEARCHED.get(table))):
            db.execute(statement)


def missing_triggers(db: "Connection") -> set[str]:
    """The triggers that a complete workbook has and this one lacks."""
    wanted = {f"history_{table}_{op}" for table in RECORD_TABLES for op in "iud"}
    wanted |= {f"search_{table}_{op}" for table in SEARCHED for op in "iud"}
    return wanted - {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}


def rebuild_search(db: "Connection") -> None:
    """Fill the search index anew from all records."""
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for table, searched in SEARCHED.items():
        db.execute(
            f"INSERT INTO search (rowid, title, body) SELECT {_rowid(table + '.', searched)}, "
            f"{_words(table + '.', searched.title)}, {_words(table + '.', searched.body)} FROM {table}"
        )


def _history(table: str, columns: list[str]) -> tuple[str, str, str]:
    changed = " OR ".join(f"old.{c} IS NOT new.{c}" for c in columns)
    log = "INSERT INTO change (batch, tbl, row, op"
    whole = ", ".join(f"'{c}', old.{c}" for c in columns)
    return (
        f"CREATE TRIGGER history_{table}_i AFTER INSERT ON {table} BEGIN "
        f"{log}) VALUES ({_BATCH}, '{table}', new.id, 'I'); END",
        f"CREATE TRIGGER history_{table}_u AFTER UPDATE ON {table} WHEN {changed} BEGIN "
        "SELECT RAISE(ABORT, 'an id never changes') WHERE old.id IS NOT new.id; "
        f"{log}, before, after) VALUES ({_BATCH}, '{table}', new.id, 'U', "
        f"{_changed_values('old', columns)}, {_changed_values('new', columns)}); END",
        f"CREATE TRIGGER history_{table}_d AFTER DELETE ON {table} BEGIN "
        f"{log}, before) VALUES ({_BATCH}, '{table}', old.id, 'D', json_object({whole})); END",
    )


def _changed_values(side: str, columns: list[str]) -> str:
    values = " UNION ALL ".join(f"SELECT '{c}' k, {side}.{c} v WHERE old.{c} IS NOT new.{c}" for c in columns)
    return f"(SELECT json_group_object(k, v) FROM ({values}))"


def _search(table: str, searched: Searched | None) -> tuple[str, ...]:
    if searched is None:
        return ()
    words = " OR ".join(f"old.{c} IS NOT new.{c}" for c in (*searched.title, *searched.body))
    add, take = _index(searched, "new."), _index(searched, "old.", delete=True)
    return (
        f"CREATE TRIGGER search_{table}_i AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER search_{table}_u AFTER UPDATE ON {table} WHEN {words} BEGIN {take}; {add}; END",
        f"CREATE TRIGGER search_{table}_d AFTER DELETE ON {table} BEGIN {take}; END",
    )


def _index(searched: Searched, side: str, *, delete: bool = False) -> str:
    values = f"{_rowid(side, searched)}, {_words(side, searched.title)}, {_words(side, searched.body)}"
    if delete:
        return f"INSERT INTO search (search, rowid, title, body) VALUES ('delete', {values})"
    return f"INSERT INTO search (rowid, title, body) VALUES ({values})"


def _rowid(side: str, searched: Searched) -> str:
    return f"{side}n * {SEARCH_SLOTS} + {searched.number}"


def _words(side: str, columns: tuple[str, ...]) -> str:
    return " || ' ' || ".join(f"{side}{c}" for c in columns) or "''"
