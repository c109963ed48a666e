"""The other first moves with their pages, and how the cards of their templates come onto the board (H3)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pivot_tui import guide
from pivot_tui.domain.card import Card
from pivot_tui.domain.first_move import MoveCard, MovePage
from pivot_tui.domain.hard_question import FirstMove
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.store.cards import rank_at
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook.hours import work_pattern

NONE_PICKED = "Pick a card with space first."


@dataclass(frozen=True, slots=True)
class OfferedCard:
    """A card of a template as it is offered.

    Attributes:
        template: The card of the template.
        due: The day on which it would be due.
        card: The card on the board that was made from it, or nothing.
    """

    template: MoveCard
    due: date
    card: Card | None


def pages() -> tuple[MovePage, ...]:
    """The three of them."""
    return tuple(_page(words) for words in guide.load("first_moves")["move"])


def page_of(move: FirstMove) -> MovePage:
    """One of the three."""
    return next(page for page in pages() if page.move is move)


def _page(words: Mapping[str, Any]) -> MovePage:
    return MovePage(
        FirstMove(words["key"]),
        words["name"],
        words["line"],
        words["what"],
        tuple(words["find_out"]),
        tuple(words["ask"]),
        tuple(words["against"]),
        tuple(MoveCard(**card) for card in words["card"]),
    )


def offered(store: Store, page: MovePage, today: date) -> tuple[OfferedCard, ...]:
    """The cards of a template, each with its due day, and with the card that was made from it.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        there = {card.seed: card for card in CARD.select(db, "WHERE seed <> '' ORDER BY n")}
    pattern = work_pattern(store)
    return tuple(OfferedCard(one, one.due(today, pattern), there.get(page.seed_of(one))) for one in page.cards)


def take_cards(
    store: Store, page: MovePage, keys: Collection[str], today: date
) -> tuple[Card, ...] | tuple[Problem, ...]:
    """Put the picked cards of a template into the backlog with their due days: one action.

    A card that is on the board already is not doubled.

    Args:
        store: The workbook.
        page: The first move.
        keys: The keys of the picked cards.
        today: The day.

    Raises:
        Fault: Nothing was saved.
    """
    with store.transaction("card.seed") as batch:
        picked = [one for one in offered(store, page, today) if one.template.key in keys and one.card is None]
        if not picked:
            return (Problem("", NONE_PICKED),)
        cards: list[Card] = []
        for one in picked:
            identifier = uuid7(batch.at, after=cards[-1].id if cards else None)
            seed, notes = page.seed_of(one.template), f"Another first move: {page.name.lower()}."
            card = Card(identifier, one.template.title, today, notes=notes, due=one.due, seed=seed)
            cards.append(replace(card, rank=rank_at(store.db, card.column, card.id)))
            CARD.insert(store.db, cards[-1:])
    return tuple(cards)
