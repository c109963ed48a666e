"""The two hard questions as they stand: the evidence beside them, what they come to, and every answer so far."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui import guide
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.hard_question import (
    MOVE_NAMES,
    OCCASION_NAMES,
    QUESTION_NAMES,
    HardAnswer,
    HardQuestion,
    Occasion,
    Outcome,
    wanted_move,
)
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.rounding import many
from pivot_tui.printing.hard_questions import (
    answer_said,
    fit_facts,
    hard_question_lines,
    newest_said,
    outcome_said,
    question_words,
)
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookDialog
from pivot_tui.screens.hard_question_form import HardQuestionFormScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import hard_questions
from pivot_tui.workbook.hard_questions import HardReading
from pivot_tui.workbook.session import Session

_DAY, _QUESTION, _ANSWER = 12, 11, 19  # cells


class HardQuestionsScreen(ListsRecords[HardAnswer], HasTraces, WorkbookDialog[None]):
    """Both questions, and every answer, the newest first.

    Args:
        session: The open workbook.
        occasion: When they are asked, should they be answered now.
        identifier: The answer to put the cursor on.
    """

    CSS_PATH = "hard_questions.tcss"
    HELP_NAME = "hard_questions"
    NEEDS_ONE = ("trash",)
    ENTER = "Read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Answer", id="hard_questions.next", tooltip="Answer them, or go on where they lead"),
        Binding("a", "answer", "Answer", show=False, id="hard_questions.answer", tooltip="Answer both questions again"),
        Binding("o", "moves", "Other first moves", id="hard_questions.moves", tooltip="When it should only hurt less"),
        Binding("d,delete", "trash", "Trash", show=False, id="hard_questions.trash", tooltip="Put it in the trash"),
        Binding("p", "print", "Print", show=False, id="hard_questions.print", tooltip="The same as lines"),
        Binding("escape", "leave", "Close", id="hard_questions.leave", tooltip="Back"),
        *trace_bindings("hard_questions"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, occasion: Occasion = Occasion.OWN, identifier: str | None = None) -> None:
        super().__init__(session)
        self._occasion = occasion
        self._first = identifier
        self._reading: HardReading = hard_questions.read(session.store, session.clock.now().day)

    def compose(self) -> ComposeResult:
        """The questions with what stands beside them, and the answers."""
        with Vertical(id="hard-box"):
            with VerticalScroll(id="hard-scroll"):
                yield Facts(id="hard-said")
            yield Static(id="hard-outcome", markup=False)
            yield Static(id="hard-heading", markup=False)
            yield Static(Content(guide.load("hard_questions")["empty"]["words"]), id="hard-empty")
            yield RecordList(id="hard-answers")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()
        self.focus_first()

    def focus_first(self) -> None:
        """The answers, or the questions while there is none."""
        self.query_one("#hard-answers" if self.listed else "#hard-scroll").focus()

    def refresh_records(self) -> None:
        """Read again what was answered."""
        had = bool(self.listed)
        found = self.attempt(lambda: hard_questions.read(self.session.store, self.session.clock.now().day))
        if found is not None:
            if found.answers[:1] != self._reading.answers[:1]:
                self._occasion = Occasion.OWN  # it was answered, or an answer was taken back
            self._reading = found
            self._show()
            if had != bool(self.listed):
                self.focus_first()

    def _show(self) -> None:
        reading = self._reading
        self.query_one("#hard-outcome", Static).update(Content(outcome_said(reading.outcome)))
        self.query_one("#hard-heading", Static).update(Content(f"{many(len(reading.answers), 'answer')}, newest first"))
        self.show_listed(reading.answers, self._first)
        self._first = None

    def rows_of(self, records: Iterable[HardAnswer]) -> Iterator[ListedRecord]:
        """The answers, each on its line."""
        return (ListedRecord(one.id, _row(one, self._reading.day)) for one in records)

    def show_one(self) -> None:
        """Show the questions with their evidence."""
        self.query_one(Facts).show(list(self._lines()))

    def _lines(self) -> Iterator[Content | Fact]:
        reading = self._reading
        for question in HardQuestion:
            words = question_words(question)
            yield Content.assemble((words["title"], "bold"), "\n", words["question"])
            if question is HardQuestion.TEACHING:
                yield from (Fact(name, said) for name, said in fit_facts(reading.fit))
            else:
                yield Fact("Money", words["money"])
            yield Fact("Your answer", newest_said(reading.newest, question))
            if question is HardQuestion.TEACHING:
                yield Content("")

    # Keys

    @property
    def traced(self) -> Traced | None:
        """The answer under the cursor."""
        one = self.current
        if one is None:
            return None
        return Traced("hard_answer", one.id, first_line(one.words) or answer_said(one))

    def next_act(self) -> str:
        """What ``n`` does here: where the newest answers lead; what is to be asked now comes first."""
        if self._occasion is not Occasion.OWN or self._reading.outcome in (Outcome.OPEN, Outcome.GOOD):
            return "Answer"
        return "Other first moves" if self._reading.outcome is Outcome.OTHER else "Next experiment"

    def described(self, binding: Binding) -> Binding:
        """Name what ``n`` does just now."""
        if binding.action == "next":
            return Binding(binding.key, binding.action, self.next_act())
        return super().described(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What ``n`` does just now has no second key."""
        if action == "moves":
            return self.next_act() != "Other first moves"
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Answer, or go where the answers lead."""
        act = self.next_act()
        if act == "Answer":
            self.action_answer()
        elif act == "Next experiment":
            from pivot_tui.screens.first_experiment import FirstExperimentScreen

            self.open_screen(lambda: FirstExperimentScreen(self.session))
        else:
            self.action_moves()

    def action_answer(self) -> None:
        """Answer both questions."""
        self.open_screen(lambda: HardQuestionFormScreen(self.session, self._occasion))

    def action_moves(self) -> None:
        """Show the other first moves."""
        from pivot_tui.screens.first_moves import FirstMovesScreen

        self.open_screen(lambda: FirstMovesScreen(self.session, wanted_move(self._reading.newest)))

    def choose(self) -> None:
        """Show the answer under the cursor in full."""
        if (one := self.current) is not None:
            from pivot_tui.printing.hard_questions import answer_lines
            from pivot_tui.screens.print_lines import PrintScreen

            self.open_screen(lambda: PrintScreen(self.session, "An answer", tuple(answer_lines(one))))

    def action_print(self) -> None:
        """Show all of it as lines."""
        from pivot_tui.screens.print_lines import PrintScreen

        lines = tuple(hard_question_lines(self._reading))
        self.open_screen(lambda: PrintScreen(self.session, "Two hard questions", lines))

    def action_trash(self) -> None:
        """Put the answer in the trash; no question, since it can be taken back."""
        self.trash_current(lambda one: hard_questions.trash_answer(self.session.store, one.id))

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def _row(one: HardAnswer, today: date) -> Row:
    left = Content.assemble(
        (f"{say_day_near(one.day, today):<{_DAY}}", "$text-muted"),
        f"{QUESTION_NAMES[one.question]:<{_QUESTION}}",
        f"{answer_said(one):<{_ANSWER}}",
    )
    move = f"rather {MOVE_NAMES[one.first_move]}" if one.first_move else OCCASION_NAMES[one.occasion]
    return Row(left, plain(first_line(one.words)), Content.styled(move, "$text-muted"))
