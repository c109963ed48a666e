"""The hours in the workbook: the standing hours, the target, the weeks as they were, and the work pattern."""

import dataclasses
from datetime import date

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.domain.work_pattern import PatternDay, WorkPattern
from pivot_tui.domain.work_week import Mix, TargetWeek, WeekLog
from pivot_tui.store.store import Store
from pivot_tui.store.tables.profile import ELEMENT
from pivot_tui.workbook import history, hours
from pivot_tui.workbook.hours import PatternForm, TargetForm, WeekForm

TARGET = TargetForm("50", "35", "15", max_nights="0", max_weekends="1")
SEVEN_AND_SEVEN = PatternForm("2026-02-02", "7", "7", "6")
WEEK = WeekForm("today", "40", "2", "1.5", "6:30", "2")


def problems_of(found: object) -> dict[str, str]:
    """The sentences of problems, by their fields."""
    assert isinstance(found, tuple)
    assert all(isinstance(problem, Problem) for problem in found)
    return dict(found)


def test_an_empty_workbook_has_no_hours(empty_workbook: Store, now: Now) -> None:
    reading = hours.read(empty_workbook, now)

    assert (reading.standing, reading.mix, reading.target, reading.pattern) == ((), None, None, None)
    assert (reading.weeks, reading.weekends, reading.this_week) == ((), None, None)
    assert (reading.nights.nights, reading.nights.weeks) == (0, 0)


def test_the_standing_hours_come_from_the_sheet(empty_workbook: Store, now: Now) -> None:
    rows = [
        WorkElement("1", Prompt.DREADED, "inbox", None, 5, 0, 300, Bucket.AFTER_HOURS),
        WorkElement("2", Prompt.ENERGY, "noon talk", None, 0, 5, 60, Bucket.EDUCATION),
    ]
    with empty_workbook.transaction("sheet.add"):
        ELEMENT.insert(empty_workbook.db, rows)

    reading = hours.read(empty_workbook, now)
    assert [(each.bucket, each.minutes) for each in reading.standing] == [
        (Bucket.EDUCATION, 60),
        (Bucket.AFTER_HOURS, 300),
    ]
    assert reading.mix == Mix(300, 60, 0, 0)


# The target


def test_a_target_is_saved_and_shown_again_as_it_was_typed(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_target(empty_workbook, TARGET)

    target = hours.read(empty_workbook, now).target
    assert target == saved
    assert isinstance(target, TargetWeek)
    assert (target.clinical, target.education, target.admin, target.other) == (50, 35, 15, None)
    assert (target.max_nights, target.max_weekends) == (0, 1)
    assert hours.target_form(target) == TARGET


def test_a_target_that_is_not_100_is_not_saved(empty_workbook: Store, now: Now) -> None:
    found = hours.save_target(empty_workbook, dataclasses.replace(TARGET, admin="5"))

    assert problems_of(found) == {"mix": "The four parts make 90; a week is 100."}
    assert hours.read(empty_workbook, now).target is None


def test_the_sentence_beside_the_parts_follows_what_is_typed() -> None:
    assert hours.said_of_mix(TargetForm()) == ""
    assert hours.said_of_mix(TARGET) == ""
    assert "make 50" in hours.said_of_mix(TargetForm("50"))
    assert "whole number" in hours.said_of_mix(TargetForm("half"))


@pytest.mark.parametrize(
    ("field", "typed"),
    [("clinical", "half"), ("education", "101"), ("max_nights", "-1"), ("max_weekends", "6"), ("other", "9" * 5000)],
)
def test_a_number_that_cannot_be_has_its_sentence_at_its_field(
    empty_workbook: Store, now: Now, field: str, typed: str
) -> None:
    found = problems_of(hours.save_target(empty_workbook, dataclasses.replace(TARGET, **{field: typed})))

    assert list(found) == [field]
    assert "whole number" in found[field]
    assert hours.read(empty_workbook, now).target is None


def test_a_target_saved_again_takes_the_place_of_the_first_and_undo_brings_it_back(
    empty_workbook: Store, now: Now
) -> None:
    first = hours.save_target(empty_workbook, TARGET)
    second = hours.save_target(empty_workbook, TargetForm(max_nights="3"))
    assert hours.read(empty_workbook, now).target == second

    history.undo(empty_workbook)
    assert hours.read(empty_workbook, now).target == first


# The work pattern


def test_a_pattern_says_where_today_stands_and_when_the_next_block_begins(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_pattern(empty_workbook, SEVEN_AND_SEVEN, now)

    found = hours.read(empty_workbook, now).pattern
    assert found is not None
    assert found.pattern == saved == hours.work_pattern(empty_workbook)
    assert found.today == PatternDay(False, 5, 7)
    assert found.next_block == date(2026, 3, 16)
    assert hours.pattern_form(found.pattern) == SEVEN_AND_SEVEN
    assert hours.read(empty_workbook, now).weekends == 2


def test_a_pattern_may_begin_on_a_day_to_come(empty_workbook: Store, now: Now) -> None:
    found = hours.save_pattern(empty_workbook, dataclasses.replace(SEVEN_AND_SEVEN, first_on="2026-04-06"), now)

    assert isinstance(found, WorkPattern)
    assert found.first_on == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("first_on", "soon"),
        ("first_on", ""),
        ("first_on", "2026-02-30"),
        ("days_on", "0"),
        ("days_on", ""),
        ("days_off", "many"),
        ("nights_every", "0"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_not_saved(empty_workbook: Store, now: Now, field: str, typed: str) -> None:
    found = hours.save_pattern(empty_workbook, dataclasses.replace(SEVEN_AND_SEVEN, **{field: typed}), now)

    assert list(problems_of(found)) == [field]
    assert hours.work_pattern(empty_workbook) is None


def test_a_forgotten_pattern_can_be_brought_back(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_pattern(empty_workbook, SEVEN_AND_SEVEN, now)

    assert hours.forget_pattern(empty_workbook) == 1
    assert hours.work_pattern(empty_workbook) is None
    assert hours.forget_pattern(empty_workbook) == 0
    history.undo(empty_workbook)
    assert hours.work_pattern(empty_workbook) == saved


# The weeks as they were


def test_a_week_is_saved_under_its_monday_whatever_day_is_named(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_week(empty_workbook, WEEK, now)

    reading = hours.read(empty_workbook, now)
    assert reading.weeks == (saved,)
    assert reading.this_week == saved
    assert isinstance(saved, WeekLog)
    assert (saved.week, saved.clinical, saved.admin, saved.after_hours) == (date(2026, 3, 9), 2400, 90, 390)
    assert hours.week_form(saved) == WeekForm("2026-03-09", "40", "2", "1.5", "6.5", "2")


def test_a_week_that_is_changed_keeps_its_place(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_week(empty_workbook, WEEK, now)
    assert isinstance(saved, WeekLog)
    hours.save_week(empty_workbook, WeekForm("2026-02-02", education="3"), now, saved)

    (week,) = hours.read(empty_workbook, now).weeks
    assert (week.week, week.clinical, week.education, week.nights) == (saved.week, None, 180, None)


def test_a_week_with_hours_is_not_overwritten_by_a_new_form(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_week(empty_workbook, WEEK, now)
    found = hours.save_week(empty_workbook, WeekForm("2026-03-11", education="3"), now)

    assert list(problems_of(found)) == ["week"]
    assert hours.read(empty_workbook, now).weeks == (saved,)


def test_a_new_form_is_for_the_latest_week_without_hours(empty_workbook: Store, now: Now) -> None:
    assert hours.new_week_form(hours.read(empty_workbook, now)) == WeekForm("today")
    for day in ("today", "2026-03-02"):
        hours.save_week(empty_workbook, WeekForm(day, "40"), now)

    assert hours.new_week_form(hours.read(empty_workbook, now)) == WeekForm("2026-02-23")


def test_weeks_come_newest_first_and_their_nights_are_added_up(empty_workbook: Store, now: Now) -> None:
    for day in ("2026-02-23", "2026-03-09", "2026-03-02"):
        hours.save_week(empty_workbook, dataclasses.replace(WEEK, week=day), now)

    reading = hours.read(empty_workbook, now)
    assert [week.week.day for week in reading.weeks] == [9, 2, 23]
    assert (reading.nights.nights, reading.nights.weeks) == (4, 2)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("week", "next week"), ("week", "2026-03-16"), ("clinical", "lots"), ("education", "169"), ("nights", "8")],
)
def test_a_week_that_cannot_be_has_its_sentence_at_its_field(
    empty_workbook: Store, now: Now, field: str, typed: str
) -> None:
    found = hours.save_week(empty_workbook, dataclasses.replace(WEEK, **{field: typed}), now)

    assert list(problems_of(found)) == [field]
    assert hours.read(empty_workbook, now).weeks == ()


def test_a_trashed_week_can_be_brought_back(empty_workbook: Store, now: Now) -> None:
    saved = hours.save_week(empty_workbook, WEEK, now)
    assert isinstance(saved, WeekLog)

    assert hours.trash_week(empty_workbook, saved.id) == 1
    assert hours.read(empty_workbook, now).weeks == ()
    with pytest.raises(NotFound):
        hours.trash_week(empty_workbook, saved.id)
    history.undo(empty_workbook)
    assert hours.read(empty_workbook, now).weeks == (saved,)
