"""The whole screen in a real terminal: opening, capturing by keys, other sizes, no colours, and leaving as it was."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Texts = Callable[[Path], list[str]]

CTRL_Q = "\x11"
ENTERS, LEAVES = b"\x1b[?1049h", b"\x1b[?1049l"
HIDES_CURSOR, SHOWS_CURSOR = b"\x1b[?25l", b"\x1b[?25h"
EVERY_AREA = "1 Today  2 Journal  3 Portfolio  4 People  5 Options  6 CV  7 Plan  8 Review"


def is_restored(written: bytes) -> bool:
    """Whether a terminal was given back: the shell's own screen, the cursor, and no reports of the mouse."""
    return all(
        written.rfind(back) > written.rfind(taken) >= 0
        for taken, back in (
            (ENTERS, LEAVES),
            (HIDES_CURSOR, SHOWS_CURSOR),
            (b"\x1b[?1000h", b"\x1b[?1000l"),
            (b"\x1b[?2004h", b"\x1b[?2004l"),
        )
    )


def colours(written: bytes) -> set[tuple[int, ...]]:
    """The colours that were written, as red, green and blue."""
    found = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", written)
    return {tuple(int(part) for part in parts) for parts in found}


def test_a_new_workbook_asks_its_three_questions_once_and_then_opens_on_today(terminal: Start, tmp_path: Path) -> None:
    path = tmp_path / "new" / "workbook.db"
    opened = terminal("--db", str(path))
    opened.wait_for("esc Skip all")
    opened.send("\x1b")
    opened.wait_for(EVERY_AREA, "NEXT")
    opened.send(CTRL_Q)
    assert opened.wait_end() == 0
    opened = terminal("--db", str(path))

    opened.wait_for(EVERY_AREA, "NEXT", "Write down one thing that drained you, or fed you", "c Capture", "? Help")
    assert opened.screen.display[0].startswith(" 1 Today")


def test_a_line_is_captured_by_keys_and_ctrl_q_gives_the_terminal_back(terminal: Start, db: Path, texts: Texts) -> None:
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")
    opened.send("c")
    opened.wait_for("draft kept as you type")
    opened.send("- prior auth calls 5/0 @inbox")
    opened.wait_for("Drains", "Charts and inbox", "enter Save")
    opened.send("\r")
    opened.wait_for("Saved. u undoes.", "prior auth calls")
    opened.send(CTRL_Q)

    assert opened.wait_end() == 0
    assert is_restored(opened.written)
    assert texts(db) == ["prior auth calls"]


def test_what_was_captured_can_be_taken_back_with_a_key(terminal: Start, db: Path, texts: Texts) -> None:
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")
    opened.send("c")
    opened.wait_for("draft kept as you type")
    opened.send("a hasty note\r")
    opened.wait_for("Saved. u undoes.")
    opened.send("u")
    opened.wait_for("Taken back: capture.")

    assert texts(db) == []


def test_pasted_lines_are_not_sent_off_by_their_line_ends(terminal: Start, db: Path, texts: Texts) -> None:
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")
    opened.send("c")
    opened.wait_for("draft kept as you type")
    opened.send("\x1b[200~- first 5/0\n+ second 6/0\nthird\x1b[201~")
    opened.wait_for("3 lines, 1 to mend")
    assert texts(db) == []

    opened.send("\r")
    opened.wait_for("2 entries saved. u undoes.", "+ second 6/0")
    assert texts(db) == ["first", "third"]


def test_the_demo_opens_on_its_own_friday_and_leaves_nothing(terminal: Start, tmp_path: Path) -> None:
    opened = terminal("demo", TMPDIR=str(tmp_path))
    opened.wait_for("Friday 13 March 2026", "the sample physician's workbook", "M.O.: Send the one-page CV")
    assert list(tmp_path.glob("pivot-demo-*")) != []
    opened.send(CTRL_Q)

    assert opened.wait_end() == 0
    assert is_restored(opened.written)
    assert list(tmp_path.glob("pivot-demo-*")) == []


def test_a_workbook_can_be_opened_on_another_day(terminal: Start, sample: Path) -> None:
    opened = terminal("--db", str(sample), "--today", "2026-03-01")

    opened.wait_for("Sunday 1 March 2026", "Last seven days")


def test_it_stays_alive_and_drawn_at_any_size(terminal: Start, sample: Path) -> None:
    opened = terminal("--db", str(sample), "--today", "2026-03-13")
    opened.wait_for(EVERY_AREA, "Ten steps, 4 begun", "? Help")

    opened.resize(40, 12)
    opened.wait_until(
        lambda: opened.screen.display[-1].startswith(" n Open the contact"), "the keys on the twelfth line"
    )
    assert opened.screen.display[0].startswith(" 1 Today")
    opened.resize(200, 60)
    opened.wait_until(
        lambda: opened.screen.display[-1].startswith(" n Open the contact"), "the keys on the sixtieth line"
    )
    opened.wait_for("Six admissions stacked after three, no break")
    opened.resize(80, 24)
    opened.wait_until(lambda: opened.screen.display[-1].startswith(" n Open the contact"), "the keys on the last line")
    opened.wait_for(EVERY_AREA, "Ten steps, 4 begun", "10  Plan")

    opened.send("2")
    opened.wait_for("8 entries, newest first")


def test_while_a_line_is_typed_another_size_keeps_it(terminal: Start, db: Path) -> None:
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")
    opened.send("c")
    opened.wait_for("draft kept as you type")
    opened.send("- half a line")

    for columns, rows in ((40, 12), (200, 60), (80, 24)):
        opened.resize(columns, rows)
        opened.wait_for("- half a line", "enter Save")
    opened.send(" and the rest")
    opened.wait_for("- half a line and the rest")


def test_colours_are_used_and_no_color_takes_them_away(terminal: Start, sample: Path) -> None:
    coloured = terminal("--db", str(sample), "--today", "2026-03-13", COLORTERM="truecolor")
    coloured.wait_for("Ten steps", "? Help")
    plain = terminal("--db", str(sample), "--today", "2026-03-13", COLORTERM="truecolor", NO_COLOR="1")
    plain.wait_for("Ten steps", "? Help", "▲ energy", "▼ dread")

    assert any(len(set(colour)) > 1 for colour in colours(coloured.written))
    assert [colour for colour in colours(plain.written) if len(set(colour)) > 1] == []
    coloured.look()
    plain.wait_until(lambda: plain.text == coloured.text, "the same text without colours")


def test_no_program_in_these_terminals_reaches_the_network(environment: dict[str, str]) -> None:
    script = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)

    assert "this program reached for the network" in done.stderr


def test_an_encrypted_workbook_asks_for_its_passphrase(terminal: Start, locked: Path, passphrase: str) -> None:
    opened = terminal("--db", str(locked))
    opened.wait_for("This workbook is locked", "locked.db")
    opened.send("a wrong one\r")
    opened.wait_for("That is the wrong passphrase")
    opened.send(f"{passphrase}\r")
    opened.wait_for(EVERY_AREA, "NEXT", "Write down one thing that drained you, or fed you")

    assert passphrase not in opened.text
    assert passphrase.encode() not in opened.written
    opened.send(CTRL_Q)
    assert opened.wait_end() == 0
    assert is_restored(opened.written)


def test_a_file_that_is_no_workbook_leaves_the_terminal_alone(terminal: Start, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("dear diary")

    opened = terminal("--db", str(tmp_path / "notes.txt"))

    assert opened.wait_end() == 1
    assert ENTERS not in opened.written
    assert b"is not a workbook of this program; it was left as it is." in opened.written
    assert opened.written.count(b"\n") == 1
