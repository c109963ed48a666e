"""What is due with people: the sample's figures, conversations that wait, and what was said last."""

from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.days import Now
from pivot_tui.domain.follow_up import ask_again_from
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.people import acquaintances
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT, CONVERSATION
from pivot_tui.workbook import follow_ups, today
from pivot_tui.workbook.next_thing import NextAct

FRIDAY = date(2026, 3, 13)


def add_contact(store: Store, who: str = "E.V.", **values: Any) -> str:
    """A contact with the fields that matter; its id."""
    identifier = uuid7(store.clock())
    with store.transaction("contact.add"):
        CONTACT.insert(store.db, [Contact(identifier, who, ContactType.PROGRAM_DIRECTOR, **values)])
    return identifier


def add_talk(store: Store, contact: str, **values: Any) -> str:
    """A conversation with the fields that matter; its id."""
    identifier = uuid7(store.clock())
    with store.transaction("conversation.edit"):
        CONVERSATION.insert(store.db, [Conversation(identifier, contact, **values)])
    return identifier


def test_the_sample_has_one_person_overdue_and_four_within_two_weeks(sample_workbook: Store) -> None:
    late, *soon = follow_ups.overdue_and_due(sample_workbook, FRIDAY)
    assert (late.contact.who, late.days_overdue(FRIDAY)) == ("M.O.", 2)
    assert [(due.contact.who, due.shown_day.day) for due in soon if not due.is_overdue(FRIDAY)] == [
        ("A.W.", 15),
        ("D.F.", 18),
        ("R.T.", 20),
        ("L.K.", 24),
    ]
    nearer = follow_ups.overdue_and_due(sample_workbook, FRIDAY, 5)
    assert [due.contact.who for due in nearer] == ["M.O.", "A.W.", "D.F."]


def test_the_samples_colleague_is_not_asked_again_before_the_end_of_april(sample_workbook: Store) -> None:
    (known,) = (known for known in acquaintances(sample_workbook) if known.contact.who == "A.W.")
    assert ask_again_from(known, FRIDAY) == date(2026, 4, 23)


def test_the_days_of_what_is_due_are_said_as_one_would(sample_workbook: Store) -> None:
    found = follow_ups.overdue_and_due(sample_workbook, FRIDAY)
    assert [follow_ups.say_due_day(due, FRIDAY) for due in found[:2]] == ["2 days late", "15 Mar"]
    assert follow_ups.say_due_day(found[1], date(2026, 3, 15)) == "today"
    assert follow_ups.say_due_day(found[0], date(2026, 3, 12)) == "1 day late"


def test_the_last_three_notes_come_newest_first(empty_workbook: Store) -> None:
    contact = add_contact(empty_workbook)
    for month in (5, 1, 9, 7):
        add_talk(empty_workbook, contact, held=date(2025, month, 1), advice=f"said in month {month}")
    add_talk(empty_workbook, contact, held=date(2025, 12, 1))
    assert follow_ups.last_notes(empty_workbook, contact) == (
        "1 Sep 2025  said in month 9",
        "1 Jul 2025  said in month 7",
        "1 May 2025  said in month 5",
    )
    assert follow_ups.last_notes(empty_workbook, "nobody") == ()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"meeting_day": date(2026, 3, 16)}, "20 minutes with E.V., Monday 16 March"),
        (
            {"meeting_day": date(2026, 3, 15), "meeting_time": "14:30", "prepared": FRIDAY},
            "20 minutes with E.V., Sunday 15 March, 14:30",
        ),
        ({"held": date(2026, 3, 12)}, "Write down what E.V. said"),
        ({"held": date(2026, 3, 2), "noted": date(2026, 3, 2)}, "Thank E.V."),
        ({"meeting_day": FRIDAY}, "20 minutes with E.V., today"),
        ({"meeting_day": date(2026, 3, 10)}, "Did you meet E.V. on Tuesday 10 March?"),
    ],
)
def test_the_next_act_of_a_conversation_within_three_days_is_next(
    empty_workbook: Store, now: Now, values: dict[str, Any], sentence: str
) -> None:
    talk = add_talk(empty_workbook, add_contact(empty_workbook), **values)
    found = today.read(empty_workbook, now).next
    assert (found.act, found.sentence, found.key, found.record) == (
        NextAct.OPEN_CONVERSATION,
        sentence,
        "Open the conversation",
        talk,
    )


@pytest.mark.parametrize(
    "values",
    [
        {"meeting_day": date(2026, 3, 17)},
        {"held": date(2026, 2, 26)},
        {"held": FRIDAY, "noted": FRIDAY, "thanked": FRIDAY},
        {"meeting_day": date(2026, 3, 14), "declined": FRIDAY},
    ],
)
def test_a_conversation_that_is_far_or_over_waits_in_silence(empty_workbook: Store, values: dict[str, Any]) -> None:
    add_talk(empty_workbook, add_contact(empty_workbook), **values)
    assert follow_ups.conversation_that_waits(empty_workbook, FRIDAY) is None


@pytest.mark.parametrize(
    ("person", "talk", "sentence", "detail"),
    [
        (
            {"next_step": "Send the page\nand more", "next_due": FRIDAY},
            {},
            "E.V.: Send the page",
            "You said today.",
        ),
        (
            {"next_step": "Send it", "next_due": date(2026, 3, 2), "snoozed_to": FRIDAY},
            {},
            "E.V.: Send it",
            "Put off to today.",
        ),
        (
            {},
            {"asked": date(2026, 2, 27)},
            "Write one follow-up to E.V.",
            "You asked on Friday 27 February; after this one, let it rest.",
        ),
        (
            {},
            {"held": date(2026, 1, 5), "advice": "Come to rounds", "write_again": FRIDAY},
            "Write to E.V. again",
            "5 Jan 2026  Come to rounds",
        ),
        (
            {"wished_days": 30, "in_touch": date(2026, 2, 11)},
            {},
            "Be in touch with E.V. again",
            "A line on what came of it is enough.",
        ),
    ],
)
def test_what_is_due_today_is_next_and_says_why(
    empty_workbook: Store, now: Now, person: dict[str, Any], talk: dict[str, Any], sentence: str, detail: str
) -> None:
    contact = add_contact(empty_workbook, **person)
    if talk:
        add_talk(empty_workbook, contact, **talk)
    found = today.read(empty_workbook, now).next
    assert (found.act, found.sentence, found.detail, found.record) == (
        NextAct.OPEN_CONTACT,
        sentence,
        detail,
        contact,
    )


def test_a_running_clock_comes_before_everything_but_a_draft(sample_workbook: Store, now: Now) -> None:
    with sample_workbook.transaction("conversation.start"):
        sample_workbook.db.execute(
            "UPDATE conversation SET clock_started = '2026-03-13T18:30:00Z' WHERE meeting_day = '2026-03-24'"
        )
    found = today.read(sample_workbook, now).next
    assert (found.act, found.sentence) == (NextAct.OPEN_CONVERSATION, "The clock is running with L.K.")


def test_what_is_due_today_comes_before_thanking_for_a_conversation(empty_workbook: Store, now: Now) -> None:
    add_talk(empty_workbook, add_contact(empty_workbook, "A.A."), held=FRIDAY, noted=FRIDAY)
    add_contact(empty_workbook, "B.B.", next_step="Call", next_due=FRIDAY)
    assert today.read(empty_workbook, now).next.sentence == "B.B.: Call"


def test_a_note_that_is_still_to_be_written_comes_before_what_is_overdue(sample_workbook: Store, now: Now) -> None:
    dean = add_contact(sample_workbook)
    add_talk(sample_workbook, dean, held=date(2026, 3, 11), noted=date(2026, 3, 11))
    assert today.read(sample_workbook, now).next.sentence == "M.O.: Send the one-page CV"
    talk = add_talk(sample_workbook, add_contact(sample_workbook, "V.C."), held=FRIDAY, spoken_minutes=20)
    found = today.read(sample_workbook, now).next
    assert (found.act, found.sentence, found.record) == (
        NextAct.OPEN_CONVERSATION,
        "Write down what V.C. said",
        talk,
    )
