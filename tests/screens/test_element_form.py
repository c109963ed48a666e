"""The form for a row of the sheet: writing, rating, offering a capture, drafts, and sentences beside the fields."""

import pytest
from tests.screens.driving import HOSTILE, Hand, entries, hand_on, waiting
from textual.widgets import Input

from pivot_tui.app import PivotApp
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.journal import Sign
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.screens.element_form import ElementFormScreen
from pivot_tui.workbook import journal, sheet
from pivot_tui.workbook.sheet import ElementForm


async def open_form(hand: Hand, identifier: str | None = None, form: ElementForm | None = None) -> None:
    """Open the form of a row, or of a new one."""
    assert hand.app.session is not None
    hand.app.push_screen(ElementFormScreen(hand.app.session, identifier, form))
    await hand.settle()


async def test_a_row_is_written_rated_and_placed_with_the_keyboard_alone(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand)
        hand.shows("New row", "not rated", "[What you dread]", "[not said]")
        await hand.write("Charts after the shift")
        await hand.press("tab", "5", "tab", "0", "tab")
        await hand.write("inbox")
        await hand.press("tab")
        await hand.write("1:30")
        await hand.press("tab", "left", "ctrl+s")
        hand.shows("Saved. u undoes.")
        (row,) = sheet.elements(hand.store)
        assert (row.text, row.prompt, row.dread, row.energy) == ("Charts after the shift", Prompt.DREADED, 5, 0)
        assert (row.minutes, row.bucket) == (90, Bucket.AFTER_HOURS)
        await hand.press("u")
        assert sheet.elements(hand.store) == ()


async def test_a_row_opens_as_it_is_and_keeps_hostile_text_literally(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        row = sheet.save_element(hand.store, ElementForm(HOSTILE, Prompt.ENERGY, "coach", 0, 5, "2", Bucket.CLINICAL))
        assert isinstance(row, WorkElement)
        await open_form(hand, row.id)
        hand.shows("[/] [red]x[/]", "[5]", "Coaching learners", "[Clinical]", "[What gives energy]")
        await hand.press("tab", "3", "ctrl+s")
        assert sheet.find(hand.store, row.id).dread == 3
        assert sheet.find(hand.store, row.id).text == HOSTILE


async def test_sentences_stand_under_their_fields_and_what_was_typed_stays(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand, form=ElementForm("words", kind="paperwork", hours="many"))
        await hand.press("ctrl+s")
        hand.shows("paperwork", "many")
        assert hand.row("No kind of work has this name or short word.") == hand.row("paperwork") + 1
        assert hand.row("Hours are written like 6, 1.5, 1:30 or 90 min.") == hand.row("many") + 1
        assert hand.app.focused is not None
        assert hand.app.focused.id == "hours"


async def test_a_form_that_was_closed_comes_back_as_a_draft(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand, form=ElementForm(prompt=Prompt.ENERGY))
        await hand.write("half a")
        await hand.press("tab", "tab", "4", "escape")
        hand.shows("The draft is kept.")
        assert len(waiting(hand.store)) == 1
        await open_form(hand, form=ElementForm(prompt=Prompt.DREADED))
        hand.hides("half a", "a draft, not saved yet")
        await hand.press("escape", "escape")
        await open_form(hand, form=ElementForm(prompt=Prompt.ENERGY))
        hand.shows("half a", "[4]", "a draft, not saved yet")
        await hand.press("ctrl+s")
        assert waiting(hand.store) == []
        assert [row.text for row in sheet.elements(hand.store)] == ["half a"]


async def test_escape_leaves_the_field_before_the_form(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand)
        await hand.press("escape")
        hand.shows("New row")
        await hand.press("escape")
        hand.hides("New row")
        assert waiting(hand.store) == []


async def test_a_capture_becomes_a_row_once_and_then_opens_it(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        session = hand.app.session
        assert session is not None
        before = len(sheet.elements(hand.store))
        entry = next(entry for entry in entries(hand.store) if entry.sign is Sign.DRAIN)
        hand.app.push_screen(ElementFormScreen.for_entry(session, entry.id))
        await hand.settle()
        hand.shows("From a capture", entry.text[:20])
        await hand.press("ctrl+s")
        assert len(sheet.elements(hand.store)) == before + 1
        row = sheet.element_of_entry(hand.store, entry.id)
        assert row is not None
        assert sheet.find(hand.store, row).text == entry.text
        hand.app.push_screen(ElementFormScreen.for_entry(session, entry.id))
        await hand.settle()
        hand.shows("Row of the sheet")
        await hand.write("!")
        await hand.press("ctrl+s")
        assert sheet.find(hand.store, row).text == f"{entry.text}!"
        assert len(sheet.elements(hand.store)) == before + 1


async def test_a_capture_that_has_gone_cannot_be_offered(sample_app: PivotApp) -> None:
    async with hand_on(sample_app) as hand:
        session = hand.app.session
        assert session is not None
        entry = entries(hand.store)[0]
        journal.trash(hand.store, [entry.id])
        with pytest.raises(NotFound):
            ElementFormScreen.for_entry(session, entry.id)


async def test_a_record_number_in_a_row_is_saved_only_the_second_time(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand)
        await hand.write("read MRN 1234567 aloud")
        await hand.press("ctrl+s")
        hand.reads("“MRN 1234567” looks like a record or encounter number", "ctrl+s again saves it as it is")
        assert sheet.elements(hand.store) == ()
        await hand.press("ctrl+s")
        assert [row.text for row in sheet.elements(hand.store)] == ["read MRN 1234567 aloud"]


async def test_what_must_be_confirmed_comes_into_sight_from_the_last_field(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand, form=ElementForm("line\n" * 20 + "MRN 1234567", hours="many"))
        await hand.press(*["tab"] * 6, "ctrl+s")
        hand.reads("ctrl+s again saves it as it is")


async def test_what_was_ignored_in_a_row_is_not_said_again_when_it_is_edited(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand)
        await hand.write("thanked Mrs. Alvarez")
        await hand.until_seen("ctrl+g leaves it as it is")
        await hand.press("ctrl+g")
        hand.hides("ctrl+g")
        await hand.press("ctrl+s")
        await open_form(hand, sheet.elements(hand.store)[0].id)
        await hand.write(" and Mr. Ruiz")
        await hand.until_seen("“Mr. Ruiz”")
        hand.hides("“Mrs. Alvarez”")


async def test_a_name_in_a_row_becomes_initials_with_one_key(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand)
        await hand.write("PGY-2 Sam Ortiz led rounds")
        await hand.until_seen("ctrl+r writes initials")
        await hand.press("ctrl+r", "ctrl+s")
        assert [row.text for row in sheet.elements(hand.store)] == ["PGY-2 S.O. led rounds"]


async def test_words_of_self_harm_in_a_row_bring_the_support_lines_and_are_saved(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        await open_form(hand)
        await hand.write("better off dead")
        await hand.until_seen("988 Suicide & Crisis Lifeline")
        hand.shows("F8 names everybody who can be reached")
        await hand.press("ctrl+s")
        assert [row.text for row in sheet.elements(hand.store)] == ["better off dead"]


async def test_hours_that_make_no_sense_have_one_sentence_and_stay(empty_app: PivotApp) -> None:
    async with hand_on(empty_app) as hand:
        for hours in ("99:99", "1e9", "31 February", "[/]", "👩🏽‍⚕️", "9" * 10_000):
            await open_form(hand, form=ElementForm("words", hours=hours))
            await hand.press("ctrl+s")
            assert hand.row("Hours are written like 6, 1.5, 1:30 or 90 min.") == hand.row("Hours a week") + 1
            assert hand.app.screen.query_one("#hours", Input).value == hours
            assert sheet.elements(hand.store) == ()
            await hand.go_home()
