"""What every printed answer is made of."""

import pytest

from pivot_tui.printing.parts import and_more, shortened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("short", "short"),
        ("\n  first line \nand another", "first line"),
        ("twelve words", "twelve words"),
        ("twelve words and more", "twelve word…"),
        ("twelve more of them", "twelve more…"),
        ("a bell\arings", "a bell\N{REPLACEMENT CHARACTER}rings"),
    ],
)
def test_a_long_text_is_shortened_to_a_glance_that_is_safe_to_look_at(text: str, said: str) -> None:
    assert shortened(text, 12) == said


def test_a_line_says_how_many_more_there_are_only_where_some_are_left_out() -> None:
    assert and_more(10, 10) == []
    assert and_more(1_234, 10) == ["and 1,224 more"]
