"""What other areas say to the plan: what would close its seed cards, its four lamps, and what a leap still lacks."""

from collections.abc import Mapping
from datetime import date

from pivot_tui.domain import gate, lamp, seed_card
from pivot_tui.domain.card import Card, CardKind
from pivot_tui.domain.lamp import Lamp
from pivot_tui.domain.seed_card import Condition
from pivot_tui.store.plan_facts import plan_facts
from pivot_tui.store.store import Store


def conditions(store: Store) -> Mapping[str, Condition]:
    """How what closes each seed stands, by the keys of the seeds.

    Raises:
        Fault: The workbook cannot be read.
    """
    return seed_card.conditions(plan_facts(store))


def lamps(store: Store) -> tuple[Lamp, ...]:
    """The four lamps, in their order (K2).

    Raises:
        Fault: The workbook cannot be read.
    """
    return lamp.lamps(plan_facts(store))


def missing_for(store: Store, card: Card, today: date) -> tuple[str, ...]:
    """What should be there before the leap that a card is, a sentence each; nothing for a card that is none.

    Args:
        store: The workbook.
        card: The card.
        today: The day on which the leap would be taken.

    Raises:
        Fault: The workbook cannot be read.
    """
    if card.kind is CardKind.TASK:
        return ()
    return gate.missing_for(card.kind, plan_facts(store, today))
