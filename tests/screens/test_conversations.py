"""Conversations: the threads in their list, the dialogs that move one on, and the whole way at few keys."""

from pathlib import Path
from typing import ClassVar

from tests.screens.driving import HOSTILE, Hand, hand_on
from tests.screens.making_people import add_hostile_people
from textual.widgets import Input, TextArea

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.conversation import Act, Conversation
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.conversation_acts import act_screen, screen_of_draft
from pivot_tui.screens.conversations import ConversationsView
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import conversations, drafts
from pivot_tui.workbook.contacts import contacts, find_contact
from pivot_tui.workbook.conversation_forms import MetForm, save_met

STYLES = Path(pivot_tui.screens.__path__[0]) / "conversations.tcss"
MOST_KEYS = 25


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[str] = str(STYLES)
    CSS = "#views { height: 1fr; }"
    VIEWS = ("Conversations",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return ConversationsView(self.session, self.attempt)


async def open_view(hand: Hand) -> None:
    """Open the view with the cursor on its first row."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 4)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()


async def open_act(hand: Hand, who: str, act: Act) -> None:
    """Open the dialog of an act with one of the contacts."""
    assert hand.app.session is not None
    screen = act_screen(hand.app.session, find_contact(hand.store, who).id, act)
    assert screen is not None
    await hand.app.push_screen(screen)
    await hand.settle()


def newest(hand: Hand, who: str) -> Conversation:
    """The newest conversation with somebody."""
    return conversations.newest_with(hand.store, find_contact(hand.store, who).id)


def message(hand: Hand) -> str:
    """The message as it stands in the dialog."""
    return hand.app.screen.query_one("#message", TextArea).text


async def test_threads_under_way_stand_first_and_the_key_line_names_what_comes_next(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("5 threads, 2 under way", "meets Tue 24 Mar; not prepared yet", "n Prepare")
        rows = [hand.row(text) for text in ("L.K.", "A.W.", "M.O.", "S.B.", "R.T.")]
        assert rows == sorted(rows)
        await hand.press("down")
        hand.shows("asked 22 Feb, no answer yet", "n Follow up")
        await hand.press("down")
        hand.shows("Advice        Bring one page, and one project that residents can name.")
        assert "n" not in hand.offered
        await hand.press("p")
        hand.shows("L.K., vice chair for education: meets Tue 24 Mar; not prepared yet. Next:")
        await hand.press("escape", "home", "d")
        assert len(conversations.threads(hand.store, sample_app.session.clock.now().day)) == 4  # type: ignore[union-attr]
        await hand.press("u")
        hand.shows("5 threads, 2 under way")


async def test_one_conversation_goes_from_asking_to_writing_again_at_few_keys(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        pressed: list[str] = []

        async def press(*keys: str) -> None:
            pressed.extend(keys)
            await hand.press(*keys)

        await press("4", "/")
        await hand.write("df")
        await press("enter", "n", "ctrl+s", "escape", "n")
        await hand.write("today")
        await press("ctrl+s", "n", "n")
        assert newest(hand, "df").clock_started is not None
        await hand.write("Sit in on one meeting first")
        await press("tab", "tab", "tab", "tab", "tab", "tab")
        await hand.write("in 3 months")
        await press("ctrl+s", "ctrl+s", "n", "ctrl+s", "escape", "n", "ctrl+s", "escape")
        done = newest(hand, "df")
        assert done.advice == "Sit in on one meeting first"
        assert None not in (done.asked, done.meeting_day, done.held, done.noted, done.thanked, done.wrote_again)
        assert len(pressed) <= MOST_KEYS, pressed


async def test_asking_says_that_a_promised_step_stays_due_until_it_is_marked_as_done(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_act(hand, "mo", Act.ASK)
        hand.reads("The next step (11 Mar) stays due until space in Contacts marks it as done.")


async def test_the_message_follows_the_slots_until_it_is_changed_by_hand(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_act(hand, "aw", Act.ASK)
        hand.reads("You already asked on 22 Feb; from 23 Apr it is no repeat.", "nothing is sent")
        hand.app.screen.query_one("#keeps", Input).value = f"rounds {HOSTILE}"
        await hand.settle()
        assert f"What keeps me going at work: rounds {HOSTILE}." in message(hand)
        hand.app.screen.query_one("#message", TextArea).text = "My own words"
        await hand.settle()
        await hand.write(" and more")
        assert message(hand) == "My own words"
        await hand.press("escape", "escape")
        place = ("ask", find_contact(hand.store, "aw").id)
        assert drafts.read_draft(hand.store, *place) is not None
        assert hand.app.session is not None
        screen = screen_of_draft(hand.app.session, *place)
        assert screen is not None
        await hand.app.push_screen(screen)
        await hand.settle()
        assert message(hand) == "My own words"


async def test_copying_notes_the_day_and_leaves_the_words_on_the_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_act(hand, "df", Act.ASK)
        said = message(hand)
        await hand.press("ctrl+s")
        assert hand.app.clipboard == said
        assert newest(hand, "df").message == said
        hand.reads("copied where your terminal lets a program copy", "Dear D.F.,")
        await hand.press("p")
        hand.reads("Dear D.F., What keeps me going at work", "I am not asking for a position")
        await hand.press("escape", "ctrl+s", "escape")
        assert len(conversations.conversations_with(hand.store, find_contact(hand.store, "df").id)) == 1
        assert drafts.read_drafts(hand.store) == ()


async def test_an_agreed_day_is_read_aloud_and_a_wrong_one_loses_nothing(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_act(hand, "df", Act.SCHEDULE)
        await hand.write("30 feb")
        await hand.press("tab")
        await hand.write("25:00")
        await hand.press("ctrl+s")
        hand.shows("There is no day 30 feb; look at it again.", "There is no time 25:00")
        field = hand.app.screen.query_one("#meeting_day", Input)
        field.value = "24 mar"
        hand.app.screen.query_one("#meeting_time", Input).value = "14"
        await hand.settle()
        hand.shows("Tuesday 24 March 2026")
        await hand.press("ctrl+s")
        assert (str(newest(hand, "df").meeting_day), newest(hand, "df").meeting_time) == ("2026-03-24", "14:00")


async def test_the_follow_up_says_that_it_is_the_one_and_thanks_hold_the_advice(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_act(hand, "aw", Act.FOLLOW_UP)
        hand.shows("This is the one follow-up; after it the matter rests.")
        await hand.press("ctrl+s", "escape")
        assert str(newest(hand, "aw").followed_up) == "2026-03-13"
        await open_act(hand, "mo", Act.THANK)
        hand.reads("What I take with me: Bring one page, and one project that residents can name.")


async def test_meeting_across_a_desk_goes_on_to_the_after_note(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("m")
        await hand.write("ages")
        await hand.press("ctrl+s")
        hand.shows("Minutes are a whole number, such as 20.")
        hand.app.screen.query_one("#spoken_minutes", Input).value = "26"
        await hand.settle()
        hand.shows("Over 25 minutes; that is noted, no more.")
        await hand.press("ctrl+s")
        held = newest(hand, "lk")
        assert (str(held.held), held.spoken_minutes) == ("2026-03-13", 26)
        hand.shows("Advice", "ctrl+s Save the note")


async def test_a_note_that_was_not_written_stays_in_the_list(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        who, now = find_contact(hand.store, "lk").id, hand.app.session.clock.now()
        earlier = save_met(hand.store, who, MetForm("10", "27 feb"), now)
        assert isinstance(earlier, Conversation)
        await open_view(hand)
        hand.shows("met 27 Feb, 10 min; no after-note yet", "n After-note")
        await hand.press("n")
        await hand.write("Come back in spring")
        await hand.press("ctrl+s")
        assert conversations.conversation_of(hand.store, earlier.id).advice == "Come back in spring"


async def test_all_acts_are_named_and_a_no_is_one_of_them(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("y")
        hand.shows("Prepare", "Start the clock", "Met  ", "Scheduled", "They said no", "enter Do it")
        await hand.press("end", "enter")
        assert str(newest(hand, "lk").declined) == "2026-03-13"
        hand.shows("they said no, today")
        await hand.press("u")
        assert newest(hand, "lk").declined is None


async def test_somebody_else_is_asked_after_a_few_letters(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("a")
        await hand.write("zzz")
        hand.shows("Nobody.")
        await hand.press("enter", "backspace", "backspace", "backspace", "down", "up")
        await hand.write("ume")
        hand.shows("D.F.", "enter Ask")
        await hand.press("enter")
        hand.shows("Ask D.F. for 20 minutes")


async def test_the_days_of_a_conversation_can_be_set_right(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("end", "e")
        hand.shows("The days with R.T.", "2026-02-25")
        hand.app.screen.query_one("#spoken_minutes", Input).value = "24"
        hand.app.screen.query_one("#followed_up", Input).value = "2026-03-14"
        await hand.press("ctrl+s")
        hand.reads("still to come; this is about what has happened.")
        hand.app.screen.query_one("#followed_up", Input).value = ""
        await hand.press("ctrl+s")
        assert newest(hand, "rt").spoken_minutes == 24


async def test_an_empty_view_says_what_belongs_there(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.reads("Twenty minutes with somebody", "a asks somebody for 20 minutes; nothing is ever sent from here")
        await hand.press("a")
        hand.reads("There is nobody yet; a contact is added in the first view.")
        await hand.press("enter", "escape")


async def test_hostile_words_stay_words_in_every_dialog(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        add_hostile_people(hand.store)
        await open_view(hand)
        hand.shows("8 threads, 5 under way", "met 1 Mar, 1,440 min; not thanked yet")
        hand.shows("Asked         1 Mar")  # the title above it takes few lines, however long a name is
        for _ in range(8):
            await hand.press("y", "escape", "down")
        hostile = [known.contact.id for known in contacts(hand.store) if known.contact.who == HOSTILE]
        assert hostile
        assert hand.app.session is not None
        for act in (Act.ASK, Act.SCHEDULE, Act.MEET, Act.THANK, Act.FOLLOW_UP, Act.NOTHING):
            screen = act_screen(hand.app.session, hostile[0], act)
            assert screen is not None
            await hand.app.push_screen(screen)
            await hand.settle()
            hand.shows("[/] [red]x[/] [$primary] \\")
            await hand.press("escape", "escape")
