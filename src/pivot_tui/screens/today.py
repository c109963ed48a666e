"""Today: the one next thing, the last days, the latest entries, and the ten steps."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import WEEKDAYS, say_day
from pivot_tui.domain.journal import LoggedSpan, Mean
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.steps import STEP_MARKS, Step, StepState
from pivot_tui.screens.frame import AreaScreen, RecordWanted
from pivot_tui.widgets.bars import ViewBar
from pivot_tui.widgets.entry_row import DREAD_STYLE, ENERGY_STYLE, entry_record
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
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

    CSS_PATH = "today.tcss"
    HELP_NAME = "today"
    AUTO_FOCUS = "#next"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="next", tooltip="Do the one next thing"),
        Binding("tab", "app.focus_next", "Next panel", id="panel.next", tooltip="Go to the next panel"),
        Binding("left", "beside(-1)", "Left", show=False, id="panel.left", tooltip="The steps at the left"),
        Binding("right", "beside(1)", "Right", show=False, id="panel.right", tooltip="The steps at the right"),
    ]

    def __init__(self, session: Session, area: int = 1) -> None:
        super().__init__(session, area)
        self.today: today.Today | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Four panels, each a list that the cursor can enter."""
        yield RecordList(id="next")
        with Horizontal(id="days"):
            with Vertical(id="last-days"):
                yield Static(Content("Last seven days"), classes="title")
                yield Static(id="span")
            with Vertical(id="latest-entries"):
                yield Static(Content("Latest entries"), classes="title")
                yield RecordList(id="latest")
        yield Static(id="steps-title", classes="title")
        with Horizontal(id="steps"):
            yield RecordList(id="steps-left", classes="steps")
            yield RecordList(id="steps-right", classes="steps")

    def show_records(self) -> None:
        """Read Today and draw its four panels."""
        now = self.session.clock.now()
        self.today = found = today.read(self.session.store, now)
        self.query_one(ViewBar).fact = f"{say_day(found.day)} {found.day.year}" + (
            "   the sample physician's workbook" if self.session.demo else ""
        )
        self.query_one("#next", RecordList).show([_next_row(found.next)])
        self.query_one("#span", Static).update(_span_content(found.last_days))
        kinds = {kind.id: kind for kind in found.kinds}
        latest = self.query_one("#latest", RecordList)
        latest.show(entry_record(entry, kinds) for entry in found.latest)
        latest.display = bool(found.latest)
        self.query_one("#latest-entries > .title", Static).update(_latest_title(found))
        self.query_one("#steps-title", Static).update(_steps_title(found.steps))
        half = len(found.steps) // 2
        self.query_one("#steps-left", RecordList).show(_step_row(step) for step in found.steps[:half])
        self.query_one("#steps-right", RecordList).show(_step_row(step) for step in found.steps[half:])
        self.refresh_bindings()

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
            case today.NextAct.NOTHING:
                pass

    def action_beside(self, by: int) -> None:
        """Move between the two columns of steps, in the same row."""
        columns = [self.query_one("#steps-left", RecordList), self.query_one("#steps-right", RecordList)]
        here, there = (columns[0], columns[1]) if by > 0 else (columns[1], columns[0])
        if self.focused is here:
            there.highlighted = here.highlighted
            there.focus()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what a line speaks of."""
        event.stop()
        identifier = event.option_id or ""
        if event.option_list.id == "next":
            await self.action_next()
        elif event.option_list.id == "latest":
            self.post_message(RecordWanted("entry", identifier))
        elif self.today is not None:
            step = self.today.steps[int(identifier) - 1]
            await self.run_action(f"app.area({step.area})")


def _next_row(following: today.NextThing) -> ListedRecord:
    is_due = following.act is not today.NextAct.NOTHING
    head = Content.styled(" NEXT  ", "$primary bold" if is_due else "$text-muted")
    below = Content.assemble("       ", Content.styled(first_line(following.detail), "$text-muted"))
    return ListedRecord("next", Row(head, Content.styled(following.sentence, "bold"), below=below))


def _span_content(span: LoggedSpan) -> Content:
    """The log of the last days as a small table, and its means in a line with their n."""
    days = [f"{WEEKDAYS[day.day.weekday()][:3]} {day.day.day:>2}" for day in span.days]
    lines = [
        Content.styled(_table_line("", days), "$text-muted"),
        Content.assemble(
            Content.styled("▲", ENERGY_STYLE), _table_line(" energy", [_mean(day.energy) for day in span.days])
        ),
        Content.assemble(
            Content.styled("▼", DREAD_STYLE), _table_line(" dread", [_mean(day.dread) for day in span.days])
        ),
        Content(_span_sentence(span)),
    ]
    return Content("\n").join(lines)


def _table_line(name: str, cells: Sequence[str]) -> str:
    label = 9 if not name else 8
    return f"{name:<{label}}" + "".join(f"{cell:>{_DAY_WIDTH}}" for cell in cells)


def _mean(mean: Mean) -> str:
    if mean.value is None:
        return "·"
    return f"{mean.value:.0f}" if mean.value == round(mean.value) else f"{mean.value:.1f}"


def _span_sentence(span: LoggedSpan) -> str:
    if not span.entries:
        return "No entries in these days."
    entries = "1 entry" if span.entries == 1 else f"{span.entries:,} entries"
    means = [
        f"{name} {mean.value:.1f} (n {mean.n})"
        for name, mean in (("energy", span.energy), ("dread", span.dread))
        if mean.value is not None
    ]
    return ": ".join(filter(None, [entries, ", ".join(means)]))


def _latest_title(found: today.Today) -> Content:
    if found.last_captured is None:
        return Content.assemble(
            "Latest entries\n\n",
            Content.styled(
                "What drained you, what fed you, one line each:\nthey gather here, newest first. ", "$text-muted"
            ),
            Content.styled("c", "$foreground bold"),
            Content.styled(" writes the first one.", "$text-muted"),
        )
    return Content("Latest entries")


def _steps_title(steps: Sequence[Step]) -> Content:
    marks = "   ".join(f"{STEP_MARKS[state]} {state.value}" for state in StepState)
    begun = sum(step.state is not StepState.NOT_BEGUN for step in steps)
    return Content.assemble(f"Ten steps, {begun} begun      ", Content.styled(marks, "$text-muted"))


def _step_row(step: Step) -> ListedRecord:
    mark_style = "$text-muted" if step.state is StepState.NOT_BEGUN else "$primary"
    left = Content.assemble(Content.styled(STEP_MARKS[step.state], mark_style), f" {step.number:>2}  {step.title:<12} ")
    return ListedRecord(str(step.number), Row(left, Content.styled(step.fact, "$text-muted")))
