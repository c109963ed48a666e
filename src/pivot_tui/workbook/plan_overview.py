"""The plan as a whole: its phases, how it stands, its lamps, its board, and what is due month by month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.card import Card
from pivot_tui.domain.days import Now
from pivot_tui.domain.lamp import Lamp
from pivot_tui.domain.phases import PhaseSpan, Standing, span_on, spans, standing
from pivot_tui.store.cards import all_cards
from pivot_tui.store.store import Store
from pivot_tui.workbook import board
from pivot_tui.workbook.board import Board
from pivot_tui.workbook.hours import work_pattern
from pivot_tui.workbook.plan_conditions import lamps


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """The plan.

    Attributes:
        board: The board as it shows itself, with what is late and the week's hours; done cards of long ago are folded.
        cards: All cards in the order of their ranks, the folded ones among them.
        spans: The phases; none while there is no plan.
        current: The phase that runs, or nothing.
        standing: Behind, on or ahead; nothing while there is no plan.
        lamps: The four lamps.
        due_by_month: The first day of each month in which open cards are due, and how many those are.
    """

    board: Board
    cards: tuple[Card, ...]
    spans: tuple[PhaseSpan, ...]
    current: PhaseSpan | None
    standing: Standing | None
    lamps: tuple[Lamp, ...]
    due_by_month: tuple[tuple[date, int], ...]


def read(store: Store, now: Now) -> PlanOverview:
    """The plan as it stands.

    Raises:
        Fault: The workbook cannot be read.
    """
    found = board.read(store, now)
    cards = tuple(card for card, _ in all_cards(store))
    plan = found.plan
    dues = Counter(card.due.replace(day=1) for card in cards if card.is_open and card.due is not None)
    return PlanOverview(
        found,
        cards,
        spans(plan) if plan else (),
        span_on(plan, now.day) if plan else None,
        standing(plan, cards, now.day, work_pattern(store)) if plan else None,
        lamps(store),
        tuple(sorted(dues.items())),
    )
