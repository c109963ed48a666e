"""A real pseudo-terminal with a program in it, and an emulator that knows what stands on its screen."""

import contextlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from pivot_tui import store as stores
from pivot_tui.store.connection import ENCRYPTION
from pivot_tui.store.encryption import new_salt, raw_key
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook import drafts, once

PATIENCE = 30.0
"""Seconds after which something that was waited for is taken never to come; only a failure ever waits so long."""

GLANCE = 0.02
_KITTY = re.compile(rb"\x1b\[[<>][0-9;]*u")  # the emulator would take the end of these for text
PASSPHRASE = "correct horse battery"


class Terminal:
    """A program in a terminal.

    Args:
        words: The program and its arguments.
        environment: What it is started with.
        columns: How wide the terminal is.
        rows: How high it is.
    """

    def __init__(self, words: list[str], environment: dict[str, str], columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.ended = False
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of a fork beside threads
            self.child = pexpect.spawn(words[0], words[1:], env=environment, dimensions=(rows, columns), timeout=None)
        self.child.delaybeforesend = None

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def look(self) -> None:
        """Take in what the program has written since."""
        while not self.ended:
            try:
                data = self.child.read_nonblocking(65536, timeout=0)
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                self.ended = True
                return
            self.written += data
            self._stream.feed(_KITTY.sub(b"", data))

    def wait_until(self, condition: Callable[[], object], what: str) -> None:
        """Look at the screen until a condition holds."""
        deadline = time.monotonic() + PATIENCE
        while True:
            self.look()
            if condition():
                return
            if time.monotonic() > deadline or (self.ended and not condition()):
                state = "the program has ended" if self.ended else "waited long enough"
                raise AssertionError(f"{what} never came ({state}):\n{self.text}")
            time.sleep(GLANCE)

    def wait_for(self, *pieces: str) -> None:
        """Look until pieces of text stand on the screen together."""
        self.wait_until(lambda: all(piece in self.text for piece in pieces), " and ".join(map(repr, pieces)))

    def wait_without(self, piece: str) -> None:
        """Look until a piece of text stands on the screen no more."""
        self.wait_until(lambda: piece not in self.text, f"a screen without {piece!r}")

    def send(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; what stood on it is gone until the program draws it again."""
        self.look()
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self.child.setwinsize(rows, columns)

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.child.pid, number)

    def wait_end(self) -> int:
        """Wait until the program has ended; its exit code, or the signal that ended it as a negative number."""
        self.wait_until(lambda: self.ended or not self.child.isalive(), "the end of the program")
        self.look()
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < deadline, "the program has closed its terminal and goes on"
            time.sleep(GLANCE)
        return -self.child.signalstatus if self.child.signalstatus is not None else int(self.child.exitstatus or 0)

    def hang_up(self) -> None:
        """Close the terminal under the program, as when its window is closed."""
        self.child.ptyproc.fileobj.close()
        self.child.child_fd = -1
        self.ended = True

    def close(self) -> None:
        """End the program, however it is."""
        with contextlib.suppress(OSError, pexpect.ExceptionPexpect):
            if self.child.isalive():
                os.kill(self.child.pid, signal.SIGKILL)
                self.child.wait()
        with contextlib.suppress(OSError):
            self.child.ptyproc.fileobj.close()
        self.child.closed = True


@pytest.fixture
def environment() -> dict[str, str]:
    """What a program in the terminal is started with: no network, no real home, a terminal with colours."""
    passed = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST_", "PIVOT_"))}
    for name in ("COLUMNS", "LINES", "NO_COLOR", "COLORTERM", "TEXTUAL_THEME", "INPUTRC"):
        passed.pop(name, None)
    no_network = str(Path(__file__).parent / "no_network")
    return {
        **passed,
        "TERM": "xterm-256color",
        "PYTHONPATH": no_network,
        "PYTHONUTF8": "1",
        "TEXTUAL_ANIMATIONS": "none",
    }


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A workbook without entries, whose first questions were skipped."""
    path = tmp_path / "workbook.db"
    with stores.open(path) as store:
        once.mark_said(store, once.FIRST_RUN)
    return path


@pytest.fixture
def sample(tmp_path: Path, built_sample: Path) -> Path:
    """The sample physician's workbook."""
    path = tmp_path / "sample.db"
    shutil.copy(built_sample, path)
    return path


@pytest.fixture
def passphrase() -> str:
    """What opens the encrypted workbook."""
    return PASSPHRASE


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A workbook behind a passphrase."""
    if not ENCRYPTION:
        pytest.skip("sqlcipher3 is missing here")
    path = tmp_path / "locked.db"
    with stores.open(path, raw_key(PASSPHRASE, new_salt())) as store:
        once.mark_said(store, once.FIRST_RUN)
    return path


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Start pivot in a terminal of its own; what is still running at the end of the test is ended."""
    with contextlib.ExitStack() as stack:

        def start(*words: str, columns: int = 80, rows: int = 24, **more: str) -> Terminal:
            opened = Terminal([sys.executable, "-m", "pivot_tui", *words], {**environment, **more}, columns, rows)
            stack.callback(opened.close)
            return opened

        yield start


@pytest.fixture
def shell(environment: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a command in another process, without a terminal."""
    with contextlib.ExitStack() as stack:

        def start(*words: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "pivot_tui", *words],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
            )  # fmt: skip
            stack.callback(process.communicate)
            stack.callback(process.kill)
            return process

        yield start


@pytest.fixture
def texts() -> Callable[[Path], list[str]]:
    """The texts of all entries of a workbook, in the order they were saved."""

    def found(path: Path) -> list[str]:
        with stores.open(path) as store, store.reading() as connection:
            return [entry.text for entry in ENTRY.select(connection, "ORDER BY n")]

    return found


@pytest.fixture
def draft_of() -> Callable[[Path], str | None]:
    """What stands in the capture box of a workbook that nobody has open, or that somebody has."""

    def found(path: Path) -> str | None:
        with stores.open(path) as store:
            draft = drafts.read_draft(store, drafts.CAPTURE_FORM)
        return draft.body if draft else None

    return found


@pytest.fixture
def is_sound() -> Callable[[Path], bool]:
    """Whether a workbook's file holds together, as any other SQLite sees it."""

    def check(path: Path) -> bool:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))

    return check
