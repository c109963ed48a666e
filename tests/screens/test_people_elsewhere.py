"""People that are changed in another window while they are open here, and the ways that lead to each of them."""

from typing import Any, Literal

import pytest
from tests.screens.driving import hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.conversation import Act
from pivot_tui.screens.contact_form import ContactFormScreen
from pivot_tui.screens.conversation import ConversationScreen
from pivot_tui.screens.conversation_acts import act_screen
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.store.tables import people
from pivot_tui.workbook import Store, contacts, conversations, history


def trash_elsewhere(store: Store, contact_id: str) -> None:
    """Put somebody in the trash in another window."""
    with store.another() as other:
        contacts.trash_contacts(other, [contact_id])


async def test_what_is_found_opens_in_its_view_with_the_cursor_on_it(sample_app: PivotApp) -> None:
    places: tuple[tuple[Any, str, str], ...] = (
        (people.CONTACT, "Contacts", "R.T."),
        (people.CONVERSATION, "Conversations", "R.T."),
        (people.SEEN_WORK, "Contacts", "R.T."),
        (people.LEARNED, "Learned", "Clerkship seat opens"),
        (people.INCUMBENT, "Learned", "Clerkship director"),
        (people.ROLE_OF_INTEREST, "Who you have met", "Clerkship or block director"),
    )
    async with hand_on(sample_app) as hand:
        for table, view, words in places:
            with hand.store.reading() as db:
                first = next(iter(table.select(db, "ORDER BY n")))
            sample_app.post_message(RecordWanted(table.name, first.id))
            await hand.settle()
            assert (hand.area, hand.view) == ("People", view)
            assert words in hand.cursor_line()
        sample_app.post_message(RecordWanted("conversation", "gone"))
        await hand.settle()
        hand.shows("That conversation is not there any more.")


async def test_somebody_deleted_elsewhere_leaves_what_was_typed_about_them_in_drafts(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        contact = contacts.find_contact(hand.store, "mo")
        await hand.press("4", "enter")
        await hand.write("zebra")
        trash_elsewhere(hand.store, contact.id)
        await hand.press("ctrl+s")
        hand.shows("That contact is not there any more.", "M.O.zebra")
        await hand.press("escape", "escape")
        assert any("M.O.zebra" in body for body in waiting(hand.store))

        history.restore(hand.store, contact.id)
        assert hand.app.session is not None
        asking = act_screen(hand.app.session, contact.id, Act.ASK)
        assert asking is not None
        await hand.app.push_screen(asking)
        await hand.write("heron")
        trash_elsewhere(hand.store, contact.id)
        await hand.press("ctrl+s")
        hand.shows("That contact is not there any more.")
        await hand.press("escape", "escape")
        assert any("heron" in body for body in waiting(hand.store))


@pytest.mark.parametrize("begin", ["prepare", "hold", "note"])
async def test_a_conversation_deleted_elsewhere_keeps_its_words_as_a_draft(
    sample_app: PivotApp, begin: Literal["prepare", "hold", "note"]
) -> None:
    async with hand_on(sample_app) as hand:
        contact = contacts.find_contact(hand.store, "lk")
        talk = conversations.newest_with(hand.store, contact.id)
        assert hand.app.session is not None
        await hand.app.push_screen(ConversationScreen(hand.app.session, talk.id, begin))
        await hand.settle()
        if begin == "prepare":
            await hand.press("e")
        await hand.write("zebra")
        trash_elsewhere(hand.store, contact.id)
        await hand.press("ctrl+s")
        hand.shows("That conversation is not there any more")
        await hand.press("escape", "escape")
        assert any("zebra" in body for body in waiting(hand.store))


async def test_a_conversation_held_in_two_windows_is_one_conversation(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        contact = contacts.find_contact(hand.store, "lk")
        talk = conversations.newest_with(hand.store, contact.id)
        assert hand.app.session is not None
        now = hand.app.session.clock.now()
        await hand.app.push_screen(ConversationScreen(hand.app.session, talk.id, "hold"))
        await hand.settle()
        await hand.write("Start small")
        with hand.store.another() as other:
            conversations.meet(other, contact.id, now.day, 17, now)
        await hand.press("ctrl+s", "ctrl+s")
        [held] = conversations.conversations_with(hand.store, contact.id)
        assert (held.held, held.spoken_minutes, held.advice) == (now.day, 17, "Start small")
        assert held.clock_started is None


async def test_what_changes_elsewhere_while_the_program_closes_is_not_looked_at(
    sample_app: PivotApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []
    async with hand_on(sample_app) as hand:
        monkeypatch.setattr(sample_app, "show_changes", lambda: looked.append(True))
        trash_elsewhere(hand.store, contacts.find_contact(hand.store, "mo").id)
        monkeypatch.setattr(sample_app, "_running", False)
        sample_app._look()
        assert looked == []
        monkeypatch.setattr(sample_app, "_running", True)
        sample_app._look()
        assert looked == [True]


def test_ways_to_reach_somebody_are_not_taken_for_those_of_a_patient() -> None:
    looked_at = {field.name for field in ContactFormScreen.FIELDS if field.is_free}
    assert looked_at == {"next_step", "controls_also"}
