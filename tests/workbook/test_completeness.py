"""Completeness as the file answers it: the same as the rules make of the records."""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

from pivot_tui.domain.activity import Activity, EducatorDomain, OutcomeLevel, TeachingSession
from pivot_tui.domain.completeness import completeness_of, portfolio_completeness, recorded
from pivot_tui.domain.evaluation import Evaluation, Measure
from pivot_tui.domain.evidence import MenteeOutcome, MentoringRole, OutcomeKind, PeerObservation
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, MENTEE_OUTCOME, PEER_OBSERVATION, SESSION
from pivot_tui.workbook.completeness import completeness, completeness_of_activity, tool_types

DAY = date(2026, 3, 11)
PROPORTION: dict[str, Any] = {"measure": Measure.PROPORTION}

SESSIONS: tuple[dict[str, Any], ...] = (
    {},
    {"roster": ("MS3:2",)},
    {"contact_minutes": 60},
    {"roster": ("MS3:2",), "contact_minutes": 0},
    {"roster": ("MS3:2",), "supervision_minutes": 60},
)
EVALUATIONS: tuple[dict[str, Any], ...] = (
    {},
    {"counts": (0, 0, 0, 0, 0)},
    {"counts": (0, 10, 0, 0, 0)},
    {"counts": (0, 0, 0, 0, 0), "responses": 3},
    {"mean": 4500},
    {"mean": 4500, "responses": 0},
    {"responses": 4},
    {**PROPORTION},
    {**PROPORTION, "trials": 0, "successes": 0},
    {**PROPORTION, "trials": 41, "successes": 0},
)


def activities() -> Iterator[Activity]:
    """Activities with and without each thing that is asked of the activity itself."""
    choices = itertools.product(
        ("lecture", "assessment_tool"),
        ((), ("PGY-1:12",)),
        (None, 0, 14),
        ("", " \n", "words"),
        (None, OutcomeLevel.LEARNING),
    )
    for number, (kind, assessed, adopters, words, level) in enumerate(choices):
        yield Activity(
            f"a{number}", "title", EducatorDomain.TEACHING, kind,
            assessed=assessed, adopters=adopters, approach=words, scholarship=words, outcome_level=level,
        )  # fmt: skip


def test_the_file_answers_as_the_rules_do(empty_workbook: Store) -> None:
    made = list(activities())
    sessions, evaluations, observations, outcomes = [], [], [], []
    for number, activity in enumerate(made):
        given, windows = SESSIONS[number % len(SESSIONS)], EVALUATIONS[number % len(EVALUATIONS)]
        sessions.append(TeachingSession(f"s{number}", activity.id, DAY, **given))
        evaluations.append(Evaluation(f"e{number}", activity.id, "Overall", DAY, DAY, **windows))
        if number % 7 == 0:
            observations.append(PeerObservation(f"o{number}", activity.id, DAY))
        if number % 11 == 0:
            place = (activity.id, OutcomeKind.TALK, "a talk", DAY)
            outcomes.append(MenteeOutcome(f"m{number}", "K.R.", "", MentoringRole.COACH, "", *place))
    with empty_workbook.transaction("activity.add"):
        ACTIVITY.insert(empty_workbook.db, made)
        SESSION.insert(empty_workbook.db, sessions)
        EVALUATION.insert(empty_workbook.db, evaluations)
        PEER_OBSERVATION.insert(empty_workbook.db, observations)
        MENTEE_OUTCOME.insert(empty_workbook.db, outcomes)

    wanted = {
        activity.id: completeness_of(
            recorded(
                activity,
                tool_types(),
                [one for one in sessions if one.activity == activity.id],
                [one for one in evaluations if one.activity == activity.id],
                observations=sum(one.activity == activity.id for one in observations),
                outcomes=sum(one.activity == activity.id for one in outcomes),
            )
        )
        for activity in made
    }
    found = completeness(empty_workbook)
    assert found == wanted
    assert len({complete.parts for complete in found.values()}) > 6


def test_the_sample_shows_levels_in_words_and_asks_for_the_next(sample_workbook: Store) -> None:
    with sample_workbook.reading() as db:
        titles = dict(db.execute("SELECT title, id FROM activity"))
    found = completeness(sample_workbook)

    form = found[titles["Structured feedback form for residents"]]
    assert (form.said, form.level) == ("2 of 4", OutcomeLevel.BEHAVIOUR_SEEN)
    assert form.outcome_asked == "Find out whether a service or another site has taken it up."
    assert found[titles["M&M facilitation (topics only)"]].outcome == "learners' reaction"
    assert portfolio_completeness(found.values()).with_first_two == 8


def test_one_activity_alone_is_answered_like_among_all(sample_workbook: Store) -> None:
    for identifier, complete in completeness(sample_workbook).items():
        assert completeness_of_activity(sample_workbook, identifier) == complete
    assert completeness_of_activity(sample_workbook, "gone") is None
