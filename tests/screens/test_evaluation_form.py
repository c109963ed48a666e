"""The form of one window: counts and how many were asked first, other forms of numbers, and the rest behind a key."""

from tests.screens.driving import HOSTILE, Hand, hand_on, waiting
from textual.widgets import Input

from pivot_tui.app import PivotApp
from pivot_tui.domain.evaluation import Anonymous, Measure, Phase, Raters
from pivot_tui.screens.evaluation_form import EvaluationFormScreen
from pivot_tui.store.tables.portfolio import ACTIVITY
from pivot_tui.workbook import Store
from pivot_tui.workbook.evaluation_windows import windows_of


def activity(store: Store, number: int) -> str:
    """The id of one of the sample's activities, by its number from 1."""
    with store.reading() as db:
        return list(ACTIVITY.select(db, "ORDER BY n"))[number - 1].id


async def open_form(hand: Hand, activity_id: str, evaluation_id: str | None = None) -> None:
    """Open the form of an activity's next window, or of one that is there."""
    assert hand.app.session is not None
    hand.app.push_screen(EvaluationFormScreen(hand.app.session, activity_id, evaluation_id))
    await hand.settle()


def focused(hand: Hand) -> str | None:
    """The id of the field that has the focus."""
    return hand.app.focused.id if hand.app.focused else None


async def give(hand: Hand, name: str, value: str) -> None:
    """Put something into a field of one line."""
    hand.app.screen.query_one(f"#{name}", Input).value = value
    await hand.settle()


async def test_counts_and_how_many_were_asked_are_all_that_is_typed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        a2 = activity(hand.store, 2)
        await open_form(hand, a2)
        hand.shows("Overall, this orientation prepared me", "24 Jun 2025", "[counts]")
        assert focused(hand) == "counts"
        await give(hand, "date_from", "2026-02-02")
        await hand.press("5", "enter", "4", "enter", "1", "tab", *"12", "ctrl+s")
        hand.shows("Saved. u undoes.")
        after, before = windows_of(hand.store, a2)
        assert (after.counts, after.invited, after.anonymous) == ((0, 0, 1, 4, 5), 12, Anonymous.YES)
        assert (after.phase, before.phase) == (Phase.AFTER, Phase.BEFORE)


async def test_a_mean_can_be_given_instead_with_a_decimal_comma(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        a2 = activity(hand.store, 2)
        await open_form(hand, a2)
        await give(hand, "date_from", "2026-02-02")
        await hand.press("tab", "tab", "right")
        hand.shows("[mean and n]", "mean", "SD")
        hand.hides("[ 0]")
        for name, value in (("mean", "4,7"), ("deviation", "0.5"), ("responses", "11"), ("invited", "12")):
            await give(hand, name, value)
        hand.shows("11 of", "answered, 92%", "mean 4.7")
        await hand.press("ctrl+s")
        window = windows_of(hand.store, a2)[0]
        assert (window.mean, window.deviation, window.responses, window.counts) == (4700, 500, 11, ())


async def test_a_share_comes_up_for_an_activity_that_was_measured_by_one(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        a5 = activity(hand.store, 5)
        await open_form(hand, a5)
        hand.shows("[k of n]")
        assert focused(hand) == "successes"
        await hand.press(*"36", "tab", *"41")
        await give(hand, "date_from", "2026-01-02")
        await hand.press("ctrl+s")
        window = windows_of(hand.store, a5)[0]
        assert (window.measure, window.successes, window.trials) == (Measure.PROPORTION, 36, 41)


async def test_the_rest_is_behind_f_and_is_saved(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 50)) as hand:
        a2 = activity(hand.store, 2)
        await open_form(hand, a2)
        hand.hides("Mean of others", "By level")
        await hand.press("5", "f")
        assert focused(hand) == "item"
        hand.shows("Mean of others", "By level", "[by its day]", "[the nearest]", "[the highest]")
        for name, value in {
            "by_level": "PGY-1 5 5",
            "comparison_mean": "4.1",
            "comparison_responses": "80",
            "comparison_source": "programme",
            "sessions": "2",
            "system": "paper",
        }.items():
            await give(hand, name, value)
        hand.app.screen.query_one("#phase").focus()
        await hand.press("right", "ctrl+s")
        window = next(window for window in windows_of(hand.store, a2) if window.counts)
        assert (window.by_level, window.comparison_mean, window.comparison_responses) == (("PGY-1:5:5000",), 4100, 80)
        assert (window.sessions, window.system, window.phase) == (2, "paper", Phase.SINGLE)


async def test_a_window_is_opened_and_changed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        a1 = activity(hand.store, 1)
        after, before = windows_of(hand.store, a1)
        await open_form(hand, a1, after.id)
        hand.shows("17 Sep 2025 (before)", "[10]", "mean 4.3", "[the same or some]")
        await hand.press("o", "f")
        hand.app.screen.query_one("#compared_with").focus()
        await hand.press("right", "ctrl+s")
        changed = windows_of(hand.store, a1)[0]
        assert (changed.raters, changed.compared_with, changed.phase) == (Raters.DIFFERENT, before.id, Phase.AFTER)
        assert changed.comparison_mean == 4000


async def test_what_cannot_be_is_said_at_the_field(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        a2 = activity(hand.store, 2)
        await open_form(hand, a2)
        await hand.press("ctrl+s")
        hand.shows("Give the counts, or choose mean or k of n.")
        await hand.press("5")
        await give(hand, "comparison_mean", "7")
        await hand.press("ctrl+s")
        hand.shows("The mean of others lies outside the scale from 1 to 5.")
        assert focused(hand) == "comparison_mean"
        assert len(windows_of(hand.store, a2)) == 1


async def test_a_form_that_was_closed_comes_back_as_a_draft(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        a2 = activity(hand.store, 2)
        await open_form(hand, a2)
        await hand.press("escape")
        assert waiting(hand.store) == []
        await open_form(hand, a2)
        await hand.press("6", "escape")
        hand.shows("The draft is kept.")
        await open_form(hand, a2)
        hand.shows("a draft, not saved yet", "[ 6]")
        await give(hand, "date_from", "2026-02-02")
        await hand.press("ctrl+s")
        assert waiting(hand.store) == []
        assert windows_of(hand.store, a2)[0].counts == (0, 0, 0, 0, 6)


async def test_hostile_text_is_shown_as_it_is(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 50)) as hand:
        a2 = activity(hand.store, 2)
        with hand.store.transaction("activity.edit"):
            hand.store.db.execute("UPDATE activity SET title = ? WHERE id = ?", (HOSTILE, a2))
        await open_form(hand, a2)
        await hand.press("5", "f")
        for name in ("item", "anchors", "comparison_source", "comparison_period", "system"):
            await give(hand, name, HOSTILE)
        hand.shows("Ratings  [/] [red]x[/] [$primary] \\")
        assert hand.lines[1].startswith("  [/] [red]x[/] [$primary] \\")
        await hand.press("ctrl+s")
        saved = next(window for window in windows_of(hand.store, a2) if window.counts)
        assert (saved.item, saved.anchors, saved.system) == (HOSTILE, HOSTILE, HOSTILE)
