"""Search of everything: a field, and under it what has its words, wherever in the workbook that is."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import RecordWanted
from pivot_tui.screens.searching import SearchingScreen, place_column, search_bindings
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import Store
from pivot_tui.workbook.search import Found, count, search

_MOST = 100
_PLACE_WIDTH = 13  # such as a kind of work
_EMPTY = (
    ("Everything that you wrote\n\n", "bold"),
    ("Your words in every area: the journal and the sheet, what you taught and what was said of it, ", ""),
    ("experiments and projects, people and what you learned from them. ", ""),
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


class FindScreen(SearchingScreen[Found]):
    """Searches everything; what is under the cursor can be read, and opened."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["searching.tcss", "find.tcss"]
    HELP_NAME = "find"
    UNTYPED = Content.assemble(*_EMPTY)
    BINDINGS: ClassVar[list[BindingType]] = [
        *search_bindings("find"),
        Binding("escape", "leave", "Close", id="find.leave", tooltip="Close the search"),
    ]

    def compose(self) -> ComposeResult:
        """The field, what was found, the words of one, and a fact."""
        with Vertical(id="find"):
            yield from self.compose_search(WordsField(placeholder="Search everything"))
            yield FoundText()
            yield Static(id="find-fact")
        yield KeyLine()

    def search(self, store: Store, words: str) -> Sequence[Found]:
        """Look through everything.

        Raises:
            Fault: The workbook cannot be read.
        """
        return search(store, words, _MOST)

    def row_of(self, hit: Found, today: date) -> Row:
        """Where it is from, its first line, and its day."""
        place = place_column(hit.place, (found.place for found in self.found), _PLACE_WIDTH)
        when = Content.styled(say_day_near(hit.day, today), "$text-muted") if hit.day else None
        return Row(place, plain(hit.title), when)

    def take(self, hit: Found) -> None:
        """Open it in its area."""
        self.dismiss(None)
        self.app.post_message(RecordWanted(hit.table, hit.id))

    def shown(self) -> None:
        """Say how many there are, once they can be seen, and show the words of one."""
        number = len(self.found)
        records = "1 record" if number == 1 else f"{number} records"
        self._say_fact(records if 0 < number < _MOST else "")
        self._show_text()
        if number == _MOST:
            self.call_after_refresh(self._count, self.words)

    def on_option_list_option_highlighted(self) -> None:
        """Show the words of what the cursor has come to."""
        self._show_text()

    def _show_text(self) -> None:
        hit = self.current
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
        if self.is_attached and words == self.shown_for:
            best = f"The first {_MOST} of {records:,} records; another word narrows it."
            self._say_fact(best if records > _MOST else f"{records} records")
