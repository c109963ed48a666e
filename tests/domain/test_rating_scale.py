"""Rating scales: their points, the digits that tally them, and decimals with a point or a comma."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rating_scale import PointScale, read_count, read_thousandths, say_thousandths


def test_points_run_from_the_lowest_to_the_highest() -> None:
    assert PointScale().labels == ("1", "2", "3", "4", "5")
    assert PointScale(1, 3, 500).labels == ("1", "1.5", "2", "2.5", "3")
    assert PointScale(-1, 1).labels == ("-1", "0", "1")


@pytest.mark.parametrize("scale", [PointScale(0, 100), PointScale(5, 1), PointScale(1, 1), PointScale(1, 5, 0)])
def test_where_counting_point_by_point_makes_no_sense_there_are_no_points(scale: PointScale) -> None:
    assert scale.is_long
    assert scale.points == ()
    assert not scale.takes_tally


def test_nought_is_ten_where_the_scale_has_no_nought() -> None:
    assert PointScale(1, 10).place_of("0") == 9
    assert PointScale(0, 5).place_of("0") == 0
    assert PointScale(1, 5).place_of("0") is None
    assert PointScale(1, 5).place_of("6") is None


def test_a_scale_is_said_with_its_better_end() -> None:
    assert PointScale().said() == "1 to 5, 5 is best"
    assert PointScale().said(higher_is_better=False) == "1 to 5, 1 is best"
    assert PointScale(1, 5, 500).said() == "1 to 5 in halves, 5 is best"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("4.25", 4250), ("4,25", 4250), (" 5 ", 5000), ("-0.5", -500), ("4.2345", 4235), ("4.2344", 4234), ("", None)],
)
def test_decimals_are_read_with_a_point_or_a_comma(typed: str, expected: int | None) -> None:
    assert read_thousandths(typed, "mean") == expected


@pytest.mark.parametrize("typed", ["four", "4.", ".5", "1,234.5", "4 2", "٤", "1e3", "12345"])
def test_what_is_no_number_is_said_in_a_sentence(typed: str) -> None:
    assert isinstance(read_thousandths(typed, "mean"), Problem)


@pytest.mark.parametrize("typed", ["-1", "2.5", "x", "²", "12345678"])
def test_counts_are_whole_and_not_negative(typed: str) -> None:
    assert isinstance(read_count(typed, "invited"), Problem)


@given(st.integers(-999_999, 999_999))
def test_what_is_said_is_read_back(value: int) -> None:
    assert read_thousandths(say_thousandths(value), "mean") == value
