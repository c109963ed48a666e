"""Importing a journal on the screen: the preview first, then the import, which can be stopped and taken back."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from tests.interchange import making_jrnl
from tests.screens.driving import HOSTILE, Hand, hand_on, texts

from pivot_tui.app import PivotApp
from pivot_tui.screens.import_journal import ImportScreen
from pivot_tui.workbook import journal_import

Opened = Callable[..., AbstractAsyncContextManager[Hand]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal of three entries, one of them hostile and one odd."""
    path = tmp_path / "j.txt"
    path.write_text(
        f"[2026-02-27 18:30] {HOSTILE}\n\n[2026-02-28 09:00] Second @ward *\n\n[2026-02-26 09:00] Goes back\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def opened(empty_app: PivotApp) -> Opened:
    """The screen, open over the Journal."""

    @asynccontextmanager
    async def open_screen(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
        async with hand_on(empty_app, size) as hand:
            await hand.press("2")
            assert empty_app.session is not None
            await empty_app.push_screen(ImportScreen(empty_app.session))
            await hand.settle()
            yield hand

    return open_screen


async def read(hand: Hand, path: Path | str) -> None:
    """Type a path and let it be read."""
    await hand.write(str(path))
    await hand.press("enter")


async def test_the_preview_shows_what_is_in_the_file_before_anything_is_saved(opened: Opened, file: Path) -> None:
    async with opened((80, 40)) as hand:
        await read(hand, file)
        await hand.until_seen("enter imports this")
        hand.shows("3 new, from 26 Feb 2026 to 28 Feb 2026", "Tags: +ward 1", "Kept beside the entries: starred 1")
        hand.shows(f"2026-02-27 18:30  {HOSTILE}", "Worth a look (1), imported all the same")
        hand.reads("Line 5: It is earlier than the entry above it.")
        assert "enter Import 3 entries" in hand.keys
        assert texts(hand.store) == []


async def test_enter_imports_and_u_takes_it_back(opened: Opened, file: Path) -> None:
    async with opened() as hand:
        await read(hand, file)
        await hand.until_seen("enter imports this")
        await hand.press("enter")
        await hand.until_seen("3 entries imported. u undoes.")
        assert texts(hand.store) == ["Second @ward", HOSTILE, "Goes back"]
        hand.shows("3 entries, newest first", "Second @ward")
        await hand.press("u")
        assert texts(hand.store) == []


async def test_the_same_file_again_offers_nothing_to_import(opened: Opened, file: Path) -> None:
    async with opened() as hand:
        await read(hand, file)
        await hand.press("enter")
        await hand.until_seen("imported")
        assert hand.app.session is not None
        await hand.app.push_screen(ImportScreen(hand.app.session))
        await read(hand, file)
        await hand.until_seen("There is nothing to add.")
        hand.shows("3 in the journal already")
        assert "enter" not in hand.offered


async def test_a_file_that_cannot_be_read_is_said_beside_its_path_which_stays(opened: Opened, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.write_bytes(b"JRNLv3\x00\x01")
    async with opened() as hand:
        await read(hand, locked)
        await hand.until_seen("is encrypted")
        hand.reads("jrnl --decrypt")
        await hand.write(".old")
        await hand.press("enter")
        await hand.until_seen("There is no file")
        hand.reads("check the name.")


async def test_nothing_typed_asks_for_a_path(opened: Opened) -> None:
    async with opened() as hand:
        await hand.press("enter")
        hand.shows("Type the path of a file")


async def test_the_form_is_guessed_and_can_be_changed(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    path.write_text("# 2026-03-01\nfirst\n\nsecond\n", encoding="utf-8")
    async with opened() as hand:
        await read(hand, path)
        await hand.until_seen("2 new")
        hand.shows("[Text with dated headings]")
        await hand.press("shift+tab", "left")
        await hand.until_seen("No entry was found")
        hand.shows("[jrnl]")
        hand.hides("2 new")
        assert hand.keys.split("   ")[0].strip() == "enter Read the file"


async def test_another_path_takes_the_preview_away(opened: Opened, file: Path) -> None:
    async with opened() as hand:
        await read(hand, file)
        await hand.until_seen("3 new")
        await hand.press("shift+tab", "shift+tab")
        await hand.write("x")
        hand.hides("3 new")
        hand.shows("nothing is saved yet")


@pytest.mark.parametrize("way", ["escape", "unmount"])
async def test_an_import_that_is_left_saves_nothing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    path = tmp_path / "many.txt"
    path.write_text(making_jrnl.text(making_jrnl.entries(400)), encoding="utf-8")
    save = journal_import.save
    async with opened() as hand:
        await read(hand, path)
        await hand.until_seen("400 new")
        screen = hand.app.screen
        assert isinstance(screen, ImportScreen)

        def save_and_leave(*given: object) -> int:
            leave = screen.action_leave if way == "escape" else screen.on_unmount
            hand.app.call_from_thread(leave)
            return save(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(journal_import, "save", save_and_leave)
        await hand.press("enter")
        await hand.until_seen("Stopped; nothing was saved.")
        assert texts(hand.store) == []
        monkeypatch.setattr(journal_import, "save", save)
        await hand.press("tab", "tab", "enter")
        await hand.until_seen("400 entries imported")


async def test_escape_closes_it(opened: Opened, file: Path) -> None:
    async with opened() as hand:
        await read(hand, file)
        await hand.until_seen("3 new")
        await hand.press("escape")
        assert not isinstance(hand.app.screen, ImportScreen)
        assert texts(hand.store) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_is_cut_off(opened: Opened, file: Path, size: tuple[int, int]) -> None:
    async with opened(size) as hand:
        hand.reads("importing it twice adds nothing.")
        await read(hand, file)
        await hand.until_seen("enter imports this")
        hand.shows("3 new, from 26 Feb 2026 to 28 Feb 2026")
        assert hand.offered[0] == "enter"
        assert hand.offered[-1] == "esc"
        await hand.press("end")
        hand.shows("above it.")
