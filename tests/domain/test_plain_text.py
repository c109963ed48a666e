"""Which words may be kept, and what a terminal is given to show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.plain_text import first_line, is_control, printable, text_problem


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t", "\xa0", "\u2028 \u3000"])
def test_a_text_without_words_is_refused(text: str) -> None:
    problem = text_problem(text)
    assert problem is not None
    assert (problem.field, problem.sentence) == ("text", "There are no words yet.")


@pytest.mark.parametrize(
    "text",
    [
        "Inbox again on a day off",
        "first line\n\tsecond line",
        "café, cafe\u0301",
        "שלום and مرحبا",
        "\u202eright to left\u202c",
        "👩🏽\u200d⚕️ on call",
        "no\xa0break\u2028line",
        "\ufeffmark",
        "[bold]not markup[/bold]",
        "-",
        "\U0010ffff",
    ],
)
def test_whatever_people_write_may_be_kept_and_is_shown_as_it_is(text: str) -> None:
    assert text_problem(text) is None
    assert printable(text) == text


@pytest.mark.parametrize(
    "control", ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\r", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9b", "\x9f"]
)
def test_a_character_that_commands_the_terminal_is_refused_and_shown_as_a_sign(control: str) -> None:
    problem = text_problem(f"red{control}[31m alert")
    assert problem is not None
    assert "control character" in problem.sentence
    assert is_control(control)
    assert printable(f"red{control}[31m alert") == "red\ufffd[31m alert"


@pytest.mark.parametrize("character", ["\n", "\t", " ", "~", "\xa0", "\u200d", "\u2028", "é"])
def test_line_breaks_tabs_and_letters_command_nothing(character: str) -> None:
    assert not is_control(character)


@pytest.mark.parametrize("half", [0xD800, 0xDBFF, 0xDC80, 0xDFFF])
def test_bytes_that_were_no_text_are_refused_and_shown_as_a_sign(half: int) -> None:
    problem = text_problem(f"caf{chr(half)}")
    assert problem is not None
    assert "not UTF-8" in problem.sentence
    assert printable(f"caf{chr(half)}") == "caf\ufffd"


@settings(deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=())))
def test_what_may_be_kept_can_be_stored_and_shown_unchanged(text: str) -> None:
    shown = printable(text)
    shown.encode()
    assert len(shown) == len(text)
    assert not any(is_control(character) for character in shown)
    assert (text_problem(text) is None) == (bool(text.strip()) and shown == text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one line", "one line"),
        ("first\nsecond", "first"),
        ("\n  \n\t first with words \nsecond", "first with words"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_the_first_line_with_words_stands_for_the_text(text: str, line: str) -> None:
    assert first_line(text) == line
