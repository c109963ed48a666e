"""The hours as lines: the standing hours, the mix beside its target, limits, the pattern, and the weeks."""

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.printing.hours import hours_lines
from pivot_tui.store.store import Store
from pivot_tui.workbook import hours
from pivot_tui.workbook.hours import PatternForm, TargetForm, WeekForm


def printed(store: Store, now: Now) -> str:
    """The hours of a workbook as one text."""
    return "\n".join([*hours_lines(hours.read(store, now)), ""])


def test_an_empty_workbook_says_what_is_missing(empty_workbook: Store, now: Now) -> None:
    text = printed(empty_workbook, now)

    assert "Standing hours  none yet" in text
    assert "Nights: not logged" in text
    assert "Weekends: not known" in text
    assert "none given" in text
    assert "none logged yet" in text
    assert "Other" not in text


def test_the_sample_reads_as_its_oracle_says(sample_workbook: Store, now: Now) -> None:
    lines = [line.split() for line in hours_lines(hours.read(sample_workbook, now))]

    assert ["Standing", "hours", "54", "h", "a", "week"] in lines
    assert ["Clinical", "44", "h"] in lines
    assert ["After", "hours", "6", "h"] in lines
    assert ["Clinical", "92.6%", "50%"] in lines
    assert ["Education", "3.7%", "35%"] in lines
    assert ["Admin", "3.7%", "15%"] in lines


def test_the_pattern_of_the_sample_is_off_today_and_on_from_monday(sample_workbook: Store, now: Now) -> None:
    text = printed(sample_workbook, now)

    assert "7 on, 7 off; nights one week in 6." in text
    assert "Today: off, day 5 of 7." in text
    assert "On again from Monday 16 March." in text


@pytest.mark.parametrize(
    ("nights", "expected"),
    [
        ("", "Nights: 2 in 1 week\n"),
        ("2", "Nights: 2 in 1 week, limit 2\n"),
        ("1", "Nights: 2 in 1 week, above your 1"),
    ],
)
def test_what_was_logged_stands_beside_the_limit(empty_workbook: Store, now: Now, nights: str, expected: str) -> None:
    hours.save_target(empty_workbook, TargetForm(max_nights=nights))
    hours.save_week(empty_workbook, WeekForm(nights="2"), now)

    assert expected in printed(empty_workbook, now)


def test_weekends_come_from_the_pattern(empty_workbook: Store, now: Now) -> None:
    hours.save_target(empty_workbook, TargetForm(max_weekends="1"))
    hours.save_pattern(empty_workbook, PatternForm("2026-02-02", "7", "7"), now)

    assert "Weekends: 2 by pattern, above your 1" in printed(empty_workbook, now)


def test_a_pattern_without_days_off_has_no_next_block(empty_workbook: Store, now: Now) -> None:
    hours.save_pattern(empty_workbook, PatternForm("2026-02-02", "7", "0"), now)

    text = printed(empty_workbook, now)
    assert "7 on, 0 off." in text
    assert "Today" not in text


def test_a_week_says_only_what_was_counted(empty_workbook: Store, now: Now) -> None:
    hours.save_week(empty_workbook, WeekForm("2026-03-02", "40", "2.5"), now)
    hours.save_week(empty_workbook, WeekForm("2026-03-09", "40", "2", "2", "6", "1"), now)

    text = printed(empty_workbook, now)
    assert "42.5 h: clinical 40, education 2.5\n" in text
    assert "50 h: clinical 40, education 2, admin 2, after hours 6, nights 1; mix 92.0/4.0/4.0 %" in text
