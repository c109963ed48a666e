"""The ledger: hours lost in hours and percent, what is flagged, gains, and what was never promised."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.incumbent import Incumbent, incumbent_problems

TODAY = date(2026, 3, 13)
A_WEEK = st.integers(0, 10_080)


def line(promised: int, real: int | None) -> Incumbent:
    """A line with these minutes a week."""
    return Incumbent("i", "Clerkship director", promised, TODAY, real)


@pytest.mark.parametrize(
    ("promised", "real", "lost", "percent", "is_flagged"),
    [
        (960, 780, 180, "18.8", False),
        (480, 300, 180, "37.5", True),
        (480, 360, 120, "25.0", False),
        (10_000, 7_499, 2_501, "25.0", True),
        (720, None, None, "", False),
        (0, 0, 0, "", False),
        (0, 120, -120, "", False),
        (480, 600, -120, "-25.0", False),
    ],
)
def test_hours_lost(promised: int, real: int | None, lost: int | None, percent: str, is_flagged: bool) -> None:
    one = line(promised, real)
    assert (one.lost_minutes, one.lost_percent, one.is_flagged) == (lost, percent, is_flagged)


@given(A_WEEK, A_WEEK)
def test_a_line_is_either_a_loss_a_gain_or_even_and_a_gain_is_never_flagged(promised: int, real: int) -> None:
    one = line(promised, real)
    assert one.lost_minutes == promised - real
    assert one.is_gain is (real > promised)
    assert not (one.is_gain and one.is_flagged)


@given(A_WEEK, A_WEEK)
def test_flagged_is_what_loses_more_than_a_quarter_of_a_promise(promised: int, real: int) -> None:
    one = line(promised, real)
    assert one.is_flagged is (promised > 0 and 4 * (promised - real) > promised)
    assert (one.lost_part is None) is (promised == 0)


@given(st.integers(1, 10_080), A_WEEK)
def test_the_percent_lies_within_half_a_tenth_and_a_half_goes_up(promised: int, real: int) -> None:
    exact = Fraction(100 * (promised - real), promised)
    off = Fraction(line(promised, real).lost_percent) - exact
    assert -Fraction(1, 20) < off <= Fraction(1, 20)


def test_what_was_said_lies_not_in_the_days_to_come_and_holds_no_commands() -> None:
    later = Incumbent("i", "Director", 60, date(2026, 3, 14))
    hidden = Incumbent("i", "Director\x1b[2J", 60, TODAY, place="\x07")
    assert [problem.field for problem in incumbent_problems(later, TODAY)] == ["day"]
    assert [problem.field for problem in incumbent_problems(hidden, TODAY)] == ["title", "place"]
    assert incumbent_problems(line(60, None), TODAY) == ()
