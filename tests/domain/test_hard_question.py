"""The two hard questions: what the answers come to, when they are asked, and how a percentage is read."""

from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.hard_question import (
    Answer,
    FirstMove,
    HardAnswer,
    HardQuestion,
    Occasion,
    Outcome,
    answer_problems,
    asked_now,
    outcome,
    read_percent,
)
from pivot_tui.domain.problems import Problem

TODAY = date(2026, 3, 13)


def given(**answers: str) -> dict[HardQuestion, HardAnswer]:
    """Answers to questions by their names; a first move may stand behind a slash."""
    found = {}
    for name, said in answers.items():
        answer, _, move = said.partition("/")
        question = HardQuestion(name)
        first_move = FirstMove(move) if move else None
        found[question] = HardAnswer(name, TODAY, question, Answer(answer), first_move=first_move)
    return found


@pytest.mark.parametrize(
    ("answers", "comes_to"),
    [
        ({}, Outcome.OPEN),
        ({"teaching": "yes"}, Outcome.OPEN),
        ({"teaching": "yes", "trade": "yes"}, Outcome.GOOD),
        ({"teaching": "yes", "trade": "unsure"}, Outcome.UNSURE),
        ({"teaching": "unsure", "trade": "no"}, Outcome.OTHER),
        ({"teaching": "no"}, Outcome.OTHER),
        ({"teaching": "yes", "trade": "yes/fewer hours"}, Outcome.OTHER),
    ],
)
def test_any_no_and_a_wish_for_less_pain_lead_to_the_other_first_moves(
    answers: dict[str, str], comes_to: Outcome
) -> None:
    assert outcome(given(**answers)) is comes_to


@pytest.mark.parametrize(("typed", "percent"), [("40", 40), (" 40 % ", 40), ("0", 0), ("100%", 100), ("", None)])
def test_a_percentage_is_read_with_its_sign_or_without(typed: str, percent: int | None) -> None:
    assert read_percent(typed, "percent") == percent


@pytest.mark.parametrize("typed", ["101", "-4", "4.5", "forty", "٤٠", "1000", "%%"])
def test_what_is_no_percentage_gets_one_sentence_at_its_field(typed: str) -> None:
    found = read_percent(typed, "percent")
    assert isinstance(found, Problem)
    assert found.field == "percent"


def test_words_that_would_command_a_terminal_are_refused() -> None:
    answer = HardAnswer("a", TODAY, HardQuestion.TEACHING, Answer.YES, words="\x1b[2J")
    assert [problem.field for problem in answer_problems(answer, TODAY)] == ["words"]


@pytest.mark.parametrize(
    ("days_ago", "facts", "occasion"),
    [
        (None, {}, None),
        (None, {"has_profile": True}, Occasion.PROFILE),
        (3, {"has_profile": True}, None),
        (None, {"stage_from": TODAY}, Occasion.STAGE),
        (3, {"stage_from": TODAY}, Occasion.STAGE),
        (0, {"stage_from": TODAY}, None),
        (None, {"has_leap": True}, Occasion.LEAP),
        (31, {"has_leap": True}, Occasion.LEAP),
        (30, {"has_leap": True}, None),
    ],
)
def test_they_are_asked_after_the_profile_at_a_stage_and_before_a_leap(
    days_ago: int | None, facts: dict[str, Any], occasion: Occasion | None
) -> None:
    newest = {}
    if days_ago is not None:
        day = date.fromordinal(TODAY.toordinal() - days_ago)
        newest = {question: HardAnswer("a", day, question, Answer.YES) for question in HardQuestion}
    assert asked_now(newest, TODAY, **facts) is occasion


def test_one_question_left_open_is_asked_again_at_a_stage() -> None:
    assert asked_now(given(teaching="yes"), TODAY, stage_from=TODAY) is Occasion.STAGE
