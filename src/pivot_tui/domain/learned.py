"""What was learned of a place in conversations: how it really works, tagged to what it bears on (S4.6)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.days import MONTHS, say_day_and_year
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import ROLE_NAMES, Role

_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)
}
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")
_YEARS = range(1900, 2200)
_NOT_A_MONTH = "A month is written like July 2027 or 2027-07."


class Topic(Enum):
    """What something that was learned is about."""

    PROTECTED_TIME = "protected time"
    DECIDES = "who decides"
    OPENING = "opening"
    MONEY = "money"
    OTHER = "other"


TOPIC_NAMES = {
    Topic.PROTECTED_TIME: "protected time",
    Topic.DECIDES: "who decides",
    Topic.OPENING: "an opening",
    Topic.MONEY: "money",
    Topic.OTHER: "something else",
}


class BearsOn(Enum):
    """What something that was learned bears on."""

    PLACE = "place"
    ROLE = "role"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Learned:
    """One thing that was learned.

    Attributes:
        id: UUIDv7.
        text: What was learned.
        day: When.
        topic: What it is about.
        bears_on: Whether it bears on the place, on a role or on an offer.
        role: The role, where it bears on one.
        offer: The offer in the user's words, where it bears on one.
        month: The first day of the month that it speaks of, such as that of an opening, or nothing.
        contact: The id of the contact who said it, or nothing.
        conversation: The id of the conversation in which it was said, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    text: Annotated[str, NotEmpty()]
    day: date
    topic: Topic = Topic.OTHER
    bears_on: BearsOn = BearsOn.PLACE
    role: Role | None = None
    offer: str = ""
    month: date | None = None
    contact: str | None = None
    conversation: str | None = None


def read_month(text: str, field: str = "month") -> date | Problem | None:
    """The first day of the month that words name: ``July 2027``, ``jul 2027``, ``2027-07``; nothing for no words.

    Args:
        text: What was typed.
        field: The field that a problem is said at.
    """
    match text.casefold().replace(",", " ").split():
        case []:
            return None
        case [written] if found := _YEAR_FIRST.fullmatch(written):
            year, month = int(found[1]), int(found[2])
        case [name, written] if name.rstrip(".") in _MONTH_NUMBERS and _YEAR.fullmatch(written):
            year, month = int(written), _MONTH_NUMBERS[name.rstrip(".")]
        case [name] if name.rstrip(".") in _MONTH_NUMBERS:
            return Problem(field, "Give the year as well, such as July 2027.")
        case _:
            return Problem(field, _NOT_A_MONTH)
    if not 1 <= month <= 12:
        return Problem(field, f"There is no month {month}; {_NOT_A_MONTH[0].lower()}{_NOT_A_MONTH[1:]}")
    if year not in _YEARS:
        return Problem(field, "That month is too far away to be meant.")
    return date(year, month, 1)


def say_month(month: date | None) -> str:
    """A month in words, as `read_month` reads it back; "" for nothing."""
    return "" if month is None else f"{MONTHS[month.month - 1]} {month.year}"


def say_bears_on(learned: Learned) -> str:
    """What something bears on, in words: the place, the role by its name, or the offer in the user's words."""
    if learned.bears_on is BearsOn.ROLE and learned.role is not None:
        return ROLE_NAMES[learned.role]
    return learned.offer if learned.bears_on is BearsOn.OFFER else "the place"


def learned_problems(learned: Learned, today: date) -> tuple[Problem, ...]:
    """What is wrong with something that was learned beyond its single fields."""
    problems = []
    for name in ("text", "offer"):
        said = getattr(learned, name)
        problem = text_problem(said) if said or name == "text" else None
        if problem is not None:
            problems.append(Problem(name, problem.sentence))
    if learned.day > today:
        day = say_day_and_year(learned.day, short=True)
        problems.append(Problem("day", f"{day} is still to come; give the day on which you learned it."))
    if learned.bears_on is BearsOn.ROLE and learned.role is None:
        problems.append(Problem("role", "Say which role it bears on, or choose the place."))
    if learned.bears_on is BearsOn.OFFER and not learned.offer.strip():
        problems.append(Problem("offer", "Say which offer it bears on, in a few words."))
    return tuple(problems)
