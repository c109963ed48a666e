"""Cards as lines: what waits, rests or slipped is said behind the title, and an empty board says how to begin."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.board import WeekMinutes
from pivot_tui.domain.card import Card, Column
from pivot_tui.printing.cards import NO_CARDS, NOTHING_FITS, card_lines, week_said
from pivot_tui.workbook.board import Board

TODAY = date(2026, 3, 13)
CARD = Card("c", "Print the forms", date(2026, 2, 2), Column.READY)


def board_of(card: Card | None, **values: object) -> Board:
    """A board with one card at the most."""
    columns = {column: (card,) if card is not None and card.column is column else () for column in Column}
    counts = {column: len(there) for column, there in columns.items()}
    empty = Board(TODAY, None, columns, counts, 0, WeekMinutes(), frozenset(), {}, frozenset())
    return replace(empty, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("card", "values", "said"),
    [
        (CARD, {}, ""),
        (replace(CARD, minutes=90, step=3), {}, "1.5 h, step 3"),
        (replace(CARD, due=date(2026, 4, 1), first_due=date(2026, 3, 1)), {}, "due 1 Apr, first due 1 Mar"),
        (replace(CARD, due=date(2026, 3, 12)), {"late": {"c": 1}}, "1 day late"),
        (CARD, {"blocked": frozenset("c")}, "waits for another card"),
        (CARD, {"aging": frozenset("c")}, "since 2 Feb, no due day"),
        (replace(CARD, checklist=("[x] a", "[ ] b")), {}, "1 of 2 small steps"),
        (replace(CARD, column=Column.DONE, done_on=TODAY, due=TODAY), {}, "done today"),
    ],
)
def test_what_there_is_to_say_stands_behind_the_title(card: Card, values: dict[str, object], said: str) -> None:
    (line,) = [line for line in card_lines(board_of(card, **values)) if line.startswith("   ")]
    assert " ".join(line.split()) == f"Print the forms {said}".strip()


def test_an_empty_board_says_how_to_begin_and_an_empty_filter_says_so() -> None:
    assert list(card_lines(board_of(None))) == [NO_CARDS]
    assert list(card_lines(board_of(None, counts={**dict.fromkeys(Column, 0), Column.READY: 3}))) == [NOTHING_FITS]


def test_the_weeks_hours_are_said_only_where_they_are_known() -> None:
    assert week_said(board_of(CARD)) == ""
    assert week_said(board_of(CARD, week_minutes=WeekMinutes(0, 240))) == "4 h a week"
    assert week_said(board_of(CARD, week_minutes=WeekMinutes(90, 240))) == "1.5 of 4 h a week"
