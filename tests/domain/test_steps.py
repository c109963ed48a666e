"""How far the ten steps stand by what has been recorded."""

import pytest

from pivot_tui.domain.contact import DECIDING_TYPES
from pivot_tui.domain.steps import (
    DECIDING,
    STEP_MARKS,
    Recorded,
    StepState,
    experiments_step,
    people_step,
    plan_step,
    profile_step,
    ten_steps,
)


def test_an_empty_workbook_has_begun_nothing() -> None:
    steps = ten_steps(Recorded())
    assert {step.state for step in steps} == {StepState.NOT_BEGUN}
    assert [step.fact for step in steps] == ["nothing logged", *["nothing yet"] * 2, "nobody yet", *["nothing yet"] * 6]


@pytest.mark.parametrize("entries", [0, 3])
def test_the_ten_steps_stand_in_order_with_their_areas(entries: int) -> None:
    steps = ten_steps(Recorded(entries))
    assert [step.number for step in steps] == list(range(1, 11))
    assert [step.title for step in steps] == [
        "Profile", "Roles", "Experiments", "People", "Training", "Numbers",
        "CV, market", "Traps", "Environment", "Plan",
    ]  # fmt: skip
    assert [step.area for step in steps] == [2, 5, 3, 4, 5, 5, 6, 5, 5, 7]


@pytest.mark.parametrize(
    ("entries", "fact"),
    [(1, "1 entry logged"), (2, "2 entries logged"), (999, "999 entries logged"), (20_000, "20,000 entries logged")],
)
def test_a_logged_entry_puts_the_profile_under_way(entries: int, fact: str) -> None:
    step = profile_step(Recorded(entries))
    assert (step.state, step.fact) == (StepState.UNDER_WAY, fact)


def test_no_number_of_captures_answers_the_profile() -> None:
    assert profile_step(Recorded(entries=1_000_000)).state is StepState.UNDER_WAY


def test_captures_leave_the_nine_later_steps_alone() -> None:
    assert ten_steps(Recorded(entries=50))[1:] == ten_steps(Recorded())[1:]


def test_each_state_has_a_mark_of_its_own() -> None:
    assert set(STEP_MARKS) == set(StepState)
    assert len(set(STEP_MARKS.values())) == len(StepState)
    assert all(len(mark) == 1 for mark in STEP_MARKS.values())


@pytest.mark.parametrize("answered", [1, 2])
def test_the_sheet_speaks_before_the_log_while_questions_are_open(answered: int) -> None:
    step = profile_step(Recorded(entries=8, prompts_answered=answered))
    assert (step.state, step.fact) == (StepState.UNDER_WAY, f"{answered} of 3 questions")


def test_three_answered_questions_end_the_profile_with_its_first_sign() -> None:
    step = profile_step(Recorded(prompts_answered=3, first_sign="weak first sign"))
    assert (step.state, step.fact) == (StepState.ANSWERED, "weak first sign")


@pytest.mark.parametrize(
    ("recorded", "fact"),
    [
        (Recorded(activities=1), "1 activity"),
        (Recorded(activities=8, experiments=2, experiments_closed=1, projects=1), "8 activities"),
        (Recorded(experiments=2, experiments_closed=2), "2 experiments"),
        (Recorded(projects=1, projects_finished=1), "1 project"),
    ],
)
def test_the_third_step_is_under_way_once_anything_is_recorded_for_it(recorded: Recorded, fact: str) -> None:
    step = experiments_step(recorded)
    assert (step.number, step.state, step.fact) == (3, StepState.UNDER_WAY, fact)


def test_a_closed_experiment_and_a_finished_project_answer_the_third_step() -> None:
    step = experiments_step(Recorded(experiments=2, experiments_closed=1, projects=1, projects_finished=1))
    assert (step.state, step.fact) == (StepState.ANSWERED, "1 experiment closed")


def test_no_number_of_activities_answers_the_third_step() -> None:
    assert experiments_step(Recorded(activities=5_000, experiments=3)).state is StepState.UNDER_WAY


@pytest.mark.parametrize(
    ("recorded", "state", "fact"),
    [
        (Recorded(), StepState.NOT_BEGUN, "nobody yet"),
        (Recorded(contacts=1), StepState.UNDER_WAY, "0 of 5 met"),
        (Recorded(contacts=1_000, deciding_met=4), StepState.UNDER_WAY, "4 of 5 met"),
        (Recorded(contacts=5, deciding_met=5), StepState.ANSWERED, "5 of 5 met"),
    ],
)
def test_somebody_met_of_each_deciding_type_answers_the_fourth_step(
    recorded: Recorded, state: StepState, fact: str
) -> None:
    step = people_step(recorded)
    assert (step.number, step.area, step.state, step.fact) == (4, 4, state, fact)


def test_the_step_counts_as_many_types_as_there_are() -> None:
    assert len(DECIDING_TYPES) == DECIDING


@pytest.mark.parametrize(
    ("recorded", "state", "fact"),
    [
        (Recorded(), StepState.NOT_BEGUN, "nothing yet"),
        (Recorded(has_plan=True), StepState.UNDER_WAY, "a start, no cards"),
        (Recorded(cards=1), StepState.UNDER_WAY, "0 of 1 card done"),
        (Recorded(cards=17, cards_done=2, has_plan=True), StepState.UNDER_WAY, "2 of 17 cards done"),
        (Recorded(cards=17, cards_done=17), StepState.UNDER_WAY, "17 of 17 cards done"),
        (Recorded(cards=17, cards_done=17, has_plan=True), StepState.ANSWERED, "17 of 17 cards done"),
    ],
)
def test_a_plan_is_answered_when_all_of_it_is_done_and_says_how_much_is(
    recorded: Recorded, state: StepState, fact: str
) -> None:
    step = plan_step(recorded)
    assert (step.number, step.state, step.fact) == (10, state, fact)
    assert ten_steps(recorded)[9] == step
