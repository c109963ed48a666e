"""The board: what is late or resting, the soft limits, what folds away, and the filter of its line (S10.6)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pivot_tui.domain.card import COLUMN_NAMES, Card, Column, Phase
from pivot_tui.domain.days import first_of_week
from pivot_tui.domain.phases import phase_of
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rank import between
from pivot_tui.domain.sheet import say_hours

DOING_LIMIT = 2
"""So many cards are meant to be in Doing; one more is taken with a quiet line (S10.6)."""

FOLDED_AFTER = timedelta(days=14)
"""A done card folds away so many days after it was done."""

AGING_AFTER = timedelta(weeks=4)
"""A card that left the backlog without a due day counts as aging so long after it was added."""


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """The week's hours for the pivot.

    Attributes:
        promised: Minutes of the open cards in Doing and of those due by the end of the week, as far as they have any.
        available: Minutes a week kept for the pivot, or nothing where that was not said.
    """

    promised: int = 0
    available: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether more is promised than there is."""
        return self.available is not None and self.promised > self.available


# One card


def days_late(card: Card, today: date) -> int:
    """By how many days an open card is late; 0 where it is not."""
    return max((today - card.due).days, 0) if card.is_open and card.due is not None else 0


def is_aging(card: Card, today: date) -> bool:
    """Whether a card was taken up weeks ago and has no due day that would bring it back to mind."""
    is_taken_up = card.is_open and card.column is not Column.BACKLOG
    return is_taken_up and card.due is None and card.added + AGING_AFTER <= today


def is_folded(card: Card, today: date) -> bool:
    """Whether a done card is folded away; one whose day is not known is."""
    return not card.is_open and (card.done_on is None or card.done_on + FOLDED_AFTER <= today)


def in_column(card: Card, column: Column, rank: str, today: date) -> Card:
    """A card in its new place; the day it was done comes with Done and goes with it."""
    done_on = (card.done_on or today) if column is Column.DONE else None
    return replace(card, column=column, rank=rank, done_on=done_on)


def with_due(card: Card, due: date | None) -> Card:
    """A card with another due day: the first one stays known while it has slipped behind that."""
    first = card.first_due or card.due
    has_slipped = first is not None and due is not None and due > first
    return replace(card, due=due, first_due=first if has_slipped else None)


# The limits


def week_minutes(cards: Iterable[Card], today: date, available: int | None) -> WeekMinutes:
    """What is promised of the week's hours: the cards in Doing, and those due by the end of this week."""
    end = first_of_week(today) + timedelta(days=6)
    promised = sum(
        card.minutes or 0
        for card in cards
        if card.is_open and (card.column is Column.DOING or (card.due is not None and card.due <= end))
    )
    return WeekMinutes(promised, available)


def limit_line(doing: int, week: WeekMinutes) -> str:
    """The quiet line once a soft limit is passed, such as ``that is 3 of 2``; "" while none is."""
    said = [f"that is {doing} of {DOING_LIMIT}"] if doing > DOING_LIMIT else []
    if week.available is not None and week.is_over:
        said.append(f"{say_hours(week.promised)} of {say_hours(week.available)} h this week")
    return "; ".join(said)


# Order


def rank_between(before: str | None, after: str | None) -> str | None:
    """A rank behind one neighbour and before the other, each nothing at an end of the column.

    Returns:
        The rank; nothing where no text stands between the two, as for ranks that came from outside and are equal.
    """
    try:
        found = between(before or "", after or "")
    except ValueError:
        return None
    return found if (before is None or before < found) and (after is None or found < after) else None


# The filter

_PHASE_WORDS = {
    "1": Phase.FIRST, "first": Phase.FIRST, "1-3": Phase.FIRST,
    "2": Phase.SECOND, "second": Phase.SECOND, "4-9": Phase.SECOND,
    "3": Phase.THIRD, "third": Phase.THIRD, "10-18": Phase.THIRD,
    "4": Phase.BUFFER, "buffer": Phase.BUFFER, "19-24": Phase.BUFFER,
}  # fmt: skip
_COLUMN_WORDS = {name.casefold(): column for column, name in COLUMN_NAMES.items()}
_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Which cards to show; an empty filter shows all.

    Attributes:
        late: Late ones only.
        aging: Those that rest without a due day only.
        blocked: Those that wait for another card only.
        steps: Steps of the ten, any of which will do.
        phases: Phases, any of which will do.
        columns: Columns, any of which will do; with Done among them nothing is folded away.
        words: Beginnings of words that must all be in the title, the notes or the checklist.
    """

    late: bool = False
    aging: bool = False
    blocked: bool = False
    steps: tuple[int, ...] = ()
    phases: tuple[Phase, ...] = ()
    columns: tuple[Column, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the filter lets everything through."""
        return self == CardFilter()

    def lets_through(self, card: Card, plan: Plan | None, today: date, *, is_blocked: bool = False) -> bool:
        """Whether a card is to be shown."""
        return (
            (not self.late or days_late(card, today) > 0)
            and (not self.aging or is_aging(card, today))
            and (not self.blocked or is_blocked)
            and (not self.steps or card.step in self.steps)
            and (not self.phases or phase_of(plan, card) in self.phases)
            and (not self.columns or card.column in self.columns)
            and (not self.words or _has_words(card, self.words))
        )


def read_filter(line: str) -> CardFilter | Problem:
    """Read a filter line.

    Known are ``late``, ``aging``, ``blocked``, ``step 4``, ``phase 2`` (or ``months 4-9``, ``phase buffer``) and
    ``+ready`` and the other columns. Every other word is looked for; one in quotation marks always is.

    Returns:
        The filter, or what could not be read.
    """
    words = line.split()
    flags: set[str] = set()
    steps: list[int] = []
    phases: list[Phase] = []
    columns: list[Column] = []
    sought: list[str] = []
    while words:
        word = words.pop(0)
        lowered = word.casefold()
        following = words[0].casefold() if words else ""
        if lowered in ("late", "aging", "blocked"):
            flags.add(lowered)
        elif lowered == "step" and re.fullmatch("[0-9]{1,9}", following):
            steps.append(int(words.pop(0)))
            if not 1 <= steps[-1] <= 10:
                return Problem("step", "The steps go from 1 to 10.")
        elif lowered in ("phase", "months") and following in _PHASE_WORDS:
            phases.append(_PHASE_WORDS[words.pop(0).casefold()])
        elif lowered == "phase" and following.isdigit():
            return Problem("phase", "The phases go from 1 to 4; the fourth is the buffer.")
        elif word.startswith("+") and len(word) > 1:
            column = _COLUMN_WORDS.get(lowered[1:])
            if column is None:
                known = ", ".join(f"+{name}" for name in _COLUMN_WORDS)
                return Problem("column", f"No column is called {word[1:]}; there are {known}.")
            columns.append(column)
        else:
            sought.append(word.strip(_QUOTES))
    kept = tuple(word for word in sought if any(character.isalnum() for character in word))
    return CardFilter(
        "late" in flags, "aging" in flags, "blocked" in flags, tuple(steps), tuple(phases), tuple(columns), kept
    )


def _has_words(card: Card, words: Sequence[str]) -> bool:
    text = " ".join((card.title, card.notes, *card.checklist)).casefold()
    return all(re.search(rf"(?<!\w){re.escape(word.casefold())}", text) for word in words)


def read_column(word: str) -> Column | None:
    """The column that a word names, by its name or the beginning of it."""
    lowered = word.casefold().removeprefix("+")
    found = [column for name, column in _COLUMN_WORDS.items() if lowered and name.startswith(lowered)]
    return found[0] if len(found) == 1 else _COLUMN_WORDS.get(lowered)
