"""The trash and what lies beyond it: deleted records come back whole, erased ones are gone from every place."""

import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pivot_tui.domain.faults import NotFound, NothingToUndo
from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store import backups, history, search, trash
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.links import End, add_link, links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Edit = Callable[..., Entry]
AddKind = Callable[..., Kind]
Texts = Callable[[Store], list[str]]

SECRET = "Zebrafish"


def discard(store: Store, *entries: Entry) -> None:
    trash.put_in_trash(store, "entry", [entry.id for entry in entries], "journal.trash")


def set_clock(store: Store, at: datetime) -> None:
    store.clock = lambda: at


def discarded(store: Store) -> list[str]:
    return [item.id for item in trash.trashed(store)]


def kind_of(store: Store, entry: Entry) -> str | None:
    found = ENTRY.get(store.db, entry.id)
    assert found is not None
    return found.kind


def traces(store: Store) -> list[str]:
    """Every place inside the file that still holds the secret word, in whatever case."""
    places = {
        "record": "SELECT text || tags FROM entry UNION ALL SELECT name || alias FROM kind",
        "link": "SELECT role FROM link",
        "history": "SELECT coalesce(before, '') || coalesce(after, '') FROM change",
        "draft": "SELECT body FROM draft",
        "search": "SELECT block FROM search_data",
    }
    found = []
    for place, query in places.items():
        for (value,) in store.db.execute(query):
            content = value if isinstance(value, bytes) else str(value).encode()
            if SECRET.lower().encode() in content.lower():
                found.append(place)
    return found


def test_what_was_deleted_lies_in_the_trash_the_newest_on_top(store: Store, add: Add, now: datetime) -> None:
    made = [add(store, text, dread=3) for text in ("a", "b", "c")]
    for days, entry in enumerate(made):
        set_clock(store, now + timedelta(days=days))
        discard(store, entry)
    top, middle, _ = trash.trashed(store)
    assert (top.table, top.id, top.values["text"], top.values["dread"]) == ("entry", made[2].id, "c", 3)
    assert top.at == now + timedelta(days=2)
    assert [item.id for item in trash.trashed(store, limit=2)] == [top.id, middle.id]


def test_restoring_brings_a_record_back_as_it_was(store: Store, add: Add, texts: Texts) -> None:
    made = add(store, "come back \0 🌙", dread=1, tags=("a", "b"))
    discard(store, made)
    assert texts(store) == []
    assert trash.restore(store, made.id) == 1
    assert list(ENTRY.select(store.db)) == [made]
    assert discarded(store) == []


def test_what_went_together_comes_back_together(store: Store, add: Add, texts: Texts) -> None:
    made = [add(store, text) for text in ("a", "b", "c")]
    link = add_link(store, End("entry", made[0].id), End("entry", made[2].id))
    discard(store, *made[:2])
    assert trash.restore(store, made[1].id) == 3
    assert sorted(texts(store)) == ["a", "b", "c"]
    assert links_of(store, made[2].id) == (link,)


def test_restoring_a_kind_attaches_its_entries_again(store: Store, add: Add, add_kind: AddKind, edit: Edit) -> None:
    kind, other = add_kind(store, "Rounds"), add_kind(store, "Clinic")
    stays, moves = add(store, "stays", kind=kind.id), add(store, "moves", kind=kind.id)
    link = add_link(store, End("kind", kind.id), End("entry", stays.id))
    trash.put_in_trash(store, "kind", [kind.id], "kind.trash")
    edit(store, moves, kind=other.id)
    assert trash.restore(store, kind.id) == 2
    assert KIND.get(store.db, kind.id) == kind
    assert kind_of(store, stays) == kind.id
    assert kind_of(store, moves) == other.id
    assert links_of(store, kind.id) == (link,)


@pytest.mark.parametrize("erased", [False, True], ids=["kind in the trash", "kind erased"])
def test_an_entry_comes_back_even_when_its_kind_is_gone(
    store: Store, add: Add, add_kind: AddKind, texts: Texts, *, erased: bool
) -> None:
    kind = add_kind(store, "Rounds")
    made = add(store, "on rounds", kind=kind.id)
    discard(store, made)
    trash.put_in_trash(store, "kind", [kind.id], "kind.trash")
    if erased:
        trash.erase(store, "kind", kind.id)
    assert trash.restore(store, made.id) == 1
    assert texts(store) == ["on rounds"]
    assert kind_of(store, made) is None


def test_restoring_one_record_does_not_repeat_other_changes(
    store: Store, entry: Callable[..., Entry], add: Add, texts: Texts
) -> None:
    old, new = add(store, "before"), entry("added")
    with store.transaction("bulk"):
        ENTRY.insert(store.db, [new])
        store.db.execute("UPDATE entry SET text = 'after' WHERE id = ?", (old.id,))
    history.undo(store)
    add(store, "unrelated")
    trash.restore(store, new.id)
    assert texts(store) == ["before", "unrelated", "added"]


def test_an_addition_taken_back_is_in_the_trash_once_it_cannot_be_done_again(
    store: Store, add: Add, texts: Texts
) -> None:
    made = add(store, "taken back")
    history.undo(store)
    assert discarded(store) == []
    add(store, "something else")
    assert discarded(store) == [made.id]
    trash.restore(store, made.id)
    assert sorted(texts(store)) == ["something else", "taken back"]


def test_a_deletion_is_in_the_trash_while_it_is_done(store: Store, add: Add) -> None:
    made = add(store, "back and forth")
    discard(store, made)
    history.undo(store)
    assert discarded(store) == []
    history.redo(store)
    assert discarded(store) == [made.id]
    trash.restore(store, made.id)
    assert ENTRY.get(store.db, made.id) == made


def test_a_restoration_can_be_taken_back_and_its_record_is_not_lost(store: Store, add: Add) -> None:
    made = add(store, "to and fro")
    discard(store, made)
    trash.restore(store, made.id)
    assert history.undo(store).what == "trash.restore"
    assert ENTRY.get(store.db, made.id) is None
    add(store, "something else")
    assert discarded(store) == [made.id]


@pytest.mark.parametrize("where", ["nowhere", "live", "erased"])
def test_only_what_is_in_the_trash_can_be_restored(store: Store, add: Add, where: str) -> None:
    made = add(store, "somewhere")
    if where == "erased":
        trash.erase(store, "entry", made.id)
    with pytest.raises(NotFound, match="not in the trash"):
        trash.restore(store, "nobody" if where == "nowhere" else made.id)
    assert (ENTRY.get(store.db, made.id) is None) is (where == "erased")


def test_nothing_is_deleted_when_one_of_many_is_not_there(store: Store, add: Add, texts: Texts) -> None:
    made = add(store, "stays")
    with pytest.raises(NotFound, match="nothing was deleted"):
        trash.put_in_trash(store, "entry", [made.id, "nobody"], "journal.trash")
    assert texts(store) == ["stays"]
    assert discarded(store) == []


@pytest.fixture
def secret(store: Store, add: Add, edit: Edit) -> Entry:
    """An entry with a secret word in every place that words get to."""
    other = add(store, "about something else")
    made = add(store, f"the {SECRET} story", tags=(SECRET.lower(),))
    changed = edit(store, made, text=f"{SECRET}, told twice")
    save_draft(store, "entry", made.id, f"{SECRET} in a draft")
    add_link(store, End("entry", made.id), End("entry", other.id), f"{SECRET} link")
    return changed


def test_a_secret_gets_to_every_place_and_an_encrypted_file_shows_none(
    flavour: str, store: Store, secret: Entry
) -> None:
    assert set(traces(store)) == {"record", "link", "history", "draft", "search"}
    store.close()
    assert (SECRET.lower().encode() in store.path.read_bytes().lower()) is (flavour != "encrypted")


@pytest.mark.parametrize("where", ["live", "trash", "redo"])
def test_erased_words_are_gone_from_the_file(
    flavour: str, store: Store, secret: Entry, texts: Texts, where: str
) -> None:
    if where == "trash":
        discard(store, secret)
    elif where == "redo":
        for _ in range(3):
            history.undo(store)
    erased = trash.erase(store, "entry", secret.id)
    assert erased.log_emptied
    assert traces(store) == []
    assert search.search(store, SECRET) == ()
    assert read_drafts(store) == ()
    assert discarded(store) == []
    assert texts(store) == ["about something else"]
    if flavour != "encrypted":
        beside = [file for file in store.path.parent.iterdir() if file.is_file()]
        assert not [file.name for file in beside if SECRET.lower().encode() in file.read_bytes().lower()]
    store.close()
    assert SECRET.lower().encode() not in store.path.read_bytes().lower()


def test_an_erased_record_never_comes_back(store: Store, secret: Entry, texts: Texts, opened: Opened) -> None:
    trash.erase(store, "entry", secret.id)
    assert {version.op for version in history.versions(store, secret.id)} >= {"I", "D", "P"}
    assert all(not version.before and not version.after for version in history.versions(store, secret.id))
    store.close()
    again = opened()
    for step in (history.undo, history.redo):
        while True:
            try:
                step(again)
            except NothingToUndo:
                break
            assert secret.text not in texts(again)
    assert traces(again) == []
    with pytest.raises(NotFound):
        trash.restore(again, secret.id)


def test_undo_goes_on_with_the_action_before_an_erasure(store: Store, add: Add, edit: Edit, texts: Texts) -> None:
    before = add(store, "before")
    secret = add(store, SECRET)
    edit(store, secret, text=f"{SECRET} twice")
    trash.erase(store, "entry", secret.id)
    with pytest.raises(NothingToUndo):
        history.redo(store)
    after = add(store, "after")
    assert history.undo(store).what == "journal.add"
    assert ENTRY.get(store.db, after.id) is None
    assert history.undo(store).what == "journal.add"
    assert ENTRY.get(store.db, before.id) is None
    with pytest.raises(NothingToUndo):
        history.undo(store)


def test_erasing_one_of_many_leaves_the_others_in_the_trash(store: Store, add: Add, texts: Texts) -> None:
    secret, other = add(store, SECRET), add(store, "other")
    discard(store, secret, other)
    trash.erase(store, "entry", secret.id)
    assert discarded(store) == [other.id]
    assert trash.restore(store, other.id) == 1
    assert texts(store) == ["other"]


def test_erasing_a_kind_leaves_its_entries(store: Store, add: Add, add_kind: AddKind, texts: Texts) -> None:
    kind = add_kind(store, SECRET)
    made = add(store, "kept", kind=kind.id)
    assert trash.erase(store, "kind", kind.id).records == 1
    assert texts(store) == ["kept"]
    assert kind_of(store, made) is None
    assert traces(store) == []


def test_the_links_of_a_trashed_record_are_erased_with_its_other_end(store: Store, add: Add, secret: Entry) -> None:
    (link,) = links_of(store, secret.id)
    other = link.to_id
    discard(store, secret)
    trash.erase(store, "entry", other)
    assert trash.restore(store, secret.id) == 1
    assert links_of(store, secret.id) == ()
    assert "link" not in traces(store)


def test_erasing_what_never_was_says_so(store: Store, add: Add) -> None:
    add(store, "kept")
    with pytest.raises(NotFound, match="not there any more"):
        trash.erase(store, "entry", "nobody")
    assert history.undo(store).what == "journal.add"


def test_an_erasure_says_when_another_reader_keeps_the_log(
    flavour: str, store: Store, secret: Entry, opened: Opened, texts: Texts
) -> None:
    reader = store.another()
    reader.db.execute("BEGIN")
    assert secret.text in texts(reader)
    erased = trash.erase(store, "entry", secret.id)
    assert not erased.log_emptied
    reader.db.execute("COMMIT")
    reader.close()
    store.close()
    assert SECRET.lower().encode() not in store.path.read_bytes().lower()
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]
    assert traces(opened()) == []


def test_erased_words_are_gone_from_the_backups_too(key: str | None, store: Store, secret: Entry) -> None:
    first = backups.make_backup(store, backups.BackupReason.BY_HAND)
    discard(store, secret)
    second = backups.make_backup(store, backups.BackupReason.DAILY)
    trash.erase(store, "entry", secret.id)
    assert backups.erase_from_backups(store, "entry", secret.id) == (2, 0)
    for backup in (first, second):
        assert SECRET.lower().encode() not in backup.path.read_bytes().lower()
        assert backups.is_good(backup, key)
        with Store(backup.path, key) as copy:
            assert traces(copy) == []
            assert [entry.text for entry in ENTRY.select(copy.db)] == ["about something else"]
    names = {first.path.name, second.path.name}
    assert {file.name for file in backups.backup_folder(store.path).iterdir()} == names


def test_a_backup_without_the_record_is_left_as_it_is(store: Store, add: Add) -> None:
    add(store, "kept")
    backup = backups.make_backup(store, backups.BackupReason.BY_HAND)
    later = add(store, SECRET)
    before = backup.path.read_bytes()
    assert backups.erase_from_backups(store, "entry", later.id) == (0, 0)
    assert backup.path.read_bytes() == before


def test_a_backup_that_cannot_be_opened_is_counted(store: Store, secret: Entry) -> None:
    good = backups.make_backup(store, backups.BackupReason.BY_HAND)
    broken = backups.make_backup(store, backups.BackupReason.DAILY)
    broken.path.write_bytes(broken.path.read_bytes()[:5_000])
    assert backups.erase_from_backups(store, "entry", secret.id) == (1, 1)
    assert SECRET.lower().encode() not in good.path.read_bytes().lower()
    assert {file.name for file in good.path.parent.iterdir()} == {good.path.name, broken.path.name}


def test_what_another_process_trashed_is_in_the_trash_here(
    store: Store, add: Add, child: Callable[..., subprocess.Popen[str]]
) -> None:
    made = add(store, "shared")
    child(f"""
from pivot_tui.store import trash
with open_store(path, key) as store:
    trash.put_in_trash(store, "entry", ["{made.id}"], "journal.trash")
tell("there")
""")
    assert discarded(store) == [made.id]
