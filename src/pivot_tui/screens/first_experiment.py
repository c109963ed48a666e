"""Choosing a first experiment: one of three seeds, in the order of the sheet's energies, and its goal in a sentence."""

import json
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pivot_tui import guide
from pivot_tui.domain.experiment import Experiment
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import experiment_forms
from pivot_tui.workbook.experiment_forms import FIRST_FORM, NEW, OfferedSeed
from pivot_tui.workbook.session import Session


class FirstExperimentScreen(WorkbookDialog[None], DraftedScreen[None]):
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
            yield Static(id="first-title")
            yield Static(Content(words["how"] if is_rated else words["none_rated"]), id="first-how")
            yield RecordList(id="first-seeds")
            yield Static(id="first-about", markup=False)
            yield Static(Content(words["goal"]), id="first-ask")
            yield Input(self._goal, compact=True, select_on_focus=False, id="goal")
            yield Static(id="problem-goal", markup=False)
            yield PrivacyLine(self.session, "experiment", save_key="ctrl+s")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the seeds, with the cursor on the first or on the one chosen before."""
        rows = [ListedRecord(seed.form.seed, _row(seed)) for seed in self._seeds]
        self.query_one(RecordList).show(rows, cursor=self._chosen)
        self.query_one("#problem-goal").display = False
        self.say_state("a draft, not started yet" if self.kept else "")

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        title = Content.assemble((str(guide.load("experiments")["first"]["title"]), "bold"), "   ", said)
        self.query_one("#first-title", Static).update(title)

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

    def action_save(self) -> None:
        """Start the experiment, or say what is missing."""
        said = self.query_one("#problem-goal", Static)
        said.display = False
        if not self.may_save():
            return
        store, today = self.session.store, self.session.clock.now().day
        form = experiment_forms.with_goal(self.seed.form, self.query_one("#goal", Input).value)
        found = self.attempt(lambda: experiment_forms.save_experiment(store, form, today, drafts=[self.draft_place]))
        if isinstance(found, Experiment):
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.goal)]))
            self.stop_keeping()
            self.say("Started. e changes its days and hours; u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found:
            said.update(Content.styled(found[0].sentence, "$text-warning"))
            said.display = True
            self.query_one("#goal").focus()

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
