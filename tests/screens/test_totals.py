"""The totals on the screen: the sums, the formula of each activity, what is asked for next, and the month."""

import contextlib
from collections.abc import AsyncIterator
from typing import ClassVar

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.totals import TotalsView
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import Store
from pivot_tui.workbook.totals import first_month


class TotalsAlone(AreaOfViews):
    """An area whose one view is that of the totals."""

    CSS_PATH = "../../src/pivot_tui/screens/totals.tcss"
    CSS = "#views { height: 1fr; }"
    VIEWS: ClassVar[tuple[str, ...]] = ("Totals",)

    def make_view(self, number: int) -> AreaView:
        """The totals."""
        del number
        return TotalsView(self.session, self.attempt)

    def on_mount(self) -> None:
        """Give the view the focus."""
        super().on_mount()
        self.open_view.focus_first()


@contextlib.asynccontextmanager
async def totals_on(app: PivotApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    """The app with the totals open."""
    async with hand_on(app, size) as hand:
        await hand.go_home()
        assert app.session is not None
        await app.push_screen(TotalsAlone(app.session, 3))
        await hand.settle()
        yield hand


async def test_the_sample_shows_both_kinds_of_hours_apart_by_year_and_domain(sample_app: PivotApp) -> None:
    async with totals_on(sample_app) as hand:
        assert hand.line("2025-26").split() == ["2025-26", "56", "20", "h", "130", "h", "448"]
        assert hand.line("Mentoring and advising").split()[-6:] == ["6", "6", "h", "0", "h", "72"]
        assert hand.line("2024-25").split() == ["2024-25", "1", "6", "h", "0", "h", "12"]
        assert hand.line("All years").split() == ["All", "years", "57", "26", "h", "130", "h", "460"]
        hand.shows("8 of 8 activities have both quantity and quality  Preparation, private: 75 h")


async def test_contacts_stand_by_group_and_by_the_formula(sample_app: PivotApp) -> None:
    async with totals_on(sample_app, (80, 40)) as hand:
        for group, contacts in (("Students", "80"), ("Residents", "324"), ("Faculty", "40"), ("Other prof", "16")):
            assert contacts in hand.line(group).split()
        hand.hides("Others")
        assert hand.line("M&M").rstrip().endswith("2 of 4")
        hand.shows("40 learners × 4 sessions = 160", "36 learners assessed, 14 adopters")


async def test_what_is_asked_for_next_follows_the_cursor(sample_app: PivotApp) -> None:
    async with totals_on(sample_app) as hand:
        hand.shows("2 of 4: quantity, quality   shows learners' reaction")
        hand.shows("Say what it rests on", "Ask learners how sure they feel")
        await hand.press("end")
        hand.shows("shows behaviour, as observed", "Find out whether a service")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_figure_and_no_formula_is_cut_off(sample_app: PivotApp, size: tuple[int, int]) -> None:
    async with totals_on(sample_app, size) as hand:
        assert not any("…" in line for line in hand.lines[: hand.row("quantity and quality")])
        hand.shows("5 learners × 20 sessions = 100   2 of 4")


async def test_another_month_makes_other_years(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with totals_on(sample_app) as hand:
        hand.shows("Academic year, from Jul")
        await hand.press("m")
        assert "July" in hand.cursor_line()
        await hand.press("k", "enter")
        hand.shows("Academic year, from Jun", "Saved. u undoes.")
        assert hand.line("2025-26").split()[1] == "57"
        await hand.press("u")
        assert first_month(sample_workbook) == 7
        hand.shows("Academic year, from Jul")


async def test_the_month_stays_when_the_dialog_is_left(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with totals_on(sample_app) as hand:
        await hand.press("m", "k", "escape", "m", "enter")
        assert first_month(sample_workbook) == 7
        hand.hides("Saved")


async def test_an_empty_workbook_says_what_belongs_here(empty_app: PivotApp) -> None:
    async with totals_on(empty_app) as hand:
        hand.reads("Nothing to add up yet", "a adds the first")
        hand.hides("All years")


async def test_the_same_facts_can_be_printed(sample_app: PivotApp) -> None:
    async with totals_on(sample_app) as hand:
        await hand.press("p")
        hand.shows("Totals by academic year, from July")


async def test_hostile_titles_are_shown_as_they_are(sample_app: PivotApp, sample_workbook: Store) -> None:
    with sample_workbook.transaction("activity.edit"):
        sample_workbook.db.execute("UPDATE activity SET title = ?", (HOSTILE,))
    async with totals_on(sample_app, (120, 40)) as hand:
        hand.shows("[/] [red]x[/] [$primary]")


async def test_o_opens_the_other_evidence(sample_app: PivotApp) -> None:
    async with totals_on(sample_app) as hand:
        await hand.press("o")
        hand.shows("Other evidence", "Peer observations")
        await hand.press("escape")
        hand.shows("All years")
