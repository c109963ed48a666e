"""Reading texts with a dated heading a day: which lines open a day, and what below them is an entry."""

from datetime import date, time
from pathlib import Path

import pytest

from pivot_tui.interchange import dated_text
from pivot_tui.interchange.imported import CannotImport, ImportedJournal

DAY = date(2026, 3, 13)


def read(tmp_path: Path, text: str, time_format: str = "") -> ImportedJournal:
    """What is read of a text."""
    path = tmp_path / "days.md"
    path.write_text(text, encoding="utf-8")
    return dated_text.read(path, time_format)


@pytest.mark.parametrize(
    "heading",
    [
        "2026-03-13",
        "# 2026-03-13",
        "## Friday 13 March 2026 ##",
        "### Fri, 13 Mar 2026",
        "March 13, 2026:",
        "March 13th, 2026",
        "**2026-03-13**",
        "[2026-03-13]",
        "== 13.03.2026 ==",
        "2026/03/13",
        "- 2026-03-13",
    ],
)
def test_a_line_that_is_a_day_opens_that_day(tmp_path: Path, heading: str) -> None:
    (entry,) = read(tmp_path, f"{heading}\n\nwords of the day\n").entries

    assert (entry.day, entry.clock, entry.text) == (DAY, None, "words of the day")


@pytest.mark.parametrize("line", ["2026", "13:30", "Version 2026.1", "room 12", "In 2026 it was March", "2026-13-45"])
def test_a_line_that_is_no_day_opens_none(tmp_path: Path, line: str) -> None:
    read_days = read(tmp_path, f"# 2026-03-13\nwords\n\n{line}\n\nmore\n").entries

    assert {entry.day for entry in read_days} == {DAY}


def test_every_paragraph_and_every_item_is_an_entry(tmp_path: Path) -> None:
    text = """# 2026-03-12
One paragraph
of two lines.

Another.
- an item
  that goes on
  - with one below
- the next item
1. a numbered one
---
# 2026-03-13
* last
"""
    read_days = read(tmp_path, text)

    assert [(e.day.day, e.text) for e in read_days.entries] == [
        (12, "One paragraph\nof two lines."),
        (12, "Another."),
        (12, "an item\n  that goes on\n  - with one below"),
        (12, "the next item"),
        (12, "a numbered one"),
        (13, "last"),
    ]
    assert [e.place.number for e in read_days.entries] == [2, 5, 6, 9, 10, 13]


def test_a_heading_that_is_no_day_stays_with_what_stands_below_it(tmp_path: Path) -> None:
    read_days = read(tmp_path, "# 2026-03-13\n## Ward\n\nbusy\n\nlater\n\n## Nothing below\n")

    assert [e.text for e in read_days.entries] == ["## Ward\nbusy", "later", "## Nothing below"]


def test_a_heading_that_is_a_time_names_it_for_what_follows(tmp_path: Path) -> None:
    read_days = read(tmp_path, "# 2026-03-13\nearly\n### 18:30\nlate\n# 2026-03-14 09:15\nnext\n## 2026-03-15\nlast\n")

    assert [(e.day.day, e.clock) for e in read_days.entries] == [
        (13, None),
        (13, time(18, 30)),
        (14, time(9, 15)),
        (15, None),
    ]


def test_nothing_inside_a_fence_is_a_heading_or_an_item(tmp_path: Path) -> None:
    read_days = read(tmp_path, "# 2026-03-13\n```\n# 2026-03-14\n\n- no item\n```\n\nafter\n")

    assert [e.text for e in read_days.entries] == ["```\n# 2026-03-14\n\n- no item\n```", "after"]
    assert {e.day for e in read_days.entries} == {DAY}


def test_tags_are_found_and_marks_of_a_capture_are_not_read(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "# 2026-03-13\n- forms 5/0 @inbox +friday on tue\n").entries

    assert entry.text == "forms 5/0 @inbox +friday on tue"
    assert entry.tags == ("inbox",)


def test_what_stands_before_the_first_day_is_named_once(tmp_path: Path) -> None:
    read_days = read(tmp_path, "---\ntitle: log\n---\n# My log\n\nHello\n\n# 2026-03-13\nwords\n")

    assert [str(left.place) for left in read_days.left_out] == ["Line 2"]
    assert [e.text for e in read_days.entries] == ["words"]


def test_days_without_words_are_counted(tmp_path: Path) -> None:
    assert read(tmp_path, "# 2026-03-11\n\n# 2026-03-12\nwords\n# 2026-03-13\n").empty == 2


def test_a_paragraph_with_a_line_like_a_day_is_pointed_out(tmp_path: Path) -> None:
    first, second = read(tmp_path, "# 2026-03-12\nwords\n2026-03-13 more words\n\nothers\n").entries

    assert first.suspicion == "It holds a line that looks like the beginning of another day."
    assert second.suspicion == ""


def test_days_and_months_that_could_be_swapped_are_said_to_be_so(tmp_path: Path) -> None:
    text = "# 01/02/2026\none\n# 03/02/2026\ntwo\n"

    assert "%m/%d/%Y" in read(tmp_path, text).notes[0]
    assert [e.day for e in read(tmp_path, text, "%m/%d/%Y").entries] == [date(2026, 1, 2), date(2026, 3, 2)]


def test_a_text_without_a_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="No day was found"):
        read(tmp_path, "only words\n\nand more of them\n")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="is a folder"):
        dated_text.read(tmp_path)


@pytest.mark.parametrize("line", ["# " + " " * 300_000 + "x", "-" + " -" * 200_000 + "x", " " * 500_000 + "x"])
def test_a_line_of_any_length_is_read_to_its_end(tmp_path: Path, line: str) -> None:
    (entry,) = read(tmp_path, f"2026-03-13\n\n{line}\n").entries

    assert entry.text == line.strip().removeprefix("- ")


@pytest.mark.parametrize("heading", ["# 2026-03-13 #", "## 2026-03-13 ###  ", "#\t2026-03-13"])
def test_the_marks_around_a_heading_are_not_of_its_words(tmp_path: Path, heading: str) -> None:
    assert [entry.day for entry in read(tmp_path, f"{heading}\nwords\n").entries] == [DAY]


def test_a_name_that_no_file_can_have_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="could not be read"):
        dated_text.read(tmp_path / ("x" * 400))
