"""The links of a record: listed with what they say, added by search, removed, opened and followed into the trash."""

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on
from tests.screens.making import add_entries

from pivot_tui.app import PivotApp
from pivot_tui.app.records import RecordsApp
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.screens.links import LinksScreen
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook import Store, links
from pivot_tui.workbook.search import search

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The records that the app was asked to show, which it then does not."""
    found: list[tuple[str, str]] = []

    async def on_record_wanted(_: PivotApp, event: RecordWanted) -> None:
        event.stop()
        found.append((event.table, event.id))

    monkeypatch.setattr(RecordsApp, "on_record_wanted", on_record_wanted)
    return found


def found(store: Store, words: str, table: str) -> str:
    """The id of the first record of a table that has the words."""
    return next(hit.id for hit in search(store, words) if hit.table == table)


async def open_links(hand: Hand, table: str, words: str, title: str = "The record") -> str:
    """Open the links of the first record of a table that has the words; its id."""
    assert hand.app.session is not None
    identifier = found(hand.store, words, table)
    await hand.app.push_screen(LinksScreen(hand.app.session, table, identifier, title))
    await hand.settle()
    return identifier


@pytest.mark.parametrize("size", SIZES)
async def test_links_are_listed_with_what_they_say(sample_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(sample_app, size) as hand:
        await open_links(hand, "experiment", "rebuild recurring", "Rebuild one recurring talk")
        hand.shows("Linked with  Rebuild one recurring talk", "2 links")
        assert hand.line("first hour").split()[0] == "activity"
        assert "evidence for it" in hand.line("first hour")
        hand.shows("journal      Sepsis noon conference: questions ran")
        assert {"a", "d", "enter", "esc"} <= set(hand.offered)


async def test_without_links_it_says_what_they_are_for_and_the_key(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_links(hand, "activity", "orientation interns")
        hand.reads("Nothing is linked with this yet", "Press a to add one.")
        assert "d" not in hand.offered


async def test_a_link_is_added_by_searching(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        identifier = await open_links(hand, "activity", "orientation interns")
        await hand.press("a")
        hand.reads(
            "Activities, their sessions, experiments, projects, journal entries, quotes,", "people, conversations"
        )
        await hand.write("blood gas\n")
        await hand.until_seen("1 link")
        hand.shows("Talked an MS3")
        [linked] = links.links_of(hand.store, "activity", identifier)
        assert linked.table == "entry"
        await hand.press("u")
        await hand.until_seen("Nothing is linked with this yet")


async def test_the_arrows_choose_while_the_field_is_typed_in(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_links(hand, "activity", "orientation interns")
        await hand.press("a")
        await hand.write("sepsis resus")
        await hand.until_seen("11 Mar")
        await hand.press("down", "enter")
        await hand.until_seen("1 link")
        assert hand.line("first hour").split()[0] == "session"


async def test_a_second_link_with_the_same_record_is_refused_in_a_sentence(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_links(hand, "experiment", "rebuild recurring")
        await hand.press("a")
        await hand.write("questions ran past")
        await hand.until_seen("linked   11 Mar")
        await hand.press("enter")
        hand.shows("These two are linked already.")
        await hand.write("zzz")
        await hand.until_seen("Nothing has these words.")
        hand.hides("linked already")
        await hand.press("enter", "escape")
        hand.shows("2 links")


async def test_a_link_is_removed_and_undone(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_links(hand, "experiment", "rebuild recurring")
        await hand.press("d")
        await hand.until_seen("1 link")
        hand.hides("first hour")
        await hand.press("u")
        await hand.until_seen("2 links")
        hand.shows("first hour")


async def test_enter_opens_the_linked_record(sample_app: PivotApp, wanted: list[tuple[str, str]]) -> None:
    async with hand_on(sample_app) as hand:
        await open_links(hand, "experiment", "rebuild recurring")
        await hand.press("enter")
        await hand.until(lambda: wanted)
        assert ("activity", found(hand.store, "sepsis resuscitation", "activity")) in wanted


async def test_a_record_in_the_trash_is_said_to_be_there_and_stays(
    sample_app: PivotApp, wanted: list[tuple[str, str]]
) -> None:
    async with hand_on(sample_app) as hand:
        activity = found(hand.store, "sepsis resuscitation", "activity")
        put_in_trash(hand.store, "activity", [activity], "activity.trash")
        await open_links(hand, "experiment", "rebuild recurring")
        hand.shows("in the trash   evidence for it")
        await hand.press("G")
        assert "Sepsis resuscitation" in hand.cursor_line()
        assert "d" not in hand.offered
        await hand.press("enter")
        hand.reads("It is in the trash; bring it back there to open it.")
        assert wanted == []


@pytest.mark.parametrize("size", SIZES)
async def test_markup_is_shown_as_it_was_typed(sample_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(sample_app, size) as hand:
        add_entries(hand.store, [f"needle {HOSTILE}"])
        await open_links(hand, "activity", "orientation interns", HOSTILE)
        hand.shows("[/] [red]x[/] [$primary] \\ 日本語")
        await hand.press("a")
        await hand.write("needle")
        await hand.until_seen("needle [/] [red]x[/] [$primary] \\ 日本語")
        await hand.press("enter")
        await hand.until_seen("1 link")
        hand.shows("needle [/] [red]x[/] [$primary] \\ 日本語")
