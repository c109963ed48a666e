"""The two steps of the review that are lists: the loose ends, and what is chosen for the next week."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.loose_end import LooseThing, move_said
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours
from pivot_tui.domain.weekly_review import LooseEnd
from pivot_tui.screens.weekly_review_parts import (
    AskLine,
    StepText,
    choice_row,
    loose_rows,
    next_week_said,
    thing_dropped,
    thing_known,
)
from pivot_tui.widgets.record_list import RecordList
from pivot_tui.workbook import loose_ends
from pivot_tui.workbook.review import ReviewReading
from pivot_tui.workbook.review_choices import Choice, with_toggled, with_typed
from pivot_tui.workbook.review_draft import ReviewDraft
from pivot_tui.workbook.session import Session

Attempt = Callable[[Callable[[], Any]], Any]


class ListStep(Vertical):
    """A step with a list, and below it a line that is there while something is asked.

    Args:
        session: The open workbook.
        attempt: How the screen asks for something that may fail.
        may_save: Whether a free text may be saved.
        number: The number of the step.
    """

    class Changed(Message):
        """Records were changed by this step."""

    def __init__(self, session: Session, attempt: Attempt, may_save: Callable[[str], bool], number: int) -> None:
        super().__init__(id=f"body-{number}", classes="review-body")
        self.session = session
        self.attempt = attempt
        self.may_save = may_save
        self.reading: ReviewReading | None = None
        self.asks = ""

    def focus_list(self) -> None:
        """Give the list the focus."""
        self.query_one(RecordList).focus()

    def ask(self, what: str, label: str, hint: str) -> None:
        """Ask for something below the list."""
        self.asks = what
        self.add_class("-asking")
        line = self.query_one(AskLine)
        line.ask(label, "", hint)
        line.query_one(Input).focus()
        self.screen.refresh_bindings()

    def close_ask(self) -> None:
        """Ask for nothing any more."""
        self.asks = ""
        self.remove_class("-asking")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        self.answer(event.value)

    def answer(self, value: str) -> None:
        """Do what was asked, with what was typed."""
        raise NotImplementedError


class LooseStep(ListStep):
    """What is loose, one key for each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "this_week", "This week", id="review.this_week", tooltip="Do it this week"),
        Binding("m", "move", "Move", id="review.move", tooltip="Move it to another day"),
        Binding("d,delete", "drop", "Drop", id="review.drop", tooltip="Drop it, or let it rest"),
        Binding("s", "split", "Split", id="review.split", tooltip="Make a card of a part of it"),
    ]

    def compose(self) -> ComposeResult:
        """The list, the line, and more about what is under the cursor."""
        yield RecordList(id="loose-list")
        yield StepText(Content("Nothing is late, due or unprepared."), id="nothing-loose")
        yield AskLine()
        with Vertical(id="loose-pane"):
            yield Static(id="loose-known")
            yield Static(id="loose-drop")

    def show(self, reading: ReviewReading) -> None:
        """Show what was decided and what is loose, with the cursor on the first that is."""
        self.reading = reading
        self.set_class(not (reading.loose or reading.decided), "-none")
        rows = self.query_one(RecordList)
        ids = [one.id for one in reading.loose]
        rows.show(loose_rows(reading), cursor=rows.current if rows.current in ids else next(iter(ids), None))
        self._show_pane()

    def _show_pane(self) -> None:
        thing, pane = self.thing, self.query_one("#loose-pane")
        pane.display = thing is not None
        if thing is not None and self.reading is not None:
            self.query_one("#loose-known", Static).update(thing_known(thing))
            self.query_one("#loose-drop", Static).update(thing_dropped(thing, self.reading.today))

    def focus_list(self) -> None:
        """Give the list the focus, or the sentence that nothing is loose."""
        self.query_one("#nothing-loose" if self.has_class("-none") else "#loose-list").focus()

    @property
    def thing(self) -> LooseThing | None:
        """What is loose under the cursor."""
        current = self.query_one(RecordList).current
        return next((one for one in (self.reading.loose if self.reading else ()) if one.id == current), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the keys do depends on what is under the cursor."""
        event.stop()
        self._show_pane()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was decided is decided; only a card can be split."""
        if self.is_mounted and action in ("this_week", "move", "drop", "split"):
            thing = self.thing if not self.asks else None
            return thing is not None and (action != "split" or thing.card is not None)
        return super().check_action(action, parameters)

    def _decide(self, ask: Callable[[LooseThing], Any]) -> None:
        thing = self.thing
        found = self.attempt(lambda: ask(thing)) if thing is not None else None
        if isinstance(found, LooseEnd):
            self.close_ask()
            self.focus_list()
            self.post_message(self.Changed())
        elif isinstance(found, Problem):
            self.query_one(AskLine).say(found.sentence)

    def action_this_week(self) -> None:
        """Do it this week."""
        self._decide(lambda thing: loose_ends.this_week(self.session.store, thing, self.session.clock.now()))

    def action_drop(self) -> None:
        """Drop it, or let it rest; no question, since it can be taken back."""
        self._decide(lambda thing: loose_ends.drop(self.session.store, thing, self.session.clock.now()))

    def action_move(self) -> None:
        """Ask to which day it moves."""
        if (thing := self.thing) is not None:
            self.ask("move", move_said(thing), "fri, +2w, 24 mar")

    def action_split(self) -> None:
        """Ask for the part that becomes a card."""
        self.ask("split", "The part to do first", "")

    def answer(self, value: str) -> None:
        """Move it, or split it."""
        now, store = self.session.clock.now(), self.session.store
        if self.asks == "move":
            self._decide(lambda thing: loose_ends.move(store, thing, value, now))
        elif self.may_save(value):
            self._decide(lambda thing: loose_ends.split(store, thing, value, now))


class NextWeekStep(ListStep):
    """What can be chosen for the next week, and what was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose", id="review.choose", tooltip="Choose it for next week, or not"),
        Binding("h", "hours", "Hours", id="review.hours", tooltip="How many hours it may take"),
        Binding("a", "add", "Add", id="review.add", tooltip="Type something else for next week"),
    ]

    class Chosen(Message):
        """Something else is chosen.

        Attributes:
            draft: What is chosen now.
        """

        def __init__(self, draft: ReviewDraft) -> None:
            self.draft = draft
            super().__init__()

    def __init__(self, session: Session, attempt: Attempt, may_save: Callable[[str], bool], number: int) -> None:
        super().__init__(session, attempt, may_save, number)
        self._shows_newest = False

    def compose(self) -> ComposeResult:
        """How many and how long, the list, and the line."""
        yield Static(id="choices-hours", classes="review-hint")
        yield RecordList(id="choices-list")
        yield AskLine()

    def show(self, reading: ReviewReading) -> None:
        """Show what there is to choose from."""
        self.reading = reading
        said = next_week_said(reading) + ("" if reading.choices else "; nothing is open, a types the first")
        self.query_one("#choices-hours", Static).update(Content(said))
        newest = reading.draft.chosen[-1] if self._shows_newest and reading.draft.chosen else None
        self._shows_newest = False
        self.query_one(RecordList).show(map(choice_row, reading.choices), cursor=newest)

    @property
    def choice(self) -> Choice | None:
        """What is under the cursor."""
        current = self.query_one(RecordList).current
        return next((one for one in (self.reading.choices if self.reading else ()) if one.id == current), None)

    @property
    def chosen(self) -> list[Choice]:
        """What was chosen, in the order it was."""
        if self.reading is None:
            return []
        order = list(self.reading.draft.chosen)
        return sorted((one for one in self.reading.choices if one.is_chosen), key=lambda one: order.index(one.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a row is only there where one is."""
        if self.is_mounted and action in ("choose", "hours", "add"):
            return not self.asks and (action == "add" or self.choice is not None)
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Choose it, or not any more, and go down a row."""
        if (choice := self.choice) is not None and self.reading is not None:
            found = with_toggled(self.reading.draft, choice)
            if isinstance(found, ReviewDraft):
                self.query_one(RecordList).action_cursor_down()
            self._take(found)

    def action_hours(self) -> None:
        """Ask for the hours of what is under the cursor."""
        self.ask("hours", "Hours", "0.5, 1:30, 90 min")

    def action_add(self) -> None:
        """Ask for something else."""
        self.ask("add", "For next week", "Write to L.K. 0.5h")

    def answer(self, value: str) -> None:
        """Take the hours, or what was typed."""
        if self.reading is None:
            return
        if self.asks == "hours":
            self._take(self._with_hours(self.reading.draft, value))
        elif self.may_save(value):
            self._take(with_typed(self.reading.draft, value, self.session.clock.now().day))

    def _with_hours(self, draft: ReviewDraft, value: str) -> ReviewDraft | Problem:
        minutes, choice = read_hours(value), self.choice
        if isinstance(minutes, Problem):
            return minutes
        if choice is None:
            return draft
        others = tuple(pair for pair in draft.minutes if pair[0] != choice.id)
        return replace(draft, minutes=others if minutes is None else (*others, (choice.id, minutes)))

    def _take(self, found: ReviewDraft | Problem | tuple[Problem, ...]) -> None:
        """Let it be chosen, or say why it cannot be."""
        if isinstance(found, ReviewDraft):
            if self.asks:
                self._shows_newest = self.asks == "add"
                self.close_ask()
                self.focus_list()
            self.post_message(self.Chosen(found))
            return
        problem = found if isinstance(found, Problem) else found[0]
        if self.asks:
            self.query_one(AskLine).say(problem.sentence)
        else:
            self.notify(problem.sentence, timeout=6, markup=False)
