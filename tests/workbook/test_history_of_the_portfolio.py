"""The trash, the versions and erasing for good, for the records of the portfolio, in the words that the user reads."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pivot_tui.domain.academic_year import AcademicCalendar
from pivot_tui.domain.activity import Activity, EducatorDomain, MillerLevel, OutcomeLevel, Reach, TeachingSession
from pivot_tui.domain.attachment import Attachment
from pivot_tui.domain.differences import Change
from pivot_tui.domain.evaluation import Anonymous, Evaluation, Measure, Phase, Raters
from pivot_tui.domain.evidence import (
    MenteeOutcome,
    MentoringRole,
    OutcomeKind,
    PeerObservation,
    Purpose,
    Referee,
    RefereePurpose,
    RefereeStatus,
)
from pivot_tui.domain.experiment import Experiment, Hypothesis, Seed, Verdict
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.project import Portability, Project, ProjectStatus
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.response import ImportMapping, Response
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables import portfolio
from pivot_tui.workbook import activities, backups, history
from pivot_tui.workbook.record_words import HIDDEN, field_name

DAY = date(2026, 3, 11)
AT = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
TALK = Activity("talk", "Chest pain talk", EducatorDomain.TEACHING, "lecture")
ROUNDS = Activity("rounds", "Ward rounds", EducatorDomain.TEACHING, "rounds")
FIRST = Evaluation("first", "talk", "Was it clear?", date(2026, 2, 1), date(2026, 2, 1))


@pytest.fixture
def taught(empty_workbook: Store) -> Store:
    """A workbook with two activities and one evaluation."""
    with empty_workbook.transaction("activity.add"):
        portfolio.ACTIVITY.insert(empty_workbook.db, [TALK, ROUNDS])
        portfolio.EVALUATION.insert(empty_workbook.db, [FIRST])
    return empty_workbook


def changed(store: Store, table: Any, record: Any, **fields: Any) -> dict[str, tuple[str, str]]:
    """Add a record where it is not there, change these fields; by name as they were and as they became in words."""
    if table.get(store.db, record.id) is None:
        with store.transaction("record.add"):
            table.insert(store.db, [record])
    with store.transaction("record.edit"):
        table.update(store.db, dataclasses.replace(record, **fields))
    newest = history.versions(store, record.id)[0]
    return {
        field.name: (
            "".join(run.text for run in field.runs if run.change is not Change.ADDED),
            "".join(run.text for run in field.runs if run.change is not Change.REMOVED),
        )
        for field in newest.fields
    }


CHANGES: list[tuple[Any, Any, dict[str, Any], dict[str, tuple[str, str]]]] = [
    (
        portfolio.ACTIVITY,
        TALK,
        {
            "domain": EducatorDomain.ASSESSMENT,
            "type": "noon_conference",
            "reach": Reach.REGIONAL,
            "outcome_level": OutcomeLevel.LEARNING,
            "miller": MillerLevel.SHOWS_HOW,
            "assessed": ("PGY-1:10", "MS3:2"),
            "adopters": 3,
            "prep_minutes": 150,
            "presented_on": DAY,
            "include_in": ("one_page", "portfolio"),
        },
        {
            "domain": ("Teaching", "Learner assessment"),
            "type": ("lecture", "noon conference"),
            "reach": ("local", "regional"),
            "outcome level": ("not set", "knowledge or skill, as tested"),
            "assesses what a learner": ("not set", "shows how"),
            "assessed with it": ("", "PGY-1 10, MS3 2"),
            "used by": ("not set", "3"),
            "preparation": ("not set", "2:30"),
            "presented on": ("not set", "2026-03-11"),
            "shown in": ("", "one page, portfolio"),
        },
    ),
    (
        portfolio.SESSION,
        TeachingSession("x", "talk", DAY, roster=("PGY-1:10",), contact_minutes=60),
        {
            "activity": "rounds",
            "last_day": date(2026, 3, 12),
            "times": 2,
            "roster": ("PGY-1:9",),
            "contact_minutes": None,
            "supervision_minutes": 65,
        },
        {
            "activity": ("Chest pain talk", "Ward rounds"),
            "last day": ("not set", "2026-03-12"),
            "sessions": ("1", "2"),
            "learners": ("PGY-1 10", "PGY-1 9"),
            "contact": ("1:00", "not set"),
            "supervision": ("not set", "1:05"),
        },
    ),
    (
        portfolio.EVALUATION,
        Evaluation("x", "talk", "Was it clear?", DAY, DAY, mean=4250, deviation=700, responses=8),
        {
            "measure": Measure.PROPORTION,
            "phase": Phase.AFTER,
            "compared_with": "first",
            "raters": Raters.SAME,
            "higher_is_better": False,
            "anonymous": Anonymous.YES,
            "step": 500,
            "mean": 4000,
            "deviation": None,
            "by_level": ("PGY-1:5:4200", "MS3:3:3333"),
            "counts": (0, 1, 2),
            "successes": 3,
            "trials": 4,
            "comparison_mean": 4125,
            "source": "MedHub",
        },
        {
            "measure": ("ratings", "how many did"),
            "it stands": ("by itself", "after a change"),
            "compared with": ("not set", "Was it clear?, 2026-02-01"),
            "answered by": ("not set", "the same people"),
            "higher is better": ("yes", "no"),
            "without a name": ("not known", "yes"),
            "step": ("1", "0.5"),
            "mean": ("4.25", "4"),
            "standard deviation": ("0.7", "not set"),
            "by level": ("", "PGY-1 4.2 (n = 5), MS3 3.333 (n = 3)"),
            "answers per point": ("", "0, 1, 2"),
            "how many did": ("not set", "3"),
            "out of": ("not set", "4"),
            "mean of others": ("not set", "4.125"),
            "imported with": ("", "MedHub"),
        },
    ),
    (
        portfolio.RESPONSE,
        Response("x", "first", 4000),
        {"value": None, "level": "MS3"},
        {"answer": ("4", "not set"), "level": ("", "MS3")},
    ),
    (
        portfolio.IMPORT_MAPPING,
        ImportMapping("x", "My form", "qualtrics", ("rating:Q1",), ("scale:1",)),
        {"layout": "google_forms", "columns": ("rating:Q1", "n:How many", "ignored:Status"), "settings": ("scale:2",)},
        {
            "kind of file": ("Qualtrics", "Google Forms"),
            "columns": ("Q1 is rating", "Q1 is rating, How many is number of answers"),
        },
    ),
    (
        portfolio.QUOTE,
        Quote("x", DAY, AT, 0, "words"),
        {"activity": "talk", "evaluation": "first", "vetted": True, "selected": True, "anonymous": Anonymous.NO},
        {
            "activity": ("not set", "Chest pain talk"),
            "given in": ("not set", "Was it clear?, 2026-02-01"),
            "checked": ("no", "yes"),
            "selected": ("no", "yes"),
            "without a name": ("not known", "no"),
        },
    ),
    (
        portfolio.PEER_OBSERVATION,
        PeerObservation("x", "talk", DAY, "S.B."),
        {"purpose": Purpose.SUMMATIVE, "followed_up": DAY, "change_agreed": "slower"},
        {
            "purpose": ("formative", "summative"),
            "followed up": ("not set", "2026-03-11"),
            "change agreed": ("", "slower"),
        },
    ),
    (
        portfolio.MENTEE_OUTCOME,
        MenteeOutcome("x", "N.B.", "PGY-2", MentoringRole.MENTOR, "2025", "talk", OutcomeKind.TALK, "a talk", DAY),
        {"my_role": MentoringRole.COACH, "activity": None, "kind": OutcomeKind.PAPER, "my_part": "read it"},
        {
            "own role": ("mentor", "coach"),
            "activity": ("Chest pain talk", "not set"),
            "kind": ("talk", "paper"),
            "own part": ("", "read it"),
        },
    ),
    (
        portfolio.REFEREE,
        Referee("x", "S.B."),
        {"purpose": RefereePurpose.PROMOTION, "status": RefereeStatus.ASKED, "day": DAY, "has_seen": "rounds"},
        {
            "purpose": ("posts", "promotion"),
            "status": ("not asked", "asked"),
            "day": ("not set", "2026-03-11"),
            "has seen": ("", "rounds"),
        },
    ),
    (
        portfolio.EXPERIMENT,
        Experiment("x", "One talk", "teach once", DAY, date(2026, 4, 1)),
        {
            "seed": Seed.PRECEPT,
            "hypothesis": Hypothesis.ENJOY,
            "cap_minutes": 600,
            "spent_minutes": 90,
            "measure": "a smile",
            "closed": DAY,
            "enjoyed_teaching": 5,
            "verdict": Verdict.KEEP,
        },
        {
            "came from": ("own idea", "precepting"),
            "it tests": ("enjoyment and an effect", "enjoyment"),
            "hours at most": ("not set", "10:00"),
            "hours spent": ("not set", "1:30"),
            "measure": ("", "a smile"),
            "closed": ("not set", "2026-03-11"),
            "enjoyed teaching": ("not rated", "5"),
            "verdict": ("not set", "keep"),
        },
    ),
    (
        portfolio.PROJECT,
        Project("x", "A checklist"),
        {
            "status": ProjectStatus.RUNNING,
            "activity": "talk",
            "adopters": 2,
            "portability": Portability.TRAVELS,
            "clear_goals": "to be read",
        },
        {
            "status": ("planned", "running"),
            "activity": ("not set", "Chest pain talk"),
            "used by": ("not set", "2"),
            "portability": ("not set", "could go along"),
            "clear goals": ("", "to be read"),
        },
    ),
    (portfolio.ACADEMIC_CALENDAR, AcademicCalendar("x"), {"first_month": 1}, {"first month": ("July", "January")}),
]


@pytest.mark.parametrize(("table", "record", "fields", "said"), CHANGES, ids=[case[0].name for case in CHANGES])
def test_every_change_in_the_portfolio_is_told_in_words(
    taught: Store, table: Any, record: Any, fields: dict[str, Any], said: dict[str, tuple[str, str]]
) -> None:
    assert changed(taught, table, record, **fields) == said


def test_what_a_file_was_is_told_without_its_copy(taught: Store) -> None:
    with taught.transaction("attachment.add"):
        portfolio.ATTACHMENT.insert(taught.db, [Attachment("x", "talk", "slides.pdf", "/talks/slides.pdf", "QUJD")])
    stored_trash.put_in_trash(taught, "attachment", ["x"], "attachment.trash")
    [item] = history.trash(taught)
    assert (item.place, item.title) == ("file of an activity", "slides.pdf")
    assert item.facts == ("activity Chest pain talk", "where /talks/slides.pdf", "copy kept inside")


def test_no_field_of_the_portfolio_shows_the_id_of_a_record_or_the_name_of_a_column() -> None:
    tables = [table for table in vars(portfolio).values() if isinstance(table, Table)]
    shown = {field_name(column.name) for table in tables for column in table.columns} - HIDDEN
    assert [name for name in shown if "_" in name] == []


def test_a_session_in_the_trash_says_whose_it_is_and_what_is_known_of_it(taught: Store) -> None:
    session = TeachingSession("x", "talk", DAY, roster=("PGY-1:10",), contact_minutes=60)
    with taught.transaction("session.log"):
        portfolio.SESSION.insert(taught.db, [session])
    activities.trash_sessions(taught, ["x"])

    [item] = history.trash(taught)

    assert (item.place, item.day, item.title) == ("session", DAY, "Chest pain talk, learners PGY-1 10, contact 1:00")
    assert item.facts == ("activity Chest pain talk", "learners PGY-1 10", "contact 1:00")


def test_a_session_whose_activity_is_in_the_trash_too_names_it_and_waits(taught: Store) -> None:
    with taught.transaction("session.log"):
        portfolio.SESSION.insert(taught.db, [TeachingSession("x", "talk", DAY)])
    activities.trash_sessions(taught, ["x"])
    activities.trash_activities(taught, ["talk"])

    with pytest.raises(NotFound) as refused:
        history.restore(taught, "x")

    assert refused.value.sentence == (
        "The activity it belongs to, “Chest pain talk”, is in the trash as well; bring that back first."
    )
    history.restore(taught, "talk")
    assert history.restore(taught, "x") == 1
    assert history.trash(taught) == ()


def test_the_trash_goes_on_from_what_was_deleted_before(taught: Store) -> None:
    activities.trash_activities(taught, ["rounds"])
    activities.trash_activities(taught, ["talk"])
    [newest] = history.trash(taught, 1)
    assert [item.id for item in history.trash(taught, 5, newest.number)] == ["rounds"]


def test_a_record_says_what_it_is_now_and_nothing_once_it_has_gone(taught: Store) -> None:
    found = history.as_it_is(taught, "activity", "talk")
    assert found is not None
    assert (found.text, found.facts) == ("Chest pain talk", ("domain Teaching", "type lecture", "reach local"))
    activities.trash_activities(taught, ["talk"])
    assert history.as_it_is(taught, "activity", "talk") is None


def test_what_goes_with_an_activity_is_said_before_and_it_is_gone_from_the_backups_after(taught: Store) -> None:
    with taught.transaction("session.log"):
        sessions = [TeachingSession(f"s{number}", "talk", DAY, note="zebrafish") for number in range(2)]
        portfolio.SESSION.insert(taught.db, sessions)
    backup = backups.back_up(taught)

    assert history.belongings(taught, "activity", "talk") == "2 sessions, 1 evaluation"
    assert history.belongings(taught, "activity", "rounds") == ""
    done = history.erase_record(taught, "activity", "talk", from_backups=True)

    assert done.sentence == "Erased for good. 1 backup rewritten."
    assert b"zebrafish" not in backup.read_bytes()
    assert b"Ward rounds" in backup.read_bytes()
    assert history.trash(taught) == ()
    assert history.versions(taught, "s0")[0].action == "erased for good"


@pytest.mark.parametrize(
    ("table", "noun"),
    [("entry", "entry"), ("activity", "activity"), ("quote", "quote"), ("element", "row of the sheet")],
)
def test_a_record_is_named_by_what_it_is(table: str, noun: str) -> None:
    assert history.noun_of(table) == noun
