"""The four lamps: lit by what is recorded, dark with a reason otherwise."""

from dataclasses import replace
from datetime import date

from pivot_tui.domain.lamp import LampKey, lamps
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.project import Project, ProjectStatus

RUNNING = Project("p", "Form", ProjectStatus.RUNNING, clear_goals="a", adequate_preparation="b")
FINISHED = replace(RUNNING, status=ProjectStatus.FINISHED)


def test_with_nothing_recorded_all_four_are_dark_and_say_why() -> None:
    found = lamps(PlanFacts())
    assert [(lamp.name, lamp.mark) for lamp in found] == [
        ("project", "○"), ("presentation", "○"), ("mentors", "○"), ("CV", "○"),
    ]  # fmt: skip
    assert all(lamp.missing for lamp in found)
    assert found[3].words == "not recorded yet"


def test_only_a_finished_project_with_something_to_show_lights_its_lamp() -> None:
    running, bare, used, shown = (
        lamps(PlanFacts(projects=(project,)))[0]
        for project in (RUNNING, FINISHED, replace(FINISHED, adopters=3), replace(FINISHED, significant_results="14"))
    )
    assert (running.is_lit, running.words) == (False, "running, 2 of 6 questions answered")
    assert (bare.is_lit, bare.words) == (False, "finished, its result not noted")
    assert used.is_lit
    assert shown.is_lit
    assert shown.missing == ""


def test_of_several_projects_the_one_that_is_nearest_speaks() -> None:
    parked = replace(RUNNING, status=ProjectStatus.PARKED)
    assert lamps(PlanFacts(projects=(parked, RUNNING)))[0].words.startswith("running")
    assert lamps(PlanFacts(projects=(RUNNING, FINISHED, replace(FINISHED, adopters=1))))[0].is_lit


def test_a_presentation_and_two_mentors_light_theirs() -> None:
    found = {lamp.key: lamp for lamp in lamps(PlanFacts(presented_on=date(2026, 3, 1), mentors=2))}
    assert (found[LampKey.PRESENTATION].is_lit, found[LampKey.PRESENTATION].words) == (True, "1 Mar 2026")
    assert (found[LampKey.MENTORS].is_lit, found[LampKey.MENTORS].words) == (True, "2 of 2")
    assert not lamps(PlanFacts(mentors=1))[2].is_lit
