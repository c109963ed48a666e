"""Ratings typed along the scale: the digits, the bars beside them, the tally, and the window before."""

import pytest
from tests.widgets.hosting import Host

from pivot_tui.domain.rating_scale import PointScale
from pivot_tui.widgets.scale_entry import ScaleEntry


class EntryHost(Host):
    """A host that notes what the entry says.

    Args:
        scale: The scale.
        counts: What is there already.
    """

    def __init__(self, scale: PointScale | None = None, counts: tuple[int, ...] = ()) -> None:
        super().__init__(lambda: ScaleEntry(scale or PointScale(), counts, id="entry"))
        self.left = 0

    def on_scale_entry_left(self) -> None:
        """The last count was confirmed."""
        self.left += 1

    @property
    def entry(self) -> ScaleEntry:
        """The widget."""
        return self.query_one(ScaleEntry)


async def test_counts_are_typed_from_the_top_and_grow_their_bars() -> None:
    app = EntryHost()
    async with app.run_test(size=(60, 8)) as pilot:
        app.entry.focus()
        await pilot.press("1", "0", "enter", "9", "enter", "3", "enter")
        assert app.entry.counts == (0, 0, 3, 9, 10)
        assert app.lines[1:6] == [
            "     5   [10]  ████████████████████",
            "     4   [ 9]  ██████████████████",
            "     3   [ 3]  ██████",
            "     2   [ 0]",
            "     1   [ 0]",
        ]
        assert app.noted == []


async def test_the_window_before_stands_at_the_left_in_the_same_measure() -> None:
    app = EntryHost(counts=(0, 0, 3, 9, 10))
    async with app.run_test(size=(80, 8)):
        app.entry.compare((0, 2, 7, 8, 3), ("17 Sep 2025 (before)", "11 Mar 2026 (now)"))
        await app.animator.wait_for_idle()
        app.screen._on_timer_update()
        lines = app.lines
        assert lines[0].index("17 Sep 2025 (before)") == lines[1].index("██████ 3")
        assert lines[0].index("11 Mar 2026 (now)") == lines[1].index("[10]")
        assert lines[2].split() == ["4", "████████████████", "8", "[", "9]", "██████████████████"]
        assert lines[5].split() == ["1", "0", "[", "0]"]


async def test_long_bars_share_the_room_and_are_never_cut_off() -> None:
    app = EntryHost(PointScale(1, 4), (1, 0, 60, 400))
    async with app.run_test(size=(80, 8)):
        app.entry.compare((2, 3, 500, 8), ("a window of which the heading is much too long for its column", "now"))
        await app.animator.wait_for_idle()
        app.screen._on_timer_update()
        assert all(len(line) <= 80 for line in app.lines)
        assert "█ 500" in app.lines[2]
        assert "▌" in app.lines[4]


async def test_enter_at_the_last_count_goes_on() -> None:
    app = EntryHost()
    async with app.run_test() as pilot:
        app.entry.focus()
        await pilot.press(*["enter"] * 4)
        assert app.left == 0
        await pilot.press("2", "enter")
        assert (app.left, app.entry.counts) == (1, (2, 0, 0, 0, 0))


async def test_a_count_that_stood_there_is_replaced_and_can_be_corrected() -> None:
    app = EntryHost(counts=(0, 0, 3, 9, 10))
    async with app.run_test() as pilot:
        app.entry.focus()
        await pilot.press("8", "down", "1", "2", "backspace", "up", "backspace", "7")
        assert app.entry.counts == (0, 0, 3, 1, 7)
        await pilot.press("delete", "down", "home", "4")
        assert app.entry.counts == (0, 0, 3, 1, 4)


async def test_nothing_typed_is_no_ratings_at_all() -> None:
    app = EntryHost()
    async with app.run_test() as pilot:
        app.entry.focus()
        await pilot.press("0", "enter", "0")
        assert app.entry.counts == ()


async def test_in_a_tally_each_digit_is_a_form_and_backspace_takes_the_last_back() -> None:
    app = EntryHost()
    async with app.run_test(size=(70, 8)) as pilot:
        app.entry.focus()
        assert app.entry.tally(on=True)
        await pilot.press(*"54455")
        assert app.entry.counts == (0, 0, 0, 2, 3)
        assert "a digit a form: 5 forms" in app.lines[0]
        await pilot.press("backspace", "9", "0", "3")
        assert app.entry.counts == (0, 0, 1, 2, 2)
        await pilot.press(*["backspace"] * 9)
        assert not app.entry.counts


@pytest.mark.parametrize(
    ("scale", "keys", "expected"),
    [
        (PointScale(1, 9), "9991", (1, 0, 0, 0, 0, 0, 0, 0, 3)),
        (PointScale(1, 10), "0019", (1, 0, 0, 0, 0, 0, 0, 0, 1, 2)),
        (PointScale(0, 5), "0051", (2, 1, 0, 0, 0, 1)),
        (PointScale(1, 5, 500), "54.3,5.", (0, 0, 0, 0, 0, 1, 0, 1, 2)),
    ],
)
async def test_a_tally_takes_the_scales_that_forms_have(
    scale: PointScale, keys: str, expected: tuple[int, ...]
) -> None:
    app = EntryHost(scale)
    names = {".": "full_stop", ",": "comma"}
    async with app.run_test() as pilot:
        app.entry.focus()
        app.entry.tally(on=True)
        await pilot.press(*(names.get(key, key) for key in keys))
        assert app.entry.counts == expected
        assert app.noted == []


async def test_a_scale_on_which_a_digit_could_mean_two_points_takes_no_tally() -> None:
    app = EntryHost(PointScale(0, 10))
    async with app.run_test():
        assert not app.entry.tally(on=True)


async def test_another_scale_begins_anew() -> None:
    app = EntryHost(counts=(1, 1, 1, 1, 1))
    async with app.run_test(size=(60, 12)) as pilot:
        app.entry.take(PointScale(1, 9))
        await pilot.pause()
        assert app.entry.counts == ()
        assert app.lines[1].split()[0] == "9"
        assert app.lines[9].split()[0] == "1"


async def test_a_click_on_a_count_goes_there() -> None:
    app = EntryHost()
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.click("#entry", offset=(app.lines[3].index("["), 3))
        await pilot.press("6")
        assert app.entry.counts == (0, 0, 6, 0, 0)
