"""The layouts of evaluation files: which program wrote one, its columns, its answers, and what is dropped."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from pivot_tui.domain.rater_privacy import Personal, personal
from pivot_tui.domain.response_import import Layout
from pivot_tui.domain.response_scales import read_number
from pivot_tui.interchange.evaluation_files import SheetRow, Step, read_sheet
from pivot_tui.interchange.imported import CannotImport, LeftOut, Place, no_progress

_TIMESTAMPS = frozenset(
    {
        "timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data/hora",
        "informazioni cronologiche", "tijdstempel", "sygnatura czasowa", "отметка времени", "タイムスタンプ",
        "时间戳记", "時間戳記", "타임스탬프", "tidsstämpel", "tidsstempel", "tidsmerke", "aikaleima",
        "zaman damgası", "časová značka", "časová pečiatka", "dấu thời gian", "cap de temps", "marca de tempo",
        "χρονική σήμανση",
    }
)  # fmt: skip
_QUALTRICS = frozenset(
    {
        "startdate", "enddate", "status", "ipaddress", "progress", "finished", "recordeddate", "responseid",
        "recipientlastname", "recipientfirstname", "recipientemail", "externalreference", "externaldatareference",
        "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage", "responseset", "name",
        "email", "duration (in seconds)",
    }
)  # fmt: skip
_LEGACY = frozenset({"responseset", "responseid", "ipaddress", "externaldatareference", "startdate", "enddate"})
_LEGACY_FIELD = re.compile(r"V\d{1,3}")
_REDCAP_FIELD = re.compile(r"redcap_\w+|\w+_complete|\w+___\w+|\w+_timestamp")
_REDCAP_LABEL = re.compile(r"complete\?|event name|repeat instrument|repeat instance|survey (?:identifier|timestamp)")
_CHOICE = re.compile(r".*\(choice=.*\)", re.DOTALL)
_PREVIEWS = frozenset({"survey preview", "survey test", "spam", "1", "2", "8", "9", "12", "17"})
_PREVIEW_CHANNELS = frozenset({"preview", "test"})
_HEADER_WITHIN = 20
_FILLED_ENOUGH = 0.7


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of an evaluation file.

    Attributes:
        name: What it is remembered by; each once in a file.
        title: The words of its question.
        personal: Why it was dropped, or nothing.
        filled: Whether anything stood in it.
        is_kept: Whether it would have been dropped for its name, had the user not known better.
    """

    name: str
    title: str
    personal: Personal | None
    filled: bool
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """One row of answers; of columns that are dropped nothing is in it.

    Attributes:
        place: Where it begins in the file.
        cells: By the name of the column, those that are not blank.
    """

    place: Place
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class EvaluationTable:
    """An evaluation file as it was read.

    Attributes:
        layout: The program that wrote it.
        columns: All of its columns, those that were dropped too, but not their values.
        rows: The answers.
        left_out: Rows that cannot be read, and why.
        notes: How it was read, where that could be doubted, a sentence each.
        settings: What of that is remembered.
    """

    layout: Layout
    columns: tuple[FileColumn, ...]
    rows: tuple[Answers, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]


def read_table(path: Path, sheet: str = "", keep: Collection[str] = (), step: Step = no_progress) -> EvaluationTable:
    """Read an evaluation file; what tells who answered, or from where, is dropped here and goes no further.

    Args:
        path: The file.
        sheet: The name of the sheet that is wanted, or "".
        keep: The names of columns that the user knows to tell nothing of the kind, whatever they are called.
        step: Told how far the reading is.

    Raises:
        CannotImport: It cannot be read.
    """
    found = read_sheet(path, sheet, step)
    layout, names, titles, first = _recognised(found.rows, path.name)
    rows = found.rows[first:]
    if not rows:
        raise CannotImport(f"There are columns in {path.name}, but no answers below them.")
    values = [[row.cells[n] for row in rows if n < len(row.cells) and row.cells[n]] for n in range(len(names))]
    columns = tuple(
        _column(name, title, layout, values[n], keep) for n, (name, title) in enumerate(zip(names, titles, strict=True))
    )
    kept, left_out, previews = _answers(rows, columns, layout, found.unit)
    notes = found.notes
    if previews:
        notes += (f"Left out as previews or spam of the survey: {previews:,}.",)
    return EvaluationTable(layout, columns, tuple(kept), tuple(left_out), notes, found.settings)


def _column(name: str, title: str, layout: Layout, values: Sequence[str], keep: Collection[str]) -> FileColumn:
    certain = (layout is Layout.QUALTRICS and name.casefold() in _QUALTRICS) or name.startswith("redcap_")
    found = personal((name, title), values, certain=certain)
    is_kept = found is not None and not found.certain and name in keep
    return FileColumn(name, title, None if is_kept else found, bool(values), is_kept)


def _answers(
    rows: Sequence[SheetRow], columns: Sequence[FileColumn], layout: Layout, unit: str
) -> tuple[list[Answers], list[LeftOut], int]:
    """The rows as answers, those that cannot be read, and how many are only previews of the survey."""
    kept, left_out, previews = [], [], 0
    named = [column.name if column.personal is None else "" for column in columns]
    for row in rows:
        place = Place(row.line, unit)
        if len(row.cells) > len(columns):
            left_out.append(LeftOut(place, f"It has {len(row.cells)} cells, the table only {len(columns)} columns."))
            continue
        cells = {name: cell for name, cell in zip(named, row.cells, strict=False) if name and cell}
        if layout is Layout.QUALTRICS and _is_preview(cells):
            previews += 1
        elif cells:
            kept.append(Answers(place, cells))
    return kept, left_out, previews


def _is_preview(cells: dict[str, str]) -> bool:
    status = cells.get("Status", "").casefold()
    return status in _PREVIEWS or cells.get("DistributionChannel", "").casefold() in _PREVIEW_CHANNELS


def _recognised(rows: Sequence[SheetRow], name: str) -> tuple[Layout, list[str], list[str], int]:
    """The layout, the names of the columns, the words of their questions, and where the answers begin.

    Raises:
        CannotImport: It has no columns.
    """
    first = rows[0].cells
    folded = {cell.casefold() for cell in first}
    third = rows[2].cells if len(rows) > 2 else ()
    if any(cell.startswith(('{"ImportId"', "{'ImportId'")) for cell in third):
        return Layout.QUALTRICS, *_headers(first, rows[1].cells), 3
    second = rows[1].cells if len(rows) > 1 else ()
    if _is_legacy_qualtrics(first, second):
        names = [
            s if _LEGACY_FIELD.fullmatch(f) and s else f for f, s in zip(first, _padded(second, first), strict=True)
        ]
        return Layout.QUALTRICS, *_headers(names, second), 2
    if _is_redcap(first, folded):
        return Layout.REDCAP, *_headers(first, first), 1
    if first[0].casefold() in _TIMESTAMPS and len(first) > 1:
        return Layout.GOOGLE_FORMS, *_headers(first, first), 1
    start = _header_row(rows)
    header = rows[start].cells
    if not any(header):
        raise CannotImport(f"No row of {name} names its columns.")
    return Layout.OTHER, *_headers(header, header), start + 1


def _is_legacy_qualtrics(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the first row holds fields and the second the same in words, with the old names of Qualtrics."""
    old = {cell.casefold() for cell in (*first, *second)} & _LEGACY
    in_second = {cell.casefold() for cell in second} & _LEGACY
    return len(old) >= 3 and len(in_second) >= 3


def _is_redcap(first: Sequence[str], folded: Collection[str]) -> bool:
    fields = sum(bool(_REDCAP_FIELD.fullmatch(cell)) for cell in first)
    labels = sum(bool(_REDCAP_LABEL.fullmatch(cell)) for cell in folded)
    labels += any(_CHOICE.fullmatch(cell) for cell in first)
    starts = first[0].casefold() in ("record_id", "study_id", "record id", "study id")
    return (starts and fields + labels > 0) or any(cell.startswith("redcap_") for cell in first) or labels >= 3


def _header_row(rows: Sequence[SheetRow]) -> int:
    """The row that names the columns: the first that is about as full as any, titles above it passed over."""
    looked = [row.cells for row in rows[:_HEADER_WITHIN]]
    filled = [sum(bool(cell) for cell in cells) for cells in looked]
    most = Counter(filled).most_common(1)[0][0] if len(looked) > 2 else max(filled)
    for number, cells in enumerate(looked):
        is_words = not any(read_number(cell) is not None for cell in cells if cell)
        if is_words and filled[number] >= _FILLED_ENOUGH * most and (filled[number] > 1 or most == 1):
            return number
    return 0


def _padded(cells: Sequence[str], wanted: Sequence[str]) -> list[str]:
    return [*cells[: len(wanted)], *[""] * (len(wanted) - len(cells))]


def _headers(names: Sequence[str], titles: Sequence[str]) -> tuple[list[str], list[str]]:
    """Names of which each stands once, and titles as long as they are."""
    seen: Counter[str] = Counter()
    unique = []
    for number, name in enumerate(names, 1):
        called = " ".join(name.split()) or f"column {number}"
        seen[called] += 1
        unique.append(called if seen[called] == 1 else f"{called} ({seen[called]})")
    said = [" ".join(title.split()) or name for title, name in zip(_padded(titles, names), unique, strict=True)]
    return unique, said
