"""The after-note: one save is one action, whatever follows from it, and one undo takes all of it back."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.contact import Contact
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.learned import BearsOn, Topic
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role
from pivot_tui.store.people import acquaintances
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, INCUMBENT, LEARNED
from pivot_tui.workbook import after_note, drafts, history
from pivot_tui.workbook.after_note import AFTER_NOTE_FORM, AfterNoteForm, ReadNote

TODAY = date(2026, 3, 13)


def talk_with(store: Store, who: str) -> tuple[Conversation, Contact]:
    """The newest conversation with somebody, and who it is."""
    known = next(known for known in acquaintances(store) if known.contact.who == who)
    assert known.newest is not None
    return known.newest, known.contact


def written(store: Store, who: str = "L.K.", **fields: str) -> ReadNote | tuple[Problem, ...]:
    """Save a note with some fields changed."""
    talk, contact = talk_with(store, who)
    form = replace(after_note.form_of(talk, contact, TODAY), **fields)
    return after_note.save_after_note(store, talk.id, form, TODAY, [(AFTER_NOTE_FORM, talk.id)])


def test_one_save_is_one_action_and_one_undo(sample_workbook: Store) -> None:
    store = sample_workbook
    before = talk_with(store, "L.K.")
    tables = (CONTACT, CONVERSATION, LEARNED, INCUMBENT)
    rows = [list(table.select(store.db, "ORDER BY id")) for table in tables]
    drafts.save_draft(store, AFTER_NOTE_FORM, before[0].id, "{}")
    found = written(
        store,
        minutes="20",
        advice="Write it up",
        next_step=" Send the  outline ",
        next_due="in 2 weeks",
        learned="APDs keep 0.2 @residency +time\nThe dean decides",
        who_else="D.F.",
        thanked="yes",
        write_again="in 3 months",
        mentor="yes",
        knows_goals="yes",
        title="Associate program director",
        role="residency",
        promised="12",
        real="8:30",
    )
    assert isinstance(found, ReadNote)
    talk, contact = talk_with(store, "L.K.")
    assert (talk.held, talk.spoken_minutes, talk.noted, talk.thanked) == (TODAY, 20, TODAY, TODAY)
    assert (talk.advice, talk.who_else, talk.write_again) == ("Write it up", "D.F.", date(2026, 6, 13))
    assert (contact.next_step, contact.next_due) == ("Send the outline", date(2026, 3, 27))
    assert (contact.mentor, contact.knows_goals, contact.would_advocate) == (True, True, None)
    learned = after_note.learned_in(store, talk.id)
    assert [(one.text, one.bears_on, one.role, one.topic, one.day, one.contact) for one in learned] == [
        ("APDs keep 0.2", BearsOn.ROLE, Role.RESIDENCY, Topic.PROTECTED_TIME, TODAY, contact.id),
        ("The dean decides", BearsOn.PLACE, None, Topic.OTHER, TODAY, contact.id),
    ]
    ledger = next(INCUMBENT.select(store.db, "ORDER BY n DESC LIMIT 1"))
    assert (ledger.promised_minutes, ledger.real_minutes, ledger.role) == (720, 510, Role.RESIDENCY)
    assert ledger.contact == contact.id
    assert drafts.read_drafts(store) == ()
    history.undo(store)
    assert [list(table.select(store.db, "ORDER BY id")) for table in tables] == rows


def test_what_is_not_touched_stays_as_it_is(sample_workbook: Store) -> None:
    store = sample_workbook
    before, contact = talk_with(store, "R.T.")
    assert isinstance(written(store, "R.T.", advice="Shorter now"), ReadNote)
    assert talk_with(store, "R.T.") == (replace(before, advice="Shorter now"), contact)


def test_a_new_next_step_wakes_what_was_put_off(sample_workbook: Store) -> None:
    store = sample_workbook
    assert talk_with(store, "A.W.")[1].snoozed_to is not None
    written(store, "A.W.", next_step="Ask about the course", next_due="2026-03-20")
    assert talk_with(store, "A.W.")[1].snoozed_to is None


def test_a_real_figure_that_is_not_known_stays_open(sample_workbook: Store) -> None:
    written(sample_workbook, title="Vice chair", promised="16")
    assert next(INCUMBENT.select(sample_workbook.db, "ORDER BY n DESC LIMIT 1")).real_minutes is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"held": ""}, "held"),
        ({"held": "2026-03-14"}, "held"),
        ({"held": "some day"}, "held"),
        ({"minutes": "ten"}, "minutes"),
        ({"next_due": "in 2 weeks"}, "next_step"),
        ({"next_step": "Send it", "next_due": "2026-02-31"}, "next_due"),
        ({"write_again": "soon"}, "write_again"),
        ({"learned": "Words @nowhere"}, "learned"),
        ({"promised": "12"}, "title"),
        ({"title": "APD"}, "promised"),
        ({"title": "APD", "promised": "many"}, "promised"),
        ({"title": "APD", "promised": "12", "real": "200"}, "real"),
        ({"advice": "\x1b[2J"}, "advice"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_saves_nothing(
    sample_workbook: Store, fields: dict[str, str], field: str
) -> None:
    before = talk_with(sample_workbook, "L.K.")
    found = written(sample_workbook, **fields)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == [field]
    assert talk_with(sample_workbook, "L.K.") == before


def test_taking_the_thanks_back_and_the_open_flag_are_said_as_they_are(sample_workbook: Store) -> None:
    written(sample_workbook, "R.T.", thanked="no", mentor="")
    talk, contact = talk_with(sample_workbook, "R.T.")
    assert talk.thanked is None
    assert contact.mentor is None


def test_an_empty_note_is_a_note(sample_workbook: Store) -> None:
    form = AfterNoteForm(held="today")
    talk, _ = talk_with(sample_workbook, "L.K.")
    assert isinstance(after_note.save_after_note(sample_workbook, talk.id, form, TODAY), ReadNote)
    assert talk_with(sample_workbook, "L.K.")[0].noted == TODAY
