"""The question before a record is erased for good, and before the backups are rewritten without it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.faults import Fault
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import history
from pivot_tui.workbook.session import Session


class EraseScreen(WorkbookDialog[None]):
    """One question with its ways out; the careful one is under the cursor.

    Args:
        session: The open workbook.
        table: The table of the record.
        identifier: Its id; it may be in the trash.
        title: What it is called, in the user's own words.
    """

    CSS_PATH = "erase.tcss"
    HELP_NAME = "erase"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Keep it", id="erase.leave", tooltip="Erase nothing"),
    ]

    def __init__(self, session: Session, table: str, identifier: str, title: str) -> None:
        super().__init__(session)
        self._table = table
        self._identifier = identifier
        self._title = title
        self._backups = history.backups_count(session.store)

    def compose(self) -> ComposeResult:
        """What would go, what cannot be reached, and the choices."""
        owned = self.attempt(lambda: history.belongings(self.session.store, self._table, self._identifier))
        with Vertical(id="erase"):
            yield Static(Content.styled(f"Erase this {history.noun_of(self._table)} for good?", "bold"))
            yield Static(plain(" ".join(self._title.split())).truncate(64, ellipsis=True), id="erase-text")
            yield Static(
                Content(
                    "It goes with its history, its words in the search and its drafts, and cannot be brought back. "
                    "Copies that you made elsewhere are beyond reach."
                )
            )
            if owned:
                yield Static(Content(f"What belongs to it goes too: {owned}."), id="erase-owned")
            yield RecordList(id="erase-choices")
        yield KeyLine()

    def on_mount(self) -> None:
        """Offer the backups only where there are any."""
        choices = [("keep", "Keep it"), ("here", "Erase it here")]
        if self._backups:
            backups = "the backup" if self._backups == 1 else f"the {self._backups} backups"
            choices[1:] = [
                ("here", f"Erase it here; {backups} may still hold it"),
                ("all", f"Erase it here and in {backups}"),
            ]
        rows: Sequence[ListedRecord] = [ListedRecord(key, Row(Content(""), Content(said))) for key, said in choices]
        self.query_one(RecordList).show(rows)

    def described(self, binding: Binding) -> Binding:
        """Name what enter does here."""
        return Binding(binding.key, binding.action, "Choose") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        event.stop()
        if event.option_id in (None, "keep"):
            self.dismiss(None)
            return
        self.query_one(RecordList).disabled = True
        from_backups = event.option_id == "all"
        self.run_worker(lambda: self._erase(from_backups=from_backups), thread=True, exit_on_error=False)

    def _erase(self, *, from_backups: bool) -> None:
        """Erase in a thread: backups may be many and large."""
        try:
            with self.session.store.another() as store:
                erased = history.erase_record(store, self._table, self._identifier, from_backups=from_backups)
        except Fault as fault:
            self.app.call_from_thread(self.say, fault.sentence, warn=True)
            self.app.call_from_thread(self.dismiss, None)
            return
        self.app.call_from_thread(self._erased, erased.sentence)

    def _erased(self, sentence: str) -> None:
        self.say(sentence)
        self.post_message(RecordsChanged())
        self.dismiss(None)

    def action_leave(self) -> None:
        """Erase nothing."""
        self.dismiss(None)
