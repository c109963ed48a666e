"""Contacts on the screen: who is listed, the form with initials in place of a name, and what the keys do."""

import pytest
from tests.screens.driving import HOSTILE, hand_on
from tests.screens.making import LONG_WORD
from tests.screens.making_people import add_hostile_people

from pivot_tui.app import PivotApp
from pivot_tui.domain.faults import NotFound
from pivot_tui.screens.contact_drafts import screen_of_draft
from pivot_tui.workbook import Store, contacts


def who(store: Store) -> list[str]:
    """Who is in the workbook."""
    return [known.contact.who for known in contacts.contacts(store)]


async def test_the_list_says_what_stands_next_and_the_filter_finds_somebody(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("4")
        hand.shows("6 contacts, 1 overdue", "Send the one-page CV      2 days late met")
        assert hand.cursor_line().split()[0] == "M.O."
        hand.shows("Bring one page", "mentor: no, knows your goals: yes, would speak up: not known")

        await hand.press("slash")
        await hand.write("lk")
        hand.shows("1 of 6", "20 minutes, not prepared, 24 Mar")
        hand.hides("M.O.")
        await hand.press("enter", "n")
        hand.shows("L.K.", "Where you lean")

        await hand.press("escape", "escape")
        await hand.press("escape")
        hand.shows("6 contacts, 1 overdue", "M.O.")


async def test_a_contact_is_added_from_the_keyboard_and_a_name_is_asked_about_once(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("4")
        hand.shows("People who decide, help or know belong here", "a  adds the first one")
        assert "n" not in hand.offered

        await hand.press("a")
        await hand.write("Jordan Avery")
        await hand.press("tab", "right", "tab")
        await hand.write("Send the CV")
        await hand.press("tab")
        await hand.write("tue")
        hand.shows("By Tuesday 17 March 2026.")
        await hand.press("ctrl+s")
        hand.reads("J.A. would do; ctrl+r writes that. Saving again keeps the name as it is typed.")
        assert who(hand.store) == []

        await hand.press("ctrl+r", "ctrl+s")
        assert who(hand.store) == ["J.A."]
        hand.shows("J.A.    residency or fellowship PD Send the CV", "17 Mar")

        await hand.press("e")
        await hand.write("ck")
        await hand.press("escape", "escape", "e")
        hand.shows("a draft, not saved yet", "J.A.ck")
        await hand.press("ctrl+s", "ctrl+s")
        assert who(hand.store) == ["J.A.ck"]


async def test_next_steps_are_done_put_off_and_taken_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("4", "s")
        hand.shows("Friday 20 March 2026")
        await hand.write("in 2 weeks")
        hand.shows("Friday 27 March 2026")
        await hand.press("enter")
        hand.shows("6 contacts", "put off until 27 Mar")
        hand.hides("1 overdue")

        await hand.press("space")
        hand.hides("Send the one-page CV")
        assert "space" not in hand.offered
        await hand.press("u", "u")
        hand.shows("1 overdue", "Send the one-page CV, 2 days late")

        await hand.press("d")
        hand.shows("5 contacts")
        await hand.press("u")
        hand.shows("6 contacts, 1 overdue")


async def test_what_they_have_seen_is_added_and_stands_with_them(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("4", "w")
        hand.reads("People vouch for work that they have seen themselves")
        await hand.press("a")
        await hand.write("Heard the talk")
        await hand.press("tab", "tab")
        await hand.write("no such activity")
        await hand.press("ctrl+s")
        hand.shows("No activity has this title")
        await hand.press("ctrl+u", "ctrl+s")
        hand.shows("today       Heard the talk")
        await hand.press("escape")
        hand.shows("Has seen      today  Heard the talk")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_words_are_shown_as_they_are_and_nothing_is_cut_off(
    sample_app: PivotApp, sample_workbook: Store, size: tuple[int, int]
) -> None:
    add_hostile_people(sample_workbook)
    async with hand_on(sample_app, size) as hand:
        await hand.press("4")
        for key in ("g", "j", "j", "j"):
            await hand.press(key)
            hand.shows("9 contacts", "residency or fellowship PD")
            assert len(hand.lines) == size[1]
            assert hand.row("? Help") == size[1] - 1
        await hand.press("slash")
        await hand.write("日")
        hand.shows("3 of 9", "[/] [r…")
        await hand.press("enter", "g")
        hand.shows(HOSTILE[:24])
        await hand.press("e", "escape", "f")
        hand.shows("Position", "Has a say in", "[x] Full-time education scholar")
        await hand.press("escape", "escape", "w")
        hand.shows("has seen of your work")
        await hand.press("escape", "s")
        hand.shows("Rests until")
        await hand.press("escape", "l")
        await hand.press("escape", "p")
        hand.shows("Contacts", "…" if len(LONG_WORD) > size[0] else "")


async def test_drafts_of_contacts_and_of_what_they_have_seen_are_gone_on_with(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        lk = contacts.find_contact(hand.store, "lk").id
        for form, row, title in (
            ("contact", "new", "New contact"),
            ("contact", lk, "Contact"),
            ("seen_work", lk, "They"),
        ):
            screen = screen_of_draft(hand.app.session, form, row)
            assert screen is not None
            hand.app.push_screen(screen)
            await hand.settle()
            hand.shows(title)
            await hand.press("escape", "escape")
        with pytest.raises(NotFound):
            screen_of_draft(hand.app.session, "seen_work", "gone")
        assert screen_of_draft(hand.app.session, "project", "new") is None
