"""Completeness: four parts, what is asked for next, and outcome levels in words."""

from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain, OutcomeLevel, TeachingSession
from pivot_tui.domain.completeness import (
    Part,
    Recorded,
    completeness_of,
    has_answers,
    portfolio_completeness,
    recorded,
    say_level,
)
from pivot_tui.domain.evaluation import Evaluation, Measure

DAY = date(2026, 3, 11)


def evaluation(**fields: Any) -> Evaluation:
    """A window of evaluation."""
    return Evaluation("e", "a", "Overall", DAY, DAY, **fields)


def test_an_activity_without_anything_is_asked_for_its_quantity_first() -> None:
    found = completeness_of(Recorded())

    assert (found.said, found.next_part) == ("0 of 4", Part.QUANTITY)
    assert found.asked == "Log a session with its learners and hours."
    assert not found.has_first_two


def test_a_tool_is_asked_for_its_use_and_not_for_sessions() -> None:
    assert completeness_of(Recorded(is_tool=True, sessions=True)).asked.startswith(
        "Say how many learners were assessed"
    )
    assert Part.QUANTITY in completeness_of(Recorded(is_tool=True, use=True)).parts
    assert Part.QUANTITY not in completeness_of(Recorded(use=True)).parts


@pytest.mark.parametrize(
    "known",
    [
        Recorded(sessions=True, answers=True),
        Recorded(sessions=True, observation=True),
        Recorded(sessions=True, outcome=True),
    ],
)
def test_answers_a_colleague_or_a_mentee_each_make_quality(known: Recorded) -> None:
    found = completeness_of(known)

    assert found.parts == {Part.QUANTITY, Part.QUALITY}
    assert (found.said, found.next_part, found.has_first_two) == ("2 of 4", Part.APPROACH, True)


def test_nothing_is_asked_for_where_all_four_are_there() -> None:
    found = completeness_of(Recorded(sessions=True, answers=True, approach=True, scholarship=True))

    assert (found.said, found.next_part, found.asked) == ("4 of 4", None, "")


def test_ratings_alone_show_the_reaction_of_learners_and_more_is_asked_for() -> None:
    found = completeness_of(Recorded(answers=True, ratings=True))

    assert found.outcome == "learners' reaction"
    assert found.outcome_asked == "Ask learners how sure they feel, before and after."


def test_the_level_that_the_user_gave_stands_above_the_reaction() -> None:
    found = completeness_of(Recorded(ratings=True, level=OutcomeLevel.BEHAVIOUR_SEEN))

    assert found.level is OutcomeLevel.BEHAVIOUR_SEEN
    assert found.outcome_asked.startswith("Find out whether a service")


def test_nothing_is_above_the_highest_level_and_without_any_the_reaction_is_asked_for() -> None:
    assert completeness_of(Recorded(level=OutcomeLevel.PATIENTS)).outcome_asked == ""
    assert completeness_of(Recorded()).outcome_asked == "Ask learners to rate it."


@pytest.mark.parametrize("level", OutcomeLevel)
def test_levels_are_said_in_words_without_their_codes(level: OutcomeLevel) -> None:
    assert level.value not in say_level(level)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, False),
        ({"counts": (0, 0, 0, 0, 0)}, False),
        ({"counts": (0, 0, 1, 0, 0)}, True),
        ({"mean": 4500, "responses": 10}, True),
        ({"mean": 4500}, True),
        ({"mean": 4500, "responses": 0}, False),
        ({"measure": Measure.PROPORTION, "successes": 0, "trials": 41}, True),
        ({"measure": Measure.PROPORTION, "successes": 0, "trials": 0}, False),
        ({"measure": Measure.PROPORTION}, False),
    ],
)
def test_an_evaluation_counts_once_somebody_has_answered(fields: dict[str, Any], expected: bool) -> None:
    assert has_answers(evaluation(**fields)) is expected


def test_sessions_count_only_with_learners_and_hours() -> None:
    taught = Activity("a", "words", EducatorDomain.TEACHING, "lecture", approach="  ", scholarship="a poster")
    bare, full = TeachingSession("s", "a", DAY, roster=("MS3:2",)), TeachingSession("s", "a", DAY, contact_minutes=60)

    assert not recorded(taught, (), [bare, full]).sessions
    both = TeachingSession("s", "a", DAY, roster=("MS3:2",), supervision_minutes=60)
    found = recorded(taught, (), [bare, both], [evaluation(counts=(1, 0))], observations=1, outcomes=0)
    assert (found.sessions, found.ratings, found.observation, found.outcome) == (True, True, True, False)
    assert (found.approach, found.scholarship) == (False, True)


def test_the_portfolio_counts_activities_that_have_the_first_two() -> None:
    complete = completeness_of(Recorded(sessions=True, answers=True))

    assert portfolio_completeness([complete, completeness_of(Recorded(sessions=True))]).said == (
        "1 of 2 activities have both quantity and quality"
    )
    assert portfolio_completeness([complete]).said == "1 of 1 activity has both quantity and quality"
