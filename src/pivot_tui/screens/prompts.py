"""The three prompts: the questions of the first step with their rows, and below them the two lists and the limits."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.sheet import Prompt, WorkElement, first_to_rate, missing_figure, say_hours, unanswered
from pivot_tui.domain.situation import Side, Situation
from pivot_tui.printing.sheet import sheet_lines
from pivot_tui.screens.element_form import ElementFormScreen
from pivot_tui.screens.first_run import LinesScreen
from pivot_tui.screens.frame import Printed, RecordsChanged, WorkbookScreen
from pivot_tui.screens.premise import PremiseScreen
from pivot_tui.screens.seeds import SeedsScreen
from pivot_tui.screens.situation import SituationScreen
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain, ratings
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import sheet
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.situation import SITUATION_FORM

_FIGURES = {"dread": "Rate", "energy": "Rate", "minutes": "Add hours"}


class PromptsView(AreaView):
    """What was said in the first step, question by question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="prompts.next", tooltip="Answer what is open, or add the figures of a row"),
        Binding("a", "add", "Add", id="prompts.add", tooltip="Add a row to this question"),
        Binding("e", "edit", "Edit", show=False, id="prompts.edit", tooltip="Change this row"),
        Binding("d,delete", "trash", "Trash", show=False, id="prompts.trash", tooltip="Put this row in the trash"),
        Binding("s", "seeds", "Suggest", id="prompts.seeds", tooltip="Tick suggestions for this question"),
        Binding(
            "l", "lists", "Lists", show=False, id="prompts.lists", tooltip="What you are done with, and would keep"
        ),
        Binding("t", "situation", "Limits", show=False, id="prompts.situation", tooltip="The gap and the limits"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-prompts")
        self._sheet: sheet.Sheet | None = None

    def compose(self) -> ComposeResult:
        """The list, and what stands beside the sheet."""
        yield RecordList(id="prompts")
        yield Static(id="prompts-frame")
        yield Static(id="prompts-fit")

    def show_records(self) -> None:
        """Read the sheet again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = self._sheet = sheet.read(self.session.store, self.session.clock.now().day)
        rows = self.query_one(RecordList)
        rows.show(list(_rows(found)))
        if rows.highlighted is None:
            rows.highlighted = 0
        self.query_one("#prompts-frame", Static).update(_frame(found))
        reasons = "\n".join(f"! {reason}" for reason in found.cannot_fit)
        fit = self.query_one("#prompts-fit", Static)
        fit.update(Content.styled(reasons, "$text-warning"))
        fit.display = bool(reasons)
        left = len(unanswered(found.elements))
        self.say_fact(f"{3 - left} of 3 answered" if left else _all_answered(found))
        self.refresh_bindings()

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a row; lines of the two lists and the limits stand below in any case.

        Raises:
            Fault: The workbook cannot be read.
        """
        self.show_records()
        if any(element.id == identifier for element in (self._sheet.elements if self._sheet else ())):
            rows = self.query_one(RecordList)
            rows.highlighted = rows.get_option_index(identifier)

    def focus_first(self) -> None:
        """Give the list the focus."""
        self.query_one(RecordList).focus()

    def printed(self) -> Printed:
        """The sheet as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = sheet.read(self.session.store, self.session.clock.now().day)
        return Printed("The sheet", sheet_lines(found))

    # What the cursor is on

    @property
    def current(self) -> WorkElement | None:
        """The row under the cursor; nothing on a question."""
        found = self._sheet.elements if self._sheet else ()
        return next((element for element in found if element.id == self.query_one(RecordList).current), None)

    @property
    def question(self) -> sheet.Question | None:
        """The question under the cursor, or that of the row."""
        element, current = self.current, self.query_one(RecordList).current
        questions = self._sheet.questions if self._sheet else ()
        wanted = element.prompt.value if element else current
        return next((question for question in questions if question.prompt.value == wanted), None)

    def next_act(self) -> Prompt | tuple[WorkElement, str] | None:
        """What ``n`` does: answer an open question, or complete a row, that under the cursor before any other."""
        found = self._sheet.elements if self._sheet else ()
        element, question = self.current, self.question
        if element is not None and (figure := missing_figure(element)):
            return element, figure
        if open_prompts := unanswered(found):
            return question.prompt if question and question.prompt in open_prompts else open_prompts[0]
        lacking = first_to_rate(found)
        figure = missing_figure(lacking) if lacking is not None else None
        return (lacking, figure) if lacking is not None and figure is not None else None

    def described(self, binding: Binding) -> Binding:
        """The binding as the key line shall name it just now."""
        if binding.action == "next":
            act = self.next_act()
            name = _FIGURES[act[1]] if isinstance(act, tuple) else "Answer"
            return Binding(binding.key, binding.action, name)
        if binding.action == "select" and self.current is None:
            return Binding(binding.key, binding.action, "Answer")
        return binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a row is only there where one is."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == "next":
            return self.next_act() is not None
        if action in ("edit", "trash"):
            return self.current is not None
        if action == "seeds":
            return self.question is not None and self.question.has_seeds
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the keys do depends on what is under the cursor."""
        event.stop()
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a row, or the box of a question."""
        event.stop()
        if self.current is not None:
            self.action_edit()
        elif self.question is not None:
            self._answer(self.question.prompt)

    # Acts

    def action_next(self) -> None:
        """Do what is next."""
        act = self.next_act()
        if isinstance(act, Prompt):
            self._answer(act)
        elif act is not None:
            self._open_form(act[0].id, figure=act[1])

    def _answer(self, prompt: Prompt) -> None:
        self._push(lambda: LinesScreen(self.session, prompt))

    def _push(self, build: Callable[[], Any]) -> None:
        screen = self.attempt(build)
        if screen is not None:
            self.app.push_screen(screen)

    def _open_form(self, identifier: str, figure: str | None = None) -> None:
        self._push(lambda: ElementFormScreen(self.session, identifier, figure=figure))

    def action_add(self) -> None:
        """Open an empty form for the question under the cursor."""
        question = self.question
        prompt = question.prompt if question else Prompt.DREADED
        self._push(lambda: ElementFormScreen(self.session, form=sheet.ElementForm(prompt=prompt)))

    def action_edit(self) -> None:
        """Open the form of the row under the cursor."""
        if (element := self.current) is not None:
            self._open_form(element.id)

    def action_trash(self) -> None:
        """Put the row in the trash; no question, since it can be taken back."""
        element = self.current
        gone = self.attempt(lambda: sheet.trash_elements(self.session.store, [element.id])) if element else None
        if gone is not None:
            self.notify("In the trash. u undoes.", timeout=4, markup=False)
            self.post_message(RecordsChanged())

    def action_seeds(self) -> None:
        """Offer suggestions for the question under the cursor."""
        if (question := self.question) is not None:
            self.app.push_screen(SeedsScreen(self.session, question))

    def action_lists(self) -> None:
        """Open the two lists."""
        self.app.push_screen(PremiseScreen(self.session))

    def action_situation(self) -> None:
        """Open the gap and the limits."""
        self._push(lambda: SituationScreen(self.session))


def screen_of_draft(session: Session, form: str, row: str) -> WorkbookScreen[None] | None:
    """The screen that goes on with a draft of the first step; nothing where the draft is not one of these.

    Raises:
        NotFound: What the draft is about is not there any more.
    """
    prompt = next((prompt for prompt in Prompt if prompt.value == row), None)
    if form == SITUATION_FORM:
        return SituationScreen(session)
    if form == sheet.OFFER_FORM:
        return ElementFormScreen.for_entry(session, row)
    if form == sheet.LINES_FORM and prompt is not None:
        return LinesScreen(session, prompt)
    if form == sheet.ELEMENT_FORM:
        if prompt is not None:
            return ElementFormScreen(session, form=sheet.ElementForm(prompt=prompt))
        return ElementFormScreen(session, row)
    return None


def _rows(found: sheet.Sheet) -> Iterator[ListedRecord]:
    for number, question in enumerate(found.questions, 1):
        count = len(question.elements)
        said = "1 row" if count == 1 else f"{count} rows" if count else "enter answers"
        if question.drafts:
            said = f"a draft waits: {'enter' if sheet.LINES_FORM in question.drafts else 'a'}"
        below = None if count else Content.styled(f"   {question.hint}", "$text-muted")
        title = Content.styled(question.question, "bold")
        right = Content.styled(said, "$text-muted")
        yield ListedRecord(question.prompt.value, Row(Content.styled(f"{number}  ", "bold"), title, right, below))
        yield from (ListedRecord(element.id, _row(element, found)) for element in question.elements)


def _all_answered(found: sheet.Sheet) -> str:
    """That no question is open, and how many rows lack a number from 0 to 5."""
    to_rate = sum(missing_figure(element) in ("dread", "energy") for element in found.elements)
    return f"all three answered, {to_rate:,} to rate" if to_rate else "all three answered"


def _row(element: WorkElement, found: sheet.Sheet) -> Row:
    left = Content.assemble("   ", ratings(element.dread, element.energy), "  ")
    hours = f"{say_hours(element.minutes)} h" if element.minutes is not None else ""
    is_bare = element.is_counted and (element.dread, element.energy, element.minutes) == (None, None, None)
    said = "not rated" if is_bare else f"{hours:>6}"
    right = Content.styled(f"{found.kind_name(element)}  {said}", "$text-muted")
    return Row(left, plain(first_line(element.text)), right)


def _frame(found: sheet.Sheet) -> Content:
    """The two lists, the gap and the limits in short, each on one line."""
    lines = []
    for key, side, name in (("l", Side.DONE_WITH, "Done with"), ("", Side.WOULD_KEEP, "Would keep")):
        said = ", ".join(found.on_list(side)).replace("\n", " ")
        lines.append(_line(key, name, said, "nothing on this list yet"))
    lines.append(
        _line("t", "The gap", found.situation.gap, "not said yet: what lies between this work and work to keep")
    )
    lines.append(_line("", "Limits", _limits(found.situation), "none said"))
    more = (("Start", _start(found.situation)), ("Household", first_line(found.situation.household)))
    lines += [_line("", name, said) for name, said in more if said]
    return Content("\n").join(lines)


def _line(key: str, name: str, said: str, otherwise: str = "") -> Content:
    words = Content(said) if said else Content.styled(otherwise, "$text-muted")
    return Content.assemble(Content.styled(f"{key:<3}", "bold"), Content.styled(f"{name:<12}", "$text-muted"), words)


def _limits(frame: Situation) -> str:
    said = [f"{say_hours(frame.pivot_minutes)} h a week"] if frame.pivot_minutes is not None else []
    said += [f"no move before {_day(frame.no_move_before)}"] if frame.no_move_before is not None else []
    return "; ".join(said)


def _start(frame: Situation) -> str:
    earliest, latest = _day(frame.earliest_start), _day(frame.latest_start)
    if earliest and latest:
        return f"{earliest} to {latest}"
    return f"from {earliest}" if earliest else f"by {latest}" if latest else ""


def _day(day: date | None) -> str:
    return say_day_and_year(day, short=True) if day is not None else ""
