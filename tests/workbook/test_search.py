"""Searching: what is found, what it is called, and what is found no more."""

from collections.abc import Callable
from datetime import date

import pytest

from pivot_tui.domain.journal import Entry
from pivot_tui.domain.sheet import Prompt, WorkElement
from pivot_tui.domain.situation import Premise, Side, Situation
from pivot_tui.store.store import Store
from pivot_tui.store.tables.profile import ELEMENT, PREMISE, SITUATION
from pivot_tui.workbook import history, journal
from pivot_tui.workbook.search import Found, count, place_of, search, title_of

Put = Callable[..., Entry]
Capture = Callable[..., tuple[Entry, ...]]


def test_an_entry_is_found_by_the_beginnings_of_its_words(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, date(2026, 3, 2), "\nPrior-authorisation call\non hold again", tags=("friday",))
    expected = (Found("entry", entry.id, date(2026, 3, 2), "Prior-authorisation call", "journal", entry.text),)

    for words in ("prior", "PRI", "hold auth", "friday", "prior-authorisation", "call again frid"):
        assert search(empty_workbook, words) == expected


def test_a_kind_of_work_is_found_by_name_and_alias(empty_workbook: Store) -> None:
    [found] = search(empty_workbook, "stacked")
    [by_alias] = search(empty_workbook, "rvus")

    assert (found.table, found.day, found.title) == ("kind", None, "Stacked visits")
    assert by_alias.title == "Scores and RVUs"


@pytest.mark.parametrize("words", ["", "  ", "...", '"', "*", "nowhere", "prior nowhere", "rior"])
def test_what_does_not_occur_is_not_found(empty_workbook: Store, capture: Capture, words: str) -> None:
    capture(empty_workbook, "prior auth")

    assert search(empty_workbook, words) == ()


def test_no_more_than_wanted_are_found(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, *(f"same word {number}" for number in range(60)))

    assert len(search(empty_workbook, "same")) == 50
    assert len(search(empty_workbook, "same", 7)) == 7


def test_under_three_letters_the_newest_come_first(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, "xy old", "xy xy xy new")

    assert [found.title for found in search(empty_workbook, "xy")] == ["xy xy xy new", "xy old"]


def test_a_deleted_entry_is_found_no_more_until_it_is_back(empty_workbook: Store, capture: Capture) -> None:
    [entry] = capture(empty_workbook, "prior auth")

    journal.trash(empty_workbook, [entry.id])
    assert search(empty_workbook, "prior") == ()
    history.undo(empty_workbook)
    assert [found.id for found in search(empty_workbook, "prior")] == [entry.id]


def test_the_sheet_the_two_lists_and_the_situation_are_found_and_say_where_they_are(empty_workbook: Store) -> None:
    element = WorkElement("e", Prompt.DREADED, "needle calls\nmore", None, 5, None, 90, None)
    with empty_workbook.transaction("sheet.add"):
        ELEMENT.insert(empty_workbook.db, [element])
        PREMISE.insert(empty_workbook.db, [Premise("p", Side.DONE_WITH, "needle nights")])
        PREMISE.insert(empty_workbook.db, [Premise("q", Side.WOULD_KEEP, "needle rounds")])
        SITUATION.insert(empty_workbook.db, [Situation("s", "too little teaching", household="a needle at home")])

    found = {hit.id: (hit.table, hit.place, hit.title, hit.text, hit.day) for hit in search(empty_workbook, "needle")}

    assert found == {
        "e": ("element", "sheet", "needle calls", "needle calls\nmore", None),
        "p": ("premise", "done with", "needle nights", "needle nights", None),
        "q": ("premise", "would keep", "needle rounds", "needle rounds", None),
        "s": (
            "situation",
            "situation",
            "too little teaching · a needle at home",
            "too little teaching\n\na needle at home",
            None,
        ),
    }


def test_all_that_has_the_words_is_counted(empty_workbook: Store, capture: Capture) -> None:
    capture(empty_workbook, *(f"same word {number}" for number in range(60)))

    assert (count(empty_workbook, "same"), count(empty_workbook, "nowhere"), count(empty_workbook, "*")) == (60, 0, 0)


def test_a_record_without_words_has_no_title_and_an_unknown_table_still_has_a_name() -> None:
    assert title_of({"energy": 3, "dread": 2}) == ""
    assert place_of("pulse", {}) == "weekly pulse"
    assert place_of("something new", {}) == "record"
    assert place_of("premise", {}) == "done with, would keep"
