"""An open workbook: one action is all or nothing, and what other processes did is noticed."""

import subprocess
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from pivot_tui.domain.faults import Replaced
from pivot_tui.domain.identifiers import instant_of
from pivot_tui.domain.journal import Entry
from pivot_tui.store import history
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Texts = Callable[[Store], list[str]]


def test_an_action_is_saved_as_one(store: Store, entry: Callable[..., Entry], texts: Texts, now: datetime) -> None:
    with store.transaction("sample.load") as batch:
        ENTRY.insert(store.db, [entry("one")])
        ENTRY.insert(store.db, [entry("two")])
    assert (batch.at, instant_of(batch.id).replace(microsecond=0)) == (now, now)
    assert store.db.execute("SELECT n, id, action, what, state FROM batch").fetchall() == [
        (batch.n, batch.id, "do", "sample.load", "done")
    ]
    assert history.undo(store).records == 2
    assert texts(store) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_action_that_fails_half_way_leaves_nothing(
    store: Store, entry: Callable[..., Entry], add: Add, texts: Texts, error: type[BaseException]
) -> None:
    def fail_half_way() -> None:
        with store.transaction("sample.load"):
            ENTRY.insert(store.db, [entry("half")])
            raise error

    add(store, "before")
    with pytest.raises(error):
        fail_half_way()
    assert texts(store) == ["before"]
    assert store.db.execute("SELECT count(*) FROM batch").fetchone() == (1,)
    add(store, "after")
    assert texts(store) == ["before", "after"]


def test_an_action_within_an_action_is_a_mistake_and_saves_neither(
    store: Store, entry: Callable[..., Entry], texts: Texts, dbapi: Any
) -> None:
    def nest() -> None:
        with store.transaction("outer"):
            ENTRY.insert(store.db, [entry("outer")])
            with store.transaction("inner"):
                ENTRY.insert(store.db, [entry("inner")])

    with pytest.raises(dbapi.OperationalError):
        nest()
    assert texts(store) == []
    assert not store.db.in_transaction


def test_a_mistake_in_a_query_is_not_passed_off_as_the_files_fault(store: Store, dbapi: Any) -> None:
    with pytest.raises(dbapi.OperationalError, match="no such table"), store.reading() as db:
        db.execute("SELECT * FROM nonsense")
    store.check_writable()


def test_what_one_did_oneself_is_no_news(store: Store, add: Add) -> None:
    assert not store.changed_by_others()
    add(store, "mine")
    assert not store.changed_by_others()
    history.undo(store)
    assert not store.changed_by_others()


def test_what_another_process_did_is_news_once(
    store: Store, texts: Texts, child: Callable[..., subprocess.Popen[str]]
) -> None:
    child("""
with open_store(path, key) as store:
    add(store, "theirs")
tell("there")
""")
    assert store.changed_by_others()
    assert not store.changed_by_others()
    assert texts(store) == ["theirs"]


def test_what_others_did_is_news_even_after_writing_oneself(store: Store, add: Add) -> None:
    with store.another() as other:
        add(other, "theirs")
        add(store, "mine")
        assert store.changed_by_others()
        history.undo(other)
        assert store.changed_by_others()
        assert not store.changed_by_others()


def test_a_draft_typed_elsewhere_is_no_news(store: Store) -> None:
    with store.another() as other:
        save_draft(other, "capture", "", "typing")
        assert not store.changed_by_others()


def test_a_worker_has_its_own_connection_to_the_same_workbook(
    store: Store, add: Add, texts: Texts, now: datetime
) -> None:
    seen: list[list[str]] = []

    def work() -> None:
        with store.another() as own:
            add(own, "from the worker")
            seen.append(texts(own))
            assert own.clock() == now

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert seen == [["from the worker"]]
    assert texts(store) == ["from the worker"]


def test_a_connection_belongs_to_its_thread_unless_asked_otherwise(
    store: Store, opened: Opened, texts: Texts, dbapi: Any
) -> None:
    outcomes: list[object] = []

    def read(which: Store) -> None:
        try:
            outcomes.append(texts(which))
        except dbapi.ProgrammingError as error:
            outcomes.append(type(error))

    store.close()
    bound = opened()
    free = opened(any_thread=True)
    for which in (bound, free):
        worker = threading.Thread(target=read, args=(which,))
        worker.start()
        worker.join()
    assert outcomes == [dbapi.ProgrammingError, []]


def test_another_process_that_comes_and_goes_takes_nothing_along(
    store: Store, add: Add, texts: Texts, child: Callable[..., subprocess.Popen[str]], opened: Opened
) -> None:
    with store.another():
        pass
    for text in ("one", "two"):
        add(store, text)
        process = child(
            f"""
with open_store(path, key) as store:
    tell(store.db.execute("SELECT count(*) FROM entry WHERE text = '{text}'").fetchone()[0])
""",
            says="1",
        )
        process.wait()
        assert store.path.with_name(f"{store.path.name}-wal").exists()
    store.close()
    assert texts(opened()) == ["one", "two"]


def test_a_worker_does_not_open_what_was_put_in_the_place_of_the_workbook(store: Store, opened: Opened) -> None:
    other = store.path.with_name("other.db")
    opened(other).close()
    other.replace(store.path)
    with pytest.raises(Replaced, match="save a copy"):
        store.another()
