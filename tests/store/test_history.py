"""Taking back and doing again: in the order of the actions, across restarts, and never over something newer."""

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from pivot_tui.domain.faults import NothingToUndo, UndoRefused
from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store import history, trash
from pivot_tui.store.links import End, add_link, links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND

Opened = Callable[..., Store]
Add = Callable[..., Entry]
Edit = Callable[..., Entry]
Texts = Callable[[Store], list[str]]


def batches(store: Store) -> list[tuple[Any, ...]]:
    return store.db.execute("SELECT id, action, what, state FROM batch ORDER BY n").fetchall()


def set_clock(store: Store, at: datetime) -> None:
    store.clock = lambda: at


def kind_of(store: Store, entry: Entry) -> str | None:
    found = ENTRY.get(store.db, entry.id)
    assert found is not None
    return found.kind


def test_the_last_action_is_taken_back_first(store: Store, add: Add, edit: Edit, texts: Texts) -> None:
    first = add(store, "one")
    add(store, "two")
    edit(store, first, text="one, changed")
    seen = []
    for _ in range(3):
        history.undo(store)
        seen.append(texts(store))
    assert seen == [["one", "two"], ["one"], []]
    with pytest.raises(NothingToUndo, match="nothing to take back"):
        history.undo(store)


def test_what_was_taken_back_last_is_done_again_first(store: Store, add: Add, texts: Texts) -> None:
    for text in ("one", "two", "three"):
        add(store, text)
    for _ in range(3):
        history.undo(store)
    seen = []
    for _ in range(3):
        history.redo(store)
        seen.append(texts(store))
    assert seen == [["one"], ["one", "two"], ["one", "two", "three"]]
    with pytest.raises(NothingToUndo, match="nothing to do again"):
        history.redo(store)


def test_an_undo_says_what_it_was_about(store: Store, add: Add, add_kind: Callable[..., Kind]) -> None:
    kind = add_kind(store, "Rounds")
    for text in ("a", "b"):
        add(store, text, kind=kind.id)
    trash.put_in_trash(store, "kind", [kind.id], "kind.trash")
    assert history.pending_changes(store) == 3
    assert history.undo(store) == history.Reversal("kind.trash", 3)
    assert history.pending_changes(store) == 1
    assert history.redo(store) == history.Reversal("kind.trash", 3)


def test_undo_and_redo_go_on_after_a_restart(store: Store, opened: Opened, add: Add, edit: Edit, texts: Texts) -> None:
    made = add(store, "first version")
    edit(store, made, text="second version")
    store.close()
    second = opened()
    history.undo(second)
    assert texts(second) == ["first version"]
    second.close()
    third = opened()
    history.redo(third)
    assert texts(third) == ["second version"]
    third.close()
    fourth = opened()
    history.undo(fourth)
    history.undo(fourth)
    assert texts(fourth) == []


def test_an_action_can_be_taken_back_and_done_again_many_times(store: Store, add: Add, texts: Texts) -> None:
    made = add(store, "back and forth", tags=("kept",))
    for _ in range(4):
        history.undo(store)
        assert texts(store) == []
        history.redo(store)
        assert list(ENTRY.select(store.db)) == [made]


def test_a_new_action_drops_what_could_be_done_again(store: Store, add: Add, texts: Texts) -> None:
    add(store, "one")
    add(store, "two")
    history.undo(store)
    add(store, "three")
    with pytest.raises(NothingToUndo):
        history.redo(store)
    history.undo(store)
    history.undo(store)
    assert texts(store) == []


def test_an_action_without_effect_keeps_what_could_be_done_again(
    store: Store, add: Add, edit: Edit, texts: Texts
) -> None:
    made = add(store, "one")
    add(store, "two")
    history.undo(store)
    edit(store, made)
    history.redo(store)
    assert texts(store) == ["one", "two"]


def test_an_empty_action_leaves_no_trace(store: Store, add: Add) -> None:
    add(store, "one")
    before = batches(store)
    with store.transaction("nothing"):
        pass
    assert batches(store) == before
    history.undo(store)
    with pytest.raises(NothingToUndo):
        history.undo(store)


def test_a_changed_field_goes_back_and_the_others_stay(store: Store, add: Add, edit: Edit) -> None:
    made = add(store, "text", dread=1, tags=("a",))
    edit(store, made, dread=5)
    with store.transaction("unlisted") as batch:
        store.db.execute("UPDATE entry SET tags = '[\"b\"]'")
    store.db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))
    history.undo(store)
    assert ENTRY.get(store.db, made.id) == dataclasses.replace(made, tags=("b",))


def overwrite(store: Store, statement: str, *given: str) -> None:
    """Change records by an action that is no longer on the stack, as after an erasure or a migration."""
    with store.transaction("unlisted") as batch:
        store.db.execute(statement, given)
    store.db.execute("UPDATE batch SET state = 'dropped' WHERE n = ?", (batch.n,))


@pytest.mark.parametrize("change", ["UPDATE entry SET text = 'newer'", "DELETE FROM entry"])
def test_what_has_changed_since_is_not_overwritten(
    store: Store, add: Add, edit: Edit, texts: Texts, change: str
) -> None:
    edit(store, add(store, "old"), text="edited")
    overwrite(store, change)
    before, logged = texts(store), store.db.execute("SELECT max(n) FROM change").fetchone()
    with pytest.raises(UndoRefused, match="changed since"):
        history.undo(store)
    assert texts(store) == before
    assert store.db.execute("SELECT max(n) FROM change").fetchone() == logged


def test_what_has_changed_since_is_not_done_again(store: Store, add: Add, edit: Edit, texts: Texts) -> None:
    made = add(store, "old")
    edit(store, made, text="edited")
    history.undo(store)
    with store.transaction("unlisted", action="merge"):
        store.db.execute("UPDATE entry SET text = 'newer'")
    with pytest.raises(UndoRefused, match="changed since"):
        history.redo(store)
    assert texts(store) == ["newer"]


def test_an_action_that_cannot_be_taken_back_does_not_bar_the_way(
    store: Store, add: Add, edit: Edit, texts: Texts
) -> None:
    made = add(store, "old")
    add(store, "other")
    edit(store, made, text="edited")
    overwrite(store, "UPDATE entry SET text = 'newer' WHERE id = ?", made.id)
    with pytest.raises(UndoRefused, match="once more goes on"):
        history.undo(store)
    assert texts(store) == ["newer", "other"]
    assert history.undo(store).what == "journal.add"
    assert texts(store) == ["newer"]


def test_a_deletion_whose_kind_was_erased_stays_in_the_trash(
    store: Store, add: Add, add_kind: Callable[..., Kind], texts: Texts
) -> None:
    add(store, "before")
    kind = add_kind(store, "Rounds")
    made = add(store, "on rounds", kind=kind.id)
    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    trash.erase(store, "kind", kind.id)
    with pytest.raises(UndoRefused, match="belongs to is gone"):
        history.undo(store)
    assert texts(store) == ["before"]
    trash.restore(store, made.id)
    assert texts(store) == ["before", "on rounds"]
    assert kind_of(store, made) is None


def test_a_record_that_came_later_does_not_go_with_the_one_it_belongs_to(
    store: Store, add: Add, add_kind: Callable[..., Kind]
) -> None:
    kind = add_kind(store, "Rounds")
    child = add(store, "came later", kind=kind.id)
    store.db.execute("UPDATE batch SET state = 'dropped' WHERE n = (SELECT max(n) FROM batch)")
    with pytest.raises(UndoRefused, match="changed since"):
        history.undo(store)
    assert kind_of(store, child) == kind.id
    assert KIND.get(store.db, kind.id) == kind


def test_what_was_erased_is_not_brought_back(store: Store, add: Add, texts: Texts) -> None:
    made = add(store, "erased")
    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    store.db.execute("UPDATE change SET before = NULL")
    with pytest.raises(UndoRefused, match="erased for good"):
        history.undo(store)
    assert texts(store) == []


def test_taking_back_a_deletion_attaches_what_it_had_detached(
    store: Store, add: Add, add_kind: Callable[..., Kind]
) -> None:
    kind = add_kind(store, "Rounds")
    made = [add(store, text, kind=kind.id) for text in ("a", "b")]
    link = add_link(store, End("entry", made[0].id), End("kind", kind.id), "about")
    trash.put_in_trash(store, "kind", [kind.id], "kind.trash")
    assert [kind_of(store, entry) for entry in made] == [None, None]
    assert links_of(store, kind.id) == ()
    history.undo(store)
    assert [kind_of(store, entry) for entry in made] == [kind.id, kind.id]
    assert links_of(store, kind.id) == (link,)
    history.redo(store)
    assert KIND.get(store.db, kind.id) is None
    assert [kind_of(store, entry) for entry in made] == [None, None]


def test_every_action_counts_up_even_when_the_clock_goes_back(store: Store, add: Add, now: datetime) -> None:
    for days in (0, -400, 30, -5, -5):
        set_clock(store, now + timedelta(days=days))
        add(store, f"{days}")
    history.undo(store)
    history.redo(store)
    found = [batch[0] for batch in batches(store)]
    assert found == sorted(set(found))
    assert len(found) == 7


def test_two_actions_of_one_millisecond_have_an_order(store: Store, add: Add) -> None:
    for number in range(50):
        add(store, f"{number}")
    found = [batch[0] for batch in batches(store)]
    assert found == sorted(set(found))


def test_a_batch_of_thousands_is_taken_back_and_done_again(
    store: Store, entry: Callable[..., Entry], texts: Texts
) -> None:
    many = [entry(f"line {number}") for number in range(2_500)]
    with store.transaction("sample.load"):
        ENTRY.insert(store.db, many)
    assert history.pending_changes(store) == 2_500
    assert history.undo(store) == history.Reversal("sample.load", 2_500)
    assert texts(store) == []
    assert history.redo(store) == history.Reversal("sample.load", 2_500)
    assert {one.id for one in ENTRY.select(store.db)} == {one.id for one in many}


def test_the_versions_of_a_record_tell_its_story(store: Store, add: Add, edit: Edit, now: datetime) -> None:
    made = add(store, "one")
    set_clock(store, now + timedelta(days=1))
    edit(store, made, text="two")
    history.undo(store)
    history.redo(store)
    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    told = [(version.op, version.action, version.what) for version in history.versions(store, made.id)]
    assert told == [
        ("I", "do", "journal.add"),
        ("U", "do", "journal.edit"),
        ("U", "undo", "journal.edit"),
        ("U", "redo", "journal.edit"),
        ("D", "do", "journal.trash"),
    ]
    instants = [version.at for version in history.versions(store, made.id)]
    assert instants[0].replace(microsecond=0) == now
    assert instants[1].replace(microsecond=0) == now + timedelta(days=1)
    assert instants == sorted(instants)


def test_a_record_that_never_was_has_no_versions(store: Store) -> None:
    assert history.versions(store, "nobody") == ()


def test_somebody_else_acting_meanwhile_is_not_taken_back_by_mistake(
    store: Store, add: Add, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "mine")
    top, other = history._top, store.another()

    def looked(store: Store, action: str) -> int | None:
        found = top(store, action)
        if texts(other) == ["mine"]:
            add(other, "theirs")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(history, "_top", looked)
        with pytest.raises(UndoRefused, match="changed since"):
            history.undo(store)
    assert texts(store) == ["mine", "theirs"]
    for left in (["mine"], []):
        history.undo(store)
        assert texts(store) == left
    other.close()


# The list of actions


def test_actions_are_listed_newest_first_with_what_was_taken_back(store: Store, add: Add, edit: Edit) -> None:
    first = add(store, "one")
    add(store, "two")
    edit(store, first, text="one, changed")
    history.undo(store)
    history.undo(store)
    history.redo(store)

    found = [(action.what, action.records, action.is_undone) for action in history.actions(store, 10)]

    assert found == [("journal.edit", 1, True), ("journal.add", 1, False), ("journal.add", 1, False)]


def test_what_was_taken_back_stays_so_when_something_else_is_done(store: Store, add: Add) -> None:
    add(store, "one")
    history.undo(store)
    add(store, "two")

    assert [action.is_undone for action in history.actions(store, 10)] == [False, True]


def test_actions_are_read_page_by_page(store: Store, add: Add) -> None:
    for number in range(7):
        add(store, str(number))
    whole = history.actions(store, 100)

    pages = [history.actions(store, 3)]
    while pages[-1]:
        pages.append(history.actions(store, 3, pages[-1][-1].n))

    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert tuple(action for page in pages for action in page) == whole


def test_links_and_origins_are_not_counted_as_records(store: Store, add: Add) -> None:
    one, two = add(store, "one"), add(store, "two")
    add_link(store, End("entry", one.id), End("entry", two.id))
    trash.put_in_trash(store, "entry", [one.id], "journal.trash")

    assert [action.records for action in history.actions(store, 2)] == [1, 0]
    newest = history.actions(store, 1)[0]
    assert [(change.table, change.row, change.op) for change in history.changes_of(store, newest.n, 10)] == [
        ("entry", one.id, "D")
    ]


def test_a_change_tells_what_was_before_and_the_record_as_it_is_now(store: Store, add: Add, edit: Edit) -> None:
    made = add(store, "one", dread=1)
    edit(store, made, dread=3)
    edit(store, made, text="other", dread=3)
    later, changed, added = history.actions(store, 3)

    [change] = history.changes_of(store, changed.n, 10)
    assert (change.before, change.after, change.values["text"]) == ({"dread": 1}, {"dread": 3}, "other")
    [change] = history.changes_of(store, added.n, 10)
    assert (change.op, change.before, change.values["text"]) == ("I", {}, "other")

    trash.put_in_trash(store, "entry", [made.id], "journal.trash")
    [change] = history.changes_of(store, later.n, 10)
    assert change.values["text"] == "other", "what lies in the trash still has its words"
    trash.erase(store, "entry", made.id)
    [change] = history.changes_of(store, later.n, 10)
    assert (change.before, change.after, change.values) == ({}, {}, {})


def test_of_a_large_action_only_what_is_wanted_is_read(store: Store, entry: Callable[..., Entry]) -> None:
    with store.transaction("journal.import"):
        ENTRY.insert(store.db, [entry(str(number), id=f"id-{number:03}") for number in range(50)])
    [action] = history.actions(store, 1)

    assert action.records == 50
    assert [change.row for change in history.changes_of(store, action.n, 3)] == ["id-000", "id-001", "id-002"]
