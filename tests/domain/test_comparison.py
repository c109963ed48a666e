"""Which windows are compared, and how far that carries by the number of answers (DOMAIN 1.11, 1.12)."""

from datetime import date

import pytest
from tests.domain.making_evaluations import after, before, pair, share, window

from pivot_tui.domain.comparison import Gate, compare, pair_of
from pivot_tui.domain.evaluation import Anonymous, Phase
from pivot_tui.domain.figures import Grade, Season, figures, guide_percent


@pytest.mark.parametrize(
    ("later", "earlier", "gate"),
    [
        ((0, 0, 3, 9, 10), (0, 2, 7, 8, 3), Gate.HIGHER),
        ((0, 2, 7, 8, 3), (0, 0, 3, 9, 10), Gate.LOWER),
        ((0, 1, 3, 4, 2), (0, 1, 3, 5, 1), Gate.NO_CLEAR_CHANGE),
        ((0, 0, 1, 3, 3), (0, 1, 2, 2, 1), Gate.TOO_FEW),
        ((0, 0, 0, 5, 15), (15, 4, 0, 0, 0), Gate.HIGHER),
        ((0, 0, 0, 2, 7), (7, 2, 0, 0, 0), Gate.TOO_FEW),
        ((0, 0, 0, 1, 3), (0, 2, 7, 8, 3), Gate.TOO_FEW_TO_COMPARE),
        ((0, 0, 0, 1, 1), (0, 2, 7, 8, 3), Gate.WITHHELD),
        ((0, 0, 0, 0, 12), (0, 2, 7, 8, 3), Gate.NO_SPREAD),
        ((0, 0, 0, 0, 0), (0, 2, 7, 8, 3), Gate.NO_NUMBERS),
    ],
)
def test_the_smaller_side_decides_what_may_be_said(
    later: tuple[int, ...], earlier: tuple[int, ...], gate: Gate
) -> None:
    assert pair(later, earlier).gate is gate


def test_means_alone_give_no_difference() -> None:
    earlier = before(mean=3900, responses=9)
    assert compare(after(mean=4100, responses=12), earlier).gate is Gate.TOO_FEW
    found = compare(after(mean=4100, responses=12), before(mean=3900, responses=30))
    assert (found.gate, found.interval, found.now.grade) == (Gate.NO_SPREAD_RECORDED, None, Grade.MEAN)
    assert compare(after(mean=4100), earlier).gate is Gate.ANSWERS_UNKNOWN


def test_mean_and_spread_stand_beside_counts() -> None:
    found = compare(after(mean=4300, deviation=700, responses=22), before(0, 2, 7, 8, 3))
    assert found.gate is Gate.HIGHER
    assert found.now.grade is Grade.SPREAD
    assert found.superiority is None
    assert found.hedges is not None


def test_other_forms_and_scales_are_not_compared() -> None:
    earlier = before(0, 2, 7, 8, 3)
    assert compare(after(0, 0, 3, 9, 10, anonymous=Anonymous.NO), earlier).gate is Gate.DIFFERENT_FORM
    assert compare(after(0, 0, 3, 9, 10, item="Clarity"), earlier).gate is Gate.DIFFERENT_FORM
    assert compare(after(0, 0, 3, 9, 10, higher_is_better=False), earlier).gate is Gate.OTHER_SCALE
    other = compare(after(0, 0, 0, 1, 2, 5, 4, scale_max=7), earlier)
    assert (other.gate, other.interval) == (Gate.OTHER_SCALE, None)


def test_proportions_pass_the_same_gates() -> None:
    days = {"id": "before", "phase": Phase.BEFORE, "date_from": date(2025, 7, 1), "date_to": date(2025, 9, 30)}
    assert compare(share(32, 41), share(17, 41, **days)).gate is Gate.HIGHER
    assert compare(share(17, 41), share(32, 41, **days)).gate is Gate.LOWER
    assert compare(share(20, 41), share(19, 41, **days)).gate is Gate.NO_CLEAR_CHANGE
    assert compare(share(7, 8), share(1, 8, **days)).gate is Gate.TOO_FEW
    assert compare(share(2, 2), share(1, 8, **days)).gate is Gate.WITHHELD


def test_the_nearest_window_before_of_the_same_form_is_taken() -> None:
    later = after(0, 0, 3, 9, 10)
    first = before(0, 2, 7, 8, 3, id="first", date_from=date(2025, 7, 1), date_to=date(2025, 7, 1))
    nearest = before(0, 2, 7, 8, 3, id="nearest")
    other = before(0, 2, 7, 8, 3, id="other", item="Clarity", date_from=date(2026, 1, 1), date_to=date(2026, 1, 1))
    too_late = before(0, 2, 7, 8, 3, id="late", date_from=date(2026, 3, 12), date_to=date(2026, 3, 12))
    single = window(0, 2, 7, 8, 3, id="single", date_from=date(2026, 1, 1), date_to=date(2026, 1, 1))
    others = [nearest, first, other, too_late, single, later]
    assert pair_of(later, others) == nearest
    assert pair_of(later, [other, single]) is None
    assert pair_of(single, others) is None


def test_the_users_choice_comes_first() -> None:
    first = before(0, 2, 7, 8, 3, id="first", date_from=date(2025, 7, 1), date_to=date(2025, 7, 1))
    chosen = after(0, 0, 3, 9, 10, compared_with="first")
    assert pair_of(chosen, [before(0, 2, 7, 8, 3), first]) == first
    assert pair_of(chosen, [before(0, 2, 7, 8, 3)]) is None


def test_the_same_question_on_another_scale_is_second_best() -> None:
    seven = before(0, 0, 2, 3, 3, 1, 0, scale_max=7)
    assert pair_of(after(0, 0, 3, 9, 10), [seven]) == seven


def test_the_guide_to_response_rates_goes_by_the_size_of_the_class() -> None:
    sizes = (4, 5, 9, 10, 20, 21, 30, 31, 40, 41, 60, 61)
    assert [guide_percent(size) for size in sizes] == [None, 80, 80, 60, 60, 47, 47, 40, 40, 30, 30, 25]


def test_a_season_begins_with_the_new_interns() -> None:
    days = {7: Season.NEW_INTERNS, 9: Season.NEW_INTERNS, 6: Season.LATER, 10: Season.LATER}
    for month, season in days.items():
        day = date(2025, month, 1)
        assert figures(window(date_from=day, date_to=day)).season is season


def test_a_mean_near_the_end_of_its_scale_has_little_room() -> None:
    assert figures(window(0, 0, 0, 5, 5)).is_ceiling
    assert not figures(window(0, 0, 0, 6, 5)).is_ceiling
    assert figures(window(5, 5, 0, 0, 0, higher_is_better=False)).is_ceiling
