"""The backups, and one question before one of them is put in the workbook's place."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from pivot_tui.domain.days import say_day_and_year
from pivot_tui.screens.frame import WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import backups
from pivot_tui.workbook.backups import BackupLine
from pivot_tui.workbook.session import Session

_EMPTY = "There are no backups yet. One is made on each day that the workbook is used, and before any large change."


class RestoreScreen(WorkbookDialog[None]):
    """Which backup, and then whether to put it back; the careful answer is under the cursor."""

    class RestoreWanted(Message):
        """A backup shall be put in the workbook's place; sent to the app, since the workbook must be closed for it.

        Attributes:
            name: The backup's file name.
        """

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    CSS_PATH = "restore.tcss"
    HELP_NAME = "restore"
    AUTO_FOCUS = "#backups"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="restore.leave", tooltip="Restore nothing"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._backups: dict[str, BackupLine] = {}
        self._chosen: BackupLine | None = None

    def compose(self) -> ComposeResult:
        """A sentence, and a list of backups or of answers."""
        with Vertical(id="restore"):
            yield Static(id="restore-title")
            yield Static(id="restore-sentence")
            yield RecordList(id="backups")
        yield KeyLine()

    def on_mount(self) -> None:
        """List the backups."""
        self._offer_backups()

    def refresh_records(self) -> None:
        """List the backups again, unless one is being asked about."""
        if self._chosen is None:
            self._offer_backups()

    def _offer_backups(self, cursor: str | None = None) -> None:
        self._chosen = None
        self._backups = {line.name: line for line in backups.backups(self.session.store.path)}
        self._say("Restore a backup", "" if self._backups else _EMPTY)
        listed = self.query_one(RecordList)
        listed.show([_row(line) for line in self._backups.values()], cursor)
        listed.display = bool(self._backups)

    def _ask(self, line: BackupLine) -> None:
        self._chosen = line
        self._say(
            f"Put back the workbook of {_said_time(line)}?",
            "Everything then is as it was at that time. The workbook that is here now is kept beside it as a backup, "
            "so this can be taken back by restoring that one.",
        )
        answers = (("keep", "Leave everything as it is"), ("restore", "Put this backup back"))
        self.query_one(RecordList).show(
            [ListedRecord(answer, Row(Content(""), Content(said))) for answer, said in answers], "keep"
        )

    def _say(self, title: str, sentence: str) -> None:
        self.query_one("#restore-title", Static).update(Content.styled(title, "bold"))
        said = self.query_one("#restore-sentence", Static)
        said.update(Content(sentence))
        said.display = bool(sentence)
        self.refresh_bindings()

    def described(self, binding: Binding) -> Binding:
        """Name what enter does here."""
        return Binding(binding.key, binding.action, "Choose") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask about the backup that was chosen, or do what was answered."""
        event.stop()
        chosen = self._chosen
        if chosen is None:
            line = self._backups.get(event.option_id or "")
            if line is not None:
                self._ask(line)
        elif event.option_id == "restore":
            self.dismiss(None)
            self.app.post_message(self.RestoreWanted(chosen.name))
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the backups, or out."""
        if self._chosen is not None:
            self._offer_backups(self._chosen.name)
        else:
            self.dismiss(None)


def _said_time(line: BackupLine) -> str:
    at = line.at.astimezone()
    return f"{say_day_and_year(at.date(), short=True)}, {at:%H:%M}"


def _row(line: BackupLine) -> ListedRecord:
    left = Content(f"{_said_time(line):<20}  ")
    right = Content.styled(f"{line.size / 1024:,.0f} KiB", "$text-muted")
    return ListedRecord(line.name, Row(left, plain(line.reason), right))
