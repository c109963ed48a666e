"""Today: the one next thing, the last days, the latest entries, and the ten steps."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import MONTHS, WEEKDAYS, say_day, say_day_and_year
from pivot_tui.domain.log import LoggedSpan, Mean
from pivot_tui.domain.plain_text import first_line
from pivot_tui.printing.parts import mean_figure, mean_said
from pivot_tui.screens.frame import AreaScreen, Printed, RecordWanted
from pivot_tui.widgets.entry_row import DREAD_STYLE, ENERGY_STYLE, entry_record
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.widgets.step_grid import StepGrid
from pivot_tui.workbook import today
from pivot_tui.workbook.next_thing import NextAct, NextThing
from pivot_tui.workbook.session import Session

if TYPE_CHECKING:
    from pivot_tui.domain.follow_up import Due

_DAY_WIDTH = 8
_NARROW_DAY_WIDTH = 4
_LABEL_WIDTH = 9
_NARROW_LABEL_WIDTH = 8
_DUE_WIDTH = 9
_AREAS = {NextAct.TEACH: 3, NextAct.ADD_PERSON: 4}
_TABLES = {
    NextAct.ANSWER: "element",
    NextAct.RATE_ROW: "element",
    NextAct.CLOSE_EXPERIMENT: "experiment",
    NextAct.OPEN_CONTACT: "contact",
    NextAct.OPEN_CONVERSATION: "conversation",
}
DUE_SHOWN = 6
"""How many lines of what is due are shown; the rest waits with the people."""


class DraftWanted(Message):
    """The user wants to go on with a draft.

    Attributes:
        form: The form it was typed in.
        row: The record it is about, or "" for a new one.
    """

    def __init__(self, form: str, row: str) -> None:
        self.form = form
        self.row = row
        super().__init__()


class RatingWanted(Message):
    """The user wants to add the number that an entry lacks.

    Attributes:
        id: The entry's id.
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - the record's own name for it
        self.id = id
        super().__init__()


class TodayScreen(AreaScreen):
    """The area that opens first."""

    HELP_NAME = "today"
    AUTO_FOCUS = "#next"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="next", tooltip="Do the one next thing"),
        Binding("tab", "app.focus_next", "Next panel", id="panel.next", tooltip="Go to the next panel"),
    ]

    def __init__(self, session: Session, area: int = 1) -> None:
        super().__init__(session, area)
        self.today: today.Today | None = None

    def compose_body(self) -> Iterable[Widget]:
        """The panels; few widgets, since this is what a start has to draw."""
        yield RecordList(id="next")
        with Horizontal(id="days"):
            yield Static(id="span")
            yield RecordList(id="due")
        yield RecordList(id="latest")
        yield StepGrid(id="steps")

    def show_records(self) -> None:
        """Read Today and draw its panels; what is due has one while anything is."""
        self.today = found = today.read(self.session.store, self.session.clock.now())
        sample = "   the sample physician's workbook" if self.session.demo else ""
        self.say_fact(f"{say_day_and_year(found.day)}{sample}")
        self.query_one("#next", RecordList).show([_next_row(found.next)])
        self.set_class(bool(found.due), "-due")
        self.query_one("#span", Static).update(_weeks_content(found) if found.weeks else _span_content(found))
        heading = _due_heading(found) if found.due else None
        self.query_one("#due", RecordList).show(map(self._due_row, found.due[:DUE_SHOWN]), heading=heading)
        kinds = {kind.id: kind for kind in found.kinds}
        latest = self.query_one("#latest", RecordList)
        first = found.latest[0].id if found.latest and not latest.has_focus else None
        latest.show([entry_record(entry, kinds) for entry in found.latest], first, heading=_latest_heading(found))
        self.query_one(StepGrid).show(found.steps)
        self.refresh_bindings()

    def _due_row(self, due: "Due") -> ListedRecord:
        from pivot_tui.workbook.follow_ups import say_due_short  # only where there are people

        assert self.today is not None
        day = self.today.day
        style = "$text-warning" if due.is_overdue(day) else "$text-muted"
        left = Content.styled(f"{say_due_short(due, day):<{_DUE_WIDTH}} ", style)
        return ListedRecord(
            due.contact.id, Row(left, Content(f"{first_line(due.contact.who)}  {first_line(due.what)}"))
        )

    def printed(self) -> Printed | None:
        """Today as lines."""
        from pivot_tui.printing.today import today_lines

        return Printed("Today", today_lines(today.read(self.session.store, self.session.clock.now())))

    def described(self, binding: Binding) -> Binding:
        """Name what ``n`` will do."""
        if binding.action == "next" and self.today is not None and self.today.next.key:
            return Binding(binding.key, binding.action, self.today.next.key)
        return binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no next thing when nothing is due."""
        if action == "next":
            return self.today is not None and self.today.next.act is not NextAct.NOTHING
        return super().check_action(action, parameters)

    async def action_next(self) -> None:
        """Do the one next thing."""
        if self.today is None:
            return
        following = self.today.next
        match following.act:
            case NextAct.OPEN_DRAFT:
                self.post_message(DraftWanted(following.form, following.record))
            case NextAct.RATE:
                self.post_message(RatingWanted(following.record))
            case NextAct.CAPTURE:
                await self.run_action("app.capture")
            case act if act in _AREAS:
                await self.run_action(f"app.area({_AREAS[act]})")
            case act if act in _TABLES:
                self.post_message(RecordWanted(_TABLES[act], following.record))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what a line speaks of."""
        event.stop()
        if event.option_list.id == "next":
            await self.action_next()
        else:
            table = "contact" if event.option_list.id == "due" else "entry"
            self.post_message(RecordWanted(table, event.option_id or ""))

    async def on_step_grid_opened(self, event: StepGrid.Opened) -> None:
        """Go to where a step is answered."""
        event.stop()
        await self.run_action(f"app.area({event.step.area})")


def _next_row(following: NextThing) -> ListedRecord:
    is_due = following.act is not NextAct.NOTHING
    head = Content.styled(" NEXT  ", "$primary bold" if is_due else "$text-muted")
    below = Content.assemble("       ", Content.styled(first_line(following.detail), "$text-muted"))
    return ListedRecord("next", Row(head, Content.styled(following.sentence, "bold"), below=below))


def _span_content(found: today.Today) -> Content:
    """The log of the last days as a small table, and its means with their n."""
    span = found.last_days
    lines = [
        Content.styled("Last seven days", "bold"),
        *_table(
            [day.day for day in span.days],
            [f"{WEEKDAYS[day.day.weekday()][:3]} {day.day.day:>2}" for day in span.days],
            [_mean(day.energy) for day in span.days],
            [_mean(day.dread) for day in span.days],
            narrow=bool(found.due),
        ),
    ]
    if found.due:
        return Content("\n").join([*lines, *map(Content, _span_phrases(span))])
    return Content("\n").join([*lines, Content(_span_sentence(span) if span.entries else "No entries in these days.")])


def _weeks_content(found: today.Today) -> Content:
    """The weekly pulses as a small table, and the log of the last days in a line or two."""
    weeks = found.weeks
    lines = [
        Content.assemble(Content.styled("How it has been", "bold"), Content.styled("   weekly, 0 to 5", "$text-muted")),
        *_table(
            [week.day for week in weeks],
            [say_day(week.day, short=True) for week in weeks],
            ["·" if week.energy is None else str(week.energy) for week in weeks],
            ["·" if week.dread is None else str(week.dread) for week in weeks],
            narrow=bool(found.due),
        ),
    ]
    if found.due:
        first, *rest = _span_phrases(found.last_days)
        return Content("\n").join([*lines, Content(f"Last seven days: {first}"), *map(Content, rest)])
    return Content("\n").join([*lines, Content(f"Last seven days: {_span_sentence(found.last_days)}")])


def _table(
    days: Sequence[date], said: Sequence[str], energy: Sequence[str], dread: Sequence[str], *, narrow: bool
) -> list[Content]:
    """Energy and dread in a column a day; where it is narrow, the month stands once, in front of the days."""
    width, first = (_NARROW_DAY_WIDTH, _NARROW_LABEL_WIDTH) if narrow else (_DAY_WIDTH, _LABEL_WIDTH)
    months = ", ".join(dict.fromkeys(MONTHS[day.month - 1][:3] for day in days)) if narrow else ""
    heads = [str(day.day) for day in days] if narrow else said
    return [
        Content.styled(_table_line(months, heads, first, width), "$text-muted"),
        Content.assemble(Content.styled("▲", ENERGY_STYLE), _table_line(" energy", energy, first - 1, width)),
        Content.assemble(Content.styled("▼", DREAD_STYLE), _table_line(" dread", dread, first - 1, width)),
    ]


def _table_line(name: str, cells: Sequence[str], first: int, width: int) -> str:
    return f"{name:<{first}}" + "".join(f"{cell:>{width}}" for cell in cells)


def _mean(mean: Mean) -> str:
    return mean_figure(mean).removesuffix(".0")


def _span_sentence(span: LoggedSpan) -> str:
    return ": ".join(_span_phrases(span))


def _span_phrases(span: LoggedSpan) -> list[str]:
    """How many entries, and the means of what was rated among them."""
    if not span.entries:
        return ["no entries"]
    entries = "1 entry" if span.entries == 1 else f"{span.entries:,} entries"
    means = [
        f"{name} {mean_said(mean)}"
        for name, mean in (("energy", span.energy), ("dread", span.dread))
        if mean.value is not None
    ]
    return [entries, ", ".join(means)] if means else [entries]


def _due_heading(found: today.Today) -> Row:
    more = len(found.due) - DUE_SHOWN
    count = Content.styled(f"   {DUE_SHOWN} of {len(found.due):,}" if more > 0 else "", "$text-muted")
    return Row(Content(""), Content.assemble(Content.styled("This week and next", "bold"), count))


def _latest_heading(found: today.Today) -> Row:
    title = Content.styled("Latest entries", "bold")
    if found.last_captured is not None:
        return Row(Content(""), title)
    words = Content.styled("What drained you, what fed you, one line each. c writes the first one.", "$text-muted")
    return Row(Content(""), title, below=words)
