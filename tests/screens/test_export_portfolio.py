"""Exporting the portfolio on the screen: another reader, what is left out, and a file that is never lost."""

from pathlib import Path

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.export_portfolio import ExportPortfolioScreen
from pivot_tui.workbook import Store

SIZES = [(80, 24), (120, 40)]


async def open_export(hand: Hand) -> None:
    """Open the export."""
    assert hand.app.session is not None
    await hand.app.push_screen(ExportPortfolioScreen(hand.app.session))
    await hand.settle()
    await hand.until_seen("evaluated activities shown")


def home_files(form: str) -> list[Path]:
    """The files of a format in the home folder."""
    return sorted(Path.home().glob(f"portfolio-*.{form}"))


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_for_a_committee_with_what_is_left_out(sample_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(sample_app, size) as hand:
        await open_export(hand)
        hand.shows(
            "[committee]",
            "[Markdown]",
            "~/portfolio-committee-2026-03-13.md",
            "8 of 8 evaluated activities shown",
            "the portfolio, with comments that you checked and selected",
            "Left out:",
            "- rows by learner level, so that no small group can be made out: 2",
            "- referees: 2",
        )
        assert {"ctrl+s", "tab", "esc"} <= set(hand.offered)


async def test_another_reader_and_format_change_the_preview_and_the_file(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await open_export(hand)
        hand.shows("# Teaching portfolio")
        await hand.press("right")
        await hand.until_seen("~/portfolio-public-2026-03-13.md")
        hand.shows("[public]", "peer observations: 1")
        await hand.press("tab", "right")
        hand.shows("~/portfolio-public-2026-03-13.csv", "section,record,field,value")
        await hand.press("ctrl+s")
        [written] = home_files("csv")
        assert written.read_bytes().startswith(b"\xef\xbb\xbfsection")


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_export(hand)
        path = Path.home() / "portfolio-committee-2026-03-13.md"
        path.write_text("mine", encoding="utf-8")
        await hand.press("ctrl+s")
        hand.reads("is there already, so nothing was written. The same key again writes over it.")
        assert path.read_text(encoding="utf-8") == "mine"
        await hand.press("ctrl+s")
        assert path.read_text(encoding="utf-8").startswith("# Teaching portfolio")
        hand.hides("is there already")


async def test_a_place_that_is_not_there_is_said_and_what_was_typed_stays(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_export(hand)
        await hand.press("tab", "tab", "ctrl+u")
        await hand.write("~/nowhere/x.md\n")
        hand.reads("There is no folder")
        hand.shows("~/nowhere/x.md")
        await hand.press("shift+tab", "shift+tab", "left")
        await hand.until_seen("[mentor]")
        hand.shows("~/nowhere/x.md")
        await hand.press("tab", "tab", "ctrl+u", "enter")
        hand.reads("Name the file, or the folder that it shall go into.")


@pytest.mark.parametrize("size", SIZES)
async def test_markup_is_shown_as_text(sample_workbook: Store, sample_app: PivotApp, size: tuple[int, int]) -> None:
    with sample_workbook.transaction("activity.edit"):
        sample_workbook.db.execute("UPDATE activity SET title = ?", (HOSTILE,))
    async with hand_on(sample_app, size) as hand:
        await open_export(hand)
        hand.app.screen.query_one("#export-preview").scroll_to(y=34, animate=False)
        await hand.settle()
        hand.shows("\\[red\\]x\\[/\\] \\[\\$primary\\] \\\\ 日本語")


async def test_an_empty_portfolio_leaves_nothing_out(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_export(hand)
        hand.shows("Nothing is left out.")
        await hand.press("escape")
        hand.hides("Export the portfolio")
