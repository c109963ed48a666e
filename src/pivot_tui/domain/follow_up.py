"""What is due with somebody, and on which day: promises, meetings, the one follow-up, and being in touch (S4.7)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import Contact
from pivot_tui.domain.conversation import FOLLOW_UP_DAYS, Conversation, ask_again_day, is_repeat
from pivot_tui.domain.days import days_after

MENTOR_DAYS = 90
"""After how many days a mentor is due where no other interval is wished; nobody else is."""

LONGEST_DAYS = 180
"""After how many days without contact somebody who is due is overdue, where nothing else is set."""


class DueKind(Enum):
    """What it is that is due with somebody; the first of these that applies."""

    NEXT_STEP = "next step"
    MEETING = "meeting"
    FOLLOW_UP = "follow-up"
    WRITE_AGAIN = "write again"
    IN_TOUCH = "in touch"


@dataclass(frozen=True, slots=True)
class Due:
    """The one thing that is due with a contact.

    Attributes:
        contact: With whom.
        kind: What it is.
        what: The same in a few words; the user's own for a next step.
        day: The day it is due by itself, whatever was put off.
        conversation: The conversation it belongs to, or nothing.
        last_day: The last day on which it is not overdue, snoozing aside; nothing for what never is.
    """

    contact: Contact
    kind: DueKind
    what: str
    day: date
    conversation: Conversation | None = None
    last_day: date | None = None

    @property
    def shown_day(self) -> date:
        """The day it shows up: its own, or the one to which it was put off, whichever is later."""
        return _later(self.day, self.contact.snoozed_to)

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done by now and was not put off; an agreed meeting never is."""
        return self.days_overdue(today) > 0

    def days_overdue(self, today: date) -> int:
        """For how many days it has been overdue; 0 where it is not."""
        if self.last_day is None:
            return 0
        return max(0, (today - _later(self.last_day, self.contact.snoozed_to)).days)


def due_of(known: Acquaintance, today: date) -> Due | None:
    """What is due with somebody, however far ahead; nothing where nothing is."""
    return _next_step(known) or _meeting(known, today) or _follow_up(known) or _write_again(known) or _in_touch(known)


def ask_again_from(known: Acquaintance, today: date) -> date | None:
    """The first day on which another ask would not be too soon; nothing where today is fine (S4.7)."""
    return ask_again_day(known.asked) if is_repeat(known.asked, today) else None


def waits_for_answer(conversation: Conversation) -> bool:
    """Whether it was asked for and neither agreed, held nor declined so far."""
    answered = (conversation.meeting_day, conversation.held, conversation.declined, conversation.clock_started)
    return conversation.asked is not None and all(sign is None for sign in answered)


def rests(known: Acquaintance) -> bool:
    """Whether the one follow-up was written, without an answer, and nothing has passed between them since."""
    newest = known.newest
    if newest is None or newest.followed_up is None or not waits_for_answer(newest):
        return False
    return known.last_contact is None or known.last_contact <= newest.followed_up


def wished_days(contact: Contact) -> int:
    """After how many days of silence a contact is due; 0 for never: no interval, no nudge."""
    if contact.wished_days is not None:
        return contact.wished_days
    if contact.is_mentor:
        return MENTOR_DAYS
    return contact.longest_days or 0


def _later(day: date, other: date | None) -> date:
    return day if other is None else max(day, other)


def _next_step(known: Acquaintance) -> Due | None:
    contact = known.contact
    if contact.next_due is None:
        return None
    words = contact.next_step or "the next step"
    return Due(contact, DueKind.NEXT_STEP, words, contact.next_due, last_day=contact.next_due)


def _meeting(known: Acquaintance, today: date) -> Due | None:
    """The agreed meeting; once its day has passed, the question is only whether it was held."""
    newest = known.newest
    if newest is None or newest.meeting_day is None or newest.held is not None or newest.declined is not None:
        return None
    at = f"at {newest.meeting_time}" if newest.meeting_time else "20 minutes"
    ready = "not prepared" if newest.prepared is None else "prepared"
    words = "20 minutes: did you meet?" if newest.meeting_day < today else f"{at}, {ready}"
    return Due(known.contact, DueKind.MEETING, words, newest.meeting_day, newest)


def _follow_up(known: Acquaintance) -> Due | None:
    newest = known.newest
    if newest is None or newest.asked is None or newest.followed_up is not None or not waits_for_answer(newest):
        return None
    day = days_after(newest.asked, FOLLOW_UP_DAYS)
    return Due(known.contact, DueKind.FOLLOW_UP, "one follow-up, then rest", day, newest, day)


def _write_again(known: Acquaintance) -> Due | None:
    newest = known.newest
    if newest is None or newest.write_again is None or not newest.waits_to_write_again:
        return None
    return Due(known.contact, DueKind.WRITE_AGAIN, "write again", newest.write_again, newest, newest.write_again)


def _in_touch(known: Acquaintance) -> Due | None:
    """Being in touch again after the wished interval; overdue beyond the longest."""
    contact, last, wished = known.contact, known.last_contact, wished_days(known.contact)
    if last is None or not wished or rests(known):
        return None
    longest = LONGEST_DAYS if contact.longest_days is None else contact.longest_days
    last_day = days_after(last, max(wished, longest)) if longest else None
    return Due(contact, DueKind.IN_TOUCH, "be in touch again", days_after(last, wished), last_day=last_day)
