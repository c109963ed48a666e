"""The trash: what was deleted, newest first, the whole of one, and the keys that bring it back or erase it."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import Now, say_day_and_year, say_day_near
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import history
from pivot_tui.workbook.history import Discarded
from pivot_tui.workbook.session import Session

_BEYOND = 1_000_000  # more than a trash holds
_EMPTY = (
    ("The trash is empty\n\n", "bold"),
    ("What you delete waits here until you bring it back; nothing is thrown away by itself.", ""),
)


class TrashScreen(ListsRecords[Discarded], WorkbookScreen[None]):
    """What was deleted."""

    CSS_PATH = "trash.tcss"
    HELP_NAME = "trash"
    AUTO_FOCUS = "#trashed"
    NEEDS_ONE = ("restore", "erase")
    ENTER = "Restore"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r", "restore", "Restore", show=False, id="trash.restore", tooltip="Bring back what is under the cursor"
        ),
        Binding("D", "erase", "Erase for good", show=False, id="trash.erase", tooltip="Remove it with all its traces"),
        Binding("escape", "leave", "Back", id="trash.leave", tooltip="Back to where you were"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._older = False

    def compose(self) -> ComposeResult:
        """The list, and the whole of what is under its cursor."""
        yield AreaBar(0)
        yield Static(id="trash-title")
        with Horizontal(id="trash"):
            yield RecordList(id="trashed")
            with VerticalScroll(id="trashed-one", can_focus=False):
                yield Static(id="trashed-text")
        yield Static(Content.assemble(*_EMPTY), id="trash-empty")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    def refresh_records(self) -> None:
        """Read the trash again as far as the cursor has come; what was brought back elsewhere is gone from it."""
        self.attempt(self._read)

    def _read(self) -> None:
        limit = (self.record_list.highlighted or 0) + history.DISCARDED
        found = history.trash(self.session.store, limit)
        self._older = len(found) == limit
        self.show_listed(found)
        self.query_one("#trash").display = bool(found)
        self.query_one("#trash-empty").display = not found
        self._say_title()

    def rows_of(self, records: Iterable[Discarded]) -> Iterator[ListedRecord]:
        """What was deleted, each with when."""
        now = self.session.clock.now()
        return (ListedRecord(item.id, RowDrawnLater(partial(_row, item, now))) for item in records)

    def _say_title(self) -> None:
        self.query_one("#trash-title", Static).update(_title(len(self.listed), older=self._older))

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Load more before the end is reached, or all the rest where the user wants the very end."""
        event.stop()
        if event.last and self._older:
            self.attempt(lambda: self._load_more(jump=event.jump))

    def _load_more(self, *, jump: bool) -> None:
        last = list(self.listed.values())[-1]
        limit = _BEYOND if jump else history.DISCARDED
        found = history.trash(self.session.store, limit, last.number)
        self._older = len(found) == limit
        self.add_listed(found)
        self._say_title()
        if jump:
            self.record_list.highlighted = self.record_list.option_count - 1

    def show_one(self) -> None:
        """Show the whole of what is under the cursor."""
        item = self.current
        text = self.query_one("#trashed-text", Static)
        text.update(_whole(item, self.session.clock.now()) if item else Content(""))
        self.query_one("#trashed-one").scroll_home(animate=False)

    def choose(self) -> None:
        """Bring back what was chosen."""
        self.action_restore()

    def action_restore(self) -> None:
        """Bring back what is under the cursor, with all that was deleted together with it."""
        item = self.current
        if item is None:
            return
        if self.attempt(lambda: history.restore(self.session.store, item.id)) is None:
            self.refresh_records()  # another window was quicker, or erased it
            return
        self.changed("Restored.")

    def action_erase(self) -> None:
        """Ask, and then remove what is under the cursor with all its traces."""
        from pivot_tui.screens.erase import EraseScreen

        self.open_for_current(lambda item: EraseScreen(self.session, item.table, item.id, item.title))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _title(count: int, *, older: bool) -> Content:
    fact = {0: "", 1: "1 record"}.get(count, f"the newest {count:,}" if older else f"{count:,} records")
    return Content.assemble(("Trash", "bold"), (f"   {fact}", "$text-muted"))


def _deleted(item: Discarded, now: Now) -> str:
    return say_day_near(now.local(item.at.astimezone().replace(tzinfo=None)).date(), now.day)


def _row(item: Discarded, now: Now) -> Row:
    left = Content.styled(f"{_deleted(item, now):<11}  {item.place:<19}  ", "$text-muted")
    return Row(left, plain(item.title))


def _whole(item: Discarded, now: Now) -> Content:
    day = f", {say_day_and_year(item.day)}" if item.day else ""
    parts = [
        Content.styled(f"{item.place[:1].upper()}{item.place[1:]}{day}", "bold"),
        Content.styled(f"deleted {_deleted(item, now)}", "$text-muted"),
    ]
    parts += [Content(""), Content(item.text)] if item.text else []
    parts += [Content(""), *(Content.styled(fact, "$text-muted") for fact in item.facts)] if item.facts else []
    return Content("\n").join(parts)
