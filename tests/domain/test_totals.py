"""Totals: contacts by the formula, hours apart, years by their first month."""

from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.roster import LearnerGroup
from pivot_tui.domain.totals import (
    ActivityTotals,
    CountedActivity,
    Totals,
    contacts_reckoned,
    counted,
    piece_of,
    totals,
)

TOOLS = ("assessment_tool",)


def activity(identifier: str = "a", **fields: Any) -> CountedActivity:
    """An activity in teaching, unless told otherwise."""
    given: dict[str, Any] = {"title": "words", "domain": EducatorDomain.TEACHING, "type": "lecture"} | fields
    return counted(Activity(identifier, **given), TOOLS)


def session(day: date = date(2026, 3, 11), *, of: str = "a", **fields: Any) -> TeachingSession:
    """A session of an activity."""
    return TeachingSession("s", of, day, **fields)


def added_up(*sessions: TeachingSession, of: tuple[CountedActivity, ...] = (), first_month: int = 7) -> Totals:
    """The totals of some sessions."""
    return totals(of or (activity(),), [piece_of(one, first_month) for one in sessions], first_month)


def only(found: Totals) -> ActivityTotals:
    """The one activity."""
    (one,) = found.activities
    return one


def test_contacts_are_learners_times_sessions() -> None:
    one = only(added_up(session(times=20, roster=("MS3:2", "PGY-1:2", "PGY-2:1"), supervision_minutes=3000)))

    assert one.tally.contacts == 100
    assert contacts_reckoned(one) == "5 learners × 20 sessions = 100"


def test_sessions_logged_one_by_one_add_up_their_own_rosters() -> None:
    sessions = [session(roster=(f"PGY-1:{learners}",)) for learners in (10, 12, 10)]

    assert contacts_reckoned(only(added_up(*sessions))) == "12 × 1 + 10 × 2 = 32"
    many = [session(roster=(f"PGY-1:{learners}",)) for learners in (1, 2, 3, 4)]
    assert contacts_reckoned(only(added_up(*many))) == "1 to 4 learners × 4 sessions, added up = 10"


def test_contacts_are_counted_by_group_and_an_unknown_level_among_the_others() -> None:
    found = added_up(session(times=2, roster=("MS3:2", "PGY-1:3", "faculty:4", "RN:5", "wizard:6"))).all_years

    assert [found.in_group(group) for group in LearnerGroup] == [4, 6, 8, 10, 12]
    assert found.contacts == 40


def test_didactic_and_supervision_hours_are_two_totals_and_preparation_a_third() -> None:
    found = added_up(
        session(contact_minutes=60, prep_minutes=180),
        session(supervision_minutes=240),
        of=(activity(prep_minutes=30),),
    ).all_years

    assert (found.didactic, found.supervision, found.prep) == (60, 240, 210)


def test_sessions_entered_in_one_piece_count_in_the_year_of_their_first_day() -> None:
    spanning = session(date(2025, 6, 30), last_day=date(2025, 8, 1), times=5, roster=("MS3:1",))

    assert [(year.year, year.tally.sessions) for year in added_up(spanning).years] == [("2024-25", 5)]


@pytest.mark.parametrize(
    ("first_month", "years"), [(7, ["2025-26", "2024-25"]), (1, ["2025"]), (6, ["2025-26"]), (12, ["2024-25"])]
)
def test_years_go_by_the_month_in_which_they_begin(first_month: int, years: list[str]) -> None:
    found = added_up(session(date(2025, 6, 30)), session(date(2025, 7, 1)), first_month=first_month)

    assert [year.year for year in found.years] == years


def test_a_tool_has_learners_assessed_and_adopters_and_no_contacts() -> None:
    tool = activity(type="assessment_tool", assessed=("PGY-1:12", "PGY-2:24"), adopters=14)
    one = only(added_up(session(roster=("PGY-1:9",)), of=(tool,)))

    assert (one.tally.contacts, one.assessed) == (0, 36)
    assert contacts_reckoned(one) == "36 learners assessed, 14 adopters"


def test_what_was_not_recorded_is_counted_as_missing_and_not_as_nothing() -> None:
    found = added_up(session(times=3, contact_minutes=60), session(roster=("MS3:1",), contact_minutes=0), session())

    assert (found.all_years.without_learners, found.all_years.without_hours) == (4, 1)
    assert contacts_reckoned(only(added_up(session()))) == ""


def test_years_and_domains_together_make_the_whole() -> None:
    activities = (activity("a"), activity("b", domain=EducatorDomain.MENTORING), activity("c"))
    sessions = [
        session(date(2020 + number % 4, 1 + number % 12, 1), of="abc"[number % 3], roster=(f"PGY-1:{number + 1}",))
        for number in range(24)
    ]
    found = added_up(*sessions, of=activities)

    assert found.all_years.contacts == sum(range(1, 25))
    assert sum(year.tally.contacts for year in found.years) == found.all_years.contacts
    assert sum(part.tally.contacts for part in found.domains) == found.all_years.contacts
    assert sum(part.tally.contacts for year in found.years for part in year.domains) == found.all_years.contacts


def test_sessions_of_an_activity_that_is_not_asked_about_are_left_out() -> None:
    assert added_up(session(of="other", roster=("MS3:1",))).all_years.sessions == 0
