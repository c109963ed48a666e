"""The rating scale: digits rate while it has the focus, and never open an area by mistake."""

import pytest
from tests.widgets.hosting import Host

from pivot_tui.widgets.rating import RatingScale


class RatingHost(Host):
    """A host that keeps every rating."""

    def __init__(self) -> None:
        super().__init__(lambda: RatingScale(id="scale"))
        self.ratings: list[int | None] = []

    def on_rating_scale_rated(self, event: RatingScale.Rated) -> None:
        """Keep it."""
        assert event.control is self.query_one(RatingScale)
        self.ratings.append(event.value)


async def test_a_digit_rates_and_is_shown_in_brackets() -> None:
    app = RatingHost()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(RatingScale).focus()
        assert app.lines[0] == "  0  1  2  3  4  5   not rated"
        await pilot.press("0", "5")
        assert app.lines[0] == "  0  1  2  3  4 [5]"
        assert app.ratings == [0, 5]


async def test_digits_beyond_the_scale_do_nothing_at_all() -> None:
    app = RatingHost()
    async with app.run_test() as pilot:
        app.query_one(RatingScale).focus()
        await pilot.press("6", "7", "8", "9")
        assert (app.ratings, app.noted) == ([], [])


@pytest.mark.parametrize("character", ["²", "½", "x", "space"])
async def test_signs_that_only_look_like_digits_do_nothing(character: str) -> None:
    app = RatingHost()
    async with app.run_test() as pilot:
        app.query_one(RatingScale).focus()
        await pilot.press(character)
        assert app.ratings == []


async def test_arrows_go_up_and_down_within_the_scale() -> None:
    app = RatingHost()
    async with app.run_test() as pilot:
        app.query_one(RatingScale).focus()
        await pilot.press("left", "right", "l", "h", "left", "left")
        assert app.ratings == [0, 1, 2, 1, 0, 0]
        await pilot.press("5", "right")
        assert app.ratings[-1] == 5


@pytest.mark.parametrize("key", ["backspace", "delete", "minus"])
async def test_a_rating_can_be_taken_away(key: str) -> None:
    app = RatingHost()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(RatingScale).focus()
        await pilot.press("3", key)
        assert app.ratings == [3, None]
        assert app.lines[0].endswith("not rated")


async def test_a_click_on_a_digit_rates() -> None:
    app = RatingHost()
    async with app.run_test(size=(60, 3)) as pilot:
        await pilot.click("#scale", offset=(app.lines[0].index("rated"), 0))
        await pilot.click("#scale", offset=(app.lines[0].index("4"), 0))
        assert app.ratings == [4]
