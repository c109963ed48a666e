"""Preparing a conversation: the sheet fills itself from records alone, and is saved as it was typed."""

from datetime import date

import pytest

from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.preparation import PreparationForm
from pivot_tui.store.people import acquaintances
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONVERSATION, INCUMBENT
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook import drafts, history, preparation
from pivot_tui.workbook.preparation import PREPARATION_FORM, OpenedConversation

TODAY = date(2026, 3, 13)


def conversation_with(store: Store, who: str) -> Conversation:
    """The newest conversation with somebody."""
    found = next(known.newest for known in acquaintances(store) if known.contact.who == who)
    assert found is not None
    return found


def opened(store: Store, who: str) -> OpenedConversation:
    """It, opened."""
    return preparation.open_conversation(store, conversation_with(store, who).id)


def test_the_sheet_fills_itself_with_what_may_be_said_and_is_in_use_first(sample_workbook: Store) -> None:
    form = opened(sample_workbook, "L.K.").form
    assert form.points.split("\n") == [
        "Structured feedback form for residents: rotations with written feedback on file 41.5% before (17 of 41), "
        "78.0% after (32 of 41); in use by 14",
        "Sepsis resuscitation: first hour: mean overall rating 3.6 of 5 before (n=20), 4.3 after (n=22)",
        "Scripted bedside teaching rounds: mean overall rating 5.9 of 9 before (n=11), 7.3 after (n=14)",
    ]
    assert form.directions == "Clerkship or block director\nResidency leadership (APD, PD)"
    assert form.clear_ask == "In my place, what would you do first in the next 6 to 12 months?"
    assert form.questions.split("\n") == [
        "APDs get 0.3 on paper (M.O.). How much do they keep?",
        "Clerkship seat opens July 2027 (R.T.). Is that still so?",
    ]


def test_the_directions_are_those_that_the_contact_has_a_say_in(sample_workbook: Store) -> None:
    store = sample_workbook
    contact = next(known.contact for known in acquaintances(store) if known.contact.who == "S.B.")
    form = preparation.fill(store, contact)
    assert form.directions.split("\n")[0] == "Simulation director or faculty"
    assert len(form.directions.split("\n")) == 2
    assert "salary support" not in form.questions, "they said so themselves"


def test_a_line_of_the_ledger_is_no_question_once_its_real_figure_is_known(sample_workbook: Store) -> None:
    store = sample_workbook
    with store.transaction("incumbent.add") as batch:
        known = Incumbent(uuid7(batch.at), " associate  program Director", 720, TODAY, 360)
        INCUMBENT.insert(store.db, [known])
    assert "APDs get 0.3" not in opened(store, "L.K.").form.questions


def test_nothing_stands_there_without_a_record_behind_it(empty_workbook: Store) -> None:
    store = empty_workbook
    assert preparation.strongest_points(store) == ()


def test_weaker_lines_only_fill_up_to_three(sample_workbook: Store) -> None:
    store = sample_workbook
    for title in ("Structured feedback form for residents", "Sepsis resuscitation: first hour"):
        (activity,) = store.db.execute("SELECT id FROM activity WHERE title = ?", (title,)).fetchone()
        put_in_trash(store, "activity", [activity], "activity.trash")
    assert [line.partition(":")[0] for line in preparation.strongest_points(store)] == [
        "Scripted bedside teaching rounds",
        "Structured feedback form for residents",
        "Rapid-response in-situ simulation",
    ]


def test_without_evaluations_those_reached_are_said_with_their_formula(sample_workbook: Store) -> None:
    store = sample_workbook
    put_in_trash(
        store, "evaluation", [row[0] for row in store.db.execute("SELECT id FROM evaluation")], "evaluation.trash"
    )
    lines = preparation.strongest_points(store)
    assert lines[0].startswith("Structured feedback form for residents: 32 of 41 rotations")
    assert len(lines) == 3
    assert all("learner contacts (" in line for line in lines[1:])


def test_saving_keeps_what_was_typed_as_one_action_and_forgets_the_draft(sample_workbook: Store) -> None:
    store, before = sample_workbook, conversation_with(sample_workbook, "L.K.")
    drafts.save_draft(store, PREPARATION_FORM, before.id, "{}")
    form = PreparationForm("One\nTwo  ", "", "What next?", "")
    found = preparation.save_preparation(store, before.id, form, TODAY, [(PREPARATION_FORM, before.id)])
    assert isinstance(found, Conversation)
    assert (found.prepared, found.points, found.clear_ask) == (TODAY, "One\nTwo", "What next?")
    assert found.meeting_day == before.meeting_day
    assert opened(store, "L.K.").form.points == "One\nTwo", "what was saved is not filled in again"
    assert drafts.read_drafts(store) == ()
    history.undo(store)
    assert conversation_with(store, "L.K.") == before


def test_an_empty_sheet_and_control_characters_get_a_sentence(sample_workbook: Store) -> None:
    talk = conversation_with(sample_workbook, "L.K.")
    for form, field in ((PreparationForm(), "points"), (PreparationForm(questions="\x1b[2J"), "questions")):
        found = preparation.save_preparation(sample_workbook, talk.id, form, TODAY)
        assert isinstance(found, tuple)
        assert [problem.field for problem in found] == [field]


def test_a_conversation_that_was_held_keeps_its_sheet_and_its_day(sample_workbook: Store) -> None:
    store = sample_workbook
    known = opened(store, "R.T.")
    assert known.form.points.startswith("Student clinic half-day")
    preparation.save_preparation(store, known.conversation.id, PreparationForm("Other"), TODAY)
    assert conversation_with(store, "R.T.").prepared == date(2026, 2, 24)


def test_what_was_said_before_stands_beside_the_next_sheet(sample_workbook: Store) -> None:
    store, before = sample_workbook, conversation_with(sample_workbook, "R.T.")
    with store.transaction("conversation.ask") as batch:
        (last,) = store.db.execute("SELECT max(id) FROM conversation").fetchone()
        CONVERSATION.insert(store.db, [Conversation(uuid7(batch.at, after=last), before.contact, asked=TODAY)])
    found = opened(store, "R.T.")
    assert [earlier.advice for earlier in found.earlier] == [before.advice]
    assert found.form.points, "a new conversation begins with a sheet of its own"


def test_a_conversation_that_is_gone_is_said_to_be(sample_workbook: Store) -> None:
    talk = conversation_with(sample_workbook, "L.K.")
    put_in_trash(sample_workbook, "conversation", [talk.id], "conversation.trash")
    with pytest.raises(NotFound):
        preparation.open_conversation(sample_workbook, talk.id)
    with pytest.raises(NotFound):
        preparation.save_preparation(sample_workbook, talk.id, PreparationForm("One"), TODAY)
