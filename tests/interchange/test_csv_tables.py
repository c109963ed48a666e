"""A table as CSV: every spreadsheet reads the same text back, and none runs it."""

import csv
import dataclasses
import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.interchange import csv_tables

AT = datetime(2026, 3, 13, 18, 42, tzinfo=UTC)
ENTRY = Entry("0", AT.date(), AT, -300, "words", 5, None, None, Sign.DRAIN, ("a", "b"))


def read_back(kind: Any, *records: object) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO("".join(csv_tables.rows(kind, records)), newline=""), strict=True))


def test_a_table_has_its_names_and_then_a_row_for_every_record() -> None:
    assert read_back(Entry, ENTRY) == [
        ["id", "day", "at", "utc_offset", "text", "dread", "energy", "kind", "sign", "tags"],
        ["0", "2026-03-13", "2026-03-13T18:42:00Z", "-300", "words", "5", "", "", "drain", "a b"],
    ]
    assert read_back(Kind, Kind("1", "", "Ward", "ward", Group.OTHER, retired=True))[1:] == [
        ["1", "", "Ward", "ward", "other", "yes"]
    ]


def test_a_table_without_records_still_has_its_names() -> None:
    assert "".join(csv_tables.rows(Kind, [])) == "id,key,name,alias,grp,retired\r\n"


@pytest.mark.parametrize("text", ["=1+2", "+49 30", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1", "-", "="])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    entry = dataclasses.replace(ENTRY, text=text, tags=(text, "b"))

    row = read_back(Entry, entry)[1]

    assert row[4] == f"'{text}"
    assert row[9] == f"'{text} b"


@pytest.mark.parametrize("text", ["5 - 3 = 2", " =1", "'=1", "a@b", "#tag", "", '"=1"', "½"])
def test_a_text_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert csv_tables.cell(text) == text


def test_a_negative_number_stays_a_number() -> None:
    assert csv_tables.cell(-300) == "-300"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (0, "0"),
        (False, "no"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 13, 20, 42, 7, tzinfo=timezone(timedelta(hours=2))), "2026-03-13T18:42:07Z"),
        ((), ""),
        (Sign.FEED, "feed"),
    ],
)
def test_every_value_has_its_one_form(value: object, cell: str) -> None:
    assert csv_tables.cell(value) == cell


@given(st.text())
def test_any_text_comes_back_as_it_was_but_for_the_apostrophe(text: str) -> None:
    rows = read_back(Entry, dataclasses.replace(ENTRY, text=text), ENTRY)

    assert len(rows) == 3
    assert rows[1][4] in (text, f"'{text}")
    assert not rows[1][4].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
