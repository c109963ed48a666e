"""Nonsense in every field of every form of People: a sentence at the field, or saved as typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from tests.workbook.test_nonsense_in_portfolio_forms import NONSENSE, all_of, typed_in

from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.preparation import PreparationForm
from pivot_tui.domain.problems import Problem
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION, INCUMBENT, LEARNED, SEEN_WORK
from pivot_tui.workbook import (
    after_note,
    contact_export,
    contacts,
    conversation_forms,
    conversations,
    follow_ups,
    history,
    learned,
    ledger,
    messages,
    people,
    preparation,
    today,
    who_you_have_met,
)
from pivot_tui.workbook.after_note import AfterNoteForm, ReadNote
from pivot_tui.workbook.contact_form import ContactForm, SeenForm, read_rest
from pivot_tui.workbook.conversation_forms import DaysForm, MetForm, ScheduleForm
from pivot_tui.workbook.learned import LearnedForm
from pivot_tui.workbook.ledger import IncumbentForm
from pivot_tui.workbook.messages import AskForm

HUGE = "0123456789 [/]" * 7_200
"""A hundred thousand characters, with markup among them."""


class Form(NamedTuple):
    """A form as this test fills it in.

    Attributes:
        good: Fields that are saved as they are.
        save: Saves the form for a contact and a conversation.
        table: Where the record goes.
    """

    good: Any
    save: Callable[[Store, Any, Now, str, str], Any]
    table: Table[Any]


def _noted(store: Store, form: AfterNoteForm, now: Now, _: str, talk: str) -> Any:
    found = after_note.save_after_note(store, talk, form, now.day)
    return found.conversation if isinstance(found, ReadNote) else found


FORMS = {
    "contact": Form(
        ContactForm("Z.Z.", next_step="write"),
        lambda store, form, now, *_: contacts.save_contact(store, form, now.day, keep_name=True),
        CONTACT,
    ),
    "seen": Form(
        SeenForm("a talk", "yesterday"),
        lambda store, form, now, contact, _: contacts.save_seen(store, form, contact, now.day),
        SEEN_WORK,
    ),
    "ask": Form(
        AskForm("teaching", "simulation", "Friday", "Dear colleague"),
        lambda store, form, now, contact, _: conversation_forms.save_ask(store, contact, form, form.message, now.day),
        CONVERSATION,
    ),
    "schedule": Form(
        ScheduleForm("2026-03-20", "14:00", "her office"),
        lambda store, form, now, contact, _: conversation_forms.save_schedule(store, contact, form, now.day),
        CONVERSATION,
    ),
    "met": Form(
        MetForm("20", "today"),
        lambda store, form, now, contact, _: conversation_forms.save_met(store, contact, form, now),
        CONVERSATION,
    ),
    "days": Form(
        DaysForm(asked="2026-03-01"),
        lambda store, form, now, _, talk: conversation_forms.save_days(store, talk, form, now.day),
        CONVERSATION,
    ),
    "sheet": Form(
        PreparationForm("one", "two", "three", "four"),
        lambda store, form, now, _, talk: preparation.save_preparation(store, talk, form, now.day),
        CONVERSATION,
    ),
    "note": Form(
        AfterNoteForm("2026-03-12", "20", "ask early", "write", title="APD", promised="8", real="5"),
        _noted,
        CONVERSATION,
    ),
    "learned": Form(
        LearnedForm("They meet in May.", bears="offer", offer="The one"),
        lambda store, form, now, *_: learned.save_learned(store, form, now.day),
        LEARNED,
    ),
    "ledger": Form(
        IncumbentForm("APD", promised="8", real="5"),
        lambda store, form, now, *_: ledger.save_incumbent(store, form, now.day),
        INCUMBENT,
    ),
}
CHOSEN = ("type", "controls", "mentor", "knows_goals", "would_advocate", "role", "topic", "bears", "thanked")
"""Fields in which something is chosen, not typed."""
CASES = [(kind, name) for kind, form in FORMS.items() for name in typed_in(form.good) if name not in CHOSEN]
NOT_AS_TYPED = {("seen", "activity"), ("seen", "what"), ("days", "meeting_time"), ("schedule", "meeting_time")}
"""Where words stand for something else: a title for its activity, and 9 for 09:00."""
TEXTS = (CONTACT, CONVERSATION, SEEN_WORK, LEARNED, INCUMBENT)


def look_at_all(store: Store, now: Now) -> None:
    """Read everything that shows people."""
    contacts.listed(store, now.day)
    conversations.threads(store, now.day)
    follow_ups.overdue_and_due(store, now.day)
    who_you_have_met.read(store)
    learned.learned(store)
    ledger.ledger(store)
    people.read(store, now.day)
    today.read(store, now)
    "".join(contact_export.cards(store))
    for contact in all_of(store, CONTACT):
        messages.begun_ask(store, contact)
        messages.ask_message(AskForm("{x}", "{0}", "{"), contact.who)
        for talk in conversations.conversations_with(store, contact.id):
            messages.follow_up_message(talk, contact.who)
            messages.thanks_message(talk, contact, now.day)
            preparation.open_conversation(store, talk.id)
    for action in history.actions(store):
        history.changes_of(store, action)


@pytest.mark.parametrize(("kind", "name"), CASES, ids=str)
def test_nonsense_is_refused_in_a_sentence_or_kept_as_typed(
    sample_workbook: Store, now: Now, kind: str, name: str
) -> None:
    form, store = FORMS[kind], sample_workbook
    talk = conversations.meet(store, all_of(store, CONTACT)[0].id, now.day, None, now)
    looked_at: set[Any] = set()
    for words in (*NONSENSE, HUGE):
        before = all_of(store, form.table)
        try:
            found = form.save(store, replace(form.good, **{name: words}), now, talk.contact, talk.id)
        except (InvalidRecord, NotFound) as fault:
            found = (Problem(name, fault.sentence),)
        after = all_of(store, form.table)
        if isinstance(found, tuple):
            assert after == before, words
            at = [problem.field for problem in found]
            assert len(set(at)) == len(at), (words, found)
            assert set(at) <= set(form.good.__slots__), (words, found)
            assert all(isinstance(problem, Problem) and problem.sentence.endswith(".") for problem in found), found
            continue
        assert found in after, words
        kept = getattr(found, name, None)
        if isinstance(kept, str) and (kind, name) not in NOT_AS_TYPED:
            assert " ".join(kept.split()) == " ".join(words.split()), words
        for table in TEXTS:
            for record in set(all_of(store, table)) - looked_at:
                looked_at.add(record)
                for column in table.columns:
                    value = getattr(record, column.name)
                    texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
                    assert not any(text and text.strip() and text_problem(text) for text in texts), (column.name, words)
    look_at_all(store, now)


@pytest.mark.parametrize("words", NONSENSE)
def test_nonsense_never_lets_anything_rest_until_a_day_that_has_been(now: Now, words: str) -> None:
    found = read_rest(words, now.day)
    assert found is None or isinstance(found, Problem) or found > now.day
