"""How a record has changed: its versions, newest first, with what was taken out and what was put in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.screens.frame import WorkbookScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.changed_text import changed_field
from pivot_tui.workbook import history
from pivot_tui.workbook.session import Session

_PORTFOLIO = 3
_AREAS = {"entry": 2}


class VersionsScreen(WorkbookScreen[None]):
    """The versions of one record.

    Args:
        session: The open workbook.
        table: The record's table.
        identifier: Its id.
        title: What it is called, in the user's own words; "" where its words stand below anyway.
    """

    CSS_PATH = "versions.tcss"
    HELP_NAME = "versions"
    AUTO_FOCUS = "#versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v,V", "leave", "Back", id="versions.leave", tooltip="Back to where you were"),
    ]

    def __init__(self, session: Session, table: str, identifier: str, title: str = "") -> None:
        super().__init__(session)
        self._table = table
        self._title = title
        self._identifier = identifier

    def compose(self) -> ComposeResult:
        """All versions under each other, and the marks that tell old from new without colour."""
        noun = history.noun_of(self._table)
        yield AreaBar(_AREAS.get(self._table, _PORTFOLIO))
        yield Static(
            Content.assemble(
                Content.styled(f"Versions of {'an' if noun[0] in 'aeiou' else 'a'} {noun}", "bold"),
                Content.styled("   [- taken out -]  {+ put in +}", "$text-muted"),
                Content.styled(f"\n{' '.join(self._title.split())}" if self._title else "", "$text-muted"),
            ),
            id="versions-title",
        )
        with VerticalScroll(id="versions"):
            yield Static(id="all-versions")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the history, and the record as it is now."""
        store = self.session.store
        versions = self.attempt(lambda: history.versions(store, self._identifier))
        current = self.attempt(lambda: history.as_it_is(store, self._table, self._identifier))
        pieces = [_version(version) for version in versions or ()]
        if current is not None:
            lines = [Content.styled("Now", "bold")] + ([Content(current.text)] if current.text else [])
            lines += [Content.styled(fact, "$text-muted") for fact in current.facts]
            pieces.insert(0, Content("\n").join(lines))
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
    lines += [changed_field(change.name, change.runs) for change in version.fields]
    return Content("\n").join(lines)
