"""Today: the one next thing, the last days, the latest entries, and the ten steps."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import WEEKDAYS, say_day, say_day_and_year
from pivot_tui.domain.log import LoggedSpan, Mean
from pivot_tui.domain.plain_text import first_line
from pivot_tui.printing.parts import mean_figure, mean_said
from pivot_tui.screens.frame import AreaScreen, Printed, RecordWanted
from pivot_tui.widgets.entry_row import DREAD_STYLE, ENERGY_STYLE, entry_record
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.widgets.step_grid import StepGrid
from pivot_tui.workbook import today
from pivot_tui.workbook.session import Session

_DAY_WIDTH = 8


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
        """Four panels; few widgets, since this is what a start has to draw."""
        yield RecordList(id="next")
        yield Static(id="span")
        yield RecordList(id="latest")
        yield StepGrid(id="steps")

    def show_records(self) -> None:
        """Read Today and draw its four panels."""
        self.today = found = today.read(self.session.store, self.session.clock.now())
        sample = "   the sample physician's workbook" if self.session.demo else ""
        self.say_fact(f"{say_day_and_year(found.day)}{sample}")
        self.query_one("#next", RecordList).show([_next_row(found.next)])
        self.query_one("#span", Static).update(_weeks_content(found) if found.weeks else _span_content(found.last_days))
        kinds = {kind.id: kind for kind in found.kinds}
        latest = self.query_one("#latest", RecordList)
        first = found.latest[0].id if found.latest and not latest.has_focus else None
        latest.show([entry_record(entry, kinds) for entry in found.latest], first, heading=_latest_heading(found))
        self.query_one(StepGrid).show(found.steps)
        self.refresh_bindings()

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
            return self.today is not None and self.today.next.act is not today.NextAct.NOTHING
        return super().check_action(action, parameters)

    async def action_next(self) -> None:
        """Do the one next thing."""
        if self.today is None:
            return
        following = self.today.next
        match following.act:
            case today.NextAct.OPEN_DRAFT:
                self.post_message(DraftWanted(following.form, following.record))
            case today.NextAct.RATE:
                self.post_message(RatingWanted(following.record))
            case today.NextAct.CAPTURE:
                await self.run_action("app.capture")
            case today.NextAct.ANSWER | today.NextAct.RATE_ROW:
                self.post_message(RecordWanted("element", following.record))
            case today.NextAct.CLOSE_EXPERIMENT:
                self.post_message(RecordWanted("experiment", following.record))
            case today.NextAct.TEACH:
                await self.run_action("app.area(3)")
            case today.NextAct.NOTHING:
                pass

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what a line speaks of."""
        event.stop()
        if event.option_list.id == "next":
            await self.action_next()
        else:
            self.post_message(RecordWanted("entry", event.option_id or ""))

    async def on_step_grid_opened(self, event: StepGrid.Opened) -> None:
        """Go to where a step is answered."""
        event.stop()
        await self.run_action(f"app.area({event.step.area})")


def _next_row(following: today.NextThing) -> ListedRecord:
    is_due = following.act is not today.NextAct.NOTHING
    head = Content.styled(" NEXT  ", "$primary bold" if is_due else "$text-muted")
    below = Content.assemble("       ", Content.styled(first_line(following.detail), "$text-muted"))
    return ListedRecord("next", Row(head, Content.styled(following.sentence, "bold"), below=below))


def _span_content(span: LoggedSpan) -> Content:
    """The log of the last days as a small table, and its means in a line with their n."""
    days = [f"{WEEKDAYS[day.day.weekday()][:3]} {day.day.day:>2}" for day in span.days]
    lines = [
        Content.styled("Last seven days", "bold"),
        Content.styled(_table_line("", days), "$text-muted"),
        Content.assemble(
            Content.styled("▲", ENERGY_STYLE), _table_line(" energy", [_mean(day.energy) for day in span.days])
        ),
        Content.assemble(
            Content.styled("▼", DREAD_STYLE), _table_line(" dread", [_mean(day.dread) for day in span.days])
        ),
        Content(_span_sentence(span) if span.entries else "No entries in these days."),
    ]
    return Content("\n").join(lines)


def _weeks_content(found: today.Today) -> Content:
    """The weekly pulses as a small table, and the log of the last days in a line."""
    weeks = found.weeks
    energy = ["·" if week.energy is None else str(week.energy) for week in weeks]
    dread = ["·" if week.dread is None else str(week.dread) for week in weeks]
    days = [say_day(week.day, short=True) for week in weeks]
    lines = [
        Content.assemble(Content.styled("How it has been", "bold"), Content.styled("   weekly, 0 to 5", "$text-muted")),
        Content.styled(_table_line("", days), "$text-muted"),
        Content.assemble(Content.styled("▲", ENERGY_STYLE), _table_line(" energy", energy)),
        Content.assemble(Content.styled("▼", DREAD_STYLE), _table_line(" dread", dread)),
        Content(f"Last seven days: {_span_sentence(found.last_days)}"),
    ]
    return Content("\n").join(lines)


def _table_line(name: str, cells: Sequence[str]) -> str:
    label = 9 if not name else 8
    return f"{name:<{label}}" + "".join(f"{cell:>{_DAY_WIDTH}}" for cell in cells)


def _mean(mean: Mean) -> str:
    return mean_figure(mean).removesuffix(".0")


def _span_sentence(span: LoggedSpan) -> str:
    if not span.entries:
        return "no entries"
    entries = "1 entry" if span.entries == 1 else f"{span.entries:,} entries"
    means = [
        f"{name} {mean_said(mean)}"
        for name, mean in (("energy", span.energy), ("dread", span.dread))
        if mean.value is not None
    ]
    return ": ".join(filter(None, [entries, ", ".join(means)]))


def _latest_heading(found: today.Today) -> Row:
    title = Content.styled("Latest entries", "bold")
    if found.last_captured is not None:
        return Row(Content(""), title)
    words = Content.styled("What drained you, what fed you, one line each. c writes the first one.", "$text-muted")
    return Row(Content(""), title, below=words)
