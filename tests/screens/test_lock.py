"""The lock: a passphrase in, the workbook open; locked again it is torn down, and comes back as it was left."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.screens.driving import Hand, hand_on, texts, waiting
from tests.screens.making import PASSPHRASE, add_entries, make_encrypted

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store, backups
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import derive_key

pytestmark = pytest.mark.skipif(
    not pytest.importorskip("pivot_tui.store.connection").ENCRYPTION, reason="sqlcipher3 is missing here"
)


@pytest.fixture(scope="module")
def locked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted workbook with one entry, made once, since deriving a key takes its time."""
    path = tmp_path_factory.mktemp("locked") / "workbook.db"
    make_encrypted(path)
    with Store(path, derive_key(path, PASSPHRASE)) as store:
        add_entries(store, ["behind the lock"])
    return path


@pytest.fixture
def locked_app(locked_file: Path, workbook_path: Path, clock: Clock) -> Iterator[PivotApp]:
    """An app before an encrypted workbook with one entry."""
    workbook_path.parent.mkdir()
    shutil.copy(locked_file, workbook_path)
    app = PivotApp(workbook_path, clock, None)
    yield app
    if app.session is not None:
        app.session.store.close()


async def unlock(hand: Hand) -> None:
    """Type the passphrase and wait until the workbook is open."""
    await hand.write(PASSPHRASE)
    await hand.press("enter")
    await hand.until(lambda: hand.app.session is not None and not hand.sees("This workbook is locked"))
    await hand.settle()


async def test_an_encrypted_workbook_asks_for_its_passphrase_and_opens_with_it(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        hand.shows("This workbook is locked", "Passphrase", "workbook.db")
        assert hand.offered[:2] == ["enter", "ctrl+q"]
        await hand.write(PASSPHRASE)
        hand.hides(PASSPHRASE, "behind the lock")
        hand.shows("•" * len(PASSPHRASE))
        await hand.press("enter")
        await hand.until_seen("behind the lock")
        assert hand.area == "Today"


async def test_a_wrong_passphrase_is_said_and_may_be_tried_again(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await hand.write("open barley")
        await hand.press("enter")
        await hand.until(lambda: "wrong passphrase" in " ".join(hand.screen.split()))
        hand.hides("open barley")
        await unlock(hand)
        hand.shows("behind the lock")


async def test_with_a_backup_to_compare_a_wrong_passphrase_is_surely_wrong(locked_app: PivotApp) -> None:
    path = locked_app.path
    with Store(path, derive_key(path, PASSPHRASE)) as store:
        backups.back_up(store)
    async with hand_on(locked_app) as hand:
        await hand.write("open barley")
        await hand.press("enter")
        await hand.until(lambda: "opens neither the workbook nor its newest backup" in " ".join(hand.screen.split()))


async def test_enter_without_a_passphrase_waits_for_one(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await hand.press("enter")
        await hand.settle()
        hand.shows("This workbook is locked")
        await unlock(hand)


async def test_nothing_else_can_be_done_while_it_is_locked(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await hand.press("ctrl+n", "f2", "ctrl+t", "3", "ctrl+l", "f9")
        hand.shows("This workbook is locked")
        hand.hides("Capture")
        await hand.press("ctrl+p")
        await hand.write("behind")
        await hand.settle()
        hand.hides("behind the lock", "Kinds of work", "Write down")


async def test_help_before_the_lock_says_what_a_lost_passphrase_means(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await hand.press("f1")
        hand.reads("nobody can recover a passphrase that is lost")
        await hand.press("escape")
        await unlock(hand)


async def test_an_encrypted_workbook_is_locked_where_a_plain_one_goes_blank(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await unlock(hand)
        for key, area in (("ctrl+l", "2"), ("z", "3"), ("f9", "1")):
            await hand.press(area)
            name = hand.area
            await hand.press(key)
            await hand.until_seen("This workbook is locked")
            hand.hides("behind the lock")
            assert hand.app.session is None
            await hand.press("d", "x", *["backspace"] * 2)
            await unlock(hand)
            assert hand.area == name
        await hand.press("2")
        hand.shows("behind the lock")


async def test_locking_lets_go_of_the_file_and_of_every_screen(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await unlock(hand)
        await hand.press("2", "3", "1")
        store = hand.store
        screens = list(hand.app.screen_stack)
        await hand.press("ctrl+l")
        await hand.until_seen("This workbook is locked")
        await hand.settle()
        assert not any(screen.is_attached for screen in screens)
        with pytest.raises(Exception, match="closed") as closed:
            store.db.execute("SELECT 1")
        assert "ProgrammingError" in type(closed.value).__name__ or isinstance(closed.value, sqlite3.ProgrammingError)
        assert not locked_app.path.with_name(f"{locked_app.path.name}-wal").exists()


async def test_unlocking_opens_the_capture_again_with_what_was_being_typed(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await unlock(hand)
        await hand.press("2", "c")
        await hand.write("- half a thou")
        await hand.press("ctrl+l")
        await hand.until_seen("This workbook is locked")
        hand.hides("half a thou")
        await unlock(hand)
        await hand.until_seen("  - half a thou")
        assert hand.area == "Journal"
        await hand.write("ght 3")
        await hand.press("enter")
        assert sorted(texts(hand.store)) == ["behind the lock", "half a thought"]
        assert waiting(hand.store) == []


async def test_unlocking_opens_a_half_written_answer_again(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await unlock(hand)
        await hand.press("2", "[", "[", "t")
        await hand.write("between wards and words")
        await hand.press("ctrl+l")
        await hand.until_seen("This workbook is locked")
        await unlock(hand)
        await hand.until_seen("between wards and words")


async def test_unlocking_opens_a_half_filled_form_again(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await unlock(hand)
        await hand.press("2", "e")
        await hand.write(" and more")
        await hand.press("ctrl+l")
        await hand.until_seen("This workbook is locked")
        await unlock(hand)
        await hand.until_seen("behind the lock and more")
        hand.shows("Edit entry")
        await hand.press("ctrl+s")
        assert texts(hand.store) == ["behind the lock and more"]


async def test_a_form_left_in_another_area_is_waiting_after_the_lock(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        await unlock(hand)
        await hand.press("2", "a")
        await hand.write("in the journal")
        await hand.press("ctrl+t", "1", "ctrl+l")
        await hand.until_seen("This workbook is locked")
        await unlock(hand)
        hand.shows("NEXT  An entry is waiting as you left it")
        await hand.press("n")
        hand.shows("in the journal")


async def test_a_file_that_went_while_it_was_locked_is_said(locked_app: PivotApp) -> None:
    async with hand_on(locked_app) as hand:
        locked_app.path.unlink()
        await hand.write(PASSPHRASE)
        await hand.press("enter")
        await hand.until(lambda: "check that it is still there" in " ".join(hand.screen.split()))
        assert not locked_app.path.exists()
