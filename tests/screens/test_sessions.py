"""The activities on the screen: the list with its pane, the form of five fields, the sessions of one, and its files."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, waiting
from textual.binding import Binding
from textual.widget import Widget

from pivot_tui import screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.activity import Activity, EducatorDomain, Reach, TeachingSession
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.screens.activity_form import NewActivityFormScreen
from pivot_tui.screens.evaluation_form import EvaluationFormScreen
from pivot_tui.screens.frame import AreaScreen
from pivot_tui.screens.links import LinksScreen
from pivot_tui.screens.session_form import SessionFormScreen
from pivot_tui.screens.session_list import SessionListScreen
from pivot_tui.screens.sessions import SessionsView
from pivot_tui.screens.view import AreaView
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.workbook import activities, attachments
from pivot_tui.workbook.activity_form import ActivityForm, Described, save_activity

TODAY = date(2026, 3, 13)


class OneView(AreaScreen):
    """An area with this view alone."""

    CSS_PATH = Path(screens.__file__).with_name("sessions.tcss")
    VIEWS = ("Sessions",)

    def compose_body(self) -> Iterable[Widget]:
        """The view."""
        yield SessionsView(self.session, self.attempt)

    def show_records(self) -> None:
        """Read again."""
        self.query_one(SessionsView).show_records()

    def described(self, binding: Binding) -> Binding:
        """As the view has it."""
        return self.query_one(SessionsView).described(binding)

    def on_area_view_said(self, event: AreaView.Said) -> None:
        """Say the fact."""
        self.say_fact(event.fact)


async def open_view(hand: Hand) -> SessionsView:
    """Show the view, with the cursor in it."""
    assert hand.app.session is not None
    hand.app.push_screen(OneView(hand.app.session, 3))
    await hand.settle()
    view = hand.app.screen.query_one(SessionsView)
    view.focus_first()
    await hand.settle()
    return view


def put(store: Store, title: str, sessions: int = 0, **values: object) -> Activity:
    """Put an activity into the workbook, with sessions of one day."""
    fields: dict[str, object] = {"domain": EducatorDomain.TEACHING, "type": "lecture"} | values
    activity = Activity(uuid7(store.clock()), title, **fields)  # type: ignore[arg-type]
    made = [TeachingSession(uuid7(store.clock()), activity.id, TODAY, contact_minutes=60) for _ in range(sessions)]
    with store.transaction("activity.add"):
        ACTIVITY.insert(store.db, [activity])
        SESSION.insert(store.db, made)
    return activity


async def test_an_empty_view_says_what_belongs_there_why_and_which_key(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.shows("What you taught, built or led belongs here", "a  adds the first one")
        assert hand.offered == ["c", "a", "?"]
        await hand.press("r", "e", "d", "v", "l", "o", "enter")
        assert isinstance(hand.app.screen, OneView)


async def test_the_most_recently_taught_is_on_top_and_its_facts_stand_below(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("8 activities, 57 sessions", "52 learner contacts (26 learners × 2 sessions)")
        assert "Sepsis resuscitation" in hand.cursor_line()
        assert hand.row("Learners      PGY-1 10") > hand.row("Structured feedback form")
        assert "enter Sessions" in hand.keys
        hand.hides("…")
        await hand.press("G")
        hand.shows("Assessed      PGY-1 12, PGY-2 12, PGY-3 12", "Used by       14")
        assert "Log again" not in hand.keys


async def test_where_there_is_room_the_facts_stand_beside(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await open_view(hand)
        assert hand.row("presenter (rebuilt session)") < hand.row("Structured feedback form")


async def test_five_fields_and_a_save_are_enough(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("a")
        for typed in ("Shock in an hour", "noon conf", "wed", "1"):
            await hand.write(typed)
            await hand.press("tab")
        await hand.write("PGY-1 10, PGY-2 8")
        await hand.until_seen("18 in the room")
        await hand.press("ctrl+s")
        hand.shows(
            "11 Mar", "Shock in an hour", "1 activity, 1 session", "18 learner contacts (18 learners × 1 session)"
        )
        assert waiting(hand.store) == []
        await hand.press("u")
        hand.shows("a  adds the first one")


async def test_a_sentence_stands_at_the_field_and_nothing_is_lost(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("a")
        await hand.write(HOSTILE)
        await hand.press("tab")
        await hand.write("lecture")
        await hand.press("tab")
        await hand.write("2026-03-14")
        await hand.press("ctrl+s")
        hand.reads("Saturday 14 March 2026 is still to come; a session is logged once it was held.", HOSTILE[:26])
        assert activities.taught(hand.store) == ()
        await hand.press("escape", "escape")
        assert len(waiting(hand.store)) == 1
        await hand.press("a")
        hand.shows("a draft, not saved yet", "[/] [red]x[/] [$primary]", "2026-03-14")


async def test_the_rest_waits_behind_f_and_the_domain_follows_the_type(empty_app: PivotApp) -> None:
    async with hand_on(empty_app, (100, 40)) as hand:
        await open_view(hand)
        await hand.press("a")
        hand.hides("Your role", "It tests if one")
        await hand.press("tab")
        await hand.write("osce")
        await hand.press("escape", "f")
        hand.shows("learner assessment, by its type", "Your role", "It tests if one", "Assessed")
        await hand.press("right")
        hand.shows("‹ teaching ›")
        hand.hides("It tests if one", "Assessed  ")


async def test_an_mm_conference_has_no_box_for_what_it_is_about(empty_app: PivotApp) -> None:
    async with hand_on(empty_app, (100, 40)) as hand:
        await open_view(hand)
        await hand.press("a", "tab")
        await hand.write("m&m")
        await hand.press("escape", "f")
        hand.shows("Your role")
        hand.hides("lessons, never cases")


async def test_editing_keeps_what_was_there_and_asks_for_the_reason_of_a_wider_reach(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("e")
        hand.shows("Sepsis resuscitation: first hour", "presenter (rebuilt session)")
        hand.hides("Learners  ")
        await hand.press("tab", "tab", "tab", "tab", "tab", "right", "right", "ctrl+s")
        hand.shows("Say where it ran, who came or who took it up")
        await hand.write("ran at two meetings")
        await hand.press("tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "space", "ctrl+s")
        found = activities.activity(hand.store, activities.taught(hand.store)[0].id)
        assert (found.reach, found.reach_reason) == (Reach.NATIONAL, "ran at two meetings")
        assert found.include_in == ("one_page",)
        hand.shows("national: ran at two meetings")


async def test_d_trashes_an_activity_with_its_sessions_and_u_brings_them_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("d")
        hand.shows("7 activities, 55 sessions")
        await hand.press("u")
        hand.shows("8 activities, 57 sessions")


@pytest.mark.parametrize(
    ("key", "screen"),
    [("r", SessionFormScreen), ("v", EvaluationFormScreen), ("l", LinksScreen), ("enter", SessionListScreen)],
)
async def test_each_key_opens_what_it_names(sample_app: PivotApp, key: str, screen: type) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press(key)
        assert isinstance(hand.app.screen, screen)


async def test_show_record_puts_the_cursor_on_the_activity_of_a_session(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        view = await open_view(hand)
        last = activities.taught(hand.store)[-2]
        session = activities.last_session(hand.store, last.id)
        assert session is not None
        view.show_record(session.id)
        await hand.settle()
        assert last.title in hand.cursor_line()


async def test_the_sessions_of_one_are_listed_trashed_and_opened(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("enter")
        assert "11 Mar" in hand.cursor_line()
        hand.shows("17 Sep 2025", "PGY-1 10, PGY-2 8, PGY-3 8", "1 h didactic", "2 in the list")
        await hand.press("d")
        hand.hides("11 Mar  ")
        await hand.press("u")
        hand.shows("11 Mar  ")
        await hand.press("e")
        assert isinstance(hand.app.screen, SessionFormScreen)


async def test_a_long_list_of_sessions_is_read_page_by_page(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "Daily teaching", 2 * activities.PAGE + 5)
        await open_view(hand)
        await hand.press("enter")
        rows = hand.app.screen.query_one("#session-rows")
        assert rows.option_count == activities.PAGE  # type: ignore[attr-defined]
        await hand.press("G")
        assert rows.option_count == 2 * activities.PAGE + 5  # type: ignore[attr-defined]
        assert rows.highlighted == 2 * activities.PAGE + 4  # type: ignore[attr-defined]


async def test_an_activity_without_a_session_says_which_key_logs_the_first(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "A plan")
        await open_view(hand)
        await hand.press("enter")
        hand.shows("No session yet: r logs the first.")


async def test_a_file_is_added_with_a_copy_and_the_copy_comes_out_again(empty_app: PivotApp, tmp_path: Path) -> None:
    slides = tmp_path / "slides.txt"
    slides.write_text("words", encoding="utf-8")
    out = tmp_path / "out.txt"
    async with hand_on(empty_app) as hand:
        activity = put(hand.store, "Shock", 1)
        await open_view(hand)
        await hand.press("o")
        hand.reads("a copy kept inside is still there when the file has moved")
        await hand.press("a")
        await hand.write(str(tmp_path / "nothing.txt"))
        await hand.press("enter")
        hand.shows("There is no file at this path.")
        await hand.press("ctrl+u")
        await hand.write(str(slides))
        await hand.press("tab")
        await hand.write(HOSTILE)
        await hand.press("tab", "right", "ctrl+s")
        hand.shows("[/] [red]x[/] [$primary]", "copy inside, 1 KB")
        await hand.press("s")
        await hand.write(str(out))
        await hand.press("enter")
        assert out.read_text(encoding="utf-8") == "words"
        await hand.press("d")
        assert attachments.of_activity(hand.store, activity.id) == ()


async def test_an_address_is_only_kept_as_text(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        put(hand.store, "Shock", 1)
        await open_view(hand)
        await hand.press("o", "a")
        await hand.write("https://example.org/[x]")
        await hand.press("ctrl+s")
        hand.shows("https://example.org/[x]", "address")
        assert "Save the copy" not in hand.keys


async def test_hostile_words_are_shown_as_they_are(empty_app: PivotApp) -> None:
    hostile = ActivityForm(HOSTILE, "lecture", "today", role=HOSTILE, reach="regional", reach_reason=HOSTILE)
    async with hand_on(empty_app) as hand:
        assert isinstance(save_activity(hand.store, hostile, TODAY), Described)
        await open_view(hand)
        hand.shows(HOSTILE[:26], f"regional: {HOSTILE[:26]}")
        await hand.press("enter")
        hand.shows(HOSTILE[:26])
        await hand.press("escape", "e")
        hand.shows(HOSTILE[:26])


async def test_a_new_form_is_the_same_after_it_was_built_from_its_draft(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("a")
        await hand.write("Half")
        await hand.press("escape", "f", "right", "escape")
        assert hand.app.session is not None
        screen = NewActivityFormScreen(hand.app.session)
        assert (screen.form.title, screen.form.domain) == ("Half", "teaching")
        assert screen.begins_open()
