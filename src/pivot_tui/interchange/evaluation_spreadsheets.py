"""Reading the sheet of a spreadsheet that holds evaluations, and refusing one that is only made to be too large."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from pivot_tui.interchange.evaluation_files import MOST_COLUMNS, Sheet, Step, bounded
from pivot_tui.interchange.imported import CannotImport

_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_PARTS = 5_000
_PIECE = 1024 * 1024
_MOST_CELLS = 20_000_000
_KEPT = 300  # bytes of one piece that may begin a cell of the next
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Za-z]{1,4})(\d{1,10})[\"'][^>]*(?<!/)>")
_REPEATED = re.compile(rb"number-(?:columns|rows)-repeated=[\"'](\d{1,12})")
_REPEATED_CELL = re.compile(rb"<table:table-cell\b[^>]*?number-columns-repeated=[\"'](\d{1,12})[\"'][^>]*(?<!/)>")
_REPEATED_ROW = re.compile(
    rb"<table:table-row\b[^>]*?number-rows-repeated=[\"'](\d{1,12})[\"'][^>]*>(.*?)</table:table-row>", re.DOTALL
)
_LARGEST_SHEET = 1_048_576  # rows that a spreadsheet has at the most
_REPEATED_AT_MOST = 10_000


def read_spreadsheet(content: bytes, name: str, sheet: str, step: Step) -> Sheet:
    """The cells of one sheet as text, as the file keeps them: of a formula its last result.

    Args:
        content: The file.
        name: What it is called, for messages.
        sheet: The name of the sheet that is wanted, or "" for the first that has anything in it.
        step: Told how far the reading is.

    Raises:
        CannotImport: It cannot be read.
    """
    if content.startswith(b"PK"):
        _check_size(content, name)
    step(0, 1)
    chosen, names, values = _loaded(content, name, sheet)
    rows = ((number, [_said(value) for value in row]) for number, row in enumerate(values, 1))
    kept = tuple(bounded(rows, name, step))
    notes = (f"The file has {len(names)} sheets; this is {chosen}.",) if len(names) > 1 else ()
    return Sheet(kept, "row", notes, (("sheet", chosen),))


def _loaded(content: bytes, name: str, sheet: str) -> tuple[str, list[str], list[list[Any]]]:
    """The name of the sheet that is read, those of all sheets, and the rows."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        names = list(book.sheet_names)
        for candidate in [sheet] if sheet in names else names:
            values = book.get_sheet_by_name(candidate).to_python(skip_empty_area=False)
            if any(any(value != "" for value in row) for row in values):
                return candidate, names, values
    except python_calamine.PasswordError:
        raise CannotImport(f"{name} is locked with a password; save it without one first.") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise CannotImport(f"{name} cannot be read as a spreadsheet; save it as CSV and import that.") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own, which is no Exception
            raise
        raise CannotImport(f"{name} is a damaged spreadsheet; save it as CSV and import that.") from None
    return "", names, []


def _said(value: object) -> str:
    """A cell as text."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.9f}".rstrip("0").rstrip(".")
        case datetime():
            clock = value.time()
            return value.date().isoformat() if clock == time() else value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _check_size(content: bytes, name: str) -> None:
    """Unpack a spreadsheet without keeping it, to know that it can be read in the memory there is.

    Raises:
        CannotImport: It is damaged, or would take far more room than any table of evaluations.
    """
    too_large = CannotImport(f"{name} unpacks to far more than a table of evaluations can be; save it as CSV.")
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS:
                raise too_large
            for part in parts:
                whole = part.filename == "content.xml"
                for piece in _pieces(packed, part, _MOST_UNPACKED + 1 if whole else _PIECE):
                    unpacked += len(piece)
                    if unpacked > _MOST_UNPACKED or _is_too_wide(part.filename, piece):
                        raise too_large
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise CannotImport(f"{name} is damaged, or locked with a password.") from None


def _pieces(packed: zipfile.ZipFile, part: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
    """A part of a spreadsheet in pieces, each with the end of the one before."""
    before = b""
    with packed.open(part) as stream:
        while piece := stream.read(size):
            yield before + piece
            before = piece[-_KEPT:]


def _is_too_wide(part: str, piece: bytes) -> bool:
    """Whether cells lie so far out, or stand for so many, that the room for them would fill the memory."""
    if part == "content.xml":
        return (
            any(int(times) > _LARGEST_SHEET for times in _REPEATED.findall(piece))
            or any(int(times) > MOST_COLUMNS for times in _REPEATED_CELL.findall(piece))
            or any(
                int(times) > _REPEATED_AT_MOST and b"</table:table-cell>" in cells
                for times, cells in _REPEATED_ROW.findall(piece)
            )
        )
    if "worksheets/" not in part:
        return False
    widest, lowest = 0, 0
    for letters, number in _CELL.findall(piece):
        widest, lowest = max(widest, _column_number(letters)), max(lowest, int(number))
    return widest * lowest > _MOST_CELLS


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
