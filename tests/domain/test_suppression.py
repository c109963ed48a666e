"""Rows by learner level: few people are never shown, and the total never gives them away (DOMAIN 1.12)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.suppression import ROW_NEEDS, comment_may_be_shown, suppress, total_may_be_shown


@pytest.mark.parametrize(
    ("rows", "shown", "total"),
    [
        ((10, 7, 1), (10,), True),
        ((12, 9), (12, 9), True),
        ((8, 3), (), True),
        ((10, 6, 4), (10,), True),
        ((9, 3, 2), (9,), True),
        ((9, 2, 1), (), True),
        ((1, 1), (), False),
        ((30,), (30,), True),
    ],
)
def test_the_worked_rows(rows: tuple[int, ...], shown: tuple[int, ...], total: bool) -> None:
    found = suppress(rows, sum(rows))
    assert tuple(rows[place] for place in found.shown) == shown
    assert sorted(found.shown + found.hidden) == list(range(len(rows)))
    assert found.total_printed is total


@given(st.lists(st.integers(0, 30), max_size=8))
def test_what_is_hidden_can_never_be_worked_out(rows: list[int]) -> None:
    found = suppress(rows, sum(rows))
    assert all(rows[place] >= ROW_NEEDS for place in found.shown)
    assert found.hidden_answers == sum(rows[place] for place in found.hidden)
    if found.hidden and found.shown:
        assert len(found.hidden) >= 2
        assert found.hidden_answers >= ROW_NEEDS


@pytest.mark.parametrize(
    ("rows", "total", "shown"),
    [((10, 7), 18, (10,)), ((10, 7), 23, (10,)), ((10, 7, 1), 24, (10, 7)), ((10,), 20, ()), ((10, 7), 2, ())],
)
def test_answers_of_no_level_are_one_more_hidden_row(rows: tuple[int, ...], total: int, shown: tuple[int, ...]) -> None:
    assert tuple(rows[place] for place in suppress(rows, total).shown) == shown


@given(st.lists(st.integers(0, 30), max_size=8), st.integers(0, 20))
def test_what_the_total_gives_beside_the_rows_is_never_few(rows: list[int], unlisted: int) -> None:
    found = suppress(rows, sum(rows) + unlisted)
    assert (found.unlisted, found.hidden_answers) == (unlisted, unlisted + sum(rows[place] for place in found.hidden))
    if found.shown and (found.hidden or unlisted):
        assert len(found.hidden) + bool(unlisted) >= 2
        assert found.hidden_answers >= ROW_NEEDS


def test_without_the_number_of_answers_no_row_is_shown() -> None:
    assert (suppress([10, 7], None).shown, suppress([10, 7], None).total_printed) == ((), False)


def test_an_unknown_number_of_answers_is_never_shown() -> None:
    assert not total_may_be_shown(None)
    assert not total_may_be_shown(2)
    assert total_may_be_shown(3)
    assert not comment_may_be_shown(4)
    assert comment_may_be_shown(5)
