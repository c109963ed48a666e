"""The board as it stands: the cards of every column in their order, what is late or blocked, and the week's hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.board import (
    CardFilter,
    WeekMinutes,
    days_late,
    is_aging,
    is_folded,
    week_minutes,
)
from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.days import Now
from pivot_tui.domain.phases import phase_of
from pivot_tui.domain.plan import Plan
from pivot_tui.store.cards import all_cards, cards_before, cards_behind, frame, get_card
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, PLAN
from pivot_tui.workbook.links import Linked, links_of

_ALL = CardFilter()


@dataclass(frozen=True, slots=True)
class Board:
    """The board.

    Attributes:
        day: The present day.
        plan: When the plan runs, or nothing while it was not said.
        columns: The cards of each column in their order, those that the filter lets through.
        counts: How many cards each column holds in all.
        folded: How many done cards are folded away, of those that the filter lets through.
        week_minutes: What is promised of the week's hours for the pivot.
        blocked: The ids of the open cards that wait for another card.
        late: The days by which cards are late, by their ids; those that are not do not stand there.
        aging: The ids of cards taken up weeks ago without a due day.
    """

    day: date
    plan: Plan | None
    columns: Mapping[Column, tuple[Card, ...]]
    counts: Mapping[Column, int]
    folded: int
    week_minutes: WeekMinutes
    blocked: frozenset[str]
    late: Mapping[str, int]
    aging: frozenset[str]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are shown, column by column."""
        return tuple(card for column in Column for card in self.columns[column])

    @property
    def total(self) -> int:
        """How many cards there are in all."""
        return sum(self.counts.values())

    def phase(self, card: Card) -> Phase | None:
        """The phase that a card belongs to: its own, else the one that its due day falls into."""
        return phase_of(self.plan, card)


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What there is to say of one card.

    Attributes:
        card: The card.
        phase: The phase that it belongs to, or nothing.
        waits_for: The cards to be done before it, those that are done already too.
        holds_up: The open cards that wait for it.
        links: Everything else that it is linked with; what was deleted says so.
    """

    card: Card
    phase: Phase | None
    waits_for: tuple[Card, ...] = ()
    holds_up: tuple[Card, ...] = ()
    links: tuple[Linked, ...] = ()


def read(store: Store, now: Now, chosen: CardFilter | None = None) -> Board:
    """The board, in two statements however many cards there are.

    Args:
        store: The workbook.
        now: The present.
        chosen: Which cards to show; all without it. With Done among its columns nothing is folded away.

    Raises:
        Fault: The workbook cannot be read.
    """
    kept, today = chosen or _ALL, now.day
    found = all_cards(store)
    plan, available = frame(store)
    shown: dict[Column, list[Card]] = {column: [] for column in Column}
    counts = dict.fromkeys(Column, 0)
    folded = 0
    for card, is_blocked in found:
        counts[card.column] += 1
        if not kept.lets_through(card, plan, today, is_blocked=is_blocked):
            continue
        if Column.DONE not in kept.columns and is_folded(card, today):
            folded += 1
        else:
            shown[card.column].append(card)
    cards = [card for card, _ in found]
    return Board(
        today,
        plan,
        {column: tuple(there) for column, there in shown.items()},
        counts,
        folded,
        week_minutes(cards, today, available),
        frozenset(card.id for card, is_blocked in found if is_blocked),
        {card.id: days for card in cards if (days := days_late(card, today))},
        frozenset(card.id for card in cards if is_aging(card, today)),
    )


def card_facts(store: Store, identifier: str) -> CardFacts:
    """What there is to say of one card: asked for only of the card under the cursor.

    Raises:
        NotFound: It is not there any more.
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        card = get_card(db, identifier)
        first, held = cards_before(db, identifier), cards_behind(db, identifier)
        plan = next(PLAN.select(db, "LIMIT 1"), None)
    between_cards = {one.id for one in (*first, *held)}
    return CardFacts(
        card,
        phase_of(plan, card),
        first,
        tuple(one for one in held if one.is_open),
        tuple(link for link in links_of(store, CARD.name, identifier) if link.id not in between_cards),
    )
