"""Cards that wait for each other: a circle is always refused, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.blocking import blocking_problem, waits_for

NAMES = st.sampled_from("abcdefg")
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=30)


def test_a_card_waits_for_what_its_blockers_wait_for() -> None:
    assert waits_for([("a", "b"), ("b", "c"), ("x", "y")], "a") == {"b", "c"}


@given(PAIRS)
def test_a_circle_is_always_refused(asked: list[tuple[str, str]]) -> None:
    kept: list[tuple[str, str]] = []
    for card, by in asked:
        problem = blocking_problem(kept, card, by)
        closes = card == by or card in waits_for(kept, by)
        assert (problem is not None) == closes
        if problem is None:
            kept.append((card, by))
        assert not any(one in waits_for(kept, one) for one in "abcdefg")


def test_the_refusal_names_the_card_that_waits_already() -> None:
    problem = blocking_problem([("b", "a")], "a", "b", "Meet L.K.")
    assert problem is not None
    assert problem.sentence == '"Meet L.K." waits for this card already, so this one cannot wait for it.'
