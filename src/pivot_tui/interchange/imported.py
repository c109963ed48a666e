"""What any reader of journals yields: entries with their place in the file, and what had to be left out."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from pivot_tui.domain.faults import Fault

Progress = Callable[[int, int], None]
"""Told now and then how much of how much is done; whatever it raises ends the reading."""

STEP = 500
"""Entries between two reports of progress."""

_DATA_STREAM_SHARE = 20  # one control character in so few bytes is no text
_LOOKED_AT = 4096
_BEGINNING = 65_536
LARGEST = 256 * 1024 * 1024
"""Bytes that a file may have: a journal of a whole life is a small part of it."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class CannotImport(Fault):
    """The file is not one that can be read here."""

    title = "Not imported"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in what is imported.

    Attributes:
        number: The line, or where `unit` says so the entry, from 1.
        unit: What is counted: ``line`` or ``entry``.
        file: The file inside the folder that is imported, or "".
    """

    number: int
    unit: str = "line"
    file: str = ""

    def __str__(self) -> str:
        where = f"{self.unit.capitalize()} {self.number:,}"
        return f"{self.file}, {where.lower()}" if self.file else where


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry as a file from elsewhere has it.

    Attributes:
        day: The day of the calendar, as written.
        clock: The time on the wall, or nothing where only a day is named.
        text: The words as written.
        tags: Those that can be tags here, lower case, each once.
        kept: What an entry has no field for, a line each, as ``name: value``.
        place: Where it begins in the file.
        suspicion: What looks odd about it, in one sentence, or "".
    """

    day: date
    clock: time | None
    text: str
    tags: tuple[str, ...]
    kept: tuple[str, ...]
    place: Place
    suspicion: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the file that makes no entry.

    Attributes:
        place: Where it stands.
        sentence: Why it is left out.
    """

    place: Place
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportedJournal:
    """Everything that was read of a file or a folder.

    Attributes:
        source: The format: ``jrnl`` or ``text``.
        entries: In the order of the file.
        left_out: What makes no entry, and why.
        empty: How many headings stand there without any words.
        notes: What the user should know of how it was read, a sentence each.
    """

    source: str
    entries: tuple[ImportedEntry, ...]
    left_out: tuple[LeftOut, ...] = ()
    empty: int = 0
    notes: tuple[str, ...] = ()


def no_progress(_done: int, _total: int) -> None:
    """For whoever does not want to be told."""


def read_bytes(path: Path) -> bytes:
    """The content of a file that the user has named.

    Raises:
        CannotImport: It is not there, or may not be read.
    """
    content = _read(path, LARGEST + 1)
    if len(content) > LARGEST:
        raise CannotImport(f"{path} is larger than {LARGEST // 1024 // 1024} MB, which is more than can be meant.")
    return content


def is_folder(path: Path) -> bool:
    """Whether a folder stands there; a name that the system refuses is one of none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_beginning(path: Path) -> bytes:
    """The first lines of a file that the user has named, enough to see what it is.

    Raises:
        CannotImport: It is not there, or may not be read.
    """
    beginning = _read(path, _BEGINNING)
    if len(beginning) < _BEGINNING or beginning.startswith(_UTF16_MARKS):
        return beginning
    return beginning[: beginning.rfind(b"\n") + 1] or beginning


def _read(path: Path, most: int) -> bytes:
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            return file.read(most)
    except FileNotFoundError:
        raise CannotImport(f"There is no file {path}; check the name.") from None
    except IsADirectoryError:
        raise CannotImport(f"{path} is a folder; name a file in it.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a file"
        raise CannotImport(f"{path} could not be read ({why}).") from None


def _open_at_once(path: str, flags: int) -> int:
    """Open a file; a pipe into which nobody writes is an empty one, and not waited for."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def text_of(content: bytes, name: str) -> str:
    """The content of a file as text, whatever the line ends and the byte order mark of its computer.

    Raises:
        CannotImport: It is not text, or not in UTF-8.
    """
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if looks_like_data(content):
            raise CannotImport(
                f"{name} is not text. If it is an encrypted journal, decrypt it first (jrnl --decrypt)."
            ) from None
        line = content.count(b"\n", 0, error.start) + 1
        raise CannotImport(f"{name} is not UTF-8 text (line {line:,}); convert it first, then import it.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def looks_like_data(content: bytes) -> bool:
    """Whether bytes are data rather than text in any encoding: text has hardly any control characters."""
    head = content[:_LOOKED_AT]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return controls * _DATA_STREAM_SHARE > len(head)
