"""Whatever ends the program, and however many write at once: not a word is lost."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Texts = Callable[[Path], list[str]]
DraftOf = Callable[[Path], str | None]

LEAVES, SHOWS_CURSOR = b"\x1b[?1049l", b"\x1b[?25h"
TYPED = "- the pager at three 5/0 @call"


@pytest.fixture
def typing(terminal: Start, db: Path) -> Any:
    """A terminal in which a line was typed and not sent off."""
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")
    opened.send("c")
    opened.wait_for("draft kept as you type")
    opened.send(TYPED)
    opened.wait_for(TYPED, "Call and pager")
    return opened


def test_a_line_typed_before_kill_9_is_offered_again(
    typing: Any, terminal: Start, db: Path, draft_of: DraftOf, texts: Texts
) -> None:
    typing.wait_until(lambda: draft_of(db) == TYPED, "the draft in the file")
    typing.kill(signal.SIGKILL)
    assert typing.wait_end() == -signal.SIGKILL

    again = terminal("--db", str(db))
    again.wait_for("NEXT", "A capture is waiting as you left it", TYPED, "n Open the draft")
    again.send("n")
    again.wait_for("draft kept as you type", "Call and pager", "enter Save")
    again.send("\r")
    again.wait_for("Saved. u undoes.")
    assert texts(db) == ["the pager at three"]
    assert draft_of(db) is None


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_keeps_the_draft_and_gives_the_terminal_back(
    typing: Any, db: Path, draft_of: DraftOf, name: str
) -> None:
    number = getattr(signal, name)
    typing.kill(number)

    assert typing.wait_end() == 128 + number
    assert draft_of(db) == TYPED
    assert typing.written.rfind(LEAVES) > 0
    assert typing.written.rfind(SHOWS_CURSOR) > typing.written.rfind(b"\x1b[?25l")


def test_a_closed_window_keeps_the_draft(typing: Any, db: Path, draft_of: DraftOf) -> None:
    typing.hang_up()

    typing.wait_end()
    assert draft_of(db) == TYPED


def test_quitting_keeps_the_draft(typing: Any, db: Path, draft_of: DraftOf) -> None:
    typing.send("\x11")

    assert typing.wait_end() == 0
    assert draft_of(db) == TYPED


def test_fifty_captures_at_once_are_fifty_entries(
    shell: Callable[..., subprocess.Popen[str]], tmp_path: Path, texts: Texts, is_sound: Callable[[Path], bool]
) -> None:
    path = tmp_path / "made by whoever is first" / "workbook.db"
    captures = [f"capture {number} of fifty" for number in range(50)]

    for first in range(0, 50, 10):
        processes = [shell("--db", str(path), "note", text, "//") for text in captures[first : first + 10]]
        for process in processes:
            said, complained = process.communicate(timeout=120)
            assert (process.returncode, complained) == (0, "")
            assert said.startswith("Note   not rated   today ")

    assert sorted(texts(path)) == sorted(captures)
    assert is_sound(path)
    assert [place.name for place in path.parent.iterdir()] == ["workbook.db"]


def test_an_open_workbook_shows_what_a_shell_captures(
    terminal: Start, shell: Callable[..., subprocess.Popen[str]], db: Path
) -> None:
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")

    shell("--db", str(db), "dread", "written in another window", "4").communicate(timeout=120)

    opened.wait_for("written in another window", "1 entry logged", "How much energy was it, today?")
    opened.send("2")
    opened.wait_for("1 entry, newest first")
    shell("--db", str(db), "undo").communicate(timeout=120)
    opened.wait_without("written in another window")


def test_a_capture_by_keys_and_one_from_the_shell_are_both_kept(
    typing: Any, shell: Callable[..., subprocess.Popen[str]], db: Path, texts: Texts, draft_of: DraftOf
) -> None:
    shell("--db", str(db), "note", "from the shell").communicate(timeout=120)
    assert typing.child.isalive()
    typing.send("\r")
    typing.wait_for("Saved. u undoes.")

    assert texts(db) == ["from the shell", "the pager at three"]
    assert draft_of(db) is None


def test_a_byte_of_another_encoding_is_a_sign_like_any_other(typing: Any) -> None:
    typing.child.send(b" caf\xe9 ")
    typing.wait_for("caf\N{REPLACEMENT CHARACTER}")
    assert typing.child.isalive()
