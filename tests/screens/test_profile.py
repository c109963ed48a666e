"""The profile in the Journal: what was said beside what was logged, five charts, and what stands behind each bar."""

import pytest
from tests.screens.driving import HOSTILE, hand_on
from tests.screens.making import entry

from pivot_tui.app import PivotApp
from pivot_tui.domain.faults import Busy
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.sheet import Prompt, WorkElement
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.store.tables.profile import ELEMENT
from pivot_tui.workbook import Store, profile

WIDE = (120, 40)


async def test_what_was_said_stands_whole_on_a_small_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2")
        assert hand.view == "Profile"
        assert hand.line("Entries").endswith("17 February to 12 March ")
        assert hand.line("Burden").split() == ["Burden", "4.1", "│", "0.4", "7", "38"]
        assert hand.line("Stacked visits").split() == ["Stacked", "visits", "4.0", "████████│██", "1.0", "1", "14"]
        assert hand.row("Burden") < hand.row("Charts and inbox") < hand.row("Teaching-like") < hand.row("Clinical")
        hand.shows("Hard diagnoses", "A strong first sign: teaching-like work gives 4.0, burden 0.4; gap 3.6.")
        hand.reads("38 of 54 (70.4%)", "Stacked visits 56, Charts and inbox 40.", "the work and its schedule, not the")


async def test_tab_goes_from_chart_to_chart_and_around(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2")
        for title in ("What you logged", "Logged by weekday", "Logged by week ", "Pulse ", "What you said"):
            await hand.press("tab")
            hand.shows(title)
        await hand.press("shift+tab")
        hand.shows("Pulse ")


async def test_what_was_logged_has_means_with_their_n_and_no_verdict(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "tab")
        assert hand.line("Burden").split() == ["Burden", "4.3", "│", "0.0", "3/2", "3"]
        assert hand.line("Teaching-like").split() == ["Teaching-like", "0.5", "│", "4.5", "2/4", "4"]
        assert hand.line("Building").split() == ["Building", "courses", "–", "│████████", "4.0", "0/1", "1"]
        hand.shows("In all: 8 entries, ▼ dread 2.8 (n 5), ▲ energy 3.0 (n 6).")
        hand.hides("first sign")


async def test_on_a_wide_screen_what_was_said_and_logged_stand_side_by_side(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, WIDE) as hand:
        await hand.press("2", "2")
        assert "What you said" in hand.line("What you logged")
        assert hand.line("Burden").split()[-6:] == ["Burden", "4.3", "│", "0.0", "3/2", "3"]
        await hand.press("tab", "tab")
        assert "Logged by weekday" in hand.line("Logged by week ")
        hand.reads("9 to 15 March: 3 entries, ▼ dread 1.0 (n 1), ▲ energy", "4.5 (n 2)")


async def test_side_by_side_the_chart_that_was_clicked_is_the_one_that_keys_go_on_from(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, WIDE) as hand:
        await hand.press("2", "2")
        await hand.click("What you logged")
        await hand.click_at(70, hand.row("Stacked visits"))
        await hand.press("escape", "tab")
        hand.shows("Logged by weekday")


async def test_a_log_that_cannot_be_read_is_said_and_what_was_said_stays(
    sample_app: PivotApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Busy("Another program keeps the file busy.")

    monkeypatch.setattr(profile, "read_log", refuse)
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2")
        hand.reads("Another program keeps the file busy.")
        hand.shows("Burden", "A strong first sign")


async def test_the_same_facts_can_be_had_as_lines(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "p")
        hand.shows("Profile, Friday 13 March 2026", "What you said: 14 rows of the sheet")


async def test_behind_a_bar_of_the_sheet_stand_its_rows_and_then_its_entries(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2")
        await hand.press("down", "down", "down", "enter")
        assert (
            hand.row("On the sheet") < hand.row("Finishing charts") < hand.row("In the log") < hand.row("Inbox again")
        )
        assert hand.line("Prior-authorisation calls").rstrip().endswith("2 h/wk")
        await hand.press("escape")
        hand.shows("A strong first sign")
        assert "Charts and inbox" in hand.cursor_line()


async def test_an_entry_behind_a_bar_opens_in_the_journal(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "tab", "down", "enter")
        hand.shows("2 entries, newest first.")
        await hand.press("down", "enter")
        assert hand.view == "Entries"
        assert "Inbox again on a day off" in hand.cursor_line()


async def test_behind_a_weekday_and_a_week_stand_their_entries(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "tab", "tab", "down", "enter")
        hand.shows("Tuesdays", "Prior-authorisation call", "Six admissions stacked")
        await hand.press("escape", "tab", "left", "left", "enter")
        hand.shows("23 February to 1 March", "Inbox again on a day off", "1 entry, newest first.")


async def test_a_kind_that_was_never_logged_says_so(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "end", "enter")
        hand.shows("Hard diagnoses", "Working a hard diagnosis with the team", "Nothing logged here yet.")
        hand.hides("In the log")


async def test_a_row_of_the_sheet_behind_a_bar_opens_in_the_prompts(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "down", "enter")
        assert "Overnight cross-cover" in hand.cursor_line()
        await hand.press("down", "enter")
        assert hand.view == "Prompts"
        assert "Weekend rounding" in hand.cursor_line()


async def test_the_pulse_stands_beside_the_last_week_of_its_kind(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2", "shift+tab")
        hand.shows("2026-03-13  off   ▲ 3  ▼ 3")
        hand.reads("against 27 Feb (▲ 3, ▼ 3)", "This week's pulse is given.")
        await hand.press("left")
        hand.shows("2026-03-06  on")


async def test_only_the_pulse_chart_offers_to_give_a_pulse(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2")
        assert "a" not in hand.offered
        await hand.press("shift+tab")
        assert "a" in hand.offered


async def test_an_empty_profile_says_what_belongs_there_and_how_to_begin(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press("2", "2")
        hand.reads("What you say about your work", "2 goes on to the Prompts")
        await hand.press("tab")
        hand.reads("What you logged", "c writes the first one")
        await hand.press("shift+tab", "shift+tab")
        hand.reads("The pulse of your weeks", "a gives this week's")


async def test_a_capture_is_in_the_profile_at_once(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press("2", "2", "tab", "c")
        await hand.write("- forms 4/1 @inbox")
        await hand.press("enter", "escape")
        assert hand.line("Charts and inbox").split()[3:] == ["4.0", "████████│██", "1.0", "1/1", "1"]
        await hand.press("down")
        assert "Charts and inbox" in hand.cursor_line()


async def test_words_that_look_like_markup_are_shown_as_they_are(empty_workbook: Store, empty_app: PivotApp) -> None:
    kind = Kind(uuid7(empty_workbook.clock()), "", HOSTILE, "odd", Group.BURDEN)
    row = WorkElement(uuid7(empty_workbook.clock()), Prompt.DREADED, HOSTILE, kind.id, 5, 0, 600, None)
    with empty_workbook.transaction("kind.add"):
        KIND.insert(empty_workbook.db, [kind])
        ELEMENT.insert(empty_workbook.db, [row])
        ENTRY.insert(empty_workbook.db, [entry(HOSTILE, dread=5, kind=kind.id)])
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press("2", "2")
        hand.shows("  [/] [red]x[/]")
        hand.reads("Heaviest by dread × hours: [/] [red]x[/]")
        await hand.press("down", "enter")
        assert sum("[/] [red]x[/]" in line for line in hand.lines) >= 3


async def test_of_many_entries_behind_a_bar_the_newest_are_shown_and_that_is_said(
    empty_workbook: Store, empty_app: PivotApp
) -> None:
    made = [entry(f"entry {number}", number=number, dread=3) for number in range(501)]
    with empty_workbook.transaction("journal.add"):
        ENTRY.insert(empty_workbook.db, made)
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press("2", "2", "tab", "enter")
        hand.shows("No kind of work", "entry 500")
        hand.reads("The newest 500 entries; the filter of the Entries view finds the rest.")


async def test_weeks_without_entries_are_a_gap_that_is_said(empty_workbook: Store, empty_app: PivotApp) -> None:
    with empty_workbook.transaction("journal.add"):
        ENTRY.insert(empty_workbook.db, [entry("now", dread=3), entry("then", days_ago=28, dread=3)])
    async with hand_on(empty_app) as hand:
        await hand.go_home()
        await hand.press("2", "2", "tab", "tab", "tab")
        hand.reads("5 weeks, 3 without entries, which leaves gaps.")
        await hand.press("left")
        hand.shows("2 to 8 March: no entries")


async def test_the_weeks_in_which_an_experiment_began_or_was_closed_are_marked(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, WIDE) as hand:
        await hand.press("2", "2", "tab", "tab", "tab")
        axis = hand.line("└")
        assert axis.count("┴") == 2
        hand.reads("Began: Sit in on one grading committee cycle", "Closed: Rebuild one recurring talk")
        await hand.press("left")
        hand.hides("Began:")
        await hand.press("home")
        hand.reads("Began: Rebuild one recurring talk: sepsis noon conference")
