"""Anything a user can do, in any order, against a simple model: nothing is lost, and everything can be explained."""

import contextlib
import dataclasses
import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from pivot_tui.domain.faults import NotFound, NothingToUndo, UndoRefused
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.store import history, search, trash
from pivot_tui.store import open as open_store
from pivot_tui.store.links import End, add_link
from pivot_tui.store.store import Store
from pivot_tui.store.tables import record_tables
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.store.triggers import missing_triggers

NOW = datetime(2026, 3, 13, 10, 45, 12, tzinfo=UTC)
VOCABULARY = ("alpha", "beta", "gamma", "delta")

Values = dict[str, Any]
Records = dict[str, Values]
"""Records by id; each has its columns, and its table under the name "table"."""

some_words = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3).map(" ".join)
ratings = st.none() | st.integers(0, 5)


class Refused(Exception):
    """The model cannot take an action back."""


@dataclasses.dataclass
class Action:
    """One of the user's actions: what it, or its last undo or redo, made of which records."""

    before: Records
    after: Records
    dropped: bool = False


@dataclasses.dataclass
class Deletion:
    """What went at once, with the references that it emptied; the undo of an addition names the action."""

    gone: Records
    detached: dict[str, str]
    undo_of: Action | None = None


def touched(action: Action) -> set[str]:
    before, after = action.before, action.after
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def ends(link: Values) -> set[str]:
    return {link["from_id"], link["to_id"]}


class Model:
    """The workbook as the user thinks of it, without a file."""

    def __init__(self) -> None:
        self.live: Records = {}
        self.done: list[Action] = []
        self.undone: list[Action] = []
        self.erased: set[str] = set()
        self.deletions: dict[str, Deletion] = {}

    def become(self, after: Records, undo_of: Action | None = None) -> Action:
        """Replace the live records, and remember what went and what was detached by it."""
        action = Action(self.live, after)
        gone = {key: values for key, values in self.live.items() if key not in after}
        detached = {
            key: values["kind"]
            for key, values in self.live.items()
            if key in after and values.get("kind") in gone and after[key]["kind"] is None
        }
        deletion = Deletion(gone, detached, undo_of)
        self.deletions |= dict.fromkeys(gone, deletion)
        self.live = after
        return action

    def act(self, after: Records) -> None:
        """A new action of the user; one without effect is none."""
        if after == self.live:
            return
        self.done.append(self.become(after))
        for action in self.undone:
            action.dropped = True
        self.undone = []

    def without(self, keys: Iterable[str]) -> Records:
        """The live records after deleting some: their links go too, and entries lose their kind."""
        keys = set(keys)
        return {
            key: values | ({"kind": None} if values.get("kind") in keys else {})
            for key, values in self.live.items()
            if key not in keys and not (values["table"] == "link" and ends(values) & keys)
        }

    def reversed_by(self, action: Action) -> Records:
        """The live records after taking an action back, field by field.

        Raises:
            Refused: Something has changed since.
        """
        result = dict(self.live)
        for key in touched(action):
            old, new, current = action.before.get(key), action.after.get(key), self.live.get(key)
            if (new is None) is not (current is None):
                raise Refused
            if old is None:
                del result[key]
            elif new is None or current is None:
                result[key] = old
            else:
                changed = {name for name in old if old[name] != new[name]}
                if any(current[name] != new[name] for name in changed):
                    raise Refused
                result[key] = current | {name: old[name] for name in changed}
        if any(values.get("kind") is not None and values["kind"] not in result for values in result.values()):
            raise Refused
        return result

    def undo(self) -> None:
        """Take the newest action back.

        Raises:
            Refused: It cannot be, and has left the stack.
        """
        action = self.done.pop()
        try:
            reverse = self.become(self.reversed_by(action), undo_of=action)
        except Refused:
            action.dropped = True
            raise
        action.before, action.after = reverse.before, reverse.after
        self.undone.append(action)

    def redo(self) -> None:
        """Do again what was taken back last.

        Raises:
            Refused: It cannot be, and has left the stack.
        """
        action = self.undone.pop()
        try:
            again = self.become(self.reversed_by(action))
        except Refused:
            action.dropped = True
            raise
        action.before, action.after = again.before, again.after
        self.done.append(action)

    def in_trash(self) -> set[str]:
        """What can be restored."""
        return {
            key
            for key, deletion in self.deletions.items()
            if key not in self.live
            and deletion.gone[key]["table"] != "link"
            and (deletion.undo_of is None or deletion.undo_of.dropped)
        }

    def restore(self, key: str) -> None:
        """Bring back what went together with a record, and attach again what still can be."""
        deletion = self.deletions[key]
        back = {
            gone: dict(values)
            for gone, values in deletion.gone.items()
            if values["table"] != "link" and gone in self.deletions and gone not in self.live
        }
        result = self.live | back
        for values in back.values():
            if values.get("kind") not in result and "kind" in values:
                values["kind"] = None
        for entry, kind in deletion.detached.items():
            if kind in back and entry in result and result[entry]["kind"] is None:
                result[entry] = result[entry] | {"kind": kind}
        for link, with_it in self.deletions.items():
            values = with_it.gone[link]
            if values["table"] == "link" and link not in result:
                whole = ends(values) & with_it.gone.keys() and ends(values) <= result.keys()
                if whole and ends(values) & back.keys():
                    result[link] = values
        self.act(result)

    def erase(self, key: str) -> None:
        """Forget a record, its links, and every action that touched one of them."""
        links = {link for link, values in self.live.items() if values["table"] == "link" and key in ends(values)}
        links |= {
            link
            for link, deletion in self.deletions.items()
            if deletion.gone[link]["table"] == "link" and key in ends(deletion.gone[link])
        }
        forgotten = {key, *links}
        self.act(self.without([key]))
        for action in self.undone:
            action.dropped = True
        self.undone = []
        for action in self.done:
            action.dropped = bool(touched(action) & forgotten)
        self.done = [action for action in self.done if not action.dropped]
        self.erased |= forgotten
        for gone in forgotten:
            self.deletions.pop(gone, None)


class Workbook(RuleBasedStateMachine):
    """The real workbook beside its model."""

    def __init__(self, template: Path, key: str | None, folder: Path) -> None:
        super().__init__()
        self.path = Path(tempfile.mkdtemp(dir=folder)) / "workbook.db"
        shutil.copyfile(template, self.path)
        self.key = key
        self.model = Model()
        self.created: set[str] = set()
        self.open()
        self.shipped = {kind.id for kind in KIND.select(self.store.db)}

    def open(self) -> None:
        self.store: Store = open_store(self.path, self.key)
        self.store.clock = lambda: NOW

    def rows(self) -> Records:
        """All live records but the kinds that ship with the program."""
        found: Records = {}
        for table in record_tables():
            for record in table.select(self.store.db):
                found[record.id] = {"table": table.name, **dataclasses.asdict(record)}
        return {key: values for key, values in found.items() if key not in self.shipped}

    def ids(self, table: str) -> list[str]:
        return sorted(key for key, values in self.model.live.items() if values["table"] == table)

    def pick(self, data: st.DataObject, keys: Iterable[str]) -> str:
        """One of some ids; by their age, so that shrinking and repeating work."""
        return data.draw(st.sampled_from(sorted(keys)))

    def maybe_kind(self, data: st.DataObject) -> str | None:
        return data.draw(st.sampled_from([None, *self.ids("kind")]))

    @rule(data=st.data(), text=some_words, dread=ratings, elsewhere=st.booleans())
    def add_entry(self, data: st.DataObject, text: str, dread: int | None, *, elsewhere: bool) -> None:
        kind = self.maybe_kind(data)
        entry = Entry(self.new_id(), NOW.date(), NOW, 0, text, dread, None, kind, Sign.NOTE)
        where = self.store.another() if elsewhere else contextlib.nullcontext(self.store)
        with where as store, store.transaction("journal.add"):
            ENTRY.insert(store.db, [entry])
        self.model.act(self.model.live | {entry.id: {"table": "entry", **dataclasses.asdict(entry)}})

    @rule(name=st.sampled_from(VOCABULARY))
    def add_kind(self, name: str) -> None:
        kind = Kind(self.new_id(), "", name, "x", Group.OTHER)
        with self.store.transaction("kind.add"):
            KIND.insert(self.store.db, [kind])
        self.model.act(self.model.live | {kind.id: {"table": "kind", **dataclasses.asdict(kind)}})

    def new_id(self) -> str:
        made = uuid7(NOW, after=max(self.created, default=None))
        self.created.add(made)
        return made

    @precondition(lambda self: self.ids("entry"))
    @rule(data=st.data(), text=st.none() | some_words, dread=ratings)
    def edit_entry(self, data: st.DataObject, text: str | None, dread: int | None) -> None:
        key = self.pick(data, self.ids("entry"))
        entry = ENTRY.get(self.store.db, key)
        assert entry is not None
        changed = dataclasses.replace(entry, text=text or entry.text, dread=dread, kind=self.maybe_kind(data))
        with self.store.transaction("journal.edit"):
            assert ENTRY.update(self.store.db, changed)
        self.model.act(self.model.live | {key: {"table": "entry", **dataclasses.asdict(changed)}})

    @precondition(lambda self: len(self.ids("entry") + self.ids("kind")) > 1)
    @rule(data=st.data())
    def link(self, data: st.DataObject) -> None:
        start, end = (self.pick(data, self.ids("entry") + self.ids("kind")) for _ in range(2))
        live = self.model.live
        link = add_link(self.store, End(live[start]["table"], start), End(live[end]["table"], end))
        self.created.add(link.id)
        self.model.act(live | {link.id: {"table": "link", **dataclasses.asdict(link)}})

    @precondition(lambda self: self.ids("entry"))
    @rule(data=st.data())
    def trash_entries(self, data: st.DataObject) -> None:
        keys = {self.pick(data, self.ids("entry")) for _ in range(2)}
        assert trash.put_in_trash(self.store, "entry", sorted(keys), "journal.trash") == len(keys)
        self.model.act(self.model.without(keys))

    @precondition(lambda self: self.ids("kind"))
    @rule(data=st.data())
    def trash_kind(self, data: st.DataObject) -> None:
        key = self.pick(data, self.ids("kind"))
        trash.put_in_trash(self.store, "kind", [key], "kind.trash")
        self.model.act(self.model.without([key]))

    @precondition(lambda self: self.model.in_trash())
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        key = self.pick(data, self.model.in_trash())
        trash.restore(self.store, key)
        self.model.restore(key)

    @precondition(lambda self: self.created - self.model.erased)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        known = self.model.live.keys() | self.model.deletions.keys()
        keys = {key for key in known if self.table_of(key) != "link"}
        if not keys:
            return
        key = self.pick(data, keys)
        assert trash.erase(self.store, self.table_of(key), key).log_emptied
        self.model.erase(key)
        with pytest.raises(NotFound):
            trash.restore(self.store, key)

    def table_of(self, key: str) -> str:
        values = self.model.live.get(key) or self.model.deletions[key].gone[key]
        return str(values["table"])

    @rule()
    def undo(self) -> None:
        self.step(history.undo, self.model.undo, bool(self.model.done))

    @rule()
    def redo(self) -> None:
        self.step(history.redo, self.model.redo, bool(self.model.undone))

    def step(self, real: Any, expected: Any, possible: bool) -> None:
        """Undo or redo in both; where the one refuses, so does the other."""
        if not possible:
            with pytest.raises(NothingToUndo):
                real(self.store)
            return
        try:
            expected()
        except Refused:
            with pytest.raises(UndoRefused):
                real(self.store)
        else:
            real(self.store)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        assert [file.name for file in self.path.parent.iterdir()] == [self.path.name]
        self.open()

    @invariant()
    def live_records_are_those_of_the_model(self) -> None:
        assert self.rows() == self.model.live

    @invariant()
    def the_trash_holds_what_was_deleted(self) -> None:
        assert {item.id for item in trash.trashed(self.store)} == self.model.in_trash()

    @invariant()
    def no_record_is_lost(self) -> None:
        db = self.store.db
        on_redo = {
            row
            for (row,) in db.execute(
                "SELECT row FROM change WHERE batch IN (SELECT n FROM batch WHERE state = 'undone')"
            )
        }
        erased = {row for (row,) in db.execute("SELECT row FROM change WHERE op = 'P'")}
        places = self.rows().keys() | {item.id for item in trash.trashed(self.store)} | on_redo | erased
        links = {row for (row,) in db.execute("SELECT row FROM change WHERE tbl = 'link'")}
        assert self.created - links <= places
        assert erased == self.model.erased

    @invariant()
    def every_link_has_both_its_ends(self) -> None:
        rows = self.rows()
        assert all(ends(values) <= rows.keys() for values in rows.values() if values["table"] == "link")

    @invariant()
    def history_explains_every_live_record(self) -> None:
        for table in record_tables():
            names = [column.name for column in table.columns]
            for row in self.store.db.execute(f"SELECT {table.names} FROM {table.name}").fetchall():
                if row[0] not in self.shipped:
                    explain(dict(zip(names, row, strict=True)), history.versions(self.store, row[0]))

    @invariant()
    def search_finds_exactly_what_is_live(self) -> None:
        for word in VOCABULARY:
            found = {hit.id for hit in search.search(self.store, word[:4], limit=1000)}
            assert found - self.shipped == {
                key
                for key, values in self.model.live.items()
                if word in (values.get("text") or values.get("name") or "").split()
            }

    @invariant()
    def the_file_is_ready_for_the_next_action(self) -> None:
        db = self.store.db
        assert missing_triggers(db) == set()
        assert not db.in_transaction
        assert db.execute("SELECT count(*) FROM batch WHERE state = 'open'").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM batch WHERE n NOT IN (SELECT batch FROM change)").fetchone() == (0,)

    def teardown(self) -> None:
        db = self.store.db
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        self.store.close()


def explain(record: Values, story: Iterable[history.Version]) -> None:
    """Follow a record's versions back to where it was added; each must have left what the next one found."""
    current: Values | None = record
    added: Values | None = None
    for version in reversed(list(story)):
        if version.op == "I":
            assert current is not None
            added, current = current, None
        elif version.op == "D":
            assert current is None
            assert added in (version.before, version.before | {"kind": None})
            current = version.before
        else:
            assert version.op == "U"
            assert current is not None
            assert {name: current[name] for name in version.after} == version.after
            current = current | version.before
    assert current is None


@pytest.mark.parametrize("flavour", ["plain", "encrypted"], indirect=True)
def test_whatever_one_does_nothing_is_lost(flavour: str, template: Path, key: str | None, tmp_path: Path) -> None:
    class Here(Workbook):
        """The machine in the test's own folder."""

        def __init__(self) -> None:
            super().__init__(template, key, tmp_path)

    examples = {"plain": 40, "encrypted": 10}[flavour]
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples, stateful_step_count=25, derandomize=True, deadline=None, database=None
        ),
    )
