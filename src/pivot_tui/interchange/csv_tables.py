"""A table of records as CSV for a spreadsheet, where no text is ever taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

# Spreadsheets run what begins so, the wide forms too; they drop a line end or a tab before they look.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"
"""What tells spreadsheets that a CSV file is UTF-8."""


def rows(kind: Any, records: Iterable[object]) -> Iterator[str]:
    """The table's names and records as CSV, a row at a time with its line end (RFC 4180).

    Dates are ISO, instants end in Z, what may be one of a few is its code, yes and no are words, a list is text with
    spaces, and what was not recorded is empty. A text that a spreadsheet would take for a formula has an apostrophe
    before it.

    Args:
        kind: The record class.
        records: Its records, in the order in which they shall stand.
    """
    names = [field.name for field in fields(kind)]
    yield _row(names)
    for record in records:
        yield _row([cell(getattr(record, name)) for name in names])


def cell(value: object) -> str:
    """A field's value as it stands in its cell."""
    if isinstance(value, tuple):
        return guarded(" ".join(str(part) for part in value))
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, Enum):
        return guarded(str(value.value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def guarded(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(cells: list[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
