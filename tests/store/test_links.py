"""Links between records: made only between what is there, and gone and back together with their ends."""

from collections.abc import Callable

import pytest

from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.store import history, trash
from pivot_tui.store.links import End, add_link, links_of
from pivot_tui.store.store import Store

Add = Callable[..., Entry]


def test_a_link_is_seen_from_both_ends(store: Store, add: Add, add_kind: Callable[..., Kind]) -> None:
    kind, made = add_kind(store, "Rounds"), add(store, "on rounds")
    link = add_link(store, End("entry", made.id), End("kind", kind.id), "about")
    assert (link.from_id, link.to_id, link.role) == (made.id, kind.id, "about")
    assert links_of(store, made.id) == links_of(store, kind.id) == (link,)


def test_links_are_listed_in_the_order_they_were_made(store: Store, add: Add) -> None:
    hub, *others = (add(store, text) for text in ("hub", "b", "c", "d"))
    links = tuple(add_link(store, End("entry", other.id), End("entry", hub.id)) for other in others)
    assert links_of(store, hub.id) == links
    assert links_of(store, others[1].id) == links[1:2]


@pytest.mark.parametrize("end", [End("entry", "nobody"), End("link", "l"), End("batch", "1"), End("nonsense", "1")])
def test_nothing_is_linked_to_what_is_not_there(store: Store, add: Add, end: End) -> None:
    made = add(store, "here")
    for start, goal in ((End("entry", made.id), end), (end, End("entry", made.id))):
        with pytest.raises(NotFound, match="they were not linked"):
            add_link(store, start, goal)
    assert links_of(store, made.id) == ()
    assert history.undo(store).what == "journal.add"


def test_a_link_is_taken_back_and_made_again(store: Store, add: Add) -> None:
    first, second = add(store, "a"), add(store, "b")
    link = add_link(store, End("entry", first.id), End("entry", second.id))
    assert history.undo(store).what == "link.add"
    assert links_of(store, first.id) == ()
    history.redo(store)
    assert links_of(store, first.id) == (link,)


def test_a_link_goes_and_comes_back_with_its_end(store: Store, add: Add) -> None:
    first, second = add(store, "a"), add(store, "b")
    link = add_link(store, End("entry", first.id), End("entry", second.id))
    trash.put_in_trash(store, "entry", [second.id], "journal.trash")
    assert links_of(store, first.id) == ()
    history.undo(store)
    assert links_of(store, first.id) == (link,)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["first gone first", "last gone first"])
def test_a_link_waits_until_both_of_its_ends_are_back(store: Store, add: Add, order: tuple[int, int]) -> None:
    ends = add(store, "a"), add(store, "b")
    link = add_link(store, End("entry", ends[0].id), End("entry", ends[1].id))
    for end in ends:
        trash.put_in_trash(store, "entry", [end.id], "journal.trash")
    trash.restore(store, ends[order[0]].id)
    assert links_of(store, ends[order[0]].id) == ()
    assert trash.restore(store, ends[order[1]].id) == 2
    assert links_of(store, ends[0].id) == links_of(store, ends[1].id) == (link,)


def test_a_link_that_was_taken_back_stays_away_when_its_end_returns(store: Store, add: Add) -> None:
    first, second = add(store, "a"), add(store, "b")
    add_link(store, End("entry", first.id), End("entry", second.id))
    history.undo(store)
    trash.put_in_trash(store, "entry", [first.id], "journal.trash")
    assert trash.restore(store, first.id) == 1
    assert links_of(store, first.id) == ()
