"""Files of evaluations: encodings, delimiters, quoted lines, spreadsheets, and where each row stands."""

import os
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from tests.interchange import making_evaluations as making

from pivot_tui.domain.response_import import Layout
from pivot_tui.interchange.evaluation_files import Sheet, read_sheet
from pivot_tui.interchange.evaluation_layouts import read_table
from pivot_tui.interchange.imported import CannotImport, no_progress

ROWS = [["Überblick", "Wertung"], ["sehr „gut“\nund klar", "4,5"], ["", ""], ["knapp; aber gut", "3"]]


def sheet_of(path: Path, sheet: str = "") -> Sheet:
    return read_sheet(path, sheet, no_progress)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_is_read_whatever_its_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    found = sheet_of(making.write(tmp_path / "t.csv", ROWS, delimiter, encoding))

    assert [row.cells for row in found.rows] == [tuple(ROWS[0]), tuple(ROWS[1]), tuple(ROWS[3])]
    assert [row.line for row in found.rows] == [1, 2, 5]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_computer_are_known(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(ends.join(["a,b", "1,2", "3,4"]).encode())

    assert [row.line for row in sheet_of(path).rows] == [1, 2, 3]


def test_the_line_that_tells_spreadsheets_the_delimiter_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sep=;\na;b\n1;2,5\n", encoding="utf-8")

    assert [row.cells for row in sheet_of(path).rows] == [("a", "b"), ("1", "2,5")]


def test_a_spreadsheet_gives_the_first_sheet_with_anything_in_it_or_the_one_that_is_named(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["When", "Overall"],
        [datetime.fromisoformat("2026-03-11T12:30"), 4.0],
        [datetime.fromisoformat("2026-03-12"), 4.5],
    ]
    path = making.write_xlsx(tmp_path / "t.xlsx", rows, "Data", Empty=[], Notes=[["nothing here"]])

    assert [row.cells for row in sheet_of(path).rows] == [("nothing here",)]
    found = sheet_of(path, "Data")
    assert [row.cells for row in found.rows[1:]] == [("2026-03-11 12:30:00", "4"), ("2026-03-12", "4.5")]
    assert found.unit == "row"
    assert found.notes == ("The file has 3 sheets; this is Data.",)


def write_ods(path: Path, rows: str) -> Path:
    """A small OpenDocument spreadsheet with these rows."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="One">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def ods_row(*cells: str, more: str = "") -> str:
    said = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row{more}>{said}</table:table-row>"


def test_an_opendocument_spreadsheet_is_read(tmp_path: Path) -> None:
    blank = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = write_ods(tmp_path / "t.ods", ods_row("Overall", "Pace") + ods_row("4", "5") + blank)

    assert [row.cells for row in sheet_of(path).rows] == [("Overall", "Pace"), ("4", "5")]


def test_an_opendocument_spreadsheet_that_repeats_a_row_a_million_times_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "t.ods", ods_row("4", "5", more=' table:number-rows-repeated="900000"'))

    with pytest.raises(CannotImport, match="unpacks to far more"):
        sheet_of(path)


def test_titles_above_the_columns_are_passed_over_and_names_stand_once(tmp_path: Path) -> None:
    rows = [["Report of the ward", "", ""], ["", "", ""], ["Overall", "Comments", "Comments"], ["4", "a b", "c d"]]
    found = read_table(making.write(tmp_path / "t.csv", rows))

    assert found.layout is Layout.OTHER
    assert [column.name for column in found.columns] == ["Overall", "Comments", "Comments (2)"]
    assert [(str(row.place), row.cells["Overall"]) for row in found.rows] == [("Line 4", "4")]


def test_short_rows_are_taken_and_long_ones_reported(tmp_path: Path) -> None:
    found = read_table(making.write(tmp_path / "t.csv", [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]))

    assert [row.cells for row in found.rows] == [{"a": "1"}]
    assert [str(left.place) for left in found.left_out] == ["Line 3"]


def test_a_byte_order_mark_in_the_middle_is_no_part_of_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n5,x\n\ufeff4,\ufeffy\n", encoding="utf-8")

    assert [row.cells for row in sheet_of(path).rows] == [("a", "b"), ("5", "x"), ("4", "y")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_into_which_nobody_writes_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    os.mkfifo(path)

    with pytest.raises(CannotImport, match="nothing in"):
        sheet_of(path)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="open files have no names here")
def test_what_a_program_has_written_into_a_pipe_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, b"a,b\n1,2\n")
        os.close(writing)

        found = sheet_of(Path(f"/dev/fd/{reading}"))
    finally:
        os.close(reading)

    assert [row.cells for row in found.rows] == [("a", "b"), ("1", "2")]
