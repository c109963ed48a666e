"""The situation: the gap in one line, hours for the pivot, the household and the days, and why a plan cannot fit."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.situation import Situation, cannot_fit
from pivot_tui.screens.drafted import DraftedScreen
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import situation
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.situation import SITUATION_FORM, SITUATION_ID, SituationForm

_LABELS = {
    "gap": "The gap",
    "hours": "For the pivot",
    "household": "Household",
    "no_move_before": "No move before",
    "earliest_start": "Earliest start",
    "latest_start": "Latest start",
}
_PLACEHOLDERS = {
    "gap": "what lies between this work and work you would keep",
    "hours": "hours a week that are really there, such as 4 or 1.5",
    "no_move_before": "2027-07-01, or open",
    "earliest_start": "the first day in a new post that would suit",
    "latest_start": "the last one",
}


class SituationScreen(WorkbookDialog[None], DraftedScreen[None]):
    """What there is room for."""

    CSS_PATH = "situation.tcss"
    HELP_NAME = "situation"
    AUTO_FOCUS = "#gap"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="situation.save", tooltip="Save the gap and the limits"),
        Binding("tab", "app.focus_next", "Next field", id="situation.next", tooltip="Go to the next field"),
        Binding(
            "escape", "leave", "Close, keep the draft", id="situation.leave", tooltip="Leave the field, or the form"
        ),
    ]

    def __init__(self, session: Session) -> None:
        self._saved = situation.situation(session.store)
        self._untouched = situation.form_of(self._saved)
        super().__init__(session, SITUATION_FORM, SITUATION_ID)
        self._form = SituationForm(**json.loads(self.kept)) if self.kept else self._untouched

    def compose(self) -> ComposeResult:
        """The fields, one under the other, and below them what cannot fit."""
        with Vertical(id="situation-form"):
            yield Static(id="situation-title")
            for name, label in _LABELS.items():
                value = getattr(self._form, name)
                if name == "household":
                    yield from _field(name, label, LongText(value, compact=True, show_line_numbers=False, id=name))
                    yield PrivacyLine(self.session, "situation", SITUATION_ID, save_key="ctrl+s")
                else:
                    typed = Input(value, compact=True, select_on_focus=False, placeholder=_PLACEHOLDERS[name], id=name)
                    yield from _field(name, label, typed)
            yield Static(id="cannot-fit")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what this is, and what cannot fit already."""
        household = self.query_one("#household", TextArea)
        household.move_cursor(household.document.end)
        self.say_state("a draft, not saved yet" if self.kept else "private, like everything here")
        if self.kept:
            self._show_fit()
        else:
            self._say_reasons(self._saved)

    def say_state(self, state: str, *, warn: bool = False) -> None:
        """Say beside the title how the draft stands."""
        said = Content.styled(state, "$text-warning bold" if warn else "$text-muted")
        title = Content.assemble(Content.styled("The gap and the limits", "bold"), "   ", said)
        self.query_one("#situation-title", Static).update(title)

    def _typed(self) -> SituationForm:
        typed = {
            field.name: self.query_one("#household", TextArea).text
            if field.name == "household"
            else self.query_one(f"#{field.name}", Input).value
            for field in fields(SituationForm)
        }
        return SituationForm(**typed)

    def free_texts(self) -> tuple[str, ...]:
        """The gap and the household; the other fields hold figures."""
        return (self.query_one("#gap", Input).value, self.query_one("#household", TextArea).text)

    def draft_body(self) -> str:
        """The fields as JSON; nothing while they are as they were."""
        form = self._typed()
        return "" if form == self._untouched else json.dumps(asdict(form), ensure_ascii=False)

    def on_input_changed(self) -> None:
        """Something was typed; what cannot fit is said while it can still be changed."""
        self.changed()
        self._show_fit()

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.changed()

    def on_input_submitted(self) -> None:
        """Enter in a field of one line saves."""
        self.action_save()

    def _show_fit(self) -> None:
        """Say what cannot fit; while a field cannot be read, what stood there last stays."""
        found = situation.read_form(self._typed(), self.session.clock.now().day)
        if isinstance(found, Situation):
            self._say_reasons(found)

    def _say_reasons(self, found: Situation) -> None:
        reasons = "\n".join(f"! {reason}" for reason in cannot_fit(found, self.session.clock.now().day))
        self.query_one("#cannot-fit", Static).update(Content.styled(reasons, "$text-warning"))

    def action_save(self) -> None:
        """Save, or put each sentence under its field."""
        for problem in self.query(".problem"):
            problem.display = False
        if not self.may_save():
            return
        form, today = self._typed(), self.session.clock.now().day
        found = self.attempt(lambda: situation.save_situation(self.session.store, form, today))
        if isinstance(found, Situation):
            self.stop_keeping()
            self.say("Saved. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found is not None:
            self._show_problems(found)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            said = self.query_one(f"#problem-{_place(problem)}", Static)
            said.update(Content.styled(problem.sentence, "$text-warning"))
            said.display = True
        self.query_one(f"#{_place(problems[0])}").focus()

    def action_leave(self) -> None:
        """Leave the field first, then the form; what is typed is kept as a draft, and stays here while that fails."""
        if isinstance(self.focused, Input | TextArea):
            self.set_focus(None)
        else:
            self.close_keeping()


def _place(problem: Problem) -> str:
    return problem.field if problem.field in _LABELS else "gap"


def _field(name: str, label: str, widget: Widget) -> Iterable[Widget]:
    problem = Static(id=f"problem-{name}", classes="problem")
    problem.display = False
    yield Horizontal(Static(Content(label), classes="label"), widget, classes=f"field field-{name}")
    yield problem
