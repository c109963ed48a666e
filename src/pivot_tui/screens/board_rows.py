"""The cards of the board as rows: the backlog by phase, a line each, and cards of a few lines in the live columns."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from textual.content import Content

from pivot_tui.domain.card import PHASE_NAMES, Card, Column, Phase
from pivot_tui.domain.days import MONTHS, say_day, say_day_near
from pivot_tui.domain.phases import PhaseSpan, spans
from pivot_tui.widgets.board_column import CardRow
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.widgets.section_list import heading
from pivot_tui.workbook.board import Board

_NEAR = timedelta(days=31)


def beside(board: Board, card: Card) -> frozenset[str]:
    """The ids of the cards among which one moves up and down: its column as shown, in the backlog its phase."""
    there = board.columns[card.column]
    if card.column is Column.BACKLOG:
        there = tuple(one for one in there if board.phase(one) is board.phase(card))
    return frozenset(one.id for one in there)


def rows_of(board: Board, column: Column, made: dict[str, tuple[object, ListedRecord]]) -> Iterator[ListedRecord]:
    """The rows of a column.

    Args:
        board: The board.
        column: The column.
        made: The rows of cards that were made before, by their ids; those that are still right are used again.
    """
    if column is Column.BACKLOG:
        yield from _backlog(board)
    elif column is Column.DONE:
        for card in board.columns[column]:
            yield ListedRecord(card.id, RowDrawnLater(partial(_done, card, board.day)))
    else:
        for card in board.columns[column]:
            yield _live(card, board, made)


def _live(card: Card, board: Board, made: dict[str, tuple[object, ListedRecord]]) -> ListedRecord:
    said = tuple(_details(card, board))
    known = made.get(card.id)
    if known is not None and known[0] == (card.title, said):
        return known[1]
    row = ListedRecord(card.id, CardRow(_title(card), [Content.styled(words, style) for words, style in said]))
    made[card.id] = (card.title, said), row
    return row


def _title(card: Card) -> Content:
    return plain(" ".join(card.title.split()))


def _done(card: Card, today: date) -> Row:
    day = Content.styled(say_day_near(card.done_on, today), "$text-muted") if card.done_on else None
    return Row(Content("✓ "), _title(card), day)


def _details(card: Card, board: Board) -> Iterator[tuple[str, str]]:
    """What stands below a card's title, each with its style."""
    late = board.late.get(card.id, 0)
    if late:
        yield f"{late} d late", "$text-warning"
    elif card.due is not None:
        yield say_day_near(card.due, board.day), "$text-muted"
    elif card.id in board.aging:
        yield f"since {say_day_near(card.added, board.day)}", "$text-muted"
    if card.id in board.blocked:
        yield "blocked", "$text-muted"


# The backlog


def _sections(board: Board) -> dict[Phase | None, list[Card]]:
    found: dict[Phase | None, list[Card]] = {}
    for card in board.columns[Column.BACKLOG]:
        found.setdefault(board.phase(card), []).append(card)
    return found


def _backlog(board: Board) -> Iterator[ListedRecord]:
    sections = _sections(board)
    known = {span.phase: span for span in spans(board.plan)} if board.plan else {}
    for phase in (*Phase, None):
        there = sections.get(phase, ())
        if not there:
            continue
        if phase is not None or len(sections) > 1:
            words = _phase_said(phase, known.get(phase) if phase else None)
            yield heading(phase.value if phase else "none", Row(Content(""), Content.styled(words, "$text-muted bold")))
        for card in there:
            yield ListedRecord(card.id, RowDrawnLater(partial(_planned, card, board, known.get(phase))))


def _phase_said(phase: Phase | None, span: PhaseSpan | None) -> str:
    if phase is None:
        return "No phase yet"
    if span is None:
        return PHASE_NAMES[phase].capitalize()
    return f"{span.name.capitalize()}, to {MONTHS[span.last.month - 1][:3]} {span.last.year}"


def _planned(card: Card, board: Board, span: PhaseSpan | None) -> Row:
    return Row(Content(""), _title(card), _when(card, board, span))


def _when(card: Card, board: Board, span: PhaseSpan | None) -> Content | None:
    """By how many days it is late, its day when that is near, and else its month: with its year where one may err."""
    if late := board.late.get(card.id, 0):
        return Content.styled(f"{late} d late", "$text-warning")
    if card.due is None:
        return None
    if card.due - board.day <= _NEAR:
        return Content.styled(say_day(card.due, short=True), "$text-muted")
    month = MONTHS[card.due.month - 1][:3]
    is_plain = span is not None and span.first <= card.due <= span.last
    return Content.styled(month if is_plain else f"{month} {card.due:%y}", "$text-muted")
