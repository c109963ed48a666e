"""A pseudo-terminal that a program is started in, and what it painted there and when."""

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COLUMNS, LINES = 120, 40
_PATIENCE = 30.0  # seconds until a program that does not show what it should is given up
_QUERY = re.compile(rb"\x1b\[(?:(?P<attributes>0?c)|(?P<position>6n)|\?(?P<mode>\d+)\$p|(?P<keyboard>\?u))")
_QUERY_TAIL = 16  # bytes of a query that may still be without its end
_KNOWN_MODES = {b"7", b"25", b"1000", b"1003", b"1004", b"1006", b"1049", b"2004", b"2026"}
_SYNCHRONIZED = 2026 << 5  # as pyte keeps a private mode: the program is holding a frame back until it is whole


class NotMeasured(Exception):
    """The program did not show what was waited for."""


@dataclass(frozen=True, slots=True)
class Painted:
    """What followed a key, or the start of the program, in milliseconds after it.

    Attributes:
        first: The first change of the screen.
        shown: What was waited for could be read.
        last: The last change of the screen, after which it was quiet.
    """

    first: float
    shown: float
    last: float


class Picture:
    """What a terminal shows, worked out from what the program wrote; slow, so only used after the fact."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._rows: list[tuple[object, ...]] = [()] * LINES
        self._look()

    @property
    def lines(self) -> list[str]:
        """The characters on the screen, line by line."""
        return list(self._screen.display)

    def shows(self, texts: Sequence[str]) -> bool:
        """Whether these texts can be read, each on the line below the one before it."""
        lines = self.lines
        places = range(LINES - len(texts) + 1)
        return any(all(text in lines[place + number] for number, text in enumerate(texts)) for place in places)

    def apply(self, chunk: bytes) -> bool:
        """Whether these bytes have changed what can be seen; a frame that is still held back changes nothing."""
        self._stream.feed(chunk)
        return _SYNCHRONIZED not in self._screen.mode and self._look()

    def _look(self) -> bool:
        changed = False
        for line in self._screen.dirty:
            cells = self._screen.buffer[line]
            row = tuple(cells[column] for column in range(COLUMNS))
            changed = changed or row != self._rows[line]
            self._rows[line] = row
        self._screen.dirty.clear()
        return changed


class Terminal:
    """A program in a pseudo-terminal of 120 by 40, which answers as a terminal does.

    Args:
        command: The program and its arguments.
        environment: All of its environment.
        folder: Its working folder.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._picture = Picture()
        self._tail = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def shows(self, texts: Sequence[str]) -> bool:
        """Whether these texts can be read now, each on the line below the one before it."""
        return self._picture.shows(texts)

    def press(self, keys: bytes) -> float:
        """Send the bytes of a key to a program at rest; the moment they were sent, in seconds."""
        self.rest(0.02)
        sent = time.perf_counter()
        os.write(self._master, keys)
        return sent

    def watch(self, since: float, *texts: str, quiet: float = 0.05) -> Painted:
        """Wait until the screen has changed, the texts can be read, and nothing more comes.

        Args:
            since: The moment of the key or of the start, in seconds.
            texts: What must be readable, each on the line below the one before it.
            quiet: Seconds without any output that end the waiting.

        Raises:
            NotMeasured: That did not come about within half a minute, or the program has ended.
        """
        changes: list[float] = []
        shown: float | None = None
        deadline = time.perf_counter() + _PATIENCE
        while True:
            for moment, chunk in self._gather(quiet, deadline):
                if not self._picture.apply(chunk):
                    continue
                changes.append(moment)
                if shown is None and self.shows(texts):
                    shown = moment
            if shown is not None:
                return Painted(*((moment - since) * 1000 for moment in (changes[0], shown, changes[-1])))
            if time.perf_counter() > deadline or self._process.poll() is not None:
                said = " ".join(" ".join(self._picture.lines).split())[:300]
                raise NotMeasured(f"{' above '.join(map(repr, texts)) or 'A change'} was not shown, but: {said}")

    def rest(self, quiet: float) -> None:
        """Wait until nothing has come for so many seconds."""
        for _, chunk in self._gather(quiet, time.perf_counter() + _PATIENCE):
            self._picture.apply(chunk)

    def wakeups(self) -> int:
        """How often its threads have woken up since it was started."""
        return sum(
            int(line.split()[1])
            for status in Path(f"/proc/{self._process.pid}/task").glob("*/status")
            for line in status.read_text().splitlines()
            if line.startswith("voluntary_ctxt_switches:")
        )

    def memory(self) -> float:
        """What it keeps in memory just now (its resident set), in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:"))

    def close(self) -> None:
        """Let the program leave by its own key, or end it when it does not."""
        with contextlib.suppress(OSError):
            os.write(self._master, b"\x11")
        deadline = time.perf_counter() + 5
        while self._process.poll() is None and time.perf_counter() < deadline:
            self._gather(0.05, deadline)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def _gather(self, quiet: float, deadline: float) -> list[tuple[float, bytes]]:
        """What the program writes until it is quiet, each piece with its moment; its questions are answered."""
        pieces: list[tuple[float, bytes]] = []
        while time.perf_counter() < deadline and select.select([self._master], [], [], quiet)[0]:
            try:
                chunk = os.read(self._master, 1 << 16)
            except OSError:  # the program has ended
                break
            pieces.append((time.perf_counter(), chunk))
            self._answer(chunk)
        return pieces

    def _answer(self, chunk: bytes) -> None:
        asked = self._tail + chunk
        done = 0
        for query in _QUERY.finditer(asked):
            done = query.end()
            os.write(self._master, _reply(query))
        self._tail = asked[max(done, len(asked) - _QUERY_TAIL) :]


def _reply(query: re.Match[bytes]) -> bytes:
    if query["attributes"]:
        return b"\x1b[?62;22c"
    if query["position"]:
        return b"\x1b[1;1R"
    if query["keyboard"]:
        return b"\x1b[?0u"
    return b"\x1b[?%b;%d$y" % (query["mode"], 2 if query["mode"] in _KNOWN_MODES else 0)
