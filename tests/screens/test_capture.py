"""Capture: what is understood while typing, what is saved, what stays, and that no word is ever lost."""

import pytest
from tests.screens.driving import HOSTILE, entries, hand_on, texts, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Sign
from pivot_tui.domain.quote import Quote
from pivot_tui.store.store import Store as RawStore
from pivot_tui.store.store import read_only_reason
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.store.tables.quotes import QUOTE
from pivot_tui.workbook import Store, privacy
from pivot_tui.workbook.clock import Clock

SIX_LINES = """- prior auth calls 5/0 @inbox
+ walked an MS3 through an ECG 5 +ecg
"I finally get it now" said the intern
- pager all night 9/9
ask S.B. about April yesterday
- six admissions on tue 18:30 4
"""


def quotes(store: Store) -> tuple[Quote, ...]:
    """All quotes of a workbook, newest first."""
    with store.reading() as db:
        return tuple(QUOTE.select(db, "ORDER BY n DESC"))


async def test_what_is_understood_is_shown_while_it_is_typed(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        hand.shows("Nothing to read yet.")
        for piece, said in (
            ("- prior auth calls", "Drains   not rated   today 18:42"),
            (" 5", "▼5   today 18:42"),
            ("/0", "▲0   today 18:42"),
            (" @inbox", "Charts and inbox   today 18:42"),
            (" +phone", "+phone   today 18:42"),
            (" on tue", "+phone   10 Mar"),
            (" 07:15", "+phone   10 Mar 07:15"),
        ):
            await hand.write(piece)
            hand.shows(said)
        await hand.press("enter")
        (entry,) = entries(hand.store)
        assert (entry.text, entry.dread, entry.energy, entry.tags) == ("prior auth calls", 5, 0, ("phone",))
        assert f"{entry.local:%Y-%m-%d %H:%M}" == "2026-03-10 07:15"


async def test_the_first_sign_says_what_it_is(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        for line, sign, said in (
            ("- stairs 3", Sign.DRAIN, "Drains"),
            ("+ stairs 3", Sign.FEED, "Feeds"),
            ("stairs", Sign.NOTE, "Note"),
        ):
            await hand.press("c")
            await hand.write(line)
            hand.shows(f"  {said}   ")
            await hand.press("enter")
            hand.shows("Saved. u undoes.")
            assert [(entry.sign, entry.text) for entry in entries(hand.store)] == [(sign, "stairs")]
            await hand.press("u")


async def test_a_leading_quotation_mark_makes_a_quote_and_no_entry(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.write('"stairs"')
        hand.shows("  Quote   today 18:42")
        await hand.press("enter")
        hand.shows("Saved. u undoes.")
        assert [quote.text for quote in quotes(hand.store)] == ["stairs"]
        assert entries(hand.store) == ()
        await hand.press("u")
        assert quotes(hand.store) == ()


async def test_pasted_lines_become_entries_and_quotes_and_u_takes_all_of_them_back(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.paste('- charts 4\n"now I get it"\na note')
        await hand.press("enter")
        hand.shows("3 entries and quotes saved. u undoes.")
        assert sorted(texts(hand.store)) == ["a note", "charts"]
        assert [quote.text for quote in quotes(hand.store)] == ["now I get it"]
        await hand.press("u")
        assert (texts(hand.store), quotes(hand.store)) == ([], ())


async def test_a_quote_says_which_activity_it_is_taken_to_be_about(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        with hand.store.transaction("session.log") as batch:
            hostile = Activity(uuid7(batch.at), HOSTILE, EducatorDomain.TEACHING, "lecture")
            ACTIVITY.insert(hand.store.db, [hostile])
            session = TeachingSession(uuid7(batch.at), hostile.id, hand.store.clock().date())
            SESSION.insert(hand.store.db, [session])
        await hand.press("c")
        await hand.write('"stairs"')
        await hand.press("enter")
        hand.reads("Saved, about [/] [red]x[/]")
        assert quotes(hand.store)[0].activity == hostile.id


async def test_what_was_ignored_while_a_quote_was_written_is_ignored_in_the_quote(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.write('"the 58 yo M was a good case"')
        await hand.until_seen("ctrl+g")
        await hand.press("ctrl+g", "enter")
        [quote] = quotes(hand.store)
        assert privacy.check(hand.store, "quote", quote.id, [quote.text]).warnings == ()
        assert privacy.check(hand.store, "entry", quote.id, [quote.text]).warnings != ()


async def test_u_takes_the_capture_back_and_U_brings_it_again(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        before = texts(hand.store)
        await hand.press("c")
        await hand.write("a thought")
        await hand.press("enter")
        assert texts(hand.store) == ["a thought", *before]
        await hand.press("u")
        hand.shows("Taken back: capture.")
        assert texts(hand.store) == before
        await hand.press("U")
        hand.shows("Done again: capture.")
        assert texts(hand.store) == ["a thought", *before]


async def test_letters_are_text_and_no_second_box_opens(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("can u undo z? 2 + 2 [1]/")
        hand.shows("  can u undo z? 2 + 2 [1]/")
        await hand.press("ctrl+n", "f2", "escape")
        hand.shows("NEXT")


async def test_a_line_that_cannot_be_read_stays_with_its_sentence(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        before = texts(hand.store)
        await hand.press("c")
        for line, sentence in (
            ("- pager 9/9", "9/9 is not a rating: dread/energy go from 0 to 5."),
            ("- pager @nothing", "No kind of work answers to @nothing"),
            ("pager 2026-02-30", "There is no day 2026-02-30"),
            ("pager 2026-03-14", "Saturday 14 March 2026 is still to come"),
            ("pager 23:59", "23:59 is still to come today"),
            ("- 5/0", "There are no words yet."),
        ):
            await hand.write(line)
            hand.reads(sentence)
            await hand.press("enter")
            hand.reads(line, sentence)
            hand.hides("Saved.")
            await hand.until(lambda kept=[line]: waiting(hand.store) == kept)  # type: ignore[misc]
            await hand.press("ctrl+u")
        assert texts(hand.store) == before


async def test_ctrl_n_saves_and_stays_for_another(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("ctrl+n")
        await hand.write("first of two")
        await hand.press("ctrl+n")
        hand.shows("Saved. u undoes.", "Nothing to read yet.")
        await hand.write("second of two")
        await hand.press("enter")
        assert set(texts(hand.store)[:2]) == {"second of two", "first of two"}
        hand.shows("NEXT")


async def test_escape_keeps_the_draft_and_the_box_opens_with_it_again(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("- half a thou")
        await hand.press("escape")
        hand.shows("The draft is kept.")
        assert waiting(hand.store) == ["- half a thou"]
        await hand.press("4", "c")
        await hand.write("ght")
        hand.shows("  - half a thought")
        await hand.press("enter")
        assert texts(hand.store)[0] == "half a thought"
        assert waiting(hand.store) == []


async def test_what_is_typed_is_in_the_file_within_a_second_for_whoever_loses_the_terminal(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("c")
        await hand.write("- never lost")
        await hand.until(lambda: waiting(sample_workbook) == ["- never lost"])


async def test_a_draft_that_was_deleted_to_the_last_letter_is_forgotten(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("- oh")
        await hand.press("escape")
        hand.shows("A capture is waiting")
        await hand.press("c", *["backspace"] * 4, "escape")
        assert waiting(hand.store) == []
        hand.hides("A capture is waiting")


async def test_enter_in_an_empty_box_closes_it_and_saves_nothing(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        before = texts(hand.store)
        await hand.press("c", "enter")
        hand.shows("NEXT")
        assert texts(hand.store) == before


async def test_of_six_pasted_lines_the_bad_one_stays_in_the_box(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        before = texts(hand.store)
        await hand.press("c")
        await hand.paste(SIX_LINES)
        hand.shows("6 lines, 1 to mend")
        hand.reads("4 9/9 is not a rating", "1 Drains", "2 Feeds", "3 Quote", "5 Note", "6 Drains")
        await hand.press("enter")
        hand.shows("5 entries and quotes saved. u undoes.", "  - pager all night 9/9")
        hand.hides("MS3 through an ECG 5", "6 lines")
        assert len(texts(hand.store)) == len(before) + 4
        assert quotes(hand.store)[0].text == '"I finally get it now" said the intern'
        assert waiting(hand.store) == ["- pager all night 9/9"]
        await hand.press("backspace", "backspace", "backspace")
        await hand.write("5/0")
        await hand.press("enter")
        assert len(texts(hand.store)) == len(before) + 5
        assert waiting(hand.store) == []
        await hand.press("u", "u")
        assert texts(hand.store) == before


async def test_three_hundred_pasted_lines_become_three_hundred_entries_in_their_order(empty_app: PivotApp) -> None:
    lines = [f"line number {number:03}" for number in range(300)]
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.paste("\r\n".join(lines))
        hand.shows("300 lines, all of them read well")
        await hand.press("enter")
        await hand.until_seen("300 entries saved. u undoes.")
        assert sorted(texts(hand.store)) == lines
        assert texts(hand.store) == lines[::-1]
        await hand.press("u")
        assert texts(hand.store) == []


async def test_pasted_text_is_kept_to_the_letter(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.paste(f"{HOSTILE} tab\there")
        hand.reads("[/] [red]x[/] [$primary] \\ 日本語")
        await hand.press("enter")
        assert texts(hand.store) == [f"{HOSTILE} tab\there"]


async def test_tab_completes_a_kind_of_work(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.write("- calls @inb")
        await hand.press("tab")
        hand.shows("  - calls @inbox", "Charts and inbox")
        await hand.write("5/0")
        await hand.press("enter")
        assert entries(hand.store)[0].dread == 5


async def test_tab_names_the_kinds_that_are_still_possible(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.write("- calls @c")
        await hand.press("tab")
        hand.shows("@call   @coach", "  - calls @c")
        await hand.write("o")
        await hand.press("tab")
        hand.shows("  - calls @coach", "Coaching learners")


async def test_tab_without_a_kind_does_nothing(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await hand.press("c")
        await hand.write("- calls")
        before = hand.screen
        await hand.press("tab")
        assert hand.screen == before
        await hand.write("!")
        hand.shows("  - calls!")


async def test_ctrl_n_captures_over_whatever_is_open(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for keys, below in (
            (("2", "D"), "Erase this entry for good?"),
            (("2", "a"), "New entry"),
            (("2", "w", "e"), "Short word"),
            (("2", "/"), "Entries"),
            (("2", "G", "k", "n"), "How much dread, 0 to 5?"),
            (("?",), "One next thing"),
        ):
            await hand.press(*keys)
            hand.shows(below)
            await hand.press("ctrl+n")
            await hand.write("- in between 4/1")
            await hand.press("enter")
            hand.shows(below)
            await hand.go_home()
        assert texts(hand.store).count("in between") == 6
        assert waiting(hand.store) == []


async def test_while_another_program_writes_the_text_stays_and_is_saved_by_itself_afterwards(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("c")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.write("- patience 3/1")
        await hand.press("enter")
        hand.shows("  - patience 3/1", "not kept yet: another program is writing")
        hand.hides("Saved.")
        sample_workbook.db.execute("ROLLBACK")
        await hand.until_seen("Saved. u undoes.")
        hand.hides("patience 3/1")
        assert texts(sample_workbook).count("patience") == 1
        assert waiting(sample_workbook) == []


async def test_a_draft_is_kept_by_itself_once_another_program_has_written(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("c")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.write("- slowly now")
        await hand.until_seen("not kept yet: another program is writing")
        sample_workbook.db.execute("ROLLBACK")
        await hand.until(lambda: waiting(sample_workbook) == ["- slowly now"])
        await hand.until_seen("draft kept as you type")


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape"), ("ctrl+t", "3")])
async def test_leaving_the_box_loses_no_word_while_another_program_writes(
    shared_app: PivotApp, sample_workbook: Store, keys: tuple[str, ...]
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("c")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.write("not a word lost")
        await hand.press(*keys)
        hand.hides("The draft is kept.")
        sample_workbook.db.execute("ROLLBACK")
        await hand.until(lambda: "not a word lost" in [*waiting(sample_workbook), *texts(sample_workbook)])


async def test_what_is_typed_on_while_a_save_is_waiting_is_saved_with_it(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("c")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.write("one")
        await hand.press("enter")
        await hand.write(" more word")
        sample_workbook.db.execute("ROLLBACK")
        await hand.until_seen("Saved. u undoes.")
        await hand.settle()
        saved = [text for text in texts(sample_workbook) if text.startswith("one")]
        assert len(saved) == 1
        assert [*saved, *waiting(sample_workbook)] in (["one more word"], ["one", " more word"])


async def test_a_workbook_that_cannot_be_written_says_so_and_keeps_the_text(
    sample_workbook: Store, clock: Clock
) -> None:
    path = sample_workbook.path
    with RawStore(path, wait=0.1, reason=read_only_reason(path)) as store:
        async with hand_on(PivotApp(path, clock, store)) as hand:
            await hand.press("c")
            await hand.write("- read only 5")
            await hand.until_seen("not kept yet: nothing can be saved here")
            await hand.press("enter")
            hand.reads("so you can read but not save")
            hand.app.clear_notifications()
            await hand.press("escape")
            hand.hides("Saved.", "The draft is kept.")
            hand.app.clear_notifications()
            await hand.until_seen("  - read only 5")
        assert texts(sample_workbook).count("read only") == 0


async def test_a_full_disk_keeps_the_text_on_the_screen_and_saves_once_there_is_room(
    sample_workbook: Store, clock: Clock
) -> None:
    lines = [f"a long line to fill the disk with {'x' * 200} {number}" for number in range(40)]
    async with hand_on(PivotApp(sample_workbook.path, clock, sample_workbook)) as hand:
        room = sample_workbook.db.execute("PRAGMA max_page_count").fetchone()[0]
        sample_workbook.db.execute("PRAGMA max_page_count = 1")
        await hand.press("c")
        await hand.paste("\n".join(lines))
        await hand.until_seen("not kept yet: the disk is full")
        await hand.press("enter")
        hand.shows("40 lines, all of them read well")
        hand.reads("the disk is full")
        sample_workbook.db.execute(f"PRAGMA max_page_count = {room}")
        await hand.press("enter")
        hand.shows("40 entries saved. u undoes.")
        assert waiting(sample_workbook) == []


async def test_what_is_typed_in_one_go_with_the_key_reaches_the_box(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        for area in "125":
            await hand.press(area)
            await hand.write(f"c- did not eat in area {area} 3\n")
            assert f"did not eat in area {area}" in texts(sample_workbook)


async def test_leaving_the_program_keeps_what_was_just_typed(sample_app: PivotApp, sample_workbook: Store) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("c")
        await hand.write("- on the way out")
        await hand.press("ctrl+q")
    assert sample_app.return_code == 0
    assert waiting(sample_workbook) == ["- on the way out"]


async def test_nothing_is_ever_both_saved_and_still_waiting(shared_app: PivotApp, sample_workbook: Store) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("c")
        await hand.write("only once")
        await hand.until(lambda: waiting(sample_workbook) == ["only once"])
        await hand.press("enter")
        assert (texts(sample_workbook).count("only once"), waiting(sample_workbook)) == (1, [])
        await hand.press("c")
        await hand.write("only twice")
        await hand.press("enter")
        hand.app.keep_drafts()
        assert (texts(sample_workbook).count("only twice"), waiting(sample_workbook)) == (1, [])
        await hand.press("1", "2", "c")
        hand.shows("Nothing to read yet.")
