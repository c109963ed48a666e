"""The Journal's fourth view: where the hours go and should go, limits, the weeks as they were, and the pattern."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.sheet import Bucket, WorkElement, say_hours
from pivot_tui.domain.work_week import PART_NAMES, BucketHours, Part, WeekLog, has_mix, logged_minutes
from pivot_tui.printing.hours import NOT_COUNTED, bucket_name, hours_lines, limits_said, pattern_said, week_mix_said
from pivot_tui.screens.element_form import ElementFormScreen
from pivot_tui.screens.frame import Printed, RecordsChanged
from pivot_tui.screens.hours_forms import PatternScreen, TargetScreen, WeekScreen
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.mix_bars import MixBar, MixBars
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import hours
from pivot_tui.workbook.hours import HoursReading
from pivot_tui.workbook.session import Session

_COLUMNS = (("clinical", 9), ("education", 10), ("admin", 6), ("after hours", 12), ("nights", 7))
_NO_STANDING = (
    "Every row of your sheet can have its hours a week and its bucket of the job. "
    "They show where the hours go now, beside where you want most of them to go. "
    "The rows are written in Prompts: [ goes there."
)
_SET_TARGET = "Set target"
_NO_WEEKS = "None logged yet; a logs this one. They show how far a promise holds."
_NO_PATTERN = "No work pattern. With one, each pulse stands beside one of the same kind of week; b gives it."


class HoursView(AreaView):
    """The standing hours, the mix beside its target, the limits, the pattern, and the weeks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="hours.next", tooltip="Set the target, or write down the hours of this week"),
        Binding("a", "add", "Add", id="hours.add", tooltip="Write down the hours of a week"),
        Binding(
            "e",
            "edit",
            "Edit",
            show=False,
            id="hours.edit",
            tooltip="Change what is under the cursor",
        ),
        Binding("d,delete", "trash", "Trash", show=False, id="hours.trash", tooltip="Put this week in the trash"),
        Binding("t", "target", "Target", id="hours.target", tooltip="The mix you want, and limits"),
        Binding("b", "pattern", "Pattern", id="hours.pattern", tooltip="Days on and off, and nights"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-hours")
        self._reading: HoursReading | None = None

    def compose(self) -> ComposeResult:
        """What stands beside what is aimed at, and below both the weeks."""
        with Horizontal(id="hours-top"):
            with Vertical(id="standing-panel"):
                yield Static(Content.styled("An average week, from your sheet", "bold"), id="standing-heading")
                yield Static(Content(_NO_STANDING), id="no-standing")
                yield RecordList(id="standing")
            with Vertical(id="mix-panel"):
                yield MixBars(id="mix")
                yield Static(id="limits")
                yield Static(id="pattern")
        yield Static(Content.styled("Weeks as they were", "bold"), id="weeks-heading")
        yield Static(Content(_NO_WEEKS), id="no-weeks")
        yield RecordList(id="weeks")

    # What is shown

    def show_records(self) -> None:
        """Read the hours again.

        Raises:
            Fault: The workbook cannot be read.
        """
        reading = hours.read(self.session.store, self.session.clock.now())
        self._reading = reading
        self._show_standing(reading.standing)
        self.query_one("#mix", MixBars).show(_bars(reading))
        self.query_one("#limits", Static).update(_titled("This month", limits_said(reading)))
        self.query_one("#pattern", Static).update(_pattern(reading))
        weeks = self.query_one("#weeks", RecordList)
        weeks.show([_record(week, reading) for week in reading.weeks], heading=_columns() if reading.weeks else None)
        if weeks.has_focus and not reading.weeks:
            self.query_one("#standing").focus()
        weeks.display = bool(reading.weeks)
        self.query_one("#no-weeks").display = not reading.weeks
        total = reading.mix.total if reading.mix else 0
        self.say_fact(f"{say_hours(total)} h a week" if total else "no hours yet")
        if self.is_mounted:
            self.screen.refresh_bindings()

    def _show_standing(self, buckets: Sequence[BucketHours]) -> None:
        """The rows of the sheet under their buckets, whose lines the cursor passes over."""
        records = list(_standing(buckets))
        rows = self.query_one("#standing", RecordList)
        rows.show(records[1:], heading=records[0].row if records else None)
        for record in records[1:]:
            if record.id in _BUCKET_LINES:
                rows.disable_option(record.id)
        self.query_one("#no-standing").display = not records

    def printed(self) -> Printed | None:
        """The hours as lines."""
        reading = hours.read(self.session.store, self.session.clock.now())
        return Printed("Hours", hours_lines(reading))

    def focus_first(self) -> None:
        """Give the list of weeks the focus, or the rows of the sheet while no week is there."""
        self.query_one("#weeks" if self._reading and self._reading.weeks else "#standing").focus()

    @property
    def _current(self) -> WeekLog | None:
        """The week under the cursor, while the weeks have the focus."""
        weeks_list = self.query_one("#weeks", RecordList) if self.is_mounted else None
        identifier = weeks_list.current if weeks_list is not None and weeks_list.has_focus else None
        weeks = self._reading.weeks if self._reading else ()
        return next((week for week in weeks if week.id == identifier), None)

    @property
    def _current_row(self) -> WorkElement | None:
        """The row of the sheet under the cursor, while they have the focus."""
        rows = self.query_one("#standing", RecordList) if self.is_mounted else None
        identifier = rows.current if rows is not None and rows.has_focus else None
        buckets = self._reading.standing if self._reading else ()
        return next((row for bucket in buckets for row in bucket.elements if row.id == identifier), None)

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a week or a row is only there where one is."""
        if action == "trash":
            return self._current is not None
        if action == "edit":
            return self._current is not None or self._current_row is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """The binding as the key line shall name it just now."""
        if binding.action == "next":
            return Binding(binding.key, binding.action, self._next_act)
        return binding

    @property
    def _next_act(self) -> str:
        """What ``n`` does: the first that is missing of a target and the hours of this week."""
        if self._reading is None or not has_mix(self._reading.target):
            return _SET_TARGET
        return "Log week" if self._reading.this_week is None else "This week"

    def action_next(self) -> None:
        """Do what is missing first."""
        week = self._reading.this_week if self._reading else None
        if self._next_act == _SET_TARGET:
            self.action_target()
        elif week is not None:
            self._open_week(week)
        else:
            self.action_add()

    def on_option_list_option_highlighted(self) -> None:
        """What the keys do depends on what is under the cursor."""
        self.screen.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a week, or a row of the sheet."""
        event.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Open an empty form for the latest week that was not logged yet."""
        if self._reading is not None:
            self.app.push_screen(WeekScreen(self.session, hours.new_week_form(self._reading)))

    def action_edit(self) -> None:
        """Open the form of the week, or of the row of the sheet, under the cursor."""
        if (week := self._current) is not None:
            self._open_week(week)
        elif (row := self._current_row) is not None:
            form = self.attempt(lambda: ElementFormScreen(self.session, row.id, figure="minutes"))
            if form is not None:
                self.app.push_screen(form)

    def _open_week(self, week: WeekLog) -> None:
        self.app.push_screen(WeekScreen(self.session, hours.week_form(week), week))

    def action_target(self) -> None:
        """Open the form of the target and the limits."""
        self.app.push_screen(TargetScreen(self.session, self._reading.target if self._reading else None))

    def action_pattern(self) -> None:
        """Open the form of the work pattern."""
        given = self._reading.pattern if self._reading else None
        self.app.push_screen(PatternScreen(self.session, given.pattern if given else None))

    def action_trash(self) -> None:
        """Put the week in the trash; no question, since it can be taken back."""
        week = self._current
        if week is not None and self.attempt(lambda: hours.trash_week(self.session.store, week.id)):
            self.notify("In the trash. u undoes.", timeout=4, markup=False)
            self.post_message(RecordsChanged())


def _standing(buckets: Sequence[BucketHours]) -> Iterator[ListedRecord]:
    """The rows of the sheet with their hours, under the sums of their buckets."""
    for bucket in buckets:
        in_mix = ", as clinical" if bucket.bucket is Bucket.AFTER_HOURS else ""
        name = Content.assemble((bucket_name(bucket), "bold"), (in_mix, "$text-muted"))
        hours = Content.styled(f"{say_hours(bucket.minutes)} h", "bold")
        yield ListedRecord(_bucket_line(bucket.bucket), Row(name, Content(""), hours))
        for element in bucket.elements:
            counted = f"{say_hours(element.minutes)} h" if element.minutes is not None else f"{NOT_COUNTED}  "
            words = plain(first_line(element.text))
            yield ListedRecord(element.id, Row(Content("  "), words, Content.styled(counted, "$text-muted")))


def _bucket_line(bucket: Bucket | None) -> str:
    return f"bucket-{bucket.value if bucket else 'none'}"


_BUCKET_LINES = frozenset(map(_bucket_line, (None, *Bucket)))


def _bars(reading: HoursReading) -> list[MixBar]:
    """The four parts; other only where it is anything."""
    bars = []
    for part in Part:
        now = reading.mix.percent(part) if reading.mix else None
        target = getattr(reading.target, part.value) if reading.target else None
        if part is not Part.OTHER or now or target:
            bars.append(MixBar(PART_NAMES[part], now, target))
    return bars


def _pattern(reading: HoursReading) -> Content:
    if reading.pattern is None:
        return Content.styled(_NO_PATTERN, "$text-muted")
    return _titled("Work pattern", pattern_said(reading.pattern))


def _titled(title: str, lines: Sequence[str]) -> Content:
    return Content("\n").join([Content.styled(title, "bold"), *map(Content, lines)])


def _columns() -> Row:
    columns = "".join(f"{name:>{width}}" for name, width in _COLUMNS)
    left = Content.styled(f"{'week of':<12}{columns}{'hours':>7}", "$text-muted")
    return Row(left, Content(""), Content.styled("mix in %", "$text-muted"))


def _record(week: WeekLog, reading: HoursReading) -> ListedRecord:
    def row() -> Row:
        counted = (week.clinical, week.education, week.admin, week.after_hours)
        shown = [NOT_COUNTED if minutes is None else say_hours(minutes) for minutes in counted]
        shown.append(NOT_COUNTED if week.nights is None else str(week.nights))
        columns = "".join(f"{value:>{width}}" for value, (_, width) in zip(shown, _COLUMNS, strict=True))
        day = say_day_near(week.week, reading.today)
        together = say_hours(logged_minutes(week))
        left = Content.assemble((f"{day:<12}", "$text-muted"), columns, (f"{together:>7}", "bold"))
        return Row(left, Content(""), Content.styled(week_mix_said(week), "$text-muted"))

    return ListedRecord(week.id, RowDrawnLater(row))
