"""A row fits any width: its left is whole, its middle is cut short, its right is set flush or left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.widgets.showing import line_of
from textual.content import Content

from pivot_tui.widgets.row import Row

WORDS = "Prior-authorisation call, 35 minutes on hold"
KIND = Content("Charts and inbox")


def test_a_row_with_room_shows_everything_and_sets_its_right_flush() -> None:
    line = line_of(Row(Content("12 Mar  "), Content("tea"), KIND), 60)
    assert line == "12 Mar  tea" + " " * 33 + "Charts and inbox"


def test_a_middle_without_room_ends_in_an_ellipsis() -> None:
    line = line_of(Row(Content("12 Mar  "), Content(WORDS), KIND), 50)
    assert line == "12 Mar  Prior-authorisation cal…  Charts and inbox"


def test_a_right_that_would_squeeze_the_middle_is_left_out() -> None:
    assert line_of(Row(Content("12 Mar  "), Content(WORDS), KIND), 40) == "12 Mar  Prior-authorisation call, 35 mi…"


def test_a_short_middle_keeps_its_right_in_a_narrow_row() -> None:
    assert line_of(Row(Content(""), Content("tea"), KIND), 22) == "tea   Charts and inbox"


def test_a_row_narrower_than_its_left_is_cut_too() -> None:
    assert line_of(Row(Content("12 Mar  "), Content(WORDS), KIND), 5) == "12 M…"


def test_wide_characters_are_cut_by_cells_and_not_by_letters() -> None:
    line = line_of(Row(Content("x "), Content("日本語日本語日本語"), None), 11)
    assert line == "x 日本語日…"
    assert cell_len(line) == 11


def test_a_second_line_makes_the_row_two_lines_high() -> None:
    assert Row(Content("a"), Content("b")).get_height({}, 80) == 1
    assert Row(Content("a"), Content("b"), below=Content("c")).get_height({}, 80) == 2


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me", "Cf"]), max_size=40)


@pytest.mark.parametrize("has_right", [False, True])
@given(left=texts, middle=texts, right=texts, width=st.integers(1, 120))
@settings(max_examples=60, deadline=None)
def test_no_row_is_ever_wider_than_its_place(has_right: bool, left: str, middle: str, right: str, width: int) -> None:
    row = Row(Content(left), Content(middle), Content(right) if has_right else None)
    assert cell_len(line_of(row, width)) <= width
