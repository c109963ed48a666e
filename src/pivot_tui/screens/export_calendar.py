"""Writing meetings and cards as a calendar file: how many, under which titles, with which alarms, and the file."""

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.calendar_item import NEUTRAL_CARD, NEUTRAL_MEETING
from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.workbook import calendar_export
from pivot_tui.workbook.private_files import TargetExists
from pivot_tui.workbook.session import Session

_LONG = 12.0  # seconds that a path stays readable
_TITLES = ("neutral", "as written here")
_ALARMS: tuple[tuple[str, timedelta | None], ...] = (
    ("none", None),
    ("an hour before", timedelta(hours=1)),
    ("a day before", timedelta(days=1)),
    ("a week before", timedelta(weeks=1)),
)
_WHAT_GOES = (
    "Agreed meetings as events, cards with a due day as to-dos, as iCalendar. A later file updates what an earlier one "
    "brought; what was deleted since is in it as cancelled. The file can be read by you alone."
)
_SHOWN = (
    f'The calendar shows "{NEUTRAL_MEETING}" and "{NEUTRAL_CARD}".',
    "Titles, names and places stand in the calendar; whoever sees it reads them.",
)


class CalendarPathField(Input):
    """The field for the file; enter writes, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Write", id="export_calendar.enter", tooltip="Write the file that is named"),
    ]


class ExportCalendarScreen(WorkbookDialog[None]):
    """Writes meetings and cards to a calendar file.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "export_calendar.tcss"
    HELP_NAME = "export_calendar"
    AUTO_FOCUS = "#calendar-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "write", "Write the file", id="export_calendar.write", tooltip="Write the file that is named"
        ),
        Binding("tab", "app.focus_next", "Next field", id="export_calendar.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="export_calendar.leave", tooltip="Close without writing"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._suggested = calendar_export.file_name(session.clock.now())
        self._may_replace = ""

    def compose(self) -> ComposeResult:
        """The file, the titles and the alarms, what goes into it, and a line for a sentence."""
        with Vertical(id="calendar"):
            yield Static(Content.styled("Export the calendar", "bold"), id="calendar-title")
            with Horizontal(classes="calendar-field"):
                yield Static(Content("File"), classes="calendar-label")
                yield CalendarPathField(f"~/{self._suggested}", compact=True, select_on_focus=False, id="calendar-path")
            with Horizontal(classes="calendar-field"):
                yield Static(Content("Titles"), classes="calendar-label")
                yield Choice(_TITLES, 0, id="calendar-titles")
            with Horizontal(classes="calendar-field"):
                yield Static(Content("Alarms"), classes="calendar-label")
                yield Choice(tuple(name for name, _ in _ALARMS), 0, id="calendar-alarms")
            yield Static(id="calendar-shown")
            yield Static(id="calendar-said")
            yield Static(Content.styled(_WHAT_GOES, "$text-muted"), id="calendar-about")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say how much there is."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Count anew what goes into it, and say what the calendar shows."""
        shown = _SHOWN[int(self._has_titles)]
        self.query_one("#calendar-shown", Static).update(Content.styled(shown, "$text-muted"))
        try:
            found = calendar_export.count(self.session.store)
            texts = calendar_export.texts_to_look_at(self.session.store) if self._has_titles else 0
        except Fault as fault:
            self.say_fault(fault)
        else:
            looks = f" {texts:,} look as if somebody could be identified by them." if texts else ""
            self._say(f"{found.said}.{looks}", warn=bool(texts))

    @property
    def _has_titles(self) -> bool:
        return bool(self.query_one("#calendar-titles", Choice).index)

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Other titles, or other alarms: the same file is asked about anew."""
        event.stop()
        self._may_replace = ""
        self.refresh_records()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file is asked about anew."""
        event.stop()
        if self._may_replace and event.value.strip() != self._may_replace:
            self._may_replace = ""
            self.refresh_records()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write the file, or say why not; one that is there is replaced only when asked a second time."""
        named = self.query_one("#calendar-path", Input).value.strip()
        if not named:
            self._say("Name the file, or the folder that it shall go into.", warn=True)
            return
        force, store = named == self._may_replace, self.session.store
        alarm = _ALARMS[self.query_one("#calendar-alarms", Choice).index][1]
        try:
            path, found = calendar_export.write_calendar(
                store, named, self._suggested, titles=self._has_titles, alarm=alarm, force=force
            )
        except TargetExists as fault:
            self._may_replace = named
            self._say(f"{fault.sentence} The same key again writes over it.", warn=True)
        except Fault as fault:
            self._say(fault.sentence, warn=True)
        else:
            encrypted = " The workbook is encrypted; the file is not." if store.encrypted else ""
            self.notify(f"{found.said} written to {path}.{encrypted}", timeout=_LONG, markup=False)
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def _say(self, sentence: str, *, warn: bool = False) -> None:
        style = "$text-warning" if warn else "$text-muted"
        self.query_one("#calendar-said", Static).update(Content.styled(sentence, style))
