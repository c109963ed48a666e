"""The frame: areas and views by key and mouse, help, the blank screen, small and large terminals, and the key line."""

from tests.screens.driving import hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.widgets.bars import AREAS

MEANWHILE = {
    "Options": "+option keeps a thought about one.",
    "CV": "will be the evidence for its lines.",
}

NAMED = {"question_mark": "?", "slash": "/", "escape": "esc"}


async def test_a_digit_opens_each_of_the_eight_areas(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for digit in (7, 6, 5, 4, 3, 2, 1, 8):
            await hand.press(str(digit))
            assert hand.area == AREAS[digit - 1]


async def test_where_a_review_asks_for_a_number_escape_comes_before_the_digit_of_an_area(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("8", "7")
        assert hand.area == "Review"
        await hand.press("escape", "7")
        assert hand.area == "Plan"


async def test_an_area_that_is_not_built_says_so_and_what_helps_meanwhile(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for digit, name in enumerate(AREAS, 1):
            if name in MEANWHILE:
                await hand.press(str(digit))
                hand.reads("This version does not", MEANWHILE[name])
                assert hand.keys.split() == ["c", "Capture", "?", "Help"]


async def test_what_an_unbuilt_area_advises_can_be_captured_there(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("5", "c")
        await hand.write("ask what an APD really gets +option")
        await hand.press("enter", "2")
        hand.shows("ask what an APD really gets", "+option")


async def test_the_digit_of_the_open_area_goes_from_view_to_view(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        assert hand.view == "Entries"
        for view, words in (
            ("Profile", "A strong first sign"),
            ("Prompts", "Finishing charts and the inbox"),
            ("Hours", "Today: off, day 5 of 7"),
            ("Entries", "8 entries, newest first"),
        ):
            await hand.press("2")
            assert hand.view == view
            hand.shows(words)


async def test_brackets_step_through_the_views_in_both_directions(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        seen = []
        for key in ("]", "]", "[", "[", "["):
            await hand.press(key)
            seen.append(hand.view)
        assert seen == ["Profile", "Prompts", "Profile", "Entries", "Hours"]


async def test_a_view_without_entries_offers_nothing_that_needs_one(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "2")
        assert "/ Filter" not in hand.keys
        await hand.press("d", "e", "n", "D", "v", "/", "a", "s", "[")
        assert hand.view == "Entries"
        hand.shows("8 entries, newest first")


async def test_coming_back_to_an_area_finds_it_as_it_was_left(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "down", "down", "1", "2")
        assert "Ask S.B." in hand.cursor_line()
        await hand.press("2", "1", "2")
        assert hand.view == "Profile"


async def test_a_click_on_the_first_line_opens_an_area(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for name in ("People", "Journal", "Review", "Today"):
            await hand.click(name)
            assert hand.area == name


async def test_a_click_on_the_second_line_opens_a_view(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        for name in ("Prompts", "Hours", "Entries"):
            await hand.click(name)
            assert hand.view == name


async def test_a_click_on_a_key_does_what_the_key_does(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.click("c Capture")
        hand.shows("draft kept as you type")
        await hand.write("a note by mouse")
        await hand.click("enter Save")
        hand.shows("Saved. u undoes.")
        await hand.click("tab Next panel")
        assert "NEXT" not in hand.cursor_line()
        await hand.click("? Help")
        hand.shows("One next thing at the top")
        await hand.click("esc Close")
        hand.hides("One next thing at the top")


async def test_a_click_on_a_line_opens_what_it_speaks_of(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await hand.click("Ask S.B. whether April")
        assert hand.area == "Journal"
        assert "Ask S.B." in hand.cursor_line()


async def test_ctrl_t_and_a_digit_go_elsewhere_while_typing_and_the_draft_is_kept(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("+ grand rounds went well 4")
        await hand.press("ctrl+t", "3")
        assert hand.area == "Portfolio"
        hand.hides("grand rounds")
        assert waiting(hand.store) == ["+ grand rounds went well 4"]
        await hand.press("c")
        hand.shows("+ grand rounds went well 4", "Feeds")


async def test_ctrl_t_waits_for_a_digit_and_any_other_key_goes_on_typing(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("half a")
        await hand.press("ctrl+t", "x")
        await hand.write(" line")
        hand.shows("  half a line")
        for key in ("9", "0", "²", "space", "escape"):
            await hand.press("ctrl+t", key)
        await hand.write("!")
        hand.shows("  half a line!")


async def test_ctrl_t_leaves_a_half_filled_form_where_it_is(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "a")
        await hand.write("more than a line")
        await hand.press("ctrl+t", "1")
        assert hand.area == "Today"
        await hand.press("2")
        hand.shows("New entry", "more than a line")


async def test_help_says_what_can_be_done_here_and_closes_again(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for keys, words in (
            ((), "One next thing at the top"),
            (("2",), "Your entries, newest first."),
            (("5",), "This area keeps nothing yet"),
            (("2", "w"), "The short word is what you type behind @"),
            (("2", "v"), "every change of it, newest first"),
            (("2", "D"), "Nothing brings an erased record back;"),
        ):
            await hand.press(*keys)
            before = hand.screen
            await hand.press("?")
            hand.shows(words)
            await hand.press("escape")
            assert hand.screen == before
            await hand.go_home()
        for opening, closing in (("f1", "?"), ("?", "f1")):
            await hand.press(opening)
            hand.shows("One next thing at the top")
            await hand.press(closing)
            hand.hides("One next thing at the top")


async def test_help_comes_while_typing_too_and_typing_goes_on_after_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for keys, words in (
            (("c",), "A line that begins with - drains"),
            (("2", "a"), "For more than a line."),
            (("2", "w", "a"), "The short word is what you type behind @"),
            (("2", "/"), "Your entries, newest first."),
        ):
            await hand.press(*keys)
            await hand.write("why")
            await hand.press("f1")
            hand.shows(words)
            await hand.press("escape")
            await hand.write("?")
            hand.shows("why?")
            await hand.go_home()


async def test_help_lists_every_key_that_acts_with_room_after_its_name(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (100, 60)) as hand:
        await hand.press("2", "n", "?")
        for key, act in (
            ("u", "Take the last change back"),
            ("D", "Remove it with all its traces"),
            ("]", "Next view"),
        ):
            assert hand.line(act).split(act)[0].split() == [key]
        names = hand.line("Take the rating away").split("Take the rating away")[0]
        assert names.split() == ["backspace", "del", "-"]
        assert names.endswith(" ")


async def test_help_of_a_long_screen_can_be_scrolled_to_its_end(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "?")
        hand.hides("and ctrl+n captures.")
        await hand.press("end")
        hand.shows("and ctrl+n captures.")


async def test_the_screen_goes_blank_and_any_key_brings_it_back_without_acting(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "down")
        before = hand.screen
        for key, back in (("z", "d"), ("ctrl+l", "3"), ("f9", "escape"), ("z", "z")):
            await hand.press(key)
            assert hand.screen.strip() == ""
            await hand.press(back)
            assert hand.screen == before


async def test_the_screen_goes_blank_over_what_is_being_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for keys in (("c",), ("2", "a"), ("2", "/")):
            await hand.press(*keys)
            hand.app.clear_notifications()
            await hand.write("private")
            await hand.press("ctrl+l")
            assert hand.screen.strip() == ""
            await hand.press("x")
            hand.shows("private")
            hand.hides("privatex")
            await hand.go_home()


async def test_nothing_said_in_the_corner_stays_on_the_blank_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "d")
        hand.shows("In the trash. u undoes.")
        await hand.press("z")
        assert hand.screen.strip() == ""


async def test_the_screen_goes_blank_over_a_question(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "D", "ctrl+l")
        assert hand.screen.strip() == ""
        await hand.press("enter")
        hand.shows("Erase this entry for good?")


async def test_a_click_brings_the_blank_screen_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("z")
        await hand.click_at(5, 5)
        hand.shows("NEXT")


async def test_what_stands_below_the_list_stands_beside_it_in_a_wide_terminal(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        assert hand.row("Thursday 12 March 2026") > hand.row("17 Feb")
        await hand.resize(120, 40)
        assert hand.row("Thursday 12 March 2026") <= hand.row("12 Mar") + 1
        assert "17 Feb" in hand.line("Six admissions")
        await hand.resize(80, 24)
        assert hand.row("Thursday 12 March 2026") > hand.row("17 Feb")


async def test_a_tall_terminal_shows_all_of_the_latest_entries(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        hand.hides("Six admissions")
        await hand.resize(120, 40)
        hand.shows("Six admissions", "10  Plan", "NEXT")


async def test_a_very_small_terminal_still_shows_the_next_thing_and_the_keys(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (40, 12)) as hand:
        hand.shows("NEXT  M.O.: Send the one-page CV")
        assert hand.keys.startswith(" n Open the contact")
        for key in "234567":
            await hand.press(key)
            assert "c Capture" in hand.keys
        await hand.press("8")
        assert hand.keys.startswith(" enter Next step")
        await hand.press("escape")
        assert "c Capture" in hand.keys
        await hand.press("c")
        await hand.write("- tight 3")
        hand.shows("- tight 3")
        assert hand.keys.startswith(" enter Save")


async def test_over_a_text_field_no_key_is_offered_that_would_be_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for keys in (("c",), ("2", "/"), ("2", "a"), ("2", "e"), ("2", "a", *["tab"] * 4), ("2", "w", "e")):
            await hand.press(*keys)
            assert hand.offered
            assert all(len(key) > 1 and key != "space" for key in hand.offered), hand.offered
            await hand.go_home()


async def test_the_last_line_names_the_way_out_and_only_keys_that_act_here(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for keys, way in (
            (("c",), "esc Close, keep the draft"),
            (("2", "a"), "esc Close, keep the draft"),
            (("2", "w"), "esc Back"),
            (("2", "w", "e"), "esc Close"),
            (("2", "v"), "esc Back"),
            (("2", "D"), "esc Keep it"),
            (("2", "/"), "esc Back"),
            (("2", "n"), "esc Back"),
            (("?",), "esc Close"),
        ):
            await hand.press(*keys)
            assert way in hand.keys
            assert set(hand.offered) <= {NAMED.get(key, key) for key in hand.app.screen.active_bindings}
            await hand.go_home()
