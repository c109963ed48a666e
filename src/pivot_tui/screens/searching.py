"""Search as it is typed: a field, and under it what has its words; what is searched, and what for, others say."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import Store
from pivot_tui.workbook.session import Session


class _Hit(Protocol):
    @property
    def table(self) -> str: ...

    @property
    def id(self) -> str: ...

    @property
    def place(self) -> str: ...


Hit = TypeVar("Hit", bound=_Hit)


def search_bindings(subject: str) -> tuple[Binding, ...]:
    """The keys that move in what was found, whose ids begin with a subject."""
    return (
        Binding("down", "move('cursor_down')", "Down", show=False, id=f"{subject}.down", tooltip="One row down"),
        Binding("up", "move('cursor_up')", "Up", show=False, id=f"{subject}.up", tooltip="One row up"),
        Binding(
            "pagedown", "move('page_down')", "Page down", show=False, id=f"{subject}.page_down", tooltip="A page down"
        ),
        Binding("pageup", "move('page_up')", "Page up", show=False, id=f"{subject}.page_up", tooltip="A page up"),
    )


def place_column(place: str, places: Iterable[str], least: int) -> Content:
    """Where a record is from, in a column that is wide enough for all the places that are listed with it.

    Args:
        place: Where it is from.
        places: Where all that is listed is from.
        least: Cells that the column always has, so that it seldom moves.
    """
    width = max(least, *(len(other) for other in places))
    return Content.styled(f"{place:<{width}}  ", "$text-muted")


class SearchingScreen(WorkbookDialog[None], Generic[Hit]):
    """Finds as it is typed; the arrows move in what was found while the field keeps the focus."""

    AUTO_FOCUS = "#search-words"
    UNTYPED: ClassVar[Content] = Content("")
    """What is said as long as nothing is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: tuple[Hit, ...] = ()
        """What has the words, best or newest first."""
        self.shown_for = ""
        """The words for which something was found, or nothing."""
        self._is_awaited = False

    # What a search of its own says

    def search(self, store: Store, words: str) -> Sequence[Hit]:
        """Look for words; called in a thread, with a connection of its own.

        Raises:
            Fault: The workbook cannot be read.
        """
        raise NotImplementedError

    def row_of(self, hit: Hit, today: date) -> Row:
        """A record that was found, on one line."""
        raise NotImplementedError

    def take(self, hit: Hit) -> None:
        """Do with a record what the search was for."""
        raise NotImplementedError

    def shown(self) -> None:
        """Show what depends on what was found; it is in the list by now."""

    # The search

    def compose_search(self, field: Input) -> ComposeResult:
        """The field, and what was found or that nothing was."""
        field.id, field.compact = "search-words", True
        yield field
        found = RecordList(id="search-found")
        found.can_focus = False
        yield found
        yield Static(self.UNTYPED, id="search-empty")

    def on_mount(self) -> None:
        """Say what is searched, since nothing is typed yet."""
        self._show("", ())

    def refresh_records(self) -> None:
        """Search again: what was found may have changed or gone."""
        if self.words:
            self._find(self.words)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.query_one("#search-words", Input).value.strip()

    @property
    def current(self) -> Hit | None:
        """What is under the cursor."""
        row = self.query_one("#search-found", RecordList).highlighted
        return self.found[row] if row is not None and row < len(self.found) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every key."""
        event.stop()
        self._is_awaited = False
        if self.words:
            self._find(self.words)
        else:
            self._show("", ())

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _find(self, words: str) -> None:
        """Look in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                found = self.search(store, words)
        except Fault as fault:
            self.app.call_from_thread(self.say_fault, fault)
        else:
            self.app.call_from_thread(self._show_found, words, found)

    def _show_found(self, words: str, found: Sequence[Hit]) -> None:
        """Show what was found, unless something else was typed since."""
        if not self.is_attached or words != self.words:
            return
        self._show(words, found)
        if self._is_awaited:
            self._take()

    def _show(self, words: str, found: Sequence[Hit]) -> None:
        anew = words != self.shown_for
        self.found, self.shown_for = tuple(found), words
        today = self.session.clock.now().day
        rows = [ListedRecord(_key(hit), RowDrawnLater(partial(self.row_of, hit, today))) for hit in found]
        listed = self.query_one("#search-found", RecordList)
        listed.show(rows, rows[0].id if rows and anew else None)
        listed.display = bool(found)
        empty = self.query_one("#search-empty", Static)
        empty.display = not found
        if not found:
            empty.update(Content("Nothing has these words.") if words else self.UNTYPED)
        self.shown()
        self.refresh_bindings()

    def action_move(self, how: str) -> None:
        """Move in the list, while the field keeps the focus."""
        getattr(self.query_one("#search-found", RecordList), f"action_{how}")()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self._take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is under the cursor; when the search is still under way, as soon as it is done."""
        event.stop()
        if self.words == self.shown_for:
            self._take()
        else:
            self._is_awaited = True

    def _take(self) -> None:
        self._is_awaited = False
        if (hit := self.current) is not None:
            self.take(hit)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _key(hit: _Hit) -> str:
    """Its id in the list, where records of all tables meet."""
    return f"{hit.table} {hit.id}"
