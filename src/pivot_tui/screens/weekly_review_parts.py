"""What the weekly review is put together from: its scales, the line one types in, and its rows and lines."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from pivot_tui.domain.card import COLUMN_NAMES
from pivot_tui.domain.days import say_day, say_day_near
from pivot_tui.domain.due_line import say_due_short
from pivot_tui.domain.loose_end import LooseThing, drop_said
from pivot_tui.domain.review_figures import ReviewFigures, evidence_lines, evidence_said, figure_lines, week_said
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.weekly_review import MOST_COMMITMENTS, STEPS, LooseEnd, LooseEndChoice, hours_line
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.rating import HIGHEST, RatingScale
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row
from pivot_tui.workbook.review import ReviewReading
from pivot_tui.workbook.review_choices import Choice

DECIDED = "decided-"
"""Before the id of a decision in the list of loose ends."""

_DAY = 11
_DIGITS = tuple(str(digit) for digit in range(HIGHEST + 1))
_HINTS = {1: "how the week was as a whole, 0 to 5", 3: "one key for each", 5: "in your own words, or nothing"}
_LABEL = 26
_FIGURE = 14
_MOST_FACTS = 7


class PulseScale(RatingScale):
    """A scale on which a digit answers and goes on."""

    class Answered(Message):
        """A digit was typed.

        Attributes:
            scale: The scale.
        """

        def __init__(self, scale: "PulseScale") -> None:
            self.scale = scale
            super().__init__()

        @property
        def control(self) -> "PulseScale":
            """The scale."""
            return self.scale

    def on_key(self, event: Key) -> None:
        """A digit of the scale goes on, once it is chosen."""
        if event.character is not None and event.character in _DIGITS:
            self.post_message(self.Answered(self))


class StepText(Static, can_focus=True):
    """Facts that can have the focus, so that the keys of the review act while nothing is typed."""

    DEFAULT_CSS = """
    StepText { height: auto; padding: 0 1; }
    """


class AskField(Input):
    """The field of a line, in which enter is named among the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next step", id="review.submit", tooltip="Take what was typed, and go on"),
    ]


class AskLine(Vertical):
    """One line to type in, with what it asks for before it and what was wrong with it below."""

    DEFAULT_CSS = """
    AskLine { height: auto; }
    AskLine Horizontal { height: 1; }
    AskLine .ask-label { width: auto; padding: 0 2 0 1; }
    AskLine Input { width: 1fr; height: 1; border: none; background: $surface; padding: 0 1; }
    AskLine .ask-problem { height: auto; padding: 0 1; display: none; color: $text-warning; }
    AskLine.-wrong .ask-problem { display: block; }
    """

    def compose(self) -> ComposeResult:
        """What is asked for, the field, and room for a sentence."""
        with Horizontal():
            yield Static(classes="ask-label", markup=False)
            yield AskField(compact=True)
        yield Static(classes="ask-problem", markup=False)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.query_one(Input).value

    def ask(self, label: str, value: str = "", placeholder: str = "") -> None:
        """Ask for something.

        Args:
            label: For what.
            value: What stands there already.
            placeholder: What could stand there.
        """
        self.query_one(".ask-label", Static).update(Content(label))
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = value
        field.cursor_position = len(value)
        field.placeholder = placeholder
        self.say("")

    def say(self, sentence: str) -> None:
        """Say what was wrong, or nothing any more."""
        self.query_one(".ask-problem", Static).update(Content(sentence))
        self.set_class(bool(sentence), "-wrong")


# Lines of the steps


def said_of(number: int, reading: ReviewReading) -> Content:
    """What a step says in its one line, once the pulse was given."""
    review = reading.review or reading.last
    assert review is not None
    match number:
        case 1:
            return _pulse(reading)
        case 2:
            return Content("; ".join(filter(None, (week_said(reading.figures, reading.today), kept_said(reading)))))
        case 3:
            left, made = len(reading.loose), len(reading.decided)
            return Content(f"{made:,} of {left + made:,} decided" if left + made else "nothing was loose")
        case 4:
            return plain(evidence_said(reading.figures))
        case 5:
            return plain(review.win) if review.win else Content.styled("none written down", "$text-muted")
        case _:
            return Content(next_week_said(reading))


def step_line(number: int, step: int, reading: ReviewReading) -> Content:
    """A step in one line.

    Args:
        number: The step.
        step: The one that is open, from 1; 0 while none is.
        reading: The review.
    """
    is_done = step == 0 or number < step
    mark = "✓" if is_done else "▸" if number == step else " "
    name = Content.styled(f"{mark} {number}  {STEPS[number - 1]:<12}", "bold" if number == step else "")
    said = Content("")
    if number == step:
        said = Content.styled(_HINTS.get(number, ""), "$text-muted")
    elif (is_done and (reading.review or reading.last)) or (number in (4, 6) and step > 1):
        said = said_of(number, reading)
    return Content.assemble(name, said)


def resting_said(reading: ReviewReading) -> Content:
    """When the last one was saved, and when the next is offered."""
    if reading.last is None:
        return Content("")
    day = "today" if reading.last.day == reading.today else f"on {say_day(reading.last.day)}"
    return Content.assemble(f"Last saved {day}. ", (f"{due_said(reading)} n begins one now.\n", "$text-muted"))


def _pulse(reading: ReviewReading) -> Content:
    review = reading.review or reading.last
    assert review is not None
    said = [f"energy ▲{_rating(review.energy)}   dread ▼{_rating(review.dread)}"]
    before = reading.pulse_beside
    if before is not None:
        kind = f"last {reading.week} week" if reading.week else "last week"
        said.append(f"{kind}, {say_day_near(before.day, reading.today)}  ▲{before.energy} ▼{before.dread}")
    return Content("    ".join(said))


def _rating(given: int | None) -> str:
    return "–" if given is None else str(given)


def kept_said(reading: ReviewReading) -> str:
    """The hours kept for the pivot, beside those there are; "" where they were not said."""
    review = reading.review or reading.last
    if review is None or review.kept_minutes is None:
        return ""
    of = f" of {say_hours(reading.available)}" if reading.available is not None else ""
    return f"kept {say_hours(review.kept_minutes)}{of} h"


def next_week_said(reading: ReviewReading) -> str:
    """How many were chosen for the next week, and their hours."""
    chosen: list[int | None] = [one.minutes for one in reading.promises]
    if reading.review is not None:
        chosen = [one.minutes for one in reading.choices if one.is_chosen]
    hours = hours_line(chosen, reading.available)
    return ", ".join(filter(None, (f"{len(chosen)} of {MOST_COMMITMENTS} chosen", hours)))


def due_said(reading: ReviewReading) -> str:
    """When the next one is offered."""
    if reading.due is None:
        return "No day was chosen for it (Plan, o), so any day will do."
    if reading.due == reading.today:
        return "It is due today."
    return f"The next is offered on {say_day(reading.due)}; any day will do."


# What stands under an open step


def figures_shown(reading: ReviewReading) -> Content:
    """The figures as they were counted, beside those of the last week of the same kind."""
    beside = reading.beside
    head = ""
    if beside is not None:
        kind = f", {reading.week} week" if reading.week else ""
        head = f"{say_day_near(beside.day, reading.today)}{kind}"
    since = reading.figures.after
    first = f"since {say_day_near(since, reading.today)}" if since is not None else ""
    lines = [Content.styled(f"{first:<{_LABEL}}{'now':>{_FIGURE}}    {head}", "$text-muted")]
    before = dict(figure_lines(reading.beside_figures)) if beside is not None else {}
    for name, now in figure_lines(reading.figures):
        lines.append(
            Content.assemble(f"{name:<{_LABEL}}", (f"{now:>{_FIGURE}}", "bold"), f"    {before.get(name, '')}".rstrip())
        )
    return Content("\n").join(lines)


def facts_shown(figures: ReviewFigures) -> Content:
    """What came in, a line a fact."""
    lines = evidence_lines(figures)
    if not lines:
        return Content.styled("No evaluation and no comment came in. That is a fact too.", "$text-muted")
    more = len(lines) - _MOST_FACTS
    shown = lines if more <= 0 else (*lines[: _MOST_FACTS - 1], f"and {more + 1:,} more")
    return Content("\n").join(map(plain, shown))


def loose_rows(reading: ReviewReading) -> Iterator[ListedRecord]:
    """What was decided, then what is loose still."""
    for end in reading.decided:
        right = Content.styled(_decided(end, reading.today), "$text-muted")
        yield ListedRecord(DECIDED + end.id, Row(Content(f"{'✓':<{_DAY}}"), plain(end.what), right))
    for thing in reading.loose:
        late = thing.days_late(reading.today)
        day = say_due_short(thing.day, late, reading.today)
        left = Content.styled(f"{day:<{_DAY}}", "$text-warning" if late > 0 else "$text-muted")
        yield ListedRecord(thing.id, Row(left, plain(thing.what)))


def _decided(end: LooseEnd, today: date) -> str:
    until = f" to {say_day_near(end.until, today)}" if end.until is not None else ""
    if end.choice is LooseEndChoice.DROP:
        return f"dropped, rests until {say_day_near(end.until, today)}" if end.until is not None else "dropped"
    return ("moved" if end.choice is LooseEndChoice.MOVE else str(end.choice.value)) + until


def thing_known(thing: LooseThing) -> Content:
    """Whose the loose end under the cursor is, and where it stands."""
    known = []
    if thing.contact is not None:
        contact = thing.contact
        known += [contact.who, contact.position, contact.institution]
        if thing.due is not None and thing.card is not None:
            known.append(thing.due.what)
    if thing.card is not None:
        known += [COLUMN_NAMES[thing.card.column], thing.card.notes]
    return plain("; ".join(filter(None, (" ".join(one.split()) for one in known))))


def thing_dropped(thing: LooseThing, today: date) -> Content:
    """What dropping the loose end under the cursor does."""
    return Content.styled(f"d: {drop_said(thing, today)}.", "$text-muted")


def choice_row(choice: Choice) -> ListedRecord:
    """One thing that can be chosen, with its hours."""
    where = COLUMN_NAMES[choice.card.column] if choice.card is not None else "new"
    hours = f"{say_hours(choice.minutes)} h" if choice.minutes is not None else "– h"
    right = Content.assemble((f"{where}  ", "$text-muted"), (f"{hours:>6}", "bold" if choice.is_chosen else ""))
    left = Content("[x] " if choice.is_chosen else "[ ] ")
    return ListedRecord(choice.id, Row(left, plain(choice.text), right))
