"""A portfolio as Markdown and CSV: what the user wrote stays text, whatever it looks like."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pivot_tui.interchange.portfolio_text import (
    CSV_COLUMNS,
    Fact,
    Grid,
    Heading,
    Piece,
    csv_rows,
    escaped,
    markdown,
)

READER = MarkdownIt("gfm-like", {"linkify": False})
PIECES = (
    Heading(1, "Portfolio"),
    Heading(2, "Activities"),
    Heading(3, "A talk"),
    Fact("Role", "speaker"),
    Fact("", "Said by itself"),
    Grid(("Year", "Sessions"), (("2025-26", "2"), ("2024-25", "1"))),
)
STRANGE = [
    "[/] [red]x[/] [$primary] \\ 日本語 👩🏽‍⚕️",
    "# no heading",
    "- no item",
    "+ no item",
    "1. no number",
    "12) no number",
    "***bold*** _not_ ~~struck~~ `code`",
    "![picture](x) [link](http://example.org) <b>tag</b> <!-- -->",
    "a | b | c",
    "&amp; &#42;",
    "two  \nlines\n\nand a paragraph",
    "> quoted",
    "=====",
    "---",
    "    indented",
    "back\\slash at the end\\",
    "\t`tab",
    "[^1]: note",
    ": definition",
]


def said(lines: str) -> list[tuple[str, str]]:
    """The kinds of tokens that a reader of Markdown finds, with the text of those that hold text."""
    found = []
    for token in READER.parse(lines):
        found.append((token.type, ""))
        found += [(child.type, child.content) for child in token.children or ()]
    return found


def text_of(lines: str) -> str:
    """All that a reader of Markdown sees as text."""
    return "".join(content for kind, content in said(lines) if kind in ("text", "text_special"))


def test_the_pieces_stand_as_headings_lists_and_a_table() -> None:
    assert list(markdown(PIECES)) == [
        "# Portfolio",
        "",
        "## Activities",
        "",
        "### A talk",
        "",
        "- Role: speaker",
        "- Said by itself",
        "",
        "| Year | Sessions |",
        "| --- | --- |",
        "| 2025-26 | 2 |",
        "| 2024-25 | 1 |",
    ]


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("make", [lambda text: Fact("", text), lambda text: Heading(3, text)])
def test_nothing_that_the_user_wrote_is_markup(strange: str, make: Callable[[str], Piece]) -> None:
    words = " ".join(strange.split())
    plain = {kind for kind, _ in said("\n".join(markdown([make("words")])))}

    found = "\n".join(markdown([make(strange)]))

    assert text_of(found) == words
    assert {kind for kind, _ in said(found)} <= plain | {"text_special"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_whatever_is_written_is_read_back_as_it_was(words: str) -> None:
    line = " ".join(words.split())
    found = "\n".join(markdown([Fact("", words), Fact("", "end")]))
    assert text_of(found) == f"{line}end"


@given(st.text(), st.text())
def test_a_table_keeps_its_cells(first: str, second: str) -> None:
    lines = list(markdown([Grid(("a", "b"), ((first, second),))]))
    assert len(lines) == 3
    assert [kind for kind, _ in said("\n".join(lines))].count("td_open") == 2


def test_addresses_are_no_links() -> None:
    assert escaped("see https://example.org or www.example.org") == "see https\\://example.org or www\\.example.org"
    assert escaped("a@b.example") == "a\\@b.example"


def test_a_control_character_is_made_visible() -> None:
    assert escaped("a\x1b[31mb") == "a\N{REPLACEMENT CHARACTER}\\[31mb"


def test_csv_has_a_row_for_each_fact() -> None:
    assert list(csv.reader(io.StringIO("".join(csv_rows(PIECES))))) == [
        list(CSV_COLUMNS),
        ["Activities", "A talk", "Role", "speaker"],
        ["Activities", "A talk", "", "Said by itself"],
        ["Activities", "2025-26", "Sessions", "2"],
        ["Activities", "2024-25", "Sessions", "1"],
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    pieces = (Heading(2, formula), Heading(3, formula), Fact(formula, formula), Grid(("a", formula), ((formula, "x"),)))
    [_, *rows] = csv.reader(io.StringIO("".join(csv_rows(pieces))))
    assert [cell for row in rows for cell in row if cell not in ("", "x")] == [f"'{formula}"] * 7


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    [_, row] = csv.reader(io.StringIO("".join(csv_rows([Fact("a", 'b, "c"\nd')]))))
    assert row == ["", "", "a", 'b, "c"\nd']
