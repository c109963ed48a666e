"""Lists of records, in every view and screen that has one."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.screens.driving import hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.evidence import EvidenceScreen
from pivot_tui.screens.quotes import QuotesScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.trash import TrashScreen
from pivot_tui.workbook.session import Session


@pytest.mark.parametrize("make", [QuotesScreen, EvidenceScreen, TrashScreen])
async def test_an_empty_list_names_no_key_that_needs_a_record(
    empty_app: PivotApp, make: Callable[[Session], Any]
) -> None:
    async with hand_on(empty_app) as hand:
        assert hand.app.session is not None
        screen = make(hand.app.session)
        await hand.app.push_screen(screen)
        open_screens = len(hand.app.screen_stack)
        assert isinstance(screen, ListsRecords)
        assert screen.current is None
        assert not [act for act in screen.NEEDS_ONE if screen.check_action(act, ())]
        await hand.press("d", "e", "enter")
        assert len(hand.app.screen_stack) == open_screens


async def test_the_cursor_stays_on_its_record_when_others_go(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        screen = QuotesScreen(hand.app.session)
        await hand.app.push_screen(screen)
        await hand.settle()
        await hand.press("d")
        first = next(iter(screen.listed))
        await hand.press("j")
        second = screen.current
        assert second is not None
        assert second.id != first
        await hand.press("u")
        assert screen.current is not None
        assert screen.current.id == second.id
        assert list(screen.listed)[1] == first
