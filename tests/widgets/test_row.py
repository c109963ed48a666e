"""A row fits any width: its left is whole, its middle is cut short, its right is set flush or left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from pivot_tui.widgets.row import Row

WORDS = "Prior-authorisation call, 35 minutes on hold"
KIND = Content("Charts and inbox")


def test_a_row_with_room_shows_everything_and_sets_its_right_flush() -> None:
    line = Row(Content("12 Mar  "), Content("tea"), KIND).line(60).plain
    assert line == "12 Mar  tea" + " " * 33 + "Charts and inbox"


def test_a_middle_without_room_ends_in_an_ellipsis() -> None:
    line = Row(Content("12 Mar  "), Content(WORDS), KIND).line(50).plain
    assert line == "12 Mar  Prior-authorisation cal…  Charts and inbox"


def test_a_right_that_would_squeeze_the_middle_is_left_out() -> None:
    assert Row(Content("12 Mar  "), Content(WORDS), KIND).line(40).plain == "12 Mar  Prior-authorisation call, 35 mi…"


def test_a_short_middle_keeps_its_right_in_a_narrow_row() -> None:
    assert Row(Content(""), Content("tea"), KIND).line(22).plain == "tea   Charts and inbox"


def test_a_row_narrower_than_its_left_is_cut_too() -> None:
    assert Row(Content("12 Mar  "), Content(WORDS), KIND).line(5).plain == "12 M…"


def test_wide_characters_are_cut_by_cells_and_not_by_letters() -> None:
    line = Row(Content("x "), Content("日本語日本語日本語"), None).line(11)
    assert line.plain == "x 日本語日…"
    assert line.cell_length == 11


def test_a_second_line_makes_the_row_two_lines_high() -> None:
    assert Row(Content("a"), Content("b")).get_height({}, 80) == 1
    assert Row(Content("a"), Content("b"), below=Content("c")).get_height({}, 80) == 2


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Mn", "Me", "Cf"]), max_size=40)


@pytest.mark.parametrize("has_right", [False, True])
@given(left=texts, middle=texts, right=texts, width=st.integers(1, 120))
@settings(max_examples=60, deadline=None)
def test_no_row_is_ever_wider_than_its_place(has_right: bool, left: str, middle: str, right: str, width: int) -> None:
    row = Row(Content(left), Content(middle), Content(right) if has_right else None)
    assert row.line(width).cell_length <= width
