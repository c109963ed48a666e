"""The other first moves as pages, each with a template of cards, for when the job should above all hurt less (H3)."""

from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.hard_question import FirstMove
from pivot_tui.domain.work_pattern import WorkPattern, offered_day

_SEED = "move"
"""What the seeds of such cards begin with, so that no other seed is mistaken for one."""


@dataclass(frozen=True, slots=True)
class MoveCard:
    """A card of a template.

    Attributes:
        key: What it is known by within its move.
        title: What the card is called.
        weeks: How many weeks from the day it is taken it would be due.
    """

    key: str
    title: str
    weeks: int

    def due(self, today: date, pattern: WorkPattern | None) -> date:
        """The day it would be due, or the day off near it (S1.8)."""
        return max(offered_day(pattern, today + timedelta(weeks=self.weeks)), today)


@dataclass(frozen=True, slots=True)
class MovePage:
    """One of the other first moves.

    Attributes:
        move: Which.
        name: What it is called.
        line: What it is, in a few words.
        what: What it is, in a paragraph.
        find_out: What to find out.
        ask: Whom to ask.
        against: What speaks against it.
        cards: The template of a plan for it.
    """

    move: FirstMove
    name: str
    line: str
    what: str
    find_out: tuple[str, ...]
    ask: tuple[str, ...]
    against: tuple[str, ...]
    cards: tuple[MoveCard, ...]

    def seed_of(self, card: MoveCard) -> str:
        """The seed that a card made from the template keeps."""
        return f"{_SEED}.{self.move.value}.{card.key}".replace(" ", "-")
