"""What may be said of evaluations at every gate, and what never is (DOMAIN 1.12)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.making_evaluations import after, before, pair, share, window

from pivot_tui.domain.comparison import Comparison, Gate, compare
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Phase, Raters
from pivot_tui.domain.evaluation_details import more_lines, plain_language
from pivot_tui.domain.evaluation_words import (
    full_sentence,
    gate_words,
    goes_with_it,
    may_be_said,
    say_interval,
    short_line,
)
from pivot_tui.domain.statistics import Interval

REBUILT, OLD = (0, 0, 3, 9, 10), (0, 2, 7, 8, 3)


def said(comparison: Comparison) -> str:
    """Everything that is ever said of a comparison."""
    parts = (may_be_said(comparison), *goes_with_it(comparison), full_sentence(comparison), short_line(comparison))
    return " ".join((*parts, *more_lines(comparison), gate_words(comparison)))


def test_a_fall_is_said_as_plainly_as_a_rise() -> None:
    assert may_be_said(pair(REBUILT, OLD)) == "Higher after than before (difference 0.7, 95% CI 0.2 to 1.2)."
    assert may_be_said(pair(OLD, REBUILT)) == "Lower after than before (difference -0.7, 95% CI -1.2 to -0.2)."
    rise, fall = full_sentence(pair(REBUILT, OLD)), full_sentence(pair(OLD, REBUILT))
    assert "4.3 (n=22) against 3.6 before (n=20) on a 1-5 scale; difference 0.7 (95% CI 0.2 to 1.2)." in rise
    assert "3.6 (n=20) against 4.3 before (n=22) on a 1-5 scale; difference -0.7 (95% CI -1.2 to -0.2)." in fall


def test_an_interval_around_nought_is_no_clear_change() -> None:
    found = pair((0, 1, 3, 4, 2), (0, 1, 3, 5, 1))
    assert may_be_said(found) == "No clear change (difference 0.1, 95% CI -0.7 to 0.9)."
    assert "; difference 0.1 (95% CI -0.7 to 0.9); no clear change." in full_sentence(found)


def test_with_five_to_nine_answers_only_the_one_phrase_is_said_even_of_a_clear_difference() -> None:
    found = pair((0, 0, 0, 2, 7), (7, 2, 0, 0, 0))
    assert may_be_said(found).endswith("; too few responses to rule out chance.")
    assert "igher after" not in full_sentence(found)
    assert full_sentence(found).startswith("4.8/5 (n=9) after, 1.2/5 (n=9) before; difference 3.6 (95% CI ")


def test_with_three_or_four_answers_there_are_numbers_only() -> None:
    found = pair((0, 0, 0, 1, 3), OLD)
    assert may_be_said(found) == "Too few to compare."
    assert full_sentence(found).startswith("4.8/5 (n=4) after, 3.6/5 (n=20) before; too few to compare.")
    assert "interval" not in said(found)


def test_below_three_answers_no_number_leaves() -> None:
    found = pair((0, 0, 0, 1, 1), OLD)
    assert "kept private" in may_be_said(found)
    assert full_sentence(found) == "Numbers withheld; fewer than 3 answers in one window."
    assert short_line(found) == ""
    alone = compare(window(0, 0, 0, 1, 1), None)
    assert full_sentence(alone) == "Numbers withheld; fewer than 3 answers."
    assert gate_words(alone) == "kept private"


def test_without_spread_recorded_there_are_means_and_n() -> None:
    earlier = before(mean=3900, responses=9, invited=40)
    found = compare(after(mean=4100, responses=12, invited=40, raters=Raters.SAME), earlier)
    assert full_sentence(found).startswith(
        "3.9 then 4.1 of 5 (n=9, then 12, of 40 invited); spread not recorded; too few responses to rule out chance. "
        "Some people may have answered both. The first"
    )
    many = compare(after(mean=4100, responses=12), before(mean=3900, responses=10))
    assert may_be_said(many) == "Spread not recorded; no difference is worked out."
    assert "spread not recorded" in full_sentence(many)


def test_where_everybody_gave_the_same_there_are_values_and_no_interval() -> None:
    found = pair((0, 0, 0, 0, 12), OLD)
    assert may_be_said(found) == "No spread; no difference is worked out."
    assert "5.0/5 (n=12) after, 3.6/5 (n=20) before; no spread." in full_sentence(found)
    assert "CI" not in full_sentence(found)


def test_one_window_is_said_without_a_word_on_change() -> None:
    found = compare(window(mean=4500, deviation=700, responses=10, invited=12, sessions=1), None)
    assert may_be_said(found) == "One window: mean 4.5 of 5 (n=10 of 12, 83%), sd 0.7."
    assert full_sentence(found) == "Mean 4.5 of 5 (n=10 of 12, 83%; 1 session), sd 0.7."
    assert short_line(found) == "mean overall rating 4.5 of 5 (n=10)"
    assert "change" not in said(found)


@pytest.mark.parametrize(
    ("raters", "anonymous", "clause"),
    [
        (Raters.DIFFERENT, Anonymous.YES, "Different, anonymous groups."),
        (Raters.DIFFERENT, Anonymous.UNKNOWN, "Different groups."),
        (
            Raters.SAME,
            Anonymous.YES,
            "Some people may have answered both; the interval treats them as separate groups.",
        ),
        (
            Raters.UNKNOWN,
            Anonymous.YES,
            "Not known whether the same people answered both; the interval treats them as separate groups.",
        ),
        (
            None,
            Anonymous.YES,
            "Not known whether the same people answered both; the interval treats them as separate groups.",
        ),
    ],
)
def test_who_answered_goes_with_it(raters: Raters | None, anonymous: Anonymous, clause: str) -> None:
    later = after(*REBUILT, raters=raters, anonymous=anonymous)
    assert goes_with_it(compare(later, before(*OLD, anonymous=anonymous)))[0] == clause


def test_the_season_is_said_where_it_differs_and_only_there() -> None:
    found = goes_with_it(pair(REBUILT, OLD))
    assert "The first window began in July-September, the second later in the year." in found
    spring, summer = {"date_from": date(2025, 3, 1)}, {"date_from": date(2025, 8, 1), "date_to": date(2025, 8, 2)}
    turned = compare(after(*REBUILT, **summer), before(*OLD, **spring))
    assert "The first window began later in the year, the second in July-September." in goes_with_it(turned)
    same = compare(after(*REBUILT), before(*OLD, **spring))
    assert not any("July" in line for line in goes_with_it(same))


def test_the_mean_of_others_stands_beside_without_a_difference() -> None:
    later = after(*REBUILT, comparison_mean=4000, comparison_responses=212, comparison_source="programme, all talks")
    assert "Programme mean on the same form 4.0 (n=212)." in goes_with_it(compare(later, before(*OLD)))
    bare = after(*REBUILT, comparison_mean=4000)
    assert "Mean of others on the same form 4.0 (n not recorded)." in goes_with_it(compare(bare, None))


def test_a_reversed_scale_is_named() -> None:
    found = pair(REBUILT, OLD, higher_is_better=False)
    assert may_be_said(found).startswith("Higher after than before")
    assert "On this scale 1 is best, so lower is better." in goes_with_it(found)


def test_a_ceiling_and_low_response_rates_are_flagged() -> None:
    found = compare(after(0, 0, 0, 4, 9, invited=40), before(0, 0, 0, 4, 8, invited=26))
    lines = goes_with_it(found)
    assert "Both response rates lie below what a guide names for groups of their size, 47% and 40%." in lines
    assert any("little room" in line for line in lines)
    one = compare(after(*REBUILT, invited=26), before(*OLD, invited=100))
    assert "The response rate before lies below the 25% that a guide names for groups of this size." in goes_with_it(
        one
    )


def test_another_scale_is_said_in_percent_of_the_maximum_and_another_form_not_at_all() -> None:
    seven = before(0, 0, 2, 3, 3, 1, 1, scale_max=7)
    other_scale = compare(after(*REBUILT), seven)
    assert may_be_said(other_scale) == (
        "Same question on another scale: as percent of the maximum possible 60, then 83; no difference is worked out."
    )
    assert "4.3/5 (n=22) after, 4.6/7 (n=10) before." in full_sentence(other_scale)
    other_form = compare(after(*REBUILT, item="Clarity"), before(*OLD))
    assert may_be_said(other_form) == "Different form - not compared."


def test_proportions_are_said_in_percentage_points_with_both_counts() -> None:
    found = compare(share(32, 41), share(17, 41, id="b", phase=Phase.BEFORE, date_from=date(2025, 7, 1)))
    assert may_be_said(found) == "Higher after than before (difference 36.6 percentage points, 95% CI 15.4 to 53.5)."
    assert full_sentence(found) == (
        "Rotations with feedback: 78.0% (32 of 41; 95% CI 63.3 to 88.0) after, 41.5% (17 of 41; 95% CI 27.8 to 56.6) "
        "before; difference 36.6 percentage points (95% CI 15.4 to 53.5). "
        "The first window began in July-September, the second later in the year."
    )
    assert short_line(found) == "41.5% before (17 of 41), 78.0% after (32 of 41)"


def test_how_often_one_answer_beats_another_is_said_in_plain_words() -> None:
    assert plain_language(pair(REBUILT, OLD)) == (
        "Pick one 'after' and one 'before' response at random: the 'after' one is higher about 72 times in 100 "
        "(ties split)."
    )
    assert plain_language(pair((0, 0, 0, 5, 15), (15, 4, 0, 0, 0))).endswith("higher in all pairs.")
    assert plain_language(compare(window(*OLD), None)) == ""


def test_a_bound_beside_nought_is_not_printed_as_nought() -> None:
    assert say_interval(Interval(0.02, 0.6), 0.31) == ("0.31", "95% CI 0.02 to 0.60")
    assert say_interval(Interval(-0.02, 0.6), 0.29) == ("0.3", "95% CI 0.0 to 0.6")


def test_the_line_for_a_cv_is_short() -> None:
    assert short_line(pair(REBUILT, OLD)) == "mean overall rating 3.6 of 5 before (n=20), 4.3 after (n=22)"


NEVER = ("significant", "proved", "proven", "caused", "because", "% better", "thanks to", "led to")


def windows(make: Any) -> st.SearchStrategy[Evaluation]:
    """Windows of every grade, small and large."""
    counts = st.lists(st.integers(0, 9), min_size=5, max_size=5).map(
        lambda found: make(*found, invited=60, anonymous=Anonymous.YES)
    )
    means = st.builds(
        lambda mean, n, spread: make(mean=mean, responses=n, deviation=spread),
        st.integers(1000, 5000),
        st.none() | st.integers(1, 40),
        st.none() | st.integers(0, 1500),
    )
    shares = st.integers(1, 40).map(lambda n: share(n // 2, n, id=make().id, phase=make().phase))
    return st.one_of(counts, means, shares)


@given(windows(after), st.none() | windows(before), st.sampled_from([None, *Raters]), st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_cause_and_no_proof_is_ever_claimed(
    later: Evaluation, earlier: Evaluation | None, raters: Raters | None, higher_is_better: bool
) -> None:
    later = replace(later, raters=raters, higher_is_better=higher_is_better)
    found = compare(later, earlier)
    words = said(found).casefold()
    assert not [word for word in NEVER if word in words]
    fewest = found.fewest
    if earlier is not None and fewest is not None and fewest < 10:
        assert "higher after" not in words
        assert "lower after" not in words
    if earlier is None:
        assert "after the change" not in words
    if fewest is not None and fewest < 3 and found.gate is not Gate.NO_NUMBERS:
        assert "n=" not in full_sentence(found).replace("(n=212)", "")
