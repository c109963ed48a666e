"""Today: the one next thing, the last days, the latest entries and the ten steps, as a user meets them."""

from datetime import UTC, date, datetime, time
from typing import ClassVar

import pytest
from tests.screens.driving import HOSTILE, entries, hand_on, texts

from pivot_tui.app import PivotApp
from pivot_tui.app.records import RecordsApp
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook import Store, capture
from pivot_tui.workbook.clock import Clock

STEPS = (
    "Profile", "Roles", "Experiments", "People", "Training", "Numbers", "CV, market", "Traps", "Environment", "Plan",
)  # fmt: skip


def nobody_is_due(store: Store) -> None:
    """Leave nothing that is due in the sample's workbook for the next two weeks: no promise, no card and no review."""
    with store.transaction("contact.edit"):
        store.db.execute("UPDATE contact SET next_due = NULL")
        store.db.execute("DELETE FROM conversation WHERE held IS NULL")
        store.db.execute("DELETE FROM card")
        store.db.execute("UPDATE plan SET review_weekday = NULL")
        store.db.execute("DELETE FROM weekly_review")


async def test_an_empty_workbook_names_the_one_key_that_begins(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        hand.shows("NEXT  Write down one thing that drained you, or fed you")
        hand.shows("c writes the first one.")
        hand.shows("No entries in these days.")
        assert hand.keys.split() == [
            "n",
            "Capture",
            "c",
            "Capture",
            "enter",
            "Open",
            "tab",
            "Next",
            "panel",
            "?",
            "Help",
        ]
        await hand.press("n")
        hand.shows("Nothing to read yet.")


async def test_the_last_days_show_the_samples_figures_with_how_many_they_rest_on(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        hand.shows("Friday 13 March 2026")
        hand.shows("Last seven days: 3 entries")
        hand.shows("energy 4.5 (n 2), dread 1.0 (n 1)")


async def test_the_weekly_pulses_stand_in_the_place_of_the_days_once_there_are_two(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    nobody_is_due(sample_workbook)
    async with hand_on(sample_app) as hand:
        days = hand.lines[hand.row("▲ energy") - 1].split()
        assert " ".join(days) == "6 Feb 13 Feb 20 Feb 27 Feb 6 Mar 13 Mar"
        assert hand.line("▲ energy").split()[2:] == ["1", "2", "2", "3", "2", "3"]
        assert hand.line("▼ dread").split()[2:] == ["4", "4", "3", "3", "3", "3"]


async def test_without_pulses_the_last_days_have_a_column_each(sample_app: PivotApp, sample_workbook: Store) -> None:
    nobody_is_due(sample_workbook)
    with sample_workbook.transaction("pulse.trash"):
        sample_workbook.db.execute("DELETE FROM pulse WHERE day > '2026-02-06'")
    async with hand_on(sample_app) as hand:
        hand.shows("Last seven days")
        assert hand.line("▲ energy").split()[2:] == ["·", "·", "·", "·", "5", "4", "·"]
        assert hand.line("▼ dread").split()[2:] == ["·", "·", "·", "·", "1", "·", "·"]


async def test_what_is_due_with_people_stands_whole_beside_the_weeks(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(sample_app, (80, 24)) as hand:
        assert hand.line("How it has been").rstrip().endswith("This week and next")
        for words in (
            "Feb, Mar   6  13  20  27   6  13   2 d late  M.O.  Send the one-page CV",
            "▲ energy   1   2   2   3   2   3   today     Weekly review, step 2 of 6",
            "Sun 15    A.W.  one follow-up, then rest",
            "Wed 18    D.F.  Ask for 20 minutes",
            "Fri 20    R.T.  Shadow one grading meeting",
            "Tue 24    L.K.  20 minutes, not prepared",
        ):
            hand.shows(words)
        hand.shows("NEXT  M.O.: Send the one-page CV")
        hand.shows("You said Wednesday 11 March.")
        assert hand.keys.startswith(" n Open the contact ")
        with sample_workbook.transaction("pulse.trash"):
            sample_workbook.db.execute("DELETE FROM pulse WHERE day > '2026-02-06'")
        sample_app.show_changes()
        await hand.press("tab")
        hand.shows("Mar        7   8   9  10  11  12  13  2 d late  M.O.  Send the one-page CV")
        hand.shows("L.K.  20 minutes, not prepared")


async def test_a_line_of_what_is_due_and_next_itself_lead_to_the_record(
    sample_app: PivotApp, sample_workbook: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[tuple[str, str]] = []

    async def note(_app: PivotApp, event: RecordWanted) -> None:
        wanted.append((event.table, event.id))

    monkeypatch.setattr(RecordsApp, "on_record_wanted", note)
    with sample_workbook.reading() as db:
        ids = dict(db.execute("SELECT who, id FROM contact").fetchall())
        talk = db.execute("SELECT id FROM conversation WHERE meeting_day = '2026-03-24'").fetchone()[0]
    async with hand_on(sample_app) as hand:
        await hand.press("n", "tab", "down", "down", "enter")
        with sample_workbook.transaction("conversation.start"):
            sample_workbook.db.execute(
                "UPDATE conversation SET clock_started = '2026-03-13T18:30:00Z' WHERE id = ?", (talk,)
            )
        sample_app.show_changes()
        await hand.press("n")
        hand.shows("NEXT  The clock is running with L.K.")
    assert wanted == [("contact", ids["M.O."]), ("contact", ids["A.W."]), ("conversation", talk)]


async def test_cards_stand_beside_what_was_promised_and_lead_to_the_board(
    sample_app: PivotApp, sample_workbook: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[tuple[str, str]] = []

    async def note(_app: PivotApp, event: RecordWanted) -> None:
        wanted.append((event.table, event.id))

    monkeypatch.setattr(RecordsApp, "on_record_wanted", note)
    with sample_workbook.transaction("card.edit"):
        sample_workbook.db.execute("UPDATE commitment SET text = text || ?", (f" {HOSTILE}",))
        sample_workbook.db.execute("UPDATE card SET title = ? WHERE title = 'Meet L.K.'", (HOSTILE,))
        sample_workbook.db.execute("UPDATE card SET due = '2026-03-16' WHERE title LIKE 'Get evaluation counts%'")
        card = sample_workbook.db.execute("SELECT id FROM card WHERE title LIKE 'Get evaluation counts%'").fetchone()[0]
        first = sample_workbook.db.execute("SELECT id FROM card WHERE title LIKE 'Feedback form%'").fetchone()[0]
    async with hand_on(sample_app, (80, 24)) as hand:
        hand.shows("Friday 13 March 2026   months 1-3 of the plan, 7 weeks left")
        hand.shows("Doing  2 of 2", "Waiting  2", "Send one-page CV to M.O.", "2 d late", "[/] [red]x[/] [$p")
        hand.shows("Promised 27 Feb   ● Write to L.K. [/] [red]x[/]", "● Finish the sepsis cases [/]")
        hand.shows("Mon 16    Get evaluation counts", "10  Plan         2 of 17 cards done")
        hand.hides("Latest entries")
        await hand.press("tab", "down", "down", "down", "enter", "tab", "enter")
        assert wanted == [("card", card), ("card", first)]
        await hand.press("shift+tab", "up", "up", "enter")
        assert hand.area == "Review"


async def test_more_than_six_lines_say_how_many_there_are(sample_app: PivotApp, sample_workbook: Store) -> None:
    words = "[/] [red]x[/] [$primary] \\ 日本語 👩🏽‍⚕️"
    people = [
        Contact(uuid7(sample_workbook.clock()), words, ContactType.PEER, words, date(2026, 3, 9)) for _ in range(9)
    ]
    with sample_workbook.transaction("contact.import"):
        CONTACT.insert(sample_workbook.db, people)
    async with hand_on(sample_app, (80, 24)) as hand:
        hand.shows("This week and next   6 of 15")
        assert sum("4 d late  [/] [red]x[/]" in line for line in hand.lines) == 6
        hand.shows("◐  4  People       3 of 5 met", "Send one-page CV to M.O.")


async def test_next_asks_for_the_missing_dread_and_n_goes_where_it_is_given(
    sample_app: PivotApp, sample_workbook: Store
) -> None:
    nobody_is_due(sample_workbook)
    async with hand_on(sample_app) as hand:
        hand.shows("NEXT  How much dread was it, yesterday?")
        hand.shows("Drafted checklist questions for July over coffee")
        assert hand.keys.startswith(" n Add dread ")
        await hand.press("n")
        assert hand.area == "Journal"
        assert "Drafted checklist questions" in hand.line("12 Mar")
        hand.shows("How much dread, 0 to 5?")
        await hand.press("2", "1")
        assert hand.area == "Today"
        hand.shows("3 entries: energy 4.5 (n 2), dread 1.5 (n 2)")


async def test_nothing_is_due_once_everything_is_answered(sample_app: PivotApp, sample_workbook: Store) -> None:
    nobody_is_due(sample_workbook)
    async with hand_on(sample_app) as hand:
        await hand.press("n", "2", "1")
        hand.shows("NEXT  Nothing is due")
        hand.shows("Friday 13 March is yours.")
        assert hand.keys.split()[:2] == ["c", "Capture"]
        before = hand.screen
        await hand.press("n")
        assert hand.screen == before


async def test_enter_on_next_does_it_too(sample_app: PivotApp, sample_workbook: Store) -> None:
    nobody_is_due(sample_workbook)
    async with hand_on(sample_app) as hand:
        assert "NEXT" in hand.cursor_line()
        await hand.press("enter")
        hand.shows("How much dread, 0 to 5?")


async def test_tab_goes_from_panel_to_panel_and_around(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        seen = [hand.cursor_line()]
        for _ in range(6):
            await hand.press("tab")
            seen.append(hand.cursor_line())
        panels = ("NEXT", "M.O.", "Feedback form", "Meet L.K.", "12 Mar", "1  Profile", "NEXT")
        for line, words in zip(seen, panels, strict=True):
            assert words in line
        await hand.press("shift+tab")
        assert hand.cursor_line() == seen[5]


async def test_an_arrow_goes_to_the_step_beside(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 24)) as hand:
        await hand.press("shift+tab", "down", "down")
        await hand.press("right", "enter")
        assert hand.area == "Options"
        await hand.press("1", "left", "enter")
        assert hand.area == "Portfolio"


async def test_enter_on_a_latest_entry_opens_it_in_the_journal(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        await hand.press("shift+tab", "shift+tab", "down", "enter")
        assert hand.area == "Journal"
        assert "Sepsis noon conference" in hand.cursor_line()
        hand.shows("Wednesday 11 March 2026, 13:10")


async def test_a_steps_line_opens_where_the_step_is_answered(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("shift+tab", "enter")
        assert hand.area == "Journal"
        await hand.press("1", "down", "down", "down", "enter")
        assert hand.area == "People"
        await hand.press("1", "right", "down", "enter")
        assert hand.area == "Plan"


async def test_all_ten_steps_are_there_with_their_marks_and_facts(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        hand.shows("Ten steps, 4 begun")
        hand.shows("● answered   ◐ under way   ○ not begun")
        for number, title in enumerate(STEPS, 1):
            line = hand.line(f"{number:>2}  {title}")
            piece = line[line.index(title) - 6 :]
            assert piece.lstrip()[0] == {1: "●", 3: "◐", 4: "◐", 10: "◐"}.get(number, "○")
            facts = {1: "strong first sign", 3: "8 activities", 4: "3 of 5 met", 10: "2 of 17 cards done"}
            assert facts.get(number, "nothing yet") in piece


async def test_a_draft_that_waits_comes_first_and_n_opens_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("- the pager all night")
        await hand.press("escape")
        hand.shows("NEXT  A capture is waiting as you left it")
        hand.shows("       - the pager all night")
        assert hand.keys.startswith(" n Open the draft ")
        await hand.press("n", "enter")
        assert texts(hand.store)[0] == "the pager all night"
        hand.shows("NEXT  M.O.: Send the one-page CV")


async def test_a_waiting_form_comes_first_too(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await hand.write(", and tea")
        await hand.press("escape", "escape", "1")
        hand.shows("NEXT  An entry is waiting as you left it")
        await hand.press("n")
        hand.shows("coffee, and tea")
        await hand.press("ctrl+s")
        assert entries(hand.store)[0].text.endswith("coffee, and tea")


async def test_what_is_captured_is_counted_at_once(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.write("- inbox 5/0")
        await hand.press("enter")
        hand.shows("1 entry: energy 0.0 (n 1), dread 5.0 (n 1)")
        assert hand.line("- inbox").split() == ["13", "Mar", "▲0", "▼5", "-", "inbox"]
        hand.shows("◐  1  Profile      1 entry logged")


async def test_what_is_captured_stands_first_among_the_latest(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (120, 40)) as hand:
        for number in range(3):
            await hand.press("c")
            await hand.write(f"thought {number}")
            await hand.press("enter")
            assert f"thought {number}" in "".join(hand.lines[hand.row("Latest entries") + 1 :])
        assert "Latest entries" in hand.screen


async def test_the_latest_entries_stand_still_for_whoever_is_reading_them(
    shared_app: PivotApp, sample_workbook: Store, clock: Clock
) -> None:
    async with hand_on(shared_app, (120, 40)) as hand:
        await hand.press("tab", "tab", "tab", "tab", "down")
        before = hand.cursor_line()
        capture.save(sample_workbook, [capture.read_lines("from the shell", clock.now(), ())[0].reading], clock.now())
        await hand.until(lambda: "from the shell" in texts(hand.store) and hand.sees("4 entries"))
        assert hand.cursor_line() == before


async def test_a_workbook_left_open_over_night_shows_the_new_day(
    sample_workbook: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = PivotApp(sample_workbook.path, _MovableClock(), sample_workbook)
    async with hand_on(app) as hand:
        hand.shows("Friday 13 March 2026")
        monkeypatch.setattr(_MovableClock, "today", date(2026, 3, 14))
        await hand.until_seen("Saturday 14 March 2026")


class _MovableClock(Clock):
    """A clock whose day a test can move."""

    today: ClassVar[date] = date(2026, 3, 13)

    def now(self) -> Now:
        at = datetime.combine(self.today, time(18, 42), UTC)
        return Now(at, self.today, lambda naive: naive.replace(tzinfo=UTC))
