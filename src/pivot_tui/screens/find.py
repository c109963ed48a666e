"""Search of everything: a field, and under it what has its words, wherever in the workbook that is."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import RecordWanted, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook.search import Found, count, search
from pivot_tui.workbook.session import Session

_MOST = 100
_PLACE_WIDTH = 13  # the longest name of a place that is searched
_EMPTY = (
    ("Everything that you wrote\n\n", "bold"),
    ("The journal, kinds of work, the sheet, the two lists and your situation. ", ""),
    ("Every word that you type is the beginning of one: ", ""),
    ("auth", "$foreground bold"),
    (" finds authorisation.", ""),
)


class FoundText(Widget):
    """All the words of what is under the cursor, as far as there is room."""

    auto_links = False

    def __init__(self) -> None:
        super().__init__(id="found-text")
        self._content = Content("")

    def show(self, content: Content) -> None:
        """Show another text; the size stays, so nothing is laid out again."""
        self._content = content
        self.refresh()

    def render(self) -> Content:
        """The text."""
        return self._content


class WordsField(Input):
    """The field for the words; enter opens, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open", id="find.open", tooltip="Open what is under the cursor"),
    ]


class FindScreen(WorkbookDialog[None]):
    """Finds as it is typed; the arrows move in what was found while the field keeps the focus."""

    CSS_PATH = "find.tcss"
    HELP_NAME = "find"
    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", "Down", show=False, id="find.down", tooltip="One row down"),
        Binding("up", "move('cursor_up')", "Up", show=False, id="find.up", tooltip="One row up"),
        Binding("pagedown", "move('page_down')", "Page down", show=False, id="find.page_down", tooltip="One page down"),
        Binding("pageup", "move('page_up')", "Page up", show=False, id="find.page_up", tooltip="One page up"),
        Binding("escape", "leave", "Close", id="find.leave", tooltip="Close the search"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: tuple[Found, ...] = ()
        self._shown_for = ""
        self._open_when_found = False

    def compose(self) -> ComposeResult:
        """The field, what was found, the words of one, and a fact."""
        with Vertical(id="find"):
            yield WordsField(placeholder="Search everything", compact=True, id="words")
            found = RecordList(id="found")
            found.can_focus = False
            yield found
            yield Static(Content.assemble(*_EMPTY), id="find-empty")
            yield FoundText()
            yield Static(id="find-fact")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is searched, since nothing is typed yet."""
        self._show("", ())

    def refresh_records(self) -> None:
        """Search again: what was found may have changed or gone."""
        if self._words:
            self._find(self._words)

    @property
    def _words(self) -> str:
        return self.query_one("#words", Input).value.strip()

    @property
    def _current(self) -> Found | None:
        row = self.query_one("#found", RecordList).highlighted
        return self._found[row] if row is not None and row < len(self._found) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every key."""
        event.stop()
        self._open_when_found = False
        if self._words:
            self._find(self._words)
        else:
            self._show("", ())

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _find(self, words: str) -> None:
        """Look through everything in a thread, on a connection of its own."""
        try:
            with self.session.store.another() as store:
                found = search(store, words, _MOST)
        except Fault as fault:
            self.app.call_from_thread(self.say_fault, fault)
        else:
            self.app.call_from_thread(self._show_found, words, found)

    def _show_found(self, words: str, found: Sequence[Found]) -> None:
        """Show what was found, unless something else was typed since; it is counted once it can be seen."""
        if not self.is_attached or words != self._words:
            return
        self._show(words, found)
        if self._open_when_found:
            self._open()
        elif len(found) == _MOST:
            self.call_after_refresh(self._count, words)

    def _show(self, words: str, found: Sequence[Found]) -> None:
        anew = words != self._shown_for
        self._found, self._shown_for = tuple(found), words
        listed = self.query_one("#found", RecordList)
        listed.show(self._rows(found), _key(found[0]) if found and anew else None)
        listed.display = bool(found)
        empty = self.query_one("#find-empty", Static)
        empty.display = not found
        if not found:
            empty.update(Content("Nothing has these words.") if words else Content.assemble(*_EMPTY))
        records = "1 record" if len(found) == 1 else f"{len(found)} records"
        self._say_fact(records if found and len(found) < _MOST else "")
        self._show_text()
        self.refresh_bindings()

    def _rows(self, found: Iterable[Found]) -> Iterable[ListedRecord]:
        today = self.session.clock.now().day
        for hit in found:
            yield ListedRecord(_key(hit), RowDrawnLater(partial(_row, hit, today)))

    def _show_text(self) -> None:
        hit = self._current
        self.query_one(FoundText).show(Content(hit.text) if hit else Content(""))

    def _say_fact(self, fact: str) -> None:
        self.query_one("#find-fact", Static).update(Content(fact))

    @work(thread=True, exclusive=True, group="count", exit_on_error=False)
    def _count(self, words: str) -> None:
        """Count all that has the words, in a thread."""
        try:
            with self.session.store.another() as store:
                records = count(store, words)
        except Fault:
            return  # what was found is there; only its number is not
        self.app.call_from_thread(self._say_count, words, records)

    def _say_count(self, words: str, records: int) -> None:
        if self.is_attached and words == self._shown_for:
            best = f"The first {_MOST} of {records:,} records; another word narrows it."
            self._say_fact(best if records > _MOST else f"{records} records")

    def on_option_list_option_highlighted(self) -> None:
        """Show the words of what the cursor has come to."""
        self._show_text()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was clicked."""
        event.stop()
        self._open()

    def action_move(self, how: str) -> None:
        """Move in the list, while the field keeps the focus."""
        getattr(self.query_one("#found", RecordList), f"action_{how}")()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open what is under the cursor; when the search is still under way, as soon as it is done."""
        event.stop()
        if self._words == self._shown_for:
            self._open()
        else:
            self._open_when_found = True

    def _open(self) -> None:
        hit = self._current
        if hit is not None:
            self.dismiss(None)
            self.app.post_message(RecordWanted(hit.table, hit.id))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _key(hit: Found) -> str:
    """Its id in the list, where records of all tables meet."""
    return f"{hit.table} {hit.id}"


def _row(hit: Found, today: date) -> Row:
    place = Content.styled(f"{hit.place:<{_PLACE_WIDTH}}  ", "$text-muted")
    when = Content.styled(say_day_near(hit.day, today), "$text-muted") if hit.day else None
    return Row(place, plain(hit.title), when)
