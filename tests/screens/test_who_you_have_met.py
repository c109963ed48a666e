"""Who you have met: the rows, the people behind them, ticking a role, and adding whoever is missing."""

from pathlib import Path
from typing import ClassVar

from tests.screens.driving import HOSTILE, Hand, hand_on

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.role import Role
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.view import AreaView
from pivot_tui.screens.who_you_have_met import WhoYouHaveMetView
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook.roles_of_interest import roles_of_interest

STYLES = Path(pivot_tui.screens.__path__[0]) / "who_you_have_met.tcss"


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[str] = str(STYLES)
    CSS = "#views { height: 1fr; }"
    VIEWS = ("Who you have met",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return WhoYouHaveMetView(self.session, self.attempt)


async def open_view(hand: Hand) -> None:
    """Open the view with the cursor on its first row."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 4)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()


async def test_the_sample_fits_on_the_smallest_screen_with_everything_that_is_known(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("5 of 5 known, 3 of 5 met", "clerkship director", "R.T. met", "UME director", "D.F. not met")
        hand.shows("✓ Clerkship or block director      R.T. met, L.K. not met, D.F. not met")
        hand.shows("Full-time education scholar", "nobody known yet")
        hand.shows("2 mentors, 2 with all three flags, 2 wanted; 3 know your goals")
        hand.shows("M.O.      mentor: no, would speak up for you: not known", "1 known, 0 met: A.W.")
        hand.hides("…")
        await hand.press("down", "down", "down", "down", "down", "enter")
        hand.shows("Clerkship or block director: who has a say", "met 25 Feb", "Vice chair for education")
        await hand.press("escape", "up", "up", "up", "up", "up", "up")
        assert "clerkship director" in hand.cursor_line()


async def test_a_tick_moves_its_role_up_and_the_cursor_goes_with_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.hides("space Tick")
        await hand.press(*["down"] * 9)
        assert "Full-time education scholar" in hand.cursor_line()
        hand.shows("space Tick", "enter Add a contact")
        before = hand.row("Skills lab")
        await hand.press("space")
        assert Role.SCHOLAR in roles_of_interest(hand.store)
        assert hand.row("Full-time education scholar") < hand.row("Skills lab")
        assert hand.row("Skills lab") > before
        assert "Full-time education scholar" in hand.cursor_line()
        hand.shows("space Untick")
        await hand.press("space")
        assert Role.SCHOLAR not in roles_of_interest(hand.store)


async def test_enter_opens_the_one_person_of_a_row_and_a_adds_one_of_its_kind(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("down", "enter")
        hand.shows("Contact", "M.O.", "Send the one-page CV")
        await hand.press("escape", "escape", "down", "a")
        hand.shows("New contact", "vice chair for education")


async def test_an_empty_workbook_names_the_five_types_and_the_key(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.shows("0 of 5 known, 0 of 5 met", "vice chair for education", "nobody known yet")
        hand.shows("Five kinds of people decide about education jobs")
        await hand.press("enter")
        hand.shows("New contact")


async def test_hostile_names_stay_what_they_are(empty_app: PivotApp) -> None:
    async with hand_on(empty_app, (120, 40)) as hand:
        with hand.store.transaction("contact.add"):
            kinds = (ContactType.VICE_CHAIR, ContactType.VICE_CHAIR, ContactType.MENTOR, ContactType.PEER)
            people = [Contact(f"c{n}", HOSTILE, kind, controls=("scholar",)) for n, kind in enumerate(kinds)]
            CONTACT.insert(hand.store.db, people)
        await open_view(hand)
        hand.shows("1 of 5 known, 0 of 5 met", "[red]x[/]")
        await hand.press("down", "down", "enter")
        hand.shows("[/] [red]x", "not met")
