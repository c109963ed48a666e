"""What was learned: newest first, said by somebody, and its form from typing to the trash."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.learned import BearsOn, Learned, Topic
from pivot_tui.domain.role import Role
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook import Store, learned
from pivot_tui.workbook.learned import LearnedForm

TODAY = date(2026, 3, 13)


def test_the_sample_learned_three_things_newest_first(sample_workbook: Store) -> None:
    found = learned.learned(sample_workbook)
    assert [(one.who, one.learned.topic, one.learned.role) for one in found] == [
        ("M.O.", Topic.PROTECTED_TIME, Role.RESIDENCY),
        ("S.B.", Topic.MONEY, Role.SIMULATION),
        ("R.T.", Topic.OPENING, Role.CLERKSHIP),
    ]
    assert learned.learned(sample_workbook, BearsOn.PLACE) == ()
    assert learned.learned(sample_workbook, BearsOn.ROLE) == found


def test_a_form_becomes_what_was_learned_and_its_form_again(sample_workbook: Store) -> None:
    form = LearnedForm(" Nights count double ", "offer", "money", "s.b", "jul 2027", "The  one downtown", "on tue")
    found = learned.save_learned(sample_workbook, form, TODAY)
    assert isinstance(found, Learned)
    assert (found.bears_on, found.role, found.offer, found.month) == (
        BearsOn.OFFER, None, "The one downtown", date(2027, 7, 1),
    )  # fmt: skip
    assert learned.form_of(found, "S.B.") == LearnedForm(
        "Nights count double", "offer", "money", "S.B.", "July 2027", "The one downtown", "2026-03-10"
    )


def test_an_offer_that_is_no_longer_meant_is_forgotten(empty_workbook: Store) -> None:
    form = LearnedForm("words", Role.SCHOLAR.value, offer="The one downtown")
    found = learned.save_learned(empty_workbook, form, TODAY)
    assert isinstance(found, Learned)
    assert (found.bears_on, found.role, found.offer, found.day) == (BearsOn.ROLE, Role.SCHOLAR, "", TODAY)


def test_the_day_is_typed_as_in_every_other_form_about_people(empty_workbook: Store) -> None:
    found = learned.save_learned(empty_workbook, LearnedForm("words", day="wed"), TODAY)
    assert isinstance(found, Learned)
    assert found.day == date(2026, 3, 11)


def test_each_thing_that_is_wrong_is_said_at_its_field(sample_workbook: Store) -> None:
    wrong = learned.save_learned(
        sample_workbook, LearnedForm("", "offer", "money", "Q.Q.", "soon", "", "some day"), TODAY
    )
    assert not isinstance(wrong, Learned)
    assert [problem.field for problem in wrong] == ["text", "day", "month", "who"]
    no_offer = learned.save_learned(sample_workbook, LearnedForm("words", "offer"), TODAY)
    assert not isinstance(no_offer, Learned)
    assert [problem.field for problem in no_offer] == ["offer"]
    assert len(learned.learned(sample_workbook)) == 3


def test_equal_initials_are_asked_about_and_stay_as_they_were_known(sample_workbook: Store) -> None:
    one = learned.learned(sample_workbook)[-1].learned
    with sample_workbook.transaction("contact.add"):
        CONTACT.insert(sample_workbook.db, [Contact("another", "R.T.", ContactType.PEER)])
    form = learned.form_of(one, "R.T.")
    new = learned.save_learned(sample_workbook, form, TODAY)
    assert not isinstance(new, Learned)
    assert [problem.field for problem in new] == ["who"]
    changed = learned.save_learned(sample_workbook, replace(form, month="August 2027"), TODAY, one.id)
    assert isinstance(changed, Learned)
    assert (changed.contact, changed.conversation, changed.month) == (one.contact, one.conversation, date(2027, 8, 1))


def test_what_was_learned_stays_when_who_said_it_goes(sample_workbook: Store) -> None:
    with sample_workbook.transaction("contact.trash"):
        sample_workbook.db.execute("DELETE FROM contact")
    assert [one.who for one in learned.learned(sample_workbook)] == ["", "", ""]


def test_what_has_gone_is_said(sample_workbook: Store) -> None:
    one = learned.learned(sample_workbook)[0]
    assert learned.trash_learned(sample_workbook, one.id) == 1
    with pytest.raises(NotFound):
        learned.find(sample_workbook, one.id)
    assert len(learned.learned(sample_workbook)) == 2
