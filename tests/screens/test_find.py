"""Search of everything: found as it is typed, told where it is from, moved in and opened from the field."""

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on
from tests.screens.making import add_entries

from pivot_tui.app import PivotApp
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.sheet import Prompt, WorkElement
from pivot_tui.domain.situation import Premise, Side, Situation
from pivot_tui.screens import find
from pivot_tui.screens.find import FindScreen
from pivot_tui.screens.frame import RecordsChanged, RecordWanted
from pivot_tui.store.tables.profile import ELEMENT, PREMISE, SITUATION
from pivot_tui.workbook import Store, journal
from pivot_tui.workbook.clock import Clock


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The records that the app was asked to show, which it then does not."""
    found: list[tuple[str, str]] = []

    async def on_record_wanted(_: PivotApp, event: RecordWanted) -> None:
        event.stop()
        found.append((event.table, event.id))

    monkeypatch.setattr(PivotApp, "on_record_wanted", on_record_wanted)
    return found


async def search(hand: Hand, words: str = "") -> None:
    """Open the search, and type."""
    assert hand.app.session is not None
    await hand.app.push_screen(FindScreen(hand.app.session))
    await hand.settle()
    await hand.write(words)


def add_profile(store: Store, word: str) -> None:
    """Add a row of the sheet, a line of either list and a situation that hold a word."""
    with store.transaction("sheet.add"):
        ELEMENT.insert(store.db, [WorkElement("e", Prompt.DREADED, f"{word} calls", None, 5, None, 90, None)])
        PREMISE.insert(store.db, [Premise("p", Side.DONE_WITH, f"{word} nights")])
        PREMISE.insert(store.db, [Premise("q", Side.WOULD_KEEP, f"{word} rounds")])
        SITUATION.insert(store.db, [Situation("s", f"{word} gap")])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_before_anything_is_typed_it_says_what_is_searched(empty_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(empty_app, size) as hand:
        await search(hand)
        hand.reads(
            "Everything that you wrote",
            "Your words in every area",
            "people and what you learned",
            "finds authorisation.",
        )
        await hand.press("enter", "down")
        hand.shows("Everything that you wrote")
        await hand.press("escape")
        hand.shows("NEXT")


async def test_everything_that_has_the_word_is_found_and_says_where_it_is_from(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    add_profile(sample_workbook, "blood")
    async with hand_on(sample_app) as hand:
        await search(hand, "blo")
        await hand.until_seen("6 records")
        assert hand.line("Talked an MS3").split()[0] == "journal"
        assert hand.line("Feedback form").split()[0] == "card"
        assert hand.line("second block").split()[0] == "card"
        assert hand.line("Talked an MS3").split()[-2:] == ["6", "Mar"]
        assert hand.line("blood calls").split() == ["sheet", "blood", "calls"]
        assert hand.line("blood nights").split() == ["done", "with", "blood", "nights"]
        assert hand.line("blood rounds").split() == ["would", "keep", "blood", "rounds"]
        assert hand.line("blood gap").split()[0] == "situation"
        await hand.write("zzz")
        await hand.until_seen("Nothing has these words.")
        hand.hides("records")


async def test_the_arrows_move_in_the_list_while_the_field_is_typed_in(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await search(hand, "a")
        await hand.until_seen("records")
        first = hand.cursor_line()
        await hand.press("up")
        assert hand.cursor_line() == first
        await hand.press("down")
        assert hand.cursor_line() != first
        await hand.press("pagedown", "pagedown", "pageup", "pageup", "up")
        assert hand.cursor_line() == first
        await hand.write("ss")
        await hand.until_seen("Assessing")
        assert "Assessing" in hand.cursor_line(), "with other words the cursor is on the best"


async def test_the_words_of_the_one_under_the_cursor_stand_below(empty_workbook: Store, empty_app: PivotApp) -> None:
    add_entries(empty_workbook, ["needle\nand what came after it", "needle\nand something else"])
    async with hand_on(empty_app) as hand:
        await search(hand, "needle")
        await hand.until_seen("and something else")
        await hand.press("down")
        hand.shows("and what came after it")
        hand.hides("and something else")


async def test_enter_opens_what_is_under_the_cursor(
    sample_app: PivotApp, sample_workbook: Store, wanted: list[tuple[str, str]]
) -> None:
    add_profile(sample_workbook, "zebra")
    async with hand_on(sample_app) as hand:
        await search(hand, "zebra calls")
        await hand.until_seen("1 record")
        await hand.press("enter")
        assert wanted == [("element", "e")]
        assert hand.view == "Prompts"
        assert "zebra calls" in hand.cursor_line()


async def test_words_and_enter_in_one_breath_open_what_these_words_find(
    sample_app: PivotApp, sample_workbook: Store, wanted: list[tuple[str, str]]
) -> None:
    add_profile(sample_workbook, "zebra")
    async with hand_on(sample_app) as hand:
        await search(hand, "zebra rounds\n")
        await hand.until(lambda: wanted)
        assert wanted == [("premise", "q")]


async def test_an_entry_is_shown_in_the_journal(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await search(hand, "blood gas")
        await hand.until_seen("1 record")
        await hand.press("enter")
        assert hand.area == "Journal"
        assert "Talked an MS3" in hand.cursor_line()


async def test_a_click_opens_too(sample_app: PivotApp, sample_workbook: Store, wanted: list[tuple[str, str]]) -> None:
    add_profile(sample_workbook, "zebra")
    async with hand_on(sample_app) as hand:
        await search(hand, "zebra")
        await hand.until_seen("4 records")
        await hand.click("zebra gap")
        assert wanted == [("situation", "s")]


async def test_of_very_many_the_first_are_shown_and_all_are_counted(
    empty_workbook: Store, empty_app: PivotApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "_MOST", 5)
    add_entries(empty_workbook, [f"needle {number}" for number in range(1200)])
    async with hand_on(empty_app) as hand:
        await search(hand, "needle")
        await hand.until_seen("The first 5 of 1,200 records; another word narrows it.")
        await hand.write(" 7")
        await hand.until_seen("The first 5 of 111 records")
        await hand.write("77")
        await hand.until_seen("1 record")


async def test_what_another_program_deletes_is_found_no_more(shared_app: PivotApp, sample_workbook: Store) -> None:
    async with hand_on(shared_app) as hand:
        await search(hand, "blood gas")
        await hand.until_seen("1 record")
        [entry] = [e for e in journal.first_page(sample_workbook, JournalFilter()).entries if "gas" in e.text]
        journal.trash(sample_workbook, [entry.id])
        hand.app.post_message(RecordsChanged())  # as the app does once a second when others have written
        await hand.until_seen("Nothing has these words.")
        await hand.press("enter")
        hand.shows("Nothing has these words.")


async def test_a_record_that_has_gone_before_it_is_opened_is_said_calmly(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await search(hand, "blood gas")
        await hand.until_seen("1 record")
        [entry] = [e for e in journal.first_page(sample_workbook, JournalFilter()).entries if "gas" in e.text]
        journal.trash(sample_workbook, [entry.id])
        await hand.press("enter")
        await hand.until_seen("That entry is not there any more.")
        assert hand.area == "Journal"


@pytest.mark.parametrize("words", ['[/] " * ( NEAR', "[red]", "\\", "*", "日本語"])
async def test_no_words_are_too_strange_to_search_for(empty_app: PivotApp, words: str) -> None:
    async with hand_on(empty_app) as hand:
        await search(hand, words)
        await hand.until_seen("Nothing has these words.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_what_is_found_is_shown_as_it_was_typed(
    empty_workbook: Store, clock: Clock, size: tuple[int, int]
) -> None:
    add_entries(empty_workbook, [f"needle {HOSTILE}", f"needle two\n{HOSTILE}"])
    add_profile(empty_workbook, f"needle {HOSTILE}")
    async with hand_on(PivotApp(empty_workbook.path, clock, empty_workbook), size) as hand:
        await search(hand, "needle")
        await hand.until_seen("6 records")
        for place in ("journal", "sheet", "done with", "would keep", "situation"):
            hand.shows(f"{place:<13}  needle")
        assert sum("needle [/] [red]x[/] [$primary] \\ 日本語" in line for line in hand.lines) >= 5


async def test_a_kind_of_work_is_shown_among_the_kinds(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await search(hand, "hard diagnoses\n")
        await hand.until_seen("@dx")
        hand.shows("Kinds of work", "Clinical core  @dx")
        await hand.press("escape")
        hand.shows("NEXT")


async def test_what_was_found_stands_in_columns_also_where_a_place_has_a_long_name(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    add_profile(sample_workbook, "states")
    async with hand_on(sample_app) as hand:
        await search(hand, "states")
        await hand.until_seen("peer observation")
        assert hand.line("peer observation").index("States the goal") == hand.line("states calls").index("states calls")
