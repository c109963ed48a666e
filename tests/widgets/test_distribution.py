"""The drawn distribution: the highest point on top, counts beside their bars, and room for any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.widgets.distribution import distribution

LABELS = ("1", "2", "3", "4", "5")


def test_two_windows_stand_back_to_back_with_the_highest_point_on_top() -> None:
    lines = distribution(LABELS, (0, 0, 3, 9, 10), (0, 2, 7, 8, 3), 28).plain.split("\n")
    assert [line.strip() for line in lines] == [
        "before   after",
        "3 ███ 5 █████████ 10",
        "8 ████████ 4 ████████ 9",
        "7 ███████ 3 ██▌ 3",
        "2 ██ 2 0",
        "0  1 0",
    ]


def test_one_window_stands_alone() -> None:
    lines = distribution(LABELS, (0, 0, 0, 2, 4), width=20).plain.split("\n")
    assert len(lines) == 5
    assert lines[0].endswith("█ 4")


def test_every_answer_leaves_a_mark() -> None:
    assert "▌ 1" in distribution(LABELS, (1, 0, 0, 0, 500), width=20).plain


@pytest.mark.parametrize(("labels", "counts"), [((), ()), (LABELS, (1, 2)), (tuple(map(str, range(101))), (1,) * 101)])
def test_what_cannot_be_drawn_is_left_out(labels: tuple[str, ...], counts: tuple[int, ...]) -> None:
    assert not distribution(labels, counts)


@given(
    st.lists(st.integers(0, 9999), min_size=5, max_size=5),
    st.lists(st.integers(0, 9999), min_size=5, max_size=5),
    st.integers(28, 60),
)
def test_no_line_is_wider_than_its_room(after: list[int], before: list[int], width: int) -> None:
    for found in (distribution(LABELS, after, before, width), distribution(LABELS, after, width=width)):
        assert max(map(len, found.plain.split("\n"))) <= width
