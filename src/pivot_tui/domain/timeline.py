"""The timeline: its calendar columns, and a row for every card and for what was learned of a month (S10.0, S4.6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from pivot_tui.domain.board import days_late, is_folded
from pivot_tui.domain.card import Card
from pivot_tui.domain.days import MONTHS, months_later, say_day
from pivot_tui.domain.learned import Learned
from pivot_tui.domain.phases import PhaseSpan, last_day, spans
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.plan import Plan

FOLDED = "folded"
"""The id of the row that stands for all done cards that are folded away."""


class Mark(Enum):
    """What stands on a row of the timeline."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class Axis:
    """The columns of the timeline, which are months of the calendar or quarters of it.

    Attributes:
        first: The first day of the first column.
        columns: How many there are.
        months: The months of one: 1, or 3 for quarters.
    """

    first: date
    columns: int
    months: int = 1

    @property
    def is_quarters(self) -> bool:
        """Whether the columns are quarters."""
        return self.months > 1

    def begins(self, column: int) -> date:
        """The first day of a column."""
        return months_later(self.first, column * self.months)

    def column(self, day: date) -> int:
        """The column of a day; below 0 and from `columns` on for a day that lies outside."""
        return (_month(day) - _month(self.first)) // self.months

    def cell(self, day: date, step: int) -> int:
        """The cell of a day where a column is so many cells wide; a month keeps its marks in its first cell."""
        column = self.column(day)
        if not self.is_quarters:
            return column * step
        begins = self.begins(column)
        return column * step + (day - begins).days * step // (self.begins(column + 1) - begins).days


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row of the timeline.

    Attributes:
        id: The record's id, or `FOLDED`.
        table: The record's table, or "".
        title: What it is, on one line.
        mark: What stands on the row.
        days: The days at which it stands; nothing for a card without a day.
        first: The first day a card was due, where it has slipped.
        span: The phase of a card without a day, or nothing.
        note: What is said beside the mark; mostly "".
    """

    id: str
    table: str
    title: str
    mark: Mark
    days: tuple[date, ...] = ()
    first: date | None = None
    span: PhaseSpan | None = None
    note: str = ""


def axis_of(plan: Plan, *, quarters: bool = False) -> Axis:
    """The columns that a plan touches: 24 months that begin within a month touch 25 of the calendar."""
    months = 3 if quarters else 1
    start, end = plan.start, last_day(plan)
    first = date(start.year, (start.month - 1) // months * months + 1, 1)
    return Axis(first, (_month(end) - _month(first)) // months + 1, months)


def rows(
    plan: Plan, cards: Iterable[Card], learned: Iterable[Learned], today: date, *, unfolded: bool = False
) -> tuple[TimelineRow, ...]:
    """The rows in the order of their days; cards without one stand last, in the order of their phases.

    Args:
        plan: The plan.
        cards: All cards, in the order of their ranks.
        learned: What was learned; only what names a month has a row.
        today: The present day.
        unfolded: Whether done cards that the board folds away have rows of their own, and not one for all of them.
    """
    cards = tuple(cards)
    folded = [] if unfolded else [card for card in cards if is_folded(card, today)]
    away = {card.id for card in folded}
    shown = [_row(plan, card, today) for card in cards if card.id not in away]
    shown += _learned_rows(learned)
    shown.sort(key=_order)
    return (*([_folded_row(folded)] if folded else []), *shown)


def due_in_next_month(cards: Iterable[Card], today: date) -> int:
    """How many open cards are due in the calendar month behind this one."""
    wanted = _month(today) + 1
    return sum(card.is_open and card.due is not None and _month(card.due) == wanted for card in cards)


def next_month_name(today: date) -> str:
    """The name of the calendar month behind this one."""
    return MONTHS[today.month % 12]


def nearest_row(rows: Sequence[TimelineRow], today: date) -> str | None:
    """The id of the row at which one looks today: the first open card that is due from today on, else a late one."""
    coming = [row.id for row in rows if row.mark is Mark.OPEN and row.days and row.days[0] >= today]
    still_open = [row.id for row in rows if row.mark in (Mark.OPEN, Mark.LATE)]
    return next(iter(coming or still_open or [row.id for row in rows]), None)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _order(row: TimelineRow) -> tuple[date, int]:
    first = row.span.first_month if row.span else 99
    return (row.days[0], 0) if row.days else (date.max, first)


def _row(plan: Plan, card: Card, today: date) -> TimelineRow:
    title, late = first_line(card.title), days_late(card, today)
    if not card.is_open:
        day = card.done_on or card.due
        return TimelineRow(card.id, "card", title, Mark.DONE, (day,) if day else ())
    if card.due is None:
        span = next((span for span in spans(plan) if span.phase is card.phase), None) if card.phase else None
        return TimelineRow(card.id, "card", title, Mark.OPEN, span=span, note="no day")
    is_near = _month(card.due) == _month(today)
    note = f"{late} d late" if late else say_day(card.due, short=True) if is_near else ""
    first = card.first_due if card.first_due != card.due else None
    return TimelineRow(card.id, "card", title, Mark.LATE if late else Mark.OPEN, (card.due,), first, None, note)


def _learned_rows(learned: Iterable[Learned]) -> Iterator[TimelineRow]:
    for one in learned:
        if one.month is not None:
            note = f"{MONTHS[one.month.month - 1][:3]} {one.month.year}"
            yield TimelineRow(one.id, "learned", first_line(one.text), Mark.LEARNED, (one.month,), note=note)


def _folded_row(cards: Sequence[Card]) -> TimelineRow:
    days = sorted(day for card in cards for day in (card.done_on or card.due,) if day is not None)
    titles = "; ".join(first_line(card.title) for card in cards[:9])
    return TimelineRow(FOLDED, "", f"{len(cards)} done: {titles}", Mark.DONE, tuple(days))
