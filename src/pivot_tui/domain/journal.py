"""Journal entries and kinds of work: what drains, what feeds, and the rules that read them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

Rating = Annotated[int, Between(0, 5)]
"""The user's own scale for dread and for energy: 0 is none, 5 is as much as there is."""

TAG = re.compile(r"[^\W\d_][\w-]*")
"""A tag, without its ``+``: a letter, then letters, digits, ``-`` and ``_``."""
_ALIAS = re.compile(r"[\w-]+")


class Sign(Enum):
    """What a capture was made for; a quote becomes a record of its own, and never an entry."""

    DRAIN = "drain"
    FEED = "feed"
    NOTE = "note"
    QUOTE = "quote"


class Group(Enum):
    """The groups of kinds of work that the burnout profile compares."""

    BURDEN = "burden"
    TEACHING = "teaching"
    CLINICAL = "clinical"
    OTHER = "other"


GROUP_NAMES = {
    Group.BURDEN: "Burden",
    Group.TEACHING: "Teaching-like",
    Group.CLINICAL: "Clinical core",
    Group.OTHER: "Other",
}
SIGN_NAMES = {Sign.DRAIN: "Drains", Sign.FEED: "Feeds", Sign.NOTE: "Note", Sign.QUOTE: "Quote"}
ENTRY_SIGNS = (Sign.DRAIN, Sign.FEED, Sign.NOTE)
"""What an entry may be."""
SIGN_MARKS = {Sign.DRAIN: "-", Sign.FEED: "+", Sign.NOTE: " "}


FROM_OUTSIDE: dict[str, str] = {"extra": "forbid", "revalidate_instances": "always"}
"""How intake must read a record: unknown keys are refused, and a ready-made instance is checked like any other."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work.

    Attributes:
        id: UUIDv5 for the kinds that ship with the program, UUIDv7 for the user's own.
        key: The code used inside and in exports; "" for the user's own kinds.
        name: What the screens say.
        alias: The short word behind ``@`` in a capture.
        grp: The group that the profile counts it in.
        retired: Kept with its entries, no longer offered.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    key: str
    name: Annotated[str, NotEmpty()]
    alias: Annotated[str, NotEmpty()]
    grp: Group
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One capture in the journal.

    Attributes:
        id: UUIDv7.
        day: The local day it is about.
        at: The instant it was written, or the time named on its day; UTC.
        utc_offset: Minutes that local time was ahead of UTC at that instant.
        text: The user's words.
        dread: 0 to 5, or nothing where it was not rated.
        energy: 0 to 5, or nothing where it was not rated.
        kind: The id of its kind of work.
        sign: What it was captured as: one of `ENTRY_SIGNS`.
        tags: In the order typed, lower case, each once.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    at: datetime
    utc_offset: int
    text: Annotated[str, NotEmpty()]
    dread: Rating | None
    energy: Rating | None
    kind: str | None
    sign: Sign
    tags: tuple[str, ...] = ()

    @property
    def local(self) -> datetime:
        """The instant as the wall clock showed it where it was written, without a zone."""
        return self.at.replace(tzinfo=None) + timedelta(minutes=self.utc_offset)


def missing_number(entry: Entry) -> str | None:
    """The rating that would complete an entry: the second one where one is there, the sign's own where none is.

    A note asks for nothing unless one of the two was given (DOMAIN S1.4 reads both together).
    """
    if entry.dread is None and entry.energy is None:
        return {Sign.DRAIN: "dread", Sign.FEED: "energy"}.get(entry.sign)
    if entry.dread is None:
        return "dread"
    return "energy" if entry.energy is None else None


def entry_problems(entry: Entry, today: date) -> tuple[Problem, ...]:
    """What keeps an entry from being saved, field by field."""
    problems = []
    if (problem := text_problem(entry.text)) is not None:
        problems.append(problem)
    if entry.day > today:
        problems.append(Problem("day", "That day is still to come; an entry is about what has happened."))
    if entry.sign not in ENTRY_SIGNS:
        problems.append(Problem("sign", "A learner's words are a quote, which is no entry of the journal."))
    problems += [
        Problem("tags", "A tag begins with a letter and has no spaces.") for t in entry.tags if not TAG.fullmatch(t)
    ][:1]
    return tuple(problems)


def kind_problems(kind: Kind, others: Iterable[Kind]) -> tuple[Problem, ...]:
    """What keeps a kind of work from being saved, given all the others."""
    problems = []
    others = [other for other in others if other.id != kind.id]
    if not kind.name.strip() or text_problem(kind.name) is not None or "\n" in kind.name:
        problems.append(Problem("name", "A kind of work needs a name on one line."))
    elif any(other.name.casefold() == kind.name.casefold() for other in others):
        problems.append(Problem("name", "Another kind of work has this name."))
    if not _ALIAS.fullmatch(kind.alias):
        problems.append(Problem("alias", "The short word is letters, digits and hyphens, without spaces."))
    elif any(kind.alias.casefold() in (other.alias.casefold(), hyphenated(other.name)) for other in others):
        problems.append(Problem("alias", "Another kind of work answers to this word."))
    return tuple(problems)


def hyphenated(name: str) -> str:
    """A kind's name as one word: ``Charts and inbox`` can be typed as ``@charts-and-inbox``."""
    return "-".join(name.casefold().split())


def find_kind(word: str, kinds: Sequence[Kind]) -> Kind | None:
    """The kind that answers to a word, by alias first, then by name; retired ones answer too."""
    wanted = word.casefold()
    by_alias = (kind for kind in kinds if kind.alias.casefold() == wanted)
    by_name = (kind for kind in kinds if hyphenated(kind.name) == wanted)
    return next(by_alias, None) or next(by_name, None)


def kinds_starting(word: str, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds still in use whose alias or name begins with what has been typed so far."""
    wanted = word.casefold()
    return tuple(
        kind
        for kind in kinds
        if not kind.retired and (kind.alias.casefold().startswith(wanted) or hyphenated(kind.name).startswith(wanted))
    )
