"""Answers as points: numbers with words, words with points, what is open, and scales as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.response_scales import (
    Scale,
    guess_points,
    guess_scale,
    is_open,
    point_of,
    read_count,
    read_number,
    read_points,
    read_scale,
    says_something,
    write_points,
    write_scale,
)

FIVE = Scale(1, 5)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("5", 5000), ("4.0", 4000), ("5 - Excellent", 5000), ("5: Excellent", 5000), ("Excellent (5)", 5000),
        ("3 = Neutral", 3000), ("2 (Fair)", 2000), ("1. Poor", 1000), ("4 Good", 4000), (" 4 ", 4000),
        ("banana", None), ("6", None), ("4,5", None), ("10 minutes or more", None), ("3-4 times", None), ("-1", None),
    ],
)  # fmt: skip
def test_an_answer_is_a_point_of_its_scale_or_none(cell: str, value: int | None) -> None:
    assert point_of(cell, FIVE, {}) == value


def test_half_points_may_be_written_with_a_comma() -> None:
    assert point_of("4,5", Scale(1, 5, 500), {}) == 4500


def test_what_the_user_has_said_of_an_answer_goes_before_its_number() -> None:
    assert point_of("1", FIVE, {"1": 5000}) == 5000


@pytest.mark.parametrize(
    ("answers", "scale", "best"),
    [
        (["Strongly disagree", "Agree", "Strongly agree"], FIVE, ("strongly agree", 5000)),
        (["Poor", "Fair", "Excellent", "n/a"], FIVE, ("fair", 2000)),
        (["Yes", "no", ""], Scale(0, 1), ("yes", 1000)),
        (["Slightly agree", "Strongly Agree"], Scale(1, 7), ("strongly agree", 7000)),
        (["Never", "Always", "Often"], FIVE, ("often", 4000)),
    ],
)
def test_words_are_known_to_lie_on_scales(answers: list[str], scale: Scale, best: tuple[str, int]) -> None:
    found = guess_points(answers)

    assert found is not None
    assert found[0] == scale
    assert found[1][best[0]] == best[1]


def test_words_that_are_on_no_scale_are_not_forced_on_one() -> None:
    assert guess_points(["Superb", "Meh"]) is None
    assert guess_points(["", "n/a"]) is None


@pytest.mark.parametrize(
    ("answers", "scale"),
    [
        (["4", "5", "1"], FIVE),
        (["3.5", "4"], Scale(1, 5, 500)),
        (["6", "7"], Scale(1, 7)),
        (["8"], Scale(1, 9)),
        (["0", "10"], Scale(0, 10)),
        (["55", "80"], Scale(0, 100)),
        (["0", "1"], Scale(0, 1)),
        (["4.37"], None),
        (["1200"], None),
        (["a", "b", "4"], None),
    ],
)
def test_the_scale_of_numbers_is_guessed(answers: list[str], scale: Scale | None) -> None:
    assert guess_scale(answers) == scale


@pytest.mark.parametrize("cell", ["", " ", "N/A", "not applicable", "-", "[not completed]", "Don’t know"])
def test_an_open_question_is_no_answer(cell: str) -> None:
    assert is_open(cell)


def test_a_comment_that_there_is_none_says_nothing() -> None:
    assert [says_something(text) for text in ("none", "N/A", "...", "", "Good pace")] == [False] * 4 + [True]


def test_numbers_are_rounded_half_up_to_thousandths() -> None:
    assert read_number("4,2505") == 4251
    assert read_number("4.2504") == 4250
    assert read_number("=1+1") is None
    assert read_count("1,204") == 1204
    assert read_count("1.5") is None


@pytest.mark.parametrize("typed", ["1-5", "0-10", "1-5 half", "1-4 low", "yes no", "1-5 half low"])
def test_a_scale_is_written_as_it_is_read(typed: str) -> None:
    scale = read_scale(typed)

    assert isinstance(scale, Scale)
    assert write_scale(scale) == typed


@pytest.mark.parametrize("typed", ["", "five", "5-1", "0-5000", "1-900"])
def test_what_is_no_scale_gets_a_sentence(typed: str) -> None:
    assert isinstance(read_scale(typed), Problem)


def test_points_are_written_as_they_are_read() -> None:
    points = read_points("Poor = 1; Not = good = 2,5;")

    assert points == {"poor": 1000, "not = good": 2500}
    assert read_points(write_points(points)) == points
    assert isinstance(read_points("Poor"), Problem)


@given(st.lists(st.integers(1, 5).map(lambda n: n * 1000)))
def test_counts_hold_every_answer_once(values: list[int]) -> None:
    counts = FIVE.counts(values)

    assert sum(counts) == len(values)
    assert sum(n * count for n, count in enumerate(counts, 1)) * 1000 == sum(values)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_an_answer(cell: str) -> None:
    value = point_of(cell, FIVE, {})

    assert value is None or FIVE.holds(value)


@pytest.mark.parametrize("typed", ["\udcff = 1", "\x1b[31m = 1", "Poor = 1; poor = 2"])
def test_answers_that_cannot_be_kept_or_stand_twice_are_refused(typed: str) -> None:
    assert isinstance(read_points(typed), Problem)
