"""The sheet for a conversation as one page of lines: what stands in its left half, and nothing else."""

from collections.abc import Iterator
from datetime import date

from pivot_tui.domain.contact import TYPE_NAMES, Contact
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import WEEKDAYS, say_day
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.preparation import PreparationForm

PARTS = (
    ("points", "What you have done"),
    ("directions", "Where you lean"),
    ("clear_ask", "The one ask"),
    ("questions", "If there is time"),
)
"""The parts of a sheet: the field of its form, and how it is called."""


def with_whom_said(contact: Contact) -> str:
    """Who it is, and what they are."""
    return f"{contact.who}  {contact.position or TYPE_NAMES[contact.type]}"


def meeting_said(conversation: Conversation) -> str:
    """When it is or was, and where; "" while no day is agreed."""
    day = conversation.held or conversation.meeting_day
    if day is None:
        return ""
    time = "" if conversation.held else conversation.meeting_time
    place = "" if conversation.held else " ".join(conversation.meeting_place.split())
    return ", ".join(filter(None, (f"{_short(day)} {time}".rstrip(), place)))


def _short(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {say_day(day, short=True)}"


def preparation_lines(contact: Contact, conversation: Conversation, form: PreparationForm) -> Iterator[str]:
    """The one page."""
    yield "   ".join(filter(None, (with_whom_said(contact), meeting_said(conversation))))
    for name, title in PARTS:
        lines = [line.strip() for line in printable(getattr(form, name)).split("\n") if line.strip()]
        if lines:
            yield ""
            yield title
            yield from (f"  {line}" for line in lines)
