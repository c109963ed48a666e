"""One line typed at a prompt: asked for, asked for again with what was typed, and left without harm."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pivot_tui import store as stores
from pivot_tui.store.tables.quotes import QUOTE

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Texts = Callable[[Path], list[str]]

CTRL_C, CTRL_D, BACKSPACE = "\x03", "\x04", "\x7f"


@pytest.mark.parametrize(
    ("command", "prompt"),
    [
        ("dread", "What drained you?"),
        ("energy", "What fed you?"),
        ("note", "Note:"),
    ],
)
def test_a_capture_without_words_asks_for_one_line(
    terminal: Start, db: Path, texts: Texts, command: str, prompt: str
) -> None:
    opened = terminal("--db", str(db), command)
    opened.wait_for(prompt)
    opened.send("don't eat # or ! or 'this'\r")

    assert opened.wait_end() == 0
    assert "(pivot undo takes it back)" in opened.text
    assert texts(db) == ["don't eat # or ! or 'this'"]


def test_a_quote_without_words_asks_for_one_line_too(terminal: Start, db: Path, texts: Texts) -> None:
    opened = terminal("--db", str(db), "quote")
    opened.wait_for("What did the learner say?")
    opened.send("don't eat # or ! or 'this'\r")

    assert opened.wait_end() == 0
    assert "(pivot undo takes it back)" in opened.text
    assert texts(db) == []
    with stores.open(db) as store, store.reading() as connection:
        assert [quote.text for quote in QUOTE.select(connection)] == ["don't eat # or ! or 'this'"]


def test_a_line_that_cannot_be_read_is_offered_again_with_its_sentence(terminal: Start, db: Path, texts: Texts) -> None:
    pytest.importorskip("readline")
    opened = terminal("--db", str(db), "dread")
    opened.wait_for("What drained you?")
    opened.send("charts 6/0\r")
    opened.wait_for("6/0 is not a rating")
    opened.wait_until(lambda: opened.text.count("What drained you? charts 6/0") == 2, "the typed text, offered again")
    opened.send(BACKSPACE * 3 + "5/0\r")

    assert opened.wait_end() == 0
    assert "Drains   ▼5 ▲0   today" in opened.text
    assert texts(db) == ["charts"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, "\r"], ids=["ctrl+c", "ctrl+d", "enter"])
def test_leaving_the_prompt_saves_nothing(terminal: Start, db: Path, texts: Texts, key: str) -> None:
    opened = terminal("--db", str(db), "dread")
    opened.wait_for("What drained you?")
    opened.send(key)

    assert opened.wait_end() == 0
    assert "Nothing was saved." in opened.text
    assert texts(db) == []


def test_a_command_on_an_encrypted_workbook_asks_for_the_passphrase(
    terminal: Start, locked: Path, passphrase: str
) -> None:
    captured = terminal("--db", str(locked), "note", "private words")
    captured.wait_for("Passphrase of locked.db:")
    captured.send(f"{passphrase}\r")
    assert captured.wait_end() == 0
    assert "Note   not rated   today" in captured.text
    assert passphrase not in captured.text

    shown = terminal("--db", str(locked), "show", "journal")
    shown.wait_for("Passphrase of locked.db:")
    shown.send(f"{passphrase}\r")
    assert shown.wait_end() == 0
    assert "private words" in shown.text


@pytest.mark.parametrize("words", [("note", "private words"), ("show", "journal")], ids=" ".join)
def test_a_wrong_passphrase_is_one_sentence(terminal: Start, locked: Path, words: tuple[str, ...]) -> None:
    opened = terminal("--db", str(locked), *words)
    opened.wait_for("Passphrase of locked.db:")
    opened.send("a wrong one\r")

    assert opened.wait_end() == 1
    assert "That is the wrong passphrase" in opened.text
    assert "Traceback" not in opened.text


@pytest.mark.parametrize("words", [("note", "private words"), ("show", "journal")], ids=" ".join)
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl+c", "ctrl+d"])
def test_leaving_the_question_for_the_passphrase_is_silent(
    terminal: Start, locked: Path, words: tuple[str, ...], key: str
) -> None:
    opened = terminal("--db", str(locked), *words)
    opened.wait_for("Passphrase of locked.db:")
    opened.send(key)

    assert opened.wait_end() == 130
    assert opened.text.strip() == "Passphrase of locked.db:"
