"""Ratings by level as they are typed, and read back as they are said."""

import pytest

from pivot_tui.domain.level_ratings import read_by_level, say_by_level
from pivot_tui.domain.problems import Problem


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("PGY-1 10 4.3; PGY-2 8 4.0", ("PGY-1:10:4300", "PGY-2:8:4000")),
        ("pgy1:10:4,3 RN 7 4", ("PGY-1:10:4300", "RN:7:4000")),
        ("community physician 3 4.5", ("community physician:3:4500",)),
        ("", ()),
    ],
)
def test_each_level_has_its_n_and_mean(typed: str, expected: tuple[str, ...]) -> None:
    assert read_by_level(typed) == expected


@pytest.mark.parametrize("typed", ["PGY-1 10", "PGY-1 4.3 10", "wizard 3 4", "RN 3 4, RN 2 5", "[/] 1 2"])
def test_what_is_no_such_row_is_said_in_a_sentence(typed: str) -> None:
    assert isinstance(read_by_level(typed), Problem)


def test_rows_are_said_as_they_are_read() -> None:
    rows = ("PGY-1:10:4300", "PGY-2:8:4000")

    assert read_by_level(say_by_level(rows)) == rows
