"""The filter for incoming requests: what each part gives, when which answer is suggested, and what is not known."""

from dataclasses import replace

import pytest

from pivot_tui.domain.logged import Ratings
from pivot_tui.domain.request_filter import Part, Reply, Request, judge

GOOD = Request(Ratings(10, 2), 240, 240, output=2, measure=2, promotion=2)


def test_work_that_gives_energy_shows_something_and_fits_is_a_yes() -> None:
    found = judge(GOOD)
    assert (found.score, found.possible, found.reply) == (10, 10, Reply.YES)
    assert found.fitting_minutes is None


@pytest.mark.parametrize(
    ("energy", "points"),
    [(Ratings(), None), (Ratings(4, 1), 2), (Ratings(39, 10), 1), (Ratings(5, 2), 1), (Ratings(24, 10), 0)],
)
def test_energy_counts_by_the_mean_of_the_sheets_rows(energy: Ratings, points: int | None) -> None:
    assert judge(replace(GOOD, energy=energy)).points[Part.ENERGY] == points


@pytest.mark.parametrize(("minutes", "points"), [(None, None), (480, 2), (481, 1), (960, 1), (961, 0)])
def test_hours_count_against_four_weeks_of_those_kept_for_the_pivot(minutes: int | None, points: int | None) -> None:
    assert judge(replace(GOOD, minutes=minutes)).points[Part.HOURS] == points


def test_what_gives_little_energy_is_a_no_however_good_the_rest() -> None:
    found = judge(replace(GOOD, energy=Ratings(2, 1)))
    assert (found.score, found.reply) == (8, Reply.NO)


def test_what_does_not_fit_is_at_most_a_smaller_yes_with_the_hours_that_would() -> None:
    found = judge(replace(GOOD, minutes=3000))
    assert found.reply is Reply.SMALLER
    assert found.fitting_minutes == 480
    assert judge(replace(GOOD, minutes=600, promotion=0, output=1)).fitting_minutes == 300


@pytest.mark.parametrize(
    ("output", "measure", "promotion", "reply"),
    [(2, 1, 0, Reply.YES), (1, 1, 0, Reply.SMALLER), (0, 0, 0, Reply.SMALLER)],
)
def test_the_answer_turns_at_seven_tenths(output: int, measure: int, promotion: int, reply: Reply) -> None:
    assert judge(replace(GOOD, output=output, measure=measure, promotion=promotion)).reply is reply


def test_under_four_tenths_it_is_a_no() -> None:
    middling = Request(Ratings(3, 1), 900, 240)
    assert judge(replace(middling, output=1, measure=0, promotion=0)).reply is Reply.NO  # 3 of 10
    assert judge(replace(middling, output=1, measure=1, promotion=0)).reply is Reply.SMALLER  # 4 of 10


def test_what_is_not_known_neither_gives_nor_takes_and_too_little_suggests_nothing() -> None:
    found = judge(Request(output=2, measure=2, promotion=1))
    assert (found.score, found.possible, found.reply) == (5, 6, Reply.YES)
    assert judge(Request(output=2, measure=2)).reply is None
