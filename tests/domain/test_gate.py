"""The gates: what each leap asks for, in which moves, and that a reason is needed but never judged."""

from datetime import date

import pytest

from pivot_tui.domain.card import Card, CardKind, Column
from pivot_tui.domain.gate import GateReason, gate_problems, is_gated, missing_for, still_asked
from pivot_tui.domain.hard_question import Answer, HardAnswer, HardQuestion
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.project import Project, ProjectStatus

DAY = date(2026, 3, 1)
YES = {question: HardAnswer("a", DAY, question, Answer.YES) for question in HardQuestion}
ALL = PlanFacts(
    projects=(Project("p", "Form", ProjectStatus.FINISHED, adopters=3),),
    presented_on=DAY,
    mentors=2,
    experiments_closed=1,
    answers=YES,
)


def test_with_all_that_can_be_recorded_only_what_is_not_recorded_is_left() -> None:
    (cv,) = missing_for(CardKind.APPLY, ALL)
    (money,) = missing_for(CardKind.RESIGN, ALL)
    (offer,) = missing_for(CardKind.ACCEPT, ALL)
    assert cv.startswith("Your CV is not recorded")
    assert money.startswith("The numbers are not recorded")
    assert "first three in writing" in offer
    assert missing_for(CardKind.TASK, PlanFacts()) == ()


def test_with_nothing_recorded_each_leap_asks_for_its_own() -> None:
    apply, resign, accept = (missing_for(kind, PlanFacts()) for kind in tuple(CardKind)[1:])
    assert len(apply) == 1 + 4 + 2
    assert len(resign) == 2
    assert len(accept) == 1 + 2
    assert apply[0] == resign[0] == "No experiment is closed yet: nothing has been tried where you are."
    assert [line for line in accept if "Not answered yet" in line] == list(apply[-2:])


def test_an_answer_that_is_not_yes_stands_there_as_it_was_given() -> None:
    unsure = HardAnswer("a", DAY, HardQuestion.TRADE, Answer.UNSURE)
    *_, last = missing_for(CardKind.ACCEPT, PlanFacts(answers={**YES, HardQuestion.TRADE: unsure}))
    assert last.startswith("Last answered with unsure on 1 Mar 2026")


@pytest.mark.parametrize(
    ("kind", "start", "goal", "gated"),
    [
        (CardKind.APPLY, Column.BACKLOG, Column.DOING, True),
        (CardKind.RESIGN, Column.WAITING, Column.DONE, True),
        (CardKind.ACCEPT, Column.DOING, Column.DONE, True),
        (CardKind.ACCEPT, Column.DOING, Column.DOING, False),
        (CardKind.APPLY, Column.BACKLOG, Column.READY, False),
        (CardKind.APPLY, Column.DOING, Column.WAITING, False),
        (CardKind.TASK, Column.BACKLOG, Column.DOING, False),
    ],
)
def test_only_a_leap_that_begins_or_is_done_is_asked_about(
    kind: CardKind, start: Column, goal: Column, gated: bool
) -> None:
    assert is_gated(Card("c", "Apply", DAY, start, kind=kind), goal) is gated


def test_what_was_answered_with_a_reason_is_not_asked_again() -> None:
    given = [GateReason("g", DAY, "Apply", "one\ntwo", "because", "c")]
    assert still_asked(("one", "two"), given) == ()
    assert still_asked(("one", "three"), given) == ("three",)


def test_a_reason_needs_words_and_nothing_else() -> None:
    assert [problem.field for problem in gate_problems("  \n")] == ["reason"]
    assert gate_problems("\x1b[31m") != ()
    assert gate_problems("I want to") == ()
