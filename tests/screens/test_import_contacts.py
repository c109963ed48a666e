"""Importing contacts on the screen: who is new, who is here, who is unclear, then the import and its undo."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.import_contacts import ImportContactsScreen
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook import Store

Opened = Callable[..., AbstractAsyncContextManager[Hand]]


@pytest.fixture
def opened(sample_app: PivotApp) -> Opened:
    """The screen, open over the sample's Today."""

    @asynccontextmanager
    async def open_screen(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
        async with hand_on(sample_app, size) as hand:
            assert sample_app.session is not None
            await sample_app.push_screen(ImportContactsScreen(sample_app.session))
            await hand.settle()
            yield hand

    return open_screen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Somebody new, somebody who may be L.K., somebody hostile, and a card that is cut off."""
    path = tmp_path / "people.vcf"
    escaped = HOSTILE.replace("\\", "\\\\")
    path.write_text(
        "BEGIN:VCARD\nFN:Nina Quist\nTITLE:Clerkship coordinator\nNOTE:x\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Lee Kowal\nEMAIL:lee@example.org\nEND:VCARD\n"
        f"BEGIN:VCARD\nFN:Zed Xu\nTITLE:{escaped}\nEND:VCARD\nBEGIN:VCARD\nFN:Cut",
        encoding="utf-8",
    )
    return path


def who(store: Store) -> list[str]:
    """Who was added to the sample's six."""
    with store.reading() as db:
        return [contact.who for contact in CONTACT.select(db, "ORDER BY n")][6:]


async def read(hand: Hand, path: Path | str) -> None:
    """Type a path and let it be read."""
    await hand.write(str(path))
    await hand.press("enter")
    await hand.until_gone("Reading")


async def test_what_would_happen_is_shown_and_somebody_unclear_is_asked_about(opened: Opened, file: Path) -> None:
    async with opened() as hand:
        await read(hand, file)
        hand.shows("2 new; of names only the initials are kept", "1 unclear, left out", "Not kept: notes 1")
        hand.shows("left out", "Lee Kowal", "only the initials agree: L.K.")
        hand.reads("1 not taken in, named below")
        assert "Import 2 contacts" in hand.keys
        assert "esc" in hand.offered
        await hand.press("space")
        hand.shows("same")
        hand.hides("1 unclear")
        await hand.press("space")
        assert "Import 3 contacts" in hand.keys
        await hand.press("left", "ctrl+s")
        await hand.until_seen("2 contacts imported, empty fields of 1 filled. u undoes.")
        assert who(hand.store) == ["N.Q.", "Z.X."]
        await hand.press("u")
        assert who(hand.store) == []


async def test_names_are_kept_on_request_and_words_of_the_file_are_only_words(opened: Opened, file: Path) -> None:
    async with opened((120, 40)) as hand:
        await read(hand, file)
        hand.shows("N.Q. (card 1)   coordinator", "[/] [red]x[/] [$primary]", "Card 4: It is never closed")
        await hand.press("shift+tab", "right")
        hand.shows("[Whole names]", "Nina Quist (card 1)", "2 new; whole names are kept")
        assert who(hand.store) == []


async def test_a_path_that_leads_nowhere_gets_one_sentence_and_stays(opened: Opened, tmp_path: Path) -> None:
    async with opened() as hand:
        await hand.press("enter")
        hand.shows("Type the path of a file.")
        await read(hand, tmp_path / "none.vcf")
        hand.reads("There is no file")
        assert "ctrl+s" not in hand.keys
        await hand.press("escape")
        hand.hides("Import contacts")
