"""Closing an experiment: teaching and administration rated apart, the energy after, evidence, and a verdict."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.experiment import VERDICT_NAMES, Experiment
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.problems import Problem
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.entry_row import plain
from pivot_tui.workbook import experiment_forms, experiments
from pivot_tui.workbook.experiment_forms import CLOSING_FORM, ClosingForm
from pivot_tui.workbook.session import Session

_LONGEST_TITLE = 140  # cells


class ExperimentClosingScreen(LayeredFormScreen):
    """What one experiment came to.

    Args:
        session: The open workbook.
        identifier: The experiment.
    """

    HELP_NAME = "experiment_closing"
    TABLE = "experiment"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("enjoyed_teaching", "▲ Teaching", "rating"),
        FormField("enjoyed_admin", "▲ Admin", "rating"),
        FormField("energy_after", "▲ Energy after", "rating"),
        FormField("evidence", "To show for it", "text", hint="ratings, a form, a comment", is_free=True, begins=True),
        FormField(
            "verdict",
            "What follows",
            "choice",
            options=(("", "not said"), *((verdict.value, name) for verdict, name in VERDICT_NAMES.items())),
        ),
        FormField("spent", "Hours it took", hint="6, 1.5, 1:30 or 90 min"),
        FormField("closed", "Closed on", hint="a day, such as 2026-03-12"),
    )

    def __init__(self, session: Session, identifier: str) -> None:
        self._experiment = experiments.find(session.store, identifier)
        form = experiment_forms.closing_form_of(self._experiment, session.clock.now().day)
        super().__init__(session, form, (CLOSING_FORM, identifier), identifier)

    def form_title(self) -> str:
        """Whether it is closed already."""
        return "Close the experiment" if self._experiment.is_open else "What it came to"

    def compose_top(self) -> ComposeResult:
        """What was tried, with its goal and its measure, and what the ratings ask."""
        found = self._experiment
        lines = [
            plain(first_line(found.title)).truncate(_LONGEST_TITLE, ellipsis=True).stylize("$foreground"),
            Content(f"Goal: {found.goal}"),
        ]
        lines += [Content(f"Measure: {found.measure}")] if found.measure else []
        lines += [Content("How much did you enjoy the teaching, and the administration, 0 to 5?")]
        yield Static(Content("\n").join(lines), id="form-context")

    def save_form(self, form: ClosingForm) -> Experiment | tuple[Problem, ...]:
        """Close the experiment.

        Raises:
            Fault: Nothing was saved.
        """
        today, store = self.session.clock.now().day, self.session.store
        return experiment_forms.close_experiment(store, form, today, self._experiment.id, [self.draft_place])
