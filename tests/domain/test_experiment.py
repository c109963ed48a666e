"""Experiments: what keeps one from being saved, and which days of the journal stand beside it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pivot_tui.domain.experiment import Experiment, Verdict, Window, experiment_problems, windows

TODAY = date(2026, 3, 13)
TALK = Experiment("x", "Rebuild a talk", "They say what they would do first", date(2026, 2, 19), date(2026, 3, 12))


def fields(experiment: Experiment) -> list[str]:
    """The fields that something is wrong with."""
    return [problem.field for problem in experiment_problems(experiment, TODAY)]


def test_an_experiment_with_a_goal_and_its_days_can_begin() -> None:
    assert experiment_problems(TALK, TODAY) == ()


def test_none_begins_without_a_stated_goal() -> None:
    (problem,) = experiment_problems(replace(TALK, goal="  "), TODAY)
    assert problem.field == "goal"
    assert "goal" in problem.sentence


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"title": " "}, ["title"]),
        ({"last_day": date(2026, 2, 18)}, ["last_day"]),
        ({"closed": date(2026, 2, 18), "verdict": Verdict.KEEP}, ["closed"]),
        ({"closed": date(2026, 3, 14), "verdict": Verdict.KEEP}, ["closed"]),
        ({"closed": date(2026, 3, 12)}, ["verdict"]),
        ({"enjoyed_teaching": 4}, ["closed"]),
        ({"measure": "a\x1b[31m"}, ["measure"]),
        ({"first_day": date(2026, 5, 1), "last_day": date(2026, 5, 1)}, []),
        ({"closed": TODAY, "verdict": Verdict.DROP}, []),
    ],
)
def test_days_and_closings_that_cannot_be_are_named_by_their_field(changed: dict[str, Any], wrong: list[str]) -> None:
    assert fields(replace(TALK, **changed)) == wrong


def test_as_many_days_before_the_start_as_from_it_to_the_closing() -> None:
    closed = replace(TALK, closed=date(2026, 3, 12), verdict=Verdict.KEEP)
    before, during = windows(closed, TODAY) or (None, None)
    assert during == Window(date(2026, 2, 19), date(2026, 3, 12))
    assert before == Window(date(2026, 1, 28), date(2026, 2, 18))
    assert before.days == during.days == 22


def test_an_open_one_is_read_up_to_today_and_one_that_lies_ahead_not_at_all() -> None:
    first_day = Window(date(2026, 2, 19), date(2026, 2, 19))
    assert windows(TALK, first_day.last) == (Window(date(2026, 2, 18), date(2026, 2, 18)), first_day)
    assert windows(TALK, date(2026, 2, 18)) is None


@pytest.mark.parametrize(("days", "read"), [(55, 55), (56, 56), (57, 56), (400, 56)])
def test_at_most_eight_weeks_of_the_journal_stand_beside_it(days: int, read: int) -> None:
    before, during = windows(TALK, TALK.first_day + timedelta(days=days - 1)) or (None, None)
    assert during is not None
    assert before is not None
    assert (before.days, during.days) == (read, read)
    assert during.first - before.last == timedelta(days=1)


def test_hours_beyond_the_cap_are_counted_only_where_both_are_known() -> None:
    assert replace(TALK, cap_minutes=720, spent_minutes=780).minutes_over == 60
    assert replace(TALK, cap_minutes=720, spent_minutes=480).minutes_over == 0
    assert replace(TALK, cap_minutes=720).minutes_over == 0
    assert replace(TALK, spent_minutes=480).minutes_over == 0
