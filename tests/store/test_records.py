"""Records and rows: what goes in comes out equal, and the tables themselves refuse what no record may hold."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.store import trash
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.store.tables.links import LINK, Link

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text[0] != "\0")
instants = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda instant: instant.replace(microsecond=0))
ratings = st.none() | st.integers(0, 5)
entries = st.builds(
    Entry,
    id=st.uuids().map(str),
    day=st.dates(),
    at=instants,
    utc_offset=st.integers(-14 * 60, 14 * 60),
    text=words,
    dread=ratings,
    energy=ratings,
    kind=st.none(),
    sign=st.sampled_from(Sign),
    tags=st.lists(words).map(tuple),
)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=entries)
def test_every_entry_comes_back_as_it_was_saved(store: Store, entry: Entry) -> None:
    with store.transaction("journal.add"):
        ENTRY.insert(store.db, [entry])
    assert ENTRY.get(store.db, entry.id) == entry
    trash.put_in_trash(store, "entry", [entry.id], "journal.trash")
    trash.restore(store, entry.id)
    assert ENTRY.get(store.db, entry.id) == entry
    trash.erase(store, "entry", entry.id)


def test_kinds_and_links_come_back_as_they_were_saved(store: Store) -> None:
    kind = Kind("k", "", "Night “float” 🌙", "float", Group.BURDEN, retired=True)
    link = Link("l", "kind", "k", "kind", "k", "Rolle")
    with store.transaction("test"):
        KIND.insert(store.db, [kind])
        LINK.insert(store.db, [link])
    assert KIND.get(store.db, "k") == kind
    assert LINK.get(store.db, "l") == link


def test_an_instant_is_kept_in_utc_to_the_second(store: Store, entry: Callable[..., Entry]) -> None:
    written = datetime(2026, 3, 13, 23, 59, 58, 999_999, tzinfo=timezone(timedelta(hours=-5)))
    with store.transaction("journal.add"):
        ENTRY.insert(store.db, [entry("late", id="e", at=written)])
    found = ENTRY.get(store.db, "e")
    assert found is not None
    assert found.at == datetime(2026, 3, 14, 4, 59, 58, tzinfo=UTC)
    assert found.at.utcoffset() == timedelta(0)


def test_a_list_is_picked_and_sorted_by_the_rest_of_the_query(store: Store, entry: Callable[..., Entry]) -> None:
    made = [entry(text, dread=dread) for text, dread in (("a", 5), ("b", 1), ("c", 3))]
    with store.transaction("journal.add"):
        ENTRY.insert(store.db, made)
    found = ENTRY.select(store.db, "WHERE dread >= ? ORDER BY dread", (2,))
    assert [one.text for one in found] == ["c", "a"]


def test_what_is_not_there_is_neither_found_nor_changed(store: Store, entry: Callable[..., Entry]) -> None:
    assert ENTRY.get(store.db, "nobody") is None
    with store.transaction("journal.edit"):
        assert not ENTRY.update(store.db, entry("never saved"))
    assert store.db.execute("SELECT count(*) FROM batch").fetchone() == (0,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"dread": 6},
        {"energy": -1},
        {"text": None},
        {"day": None},
        {"kind": "no such kind"},
        {"utc_offset": "an hour"},
    ],
    ids=str,
)
def test_a_table_refuses_what_no_record_may_hold(
    store: Store, entry: Callable[..., Entry], texts: Callable[[Store], list[str]], dbapi: Any, wrong: dict[str, Any]
) -> None:
    values = dict(zip((column.name for column in ENTRY.columns), ENTRY.row(entry("sound")), strict=True)) | wrong
    marks = ", ".join("?" * len(values))
    with pytest.raises((dbapi.IntegrityError, Fault)), store.transaction("journal.add"):
        store.db.execute(f"INSERT INTO entry ({', '.join(values)}) VALUES ({marks})", list(values.values()))
    assert texts(store) == []
    assert not store.db.in_transaction


@pytest.mark.parametrize(("column", "value"), [("sign", "scream"), ("tags", "[half")])
def test_a_table_refuses_unknown_signs_and_broken_lists(
    store: Store, add: Callable[..., Entry], dbapi: Any, column: str, value: str
) -> None:
    made = add(store, "sound")
    with pytest.raises(dbapi.IntegrityError), store.transaction("journal.edit"):
        store.db.execute(f"UPDATE entry SET {column} = ?", (value,))
    assert ENTRY.get(store.db, made.id) == made


def test_a_second_record_with_the_same_id_is_refused(store: Store, add: Callable[..., Entry], dbapi: Any) -> None:
    first = add(store, "first")
    with pytest.raises(dbapi.IntegrityError), store.transaction("journal.add"):
        ENTRY.insert(store.db, [replace(first, text="second")])
    assert ENTRY.get(store.db, first.id) == first


def test_a_record_with_a_float_has_no_table() -> None:
    @dataclass(frozen=True, slots=True)
    class Money:
        id: str
        dollars: float

    with pytest.raises(TypeError, match="float"):
        Table(Money, "money")


def test_optional_fields_of_every_sort_may_be_missing() -> None:
    table = Table(Sometimes, "sometimes")
    empty = Sometimes("s", None, None, None, None)
    full = Sometimes("s", date(2026, 3, 13), Sign.FEED, True, 4)
    for record in (empty, full):
        assert table.read(table.row(record)) == record
    assert "NOT NULL" not in table.ddl.split("UNIQUE")[1]


@dataclass(frozen=True, slots=True)
class Sometimes:
    """A record in which everything but the id may be missing."""

    id: str
    day: date | None
    sign: Sign | None
    done: bool | None
    count: int | None
