"""The board's cards as words, lines and JSON: column by column, with what is late, blocked or resting."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pivot_tui.domain.board import DOING_LIMIT
from pivot_tui.domain.card import COLUMN_NAMES, PHASE_NAMES, Card, Column, ticked
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.rounding import many
from pivot_tui.domain.sheet import say_hours
from pivot_tui.printing.parts import document
from pivot_tui.workbook.board import Board

NO_CARDS = "There are no cards yet; pivot card add puts one on the board."
NOTHING_FITS = "No card fits that."

_LONGEST_TITLE = 48


def due_said(card: Card, late: int, today: date) -> str:
    """When a card is due, or by how many days it is late; "" where it has no due day or is done."""
    if card.due is None or not card.is_open:
        return ""
    return f"{many(late, 'day')} late" if late else f"due {say_day_near(card.due, today)}"


def column_said(board: Board, column: Column) -> str:
    """A column's name with how many cards it holds, in Doing beside the soft limit."""
    count = board.counts[column]
    limit = f" of {DOING_LIMIT}" if column is Column.DOING else ""
    folded = f", {board.folded} folded" if column is Column.DONE and board.folded else ""
    return f"{COLUMN_NAMES[column]}  {count}{limit}{folded}"


def week_said(board: Board) -> str:
    """The week's hours for the pivot, with what is promised of them where anything is; "" where nothing was said."""
    week = board.week_minutes
    if week.available is None:
        return ""
    promised = f"{say_hours(week.promised)} of " if week.promised else ""
    return f"{promised}{say_hours(week.available)} h a week"


def facts_said(board: Board, card: Card) -> Iterator[str]:
    """What a card's line says behind its title."""
    if card.done_on is not None:
        yield f"done {say_day_near(card.done_on, board.day)}"
    if said := due_said(card, board.late.get(card.id, 0), board.day):
        yield said
    if card.first_due is not None and card.is_open:
        yield f"first due {say_day_near(card.first_due, board.day)}"
    if (phase := board.phase(card)) is not None:
        yield PHASE_NAMES[phase]
    if card.minutes is not None:
        yield f"{say_hours(card.minutes)} h"
    if card.step is not None:
        yield f"step {card.step}"
    if card.checklist:
        yield f"{ticked(card.checklist)} of {len(card.checklist)} small steps"
    if card.id in board.blocked:
        yield "waits for another card"
    if card.id in board.aging:
        yield f"since {say_day_near(card.added, board.day)}, no due day"


def card_lines(board: Board) -> Iterator[str]:
    """Every column that has cards to show, from left to right."""
    if not board.total:
        yield NO_CARDS
        return
    if not board.cards and not board.folded:
        yield NOTHING_FITS
        return
    is_first = True
    for column in Column:
        there = board.columns[column]
        if not there and not (column is Column.DONE and board.folded):
            continue
        if not is_first:
            yield ""
        is_first = False
        yield column_said(board, column)
        for card in there:
            title = " ".join(card.title.split())
            yield printable(f"   {title:<{_LONGEST_TITLE}}  {', '.join(facts_said(board, card))}".rstrip())
    if week := week_said(board):
        yield ""
        yield f"For the pivot: {week}"


def cards_json(board: Board) -> str:
    """The same as one JSON document."""
    return document(
        "cards",
        today=board.day.isoformat(),
        counts={column.value: board.counts[column] for column in Column},
        folded=board.folded,
        minutes_promised=board.week_minutes.promised,
        minutes_available=board.week_minutes.available,
        cards=[card_fields(board, card) for card in board.cards],
    )


def card_fields(board: Board, card: Card) -> dict[str, Any]:
    """A card as JSON fields."""
    phase = board.phase(card)
    return {
        "id": card.id,
        "title": card.title,
        "column": card.column.value,
        "phase": phase.value if phase else None,
        "start": _day(card.start),
        "due": _day(card.due),
        "first_due": _day(card.first_due),
        "days_late": board.late.get(card.id, 0),
        "minutes": card.minutes,
        "step": card.step,
        "kind": card.kind.value,
        "notes": card.notes or None,
        "checklist": list(card.checklist),
        "blocked": card.id in board.blocked,
        "added": _day(card.added),
        "done_on": _day(card.done_on),
        "seed": card.seed or None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
