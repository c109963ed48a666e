"""Learners by level as people type them, and as records keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import (
    LEVELS,
    LearnerGroup,
    counts,
    find_level,
    group_of,
    heads,
    made,
    read_roster,
    roster_problem,
    say_roster,
)

ALL_LEVELS = [level for levels in LEVELS.values() for level in levels]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ()),
        ("PGY-1:10 PGY-2:8", ("PGY-1:10", "PGY-2:8")),
        ("PGY-1 10, PGY-2 8; MS3 2", ("PGY-1:10", "PGY-2:8", "MS3:2")),
        ("pgy1 x10", ("PGY-1:10",)),
        ("M3 x 2, interns 4", ("MS3:2", "PGY-1:4")),
        ("nursing students: 3 community physician 5", ("nursing student:3", "community physician:5")),
        ("RN 3 PGY-2 0", ("RN:3",)),
        ("np 1", ("APP:1",)),
    ],
)
def test_learners_are_read_however_they_are_written(typed: str, read: tuple[str, ...]) -> None:
    assert read_roster(typed) == read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("PGY-18", "'PGY-18'"),
        ("10 PGY-1", "'10'"),
        ("wizard 3", "'wizard'"),
        ("PGY-9 3", "'PGY-9'"),
        ("PGY-1 -3", "'PGY-1'"),
        ("PGY-1 2 pgy1 3", "PGY-1 is named twice"),
        ("MS3 5001", "more than can be meant"),
        ("[red]x[/] 3", "'[red]x[/]'"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(typed: str, words: str) -> None:
    found = read_roster(typed)

    assert isinstance(found, Problem)
    assert words in found.sentence
    assert found.field == "roster"


@given(st.dictionaries(st.sampled_from(ALL_LEVELS), st.integers(1, 5000), max_size=8))
def test_what_is_said_can_be_read_again(learners: dict[str, int]) -> None:
    roster = made(learners)

    assert read_roster(say_roster(roster)) == roster
    assert read_roster(" ".join(roster)) == roster
    assert counts(roster) == learners
    assert heads(roster) == sum(learners.values())
    assert roster_problem(roster) is None


def test_levels_belong_to_the_groups_that_departments_count_by() -> None:
    assert group_of("PGY-3") is LearnerGroup.GME
    assert group_of("MS2") is LearnerGroup.UME
    assert group_of("somebody else") is LearnerGroup.OTHER
    assert find_level("chiefs") == "chief"
    assert find_level("patients") == "public"


@pytest.mark.parametrize("roster", [("PGY-1",), (":3",), ("PGY-1:0",), ("PGY-1:5001",), ("MS1:2", "MS1:3"), ("RN:x",)])
def test_a_roster_from_outside_must_be_levels_with_numbers(roster: tuple[str, ...]) -> None:
    assert roster_problem(roster) is not None


@pytest.mark.parametrize("count", ["5001", "99999", "1000000000000"])
def test_a_number_that_cannot_be_meant_is_named_as_the_slip_it_is(count: str) -> None:
    found = read_roster(f"PGY-1:{count}")

    assert isinstance(found, Problem)
    assert found.sentence == f"{count} learners of one level are more than can be meant."
