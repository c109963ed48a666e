"""What is refused of an activity and of a session, in one sentence at its field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.activity import (
    Activity,
    ActivityType,
    EducatorDomain,
    MillerLevel,
    Reach,
    TeachingSession,
    activity_problems,
    session_problems,
)
from pivot_tui.domain.learner_contacts import contacts, contacts_said, formula, sizes_of
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.teaching_hours import read_teaching_hours

TODAY = date(2026, 3, 13)
TALK = ActivityType("lecture", "lecture")
MM = ActivityType("mm", "M&M conference", no_cases=True)
TOOL = ActivityType("assessment_tool", "assessment tool", no_sessions=True)
ACTIVITY = Activity("id", "Sepsis", EducatorDomain.TEACHING, "lecture")
SESSION = TeachingSession("id", "activity", date(2026, 3, 11), roster=("PGY-1:10",), contact_minutes=60)


def fields(problems: tuple[Problem, ...]) -> list[str]:
    """The fields that problems are said at."""
    return [problem.field for problem in problems]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": date(2026, 3, 14)}, "day"),
        ({"last_day": date(2026, 3, 10)}, "last_day"),
        ({"last_day": date(2026, 3, 14)}, "last_day"),
        ({"times": 2}, "last_day"),
        ({"contact_minutes": 24 * 60 + 1}, "contact_minutes"),
        ({"contact_minutes": None, "supervision_minutes": 1441}, "supervision_minutes"),
        ({"contact_minutes": 700, "supervision_minutes": 800}, "supervision_minutes"),
        ({"roster": ("PGY-1",)}, "roster"),
        ({"note": "bell \x07"}, "note"),
    ],
)
def test_an_impossible_session_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert fields(session_problems(replace(SESSION, **changes), TALK, TODAY)) == [field]


def test_many_sessions_may_have_their_hours_together() -> None:
    block = replace(SESSION, day=date(2025, 9, 8), last_day=date(2026, 2, 27), times=20, contact_minutes=20 * 24 * 60)

    assert session_problems(block, TALK, TODAY) == ()
    assert fields(session_problems(replace(block, contact_minutes=20 * 24 * 60 + 1), TALK, TODAY)) == [
        "contact_minutes"
    ]
    fortnight = replace(block, times=1, last_day=date(2025, 9, 21), contact_minutes=14 * 24 * 60)
    assert session_problems(fortnight, TALK, TODAY) == ()


def test_an_mm_conference_keeps_no_words_and_a_tool_no_sessions() -> None:
    assert fields(session_problems(replace(SESSION, note="words"), MM, TODAY)) == ["note"]
    assert fields(session_problems(SESSION, TOOL, TODAY)) == ["day"]
    assert fields(activity_problems(replace(ACTIVITY, about="words"), MM, TODAY)) == ["about"]
    assert activity_problems(replace(ACTIVITY, about="words"), TALK, TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "a\x1b[2J"}, "title"),
        ({"reach": Reach.NATIONAL}, "reach_reason"),
        ({"miller": MillerLevel.DOES}, "miller"),
        ({"assessed": ("PGY-1:3",)}, "assessed"),
        ({"presented_on": date(2026, 3, 14)}, "presented_on"),
        ({"include_in": ("billboard",)}, "include_in"),
    ],
)
def test_an_impossible_activity_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert fields(activity_problems(replace(ACTIVITY, **changes), TALK, TODAY)) == [field]


def test_an_assessment_has_its_level_and_its_learners() -> None:
    tool = replace(ACTIVITY, domain=EducatorDomain.ASSESSMENT, miller=MillerLevel.DOES, assessed=("PGY-1:3",))

    assert activity_problems(tool, TOOL, TODAY) == ()
    assert fields(activity_problems(replace(tool, assessed=("PGY-1",)), TOOL, TODAY)) == ["assessed"]


def reckoned(*sessions: TeachingSession) -> tuple[int, str]:
    """The contacts of some sessions with their formula."""
    sizes = sizes_of(sessions)
    return contacts(sizes), formula(sizes)


def test_contacts_are_printed_with_their_formula() -> None:
    block = replace(SESSION, roster=("MS3:2",), times=20)
    uneven = [SESSION, replace(SESSION, roster=("PGY-1:4",), times=2)]

    assert reckoned(SESSION, SESSION) == (20, "10 learners × 2 sessions")
    assert contacts_said(sizes_of([block])) == "40 learner contacts (2 learners × 20 sessions)"
    assert reckoned(*uneven) == (18, "10 × 1 + 4 × 2")
    assert reckoned(replace(SESSION, roster=())) == (0, "")
    assert contacts_said(()) == ""
    many = [replace(SESSION, roster=(f"PGY-1:{size}",)) for size in range(1, 9)]
    assert reckoned(*many) == (36, "1 to 8 learners × 8 sessions, added up")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("", None), ("1", 60), ("1h", 60), ("1,5 h", 90), ("1:20", 80), ("90min", 90), ("300", 18_000), ("0", 0)],
)
def test_hours_are_read_as_they_are_typed(typed: str, minutes: int | None) -> None:
    assert read_teaching_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["-1", "one", "1:75", "10001", "1h30m", "\u0661"])
def test_hours_that_cannot_be_meant_are_refused(typed: str) -> None:
    found = read_teaching_hours(typed, "prep")

    assert isinstance(found, Problem)
    assert found.field == "prep"
