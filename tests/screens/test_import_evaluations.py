"""Importing evaluations on the screen: what is recognised, correcting a column, what will happen, then the import."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from tests.interchange import making_evaluations as making
from tests.screens.driving import HOSTILE, Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.screens.import_evaluations import ImportEvaluationsScreen
from pivot_tui.store.tables.portfolio import EVALUATION
from pivot_tui.workbook import Store, evaluation_import

Opened = Callable[..., AbstractAsyncContextManager[Hand]]
ACTIVITY = "Rapid-response in-situ simulation"


@pytest.fixture
def opened(sample_app: PivotApp) -> Opened:
    """The screen, open over the sample's Today."""

    @asynccontextmanager
    async def open_screen(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
        async with hand_on(sample_app, size) as hand:
            assert sample_app.session is not None
            chosen = evaluation_import.find_activity(sample_app.session.store, ACTIVITY)
            await sample_app.push_screen(ImportEvaluationsScreen(sample_app.session, chosen.id))
            await hand.settle()
            yield hand

    return open_screen


def imported(store: Store) -> dict[str, tuple[int, ...]]:
    """The counts of the windows that came from files, by question."""
    with store.reading() as db:
        return {window.item: window.counts for window in EVALUATION.select(db) if window.source}


async def read(hand: Hand, path: Path) -> None:
    """Type a path and let it be read."""
    await hand.write(str(path))
    await hand.press("enter")
    await hand.until_gone("Reading")


async def test_what_is_in_a_file_is_shown_before_anything_is_saved(opened: Opened, tmp_path: Path) -> None:
    async with opened((120, 50)) as hand:
        await read(hand, making.write(tmp_path / "q.csv", making.qualtrics()))
        hand.shows("q.csv, read as Qualtrics: 4 responses", "Columns remembered as: Qualtrics (new)")
        hand.shows("rating", "Overall quality of this session", "1 to 5", "4 responses in a new window, 11 Mar 2026")
        hand.reads("Dropped on reading, e-mail addresses: RecipientEmail")
        hand.hides("pat.invented", "203.0.113.7")
        assert "ctrl+s" in hand.keys or "^s" in hand.keys
        assert imported(hand.store) == {}


async def test_ctrl_s_imports_and_the_same_file_again_adds_nothing(opened: Opened, tmp_path: Path) -> None:
    path = making.write(tmp_path / "q.csv", making.qualtrics())
    async with opened() as hand:
        await read(hand, path)
        await hand.press("ctrl+s")
        await hand.until_seen("8 answers added, 2 new windows, 2 comments to check. u undoes.")
        assert imported(hand.store)["Overall quality of this session"] == (0, 0, 1, 1, 2)
        assert hand.app.session is not None
        await hand.app.push_screen(ImportEvaluationsScreen(hand.app.session))
        await hand.press("tab")
        await hand.write(ACTIVITY)
        await hand.press("shift+tab")
        await read(hand, path)
        hand.shows("There is nothing to add.")


async def test_a_column_is_taken_for_something_else(opened: Opened, tmp_path: Path) -> None:
    rows = [["Timestamp", "Overall", "Pace"], ["2026-03-11 12:00:00", "5", "3"], ["2026-03-11 12:01:00", "4", "4"]]
    async with opened((120, 50)) as hand:
        await read(hand, making.write(tmp_path / "g.csv", rows))
        hand.shows("Overall: 2 responses in a new window", "Pace: 2 responses in a new window")
        await hand.press("end", "left", "left")
        hand.hides("Pace: 2 responses")
        hand.shows("ignored")
        await hand.press("ctrl+s")
        await hand.until_seen("2 answers added")
        assert set(imported(hand.store)) == {"Overall"}


async def test_words_that_are_on_no_scale_are_given_their_points(opened: Opened, tmp_path: Path) -> None:
    rows = [["Timestamp", "Worth it"], ["2026-03-11 12:00:00", "Meh"], ["2026-03-11 12:01:00", "Superb"]]
    async with opened((120, 50)) as hand:
        await read(hand, making.write(tmp_path / "g.csv", rows))
        hand.shows("No column is a rating or a comment yet")
        await hand.press("end")
        while not hand.sees("2 unread"):
            await hand.press("right")
        await hand.press("enter")
        hand.shows("meh = ; superb =")
        await hand.press("tab", "ctrl+u")
        await hand.write("meh = 2; superb = 6")
        await hand.press("enter")
        hand.shows("The points of an answer lie on the scale, 1 to 5.")
        await hand.press("backspace")
        await hand.write("5")
        await hand.press("enter")
        await hand.until_gone("2 unread")
        await hand.press("ctrl+s")
        await hand.until_seen("2 answers added")
        assert imported(hand.store) == {"Worth it": (0, 1, 0, 0, 1)}


async def test_what_surely_tells_who_answered_stays_dropped(opened: Opened, tmp_path: Path) -> None:
    async with opened((120, 50)) as hand:
        await read(hand, making.write(tmp_path / "g.csv", making.google_forms()))
        await hand.press("home", "down", "right")
        hand.shows("This column holds e-mail addresses; it stays dropped.")


async def test_a_file_that_cannot_be_read_is_said_and_its_path_stays(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(b"a,b\n1,\0\n")
    async with opened() as hand:
        await read(hand, path)
        hand.reads("there are NUL characters in it")
        await hand.write("x")
        await hand.press("enter")
        await hand.until_seen("There is no file")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_words_are_shown_as_they_are(opened: Opened, tmp_path: Path, size: tuple[int, int]) -> None:
    rows = [["Timestamp", HOSTILE, "Comments [/]"], ["2026-03-11 12:00:00", "5", HOSTILE]]
    async with opened(size) as hand:
        hand.reads("before anything is saved")
        await read(hand, making.write(tmp_path / "h.csv", rows))
        hand.shows("[/] [red]x[/] [$primary] \\")
        assert "esc" in hand.offered


async def test_an_import_that_is_left_saves_nothing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = evaluation_import.run
    async with opened() as hand:
        await read(hand, making.write(tmp_path / "q.csv", making.qualtrics()))
        screen = hand.app.screen
        assert isinstance(screen, ImportEvaluationsScreen)

        def run_and_leave(*given: object, **named: object) -> object:
            hand.app.call_from_thread(screen.action_leave)
            return run(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(evaluation_import, "run", run_and_leave)
        await hand.press("ctrl+s")
        await hand.until_seen("Stopped; nothing was saved.")
        assert imported(hand.store) == {}
        await hand.press("escape")
        assert not isinstance(hand.app.screen, ImportEvaluationsScreen)


async def test_what_is_changed_in_a_field_must_be_read_before_it_is_imported(opened: Opened, tmp_path: Path) -> None:
    async with opened((120, 50)) as hand:
        await read(hand, making.write(tmp_path / "q.csv", making.qualtrics()))
        await hand.press("shift+tab", "shift+tab")
        await hand.write("2026-03-10")
        hand.shows("enter reads the file again with this.")
        assert "ctrl+s" not in hand.offered
        await hand.press("enter")
        hand.shows("There is nothing to add.", "4 responses of other days left out")
        await hand.press("ctrl+u")
        await hand.write("soon")
        await hand.press("enter")
        hand.shows("A day is written like 2026-03-13.")
        assert imported(hand.store) == {}
