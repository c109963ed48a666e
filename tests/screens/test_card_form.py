"""The form for a card: its layers, its draft, and the gate before a leap that is saved."""

from tests.screens.driving import hand_on
from tests.screens.test_board import current, one_called, put_cards

from pivot_tui.app import PivotApp
from pivot_tui.domain.card import CardKind, Column
from pivot_tui.screens.card_form import CardFormScreen, screen_of_draft
from pivot_tui.screens.gate import GateScreen
from pivot_tui.workbook import Store, drafts
from pivot_tui.workbook.card_form import CARD_FORM


async def test_a_card_is_changed_with_its_second_layer_and_its_draft_is_kept(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "l", "g", "enter")
        assert isinstance(hand.app.screen, CardFormScreen)
        hand.shows("Meet L.K.", "[Waiting]")
        card = one_called(hand.store, "Meet L.K.")
        await hand.press("tab", "ctrl+u")
        await hand.write("whenever")
        await hand.press("ctrl+s")
        assert one_called(hand.store, "Meet L.K.").due == card.due
        hand.shows("whenever", "Card")
        await hand.press("ctrl+u")
        await hand.write("2026-03-27")
        await hand.press("escape", "escape", "e")
        hand.shows("2026-03-27", "a draft, not saved yet")
        session = hand.app.session
        assert session is not None
        assert isinstance(screen_of_draft(session, CARD_FORM, card.id), CardFormScreen)
        await hand.press("ctrl+s")
        changed = one_called(hand.store, "Meet L.K.")
        assert (changed.due, changed.first_due) == (card.due.replace(day=27), card.due) if card.due else False
        assert drafts.read_draft(hand.store, CARD_FORM, card.id) is None
        hand.shows("due Fri 27 Mar, first 24 Mar")


async def test_a_leap_that_is_saved_into_doing_stays_until_a_reason_is_given(
    empty_app: PivotApp, empty_workbook: Store
) -> None:
    put_cards(empty_workbook, ("Apply to X", Column.READY, CardKind.APPLY))
    async with hand_on(empty_app) as hand:
        await hand.press("7", "e")
        hand.shows("applying", "[Ready]")
        await hand.press("tab", "tab", "right")
        hand.shows("[Doing]", "asked about as it is saved")
        await hand.press("ctrl+s")
        assert isinstance(hand.app.screen, GateScreen)
        assert one_called(hand.store, "Apply").column is Column.READY
        await hand.write("the post closes on Monday")
        await hand.press("ctrl+s")
        assert one_called(hand.store, "Apply").column is Column.DOING
        assert current(hand) == "Apply to X"
        await hand.press("e", "tab", "tab", "left", "ctrl+s")
        assert one_called(hand.store, "Apply").column is Column.READY


async def test_what_waits_behind_the_first_layer_is_named_to_its_end(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("7", "e")

        assert CardFormScreen.MORE_SAID in hand.screen
