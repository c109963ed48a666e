"""What there is to choose from for the week after a review, and the cards and promises that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pivot_tui.domain.board import in_column
from pivot_tui.domain.card import Card, Column, card_problems
from pivot_tui.domain.card_line import read_card_line
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.weekly_review import MOST_COMMITMENTS, Commitment, LooseEnd, LooseEndChoice
from pivot_tui.store.cards import NEXT_STEP, get_card, rank_at, write_card
from pivot_tui.store.store import Store
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.store.tables.plan import CARD, COMMITMENT
from pivot_tui.store.weekly_review import open_cards
from pivot_tui.workbook.review_draft import ReviewDraft

_OF_A_CONTACT = "contact:"
_TYPED = "typed:"
_ORDER = (Column.DOING, Column.READY, Column.WAITING, Column.BACKLOG)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen for the next week.

    Attributes:
        id: Its id in the list.
        text: What it is called.
        minutes: How long it may take, or nothing.
        card: The card that it is, or nothing where it will become one.
        contact: The id of the contact to whom it was promised, where it is no card yet.
        due: The day by which it is to be done, where it is no card yet.
        step: The step of the ten that it serves, where it is no card yet.
        is_chosen: Whether it was chosen.
    """

    id: str
    text: str
    minutes: int | None = None
    card: Card | None = None
    contact: str | None = None
    due: date | None = None
    step: int | None = None
    is_chosen: bool = False

    @property
    def is_typed(self) -> bool:
        """Whether it was typed just now."""
        return self.id.startswith(_TYPED)


def choices(store: Store, decided: Sequence[LooseEnd], draft: ReviewDraft, today: date) -> tuple[Choice, ...]:
    """What was typed, what was kept for this week, and then every open card, from Doing to the backlog.

    Raises:
        Fault: The workbook cannot be read.
    """
    cards = {card.id: card for card in open_cards(store)[0]}
    found = [_typed(line, today) for line in draft.typed]
    for end in decided:
        if end.choice is LooseEndChoice.THIS_WEEK and end.card in cards:
            found.append(_of_card(cards.pop(end.card)))
        elif end.choice is LooseEndChoice.THIS_WEEK and end.card is None and end.contact is not None:
            found.append(Choice(_OF_A_CONTACT + end.contact, end.what, contact=end.contact))
    found += [_of_card(card) for column in _ORDER for card in cards.values() if card.column is column]
    minutes = dict(draft.minutes)
    return tuple(
        replace(one, minutes=minutes.get(one.id, one.minutes), is_chosen=one.id in draft.chosen) for one in found
    )


def read_choice(typed: str, today: date) -> Choice | tuple[Problem, ...]:
    """What a line says that was typed for the next week, by the grammar of cards, or what cannot be read."""
    line = read_card_line(typed, today)
    if line.problems:
        return line.problems
    problems = card_problems(Card(_TYPED, line.title, today), today)
    return problems or _typed(typed, today)


def _typed(line: str, today: date) -> Choice:
    found = read_card_line(line, today)
    words = " ".join(line.split())
    title = " ".join(found.title.split()) or words
    return Choice(_TYPED + words, title, found.minutes, due=found.due, step=found.step)


def _of_card(card: Card) -> Choice:
    return Choice(card.id, " ".join(card.title.split()), card.minutes, card)


def with_toggled(draft: ReviewDraft, choice: Choice) -> ReviewDraft | Problem:
    """The draft with one thing chosen, or not any more; what was typed goes when it is not chosen."""
    if choice.id in draft.chosen:
        typed = tuple(line for line in draft.typed if not choice.is_typed or _typed_id(line) != choice.id)
        return replace(draft, chosen=tuple(one for one in draft.chosen if one != choice.id), typed=typed)
    if len(draft.chosen) >= MOST_COMMITMENTS:
        return Problem("chosen", "Three are chosen already; space takes one away.")
    return replace(draft, chosen=(*draft.chosen, choice.id))


def with_typed(draft: ReviewDraft, typed: str, today: date) -> ReviewDraft | tuple[Problem, ...]:
    """The draft with a typed line, chosen at once, or why it cannot be."""
    found = read_choice(typed, today)
    if not isinstance(found, Choice):
        return found
    if found.id in draft.chosen:
        return (Problem("line", "That is chosen already."),)
    toggled = with_toggled(draft, found)
    if isinstance(toggled, Problem):
        return (toggled,)
    return replace(toggled, typed=(*draft.typed, " ".join(typed.split())), line="")


def _typed_id(line: str) -> str:
    return _TYPED + " ".join(line.split())


def keep_promises(
    store: Store, review_id: str, chosen: Sequence[Choice], today: date, at: datetime
) -> tuple[Problem, ...]:
    """Write what was chosen: a card in Ready, or the card that it is, and a promise; a transaction must be open.

    Returns:
        What is wrong; nothing mostly.

    Raises:
        NotFound: A card that was chosen is not there any more.
    """
    if len(chosen) > MOST_COMMITMENTS:
        return (Problem("chosen", "A week holds up to three promises."),)
    identifier: str | None = None
    for choice in chosen:
        card = _kept_card(store, choice, today) if choice.card is not None else _new_card(store, choice, today, at)
        identifier = uuid7(at, after=identifier)
        COMMITMENT.insert(store.db, [Commitment(identifier, review_id, choice.text, choice.minutes, card.id)])
    return ()


def _kept_card(store: Store, choice: Choice, today: date) -> Card:
    assert choice.card is not None
    before = get_card(store.db, choice.card.id)
    card = before if choice.minutes is None else replace(before, minutes=choice.minutes)
    if card.column is Column.BACKLOG:
        card = in_column(card, Column.READY, rank_at(store.db, Column.READY, card.id), today)
    if card != before:
        write_card(store.db, before, card, today)
    return card


def _new_card(store: Store, choice: Choice, today: date, at: datetime) -> Card:
    contact = CONTACT.get(store.db, choice.contact) if choice.contact is not None else None
    is_next_step = contact is not None and bool(contact.next_step)
    due = contact.next_due if contact is not None and is_next_step else choice.due
    card = Card(uuid7(at), choice.text, today, due=due, minutes=choice.minutes, step=choice.step)
    card = in_column(card, Column.READY, rank_at(store.db, Column.READY), today)
    CARD.insert(store.db, [card])
    if contact is not None:
        role = NEXT_STEP if is_next_step else ""
        LINK.insert(store.db, [Link(uuid7(at), CARD.name, card.id, CONTACT.name, contact.id, role)])
    return card
