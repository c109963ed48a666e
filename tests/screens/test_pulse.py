"""The pulse on the screen: two numbers, what they stand beside, the single item, and the support lines with 4 and 5."""

import pytest
from tests.screens.driving import Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.domain.days import Now
from pivot_tui.screens.pulse import PulseScreen
from pivot_tui.workbook import Store, history, pulse, support

NOTICE = "They are no diagnosis"


async def open_pulse(hand: Hand) -> None:
    """Open the pulse over what is on the screen."""
    assert hand.app.session is not None
    hand.app.push_screen(PulseScreen(hand.app.session))
    await hand.settle()


def forget_this_week(store: Store, now: Now) -> None:
    """Leave this week of the sample without its pulse."""
    this_week = pulse.read(store, now).this_week
    assert this_week is not None
    with store.transaction("pulse.trash"):
        store.db.execute("DELETE FROM pulse WHERE id = ?", (this_week.id,))


async def test_two_digits_and_save_give_the_pulse_of_the_week(
    sample_app: PivotApp, sample_workbook: Store, now: Now
) -> None:
    forget_this_week(sample_workbook, now)
    async with hand_on(sample_app) as hand:
        await open_pulse(hand)
        await hand.press("4", "tab", "2", "ctrl+s")
        hand.shows("Saved. u undoes.")
        given = pulse.read(hand.store, now).this_week
        assert given is not None
        assert (given.energy, given.dread) == (4, 2)


async def test_the_earlier_figures_wait_until_both_numbers_are_there(
    sample_app: PivotApp, sample_workbook: Store, now: Now
) -> None:
    forget_this_week(sample_workbook, now)
    async with hand_on(sample_app) as hand:
        await open_pulse(hand)
        hand.hides("27 Feb")
        await hand.press("4")
        hand.hides("27 Feb")
        await hand.press("tab", "2")
        hand.shows("Last off week: ▲ +1, ▼ −1 against 27 Feb (▲ 3, ▼ 3)")
        await hand.press("backspace")
        hand.hides("27 Feb")


async def test_a_missing_number_is_said_beside_its_scale(empty_app: PivotApp, now: Now) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        await hand.press("4", "ctrl+s")
        assert hand.row("A pulse needs both numbers") == hand.row("▼ Dread") + 1
        assert pulse.read(hand.store, now).pulses == ()
        await hand.press("1")
        hand.hides("A pulse needs both numbers")


async def test_a_pulse_given_already_can_be_changed(sample_app: PivotApp, now: Now) -> None:
    async with hand_on(sample_app) as hand:
        await open_pulse(hand)
        hand.shows("saving replaces it")
        assert "[3]" in hand.line("▲ Energy")
        await hand.press("5", "enter")
        found = pulse.read(hand.store, now)
        assert len(found.pulses) == 6
        assert found.pulses[-1].pulse.energy == 5


async def test_the_single_item_is_behind_one_key_with_its_five_answers_and_its_source(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        hand.hides("Overall, based on your definition")
        await hand.press("f")
        hand.reads(
            "Overall, based on your definition of burnout, how would you rate your level of burnout?",
            "1 I enjoy my work. I have no symptoms of burnout.",
            "2 Occasionally I am under stress",
            "3 I am definitely burning out",
            "4 The symptoms of burnout that I'm experiencing won't go away.",
            "5 I feel completely burned out and often wonder if I can go on.",
            "Rohland 2004; Dolan 2015",
        )
        await hand.press("escape")
        hand.hides("Overall, based on your definition")
        hand.shows("This week's pulse")


async def test_an_answer_is_saved_with_the_pulse_and_undone_with_it(empty_app: PivotApp, now: Now) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        await hand.press("3", "tab", "3", "f", "j", "j", "enter")
        hand.shows("Your answer  2")
        await hand.press("ctrl+s")
        assert [each.answer for each in pulse.read(hand.store, now).answers] == [2]
        history.undo(hand.store)
        assert pulse.read(hand.store, now).answers == ()


@pytest.mark.parametrize("digit", ["4", "5"])
async def test_with_four_and_five_the_support_lines_are_there_before_anything_is_saved(
    empty_app: PivotApp, now: Now, digit: str
) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        screens = len(hand.app.screen_stack)
        await hand.press("f", digit)
        for line in support.lines(now.day):
            hand.shows(f"{line.name}  {line.contact}")
        assert hand.row("988") < hand.row("ctrl+s Save")
        assert len(hand.app.screen_stack) == screens
        assert pulse.read(hand.store, now).answers == ()


@pytest.mark.parametrize("digit", ["1", "2", "3"])
async def test_with_less_there_are_no_support_lines(empty_app: PivotApp, digit: str) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        await hand.press("f", digit)
        hand.shows(f"Your answer  {digit}")
        hand.hides("Here somebody answers:")


async def test_an_answer_can_be_taken_away_again(empty_app: PivotApp, now: Now) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        await hand.press("f", "5", "f", "backspace")
        hand.hides("Your answer", "Here somebody answers:")
        await hand.press("3", "tab", "3", "ctrl+s")
        assert pulse.read(hand.store, now).answers == ()


async def test_what_must_be_said_is_said_once(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        hand.reads(NOTICE, "Nobody reads along, and nobody will answer what you type here.")
        await hand.press("escape")
        await open_pulse(hand)
        hand.hides(NOTICE)
        hand.shows("This week's pulse")


async def test_escape_saves_nothing(empty_app: PivotApp, now: Now) -> None:
    async with hand_on(empty_app) as hand:
        await open_pulse(hand)
        await hand.press("3", "tab", "3", "escape")
        hand.hides("This week's pulse")
        assert pulse.read(hand.store, now).pulses == ()
