"""Answering the two hard questions, each with its evidence beside it, and at once what the answers come to."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Any, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pivot_tui import guide
from pivot_tui.domain.hard_question import ANSWER_NAMES, MOVE_NAMES, HardQuestion, Occasion, Outcome, read_percent
from pivot_tui.domain.problems import Problem
from pivot_tui.printing.hard_questions import beside_said, fit_facts, outcome_said, question_words
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.widgets.turning_choice import TurningChoice
from pivot_tui.workbook import hard_questions
from pivot_tui.workbook.hard_questions import HARD_FORM, NEW, Answered, HardForm
from pivot_tui.workbook.session import Session

_ANSWERS = (("", "not said"), *((answer.value, name) for answer, name in ANSWER_NAMES.items()))
_MOVES = (
    ("", "no, none of these"),
    *((move.value, f"it should only hurt less: {name}") for move, name in MOVE_NAMES.items()),
)

_STILL = "Your last answers stand until you give others; each is kept with its day."


def _fields() -> tuple[FormField, ...]:
    fields: list[FormField] = []
    for question in HardQuestion:
        name, words = question.value, question_words(question)
        fields += [
            FormField(name, "Answer", "choice", options=_ANSWERS),
            FormField(f"{name}_percent", words["percent"], hint=words["percent_hint"]),
            FormField(f"{name}_words", words["words"], "text", hint=words["words_hint"], is_free=True),
        ]
    label = guide.load("hard_questions")["hurt_less"]["label"]
    return (*fields, FormField("first_move", label, "turning", options=_MOVES, begins=True))


class HardQuestionFormScreen(LayeredFormScreen):
    """Both questions; what is answered is kept with the day beside all earlier answers.

    Args:
        session: The open workbook.
        occasion: When they are asked.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "hard_question_form.tcss"]
    HELP_NAME = "hard_question_form"
    TABLE = "hard_answer"
    FIELDS: ClassVar[tuple[FormField, ...]] = _fields()

    def __init__(self, session: Session, occasion: Occasion = Occasion.OWN) -> None:
        self._reading = hard_questions.read(session.store, session.clock.now().day)
        self._occasion = occasion
        super().__init__(session, HardForm(occasion=occasion.value), (HARD_FORM, NEW))

    def from_draft(self, body: str) -> Any:
        """The form from its draft, asked on the occasion that brought it up again."""
        form = hard_questions.with_occasion(super().from_draft(body), self._occasion)
        self.untouched = replace(self.untouched, occasion=form.occasion)
        return form

    def form_title(self) -> str:
        """What it is."""
        return "Two hard questions"

    def make_widget(self, field: FormField, value: Any) -> Widget:
        """What a field is filled in with: names that are shown one at a time, for the other first moves."""
        if field.shape == "turning":
            values = [option for option, _ in field.options]
            return TurningChoice([name for _, name in field.options], values.index(value), id=field.name)
        return super().make_widget(field, value)

    def compose_field(self, field: FormField) -> Iterable[Widget]:
        """A field; before the first of each question, the question with its evidence."""
        if field.name in (question.value for question in HardQuestion):
            question = HardQuestion(field.name)
            second = " -second" if question is HardQuestion.TRADE else ""
            words = question_words(question)
            asked = Content.assemble((words["title"], "bold"), "\n", words["question"])
            yield Static(asked, classes=f"hard-question{second}")
            yield Facts(id=f"evidence-{question.value}").add_class("hard-evidence")
        yield from super().compose_field(field)

    def on_mount(self) -> None:
        """Show the evidence; the questions themselves come into sight first."""
        self._show_evidence()
        self.call_after_refresh(self.query_one("#layered-form").scroll_home, animate=False)

    def show_note(self) -> None:
        """Say at once what the answers come to, and how the percent lies."""
        super().show_note()
        if self.is_mounted:
            self._show_evidence()
        if self.focused is not None and self.focused.id == "first_move":
            self.query_one("#layered-form").scroll_end(animate=False)  # what it comes to stands below the last field

    def _show_evidence(self) -> None:
        fit = self._reading.fit
        percent = read_percent(self.typed().teaching_percent, "")
        beside = beside_said(fit, None if isinstance(percent, Problem) else percent)
        facts = [Fact(name, said) for name, said in fit_facts(fit)]
        facts += [Fact("Your answer", beside)] if beside else []
        self.query_one("#evidence-teaching", Facts).show(facts)
        self.query_one("#evidence-trade", Facts).show([Fact("Money", question_words(HardQuestion.TRADE)["money"])])

    def note(self) -> Content:
        """What the answers come to as they stand; what was answered before is not taken for what is answered now."""
        form = self.typed()
        is_open = not (form.teaching or form.trade or form.first_move)
        said = _STILL if is_open and self._reading.newest else outcome_said(self._outcome)
        return Content.styled(said, "$text-muted")

    @property
    def _outcome(self) -> Outcome:
        return hard_questions.outcome_of(self.typed(), self._reading)

    # Saving

    def save_form(self, form: HardForm) -> Answered | tuple[Problem, ...]:
        """Keep the answers.

        Raises:
            Fault: Nothing was saved.
        """
        return hard_questions.answer(self.session.store, form, self._reading.day)

    def was_saved(self, record: Answered) -> None:
        """Say that they are kept, and close; where less pain is wanted, its other first moves come next."""
        words = [(answer.id, answer.words) for answer in record.answers if answer.words]
        self.attempt(lambda: self.query_one(PrivacyLine).saved(words))
        came_to, wants_move = self._outcome, record.answers[-1].first_move
        self.stop_keeping()
        self.say("Kept with the day. u undoes.")
        self.post_message(RecordsChanged())
        self.dismiss(None)
        if came_to is Outcome.OTHER:
            from pivot_tui.screens.first_moves import FirstMovesScreen

            self.app.push_screen(FirstMovesScreen(self.session, wants_move))


def screen_of_draft(session: Session, form: str, row: str) -> HardQuestionFormScreen | None:
    """The questions with what was answered so far; nothing where a draft is of another form.

    Raises:
        Fault: The workbook cannot be read.
    """
    del row
    return HardQuestionFormScreen(session) if form == HARD_FORM else None
