"""The two hard questions on the screen: evidence beside the answer, every answer kept, and the other first moves."""

from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.hard_question import Answer, FirstMove, HardQuestion, Occasion
from pivot_tui.screens.first_experiment import FirstExperimentScreen
from pivot_tui.screens.first_moves import FirstMovesScreen
from pivot_tui.screens.hard_question_form import HardQuestionFormScreen, screen_of_draft
from pivot_tui.screens.hard_questions import HardQuestionsScreen
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import Store, hard_questions
from pivot_tui.workbook.hard_questions import HARD_FORM, NEW, HardForm


async def open_questions(hand: Hand, occasion: Occasion = Occasion.OWN) -> None:
    """Open the questions over whatever is open."""
    assert hand.app.session is not None
    await hand.app.push_screen(HardQuestionsScreen(hand.app.session, occasion))
    await hand.settle()


def card_count(store: Store) -> int:
    """How many cards there are."""
    with store.reading() as db:
        return len(tuple(CARD.select(db)))


async def test_both_questions_stand_with_their_evidence_and_every_answer_on_one_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_questions(hand)
        hand.shows("gap 3.6, a strong first sign: teaching-like 4.0 (n 6),", "teaching 5, administration 2 of 5")
        hand.shows("3.7% education (2 of 54 h), outside the 30 to 70%", "yes, 40%, on 1 Mar 2026")
        hand.reads("not recorded yet in this version; your own numbers will stand here")
        hand.shows("Both answers are yes", "2 answers, newest first", "the trade  yes, at most 15%")
        await hand.press("j", "enter")
        hand.shows("1 Mar 2026   teaching: yes, 40%; after the first profile", "Teaching still lifts me in a bad week")
        await hand.press("escape", "p")
        hand.shows("Two hard questions")
        await hand.press("escape", "d")
        assert [one.question for one in hard_questions.answers(hand.store)] == [HardQuestion.TRADE]
        await hand.press("u")
        hand.shows("2 answers, newest first")


async def test_a_no_leads_to_the_other_first_moves_whose_cards_come_onto_the_board(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_questions(hand, Occasion.LEAP)
        before = card_count(hand.store)
        await hand.press("n", "left", "left")
        assert isinstance(hand.app.screen, HardQuestionFormScreen)
        hand.shows("[no]")
        await hand.press("tab")
        await hand.write("120")
        await hand.press("ctrl+s")
        hand.shows("A percentage is a whole number from 0 to 100, such as 40.")
        await hand.press("ctrl+u")
        await hand.write("25%")
        hand.shows("25%, outside the 30 to 70%; now 3.7%")
        await hand.press("tab")
        await hand.paste(HOSTILE)
        await hand.press("ctrl+s")
        newest = hard_questions.answers(hand.store)[0]
        assert (newest.answer, newest.percent, newest.words) == (Answer.NO, 25, HOSTILE)
        assert newest.occasion is Occasion.LEAP
        assert isinstance(hand.app.screen, FirstMovesScreen)
        hand.shows("Fewer hours", "Another focus", "Leaving clinical work", "What it is")
        await hand.press("j")
        hand.reads("Still a clinician, with other patients")
        await hand.press("n", "space")
        hand.shows("[ ] Mark on the sheet what would go with another focus", "[x] Talk with two people")
        await hand.press("ctrl+s")
        assert card_count(hand.store) == before + 4
        await hand.press("n")
        hand.shows("✓ Talk with two people who changed their focus", "on the board")
        await hand.press("j", "enter")
        hand.shows("It is on the board already.")
        await hand.press("u")
        assert card_count(hand.store) == before
        hand.hides("on the board  ")
        await hand.press("escape", "escape")
        hand.shows("n Other first moves", "today       teaching   no, 25%            [/]")


async def test_wanting_less_pain_is_kept_with_the_move_and_begins_at_its_page(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await open_questions(hand)
        await hand.press("a", "right", "tab", "tab", "tab", "right", "tab", "tab", "tab")
        hand.shows("Both answers are yes")
        await hand.press("left")
        hand.reads("it should only hurt less: leaving clinical work", "That is no failure.")
        await hand.press("ctrl+s")
        assert {one.first_move for one in hard_questions.answers(hand.store)[:2]} == {FirstMove.LEAVE}
        hand.reads("Work that needs what you know but no patients")
        await hand.press("escape")
        hand.shows("rather leaving clinical work")


async def test_unsure_leads_to_the_next_experiment(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        hard_questions.answer(hand.store, HardForm("unsure"), hand.app.session.clock.now().day)  # type: ignore[union-attr]
        await open_questions(hand)
        hand.reads("Unsure is an answer.")
        await hand.press("n")
        assert isinstance(hand.app.screen, FirstExperimentScreen)


async def test_an_empty_workbook_invents_nothing_and_a_draft_goes_on(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_questions(hand, Occasion.PROFILE)
        hand.reads("not rated on both sides yet", "none closed yet", "no hours on the sheet yet")
        hand.hides("answers, newest first")
        await hand.press("n", "ctrl+s")
        hand.shows("Answer at least one of the two questions.")
        await hand.press("tab", "tab")
        await hand.write("not sure what to say")
        await hand.press("escape", "escape")
        hand.shows("The draft is kept.")
        assert len(waiting(hand.store)) == 1
        assert hand.app.session is not None
        screen = screen_of_draft(hand.app.session, HARD_FORM, NEW)
        assert screen is not None
        await hand.app.push_screen(screen)
        await hand.settle()
        hand.shows("not sure what to say")
        await hand.press("right", "ctrl+s")
        (kept,) = hard_questions.answers(hand.store)
        assert (kept.occasion, kept.answer) == (Occasion.PROFILE, Answer.YES)
        assert waiting(hand.store) == []


async def test_what_was_answered_before_is_not_said_of_answers_that_are_not_given_yet(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        assert hand.app.session is not None
        await hand.app.push_screen(HardQuestionFormScreen(hand.app.session))
        await hand.settle()
        assert "Your last answers stand until you give others" in hand.screen
        assert "Both answers are yes" not in hand.screen

        await hand.press("right")
        assert "Both answers are yes" in hand.screen
