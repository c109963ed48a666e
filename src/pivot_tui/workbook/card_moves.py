"""Cards in another place: another column, another row, done or to be done after all; a move writes one row."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui.domain.board import in_column, limit_line, week_minutes
from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.phases import phase_of
from pivot_tui.store.cards import frame, get_card, order_of, rank_at, write_card
from pivot_tui.store.connection import Connection
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, PLAN

_COLUMNS = tuple(Column)


@dataclass(frozen=True, slots=True)
class Moved:
    """A card in its new place.

    Attributes:
        card: The card.
        line: The quiet line about a soft limit, such as ``that is 3 of 2``; mostly "".
        is_moved: Whether it stands elsewhere than before; nothing was written where it does not.
    """

    card: Card
    line: str = ""
    is_moved: bool = True


def move(
    store: Store,
    card_id: str,
    column: Column,
    before: str | None = None,
    after: str | None = None,
    *,
    today: date,
) -> Moved:
    """Move a card into a column: before a card there, behind one, or to the end.

    Args:
        store: The workbook.
        card_id: The card.
        column: The column.
        before: The id of the card that it shall stand before.
        after: The id of the card that it shall stand behind.
        today: The present day.

    Raises:
        NotFound: It, or the card beside its place, is not there any more.
        Fault: Nothing was moved.
    """
    return _moved(store, "card.move", card_id, column, today, before=before, after=after)


def move_by(store: Store, card_id: str, columns: int, today: date) -> Moved:
    """Move a card so many columns to the right, or to the left; at the edge of the board it stays.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was moved.
    """
    with store.reading() as db:
        card = get_card(db, card_id)
    place = min(max(_COLUMNS.index(card.column) + columns, 0), len(_COLUMNS) - 1)
    if _COLUMNS[place] is card.column:
        return Moved(card, is_moved=False)
    return move(store, card_id, _COLUMNS[place], today=today)


def done(store: Store, card_id: str, today: date) -> Moved:
    """A card is done today; so is the next step of the contact with whom it was promised.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    return _moved(store, "card.done", card_id, Column.DONE, today)


def reopen(store: Store, card_id: str, today: date) -> Moved:
    """A done card is to be done after all: it goes to the end of Ready.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    return _moved(store, "card.move", card_id, Column.READY, today)


def _moved(
    store: Store,
    action: str,
    card_id: str,
    column: Column,
    today: date,
    *,
    before: str | None = None,
    after: str | None = None,
) -> Moved:
    with store.transaction(action):
        card = get_card(store.db, card_id)
        if card_id in (before, after) or (card.column is column is Column.DONE and action == "card.done"):
            return Moved(card, is_moved=False)
        found = in_column(card, column, rank_at(store.db, column, card_id, before=before, after=after), today)
        write_card(store.db, card, found, today)
        line = limits_line(store, found, today) if card.column is not column is Column.DOING else ""
    return Moved(found, line)


def limits_line(store: Store, card: Card, today: date) -> str:
    """The quiet line about a card that has just been taken up."""
    still_open = tuple(CARD.select(store.db, "WHERE column <> 'done'"))
    doing = sum(one.column is Column.DOING for one in still_open)
    available = frame(store)[1] if card.minutes else None
    return limit_line(doing, week_minutes(still_open, today, available))


def step_by(store: Store, card_id: str, rows: int, among: Collection[str] | None = None) -> Moved:
    """Move a card so many rows down within its column, or up; at its ends it stays.

    Args:
        store: The workbook.
        card_id: The card.
        rows: How many rows down; up for a negative number.
        among: The ids of the cards that are shown, where not all are; in the backlog without it, those of its phase.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was moved.
    """
    with store.transaction("card.move"):
        card = get_card(store.db, card_id)
        counted = _beside(store.db, card) if among is None else among
        order = [one for one, _ in order_of(store.db, card.column) if one == card_id or one in counted]
        place = order.index(card_id)
        goal = min(max(place + rows, 0), len(order) - 1)
        if goal == place:
            return Moved(card, is_moved=False)
        ends = {"after": order[goal]} if goal > place else {"before": order[goal]}
        found = replace(card, rank=rank_at(store.db, card.column, card_id, **ends))
        CARD.update(store.db, found)
    return Moved(found)


def _beside(db: Connection, card: Card) -> frozenset[str]:
    """The cards among which one moves up and down: its column, and in the backlog, which lies by phase, its phase."""
    there = tuple(CARD.select(db, "WHERE column = ?", (card.column.value,)))
    if card.column is not Column.BACKLOG:
        return frozenset(one.id for one in there)
    plan = next(PLAN.select(db, "LIMIT 1"), None)
    return frozenset(one.id for one in there if phase_of(plan, one) is phase_of(plan, card))
