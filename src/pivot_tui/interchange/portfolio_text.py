"""A portfolio as Markdown and as CSV, from the same pieces; what the user wrote is text in both and nothing else."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pivot_tui.domain.plain_text import printable
from pivot_tui.interchange.csv_tables import guarded

# Signs that are markup wherever they stand: CommonMark, tables and links by themselves, footnotes and formulas.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$^{}@])")
_AT_START = re.compile(r"([-+=:%]|\d{1,9}(?=[.)]))")
_LINK = re.compile(r"(?<=[A-Za-z])(:)(?=//)|(?<=\bwww)(\.)", re.IGNORECASE)
CSV_COLUMNS = ("section", "record", "field", "value")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 for the whole, 2 for a section, 3 for a record."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a list; without a label it is the text alone."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        names: The heads of its columns.
        rows: Its rows, each as long as the heads.
    """

    names: Sequence[str]
    rows: Sequence[Sequence[str]]


Piece = Heading | Fact | Grid


def markdown(pieces: Iterable[Piece]) -> Iterator[str]:
    """The pieces as lines of Markdown, without their ends; blocks stand apart by an empty line."""
    before: Piece | None = None
    for piece in pieces:
        if before is not None and not (isinstance(piece, Fact) and isinstance(before, Fact)):
            yield ""
        yield from _lines(piece)
        before = piece


def _lines(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            yield f"{'#' * piece.level} {escaped(piece.text)}"
        case Fact():
            yield f"- {escaped(f'{piece.label}: {piece.text}' if piece.label else piece.text)}"
        case Grid():
            yield _grid_row(piece.names)
            yield _grid_row(["---"] * len(piece.names), mark=True)
            yield from map(_grid_row, piece.rows)


def _grid_row(cells: Sequence[str], *, mark: bool = False) -> str:
    return f"| {' | '.join(cell if mark else escaped(cell) for cell in cells)} |"


def escaped(text: str) -> str:
    """A text on one line of Markdown, in which nothing is taken for markup."""
    line = printable(" ".join(text.split()))
    safe = _LINK.sub(lambda found: f"\\{found[0]}", _MARKUP.sub(r"\\\1", line))
    start = _AT_START.match(safe)
    if start is None:
        return safe
    found = start[1]
    rest = safe[start.end() :]
    return f"{found}\\{rest}" if found.isdigit() else f"\\{found}{rest}"


def csv_rows(pieces: Iterable[Piece]) -> Iterator[str]:
    """The pieces as CSV, a row for each fact with its line end (RFC 4180); no text is taken for a formula.

    A row says its section, its record, what the fact is called, and the fact.
    """
    yield _csv_row(CSV_COLUMNS)
    section = record = ""
    for piece in pieces:
        match piece:
            case Heading(level=3):
                record = piece.text
            case Heading():
                section, record = piece.text, ""
            case Fact():
                yield _csv_row((section, record, piece.label, piece.text))
            case Grid():
                for first, *others in piece.rows:
                    for name, cell in zip(piece.names[1:], others, strict=True):
                        yield _csv_row((section, first, name, cell))


def _csv_row(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([guarded(printable(cell)) for cell in cells])
    return line.getvalue()
