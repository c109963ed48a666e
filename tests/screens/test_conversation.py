"""A conversation: its sheet fills itself, the clock runs by the wall clock, and one save keeps the note."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting
from textual.widgets import Input, TextArea

from pivot_tui.app import PivotApp
from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.days import Now
from pivot_tui.domain.preparation import PreparationForm
from pivot_tui.screens.conversation import ConversationScreen, screen_of_draft
from pivot_tui.screens.conversation_writing import Stage
from pivot_tui.store.people import acquaintances
from pivot_tui.widgets.conversation_clock import ConversationClock
from pivot_tui.workbook import Store, after_note, conversations, drafts, history, preparation
from pivot_tui.workbook.clock import Clock

START = datetime(2026, 3, 13, 18, 42, tzinfo=UTC)


class TurnedClock(Clock):
    """A clock that a test turns on.

    Attributes:
        at: What it shows.
    """

    at = START

    def now(self) -> Now:
        """What it shows."""
        return Now(self.at, date(2026, 3, 13), lambda naive: naive.replace(tzinfo=UTC))


@pytest.fixture
def turned() -> TurnedClock:
    """A clock to turn on."""
    return TurnedClock()


@pytest.fixture
def talk_app(sample_workbook: Store, turned: TurnedClock) -> PivotApp:
    """An app over the sample physician's workbook, on that clock."""
    return PivotApp(sample_workbook.path, turned, sample_workbook)


def known(store: Store, who: str = "L.K.") -> Acquaintance:
    """Somebody of the sample."""
    return next(known for known in acquaintances(store) if known.contact.who == who)


def notes(hand: Hand) -> str:
    """The right half of a small screen, read across its line breaks."""
    return " ".join(" ".join(line[42:79] for line in hand.lines[1:-1]).split())


async def open_talk(hand: Hand, begin: Stage, who: str = "L.K.") -> ConversationScreen:
    """Open the newest conversation with somebody."""
    newest = known(hand.store, who).newest
    assert hand.app.session is not None
    assert newest is not None
    screen = ConversationScreen(hand.app.session, newest.id, begin)
    await hand.app.push_screen(screen)
    await hand.settle()
    return screen


async def test_preparing_fills_itself_prints_its_page_and_starts_the_clock(talk_app: PivotApp) -> None:
    async with hand_on(talk_app) as hand:
        screen = await open_talk(hand, "prepare")
        hand.shows("L.K.  Vice chair for education  Tue 24 Mar", "Nothing yet; this is the first time.")
        hand.reads("in use by 14", "Where you lean Clerkship or block director")
        assert hand.offered[:4] == ["n", "ctrl+s", "e", "p"]
        await hand.press("p")
        hand.shows("  Clerkship seat opens July 2027 (R.T.). Is that still so?")
        hand.hides("Nothing yet")
        await hand.press("escape", "e")
        await hand.write("\nMine")
        await hand.until(lambda: waiting(hand.store))
        await hand.press("escape", "n")
        hand.shows("20:00", "Advice")
        newest = known(hand.store).newest
        assert newest is not None
        assert newest.clock_started == START
        assert newest.prepared == date(2026, 3, 13)
        assert newest.points.endswith("\nMine")
        assert waiting(hand.store) == []
        assert screen.query_one(ConversationClock).is_ticking


async def test_an_untouched_sheet_is_no_draft_and_saving_keeps_it(talk_app: PivotApp) -> None:
    async with hand_on(talk_app) as hand:
        screen = await open_talk(hand, "prepare")
        assert screen.keep_draft()
        assert waiting(hand.store) == []
        await hand.press("ctrl+s")
        hand.shows("The sheet is saved. u undoes.")
        newest = known(hand.store).newest
        assert newest is not None
        assert newest.prepared == date(2026, 3, 13)


async def test_the_clock_says_a_word_runs_on_elsewhere_and_ticks_only_here(
    talk_app: PivotApp, turned: TurnedClock
) -> None:
    async with hand_on(talk_app) as hand:
        screen = await open_talk(hand, "hold")
        clock = screen.query_one(ConversationClock)
        turned.at = START + timedelta(minutes=18)
        clock.refresh(layout=True)
        await hand.until_seen("two minutes left  02:00")
        assert "esc Leave, the clock runs on" in hand.keys
        await hand.write("Start small")
        await hand.until(lambda: waiting(hand.store))
        await hand.press("escape", "2")
        assert hand.area == "Journal"
        assert not clock.is_ticking
        turned.at = START + timedelta(minutes=21)
        again = await open_talk(hand, "prepare")
        hand.shows("twenty minutes  +01:00", "Start small")
        assert again.query_one(ConversationClock).is_ticking
        await hand.press("escape", "escape")
        assert not again.query(ConversationClock) or not again.query_one(ConversationClock).is_ticking


async def test_stopping_logs_the_minutes_and_the_note_is_one_action(talk_app: PivotApp, turned: TurnedClock) -> None:
    async with hand_on(talk_app) as hand:
        screen = await open_talk(hand, "hold")
        await hand.write("Sit in on one meeting")
        await hand.press("tab")
        await hand.write("Ask for the date")
        await hand.press("tab")
        await hand.write("in 2 weeks")
        hand.shows("Fri 27 Mar")
        await hand.press("tab")
        await hand.write("APDs keep 0.2 @residency +time")
        assert "Residency leadership (APD, PD), protected time" in notes(hand)
        turned.at = START + timedelta(minutes=25, seconds=40)
        await hand.press("ctrl+s")
        hand.shows("Stopped: 26 minutes. ctrl+s again saves the note.", "26    min", "over 25 minutes")
        stopped = known(hand.store).newest
        assert stopped is not None
        assert (stopped.held, stopped.spoken_minutes, stopped.clock_started) == (date(2026, 3, 13), 26, None)
        assert not screen.query_one(ConversationClock).is_ticking
        await hand.press("ctrl+s")
        hand.shows("The note is saved. u undoes.")
        after = known(hand.store)
        assert after.newest is not None
        assert (after.newest.advice, after.newest.spoken_minutes) == ("Sit in on one meeting", 26)
        assert (after.contact.next_step, after.contact.next_due) == ("Ask for the date", date(2026, 3, 27))
        assert len(after_note.learned_in(hand.store, after.newest.id)) == 1
        assert waiting(hand.store) == []
        history.undo(hand.store)
        taken_back = known(hand.store)
        assert taken_back.newest == stopped
        assert taken_back.contact.next_step == ""


async def test_a_clock_that_was_forgotten_asks_how_long_it_really_was(talk_app: PivotApp, turned: TurnedClock) -> None:
    async with hand_on(talk_app) as hand:
        newest = known(hand.store).newest
        assert newest is not None
        conversations.start_clock(hand.store, newest.id, turned.now())
        turned.at = START + timedelta(hours=5)
        screen = await open_talk(hand, "hold")
        assert "The clock has run since 18:42 today. How many minutes was it really?" in notes(hand)
        assert screen.query_one("#minutes", Input).value == ""
        assert not screen.query_one(ConversationClock).is_ticking
        await hand.press("ctrl+s")
        found = conversations.conversation_of(hand.store, newest.id)
        assert (found.clock_started, found.held, found.spoken_minutes) == (None, date(2026, 3, 13), None)


async def test_bad_days_and_lines_get_a_sentence_where_they_stand(talk_app: PivotApp) -> None:
    async with hand_on(talk_app) as hand:
        screen = await open_talk(hand, "note", "R.T.")
        assert "Sit in on the grading before wanting the seat" in notes(hand)
        assert "· Clerkship seat opens July 2027 (Clerkship or block director" in notes(hand)
        screen.query_one("#write_again", Input).value = "2026-02-31"
        screen.query_one("#learned", TextArea).text = "Words @nowhere"
        await hand.press("ctrl+s")
        assert "There is no day 2026-02-31" in notes(hand)
        screen.query_one("#learned").focus()
        await hand.settle()
        assert "Line 1: @nowhere is not known" in notes(hand)
        screen.query_one("#write_again", Input).value = "in 3 months"
        screen.query_one("#learned", TextArea).text = ""
        await hand.press("escape", "f")
        hand.shows("Knows goals")
        screen.query_one("#real", Input).value = "4"
        await hand.press("ctrl+s")
        assert "Say which role these hours are of." in notes(hand)


async def test_a_draft_is_kept_within_a_second_and_gone_on_with(talk_app: PivotApp) -> None:
    async with hand_on(talk_app) as hand:
        await open_talk(hand, "note", "M.O.")
        await hand.press("end")
        await hand.write(" And soon")
        await hand.until(lambda: waiting(hand.store))
        (draft,) = drafts.read_drafts(hand.store)
        assert hand.app.session is not None
        screen = screen_of_draft(hand.app.session, draft.form, draft.row)
        assert screen is not None
        await hand.app.push_screen(screen)
        await hand.settle()
        assert "And soon" in notes(hand)
        hand.shows("a draft, not saved yet")


async def test_a_clock_that_is_stopped_elsewhere_stops_here(talk_app: PivotApp, turned: TurnedClock) -> None:
    async with hand_on(talk_app) as hand:
        screen = await open_talk(hand, "hold")
        await hand.write("Kept")
        turned.at = START + timedelta(minutes=10)
        conversations.stop_clock(hand.store, screen.talk.id, turned.now())
        screen.refresh_records()
        await hand.settle()
        hand.shows("Kept")
        assert "ctrl+s Save the note" in hand.keys
        assert screen.query_one("#minutes", Input).value == "10"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_text_is_shown_literally(talk_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(talk_app, size=size) as hand:
        newest = known(hand.store).newest
        assert newest is not None
        form = PreparationForm(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
        preparation.save_preparation(hand.store, newest.id, form, date(2026, 3, 13))
        screen = await open_talk(hand, "hold")
        hand.shows("[/] [red]x[/] [$primary] \\ 日本語")
        await hand.paste(HOSTILE)
        screen.query_one("#learned", TextArea).text = f"{HOSTILE} @offer {HOSTILE}"
        await hand.press("ctrl+s", "ctrl+s")
        again = await open_talk(hand, "note")
        hand.shows("· [/] [red]x[/]")
        await hand.press("escape", "p")
        hand.shows("[/] [red]x[/] [$primary] \\ 日本語")
        assert again.talk.advice == HOSTILE


async def test_a_long_name_leaves_room_for_the_day_and_a_resize_keeps_what_was_typed(talk_app: PivotApp) -> None:
    async with hand_on(talk_app) as hand:
        with hand.store.transaction("contact.edit"):
            hand.store.db.execute("UPDATE contact SET who = ?, position = ? WHERE who = 'L.K.'", ("L" * 90, "x" * 90))
        await open_talk(hand, "hold", "L" * 90)
        assert "…  Tue 24 Mar" in hand.lines[1]
        await hand.write("zz")
        for size in ((60, 20), (120, 40), (80, 24)):
            await hand.resize(*size)
            assert hand.app.screen.query_one("#advice", TextArea).text == "zz"
            hand.shows("zz", "Stop and save")
