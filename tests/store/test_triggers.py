"""History and search are written by the tables themselves: nothing that changes a record can forget them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store import history, search, triggers
from pivot_tui.store.store import Store
from pivot_tui.store.tables import RECORD_TABLES, SEARCHED
from pivot_tui.store.tables.journal import ENTRY

Add = Callable[..., Entry]


def ops(store: Store, record: str) -> str:
    return "".join(version.op for version in history.versions(store, record))


def test_a_new_record_logs_no_second_copy_of_its_words(store: Store, add: Add) -> None:
    made = add(store, "written once")
    (version,) = history.versions(store, made.id)
    assert (version.op, version.before, version.after) == ("I", {}, {})


def test_a_change_logs_the_changed_fields_only(store: Store, add: Add, edit: Callable[..., Entry]) -> None:
    made = add(store, "before", dread=2, tags=("a",))
    edit(store, made, text="after", dread=None)
    version = history.versions(store, made.id)[-1]
    assert version.before == {"text": "before", "dread": 2}
    assert version.after == {"text": "after", "dread": None}


def test_saving_what_is_unchanged_logs_nothing(store: Store, add: Add, edit: Callable[..., Entry]) -> None:
    made = add(store, "the same")
    edit(store, made)
    assert ops(store, made.id) == "I"
    assert store.db.execute("SELECT count(*) FROM batch").fetchone() == (1,)


def test_a_deletion_logs_the_whole_record(store: Store, add: Add) -> None:
    made = add(store, "all of it", dread=1, tags=("x", "y"))
    with store.transaction("journal.trash"):
        store.db.execute("DELETE FROM entry")
    before = history.versions(store, made.id)[-1].before
    assert ENTRY.read([before[column.name] for column in ENTRY.columns]) == made
    assert "n" not in before


def test_an_id_never_changes(store: Store, add: Add, dbapi: Any) -> None:
    made = add(store, "mine")
    with pytest.raises(dbapi.DatabaseError, match="an id never changes"), store.transaction("test"):
        store.db.execute("UPDATE entry SET id = 'other'")
    assert ENTRY.get(store.db, made.id) == made


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET text = 'unrecorded'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "DELETE FROM kind",
        "INSERT INTO link (id, from_tbl, from_id, to_tbl, to_id, role) VALUES ('l', 'a', 'b', 'c', 'd', '')",
    ],
)
def test_nothing_is_written_outside_a_transaction(store: Store, add: Add, dbapi: Any, statement: str) -> None:
    made = add(store, "recorded")
    with pytest.raises(dbapi.IntegrityError, match=r"change\.batch"):
        store.db.execute(statement)
    assert list(ENTRY.select(store.db)) == [made]
    assert store.db.execute("SELECT count(*) FROM kind").fetchone() == (15,)
    assert store.db.execute("SELECT count(*) FROM link").fetchone() == (0,)
    assert [hit.id for hit in search.search(store, "recorded")] == [made.id]


def test_replacing_a_row_logs_that_the_old_one_went(store: Store, add: Add) -> None:
    made = add(store, "old words")
    row = dict(zip((column.name for column in ENTRY.columns), ENTRY.row(replace(made, text="new words")), strict=True))
    with store.transaction("test"):
        store.db.execute(
            f"INSERT OR REPLACE INTO entry ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )
    assert ops(store, made.id) == "IDI"
    assert history.versions(store, made.id)[1].before["text"] == "old words"
    assert search.search(store, "old") == ()
    assert len(search.search(store, "new")) == 1


def test_deleting_a_kind_logs_the_entries_that_it_leaves(store: Store, add: Add, add_kind: Callable[..., Kind]) -> None:
    kind = add_kind(store, "Rounds")
    made = add(store, "on rounds", kind=kind.id)
    with store.transaction("test"):
        store.db.execute("DELETE FROM kind WHERE id = ?", (kind.id,))
    version = history.versions(store, made.id)[-1]
    assert (version.op, version.before, version.after) == ("U", {"kind": kind.id}, {"kind": None})


def test_without_its_triggers_a_workbook_knows_that_they_are_missing(store: Store) -> None:
    triggers.drop_triggers(store.db)
    names = {f"history_{table}_{op}" for table in RECORD_TABLES for op in "iud"}
    names |= {f"search_{table}_{op}" for table in SEARCHED for op in "iud"}
    assert triggers.missing_triggers(store.db) == names
    triggers.write_triggers(store.db)
    assert triggers.missing_triggers(store.db) == set()


def test_somebody_elses_triggers_are_left_alone(store: Store) -> None:
    store.db.execute("CREATE TRIGGER mine AFTER INSERT ON draft BEGIN SELECT 1; END")
    triggers.drop_triggers(store.db)
    assert store.db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall() == [("mine",)]


def test_the_search_index_can_be_filled_anew(store: Store, add: Add) -> None:
    made = add(store, "findable words", tags=("tagged",))
    store.db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert search.search(store, "findable") == ()
    triggers.rebuild_search(store.db)
    assert [hit.id for hit in search.search(store, "findable tagged")] == [made.id]
    assert [hit.table for hit in search.search(store, "inbox")] == ["kind"]
