"""Whom something may be due with: one statement narrows the people down, and the rules stay with the domain."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.conversation import FOLLOW_UP_DAYS, Conversation
from pivot_tui.domain.follow_up import MENTOR_DAYS
from pivot_tui.store.people import NEWEST_WITH
from pivot_tui.store.tables.people import CONTACT, CONVERSATION

if TYPE_CHECKING:
    from pivot_tui.store.store import Store

_LAST = """max(coalesce((SELECT max(max(coalesce(held, ''), coalesce(asked, ''), coalesce(followed_up, ''),
        coalesce(declined, ''), coalesce(thanked, ''), coalesce(wrote_again, '')))
        FROM conversation WHERE contact = person.id), ''),
    coalesce((SELECT max(day) FROM seen_work WHERE contact = person.id), ''), coalesce(person.in_touch, ''))"""

_INTERVAL = f"""CASE WHEN person.wished_days IS NOT NULL THEN nullif(person.wished_days, 0)
    WHEN coalesce(person.mentor, person.type = 'mentor') THEN {MENTOR_DAYS} ELSE nullif(person.longest_days, 0) END"""

_UNANSWERED = "talk.held IS NULL AND talk.declined IS NULL"

_DUE = f"""FROM contact AS person LEFT JOIN conversation AS talk
    ON talk.id = ({NEWEST_WITH})
    WHERE coalesce(person.snoozed_to, '') <= :last AND CASE WHEN person.next_due IS NOT NULL
        THEN person.next_due <= :last ELSE talk.meeting_day <= :last AND {_UNANSWERED}
        OR talk.asked <= :asked AND talk.followed_up IS NULL AND {_UNANSWERED}
        OR talk.write_again <= :last AND talk.wrote_again IS NULL
        OR ({_INTERVAL}) IS NOT NULL AND date({_LAST}, '+' || ({_INTERVAL}) || ' days') <= :last END"""

_DAYS = f"""(SELECT max(held) FROM conversation WHERE contact = person.id),
    (SELECT max(asked) FROM conversation WHERE contact = person.id), {_LAST}"""


def perhaps_due(store: "Store", last: date) -> tuple[Acquaintance, ...]:
    """Everybody with whom something may be due by a day; `due_of` says with whom something is.

    Args:
        store: The workbook.
        last: The last day that counts.

    Raises:
        Fault: The workbook cannot be read.
    """
    person = ", ".join(f"person.{column.name}" for column in CONTACT.columns)
    talk = ", ".join(f"talk.{column.name}" for column in CONVERSATION.columns)
    asked = last - timedelta(days=FOLLOW_UP_DAYS)
    with store.reading() as db:
        rows = db.execute(
            f"SELECT {person}, {talk}, {_DAYS} {_DUE} ORDER BY person.id",
            {"last": last.isoformat(), "asked": asked.isoformat()},
        ).fetchall()
    end = len(CONTACT.columns)
    until = end + len(CONVERSATION.columns)
    return tuple(
        Acquaintance(
            CONTACT.read(row[:end]),
            CONVERSATION.read(row[end:until]) if row[end] is not None else None,
            *(date.fromisoformat(day) if day else None for day in row[until:]),
        )
        for row in rows
    )


def waiting_conversation(
    store: "Store", today: date, last_meeting: date, first_held: date
) -> tuple[str, Conversation] | None:
    """Whose newest conversation wants something first: to be noted, or else to be prepared, held or thanked for.

    Args:
        store: The workbook.
        today: The day.
        last_meeting: The last day of an agreed meeting that counts.
        first_held: The first day on which one was held that counts.

    Returns:
        Who it is, and the conversation; or nothing.

    Raises:
        Fault: The workbook cannot be read.
    """
    talk = ", ".join(f"talk.{column.name}" for column in CONVERSATION.columns)
    query = f"""SELECT person.who, {talk} FROM conversation AS talk JOIN contact AS person ON person.id = talk.contact
        WHERE (talk.meeting_day BETWEEN :today AND :last AND {_UNANSWERED}
            OR talk.held BETWEEN :first AND :today AND (talk.noted IS NULL OR talk.thanked IS NULL))
        AND talk.id = ({NEWEST_WITH})
        AND coalesce(person.snoozed_to, '') <= :today
        ORDER BY talk.held IS NOT NULL AND talk.noted IS NULL DESC, coalesce(talk.held, talk.meeting_day), talk.id
        LIMIT 1"""
    days = {"today": today, "last": last_meeting, "first": first_held}
    with store.reading() as db:
        row = db.execute(query, {name: day.isoformat() for name, day in days.items()}).fetchone()
    return (row[0], CONVERSATION.read(row[1:])) if row else None


def last_notes(store: "Store", contact_id: str, count: int) -> tuple[tuple[date, str], ...]:
    """The days and words of the newest notes on the conversations with a contact, newest first.

    Args:
        store: The workbook.
        contact_id: Whose.
        count: How many at most.

    Raises:
        Fault: The workbook cannot be read.
    """
    query = """SELECT coalesce(held, noted), advice FROM conversation
        WHERE contact = ? AND advice <> '' AND coalesce(held, noted) IS NOT NULL ORDER BY 1 DESC, id DESC LIMIT ?"""
    with store.reading() as db:
        return tuple((date.fromisoformat(day), words) for day, words in db.execute(query, (contact_id, count)))
