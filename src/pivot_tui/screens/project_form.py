"""The form for an owned project: what it is first; who uses it and the six questions of scholarship behind."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.project import CRITERIA, PORTABILITY_NAMES, STATUS_NAMES, Project
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.choice import Choice
from pivot_tui.workbook import projects
from pivot_tui.workbook.projects import NEW, PROJECT_FORM, ProjectForm
from pivot_tui.workbook.session import Session

_CRITERIA = tuple(
    FormField(one.field, one.name, "text", hint=one.question, is_more=True, is_free=True, begins=not number)
    for number, one in enumerate(projects.criteria())
)


class ProjectFormScreen(LayeredFormScreen):
    """One project, new or there already.

    Args:
        session: The open workbook.
        identifier: The project; a new one without.
        first: The field that is asked for first.
    """

    HELP_NAME = "project_form"
    TABLE = "project"
    MORE_SAID = "how far it is, who uses it, six questions on a result"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("title", "Title", hint="what it is called", is_free=True),
        FormField("problem", "Problem", "text", hint="what is wrong without it?", is_free=True),
        FormField("audience", "For whom", "text", hint="who would use it?", is_free=True),
        FormField("deliverable", "Deliverable", "text", hint="what will there be to hold in hand?", is_free=True),
        FormField(
            "status",
            "How far it is",
            "choice",
            options=tuple((status.value, name) for status, name in STATUS_NAMES.items()),
            is_more=True,
            begins=True,
        ),
        FormField("adopters", "In use by", hint="how many people or programmes actually use it", is_more=True),
        FormField(
            "portability",
            "If you moved",
            "choice",
            options=(("", "not said"), *((one.value, name) for one, name in PORTABILITY_NAMES.items())),
            is_more=True,
        ),
        FormField("activity", "In Sessions as", hint="the title of an activity", is_more=True),
        *_CRITERIA,
    )

    def __init__(self, session: Session, identifier: str | None = None, first: str = "title") -> None:
        store = session.store
        self._titles = projects.activity_titles(store)
        self._found = projects.find(store, identifier) if identifier else None
        form = projects.form_of(self._found, self._titles) if self._found else ProjectForm()
        super().__init__(session, form, (PROJECT_FORM, identifier or NEW), identifier)
        self.first = first

    def form_title(self) -> str:
        """Whether it is new."""
        return "Owned project" if self.identifier else "New owned project"

    def compose_top(self) -> ComposeResult:
        """For a new project, three suggestions to begin with."""
        if self.identifier is None:
            names = ("own words", *(seed.name for seed in projects.seeds()))
            yield Horizontal(Static(Content("Begin with"), classes="label"), Choice(names, id="begin"), classes="field")

    def begins_open(self) -> bool:
        """The second layer is there from the start where there is a result, or where it is asked for."""
        wanted = next(field for field in self.FIELDS if field.name == self.first)
        return wanted.is_more or bool(self._found and self._found.has_result)

    def suggestions(self, name: str) -> Iterable[str]:
        """The titles of the activities."""
        return self._titles.values() if name == "activity" else ()

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """A suggestion fills what is empty or was filled by another one; own words stay."""
        if event.choice.id == "begin":
            self._begin_with(event.index)
        super().on_choice_chosen(event)

    def _begin_with(self, number: int) -> None:
        seeds, form = projects.seeds(), self.typed()
        chosen = seeds[number - 1].form if number else ProjectForm()
        values = {}
        for name in ("title", "problem", "audience", "deliverable"):
            known = {"", *(getattr(seed.form, name) for seed in seeds)}
            if getattr(form, name) in known:
                values[name] = getattr(chosen, name)
        self.put(values)

    def note(self) -> Content:
        """That another project is running; and how many of the six questions are open once there is a result."""
        form = self.typed()
        said = []
        found = projects.read_form(replace(form, title=form.title or "-"), self._titles, self.identifier or "")
        if isinstance(found, Project):
            other = projects.also_running(self.session.store, found)
            if other is not None:
                said.append(Content.assemble("Also running: ", other.title, ". One at a time is easier to finish."))
            if found.is_scholarship_ready:
                said.append(Content("All six questions are answered: scholarship-ready."))
            elif found.has_result:
                answered = len(CRITERIA) - len(found.open_criteria)
                said.append(Content(f"There is a result: {answered} of 6 questions answered."))
        return Content("\n").join(said)

    def save_form(self, form: ProjectForm) -> Project | tuple[Problem, ...]:
        """Save the project.

        Raises:
            Fault: Nothing was saved.
        """
        return projects.save_project(self.session.store, form, self.identifier, [self.draft_place])
