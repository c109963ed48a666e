"""Reading the file of an evaluation program: rows of cells with their lines, whatever its encoding and its marks."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pivot_tui.interchange.imported import STEP, CannotImport, looks_like_data, read_bytes

LARGEST = 32 * 1024 * 1024
"""Bytes that a table may have; evaluations of years are a small part of it."""
MOST_COLUMNS = 1_000
MOST_ROWS = 100_000
LONGEST_CELL = 100_000

Step = Callable[[int, int], None]
_DELIMITERS = (",", ";", "\t", "|")
_DELIMITER_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods"}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOOKED_AT = 60_000
_END = "\x1eend of the file\x1e"
_MARK = "\ufeff"  # a byte order mark stands in the middle where files were put one behind the other


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a table.

    Attributes:
        line: Where it begins in the file, from 1.
        cells: What stands in it, without the blanks around it.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file.

    Attributes:
        rows: Those that are not blank.
        unit: What their places count: ``line`` in a text, ``row`` in a spreadsheet.
        notes: How it was read, where that could be doubted, a sentence each.
        settings: What of that can be remembered: encoding, delimiter, sheet.
    """

    rows: tuple[SheetRow, ...]
    unit: str
    notes: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


def read_sheet(path: Path, sheet: str, step: Step) -> Sheet:
    """The table in a file of comma separated values or in a spreadsheet.

    Args:
        path: The file.
        sheet: The name of the sheet that is wanted, or "" for the first that has anything in it.
        step: Told how far the reading is; whatever it raises ends it.

    Raises:
        CannotImport: It cannot be read, or is no table.
    """
    content = read_bytes(path)
    if len(content) > LARGEST:
        raise CannotImport(f"{path.name} is larger than {LARGEST // 1024 // 1024} MB, more than a table can be meant.")
    step(0, 1)
    if content.startswith((_ZIP, _OLE)) or path.suffix.casefold() in _SPREADSHEETS:
        from pivot_tui.interchange.evaluation_spreadsheets import read_spreadsheet

        found = read_spreadsheet(content, path.name, sheet, step)
    else:
        found = _read_text(content, path.name, step)
    if not found.rows:
        raise CannotImport(f"There is nothing in {path.name}.")
    return found


def bounded(rows: Iterator[tuple[int, Sequence[str]]], name: str, step: Step) -> Iterator[SheetRow]:
    """Rows as they are kept, without blank ones, as long as there are not more than can be meant.

    Raises:
        CannotImport: There are too many rows or columns, or a cell is too long.
    """
    kept = 0
    for line, found in rows:
        cells = [cell.replace(_MARK, "").strip() for cell in found]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise CannotImport(f"{name} has {len(cells):,} columns; up to {MOST_COLUMNS:,} can be read.")
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise CannotImport(f"A cell at line {line:,} of {name} is too long to be an answer.")
        kept += 1
        if kept > MOST_ROWS:
            raise CannotImport(f"{name} has more than {MOST_ROWS:,} rows; split it first.")
        if kept % STEP == 0:
            step(0, 1)
        yield SheetRow(line, tuple(cells))


def _read_text(content: bytes, name: str, step: Step) -> Sheet:
    text, encoding, notes = _decoded(content, name)
    if "\0" in text:
        raise CannotImport(f"{name} is no table of text: there are NUL characters in it.")
    delimiter, text = _delimiter(text)
    rows = tuple(bounded(_csv_rows(text, delimiter, name), name, step))
    notes += (f"Columns are parted by {_DELIMITER_NAMES[delimiter]}.",) if delimiter != "," else ()
    return Sheet(rows, "line", notes, (("encoding", encoding), ("delimiter", _DELIMITER_NAMES[delimiter])))


def _decoded(content: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """The text, its encoding, and what to know about that."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content, "utf-16", name), "UTF-16", ("The file is UTF-16.",)
    head = content[:2000]
    if len(head) > 3 and (odd := _nuls_apart(head)):
        return _utf16(content, odd, name), "UTF-16", ("The file was read as UTF-16.",)
    try:
        return content.decode("utf-8-sig"), "UTF-8", ()
    except UnicodeDecodeError:
        pass
    if looks_like_data(content):
        raise CannotImport(f"{name} is not a table: it is neither text nor a spreadsheet (xlsx, xls, ods).")
    try:
        return content.decode("cp1252"), "Windows-1252", ("The file was read as Windows-1252, not as UTF-8.",)
    except UnicodeDecodeError:
        raise CannotImport(f"{name} is in an encoding that is not known here; save it as UTF-8 first.") from None


def _nuls_apart(head: bytes) -> str:
    """The encoding of text of which every other byte is nothing, or ""."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _utf16(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise CannotImport(f"{name} looks like UTF-16 text but is cut off or damaged.") from None


def _delimiter(text: str) -> tuple[str, str]:
    """What parts the columns, and the text without the line by which spreadsheets are told so."""
    first, _, rest = text.partition("\n")
    if first[:4].casefold() == "sep=" and len(first.rstrip("\r")) == 5 and first[4] in _DELIMITERS:
        return first[4], rest
    beginning = text[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda mark: (_fit(beginning, mark), -_DELIMITERS.index(mark))), text


def _fit(beginning: str, delimiter: str) -> float:
    """How well a mark parts a text: into many columns, and into as many in every row."""
    try:
        rows = list(itertools.islice(csv.reader(io.StringIO(beginning, newline=""), delimiter=delimiter), 50))
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0.0
    width, times = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (times / widths.total()) * min(width - 1, 20) ** 0.5 if width > 1 else 0.0


def _csv_rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with the lines at which they begin; a quotation mark that is never closed is not passed over.

    Raises:
        CannotImport: Such a mark, or a field beyond all measure.
    """
    gap = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{gap}{_END}\n", newline=""), delimiter=delimiter)
    begins = 1
    ended = False
    try:
        for row in reader:
            ended = row == [_END]
            if not ended:
                if row and row[-1].endswith(f"{_END}\n"):
                    break
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error:
        raise CannotImport(f"{name} cannot be read as a table from line {begins:,} on; look at its marks.") from None
    if not ended:
        raise CannotImport(f"A quotation mark that is opened at line {begins:,} of {name} is never closed.")
