"""What the sheet knows of its rows, of what is still open, and of hours as people type them."""

import pytest

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import (
    Prompt,
    WorkElement,
    element_problems,
    first_to_rate,
    is_answered,
    missing_figure,
    read_hours,
    say_hours,
    unanswered,
)


def row(
    prompt: Prompt = Prompt.DREADED,
    dread: int | None = None,
    energy: int | None = None,
    minutes: int | None = None,
    text: str = "some words",
) -> WorkElement:
    """A row of the sheet."""
    return WorkElement("id", prompt, text, None, dread, energy, minutes, None)


def test_the_step_is_done_only_when_each_question_has_a_row() -> None:
    rows = [row(prompt) for prompt in Prompt]

    assert is_answered(rows)
    for left_out in Prompt:
        some = [element for element in rows if element.prompt is not left_out]
        assert not is_answered(some)
        assert unanswered(some) == (left_out,)
    assert unanswered(()) == (Prompt.DREADED, Prompt.ENERGY, Prompt.FREE_WEEK)


def test_a_wish_for_a_free_week_is_not_counted_and_has_neither_dread_nor_hours() -> None:
    assert not row(Prompt.FREE_WEEK, energy=5).is_counted
    assert element_problems(row(Prompt.FREE_WEEK, energy=5)) == ()
    assert element_problems(row(Prompt.FREE_WEEK, minutes=0)) == ()
    wrong = element_problems(row(Prompt.FREE_WEEK, dread=0, minutes=60))
    assert [problem.field for problem in wrong] == ["dread", "minutes"]


def test_a_row_needs_words() -> None:
    assert element_problems(row(text="  ")) == (Problem("text", "There are no words yet."),)


def test_figures_are_asked_for_in_order_and_never_of_a_wish() -> None:
    assert missing_figure(row()) == "dread"
    assert missing_figure(row(dread=0)) == "energy"
    assert missing_figure(row(dread=0, energy=0)) == "minutes"
    assert missing_figure(row(dread=0, energy=0, minutes=0)) is None
    assert missing_figure(row(Prompt.FREE_WEEK)) is None


def test_ratings_are_asked_for_before_hours() -> None:
    without_hours, without_energy = row(dread=1, energy=1), row(dread=1)

    assert first_to_rate([without_hours, without_energy]) is without_energy
    assert first_to_rate([row(Prompt.FREE_WEEK), without_hours]) is without_hours
    assert first_to_rate([row(dread=1, energy=1, minutes=30)]) is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("6", 360),
        ("1.5", 90),
        ("1,5", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("90 min", 90),
        ("90min", 90),
        ("45 minutes", 45),
        ("2 h", 120),
        ("2h", 120),
        (" 3  hours ", 180),
        ("0", 0),
        ("0.33", 20),
        ("0.0083", 0),
        ("0.0084", 1),
        ("168", 10_080),
    ],
)
def test_hours_are_read_as_they_are_typed(typed: str, minutes: int) -> None:
    assert read_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["six", "1:60", "1.5.2", "1 2", "h", "½", "1:3"])
def test_what_names_no_hours_says_how_they_are_written(typed: str) -> None:
    assert read_hours(typed) == Problem("minutes", "Hours are written like 6, 1.5, 1:30 or 90 min.")


def test_hours_below_none_are_refused() -> None:
    assert read_hours("-1") == Problem("minutes", "Hours cannot be below zero.")


@pytest.mark.parametrize("typed", ["169", "168:01", "10081 min", "168.01"])
def test_no_more_hours_than_a_week_has(typed: str) -> None:
    assert read_hours(typed) == Problem("minutes", "A week has 168 hours.")


def test_no_hours_are_not_the_same_as_none_given() -> None:
    assert read_hours("  ") is None
    assert read_hours("0") == 0
    assert (say_hours(None), say_hours(0)) == ("", "0")


def test_hours_that_are_said_can_be_read_back_to_the_minute() -> None:
    assert [say_hours(minutes) for minutes in (360, 90, 80, 5)] == ["6", "1.5", "1:20", "0:05"]
    assert all(read_hours(say_hours(minutes)) == minutes for minutes in range(10_081))
