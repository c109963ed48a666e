"""Searching: what is found, what it is called, and what is found no more."""

from collections.abc import Callable
from datetime import date

import pytest

from pivot_tui.domain.journal import Entry
from pivot_tui.store.store import Store
from pivot_tui.workbook import history, journal
from pivot_tui.workbook.search import Found, search

Put = Callable[..., Entry]
Capture = Callable[..., tuple[Entry, ...]]


def test_an_entry_is_found_by_the_beginnings_of_its_words(empty_workbook: Store, put: Put) -> None:
    entry = put(empty_workbook, date(2026, 3, 2), "\nPrior-authorisation call\non hold again", tags=("friday",))
    expected = (Found("entry", entry.id, date(2026, 3, 2), "Prior-authorisation call"),)

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
