"""The timeline: cards under the months of the calendar, slips, quarters, and the form of the plan behind it."""

from datetime import date
from pathlib import Path, PurePath
from typing import ClassVar

from tests.screens.driving import HOSTILE, Hand, hand_on

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.card import Card
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.rank import ranks
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.card_form import CardFormScreen
from pivot_tui.screens.plan_form import PlanFormScreen
from pivot_tui.screens.timeline import TimelineView
from pivot_tui.screens.view import AreaView
from pivot_tui.store.tables.plan import CARD
from pivot_tui.widgets.record_list import RecordList
from pivot_tui.workbook import Store, plan
from pivot_tui.workbook.plan import PLAN_ID, PlanForm

SCREENS = Path(pivot_tui.screens.__path__[0])
TODAY = date(2026, 3, 13)


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [SCREENS / "area_views.tcss", SCREENS / "timeline.tcss"]
    VIEWS = ("Timeline",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return TimelineView(self.session, self.attempt)


async def open_view(hand: Hand) -> None:
    """Open the view with the cursor where it looks at today."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 7)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()


def cell_of(hand: Hand, title: str, sign: str) -> int:
    """The cell in which a sign stands on the row of a card."""
    return hand.line(title).index(sign)


def put_cards(store: Store, *cards: tuple[str, date | None]) -> None:
    """Put cards on the board, each with its title and the day it is due."""
    with store.transaction("card.add") as batch:
        ranked = zip(ranks(len(cards)), cards, strict=True)
        made = [Card(uuid7(batch.at), title, TODAY, rank=rank, due=due) for rank, (title, due) in ranked]
        CARD.insert(store.db, made)


def one_called(store: Store, title: str) -> Card:
    """The card with this title."""
    with store.reading() as db:
        return next(CARD.select(db, "WHERE title = ?", (title,)))


async def test_25_months_stand_above_the_cards_at_80_columns(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("2026                  2027                    2028", "months 1-3, 7 weeks left")
        assert "F M A M J J A S O N D J F M A M J J A S O N D J F" in hand.line("start 2 Feb 2026")
        phases = hand.line(" phase ")
        assert "1-3 │─── 4-9 ───│───── 10-18 ─────│─── buffer ──│" in phases
        months = cell_of(hand, "start 2 Feb 2026", "F M A")
        assert cell_of(hand, "Send one-page CV", "◆") == months + 2
        assert cell_of(hand, "Apply to certificate", "◆") == months + 8
        assert cell_of(hand, "Apply to certificate", "┊") == months + 2
        assert "◆  2 d late" in hand.line("Send one-page CV")
        assert "✓" in hand.line("2 done: Start")
        assert hand.line("stage review").count("▫") == 4
        hand.shows("Behind the plan: one card past its day. 3 due in April. Stage review 4 May.")
        assert "Ask D.F." in hand.cursor_line()
        hand.shows("due Wed 18 Mar 2026   Ask D.F.")


async def test_what_was_learned_of_a_month_has_a_row_of_its_own(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("G", "k")
        assert "○  Jul 2027" in hand.line("Clerkship seat opens")
        hand.shows("July 2027, about ")
        assert "greater_than_sign" not in hand.offered
        await hand.press("enter")
        hand.shows("Clerkship seat opens July 2027", "Month it names")


async def test_a_due_day_moves_by_a_month_and_keeps_a_hollow_mark_where_it_was(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        first = cell_of(hand, "Ask D.F.", "◆")
        await hand.press("greater_than_sign", "greater_than_sign")
        hand.shows("due Mon 18 May 2026, first due 18 Mar 2026   Ask D.F.")
        assert "Ask D.F." in hand.cursor_line()
        assert (cell_of(hand, "Ask D.F.", "◇"), cell_of(hand, "Ask D.F.", "◆")) == (first, first + 4)
        await hand.press("less_than_sign", "less_than_sign")
        assert "◇" not in hand.line("Ask D.F.")
        await hand.press("less_than_sign", "u", "G", "t")
        assert cell_of(hand, "Ask D.F.", "◆") == first
        assert "Ask D.F." in hand.cursor_line()


async def test_done_cards_unfold_with_enter(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("g")
        hand.shows("enter Unfold")
        await hand.press("enter")
        hand.hides("2 done")
        hand.shows("Start teaching portfolio", "Meet one local education", "done 3 Feb 2026")


async def test_quarters_say_the_day_beside_every_mark_where_there_is_room(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await open_view(hand)
        assert hand.row("stage review") == hand.row("First-90-days") + 1
        await hand.press("q")
        hand.shows("Q1", "q Months")
        assert "◆  15 Jun" in hand.line("Apply to certificate")
        assert "1 Feb" in hand.line("First-90-days")
        await hand.resize(80, 24)
        hand.shows("F M A M J J")
        hand.hides("q Months", "q Quarters")
        await hand.resize(120, 40)
        hand.shows("Q1")
        await hand.press("q")
        hand.shows("F  M  A  M", "q Quarters")


async def test_the_calendar_stays_while_many_rows_scroll_below_it(sample_app: PivotApp, sample_workbook: Store) -> None:
    put_cards(sample_workbook, *((f"Card {number}", date(2027, 12, 1)) for number in range(40)))
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("G")
        hand.shows("F M A M J J", "stage review", "First-90-days")
        hand.shows("enter Open")
        await hand.click("Card 39")
        assert isinstance(hand.app.screen, CardFormScreen)
        assert hand.app.screen.identifier == one_called(sample_workbook, "Card 39").id
        await hand.press("escape", "escape")
        assert isinstance(hand.app.screen, OneView)


async def test_hostile_titles_and_days_outside_the_plan_are_drawn_literally(
    empty_app: PivotApp, empty_workbook: Store
) -> None:
    store = empty_workbook
    plan.save_plan(store, PlanForm("2026-02-28", "12"), TODAY)
    put_cards(store, (HOSTILE, date(2026, 4, 1)), ("Long ago", date(2025, 1, 1)), ("Far away", date(2031, 5, 9)))
    put_cards(store, ("No day", None), ("x\ty" * 60, date(2027, 2, 27)))
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        assert "[/] [red]x[/] [$primar" in hand.line("[red]")
        for title, sign, said in (("Long ago", "‹", "436 d late"), ("Far away", "›", "9 May 2031")):
            assert sign in hand.line(title)
            assert said in hand.line(title)
        hand.shows("no day", "month", "10-12")
        await hand.resize(60, 24)
        hand.shows("Long ago", "[/] [red]")


async def test_without_a_plan_the_view_says_how_to_begin_one(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.shows("When it is to happen belongs here", "o Begin a plan", "s Seed cards")
        await hand.press("o")
        hand.shows("A new plan", "2026-03-13")
        hand.hides("Open cards")
        await hand.press("tab", "ctrl+u")
        await hand.write("30")
        await hand.press("ctrl+s")
        hand.shows("A plan reaches 12 to 24 months.")
        await hand.press("ctrl+u")
        await hand.write("18")
        await hand.press("tab", "right", "ctrl+s")
        assert plan.plan_of(hand.store) == Plan(PLAN_ID, TODAY, 18, 0)
        hand.shows("start 13 Mar 2026", "On plan: nothing is late", "No card yet: s offers", "s Seed cards")
        assert isinstance(hand.app.focused, RecordList)
        await hand.press("u")
        hand.shows("When it is to happen belongs here", "o Begin a plan")


async def test_another_start_offers_to_move_the_cards_and_one_undo_takes_it_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("o", "ctrl+u")
        hand.hides("Open cards")
        await hand.write("2026-03-02")
        hand.shows("[stay]")
        await hand.press("tab", "tab", "tab", "left")
        hand.shows("15 cards move 1 month later; the days that the plan set are set anew.")
        await hand.press("escape")
        assert not isinstance(hand.app.screen, PlanFormScreen)
        await hand.press("o")
        hand.shows("a draft, not saved yet", "[all move]")
        await hand.press("ctrl+s")
        hand.shows("start 2 Mar 2026")
        assert "18 Apr" in hand.line("due ")
        await hand.press("u")
        hand.shows("start 2 Feb 2026", "due Wed 18 Mar 2026")
