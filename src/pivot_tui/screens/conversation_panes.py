"""The two halves of a conversation: the sheet at the left, and at the right what was said before or the notes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from pivot_tui.domain.conversation import LONGEST_MINUTES, Conversation, ran_long, say_day_ahead
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.learned import Learned
from pivot_tui.domain.learned_line import LearnedLine, read_learned_line
from pivot_tui.domain.preparation import PreparationForm
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import ROLE_NAMES
from pivot_tui.printing.preparation import PARTS
from pivot_tui.screens.form import row
from pivot_tui.widgets.choice import Choice
from pivot_tui.widgets.long_text import LongText
from pivot_tui.widgets.more_fields import MoreFields
from pivot_tui.widgets.turning_choice import TurningChoice
from pivot_tui.workbook.after_note import AfterNoteForm
from pivot_tui.workbook.preparation import OpenedConversation

_HINTS = {
    "points": "a line each, with its figure",
    "directions": "one or two",
    "clear_ask": "one question",
    "questions": "a line each",
}
_YES_OR_NO = (("no", "no"), ("yes", "yes"))
_FLAG = (("", "not asked"), *_YES_OR_NO)
_CHOICES = {
    "thanked": _YES_OR_NO,
    "mentor": _FLAG,
    "knows_goals": _FLAG,
    "would_advocate": _FLAG,
    "role": (("", "not said"), *((role.value, name) for role, name in ROLE_NAMES.items())),
}
_FLAGS = (("mentor", "Mentor"), ("knows_goals", "Knows goals"), ("would_advocate", "Speaks up"))
MORE_FIELDS = ("mentor", "knows_goals", "would_advocate", "title", "role", "promised", "real")
"""The fields of the notes that wait behind a key."""

_MARKS = "a line each; @residency +money"


def _problem(name: str) -> Static:
    said = Static(id=f"problem-{name}", classes="problem", markup=False)
    said.display = False
    return said


def _area(name: str, value: str, hint: str) -> LongText:
    return LongText(value, compact=True, show_line_numbers=False, placeholder=hint, id=name)


def _line(name: str, value: str, hint: str = "") -> Input:
    return Input(value, compact=True, select_on_focus=False, placeholder=hint, id=name)


def _part(title: str) -> Static:
    return Static(Content(title), classes="part")


class SheetPane(VerticalScroll):
    """What one has in hand in the conversation; the one half that is printed.

    Args:
        form: The sheet.
    """

    def __init__(self, form: PreparationForm) -> None:
        super().__init__(id="sheet")
        self._form = form

    def compose(self) -> ComposeResult:
        """Its four parts."""
        for name, title in PARTS:
            yield _part(title)
            yield _area(name, getattr(self._form, name), _HINTS[name])
            yield _problem(name)

    def form(self) -> PreparationForm:
        """The sheet as it stands."""
        return PreparationForm(**{name: self.query_one(f"#{name}", TextArea).text for name, _ in PARTS})

    def open(self, *, is_open: bool) -> None:
        """Let it be written on, or only read."""
        for area in self.query(LongText):
            area.read_only = not is_open
            area.can_focus = is_open
            area.placeholder = _HINTS[area.id or ""] if is_open else ""


class EarlierPane(VerticalScroll):
    """What was said before with the same person, while the sheet is written.

    Args:
        opened: The conversation.
    """

    def __init__(self, opened: OpenedConversation) -> None:
        super().__init__(id="earlier", can_focus=False)
        self._opened = opened

    def compose(self) -> ComposeResult:
        """What stands next with them, and what they said, the newest first."""
        opened = self._opened
        yield _part("What they said before")
        if not opened.earlier:
            yield Static(Content("Nothing yet; this is the first time."), classes="said")
        for conversation in opened.earlier:
            yield Static(_earlier(conversation), classes="said")
        if opened.contact.next_step:
            yield _part("What stands next")
            yield Static(Content(opened.contact.next_step), classes="said")


def _earlier(conversation: Conversation) -> Content:
    day = say_day_and_year(conversation.held, short=True) if conversation.held else ""
    said = conversation.advice or "no advice noted"
    also = f"\nTo see: {conversation.who_else}" if conversation.who_else else ""
    return Content.assemble((f"{day}  ", "$text-muted"), said, also)


class NotesPane(VerticalScroll):
    """What is noted while one speaks or afterwards.

    Args:
        form: The notes.
        known: What was learned in this conversation and is saved already.
    """

    def __init__(self, form: AfterNoteForm, known: Sequence[Learned]) -> None:
        super().__init__(id="notes", can_focus=False)
        self._form = form
        self._known = known

    def compose(self) -> ComposeResult:
        """The four notes, thanks, when to write again; and behind a key the flags and the ledger."""
        form = self._form
        yield Static(id="clock-question", markup=False)
        held = (
            _line("held", form.held),
            _line("minutes", form.minutes, "open"),
            Static(Content(" min")),
        )
        yield from row("Held", *held, fields=("held", "minutes"), classes="-held")
        yield Static(Content(f"over {LONGEST_MINUTES} minutes"), id="ran-long")
        yield _part("Advice")
        yield _area("advice", form.advice, "what would they do?")
        yield _problem("advice")
        yield _part("Next step")
        yield _line("next_step", form.next_step, "a dated promise")
        yield _problem("next_step")
        yield from self._day_row("by", "next_due")
        yield _part("How this place works")
        for one in self._known:
            yield Static(Content.assemble(("· ", "$text-muted"), _known_said(one)), classes="said")
        yield _area("learned", form.learned, _MARKS)
        yield Static(id="learned-read", markup=False)
        yield _problem("learned")
        yield _part("Who else to see")
        yield _area("who_else", form.who_else, "whom would they ask?")
        yield _problem("who_else")
        yield from row("Thanked", self._choice("thanked"), classes="-begins")
        yield from self._day_row("Write again", "write_again")
        yield MoreFields("mentor, what the role really gets", id="more-fields")
        with Vertical(id="more"):
            yield from self._compose_more()

    def _compose_more(self) -> Iterator[Widget]:
        form = self._form
        for name, label in _FLAGS:
            yield from row(label, self._choice(name))
        yield _part("What the role really gets")
        yield from row("Title", _line("title", form.title, "such as APD"))
        yield from row("Role", self._choice("role"))
        yield from row("Promised", _line("promised", form.promised, "12, 1:30"), Static(Content(" h/week")))
        yield from row("Really", _line("real", form.real, "open"), Static(Content(" h/week")))

    def _day_row(self, label: str, name: str) -> Iterable[Widget]:
        field = _line(name, getattr(self._form, name), "tue, in 3 months")
        return row(label, field, Static(id=f"{name}-read", classes="read", markup=False), fields=(name,))

    def _choice(self, name: str) -> Choice:
        values = [value for value, _ in _CHOICES[name]]
        kind = TurningChoice if name == "role" else Choice
        return kind([said for _, said in _CHOICES[name]], values.index(getattr(self._form, name)), id=name)

    # What is typed

    def form(self) -> AfterNoteForm:
        """The notes as they stand."""
        return AfterNoteForm(**{field.name: self._value(field.name) for field in fields(AfterNoteForm)})

    def _value(self, name: str) -> Any:
        widget = self.query_one(f"#{name}")
        if isinstance(widget, Choice):
            return _CHOICES[name][widget.index][0]
        if isinstance(widget, TextArea):
            return widget.text
        assert isinstance(widget, Input)
        return widget.value

    def put_held(self, form: AfterNoteForm) -> None:
        """Say when it was held and how long it took."""
        self.query_one("#held", Input).value = form.held
        self.query_one("#minutes", Input).value = form.minutes

    def show_days(self, days: dict[str, str]) -> None:
        """Say beside each day that is still to come how it was read."""
        for name, said in days.items():
            read = self.query_one(f"#{name}-read", Static)
            read.update(Content.styled(said, "$text-success"))
            read.display = bool(said)

    def show_learned(self, text: str) -> None:
        """Say below what was learned how each line was read."""
        lines = [read_learned_line(line) for line in text.split("\n") if line.strip()]
        said = [_read_said(line) for line in lines]
        below = self.query_one("#learned-read", Static)
        below.update(Content("\n").join(said))
        below.display = bool(said)
        self.query_one("#problem-learned").display = False

    def show_minutes(self, found: int | Problem | None) -> None:
        """Say below the minutes when they were many (S4.4)."""
        self.query_one("#ran-long").display = isinstance(found, int) and ran_long(found)

    def ask_how_long(self, sentence: str) -> None:
        """Ask above the fields how long it really took; nothing takes no room."""
        question = self.query_one("#clock-question", Static)
        question.update(Content.styled(sentence, "$text-warning"))
        question.display = bool(sentence)


def _read_said(line: LearnedLine | str) -> Content:
    if isinstance(line, str):
        return Content.styled(f"{line[:1].upper()}{line[1:]}", "$text-warning")
    return Content.styled(line.said, "$text-success")


def _known_said(one: Learned) -> str:
    line = LearnedLine(one.text, one.bears_on, one.role, one.offer, one.topic, one.month)
    return f"{one.text} ({line.said})"


def said_ahead(found: date | Problem | None, today: date) -> str:
    """A day as it is said beside its field; "" where there is none."""
    if found is None or isinstance(found, Problem):
        return ""
    return say_day_ahead(found, today)


def with_values(form: Any, body: dict[str, str]) -> Any:
    """A form with the values of a draft."""
    known = asdict(form)
    return type(form)(**known | {name: value for name, value in body.items() if name in known})
