"""Cards: added, moved, done, dated, split and blocked, each as one action; a move within the board writes one row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pivot_tui.domain.blocking import blocking_problem
from pivot_tui.domain.board import in_column, with_due
from pivot_tui.domain.card import Card, Column, card_problems
from pivot_tui.domain.card_line import NO_TITLE, read_card_line
from pivot_tui.domain.card_line import find_card as find_among
from pivot_tui.domain.days import months_later
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.named_days import LAST_YEAR
from pivot_tui.domain.problems import Problem
from pivot_tui.store.cards import BLOCKED_BY, blockers, cards_before, get_card, rank_at, write_card
from pivot_tui.store.cards import NEXT_STEP as NEXT_STEP
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.tables.plan import CARD
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.card_form import CardForm, read_blockers, read_form
from pivot_tui.workbook.card_moves import Moved as Moved
from pivot_tui.workbook.card_moves import done as done
from pivot_tui.workbook.card_moves import move as move
from pivot_tui.workbook.card_moves import move_by as move_by
from pivot_tui.workbook.card_moves import reopen as reopen
from pivot_tui.workbook.card_moves import step_by as step_by

# Finding


def find(store: Store, identifier: str) -> Card:
    """One card.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        return get_card(db, identifier)


def find_card(store: Store, words: str) -> Card | Problem:
    """The card that some words mean, the open ones first, or a sentence that says why none does."""
    with store.reading() as db:
        return find_among(words, CARD.select(db, "ORDER BY rank, id"))


def waits_for(store: Store, identifier: str) -> tuple[Card, ...]:
    """The cards to be done before a card, in the order they were named."""
    with store.reading() as db:
        return cards_before(db, identifier)


# Adding and changing


def add_line(store: Store, typed: str, today: date, column: Column = Column.BACKLOG) -> Card | tuple[Problem, ...]:
    """Add a card from one line, at the end of a column, or say what cannot be read.

    Raises:
        Fault: Nothing was saved.
    """
    line = read_card_line(typed, today)
    if line.problems:
        return line.problems
    with store.transaction("card.add") as batch:
        card = Card(uuid7(batch.at), line.title, today, due=line.due, minutes=line.minutes, step=line.step)
        card = in_column(card, column, rank_at(store.db, column), today)
        CARD.insert(store.db, [card])
    return card


def save_card(
    store: Store,
    form: CardForm,
    today: date,
    identifier: str | None = None,
    draft: tuple[str, str] | None = None,
) -> Card | tuple[Problem, ...]:
    """Save a card from its form, new or over the one with this id, or say what is wrong, by the form's fields.

    Args:
        store: The workbook.
        form: What was typed.
        today: The present day.
        identifier: The card; a new one without.
        draft: The draft's form and row, to be forgotten with the save.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    with store.reading() as db:
        before = get_card(db, identifier) if identifier else None
        cards = tuple(CARD.select(db, "ORDER BY rank, id"))
        pairs = blockers(db)
    card_id = identifier or uuid7(store.clock())
    found = read_form(form, today, card_id, before)
    first = read_blockers(form, cards, card_id, [by for waiting, by in pairs if waiting == card_id])
    if isinstance(found, tuple):
        return (*found, first) if isinstance(first, Problem) else found
    if isinstance(first, Problem):
        return (first,)
    titles = {card.id: " ".join(card.title.split()) for card in cards}
    others = [pair for pair in pairs if pair[0] != card_id]
    wrong = [blocking_problem(others, card_id, by, titles.get(by, "")) for by in first]
    if problems := tuple(problem for problem in wrong if problem):
        return problems[:1]
    with store.transaction("card.edit" if identifier else "card.add"):
        if before is None or before.column is not found.column:
            found = replace(found, rank=rank_at(store.db, found.column, found.id))
        if before is None:
            CARD.insert(store.db, [found])
        else:
            write_card(store.db, before, found, today)
        _set_blockers(store, found.id, first)
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def _set_blockers(store: Store, card: str, first: Sequence[str]) -> None:
    there = {
        link.to_id: link for link in LINK.select(store.db, "WHERE from_id = ? AND role = ?", (card, BLOCKED_BY))
    }  # fmt: skip
    gone = [(link.id,) for by, link in there.items() if by not in first]
    store.db.executemany("DELETE FROM link WHERE id = ?", gone)
    LINK.insert(store.db, [_blocking(store, card, by) for by in first if by not in there])


def _blocking(store: Store, card: str, by: str) -> Link:
    return Link(uuid7(store.clock()), CARD.name, card, CARD.name, by, BLOCKED_BY)


# Days


def set_due(store: Store, card_id: str, day: date | None) -> Card:
    """Give a card another due day, or none; the first one stays known while it has slipped behind that.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("card.due"):
        card = get_card(store.db, card_id)
        found = with_due(card, day)
        if found != card:
            write_card(store.db, card, found, store.clock().date())
    return found


def shift_due(store: Store, card_id: str, months: int) -> Card:
    """Move a card's due day by months; one without a due day stays as it is.

    A day that a month lacks falls back to its last; on the way back to the first due day it is found again.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    card = find(store, card_id)
    if card.due is None or not 1900 < card.due.year + months // 12 < LAST_YEAR:
        return card
    due = months_later(card.due, months)
    first = card.first_due
    if (
        first is not None
        and (first.year, first.month) == (due.year, due.month)
        and months_later(first, -months) == card.due
    ):
        due = first
    return set_due(store, card_id, due)


# Splitting, deleting, blocking


def split(store: Store, card_id: str, title: str, today: date) -> Card | tuple[Problem, ...]:
    """Make a second card of a part of one: right behind it, with its phase, days, step and kind.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    words = " ".join(title.split())
    if not words:
        return (Problem("title", NO_TITLE),)
    with store.transaction("card.split") as batch:
        card = get_card(store.db, card_id)
        part = Card(
            uuid7(batch.at), words, today, phase=card.phase, start=card.start, due=card.due, step=card.step,
            kind=card.kind,
        )  # fmt: skip
        if problems := card_problems(part, today):
            return problems
        column = card.column if card.is_open else Column.READY
        rank = rank_at(store.db, column, after=card_id if card.is_open else None)
        part = in_column(part, column, rank, today)
        CARD.insert(store.db, [part])
    return part


def trash_cards(store: Store, ids: Sequence[str]) -> int:
    """Put cards in the trash, with their links; how many that were.

    Raises:
        NotFound: One is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, CARD.name, ids, "card.trash")


def block(store: Store, card_id: str, by_id: str) -> Problem | None:
    """Let a card wait until another is done, unless that one waits for it already, straight or through others.

    Returns:
        Why that cannot be, or nothing.

    Raises:
        NotFound: One of the two is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("link.add"):
        card, first = get_card(store.db, card_id), get_card(store.db, by_id)
        pairs = blockers(store.db)
        problem = blocking_problem(pairs, card.id, first.id, " ".join(first.title.split()))
        if problem is None and (card.id, first.id) not in pairs:
            LINK.insert(store.db, [_blocking(store, card.id, first.id)])
    return problem


def unblock(store: Store, card_id: str, by_id: str) -> int:
    """A card need not wait for another any more; how many links went.

    Raises:
        Fault: Nothing was saved.
    """
    with store.transaction("link.remove"):
        query = "DELETE FROM link WHERE role = ? AND from_id = ? AND to_id = ?"
        return int(store.db.execute(query, (BLOCKED_BY, card_id, by_id)).rowcount)
