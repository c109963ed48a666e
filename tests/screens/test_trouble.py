"""Trouble with the file: it is said once, a way out is offered, and what is on the screen can still be read."""

from pathlib import Path

import pytest
from tests.screens.driving import Hand, hand_on, texts
from tests.screens.making import add_entries, damage_entries

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store, backups, capture
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen

SAID = "was deleted or replaced while it was open"


async def test_a_file_that_is_deleted_is_noticed_and_a_copy_is_offered_and_made(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(sample_app) as hand:
        sample_workbook.path.unlink()
        await hand.until_seen("The file has gone")
        hand.reads(SAID)
        assert "Save a copy of what is open here" in hand.cursor_line()
        await hand.press("enter")
        copy = sample_workbook.path.with_name("workbook-copy.db")
        hand.reads("Copied to", "open it with --db.")
        hand.hides("The file has gone")
        hand.shows("NEXT")
        with open_for_screen(copy) as copied:
            assert texts(copied) == texts(sample_workbook)
        assert copy.stat().st_mode & 0o777 == 0o600


async def test_a_file_that_is_replaced_is_noticed_too_and_the_other_one_is_left_alone(
    sample_app: PivotApp, sample_workbook: Store, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with open_for_screen(other) as store:
        add_entries(store, ["of the other one"])
    content = other.read_bytes()
    async with hand_on(sample_app) as hand:
        other.replace(sample_workbook.path)
        await hand.until_seen("The file has gone")
        await hand.press("enter")
        hand.reads("Copied to")
        assert sample_workbook.path.read_bytes() == content


async def test_reading_on_saves_nothing_and_keeps_what_is_typed(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with hand_on(sample_app) as hand:
        sample_workbook.path.unlink()
        await hand.until_seen("The file has gone")
        await hand.press("down")
        assert "Read on; nothing can be saved" in hand.cursor_line()
        await hand.press("enter", "2", "j")
        hand.shows("Wednesday 11 March 2026")
        await hand.press("c")
        await hand.write("- into the void 3")
        await hand.press("enter")
        hand.shows("  - into the void 3")
        hand.hides("Saved.")
        assert not sample_workbook.path.exists()


async def test_what_is_being_typed_when_the_file_goes_stays_in_the_box(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        sample_workbook.path.unlink()
        await hand.write("- in the middle of")
        await hand.until_seen("The file has gone")
        await hand.press("escape")
        hand.shows("  - in the middle of")
        await hand.write(" a word")
        hand.shows("  - in the middle of a word")


async def test_the_copy_holds_what_was_open_even_after_more_than_one(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    sample_workbook.path.with_name("workbook-copy.db").write_text("in the way")
    async with hand_on(sample_app) as hand:
        sample_workbook.path.unlink()
        await hand.until_seen("The file has gone")
        await hand.press("enter")
        assert sample_workbook.path.with_name("workbook-copy-1.db").exists()
        assert sample_workbook.path.with_name("workbook-copy.db").read_text() == "in the way"


@pytest.fixture
def damaged_path(workbook_path: Path) -> Path:
    """A workbook of 400 entries of which some pages cannot be read any more; beside it lies a good backup."""
    with open_for_screen(workbook_path) as store:
        add_entries(store, [f"before the damage {number:03} {'x' * 60}" for number in range(400)])
        backups.back_up(store)
    damage_entries(workbook_path)
    return workbook_path


async def _open_damaged(hand: Hand) -> None:
    await hand.press("2")
    await hand.until_seen("The file is damaged")


async def test_a_damaged_page_is_said_and_the_good_backup_is_offered_and_put_back(
    damaged_path: Path, clock: Clock
) -> None:
    app = PivotApp(damaged_path, clock, open_for_screen(damaged_path))
    async with hand_on(app) as hand:
        await _open_damaged(hand)
        assert "Put back the newest good backup, 20" in hand.cursor_line()
        await hand.press("enter")
        await hand.settle()
        hand.reads("Restored. What was there before is kept as")
        hand.hides("The file is damaged")
        assert len(texts(hand.store)) == 400
        assert damaged_path.with_name("workbook.db.damaged").exists()
        await hand.press("c")
        await hand.write("after the damage")
        await hand.press("enter")
        hand.shows("Saved. u undoes.")
        hand.store.close()


async def test_without_a_good_backup_only_reading_on_is_offered(damaged_path: Path, clock: Clock) -> None:
    for backup in damaged_path.with_name("workbook.db.backups").iterdir():
        damage_entries(backup)
    app = PivotApp(damaged_path, clock, open_for_screen(damaged_path))
    async with hand_on(app) as hand:
        await _open_damaged(hand)
        hand.hides("Put back")
        assert "Read on; nothing can be saved" in hand.cursor_line()
        await hand.press("enter")
        hand.hides("The file is damaged")
        hand.store.close()


async def test_a_read_only_workbook_says_so_at_the_start_and_can_be_read(sample_workbook: Store, clock: Clock) -> None:
    from pivot_tui.store.store import read_only_reason

    path = sample_workbook.path
    with Store(path, wait=0.1, reason=read_only_reason(path)) as store:
        async with hand_on(PivotApp(path, clock, store)) as hand:
            hand.shows("its folder may not be written")
            await hand.press("2")
            hand.shows("8 entries, newest first")
            await hand.press("d")
            hand.shows("its folder may not be written")
            assert len(texts(store)) == 8


async def test_a_lock_held_by_another_program_is_said_when_something_is_trashed(
    shared_app: PivotApp, sample_workbook: Store, clock: Clock
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.press("d")
        hand.reads("Another program is writing to this workbook; try again in a moment.")
        hand.shows("8 entries, newest first")
        sample_workbook.db.execute("ROLLBACK")
        await hand.press("d")
        hand.shows("7 entries, newest first")
        lines = capture.read_lines("and on it goes", clock.now(), ())
        capture.save(sample_workbook, [line.reading for line in lines], clock.now())
        await hand.until_seen("and on it goes")
