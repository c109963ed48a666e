"""What the user has chosen to ignore: kept for one record only, outside history, and gone when the record is erased."""

from collections.abc import Callable

import pytest

from pivot_tui.domain.faults import Replaced
from pivot_tui.domain.journal import Entry
from pivot_tui.store import history, trash
from pivot_tui.store.ignored import ignore, ignored
from pivot_tui.store.store import Store

MARK = ("titled", "a" * 64)
OTHER = ("phone", "b" * 64)


def test_what_is_ignored_is_ignored_after_a_restart_in_that_record_only(
    store: Store, opened: Callable[..., Store]
) -> None:
    ignore(store, "entry", "one", [MARK, OTHER, MARK])
    ignore(store, "entry", "one", [MARK])
    store.close()
    again = opened()
    assert ignored(again, "entry", "one") == {MARK, OTHER}
    assert ignored(again, "entry", "two") == ignored(again, "kind", "one") == frozenset()


def test_ignoring_is_no_action(store: Store, add: Callable[..., Entry]) -> None:
    add(store, "one")
    ignore(store, "entry", "one", [MARK])
    assert store.db.execute("SELECT count(*) FROM batch").fetchone() == (1,)
    history.undo(store)
    assert ignored(store, "entry", "one") == {MARK}


def test_it_outlives_the_trash_and_not_the_erasure_of_its_record(store: Store, add: Callable[..., Entry]) -> None:
    made = add(store, "one")
    ignore(store, "entry", made.id, [MARK])
    ignore(store, "entry", "another", [OTHER])
    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    assert ignored(store, "entry", made.id) == {MARK}
    trash.erase(store, "entry", made.id)
    assert store.db.execute("SELECT row, pattern FROM ignored").fetchall() == [("another", "phone")]


def test_it_is_not_written_into_a_file_that_has_gone(store: Store) -> None:
    store.path.unlink()
    with pytest.raises(Replaced, match="save a copy"):
        ignore(store, "entry", "one", [MARK])
