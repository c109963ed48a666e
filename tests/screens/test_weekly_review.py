"""This week's review on the screen: six steps, few keys, resumed where it stopped."""

from pathlib import Path
from typing import ClassVar

from tests.screens.driving import HOSTILE, Hand, hand_on
from tests.screens.making_plan import add_hostile_plan

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.view import AreaView
from pivot_tui.screens.weekly_review import ThisWeekView
from pivot_tui.store.tables.plan import WEEKLY_REVIEW
from pivot_tui.workbook import review

STYLES = Path(pivot_tui.screens.__path__[0]) / "weekly_review.tcss"
MOST_KEYS = 25


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[str] = str(STYLES)
    CSS = "#views { height: 1fr; }"
    VIEWS = ("This week",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return ThisWeekView(self.session, self.attempt)


async def open_view(hand: Hand) -> None:
    """Open the view as its area does."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 8)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()


class CountingKeys:
    """Presses keys and counts those that are not words."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.count = 0

    async def press(self, *keys: str) -> None:
        """Press keys that count."""
        self.count += len(keys)
        await self.hand.press(*keys)


async def test_a_whole_review_takes_few_keys_and_always_fits_on_one_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        store = hand.store
        with store.transaction("review.trash"):
            store.db.execute("DELETE FROM weekly_review WHERE saved = 0")
            store.db.execute("DELETE FROM pulse WHERE day = '2026-03-13'")
        await open_view(hand)
        keys = CountingKeys(hand)
        keys.count += 1  # the digit of the area
        hand.shows("▸ 1  Pulse", "6  Next week", "It is due today.")
        hand.hides("27 Feb")
        await keys.press("3")
        hand.hides("27 Feb")
        await keys.press("3")
        hand.shows("energy ▲3   dread ▼3    last off week, 27 Feb  ▲3 ▼3", "step 2 of 6", "since 27 Feb")
        hand.shows("captured                               5    1", "Hours kept for the pivot of 4")
        hand.shows("enter Next step   esc Back", "ctrl+t and a digit open another area.")
        await hand.write("2.5")
        await keys.press("enter")
        hand.shows("taught 1 session; 5 captured since 27 Feb; kept 2.5 of 4 h", "2 d late", "Sun 15")
        hand.shows("w This week   m Move   d Drop   s Split   ? Help")
        hand.shows("d: the card goes to the trash, the next step is cleared.", "Leave whenever you like.")
        hand.shows("Tue 24")
        await keys.press("w", "w", "w", "m")
        hand.shows("enter Take it   esc Back")
        await hand.write("+2w")
        await keys.press("enter")
        hand.shows("moved to 27 Mar")
        await keys.press("w", "enter")
        hand.shows("5 of 5 decided", "first hour: 22 of 26 rated it", "1 comment of learners", "q Add a comment")
        await keys.press("enter")
        await hand.write("The hour ran itself")
        await keys.press("enter")
        hand.shows("✓ 5  One win", "0 of 3 chosen, 0 of 4 h", "enter Save")
        await keys.press("space", "space", "a")
        await hand.write("Write to N.N. 0.5h")
        await keys.press("enter")
        hand.shows("3 of 3 chosen, 0.5 of 4 h", "[x] Write to N.N.")
        await keys.press("enter")
        assert keys.count <= MOST_KEYS
        found = review.read(store, hand.app.session.clock.now() if hand.app.session else sample_app.clock.now())
        assert found.review is None
        assert found.last is not None
        assert (found.last.win, found.last.kept_minutes, found.last.step) == ("The hour ran itself", 150, 6)
        assert len(found.promises) == 3


async def test_a_review_opens_again_where_it_was_left_with_what_was_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("step 2 of 6")
        await hand.write("many")
        await hand.press("enter")
        hand.reads("Hours")
        hand.shows("▸ 2  The week")
        await hand.press("escape")
        await hand.press("escape", "escape")
        hand.app.pop_screen()
        await hand.settle()
        await open_view(hand)
        hand.shows("many")
        await hand.press("backspace", "backspace", "backspace", "backspace", "enter")
        hand.shows("▸ 3  Loose ends")
        await hand.press("s")
        await hand.write(HOSTILE)
        await hand.press("enter")
        hand.shows("split")
        await hand.press("d")
        hand.shows("dropped, rests until 23 Apr")
        await hand.press("escape", "u")
        hand.hides("dropped")
        await hand.press("m")
        await hand.write("2026-03-01")
        await hand.press("enter")
        hand.reads("That day has been; give one to come.")
        await hand.press("escape")
        hand.hides("That day has been")
        await hand.press("enter", "enter")
        await hand.write(HOSTILE)
        await hand.press("enter")
        hand.shows("✓ 5  One win     [/] [red]x[/] [$primary]", "[ ] [/] [red]x[/] [$primary]")
        await hand.press("h")
        await hand.write("1.5")
        await hand.press("enter", "space")
        hand.shows("1 of 3 chosen, 1.5 of 4 h")
        hand.app.pop_screen()
        await hand.settle()
        await open_view(hand)
        await hand.resize(120, 40)
        hand.shows("1 of 3 chosen, 1.5 of 4 h", "▸ 6  Next week")


async def test_while_none_is_due_the_last_one_stands_there_and_n_begins_another(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        store, clock = hand.store, sample_app.clock
        with store.transaction("review.save"):
            review_open = review.read(store, clock.now()).review
            assert review_open is not None
            store.db.execute("UPDATE weekly_review SET saved = 1, step = 6 WHERE id = ?", (review_open.id,))
        await open_view(hand)
        hand.shows("Last saved today. The next is offered on Monday 23 March; any day will do.", "✓ 6  Next week")
        await hand.press("n")
        hand.shows("▸ 1  Pulse")
        await hand.press("enter")
        hand.shows("▸ 2  The week")
        assert len(list(WEEKLY_REVIEW.select(store.db, "WHERE saved = 0"))) == 1


async def test_an_empty_workbook_can_begin_one_on_any_day(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.shows("No day was chosen for it (Plan, o), so any day will do.")
        await hand.press("enter")
        hand.reads("A pulse needs both numbers, each from 0 to 5.")
        await hand.press("2", "4", "enter")
        hand.shows("Nothing is late, due or unprepared.")
        await hand.press("enter")
        hand.reads("No evaluation and no comment came in. That is a fact too.")
        await hand.press("enter", "enter")
        hand.reads("nothing is open, a types the first")
        await hand.press("enter")
        assert review.read(hand.store, empty_app.clock.now()).last is not None


async def test_what_dropping_does_stays_in_sight_however_much_is_known_of_a_loose_end(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        add_hostile_plan(hand.store)
        await open_view(hand)

        assert "80 d late" in hand.screen
        assert any(line.strip().startswith("d: the card goes to the trash") for line in hand.lines)
