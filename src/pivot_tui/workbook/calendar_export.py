"""Meetings and cards out, as a calendar file: neutral titles unless real ones are asked for, no alarms unless asked."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pivot_tui.domain.calendar_item import (
    CalendarItem,
    ItemState,
    cancelled,
    card_item,
    meeting_item,
)
from pivot_tui.domain.days import Now
from pivot_tui.domain.rounding import many
from pivot_tui.store import calendar as stored
from pivot_tui.store.store import Store
from pivot_tui.workbook.private_files import check_target, named_file, write_private


@dataclass(frozen=True, slots=True)
class CalendarCount:
    """How much goes into a calendar.

    Attributes:
        meetings: Agreed meetings.
        cards: Cards with a due day.
        cancelled: What was there once and is no more; it goes along so that a calendar that had it lets it go.
    """

    meetings: int = 0
    cards: int = 0
    cancelled: int = 0

    @property
    def said(self) -> str:
        """The same in words."""
        there = f"{many(self.meetings, 'meeting')} and {many(self.cards, 'card')} with a day"
        return f"{there}, {self.cancelled:,} cancelled" if self.cancelled else there


def file_name(now: Now) -> str:
    """A name for the file, after the day: ``pivot-2026-03-13.ics``."""
    return f"pivot-{now.day.isoformat()}.ics"


def items(store: Store, *, titles: bool = False) -> tuple[CalendarItem, ...]:
    """Everything that goes into a calendar, by its day.

    Args:
        store: The workbook.
        titles: Whether the real titles, names and places go along.

    Raises:
        Fault: The workbook cannot be read.
    """
    found = [meeting_item(talk, who, trace, titles=titles) for talk, who, trace in stored.meetings(store)]
    found += [cancelled(gone, trace, is_meeting=True) for gone, trace in stored.gone_meetings(store)]
    found += [card_item(card, trace, titles=titles) for card, trace in stored.cards(store)]
    found += [cancelled(gone, trace, is_meeting=False) for gone, trace in stored.gone_cards(store)]
    return tuple(sorted((item for item in found if item is not None), key=lambda item: (item.day, item.id)))


def count(store: Store) -> CalendarCount:
    """How much goes into a calendar.

    Raises:
        Fault: The workbook cannot be read.
    """
    return _count(items(store))


def calendar(store: Store, *, titles: bool = False, alarm: timedelta | None = None) -> bytes:
    """The calendar file.

    Args:
        store: The workbook.
        titles: Whether the real titles, names and places go along.
        alarm: How long before its time each open one sounds, or nothing.

    Raises:
        Fault: The workbook cannot be read.
    """
    from pivot_tui.interchange.calendar import calendar_of

    return calendar_of(items(store, titles=titles), alarm)


def write_calendar(
    store: Store,
    typed: str | Path,
    name: str,
    *,
    titles: bool = False,
    alarm: timedelta | None = None,
    force: bool = False,
) -> tuple[Path, CalendarCount]:
    """Write the calendar to a file that only this user may read.

    Args:
        store: The workbook.
        typed: The file, or a folder.
        name: The name that it gets in a folder.
        titles: Whether the real titles, names and places go along.
        alarm: How long before its time each open one sounds, or nothing.
        force: Write over a file that is there.

    Returns:
        The file, and how much is in it.

    Raises:
        TargetExists: There is such a file, and it may not be written over.
        Fault: It was not written, and what was there is as it was.
    """
    from pivot_tui.interchange.calendar import calendar_of

    path = named_file(typed, name)
    check_target(store, path, force=force)
    found = items(store, titles=titles)
    write_private(path, [calendar_of(found, alarm)], force=force)
    return path, _count(found)


def texts_to_look_at(store: Store) -> int:
    """How many of the real titles, names and places look as if they could identify somebody (DOMAIN 6.2, 6.3)."""
    from pivot_tui.domain.privacy import findings

    return sum(bool(findings(item.title) or findings(item.place)) for item in items(store, titles=True))


def _count(found: tuple[CalendarItem, ...]) -> CalendarCount:
    there = [item for item in found if item.state is not ItemState.CANCELLED]
    meetings = sum(item.is_meeting for item in there)
    return CalendarCount(meetings, len(there) - meetings, len(found) - len(there))
