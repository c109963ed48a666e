"""Plain text and Markdown with a dated heading a day: every paragraph and every list item below it is an entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from pivot_tui.interchange.imported import (
    STEP,
    CannotImport,
    ImportedEntry,
    ImportedJournal,
    LeftOut,
    Place,
    Progress,
    is_folder,
    no_progress,
    read_bytes,
    text_of,
)
from pivot_tui.interchange.jrnl import refuse_encrypted, tags_in
from pivot_tui.interchange.written_times import (
    CLOCK_FORMATS,
    TIME_FORMATS,
    check_format,
    choose_format,
    has_clock,
    plainly,
    reader,
    shape_of,
)

SOURCE = "text"
_HASHES = re.compile(r"#{1,6}\s+(.*)")
_FRAME = re.compile(r"[\s*_=~\[\]:–—-]*")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})")
_FENCE = re.compile(r"\s*(```|~~~)")
_LONGEST_HEADING = 60
_DIGIT = re.compile(r"\d")
_LOOKS_LIKE_DAY = re.compile(r"\s*\[?\d{4}-\d{2}-\d{2}\b\S*\s+\S")
_MOST_SHAPES = 50  # ways of writing a date in one file, beyond which it is not dates that are written


def read(path: Path, time_format: str = "", progress: Progress = no_progress) -> ImportedJournal:
    """Read a text in which a line of its own that is a day, heading or not, opens that day.

    Args:
        path: The file.
        time_format: How the headings write their day, for strptime, or "" to find it out.
        progress: Told how far the reading is.

    Raises:
        CannotImport: There is no such day in it, or it cannot be read.
    """
    if time_format:
        check_format(time_format)
    if is_folder(path):
        raise CannotImport(f"{path} is a folder; name a file in it.")
    content = read_bytes(path)
    refuse_encrypted(content, path.name)
    lines = text_of(content, path.name).split("\n")
    days, notes = _days(lines, time_format)
    if not any(heading.day for heading in days.values()):
        raise CannotImport(
            f"No day was found in {path.name}: a line of its own such as 2026-03-13 or # Friday 13 March 2026 "
            "opens one."
        )
    return _Reading(lines, days, progress).result(notes)


class _Heading(NamedTuple):
    """A line that opens a day, or only names a time on the one that is open."""

    day: date | None
    clock: time | None


def _days(lines: Sequence[str], time_format: str) -> tuple[dict[int, _Heading], tuple[str, ...]]:
    """The lines that open a day or name a time, by their place from 0, and what to know about how they were read."""
    fenced = _fenced(lines)
    candidates = {
        number: words for number, line in enumerate(lines) if number not in fenced and (words := _heading_words(line))
    }
    clocks = {number: at for number, words in candidates.items() if (at := _clock(words)) is not None}
    written = [words for number, words in candidates.items() if number not in clocks]
    formats, note = _formats(written, time_format)
    found = {number: _Heading(None, clock) for number, clock in clocks.items()}
    for number, words in candidates.items():
        if number not in clocks and (heading := _day_heading(words if time_format else plainly(words), formats)):
            found[number] = heading
    return found, (note,) if note else ()


def _day_heading(words: str, formats: Sequence[str]) -> _Heading | None:
    for form in formats:
        if (at := reader(form)(words)) is not None:
            return _Heading(at.date(), at.time() if has_clock(form) else None)
    return None


def _heading_words(line: str) -> str:
    """What a line says if it is short enough to be a heading and holds a number, without its marks; else nothing."""
    if len(line) > _LONGEST_HEADING or not _DIGIT.search(line):
        return ""
    hashes = _HASHES.fullmatch(line)
    words = hashes[1].rstrip(" \t#") if hashes else line
    start = _FRAME.match(words)
    words = words[start.end() :] if start else words
    return words.rstrip(" \t*_=~[]:–—-")


def _clock(words: str) -> time | None:
    if not words[:1].isdigit() or len(words) > len("12:34:56 pm"):
        return None
    return next((at.time() for form in CLOCK_FORMATS if (at := reader(form)(words)) is not None), None)


def _formats(written: Sequence[str], time_format: str) -> tuple[list[str], str]:
    """The formats in which headings are written, most used first; lines that are no dates are among those given."""
    if time_format:
        return [time_format], ""
    by_shape: dict[str, list[str]] = {}
    for words in written:
        if shape := shape_of(words):
            by_shape.setdefault(shape, []).append(words)
    uses: dict[str, int] = {}
    note = ""
    for alike in sorted(by_shape.values(), key=len, reverse=True)[:_MOST_SHAPES]:
        chosen = choose_format(alike, TIME_FORMATS)
        if chosen.format:
            uses[chosen.format] = uses.get(chosen.format, 0) + len(alike)
            note = note or chosen.note
    return sorted(uses, key=lambda form: -uses[form]), note


def _fenced(lines: Sequence[str]) -> set[int]:
    """The places of all lines in fences that are closed; in them nothing is a heading, an item or an end."""
    fenced: set[int] = set()
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark is None:
            continue
        if opened is None:
            opened = number, mark[1]
        elif opened[1] == mark[1]:
            fenced.update(range(opened[0], number + 1))
            opened = None
    return fenced


@dataclass
class _Block:
    """A heading that is no day, a paragraph, or a list item that is being gathered."""

    number: int
    lines: list[str]
    item_indent: int | None = None


class _Reading:
    """Walks through the lines, opening days and gathering what stands below them."""

    def __init__(self, lines: Sequence[str], days: dict[int, _Heading], progress: Progress) -> None:
        self._lines = lines
        self._days = days
        self._fenced = _fenced(lines)
        self._progress = progress
        self._entries: list[ImportedEntry] = []
        self._left_out: list[LeftOut] = []
        self._empty = 0
        self._day: date | None = None
        self._clock: time | None = None
        self._found_before_day = 0
        self._title: _Block | None = None
        self._block: _Block | None = None

    def result(self, notes: tuple[str, ...]) -> ImportedJournal:
        """Read all lines."""
        for number, line in enumerate(self._lines):
            if number % STEP == 0:
                self._progress(number, len(self._lines))
            self._take(number, line)
        self._end_day()
        self._progress(len(self._lines), len(self._lines))
        return ImportedJournal(SOURCE, tuple(self._entries), tuple(self._left_out), self._empty, notes)

    def _take(self, number: int, line: str) -> None:
        item = _ITEM.match(line)
        if number in self._fenced:
            self._add(number, line)
        elif (heading := self._days.get(number)) is not None and (heading.day or self._day):
            self._open(heading)
        elif not line.strip() or _RULE.fullmatch(line):
            self._end_block()
        elif _HASHES.fullmatch(line):
            self._end_title()
            self._title = _Block(number, [line])
        elif item is not None and self._is_new_item(len(item[1])):
            self._end_block()
            self._block = _Block(number, [line[item.end() :]], len(item[1]))
        else:
            self._add(number, line)

    def _is_new_item(self, indent: int) -> bool:
        """Whether an item stands beside the one that is being gathered, and not below it."""
        return self._block is None or self._block.item_indent is None or indent <= self._block.item_indent

    def _add(self, number: int, line: str) -> None:
        if self._block is None:
            self._block = _Block(number, [line])
        else:
            self._block.lines.append(line)

    def _open(self, heading: _Heading) -> None:
        if heading.day is None:
            self._end_title()
            self._clock = heading.clock
            return
        self._end_day()
        self._day, self._clock = heading.day, heading.clock
        self._found_before_day = len(self._entries)

    def _end_day(self) -> None:
        self._end_title()
        self._empty += self._day is not None and self._found_before_day == len(self._entries)

    def _end_title(self) -> None:
        """End what is being gathered; a heading with nothing below it is an entry of its own."""
        self._end_block()
        if self._title is not None:
            self._block, self._title = self._title, None
            self._end_block()

    def _end_block(self) -> None:
        block, title = self._block, self._title
        if block is None:
            return
        self._block = self._title = None
        lines = [*(title.lines if title else ()), *block.lines]
        number = (title or block).number
        if self._day is None:
            if not self._left_out:
                self._left_out.append(
                    LeftOut(Place(number + 1), "What stands here, before the first day, belongs to no day.")
                )
            return
        text = "\n".join(line.rstrip() for line in lines).strip()
        if not text:
            return
        tags, other = tags_in(text)
        kept = tuple(f"tag: {tag}" for tag in other)
        suspicion = ""
        if number not in self._fenced and any(_LOOKS_LIKE_DAY.match(line) for line in lines):
            suspicion = "It holds a line that looks like the beginning of another day."
        self._entries.append(ImportedEntry(self._day, self._clock, text, tags, kept, Place(number + 1), suspicion))
