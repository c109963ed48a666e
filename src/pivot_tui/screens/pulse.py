"""The weekly pulse: energy and dread in two numbers, and behind one key the single item on burnout."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pivot_tui import guide
from pivot_tui.domain.days import say_day
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import Pulse, wants_support_lines
from pivot_tui.printing.pulse import change_said
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.rating import RatingScale
from pivot_tui.workbook import once, pulse, support
from pivot_tui.workbook.session import Session

_ANSWERS = range(1, 6)


class AnswerList(OptionList):
    """The five answers, whole; none is under the cursor before the user moves to one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="pulse.down", tooltip="One answer down"),
        Binding("k", "cursor_up", "Up", show=False, id="pulse.up", tooltip="One answer up"),
    ]


class PulseScreen(WorkbookDialog[None]):
    """The pulse of this week; where it was given already, its numbers stand there to be changed.

    The figures of the earlier week are held back until both numbers are there, so that they do not lead.
    """

    CSS_PATH = "pulse.tcss"
    HELP_NAME = "pulse"
    AUTO_FOCUS = "#energy"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="pulse.save", tooltip="Save this week's pulse"),
        Binding("enter", "save", "Save", show=False, id="pulse.enter", tooltip="Save this week's pulse"),
        Binding("f", "question", "One question more", id="pulse.question", tooltip="The single item on burnout"),
        *(
            Binding(str(n), f"answer({n})", f"Answer {n}", show=False, id=f"pulse.answer{n}", tooltip=f"Answer {n}")
            for n in _ANSWERS
        ),
        Binding("backspace", "answer(0)", "No answer", show=False, id="pulse.no_answer", tooltip="Take it away"),
        Binding("tab", "app.focus_next", "Next field", id="pulse.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="pulse.leave", tooltip="Leave the question, or close without saving"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reading = pulse.read(session.store, session.clock.now())
        self._words: dict[str, Any] = guide.load("burnout")
        given = self._reading.answer_today
        self._answer = given.answer if given else None
        self._is_noticed = once.was_said(session.store, self._words["said_once"]["name"])

    def compose(self) -> ComposeResult:
        """The two scales, what they stand beside, the question, and the support lines above the keys."""
        item = self._words["item"]
        with Vertical(id="pulse"):
            yield Static(_title(self._reading), id="pulse-title")
            for name, label in (("energy", ("▲ Energy", "$text-success")), ("dread", ("▼ Dread", "$text-warning"))):
                with Horizontal(classes="pulse-field"):
                    yield Static(Content.styled(*label), classes="pulse-label")
                    yield RatingScale(id=name)
                yield Static(id=f"problem-{name}", classes="pulse-problem", markup=False)
            yield Static(id="pulse-before")
            yield Static(Content(" ".join(self._words["said_once"]["sentences"])), id="pulse-notice")
            with Vertical(id="pulse-item"):
                yield Static(Content(item["question"]), id="pulse-question")
                answers = (Option(Content(f"{n}  {words}"), id=str(n)) for n, words in enumerate(item["answers"], 1))
                yield AnswerList(*answers, id="pulse-answers", markup=False)
                yield Static(Content(f"{item['citation']} {item['scale']}"), id="pulse-citation")
            yield Static(id="pulse-answered")
            yield Static(id="pulse-support")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the numbers of this week where they were given already; say once what must be said once."""
        if (given := self._reading.this_week) is not None:
            self.query_one("#energy", RatingScale).set_reactive(RatingScale.value, given.energy)
            self.query_one("#dread", RatingScale).set_reactive(RatingScale.value, given.dread)
        self.query_one("#pulse-item").display = False
        self._show()
        if self.query_one("#pulse-notice").display:
            self.attempt(lambda: once.mark_said(self.session.store, self._words["said_once"]["name"]))

    # What is shown

    @property
    def is_asking(self) -> bool:
        """Whether the five answers are open."""
        return bool(self.query_one("#pulse-item").display)

    def _rating(self, name: str) -> int | None:
        return self.query_one(f"#{name}", RatingScale).value

    def _show(self) -> None:
        """Show what follows from the numbers and the answer."""
        self.set_class(self.is_asking, "-asking")
        self.query_one("#pulse-before", Static).update(self._before())
        wants_support = wants_support_lines(self._answer) and not self.is_asking
        self.set_class(self.is_asking or wants_support, "-crowded")
        self.query_one("#pulse-notice").display = not (self._is_noticed or self.is_asking or wants_support)
        answered = self.query_one("#pulse-answered", Static)
        answered.display = self._answer is not None and not self.is_asking
        if self._answer is not None:
            words = self._words["item"]["answers"][self._answer - 1]
            answered.update(Content.assemble(("Your answer  ", "$text-muted"), f"{self._answer}  {words}"))
        lines = self.query_one("#pulse-support", Static)
        lines.display = wants_support
        lines.update(self._support())
        self.refresh_bindings()

    def _before(self) -> Content:
        """What the numbers stand beside, once both are there."""
        energy, dread, before = self._rating("energy"), self._rating("dread"), self._reading.beside
        if energy is None or dread is None:
            return Content.styled("How the week was as a whole, from 0 to 5, on your own scale.", "$text-muted")
        if before is None:
            kind = f"{self._reading.week} week" if self._reading.week else "week"
            return Content.styled(f"The first {kind} with a pulse; the next one stands beside it.", "$text-muted")
        kind = f"Last {self._reading.week} week: " if self._reading.week else "Last week: "
        return Content(kind + change_said(energy, dread, before))

    def _support(self) -> Content:
        heading = Content.styled(self._words["support"]["heading"], "bold")
        today = self._reading.today
        lines = [
            Content.assemble((f"{line.name}  ", "$text-muted"), (line.contact, "bold")) for line in support.lines(today)
        ]
        return Content("\n").join([heading, *lines, Content.styled(support.checked(today), "$text-muted")])

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The digits answer only while the question is open."""
        if action == "answer":
            return self.is_mounted and self.is_asking
        return super().check_action(action, parameters)

    def on_rating_scale_rated(self) -> None:
        """A number was given or taken away."""
        for problem in self.query(".pulse-problem"):
            problem.display = False
        self._show()

    def action_question(self) -> None:
        """Open the single item, or close it again."""
        self._ask(asking=not self.is_asking)

    def _ask(self, *, asking: bool) -> None:
        self.query_one("#pulse-item").display = asking
        answers = self.query_one(AnswerList)
        if asking:
            answers.highlighted = self._answer - 1 if self._answer else None
            answers.focus()
        else:
            missing = next((name for name in ("energy", "dread") if self._rating(name) is None), "dread")
            self.query_one(f"#{missing}").focus()
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer under the cursor."""
        event.stop()
        self.action_answer(event.option_index + 1)

    def action_answer(self, number: int) -> None:
        """Take an answer, 0 for none; with 4 and 5 the support lines are there at once, before anything is saved."""
        self._answer = number or None
        self._ask(asking=False)

    def action_save(self) -> None:
        """Save, or say beside the scale which number is missing."""
        energy, dread = self._rating("energy"), self._rating("dread")
        now = self.session.clock.now()
        found = self.attempt(lambda: pulse.save(self.session.store, now, energy, dread, self._answer))
        if isinstance(found, Pulse):
            self.say("Saved. u undoes.")
            self.post_message(RecordsChanged())
            self.dismiss(None)
        elif found is not None:
            self._show_problems(found)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            said = self.query_one(f"#problem-{problem.field}", Static)
            said.update(Content(problem.sentence))
            said.display = True
        self.query_one(f"#{problems[0].field}").focus()

    def action_leave(self) -> None:
        """Close the question first, then the pulse without saving."""
        if self.is_asking:
            self._ask(asking=False)
        else:
            self.dismiss(None)


def _title(reading: pulse.PulseReading) -> Content:
    """What this is, and which week it is about."""
    week = f"{say_day(reading.today)}, an {reading.week} day" if reading.week else say_day(reading.today)
    again = "; saving replaces it" if reading.this_week else ""
    return Content.assemble(("This week's pulse", "bold"), "   ", (week + again, "$text-muted"))
