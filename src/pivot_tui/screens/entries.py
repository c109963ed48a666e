"""The Journal's first view: its entries, newest first and endless, with a filter, and the whole of one of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import Entry, Kind, missing_number
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.screens.entry_pane import EntryPane
from pivot_tui.screens.filter_line import FilterLine
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import entry_detail, entry_record
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.workbook import journal
from pivot_tui.workbook.session import Session

_ALL = JournalFilter()
_FOUND_FIRST = 60  # entries shown with every letter of a filter: a tall screen full
_PRINTED = 2_000  # lines of a print; a screen shall not wait for a hundred thousand
_EMPTY = (
    ("What drains you, what feeds you\n\n", "bold"),
    ("One line after a shift is enough. From many the pattern shows, and none of it leaves this file.\n\n", ""),
    ("c", "$foreground bold"),
    ("  writes the first one;  ", "$text-muted"),
    ("a", "$foreground bold"),
    ("  opens a form for more than a line.", "$text-muted"),
)


class EntriesView(AreaView):
    """The list with its filter line, and beside or below it the entry under the cursor, which can be completed there.

    Args:
        session: The open workbook.
        attempt: How the screen asks for something that may fail.
    """

    class CursorMoved(Message):
        """Another entry is under the cursor, or none."""

    class Rated(Message):
        """The user has given the number that was missing.

        Attributes:
            entry: The entry.
            field: ``dread`` or ``energy``.
            rating: 0 to 5.
        """

        def __init__(self, entry: Entry, field: str, rating: int) -> None:
            self.entry = entry
            self.field = field
            self.rating = rating
            super().__init__()

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-entries")
        self._kinds: dict[str, Kind] = {}
        self._entries: list[Entry] = []
        self._newer = self._older = False
        self._filter = _ALL

    def compose(self) -> ComposeResult:
        """The filter line, the list, and one entry; the filter and the rating wait until they are asked for."""
        yield FilterLine(self.session)
        with Horizontal(id="list-and-detail"):
            with Vertical(id="list"):
                yield RecordList(id="entries")
                yield Static(id="empty")
            yield EntryPane()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        row = self.query_one("#entries", RecordList).highlighted
        return self._entries[row] if row is not None and row < len(self._entries) else None

    @property
    def has_open_field(self) -> bool:
        """Whether the filter or the rating is open."""
        return self.query_one(FilterLine).display or self.query_one(EntryPane).is_asking

    def focus_first(self) -> None:
        """Give the list the focus."""
        self.query_one("#entries").focus()

    def printed(self) -> Printed:
        """The entries that the filter lets through, as lines; of very many the newest."""
        from pivot_tui.printing.journal import journal_lines_up_to

        return Printed("Journal", journal_lines_up_to(_PRINTED, self.session.store, self._filter))

    # Pages

    def show_records(self) -> None:
        """Read the page that is in view again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        store = self.session.store
        kinds = journal.kinds_of_work(store)
        self._kinds = {kind.id: kind for kind in kinds}
        self.query_one(FilterLine).kinds = kinds
        row = self.query_one("#entries", RecordList).highlighted or 0
        nearest = [entry.id for entry in (*self._entries[row:], *reversed(self._entries[:row]))]
        if row > journal.PAGE or self._newer:
            page = journal.page_from(store, self._filter, self._entries[max(row - journal.PAGE, 0)], 2 * journal.PAGE)
        else:
            page = journal.first_page(store, self._filter, 2 * journal.PAGE)
        there = {entry.id for entry in page.entries}
        self._show_page(page, next((found for found in nearest if found in there), None))
        self._say_count(journal.count(store, self._filter))

    def show_record(self, identifier: str) -> None:
        """Put the cursor on one entry, whatever the filter and the page were.

        Raises:
            NotFound: It is not there any more.
        """
        entry = journal.find(self.session.store, identifier)
        if not self._filter.is_empty:
            self._close_filter()
        if identifier not in {known.id for known in self._entries}:
            self._show_page(journal.page_around(self.session.store, _ALL, entry))
            self._say_count(journal.count(self.session.store))
        entries = self.query_one("#entries", RecordList)
        entries.highlighted = entries.get_option_index(identifier)
        entries.focus()
        self._show_detail()

    def _show_page(self, page: journal.Page, cursor: str | None = None) -> None:
        self._entries, self._newer, self._older = list(page.entries), page.newer, page.older
        entries = self.query_one("#entries", RecordList)
        entries.show(self._rows(self._entries), cursor)
        entries.display = bool(self._entries)
        empty = self.query_one("#empty", Static)
        empty.display = not self._entries
        if not self._entries:
            empty.update(Content.assemble(*_EMPTY) if self._filter.is_empty else Content("No entries like that."))
        self._show_detail()

    def _rows(self, entries: Sequence[Entry], after: Entry | None = None) -> Iterable[ListedRecord]:
        before = after
        for entry in entries:
            yield entry_record(entry, self._kinds, with_day=before is None or before.day != entry.day)
            before = entry

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Load more before the end is reached, or go to the very end."""
        event.stop()
        if self._entries:
            self.attempt(lambda: self._jump(last=event.last) if event.jump else self._load_more(last=event.last))

    def _jump(self, *, last: bool) -> None:
        store = self.session.store
        if last and self._older:
            page = journal.last_page(store, self._filter)
            self._show_page(page, page.entries[-1].id)
        elif not last and self._newer:
            page = journal.first_page(store, self._filter)
            self._show_page(page, page.entries[0].id)

    def _load_more(self, *, last: bool) -> None:
        store = self.session.store
        if last and self._older:
            page = journal.older_page(store, self._filter, self._entries[-1])
            self.query_one("#entries", RecordList).add(self._rows(page.entries, self._entries[-1]))
            self._entries += page.entries
            self._older = page.older
        elif not last and self._newer:
            page = journal.newer_page(store, self._filter, self._entries[0])
            self._show_page(journal.Page((*page.entries, *self._entries), page.newer, self._older))

    # The entry under the cursor

    def _show_detail(self) -> None:
        entry = self.current
        self.query_one(EntryPane).show(entry_detail(entry, self._kinds) if entry else Content(""))
        self.post_message(self.CursorMoved())

    def on_option_list_option_highlighted(self) -> None:
        """Show the whole of the entry that the cursor has come to."""
        self._show_detail()

    def ask_rating(self) -> None:
        """Ask for the number that the entry lacks; the next digit gives it."""
        entry = self.current
        field = missing_number(entry) if entry is not None else None
        if field is not None:
            self.query_one(EntryPane).ask(field)

    def on_entry_pane_rated(self, event: EntryPane.Rated) -> None:
        """Hand the number up, and go back to the list."""
        event.stop()
        entry = self.current
        field = missing_number(entry) if entry is not None else None
        if entry is not None and field is not None:
            self._close_rating()
            self.post_message(self.Rated(entry, field, event.rating))

    def _close_rating(self) -> None:
        self.query_one(EntryPane).close()
        self.focus_first()

    # The filter

    def open_filter(self) -> None:
        """Open the filter line."""
        self.query_one(FilterLine).open()

    def leave_field(self) -> None:
        """Leave the rating; or leave the filter, and show everything again."""
        if self.query_one(EntryPane).is_asking:
            self._close_rating()
        elif self.query_one(FilterLine).display:
            self._close_filter()
            self.attempt(self.show_records)
        self.focus_first()

    def _close_filter(self) -> None:
        self._filter = _ALL
        self.query_one(FilterLine).close()
        self._entries = []

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the filter to the list that it has left."""
        event.stop()
        self.focus_first()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Find what the filter lets through."""
        event.stop()
        if event.chosen != self._filter:
            self._filter = event.chosen
            if journal.is_found_at_once(self._filter):
                self.attempt(self._find_at_once)
            else:
                self._find()

    def _find_at_once(self) -> None:
        self._show_found(self._filter, journal.first_page(self.session.store, self._filter, _FOUND_FIRST))

    @work(thread=True, exclusive=True, group="filter", exit_on_error=False)
    def _find(self) -> None:
        """Look through the whole journal in a thread, on a connection of its own."""
        chosen = self._filter
        try:
            with self.session.store.another() as store:
                page = journal.first_page(store, chosen, _FOUND_FIRST)
        except Fault as fault:
            self.app.call_from_thread(self.query_one(FilterLine).say, fault.sentence)
        else:
            self.app.call_from_thread(self._show_found, chosen, page)

    def _show_found(self, chosen: JournalFilter, page: journal.Page) -> None:
        """Show what a filter has found, unless another one was typed since; it is counted once it can be seen."""
        if chosen == self._filter:
            self._show_page(page)
            self.call_after_refresh(self._count)

    @work(thread=True, exclusive=True, group="count", exit_on_error=False)
    def _count(self) -> None:
        """Count what the filter lets through, in a thread."""
        chosen = self._filter
        try:
            with self.session.store.another() as store:
                count = journal.count(store, chosen)
        except Fault as fault:
            self.app.call_from_thread(self.query_one(FilterLine).say, fault.sentence)
        else:
            self.app.call_from_thread(self._say_count_of, chosen, count)

    def _say_count_of(self, chosen: JournalFilter, count: int) -> None:
        if chosen == self._filter:
            self._say_count(count)

    def _say_count(self, count: int) -> None:
        self.say_fact(_counted(count, self._filter))


def _counted(count: int, chosen: JournalFilter) -> str:
    """How many entries there are, or how many a filter lets through, in words; nothing for an empty journal."""
    if not count and chosen.is_empty:
        return ""
    entries = "1 entry" if count == 1 else f"{count:,} entries"
    return f"{entries}, newest first" if chosen.is_empty else f"{entries} like that"
