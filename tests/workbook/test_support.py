"""Support lines: whom they name, how to reach them, and how long ago that was checked."""

from datetime import date, timedelta

import pytest

from pivot_tui import guide
from pivot_tui.domain.privacy import findings
from pivot_tui.printing.support import support_lines
from pivot_tui.workbook import support

CHECKED: date = guide.load("support")["verified_on"]


def test_the_most_urgent_come_first_with_their_numbers() -> None:
    first, lifeline, physicians, *_ = support.lines(CHECKED)
    assert "911" in first.contact
    assert "988" in lifeline.contact
    assert physicians.contact == "1-888-409-0141"
    assert "Hours vary" in physicians.note


def test_every_line_says_how_to_reach_somebody() -> None:
    for line in support.lines(CHECKED):
        assert line.name
        assert line.contact
        assert line.checked_on == CHECKED


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-5, "Checked on 2026-11-22; "), (0, "Checked on 2026-11-22; "), (1, ", 1 day ago; "), (59, ", 59 days ago; "),
        (95, ", 3 months ago; "), (800, ", 2 years ago; "),
    ],
)  # fmt: skip
def test_how_old_the_check_is_is_said(days: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {**guide.load("support"), "verified_on": date(2026, 11, 22)}
    monkeypatch.setattr(guide, "load", lambda _: words)
    assert said in support.checked(date(2026, 11, 22) + timedelta(days))


def test_a_line_that_was_checked_on_another_day_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"name": "A", "contact": "1", "note": ""}
    words = {"verified_on": date(2026, 5, 9), "line": [line, {**line, "verified_on": date(2026, 5, 1)}]}
    monkeypatch.setattr(guide, "load", lambda _: words)
    assert [found.days_ago for found in support.lines(date(2026, 5, 10))] == [1, 9]
    assert support.checked(date(2026, 5, 10)).startswith("Checked on 2026-05-01, 9 days ago;")


def test_the_short_line_names_who_answers_at_once() -> None:
    assert all(number in support.short() for number in ("988", "911", "1-888-409-0141"))


def test_the_printed_lines_name_everybody_and_fit_a_terminal() -> None:
    printed = list(support_lines(CHECKED))
    for line in support.lines(CHECKED):
        assert any(line.name in said and line.contact in said for said in printed)
    assert printed[-1].startswith("Checked on ")
    assert all(len(line) <= 80 for line in printed)


def test_their_numbers_may_be_written_into_an_entry() -> None:
    assert findings("\n".join(support_lines(CHECKED))) == ()
