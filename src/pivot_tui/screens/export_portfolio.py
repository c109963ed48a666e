"""Exporting the portfolio: for whom, what that reader is not shown, and the file it is written to."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.export_profile import PROFILE_WORDS, Profile
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.plain_text import printable
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.choice import Choice
from pivot_tui.workbook import portfolio_document
from pivot_tui.workbook.portfolio_document import FORMATS
from pivot_tui.workbook.portfolio_export import PortfolioExport, read_export
from pivot_tui.workbook.private_files import TargetExists
from pivot_tui.workbook.session import Session

_PROFILES = tuple(Profile)
_FORMS = tuple(FORMATS)
_MOST_LINES = 400  # of the document in the preview
_LONG = 12.0  # seconds that a path stays readable


class ExportPathField(Input):
    """The field for the file; enter writes, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Write the file", id="export.enter", tooltip="Write the file that is named"),
    ]


class ExportPortfolioScreen(WorkbookDialog[None]):
    """Writes the portfolio for one reader, after showing what that reader is not shown.

    Args:
        session: The open workbook.
    """

    CSS_PATH = "export_portfolio.tcss"
    HELP_NAME = "export_portfolio"
    AUTO_FOCUS = "#export-profile"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", "Write the file", id="export.write", tooltip="Write the file that is named"),
        Binding("tab", "app.focus_next", "Next field", id="export.next", tooltip="Go to the next field"),
        Binding("escape", "leave", "Close", id="export.leave", tooltip="Close; a file that was written stays"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._export: PortfolioExport | None = None
        self._may_replace = ""
        self._suggested = ""

    def compose(self) -> ComposeResult:
        """Reader, format and file, and below them what is left out and the document itself."""
        with Vertical(id="export"):
            yield Static(Content.styled("Export the portfolio", "bold"), id="export-title")
            with Horizontal(classes="export-field"):
                yield Static(Content("For"), classes="export-label")
                yield Choice(
                    [profile.value for profile in _PROFILES], _PROFILES.index(Profile.COMMITTEE), id="export-profile"
                )
            yield Static(id="export-for")
            with Horizontal(classes="export-field"):
                yield Static(Content("Format"), classes="export-label")
                yield Choice(tuple(FORMATS.values()), 0, id="export-form")
            with Horizontal(classes="export-field"):
                yield Static(Content("File"), classes="export-label")
                yield ExportPathField(compact=True, select_on_focus=False, id="export-path")
            yield Static(id="export-said")
            with VerticalScroll(id="export-preview"):
                yield Static(id="export-left")
                yield Static(id="export-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it for the first reader."""
        self._say("")
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read it again: records may have changed, or another reader was chosen."""
        self._export = None
        self.query_one("#export-for", Static).update(Content(PROFILE_WORDS[self._profile]))
        self.query_one("#export-left", Static).update(Content("Looking."))
        self.query_one("#export-text", Static).update(Content(""))
        self._read(self._profile)

    @property
    def _profile(self) -> Profile:
        return _PROFILES[self.query_one("#export-profile", Choice).index]

    @property
    def _form(self) -> str:
        return _FORMS[self.query_one("#export-form", Choice).index]

    @work(thread=True, exclusive=True, group="export", exit_on_error=False)
    def _read(self, profile: Profile) -> None:
        """Put it together in a thread, on a connection of its own."""
        today = self.session.clock.now().day
        try:
            with self.session.store.another() as store:
                export = read_export(store, profile, today)
        except Fault as fault:
            self.app.call_from_thread(self.say_fault, fault)
        else:
            self.app.call_from_thread(self._show, export)

    def _show(self, export: PortfolioExport) -> None:
        if not self.is_attached or export.profile is not self._profile:
            return
        self._export = export
        self._show_document()

    def _show_document(self) -> None:
        export = self._export
        if export is None:
            return
        self._suggest(portfolio_document.file_name(export, self._form))
        report = [export.evaluated_said, *portfolio_document.report(export)]
        self.query_one("#export-left", Static).update(Content("\n".join(report)))
        lines = [printable(line) for line in portfolio_document.lines(export, self._form)]
        more = [f"… and {len(lines) - _MOST_LINES:,} more lines."] if len(lines) > _MOST_LINES else []
        self.query_one("#export-text", Static).update(Content("\n".join([*lines[:_MOST_LINES], *more])))

    def _suggest(self, name: str) -> None:
        """Name the file after reader and day, unless the user has named it."""
        field = self.query_one("#export-path", Input)
        if field.value == self._suggested:
            self._suggested = f"~/{name}"
            field.value = self._suggested

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Show what another reader sees, or the other format."""
        event.stop()
        self._say("")
        if event.choice.id == "export-profile":
            self.refresh_records()
        else:
            self._show_document()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file is asked about anew."""
        event.stop()
        if event.value != self._may_replace:
            self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write the file, or say why not; one that is there is replaced only when asked a second time."""
        export, named = self._export, self.query_one("#export-path", Input).value.strip()
        if export is None:
            return
        if not named:
            self._say("Name the file, or the folder that it shall go into.")
            return
        force = named == self._may_replace
        try:
            path = portfolio_document.write(self.session.store, export, self._form, Path(named), force=force)
        except TargetExists as fault:
            self._say(f"{fault.sentence} The same key again writes over it.")
            self._may_replace = named
        except Fault as fault:
            self._say(fault.sentence)
        else:
            self._say("")
            encrypted = " The workbook is encrypted; the file is not." if self.session.store.encrypted else ""
            self.notify(f"Written to {path}.{encrypted}", timeout=_LONG, markup=False)

    def _say(self, sentence: str) -> None:
        self._may_replace = ""
        said = self.query_one("#export-said", Static)
        said.update(Content(sentence))
        said.display = bool(sentence)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
