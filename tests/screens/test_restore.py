"""The backups on the screen: listed, asked about once, and handed to the app."""

from datetime import UTC, datetime

import pytest
from tests.screens.driving import Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.restore import RestoreScreen
from pivot_tui.workbook import Store, backups


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The backups that the app was asked to put back, which it then does not."""
    found: list[str] = []

    def on_restore_screen_restore_wanted(_: PivotApp, event: RestoreScreen.RestoreWanted) -> None:
        event.stop()
        found.append(event.name)

    monkeypatch.setattr(PivotApp, "on_restore_screen_restore_wanted", on_restore_screen_restore_wanted, raising=False)
    return found


async def open_backups(hand: Hand) -> None:
    """Open the list of backups."""
    assert hand.app.session is not None
    await hand.app.push_screen(RestoreScreen(hand.app.session))
    await hand.settle()


def back_up_on(store: Store, *days: int) -> list[str]:
    """Make backups at noon of these days of March."""
    names = []
    for day in days:
        store.clock = lambda day=day: datetime(2026, 3, day, 12, tzinfo=UTC)  # type: ignore[misc]
        names.append(backups.back_up(store).name)
    return names


async def test_without_backups_it_says_when_one_is_made(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_backups(hand)
        hand.reads("There are no backups yet. One is made on each day")
        await hand.press("enter", "escape")
        hand.shows("NEXT")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_backups_stand_newest_first_with_day_reason_and_size(
    empty_workbook: Store, empty_app: PivotApp, size: tuple[int, int]
) -> None:
    back_up_on(empty_workbook, 9, 11)
    async with hand_on(empty_app, size) as hand:
        await open_backups(hand)
        assert hand.row("11 Mar 2026, 12:00") < hand.row("9 Mar 2026, 12:00")
        hand.shows("made by hand")
        assert "KiB" in hand.line("11 Mar 2026, 12:00")


async def test_a_restore_is_asked_about_once_and_the_careful_answer_comes_first(
    empty_workbook: Store, empty_app: PivotApp, wanted: list[str]
) -> None:
    older, _ = back_up_on(empty_workbook, 9, 11)
    async with hand_on(empty_app) as hand:
        await open_backups(hand)
        await hand.press("j", "enter")
        hand.shows("Put back the workbook of 9 Mar 2026, 12:00?")
        hand.reads("The workbook that is here now is kept beside it as a backup")
        assert "Leave everything as it is" in hand.cursor_line()
        await hand.press("enter")
        assert "9 Mar 2026, 12:00" in hand.cursor_line(), "back in the list, where one was"
        assert wanted == []
        await hand.press("enter", "j", "enter")
        assert wanted == [older]
        hand.shows("NEXT")


async def test_escape_leaves_the_question_and_then_the_list(
    empty_workbook: Store, empty_app: PivotApp, wanted: list[str]
) -> None:
    back_up_on(empty_workbook, 11)
    async with hand_on(empty_app) as hand:
        await open_backups(hand)
        await hand.press("enter", "escape")
        hand.shows("Restore a backup")
        await hand.press("escape")
        hand.shows("NEXT")
        assert wanted == []


async def test_more_backups_than_fit_can_all_be_reached(empty_workbook: Store, empty_app: PivotApp) -> None:
    back_up_on(empty_workbook, *range(1, 24))
    async with hand_on(empty_app) as hand:
        await open_backups(hand)
        await hand.press("G")
        assert " 1 Mar 2026, 12:00" in hand.cursor_line()
