"""The trash, the versions and erasing for good, for people and what belongs to them, in the words the user reads."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.workbook.test_history_of_the_portfolio import changed

from pivot_tui import store as stores
from pivot_tui.domain.contact import Contact, ContactType, SeenWork
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.export_profile import Profile
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.learned import BearsOn, Learned, Topic
from pivot_tui.domain.role import Role
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables import people
from pivot_tui.workbook import backups, contacts, conversations, drafts, history, links, search
from pivot_tui.workbook.portfolio_export import read_export
from pivot_tui.workbook.record_words import HIDDEN, field_name
from pivot_tui.workbook.roles_of_interest import roles_of_interest, tick_role
from pivot_tui.workbook.waiting_drafts import waiting

DAY = date(2026, 3, 11)
AT = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
WHO, OTHER, TALK, SEEN, SAID, LINE = (uuid7(AT.replace(minute=minute)) for minute in range(6))
KNOWN = Contact(WHO, "Q.R.", ContactType.MENTOR, next_step="send the heron page", email="heron@example.org")
SPOKEN = Conversation(TALK, WHO, asked=DAY, message="May I ask about herons", held=DAY, advice="watch the heron")
RECORDS: list[tuple[Any, Any]] = [
    (people.CONTACT, KNOWN),
    (people.CONTACT, Contact(OTHER, "S.T.", ContactType.PEER)),
    (people.CONVERSATION, SPOKEN),
    (people.SEEN_WORK, SeenWork(SEEN, WHO, DAY, "the heron talk")),
    (people.LEARNED, Learned(SAID, "Herons are protected", DAY, contact=WHO, conversation=TALK)),
    (people.INCUMBENT, Incumbent(LINE, "Heron keeper", 480, DAY, contact=WHO)),
]


@pytest.fixture
def met(empty_workbook: Store) -> Store:
    """A workbook with two people, one of whom was met, saw something, and said two things."""
    with empty_workbook.transaction("contact.add"):
        for table, record in RECORDS:
            table.insert(empty_workbook.db, [record])
    return empty_workbook


def everything(store: Store) -> dict[str, list[Any]]:
    """All records of People, by table."""
    with store.reading() as db:
        tables = [table for table in vars(people).values() if isinstance(table, Table)]
        return {table.name: sorted(table.select(db), key=lambda one: one.id) for table in tables}


CHANGES: list[tuple[Any, Any, dict[str, Any], dict[str, tuple[str, str]]]] = [
    (
        people.CONTACT,
        KNOWN,
        {
            "type": ContactType.PROGRAM_DIRECTOR,
            "next_due": DAY,
            "snoozed_to": date(2026, 3, 20),
            "controls": ("residency", "clerkship"),
            "mentor": True,
            "knows_goals": False,
            "would_advocate": None,
            "wished_days": 0,
            "longest_days": 90,
            "in_touch": DAY,
            "tags": ("medicine",),
            "card_uid": "urn:uuid:1",
        },
        {
            "type": ("mentor", "residency or fellowship PD"),
            "by": ("not set", "2026-03-11"),
            "rests until": ("not set", "2026-03-20"),
            "has a say in": ("", "Residency leadership (APD, PD), Clerkship or block director"),
            "mentor": ("not set", "yes"),
            "knows the goals": ("not set", "no"),
            "days to the next time, wished": ("not set", "0"),
            "days to the next time, at most": ("not set", "90"),
            "last in touch": ("not set", "2026-03-11"),
            "tags": ("", "+medicine"),
        },
    ),
    (
        people.CONVERSATION,
        SPOKEN,
        {"meeting_day": DAY, "spoken_minutes": 22, "thanked": DAY, "write_again": date(2026, 6, 1), "who_else": "L.K."},
        {
            "agreed day": ("not set", "2026-03-11"),
            "minutes": ("not set", "22"),
            "thanked": ("not set", "2026-03-11"),
            "write again": ("not set", "2026-06-01"),
            "whom else to see": ("", "L.K."),
        },
    ),
    (people.SEEN_WORK, RECORDS[3][1], {"contact": OTHER}, {"contact": ("Q.R.", "S.T.")}),
    (
        people.LEARNED,
        RECORDS[4][1],
        {
            "topic": Topic.OPENING,
            "bears_on": BearsOn.ROLE,
            "role": Role.SIMULATION,
            "month": date(2027, 7, 1),
            "contact": None,
        },
        {
            "topic": ("something else", "an opening"),
            "bears on": ("place", "role"),
            "role": ("not set", "Simulation director or faculty"),
            "month": ("not set", "July 2027"),
            "contact": ("Q.R.", "not set"),
        },
    ),
    (
        people.INCUMBENT,
        RECORDS[5][1],
        {"promised_minutes": 495, "real_minutes": 305, "contact": None, "said_by": "A.B."},
        {
            "promised a week": ("8:00", "8:15"),
            "really a week": ("not set", "5:05"),
            "contact": ("Q.R.", "not set"),
            "said by": ("", "A.B."),
        },
    ),
]


@pytest.mark.parametrize(("table", "record", "fields", "said"), CHANGES, ids=[case[0].name for case in CHANGES])
def test_every_change_among_people_is_told_in_words(
    met: Store, table: Any, record: Any, fields: dict[str, Any], said: dict[str, tuple[str, str]]
) -> None:
    assert changed(met, table, record, **fields) == said


def test_no_field_of_people_shows_the_id_of_a_record_or_the_name_of_a_column() -> None:
    tables = [table for table in vars(people).values() if isinstance(table, Table)]
    shown = {field_name(column.name) for table in tables for column in table.columns} - HIDDEN
    assert [name for name in shown if "_" in name] == []


def test_somebody_goes_to_the_trash_and_comes_back_with_all_that_belongs_to_them(met: Store) -> None:
    before = everything(met)
    contacts.trash_contacts(met, [WHO])

    [item] = history.trash(met)
    assert (item.table, item.place, item.title) == ("contact", "contact", "Q.R.")
    left = everything(met)
    assert (left["conversation"], left["seen_work"]) == ([], [])
    assert [(one.contact, one.conversation) for one in left["learned"]] == [(None, None)]
    assert [one.contact for one in left["incumbent"]] == [None]

    history.restore(met, WHO)
    assert everything(met) == before
    assert history.trash(met) == ()


def test_a_conversation_in_the_trash_waits_for_the_person_and_gives_what_was_learned_its_source_again(
    met: Store,
) -> None:
    before = everything(met)
    conversations.trash_conversations(met, [TALK])
    contacts.trash_contacts(met, [WHO])
    assert [item.title for item in history.trash(met)] == ["Q.R.", "watch the heron"]

    with pytest.raises(NotFound) as refused:
        history.restore(met, TALK)

    assert refused.value.sentence == (
        "The contact it belongs to, “Q.R.”, is in the trash as well; bring that back first."
    )
    history.restore(met, WHO)
    history.restore(met, TALK)
    assert everything(met) == before


def test_a_conversation_without_advice_is_called_after_the_person_and_has_its_day(met: Store) -> None:
    with met.transaction("conversation.edit"):
        people.CONVERSATION.update(met.db, dataclasses.replace(SPOKEN, advice=""))
    [found] = search.search(met, "ask about herons")
    assert (found.title, found.day, found.text) == ("Q.R.", DAY, "May I ask about herons")
    links.add(met, "contact", OTHER, "conversation", TALK)
    conversations.trash_conversations(met, [TALK])

    [linked] = links.links_of(met, "contact", OTHER)
    assert (linked.title, linked.day, linked.state) == ("Q.R.", DAY, links.IN_TRASH)
    [item] = history.trash(met)
    assert item.title.startswith("Q.R., asked 2026-03-11, ")


@pytest.mark.parametrize("act", ["trash", "done", "tick"])
def test_what_was_done_with_people_is_taken_back_and_done_again_after_a_restart(
    tmp_path: Path, now: Any, act: str
) -> None:
    path = tmp_path / "people.db"
    acts: dict[str, Callable[[Store], object]] = {
        "trash": lambda store: contacts.trash_contacts(store, [WHO]),
        "done": lambda store: contacts.done(store, WHO, now.day),
        "tick": lambda store: tick_role(store, Role.SCHOLAR),
    }
    with stores.open(path) as store, store.transaction("contact.add"):
        for table, record in RECORDS:
            table.insert(store.db, [record])
    with stores.open(path) as store:
        before = everything(store)
        acts[act](store)
        after = everything(store)
    with stores.open(path) as store:
        assert history.undo(store).startswith("Taken back: ")
        assert everything(store) == before
    with stores.open(path) as store:
        assert history.redo(store).startswith("Done again: ")
        assert everything(store) == after != before


def test_a_tick_that_was_taken_away_can_be_set_again_and_again(empty_workbook: Store) -> None:
    assert [tick_role(empty_workbook, Role.SCHOLAR) for _ in range(4)] == [True, False, True, False]
    history.undo(empty_workbook)
    assert roles_of_interest(empty_workbook) == {Role.SCHOLAR}


def test_somebody_who_is_erased_for_good_is_gone_with_drafts_and_from_the_backups(met: Store) -> None:
    drafts.save_draft(met, "contact", WHO, "zebra in the form")
    drafts.save_draft(met, "ask", WHO, "zebra in the message")
    drafts.save_draft(met, "after_note", TALK, "zebra in the note")
    contacts.trash_contacts(met, [OTHER])
    backup = backups.back_up(met)
    assert history.belongings(met, "contact", WHO) == "1 conversation, 1 line of what they have seen"

    done = history.erase_record(met, "contact", WHO, from_backups=True)

    assert done.sentence == "Erased for good. 1 backup rewritten."
    assert drafts.read_drafts(met) == ()
    for file in (backup, met.path):
        held = file.read_bytes()
        assert [word for word in (b"zebra", b"heron page", b"heron@example", b"watch the heron") if word in held] == []
        assert b"Herons are protected" in held
    assert history.versions(met, TALK)[0].action == "erased for good"
    assert search.search(met, "heron page") == ()


def test_drafts_about_somebody_in_the_trash_wait_there(met: Store) -> None:
    drafts.save_draft(met, "ask", WHO, "x")
    drafts.save_draft(met, "preparation", TALK, "x")
    contacts.trash_contacts(met, [WHO])
    assert waiting(met) == ()
    history.restore(met, WHO)
    assert {draft.form for draft in waiting(met)} == {"ask", "preparation"}


@pytest.mark.parametrize("profile", [Profile.MENTOR, Profile.COMMITTEE, Profile.PUBLIC, Profile.MINE])
def test_a_portfolio_says_nothing_of_people_it_is_linked_with(
    sample_workbook: Store, now: Any, profile: Profile
) -> None:
    store = sample_workbook
    with store.reading() as db:
        known = list(people.CONTACT.select(db))
        ends = [("contact", known[0].id)]
        ends += [("conversation", one.id) for one in people.CONVERSATION.select(db)]
        ends += [("learned", one.id) for one in people.LEARNED.select(db)]
        words = [one.advice for one in people.CONVERSATION.select(db) if one.advice]
        words += [one.text for one in people.LEARNED.select(db)]
    for table in ("experiment", "project", "referee", "activity"):
        with store.reading() as db:
            (row,) = db.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()
        for end in ends:
            links.add(store, table, row, *end)
    said = repr(read_export(store, profile, now.day))
    assert words
    assert [word for word in words if word in said] == []
