"""The owned project: actual use, the six questions of scholarship, and one at a time."""

from dataclasses import replace

from pivot_tui.domain.project import CRITERIA, Project, ProjectStatus, project_problems, running_beside

FORM = Project("p", "Feedback form")


def test_only_adopters_make_it_actually_used() -> None:
    assert not FORM.is_used
    assert not replace(FORM, adopters=0).is_used
    assert replace(FORM, adopters=1).is_used


def test_the_six_questions_wait_for_a_result() -> None:
    assert not FORM.has_result
    assert replace(FORM, adopters=14).has_result
    assert replace(FORM, status=ProjectStatus.FINISHED).has_result
    assert replace(FORM, significant_results="32 of 41").has_result


def test_it_is_scholarship_ready_when_all_six_hold_words() -> None:
    ready = Project("p", "Feedback form", **dict.fromkeys(CRITERIA, "words"))  # type: ignore[arg-type]
    assert ready.is_scholarship_ready
    almost = replace(ready, reflective_critique="  ")
    assert not almost.is_scholarship_ready
    assert almost.open_criteria == ("reflective_critique",)


def test_a_second_running_project_is_named_and_nothing_else_is() -> None:
    running = replace(FORM, status=ProjectStatus.RUNNING)
    other = replace(running, id="q", title="Pocket guide")
    assert running_beside(running, [running, other]) == other
    assert running_beside(running, [running, replace(other, status=ProjectStatus.PARKED)]) is None
    assert running_beside(FORM, [FORM, other]) is None


def test_it_needs_a_title_and_words_that_a_terminal_can_show() -> None:
    assert [problem.field for problem in project_problems(replace(FORM, title=" ", problem="\x1b[2J"))] == [
        "title",
        "problem",
    ]
    assert project_problems(FORM) == ()
