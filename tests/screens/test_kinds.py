"""Kinds of work: renaming, adding, retiring and bringing back, and what becomes of their entries."""

from tests.screens.driving import Hand, hand_on

from pivot_tui.app import PivotApp
from pivot_tui.domain.journal import Group
from pivot_tui.workbook import Store, journal


async def fill(hand: Hand, text: str) -> None:
    """Put a text in the place of what stands in the field."""
    await hand.press("end", "shift+home", "backspace")
    await hand.write(text)


async def test_the_kinds_stand_by_group_with_their_short_words_and_entries(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w")
        assert hand.line("@inbox").split() == ["Burden", "@inbox", "Charts", "and", "inbox", "2", "entries"]
        assert hand.line("@visits").split() == ["Burden", "@visits", "Stacked", "visits", "1", "entry"]
        assert hand.line("@dx").split() == ["Clinical", "core", "@dx", "Hard", "diagnoses"]
        assert hand.row("@call") < hand.row("@explain") < hand.row("@dx")
        await hand.press("escape")
        hand.shows("8 entries, newest first")


async def test_a_renamed_kind_has_its_new_name_everywhere(sample_app: PivotApp) -> None:
    async with hand_on(sample_app, (80, 40)) as hand:
        await hand.press("2", "w", "e")
        await fill(hand, "Paperwork")
        await hand.press("tab")
        await fill(hand, "paper")
        await hand.press("enter")
        hand.shows("Saved. u undoes.")
        assert hand.line("@paper").split() == ["Burden", "@paper", "Paperwork", "2", "entries"]
        await hand.press("escape")
        assert hand.line("Prior-auth").rstrip().endswith("Paperwork")
        await hand.press("c")
        await hand.write("- forms 3 @paper")
        hand.shows("Paperwork   today")
        await hand.press("escape", "1")
        assert hand.line("Prior-auth").rstrip().endswith("Paperwork")


async def test_a_kind_of_ones_own_can_be_added_and_named_in_a_capture(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w", "a")
        hand.shows("New kind of work", "[Other]")
        await hand.write("Committee work")
        await hand.press("tab")
        await hand.write("@Board")
        await hand.press("tab", "right", "ctrl+s")
        hand.shows("Saved. u undoes.")
        assert hand.line("@board").split() == ["Burden", "@board", "Committee", "work"]
        await hand.press("ctrl+n")
        await hand.write("- two hours of it 4 @board")
        await hand.press("enter")
        assert "1 entry" in hand.line("@board")


async def test_a_name_that_clashes_or_is_missing_says_so_and_the_form_stays(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w")
        for name, alias, sentence in (
            ("Giving talks", "fresh", "Another kind of work has this name."),
            ("giving TALKS", "fresh", "Another kind of work has this name."),
            ("Fresh", "talk", "Another kind of work answers to this word."),
            ("Fresh", "giving-talks", "Another kind of work answers to this word."),
            ("Fresh", "two words", "The short word is letters, digits and hyphens, without spaces."),
            ("", "fresh", "This cannot be empty."),
            ("Fresh", "", "This cannot be empty."),
        ):
            await hand.press("a")
            await hand.write(name)
            await hand.press("tab")
            await hand.write(alias)
            await hand.press("ctrl+s")
            hand.shows("New kind of work", sentence)
            await hand.press("escape")
        assert len(journal.kinds_of_work(hand.store)) == 15


async def test_a_retired_kind_is_offered_no_longer_and_its_entries_keep_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w", "d")
        hand.shows("Retired; its entries keep it. d brings it back.")
        assert hand.line("@inbox").split()[0] == "retired"
        assert "d Bring back" in hand.keys
        assert "2 entries" in hand.line("@inbox")
        await hand.press("escape")
        assert hand.line("Prior-auth").rstrip().endswith("Charts and inbox")
        await hand.press("c")
        await hand.write("- calls @inb")
        await hand.press("tab")
        hand.hides("@inbox ", "Charts and inbox   today")
        await hand.press("escape", "w", "G", "d")
        hand.shows("Back in use.")
        assert hand.line("@inbox").split()[0] == "Burden"
        assert "d Retire" in hand.keys


async def test_the_form_of_an_entry_keeps_its_retired_kind(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w", "d", "escape", "G", "k", "k", "e")
        hand.shows("Inbox again on a day off", "Charts and inbox")
        await hand.write("!")
        await hand.press("ctrl+s")
        assert hand.line("Inbox again on a day off!").rstrip().endswith("Charts and inbox")


async def test_u_takes_a_change_of_the_kinds_back(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w", "d", "u")
        hand.shows("Taken back: retirement of a kind of work.")
        assert hand.line("@inbox").split()[0] == "Burden"


async def test_escape_closes_the_form_without_saving(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        await hand.press("2", "w", "e")
        await fill(hand, "Something else")
        await hand.press("escape")
        hand.shows("Charts and inbox")
        hand.hides("Something else")


async def test_a_kind_that_another_program_adds_appears_by_itself(shared_app: PivotApp, sample_workbook: Store) -> None:
    async with hand_on(shared_app) as hand:
        await hand.press("2", "w")
        journal.save_kind(sample_workbook, "From elsewhere", "else", Group.OTHER)
        await hand.until_seen("From elsewhere")
