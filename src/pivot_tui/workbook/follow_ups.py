"""What is due with people, soon and past its day, and what they said last."""

from datetime import date, timedelta

from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.due_line import DAYS_AHEAD, say_due
from pivot_tui.domain.follow_up import Due, due_of
from pivot_tui.store import due as stored
from pivot_tui.store.store import Store

ACT_DAYS = 3
"""How long before an agreed meeting it is time to get ready for it."""

AFTER_DAYS = 14
"""For how long after a conversation the note and the thanks are asked for; nothing nags for ever."""


def overdue_and_due(store: Store, today: date, days: int = DAYS_AHEAD) -> tuple[Due, ...]:
    """What should have been done by now, the longest overdue first, then what comes, by the day it shows up.

    Args:
        store: The workbook.
        today: The day.
        days: How many days ahead, today not counted.

    Raises:
        Fault: The workbook cannot be read.
    """
    last = today + timedelta(days=days)
    known = (due_of(somebody, today) for somebody in stored.perhaps_due(store, last))
    found = (one for one in known if one is not None and one.shown_day <= last)
    return tuple(sorted(found, key=lambda one: (-one.days_overdue(today), one.shown_day)))


def conversation_that_waits(store: Store, today: date) -> tuple[str, Conversation] | None:
    """With whom a conversation wants its next act within three days, and the conversation; the earliest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    return stored.waiting_conversation(
        store, today, today + timedelta(days=ACT_DAYS), today - timedelta(days=AFTER_DAYS)
    )


def say_due_day(found: Due, today: date) -> str:
    """The day it is due, or for how many days it has been overdue, in a word or two."""
    return say_due(found.shown_day, found.days_overdue(today), today)


def last_notes(store: Store, contact_id: str, count: int = 3) -> tuple[str, ...]:
    """What somebody said last, a line a conversation, newest first, each with its day.

    Args:
        store: The workbook.
        contact_id: Who.
        count: How many notes at most.

    Raises:
        Fault: The workbook cannot be read.
    """
    return tuple(
        f"{say_day_and_year(day, short=True)}  {words}" for day, words in stored.last_notes(store, contact_id, count)
    )
