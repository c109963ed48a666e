"""The forms of a thread: asking, the agreed day, what was held across a desk, the days as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.conversation import Conversation, conversation_problems, read_clock_time, read_minutes
from pivot_tui.domain.days import Now, say_day_near
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.named_days import read_day_ahead, read_day_behind
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONVERSATION
from pivot_tui.workbook import conversations
from pivot_tui.workbook.messages import AskForm

ASK_FORM, SCHEDULE_FORM, MET_FORM = "ask", "conversation_day", "conversation_met"
"""Among the drafts; the row of each is the contact's id."""

THANKS_FORM, FOLLOW_UP_FORM, CONVERSATION_FORM = "thanks", "follow_up", "conversation"
"""Among the drafts; the row of each is the conversation's id."""

_NO_DAY = "It needs the day that was agreed."
_NO_MESSAGE = "There are no words yet that could be copied."
_GONE = "That conversation is not there any more; what you typed is kept as a draft."
_BEHIND = ("asked", "held", "thanked", "followed_up", "declined", "wrote_again")
_AHEAD = ("meeting_day", "write_again")


@dataclass(frozen=True, slots=True)
class ScheduleForm:
    """The agreed day, as it was typed: a day, a time or "", and where or by which means."""

    meeting_day: str = ""
    meeting_time: str = ""
    meeting_place: str = ""


@dataclass(frozen=True, slots=True)
class MetForm:
    """A conversation that was held, as it was typed: its minutes or "", and its day."""

    spoken_minutes: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class MessageForm:
    """A message that was changed by hand, or is as it was made."""

    message: str = ""


@dataclass(frozen=True, slots=True)
class DaysForm:
    """All days of a conversation, as they were typed; each may be empty.

    Attributes:
        asked: When it was asked for.
        meeting_day: The agreed day.
        meeting_time: The agreed time.
        meeting_place: Where.
        held: When it was held.
        spoken_minutes: How long it took.
        thanked: When the user thanked them.
        write_again: When to write again.
        followed_up: When the one follow-up was written.
        declined: When they said no.
        wrote_again: When the user wrote again.
        message: The words in which it was asked for.
    """

    asked: str = ""
    meeting_day: str = ""
    meeting_time: str = ""
    meeting_place: str = ""
    held: str = ""
    spoken_minutes: str = ""
    thanked: str = ""
    write_again: str = ""
    followed_up: str = ""
    declined: str = ""
    wrote_again: str = ""
    message: str = ""


# Asking


def save_ask(
    store: Store, contact_id: str, form: AskForm, message: str, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Note that somebody was asked today, with the message; nothing is sent.

    Args:
        store: The workbook.
        contact_id: Who was asked.
        form: The three slots.
        message: The message as it was copied.
        today: The present day.
        drafts: The drafts to forget with it.

    Raises:
        Fault: Nothing was saved.
    """
    problems = [
        problem for name in ("keeps", "lean", "when") if (problem := _unkept(name, getattr(form, name))) is not None
    ]
    if not message.strip():
        problems.append(Problem("message", _NO_MESSAGE))
    elif not problems and (problem := _unkept("message", message)) is not None:
        problems.append(problem)
    if problems:
        return tuple(problems)
    return conversations.move_on(
        store,
        contact_id,
        "conversation.ask",
        lambda thread: replace(thread, asked=today, message=message.strip()),
        goes_on=lambda thread: thread.is_open and thread.asked is None,
        then=lambda: _forget(store, drafts),
    )


def message_problems(message: str) -> tuple[Problem, ...]:
    """What keeps a message from being copied."""
    if not message.strip():
        return (Problem("message", _NO_MESSAGE),)
    problem = _unkept("message", message)
    return (problem,) if problem is not None else ()


# The agreed day


def schedule_form_of(conversation: Conversation | None) -> ScheduleForm:
    """The agreed day of an open conversation as its form shows it; empty where there is none."""
    if conversation is None or not conversation.is_open:
        return ScheduleForm()
    day = conversation.meeting_day.isoformat() if conversation.meeting_day else ""
    return ScheduleForm(day, conversation.meeting_time, conversation.meeting_place)


def read_schedule(form: ScheduleForm, today: date) -> ScheduleForm | tuple[Problem, ...]:
    """The agreed day, time and place as they are kept, or what is wrong with them."""
    problems: list[Problem] = []
    day = read_day_ahead(form.meeting_day, today, "meeting_day")
    if day is None:
        problems.append(Problem("meeting_day", _NO_DAY))
    elif isinstance(day, Problem):
        problems.append(day)
    elif day < today:
        said = f"{say_day_near(day, today)} has passed; if you met then, Met notes it."
        problems.append(Problem("meeting_day", said[0].upper() + said[1:]))
    clock = read_clock_time(form.meeting_time, "meeting_time")
    if isinstance(clock, Problem):
        problems.append(clock)
    if (problem := _unkept("meeting_place", form.meeting_place)) is not None:
        problems.append(problem)
    if problems or not isinstance(day, date) or isinstance(clock, Problem):
        return tuple(problems)
    return ScheduleForm(day.isoformat(), clock, " ".join(form.meeting_place.split()))


def schedule_day(form: ScheduleForm, today: date) -> date | None:
    """The day that is typed, where one can be read."""
    found = read_day_ahead(form.meeting_day, today)
    return found if isinstance(found, date) else None


def save_schedule(
    store: Store, contact_id: str, form: ScheduleForm, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Note the day that was agreed with somebody, asked for or not.

    Raises:
        Fault: Nothing was saved.
    """
    found = read_schedule(form, today)
    if isinstance(found, tuple):
        return found
    day = date.fromisoformat(found.meeting_day)

    def agreed(thread: Conversation) -> Conversation:
        return replace(thread, meeting_day=day, meeting_time=found.meeting_time, meeting_place=found.meeting_place)

    return conversations.move_on(
        store, contact_id, "conversation.schedule", agreed, then=lambda: _forget(store, drafts)
    )


# Held across a desk


def save_met(
    store: Store, contact_id: str, form: MetForm, now: Now, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Note that a conversation was held; without a day it was today.

    Raises:
        Fault: Nothing was saved.
    """
    minutes = read_minutes(form.spoken_minutes, "spoken_minutes")
    day = read_day_behind(form.held, now.day, "held") or now.day
    problems = [problem for problem in (minutes, day) if isinstance(problem, Problem)]
    if isinstance(day, date) and day > now.day:
        problems.append(Problem("held", f"{say_day_near(day, now.day)} is still to come."))
    if problems or isinstance(day, Problem) or isinstance(minutes, Problem):
        return tuple(problems)
    return conversations.meet(store, contact_id, day, minutes, now, lambda: _forget(store, drafts))


# Thanks and the follow-up


def save_thanks(
    store: Store, conversation_id: str, message: str, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Note that somebody was thanked today.

    Raises:
        Fault: Nothing was saved.
    """
    return message_problems(message) or conversations.thank(
        store, conversation_id, today, lambda: _forget(store, drafts)
    )


def save_follow_up(
    store: Store, conversation_id: str, message: str, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Note that the one follow-up was written today, or that the user wrote again.

    Raises:
        Fault: Nothing was saved.
    """
    return message_problems(message) or conversations.follow_up(
        store, conversation_id, today, lambda: _forget(store, drafts)
    )


# All days


def days_form_of(conversation: Conversation) -> DaysForm:
    """A conversation's days as their form shows them."""
    days = {name: day.isoformat() if (day := getattr(conversation, name)) else "" for name in (*_BEHIND, *_AHEAD)}
    minutes = conversation.spoken_minutes
    return DaysForm(
        **days,
        meeting_time=conversation.meeting_time,
        meeting_place=conversation.meeting_place,
        spoken_minutes="" if minutes is None else str(minutes),
        message=conversation.message,
    )


def read_days(form: DaysForm, today: date, before: Conversation) -> Conversation | tuple[Problem, ...]:
    """The conversation with the days that were typed, or what is wrong with them, by the form's fields."""
    values = _values(before)
    read: dict[str, date | str | int | Problem | None] = {
        name: read_day_behind(getattr(form, name), today, name) for name in _BEHIND
    }
    read |= {name: read_day_ahead(getattr(form, name), today, name) for name in _AHEAD}
    read |= {
        "meeting_time": read_clock_time(form.meeting_time, "meeting_time"),
        "spoken_minutes": read_minutes(form.spoken_minutes, "spoken_minutes"),
        "meeting_place": _unkept("meeting_place", form.meeting_place) or " ".join(form.meeting_place.split()),
        "message": _unkept("message", form.message) or form.message.strip(),
    }
    problems = [problem for problem in read.values() if isinstance(problem, Problem)]
    if problems:
        return tuple(problems)
    values |= {name: value.isoformat() if isinstance(value, date) else value for name, value in read.items()}
    if before.held is not None and read["held"] is None:
        values |= {"spoken_minutes": None}
    found = intake.record(Conversation, values)
    return conversation_problems(found, today) or found if isinstance(found, Conversation) else found


def save_days(
    store: Store, conversation_id: str, form: DaysForm, today: date, drafts: Sequence[tuple[str, str]] = ()
) -> Conversation | tuple[Problem, ...]:
    """Save the days of a conversation from their form, or say what is wrong with them.

    Raises:
        Fault: Nothing was saved.
    """
    found = read_days(form, today, conversations.conversation_of(store, conversation_id))
    if not isinstance(found, Conversation):
        return found
    with store.transaction("conversation.edit"):
        if not CONVERSATION.update(store.db, found):
            raise NotFound(_GONE)
        _forget(store, drafts)
    return found


def _values(conversation: Conversation) -> dict[str, object]:
    """A conversation's values as intake takes them."""
    columns = zip(CONVERSATION.columns, CONVERSATION.row(conversation), strict=True)
    return {column.name: value for column, value in columns}


def _unkept(field: str, text: str) -> Problem | None:
    problem = text_problem(text) if text.strip() else None
    return Problem(field, problem.sentence) if problem is not None else None


def _forget(store: Store, drafts: Sequence[tuple[str, str]]) -> None:
    for draft in drafts:
        save_draft(store, *draft, "")
