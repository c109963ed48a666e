"""The form for one entry: filling it, changing an entry, its problems beside their fields, and its draft."""

from tests.screens.driving import Hand, entries, hand_on, texts, waiting

from pivot_tui.app import PivotApp
from pivot_tui.domain.journal import Sign
from pivot_tui.workbook import Store, journal

TEXT, SIGN, DREAD, ENERGY, KIND, TAGS, DAY = range(7)


async def go_to(hand: Hand, field: int) -> None:
    """Go from the first field to another one."""
    await hand.press(*["tab"] * field)


async def clear(hand: Hand) -> None:
    """Empty the field that has the focus."""
    await hand.press("end", *["shift+home", "backspace"])


async def test_a_opens_an_empty_form_and_saves_what_is_filled_in(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "a")
        hand.shows("New entry", "[Note]", "not rated", "today")
        await hand.write("More than\na line")
        await hand.press("tab", "left", "tab", "2", "tab", "5", "tab")
        await hand.write("coach")
        await hand.press("tab")
        await hand.write("ward, +night")
        await hand.press("tab")
        await clear(hand)
        await hand.write("yesterday 18:30")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.", "9 entries, newest first")
        saved = next(entry for entry in entries(hand.store) if entry.text == "More than\na line")
        assert (saved.sign, saved.dread, saved.energy, saved.tags) == (Sign.FEED, 2, 5, ("ward", "night"))
        assert f"{saved.local:%Y-%m-%d %H:%M}" == "2026-03-12 18:30"
        assert hand.line("More than").rstrip().endswith("Coaching learners")
        await hand.press("u")
        hand.shows("Taken back: new entry.", "8 entries, newest first")


async def test_e_opens_the_entry_as_it_is_and_saves_what_was_changed(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "j", "e")
        hand.shows("Edit entry", "Sepsis noon conference: questions ran past the hour", "[Feeds]")
        hand.shows("Giving talks", "+sepsis", "2026-03-11 13:10")
        assert "[1]" in hand.line("Dread")
        assert "[5]" in hand.line("Energy")
        await hand.write(" and more")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.")
        assert "Sepsis noon" in hand.cursor_line()
        hand.reads("ran past the hour and more")
        saved = entries(hand.store)[1]
        assert saved.text == "Sepsis noon conference: questions ran past the hour and more"
        assert (saved.dread, saved.energy, saved.tags) == (1, 5, ("sepsis",))
        assert f"{saved.local:%Y-%m-%d %H:%M}" == "2026-03-11 13:10"
        await hand.press("u")
        hand.hides("and more")


async def test_enter_on_an_entry_opens_its_form(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "j", "enter")
        hand.shows("Edit entry", "Sepsis noon conference")


async def test_a_digit_rates_and_backspace_takes_the_rating_away(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await go_to(hand, ENERGY)
        assert "[4]" in hand.line("Energy")
        await hand.press("8", "1")
        assert "[1]" in hand.line("Energy")
        await hand.press("right", "right", "left")
        assert "[2]" in hand.line("Energy")
        await hand.press("backspace")
        assert "not rated" in hand.line("Energy")
        await hand.press("ctrl+s")
        assert entries(hand.store)[0].energy is None


async def test_a_kind_of_work_is_found_by_its_short_word_or_its_name_and_may_be_left_open(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        for typed, name in (("@inbox", "Charts and inbox"), ("hard diagnoses", "Hard diagnoses"), ("", "")):
            await hand.press("2") if hand.area != "Journal" else None
            await hand.press("e")
            await go_to(hand, KIND)
            await clear(hand)
            await hand.write(typed)
            await hand.press("ctrl+s")
            assert hand.line("Drafted checklist").rstrip().endswith(name or "over coffee")


async def test_a_kind_of_work_completes_itself(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await go_to(hand, KIND)
        await clear(hand)
        await hand.write("Stack")
        await hand.until_seen("Stacked visits")
        await hand.press("right", "ctrl+s")
        assert hand.line("Drafted checklist").rstrip().endswith("Stacked visits")


async def test_what_is_wrong_with_a_field_stands_under_it_and_goes_once_it_is_mended(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        before = texts(hand.store)
        await hand.press("2", "e")
        for field, typed, label, sentence, mended in (
            (TEXT, "", "Text", "This cannot be empty.", "mended"),
            (TEXT, "   ", "Text", "This cannot be empty.", "mended"),
            (KIND, "juggling", "Kind of work", "No kind of work has this name or short word.", "inbox"),
            (TAGS, "9lives", "Tags", "A tag begins with a letter and has no spaces.", "cat"),
            (DAY, "2026-02-30", "When", "There is no day 2026-02-30", "today"),
            (DAY, "2026-03-14", "When", "Saturday 14 March 2026 is still to come", "today"),
            (DAY, "someday", "When", "A day is written like 2026-03-13", "today"),
            (DAY, "", "When", "A day is written like 2026-03-13", "today"),
        ):
            await go_to(hand, field)
            await clear(hand)
            await hand.write(typed)
            await hand.press("ctrl+s")
            hand.shows("Edit entry", sentence)
            below = [line for line in hand.lines[hand.row(label) :] if line[15:].strip()]
            assert sentence in "".join(below[:2])
            assert texts(hand.store) == before
            await clear(hand)
            await hand.write(mended)
            await hand.press(*["shift+tab"] * field)
        await hand.press("ctrl+s")
        hand.hides("Edit entry", "A day is written like")
        assert texts(hand.store)[0] == "mended"
        assert waiting(hand.store) == []


async def test_every_field_says_what_is_wrong_with_it_at_once(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 40)) as hand:
        await hand.press("2", "a")
        await go_to(hand, TAGS)
        await hand.write("1st")
        await hand.press("ctrl+s")
        hand.shows("This cannot be empty.")
        await hand.write("some text")
        await hand.press("ctrl+s")
        hand.hides("This cannot be empty.")
        hand.shows("A tag begins with a letter and has no spaces.")


async def test_escape_leaves_the_field_then_the_form_and_the_draft_is_kept_for_this_entry_alone(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await hand.write(", twice")
        await hand.press("escape")
        hand.shows("Edit entry")
        await hand.press("escape")
        hand.shows("The draft is kept.", "8 entries, newest first")
        hand.hides("twice")
        await hand.press("j", "e")
        hand.hides("twice", "a draft")
        await hand.press("escape", "escape", "k", "e")
        hand.shows("coffee, twice", "a draft, not saved yet")
        await hand.press("ctrl+s")
        hand.reads("over coffee, twice")
        assert waiting(hand.store) == []
        await hand.press("e")
        hand.hides("a draft, not saved yet")


async def test_an_untouched_form_leaves_no_draft(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        for key in ("e", "a"):
            await hand.press("2") if hand.area != "Journal" else None
            await hand.press(key, "escape", "escape")
            hand.hides("The draft is kept.")
        assert waiting(hand.store) == []


async def test_a_draft_that_was_taken_back_to_what_is_saved_is_forgotten(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await hand.write("!")
        await hand.press("escape", "escape", "1")
        hand.shows("An entry is waiting as you left it")
        await hand.press("n", "backspace", "escape", "escape")
        assert waiting(hand.store) == []
        hand.hides("An entry is waiting as you left it")


async def test_what_is_typed_in_a_form_is_in_the_file_within_a_second(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2", "a")
        await hand.write("never lost")
        await hand.until(lambda: any("never lost" in body for body in waiting(sample_workbook)))


async def test_undo_brings_a_saved_form_back_as_it_was_and_leaves_no_draft(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await hand.write("!")
        await hand.until(lambda: waiting(hand.store))
        await hand.press("ctrl+s", "u")
        assert waiting(hand.store) == []
        await hand.press("e")
        hand.shows("over coffee")
        hand.hides("coffee!")


async def test_while_another_program_writes_the_form_stays_and_can_be_saved_afterwards(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2", "e")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.write(" with patience")
        await hand.press("ctrl+s")
        hand.shows("Edit entry")
        hand.reads("coffee with patience", "Another program is writing to this workbook")
        sample_workbook.db.execute("ROLLBACK")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.")
        assert texts(sample_workbook)[0].endswith("with patience")
        assert waiting(sample_workbook) == []


async def test_leaving_a_form_loses_no_word_while_another_program_writes(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2", "a")
        sample_workbook.db.execute("BEGIN IMMEDIATE")
        await hand.write("not a word lost")
        await hand.press("escape", "escape")
        hand.hides("The draft is kept.")
        sample_workbook.db.execute("ROLLBACK")
        await hand.until(lambda: any("not a word lost" in body for body in waiting(sample_workbook)))


async def test_an_entry_that_went_while_its_form_was_open_leaves_its_words_in_the_form(
    shared_app: PivotApp, sample_workbook: Store
) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2", "e")
        await hand.write(" still here")
        journal.trash(sample_workbook, [entries(sample_workbook)[0].id])
        await hand.press("ctrl+s")
        hand.shows("Edit entry")
        hand.reads("coffee still here", "That entry is not there any more")


async def test_the_draft_of_an_entry_that_was_trashed_does_not_bar_the_way_of_what_comes_next(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "e")
        await hand.write(" half done")
        await hand.press("escape", "escape", "d", "1")
        if hand.sees("An entry is waiting as you left it"):
            await hand.press("n")
            hand.shows("half done")
        else:
            await hand.press("2", "u", "g", "e")
            hand.reads("half done")


async def test_a_long_text_can_be_written_and_every_field_is_reached_in_a_small_terminal(
    sample_app: PivotApp,
) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "a")
        await hand.paste("\n".join(f"paragraph {number}" for number in range(200)))
        hand.shows("paragraph 199")
        for field in ("As", "Dread", "Energy", "Kind of work", "Tags", "When"):
            await hand.press("tab")
            hand.shows(field)
        await hand.press("ctrl+s")
        assert texts(hand.store)[0].count("\n") == 199
