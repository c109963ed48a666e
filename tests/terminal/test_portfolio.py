"""The portfolio when the program is ended in the middle, and when several write at once: nothing lost or half saved."""

import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.interchange import making_evaluations as making

from pivot_tui import store as stores
from pivot_tui.store.tables.portfolio import ACTIVITY, RESPONSE, SESSION
from pivot_tui.workbook import activities

pytestmark = pytest.mark.xdist_group("pty")

Start = Callable[..., Any]
Shell = Callable[..., subprocess.Popen[str]]
TODAY = ("--today", "2026-03-13")
TYPED = "wed"


def rows(path: Path) -> tuple[int, int]:
    """How many sessions and how many answers there are."""
    with stores.open(path) as store, store.reading() as db:
        return len(list(SESSION.select(db))), len(list(RESPONSE.select(db)))


@pytest.fixture
def logging(terminal: Start, sample: Path) -> Any:
    """A terminal in which another session is being logged, its day typed and not saved."""
    opened = terminal("--db", str(sample), *TODAY)
    opened.wait_for("c Capture")
    opened.send("3")
    opened.wait_for("Log again", "Sepsis")
    opened.send("r")
    opened.wait_for("Who answered")
    opened.send("\x01\x0b")
    opened.wait_for("today, wed,")
    opened.send(TYPED)
    opened.wait_for("Wed 11 Mar 2026")
    return opened


@pytest.mark.parametrize("name", ["SIGKILL", "SIGHUP"])
def test_a_session_that_was_being_logged_waits_after_any_end(
    logging: Any, terminal: Start, sample: Path, name: str
) -> None:
    before = rows(sample)
    logging.wait_for("draft kept as you type")
    logging.kill(getattr(signal, name))
    logging.wait_end()

    assert rows(sample) == before
    again = terminal("--db", str(sample), *TODAY)
    again.wait_for("NEXT", "A session is waiting as you left it")
    again.send("n")
    again.wait_for("a draft, not saved yet", "Wed 11 Mar 2026")


def test_a_session_of_an_activity_that_went_meanwhile_is_neither_saved_nor_lost(logging: Any, sample: Path) -> None:
    with stores.open(sample) as store:
        with store.reading() as db:
            sepsis = next(one for one in ACTIVITY.select(db) if one.title.startswith("Sepsis"))
        activities.trash_activities(store, [sepsis.id])
    before = rows(sample)

    logging.send("\x13")

    logging.wait_for("That activity is not there any more; what you typed is kept")
    assert rows(sample) == before
    assert logging.child.isalive()


def test_logging_and_importing_the_same_twice_at_once_keeps_each_once(
    shell: Shell, sample: Path, tmp_path: Path, is_sound: Callable[[Path], bool]
) -> None:
    file = making.write(tmp_path / "g.csv", making.google_forms())
    sessions, _ = rows(sample)
    importing = ["import", "evaluations", str(file), "--activity", "sepsis", "--yes"]

    started = [shell("--db", str(sample), *TODAY, *words) for words in (importing, ["log", "sepsis"]) * 2]
    for process in started:
        _, complained = process.communicate(timeout=120)
        assert (process.returncode, complained) == (0, "")

    after, answers = rows(sample)
    assert after == sessions + 2
    assert is_sound(sample)
    shell("--db", str(sample), *TODAY, *importing).communicate(timeout=120)
    assert rows(sample) == (after, answers)


def test_a_full_disk_leaves_a_portfolio_file_as_it_was(
    sample: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    target = tmp_path / "portfolio.md"
    target.write_text("the one from last week", encoding="utf-8")

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    words = ["export", "portfolio", "--profile", "mine", "--output", str(target), "--force"]
    done = subprocess.run(
        [sys.executable, "-m", "pivot_tui", "--db", str(sample), *TODAY, *words],
        capture_output=True, text=True, env=environment, preexec_fn=fill, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert target.read_text(encoding="utf-8") == "the one from last week"


@pytest.mark.parametrize(
    ("steps", "waits"),
    [
        ((("]", "13 windows"), ("q", " selected"), ("a", "New quote")), "A quote is waiting as you left it"),
        ((("v", "Given as"),), "An evaluation is waiting as you left it"),
    ],
)
def test_what_was_typed_into_a_form_waits_after_the_program_was_killed(
    terminal: Start, sample: Path, steps: tuple[tuple[str, str], ...], waits: str
) -> None:
    opened = terminal("--db", str(sample), *TODAY)
    opened.wait_for("c Capture")
    opened.send("3")
    opened.wait_for("Log again", "Sepsis")
    for keys, seen in steps:
        opened.send(keys)
        opened.wait_for(seen)
    opened.send("7")
    opened.wait_for("draft kept as you type")
    opened.kill(signal.SIGKILL)
    opened.wait_end()

    again = terminal("--db", str(sample), *TODAY)
    again.wait_for("NEXT", waits)
    again.send("n")
    again.wait_for("a draft, not saved yet")
