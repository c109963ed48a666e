"""Evidence beside ratings: what is wrong with what was entered, each in one sentence at its field."""

from datetime import date, timedelta
from typing import Any

import pytest

from pivot_tui.domain.evidence import (
    MenteeOutcome,
    MentoringRole,
    OutcomeKind,
    PeerObservation,
    Referee,
    RefereeStatus,
    initials_problem,
    observation_problems,
    outcome_problems,
    referee_problems,
)

TODAY = date(2026, 3, 13)


def wrong_observation(**fields: Any) -> list[str]:
    """The fields of a peer observation that are wrong."""
    given: dict[str, Any] = {"day": TODAY, "observer": "N.B."} | fields
    return [problem.field for problem in observation_problems(PeerObservation("o", "a", **given), TODAY)]


def wrong_outcome(**fields: Any) -> list[str]:
    """The fields of a mentee's achievement that are wrong."""
    given: dict[str, Any] = {"mentee": "K.R.", "level": "PGY-3", "since": "2025-09", "day": TODAY} | fields
    given = {"my_role": MentoringRole.COACH, "activity": None, "kind": OutcomeKind.TALK, "outcome": "a talk"} | given
    return [problem.field for problem in outcome_problems(MenteeOutcome("m", **given), TODAY)]


def wrong_referee(**fields: Any) -> list[str]:
    """The fields of a referee that are wrong."""
    given: dict[str, Any] = {"initials": "R.T."} | fields
    return [problem.field for problem in referee_problems(Referee("r", **given), TODAY)]


def test_what_is_right_is_let_be() -> None:
    assert wrong_observation(followed_up=TODAY) == []
    assert wrong_observation(observer="") == []
    assert wrong_outcome() == []
    assert wrong_referee(status=RefereeStatus.AGREED, day=TODAY) == []
    assert wrong_referee(status=RefereeStatus.ASKED) == []


def test_days_still_to_come_are_refused() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert wrong_observation(day=tomorrow) == ["day"]
    assert wrong_observation(followed_up=tomorrow) == ["followed_up"]
    assert wrong_outcome(day=tomorrow) == ["day"]
    assert wrong_referee(status=RefereeStatus.SENT, day=tomorrow) == ["day"]


def test_nothing_is_followed_up_before_it_was_seen() -> None:
    assert wrong_observation(followed_up=TODAY - timedelta(days=1)) == ["followed_up"]


def test_somebody_who_was_not_asked_has_no_day_for_it() -> None:
    assert wrong_referee(status=RefereeStatus.NOT_ASKED, day=TODAY) == ["day"]


def test_mentoring_does_not_begin_after_its_fruit() -> None:
    assert wrong_outcome(day=date(2025, 8, 1)) == ["since"]
    assert wrong_outcome(since="2026", day=date(2025, 8, 1)) == ["since"]
    assert wrong_outcome(since="residency", day=date(2025, 8, 1)) == []


def test_levels_are_those_of_a_roster_or_open() -> None:
    assert wrong_outcome(level="third year") == ["level"]
    assert wrong_outcome(level="") == []


@pytest.mark.parametrize("typed", ["N.B.", "NB", "N. B.", "J-P.K.", "A.", "É.L.", "日.本."])
def test_initials_are_taken_however_they_are_written(typed: str) -> None:
    assert initials_problem("observer", typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("Jordan Avery", "J.A."), ("Lee", "L."), ("nb", "N."), ("3", "N.B."), ("", "N.B.")]
)
def test_a_name_is_answered_with_its_initials(typed: str, meant: str) -> None:
    problem = initials_problem("observer", typed)

    assert problem is not None
    assert problem.sentence.endswith(meant)


def test_names_are_refused_in_each_kind() -> None:
    assert wrong_observation(observer="Jordan Avery") == ["observer"]
    assert wrong_outcome(mentee="Jordan Avery") == ["mentee"]
    assert wrong_referee(initials="Jordan Avery") == ["initials"]


def test_what_no_terminal_can_hold_is_refused_where_it_stands() -> None:
    assert wrong_observation(strength="a\x1b[2Jb") == ["strength"]
    assert wrong_outcome(outcome="a\x07b", my_part="\x00") == ["my_part", "outcome"]
    assert wrong_referee(has_seen="\x9b") == ["has_seen"]
