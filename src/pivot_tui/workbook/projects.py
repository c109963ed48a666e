"""The owned project: reading, saving and trashing projects, their seeds, and the six questions of scholarship."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pivot_tui import guide, intake
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.project import NO_TITLE, Project, project_problems, running_beside
from pivot_tui.store import experiments as stored
from pivot_tui.store.activities import activity_titles as activity_titles
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import PROJECT
from pivot_tui.store.trash import put_in_trash

PROJECT_FORM = "project"
"""The form of a project among the drafts; its row there is the project's id, or `NEW`."""

NEW = "new"


@dataclass(frozen=True, slots=True)
class ProjectForm:
    """The fields of the form for a project, as they were typed or chosen.

    Attributes:
        title: What it is called.
        problem: What is wrong without it.
        audience: Whom it is for.
        deliverable: What there will be to hold in hand.
        status: How far it has come.
        adopters: How many actually use it, or "".
        portability: Whether it could go along, or "".
        activity: The title of the activity that it is in the portfolio, or "".
        clear_goals: Glassick's first criterion.
        adequate_preparation: The second.
        appropriate_methods: The third.
        significant_results: The fourth.
        effective_presentation: The fifth.
        reflective_critique: The sixth.
    """

    title: str = ""
    problem: str = ""
    audience: str = ""
    deliverable: str = ""
    status: str = "planned"
    adopters: str = ""
    portability: str = ""
    activity: str = ""
    clear_goals: str = ""
    adequate_preparation: str = ""
    appropriate_methods: str = ""
    significant_results: str = ""
    effective_presentation: str = ""
    reflective_critique: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of Glassick's six criteria in the workbook's words.

    Attributes:
        field: The field that holds what was said to it.
        name: Its name in a word.
        question: As it is asked.
    """

    field: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class ProjectSeed:
    """A suggestion for a project.

    Attributes:
        name: What it is called.
        form: The form of a project that begins with it.
    """

    name: str
    form: ProjectForm


def projects(store: Store) -> tuple[Project, ...]:
    """All projects, the running ones first."""
    return stored.projects(store)


def find(store: Store, identifier: str) -> Project:
    """One project.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = PROJECT.get(db, identifier)
    if found is None:
        raise NotFound("That project is not there any more.")
    return found


def criteria() -> tuple[Criterion, ...]:
    """The six criteria in their order."""
    return tuple(Criterion(**words) for words in guide.load("experiments")["criterion"])


def seeds() -> tuple[ProjectSeed, ...]:
    """Three suggestions for a project (S3.3)."""
    fields = ("title", "problem", "audience", "deliverable")
    words = guide.load("experiments")["project_seed"]
    return tuple(ProjectSeed(seed["name"], ProjectForm(**{name: seed[name] for name in fields})) for seed in words)


def form_of(project: Project, titles: dict[str, str]) -> ProjectForm:
    """A project as its form shows it."""
    words = {column.name: getattr(project, column.name) for column in PROJECT.columns if column.name != "id"}
    words["status"] = project.status.value
    words["portability"] = project.portability.value if project.portability else ""
    words["adopters"] = "" if project.adopters is None else str(project.adopters)
    words["activity"] = titles.get(project.activity or "", "")
    return ProjectForm(**words)


def read_form(form: ProjectForm, titles: dict[str, str], identifier: str) -> Project | tuple[Problem, ...]:
    """The project that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        titles: The titles of the activities by their ids.
        identifier: The project's id.
    """
    values: dict[str, object] = {name: value.strip() for name, value in asdict(form).items()}
    values |= {"id": identifier, "title": " ".join(form.title.split()), "portability": form.portability or None}
    problems = [] if values["title"] else [Problem("title", NO_TITLE)]
    adopters = form.adopters.strip()
    if adopters and not (adopters.isascii() and adopters.isdigit() and len(adopters) < 7):
        problems.append(Problem("adopters", "Give a whole number of people or programmes, or leave it open."))
    values["adopters"] = int(adopters) if adopters and not any(p.field == "adopters" for p in problems) else None
    named = form.activity.strip().casefold()
    matching = [key for key, title in titles.items() if title.casefold() == named]
    if named and not matching:
        problems.append(Problem("activity", "No activity has this title; add it in Sessions first."))
    values["activity"] = matching[0] if named and matching else None
    if problems:
        return tuple(problems)
    found = intake.record(Project, values)
    if not isinstance(found, Project):
        return found
    return project_problems(found) or found


def save_project(
    store: Store, form: ProjectForm, identifier: str | None = None, drafts: Sequence[tuple[str, str]] = ()
) -> Project | tuple[Problem, ...]:
    """Save a project from its form, new or over the one with this id, or say what is wrong with it.

    Args:
        store: The workbook.
        form: What was typed.
        identifier: The project to write over; a new one without.
        drafts: The drafts to forget with it: each the form's name among the drafts and its row there.

    Raises:
        NotFound: The project is not there any more.
        Fault: Nothing was saved.
    """
    found = read_form(form, activity_titles(store), identifier or uuid7(store.clock()))
    if not isinstance(found, Project):
        return found
    with store.transaction("project.edit" if identifier else "project.add"):
        if identifier is None:
            PROJECT.insert(store.db, [found])
        elif not PROJECT.update(store.db, found):
            raise NotFound("That project is not there any more; what you typed is kept as a draft.")
        for draft in drafts:
            save_draft(store, *draft, "")
    return found


def also_running(store: Store, project: Project) -> Project | None:
    """Another project that is running beside this one; one at a time is a soft rule (S3.3)."""
    return running_beside(project, projects(store))


def trash_project(store: Store, identifier: str) -> int:
    """Put a project in the trash, with its links.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, PROJECT.name, [identifier], "project.trash")
