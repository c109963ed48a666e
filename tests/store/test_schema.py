"""Building and migrating: what the migrations make is what the records ask for, and an older workbook loses nothing."""

import contextlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlite_utils import Database, Migrations

from pivot_tui.domain.faults import Damaged, NothingToUndo, ReadOnly
from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store import backups, history, migrations, opening, schema, search, trash, version
from pivot_tui.store import triggers as written_triggers
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables import RECORD_TABLES, SEARCHED, record_tables
from pivot_tui.store.triggers import missing_triggers

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Texts = Callable[[Store], list[str]]

_CHECK = re.compile(r"CHECK\s*\(((?:[^()]|\([^()]*\))*)\)")


def columns(db: "Connection", table: str) -> dict[str, tuple[Any, ...]]:
    """Name to type, NOT NULL, default and primary key of every column."""
    return {row[1]: row[2:] for row in db.execute(f"PRAGMA table_info({table})")}


def checks(db: "Connection", table: str) -> set[str]:
    (sql,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return {" ".join(check.split()) for check in _CHECK.findall(sql)}


def unique(db: "Connection", table: str) -> set[str]:
    indexes = [row[1] for row in db.execute(f"PRAGMA index_list({table})") if row[2]]
    return {row[2] for index in indexes for row in db.execute(f"PRAGMA index_info({index})")}


def triggers(db: "Connection") -> dict[str, str]:
    return dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall())


def test_the_migrations_make_the_tables_that_the_records_ask_for(store: Store) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as asked:
        for table in record_tables():
            asked.execute(table.ddl)
        for table in record_tables():
            _is_made_as_asked(store.db, asked, table)


def _is_made_as_asked(made: "Connection", asked: sqlite3.Connection, table: Table[Any]) -> None:
    assert columns(made, table.name) == columns(asked, table.name)
    assert list(columns(made, table.name)) == ["n", *(column.name for column in table.columns)], table.name
    assert checks(made, table.name) == checks(asked, table.name), table.name
    assert unique(made, table.name) == unique(asked, table.name) == {"id"}, table.name
    keys = f"PRAGMA foreign_key_list({table.name})"
    assert made.execute(keys).fetchall() == asked.execute(keys).fetchall(), table.name


def test_every_record_table_is_strict_and_holds_no_floats(store: Store) -> None:
    for table in record_tables():
        strict = store.db.execute("SELECT strict FROM pragma_table_list(?)", (table.name,)).fetchone()
        assert strict == (1,), table.name
        assert {column[0] for column in columns(store.db, table.name).values()} <= {"TEXT", "INTEGER"}, table.name


def test_every_record_table_has_its_triggers(store: Store) -> None:
    names = set(triggers(store.db))
    for table in record_tables():
        assert {f"history_{table.name}_{op}" for op in "iud"} <= names
    for searched in SEARCHED:
        assert {f"search_{searched}_{op}" for op in "iud"} <= names
    assert missing_triggers(store.db) == set()
    store.db.execute("DROP TRIGGER history_link_d")
    assert missing_triggers(store.db) == {"history_link_d"}


def test_the_version_of_a_workbook_is_the_number_of_its_migrations(store: Store) -> None:
    assert len(migrations.MIGRATIONS.applied(Database(store.db, execute_plugins=False))) == version.SCHEMA
    assert version.user_version(store.db) == version.SCHEMA


def test_migrating_what_is_up_to_date_changes_nothing(store: Store, add: Add) -> None:
    add(store, "kept")
    changes, before = store.db.total_changes, triggers(store.db)
    schema.migrate(store.db)
    assert store.db.total_changes == changes
    assert triggers(store.db) == before
    assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    history.undo(store)


Step = Callable[[Database], None]
PRESENT = version.SCHEMA
RELEASED = (
    migrations.m001_journal,
    migrations.m002_profile,
    migrations.m003_portfolio,
    migrations.m004_people,
    migrations.m005_plan,
)


def migrations_of(*steps: Step) -> Migrations:
    """A set of migrations with these steps, under the names they have or would be given."""
    together = Migrations("pivot-tui")
    for number, step in enumerate(steps, 1):
        together(name=step.__name__ if step in RELEASED else f"m{number:03}_next")(step)
    return together


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[Step], None]:
    """Become the next version of the program, which changes the schema once more."""

    def become(step: Step) -> None:
        monkeypatch.setattr(migrations, "MIGRATIONS", migrations_of(*RELEASED, step))
        monkeypatch.setattr(version, "SCHEMA", version.SCHEMA + 1)

    return become


def add_mood(db: Database) -> None:
    db.conn.execute("ALTER TABLE entry ADD COLUMN mood TEXT")


@pytest.fixture
def older(store: Store, add: Add, add_kind: Callable[..., Kind]) -> Entry:
    """A closed workbook of the present version with an entry, one in the trash and one taken back; the trashed one."""
    kind = add_kind(store, "Rounds")
    add(store, "kept words", kind=kind.id)
    trashed = add(store, "trashed words", kind=kind.id)
    trash.put_in_trash(store, "entry", [trashed.id], "journal.trash")
    add(store, "taken back")
    history.undo(store)
    store.close()
    return trashed


def test_an_older_workbook_is_backed_up_before_it_is_brought_up_to_date(
    path: Path, key: str | None, older: Entry, opened: Opened, next_version: Callable[[Step], None], texts: Texts
) -> None:
    next_version(add_mood)
    store = opened()
    (backup,) = backups.list_backups(path)
    assert backup.reason is backups.BackupReason.BEFORE
    assert backups.is_good(backup, key)
    with Store(backup.path, key) as before:
        assert version.user_version(before.db) == PRESENT
        assert texts(before) == ["kept words"]
    assert version.user_version(store.db) == PRESENT + 1
    assert texts(store) == ["kept words"]


def test_bringing_up_to_date_happens_once(
    path: Path, older: Entry, opened: Opened, next_version: Callable[[Step], None]
) -> None:
    next_version(add_mood)
    opened().close()
    opened()
    assert len(backups.list_backups(path)) == 1


def test_an_older_workbook_keeps_its_trash_and_search_and_begins_a_new_undo_stack(
    older: Entry, opened: Opened, next_version: Callable[[Step], None], texts: Texts
) -> None:
    next_version(add_mood)
    store = opened()
    with pytest.raises(NothingToUndo):
        history.undo(store)
    with pytest.raises(NothingToUndo):
        history.redo(store)
    assert [item.values["text"] for item in trash.trashed(store)] == ["taken back", "trashed words"]
    assert trash.restore(store, older.id) == 1
    assert texts(store) == ["kept words", "trashed words"]
    assert len(search.search(store, "words")) == 2
    assert store.db.execute("SELECT kind FROM entry WHERE id = ?", (older.id,)).fetchone() == (older.kind,)


def test_a_new_column_has_its_history_from_the_start(
    older: Entry, opened: Opened, next_version: Callable[[Step], None]
) -> None:
    next_version(add_mood)
    store = opened()
    assert missing_triggers(store.db) == set()
    ((entry,),) = store.db.execute("SELECT id FROM entry").fetchall()
    with store.transaction("journal.edit"):
        store.db.execute("UPDATE entry SET mood = 'calm'")
    assert history.versions(store, entry)[-1].after == {"mood": "calm"}
    history.undo(store)
    assert store.db.execute("SELECT mood FROM entry").fetchall() == [(None,)]


def fail_half_way(db: Database) -> None:
    add_mood(db)
    db.conn.execute("UPDATE entry SET text = 'lost'")
    raise ValueError("half way")


def leave_an_orphan(db: Database) -> None:
    db.conn.execute("DELETE FROM kind")


@pytest.mark.parametrize(
    ("step", "error"), [(fail_half_way, ValueError), (leave_an_orphan, Damaged)], ids=["fails", "orphans"]
)
def test_a_migration_that_fails_changes_nothing(
    older: Entry,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    texts: Texts,
    step: Step,
    error: type[Exception],
) -> None:
    with opened() as before:
        kept = list(before.db.execute("SELECT * FROM sqlite_schema ORDER BY name"))
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", migrations_of(*RELEASED, step))
        patch.setattr(version, "SCHEMA", version.SCHEMA + 1)
        with pytest.raises(error):
            opened()
    store = opened()
    assert version.user_version(store.db) == PRESENT
    assert list(store.db.execute("SELECT * FROM sqlite_schema ORDER BY name")) == kept
    assert texts(store) == ["kept words"]
    assert len(search.search(store, "kept")) == 1
    assert store.db.execute("SELECT count(*) FROM kind").fetchone() == (16,)
    assert history.redo(store).what == "journal.add"
    assert texts(store) == ["kept words", "taken back"]


def test_a_read_only_workbook_of_an_older_version_is_left_as_it_is_and_says_what_would_open_it(
    path: Path, older: Entry, opened: Opened, next_version: Callable[[Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(add_mood)
    monkeypatch.setattr(opening, "is_writable", lambda _: False)
    before = path.read_bytes()
    with pytest.raises(ReadOnly, match="open a copy of it"):
        opened()
    assert path.read_bytes() == before
    assert backups.list_backups(path) == ()


def test_a_workbook_of_the_first_version_keeps_everything_and_gets_the_new_tables(
    path: Path, opened: Opened, add: Add, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    with monkeypatch.context() as first:
        first.setattr(migrations, "MIGRATIONS", migrations_of(migrations.m001_journal))
        first.setattr(version, "SCHEMA", 1)
        first.setattr(written_triggers, "RECORD_TABLES", ("kind", "entry", "link"))
        first.setattr(written_triggers, "SEARCHED", {name: SEARCHED[name] for name in ("entry", "kind")})
        with opened() as store:
            add(store, "words of the first version")
    store = opened()
    assert version.user_version(store.db) == PRESENT
    assert texts(store) == ["words of the first version"]
    assert len(search.search(store, "first version")) == 1
    tables = store.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    assert {name for (name,) in tables} > set(RECORD_TABLES)
    assert len(backups.list_backups(path)) == 1
