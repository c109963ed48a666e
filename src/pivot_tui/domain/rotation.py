"""Which daily backups to keep: the last seven days, then weeks, then months."""

from collections.abc import Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept_backups(instants: Iterable[datetime]) -> frozenset[datetime]:
    """Of the instants at which daily backups were made, those worth keeping.

    Kept is the newest of each of the last seven days, four ISO weeks and twelve months that have one at all:
    a physician on leave for a month does not lose the days before it.
    """
    newest_first = sorted(instants, reverse=True)
    by_day: dict[object, datetime] = {}
    by_week: dict[object, datetime] = {}
    by_month: dict[object, datetime] = {}
    for instant in newest_first:
        by_day.setdefault(instant.date(), instant)
        by_week.setdefault(instant.isocalendar()[:2], instant)
        by_month.setdefault((instant.year, instant.month), instant)
    return frozenset(
        [*list(by_day.values())[:DAYS], *list(by_week.values())[:WEEKS], *list(by_month.values())[:MONTHS]]
    )
