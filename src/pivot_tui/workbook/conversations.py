"""Conversations as threads, one with each person, and what moves a thread on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.conversation import (
    Act,
    Conversation,
    ask_again_day,
    conversation_problems,
    minutes_between,
    next_act,
)
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.identifiers import instant_of, uuid7
from pivot_tui.store import people
from pivot_tui.store.cards import close_meeting
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION
from pivot_tui.store.trash import put_in_trash

_NOT_THERE = "That conversation is not there any more."
_UNNOTED = "WHERE held IS NOT NULL AND noted IS NULL AND declined IS NULL"
_NOBODY = "That contact is not there any more."


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread with one person.

    Attributes:
        known: Who it is, with their newest conversation.
        conversation: That conversation, or an earlier one whose after-note is not written.
        act: What comes next.
    """

    known: Acquaintance
    conversation: Conversation
    act: Act

    @property
    def id(self) -> str:
        """The id of the conversation."""
        return self.conversation.id


def threads(store: Store, today: date) -> tuple[Thread, ...]:
    """The thread with everybody with whom there is one: those under way by their day, then the others, newest first.

    An earlier conversation stands among them as well while its after-note is not written.

    Raises:
        Fault: The workbook cannot be read.
    """
    everybody = {known.contact.id: known for known in people.acquaintances(store) if known.newest is not None}
    found = [
        Thread(known, known.newest, next_act(known, today)) for known in everybody.values() if known.newest is not None
    ]
    newest = {thread.id for thread in found}
    with store.reading() as db:
        unnoted = tuple(CONVERSATION.select(db, _UNNOTED))
    found += [
        Thread(everybody[earlier.contact], earlier, Act.AFTER_NOTE) for earlier in unnoted if earlier.id not in newest
    ]
    open_ones = [thread for thread in found if not thread.conversation.is_over]
    others = [thread for thread in found if thread.conversation.is_over]
    open_ones.sort(key=lambda thread: (_day_of(thread.conversation), thread.id))
    others.sort(key=lambda thread: (thread.conversation.last_day or date.min, thread.id), reverse=True)
    return (*open_ones, *others)


def _day_of(conversation: Conversation) -> date:
    """The day by which a thread that is under way stands in the list."""
    return conversation.held or conversation.meeting_day or ask_again_day(conversation.asked) or date.max


def known_person(store: Store, contact_id: str) -> Acquaintance:
    """A contact with how far things have come.

    Raises:
        NotFound: They are not there any more.
    """
    found = people.acquaintance(store, contact_id)
    if found is None:
        raise NotFound(_NOBODY)
    return found


def conversation_of(store: Store, conversation_id: str) -> Conversation:
    """One conversation.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = CONVERSATION.get(db, conversation_id)
    if found is None:
        raise NotFound(_NOT_THERE)
    return found


def newest_with(store: Store, contact_id: str) -> Conversation:
    """The newest conversation with somebody.

    Raises:
        NotFound: They are not there any more.
        InvalidRecord: There is none yet.
    """
    newest = known_person(store, contact_id).newest
    if newest is None:
        raise InvalidRecord("There is no conversation with them yet.")
    return newest


def conversations_with(store: Store, contact_id: str) -> tuple[Conversation, ...]:
    """All conversations with a contact, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    return people.conversations_with(store, contact_id)


# What moves a thread on


def move_on(
    store: Store,
    contact_id: str,
    action: str,
    change: Callable[[Conversation], Conversation],
    *,
    goes_on: Callable[[Conversation], bool] = lambda thread: thread.is_open,
    then: Callable[[], None] = lambda: None,
) -> Conversation:
    """Change the newest conversation with somebody, or begin a new one, as one action.

    Args:
        store: The workbook.
        contact_id: With whom.
        action: The name of the transaction.
        change: What becomes of the conversation.
        goes_on: Whether the newest one is the one that is meant; a new one is begun otherwise.
        then: What is done in the same action.

    Raises:
        NotFound: The contact is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction(action) as batch:
        if CONTACT.get(store.db, contact_id) is None:
            raise NotFound(_NOBODY)
        theirs = CONVERSATION.select(store.db, f"WHERE contact = ? {people.NEWEST_FIRST} LIMIT 1", (contact_id,))
        newest = next(theirs, None)
        if newest is not None and goes_on(newest):
            found = change(newest)
            CONVERSATION.update(store.db, found)
        else:
            begun = Conversation(_newer_id(batch.at, newest), contact_id)
            found = change(begun)
            CONVERSATION.insert(store.db, [found])
        then()
    return found


def _newer_id(at: datetime, newest: Conversation | None) -> str:
    """An identifier that sorts behind that of the newest conversation, which tells two of the same day apart."""
    return uuid7(at if newest is None else max(at, instant_of(newest.id) + timedelta(milliseconds=1)))


def _change(
    store: Store,
    conversation_id: str,
    action: str,
    change: Callable[[Conversation], Conversation],
    then: Callable[[], None] = lambda: None,
) -> Conversation:
    with store.transaction(action):
        before = CONVERSATION.get(store.db, conversation_id)
        if before is None:
            raise NotFound(_NOT_THERE)
        found = change(before)
        CONVERSATION.update(store.db, found)
        then()
    return found


def decline(store: Store, contact_id: str, today: date) -> Conversation:
    """They said no: it is kept, and nothing more is due.

    Raises:
        Fault: Nothing was saved.
    """
    open_one = known_person(store, contact_id).newest
    if open_one is None or not open_one.is_open:
        raise InvalidRecord("There is no conversation that they could say no to.")
    return _change(store, open_one.id, "conversation.decline", lambda thread: replace(thread, declined=today))


def thank(store: Store, conversation_id: str, today: date, then: Callable[[], None] = lambda: None) -> Conversation:
    """The thanks were written.

    Args:
        store: The workbook.
        conversation_id: For which conversation.
        today: The present day.
        then: What is done in the same action.

    Raises:
        Fault: Nothing was saved.
    """
    return _change(store, conversation_id, "conversation.thank", lambda thread: replace(thread, thanked=today), then)


def follow_up(store: Store, conversation_id: str, today: date, then: Callable[[], None] = lambda: None) -> Conversation:
    """The one follow-up was written; or, where the conversation was held, the user wrote again.

    Args:
        store: The workbook.
        conversation_id: About which conversation.
        today: The present day.
        then: What is done in the same action.

    Raises:
        Fault: Nothing was saved.
    """

    def written(thread: Conversation) -> Conversation:
        return replace(thread, wrote_again=today) if thread.held else replace(thread, followed_up=today)

    return _change(store, conversation_id, "conversation.follow_up", written, then)


def start_clock(store: Store, conversation_id: str, now: Now) -> Conversation:
    """Start the clock; where it runs already it runs on.

    Raises:
        Fault: Nothing was saved.
    """
    at = now.at.astimezone(UTC)
    return _change(
        store,
        conversation_id,
        "conversation.start",
        lambda thread: thread if thread.clock_started else replace(thread, clock_started=at.replace(microsecond=0)),
    )


def stopped(conversation: Conversation, now: Now) -> Conversation:
    """A conversation as it is once its clock is stopped: held, with its minutes; no minutes beyond a day."""
    if conversation.clock_started is None:
        return conversation
    minutes = minutes_between(conversation.clock_started, now.at)
    return replace(conversation, clock_started=None, held=now.day, spoken_minutes=minutes)


def stop_clock(store: Store, conversation_id: str, now: Now) -> Conversation:
    """Stop the clock: the conversation was held, and its card is done with it.

    Raises:
        Fault: Nothing was saved.
    """

    def held(thread: Conversation) -> Conversation:
        close_meeting(store.db, thread, now.day)
        return stopped(thread, now)

    return _change(store, conversation_id, "conversation.stop", held)


def meet(
    store: Store, contact_id: str, day: date, minutes: int | None, now: Now, drafts: Callable[[], None] = lambda: None
) -> Conversation:
    """A conversation was held: the one that was asked for or agreed, or one that came about by itself.

    A card of the meeting is done with it.

    Args:
        store: The workbook.
        contact_id: With whom.
        day: On which day.
        minutes: How long it took, or nothing.
        now: The present.
        drafts: Forgets the drafts that go with it.

    Raises:
        Fault: Nothing was saved.
    """

    def held(thread: Conversation) -> Conversation:
        found = replace(thread, held=day, spoken_minutes=minutes, clock_started=None)
        if problems := conversation_problems(found, now.day, ("held",)):
            raise InvalidRecord(problems[0].sentence)
        close_meeting(store.db, found, now.day)
        return found

    newest = known_person(store, contact_id).newest
    begun = (newest.held or newest.declined or newest.asked) if newest is not None else None
    if begun is not None and day < begun:
        return _insert_earlier(store, contact_id, held, day, drafts)
    return move_on(store, contact_id, "conversation.meet", held, then=drafts)


def _insert_earlier(
    store: Store, contact_id: str, held: Callable[[Conversation], Conversation], day: date, drafts: Callable[[], None]
) -> Conversation:
    """Add one that was held before the newest began, with an identifier of its own day: it stays the older one."""
    with store.transaction("conversation.meet"):
        found = held(Conversation(uuid7(datetime.combine(day, time(12), UTC)), contact_id))
        CONVERSATION.insert(store.db, [found])
        drafts()
    return found


def trash_conversations(store: Store, ids: Sequence[str]) -> int:
    """Put conversations in the trash; what was learned in them stays, without its source.

    Raises:
        NotFound: One is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, CONVERSATION.name, ids, "conversation.trash")
