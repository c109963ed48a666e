"""The gap and the limits: saving, what cannot fit, sentences beside the fields, and drafts."""

from datetime import date

from tests.screens.driving import HOSTILE, Hand, hand_on, waiting
from textual.widgets import Input

from pivot_tui.app import PivotApp
from pivot_tui.screens.situation import SituationScreen
from pivot_tui.workbook import situation
from pivot_tui.workbook.situation import SituationForm

TODAY = date(2026, 3, 13)


async def open_situation(hand: Hand) -> None:
    """Open the gap and the limits."""
    assert hand.app.session is not None
    hand.app.push_screen(SituationScreen(hand.app.session))
    await hand.settle()


async def test_gap_hours_household_and_days_are_saved(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        for text in (HOSTILE, "4", "two at school", "2027-07-01", "2027-01-01", "2028-01-01"):
            await hand.paste(text)
            await hand.press("tab")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.")
        found = situation.situation(hand.store)
        assert (found.gap, found.pivot_minutes, found.household) == (HOSTILE, 240, "two at school")
        assert (found.no_move_before, found.latest_start) == (date(2027, 7, 1), date(2028, 1, 1))
        assert waiting(hand.store) == []


async def test_what_cannot_fit_is_said_while_it_is_typed_and_again_on_opening(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        await hand.press("tab")
        await hand.write("0")
        hand.reads("! No hours a week are kept for the pivot")
        await hand.press("tab", "tab", "tab", "tab")
        await hand.write("2026-12-13")
        hand.reads("until the latest start there are 9 months.")
        await hand.press("ctrl+s")
        await open_situation(hand)
        hand.reads("! No hours a week are kept", "there are 9 months.")


async def test_a_day_that_cannot_be_read_says_so_under_its_field(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        situation.save_situation(hand.store, SituationForm(earliest_start="2027-07-01"), TODAY)
        await open_situation(hand)
        await hand.press("tab", "tab", "tab", "tab", "tab")
        await hand.write("next year")
        await hand.press("enter")
        assert hand.row("A day is written like 2027-07-01; nothing leaves it open.") == hand.row("next year") + 1
        await hand.press("end", "shift+home", "backspace")
        await hand.write("2027-06-30")
        await hand.press("enter")
        hand.shows("The latest start lies before the earliest.")
        assert situation.situation(hand.store).latest_start is None


async def test_what_was_typed_and_not_saved_waits_as_a_draft(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        await hand.write("no room to teach")
        await hand.press("escape", "escape")
        hand.shows("The draft is kept.")
        assert situation.situation(hand.store).is_empty
        await open_situation(hand)
        hand.shows("no room to teach", "a draft, not saved yet")
        await hand.press("ctrl+s")
        assert situation.situation(hand.store).gap == "no room to teach"
        assert waiting(hand.store) == []


async def test_gap_and_household_are_both_looked_at_before_they_are_saved(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        await hand.write("thanked Mrs. Alvarez")
        await hand.until_seen("ctrl+g leaves it as it is")
        await hand.press("tab", "tab")
        await hand.write("MRN 1234567")
        await hand.press("ctrl+s")
        hand.reads("“MRN 1234567” looks like a record", "ctrl+s again saves it as it is", "“Mrs. Alvarez”")
        assert situation.situation(hand.store).is_empty
        await hand.press("ctrl+g", "ctrl+s")
        assert situation.situation(hand.store).household == "MRN 1234567"
        await open_situation(hand)
        await hand.press("tab", "tab")
        await hand.write(" and Mr. Ruiz")
        await hand.until_seen("“Mr. Ruiz”")
        hand.hides("“Mrs. Alvarez”")


async def test_names_in_the_gap_and_in_the_household_become_initials(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        await hand.write("PGY-2 Sam Ortiz left")
        await hand.press("tab", "tab")
        await hand.write("talked with Mrs. Alvarez")
        await hand.until_seen("ctrl+r writes initials")
        await hand.press("ctrl+r", "ctrl+r", "ctrl+s")
        found = situation.situation(hand.store)
        assert (found.gap, found.household) == ("PGY-2 S.O. left", "talked with Mrs. A.")


async def test_words_of_self_harm_in_the_household_bring_the_support_lines(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        await hand.press("tab", "tab")
        await hand.write("better off dead")
        await hand.until_seen("988 Suicide & Crisis Lifeline")


async def test_what_makes_no_sense_has_one_sentence_a_field_and_stays(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_situation(hand)
        typed = ("g" * 10_000, "99:99", "", "31 February", "[/]", "-3")
        for text in typed:
            await hand.paste(text)
            await hand.press("tab")
        await hand.press("ctrl+s")
        assert hand.row("Hours are written like 6, 1.5, 1:30 or 90 min.") == hand.row("99:99") + 1
        for text in typed[3:]:
            assert "A day is written like 2027-07-01" in hand.lines[hand.row(text) + 1]
        fields = [field.value for field in hand.app.screen.query(Input)]
        assert fields == [typed[0], *typed[1:2], *typed[3:]]
