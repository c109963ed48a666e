"""The quotes' own queries: pages by key in either direction, and the activity that was taught just before one."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pivot_tui.store.tables.quotes import QUOTE

if TYPE_CHECKING:
    from pivot_tui.domain.quote import Quote
    from pivot_tui.store.connection import Connection
    from pivot_tui.store.store import Store

DAYS_BEFORE = 3
"""Days after a session within which what a learner says is taken to be about it."""

_NEWEST_FIRST = "ORDER BY day DESC, at DESC, id DESC"
_OLDEST_FIRST = "ORDER BY day, at, id"
# A stretch of sessions that was entered in one piece is as near as its last day before the quote.
_TAUGHT = "SELECT DISTINCT activity, min(coalesce(last_day, day), ?) FROM session"


def quotes(
    store: "Store",
    activity: str | None,
    limit: int,
    *,
    older_than: "Quote | None" = None,
    newer_than: "Quote | None" = None,
    oldest: bool = False,
) -> tuple["Quote", ...]:
    """Up to `limit` quotes, always newest first.

    Args:
        store: The workbook.
        activity: Only those of one activity, by its id.
        limit: How many at the most.
        older_than: Only those behind this one.
        newer_than: Only those before this one, the nearest ones.
        oldest: The last ones of the list instead of the first.
    """
    clauses: list[str] = []
    given: list[Any] = []
    if activity is not None:
        clauses.append("activity = ?")
        given.append(activity)
    for comparison, quote in (("<", older_than), (">", newer_than)):
        if quote is not None:
            clauses.append(f"(day, at, id) {comparison} (?, ?, ?)")
            given += _place(quote)
    backwards = oldest or newer_than is not None
    where = f"WHERE {' AND '.join(clauses)} " if clauses else ""
    with store.reading() as db:
        order = _OLDEST_FIRST if backwards else _NEWEST_FIRST
        found = tuple(QUOTE.select(db, f"{where}{order} LIMIT ?", [*given, limit]))
    return found[::-1] if backwards else found


def _place(quote: "Quote") -> list[Any]:
    """The place of a quote in the order of the list, as stored."""
    values = dict(zip((column.name for column in QUOTE.columns), QUOTE.row(quote), strict=True))
    return [values["day"], values["at"], values["id"]]


def counts(store: "Store", activity: str | None = None) -> tuple[int, int, int]:
    """How many quotes there are, or an activity has: all, those that were checked, and those that were selected."""
    where, given = ("WHERE activity = ?", (activity,)) if activity is not None else ("", ())
    query = f"SELECT count(*), coalesce(sum(vetted), 0), coalesce(sum(selected), 0) FROM quote {where}"
    with store.reading() as db:
        every, vetted, selected = db.execute(query, given).fetchone()
    return every, vetted, selected


def activity_before(db: "Connection", day: date) -> str | None:
    """The id of the activity whose session is nearest before a day, that day included; nothing where several are."""
    given = (day.isoformat(), day.isoformat(), (day - timedelta(days=DAYS_BEFORE)).isoformat())
    taught = db.execute(f"{_TAUGHT} WHERE day <= ? AND coalesce(last_day, day) >= ?", given).fetchall()
    nearest = max((last for _, last in taught), default=None)
    found = {activity for activity, last in taught if last == nearest}
    return found.pop() if len(found) == 1 else None
