"""How weeks compare: in their order, with gaps for weeks that were missed, and means with their n."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.days import filed_under
from pivot_tui.domain.review_figures import ReviewFigures, frozen
from pivot_tui.domain.review_trends import count_said, hours_said, mean_said, too_few_said, trend_weeks
from pivot_tui.domain.weekly_review import WeeklyReview

FRIDAY = date(2026, 2, 27)


def saved(day: date, figures: ReviewFigures | None = None, **values: int) -> WeeklyReview:
    """A saved review."""
    return WeeklyReview(day.isoformat(), day, saved=True, figures=frozen(figures or ReviewFigures()), **values)  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 400), unique=True, max_size=12))
def test_every_review_has_its_place_and_every_missed_week_one(numbers: list[int]) -> None:
    reviews = [saved(FRIDAY + timedelta(days=number)) for number in numbers]
    weeks = trend_weeks(reviews, {})
    assert [week.day for week in weeks if week.review is not None] == sorted(one.day for one in reviews)
    assert [week.day for week in weeks] == sorted(week.day for week in weeks)
    mondays = {filed_under(week.day) for week in weeks}
    assert len(mondays) == ((max(mondays) - min(mondays)).days // 7 + 1 if mondays else 0)
    held = {filed_under(one.day) for one in reviews}
    assert all(week.day not in held and week.day.weekday() == 0 for week in weeks if week.review is None)


def test_what_was_promised_stands_beside_the_review_after_it() -> None:
    first, second = saved(FRIDAY, kept_minutes=60), saved(FRIDAY + timedelta(days=7), kept_minutes=90)
    weeks = trend_weeks([second, first], {first.id: 120, second.id: 30})
    assert [(week.kept, week.promised) for week in weeks] == [(60, None), (90, 120)]


def test_evidence_is_evaluations_and_comments_and_missing_where_neither_was_counted() -> None:
    given_figures = (ReviewFigures(evaluations=2, comments=1), ReviewFigures(comments=0), ReviewFigures())
    reviews = [saved(FRIDAY + timedelta(days=7 * number), one) for number, one in enumerate(given_figures)]
    assert [week.evidence for week in trend_weeks(reviews, {})] == [3, 0, None]


def test_a_review_that_is_open_is_in_no_trend() -> None:
    assert trend_weeks([WeeklyReview("open", FRIDAY, energy=3)], {}) == ()


def test_means_round_a_half_up_and_never_hide_their_n() -> None:
    assert mean_said([2, None, 2, 3]) == "last 3, mean 2.3 (n 3)"
    assert mean_said([0, 1, 0, 0]) == "last 0, mean 0.3 (n 4)"
    assert hours_said([180, 240, None, 120]) == "last 2, mean 3.0 (n 3)"
    assert count_said([1000, None, 234]) == "last 234, 1,234 in all (n 2)"
    assert (mean_said([None]), hours_said([]), count_said([None])) == ("", "", "")
    assert too_few_said(0) == "Two saved reviews make a trend; none is saved so far."
    assert too_few_said(1) == "Two saved reviews make a trend; one is saved so far."
