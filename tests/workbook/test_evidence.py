"""Evidence beside ratings in the workbook: lists, saving from forms, links of referees, and the trash."""

from dataclasses import replace
from typing import Any

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.evidence import MenteeOutcome, OutcomeKind, PeerObservation, Referee, RefereeStatus
from pivot_tui.domain.faults import NotFound
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.store import Store
from pivot_tui.workbook import evidence, history
from pivot_tui.workbook.evidence_form import EvidenceForm, ObservationForm, OutcomeForm, RefereeForm

ROUNDS, CLUB = "Scripted bedside teaching rounds", "Resident journal club coaching"
OBSERVED = ObservationForm(activity=ROUNDS, day="yesterday", observer="T.W.", strength="Asks before telling")
ACHIEVED = OutcomeForm(mentee="P.Q.", level="pgy2", outcome="A poster", day="2026-03-01", activity="Resident j")
REFEREE = RefereeForm(initials="A.B.", activities=f"{ROUNDS}\n\n{CLUB}\n{ROUNDS}", status="asked", day="today")


def activity(store: Store, title: str) -> str:
    """The id of an activity."""
    return next(identifier for identifier, found in evidence.activity_titles(store).items() if found == title)


def fields(store: Store, form: EvidenceForm, now: Now) -> list[str]:
    """The fields of a form that are wrong; nothing was saved."""
    before = evidence.read(store)
    found = evidence.save_evidence(store, form, now.day)
    assert isinstance(found, tuple)
    assert evidence.read(store) == before
    return [problem.field for problem in found]


def test_the_sample_has_its_observation_its_outcome_and_two_referees(sample_workbook: Store) -> None:
    found = evidence.read(sample_workbook)

    (observation,), (outcome,) = found.observations, found.outcomes
    assert (found.titles[observation.activity], str(observation.followed_up)) == (ROUNDS, "2026-02-18")
    assert (outcome.mentee, found.titles[outcome.activity or ""]) == ("K.R.", CLUB)
    seen = {one.initials: (one.status, found.seen_titles(one)) for one in found.referees}
    assert seen == {
        "R.T.": (RefereeStatus.NOT_ASKED, ("Extra teaching half-day in student clinic",)),
        "S.B.": (RefereeStatus.AGREED, ("Rapid-response in-situ simulation",)),
    }


def test_an_activity_has_its_own_evidence_only(sample_workbook: Store) -> None:
    rounds = evidence.of_activity(sample_workbook, activity(sample_workbook, ROUNDS))
    assert (len(rounds.observations), rounds.outcomes, rounds.referees) == (1, (), ())

    clinic = activity(sample_workbook, "Extra teaching half-day in student clinic")
    assert [one.initials for one in evidence.of_activity(sample_workbook, clinic).referees] == ["R.T."]


def test_an_observation_is_saved_as_typed(sample_workbook: Store, now: Now) -> None:
    found = evidence.save_evidence(sample_workbook, OBSERVED, now.day)

    assert isinstance(found, PeerObservation)
    assert (found.activity, str(found.day)) == (activity(sample_workbook, ROUNDS), "2026-03-12")
    assert evidence.read(sample_workbook).observations[0] == found


def test_a_level_is_read_as_in_a_roster_and_an_activity_by_its_beginning(sample_workbook: Store, now: Now) -> None:
    found = evidence.save_evidence(sample_workbook, ACHIEVED, now.day)

    assert isinstance(found, MenteeOutcome)
    assert (found.level, found.kind, found.activity) == ("PGY-2", OutcomeKind.TALK, activity(sample_workbook, CLUB))


def test_a_referee_is_linked_with_each_activity_once_and_loses_what_is_taken_out(
    sample_workbook: Store, now: Now
) -> None:
    found = evidence.save_evidence(sample_workbook, REFEREE, now.day)
    assert isinstance(found, Referee)
    assert evidence.read(sample_workbook).seen_titles(found) == (ROUNDS, CLUB)

    evidence.save_evidence(sample_workbook, replace(REFEREE, activities=CLUB), now.day, found.id)
    assert evidence.read(sample_workbook).seen_titles(found) == (CLUB,)
    history.undo(sample_workbook)
    assert set(evidence.read(sample_workbook).seen_titles(found)) == {ROUNDS, CLUB}


def test_every_record_comes_back_as_its_form_shows_it(sample_workbook: Store, now: Now) -> None:
    before = evidence.read(sample_workbook)
    for record in before.records:
        form = evidence.form_of(sample_workbook, evidence.table_of(record), record.id)
        assert evidence.save_evidence(sample_workbook, form, now.day, record.id) == record
    assert evidence.read(sample_workbook) == before


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (ObservationForm(), ["activity", "day"]),
        (replace(OBSERVED, activity="no such thing"), ["activity"]),
        (replace(OBSERVED, activity="R"), ["activity"]),
        (replace(OBSERVED, day="someday"), ["day"]),
        (replace(OBSERVED, day="2026-03-14"), ["day"]),
        (replace(OBSERVED, followed_up="2026-03-01"), ["followed_up"]),
        (replace(OBSERVED, observer="Jordan Avery"), ["observer"]),
        (replace(OBSERVED, purpose="fun"), ["purpose"]),
        (replace(ACHIEVED, mentee=""), ["mentee"]),
        (replace(ACHIEVED, mentee="Jordan"), ["mentee"]),
        (replace(ACHIEVED, outcome="  "), ["outcome"]),
        (replace(ACHIEVED, since="2027"), ["since"]),
        (replace(REFEREE, initials=""), ["initials"]),
        (replace(REFEREE, activities=f"{ROUNDS}\nnothing like it"), ["activities"]),
        (replace(REFEREE, status="not asked"), ["day"]),
        (replace(REFEREE, day="2026-02-30"), ["day"]),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_saved(
    sample_workbook: Store, now: Now, form: EvidenceForm, wrong: list[str]
) -> None:
    assert fields(sample_workbook, form, now) == wrong


def test_saving_forgets_the_draft(sample_workbook: Store, now: Now) -> None:
    save_draft(sample_workbook, evidence.OBSERVATION_FORM, "", "{}")
    evidence.save_evidence(sample_workbook, OBSERVED, now.day, draft=(evidence.OBSERVATION_FORM, ""))

    assert read_drafts(sample_workbook) == ()


def test_of_equal_titles_the_one_that_is_meant_already_stays(sample_workbook: Store, now: Now) -> None:
    with sample_workbook.transaction("activity.edit"):
        sample_workbook.db.execute("UPDATE activity SET title = ?", (ROUNDS,))
    (observation,) = evidence.read(sample_workbook).observations
    form: Any = evidence.form_of(sample_workbook, evidence.OBSERVATION_FORM, observation.id)

    assert evidence.save_evidence(sample_workbook, form, now.day, observation.id) == observation
    assert fields(sample_workbook, form, now) == ["activity"]


def test_what_is_trashed_comes_back_with_its_links(sample_workbook: Store) -> None:
    before = evidence.read(sample_workbook)
    for record in before.records:
        evidence.trash(sample_workbook, record)
    assert evidence.read(sample_workbook).records == ()
    for _ in before.records:
        history.undo(sample_workbook)
    assert evidence.read(sample_workbook) == before


def test_what_has_gone_is_said_to_have_gone(sample_workbook: Store, now: Now) -> None:
    with pytest.raises(NotFound):
        evidence.form_of(sample_workbook, evidence.REFEREE_FORM, "gone")
    with pytest.raises(NotFound):
        evidence.save_evidence(sample_workbook, OBSERVED, now.day, "gone")
