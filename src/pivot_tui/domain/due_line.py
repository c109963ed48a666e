"""What is due soon, cards and people in one list: a card and the contact to whom it was promised are one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.days import WEEKDAYS, say_day_near
from pivot_tui.domain.plain_text import first_line

if TYPE_CHECKING:
    from pivot_tui.domain.follow_up import Due

DAYS_AHEAD = 14
"""How far ahead what is due is shown, and counts as a loose end."""

CARD = "card"
CONTACT = "contact"
REVIEW = "review"
"""What a line leads to."""


@dataclass(frozen=True, slots=True)
class DueCard:
    """As much of an open card as such a line needs.

    Attributes:
        id: Its id.
        title: What is to be done.
        column: The value of its column.
        due: The day by which it is to be done, or nothing.
        contact: The id of the contact to whom it was promised, or nothing.
    """

    id: str
    title: str
    column: str
    due: date | None
    contact: str | None = None

    def days_late(self, today: date) -> int:
        """By how many days it is late; 0 where it is not."""
        return max((today - self.due).days, 0) if self.due is not None else 0


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line of what is due.

    Attributes:
        leads_to: `CONTACT`, `CARD` or `REVIEW`.
        id: The id of the record it leads to, or `REVIEW`.
        who: With whom, or "".
        what: What it is; the user's own words but for what the rules say.
        day: The day it is due.
        days_late: By how many days it is late.
        due: What is due with the contact, where it is about one.
        card: The card, where it is about one.
        is_by_card: Whether it is the card that makes it due on its day, and not what is due with the contact.
    """

    leads_to: str
    id: str
    who: str
    what: str
    day: date
    days_late: int = 0
    due: "Due | None" = None
    card: DueCard | None = None
    is_by_card: bool = False

    @property
    def words(self) -> str:
        """With whom and what, in one line."""
        return "  ".join(filter(None, (first_line(self.who), first_line(self.what))))


def due_lines(dues: Iterable["Due"], cards: Iterable[DueCard], today: date) -> tuple[DueLine, ...]:
    """One line a thing, what is late first, the longest late before the others, and then by the days.

    A card that was promised to a contact, and what is due with them on the same day, are one thing; another day is
    another promise.

    Args:
        dues: What is due with people.
        cards: The open cards that are due.
        today: The present day.
    """
    with_people = {due.contact.id: due for due in dues}
    promised: dict[str, DueCard] = {}
    lines = []
    for card in cards:
        if card.due is None:
            continue
        due = with_people.get(card.contact) if card.contact else None
        if due is not None and due.day == card.due and due.contact.id not in promised:
            promised[due.contact.id] = card
        else:
            lines.append(DueLine(CARD, card.id, "", card.title, card.due, card.days_late(today), None, card, True))
    lines += [_with_contact(due, promised.get(contact), today) for contact, due in with_people.items()]
    return in_order(lines)


def in_order(lines: Iterable[DueLine]) -> tuple[DueLine, ...]:
    """What is late first, the longest late before the others, and then by the days."""
    return tuple(sorted(lines, key=lambda line: (-line.days_late, line.day)))


def _with_contact(due: "Due", card: DueCard | None, today: date) -> DueLine:
    contact, day, late = due.contact, due.shown_day, due.days_overdue(today)
    if card is None or card.due is None:
        return DueLine(CONTACT, contact.id, contact.who, due.what, day, late, due)
    of_card = card.days_late(today)
    is_by_card = of_card > late or (of_card == late == 0 and card.due < day)
    return DueLine(
        CONTACT, contact.id, contact.who, due.what, min(day, card.due), max(late, of_card), due, card, is_by_card
    )


def say_due(day: date, days_late: int, today: date) -> str:
    """The day something is due, or by how many days it is late, in a word or two."""
    if days_late:
        return f"{days_late:,} {'day' if days_late == 1 else 'days'} late"
    return "today" if day <= today else say_day_near(day, today)


def say_due_short(day: date, days_late: int, today: date) -> str:
    """The same in few cells for a narrow column, weekday first: ``Wed 18``, ``2 d late``."""
    if days_late:
        return f"{days_late} d late"
    return "today" if day <= today else f"{WEEKDAYS[day.weekday()][:3]} {day.day}"
