"""Choosing a first experiment: one of three seeds, in the order of the sheet's energies, and its goal in a sentence."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pivot_tui import guide
from pivot_tui.screens.form import FormScreen
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import experiment_forms
from pivot_tui.workbook.experiment_forms import FIRST_FORM, NEW, OfferedSeed
from pivot_tui.workbook.session import Session


class FirstExperimentScreen(WorkbookDialog[None], FormScreen):
    """The three seeds and one field: none starts without a goal.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "first_experiment.tcss"
    HELP_NAME = "first_experiment"
    AUTO_FOCUS = "#first-seeds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Start it", id="first_experiment.start", tooltip="Start this experiment today"),
        Binding("tab", "app.focus_next", "Next field", id="first_experiment.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="first_experiment.leave", tooltip="Leave the field, or close"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session, FIRST_FORM, NEW)
        self._seeds = experiment_forms.seeds(session.store, session.clock.now().day)
        kept = json.loads(self.kept) if self.kept else {}
        self._goal = str(kept.get("goal", ""))
        self._chosen = str(kept.get("seed", self._seeds[0].form.seed))

    def compose(self) -> ComposeResult:
        """The seeds, what the one under the cursor is, and the goal."""
        words = guide.load("experiments")["first"]
        is_rated = any(seed.ranked.rank for seed in self._seeds)
        with Vertical(id="first-box"):
            yield Static(id="form-title")
            yield Static(Content(words["how"] if is_rated else words["none_rated"]), id="first-how")
            yield RecordList(id="first-seeds")
            yield Static(id="first-about", markup=False)
            yield Static(Content(words["goal"]), id="first-ask")
            yield Input(self._goal, compact=True, select_on_focus=False, id="goal")
            yield Static(id="problem-goal", classes="problem", markup=False)
            yield PrivacyLine(self.session, "experiment", save_key="ctrl+s")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the seeds, with the cursor on the first or on the one chosen before."""
        rows = [ListedRecord(seed.form.seed, _row(seed)) for seed in self._seeds]
        self.query_one(RecordList).show(rows, cursor=self._chosen)
        self.query_one("#problem-goal").display = False
        self.say_state("a draft, not started yet" if self.kept else "")

    def form_title(self) -> str:
        """What the form is called."""
        return str(guide.load("experiments")["first"]["title"])

    @property
    def seed(self) -> OfferedSeed:
        """The seed under the cursor."""
        current = self.query_one(RecordList).current
        return next((seed for seed in self._seeds if seed.form.seed == current), self._seeds[0])

    def described(self, binding: Binding) -> Binding:
        """Enter chooses."""
        return Binding(binding.key, binding.action, "Choose") if binding.action == "select" else binding

    def free_texts(self) -> tuple[str, ...]:
        """The goal."""
        return (self.query_one("#goal", Input).value,)

    def draft_body(self) -> str:
        """The goal and the seed; nothing while no goal is typed."""
        goal = self.query_one("#goal", Input).value
        return json.dumps({"seed": self.seed.form.seed, "goal": goal}, ensure_ascii=False) if goal.strip() else ""

    def on_input_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the seed under the cursor is."""
        event.stop()
        seed = self.seed
        lines = [seed.about, f"At most {seed.form.cap} hours, until {seed.form.last_day}. {seed.form.stop_rule}."]
        self.query_one("#first-about", Static).update(Content("\n".join(lines)))
        self.query_one("#goal", Input).placeholder = f"for example: {seed.goal}"
        if self.query_one("#goal", Input).value.strip():
            self.changed()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on to its goal."""
        event.stop()
        self.query_one("#goal", Input).focus()

    def on_input_submitted(self) -> None:
        """Enter starts it."""
        self.action_save()

    def save(self) -> Any:
        """Start the experiment; it, or what is missing.

        Raises:
            Fault: Nothing was saved.
        """
        store, today = self.session.store, self.session.clock.now().day
        form = experiment_forms.with_goal(self.seed.form, self.query_one("#goal", Input).value)
        return experiment_forms.save_experiment(store, form, today, drafts=[self.draft_place])

    def saved_words(self, record: Any) -> Iterable[str]:
        """Its goal."""
        return (record.goal,)

    def said_saved(self, record: Any) -> str:
        """What was started can be changed, and taken back."""
        del record
        return "Started. e changes its days and hours; u undoes."

    def action_leave(self) -> None:
        """Leave the field first, then the choice; a goal that is typed is kept as a draft."""
        if isinstance(self.focused, Input):
            self.query_one(RecordList).focus()
        else:
            self.close_keeping()


def _row(seed: OfferedSeed) -> Row:
    ranked = seed.ranked
    left = Content.styled(f"{ranked.rank}  " if ranked.rank else "–  ", "bold")
    unrated = str(guide.load("experiments")["first"]["unrated"])
    energy = f"▲ {ranked.energy.said} (n {ranked.energy.n})" if ranked.energy.n else unrated
    return Row(left, plain(seed.name), Content.styled(energy, "$text-success" if ranked.energy.n else "$text-muted"))
