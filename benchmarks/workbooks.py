"""Workbooks of any size to measure with: an invented physician's work of ten years, always the same."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.many_cards import MOST_CARDS, add_plan
from benchmarks.many_people import MOST_CONTACTS, add_people
from benchmarks.portfolios import MOST_SESSIONS, add_portfolio

from pivot_tui.domain.days import day_of
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Kind, Sign
from pivot_tui.store.opening import open_store
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.version import SCHEMA
from pivot_tui.workbook import once
from pivot_tui.workbook.backups import back_up_daily
from pivot_tui.workbook.capture import kinds_of_work

TODAY = date(2026, 3, 13)
"""The day on which every workbook is looked at; its last entry is of that day."""
_END = datetime(TODAY.year, TODAY.month, TODAY.day, 20, tzinfo=UTC)
_SPAN = timedelta(days=3652)
_ENTRIES_A_SESSION = 10
_ENTRIES_A_CONTACT = 20
_ENTRIES_A_CARD = 40
_SIGNS = (Sign.DRAIN, Sign.FEED, Sign.NOTE)
_ENTRIES_IN_A_BATCH = 10  # as many as are written down after a week of shifts

_WHAT = (
    "Six admissions stacked up", "Prior authorization calls", "Taught two residents to read a blood gas",
    "Explained an ECG to the students", "Wrote discharge papers", "Rapid response in the stairwell",
    "Case conference on sepsis", "Looked at the scores of the quarter", "Family meeting without a room",
    "Helped a fellow with a research draft", "Inbox full again", "Bedside teaching with the interns",
    "Night float covered alone", "Gave the chest pain talk", "Fought the new order set",
    "Mentored someone about a residency", "Chart closure before midnight", "A hard diagnosis, and time to think",
    "Peer to peer about a scan", "Simulated a code with the nurses", "Committee on documentation",
    "Small group on acid and base", "Found a missed fracture", "Four pages about one potassium",
)  # fmt: skip
_WHEN = (
    "after three", "before sunrise", "between two codes", "at the end of the shift", "over a cold lunch",
    "just before noon", "during the storm", "on the fourth night", "while the pager rang", "at last",
)  # fmt: skip
_THEN = (
    "and nobody said a word", "and went home late", "and it felt like the work I came for", "with no rest",
    "and one of them finally understood it", "and I would do it again", "and the hours were gone",
    "and someone thanked me for it", "while the list kept growing", "and stayed calm all the same",
    "and wrote none of it down", "and it made the whole day lighter",
)  # fmt: skip
_TAGS = ("friday", "ward", "clinic", "nights", "residents", "bootcamp", "followup", "paperwork")


def workbook_of(size: int, folder: Path) -> Path:
    """A workbook with so many entries; one that a folder has from an earlier run is taken as it is."""
    path = folder / f"{size}-entries-plan-schema-{SCHEMA}.db"
    if path.exists():
        return path
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    _build(unfinished, size)
    return unfinished.rename(path)


def back_up_today(path: Path) -> None:
    """Make the day's backup, so that the app finds it made and does nothing of the kind while it is measured."""
    with open_store(path) as store:
        back_up_daily(store)


def _build(path: Path, size: int) -> None:
    dice = random.Random(size)
    with open_store(path) as store:
        once.mark_said(store, once.FIRST_RUN)
        kinds = kinds_of_work(store)
        store.db.execute("PRAGMA synchronous = OFF")  # while it is built nothing can be lost
        add_portfolio(store, min(size // _ENTRIES_A_SESSION, MOST_SESSIONS), TODAY)
        add_people(store, min(size // _ENTRIES_A_CONTACT, MOST_CONTACTS), TODAY)
        add_plan(store, min(size // _ENTRIES_A_CARD, MOST_CARDS), TODAY)
        for start in range(0, size, _ENTRIES_IN_A_BATCH):
            numbers = range(start, min(start + _ENTRIES_IN_A_BATCH, size))
            _write(store, [_entry(_END - _SPAN * (size - 1 - number) / size, kinds, dice) for number in numbers])


def _write(store: Store, entries: Sequence[Entry]) -> None:
    """Write entries as one action, done when the last of them was written down."""
    store.clock = lambda: entries[-1].at
    with store.transaction("capture"):
        ENTRY.insert(store.db, entries)


def _entry(at: datetime, kinds: tuple[Kind, ...], dice: random.Random) -> Entry:
    at = at.replace(microsecond=0)
    sign = dice.choices(_SIGNS, (5, 4, 3))[0]
    rated = sign in (Sign.DRAIN, Sign.FEED)
    what, when, then = (dice.choice(pieces) for pieces in (_WHAT, _WHEN, _THEN))
    return Entry(
        id=uuid7(at),
        day=day_of(at.replace(tzinfo=None)),
        at=at,
        utc_offset=0,
        text=f"{what} {when} in bed {dice.randint(1, 400)}, {then}",
        dread=dice.randint(0, 5) if rated and dice.random() < 0.9 else None,
        energy=dice.randint(0, 5) if rated and dice.random() < 0.9 else None,
        kind=dice.choice(kinds).id if dice.random() < 0.8 else None,
        sign=sign,
        tags=tuple(dice.sample(_TAGS, dice.choice((0, 0, 1, 2)))),
    )
