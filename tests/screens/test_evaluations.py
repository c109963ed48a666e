"""The view of evaluations: rows with n, how far a pair carries, both distributions, and the keys."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from tests.screens.driving import HOSTILE, Hand, hand_on
from textual.binding import Binding
from textual.widget import Widget

from pivot_tui import screens
from pivot_tui.app import PivotApp
from pivot_tui.domain.activity import Activity, EducatorDomain
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.screens.evaluations import EvaluationsView
from pivot_tui.screens.frame import AreaScreen, Printed, RecordsChanged
from pivot_tui.screens.view import AreaView
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION
from pivot_tui.widgets.record_list import RecordList
from pivot_tui.workbook import evaluations


class OneView(AreaScreen):
    """An area with this view alone."""

    CSS_PATH = Path(screens.__file__).with_name("evaluations.tcss")
    VIEWS = ("Evaluations",)

    def compose_body(self) -> Iterable[Widget]:
        """The view."""
        yield EvaluationsView(self.session, self.attempt)

    def show_records(self) -> None:
        """Read again."""
        self.query_one(EvaluationsView).show_records()

    def described(self, binding: Binding) -> Binding:
        """As the view has it."""
        return self.query_one(EvaluationsView).described(binding)

    def printed(self) -> Printed | None:
        """As the view has it."""
        return self.query_one(EvaluationsView).printed()

    def on_area_view_said(self, event: AreaView.Said) -> None:
        """Say the fact."""
        self.say_fact(event.fact)


async def open_view(hand: Hand) -> EvaluationsView:
    """Show the view, with the cursor in it."""
    assert hand.app.session is not None
    hand.app.push_screen(OneView(hand.app.session, 3))
    await hand.settle()
    view = hand.app.screen.query_one(EvaluationsView)
    view.focus_first()
    await hand.settle()
    return view


async def put_cursor(hand: Hand, view: EvaluationsView, title: str) -> None:
    """Put the cursor on the newest window of an activity."""
    found = next(one for one in evaluations.evaluated(hand.store) if one.activity.title.startswith(title))
    view.show_record(found.id)
    await hand.settle()


async def test_rows_show_means_with_n_and_how_far_they_carry(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        hand.shows("3.6, 4.3 of 5 (n 20, 22)  higher", "3.5, 4.3 of 5 (n 6, 7)  too few", "13 windows, 8 activities")
        hand.shows("41.5%, 78.0% (n 41, 41)  higher", "8.6 of 10 (n 18)  one window")
        hand.shows("Higher after than before (difference 0.7, 95%", "CI 0.2 to 1.2).")
        hand.shows("8 ████████ 4 ████████ 9", "7 ███████ 3 ██▌ 3")
        assert "? Help" in hand.keys


async def test_numbers_stay_beside_their_titles_on_a_wide_screen(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        view = await open_view(hand)
        hand.shows(
            "3.6, 4.3 of 5 (n 20, 22)", "5.9, 7.3 of 9 (n 11, 14)", "Programme mean on the same form 4.0 (n=212)."
        )
        await put_cursor(hand, view, "Scripted")
        hand.reads("Peer observation, 21 Jan 2026, formative, N.B.", "Selected comment: “Clear goals every morning.”")


async def test_percent_of_the_maximum_waits_behind_more(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await open_view(hand)
        hand.hides("Percent of the maximum")
        await hand.press("f")
        hand.reads("Percent of the maximum possible: before 65.0, after 83.0.", "higher about 72 times in 100")
        assert "f Less" in hand.keys
        await hand.press("f")
        hand.hides("Percent of the maximum")


async def test_a_window_goes_to_the_trash_and_the_earlier_one_stands_alone(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        await hand.press("d")
        hand.shows("3.6 of 5 (n 20)  one window", "12 windows, 8 activities")


async def test_enter_and_b_open_the_form_of_either_window_and_a_a_new_one(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await open_view(hand)
        for key in ("enter", "b", "a", "q", "o", "l", "i"):
            before = hand.app.screen
            await hand.press(key)
            assert hand.app.screen is not before
            await hand.press("escape")
            assert hand.app.screen is before


async def test_the_empty_view_says_what_belongs_there(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        view = await open_view(hand)
        hand.reads("What learners said belongs here", "imports a file of answers")
        assert view.printed() is None
        assert "a Add" not in hand.keys


async def test_hostile_text_is_shown_literally(empty_app: PivotApp) -> None:
    day = hand_day()
    activity = Activity("a", HOSTILE, EducatorDomain.TEACHING, "lecture")
    window = Evaluation(
        "w", "a", HOSTILE, day, day, counts=(0, 0, 1, 2, 3), comparison_mean=4000, comparison_source=HOSTILE
    )
    async with hand_on(empty_app) as hand:
        with hand.store.transaction("evaluation.add"):
            ACTIVITY.insert(hand.store.db, [activity])
            EVALUATION.insert(hand.store.db, [window])
        await open_view(hand)
        hand.shows("[/] [red]x[/] [$primary]")


async def test_a_long_list_loads_as_the_cursor_goes_and_keeps_its_place(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        add_many(hand, 350)
        view = await open_view(hand)
        rows = view.query_one(RecordList)
        assert rows.option_count == evaluations.PAGE
        rows.highlighted = 95
        await hand.press("j")
        assert rows.option_count == 2 * evaluations.PAGE
        await hand.press("G")
        assert rows.current == "w00000"
        hand.app.post_message(RecordsChanged())
        await hand.settle()
        assert rows.current == "w00000"
        await hand.press("g")
        assert rows.current == "w00349"
        view.show_record("w00100")
        await hand.settle()
        assert rows.current == "w00100"


async def test_what_is_shown_can_be_printed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        view = await open_view(hand)
        printed = view.printed()
        assert printed is not None
        assert "In copies for others: 8 of 8 evaluated activities shown." in list(printed.lines)


def hand_day() -> date:
    """A day that has passed."""
    return date(2026, 3, 11)


def add_many(hand: Hand, number: int) -> None:
    """Add an activity with many windows by themselves."""
    first = date(2024, 1, 1)
    days = [first + timedelta(days=n) for n in range(number)]
    made = [Evaluation(f"w{n:05}", "a", "Overall", day, day, counts=(0, 1, 2, 3, 4)) for n, day in enumerate(days)]
    with hand.store.transaction("evaluation.add"):
        ACTIVITY.insert(hand.store.db, [Activity("a", "Talk", EducatorDomain.TEACHING, "lecture")])
        EVALUATION.insert(hand.store.db, made)
