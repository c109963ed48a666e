"""The view of the three questions: what it explains, its keys, what n does next, and what stands below."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.screens.driving import HOSTILE, Hand, entries, hand_on
from textual.binding import Binding
from textual.widget import Widget

from pivot_tui import screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import Prompt
from pivot_tui.screens.element_form import ElementFormScreen
from pivot_tui.screens.first_run import LinesScreen
from pivot_tui.screens.frame import AreaScreen, RecordsChanged
from pivot_tui.screens.prompts import PromptsView, screen_of_draft
from pivot_tui.screens.situation import SituationScreen
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import drafts, sheet, situation
from pivot_tui.workbook.sheet import ElementForm
from pivot_tui.workbook.situation import SituationForm

TODAY = date(2026, 3, 13)


class OneView(AreaScreen):
    """An area with this view alone."""

    CSS_PATH = Path(screens.__file__).with_name("prompts.tcss")
    VIEWS = ("Prompts",)

    def compose_body(self) -> Iterable[Widget]:
        """The view."""
        yield PromptsView(self.session, self.attempt)

    def show_records(self) -> None:
        """Read again."""
        self.query_one(PromptsView).show_records()

    def described(self, binding: Binding) -> Binding:
        """As the view has it."""
        return self.query_one(PromptsView).described(binding)

    def on_area_view_said(self, event: AreaView.Said) -> None:
        """Say the fact."""
        self.say_fact(event.fact)


async def open_view(hand: Hand) -> None:
    """Show the view, with the cursor in it."""
    assert hand.app.session is not None
    hand.app.push_screen(OneView(hand.app.session, 2))
    await hand.settle()
    hand.app.screen.query_one(PromptsView).focus_first()
    await hand.settle()


async def show_again(hand: Hand) -> None:
    """Let the view read what a test has put into the workbook."""
    hand.app.post_message(RecordsChanged())
    await hand.settle()


def rows(hand: Hand) -> list[tuple[Prompt, str]]:
    """What stands on the sheet."""
    return [(element.prompt, element.text) for element in sheet.elements(hand.store)]


async def test_an_empty_view_explains_each_question_and_names_the_key_that_starts(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.shows("Which parts of your work do you dread most?", "enter answers", "0 of 3 answered")
        hand.shows("Be concrete: a task, a time of day, a report that arrives.")
        hand.shows("In a week without clinical work, what would you choose?")
        hand.shows("l  Done with   nothing on this list yet", "Limits      none said")
        assert hand.offered[:3] == ["n", "c", "enter"]
        assert "n Answer" in hand.keys
        assert "?" in hand.offered
        hand.hides("…")


async def test_enter_on_a_question_opens_its_box_and_the_lines_become_rows(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("j", "enter")
        hand.shows("Question 2 of 3")
        await hand.paste(f"coaching\n{HOSTILE}")
        await hand.press("ctrl+s")
        assert rows(hand) == [(Prompt.ENERGY, "coaching"), (Prompt.ENERGY, HOSTILE)]
        hand.shows("2 rows", "coaching", "[/] [red]x[/]", "1 of 3 answered")


async def test_n_answers_what_is_open_and_then_asks_for_figures(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        for text in ("the inbox", "an ECG", "a course"):
            await hand.press("n")
            await hand.write(text)
            await hand.press("ctrl+s", "g")
        hand.shows("all three answered")
        assert "n Rate" in hand.keys
        await hand.press("n")
        hand.shows("the inbox")
        await hand.press("5", "tab", "0", "ctrl+s", "g", "n")
        hand.shows("an ECG")
        await hand.press("1", "tab", "4", "ctrl+s", "g")
        assert "n Add hours" in hand.keys
        await hand.press("n")
        await hand.write("6")
        await hand.press("enter", "g", "n")
        await hand.write("2")
        await hand.press("enter", "g")
        assert [row.minutes for row in sheet.elements(hand.store)] == [360, 120, None]
        assert "n" not in hand.offered


async def test_n_completes_the_row_under_the_cursor_first(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        sheet.add_lines(hand.store, Prompt.DREADED, "one\ntwo")
        await open_view(hand)
        await hand.press("j", "j", "n", "4", "ctrl+s")
        assert [row.dread for row in sheet.elements(hand.store)] == [None, 4]


async def test_rows_show_their_figures_and_can_be_edited_trashed_and_taken_back(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        sheet.save_element(hand.store, ElementForm("Charts", Prompt.DREADED, "inbox", 5, 0, "1:20"))
        await open_view(hand)
        assert hand.line("Charts and inbox").split() == ["▲0", "▼5", "Charts", "Charts", "and", "inbox", "1:20", "h"]
        await hand.press("j", "enter")
        await hand.write("!")
        await hand.press("ctrl+s")
        hand.shows("Charts!")
        await hand.press("d")
        hand.shows("In the trash. u undoes.")
        assert rows(hand) == []
        await hand.press("u")
        assert rows(hand) == [(Prompt.DREADED, "Charts!")]


async def test_a_adds_to_the_question_under_the_cursor(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("G", "a")
        await hand.write("a course")
        await hand.press("ctrl+s")
        assert rows(hand) == [(Prompt.FREE_WEEK, "a course")]


async def test_ticked_suggestions_become_rows_and_a_wish_has_none(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        assert "s" in hand.offered
        await hand.press("s", "j", "space")
        assert "[x] Visits stacked every 15 minutes" in hand.cursor_line()
        await hand.press("escape")
        assert rows(hand) == [(Prompt.DREADED, "Visits stacked every 15 minutes")]
        assert hand.line("Visits stacked").rstrip().endswith("Stacked visits  not rated")
        await hand.press("s", "j", "enter", "escape")
        assert rows(hand) == []
        await hand.press("G")
        assert "s" not in hand.offered


async def test_the_lists_the_gap_and_what_cannot_fit_stand_below(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("l", "space", "escape")
        hand.shows("Done with   The pager")
        await hand.press("t")
        await hand.write("no room to teach")
        await hand.press("ctrl+s")
        hand.shows("The gap     no room to teach")
        form = SituationForm("a gap", "4", "", "2028-07-01", "2027-01-01", "2027-02-01")
        situation.save_situation(hand.store, form, TODAY)
        await show_again(hand)
        hand.shows("Limits      4 h a week; no move before 1 Jul 2028", "Start       1 Jan 2027 to 1 Feb 2027")
        hand.reads("! A pivot takes 12 to 24 months; until the latest start there are 10 months.")
        hand.reads("! The latest start lies before 1 Jul 2028, when a move would be possible: only a post without")


async def test_a_draft_that_waits_is_named_with_the_key_that_opens_it(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("enter")
        await hand.write("half a line")
        await hand.press("escape")
        hand.shows("a draft waits: enter")
        await hand.press("enter")
        hand.shows("half a line")


async def test_every_draft_of_the_first_step_is_gone_on_with_where_it_was_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        session = hand.app.session
        assert session is not None
        entry = entries(hand.store)[0]
        hand.app.push_screen(ElementFormScreen(session, form=ElementForm(prompt=Prompt.ENERGY)))
        await hand.settle()
        await hand.write("row")
        await hand.press("escape", "escape")
        hand.app.push_screen(ElementFormScreen.for_entry(session, entry.id))
        await hand.settle()
        await hand.write("offer")
        await hand.press("escape", "escape")
        hand.app.push_screen(LinesScreen(session, Prompt.FREE_WEEK))
        await hand.settle()
        await hand.write("line")
        await hand.press("escape")
        hand.app.push_screen(SituationScreen(session))
        await hand.settle()
        await hand.write("gap")
        await hand.press("escape", "escape")
        waiting = drafts.read_drafts(hand.store)
        assert len(waiting) == 4
        for draft in waiting:
            screen = screen_of_draft(session, draft.form, draft.row)
            assert screen is not None
            hand.app.push_screen(screen)
            await hand.settle()
            hand.shows("a draft, not saved yet")
            screen.dismiss(None)
            await hand.settle()
        assert screen_of_draft(session, drafts.ENTRY_FORM, "") is None


async def test_the_cursor_goes_to_a_row_that_is_wanted(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        added = sheet.add_lines(hand.store, Prompt.ENERGY, "one\ntwo")
        assert not isinstance(added, Problem)
        await open_view(hand)
        view = hand.app.screen.query_one(PromptsView)
        view.show_record(added[1].id)
        await hand.settle()
        assert "two" in hand.cursor_line()
        view.show_record("something else")
        await hand.settle()
        assert "two" in hand.cursor_line()


async def test_the_sheet_is_printed_as_lines(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        sheet.add_lines(hand.store, Prompt.DREADED, "the inbox")
        await open_view(hand)
        found = hand.app.screen.query_one(PromptsView).printed()
        assert found.title == "The sheet"
        assert any("the inbox" in line for line in found.lines)
