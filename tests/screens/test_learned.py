"""Learned: what was learned and the ledger in one list, their forms with drafts, and filtering."""

from pathlib import Path
from typing import ClassVar

from tests.screens.driving import HOSTILE, Hand, hand_on, waiting

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.incumbent_form import IncumbentFormScreen
from pivot_tui.screens.learned import LearnedView, screen_of_draft
from pivot_tui.screens.learned_form import LearnedFormScreen
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import learned, ledger

STYLES = Path(pivot_tui.screens.__path__[0]) / "learned.tcss"


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[str] = str(STYLES)
    CSS = "#views { height: 1fr; }"
    VIEWS = ("Learned",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return LearnedView(self.session, self.attempt)


async def open_view(hand: Hand) -> AreaView:
    """Open the view with the cursor on its first row."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 4)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()
    return area.open_view


async def test_the_samples_learned_and_its_ledger_fit_on_the_smallest_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        rows = [hand.row(text) for text in ("APDs get 0.3", "Simulation has salary", "Clerkship seat", "Ledger")]
        assert rows == sorted(rows)
        hand.shows("an opening · bears on Clerkship or block director · July 2027", "3 learned")
        hand.shows("3 lines, 1 over 25% lost, 1 to ask", "really   13 h  3 h lost (18.8%)")
        hand.shows("not known: ask the next one", "! 3 h lost (37.5%), over 25%")
        hand.hides("…")
        await hand.press("down", "down", "down")
        assert "Clerkship director" in hand.cursor_line()
        await hand.press("d")
        assert len(ledger.ledger(hand.store).lines) == 2
        await hand.press("u")
        assert len(ledger.ledger(hand.store).lines) == 3


async def test_only_what_bears_on_one_thing_is_shown_until_all_is_again(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        view = await open_view(hand)
        await hand.press("o")
        hand.shows("only what bears on the place", "Nothing here yet", "Associate program director")
        hand.hides("APDs get 0.3")
        await hand.press("o")
        hand.shows("only what bears on a role", "APDs get 0.3")
        await hand.press("o", "o")
        hand.shows("newest first", "APDs get 0.3")
        printed = view.printed()
        assert printed is not None
        assert "Ledger, education time a week: 3 lines, 1 over 25% lost, 1 to ask" in list(printed.lines)
        view.show_record(ledger.ledger(hand.store).lines[2].id)
        await hand.settle()
        assert "Simulation faculty" in hand.cursor_line()


async def test_what_was_learned_is_typed_kept_as_a_draft_and_saved(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        view = await open_view(hand)
        await hand.press("a")
        await hand.paste(HOSTILE)
        await hand.press("tab", "left")
        hand.shows("‹ an offer ›", "Which offer")
        await hand.press("ctrl+s")
        hand.shows("Say which offer it bears on, in a few words.")
        await hand.press("escape", "escape")
        assert HOSTILE.split()[1] in waiting(hand.store)[0]
        screen = screen_of_draft(view.session, "learned", "")
        assert isinstance(screen, LearnedFormScreen)
        await hand.app.push_screen(screen)
        await hand.settle()
        await hand.press("tab", "tab")
        await hand.write("The one downtown")
        await hand.press("tab")
        await hand.write("lk")
        await hand.press("ctrl+s")
        saved = learned.learned(hand.store)[0]
        assert (saved.learned.text, saved.learned.offer, saved.who) == (HOSTILE, "The one downtown", "L.K.")
        assert waiting(hand.store) == []
        hand.shows("bears on The one downtown")


async def test_a_line_of_the_ledger_says_what_is_lost_while_it_is_typed(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        view = await open_view(hand)
        hand.shows("How this place really works", "b  adds a line to the ledger")
        await hand.press("b")
        await hand.write("Program director")
        await hand.press("tab")
        await hand.write("20")
        await hand.press("tab")
        await hand.write("12")
        hand.shows("Education time a week: ! 8 h lost (40.0%), over 25%.")
        await hand.press("ctrl+s")
        assert [line.incumbent.title for line in ledger.ledger(hand.store).lines] == ["Program director"]
        hand.shows("Nothing here yet: a writes down", "! 8 h lost (40.0%), over 25%")
        assert isinstance(screen_of_draft(view.session, "incumbent", ""), IncumbentFormScreen)
        assert screen_of_draft(view.session, "project", "") is None
