"""What each reader of the portfolio is shown: every field is decided on, and private things stay private."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.export_profile import (
    SHOWN,
    LeftOut,
    Profile,
    Reason,
    counted,
    is_included,
    on_one_page,
    responses_behind,
    shows,
    shows_any,
    withheld_comment,
)
from pivot_tui.domain.quote import Quote
from pivot_tui.store.records import Table
from pivot_tui.store.tables import portfolio

TABLES = (
    portfolio.ACTIVITY,
    portfolio.SESSION,
    portfolio.ATTACHMENT,
    portfolio.EVALUATION,
    portfolio.RESPONSE,
    portfolio.QUOTE,
    portfolio.PEER_OBSERVATION,
    portfolio.MENTEE_OUTCOME,
    portfolio.REFEREE,
    portfolio.EXPERIMENT,
    portfolio.PROJECT,
)


def quote(
    *, vetted: bool = True, selected: bool = True, day: date = date(2026, 3, 11), window: str | None = None
) -> Quote:
    """A comment on an activity."""
    at = datetime(day.year, day.month, day.day, 13, tzinfo=UTC)
    return Quote("q", day, at, 0, "clear", vetted=vetted, selected=selected, activity="a", evaluation=window)


def window(name: str, first: date, last: date, answers: int | None) -> Evaluation:
    """A window that so many answered."""
    return Evaluation(name, "a", "Overall", first, last, mean=4000, responses=answers)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_it_is_decided_for_every_field_who_is_shown_it(table: Table[Any]) -> None:
    decided = set(SHOWN[table.name])
    assert decided == {field.name for field in fields(table.record)} - {"id", "activity"}


@pytest.mark.parametrize(
    ("profile", "table", "field"),
    [
        (Profile.COMMITTEE, "activity", "prep_minutes"),
        (Profile.COMMITTEE, "session", "prep_minutes"),
        (Profile.COMMITTEE, "session", "note"),
        (Profile.MENTOR, "peer_observation", "observer"),
        (Profile.MENTOR, "mentee_outcome", "mentee"),
        (Profile.MENTOR, "referee", "initials"),
        (Profile.PUBLIC, "mentee_outcome", "mentee"),
        (Profile.PUBLIC, "peer_observation", "observer"),
        (Profile.PUBLIC, "evaluation", "by_level"),
    ],
)
def test_what_is_private_is_shown_to_oneself_and_not_to_others(profile: Profile, table: str, field: str) -> None:
    assert shows(Profile.MINE, table, field)
    assert not shows(profile, table, field)


def test_whole_kinds_of_records_are_kept_from_some_readers() -> None:
    hidden = {profile: {table for table in SHOWN if not shows_any(profile, table)} for profile in Profile}
    assert hidden == {
        Profile.MINE: {"response"},
        Profile.MENTOR: {"response", "attachment"},
        Profile.COMMITTEE: {"response", "attachment", "referee", "experiment"},
        Profile.PUBLIC: {"response", "attachment", "referee", "experiment", "peer_observation"},
    }
    assert not shows(Profile.MINE, "activity", "nonsense")


@pytest.mark.parametrize(
    ("marks", "readers"),
    [
        ((), {"mine", "mentor", "committee", "public"}),
        (("portfolio",), {"mine", "mentor", "committee"}),
        (("one_page",), {"mine", "mentor", "public"}),
        (("long", "portfolio"), {"mine", "mentor", "committee", "public"}),
    ],
)
def test_an_activity_that_was_marked_is_shown_where_it_was_marked_for(
    marks: tuple[str, ...], readers: set[str]
) -> None:
    activity = Activity("a", "A talk", EducatorDomain.TEACHING, "lecture", include_in=marks)
    assert {profile.value for profile in Profile if is_included(activity, profile)} == readers


@pytest.mark.parametrize("profile", [Profile.MENTOR, Profile.COMMITTEE, Profile.PUBLIC])
def test_a_comment_has_to_be_checked_selected_and_have_five_answers_behind_it(profile: Profile) -> None:
    assert withheld_comment(quote(), 5, profile) is None
    assert withheld_comment(quote(), 4, profile) is Reason.COMMENT_TOO_FEW
    assert withheld_comment(quote(), None, profile) is Reason.COMMENT_TOO_FEW
    assert withheld_comment(quote(selected=False), 5, profile) is Reason.COMMENT_UNSELECTED
    assert withheld_comment(quote(vetted=False, selected=False), 5, profile) is Reason.COMMENT_UNVETTED
    assert withheld_comment(quote(vetted=False, selected=False), 1, Profile.MINE) is None


def test_the_answers_behind_a_comment_are_those_of_its_window() -> None:
    spring = window("spring", date(2026, 3, 11), date(2026, 3, 11), 22)
    year = window("year", date(2025, 7, 1), date(2026, 6, 30), 6)
    autumn = window("autumn", date(2025, 9, 17), date(2025, 9, 17), 20)

    assert responses_behind(quote(), [autumn, spring]) == 22
    assert responses_behind(quote(), [autumn, spring, year]) == 6, "the smaller of two that it falls into"
    assert responses_behind(quote(day=date(2026, 3, 18)), [autumn, spring]) == 22, "written down within a week"
    assert responses_behind(quote(day=date(2026, 3, 19)), [autumn, spring]) is None
    assert responses_behind(quote(window="autumn"), [autumn, spring]) == 20
    assert responses_behind(quote(), [window("x", date(2026, 3, 1), date(2026, 3, 31), None), spring]) is None
    assert responses_behind(quote(), []) is None


def test_a_page_takes_two_selected_comments() -> None:
    assert on_one_page("abc", Profile.COMMITTEE) == ("a", "b")
    assert on_one_page("abc", Profile.MINE) == ("a", "b", "c")


def test_reasons_are_counted_in_their_order() -> None:
    found = counted([Reason.REFEREES, Reason.TOO_FEW, Reason.REFEREES])
    assert found == (LeftOut(Reason.TOO_FEW, 1), LeftOut(Reason.REFEREES, 2))
    assert [one.said for one in found] == ["evaluations that fewer than three people answered: 1", "referees: 2"]
