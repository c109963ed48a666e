"""What the one next thing says of people: a running clock, what is due with them, and the acts of a conversation."""

from datetime import date

from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import say_day, say_day_near
from pivot_tui.domain.follow_up import Due, DueKind
from pivot_tui.domain.plain_text import first_line
from pivot_tui.store.recorded import running_clock
from pivot_tui.store.store import Store
from pivot_tui.workbook.follow_ups import conversation_that_waits, last_notes
from pivot_tui.workbook.next_thing import NextAct, NextThing

_OPEN_CONTACT = "Open the contact"
_OPEN_TALK = "Open the conversation"


def next_clock(store: Store) -> NextThing | None:
    """The conversation whose clock is running."""
    found = running_clock(store)
    if found is None:
        return None
    identifier, who = found
    sentence = f"The clock is running with {first_line(who)}"
    return NextThing(
        NextAct.OPEN_CONVERSATION, sentence, "It runs on while you look elsewhere.", _OPEN_TALK, identifier
    )


def next_due(store: Store, due: Due, today: date) -> NextThing:
    """What is due with somebody as the one next thing."""
    who, contact, talk = first_line(due.contact.who), due.contact.id, due.conversation
    match due.kind:
        case DueKind.NEXT_STEP:
            sentence = f"{who}: {first_line(due.what)}"
            return NextThing(NextAct.OPEN_CONTACT, sentence, _promised(due, today), _OPEN_CONTACT, contact)
        case DueKind.MEETING if talk is not None:
            return _meeting(who, talk, today)
        case DueKind.FOLLOW_UP if talk is not None and talk.asked is not None:
            detail = f"You asked on {say_day(talk.asked)}; after this one, let it rest."
            return NextThing(NextAct.OPEN_CONTACT, f"Write one follow-up to {who}", detail, _OPEN_CONTACT, contact)
        case DueKind.WRITE_AGAIN:
            sentence = f"Write to {who} again"
        case _:
            sentence = f"Be in touch with {who} again"
    said = last_notes(store, contact, 1)
    detail = first_line(said[0]) if said else "A line on what came of it is enough."
    return NextThing(NextAct.OPEN_CONTACT, sentence, detail, _OPEN_CONTACT, contact)


def next_note(store: Store, today: date) -> NextThing | None:
    """The after-note of a conversation of the last three days: what was said fades sooner than any promise."""
    found = conversation_that_waits(store, today)
    if found is None or found[1].held is None or found[1].noted is not None:
        return None
    return _next_act(*found, today)


def next_act_with_somebody(store: Store, today: date) -> NextThing | None:
    """The next act of a conversation within three days: to get ready for it, to note what was said, or to thank."""
    found = conversation_that_waits(store, today)
    return _next_act(*found, today) if found is not None else None


def _next_act(name: str, talk: Conversation, today: date) -> NextThing:
    who = first_line(name)
    if talk.held is None:
        return _meeting(who, talk, today)
    held = (
        f"You met {say_day_near(talk.held, today)}"
        if (today - talk.held).days < 2
        else f"You met on {say_day(talk.held)}"
    )
    if talk.noted is None:
        detail = f"{held}. A few lines are enough."
        sentence = f"Write down what {who} said"
    else:
        detail, sentence = f"{held}. Two lines are enough.", f"Thank {who}"
    return NextThing(NextAct.OPEN_CONVERSATION, sentence, detail, _OPEN_TALK, talk.id)


def _promised(due: Due, today: date) -> str:
    if due.shown_day > due.day:
        return f"Put off to {_on(due.shown_day, today)}."
    return f"You said {_on(due.day, today)}."


def _on(day: date, today: date) -> str:
    return "today" if day == today else say_day(day)


def _meeting(who: str, talk: Conversation, today: date) -> NextThing:
    """An agreed meeting: whether it was held, once its day has passed; until then, to get ready."""
    day = talk.meeting_day or today
    if day < today:
        detail = "If so, a line on what was said; if not, another day."
        return NextThing(
            NextAct.OPEN_CONVERSATION, f"Did you meet {who} on {say_day(day)}?", detail, _OPEN_TALK, talk.id
        )
    at = f", {talk.meeting_time}" if talk.meeting_time else ""
    sentence = f"20 minutes with {who}, {_on(day, today)}{at}"
    ready = "The page for it is not ready yet." if talk.prepared is None else "The page for it is ready."
    return NextThing(NextAct.OPEN_CONVERSATION, sentence, ready, _OPEN_TALK, talk.id)
