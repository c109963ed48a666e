"""Quotes leave the journal: a workbook of the second version keeps each with its history, links, drafts and trash."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlite_utils import Migrations

from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.origin import Origin
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.sheet import Prompt, WorkElement
from pivot_tui.store import backups, history, migrations, search, trash, version
from pivot_tui.store import triggers as written_triggers
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.ignored import ignore, ignored
from pivot_tui.store.links import End, add_link, links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables import RECORD_TABLES, SEARCHED
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.profile import ELEMENT, ORIGIN
from pivot_tui.store.tables.quotes import QUOTE

Opened = Callable[..., Store]
Add = Callable[..., Entry]

TABLES = RECORD_TABLES[: RECORD_TABLES.index("activity")]
TALK = uuid5("kind", "TALK")


class Second(NamedTuple):
    """What a workbook of the second version held.

    Attributes:
        plain: A quote with every field, linked with the entry and with a row of the sheet.
        edited: A note that became a quote, whose words were changed twice.
        once: A quote that became a note.
        imported: A quote that came from another program.
        trashed: A quote in the trash; its link with the entry went with it.
        trashed_import: A quote in the trash that came from another program.
        entry: An entry that was never anything else.
        element: A row of the sheet.
    """

    plain: Entry
    edited: Entry
    once: Entry
    imported: Entry
    trashed: Entry
    trashed_import: Entry
    entry: Entry
    element: WorkElement


@pytest.fixture
def second(opened: Opened, add: Add, monkeypatch: pytest.MonkeyPatch) -> Second:
    """A closed workbook of the second version, made as that version made it."""
    together = Migrations("pivot-tui")
    for step in (migrations.m001_journal, migrations.m002_profile):
        together(name=step.__name__)(step)
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", together)
        older.setattr(version, "SCHEMA", 2)
        older.setattr(written_triggers, "RECORD_TABLES", TABLES)
        older.setattr(written_triggers, "SEARCHED", {name: SEARCHED[name] for name in SEARCHED if name in TABLES})
        with opened() as store:
            return _fill(store, add)


def _fill(store: Store, add: Add) -> Second:
    quoted: dict[str, Any] = {"sign": Sign.QUOTE}
    made = Second(
        plain=add(store, "finally clear", **quoted, dread=0, energy=5, kind=TALK, tags=("ecg", "ms3")),
        edited=add(store, "a note at first"),
        once=add(store, "said at first", **quoted),
        imported=add(store, "brought along", **quoted),
        trashed=add(store, "thrown away", **quoted, kind=TALK),
        trashed_import=add(store, "brought and thrown", **quoted),
        entry=add(store, "an entry"),
        element=WorkElement("e-1", Prompt.ENERGY, "explaining", None, None, None, None, None),
    )
    for changed in (
        replace(made.edited, sign=Sign.QUOTE),
        replace(made.edited, sign=Sign.QUOTE, text="second words"),
        replace(made.edited, sign=Sign.QUOTE, text="third words"),
        replace(made.once, sign=Sign.NOTE),
    ):
        with store.transaction("journal.edit"):
            ENTRY.update(store.db, changed)
    with store.transaction("journal.import"):
        ELEMENT.insert(store.db, [made.element])
        ORIGIN.insert(store.db, [Origin("o-1", made.imported.id, "jrnl", "starred: yes")])
        ORIGIN.insert(store.db, [Origin("o-2", made.trashed_import.id, "jrnl", "place: ward")])
        ORIGIN.insert(store.db, [Origin("o-3", made.entry.id, "jrnl")])
    add_link(store, End("entry", made.plain.id), End("entry", made.entry.id), "said after")
    add_link(store, End("entry", made.plain.id), End("element", made.element.id), "sheet")
    add_link(store, End("entry", made.entry.id), End("entry", made.trashed.id))
    trash.put_in_trash(store, "entry", [made.trashed.id, made.trashed_import.id], "journal.trash")
    save_draft(store, "entry", made.plain.id, json.dumps({"text": "half", "sign": "quote"}))
    save_draft(store, "entry", "", json.dumps({"text": "a new one", "sign": "quote"}))
    save_draft(store, "element_offer", made.edited.id, json.dumps({"prompt": "energy", "entry": made.edited.id}))
    ignore(store, "entry", made.plain.id, [("name", "digest")])
    return made


@pytest.fixture
def moved(second: Second, opened: Opened) -> Store:
    """The workbook as this version opens it."""
    return opened()


def quotes(store: Store) -> dict[str, Quote]:
    """All quotes by id."""
    with store.reading() as db:
        return {quote.id: quote for quote in QUOTE.select(db)}


def entries(store: Store) -> dict[str, Entry]:
    """All entries by id."""
    with store.reading() as db:
        return {entry.id: entry for entry in ENTRY.select(db)}


def test_every_quote_is_where_quotes_are_now_and_no_entry_any_more(second: Second, moved: Store) -> None:
    assert set(quotes(moved)) == {second.plain.id, second.edited.id, second.imported.id}
    assert {entry.text for entry in entries(moved).values()} == {"an entry", "said at first"}
    plain = second.plain
    assert quotes(moved)[plain.id] == Quote(
        plain.id, plain.day, plain.at, plain.utc_offset, "finally clear", "", Anonymous.UNKNOWN,
        vetted=False, selected=False, dread=0, energy=5, kind=TALK, tags=("ecg", "ms3"),
    )  # fmt: skip


def test_what_was_once_a_quote_stays_an_entry_with_its_history(second: Second, moved: Store) -> None:
    assert entries(moved)[second.once.id].sign is Sign.NOTE
    found = history.versions(moved, second.once.id)
    assert [(change.table, change.op) for change in found] == [("entry", "I"), ("entry", "U")]
    assert (found[1].before, found[1].after) == ({"sign": "quote"}, {"sign": "note"})


def test_the_history_of_a_quote_comes_along(second: Second, moved: Store) -> None:
    found = history.versions(moved, second.edited.id)
    assert {change.table for change in found} == {"quote"}
    assert [change.after for change in found] == [{}, {}, {"text": "second words"}, {"text": "third words"}]


def test_quotes_are_found_by_their_words(second: Second, moved: Store) -> None:
    assert [(hit.table, hit.id) for hit in search.search(moved, "finally")] == [("quote", second.plain.id)]
    assert [hit.table for hit in search.search(moved, "said first")] == ["entry"]


def test_links_lead_to_the_quote(second: Second, moved: Store) -> None:
    linked = [(link.from_tbl, link.from_id, link.to_tbl, link.role) for link in links_of(moved, second.plain.id)]
    assert linked == [("quote", second.plain.id, "entry", "said after"), ("quote", second.plain.id, "element", "sheet")]


def test_drafts_and_what_is_ignored_follow(second: Second, moved: Store) -> None:
    drafts = {(draft.form, draft.row): json.loads(draft.body) for draft in read_drafts(moved)}
    assert drafts == {
        ("quote", second.plain.id): {"text": "half", "sign": "quote"},
        ("quote", ""): {"text": "a new one", "sign": "quote"},
        ("element", "energy"): {"prompt": "energy", "entry": ""},
    }
    assert ignored(moved, "quote", second.plain.id) == {("name", "digest")}
    assert ignored(moved, "entry", second.plain.id) == frozenset()


@pytest.mark.parametrize("name", ["trashed", "trashed_import"])
def test_what_lay_in_the_trash_comes_back_as_a_quote(second: Second, moved: Store, name: str) -> None:
    assert {(item.table, item.values["text"]) for item in trash.trashed(moved)} == {
        ("quote", "thrown away"),
        ("quote", "brought and thrown"),
    }
    wanted: Entry = getattr(second, name)

    trash.restore(moved, wanted.id)

    assert {second.trashed.id, second.trashed_import.id} < set(quotes(moved)), "what was deleted together returns so"
    back = quotes(moved)[wanted.id]
    assert (back.text, back.vetted, back.anonymous, back.kind) == (wanted.text, False, Anonymous.UNKNOWN, wanted.kind)
    [link] = links_of(moved, second.trashed.id)
    assert (link.from_tbl, link.to_tbl) == ("entry", "quote")
    history.undo(moved)
    assert wanted.id not in quotes(moved)


def test_where_an_imported_quote_came_from_stays_in_its_history_and_is_erased_with_it(
    second: Second, moved: Store
) -> None:
    with moved.reading() as db:
        assert [origin.entry for origin in ORIGIN.select(db)] == [second.entry.id]
    last = history.versions(moved, second.imported.id)[-1]
    assert (last.before, last.after) == ({"origin": "jrnl\nstarred: yes"}, {"origin": None})
    assert "origin" not in {item.table for item in trash.trashed(moved)}

    trash.erase(moved, "quote", second.imported.id)

    with moved.reading() as db:
        left = "SELECT count(*) FROM change WHERE before LIKE '%starred%' OR after LIKE '%starred%'"
        assert db.execute(left).fetchone() == (0,)


def test_a_moved_quote_can_be_changed_thrown_away_and_erased(second: Second, moved: Store) -> None:
    before = quotes(moved)[second.edited.id]
    with moved.transaction("quote.edit"):
        QUOTE.update(moved.db, replace(before, text="fourth words", vetted=True))
    history.undo(moved)
    assert quotes(moved)[before.id] == before

    trash.put_in_trash(moved, "quote", [before.id], "quote.trash")
    assert before.id in {item.id for item in trash.trashed(moved)}
    trash.erase(moved, "quote", before.id)

    assert before.id not in {item.id for item in trash.trashed(moved)}
    assert search.search(moved, "words") == ()


def test_a_workbook_without_quotes_gets_no_action_that_nobody_did(path: Path, store: Store) -> None:
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM batch").fetchone() == (0,)


def test_a_second_opening_changes_nothing_more(second: Second, moved: Store, opened: Opened) -> None:
    before = (quotes(moved), entries(moved))
    moved.close()
    again = opened()
    assert (quotes(again), entries(again)) == before
    assert version.user_version(again.db) == version.SCHEMA


def test_the_day_of_a_quote_is_that_of_its_entry(second: Second, moved: Store) -> None:
    found = quotes(moved)[second.plain.id]
    assert isinstance(found.day, date)
    assert (found.day, found.at, found.utc_offset) == (second.plain.day, second.plain.at, second.plain.utc_offset)


def test_a_moved_quote_is_erased_from_the_backup_in_which_it_is_an_entry_still(second: Second, moved: Store) -> None:
    (backup,) = backups.list_backups(moved.path)
    for made in (second.plain, second.trashed):
        erased = trash.erase(moved, "quote", made.id)
        assert backups.erase_from_backups(moved, "quote", made.id, erased.gone) == (1, 0)

    with Store(backup.path, moved.key) as older:
        assert version.user_version(older.db) == 2
        held = "SELECT count(*) FROM change WHERE before LIKE '%thrown away%' OR after LIKE '%thrown away%'"
        assert older.db.execute(held).fetchone() == (0,)
        words = [text for (text,) in older.db.execute("SELECT text FROM entry").fetchall()]
        assert "finally clear" not in words
        assert "an entry" in words
