"""The hours of a week: the mix by bucket of the job, the target that makes 100, nights and weekends (S1.5)."""

from datetime import date

import pytest

from pivot_tui.domain.days import filed_under
from pivot_tui.domain.sheet import MINUTES_OF_A_WEEK, Bucket, Prompt, WorkElement
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.domain.work_week import (
    Mix,
    Part,
    TargetWeek,
    WeekLog,
    has_mix,
    logged_minutes,
    logged_mix,
    mix_of,
    nights_of_month,
    percent_of,
    standing_hours,
    target_problem,
    week_problems,
    weekends_of_month,
)

TODAY = date(2026, 3, 13)


def element(
    text: str, hours: int | None, bucket: Bucket | None = Bucket.CLINICAL, prompt: Prompt = Prompt.DREADED
) -> WorkElement:
    """A row of the sheet."""
    return WorkElement(text, prompt, text, None, None, None, None if hours is None else hours * 60, bucket)


def week(monday: date, **counted: int | None) -> WeekLog:
    """A week of which everything else was not counted."""
    values: dict[str, int | None] = dict.fromkeys(("clinical", "education", "admin", "after_hours", "nights"))
    return WeekLog(monday.isoformat(), monday, **values | counted)


SAMPLE = [
    element("days and nights on the wards", 44),
    element("teaching", 2, Bucket.EDUCATION),
    element("meetings", 2, Bucket.ADMIN),
    element("charts at home", 6, Bucket.AFTER_HOURS),
    element("a sepsis simulation", None, Bucket.EDUCATION, Prompt.FREE_WEEK),
]


def test_the_mix_of_the_sample_counts_charting_after_hours_as_clinical() -> None:
    mix = mix_of(standing_hours(SAMPLE))

    assert mix == Mix(50 * 60, 2 * 60, 2 * 60, 0)
    assert [mix.percent(part) for part in Part] == [92.6, 3.7, 3.7, 0.0]


def test_the_buckets_keep_their_order_and_their_sums() -> None:
    found = standing_hours(SAMPLE)

    assert [(hours.bucket, hours.minutes // 60) for hours in found] == [
        (Bucket.CLINICAL, 44),
        (Bucket.EDUCATION, 2),
        (Bucket.ADMIN, 2),
        (Bucket.AFTER_HOURS, 6),
    ]


def test_a_wish_for_a_free_week_has_no_standing_hours() -> None:
    assert standing_hours([SAMPLE[-1]]) == ()


def test_within_a_bucket_the_most_hours_come_first_and_rows_without_hours_last() -> None:
    (bucket,) = standing_hours([element("not counted", None), element("little", 1), element("much", 9)])

    assert [row.text for row in bucket.elements] == ["much", "little", "not counted"]
    assert bucket.minutes == 600


def test_hours_without_a_bucket_count_as_other() -> None:
    mix = mix_of(standing_hours([element("ward", 3), element("what is it", 1, None)]))

    assert mix is not None
    assert (mix.percent(Part.CLINICAL), mix.percent(Part.OTHER)) == (75.0, 25.0)


@pytest.mark.parametrize("rows", [[], [element("ward", None)]], ids=["no-rows", "no-hours"])
def test_without_hours_there_is_no_mix(rows: list[WorkElement]) -> None:
    assert mix_of(standing_hours(rows)) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 8, 12.5), (1, 16, 6.3), (50, 54, 92.6), (2, 54, 3.7), (0, 5, 0.0), (1, 2000, 0.1), (1, 0, None)],
)
def test_a_share_is_rounded_half_up(part: int, whole: int, expected: float | None) -> None:
    assert percent_of(part, whole) == expected


def test_a_logged_week_has_a_mix_only_where_all_of_it_was_counted() -> None:
    whole = week(TODAY, clinical=2400, education=300, admin=60, after_hours=240)

    assert logged_mix(whole) == Mix(2640, 300, 60, 0)
    assert logged_mix(week(TODAY, clinical=2400, education=300, admin=60)) is None
    assert logged_mix(week(TODAY, clinical=0, education=0, admin=0, after_hours=0)) is None
    assert logged_minutes(week(TODAY, clinical=2400, education=300)) == 2700


@pytest.mark.parametrize("parts", [(50, 35, 15, None), (100, None, None, None), (None,) * 4, (50, 30, 15, 5)])
def test_a_target_of_100_or_none_at_all_is_fine(parts: tuple[int | None, ...]) -> None:
    assert target_problem(parts) is None


@pytest.mark.parametrize(("parts", "said"), [((50, 35, 5, None), "90"), ((60, 35, 15, 0), "110"), ((0, 0, 0, 0), "0")])
def test_a_target_that_is_not_100_says_what_it_makes(parts: tuple[int | None, ...], said: str) -> None:
    problem = target_problem(parts)

    assert problem is not None
    assert problem.sentence == f"The four parts make {said}; a week is 100."


def test_limits_alone_are_no_mix() -> None:
    assert not has_mix(None)
    assert not has_mix(TargetWeek("one", max_nights=0))
    assert has_mix(TargetWeek("one", clinical=100))


def test_a_week_still_to_come_cannot_be_logged() -> None:
    (problem,) = week_problems(week(date(2026, 3, 16), clinical=60), TODAY)

    assert problem.field == "week"
    assert week_problems(week(date(2026, 3, 9), clinical=60), TODAY) == ()


def test_a_week_has_168_hours_and_at_least_one_number() -> None:
    monday = date(2026, 3, 9)

    assert week_problems(week(monday, clinical=MINUTES_OF_A_WEEK), TODAY) == ()
    (too_many,) = week_problems(week(monday, clinical=MINUTES_OF_A_WEEK, after_hours=1), TODAY)
    (nothing,) = week_problems(week(monday), TODAY)
    assert "168" in too_many.sentence
    assert "at least one number" in nothing.sentence
    assert week_problems(week(monday, nights=0), TODAY) == ()


def test_nights_are_those_of_the_weeks_that_begin_in_this_month() -> None:
    weeks = [
        week(date(2026, 3, 9), nights=2),
        week(date(2026, 3, 2), nights=1),
        week(date(2026, 3, 16), clinical=60),
        week(date(2026, 2, 23), nights=5),
        week(date(2025, 3, 10), nights=6),
    ]

    found = nights_of_month(weeks, TODAY)
    assert (found.nights, found.weeks) == (3, 2)


def test_a_pattern_says_on_which_weekends_of_the_month_one_works() -> None:
    seven_and_seven = WorkPattern("one", date(2026, 2, 2), 7, 7)
    office = WorkPattern("one", date(2026, 3, 2), 5, 2)

    assert weekends_of_month(seven_and_seven, TODAY) == 2
    assert weekends_of_month(office, TODAY) == 0
    assert weekends_of_month(None, TODAY) is None


def test_a_week_begins_on_its_monday() -> None:
    assert filed_under(date(2026, 3, 15)) == filed_under(date(2026, 3, 9)) == date(2026, 3, 9)
