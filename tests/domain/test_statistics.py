"""The statistics of small groups: the worked vectors, and agreement with scipy on generated data (DOMAIN 1.12)."""

from fractions import Fraction
from statistics import median as middle
from typing import Any

import mpmath
import pytest
import scipy.stats
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pivot_tui.domain import statistics
from pivot_tui.domain.statistics import Point, Summary


def points(*counts: int) -> tuple[Point, ...]:
    """A scale from 1 on with these counts."""
    return tuple(Point(Fraction(value), count) for value, count in enumerate(counts, 1))


def summary(found: tuple[Point, ...]) -> Summary:
    """What Welch's method needs of counts."""
    centre, spread = statistics.mean(found), statistics.deviation(found)
    assert centre is not None
    assert spread is not None
    return Summary(statistics.answers(found), float(centre), spread)


VECTORS: dict[str, dict[str, Any]] = {
    "T1": {
        "before": (0, 2, 7, 8, 3), "after": (0, 0, 3, 9, 10), "means": (3.6, 4.3182), "sds": (0.8826, 0.7162),
        "difference": 0.7182, "error": 0.2495, "df": 36.669, "welch": (0.2124, 1.2239), "g": 0.8813,
        "A": 0.7239, "pairs": (257, 123, 60), "A95": (0.5585, 0.8445), "pomp": (65.0, 82.95), "top": (11, 19),
    },
    "T2": {
        "before": (0, 1, 2, 2, 1), "after": (0, 0, 1, 3, 3), "means": (3.5, 4.2857), "sds": (1.0488, 0.7559),
        "difference": 0.7857, "error": 0.5147, "df": 8.963, "welch": (-0.3795, 1.9509), "g": 0.8113,
        "A": 0.7262, "pairs": (25, 11, 6), "A95": (0.3891, 0.917), "pomp": (62.5, 82.14), "top": (3, 6),
    },
    "T3": {
        "before": (0, 0, 0, 1, 3, 4, 2, 1, 0), "after": (0, 0, 0, 0, 1, 2, 5, 4, 2), "means": (5.9091, 7.2857),
        "sds": (1.1362, 1.1387), "difference": 1.3766, "error": 0.4582, "df": 21.643, "welch": (0.4254, 2.3278),
        "g": 1.1702, "A": 0.8019, "pairs": (111, 25, 18), "A95": (0.5768, 0.9233), "pomp": (61.36, 78.57),
        "top": (1, 6),
    },
    "T4": {
        "before": (0, 1, 3, 5, 1), "after": (0, 1, 3, 4, 2), "means": (3.6, 3.7), "sds": (0.8433, 0.9487),
        "difference": 0.1, "error": 0.4014, "df": 17.756, "welch": (-0.7441, 0.9441), "g": 0.1067,
        "A": 0.53, "pairs": (37, 32, 31), "A95": (0.2923, 0.7549), "pomp": (65.0, 67.5), "top": (6, 6),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", VECTORS)
def test_counts_give_the_worked_figures(name: str) -> None:
    vector = VECTORS[name]
    earlier, later = points(*vector["before"]), points(*vector["after"])
    sides = summary(earlier), summary(later)
    assert [side.mean for side in sides] == pytest.approx(vector["means"], abs=5e-5)
    assert [side.deviation for side in sides] == pytest.approx(vector["sds"], abs=5e-5)
    difference = statistics.welch(sides[1], sides[0])
    assert difference is not None
    assert difference.value == pytest.approx(vector["difference"], abs=5e-5)
    assert difference.error == pytest.approx(vector["error"], abs=5e-5)
    assert difference.freedom == pytest.approx(vector["df"], abs=5e-4)
    assert tuple(difference.interval) == pytest.approx(vector["welch"], abs=5e-5)
    assert statistics.hedges(sides[1], sides[0]) == pytest.approx(vector["g"], abs=5e-5)
    found = statistics.superiority(later, earlier)
    assert found is not None
    assert found.interval is not None
    assert (found.wins, found.ties, found.losses) == vector["pairs"]
    assert float(found.probability) == pytest.approx(vector["A"], abs=5e-5)
    assert tuple(found.interval) == pytest.approx(vector["A95"], abs=5e-5)
    highest = len(vector["after"])
    pomps = [float(statistics.pomp(statistics.mean(side) or Fraction(0), 1, highest)) for side in (earlier, later)]
    assert pomps == pytest.approx(vector["pomp"], abs=5e-3)
    assert (statistics.top_two(earlier), statistics.top_two(later)) == vector["top"]


def test_hedges_g_agrees_with_a_published_calculator() -> None:
    assert statistics.hedges(Summary(30, 55, 10), Summary(28, 50, 12)) == pytest.approx(0.448, abs=5e-5)


def test_proportions_have_wilson_intervals_and_newcombes_difference() -> None:
    assert tuple(statistics.wilson(17, 41) or ()) == pytest.approx((0.2776, 0.5663), abs=5e-5)
    assert tuple(statistics.wilson(32, 41) or ()) == pytest.approx((0.6329, 0.88), abs=5e-5)
    found = statistics.newcombe((32, 41), (17, 41))
    assert found is not None
    assert float(found.value) == pytest.approx(0.3659, abs=5e-5)
    assert tuple(found.interval) == pytest.approx((0.1542, 0.5352), abs=5e-5)
    assert statistics.newcombe((0, 0), (1, 2)) is None


def test_where_all_pairs_go_one_way_there_is_no_interval() -> None:
    found = statistics.superiority(points(0, 0, 3), points(2, 1, 0))
    assert found is not None
    assert found.is_all_pairs
    assert found.interval is None
    assert statistics.superiority(points(0, 0), points(1, 0)) is None


def test_without_spread_there_is_no_interval_of_the_difference() -> None:
    assert statistics.welch(Summary(9, 5, 0), Summary(9, 4, 0.5)) is None
    assert statistics.deviation(points(0, 1)) is None
    assert statistics.mean(points(0, 0)) is None
    assert statistics.median(points(0, 0)) is None


def test_a_reversed_scale_is_turned_round_in_percent_of_the_maximum() -> None:
    assert statistics.pomp(Fraction(2), 1, 5, higher_is_better=False) == 75
    assert statistics.top_two(points(4, 3, 0, 0, 1), higher_is_better=False) == 7


COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=10)


@given(COUNTS)
@settings(max_examples=60, deadline=None)
def test_mean_deviation_and_median_agree_with_scipy(counts: list[int]) -> None:
    assume(sum(count > 0 for count in counts) >= 2)
    found = points(*counts)
    values = [float(point.value) for point in found for _ in range(point.given)]
    described = scipy.stats.describe(values)
    assert float(statistics.mean(found) or 0) == pytest.approx(described.mean)
    assert (statistics.deviation(found) or 0) ** 2 == pytest.approx(described.variance)
    assert float(statistics.median(found) or 0) == float(middle(values))


@given(COUNTS, COUNTS)
@settings(max_examples=60, deadline=None)
def test_welch_and_superiority_agree_with_scipy(later: list[int], earlier: list[int]) -> None:
    own, other = points(*later), points(*earlier)
    assume(min(sum(later), sum(earlier)) >= 2)
    assume((statistics.deviation(own) or 0) > 0 and (statistics.deviation(other) or 0) > 0)
    a, b = ([float(p.value) for p in side for _ in range(p.given)] for side in (own, other))
    found = statistics.welch(summary(own), summary(other))
    assert found is not None
    expected = scipy.stats.ttest_ind(a, b, equal_var=False)
    low, high = expected.confidence_interval()
    assert tuple(found.interval) == pytest.approx((low, high), abs=1e-8)
    assert found.freedom == pytest.approx(expected.df)
    pairs = statistics.superiority(own, other)
    assert pairs is not None
    u = scipy.stats.mannwhitneyu(a, b).statistic
    assert float(pairs.probability) == pytest.approx(u / (len(a) * len(b)))


@given(st.floats(1, 1e6))
@settings(max_examples=60, deadline=None)
def test_students_quantile_agrees_with_scipy(freedom: float) -> None:
    assert statistics.student_quantile(freedom) == pytest.approx(scipy.stats.t.ppf(0.975, freedom), abs=1e-8)
    assert mpmath.mp.dps == 15


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(max_examples=60, deadline=None)
def test_wilson_agrees_with_scipy(given_share: tuple[int, int]) -> None:
    expected = scipy.stats.binomtest(*given_share).proportion_ci(method="wilson")
    assert tuple(statistics.wilson(*given_share) or ()) == pytest.approx((expected.low, expected.high), abs=1e-9)
