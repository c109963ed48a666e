"""Importing in a real terminal: asking first, leaving it, being killed in the middle, two at once, and an open app."""

import signal
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Texts = Callable[[Path], list[str]]
Sound = Callable[[Path], bool]

MANY = 12_000


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of three entries."""
    path = tmp_path / "journal.txt"
    path.write_text("".join(f"[2026-03-0{n} 09:00] Entry {n}\n" for n in (1, 2, 3)), encoding="utf-8")
    return path


@pytest.fixture
def long_journal(tmp_path: Path) -> Path:
    """A journal that takes a while to be saved."""
    path = tmp_path / "long.txt"
    first = datetime(2020, 1, 1, 9)  # noqa: DTZ001 - a wall clock has no zone
    times = (first + timedelta(hours=n) for n in range(MANY))
    path.write_text("".join(f"[{at:%Y-%m-%d %H:%M}] Entry @inbox\n" for at in times), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("answer", "said", "saved"), [("y\r", "3 entries imported", 3), ("\r", "Nothing was saved", 0)]
)
def test_it_is_asked_before_anything_is_saved(
    terminal: Start, db: Path, journal: Path, texts: Texts, answer: str, said: str, saved: int
) -> None:
    asked = terminal("import", "jrnl", str(journal), "--db", str(db))
    asked.wait_for("3 new", "Import 3 entries?")
    assert texts(db) == []

    asked.send(answer)

    asked.wait_for(said)
    assert asked.wait_end() == 0
    assert len(texts(db)) == saved


def test_ctrl_c_at_the_question_saves_nothing(terminal: Start, db: Path, journal: Path, texts: Texts) -> None:
    asked = terminal("import", "jrnl", str(journal), "--db", str(db))
    asked.wait_for("Import 3 entries?")

    asked.send("\x03")

    assert asked.wait_end() == 130
    assert "Traceback" not in asked.text
    assert texts(db) == []


@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT"])
def test_whatever_ends_it_in_the_middle_nothing_is_half_saved(
    terminal: Start, db: Path, long_journal: Path, texts: Texts, is_sound: Sound, name: str
) -> None:
    importing = terminal("import", "jrnl", str(long_journal), "--yes", "--db", str(db))
    importing.wait_for("Saving")

    importing.kill(getattr(signal, name))
    importing.wait_end()

    assert "Traceback" not in importing.text
    assert is_sound(db)
    assert len(texts(db)) in (0, MANY)

    again = terminal("import", "jrnl", str(long_journal), "--yes", "--db", str(db))
    again.wait_end()
    assert len(texts(db)) == MANY


def test_two_imports_of_the_same_at_once_are_one(
    shell: Callable[..., subprocess.Popen[str]], db: Path, long_journal: Path, texts: Texts, is_sound: Sound
) -> None:
    both = [shell("import", "jrnl", str(long_journal), "--yes", "--db", str(db)) for _ in range(2)]

    for process in both:
        _, complained = process.communicate(timeout=120)
        assert (process.returncode, complained) == (0, "")

    assert len(texts(db)) == MANY
    assert is_sound(db)


def test_an_open_workbook_shows_what_a_shell_imports_and_takes_back(
    terminal: Start, shell: Callable[..., subprocess.Popen[str]], db: Path, journal: Path, texts: Texts
) -> None:
    opened = terminal("--db", str(db))
    opened.wait_for("c Capture")

    shell("import", "jrnl", str(journal), "--yes", "--db", str(db)).communicate(timeout=120)
    opened.wait_for("Entry 3")
    assert len(texts(db)) == 3

    shell("undo", "--db", str(db)).communicate(timeout=120)
    opened.wait_without("Entry 3")
    assert texts(db) == []
