"""Writing the calendar from the screen."""

from pathlib import Path

from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.export_calendar import ExportCalendarScreen


async def test_a_calendar_is_written_and_a_file_that_is_there_is_asked_about(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert sample_app.session is not None
        target = Path.home() / "pivot-2026-03-13.ics"
        await sample_app.push_screen(ExportCalendarScreen(sample_app.session))
        await hand.settle()
        hand.shows("4 meetings and 17 cards with a day", "~/pivot-2026-03-13.ics", "[neutral]", "[none]")
        hand.shows('The calendar shows "pivot: meeting" and "pivot: to do".')
        await hand.press("ctrl+s")
        await hand.until_seen("4 meetings and 17 cards with a day written to")
        neutral = target.read_bytes()
        assert b"L.K." not in neutral

        await sample_app.push_screen(ExportCalendarScreen(sample_app.session))
        await hand.settle()
        await hand.press("tab", "right", "tab", "right", "right")
        hand.shows("[as written here]", "[a day before]")
        await hand.press("ctrl+s")
        await hand.until_seen("is there already")
        hand.reads("The same key again writes over it.")
        assert target.read_bytes() == neutral
        await hand.press("ctrl+s")
        written = target.read_bytes()
        assert b"20 minutes with L.K." in written
        assert b"TRIGGER:-P1D" in written
