"""The records behind one bar of the profile: the rows of the sheet and the entries of the log; each can be opened."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.domain.journal import Kind
from pivot_tui.domain.sheet import WorkElement
from pivot_tui.printing.parts import entries_said
from pivot_tui.printing.profile import hours_said
from pivot_tui.screens.frame import RecordWanted, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import entry_record, plain, ratings
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import profile
from pivot_tui.workbook.session import Session


class EntriesBehindScreen(WorkbookDialog[None]):
    """What a bar rests on; the rows of the sheet stand above the entries, and enter opens either where it is kept.

    Args:
        session: The open workbook.
        bar: The bar.
        kinds: All kinds of work by their ids.
    """

    CSS_PATH = "entries_behind.tcss"
    HELP_NAME = "journal"
    AUTO_FOCUS = "#behind-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="behind.leave", tooltip="Back to the profile"),
    ]

    def __init__(self, session: Session, bar: profile.Bar, kinds: Mapping[str, Kind]) -> None:
        super().__init__(session)
        self._bar = bar
        self._kinds = kinds

    def compose(self) -> ComposeResult:
        """The name of the bar, the records, and a line on what is not shown."""
        with Vertical(id="behind"):
            yield Static(Content.styled(self._bar.title, "bold"), id="behind-title")
            yield RecordList(id="behind-rows")
            yield Static(Content("Looking."), id="behind-note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look for the records."""
        self._find()

    @work(thread=True, exclusive=True, group="behind", exit_on_error=False)
    def _find(self) -> None:
        """Find them in a thread, on a connection of its own: of a long log this takes a while."""
        try:
            with self.session.store.another() as store:
                found = profile.records_behind(store, self._bar)
        except Fault as fault:
            self.app.call_from_thread(self.say_fault, fault)
        else:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: profile.Behind) -> None:
        if not self.is_attached:
            return
        rows = self.query_one(RecordList)
        listed = list(self._rows(found))
        headings = [record.id for record in listed if record.id.startswith("heading ")]
        rows.show(listed)
        for heading in headings:
            rows.disable_option(heading)
        rows.highlighted = None if len(listed) == len(headings) else bool(headings)
        self.query_one("#behind-note", Static).update(Content(_note(found)))

    def _rows(self, found: profile.Behind) -> Iterator[ListedRecord]:
        if found.elements:
            yield _heading("heading sheet", "On the sheet")
            for element in found.elements:
                yield ListedRecord(f"element {element.id}", _element_row(element))
        if found.elements and found.entries:
            yield _heading("heading log", "In the log")
        for entry in found.entries:
            yield ListedRecord(f"entry {entry.id}", entry_record(entry, self._kinds).row)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open an entry, or a row of the sheet, in its view."""
        event.stop()
        table, _, identifier = str(event.option_id).partition(" ")
        self.dismiss(None)
        self.app.post_message(RecordWanted(table, identifier))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _heading(identifier: str, words: str) -> ListedRecord:
    return ListedRecord(identifier, Row(Content(""), Content.styled(words, "$text-muted bold")))


def _element_row(element: WorkElement) -> Row:
    left = Content.assemble(" " * 8, ratings(element.dread, element.energy), "    ")
    hours = f"{hours_said(element.minutes)} h/wk" if element.minutes is not None else "no hours"
    return Row(left, plain(element.text), Content.styled(hours, "$text-muted"))


def _note(found: profile.Behind) -> str:
    if not found.entries:
        return "Nothing logged here yet."
    if found.more:
        return f"The newest {len(found.entries):,} entries; the filter of the Entries view finds the rest."
    return f"{entries_said(len(found.entries))}, newest first."
