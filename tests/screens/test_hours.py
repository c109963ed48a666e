"""The hours on the screen: standing hours, mix, limits and pattern, and the forms that change them."""

import pytest
from tests.screens.driving import Hand, hand_on
from textual.widgets import Input

from pivot_tui.app import PivotApp
from pivot_tui.domain.days import Now
from pivot_tui.workbook import Store, hours
from pivot_tui.workbook.hours import TargetForm, WeekForm

TO_HOURS = ("2", "2", "2", "2")


async def fill(hand: Hand, *values: str) -> None:
    """Fill in the fields from the one that has the focus on."""
    for number, value in enumerate(values):
        if number:
            await hand.press("tab")
        await hand.press("end", "ctrl+u")
        await hand.write(value)


async def test_the_sample_shows_where_the_hours_go_beside_where_they_should(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS)
        hand.shows("54 h a week", "92.6%     50%", "3.7%     35%", "3.7%     15%")
        assert hand.line("Clinical  ").split()[:3] == ["Clinical", "44", "h"]
        assert hand.line("Journal club").split("…")[1].split()[:2] == ["1", "h"]
        hand.shows("After hours, as clinical")
        hand.shows("7 on, 7 off; nights one week in 6.", "Today: off, day 5 of 7.", "On again from Monday 16 March.")


async def test_an_empty_workbook_says_what_belongs_here_and_how_to_begin(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press(*TO_HOURS)
        hand.shows("no hours yet")
        hand.reads("a logs this one", "b gives it")
        assert {"a", "t", "b", "n"} <= set(hand.offered)


async def test_a_week_is_logged_and_stands_among_the_weeks(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "a")
        await fill(hand, "40", "2", "2", "6", "1")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.", "Nights: 1 in 1 week")
        assert hand.line("9 Mar").split() == ["9", "Mar", "40", "2", "2", "6", "1", "50", "92.0/4.0/4.0"]


async def test_n_changes_this_week_once_it_is_logged_and_a_goes_to_the_one_before(
    sample_app: PivotApp, sample_workbook: Store, now: Now
) -> None:
    hours.save_week(sample_workbook, WeekForm("today", "40", "2"), now)
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "n")
        await fill(hand, "41")
        await hand.press("enter")
        assert hand.line("9 Mar").split()[2:5] == ["41", "2", "–"]
        await hand.press("a")
        await fill(hand, "30")
        await hand.press("enter")
        assert hand.line("2 Mar").split()[2:4] == ["30", "–"]


async def test_enter_and_e_open_the_week_under_the_cursor(
    sample_app: PivotApp, sample_workbook: Store, now: Now
) -> None:
    hours.save_week(sample_workbook, WeekForm("2026-03-02", "33"), now)
    hours.save_week(sample_workbook, WeekForm("2026-02-23", "22"), now)
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "j")
        for key in ("enter", "e"):
            await hand.press(key)
            hand.shows("2026-02-23")
            await hand.press("escape")
        hand.hides("2026-02-23")


async def test_a_row_of_the_sheet_is_changed_from_here(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS)
        assert "Stacked admissions" in hand.cursor_line()
        await hand.press("enter")
        hand.shows("Row of the sheet")
        await hand.press("end", "ctrl+u")
        await hand.write("20")
        await hand.press("enter")
        hand.shows("60 h a week")
        assert hand.line("Clinical  ").split()[:3] == ["Clinical", "50", "h"]
        assert "d" not in hand.offered
        await hand.press("d")
        hand.shows("60 h a week")


async def test_the_cursor_passes_over_the_sums(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, *"jjjjjjjjj")
        assert "Giving noon conference" in hand.cursor_line()
        await hand.press("G")
        assert "Finishing charts" in hand.cursor_line()


async def test_a_trashed_week_can_be_taken_back(sample_app: PivotApp, sample_workbook: Store, now: Now) -> None:
    hours.save_week(sample_workbook, WeekForm("2026-03-02", "33"), now)
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "d")
        hand.shows("In the trash. u undoes.", "None logged yet")
        await hand.press("u")
        hand.shows("2 Mar")


async def test_a_target_that_is_not_100_is_said_beside_the_fields_and_stays_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "t")
        hand.shows("The four parts make 100, or all stay open.")
        await fill(hand, "40")
        hand.shows("The four parts make 90; a week is 100.")
        await hand.press("ctrl+s")
        hand.shows("The four parts make 90; a week is 100.", "Where most hours should go")
        await fill(hand, "50")
        await hand.press("tab", "tab", "tab", "tab")
        await fill(hand, "0", "1")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.", "Nights: not logged, limit 0", "Weekends: 2 by pattern, above your 1")


async def test_what_cannot_be_read_has_its_sentence_under_its_field(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "a")
        await fill(hand, "lots", "2")
        await hand.press("ctrl+s")
        assert hand.row("Hours are written like") == hand.row("Clinical hours") + 1
        hand.shows("lots")


async def test_a_pattern_is_changed_and_with_all_fields_empty_taken_away(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "b")
        await fill(hand, "2026-03-09", "5", "2", "")
        await hand.press("ctrl+s")
        hand.shows("5 on, 2 off.", "Today: on, day 5 of 5.", "Off from Saturday 14 March.")
        await hand.press("b")
        await fill(hand, "", "", "", "")
        await hand.press("ctrl+s")
        hand.reads("No work pattern.")
        await hand.press("u")
        hand.shows("5 on, 2 off.")


async def test_n_asks_for_the_target_first_and_then_for_this_week(
    empty_app: PivotApp, empty_workbook: Store, now: Now
) -> None:
    hours.save_week(empty_workbook, WeekForm("2026-03-02", "33"), now)
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press(*TO_HOURS, "n")
        hand.shows("Where most hours should go")
        await fill(hand, "100")
        await hand.press("ctrl+s", "n")
        hand.shows("The hours of a week")


async def test_escape_closes_a_form_without_saving(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "t")
        await fill(hand, "10")
        await hand.press("escape")
        hand.shows("92.6%     50%")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_is_cut_off(
    sample_app: PivotApp, sample_workbook: Store, now: Now, size: tuple[int, int]
) -> None:
    hours.save_week(sample_workbook, WeekForm("2025-12-01", "104:20", "10:50", "10:10", "10:50", "7"), now)
    hours.save_target(sample_workbook, TargetForm("50", "35", "15", "", "10", "5"))
    async with hand_on(sample_app, size) as hand:
        await hand.press(*TO_HOURS)
        hand.shows("1 Dec 2025", "136:10", "84.6/8.0/7.5", "limit 10", "limit 5", "On again from Monday 16 March.")
        for key, last in (("t", "The four parts make 100"), ("b", "All fields empty"), ("a", "not taken for 0")):
            await hand.press(key)
            hand.reads(last)
            hand.shows("ctrl+s Save")
            await hand.press("escape")


async def test_what_makes_no_sense_has_one_sentence_a_field_and_stays(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press(*TO_HOURS, "a")
        typed = ("99:99", "-3", "1e9", "[/] 🩺")
        await fill(hand, *typed)
        await hand.press("ctrl+s")
        for label in ("Clinical hours", "Admin hours", "After hours "):
            assert "Hours are written like 6, 1.5, 1:30 or 90 min." in hand.lines[hand.row(label) + 1]
        assert "Hours cannot be below zero." in hand.lines[hand.row("Education hours") + 1]
        fields = [field.value for field in hand.app.screen.query(Input)]
        assert fields[1:5] == list(typed)
        await hand.press("escape", "b")
        await fill(hand, "31 February", "-3", "1e9", "")
        await hand.paste("x" * 10_000)
        await hand.press("ctrl+s")
        assert "A day is written like" in hand.lines[hand.row("31 February") + 1]
        await fill(hand, "2026-03-02")
        await hand.press("ctrl+s")
        for label in ("Days on in a row", "Days off in a row", "Nights: one week in"):
            assert "Give a whole number from" in hand.lines[hand.row(label) + 1]
