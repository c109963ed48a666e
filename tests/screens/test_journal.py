"""The Journal's list: its order, the entry under the cursor, its pages, its filter, and what is done with one key."""

import re

import pytest
from tests.screens.driving import Hand, entries, hand_on, texts
from tests.screens.making import add_entries, entry
from textual.events import MouseScrollDown

from pivot_tui.app import PivotApp
from pivot_tui.domain.journal import Sign
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook import Store, backups, capture, journal
from pivot_tui.workbook.clock import Clock

SAMPLE = [
    "Drafted checklist questions",
    "Sepsis noon conference",
    "Ask S.B. whether April",
    "Talked an MS3 through",
    "Prior-authorisation call",
    "Inbox again on a day off",
    "Journal club: the group",
    "Six admissions stacked",
]


def listed(hand: Hand) -> list[str]:
    """The sample's entries that the list shows, from top to bottom, by their beginnings."""
    rows = [(hand.row(text), text) for text in SAMPLE if hand.sees(text)]
    return [text for _, text in sorted(rows)]


async def test_the_newest_entry_stands_first_with_day_numbers_sign_and_kind(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        hand.shows("8 entries, newest first")
        assert listed(hand) == SAMPLE
        assert hand.line("Sepsis noon").split()[:5] == ["11", "Mar", "▲5", "▼1", "+"]
        assert hand.line("Sepsis noon").rstrip().endswith("Giving talks")
        assert hand.line("Inbox again").split()[:4] == ["26", "Feb", "▼4", "-"]
        assert hand.line("Ask S.B.").split()[:3] == ["9", "Mar", "Ask"]


async def test_a_day_is_named_once_for_all_of_its_entries(empty_workbook: Store, clock: Clock) -> None:
    add_entries(empty_workbook, ["early", "late", "later"])
    async with hand_on(PivotApp(empty_workbook.path, clock, empty_workbook)) as hand:
        await hand.press("2")
        assert hand.line("later").split() == ["13", "Mar", "later"]
        assert hand.line("late ").split() == ["late"]
        assert hand.line("early").split() == ["early"]


async def test_the_whole_entry_follows_the_cursor(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        hand.shows("Thursday 12 March 2026, 10:30", "Feeds   energy ▲4   dread not rated", "  Building courses")
        await hand.press("j")
        hand.shows("Wednesday 11 March 2026, 13:10", "Giving talks   +sepsis")
        await hand.press("down")
        hand.shows("Monday 9 March 2026, 09:15", "  +idea")
        await hand.press("k", "up", "up", "up")
        hand.shows("Thursday 12 March 2026, 10:30")
        await hand.press("G", "down", "j")
        hand.shows("Tuesday 17 February 2026, 18:35")
        await hand.press("g")
        hand.shows("Thursday 12 March 2026, 10:30")


async def test_an_empty_journal_says_what_belongs_there_and_which_keys_begin(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("2")
        hand.shows("What drains you, what feeds you", "c  writes the first one;  a  opens a form")
        await hand.press("n", "e", "d", "v", "D", "enter", "j", "G", "g")
        hand.shows("What drains you, what feeds you")
        await hand.press("a")
        hand.shows("New entry")


# Pages


_ROW = re.compile(r".{10,}entry (\d{3}) ends")


async def _seen_walking(hand: Hand, key: str, last: str) -> list[str]:
    """The numbered entries in the order in which they are first seen while one key is pressed until the last."""
    seen: dict[str, None] = {}
    for _ in range(60):
        rows = [found[1] for line in hand.lines if (found := _ROW.match(line))]
        for number in rows if key == "pagedown" else reversed(rows):
            seen.setdefault(number)
        if last in hand.cursor_line():
            return list(seen)
        await hand.press(key)
    raise AssertionError(f"{last} was never reached:\n{hand.screen}")


@pytest.fixture
def long_app(empty_workbook: Store, clock: Clock) -> PivotApp:
    """An app over 350 entries, many of them of one day."""
    add_entries(empty_workbook, [f"entry {number:03} ends" for number in range(350)], per_day=7)
    return PivotApp(empty_workbook.path, clock, empty_workbook)


NEWEST_FIRST = [f"{number:03}" for number in reversed(range(350))]


async def test_walking_down_shows_every_one_of_350_entries_once_and_in_order(long_app: PivotApp) -> None:
    async with hand_on(long_app, (80, 60)) as hand:
        await hand.press("2")
        hand.shows("350 entries, newest first")
        assert await _seen_walking(hand, "pagedown", "entry 000") == NEWEST_FIRST


async def test_walking_up_from_the_very_end_shows_every_entry_once_and_in_order(long_app: PivotApp) -> None:
    async with hand_on(long_app, (80, 60)) as hand:
        await hand.press("2", "G")
        assert "entry 000" in hand.cursor_line()
        assert await _seen_walking(hand, "pageup", "entry 349") == NEWEST_FIRST[::-1]


async def test_G_goes_to_the_very_end_and_g_back_to_the_very_beginning(long_app: PivotApp) -> None:
    async with hand_on(long_app) as hand:
        await hand.press("2", "G")
        assert "entry 000" in hand.cursor_line()
        await hand.press("down")
        assert "entry 000" in hand.cursor_line()
        await hand.press("g")
        assert "entry 349" in hand.cursor_line()
        await hand.press("up")
        assert "entry 349" in hand.cursor_line()


async def test_the_cursor_stays_on_its_entry_when_the_list_grows_above_it(long_app: PivotApp) -> None:
    async with hand_on(long_app) as hand:
        await hand.press("2", "G", *["pageup"] * 6)
        before = int(hand.cursor_line().partition("entry ")[2][:3])
        await hand.press("k")
        assert f"entry {before + 1:03}" in hand.cursor_line()


async def test_a_change_far_down_leaves_the_list_where_it_is(long_app: PivotApp) -> None:
    async with hand_on(long_app) as hand:
        await hand.press("2", "G", "k", "k", "d")
        hand.shows("In the trash. u undoes.", "349 entries, newest first")
        assert "entry 001" in hand.cursor_line()
        await hand.press("u")
        hand.shows("entry 002", "350 entries, newest first")
        assert "entry 001" in hand.cursor_line()


async def test_what_was_just_captured_is_seen_at_the_top_of_a_long_list(long_app: PivotApp) -> None:
    async with hand_on(long_app) as hand:
        await hand.press("2", "c")
        await hand.write("captured just now")
        await hand.press("enter")
        hand.shows("351 entries, newest first", "captured just now")


async def test_the_wheel_loads_more_too(long_app: PivotApp) -> None:
    async with hand_on(long_app, (80, 60)) as hand:
        await hand.press("2")
        entry_list = hand.app.screen.query_one("#entries")
        for _ in range(60):
            if hand.sees("entry 240"):
                break
            await hand.pilot._post_mouse_events([MouseScrollDown], widget=entry_list, offset=(5, 5))
        hand.shows("entry 240")


# The filter


async def test_the_filter_shows_only_what_was_asked_for(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "/")
        for line, found in (
            ("@inbox", [4, 5]),
            ("+sepsis", [1]),
            ("notes", [2]),
            ("drains", [4, 5, 7]),
            ("dread>=4", [4, 5, 7]),
            ("energy=none", [2, 5]),
            ("since 2026-03", [0, 1, 2, 3, 4]),
            ("until 2026-02", [5, 6, 7]),
            ("on wed", [1]),
            ("sepsis", [1, 2]),
            ("journal the", [6]),
            ("feeds energy=5 since 2026-03-10", [1]),
            ("@inbox dayoff", [5]),
            ("nothing like this", []),
        ):
            await hand.write(line)
            await hand.until(lambda shown=found: listed(hand) == [SAMPLE[n] for n in shown])  # type: ignore[misc]
            hand.shows("1 entry like that" if len(found) == 1 else f"{len(found)} entries like that")
            await hand.press("ctrl+u")
            await hand.until(lambda: listed(hand) == SAMPLE)
        await hand.write("nothing like this")
        await hand.until_seen("No entries like that.")


async def test_enter_goes_from_the_filter_to_what_it_left_and_escape_shows_everything_again(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "/")
        await hand.write("@inbox")
        await hand.until_seen("2 entries like that")
        await hand.press("enter", "down")
        assert "Inbox again" in hand.cursor_line()
        hand.shows("@inbox")
        await hand.press("escape")
        await hand.until_seen("8 entries, newest first")
        assert listed(hand) == SAMPLE
        hand.hides("@inbox")


async def test_a_filter_that_cannot_be_read_says_why_in_one_sentence_and_hides_nothing(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "/")
        for line, sentence in (
            ("@nobody", "No kind of work answers to @nobody."),
            ("dread>=9", "Dread goes from 0 to 5, so nothing can be >=9."),
            ("since 2026-02-30", "There is no day 2026-02-30"),
            ("until whenever", "whenever is not a day"),
        ):
            await hand.write(line)
            await hand.until_seen(sentence)
            assert listed(hand) == SAMPLE
            await hand.press("ctrl+u")
            await hand.until_gone(sentence)
        await hand.write("@nobody")
        await hand.until_seen("No kind of work answers to @nobody.")
        await hand.press("escape")
        hand.hides("No kind of work")
        assert listed(hand) == SAMPLE


async def test_what_is_captured_under_a_filter_is_counted_only_where_it_belongs(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "/")
        await hand.write("@inbox")
        await hand.until_seen("2 entries like that")
        await hand.press("enter", "c")
        await hand.write("- portal messages 3 @inbox")
        await hand.press("ctrl+n")
        await hand.write("something else")
        await hand.press("enter")
        await hand.until_seen("3 entries like that")
        hand.shows("portal messages")
        hand.hides("something else")
        await hand.press("escape")
        await hand.until_seen("10 entries, newest first")


async def test_the_filter_reaches_beyond_the_first_page(long_app: PivotApp) -> None:
    async with hand_on(long_app) as hand:
        await hand.press("2", "/")
        await hand.write("007")
        await hand.until_seen("1 entry like that")
        hand.shows("entry 007")
        await hand.press("escape")
        await hand.until_seen("350 entries, newest first")
        hand.shows("entry 349")


# The missing number


async def test_n_and_a_digit_give_the_missing_number(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        assert hand.keys.startswith(" n Add dread ")
        await hand.press("n", "3")
        hand.shows("Dread 3 saved. u undoes.", "energy ▲4   dread ▼3")
        assert "▲4 ▼3" in hand.line("12 Mar")
        assert entries(hand.store)[0].dread == 3
        await hand.press("u")
        hand.shows("Taken back: rating.", "dread not rated")


async def test_n_names_the_number_that_the_entry_under_the_cursor_lacks(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2")
        offered = []
        for _ in SAMPLE:
            offered.append(hand.keys[1:].partition("   ")[0])
            await hand.press("j")
        assert offered == [
            "n Add dread",
            "c Capture",
            "c Capture",
            "c Capture",
            "c Capture",
            "n Add energy",
            "n Add dread",
            "c Capture",
        ]


async def test_a_rating_takes_no_digit_beyond_five_and_opens_no_area(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "n", "6", "8", "9")
        assert hand.area == "Journal"
        hand.shows("How much dread, 0 to 5?")
        await hand.press("escape")
        hand.hides("How much dread")
        assert "12 Mar" in hand.cursor_line()
        assert entries(hand.store)[0].dread is None
        await hand.press("3")
        assert hand.area == "Portfolio"


async def test_a_click_on_a_digit_rates_too(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "n")
        line = hand.line("How much dread, 0 to 5?")
        row = hand.row("How much dread, 0 to 5?")
        await hand.click_at(line.index(" 4 ") + 1, row)
        assert entries(hand.store)[0].dread == 4


# The trash


async def test_d_trashes_without_a_question_and_u_brings_it_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "j", "d")
        hand.shows("In the trash. u undoes.", "7 entries, newest first")
        hand.hides("Sepsis noon")
        assert "Ask S.B." in hand.cursor_line()
        await hand.press("u")
        hand.shows("Taken back: deletion.", "8 entries, newest first", "Sepsis noon")
        assert listed(hand) == SAMPLE
        await hand.press("U")
        hand.shows("7 entries, newest first")


async def test_the_last_entry_of_all_can_be_trashed(empty_workbook: Store, clock: Clock) -> None:
    add_entries(empty_workbook, ["the only one"])
    async with hand_on(PivotApp(empty_workbook.path, clock, empty_workbook)) as hand:
        await hand.press("2", "d")
        hand.shows("What drains you, what feeds you")
        assert hand.offered[0] == "c"
        await hand.press("u")
        hand.shows("the only one", "1 entry, newest first")


async def test_undoing_everything_says_when_nothing_is_left(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "d", "u", "u")
        hand.shows("There is nothing to take back.")
        assert len(texts(hand.store)) == 8


# Versions


async def test_v_shows_what_was_taken_out_and_what_was_put_in(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "n", "2", "e")
        await hand.press(*["backspace"] * len("coffee"))
        await hand.write("tea")
        await hand.press("ctrl+s", "v")
        hand.shows("Versions of an entry", "Now", "Drafted checklist questions for July over tea")
        hand.shows("change of an entry", "over [-coffee-]{+tea+}")
        hand.shows("rating", "dread: [-not-] {+2+}" if hand.sees("[-not-]") else "dread: [-not rated-]{+2+}", "sample")
        assert hand.row("[-coffee-]") < hand.row("rating") < hand.row("sample")
        await hand.press("v")
        hand.shows("8 entries, newest first")


# Erasing


def _erase_choices(hand: Hand) -> list[str]:
    words = ("Keep it", "Erase it here; ", "Erase it here and in ", "Erase it here  ")
    rows = sorted((hand.row(text), text.strip()) for text in words if any(text in line for line in hand.lines[:-1]))
    return [text for _, text in rows]


@pytest.fixture
def quiet_app(sample_workbook: Store, clock: Clock) -> PivotApp:
    """An app that makes no backups by itself."""
    return PivotApp(sample_workbook.path, clock, sample_workbook, demo=True)


async def test_D_asks_first_and_the_careful_answer_is_under_the_cursor(quiet_app: PivotApp) -> None:
    async with hand_on(quiet_app) as hand:
        await hand.press("2", "D")
        hand.shows("Erase this entry for good?", "Drafted checklist questions for July over coffee")
        assert _erase_choices(hand) == ["Keep it", "Erase it here"]
        assert "Keep it" in hand.cursor_line()
        await hand.press("enter")
        assert listed(hand) == SAMPLE
        await hand.press("D", "escape")
        assert listed(hand) == SAMPLE
        assert len(texts(hand.store)) == 8


async def test_what_is_erased_is_gone_with_its_history(quiet_app: PivotApp) -> None:
    async with hand_on(quiet_app) as hand:
        await hand.press("2", "n", "1", "D", "down", "enter")
        await hand.settle()
        hand.reads("Erased for good.")
        hand.shows("7 entries, newest first")
        await hand.press("u")
        hand.hides("Drafted checklist", "Taken back")
        held = hand.store.db.execute("SELECT count(*) FROM change WHERE before LIKE ? OR after LIKE ?", ["%July%"] * 2)
        assert held.fetchone()[0] == 0


async def test_backups_are_named_in_the_question_and_rewritten_only_where_that_is_chosen(
    quiet_app: PivotApp, sample_workbook: Store
) -> None:
    backups.back_up(sample_workbook)
    async with hand_on(quiet_app) as hand:
        await hand.press("2", "D")
        assert _erase_choices(hand) == ["Keep it", "Erase it here;", "Erase it here and in"]
        hand.shows("Erase it here; the backup may still hold it", "Erase it here and in the backup")
        await hand.press("down", "enter")
        await hand.settle()
        hand.reads("Erased for good.")
        assert _held_in_backup(sample_workbook, "Drafted checklist")
        await hand.press("D", "down", "down", "enter")
        await hand.settle()
        hand.reads("1 backup rewritten.")
        assert not _held_in_backup(sample_workbook, "Sepsis noon")
        assert _held_in_backup(sample_workbook, "Drafted checklist")


def _held_in_backup(store: Store, words: str) -> bool:
    (line,) = backups.backups(store.path)
    with Store(store.path.with_name(f"{store.path.name}.backups") / line.name, wait=1) as copy:
        return any(text.startswith(words) for text in texts(copy))


# Others


async def test_what_another_program_captures_appears_by_itself(
    shared_app: PivotApp, sample_workbook: Store, clock: Clock
) -> None:
    async with hand_on(shared_app, (120, 40)) as hand:
        await hand.press("2", "j")
        lines = capture.read_lines("- from the shell 4/1 @call", clock.now(), capture.kinds_of_work(sample_workbook))
        capture.save(sample_workbook, [line.reading for line in lines], clock.now())
        await hand.until_seen("from the shell")
        assert listed(hand) == SAMPLE
        hand.shows("9 entries, newest first")
        assert "Sepsis noon" in hand.cursor_line()
        await hand.press("1")
        hand.shows("from the shell")


async def test_what_another_program_changes_or_removes_is_seen_too(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2")
        newest, second = entries(sample_workbook)[:2]
        journal.rate(sample_workbook, newest.id, "dread", 5)
        await hand.until_seen("energy ▲4   dread ▼5")
        journal.trash(sample_workbook, [second.id])
        await hand.until_gone("Sepsis noon")
        hand.shows("7 entries, newest first")


async def test_an_entry_that_another_program_removed_meanwhile_is_said_to_be_gone(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2")
        for left, key in enumerate("deD", 1):
            gone = entries(sample_workbook)[0]
            journal.trash(sample_workbook, [gone.id])
            await hand.press(key)
            await hand.press("escape", "escape")
            await hand.until_gone(gone.text[:20])
            assert len(texts(sample_workbook)) == 8 - left


async def test_an_entry_of_many_lines_is_one_row_and_reads_whole_below(empty_workbook: Store, clock: Clock) -> None:
    made = entry("first line\nsecond line\n\nlast line", sign=Sign.FEED, tags=("ward",))
    with empty_workbook.transaction("journal.add"):
        ENTRY.insert(empty_workbook.db, [made])
    async with hand_on(PivotApp(empty_workbook.path, clock, empty_workbook)) as hand:
        await hand.press("2")
        assert hand.cursor_line().split() == ["13", "Mar", "+", "first", "line"]
        hand.shows("first line", "  second line")
        hand.reads("last line")
