"""The journal's own queries: pages by key in either direction, filters, and the entries of a few days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.journal_filter import JournalFilter, RatingTest
from pivot_tui.store.search import match_expression
from pivot_tui.store.tables import SEARCH_SLOTS, SEARCHED
from pivot_tui.store.tables.journal import ENTRY

if TYPE_CHECKING:
    from pivot_tui.domain.journal import Entry
    from pivot_tui.store.store import Store

_NEWEST_FIRST = "ORDER BY day DESC, at DESC, id DESC"
_OLDEST_FIRST = "ORDER BY day, at, id"
_OURS = f"rowid % {SEARCH_SLOTS} = {SEARCHED['entry'].number}"
_MATCHES = f"FROM search WHERE search MATCH ? AND {_OURS}"
_FOUND = f"n IN (SELECT rowid / {SEARCH_SLOTS} {_MATCHES})"
# The plus keeps SQLite from fetching every match and sorting it: it walks the list in its order and stops early.
_FOUND_OFTEN = f"+{_FOUND}"
_OFTEN = 1000  # matches from which on walking the list is quicker than fetching and sorting them
_NEWEST = 300  # entries among which the first page of a word that is found often nearly always lies
_NEWEST_ENTRIES = f"(SELECT * FROM entry {_NEWEST_FIRST} LIMIT {_NEWEST})"
_FOUND_AMONG_NEWEST = f"{_FOUND[:-1]} AND rowid BETWEEN ? * {SEARCH_SLOTS} AND ? * {SEARCH_SLOTS} + {SEARCH_SLOTS - 1})"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: just behind an entry, in the order of the list.

    Attributes:
        day: The entry's day, as stored.
        at: Its instant, as stored.
        id: Its id.
    """

    day: str
    at: str
    id: str


def place_of(entry: "Entry") -> Place:
    """The place of an entry in the order of the list."""
    values = dict(zip((column.name for column in ENTRY.columns), ENTRY.row(entry), strict=True))
    return Place(values["day"], values["at"], values["id"])


def entries(
    store: "Store",
    chosen: JournalFilter,
    limit: int,
    *,
    older_than: Place | None = None,
    newer_than: Place | None = None,
    oldest: bool = False,
) -> tuple["Entry", ...]:
    """Up to `limit` entries that a filter lets through, always newest first.

    Args:
        store: The workbook.
        chosen: Which entries.
        limit: How many at the most.
        older_than: Only those behind this place.
        newer_than: Only those before this place, the nearest ones.
        oldest: The last ones of the list instead of the first.
    """
    is_found_often = _is_found_often(store, chosen.words)
    if is_found_often and chosen == JournalFilter(words=chosen.words) and not (older_than or newer_than or oldest):
        found = _among_newest(store, chosen.words, limit)
        if len(found) == limit:
            return found
    clauses, given = _clauses(chosen, _FOUND_OFTEN if is_found_often else _FOUND)
    for comparison, place in (("<", older_than), (">", newer_than)):
        if place is not None:
            clauses.append(f"(day, at, id) {comparison} (?, ?, ?)")
            given += [place.day, place.at, place.id]
    backwards = oldest or newer_than is not None
    where = f"WHERE {' AND '.join(clauses)} " if clauses else ""
    rest = f"{where}{_OLDEST_FIRST if backwards else _NEWEST_FIRST} LIMIT ?"
    with store.reading() as db:
        found = tuple(ENTRY.select(db, rest, [*given, limit]))
    return found[::-1] if backwards else found


def _among_newest(store: "Store", words: Sequence[str], limit: int) -> tuple["Entry", ...]:
    """Up to `limit` of the newest entries that have the words; the index is asked for the numbers of those alone."""
    with store.reading() as db:
        bounds = db.execute(f"SELECT min(n), max(n) FROM {_NEWEST_ENTRIES}").fetchone()
        query = f"SELECT {ENTRY.names} FROM {_NEWEST_ENTRIES} WHERE {_FOUND_AMONG_NEWEST} {_NEWEST_FIRST} LIMIT ?"
        rows = db.execute(query, (match_expression(words), *bounds, limit))
        return tuple(map(ENTRY.read, rows))


def count(store: "Store", chosen: JournalFilter | None = None) -> int:
    """How many entries there are, or how many a filter lets through."""
    if chosen is not None and chosen == JournalFilter(words=chosen.words) and (words := match_expression(chosen.words)):
        return _count(store, f"SELECT count(*) {_MATCHES}", [words])
    clauses, given = _clauses(chosen or JournalFilter(), _FOUND)
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    return _count(store, f"SELECT count(*) FROM entry{where}", given)


def _count(store: "Store", query: str, given: Sequence[Any]) -> int:
    with store.reading() as db:
        found: int = db.execute(query, given).fetchone()[0]
        return found


def _is_found_often(store: "Store", words: Sequence[str]) -> bool:
    expression = match_expression(words)
    query = f"SELECT count(*) FROM (SELECT 1 {_MATCHES} LIMIT {_OFTEN})"
    return bool(expression) and _count(store, query, [expression]) == _OFTEN


def count_by_kind(store: "Store") -> dict[str, int]:
    """How many entries each kind of work has, by its id."""
    with store.reading() as db:
        return dict(db.execute("SELECT kind, count(*) FROM entry WHERE kind IS NOT NULL GROUP BY kind").fetchall())


def entries_between(store: "Store", first: date, last: date) -> tuple["Entry", ...]:
    """The entries of the days from `first` to `last`, both included, newest first."""
    with store.reading() as db:
        given = (first.isoformat(), last.isoformat())
        return tuple(ENTRY.select(db, f"WHERE day BETWEEN ? AND ? {_NEWEST_FIRST}", given))


def _clauses(chosen: JournalFilter, found: str) -> tuple[list[str], list[Any]]:
    clauses: list[str] = []
    given: list[Any] = []

    def need(clause: str, *values: Any) -> None:
        clauses.append(clause)
        given.extend(values)

    if chosen.kinds:
        need(f"kind IN ({_marks(chosen.kinds)})", *chosen.kinds)
    if chosen.signs:
        need(f"sign IN ({_marks(chosen.signs)})", *(sign.value for sign in chosen.signs))
    for tag in chosen.tags:
        need(found, f'"{tag}"')  # narrows fast; the index does not know a tag from a word, so the tag itself is asked
        need("EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)", tag)
    for test in chosen.ratings:
        need(*_rating_clause(test))
    if chosen.first is not None:
        need("day >= ?", chosen.first.isoformat())
    if chosen.last is not None:
        need("day <= ?", chosen.last.isoformat())
    if expression := match_expression(chosen.words):
        need(found, expression)
    return clauses, given


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _rating_clause(test: RatingTest) -> tuple[str, ...] | tuple[str, int, int]:
    field = "dread" if test.field == "dread" else "energy"
    return (f"{field} IS NULL",) if test.low is None else (f"{field} BETWEEN ? AND ?", test.low, test.high)
