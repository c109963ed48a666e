"""A plan that starts on another day: how far its open cards move with it, and which of them (S10.0)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from pivot_tui.domain.card import Card
from pivot_tui.domain.days import months_later
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.seed_card import SeedCard, due_day
from pivot_tui.domain.work_pattern import WorkPattern


class Shifted(Enum):
    """Which open cards move when the plan starts on another day."""

    NONE = "none"
    PLANNED = "planned"
    ALL = "all"


SHIFTED_NAMES = {
    Shifted.NONE: "stay",
    Shifted.PLANNED: "move if the plan set the day",
    Shifted.ALL: "all move",
}


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a day moves.

    Attributes:
        months: By so many months.
        days: And by so many days.
    """

    months: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        """Whether anything moves at all."""
        return bool(self.months or self.days)

    @property
    def words(self) -> str:
        """How far, such as ``2 months later`` or ``5 days earlier``."""
        number, unit = (self.months, "month") if self.months else (self.days, "day")
        return f"{abs(number)} {unit}{'' if abs(number) == 1 else 's'} {'later' if number > 0 else 'earlier'}"

    def of(self, day: date | None) -> date | None:
        """A day in its new place; nothing stays nothing."""
        return None if day is None else months_later(day, self.months) + timedelta(days=self.days)


def shift_between(old: date, new: date) -> Shift:
    """From one start to another: whole months where they are that, else days."""
    months = (new.year - old.year) * 12 + new.month - old.month
    is_months = months_later(old, months) == new and (old.day == new.day or months_later(new, -months) == old)
    return Shift(months=months) if is_months else Shift(days=(new - old).days)


def shifted_cards(
    cards: Iterable[Card],
    old: Plan,
    new: Plan,
    which: Shifted,
    seeds: Mapping[str, SeedCard],
    pattern: WorkPattern | None,
) -> tuple[tuple[Card, Card], ...]:
    """The open cards that move with the start of the plan, each as it was and as it will be.

    A card still due on the day that the plan set for its seed gets the day that the changed plan sets; every other
    one moves by as much as the start, and so does the first day it was due: it has not slipped.

    Args:
        cards: All cards.
        old: The plan as it was.
        new: The plan as it will be.
        which: Which of them move.
        seeds: The seeds by their keys.
        pattern: The work pattern, or nothing.
    """
    shift = shift_between(old.start, new.start)
    if which is Shifted.NONE or not shift:
        return ()
    found = []
    for card in cards:
        if not card.is_open:
            continue
        seed = seeds.get(card.seed)
        is_planned = seed is not None and card.due is not None and card.due == due_day(seed, old, pattern, date.min)
        if not is_planned and which is Shifted.PLANNED:
            continue
        planned = due_day(seed, new, pattern, date.min) if seed is not None and is_planned else None
        due = planned or shift.of(card.due)
        start = shift.of(card.start)
        if start is not None and due is not None and start > due:
            start = due
        after = replace(card, start=start, due=due, first_due=shift.of(card.first_due))
        found += [(card, after)] if after != card else []
    return tuple(found)
