"""What the tests of the workbook share: entries from capture lines, and from fields where the fields matter."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from pivot_tui.domain.capture import read
from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.store.connection import ENCRYPTION
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook.capture import kinds_of_work, save

RAW_KEY = "0123456789abcdef" * 4 + "fedcba9876543210" * 2


@pytest.fixture
def capture(now: Now) -> Callable[..., tuple[Entry, ...]]:
    """Save capture lines as one action."""

    def save_lines(store: Store, *lines: str) -> tuple[Entry, ...]:
        kinds = kinds_of_work(store)
        readings = [read(line, now, kinds) for line in lines]
        assert [reading.problems for reading in readings] == [()] * len(lines)
        return tuple(record for record in save(store, readings, now) if isinstance(record, Entry))

    return save_lines


@pytest.fixture
def put() -> Callable[..., Entry]:
    """Save an entry with the fields that matter to a test."""

    def add(store: Store, day: date, text: str = "words", **values: Any) -> Entry:
        at = datetime.combine(day, values.pop("clock", time(12)), UTC)
        fields: dict[str, Any] = {"dread": None, "energy": None, "kind": None, "sign": Sign.NOTE, **values}
        entry = Entry(id=uuid7(at), day=day, at=at, utc_offset=0, text=text, **fields)
        with store.transaction("journal.add"):
            ENTRY.insert(store.db, [entry])
        return entry

    return add


@pytest.fixture
def all_texts() -> Callable[[Store], list[str]]:
    """The texts of all entries, in the order they were saved."""

    def found(store: Store) -> list[str]:
        with store.reading() as db:
            return [entry.text for entry in ENTRY.select(db, "ORDER BY n")]

    return found


@pytest.fixture
def key() -> str:
    """The raw key of an encrypted workbook; raw, so that no test pays for a derivation."""
    if not ENCRYPTION:
        pytest.skip("sqlcipher3 is missing here")
    return RAW_KEY
