"""The owned project in the workbook: the sample's, the form's rules, and a second one that is running."""

from dataclasses import replace

from pivot_tui.domain.project import CRITERIA, Portability, Project
from pivot_tui.workbook import Store, history, projects
from pivot_tui.workbook.projects import ProjectForm


def test_the_sample_owns_a_form_that_is_used_with_two_questions_open(sample_workbook: Store) -> None:
    (project,) = projects.projects(sample_workbook)
    assert (project.adopters, project.is_used, project.portability) == (14, True, Portability.TRAVELS)
    assert project.open_criteria == ("effective_presentation", "reflective_critique")
    assert not project.is_scholarship_ready


def test_a_project_comes_back_from_its_form_as_it_was(sample_workbook: Store) -> None:
    (project,) = projects.projects(sample_workbook)
    titles = projects.activity_titles(sample_workbook)
    form = projects.form_of(project, titles)
    assert form.activity == titles[project.activity or ""]
    assert projects.save_project(sample_workbook, form, project.id) == project


def test_a_second_running_project_is_saved_and_named(sample_workbook: Store) -> None:
    first = projects.projects(sample_workbook)[0]
    found = projects.save_project(sample_workbook, ProjectForm("Pocket guide", status="running"))
    assert isinstance(found, Project)
    assert projects.also_running(sample_workbook, found) == first
    assert projects.trash_project(sample_workbook, found.id) == 1
    history.undo(sample_workbook)
    assert len(projects.projects(sample_workbook)) == 2


def test_impossible_input_is_refused_by_its_field(sample_workbook: Store) -> None:
    for form, fields in (
        (ProjectForm(), {"title"}),
        (ProjectForm("A", adopters="-1"), {"adopters"}),
        (ProjectForm("A", adopters="999999"), {"adopters"}),
        (ProjectForm("A", activity="no such title"), {"activity"}),
        (ProjectForm(adopters="many"), {"title", "adopters"}),
    ):
        found = projects.save_project(sample_workbook, form)
        assert isinstance(found, tuple)
        assert {problem.field for problem in found} == fields
    assert len(projects.projects(sample_workbook)) == 1


def test_there_are_three_seeds_and_six_questions() -> None:
    assert len(projects.seeds()) == 3
    assert all(seed.form.title and seed.form.deliverable for seed in projects.seeds())
    assert tuple(one.field for one in projects.criteria()) == CRITERIA


def test_not_said_and_nobody_yet_are_not_the_same(empty_workbook: Store) -> None:
    nobody = projects.save_project(empty_workbook, ProjectForm("A", adopters="0"))
    unsaid = projects.save_project(empty_workbook, replace(ProjectForm("B"), adopters=" "))
    assert isinstance(nobody, Project)
    assert isinstance(unsaid, Project)
    assert (nobody.adopters, unsaid.adopters) == (0, None)
