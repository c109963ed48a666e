"""The forms beside the hours: the mix that is aimed at with its limits, the work pattern, and the hours of a week."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.domain.work_week import TargetWeek, WeekLog
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.workbook import hours
from pivot_tui.workbook.hours import PatternForm, TargetForm, WeekForm
from pivot_tui.workbook.session import Session

_SAVED = "Saved. u undoes."


class NamedField(NamedTuple):
    """One line of a form.

    Attributes:
        name: The field of the form.
        label: What it is called.
        hint: What stands in it while it is empty.
        begins: Whether a group of fields begins with it.
    """

    name: str
    label: str
    hint: str = "open"
    begins: bool = False


class HoursFormScreen(WorkbookDialog[None]):
    """A few lines to fill in, each with room for its sentence, and one line below them all."""

    CSS_PATH = "hours_forms.tcss"
    HELP_NAME = "hours"
    AUTO_FOCUS = "Input"
    TITLE_SAID: ClassVar[str] = ""
    FIELDS: ClassVar[tuple[NamedField, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="hours_form.save", tooltip="Save what is typed"),
        Binding("tab", "app.focus_next", "Next field", id="hours_form.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="hours_form.leave", tooltip="Close without saving"),
    ]

    def __init__(self, session: Session, form: Any) -> None:
        super().__init__(session)
        self._form = form

    def compose(self) -> ComposeResult:
        """The fields, one under the other."""
        with Vertical(id="hours-form"):
            yield Static(Content.styled(self.TITLE_SAID, "bold"), id="hours-form-title")
            for field in self.FIELDS:
                with Horizontal(classes="hours-field hours-gap" if field.begins else "hours-field"):
                    yield Static(Content(field.label), classes="hours-label")
                    yield Input(
                        getattr(self._form, field.name),
                        compact=True,
                        select_on_focus=False,
                        placeholder=field.hint,
                        id=field.name,
                    )
                problem = Static(id=f"problem-{field.name}", classes="hours-problem", markup=False)
                problem.display = False
                yield problem
            yield Static(id="hours-said", markup=False)
        yield KeyLine()

    def typed(self) -> dict[str, str]:
        """What stands in the fields, by their names."""
        return {field.name: self.query_one(f"#{field.name}", Input).value for field in self.FIELDS}

    def say_below(self, sentence: str, *, warn: bool = False) -> None:
        """Say one sentence below the fields."""
        said = self.query_one("#hours-said", Static)
        said.update(Content.styled(sentence, "$text-warning" if warn else "$text-muted"))

    def on_input_submitted(self) -> None:
        """Enter saves, since the form is so small."""
        self.action_save()

    def action_save(self) -> None:
        """Save, or put each sentence under its field."""
        for problem in self.query(".hours-problem"):
            problem.display = False
        found = self.attempt(self.save)
        if isinstance(found, tuple):
            self._show_problems(found)
        elif found is not None:
            self.say(_SAVED)
            self.post_message(RecordsChanged())
            self.dismiss(None)

    def save(self) -> object:
        """Save what is typed; the record, or what is wrong.

        Raises:
            Fault: Nothing was saved.
        """
        raise NotImplementedError

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        names = [field.name for field in self.FIELDS]
        for problem in problems:
            if problem.field not in names:
                self.say_below(problem.sentence, warn=True)
                continue
            said = self.query_one(f"#problem-{problem.field}", Static)
            said.update(Content(problem.sentence))
            said.display = True
        first = problems[0].field
        self.query_one(f"#{first if first in names else names[0]}").focus()

    def action_leave(self) -> None:
        """Close without saving."""
        self.dismiss(None)


class TargetScreen(HoursFormScreen):
    """The mix that is aimed at, and the limits on nights and weekends."""

    TITLE_SAID = "Where most hours should go"
    FIELDS = (
        NamedField("clinical", "Clinical %", "after hours included"),
        NamedField("education", "Education %"),
        NamedField("admin", "Admin %"),
        NamedField("other", "Other %"),
        NamedField("max_nights", "Nights a month, at most", "no limit", begins=True),
        NamedField("max_weekends", "Weekends, at most", "no limit"),
    )

    def __init__(self, session: Session, target: TargetWeek | None) -> None:
        super().__init__(session, hours.target_form(target))

    def on_mount(self) -> None:
        """Say what the parts make."""
        self._say_mix()

    def on_input_changed(self) -> None:
        """Say what the parts make as they are typed."""
        self._say_mix()

    def _say_mix(self) -> None:
        problem = hours.said_of_mix(TargetForm(**self.typed()))
        self.say_below(problem or "The four parts make 100, or all stay open.", warn=bool(problem))

    def save(self) -> object:
        """Save the target."""
        return hours.save_target(self.session.store, TargetForm(**self.typed()))


class PatternScreen(HoursFormScreen):
    """Days on and off in turn, and nights every few weeks."""

    TITLE_SAID = "Work pattern"
    FIELDS = (
        NamedField("first_on", "First day of a block on", "2026-02-02, today, on mon"),
        NamedField("days_on", "Days on in a row", "7"),
        NamedField("days_off", "Days off in a row", "7"),
        NamedField("nights_every", "Nights: one week in", "none"),
    )

    def __init__(self, session: Session, pattern: WorkPattern | None) -> None:
        super().__init__(session, hours.pattern_form(pattern))

    def on_mount(self) -> None:
        """Say what it is for."""
        self.say_below(
            "Pulses are compared within on weeks and within off weeks, and what is due is offered on a day off. "
            "All fields empty: no pattern."
        )

    def save(self) -> object:
        """Save the pattern, or take it away where all fields are empty."""
        form = PatternForm(**{name: text.strip() for name, text in self.typed().items()})
        if form == PatternForm():
            return hours.forget_pattern(self.session.store)
        return hours.save_pattern(self.session.store, form, self.session.clock.now())


class WeekScreen(HoursFormScreen):
    """The hours of one week as they were."""

    TITLE_SAID = "The hours of a week"
    AUTO_FOCUS = "#clinical"
    FIELDS = (
        NamedField("week", "A day of that week", "2026-03-09, yesterday, 1 week ago"),
        NamedField("clinical", "Clinical hours", "such as 40, 4.5 or 4:30", begins=True),
        NamedField("education", "Education hours"),
        NamedField("admin", "Admin hours"),
        NamedField("after_hours", "After hours", "charting at home"),
        NamedField("nights", "Nights worked", begins=True),
    )

    def __init__(self, session: Session, form: WeekForm, week: WeekLog | None = None) -> None:
        super().__init__(session, form)
        self._week = week

    def on_mount(self) -> None:
        """Say what an open field means; a week that is there stays the week it is."""
        self.query_one("#week", Input).disabled = self._week is not None
        self.say_below("What was not counted stays open; it is not taken for 0.")

    def save(self) -> object:
        """Save the week."""
        return hours.save_week(self.session.store, WeekForm(**self.typed()), self.session.clock.now(), self._week)
