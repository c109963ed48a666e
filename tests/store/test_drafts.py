"""Drafts: what was being typed is there again, whatever ended the program, and never gets into history."""

import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pivot_tui.domain.faults import Replaced
from pivot_tui.domain.journal import Entry
from pivot_tui.store import history, trash
from pivot_tui.store.drafts import Draft, read_draft, read_drafts, save_draft
from pivot_tui.store.store import Store

Opened = Callable[..., Store]


def set_clock(store: Store, at: datetime) -> None:
    store.clock = lambda: at


def test_a_draft_is_there_again_after_a_restart(store: Store, opened: Opened, now: datetime) -> None:
    save_draft(store, "capture", "", "half a sentence – “still” typing")
    store.close()
    assert read_draft(opened(), "capture") == Draft("capture", "", "half a sentence – “still” typing", now)


def test_a_draft_is_there_again_after_the_terminal_was_killed(
    store: Store, opened: Opened, child: Callable[..., subprocess.Popen[str]]
) -> None:
    store.close()
    process = child("""
from pivot_tui.store.drafts import save_draft
store = open_store(path, key)
save_draft(store, "capture", "", "typed before the crash")
tell("there")
wait()
""")
    process.kill()
    process.wait()
    found = read_draft(opened(), "capture")
    assert found is not None
    assert found.body == "typed before the crash"


def test_the_newest_words_replace_the_older_ones(store: Store, now: datetime) -> None:
    save_draft(store, "capture", "", "one")
    set_clock(store, now + timedelta(seconds=5))
    save_draft(store, "capture", "", "one two")
    assert read_drafts(store) == (Draft("capture", "", "one two", now + timedelta(seconds=5)),)


def test_every_form_and_record_has_a_draft_of_its_own(store: Store, now: datetime) -> None:
    for seconds, (form, row) in enumerate([("entry", "a"), ("entry", "b"), ("capture", "")]):
        set_clock(store, now + timedelta(seconds=seconds))
        save_draft(store, form, row, f"{form} {row}")
    assert [(draft.form, draft.row) for draft in read_drafts(store)] == [
        ("capture", ""),
        ("entry", "b"),
        ("entry", "a"),
    ]
    found = read_draft(store, "entry", "b")
    assert found is not None
    assert found.body == "entry b"
    assert read_draft(store, "entry") is None


def test_an_empty_draft_is_forgotten(store: Store) -> None:
    save_draft(store, "capture", "", "words")
    save_draft(store, "capture", "", "")
    save_draft(store, "never", "there", "")
    assert read_drafts(store) == ()


def test_a_draft_is_no_action(store: Store, add: Callable[..., Entry]) -> None:
    add(store, "one")
    history.undo(store)
    save_draft(store, "capture", "", "words")
    history.redo(store)
    assert store.db.execute("SELECT count(*) FROM batch").fetchone() == (3,)
    assert read_draft(store, "capture") is not None


def test_a_draft_outlives_the_trash_and_not_the_erasure_of_its_record(store: Store, add: Callable[..., Entry]) -> None:
    made = add(store, "one")
    save_draft(store, "entry", made.id, "edited words")
    save_draft(store, "capture", "", "other words")
    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    assert len(read_drafts(store)) == 2
    trash.erase(store, "entry", made.id)
    assert [draft.body for draft in read_drafts(store)] == ["other words"]


def test_a_draft_is_not_written_into_a_file_that_has_gone(store: Store) -> None:
    store.path.unlink()
    with pytest.raises(Replaced, match="save a copy"):
        save_draft(store, "capture", "", "words")
    assert read_drafts(store) == ()
