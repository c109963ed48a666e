"""The Review's first view: this week's review, six steps on one screen, each one line when done or not yet open."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.days import say_day
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.weekly_review import STEPS, WeeklyReview
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.review_kept import KeepsReview
from pivot_tui.screens.review_steps import ListStep, LooseStep, NextWeekStep
from pivot_tui.screens.weekly_review_parts import (
    AskLine,
    PulseScale,
    StepText,
    due_said,
    facts_shown,
    figures_shown,
    resting_said,
    step_line,
)
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import review
from pivot_tui.workbook.review import ReviewReading
from pivot_tui.workbook.session import Session

_LEAVE = "Leave whenever you like. It opens here again."
_LEAVE_TYPING = "enter goes on; ctrl+t and a digit open another area. It opens here again."
_TYPED_STEPS = (2, 5)
_NUMBERS = range(1, len(STEPS) + 1)


class ThisWeekView(KeepsReview):
    """The review that is open, or the one before it while none is due."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "forward", "Next step", id="review.next", tooltip="Go on to the next step"),
        Binding("n", "begin", "Begin", id="review.begin", tooltip="Begin a review now"),
        Binding("q", "quote", "Add a comment", id="review.quote", tooltip="Write down what a learner said"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-this-week")
        self._shown: tuple[str, int] | None = None
        self._begins = False

    def compose(self) -> ComposeResult:
        """The six steps with what stands under each, and what is quiet below them."""
        yield StepText(id="review-rest")
        for number in _NUMBERS:
            yield Static(id=f"step-{number}", classes="review-line")
            if number in (3, 6):
                step = LooseStep if number == 3 else NextWeekStep
                yield step(self.session, self.attempt, self.may_save, number)
            else:
                with Vertical(id=f"body-{number}", classes="review-body"):
                    yield from _body(number)
        yield PrivacyLine(self.session, "weekly_review")
        yield Static(id="review-foot")

    # What is shown

    @property
    def step(self) -> int:
        """The step that is open, from 1; 0 while none is."""
        reading = self.reading
        if reading is None:
            return 0
        if reading.review is not None:
            return min(reading.review.step, len(STEPS) - 1) + 1
        return 1 if reading.is_due or self._begins else 0

    def show_records(self) -> None:
        """Read the review again, and show it at its step; what is being typed stays.

        Raises:
            Fault: The workbook cannot be read.
        """
        is_kept = self.keep_draft()
        reading = self.reading = review.read(self.session.store, self.session.clock.now())
        if is_kept:
            self.typed = reading.draft
        step, place = self.step, (reading.review.id if reading.review else "", self.step)
        is_new = place != self._shown
        had_focus = self.has_focus_within or self.screen.focused is None
        for number in _NUMBERS:
            line = self.query_one(f"#step-{number}", Static)
            line.update(step_line(number, step, reading))
            line.set_class(number > step > 0, "-later")
            self.query_one(f"#body-{number}").set_class(number == step, "-open")
        self.set_class(step == 0, "-resting")
        self.query_one("#review-rest", Static).update(resting_said(reading))
        self._show_body(step, reading, is_new=is_new)
        foot = self.query_one("#review-foot", Static)
        leave = _LEAVE_TYPING if step in _TYPED_STEPS else _LEAVE
        foot.update(Content(leave if reading.review is not None else due_said(reading)))
        foot.display = step > 0
        self._shown = place
        self.say_fact(f"{say_day(reading.today)}   step {step} of {len(STEPS)}" if step else say_day(reading.today))
        if is_new and had_focus:
            self.focus_first()
        self.screen.refresh_bindings()

    def _show_body(self, step: int, reading: ReviewReading, *, is_new: bool) -> None:
        if is_new:
            for each in self.query(ListStep):
                each.close_ask()
            self.query_one(PrivacyLine).look("")
            self._fill(step, reading)
        if step == 2:
            self.query_one("#week-figures", Static).update(figures_shown(reading))
        elif step == 3:
            self.query_one(LooseStep).show(reading)
        elif step == 4:
            self.query_one("#evidence-facts", Static).update(facts_shown(reading.figures))
        elif step == 6:
            self.query_one(NextWeekStep).show(reading)

    def _fill(self, step: int, reading: ReviewReading) -> None:
        """Put into the fields of a step that has just opened what was typed or given already."""
        if step == 1:
            self.query_one("#pulse-said", Static).display = False
            for name in ("energy", "dread"):
                given = getattr(reading.pulse, name) if reading.pulse is not None else None
                self._scale(name).set_reactive(PulseScale.value, given)
                self._scale(name).refresh()
        elif step == 2:
            of = f" of {say_hours(reading.available)}" if reading.available is not None else ""
            self._line("kept").ask(f"Hours kept for the pivot{of}", self.typed.kept, "2.5, or nothing")
        elif step == 5:
            self._line("win").ask("One win", self.typed.win)

    # What has the focus

    def focus_first(self) -> None:
        """Give the focus to what the open step asks for."""
        places = {
            0: "#review-rest", 1: "#review-energy", 2: "#ask-kept Input", 4: "#evidence-facts", 5: "#ask-win Input",
        }  # fmt: skip
        if self.step in places:
            self.query_one(places[self.step]).focus()
        else:
            self.query_one(f"#body-{self.step}", ListStep).focus_list()

    def _scale(self, name: str) -> PulseScale:
        return self.query_one(f"#review-{name}", PulseScale)

    def _line(self, name: str) -> AskLine:
        return self.query_one(f"#ask-{name}", AskLine)

    @property
    def has_open_field(self) -> bool:
        """Whether something is typed here just now."""
        return isinstance(self.screen.focused, Input) and self.has_focus_within

    def leave_field(self) -> None:
        """Leave the field; what stands in it is kept."""
        self.keep_draft()
        asking = next((each for each in self.query(ListStep) if each.asks), None)
        if asking is not None:
            asking.close_ask()
            self.focus_first()
        elif self.step == 2:
            self.query_one("#week-figures").focus()
        else:
            self.screen.set_focus(None)
        self.screen.refresh_bindings()

    def described(self, binding: Binding) -> Binding:
        """The binding as the key line shall name it just now."""
        if binding.action in ("forward", "select"):
            return Binding(binding.key, binding.action, "Save" if self.step == len(STEPS) else "Next step")
        if binding.action == "submit" and self.step not in _TYPED_STEPS:
            return Binding(binding.key, binding.action, "Take it")
        return binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What a step does not ask for is not there."""
        if self.is_mounted and action in ("begin", "forward", "quote"):
            return {"begin": self.step == 0, "forward": self.step > 0, "quote": self.step == 4}[action]
        return super().check_action(action, parameters)

    # Going on

    def on_list_step_changed(self, event: ListStep.Changed) -> None:
        """Something was decided: show it, here and everywhere."""
        event.stop()
        self.post_message(RecordsChanged())

    def on_next_week_step_chosen(self, event: NextWeekStep.Chosen) -> None:
        """Keep what is chosen, and show it."""
        event.stop()
        self.typed = event.draft
        self.keep_soon()
        if not self.keep_draft():
            self.notify("It cannot be kept just now; try again in a moment.", timeout=6, markup=False)
        self.attempt(self.show_records)

    def on_pulse_scale_answered(self, event: PulseScale.Answered) -> None:
        """A digit goes on: from energy to dread, and then to the week."""
        event.stop()
        if event.scale.id == "review-energy":
            self._scale("dread").focus()
        elif self._scale("energy").value is None:
            self._scale("energy").focus()
        else:
            self.action_forward()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter goes on, also from a list."""
        event.stop()
        self.action_forward()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, also from a line."""
        event.stop()
        self.action_forward()

    def action_begin(self) -> None:
        """Begin one on a day on which none is due."""
        self._begins = True
        self.attempt(self.show_records)

    def action_quote(self) -> None:
        """Write down what a learner said."""
        from pivot_tui.screens.quote_form import QuoteFormScreen

        screen = self.attempt(lambda: QuoteFormScreen(self.session))
        if screen is not None:
            self.app.push_screen(screen)

    def action_forward(self) -> None:
        """Take what the open step asked for, and go on."""
        step = self.step
        if step == 5 and not self.may_save(self._line("win").value):
            return
        found = self.attempt(lambda: self._give(step))
        if isinstance(found, WeeklyReview):
            self._went_on(found, step)
        elif found:
            self._say_problem(found[0])

    def _give(self, step: int) -> WeeklyReview | tuple[Problem, ...]:
        store, now = self.session.store, self.session.clock.now()
        match step:
            case 1:
                return review.begin(store, now, self._scale("energy").value, self._scale("dread").value)
            case 2:
                return review.see_week(store, self._line("kept").value, self.typed)
            case 5:
                return review.give_win(store, self._line("win").value, self.typed)
            case 6:
                return review.save(store, now, self.query_one(NextWeekStep).chosen)
            case _:
                return review.pass_step(store, step)

    def _went_on(self, found: WeeklyReview, step: int) -> None:
        self.stop_keeping()
        self._begins = False
        if step == 5:
            self.attempt(lambda: self.query_one(PrivacyLine).saved([(found.id, found.win)]))
        self.post_message(RecordsChanged())
        if found.saved:
            self.notify("Saved, with its figures. u undoes.", timeout=4, markup=False)
            self.app.call_later(self.app.run_action, "app.area(1)")

    def _say_problem(self, problem: Problem) -> None:
        if self.step == 1:
            said = self.query_one("#pulse-said", Static)
            said.update(Content(problem.sentence))
            said.display = True
        elif self.step in (2, 5):
            self._line("kept" if self.step == 2 else "win").say(problem.sentence)
        else:
            self.notify(problem.sentence, timeout=6, markup=False)


def _body(number: int) -> ComposeResult:
    """What stands under one of the steps that are no lists."""
    if number == 1:
        for name, label in (("energy", ("▲ Energy", "$text-success")), ("dread", ("▼ Dread", "$text-warning"))):
            with Horizontal(classes="review-scale"):
                yield Static(Content.styled(*label))
                yield PulseScale(id=f"review-{name}")
        yield Static(id="pulse-said", markup=False)
    elif number == 2:
        yield StepText(id="week-figures")
        yield AskLine(id="ask-kept")
    elif number == 4:
        yield StepText(id="evidence-facts")
    else:
        yield AskLine(id="ask-win")
