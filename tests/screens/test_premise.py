"""The two lists: ticking, adding, rewording, and taking back."""

from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.domain.situation import Side
from pivot_tui.screens.premise import PremiseScreen
from pivot_tui.workbook import situation


async def open_lists(hand: Hand) -> None:
    """Open the two lists."""
    assert hand.app.session is not None
    hand.app.push_screen(PremiseScreen(hand.app.session))
    await hand.settle()


def recorded(hand: Hand) -> list[tuple[Side, str]]:
    """What stands on the lists."""
    return [(premise.side, premise.text) for premise in situation.premises(hand.store)]


async def test_space_ticks_a_line_and_takes_it_off(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        assert "[ ] The pager" in hand.cursor_line()
        await hand.press("space")
        assert "[x] The pager" in hand.cursor_line()
        assert recorded(hand) == [(Side.DONE_WITH, "The pager")]
        await hand.press("enter")
        assert "[ ] The pager" in hand.cursor_line()
        assert recorded(hand) == []
        await hand.press("u")
        assert "[x] The pager" in hand.cursor_line()


async def test_a_line_of_ones_own_joins_the_list_under_the_cursor(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("G", "a")
        await hand.paste(f"a {HOSTILE}")
        await hand.press("enter")
        assert recorded(hand) == [(Side.WOULD_KEEP, f"a {HOSTILE}")]
        assert "[x] a [/] [red]x[/]" in hand.cursor_line()


async def test_a_heading_takes_a_new_line_and_cannot_be_ticked(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("g")
        assert "e" not in hand.offered
        await hand.press("space")
        assert recorded(hand) == []
        await hand.press("enter")
        await hand.write("forms")
        await hand.press("enter")
        assert recorded(hand) == [(Side.DONE_WITH, "forms")]


async def test_a_line_is_put_into_other_words(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("e")
        await hand.write(" at three in the morning")
        await hand.press("enter")
        assert recorded(hand) == [(Side.DONE_WITH, "The pager at three in the morning")]


async def test_a_line_without_words_says_so_and_escape_leaves_the_field_first(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("a", "enter")
        hand.shows("This cannot be empty.")
        await hand.press("escape")
        hand.hides("This cannot be empty.")
        hand.shows("Done with, and would keep")
        await hand.press("escape")
        hand.hides("Done with, and would keep")
        assert recorded(hand) == []


async def test_a_record_number_on_a_list_is_saved_only_the_second_time(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("a")
        await hand.write("MRN 1234567")
        await hand.press("enter")
        hand.reads("looks like a record or encounter number", "enter again saves it as it is")
        assert recorded(hand) == []
        await hand.press("enter")
        assert recorded(hand) == [(Side.DONE_WITH, "MRN 1234567")]
        hand.hides("looks like")


async def test_ctrl_r_writes_initials_in_the_field_and_redoes_beside_it(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("a")
        await hand.write("PGY-2 Sam Ortiz as my boss")
        await hand.until_seen("ctrl+r writes initials")
        await hand.press("ctrl+r", "enter")
        line = [(Side.DONE_WITH, "PGY-2 S.O. as my boss")]
        assert recorded(hand) == line
        await hand.press("u")
        assert recorded(hand) == []
        await hand.press("ctrl+r")
        assert recorded(hand) == line


async def test_what_is_ignored_on_one_line_is_said_on_another_and_not_again_on_that_one(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        for words in ("thanked Mrs. Alvarez", "thanks to Mrs. Alvarez"):
            await hand.press("a")
            await hand.write(words)
            await hand.until_seen("“Mrs. Alvarez”")
            await hand.press("ctrl+g")
            hand.hides("“Mrs. Alvarez”")
            await hand.press("enter")
        await hand.press("e")
        await hand.write(" and Mr. Ruiz")
        await hand.until_seen("“Mr. Ruiz”")
        hand.hides("“Mrs. Alvarez”")


async def test_words_of_self_harm_on_a_list_leave_the_field_and_the_keys_in_sight(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_lists(hand)
        await hand.press("a")
        await hand.write("Mrs. Alvarez MRN 1234567 better off dead")
        await hand.until_seen("988 Suicide & Crisis Lifeline")
        hand.shows(
            "enter twice saves it as it is", "ctrl+g leaves it as it is", "better off dead", "esc Leave the line"
        )
        await hand.press("escape")
        hand.hides("988", "MRN")
        assert recorded(hand) == []
