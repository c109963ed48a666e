"""Totals of a workbook: every figure of the sample physician, and the same as the rules make of the records."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.academic_year import AcademicCalendar
from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.roster import LearnerGroup
from pivot_tui.domain.totals import Tally, counted, piece_of, totals
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.workbook import history
from pivot_tui.workbook.completeness import tool_types
from pivot_tui.workbook.totals import first_month, read, save_first_month, totals_of

HOUR = 60


def plain(tally: Tally) -> tuple[int, int, int, int]:
    """Sessions, hours of both kinds, and contacts."""
    return (tally.sessions, tally.didactic // HOUR, tally.supervision // HOUR, tally.contacts)


def test_the_sample_has_its_sessions_and_both_kinds_of_hours_apart(sample_workbook: Store) -> None:
    found = totals_of(sample_workbook).all_years

    assert plain(found) == (57, 26, 130, 460)
    assert found.didactic + found.supervision == 156 * HOUR
    assert found.prep == 75 * HOUR
    assert (found.without_learners, found.without_hours) == (0, 0)


def test_the_sample_has_its_contacts_by_activity_and_none_for_the_tool(sample_workbook: Store) -> None:
    contacts = {one.activity.title.split()[0]: one.tally.contacts for one in totals_of(sample_workbook).activities}

    assert contacts == {
        "Sepsis": 52,
        "Inpatient": 12,
        "Scripted": 100,
        "M&M": 160,
        "Structured": 0,
        "Extra": 40,
        "Resident": 72,
        "Rapid-response": 24,
    }


def test_the_sample_has_its_contacts_by_group(sample_workbook: Store) -> None:
    found = totals_of(sample_workbook).all_years

    assert {group: found.in_group(group) for group in LearnerGroup} == {
        LearnerGroup.UME: 80,
        LearnerGroup.GME: 324,
        LearnerGroup.CME: 40,
        LearnerGroup.IPE: 16,
        LearnerGroup.OTHER: 0,
    }


def test_the_sample_has_its_academic_years(sample_workbook: Store) -> None:
    years = [(year.year, *plain(year.tally)) for year in totals_of(sample_workbook).years]

    assert years == [("2025-26", 56, 20, 130, 448), ("2024-25", 1, 6, 0, 12)]


def test_the_sample_has_its_hours_by_domain(sample_workbook: Store) -> None:
    domains = {part.domain: plain(part.tally)[1:3] for part in totals_of(sample_workbook).domains}

    assert domains == {
        EducatorDomain.TEACHING: (14, 130),
        EducatorDomain.ASSESSMENT: (0, 0),
        EducatorDomain.CURRICULUM: (6, 0),
        EducatorDomain.MENTORING: (6, 0),
        EducatorDomain.LEADERSHIP: (0, 0),
    }


def test_the_sample_has_different_people_only_where_they_were_counted(sample_workbook: Store) -> None:
    found = {
        one.activity.title.split()[0]: one.activity.unique_learners for one in totals_of(sample_workbook).activities
    }

    assert {name: number for name, number in found.items() if number is not None} == {
        "Inpatient": 12,
        "Scripted": 38,
        "Extra": 8,
        "Resident": 12,
    }


def test_the_tool_of_the_sample_has_learners_assessed_and_adopters(sample_workbook: Store) -> None:
    (tool,) = (one for one in totals_of(sample_workbook).activities if one.activity.is_tool)

    assert (tool.assessed, tool.activity.adopters, tool.tally.sessions) == (36, 14, 0)


def test_activities_stand_in_the_order_in_which_they_were_last_taught(sample_workbook: Store) -> None:
    titles = [one.activity.title.split()[0] for one in totals_of(sample_workbook).activities]

    assert titles[:3] == ["Sepsis", "Extra", "Rapid-response"]
    assert titles[-1] == "Structured"


def test_all_of_the_sample_has_quantity_and_quality(sample_workbook: Store) -> None:
    found = read(sample_workbook)

    assert found.portfolio.said == "8 of 8 activities have both quantity and quality"
    assert {complete.said for complete in found.completeness.values()} == {"2 of 4"}


def test_years_begin_in_july_until_another_month_is_set(sample_workbook: Store) -> None:
    assert first_month(sample_workbook) == 7
    assert isinstance(save_first_month(sample_workbook, 6), AcademicCalendar)

    found = totals_of(sample_workbook)
    assert [(year.year, year.tally.sessions) for year in found.years] == [("2025-26", 57)]
    assert isinstance(save_first_month(sample_workbook, 1), AcademicCalendar)
    assert [year.year for year in totals_of(sample_workbook).years] == ["2026", "2025"]


def test_a_month_that_is_set_can_be_taken_back(empty_workbook: Store) -> None:
    save_first_month(empty_workbook, 9)
    history.undo(empty_workbook)

    assert first_month(empty_workbook) == 7


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_other_month(empty_workbook: Store, month: int) -> None:
    (problem,) = save_first_month(empty_workbook, month)  # type: ignore[misc]

    assert problem.field == "first_month"
    assert first_month(empty_workbook) == 7


def test_an_empty_workbook_adds_up_to_nothing(empty_workbook: Store) -> None:
    found = read(empty_workbook)

    assert found.totals.all_years == Tally()
    assert (found.totals.years, found.totals.activities, found.portfolio.activities) == ((), (), 0)


minutes = st.none() | st.integers(0, 600)
rosters = st.dictionaries(
    st.sampled_from(["MS3", "PGY-1", "chief", "faculty", "RN", "wizard"]), st.integers(1, 40)
).map(lambda learners: tuple(f"{level}:{number}" for level, number in learners.items()))
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
activities = st.builds(
    Activity,
    id=st.just("?"),
    title=st.just("words"),
    domain=st.sampled_from(EducatorDomain),
    type=st.sampled_from(["lecture", "assessment_tool", "unheard of"]),
    assessed=rosters,
    adopters=st.none() | st.integers(0, 50),
    unique_learners=st.none() | st.integers(0, 50),
    prep_minutes=minutes,
)


@st.composite
def portfolios(draw: st.DrawFn) -> tuple[list[Activity], list[TeachingSession]]:
    """Some activities with some sessions."""
    taught = [
        Activity(f"a{number}", *(getattr(made, name) for name in Activity.__slots__[1:]))
        for number, made in enumerate(draw(st.lists(activities, min_size=1, max_size=4)))
    ]
    places = draw(st.lists(st.sampled_from(taught), max_size=12))
    sessions = [
        TeachingSession(
            f"s{number}",
            place.id,
            draw(days),
            None,
            draw(st.integers(1, 30)),
            draw(rosters),
            *draw(st.tuples(*[minutes] * 3)),
        )
        for number, place in enumerate(places)
    ]
    return taught, sessions


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(portfolio=portfolios(), month=st.integers(1, 12))
def test_the_file_adds_up_to_what_the_rules_make_of_its_records(
    empty_workbook: Store, portfolio: tuple[list[Activity], list[TeachingSession]], month: int
) -> None:
    taught, sessions = portfolio
    with empty_workbook.transaction("activity.add"):
        empty_workbook.db.execute(f"DELETE FROM {ACTIVITY.name}")  # those of the example before, and their sessions
        ACTIVITY.insert(empty_workbook.db, taught)
        SESSION.insert(empty_workbook.db, sessions)
    save_first_month(empty_workbook, month)
    found = totals_of(empty_workbook)

    wanted = totals(
        [counted(activity, tool_types()) for activity in taught], [piece_of(one, month) for one in sessions], month
    )
    assert (found.all_years, found.years, found.domains) == (wanted.all_years, wanted.years, wanted.domains)
    assert sorted(found.activities, key=lambda one: one.activity.id) == list(wanted.activities)
