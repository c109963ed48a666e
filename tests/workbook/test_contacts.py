"""Contacts in the workbook: saved from a form, found by a few letters, done, put off, trashed, and taken back."""

import dataclasses
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.contact import Contact, ContactType, SeenWork
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.problems import Problem
from pivot_tui.store.store import Store
from pivot_tui.workbook import contacts, conversations, history
from pivot_tui.workbook.contact_form import ContactForm, SeenForm, form_of, read_form, read_rest, read_type
from pivot_tui.workbook.contacts import find_contact, save_contact, save_seen

TODAY = date(2026, 3, 13)


def add(store: Store, who: str, kind: ContactType = ContactType.PEER, **fields: str) -> Contact:
    """A contact, saved from its form."""
    found = save_contact(store, ContactForm(who=who, type=kind.value, **fields), TODAY, keep_name=True)
    assert isinstance(found, Contact)
    return found


def fields(found: object) -> list[str]:
    """The fields that something is wrong with."""
    assert isinstance(found, tuple)
    return [problem.field for problem in found]


def test_everybody_is_listed_with_what_is_due_soonest_first(sample_workbook: Store) -> None:
    found = contacts.listed(sample_workbook, TODAY)

    assert [one.known.contact.who for one in found] == ["M.O.", "A.W.", "D.F.", "R.T.", "L.K.", "S.B."]
    assert [one.known.contact.who for one in found if one.due and one.due.is_overdue(TODAY)] == ["M.O."]


@pytest.mark.parametrize("words", ["L.K.", "lk", " l.k", "L", "l k"])
def test_somebody_is_found_by_a_few_letters(sample_workbook: Store, words: str) -> None:
    assert find_contact(sample_workbook, words).who == "L.K."


def test_a_full_name_is_found_by_its_initials_and_its_beginning(empty_workbook: Store) -> None:
    add(empty_workbook, "Jordan Avery")

    assert {find_contact(empty_workbook, words).who for words in ("ja", "jordan", "Jordan  avery")} == {"Jordan Avery"}


def test_initials_go_before_a_beginning(empty_workbook: Store) -> None:
    add(empty_workbook, "L.K.")
    add(empty_workbook, "L.K.M.")

    assert find_contact(empty_workbook, "lk").who == "L.K."
    assert find_contact(empty_workbook, "lkm").who == "L.K.M."


def test_several_who_could_be_meant_are_named(empty_workbook: Store) -> None:
    add(empty_workbook, "L.K.", ContactType.MENTOR)
    add(empty_workbook, "L.K.M.")
    add(empty_workbook, "L.B.")

    with pytest.raises(NotFound) as said:
        find_contact(empty_workbook, "l")
    assert said.value.sentence == (
        "That could be L.B. (peer), L.K. (mentor) or L.K.M. (peer); add a word, such as what they are."
    )
    assert find_contact(empty_workbook, "l mentor").who == "L.K."


@pytest.mark.parametrize("words", ["", "zz", "...", "[/]"])
def test_nobody_is_found_and_the_others_are_named(sample_workbook: Store, words: str) -> None:
    with pytest.raises(NotFound) as said:
        find_contact(sample_workbook, words)
    assert "L.K. (vice chair for education)" in said.value.sentence


def test_a_full_name_is_asked_about_before_it_is_kept(empty_workbook: Store) -> None:
    form = ContactForm(who="Jordan Avery", next_due="nonsense")

    asked = save_contact(empty_workbook, form, TODAY)
    assert isinstance(asked, tuple)
    assert fields(asked) == ["who", "next_due"]
    assert "J.A. would do" in asked[0].sentence
    assert contacts.contacts(empty_workbook) == ()

    kept = add(empty_workbook, "Jordan Avery")
    again = save_contact(empty_workbook, ContactForm(who="Jordan Avery", position="Dean"), TODAY, kept.id)
    assert isinstance(again, Contact)
    assert again.position == "Dean"


def test_what_the_form_does_not_show_stays(sample_workbook: Store) -> None:
    before = find_contact(sample_workbook, "aw")

    after = save_contact(sample_workbook, form_of(before), TODAY, before.id)

    assert before.snoozed_to == date(2026, 3, 15)
    assert after == before


def test_another_next_step_does_not_rest_because_the_one_before_did(sample_workbook: Store) -> None:
    before = find_contact(sample_workbook, "aw")
    form = ContactForm(who="A.W.", type="external", next_step="Write", next_due="tomorrow")

    after = save_contact(sample_workbook, form, TODAY, before.id)

    assert isinstance(after, Contact)
    assert (after.next_due, after.snoozed_to) == (date(2026, 3, 14), None)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"who": " "}, "who"),
        ({"next_due": "2026-02-30"}, "next_due"),
        ({"next_due": "tue"}, "next_step"),
        ({"wished_days": "often"}, "wished_days"),
        ({"longest_days": "-3"}, "longest_days"),
        ({"wished_days": "9" * 5000}, "wished_days"),
        ({"in_touch": "2027-01-01"}, "in_touch"),
        ({"tags": "1st"}, "tags"),
    ],
)
def test_nonsense_gets_a_sentence_at_its_field(typed: dict[str, str], wrong: str) -> None:
    assert fields(read_form(ContactForm(**{"who": "L.K.", **typed}), TODAY, "c1")) == [wrong]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=30), min_size=13, max_size=13))
def test_whatever_is_typed_becomes_a_contact_or_sentences(texts: list[str]) -> None:
    fixed = ("type", "mentor", "knows_goals", "would_advocate", "in_touch")
    names = [field.name for field in dataclasses.fields(ContactForm) if field.name not in fixed]
    found = read_form(ContactForm(**dict(zip(names, texts, strict=True))), TODAY, "c1")
    assert isinstance(found, Contact) or all(isinstance(problem, Problem) for problem in found)


def test_done_and_snooze_are_one_undo_each(sample_workbook: Store) -> None:
    before = find_contact(sample_workbook, "mo")

    done = contacts.done(sample_workbook, before.id, TODAY)
    assert (done.next_step, done.next_due, done.in_touch) == ("", None, TODAY)
    contacts.snooze(sample_workbook, before.id, date(2026, 4, 1))
    history.undo(sample_workbook)
    history.undo(sample_workbook)

    assert find_contact(sample_workbook, "mo") == before


def test_the_trash_takes_and_gives_back_conversations_and_what_was_seen(sample_workbook: Store) -> None:
    rt = find_contact(sample_workbook, "rt")
    known, seen = conversations.known_person(sample_workbook, rt.id), contacts.seen_by(sample_workbook, rt.id)

    assert contacts.trash_contacts(sample_workbook, [rt.id]) == 1
    with pytest.raises(NotFound):
        conversations.known_person(sample_workbook, rt.id)
    history.undo(sample_workbook)

    assert conversations.known_person(sample_workbook, rt.id) == known
    assert contacts.seen_by(sample_workbook, rt.id) == seen != ()


def test_what_they_have_seen_leads_to_the_activity(sample_workbook: Store) -> None:
    lk = find_contact(sample_workbook, "lk")
    title = next(iter(contacts.activity_titles(sample_workbook).values()))

    found = save_seen(sample_workbook, SeenForm(day="yesterday", activity=title.upper()), lk.id, TODAY)

    assert isinstance(found, SeenWork)
    assert (found.what, found.day, found.activity is not None) == (title, date(2026, 3, 12), True)
    assert conversations.known_person(sample_workbook, lk.id).last_contact == date(2026, 3, 12)
    wrong = save_seen(sample_workbook, SeenForm("x", "2026-03-14", "no such title"), lk.id, TODAY)
    assert fields(wrong) == ["activity"]
    assert contacts.trash_seen(sample_workbook, [found.id]) == 1
    assert contacts.seen_by(sample_workbook, lk.id) == ()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("vice chair", ContactType.VICE_CHAIR),
        ("UME director", ContactType.UME_DIRECTOR),
        ("pd", ContactType.PROGRAM_DIRECTOR),
        ("program director", ContactType.PROGRAM_DIRECTOR),
        ("sim", ContactType.SIMULATION_DIRECTOR),
        ("elsewhere", ContactType.EXTERNAL),
        ("director", None),
        ("", None),
        ("astronaut", None),
    ],
)
def test_types_are_named_in_a_word_or_two(typed: str, kind: ContactType | None) -> None:
    assert read_type(typed) is kind


def test_a_rest_ends_on_a_day_to_come() -> None:
    assert read_rest("in 1 week", TODAY) == date(2026, 3, 20)
    assert read_rest(" ", TODAY) is None
    assert isinstance(read_rest("today", TODAY), Problem)
    assert isinstance(read_rest("soon", TODAY), Problem)
