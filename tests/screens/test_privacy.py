"""Privacy on the screens: what is asked before saving, what is only said, and what stays as it was typed."""

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, texts, waiting

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store


async def capture(hand: Hand, line: str) -> None:
    await hand.press("c")
    await hand.write(line)


async def test_the_first_enter_asks_and_the_second_saves(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "read MRN 1234567 aloud")
        await hand.press("enter")
        hand.reads("“MRN 1234567” looks like a record or encounter number", "enter again saves it as it is")
        hand.shows("  read MRN 1234567 aloud")
        assert texts(hand.store) == []
        await hand.until(lambda: waiting(hand.store) == ["read MRN 1234567 aloud"])
        await hand.press("enter")
        hand.shows("Saved. u undoes.")
        assert texts(hand.store) == ["read MRN 1234567 aloud"]
        assert waiting(hand.store) == []


async def test_what_was_changed_in_between_is_asked_about_again_or_saved(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "MRN 1234567")
        await hand.press("enter")
        await hand.write("8")
        await hand.press("enter")
        assert texts(hand.store) == []
        await hand.press("ctrl+u")
        await hand.write("a number was read aloud")
        await hand.press("enter")
        assert texts(hand.store) == ["a number was read aloud"]


async def test_saving_and_staying_asks_as_well(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "MRN 1234567")
        await hand.press("ctrl+n")
        hand.reads("enter again saves it as it is")
        await hand.press("ctrl+n")
        hand.shows("Saved. u undoes.", "Nothing to read yet.")


async def test_a_warning_appears_when_the_hands_rest_and_enter_saves_all_the_same(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "thanked Mrs. Alvarez")
        await hand.until_seen("ctrl+g leaves it as it is")
        await hand.press("enter")
        assert texts(hand.store) == ["thanked Mrs. Alvarez"]


async def test_what_was_ignored_while_it_was_captured_is_not_said_again_when_it_is_edited(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "thanked Mrs. Alvarez")
        await hand.until_seen("ctrl+g leaves it as it is")
        await hand.press("ctrl+g")
        hand.hides("ctrl+g")
        await hand.press("enter")
        await hand.press("2", "e")
        await hand.write(" and Mr. Ruiz")
        await hand.until_seen("“Mr. Ruiz”")
        hand.hides("“Mrs. Alvarez”")


async def test_what_is_ignored_in_one_entry_is_said_in_another(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        for _ in range(2):
            await capture(hand, "thanked Mrs. Alvarez")
            await hand.until_seen("“Mrs. Alvarez”")
            await hand.press("ctrl+g", "enter")
        assert len(texts(hand.store)) == 2


async def test_a_name_becomes_initials_with_one_key_and_the_marks_stay(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "+ PGY-2 Sam Ortiz led rounds 4 +ecg")
        await hand.until_seen("ctrl+r writes initials")
        await hand.press("ctrl+r")
        hand.shows("  + PGY-2 S.O. led rounds 4 +ecg")
        hand.hides("ctrl+r")
        await hand.press("enter")
        assert texts(hand.store) == ["PGY-2 S.O. led rounds"]


async def test_a_pasted_clinical_note_is_noticed_as_a_whole(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.paste("HPI: short of breath\nPMH: none\nROS: no")
        await hand.until_seen("ctrl+g leaves it as it is")
        hand.reads("looks like a pasted clinical note")


async def test_much_to_say_at_once_leaves_the_text_and_the_keys_in_sight(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.paste(
            "\n".join([f"line {number}" for number in range(30)] + ["Mrs. Alvarez MRN 1234567 better off dead"])
        )
        await hand.until_seen("ctrl+g leaves it as it is")
        hand.shows("Capture", "988 Suicide & Crisis Lifeline", "enter twice saves it as it is", "31 lines")
        hand.reads("Mrs. Alvarez MRN 1234567 better off dead")


async def test_words_of_self_harm_bring_the_support_lines_and_are_saved_like_any_others(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "- better off dead 5")
        await hand.until_seen("1-888-409-0141")
        hand.shows("988 Suicide & Crisis Lifeline   call or text 988", "911")
        await hand.press("enter")
        assert texts(hand.store) == ["better off dead"]
        assert hand.store.db.execute("SELECT count(*) FROM ignored").fetchone() == (0,)


async def test_whoever_saves_faster_than_the_lines_appear_sees_them_all_the_same(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "better off dead\n")
        hand.shows("Saved. u undoes.")
        hand.reads("Call or text 988")


async def test_the_form_asks_under_the_text_and_saves_at_the_second_try(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("2", "a")
        await hand.write("DOB 3/4/1956")
        await hand.press("ctrl+s")
        hand.reads("“DOB 3/4/1956” looks like a date of birth", "ctrl+s again saves it as it is")
        assert texts(hand.store) == []
        await hand.press("ctrl+s")
        assert texts(hand.store) == ["DOB 3/4/1956"]


async def test_what_is_ignored_in_the_form_is_ignored_when_the_entry_is_opened_again(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("2", "a")
        await hand.write("thanked Mrs. Alvarez")
        await hand.until_seen("ctrl+g")
        await hand.press("ctrl+g", "ctrl+s")
        await hand.press("e")
        await hand.write(" and left early")
        await hand.until(lambda: waiting(hand.store))
        hand.hides("ctrl+g")
        await hand.press("ctrl+s")
        assert texts(hand.store) == ["thanked Mrs. Alvarez and left early"]


async def test_the_form_writes_initials_too(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("2", "a")
        await hand.write("resident Jordan Avery.")
        await hand.until_seen("ctrl+r writes initials")
        await hand.press("ctrl+r", "ctrl+s")
        assert texts(hand.store) == ["resident J.A."]


@pytest.mark.parametrize("save", ["enter", "ctrl+s"])
async def test_the_name_of_a_kind_of_work_is_looked_at_like_any_text(empty_app: PivotApp, save: str) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("2", "w", "a")
        await hand.write("Calls with Mrs. Alvarez")
        await hand.until_seen("“Mrs. Alvarez”")
        await hand.press("ctrl+r")
        hand.shows("Calls with Mrs. A.")
        hand.hides("ctrl+r")
        await hand.write(" MRN 1234567")
        await hand.press("tab")
        await hand.write("calls")
        await hand.press(save)
        hand.reads("enter again saves it as it is")
        await hand.press(save)
        hand.shows("Saved. u undoes.", "Calls with Mrs. A. MRN 1234567")


async def test_words_that_look_like_markup_are_quoted_to_the_letter(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.paste(f"{HOSTILE} Mrs. Alvarez [/] MRN ### 1234567")
        await hand.press("enter")
        hand.reads("“MRN ### 1234567” looks like")


async def test_erasing_an_entry_for_good_forgets_what_was_ignored_in_it(
    empty_app: PivotApp, empty_workbook: Store
) -> None:
    async with hand_on(empty_app) as hand:
        await capture(hand, "thanked Mrs. Alvarez")
        await hand.until_seen("ctrl+g")
        await hand.press("ctrl+g", "enter")
        assert empty_workbook.db.execute("SELECT count(*) FROM ignored").fetchone() == (1,)
        await hand.press("2", "D", "down", "enter")
        await hand.until(lambda: not texts(hand.store))
        assert empty_workbook.db.execute("SELECT count(*) FROM ignored").fetchone() == (0,)
