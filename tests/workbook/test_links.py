"""Links between records: seen from either end, named in words, made once only, and followed into the trash."""

from collections.abc import Callable

import pytest

from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.journal import Entry
from pivot_tui.domain.problems import Problem
from pivot_tui.store import trash
from pivot_tui.store.store import Store
from pivot_tui.workbook import history, links

Capture = Callable[..., tuple[Entry, ...]]


def one(store: Store, table: str, column: str, value: str) -> str:
    """The id of the one record of a table that has a value."""
    with store.reading() as db:
        [(identifier,)] = db.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).fetchall()
    return str(identifier)


def talk(store: Store) -> str:
    """The id of the sample's first activity."""
    return one(store, "activity", "title", "Sepsis resuscitation: first hour")


def test_what_links_say_is_in_words_from_both_ends(sample_workbook: Store) -> None:
    experiment = one(sample_workbook, "experiment", "closed", "2026-03-12")
    activity = talk(sample_workbook)
    referee = one(sample_workbook, "referee", "initials", "S.B.")
    simulation, known = links.links_of(sample_workbook, "referee", referee)

    there = links.links_of(sample_workbook, "experiment", experiment)
    back = links.links_of(sample_workbook, "activity", activity)

    assert [(linked.table, linked.title, linked.role) for linked in there] == [
        ("activity", "Sepsis resuscitation: first hour", "evidence for it"),
        ("entry", "Sepsis noon conference: questions ran past the hour", ""),
    ]
    assert [(linked.table, linked.place, linked.role) for linked in back] == [
        ("experiment", "experiment", "is evidence of this")
    ]
    assert simulation.role == "what they have seen"
    assert (known.table, known.title, known.role) == ("contact", "S.B.", "")
    [seen_by] = links.links_of(sample_workbook, "activity", simulation.id)
    assert (seen_by.title, seen_by.role) == ("S.B.", "has seen it")


def test_two_records_are_linked_once_whichever_way(sample_workbook: Store, capture: Capture) -> None:
    [entry] = capture(sample_workbook, "a thought")
    activity = talk(sample_workbook)

    made = links.add(sample_workbook, "entry", entry.id, "activity", activity)

    assert not isinstance(made, Problem)
    for one_way in (("entry", entry.id, "activity", activity), ("activity", activity, "entry", entry.id)):
        again = links.add(sample_workbook, *one_way)
        assert isinstance(again, Problem)
        assert again.sentence == "These two are linked already."
    assert history.undo(sample_workbook) == "Taken back: link."
    assert links.links_of(sample_workbook, "entry", entry.id) == ()


def test_a_record_is_not_linked_with_itself(sample_workbook: Store) -> None:
    activity = talk(sample_workbook)
    refused = links.add(sample_workbook, "activity", activity, "activity", activity)
    assert isinstance(refused, Problem)
    assert refused.sentence.startswith("That is the record itself")


def test_a_removed_link_leaves_both_records_and_comes_back_with_undo(sample_workbook: Store) -> None:
    activity = talk(sample_workbook)
    before = links.links_of(sample_workbook, "activity", activity)

    links.remove(sample_workbook, before[0].link)

    assert links.links_of(sample_workbook, "activity", activity) == ()
    with pytest.raises(NotFound):
        links.remove(sample_workbook, before[0].link)
    assert history.undo(sample_workbook) == "Taken back: removed link."
    assert links.links_of(sample_workbook, "activity", activity) == before


def test_a_linked_record_that_was_deleted_is_shown_in_the_trash(sample_workbook: Store) -> None:
    experiment = one(sample_workbook, "experiment", "closed", "2026-03-12")
    before = links.links_of(sample_workbook, "experiment", experiment)

    trash.put_in_trash(sample_workbook, "activity", [talk(sample_workbook)], "activity.trash")

    found = {linked.table: linked for linked in links.links_of(sample_workbook, "experiment", experiment)}
    assert (found["activity"].state, found["activity"].came_along) == ("in the trash", True)
    assert found["activity"].title == "Sepsis resuscitation: first hour"
    assert found["entry"].state == ""
    trash.restore(sample_workbook, found["activity"].id)
    assert set(links.links_of(sample_workbook, "experiment", experiment)) == set(before)


def test_a_session_that_went_with_its_activity_is_shown_in_the_trash_too(
    sample_workbook: Store, capture: Capture
) -> None:
    [entry] = capture(sample_workbook, "a thought")
    activity = talk(sample_workbook)
    session = one(sample_workbook, "session", "day", "2026-03-11")
    links.add(sample_workbook, "entry", entry.id, "session", session)

    trash.put_in_trash(sample_workbook, "activity", [activity], "activity.trash")

    [linked] = links.links_of(sample_workbook, "entry", entry.id)
    assert (linked.place, linked.state) == ("session", "in the trash")
    assert linked.title == "Sepsis resuscitation: first hour"


def test_what_was_taken_back_or_unlinked_is_not_in_the_trash(sample_workbook: Store, capture: Capture) -> None:
    [first] = capture(sample_workbook, "a thought")
    activity = talk(sample_workbook)
    links.add(sample_workbook, "activity", activity, "entry", first.id)
    history.undo(sample_workbook)
    trash.put_in_trash(sample_workbook, "entry", [first.id], "journal.trash")

    assert [linked.table for linked in links.links_of(sample_workbook, "activity", activity)] == ["experiment"]


def test_activities_with_their_latest_sessions_are_found(sample_workbook: Store) -> None:
    activity = talk(sample_workbook)
    experiment = one(sample_workbook, "experiment", "closed", "2026-03-12")

    found = links.candidates(sample_workbook, "sepsis", experiment)

    said = [(one_of.table, one_of.title, str(one_of.day), one_of.is_linked) for one_of in found]
    start = said.index(("activity", "Sepsis resuscitation: first hour", "None", True))
    assert said[start + 1 : start + 3] == [
        ("session", "Sepsis resuscitation: first hour", "2026-03-11", False),
        ("session", "Sepsis resuscitation: first hour", "2025-09-17", False),
    ]
    assert ("entry", "Sepsis noon conference: questions ran past the hour", "2026-03-11", True) in said
    assert experiment not in [one_of.id for one_of in found]
    assert activity not in [one_of.id for one_of in links.candidates(sample_workbook, "sepsis", activity)]


def test_only_what_can_be_linked_with_is_found_and_no_more_than_wanted(
    sample_workbook: Store, capture: Capture
) -> None:
    capture(sample_workbook, *(f"early fluids {number}" for number in range(9)))

    found = links.candidates(sample_workbook, "early fluids", "none", 5)

    assert len(found) == 5
    assert {one_of.table for one_of in links.candidates(sample_workbook, "s", "none")} <= set(links.LINKABLE)
    assert any(one_of.table == "quote" for one_of in links.candidates(sample_workbook, "fluids sense", "none"))
