"""Loose ends: late cards, what is due with people, and meetings without preparation, in one list (S10.6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.board import days_late
from pivot_tui.domain.card import Card
from pivot_tui.domain.contact import Contact
from pivot_tui.domain.conversation import ASK_AGAIN_DAYS
from pivot_tui.domain.days import days_after, say_day_near
from pivot_tui.domain.due_line import DAYS_AHEAD
from pivot_tui.domain.follow_up import Due, DueKind
from pivot_tui.domain.named_days import NOT_A_DAY_AHEAD, read_day_ahead
from pivot_tui.domain.problems import Problem

REST_DAYS = 90
"""For how long somebody rests with whom being in touch, or writing again, was dropped."""


@dataclass(frozen=True, slots=True)
class LooseThing:
    """A loose end that waits for a decision.

    Attributes:
        card: The card that it is, or nothing.
        due: What is due with the contact to whom it was promised, or nothing; one of the two is there.
    """

    card: Card | None
    due: Due | None

    @property
    def id(self) -> str:
        """The card's id, or the contact's where there is no card."""
        return self.card.id if self.card is not None else self.contact.id if self.contact is not None else ""

    @property
    def contact(self) -> Contact | None:
        """With whom it is, or nothing."""
        return self.due.contact if self.due is not None else None

    @property
    def what(self) -> str:
        """What it is called: the card's title, or who and what is due."""
        if self.card is not None:
            return " ".join(self.card.title.split())
        assert self.due is not None
        return " ".join(f"{self.due.contact.who}: {self.due.what}".split())

    @property
    def day(self) -> date:
        """The day it is due."""
        days = [self.due.shown_day] if self.due is not None else []
        if self.card is not None and self.card.due is not None:
            days.append(self.card.due)
        return min(days)

    def days_late(self, today: date) -> int:
        """By how many days it is late; 0 where it is not."""
        of_card = days_late(self.card, today) if self.card is not None else 0
        return max(of_card, self.due.days_overdue(today) if self.due is not None else 0)


def loose_things(
    cards: Iterable[Card], dues: Iterable[Due], promised: Mapping[str, str], today: date
) -> tuple[LooseThing, ...]:
    """What is loose, by its day; a card and what is due on that day with whom it was promised to are one line.

    Args:
        cards: The open cards.
        dues: What is due with people, overdue or soon.
        promised: The ids of the contacts to whom cards were promised, by the ids of the cards.
        today: The present day.
    """
    loose = {due.contact.id: due for due in dues if _is_loose(due, today)}
    found, taken = [], set()
    for card in sorted(cards, key=lambda one: (one.due or date.max, one.rank, one.id)):
        contact = promised.get(card.id)
        due = loose.get(contact) if contact is not None and contact not in taken else None
        due = due if due is not None and due.day == card.due else None
        if due is not None:
            taken.add(due.contact.id)
        if due is not None or days_late(card, today):
            found.append(LooseThing(card, due))
    found += [LooseThing(None, due) for contact, due in loose.items() if contact not in taken]
    return tuple(sorted(found, key=lambda one: (one.day, one.what)))


def _is_loose(due: Due, today: date) -> bool:
    if due.kind is DueKind.MEETING and due.conversation is not None and due.conversation.prepared is not None:
        return due.day < today
    return due.is_overdue(today) or due.shown_day <= today + timedelta(days=DAYS_AHEAD)


# What a decision does, said before it is made


def rests_until(due: Due, today: date) -> date | None:
    """Until when a contact rests once what is due was dropped; nothing for a next step, which is cleared."""
    match due.kind:
        case DueKind.NEXT_STEP:
            return None
        case DueKind.MEETING:
            return max(due.day, today + timedelta(days=1))
        case DueKind.FOLLOW_UP if due.conversation is not None and due.conversation.asked is not None:
            return max(days_after(due.conversation.asked, ASK_AGAIN_DAYS), today + timedelta(days=1))
        case _:
            return days_after(today, REST_DAYS)


def drop_said(thing: LooseThing, today: date) -> str:
    """What dropping it does."""
    said = ["the card goes to the trash"] if thing.card is not None else []
    if thing.due is not None and thing.contact is not None:
        until = rests_until(thing.due, today)
        who = "it" if thing.card is None else "what is due with them"
        if until is None:
            said.append("the next step is cleared")
        elif thing.due.kind is DueKind.MEETING:
            said.append(f"the meeting stays, {who} rests until {say_day_near(until, today)}")
        else:
            said.append(f"{who} rests until {say_day_near(until, today)}")
    return ", ".join(said)


def move_said(thing: LooseThing) -> str:
    """What is asked for when it is moved."""
    if thing.due is not None and thing.due.kind is DueKind.MEETING:
        return "Day of the meeting"
    return "Move to"


def read_move_day(typed: str, today: date) -> date | Problem:
    """The day to which a loose end is moved: ``fri``, ``+2w``, ``24 mar``; never one that has been."""
    found = read_day_ahead(typed, today, "until") or Problem("until", NOT_A_DAY_AHEAD)
    if isinstance(found, Problem):
        return found
    return found if found >= today else Problem("until", "That day has been; give one to come.")
