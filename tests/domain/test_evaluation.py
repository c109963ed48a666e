"""What an evaluation cannot be, each said in one sentence at its field (DOMAIN 1.11)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.making_evaluations import after, before, share, window

from pivot_tui.domain.evaluation import (
    Anonymous,
    Comparability,
    LevelRating,
    Phase,
    Raters,
    comparability,
    evaluation_problems,
    points_of,
    read_level_rating,
)
from pivot_tui.domain.figures import figures

TODAY = date(2026, 3, 13)
IMPOSSIBLE: dict[str, tuple[dict[str, Any], str]] = {
    "a mean outside its scale": ({"mean": 5100, "responses": 9}, "mean"),
    "a mean below its scale": ({"mean": 900, "responses": 9}, "mean"),
    "a negative count": ({"counts": (0, 2, -1, 4, 5)}, "counts"),
    "too few counts": ({"counts": (0, 2, 4)}, "counts"),
    "counts and a mean": ({"counts": (0, 0, 1, 1, 1), "mean": 4000}, "mean"),
    "more answers than invited": ({"mean": 4000, "responses": 27, "invited": 26}, "invited"),
    "more counts than invited": ({"counts": (0, 0, 9, 9, 9), "invited": 26}, "invited"),
    "an end before its start": ({"date_from": date(2026, 3, 11), "date_to": date(2026, 3, 10)}, "date_to"),
    "a start in the future": ({"date_from": date(2026, 3, 14), "date_to": date(2026, 3, 14)}, "date_from"),
    "an end in the future": ({"date_to": date(2026, 3, 14)}, "date_to"),
    "a scale upside down": ({"scale_min": 5, "scale_max": 1}, "scale_max"),
    "a scale of one point": ({"scale_min": 5}, "scale_max"),
    "a step that does not divide": ({"step": 300}, "step"),
    "a negative deviation": ({"mean": 4000, "deviation": -100, "responses": 9}, "deviation"),
    "a deviation that cannot be": ({"mean": 4900, "deviation": 2000, "responses": 20}, "deviation"),
    "a deviation without a mean": ({"deviation": 700}, "mean"),
    "a mean of nobody": ({"mean": 4000, "responses": 0}, "responses"),
    "a level without numbers": ({"mean": 4000, "responses": 9, "by_level": ("RN",)}, "by_level"),
    "a level twice": ({"mean": 4000, "responses": 9, "by_level": ("RN:1:4000", "RN:2:4000")}, "by_level"),
    "more by level than in all": ({"mean": 4000, "responses": 9, "by_level": ("RN:10:4000",)}, "by_level"),
    "a level outside the scale": ({"mean": 4000, "responses": 9, "by_level": ("RN:5:6000",)}, "by_level"),
    "a level of nobody": ({"mean": 4000, "responses": 9, "by_level": ("RN:0:4000",)}, "by_level"),
    "others outside the scale": ({"comparison_mean": 6000, "comparison_responses": 20}, "comparison_mean"),
    "others without a mean": ({"comparison_responses": 20}, "comparison_mean"),
    "raters without a pair": ({"raters": Raters.SAME}, "raters"),
    "a window compared with itself": ({"compared_with": "after"}, "compared_with"),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_impossible_input_gets_one_sentence_at_its_field(what: str) -> None:
    values, field = IMPOSSIBLE[what]
    (problem,) = evaluation_problems(window(**values), TODAY)
    assert problem.field == field
    assert problem.sentence.endswith(".")


@pytest.mark.parametrize(
    ("given_numbers", "field"),
    [((42, 41), "successes"), ((0, 0), "trials"), ((3, None), "trials"), ((None, 3), "successes")],
)
def test_an_impossible_share_gets_one_sentence_at_its_field(given_numbers: tuple[Any, Any], field: str) -> None:
    (problem,) = evaluation_problems(share(*given_numbers), TODAY)
    assert problem.field == field


def test_another_form_is_not_compared_and_another_scale_is() -> None:
    later = after(0, 0, 3, 9, 10, compared_with="before")
    assert evaluation_problems(later, TODAY, before(0, 2, 7, 8, 3)) == ()
    for values in ({"item": "Clarity"}, {"anonymous": Anonymous.NO}, {"activity": "other"}):
        (problem,) = evaluation_problems(later, TODAY, before(0, 2, 7, 8, 3, **values))
        assert problem.field == "compared_with"
    nine = before(0, 0, 0, 1, 3, 4, 2, 1, 0, scale_max=9)
    assert evaluation_problems(later, TODAY, nine) == ()
    assert comparability(later, nine) is Comparability.OTHER_SCALE
    (problem,) = evaluation_problems(replace(later, date_from=date(2025, 1, 1)), TODAY, before(0, 2, 7, 8, 3))
    assert problem.field == "compared_with"


def test_raters_belong_to_the_later_window_of_a_pair() -> None:
    assert evaluation_problems(after(0, 0, 3, 9, 10, raters=Raters.DIFFERENT), TODAY) == ()
    assert evaluation_problems(window(raters=Raters.SAME, compared_with="x"), TODAY) == ()


def test_the_same_question_is_known_however_it_is_spaced() -> None:
    assert comparability(window(item="Overall  quality?"), window(item="overall quality")) is Comparability.SAME_FORM


def test_half_points_are_points() -> None:
    points = points_of(window(step=500))
    assert points[:3] == (Fraction(1), Fraction(3, 2), Fraction(2))
    assert len(points) == 9


def test_levels_are_read_from_the_right() -> None:
    assert read_level_rating("RN:10:8800") == LevelRating("RN", 10, Fraction(44, 5))
    assert read_level_rating("a:b:10:-500") == LevelRating("a:b", 10, Fraction(-1, 2))
    assert [read_level_rating(line) for line in ("", "RN", "RN:x:1", "RN:1:", ":1:1000", "RN:²:1000")] == [None] * 6


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_whatever_counts_give_is_possible_as_mean_and_deviation(counts: list[int]) -> None:
    counted = window(*counts)
    assert evaluation_problems(counted, TODAY) == ()
    found = figures(counted)
    if found.mean is not None:
        spread = round(1000 * found.deviation) if found.deviation is not None else None
        typed = window(mean=round(1000 * found.mean), deviation=spread, responses=found.responses)
        assert evaluation_problems(typed, TODAY) == ()


def test_a_window_before_takes_no_raters() -> None:
    (problem,) = evaluation_problems(window(phase=Phase.BEFORE, raters=Raters.SAME), TODAY)
    assert problem.field == "raters"
