"""The log added up by kind and by day, with what was rated and what was not, in every flavour of the file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Kind, Sign
from pivot_tui.domain.logged import Ratings, Tally
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.store import open as open_store
from pivot_tui.store import profile
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.store.tables.profile import ELEMENT

MONDAY = date(2026, 3, 9)


@pytest.fixture
def opened(tmp_path: Path, key: str | None) -> Iterator[Store]:
    """A new workbook of the flavour."""
    with open_store(tmp_path / "folder" / "workbook.db", key) as store:
        yield store


@pytest.fixture
def kinds(opened: Store) -> dict[str, Kind]:
    """The kinds of work by their keys."""
    with opened.reading() as db:
        return {kind.key: kind for kind in KIND.select(db)}


def entry(day: date, text: str = "words", **values: Any) -> Entry:
    at = datetime.combine(day, time(12), UTC)
    fields: dict[str, Any] = {"dread": None, "energy": None, "kind": None, **values}
    return Entry(uuid7(at), day, at, 0, text, sign=Sign.NOTE, **fields)


def add(store: Store, *entries: Entry) -> None:
    with store.transaction("journal.add"):
        ENTRY.insert(store.db, entries)


def test_an_empty_log_adds_up_to_nothing(opened: Store) -> None:
    assert (profile.by_kind(opened), profile.by_day(opened), profile.log_span(opened)) == ({}, {}, None)


def test_a_kind_counts_its_entries_and_each_rating_by_itself(opened: Store, kinds: dict[str, Kind]) -> None:
    doc = kinds["DOC"].id
    add(
        opened,
        entry(MONDAY, kind=doc, dread=5, energy=0),
        entry(MONDAY, kind=doc, dread=4),
        entry(MONDAY, kind=doc),
        entry(MONDAY, energy=3),
    )

    assert profile.by_kind(opened) == {
        doc: Tally(3, Ratings(9, 2), Ratings(0, 1)),
        None: Tally(1, Ratings(), Ratings(3, 1)),
    }


def test_a_day_counts_its_entries_and_the_span_goes_from_the_oldest_to_the_newest(opened: Store) -> None:
    last = MONDAY + timedelta(days=30)
    add(opened, entry(last, dread=1), entry(MONDAY, energy=2), entry(MONDAY))

    assert profile.by_day(opened) == {
        MONDAY: Tally(2, Ratings(), Ratings(2, 1)),
        last: Tally(1, Ratings(1, 1), Ratings()),
    }
    assert profile.log_span(opened) == (MONDAY, last)


@pytest.mark.parametrize("weekday", range(7))
def test_the_entries_of_a_weekday_come_newest_first_and_no_more_than_asked_for(opened: Store, weekday: int) -> None:
    add(opened, *(entry(MONDAY + timedelta(days=number), str(number)) for number in range(21)))

    found = profile.entries_on_weekday(opened, weekday, 2)

    assert [one.text for one in found] == [str(14 + weekday), str(7 + weekday)]


def test_entries_without_a_kind_are_found(opened: Store, kinds: dict[str, Kind]) -> None:
    add(opened, entry(MONDAY, "with", kind=kinds["DX"].id), entry(MONDAY, "without"))

    assert [one.text for one in profile.entries_without_kind(opened, 9)] == ["without"]


def test_the_sheet_comes_in_the_order_in_which_it_was_written(opened: Store) -> None:
    rows = [
        WorkElement(uuid7(datetime(2026, 3, day, tzinfo=UTC)), Prompt.ENERGY, text, None, 0, 5, 90, Bucket.EDUCATION)
        for day, text in ((9, "first"), (2, "second"))
    ]
    with opened.transaction("element.add"):
        ELEMENT.insert(opened.db, rows)

    assert profile.elements(opened) == tuple(rows)
