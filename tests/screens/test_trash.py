"""The trash: what lies in it, the whole of one, bringing it back, and two windows at once."""

from collections.abc import Callable

import pytest
from tests.screens.driving import HOSTILE, Hand, entries, hand_on, texts
from tests.screens.making import add_entries

from pivot_tui.app import PivotApp
from pivot_tui.domain.pulse import Pulse
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.screens.trash import TrashScreen
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.tables.profile import ELEMENT, PULSE
from pivot_tui.workbook import Store, history, journal

Discard = Callable[..., None]


@pytest.fixture
def discard() -> Discard:
    """Add entries with these words, and delete each as an action of its own."""

    def add_and_delete(store: Store, *words: str) -> None:
        add_entries(store, words)
        by_text = {entry.text: entry.id for entry in entries(store)}
        for text in words:
            journal.trash(store, [by_text[text]])

    return add_and_delete


async def open_trash(hand: Hand) -> None:
    """Open the trash."""
    assert hand.app.session is not None
    await hand.app.push_screen(TrashScreen(hand.app.session))
    await hand.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_empty_trash_says_what_belongs_there(empty_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(empty_app, size) as hand:
        await open_trash(hand)
        hand.reads("The trash is empty", "What you delete waits here until you bring it back")
        assert "enter" not in hand.offered
        await hand.press("r", "enter")
        hand.shows("The trash is empty")
        await hand.press("escape")
        hand.shows("NEXT")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_was_deleted_stands_newest_first_with_its_day_its_place_and_all_its_words(
    empty_workbook: Store, empty_app: PivotApp, discard: Discard, size: tuple[int, int]
) -> None:
    discard(empty_workbook, "first\nwith a second line", "second")
    with empty_workbook.transaction("pulse.save"):
        PULSE.insert(empty_workbook.db, [Pulse("x", empty_workbook.clock().date(), 3, 2)])
        row = WorkElement("y", Prompt.DREADED, "Inbox", None, 5, None, 150, Bucket.ADMIN)
        ELEMENT.insert(empty_workbook.db, [row])
    stored_trash.put_in_trash(empty_workbook, "pulse", ["x"], "pulse.trash")
    stored_trash.put_in_trash(empty_workbook, "element", ["y"], "sheet.trash")
    async with hand_on(empty_app, size) as hand:
        await open_trash(hand)
        hand.shows("Trash   4 records", "today        sheet                Inbox", "hours a week 2:30", "deleted today")
        assert hand.row("Inbox") < hand.row("energy 3, dread 2") < hand.row("second") < hand.row("first")
        await hand.press("j")
        hand.shows("Weekly pulse, Friday 13 March 2026")
        await hand.press("G")
        hand.shows("Journal, Friday 13 March 2026", "with a second line")


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_what_is_brought_back_leaves_the_trash_and_undo_takes_that_back(
    empty_workbook: Store, empty_app: PivotApp, discard: Discard, key: str
) -> None:
    discard(empty_workbook, "first", "second")
    async with hand_on(empty_app) as hand:
        await open_trash(hand)
        await hand.press("j", key)
        hand.shows("Restored. u undoes.", "Trash   1 record")
        assert texts(empty_workbook) == ["first"]
        await hand.press("u")
        hand.shows("Taken back: restoring from the trash.")
        assert texts(empty_workbook) == []
        await hand.press("U", "enter")
        hand.shows("The trash is empty")
        assert sorted(texts(empty_workbook)) == ["first", "second"]


async def test_what_another_window_brought_back_is_said_and_leaves_the_list(
    shared_app: PivotApp, sample_workbook: Store, discard: Discard
) -> None:
    discard(sample_workbook, "first", "second")
    async with hand_on(shared_app) as hand:
        await open_trash(hand)
        hand.shows("Trash   2 records")
        history.restore(sample_workbook, history.trash(sample_workbook)[0].id)
        await hand.press("enter")
        await hand.until_seen("That record is not in the trash.")
        hand.shows("Trash   1 record")
        hand.hides("second")


async def test_what_another_window_erased_for_good_cannot_be_brought_back(
    shared_app: PivotApp, sample_workbook: Store, discard: Discard
) -> None:
    discard(sample_workbook, "private words")
    async with hand_on(shared_app) as hand:
        await open_trash(hand)
        history.erase_record(sample_workbook, "entry", history.trash(sample_workbook)[0].id, from_backups=False)
        await hand.press("enter")
        await hand.until_seen("The trash is empty")
        hand.hides("private words")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_what_was_deleted_is_shown_as_it_was_typed(
    empty_workbook: Store, empty_app: PivotApp, discard: Discard, size: tuple[int, int]
) -> None:
    discard(empty_workbook, HOSTILE)
    async with hand_on(empty_app, size) as hand:
        await open_trash(hand)
        assert sum("[/] [red]x[/]" in line for line in hand.lines) >= 1
        hand.reads("[/] [red]x[/] [$primary] \\ 日本語")


async def test_a_long_text_can_be_seen_as_far_as_there_is_room(
    empty_workbook: Store, empty_app: PivotApp, discard: Discard
) -> None:
    discard(empty_workbook, "\n".join(f"line {number}" for number in range(300)))
    async with hand_on(empty_app) as hand:
        await open_trash(hand)
        hand.shows("line 0", "line 1")
        await hand.press("enter")
        hand.shows("The trash is empty")
