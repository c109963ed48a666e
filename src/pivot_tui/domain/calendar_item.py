"""What goes into a calendar: agreed meetings as events, cards with a due day as to-dos, and alarms before them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.problems import Problem

NEUTRAL_MEETING = "pivot: meeting"
NEUTRAL_CARD = "pivot: to do"
"""What a calendar shows unless the user asks for the real titles: a calendar is often seen at work."""

MEETING_LENGTH = timedelta(minutes=20)
_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1), "min": timedelta(minutes=1)}
_ALARM = re.compile(r"([0-9]{1,5}) *(d|h|m|min)")
_LONGEST_ALARM = timedelta(days=365)
_NOT_AN_ALARM = "An alarm is written like 1d, 2h or 30min: how long before it sounds."


class ItemState(Enum):
    """How far something in a calendar is."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """An event or a to-do as a calendar takes it.

    Attributes:
        id: The record's id, which is the same in every export.
        is_meeting: An event; a to-do otherwise.
        title: What the calendar shows.
        day: The day of the meeting, or the one by which the card is due.
        changed: When it was changed last, in UTC.
        sequence: How often it was changed; higher after every change.
        state: How far it is.
        clock: The time of day of a meeting, as the clock on the wall shows it; nothing for the whole day.
        starts: The day from which a card can be done, or nothing.
        done_on: The day on which a card was done, or nothing.
        place: Where a meeting is, or "".
    """

    id: str
    is_meeting: bool
    title: str
    day: date
    changed: datetime
    sequence: int
    state: ItemState
    clock: time | None = None
    starts: date | None = None
    done_on: date | None = None
    place: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to come or to be done."""
        return self.state in (ItemState.OPEN, ItemState.DOING)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the history knows of a record.

    Attributes:
        changed: When it was changed last, in UTC.
        sequence: How often it was changed.
        day: The last day that it had and has no more, or nothing.
        clock: The time of day that went with it, or "".
    """

    changed: datetime
    sequence: int
    day: date | None = None
    clock: str = ""


def meeting_item(talk: Conversation, who: str, trace: Trace, *, titles: bool = False) -> CalendarItem | None:
    """A conversation as an event; nothing where no day was ever agreed.

    One that was declined, or whose day was taken back, is cancelled, so that a calendar that had it lets it go.
    """
    if talk.meeting_day is None:
        return cancelled(talk.id, trace, is_meeting=True)
    state = ItemState.CANCELLED if talk.declined is not None else ItemState.OPEN
    if not titles:
        return CalendarItem(
            talk.id, True, NEUTRAL_MEETING, talk.meeting_day, trace.changed, trace.sequence, state,
            read_clock(talk.meeting_time),
        )  # fmt: skip
    return CalendarItem(
        talk.id, True, f"20 minutes with {_one_line(who)}", talk.meeting_day, trace.changed, trace.sequence, state,
        read_clock(talk.meeting_time), place=_one_line(talk.meeting_place),
    )  # fmt: skip


def card_item(card: Card, trace: Trace, *, titles: bool = False) -> CalendarItem | None:
    """A card as a to-do; nothing where it never had a due day. One whose day was taken back is cancelled."""
    if card.due is None:
        return cancelled(card.id, trace, is_meeting=False)
    state = {Column.DONE: ItemState.DONE, Column.DOING: ItemState.DOING}.get(card.column, ItemState.OPEN)
    starts = card.start if card.start is not None and card.start < card.due else None
    return CalendarItem(
        card.id, False, _one_line(card.title) if titles else NEUTRAL_CARD, card.due, trace.changed, trace.sequence,
        state, starts=starts, done_on=card.done_on,
    )  # fmt: skip


def cancelled(identifier: str, trace: Trace, *, is_meeting: bool) -> CalendarItem | None:
    """What is no more, so that a calendar that had it lets it go; nothing where it never had a day.

    It never says more than its neutral title: what was deleted is not written out again.
    """
    if trace.day is None:
        return None
    title = NEUTRAL_MEETING if is_meeting else NEUTRAL_CARD
    clock = read_clock(trace.clock) if is_meeting else None
    return CalendarItem(
        identifier, is_meeting, title, trace.day, trace.changed, trace.sequence, ItemState.CANCELLED, clock
    )


def read_clock(text: str) -> time | None:
    """A kept time of day such as ``14:00``; nothing where there is none."""
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def read_alarm(typed: str) -> timedelta | Problem | None:
    """How long before its day an alarm sounds, from ``1d``, ``2h`` or ``30min``; nothing for ``none`` or ""."""
    said = " ".join(typed.casefold().split())
    if said in ("", "none", "no"):
        return None
    found = _ALARM.fullmatch(said)
    if found is None:
        return Problem("alarms", _NOT_AN_ALARM)
    before = int(found[1]) * _UNITS[found[2]]
    return before if before <= _LONGEST_ALARM else Problem("alarms", "An alarm sounds at most a year before.")


def _one_line(text: str) -> str:
    return " ".join(text.split())
