"""Figures of a review: frozen and read back, and said in few words."""

from datetime import date

import pytest

from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.review_figures import (
    CameIn,
    ReviewFigures,
    evidence_said,
    figure_lines,
    frozen,
    frozen_figures,
    week_said,
)
from pivot_tui.domain.weekly_review import WeeklyReview, hours_line

FIGURES = ReviewFigures(
    date(2026, 2, 27), date(2026, 3, 13), 5, 1, 1, 1, 1, 0, Ratings(14, 4), Ratings(6, 3), (CameIn("Hour", 22, 26),)
)


def saved(figures: str) -> WeeklyReview:
    """A saved review with these figures."""
    return WeeklyReview("r", date(2026, 3, 13), saved=True, step=6, figures=figures)


def test_frozen_figures_come_back_as_they_were() -> None:
    assert frozen_figures(saved(frozen(FIGURES))) == FIGURES
    few = ReviewFigures(captured=0)
    assert frozen_figures(saved(frozen(few))) == few


@pytest.mark.parametrize(
    "text",
    ["{}", "", "[]", "{", "null", '{"captured": "5", "energy": [1], "after": 3, "came_in": [1, ["x"]]}', "[" * 99_999],
)
def test_what_cannot_be_read_is_missing(text: str) -> None:
    assert frozen_figures(saved(text)) == ReviewFigures()
    assert dict(figure_lines(ReviewFigures()))["captured"] == "–"


def test_figures_are_said_in_few_words_and_means_with_their_n() -> None:
    today = date(2026, 3, 13)
    assert week_said(FIGURES, today) == "taught 1 session; 5 captured since 27 Feb"
    assert evidence_said(FIGURES) == "Hour: 22 of 26 rated it; 1 comment of learners"
    assert evidence_said(ReviewFigures()) == "nothing came in"
    long = ReviewFigures(evaluations=2, comments=1, came_in=(CameIn("A" * 60), CameIn("B", 3)))
    assert evidence_said(long) == "2 evaluations and 1 comment came in"
    assert dict(figure_lines(FIGURES))["▲ energy in the log"] == "3.5 (n 4)"


def test_the_hours_of_the_next_week_take_one_quiet_line() -> None:
    assert hours_line([30, None, 120], 240) == "2.5 of 4 h"
    assert hours_line([300], 240) == "that is 5 of 4 h"
    assert hours_line([30], None) == "0.5 h"
    assert hours_line([], None) == ""
