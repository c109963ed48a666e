"""Versions and erasing for good, wherever records of the portfolio lie, and from the trash."""

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on
from tests.screens.making import add_entries

from pivot_tui.app import PivotApp
from pivot_tui.domain.activity import Activity, EducatorDomain
from pivot_tui.screens.trash import TrashScreen
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.tables.portfolio import ACTIVITY
from pivot_tui.workbook import Store, activities, backups, history
from pivot_tui.workbook.clock import Clock

PLACES = (
    ("activity", ("3",), ()),
    ("session", ("enter",), ("escape",)),
    ("evaluation", ("3",), ()),
    ("quote", ("q",), ("escape",)),
    ("experiment", ("3",), ()),
    ("peer observation", ("3", "o"), ("escape",)),
)
"""What can lie under the cursor, the keys that lead there from the place before, and those that lead out of it."""


@pytest.fixture
def quiet_app(sample_workbook: Store, clock: Clock) -> PivotApp:
    """An app that makes no backups by itself."""
    return PivotApp(sample_workbook.path, clock, sample_workbook, demo=True)


def held(store: Store, words: str) -> int:
    """How many changes still hold some words."""
    query = "SELECT count(*) FROM change WHERE before LIKE ? OR after LIKE ?"
    count: int = store.db.execute(query, [f"%{words}%"] * 2).fetchone()[0]
    return count


async def open_trash(hand: Hand) -> None:
    """Open the trash."""
    assert hand.app.session is not None
    await hand.app.push_screen(TrashScreen(hand.app.session))
    await hand.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_V_shows_the_versions_of_what_is_under_the_cursor(quiet_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(quiet_app, size) as hand:
        for noun, there, out in PLACES:
            await hand.press(*there)
            before = hand.screen
            await hand.press("V")
            hand.reads(f"Versions of {'an' if noun[0] in 'ae' else 'a'} {noun}", "Now", "[- taken out -]")
            assert hand.area == "Portfolio"
            await hand.press("V")
            assert hand.screen == before
            await hand.press(*out)


async def test_D_asks_before_it_erases_what_is_under_the_cursor(quiet_app: PivotApp) -> None:
    async with hand_on(quiet_app) as hand:
        for erased, (noun, there, out) in enumerate(PLACES):
            await hand.press(*there)
            before, changes = hand.screen, held(hand.store, "")
            await hand.press("D")
            hand.shows(f"Erase this {noun} for good?")
            assert "Keep it" in hand.cursor_line()
            await hand.press("enter")
            assert (hand.screen, held(hand.store, "")) == (before, changes)
            await hand.press("D", "down", "enter")
            await hand.until_seen("Erased for good.")
            assert hand.store.db.execute("SELECT count(*) FROM change WHERE op = 'P'").fetchone()[0] > erased
            hand.app.clear_notifications()
            await hand.press(*out)


async def test_an_activity_is_erased_with_all_that_belongs_to_it_and_the_question_says_so(quiet_app: PivotApp) -> None:
    async with hand_on(quiet_app) as hand:
        await hand.press("3", "D")
        hand.shows("Erase this activity for good?", "Sepsis resuscitation: first hour")
        hand.reads("What belongs to it goes too: 2 sessions, 2 evaluations")
        await hand.press("down", "enter")
        await hand.until_seen("Erased for good.")
        hand.shows("7 activities, 55 sessions")
        hand.hides("Sepsis resuscitation")
        assert held(hand.store, "Sepsis resuscitation") == 0


async def test_what_a_change_did_reads_in_words(quiet_app: PivotApp) -> None:
    async with hand_on(quiet_app) as hand:
        await hand.press("3", "e")
        await hand.write(" again")
        await hand.press("ctrl+s", "V")
        hand.shows("Versions of an activity", "Sepsis resuscitation: first hour again", "change of an activity")
        hand.shows("{+ again+}")


async def test_the_keys_are_not_there_where_there_is_nothing(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        for keys in (("3",), ("3",), ("3",)):
            await hand.press(*keys)
            await hand.press("V", "D")
            assert len(hand.app.screen_stack) == 1


async def test_what_lies_in_the_trash_can_be_erased_from_there(quiet_app: PivotApp, sample_workbook: Store) -> None:
    [first, *_] = activities.taught(sample_workbook)
    backups.back_up(sample_workbook)
    activities.trash_activities(sample_workbook, [first.id])
    async with hand_on(quiet_app) as hand:
        await open_trash(hand)
        hand.shows("Trash   1 record", "Sepsis resuscitation: first hour", "type noon conference")
        await hand.press("D")
        hand.shows("Erase this activity for good?", "Erase it here and in the backup")
        await hand.press("down", "down", "enter")
        await hand.until_seen("1 backup rewritten.")
        hand.shows("The trash is empty")
        assert held(sample_workbook, "Sepsis resuscitation") == 0


async def test_a_session_cannot_come_back_before_its_activity_and_that_is_said(
    quiet_app: PivotApp, sample_workbook: Store
) -> None:
    [first, *_] = activities.taught(sample_workbook)
    [session, *_] = activities.sessions_of(sample_workbook, first.id)
    activities.trash_sessions(sample_workbook, [session.id])
    activities.trash_activities(sample_workbook, [first.id])
    async with hand_on(quiet_app) as hand:
        await open_trash(hand)
        hand.shows("Trash   2 records")
        await hand.press("j", "enter")
        hand.reads("The activity it belongs to, “Sepsis resuscitation: first hour”, is in the trash as well")
        hand.shows("Trash   2 records")
        await hand.press("k", "enter", "enter")
        hand.shows("The trash is empty")


async def test_a_long_trash_is_read_page_by_page_to_its_very_end(
    empty_workbook: Store, empty_app: PivotApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "DISCARDED", 50)
    add_entries(empty_workbook, [f"words {number:03}" for number in range(230)])
    rows = empty_workbook.db.execute("SELECT id FROM entry ORDER BY n").fetchall()
    stored_trash.put_in_trash(empty_workbook, "entry", [row for (row,) in rows], "journal.trash")
    async with hand_on(empty_app) as hand:
        await open_trash(hand)
        hand.shows("the newest 50", "words 229")
        await hand.press(*["pagedown"] * 4)
        hand.shows("the newest 100")
        await hand.press("G")
        hand.shows("Trash   230 records", "words 000")
        assert "words 000" in hand.cursor_line()
        await hand.press("enter")
        hand.shows("The trash is empty")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_a_title_is_shown_as_it_was_typed(
    empty_workbook: Store, empty_app: PivotApp, size: tuple[int, int]
) -> None:
    with empty_workbook.transaction("activity.add"):
        ACTIVITY.insert(empty_workbook.db, [Activity("x", HOSTILE, EducatorDomain.TEACHING, "lecture")])
    async with hand_on(empty_app, size) as hand:
        await hand.press("3", "V")
        assert sum("[/] [red]x[/]" in line for line in hand.lines) == 2
        await hand.press("escape", "D")
        hand.reads("[/] [red]x[/] [$primary] \\ 日本語")
