"""The profile: what was said on the sheet beside what was logged, and the records behind one bar of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.days import Now, first_of_week
from pivot_tui.domain.journal import Entry, Kind
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.logged import Logged, read_logged
from pivot_tui.domain.profile import Said, read_said
from pivot_tui.domain.sheet import WorkElement
from pivot_tui.store import journal as stored_journal
from pivot_tui.store import profile as stored
from pivot_tui.store.store import Store
from pivot_tui.workbook.capture import kinds_of_work

_ALL = JournalFilter()
BEHIND = 500
"""Entries behind a bar that are shown at the most."""


@dataclass(frozen=True, slots=True)
class SaidReading:
    """What was said, and the kinds of work by which it is named.

    Attributes:
        said: The sheet as the profile reads it.
        kinds: All kinds of work.
        span: The days of the oldest and of the newest entry of the log, where there is one.
    """

    said: Said
    kinds: tuple[Kind, ...]
    span: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class ProfileReading:
    """The two readings of the profile, which are never mixed (S1.1).

    Attributes:
        day: The day it was read on.
        said: The sheet.
        logged: The log.
    """

    day: date
    said: Said
    logged: Logged


@dataclass(frozen=True, slots=True)
class Bar:
    """What one bar of the profile stands for.

    Attributes:
        title: What the bar is called.
        chosen: Which entries; for a weekday or no kind, nothing more than all.
        weekday: The one weekday, 0 for Monday, or nothing.
        has_no_kind: Whether it stands for what names no kind of work.
        rows: Whether the rows of the sheet with its kinds belong to it.
    """

    title: str
    chosen: JournalFilter = _ALL
    weekday: int | None = None
    has_no_kind: bool = False
    rows: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind a bar.

    Attributes:
        elements: Rows of the sheet.
        entries: Entries, newest first.
        more: Whether there are more entries than these.
    """

    elements: tuple[WorkElement, ...]
    entries: tuple[Entry, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ExperimentMark:
    """The beginning or the closing of an experiment, for charts over time (S1.7).

    Attributes:
        day: The day.
        said: What happened, in the user's own title.
    """

    day: date
    said: str


def experiment_marks(store: Store) -> tuple[ExperimentMark, ...]:
    """When experiments began and were closed, oldest first."""
    with store.reading() as db:
        query = """SELECT first_day, 'Began: ' || title FROM experiment
            UNION ALL SELECT closed, 'Closed: ' || title FROM experiment WHERE closed IS NOT NULL
            ORDER BY 1, 2"""
        return tuple(ExperimentMark(date.fromisoformat(day), said) for day, said in db.execute(query))


def read_sheet(store: Store) -> SaidReading:
    """What was said; the sheet is small, so that this may be asked before a paint."""
    kinds = kinds_of_work(store)
    return SaidReading(read_said(stored.elements(store), kinds), kinds, stored.log_span(store))


def read_log(store: Store, now: Now) -> Logged:
    """What was logged; this adds up every entry, so a screen asks it in a thread."""
    return read_logged(stored.by_kind(store), stored.by_day(store), kinds_of_work(store), now.day)


def read(store: Store, now: Now) -> ProfileReading:
    """The whole profile."""
    return ProfileReading(now.day, read_sheet(store).said, read_log(store, now))


def kinds_bar(title: str, kinds: tuple[str, ...], *, rows: bool) -> Bar:
    """The bar of one kind of work or of all kinds of a group; without any, of what names no kind."""
    return Bar(title, JournalFilter(kinds=kinds), has_no_kind=not kinds, rows=rows)


def week_bar(title: str, monday: date) -> Bar:
    """The bar of the week that is kept under a Monday."""
    first = first_of_week(monday)
    return Bar(title, JournalFilter(first=first, last=first + timedelta(days=6)))


def records_behind(store: Store, bar: Bar, limit: int = BEHIND) -> Behind:
    """The records behind a bar; a screen asks this in a thread."""
    if bar.weekday is not None:
        entries = stored.entries_on_weekday(store, bar.weekday, limit + 1)
    elif bar.has_no_kind:
        entries = stored.entries_without_kind(store, limit + 1)
    else:
        entries = stored_journal.entries(store, bar.chosen, limit + 1)
    return Behind(_rows_behind(store, bar), entries[:limit], more=len(entries) > limit)


def _rows_behind(store: Store, bar: Bar) -> tuple[WorkElement, ...]:
    if not bar.rows:
        return ()
    counted = (element for element in stored.elements(store) if element.is_counted)
    if bar.has_no_kind:
        return tuple(element for element in counted if element.kind is None)
    return tuple(element for element in counted if element.kind in bar.chosen.kinds)
