"""Making workbooks for the tests of the screens: many entries, hostile ones, encrypted and damaged files."""

import contextlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.screens.driving import HOSTILE

from pivot_tui import store as stores
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import ENTRY_SIGNS, Entry, Group, Kind, Sign
from pivot_tui.store.encryption import new_salt, raw_key
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook import Store, journal

NOON = datetime(2026, 3, 13, 12, 0, tzinfo=UTC)
PASSPHRASE = "open sesame"


def entry(text: str, *, number: int = 0, days_ago: int = 0, sign: Sign = Sign.NOTE, **fields: object) -> Entry:
    """An entry at noon, some days ago; a higher number comes later on its day."""
    at = NOON - timedelta(days=days_ago) + timedelta(seconds=number)
    values: dict[str, object] = {"dread": None, "energy": None, "kind": None, "tags": ()} | fields
    return Entry(uuid7(at), at.date(), at, 0, text, sign=sign, **values)  # type: ignore[arg-type]


def add_entries(store: Store, texts: Sequence[str], *, newest_first: bool = False, per_day: int = 400) -> None:
    """Add entries with these words, all in one action, the oldest first; of one day unless told otherwise."""
    ordered = list(reversed(texts)) if newest_first else list(texts)
    last = len(ordered) - 1
    made = [entry(text, number=n, days_ago=(last - n) // per_day) for n, text in enumerate(ordered)]
    with store.transaction("journal.add"):
        ENTRY.insert(store.db, made)


def make_encrypted(path: Path) -> None:
    """Make an encrypted workbook that `PASSPHRASE` opens."""
    stores.open(path, raw_key(PASSPHRASE, new_salt())).close()


def damage_entries(path: Path) -> None:
    """Make the pages that hold the entries unreadable, as a failing disk would; the file must not be open."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page_size = db.execute("PRAGMA page_size").fetchone()[0]
        names = ("entry", "entry_day")
        marks = ", ".join("?" * len(names))
        roots = db.execute(f"SELECT rootpage FROM sqlite_schema WHERE name IN ({marks})", names).fetchall()
    content = bytearray(path.read_bytes())
    for (root,) in roots:
        content[(root - 1) * page_size : root * page_size] = b"\xff" * page_size
    path.write_bytes(content)


LONG_WORD = "Donaudampfschifffahrt" * 238
LONG_TEXT = "\n".join(f"{number} {HOSTILE}" for number in range(200))


def make_hostile(path: Path) -> None:
    """Make a workbook in which every text that a user can write looks like markup, or is endless."""
    with stores.open(path) as store:
        store.clock = lambda: NOON + timedelta(hours=1)
        kind = journal.save_kind(store, HOSTILE, "日本語", Group.BURDEN)
        assert isinstance(kind, Kind)
        made = [
            entry(f"{number} {HOSTILE}", number=number, sign=ENTRY_SIGNS[number % 3], kind=kind.id)
            for number in range(4)
        ]
        made += [
            entry(LONG_WORD, days_ago=1, sign=Sign.DRAIN, dread=5, tags=tuple(f"tag{n}" for n in range(60))),
            entry(LONG_TEXT, days_ago=2, sign=Sign.FEED, kind=kind.id, tags=("日本語",)),
            entry("tab\there \u200f\u202edlrow\u202c a\u0301\u0301\u0301 \u200b\ufeff", days_ago=3),
        ]
        with store.transaction("journal.add"):
            ENTRY.insert(store.db, made)
