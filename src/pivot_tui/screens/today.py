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

from pivot_tui.domain.days import MONTHS, WEEKDAYS, say_day, say_day_and_year, say_day_near
from pivot_tui.domain.due_line import REVIEW, DueCard, DueLine, say_due_short
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
    from pivot_tui.workbook.plan_today import PlanToday

_DAY_WIDTH = 8
_NARROW_DAY_WIDTH = 4
_LABEL_WIDTH = 9
_NARROW_LABEL_WIDTH = 8
_DUE_WIDTH = 9
_PROMISE_LINES = 2  # on which up to three promises stand
_WIDE = 100  # columns from which the second line has room for two facts beside the day
_REVIEW_AREA = 8
_AREAS = {NextAct.TEACH: 3, NextAct.ADD_PERSON: 4, NextAct.PLAN: 7, NextAct.REVIEW: _REVIEW_AREA}
_TABLES = {
    NextAct.ANSWER: "element",
    NextAct.RATE_ROW: "element",
    NextAct.CLOSE_EXPERIMENT: "experiment",
    NextAct.OPEN_CONTACT: "contact",
    NextAct.OPEN_CONVERSATION: "conversation",
    NextAct.OPEN_CARD: "card",
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
        with Horizontal(id="board"):
            yield RecordList(id="doing")
            yield RecordList(id="waiting")
        yield Static(id="promises")
        yield RecordList(id="latest")
        yield StepGrid(id="steps")

    def show_records(self) -> None:
        """Read Today and draw its panels; what is due has one while anything is."""
        self.today = found = today.read(self.session.store, self.session.clock.now())
        runs = found.plan.runs if found.plan else ""
        sample = "the sample physician's workbook" if self.session.demo else ""
        facts = (runs, sample) if self.app.size.width >= _WIDE else (sample or runs,)
        self.say_fact("   ".join(filter(None, (say_day_and_year(found.day), *facts))))
        self.query_one("#next", RecordList).show([_next_row(found.next)])
        self.set_class(bool(found.due), "-due")
        span = _weeks_content(found) if found.weeks else _span_content(found)
        self.query_one("#span", Static).update(Content("\n").join([span, *_last_captured(found)]))
        heading = _due_heading(found) if found.due else None
        self.query_one("#due", RecordList).show(map(self._due_row, found.due[:DUE_SHOWN]), heading=heading)
        self._show_plan(found.plan)
        kinds = {kind.id: kind for kind in found.kinds}
        latest = self.query_one("#latest", RecordList)
        first = found.latest[0].id if found.latest and not latest.has_focus else None
        latest.show([entry_record(entry, kinds) for entry in found.latest], first, heading=_latest_heading(found))
        self.query_one(StepGrid).show(found.steps)
        self.refresh_bindings()

    def _show_plan(self, plan: "PlanToday | None") -> None:
        """The cards in Doing and in Waiting, and what was promised; each only where there is any."""
        doing, waiting, promises = (plan.doing, plan.waiting, plan.promises) if plan else ((), (), ())
        self.set_class(bool(doing or waiting), "-cards")
        self.set_class(bool(promises), "-promises")
        limit = _of_limit(len(doing)) if doing else ""
        self.query_one("#doing", RecordList).show(map(self._card_row, doing), heading=_heading("Doing", limit))
        count = f"  {len(waiting)}" if waiting else ""
        self.query_one("#waiting", RecordList).show(map(self._card_row, waiting), heading=_heading("Waiting", count))
        said = _promises_content(plan, self.app.size.width - 2) if plan and promises else Content("")
        self.query_one("#promises", Static).update(said)

    def _card_row(self, card: DueCard) -> ListedRecord:
        assert self.today is not None
        late = card.days_late(self.today.day)
        said = f"{late} d late" if late else say_day(card.due, short=True) if card.due else ""
        right = Content.styled(said, "$text-warning" if late else "$text-muted")
        return ListedRecord(card.id, Row(Content(""), Content(first_line(card.title)), right))

    def _due_row(self, due: DueLine) -> ListedRecord:
        assert self.today is not None
        style = "$text-warning" if due.days_late else "$text-muted"
        left = Content.styled(f"{say_due_short(due.day, due.days_late, self.today.day):<{_DUE_WIDTH}} ", style)
        return ListedRecord(due.id, Row(left, Content(due.words)))

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
        chosen = event.option_id or ""
        match event.option_list.id:
            case "next":
                await self.action_next()
            case "due" if chosen == REVIEW:
                await self.run_action(f"app.area({_REVIEW_AREA})")
            case "due" if self.today is not None:
                tables = {line.id: line.leads_to for line in self.today.due}
                self.post_message(RecordWanted(tables.get(chosen, "contact"), chosen))
            case "doing" | "waiting":
                self.post_message(RecordWanted("card", chosen))
            case _:
                self.post_message(RecordWanted("entry", chosen))

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


def _last_captured(found: today.Today) -> list[Content]:
    """The day of the newest entry, where cards may take the room of the entries themselves."""
    has_cards = found.plan is not None and (found.plan.doing or found.plan.waiting)
    if not has_cards or not found.due or found.last_captured is None:
        return []
    return [Content(f"Last captured {say_day_near(found.last_captured, found.day)}")]


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


def _of_limit(doing: int) -> str:
    from pivot_tui.domain.board import DOING_LIMIT  # only where there are cards

    return f"  {doing} of {DOING_LIMIT}"


def _heading(title: str, count: str) -> Row:
    return Row(Content(""), Content.assemble(Content.styled(title, "bold"), Content.styled(count, "$text-muted")))


def _promises_content(plan: "PlanToday", width: int) -> Content:
    """What was promised for this week, one behind the other on at most two lines; cut short only where it must be."""
    lines = _promise_lines(plan, width, width)
    if len(lines) > _PROMISE_LINES:
        lines = _promise_lines(plan, width, width // _PROMISE_LINES)
    return Content("\n").join(lines)


def _promise_lines(plan: "PlanToday", width: int, most: int) -> list[Content]:
    assert plan.promised_on is not None
    lines = [Content.styled(f"Promised {say_day(plan.promised_on, short=True)}", "bold")]
    for one in plan.promises:
        words = Content(f"   {'●' if one.is_done else '○'} {first_line(one.text)}")
        piece = words.truncate(most, ellipsis=True)
        if lines[-1].cell_length + piece.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], piece)
        else:
            lines.append(piece)
    return lines


def _latest_heading(found: today.Today) -> Row:
    title = Content.styled("Latest entries", "bold")
    if found.last_captured is not None:
        return Row(Content(""), title)
    words = Content.styled("What drained you, what fed you, one line each. c writes the first one.", "$text-muted")
    return Row(Content(""), title, below=words)
