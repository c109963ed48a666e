"""Writing the contacts as address cards from the screen."""

from pathlib import Path

from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.export_contacts import ExportContactsScreen


async def test_contacts_are_written_and_a_file_that_is_there_is_asked_about(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert sample_app.session is not None
        target = Path.home() / "contacts-2026-03-13.vcf"
        await sample_app.push_screen(ExportContactsScreen(sample_app.session))
        await hand.settle()
        hand.shows("6 contacts", "~/contacts-2026-03-13.vcf")
        await hand.press("ctrl+s")
        await hand.until_seen("6 contacts written to")
        written = target.read_text(encoding="utf-8")
        assert written.count("BEGIN:VCARD") == 6
        target.write_text("mine", encoding="utf-8")

        await sample_app.push_screen(ExportContactsScreen(sample_app.session))
        await hand.settle()
        await hand.press("enter")
        hand.reads("is there already", "The same key")
        assert target.read_text(encoding="utf-8") == "mine"
        await hand.press("enter")
        assert target.read_text(encoding="utf-8") == written
