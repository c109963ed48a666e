"""The clock of a conversation: twenty minutes by the wall clock, two gentle words, and a clock that was forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from pivot_tui.domain.conversation_clock import read_clock

START = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "said", "word"),
    [
        (0, "20:00", ""),
        (440, "12:40", ""),
        (18 * 60 - 1, "02:01", ""),
        (18 * 60, "02:00", "two minutes left"),
        (20 * 60 - 1, "00:01", "two minutes left"),
        (20 * 60, "00:00", "twenty minutes"),
        (22 * 60 + 10, "+02:10", "twenty minutes"),
        (25 * 60, "+05:00", "twenty minutes"),
        (25 * 60 + 1, "+05:01", "over 25"),
        (7200, "+100:00", "over 25"),
    ],
)
def test_it_counts_down_and_says_a_word_at_eighteen_and_at_twenty(seconds: int, said: str, word: str) -> None:
    found = read_clock(START, START + timedelta(seconds=seconds))
    assert (found.said, found.word) == (said, word)


def test_what_is_left_is_rounded_down_and_never_jumps_back() -> None:
    assert read_clock(START, START + timedelta(milliseconds=1500)).said == "19:58"


def test_a_clock_that_was_set_back_has_not_run() -> None:
    assert read_clock(START, START - timedelta(hours=1)).said == "20:00"


def test_the_line_fills_over_twenty_minutes_and_no_further() -> None:
    filled = [read_clock(START, START + timedelta(minutes=minutes)).filled(20) for minutes in (0, 7, 20, 90)]
    assert filled == [0, 7, 20, 20]


def test_more_than_three_hours_were_not_meant() -> None:
    assert not read_clock(START, START + timedelta(hours=3)).is_forgotten
    assert read_clock(START, START + timedelta(hours=3, seconds=1)).is_forgotten
