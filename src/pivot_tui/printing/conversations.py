"""Conversations as words and lines: how far each thread has come, and what was said in it."""

from collections.abc import Iterable, Iterator
from datetime import date

from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.conversation import ACT_NAMES, Act, Conversation, ran_long, say_thread
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.plain_text import printable
from pivot_tui.workbook.conversations import Thread


def next_said(thread: Thread) -> str:
    """What comes next, in words."""
    return "nothing now" if thread.act is Act.NOTHING else ACT_NAMES[thread.act].lower()


def conversation_facts(conversation: Conversation, today: date) -> Iterator[tuple[str, str]]:
    """What is known of one conversation, each with its name; what is missing is left out."""
    if conversation.asked is not None:
        yield "Asked", say_day_near(conversation.asked, today)
    if conversation.meeting_place and conversation.held is None:
        yield "Where", " ".join(conversation.meeting_place.split())
    if ran_long(conversation.spoken_minutes):
        yield "Over 25", "it took longer than the 20 minutes that were asked for"
    if conversation.advice:
        yield "Advice", conversation.advice
    if conversation.who_else:
        yield "Who else", conversation.who_else
    if conversation.held is None and conversation.message:
        yield "Message", conversation.message


def conversation_lines(threads: Iterable[Thread], today: date) -> Iterator[str]:
    """All threads as lines: who, how far it has come, what comes next, and what was said."""
    for thread in threads:
        contact = thread.known.contact
        who = f"{printable(' '.join(contact.who.split()))}, {TYPE_NAMES[contact.type]}"
        yield f"{who}: {say_thread(thread.conversation, today)}. Next: {next_said(thread)}."
        for name, words in conversation_facts(thread.conversation, today):
            yield f"  {name}: {printable(' '.join(words.split()))}"
