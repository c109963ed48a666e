"""The words after which the support lines are shown."""

import pytest

from pivot_tui.domain.distress import speaks_of_self_harm


@pytest.mark.parametrize(
    "text",
    [
        "I felt suicidal", "SUICIDE", "I could kill myself", "to end my life", "I don't want to live",
        "I don’t want to live", "they would be better off dead", "I might hurt\n  myself",
    ],
)  # fmt: skip
def test_words_of_self_harm_are_heard(text: str) -> None:
    assert speaks_of_self_harm(text)


@pytest.mark.parametrize(
    "text",
    ["this inbox is killing me", "dead tired", "", "end my day"],
)
def test_tired_words_are_not(text: str) -> None:
    assert not speaks_of_self_harm(text)
