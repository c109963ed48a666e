"""The history of changes: what was done, newest first, what was taken back, and what an action changed."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import Now, say_day_and_year, say_day_near
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookScreen
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.changed_text import changed_field
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import history
from pivot_tui.workbook.history import Action, RecordChange
from pivot_tui.workbook.session import Session

_EMPTY = (
    ("Nothing was done yet\n\n", "bold"),
    ("Every change of a record is kept here, and can be taken back, the newest first.", ""),
)


class HistoryScreen(WorkbookScreen[None]):
    """What was done, read page by page."""

    CSS_PATH = "history.tcss"
    HELP_NAME = "history"
    AUTO_FOCUS = "#actions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="history.leave", tooltip="Back to where you were"),
        *(Binding(b.key, b.action, b.description, id=b.id, tooltip=b.tooltip) for b in UNDO_BINDINGS),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._actions: list[Action] = []
        self._older = False

    def compose(self) -> ComposeResult:
        """The list."""
        yield AreaBar(0)
        yield Static(Content.styled("History of changes", "bold"), id="history-title")
        yield RecordList(id="actions")
        yield Static(Content.assemble(*_EMPTY), id="history-empty")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read again as far as the cursor has come; what was taken back stays in its place, and says so."""
        self.attempt(self._read)

    def _read(self) -> None:
        row = self.query_one(RecordList).highlighted or 0
        found = history.actions(self.session.store, row + history.PAGE)
        self._actions, self._older = list(found), len(found) == row + history.PAGE
        listed = self.query_one(RecordList)
        listed.show(self._rows(found))
        listed.display = bool(found)
        self.query_one("#history-empty").display = not found
        self.refresh_bindings()

    def _rows(self, found: Sequence[Action]) -> list[ListedRecord]:
        now = self.session.clock.now()
        return [ListedRecord(str(action.number), RowDrawnLater(partial(_row, action, now))) for action in found]

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Load more before the end is reached."""
        event.stop()
        if event.last and self._older:
            self.attempt(self._load_more)

    def _load_more(self) -> None:
        found = history.actions(self.session.store, history.PAGE, self._actions[-1].number)
        self._older = len(found) == history.PAGE
        self._actions += found
        self.query_one(RecordList).add(self._rows(found))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what an action changed."""
        event.stop()
        row = self.query_one(RecordList).highlighted
        if row is not None and row < len(self._actions):
            self.app.push_screen(ActionScreen(self.session, self._actions[row]))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class ActionScreen(WorkbookScreen[None]):
    """What one action changed, record by record."""

    CSS_PATH = "history.tcss"
    HELP_NAME = "history"
    AUTO_FOCUS = "#changes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="action.leave", tooltip="Back to the history"),
    ]

    def __init__(self, session: Session, action: Action) -> None:
        super().__init__(session)
        self._action = action

    def compose(self) -> ComposeResult:
        """All changes under each other, and the marks that tell old from new without colour."""
        yield AreaBar(0)
        yield Static(id="action-title")
        with VerticalScroll(id="changes"):
            yield Static(id="all-changes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read again: a record may have been changed or erased since, and the action taken back."""
        self.attempt(self._read)

    def _read(self) -> None:
        store = self.session.store
        self._action = action = next(iter(history.actions(store, 1, self._action.number + 1)), self._action)
        found = history.changes_of(store, action)
        at = action.at.astimezone()
        self.query_one("#action-title", Static).update(
            Content.assemble(
                Content.styled(_capital(action.words), "bold"),
                Content.styled(f"   {say_day_and_year(at.date())}, {at:%H:%M}", "$text-muted"),
                Content.styled("   taken back" if action.is_undone else "", "$text-muted"),
            )
        )
        pieces = [_change(change) for change in found]
        if action.records > len(found):
            pieces.append(Content.styled(f"and {action.records - len(found):,} more records", "$text-muted"))
        if not pieces:
            pieces.append(Content("Only links between records were changed."))
        self.query_one("#all-changes", Static).update(Content("\n\n").join(pieces))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _row(action: Action, now: Now) -> Row:
    at = now.local(action.at.astimezone().replace(tzinfo=None))
    left = Content.styled(f"{say_day_near(at.date(), now.day):<11}  {at:%H:%M}  ", "$text-muted")
    records = "" if action.records < 2 else f"{action.records:,} records"
    right = "   ".join(filter(None, ("taken back" if action.is_undone else "", records)))
    words = Content.styled(action.words, "$text-muted") if action.is_undone else Content(action.words)
    return Row(left, words, Content.styled(right, "$text-muted") if right else None)


def _change(change: RecordChange) -> Content:
    day = f"{say_day_and_year(change.day, short=True)}   " if change.day else ""
    lines = [
        Content.assemble(
            Content.styled(f"{_capital(change.place)}   {day}", "bold"), Content.styled(change.done, "$text-muted")
        )
    ]
    lines += [Content(f"  {change.title}")] if change.title else []
    lines += [changed_field(field.name, field.runs) for field in change.fields]
    return Content("\n").join(lines)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
