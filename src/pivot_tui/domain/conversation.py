"""A conversation of twenty minutes, from asking for it to thanking for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.days import WEEKDAYS, days_after, say_day_near
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rounding import many

if TYPE_CHECKING:
    from pivot_tui.domain.acquaintance import Acquaintance

FOLLOW_UP_DAYS = 14
"""After how many days without an answer the one follow-up is due (S4.7)."""
ASK_AGAIN_DAYS = 60
"""Within how many days a second ask is a repeat (S4.7)."""
LONGEST_MINUTES = 25
"""Beyond how many minutes it is noted that a conversation ran long (S4.4)."""

_CLOCK_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")

SpokenMinutes = Annotated[int, Between(0, 1440)]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation with a contact; which of its days are set says how far it has come (S4.3 to S4.7).

    Attributes:
        id: UUIDv7.
        contact: The id of the contact.
        asked: The day on which the user asked for it, or nothing: it came about by itself.
        message: The words in which it was asked for, as they were copied.
        followed_up: The day on which the one follow-up was written, or nothing.
        declined: The day on which they said no, or nothing.
        meeting_day: The day that was agreed, or nothing.
        meeting_time: The time of day that was agreed, as ``HH:MM``, or "".
        meeting_place: Where, or by which means.
        prepared: The day on which the sheet for it was saved, or nothing.
        points: What the user has done, a line each.
        directions: Where the user leans.
        clear_ask: The one clear ask.
        questions: What to ask if there is time, a line each.
        clock_started: The instant at which the clock was started, while it runs; UTC.
        held: The day on which it was held, or nothing.
        spoken_minutes: How long it took, or nothing where that was not noted.
        noted: The day on which the after-note was saved, or nothing.
        advice: What they advised.
        who_else: Whom else they would see.
        thanked: The day on which the user thanked them, or nothing.
        write_again: The day on which to write again, or nothing.
        wrote_again: The day on which the user did, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    contact: Annotated[str, NotEmpty()]
    asked: date | None = None
    message: str = ""
    followed_up: date | None = None
    declined: date | None = None
    meeting_day: date | None = None
    meeting_time: str = ""
    meeting_place: str = ""
    prepared: date | None = None
    points: str = ""
    directions: str = ""
    clear_ask: str = ""
    questions: str = ""
    clock_started: datetime | None = None
    held: date | None = None
    spoken_minutes: SpokenMinutes | None = None
    noted: date | None = None
    advice: str = ""
    who_else: str = ""
    thanked: date | None = None
    write_again: date | None = None
    wrote_again: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may still take place: nobody said no, and it has not been held."""
        return self.declined is None and self.held is None

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left but to write again: it was declined, or held, noted and thanked for."""
        return self.declined is not None or None not in (self.held, self.noted, self.thanked)

    @property
    def waits_to_write_again(self) -> bool:
        """Whether the user means to write again and has not."""
        return self.write_again is not None and self.wrote_again is None and self.declined is None

    @property
    def last_day(self) -> date | None:
        """The last day on which anything was done about it, or nothing."""
        done = (self.asked, self.followed_up, self.declined, self.prepared, self.held, self.noted, self.thanked)
        return max((day for day in (*done, self.wrote_again) if day is not None), default=None)


class Act(Enum):
    """What the user can do about the thread with a contact."""

    ASK = "ask"
    SCHEDULE = "schedule"
    PREPARE = "prepare"
    START_CLOCK = "start"
    STOP_CLOCK = "stop"
    MEET = "meet"
    AFTER_NOTE = "note"
    THANK = "thank"
    FOLLOW_UP = "follow_up"
    DECLINE = "decline"
    NOTHING = "nothing"


ACT_NAMES = {
    Act.ASK: "Ask",
    Act.SCHEDULE: "Scheduled",
    Act.PREPARE: "Prepare",
    Act.START_CLOCK: "Start the clock",
    Act.STOP_CLOCK: "Stop",
    Act.MEET: "Met",
    Act.AFTER_NOTE: "After-note",
    Act.THANK: "Thank",
    Act.FOLLOW_UP: "Follow up",
    Act.DECLINE: "They said no",
    Act.NOTHING: "Nothing now",
}


def next_act(known: "Acquaintance", today: date) -> Act:
    """What comes next with somebody; nothing where the next would be to ask again too soon (S4.7)."""
    thread = known.newest
    if thread is None:
        return Act.ASK
    if thread.clock_started is not None:
        return Act.STOP_CLOCK
    if thread.held is not None and not thread.is_over:
        return Act.AFTER_NOTE if thread.noted is None else Act.THANK
    if thread.is_over:
        return Act.FOLLOW_UP if thread.waits_to_write_again else _ask_again(known, today)
    if thread.meeting_day is not None:
        if thread.meeting_day < today:
            return Act.MEET
        return Act.START_CLOCK if thread.prepared is not None else Act.PREPARE
    if thread.asked is None:
        return Act.SCHEDULE
    if thread.followed_up is None:
        return Act.FOLLOW_UP if today >= days_after(thread.asked, FOLLOW_UP_DAYS) else Act.SCHEDULE
    return Act.SCHEDULE if is_repeat(known.asked, today) else Act.ASK


def _ask_again(known: "Acquaintance", today: date) -> Act:
    return Act.NOTHING if is_repeat(known.asked, today) else Act.ASK


def ask_again_day(asked: date | None) -> date | None:
    """The day from which another ask is no repeat (S4.7)."""
    return days_after(asked, ASK_AGAIN_DAYS) if asked is not None else None


def is_repeat(asked: date | None, today: date) -> bool:
    """Whether an ask today would be a second one within 60 days (S4.7)."""
    again = ask_again_day(asked)
    return again is not None and today < again


def possible_acts(known: "Acquaintance", today: date) -> tuple[Act, ...]:
    """All that can be done about the thread with somebody now, the next act first."""
    following = next_act(known, today)
    acts = _possible(known.newest)
    return (following, *(act for act in acts if act is not following)) if following in acts else acts


def _possible(thread: Conversation | None) -> tuple[Act, ...]:
    if thread is None:
        return (Act.ASK, Act.SCHEDULE, Act.MEET)
    if thread.clock_started is not None:
        return (Act.STOP_CLOCK,)
    again = (Act.FOLLOW_UP,) if thread.waits_to_write_again else ()
    if thread.is_over:
        return (*again, Act.ASK, Act.SCHEDULE, Act.MEET)
    if thread.held is not None:
        note = (Act.AFTER_NOTE,) if thread.noted is None else ()
        thank = (Act.THANK,) if thread.thanked is None else ()
        return (*note, *thank, *again, Act.MEET)
    hold = (Act.PREPARE, Act.START_CLOCK, Act.MEET)
    if thread.meeting_day is not None:
        return (*hold, Act.SCHEDULE, Act.DECLINE)
    follow = (Act.FOLLOW_UP,) if thread.asked is not None and thread.followed_up is None else ()
    return (Act.SCHEDULE, *follow, *hold, Act.DECLINE, Act.ASK)


def say_thread(conversation: Conversation, today: date) -> str:
    """How far a conversation has come, in one line."""
    if conversation.clock_started is not None:
        return "the clock runs"
    if conversation.held is not None:
        return "; ".join(_held_said(conversation, conversation.held, today))
    if conversation.declined is not None:
        return f"they said no, {say_day_near(conversation.declined, today)}"
    if conversation.meeting_day is not None:
        return "; ".join(_agreed_said(conversation, conversation.meeting_day, today))
    if conversation.asked is None:
        return "no day agreed"
    said = f"asked {say_day_near(conversation.asked, today)}"
    if conversation.followed_up is not None:
        return f"{said}, followed up {say_day_near(conversation.followed_up, today)}; it rests"
    return f"{said}, no answer yet"


def _held_said(conversation: Conversation, held: date, today: date) -> list[str]:
    said = [f"met {say_day_near(held, today)}"]
    if conversation.spoken_minutes is not None:
        said[0] += f", {conversation.spoken_minutes:,} min"
    if conversation.noted is None:
        said.append("no after-note yet")
    if conversation.noted is not None and conversation.thanked is None:
        said.append("not thanked yet")
    if conversation.waits_to_write_again and conversation.write_again is not None:
        said.append(f"write again {say_day_ahead(conversation.write_again, today)}")
    return said


def _agreed_said(conversation: Conversation, day: date, today: date) -> list[str]:
    when = " ".join(filter(None, (say_day_ahead(day, today), conversation.meeting_time)))
    if day < today:
        return [f"it was to be {when}"]
    return [f"meets {when}", "prepared" if conversation.prepared is not None else "not prepared yet"]


def say_day_ahead(day: date, today: date) -> str:
    """A day with its weekday, as it is said of an appointment."""
    said = say_day_near(day, today)
    if day == today + timedelta(days=1):
        return "tomorrow"
    return said if said in ("today", "yesterday") else f"{WEEKDAYS[day.weekday()][:3]} {said}"


# What is typed


def read_clock_time(text: str, field: str) -> str | Problem:
    """A time of day as ``HH:MM`` from how it is typed: ``14:00``, ``14.30``, ``9``; "" where nothing stands.

    Args:
        text: What was typed.
        field: The field that a problem is said at.
    """
    typed = text.strip()
    if not typed:
        return ""
    found = _CLOCK_TIME.fullmatch(typed)
    if found is None:
        return Problem(field, "A time is written like 14:00.")
    hours, minutes = int(found[1]), int(found[2] or "0")
    if hours > 23 or minutes > 59:
        return Problem(field, f"There is no time {typed}; a time is written like 14:00.")
    return f"{hours:02}:{minutes:02}"


def read_minutes(text: str, field: str) -> int | Problem | None:
    """Minutes of a conversation from how they are typed: ``20``, ``20 min``; nothing where nothing stands."""
    typed = " ".join(text.casefold().split())
    if not typed:
        return None
    number = re.fullmatch(r"0*([0-9]{1,4}) ?(?:m|min|mins|minutes?)?", typed)
    if number is None:
        return Problem(field, "Minutes are a whole number, such as 20.")
    minutes = int(number[1])
    return minutes if minutes <= 24 * 60 else Problem(field, "A day has 1,440 minutes; give fewer.")


# Rules that span fields

_DONE_DAYS = ("asked", "followed_up", "declined", "prepared", "held", "noted", "thanked", "wrote_again")
_IN_ORDER = (
    ("asked", "followed_up", "The follow-up cannot be before the day on which they were asked."),
    ("asked", "declined", "They cannot have said no before they were asked."),
    ("held", "noted", "The after-note cannot be before the conversation."),
    ("held", "thanked", "The thanks cannot be before the conversation."),
    ("held", "wrote_again", "Writing again cannot be before the conversation."),
)


def conversation_problems(
    conversation: Conversation, today: date, fields: Sequence[str] = _DONE_DAYS
) -> tuple[Problem, ...]:
    """What is wrong with a conversation beyond its single fields.

    Args:
        conversation: The conversation.
        today: The present day.
        fields: The days that were just given, and so may be wrong.
    """
    problems = [
        Problem(field, f"{say_day_near(day, today)} is still to come; this is about what has happened.")
        for field in fields
        if (day := getattr(conversation, field)) is not None and day > today
    ]
    for before, after, sentence in _IN_ORDER:
        first, second = getattr(conversation, before), getattr(conversation, after)
        if first is not None and second is not None and second < first:
            problems.append(Problem(after, sentence))
    if conversation.held is not None and conversation.declined is not None:
        problems.append(Problem("declined", "It was held, so take the day of the no away, or that of the meeting."))
    return tuple(problems)


def ran_long(minutes: int | None) -> bool:
    """Whether a conversation took more than 25 minutes (S4.4)."""
    return minutes is not None and minutes > LONGEST_MINUTES


def minutes_between(start: datetime, end: datetime) -> int | None:
    """The minutes that a clock has run, a half rounded up; nothing beyond a day, when it was forgotten."""
    minutes = max((end - start + timedelta(seconds=30)) // timedelta(minutes=1), 0)
    return minutes if minutes <= 24 * 60 else None


def say_held(minutes: int | None) -> str:
    """How long it took, in words; "" where that was not noted."""
    if minutes is None:
        return ""
    return many(minutes, "minute") + (", over 25" if ran_long(minutes) else "")
