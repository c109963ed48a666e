"""The first run: what is said before it begins, its three questions, skipping, and drafts that wait."""

from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.sheet import Prompt
from pivot_tui.screens.first_run import FirstRunScreen, LinesScreen, support_line
from pivot_tui.workbook import once, sheet


async def open_first_run(hand: Hand) -> None:
    """It opens by itself over a new workbook."""
    await hand.settle()
    assert isinstance(hand.app.screen, FirstRunScreen)


def said(hand: Hand) -> list[tuple[Prompt, str]]:
    """What stands on the sheet."""
    return [(element.prompt, element.text) for element in sheet.elements(hand.store)]


async def test_it_begins_with_what_this_is_and_what_it_is_not(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        hand.reads("one file on this computer", "nobody reads along", "not medical advice", "does not diagnose")
        hand.reads(support_line())
        assert hand.offered[:1] == ["enter"]
        assert "esc Skip all" in hand.keys


async def test_three_questions_are_answered_line_by_line(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter")
        hand.shows("Question 1 of 3", "Which parts of your work do you dread most?")
        await hand.paste(f"the inbox\n\n{HOSTILE}")
        await hand.press("ctrl+s")
        hand.shows("Question 2 of 3", "2 rows on the sheet.")
        hand.hides("the inbox")
        await hand.write("an ECG with a student")
        await hand.press("ctrl+s")
        hand.shows("Question 3 of 3")
        assert "ctrl+s Save, finish" in hand.keys
        await hand.write("a course")
        await hand.press("ctrl+s")
        assert said(hand) == [
            (Prompt.DREADED, "the inbox"),
            (Prompt.DREADED, HOSTILE),
            (Prompt.ENERGY, "an ECG with a student"),
            (Prompt.FREE_WEEK, "a course"),
        ]
        assert waiting(hand.store) == []
        assert once.was_said(hand.store, once.FIRST_RUN)


async def test_it_ends_at_the_first_row_with_word_of_what_is_missing_and_the_key_for_it(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter")
        for words in ("the inbox", "an ECG with a student", "a course"):
            await hand.write(words)
            await hand.press("ctrl+s")
        assert (hand.area, hand.view) == ("Journal", "Prompts")
        hand.shows("all three answered, 2 to rate")
        assert "the inbox" in hand.cursor_line()
        assert hand.line("the inbox").split()[-2:] == ["not", "rated"]
        hand.hides("a course   not rated")
        assert "n Rate" in hand.keys


async def test_all_of_it_can_be_skipped_at_once(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        assert not once.was_said(hand.store, once.FIRST_RUN)
        await hand.press("escape")
        assert hand.area == "Today"
        assert once.was_said(hand.store, once.FIRST_RUN)
        assert said(hand) == []


async def test_a_skipped_question_keeps_what_was_typed(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter", "escape")
        hand.shows("Question 2 of 3")
        await hand.write("half a thought")
        await hand.press("escape")
        hand.shows("Question 3 of 3")
        hand.hides("half a thought")
        await hand.press("ctrl+s")
        assert hand.area == "Today"
        assert waiting(hand.store) == ["half a thought"]
        assert said(hand) == []
        assert hand.app.session is not None
        hand.app.push_screen(LinesScreen(hand.app.session, Prompt.ENERGY))
        await hand.settle()
        hand.shows("half a thought", "a draft, not saved yet")


async def test_a_line_that_cannot_be_kept_says_so_and_stays(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter")
        await hand.paste("one\nbell \x07")
        await hand.press("ctrl+s")
        hand.reads("There is a control character in this text; take it out and it can be saved.")
        hand.shows("Question 1 of 3", "one")
        assert said(hand) == []


async def test_a_record_number_in_an_answer_is_saved_only_the_second_time(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter")
        await hand.paste("the inbox\nMRN 1234567")
        await hand.press("ctrl+s")
        hand.reads("“MRN 1234567” looks like a record", "ctrl+s again saves it as it is")
        hand.shows("Question 1 of 3")
        assert said(hand) == []
        await hand.press("ctrl+s")
        hand.shows("Question 2 of 3")
        hand.hides("looks like")
        assert said(hand) == [(Prompt.DREADED, "the inbox"), (Prompt.DREADED, "MRN 1234567")]


async def test_names_in_an_answer_become_initials_and_what_is_left_can_be_ignored(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter")
        await hand.paste("PGY-2 Sam Ortiz led rounds\nthanked Mrs. Alvarez")
        await hand.until_seen("ctrl+r writes initials")
        await hand.press("ctrl+r", "ctrl+r")
        hand.hides("ctrl+r")
        await hand.write("\nsaw Mr. Ruiz")
        await hand.until_seen("“Mr. Ruiz”")
        await hand.press("ctrl+g")
        hand.hides("“Mr. Ruiz”")
        await hand.press("ctrl+s")
        assert [text for _, text in said(hand)] == ["PGY-2 S.O. led rounds", "thanked Mrs. A.", "saw Mr. Ruiz"]


async def test_words_of_self_harm_in_an_answer_bring_the_support_lines_and_leave_it_in_sight(new_app: PivotApp) -> None:
    async with hand_on(new_app) as hand:
        await open_first_run(hand)
        await hand.press("enter")
        await hand.write("Mrs. Alvarez MRN 1234567 better off dead")
        await hand.until_seen("988 Suicide & Crisis Lifeline")
        hand.reads("better off dead", "ctrl+s twice saves it as it is", "ctrl+g leaves it as it is")
        hand.shows("ctrl+s Save, next question")
