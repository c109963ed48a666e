"""The form for an experiment: what is tried, its goal and its days first; what it tests and its limits behind them."""

from typing import ClassVar

from textual.content import Content

from pivot_tui.domain.experiment import HYPOTHESIS_NAMES, SEED_NAMES, Experiment
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import experiment_forms, experiments
from pivot_tui.workbook.experiment_forms import EXPERIMENT_FORM, FROM_REQUEST, NEW, ExperimentForm
from pivot_tui.workbook.session import Session

_A_DAY = "a day, such as 2026-04-24"
_HOURS = "6, 1.5, 1:30 or 90 min"


class ExperimentFormScreen(LayeredFormScreen):
    """One experiment, new or there already.

    Args:
        session: The open workbook.
        identifier: The experiment; a new one without.
        form: What a new one begins with: a request, for instance.
        forget: Another draft that is forgotten once this is saved: that of the request.
    """

    HELP_NAME = "experiment_form"
    TABLE = "experiment"
    MORE_SAID = "what it tests, hours, measure, stop rule"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("title", "What is tried", hint="in a few words", is_free=True),
        FormField("goal", "Teaching goal", "text", hint="what shall learners be able to do?", is_free=True),
        FormField("first_day", "From", hint=_A_DAY, begins=True),
        FormField("last_day", "To", hint=_A_DAY),
        FormField(
            "hypothesis",
            "It tests",
            "choice",
            options=tuple((hypothesis.value, name) for hypothesis, name in HYPOTHESIS_NAMES.items()),
            is_more=True,
            begins=True,
        ),
        FormField("cap", "Hours at most", hint=_HOURS, is_more=True),
        FormField("spent", "Hours so far", hint=_HOURS, is_more=True),
        FormField("measure", "Measure", hint="how will you know?", is_more=True, is_free=True),
        FormField("stop_rule", "Stop rule", hint="what would end it early?", is_more=True, is_free=True),
        FormField(
            "seed",
            "It came from",
            "choice",
            options=tuple((seed.value, name) for seed, name in SEED_NAMES.items()),
            is_more=True,
        ),
    )

    def __init__(
        self,
        session: Session,
        identifier: str | None = None,
        form: ExperimentForm | None = None,
        forget: tuple[str, str] | None = None,
    ) -> None:
        today = session.clock.now().day
        if identifier is not None:
            form = experiment_forms.form_of(experiments.find(session.store, identifier))
        self._forget = forget
        row = identifier or (FROM_REQUEST if form is not None and form.seed == "request" else NEW)
        super().__init__(
            session, form or ExperimentForm(first_day=today.isoformat()), (EXPERIMENT_FORM, row), identifier
        )

    def form_title(self) -> str:
        """Whether it is new."""
        return "Experiment" if self.identifier else "New experiment"

    def note(self) -> Content:
        """Hours beyond the cap; a soft limit, so that this is all that follows."""
        form = self.typed()
        cap, spent = read_hours(form.cap), read_hours(form.spent)
        if isinstance(cap, int) and isinstance(spent, int) and spent > cap:
            return Content(f"{say_hours(spent - cap)} h more than it was meant to take.")
        return Content("")

    def save_form(self, form: ExperimentForm) -> Experiment | tuple[Problem, ...]:
        """Save the experiment.

        Raises:
            Fault: Nothing was saved.
        """
        drafts = [self.draft_place] + ([self._forget] if self._forget else [])
        today = self.session.clock.now().day
        return experiment_forms.save_experiment(self.session.store, form, today, self.identifier, drafts)
