"""The history of changes: what was done, newest first, taken back and done again there, and what each changed."""

import pytest
from tests.screens.driving import HOSTILE, Hand, entries, hand_on
from tests.screens.making import add_entries

from pivot_tui.app import PivotApp
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.history import HistoryScreen
from pivot_tui.workbook import Store, history, journal


async def open_history(hand: Hand) -> None:
    """Open the history."""
    assert hand.app.session is not None
    await hand.app.push_screen(HistoryScreen(hand.app.session))
    await hand.settle()


def listed(hand: Hand) -> list[str]:
    """The rows of the list, each without its day and time."""
    return [" ".join(line.split()[2:]) for line in hand.lines if line.split()[:1] == ["today"]]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_new_workbook_has_no_history_and_says_what_belongs_there(
    empty_app: PivotApp, size: tuple[int, int]
) -> None:
    async with hand_on(empty_app, size) as hand:
        await open_history(hand)
        hand.reads("Nothing was done yet", "Every change of a record is kept here")
        await hand.press("enter", "u")
        hand.shows("There is nothing to take back.")
        await hand.press("escape")
        hand.shows("NEXT")


async def test_the_list_follows_undo_and_redo(empty_workbook: Store, empty_app: PivotApp) -> None:
    add_entries(empty_workbook, ["one", "two"])
    journal.rate(empty_workbook, entries(empty_workbook)[0].id, "dread", 2)
    async with hand_on(empty_app) as hand:
        await open_history(hand)
        assert listed(hand) == ["rating", "new entry 2 records"]
        await hand.press("u")
        assert listed(hand) == ["rating taken back", "new entry 2 records"]
        await hand.press("u")
        assert listed(hand) == ["rating taken back", "new entry taken back 2 records"]
        await hand.press("U")
        assert listed(hand) == ["rating taken back", "new entry 2 records"]


async def test_enter_shows_what_an_action_changed_word_by_word(empty_workbook: Store, empty_app: PivotApp) -> None:
    add_entries(empty_workbook, ["long words here"])
    [entry] = entries(empty_workbook)
    form = journal.form_of(entry)
    with empty_workbook.transaction("journal.edit"):
        empty_workbook.db.execute("UPDATE entry SET text = 'short words here', dread = 4 WHERE id = ?", (entry.id,))
    assert form.text == "long words here"
    async with hand_on(empty_app) as hand:
        await open_history(hand)
        await hand.press("enter")
        hand.shows(
            "Change of an entry   Friday 13 March 2026, 18:42",
            "Journal   13 Mar 2026   changed",
            "text: [-long-]{+short+} words here",
            "dread: [-not rated-]{+4+}",
        )
        await hand.press("escape", "j", "enter")
        hand.shows("New entry   Friday 13 March 2026, 18:42", "added", "short words here")
        await hand.press("escape", "escape")
        hand.shows("NEXT")


async def test_an_open_action_follows_what_others_do(shared_app: PivotApp, sample_workbook: Store) -> None:
    journal.rate(sample_workbook, next(e.id for e in entries(sample_workbook) if e.dread is None), "dread", 4)
    async with hand_on(shared_app) as hand:
        await open_history(hand)
        await hand.press("enter")
        hand.shows("dread: [-not rated-]{+4+}")
        history.undo(sample_workbook)
        hand.app.post_message(RecordsChanged())  # as the app does once a second when others have written
        await hand.until_seen("taken back")


async def test_what_was_erased_for_good_has_no_words_in_the_history(empty_workbook: Store, empty_app: PivotApp) -> None:
    add_entries(empty_workbook, ["private words"])
    [entry] = entries(empty_workbook)
    journal.rate(empty_workbook, entry.id, "dread", 4)
    history.erase_record(empty_workbook, "entry", entry.id, from_backups=False)
    async with hand_on(empty_app) as hand:
        await open_history(hand)
        assert listed(hand) == ["erasing for good", "rating", "new entry"]
        for _ in range(3):
            await hand.press("enter")
            hand.shows("Journal   ")
            hand.hides("private")
            await hand.press("escape", "j")


async def test_a_long_history_is_read_as_the_cursor_comes_near_its_end(
    empty_workbook: Store, empty_app: PivotApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 40)
    add_entries(empty_workbook, ["one"])
    [entry] = entries(empty_workbook)
    for number in range(100):
        journal.rate(empty_workbook, entry.id, "dread" if number % 2 else "energy", number % 6)
    done = len(history.actions(empty_workbook, 1000))
    assert done > 90
    async with hand_on(empty_app) as hand:
        await open_history(hand)
        for _ in range(5):
            await hand.press("G")
        assert "new entry" in hand.cursor_line()
        await hand.press("u")
        assert "new entry" in hand.cursor_line(), "the cursor stays where it was"
        await hand.press("g")
        assert "taken back" in hand.cursor_line()


async def test_of_a_large_action_the_first_records_are_shown_and_the_others_counted(
    empty_workbook: Store, empty_app: PivotApp
) -> None:
    add_entries(empty_workbook, [f"line {number}" for number in range(1500)])
    async with hand_on(empty_app) as hand:
        await open_history(hand)
        hand.shows("1,500 records")
        await hand.press("enter")
        hand.shows("line 0")
        await hand.press("end")
        hand.shows("line 199", "and 1,300 more records")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_in_what_was_changed_is_shown_as_it_was_typed(
    empty_workbook: Store, empty_app: PivotApp, size: tuple[int, int]
) -> None:
    add_entries(empty_workbook, [HOSTILE])
    with empty_workbook.transaction("journal.edit"):
        empty_workbook.db.execute("UPDATE entry SET text = text || ' [bold]more'")
    async with hand_on(empty_app, size) as hand:
        await open_history(hand)
        await hand.press("enter")
        hand.shows("[/] [red]x[/] [$primary] \\ 日本語", "[bold]more")
