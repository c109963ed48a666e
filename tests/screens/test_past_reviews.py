"""The weeks that were reviewed, on the screen: a diary with frozen figures, its corrections, and trends to look at."""

from pathlib import Path, PurePath
from typing import ClassVar

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.past_review_form import screen_of_draft
from pivot_tui.screens.past_reviews import PastReviewsView
from pivot_tui.screens.review_trends import ReviewTrendsView
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import past_reviews
from pivot_tui.workbook.past_reviews import PAST_FORM

STYLES = Path(pivot_tui.screens.__path__[0])


class TwoViews(AreaOfViews):
    """An area with these views alone."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / name for name in ("past_reviews.tcss", "review_trends.tcss")]
    CSS = "#views { height: 1fr; }"
    VIEWS = ("Past", "Trends")

    def make_view(self, number: int) -> AreaView:
        """The diary, or the charts."""
        view = ReviewTrendsView if number else PastReviewsView
        return view(self.session, self.attempt)


async def open_view(hand: Hand, number: int = 0) -> TwoViews:
    """Open a view as its area does."""
    assert hand.app.session is not None
    area = TwoViews(hand.app.session, 8)
    await hand.app.push_screen(area)
    await hand.settle()
    area.show_view(number)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()
    return area


async def test_the_newest_stands_first_and_reads_as_a_page(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        rows = [hand.row(day) for day in ("27 Feb   ", "23 Feb   ", "13 Feb   ")]
        assert rows == sorted(rows)
        hand.shows("3 reviews, newest first", "Friday 27 February 2026, off week", "2 h kept, off week")
        hand.shows("energy ▲3, dread ▼3; last off week, 13 Feb: ▲2 ▼4", "since 23 Feb: captured 1, sessions taught 1,")
        hand.shows("A.W.: no reply since 22 February; waits until 8 Mar", "18 of 24 rated it", "Hours kept    2 h")
        hand.shows("Write to L.K., 0.5 h; done", "3.5 h in all", "Its figures are frozen as they were counted")
        hand.shows("enter Correct", "E Export", "d Trash")
        await hand.press("down", "down")
        hand.shows("Friday 13 February 2026, off week", "none was decided", "nothing came in", "2.5 h in all")
        await hand.press("p")
        hand.shows("Weekly review, Friday 13 February 2026")


async def test_a_correction_says_what_stays_keeps_its_draft_and_can_be_undone(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("e")
        hand.reads("Only these two can be corrected. Pulse, figures, decisions and promises stay as they were saved.")
        await hand.press("tab")
        await hand.write("x")
        await hand.press("ctrl+s")
        hand.shows("Hours are written like 6, 1.5, 1:30 or 90 min.")
        await hand.press("escape", "escape")
        assert hand.app.session is not None
        draft = past_reviews.past_reviews(hand.store)[0].id
        assert screen_of_draft(hand.app.session, "card", draft) is None
        await hand.press("enter")
        hand.shows("a draft, not saved yet")
        await hand.press("tab", "backspace")
        await hand.write(".5")
        await hand.press("ctrl+s")
        hand.shows("2.5 h for the pivot", "since 23 Feb: captured 1, sessions taught 1,")
        assert screen_of_draft(hand.app.session, PAST_FORM, draft) is not None
        await hand.press("u")
        hand.shows("Hours kept    2 h for the pivot")


async def test_the_trash_takes_the_one_under_the_cursor_and_undo_brings_it_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("d")
        hand.shows("2 reviews, newest first", "Monday 23 February 2026")
        await hand.press("u", "up")
        hand.shows("3 reviews, newest first", "R.T. explained how")
        await hand.press("l")
        hand.shows("Linked with")
        await hand.press("escape", "V")
        hand.hides("not there any more")


async def test_a_copy_for_a_mentor_is_looked_at_before_it_is_written(sample_app: PivotApp, tmp_path: Path) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("E")
        hand.shows("- people by name or initials, said by their roles: 4", "review-mentor-2026-02-27.md")
        hand.shows("- Loose ends: Somebody elsewhere: no reply since 22 February")
        hand.hides("A.W.")
        await hand.press("left")
        hand.shows("Nothing is left out.", "review-mine-2026-02-27.md")
        await hand.press("right", "tab", "ctrl+a", "ctrl+k")
        path = tmp_path / "copy.md"
        await hand.write(str(path))
        await hand.press("enter")
        assert "clerkship director" in path.read_text(encoding="utf-8")
        await hand.press("enter")
        hand.reads("The same key again writes over it.")


async def test_trends_are_charts_with_their_figures_and_a_gap(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        area = await open_view(hand, 1)
        hand.shows("3 reviews, 1 week without one", "last 3, mean 2.3 (n 3)", "last 2, mean 3.0 (n 3)")
        hand.shows("last 1, 2 in all (n 3)", "last 4, 7 in all (n 3)", "last 2, 2 in all (n 3)", "Feb")
        hand.shows("27 Feb, since 23 Feb: ▲3 ▼3, 2 h kept, 3.5 h promised before;")
        await hand.press("left", "left")
        hand.shows("Week of 16 Feb: no review, so nothing is known of it.")
        assert "enter" not in hand.offered
        await hand.press("p")
        hand.shows("16 Feb 2026     no review in this week")
        assert area.view == 1


async def test_while_there_is_nothing_each_view_says_so_in_a_line(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        area = await open_view(hand)
        hand.shows("No week was reviewed yet")
        hand.hides("E Export", "d Trash")
        area.show_view(1)
        await hand.settle()
        hand.shows("Two saved reviews make a trend; none is saved so far.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_text_is_shown_literally(sample_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(sample_app, size=size) as hand:
        with hand.store.transaction("review.edit"):
            for table, field in (("weekly_review", "win"), ("loose_end", "what"), ("commitment", "text")):
                hand.store.db.execute(f"UPDATE {table} SET {field} = ?", (HOSTILE,))
        await open_view(hand)
        hand.shows("Loose ends    [/] [red]x[/] [$primary]", "The win       [/] [red]x[/] [$primary]")
        hand.shows("Promised      [/] [red]x[/] [$primary]")
        for key in ("e", "E", "l", "p"):
            await hand.press(key, "escape", "escape")
        hand.shows("▲3 ▼3  [/] [red]x[/] [$primary]")
