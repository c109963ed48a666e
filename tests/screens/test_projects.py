"""Projects: experiments and the owned project in their list, choosing, writing, closing, and answering a request."""

from pathlib import Path
from typing import ClassVar

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on
from textual.widgets import Input

import pivot_tui.screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.experiment import Seed, Verdict
from pivot_tui.domain.project import ProjectStatus
from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.projects import ProjectsView, screen_of_draft
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook import Store, drafts, experiment_forms, experiments, projects
from pivot_tui.workbook.experiment_forms import ExperimentForm
from pivot_tui.workbook.projects import ProjectForm

STYLES = Path(pivot_tui.screens.__path__[0]) / "projects.tcss"


class OneView(AreaOfViews):
    """An area with this view alone."""

    CSS_PATH: ClassVar[str] = str(STYLES)
    CSS = "#views { height: 1fr; }"
    VIEWS = ("Projects",)

    def make_view(self, number: int) -> AreaView:
        """The view."""
        del number
        return ProjectsView(self.session, self.attempt)


async def open_view(hand: Hand) -> None:
    """Open the view with the cursor on its first row."""
    assert hand.app.session is not None
    area = OneView(hand.app.session, 3)
    await hand.app.push_screen(area)
    await hand.settle()
    area.open_view.focus_first()
    await hand.settle()


async def test_open_experiments_stand_first_then_the_project_then_what_is_closed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        rows = [hand.row(text) for text in ("Sit in on one", "Structured feedback", "Rebuild one recurring")]
        assert rows == sorted(rows)
        hand.shows("1 open, 1 closed", "1 of 6 h", "Stop after the first meeting if dread is 4 or more", "n Close it")


async def test_the_pane_shows_the_journal_before_and_during_without_a_verdict(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("down", "down")
        hand.shows("28 Jan 2026 to 18 Feb 2026: nothing logged")
        hand.reads("19 Feb 2026 to 12 Mar 2026: ▼ 0.5 (n 2), ▲ 4.5 (n 4), 4 entries")
        hand.shows("enjoyed teaching 5, administration 2, energy after 4; keep", "To show       Sepsis resuscitation")
        hand.shows("11 Mar  Sepsis noon conference: questions ran past the hour")
        hand.hides("better", "higher", "improved")


async def test_the_projects_pane_says_that_it_is_used_and_what_is_open(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("down")
        hand.shows("14, so it is actually used", "n Complete")
        hand.reads("4 of 6 questions answered; open: presentation, critique")
        await hand.press("n")
        assert hand.app.focused is not None
        assert hand.app.focused.id == "effective_presentation"
        await hand.write("Resident conference")
        await hand.press("ctrl+s")
        assert projects.projects(hand.store)[0].effective_presentation == "Resident conference"


async def test_an_empty_view_says_what_belongs_there_and_offers_the_first(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        hand.shows("Try it where you are", "n  offers three first experiments")
        await hand.press("n")
        hand.shows("no row on the sheet is rated for it yet", "so they stand in no order.")
        await hand.press("enter", "enter")
        hand.shows("It starts with a teaching goal; one sentence is enough.")
        assert experiments.experiments(hand.store) == ()
        await hand.write("One plan of their own")
        await hand.press("enter")
        (found,) = experiments.experiments(hand.store)
        assert (found.goal, found.seed) == ("One plan of their own", Seed.PRECEPT)
        hand.shows("Precept one extra half-day, with goals", "1 open, 0 closed")
        await hand.press("u")
        hand.shows("Try it where you are")


async def test_the_first_experiment_is_chosen_from_the_sheets_order(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("s")
        assert "▲ 5.0 (n 1)" in hand.line("1  An extra precepting half-day")
        assert "▲ 4.5 (n 2)" in hand.line("2  One recurring talk")
        assert "▲ 3.0 (n 2)" in hand.line("3  One committee")
        await hand.press("down", "enter")
        await hand.write("a goal")
        await hand.press("escape", "escape")
        hand.shows("The draft is kept.")
        await hand.press("s")
        hand.shows("a goal", "a draft, not started yet")
        await hand.press("ctrl+s")
        assert any(one.seed is Seed.TALK and one.goal == "a goal" for one in experiments.experiments(hand.store))
        assert drafts.read_drafts(hand.store) == ()


async def test_an_experiment_is_written_in_its_first_layer_and_more_waits_behind(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("a")
        hand.shows("New experiment", "f  what it tests, hours, measure, stop rule")
        hand.hides("Stop rule")
        await hand.write("Precept")
        await hand.press("tab")
        await hand.write("One plan")
        await hand.press("tab", "tab")
        await hand.write("2026-03-01")
        await hand.press("ctrl+s")
        assert hand.row("That is before it starts.") == hand.row("2026-03-01") + 1
        await hand.press(*["backspace"] * 5)
        await hand.write("04-24")
        await hand.press("tab", "enter")
        hand.shows("Stop rule", "[enjoyment and an effect]")
        await hand.press("tab")
        await hand.write("4")
        await hand.press("tab")
        await hand.write("5:30")
        hand.shows("1.5 h more than it was meant to take.")
        await hand.press("ctrl+s")
        (found,) = experiments.experiments(hand.store)
        assert (found.title, found.goal, found.cap_minutes, found.spent_minutes) == ("Precept", "One plan", 240, 330)


async def test_closing_asks_with_digits_and_refuses_to_end_without_a_verdict(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("n")
        hand.shows("Close the experiment", "See how written comments become a grade")
        await hand.press("4", "tab", "1", "tab", "3", "ctrl+s")
        hand.shows("Choose what follows from it: keep, adapt or drop.")
        await hand.press("right", "right", "right", "ctrl+s")
        hand.shows("0 open, 2 closed")
        closed = next(one for one in experiments.experiments(hand.store) if one.seed is Seed.COMMITTEE)
        assert (closed.enjoyed_teaching, closed.enjoyed_admin, closed.energy_after) == (4, 1, 3)
        assert closed.verdict is Verdict.DROP
        await hand.press("u")
        hand.shows("1 open, 1 closed")


async def test_a_draft_of_a_form_is_gone_on_with(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("b")
        await hand.write("Half a title")
        await hand.press("escape", "escape")
        (draft,) = drafts.read_drafts(sample_workbook)
        assert hand.app.session is not None
        screen = screen_of_draft(hand.app.session, draft.form, draft.row)
        assert screen is not None
        hand.app.push_screen(screen)
        await hand.settle()
        hand.shows("Half a title", "a draft, not saved yet")


async def test_a_project_begins_with_a_suggestion_that_leaves_own_words_alone(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("b")
        await hand.write("My own title")
        await hand.press("shift+tab", "right", "right")
        hand.shows("My own title", "Two pages that fit into a pocket")
        await hand.press("left")
        hand.shows("One page, and five minutes on how to use it")
        await hand.press("ctrl+s")
        assert projects.projects(hand.store)[0].title == "My own title"


async def test_a_second_running_project_takes_one_quiet_line(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("b")
        await hand.write("Pocket guide")
        await hand.press("escape", "f", "right")
        hand.reads("Also running: Structured feedback form for residents. One at a time is easier to finish.")
        await hand.press("ctrl+s")
        assert [one.status for one in projects.projects(hand.store)] == [ProjectStatus.RUNNING] * 2


async def test_a_request_is_scored_as_it_is_typed_and_becomes_an_experiment(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("y")
        hand.shows("Say what is asked for")
        for words in ("Give the ICU lectures", "S.B.", "8", "Giving talks"):
            await hand.write(words)
            await hand.press("tab")
        hand.shows("Energy 5.0 (n 1): 2/2   Hours 8 of 16 in four weeks: 2/2", "Too little is known")
        await hand.press("tab", "right", "right", "right")
        hand.shows("6 of 6 points: Yes", "State a teaching goal")
        hand.hides("Yes, gladly")
        hand.app.screen.query_one("#goal", Input).focus()
        await hand.write("They read a blood gas")
        hand.reads("Yes, gladly: Give the ICU lectures. My goal for it: They read a blood gas.")
        await hand.press("escape", "y")
        assert "My goal for it: They read a blood gas." in hand.app.clipboard
        await hand.press("ctrl+s")
        hand.shows("New experiment", "Give the ICU lectures", "They read a blood gas")
        hand.app.screen.query_one("#last_day", Input).focus()
        await hand.write("2026-04-24")
        await hand.press("ctrl+s")
        found = next(one for one in experiments.experiments(hand.store) if one.seed is Seed.REQUEST)
        assert (found.title, found.cap_minutes) == ("Give the ICU lectures", 480)
        assert drafts.read_drafts(hand.store) == ()


async def test_clearing_a_request_forgets_it(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_view(hand)
        await hand.press("y")
        await hand.write("Help with teaching")
        await hand.press("escape", "escape", "y")
        hand.shows("Help with teaching")
        await hand.press("escape", "d")
        await hand.until_gone("Help with teaching")
        assert drafts.read_drafts(hand.store) == ()


async def test_trash_takes_what_is_under_the_cursor(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("down", "d")
        assert projects.projects(hand.store) == ()
        await hand.press("u")
        hand.shows("Structured feedback form for residents")


async def test_p_prints_the_same_facts_as_lines(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("p")
        hand.shows("Open: Sit in on one grading committee cycle")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_text_is_shown_literally(empty_app: PivotApp, size: tuple[int, int]) -> None:
    async with hand_on(empty_app, size=size) as hand:
        today = hand.app.clock.now().day
        form = ExperimentForm(HOSTILE, HOSTILE, "2026-03-01", "2026-04-01", measure=HOSTILE, stop_rule=HOSTILE)
        experiment_forms.save_experiment(hand.store, form, today)
        projects.save_project(hand.store, ProjectForm(HOSTILE, HOSTILE, status="running"))
        projects.save_project(hand.store, ProjectForm(HOSTILE, status="running"))
        await open_view(hand)
        hand.shows("Goal          [/] [red]x[/] [$primary] \\ 日本語")
        for keys in (("n", "escape", "escape"), ("e", "escape", "escape"), ("down", "e", "escape", "escape"), ("p",)):
            await hand.press(*keys)
        hand.shows("[/] [red]x[/] [$primary]")


async def test_l_opens_what_an_experiment_is_linked_with(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("down", "down", "l")
        hand.shows("Linked with", "Sepsis resuscitation: first hour")
