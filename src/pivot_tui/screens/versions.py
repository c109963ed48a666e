"""How a record has changed: its versions, newest first, with what was taken out and what was put in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.differences import Change, Run
from pivot_tui.screens.frame import WorkbookScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.workbook import history, journal
from pivot_tui.workbook.session import Session

_RUN_STYLES = {Change.KEPT: "", Change.REMOVED: "$text-warning strike", Change.ADDED: "$text-success underline"}


class VersionsScreen(WorkbookScreen[None]):
    """The versions of one entry."""

    CSS_PATH = "versions.tcss"
    HELP_NAME = "versions"
    AUTO_FOCUS = "#versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v", "leave", "Back", id="versions.leave", tooltip="Back to the journal"),
    ]

    def __init__(self, session: Session, identifier: str) -> None:
        super().__init__(session)
        self._identifier = identifier

    def compose(self) -> ComposeResult:
        """All versions under each other, and the marks that tell old from new without colour."""
        yield AreaBar(2)
        yield Static(
            Content.assemble(
                Content.styled("Versions of an entry", "bold"),
                Content.styled("   [- taken out -]  {+ put in +}", "$text-muted"),
            ),
            id="versions-title",
        )
        with VerticalScroll(id="versions"):
            yield Static(id="all-versions")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the history, and the entry as it is now."""
        versions = self.attempt(lambda: history.versions(self.session.store, self._identifier))
        entry = self.attempt(lambda: journal.find(self.session.store, self._identifier))
        pieces = [_version(version) for version in versions or ()]
        if entry is not None:
            pieces.insert(0, Content.assemble(Content.styled("Now", "bold"), "\n", entry.text))
        self.query_one("#all-versions", Static).update(Content("\n\n").join(pieces))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _version(version: history.RecordVersion) -> Content:
    at = version.at.astimezone()
    lines = [
        Content.assemble(
            Content.styled(f"{say_day_and_year(at.date(), short=True)}, {at:%H:%M}", "bold"),
            Content.styled(f"   {version.action}", "$text-muted"),
        )
    ]
    lines += [
        Content.assemble(Content.styled(f"  {change.name}: ", "$text-muted"), *map(_run, change.runs))
        for change in version.fields
    ]
    return Content("\n").join(lines)


def _run(run: Run) -> Content:
    marks = {Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}.get(run.change, ("", ""))
    return Content.styled(f"{marks[0]}{run.text}{marks[1]}", _RUN_STYLES[run.change])
