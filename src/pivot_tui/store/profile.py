"""The profile's own queries: the sheet, the log added up by kind and by day, and the entries that no filter names."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.logged import Ratings, Tally
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.profile import ELEMENT

if TYPE_CHECKING:
    from pivot_tui.domain.journal import Entry
    from pivot_tui.domain.sheet import WorkElement
    from pivot_tui.store.store import Store

_SUMS = "count(*), total(dread), count(dread), total(energy), count(energy)"
_NEWEST_FIRST = "ORDER BY day DESC, at DESC, id DESC LIMIT ?"


def elements(store: "Store") -> "tuple[WorkElement, ...]":
    """The whole sheet in the order in which it was written."""
    with store.reading() as db:
        return tuple(ELEMENT.select(db, "ORDER BY n"))


def by_kind(store: "Store") -> dict[str | None, Tally]:
    """The log added up by kind of work; under nothing, what has no kind."""
    with store.reading() as db:
        return {kind: _tally(sums) for kind, *sums in db.execute(f"SELECT kind, {_SUMS} FROM entry GROUP BY kind")}


def by_day(store: "Store") -> dict[date, Tally]:
    """The log added up by day, the days with entries only."""
    with store.reading() as db:
        found = db.execute(f"SELECT day, {_SUMS} FROM entry GROUP BY day")
        return {date.fromisoformat(day): _tally(sums) for day, *sums in found}


def log_span(store: "Store") -> tuple[date, date] | None:
    """The days of the oldest and of the newest entry; the index alone answers it."""
    with store.reading() as db:
        first = db.execute("SELECT min(day) FROM entry").fetchone()[0]
        last = db.execute("SELECT max(day) FROM entry").fetchone()[0]
        return (date.fromisoformat(first), date.fromisoformat(last)) if first is not None else None


def entries_on_weekday(store: "Store", weekday: int, limit: int) -> "tuple[Entry, ...]":
    """The newest entries of one weekday, 0 for Monday."""
    return _entries(store, "CAST(strftime('%w', day) AS INTEGER) = ?", [(weekday + 1) % 7], limit)


def entries_without_kind(store: "Store", limit: int) -> "tuple[Entry, ...]":
    """The newest entries that name no kind of work."""
    return _entries(store, "kind IS NULL", [], limit)


def _entries(store: "Store", condition: str, given: Sequence[Any], limit: int) -> "tuple[Entry, ...]":
    with store.reading() as db:
        return tuple(ENTRY.select(db, f"WHERE {condition} {_NEWEST_FIRST}", [*given, limit]))


def _tally(sums: Sequence[Any]) -> Tally:
    entries, dread, dread_n, energy, energy_n = map(int, sums)
    return Tally(entries, Ratings(dread, dread_n), Ratings(energy, energy_n))
