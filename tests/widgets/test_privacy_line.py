"""The line under a text: what looks like what, what the keys do, and the support lines, inline."""

from collections.abc import AsyncIterator

import pytest
from tests.widgets.hosting import Host

from pivot_tui.store.ignored import ignored
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import Store
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.session import Session


@pytest.fixture
async def line(empty_workbook: Store, clock: Clock) -> AsyncIterator[PrivacyLine]:
    """A line for a new entry."""
    session = Session(empty_workbook, clock)
    app = Host(lambda: PrivacyLine(session, "entry"))
    async with app.run_test(size=(70, 16)):
        yield app.query_one(PrivacyLine)


async def test_nothing_is_said_about_words_of_work(line: PrivacyLine) -> None:
    line.look("prior auth calls", "")
    assert not line.speaks
    assert line.may_save("prior auth calls", "")


async def test_level_a_is_saved_at_the_second_try(line: PrivacyLine) -> None:
    line.look("MRN 1234567")
    assert "enter twice saves it as it is" in str(line.content)
    assert not line.may_save("MRN 1234567")
    assert "enter again saves it as it is" in str(line.content)
    assert line.may_save("MRN 1234567")


async def test_a_changed_text_is_asked_about_anew(line: PrivacyLine) -> None:
    assert not line.may_save("MRN 1234567")
    assert not line.may_save("MRN 1234568")
    line.look("something else")
    assert not line.may_save("MRN 1234568")


async def test_looking_again_at_the_same_text_keeps_the_question_open(line: PrivacyLine) -> None:
    assert not line.may_save("MRN 1234567")
    line.look("MRN 1234567")
    assert line.may_save("MRN 1234567")


async def test_a_warning_holds_nothing_up_and_can_be_ignored(line: PrivacyLine) -> None:
    assert line.may_save("Mrs. Alvarez and Mr. Ruiz")
    said = str(line.content)
    assert "“Mrs. Alvarez” looks like somebody's name; initials or a role say enough. (and 1 more)" in said
    assert "ctrl+g leaves it as it is" in said
    line.ignore()
    assert "“Mr. Ruiz”" in str(line.content)
    line.ignore()
    assert not line.speaks
    line.ignore()
    line.look("Mrs. Alvarez and Mr. Ruiz, once more")
    assert not line.speaks


async def test_what_was_ignored_in_a_new_record_is_remembered_with_its_id(
    line: PrivacyLine, empty_workbook: Store
) -> None:
    line.look("Mrs. Alvarez")
    line.ignore()
    line.saved([("one", "Mrs. Alvarez"), ("two", "nobody")])
    assert len(ignored(empty_workbook, "entry", "one")) == 1
    assert ignored(empty_workbook, "entry", "two") == frozenset()
    line.saved([("three", "Mrs. Alvarez")], "quote")
    assert len(ignored(empty_workbook, "quote", "three")) == 1
    assert ignored(empty_workbook, "entry", "three") == frozenset()


async def test_the_first_name_is_offered_as_initials_where_it_stands(line: PrivacyLine) -> None:
    line.look("PGY-2 Sam Ortiz.")
    assert "ctrl+r writes initials" in str(line.content)
    assert line.in_initials("- today: PGY-2 Sam Ortiz. 5/0") == "- today: PGY-2 S.O. 5/0"
    assert line.in_initials("nobody") is None


async def test_what_is_no_name_offers_no_initials(line: PrivacyLine) -> None:
    line.look("58 yo M with CHF")
    assert "initials" not in str(line.content)
    assert line.in_initials("58 yo M with CHF") is None


async def test_words_of_self_harm_bring_the_support_lines_and_hold_nothing_up(
    line: PrivacyLine,
) -> None:
    assert line.may_save("I want to end my life")
    said = str(line.content)
    assert "988" in said
    assert "1-888-409-0141" in said
    assert "911" in said
    assert "F8" in said


async def test_what_was_typed_is_quoted_literally(line: PrivacyLine) -> None:
    line.look("HPI: [/] [red]x\nPMH: y")
    assert "“HPI: … PMH:” looks like a pasted clinical note" in str(line.content)
    line.look("MRN ### 1234567 [/]")
    assert "“MRN ### 1234567”" in str(line.content)


async def test_it_takes_no_room_while_it_has_nothing_to_say(line: PrivacyLine) -> None:
    line.look("fine")
    assert not line.display
    line.look("MRN 1234567")
    assert line.display
    line.look("fine")
    assert not line.display
