"""Experiments and the owned project: small tests with an end, one thing that others use, and requests."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui import guide
from pivot_tui.domain.days import say_day, say_day_near
from pivot_tui.domain.experiment import HYPOTHESIS_NAMES, Experiment
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.project import STATUS_NAMES, Project
from pivot_tui.domain.sheet import say_hours
from pivot_tui.printing.experiments import (
    closing_said,
    experiments_lines,
    hours_said,
    logged_said,
    project_facts,
    span_said,
)
from pivot_tui.screens.experiment_closing import ExperimentClosingScreen
from pivot_tui.screens.experiment_form import ExperimentFormScreen
from pivot_tui.screens.first_experiment import FirstExperimentScreen
from pivot_tui.screens.frame import Printed, WorkbookScreen
from pivot_tui.screens.project_form import ProjectFormScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.request import RequestScreen
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import experiment_forms, experiments, projects
from pivot_tui.workbook.experiments import LoggedIn, Tried
from pivot_tui.workbook.requests import REQUEST_FORM
from pivot_tui.workbook.session import Session

_LONGEST_TITLE = 140  # cells


class ProjectsView(ListsRecords[Experiment | Project], HasTraces, AreaView):
    """Open experiments, the owned project, and closed experiments; beside them what is under the cursor."""

    NEEDS_ONE = ("edit", "trash", "links")
    ENTER = "Open"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="projects.next", tooltip="Close the experiment, or add what a project lacks"),
        Binding("a", "add", "Add", id="projects.add", tooltip="Add an experiment of your own"),
        Binding(
            "s", "seeds", "Suggest", show=False, id="projects.seeds", tooltip="Choose one of three first experiments"
        ),
        Binding("b", "project", "Project", id="projects.project", tooltip="Add a project of your own"),
        Binding("y", "request", "Request", id="projects.request", tooltip="Look at a request before answering it"),
        Binding("e", "edit", "Edit", show=False, id="projects.edit", tooltip="Change this one"),
        Binding("d,delete", "trash", "Trash", show=False, id="projects.trash", tooltip="Put this one in the trash"),
        Binding("l", "links", "Links", show=False, id="projects.links", tooltip="What this one is linked with"),
        *trace_bindings("projects"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-projects")

    def compose(self) -> ComposeResult:
        """The list, what is under the cursor, and words for when there is nothing yet."""
        with Horizontal(id="projects-both"):
            yield RecordList(id="projects")
            with VerticalScroll(id="projects-pane"):
                yield Facts(id="projects-one")
        yield Static(_empty_words(), id="projects-empty")

    def show_records(self) -> None:
        """Read the experiments and projects again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        store = self.session.store
        tried = experiments.experiments(store)
        still_open, closed = [one for one in tried if one.is_open], [one for one in tried if not one.is_open]
        self.show_listed([*still_open, *projects.projects(store), *closed])
        self.say_fact(f"{len(still_open)} open, {len(closed)} closed" if self.listed else "")

    def rows_of(self, records: Iterable[Experiment | Project]) -> Iterator[ListedRecord]:
        """The experiments and projects, each with where it stands."""
        today = self.session.clock.now().day
        return (_record(one, today) for one in records)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on an experiment or a project.

        Raises:
            NotFound: It is not there any more.
        """
        self.show_records()
        if identifier in self.listed:
            self.put_cursor(identifier)
        else:
            experiments.find(self.session.store, identifier)

    def printed(self) -> Printed | None:
        """All of them as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        store, today = self.session.store, self.session.clock.now().day
        tried, found = experiments.read(store, today), projects.projects(store)
        seeds = experiment_forms.seeds(store, today)
        return Printed("Experiments", experiments_lines(tried, found, seeds)) if tried or found else None

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """The experiment or project under the cursor."""
        current = self.current
        return Traced(_table_of(current), current.id, current.title) if current is not None else None

    def next_act(self) -> str:
        """What ``n`` does here, in a few words; "" where nothing is asked for."""
        current = self.current
        if current is None:
            return "" if self.listed else "Choose"
        if isinstance(current, Experiment):
            return "Close it" if current.is_open else "Closing"
        if current.has_result and current.open_criteria:
            return "Complete"
        return "Users" if current.adopters is None else ""

    def described(self, binding: Binding) -> Binding:
        """The binding as the key line shall name it just now."""
        if binding.action == "next":
            return Binding(binding.key, binding.action, self.next_act())
        return super().described(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not everything has a next act."""
        if action == "next" and self.is_mounted:
            return bool(self.next_act())
        return super().check_action(action, parameters)

    def show_one(self) -> None:
        """Show the experiment or project under the cursor."""
        current = self.current
        said: list[Content | Fact] | None = None
        if isinstance(current, Experiment):
            said = self.attempt(lambda: self._experiment_said(current))
        elif current is not None:
            said = self.attempt(lambda: self._project_said(current))
        self.query_one(Facts).show(said or [])
        self.query_one("#projects-pane").scroll_home(animate=False)

    def _experiment_said(self, experiment: Experiment) -> list[Content | Fact]:
        tried = experiments.tried(self.session.store, experiment, self.session.clock.now().day)
        lines: list[Content | Fact] = [_title(experiment.title)]
        lines += [Fact(name, said) for name, said in _facts(tried) if said]
        if tried.before is not None and tried.during is not None:
            lines += [Content.styled("Logged of teaching-like work, as many days before as during", "$text-muted")]
            lines += [*self._logged("Before", tried.before), *self._logged("During", tried.during)]
        return lines

    def _logged(self, name: str, logged: LoggedIn) -> Iterator[Fact]:
        """What was logged in some days; beside the list below the days, so no number leaves its sign."""
        said = logged_said(logged)
        if not self.screen.has_class("-wide"):
            yield Fact(name, said)
            return
        days, _, numbers = said.partition(": ")
        yield Fact(name, days)
        yield Fact("", numbers)

    def _project_said(self, project: Project) -> list[Content | Fact]:
        lines: list[Content | Fact] = [_title(project.title)]
        lines += [Fact(name, said) for name, said in project_facts(project)]
        if project.activity:
            titles = projects.activity_titles(self.session.store)
            lines.append(Fact("In Sessions", titles.get(project.activity, "")))
        if (other := projects.also_running(self.session.store, project)) is not None:
            lines.append(
                Content.styled(f"Also running: {other.title}. One at a time is easier to finish.", "$text-muted")
            )
        return lines

    # Acts

    def action_next(self) -> None:
        """Close an experiment, ask for what a project lacks, or choose a first experiment."""
        current = self.current
        if current is None:
            self.action_seeds()
        elif isinstance(current, Experiment):
            self.open_screen(lambda: ExperimentClosingScreen(self.session, current.id))
        else:
            first = current.open_criteria[0] if current.has_result and current.open_criteria else "adopters"
            self.open_screen(lambda: ProjectFormScreen(self.session, current.id, first=first))

    def action_add(self) -> None:
        """Open an empty form for an experiment."""
        self.open_screen(lambda: ExperimentFormScreen(self.session))

    def action_seeds(self) -> None:
        """Offer the three first experiments."""
        self.open_screen(lambda: FirstExperimentScreen(self.session))

    def action_project(self) -> None:
        """Open an empty form for a project."""
        self.open_screen(lambda: ProjectFormScreen(self.session))

    def action_request(self) -> None:
        """Open the filter for requests."""
        self.open_screen(lambda: RequestScreen(self.session))

    def action_edit(self) -> None:
        """Open the form of what is under the cursor."""
        current = self.current
        if isinstance(current, Experiment):
            self.open_screen(lambda: ExperimentFormScreen(self.session, current.id))
        elif current is not None:
            self.open_screen(lambda: ProjectFormScreen(self.session, current.id))

    def action_trash(self) -> None:
        """Put it in the trash; no question, since it can be taken back."""
        self.trash_current(self._trash)

    def _trash(self, one: Experiment | Project) -> int:
        trash = experiments.trash_experiment if isinstance(one, Experiment) else projects.trash_project
        return trash(self.session.store, one.id)

    def action_links(self) -> None:
        """Show what it is linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(lambda one: LinksScreen(self.session, _table_of(one), one.id, one.title))


def screen_of_draft(session: Session, form: str, row: str) -> WorkbookScreen[None] | None:
    """The screen that goes on with a draft of this step; nothing where the draft is not one of these.

    Raises:
        NotFound: What the draft is about is not there any more.
    """
    if form == REQUEST_FORM:
        return RequestScreen(session)
    if form == experiment_forms.FIRST_FORM:
        return FirstExperimentScreen(session)
    if form == experiment_forms.CLOSING_FORM:
        return ExperimentClosingScreen(session, row)
    if form == experiment_forms.EXPERIMENT_FORM:
        if row == experiment_forms.FROM_REQUEST:
            return ExperimentFormScreen(session, form=experiment_forms.ExperimentForm(seed="request"))
        return ExperimentFormScreen(session, None if row == experiment_forms.NEW else row)
    if form == projects.PROJECT_FORM:
        return ProjectFormScreen(session, None if row == projects.NEW else row)
    return None


def _record(one: Experiment | Project, today: date) -> ListedRecord:
    if isinstance(one, Project):
        mark, right = "project", STATUS_NAMES[one.status]
    elif one.is_open:
        mark, right = "open", f"to {say_day_near(one.last_day, today)}"
    else:
        mark, right = "closed", say_day_near(one.closed, today) if one.closed else ""
    left = Content.styled(f"{mark:<9}", "$text-muted")
    return ListedRecord(one.id, Row(left, plain(first_line(one.title)), Content.styled(right, "$text-muted")))


def _table_of(one: Experiment | Project) -> str:
    return "experiment" if isinstance(one, Experiment) else "project"


def _facts(tried: Tried) -> Iterator[tuple[str, str]]:
    experiment = tried.experiment
    yield "Goal", experiment.goal
    yield "It tests", HYPOTHESIS_NAMES[experiment.hypothesis]
    yield "When", ", ".join(filter(None, (span_said(experiment), hours_said(experiment))))
    over = say_hours(experiment.minutes_over)
    yield "", f"{over} h more than it was meant to take" if experiment.minutes_over else ""
    yield "Measure", experiment.measure
    yield "Stop rule", experiment.stop_rule
    yield "It came to", closing_said(experiment)
    yield "To show", experiment.evidence
    for number, title in enumerate(tried.activities):
        yield "" if number or experiment.evidence else "To show", title
    for number, entry in enumerate(tried.entries):
        yield "" if number else "Journal", f"{say_day(entry.day, short=True)}  {first_line(entry.text)}"
    yield "Links", f"{tried.other_links} more" if tried.other_links else ""


def _title(title: str) -> Content:
    """A title, not so long that nothing else is in sight."""
    return plain(first_line(title)).truncate(_LONGEST_TITLE, ellipsis=True).stylize("bold")


def _empty_words() -> Content:
    words = guide.load("experiments")["empty"]
    keys = (
        ("n", "offers three first experiments"),
        ("a", "writes down one of your own"),
        ("b", "begins a project that others will use"),
        ("y", "looks at a request before you answer it"),
    )
    said = [Content.styled(f"{words['title']}\n", "bold"), Content(f"{words['words']}\n")]
    said += [Content.assemble((key, "$foreground bold"), (f"  {does}", "$text-muted")) for key, does in keys]
    return Content("\n").join(said)
