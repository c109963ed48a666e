"""The command palette: every act that is possible here, and every record, whatever its words look like."""

import pytest
from tests.screens.driving import HOSTILE, hand_on
from tests.screens.making import add_entries

from pivot_tui.app import PivotApp
from pivot_tui.domain.journal import Group, Kind
from pivot_tui.workbook import Store, journal
from pivot_tui.workbook.clock import Clock


async def test_the_palette_finds_an_act_and_does_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "ctrl+p")
        await hand.until_seen("Search for commands")
        await hand.write("entry in the trash")
        await hand.until_gone("Search for commands")
        await hand.until_seen("Put this entry in the trash")
        await hand.press("enter")
        await hand.until_seen("7 entries, newest first")


async def test_the_palette_offers_only_what_is_possible_here(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("3", "ctrl+p")
        await hand.until_seen("Search for commands")
        await hand.write("trash")
        await hand.until_gone("Search for commands")
        hand.hides("Put this entry in the trash")


async def test_the_palette_opens_the_kinds_of_work_and_the_settings(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("ctrl+p")
        await hand.write("kinds")
        await hand.until_seen("Rename, add and retire them")
        await hand.press("enter")
        hand.shows("Kinds of work", "@inbox")
        await hand.press("escape", "ctrl+p")
        await hand.write("settings")
        await hand.until_seen("Colours, keys, days and the editor")
        await hand.press("enter")
        await hand.until_seen("pivot-dark")


async def test_the_palette_finds_a_record_by_its_words_and_opens_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("ctrl+p")
        await hand.write("blood gas")
        await hand.until_seen("Talked an MS3 through a blood gas at the bedside   6 Mar")
        await hand.press("enter")
        assert hand.area == "Journal"
        assert "Talked an MS3" in hand.cursor_line()


@pytest.mark.parametrize("above", [30, 250])
async def test_the_palette_finds_a_record_far_down_the_journal(empty_workbook: Store, clock: Clock, above: int) -> None:
    words = [f"ordinary {n:03}" for n in range(270)]
    words[above] = "needle in the hay"
    add_entries(empty_workbook, words, newest_first=True)
    async with hand_on(PivotApp(empty_workbook.path, clock, empty_workbook)) as hand:
        await hand.press("ctrl+p")
        await hand.write("needle")
        await hand.until_seen("needle in the hay   ")
        await hand.press("enter")
        assert "needle in the hay" in hand.cursor_line()
        await hand.press("k")
        assert f"ordinary {above - 1:03}" in hand.cursor_line()


async def test_a_filter_is_dropped_when_the_palette_opens_an_entry_that_it_hides(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "/")
        await hand.write("drains")
        await hand.until_seen("3 entries like that")
        await hand.press("ctrl+p")
        await hand.write("sepsis noon")
        await hand.until_seen("Sepsis noon conference: questions ran past the hour   ")
        await hand.press("enter")
        assert "Sepsis noon" in hand.cursor_line()
        await hand.until_seen("8 entries, newest first")


async def test_the_palette_finds_a_kind_of_work(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("ctrl+p")
        await hand.write("hard dia")
        await hand.until_seen("Hard diagnoses   kind of work")
        await hand.press("enter")
        hand.shows("Clinical core  @dx")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_a_record_is_shown_as_it_was_typed_and_those_behind_it_are_found_too(
    empty_workbook: Store, clock: Clock, size: tuple[int, int]
) -> None:
    add_entries(empty_workbook, [f"needle {n}" if n != 2 else f"needle {n} {HOSTILE}" for n in range(6)])
    kind = journal.save_kind(empty_workbook, f"needle {HOSTILE}", "ndl", Group.OTHER)
    assert isinstance(kind, Kind)
    async with hand_on(PivotApp(empty_workbook.path, clock, empty_workbook), size) as hand:
        await hand.press("ctrl+p")
        await hand.write("needle")
        await hand.until_seen("needle 0   13 Mar")
        hand.shows("needle 2 [/] [red]x[/] [$primary] \\ 日本語", "needle [/] [red]x[/] [$primary] \\ 日本語")
        hand.shows(*(f"needle {n}   13 Mar" for n in (0, 1, 3, 4, 5)))
        above = hand.row("needle 2 [/]") - min(hand.row(f"needle {n}   13 Mar") for n in (0, 1, 3, 4, 5))
        await hand.press(*["down"] * above, "enter")
        assert "needle 2 [/] [red]x[/]" in hand.cursor_line()


async def test_words_that_find_nothing_leave_a_quiet_list(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("ctrl+p")
        for words in ('[/] " * ( NEAR', "zzzzqqqq", "\\"):
            await hand.write(words)
            await hand.settle()
        await hand.press("escape")
        hand.shows("NEXT")
