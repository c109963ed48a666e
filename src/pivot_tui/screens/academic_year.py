"""A small dialog: the month in which academic years begin."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.academic_year import AcademicCalendar
from pivot_tui.domain.days import MONTHS
from pivot_tui.screens.frame import RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import totals
from pivot_tui.workbook.session import Session


class AcademicYearScreen(WorkbookDialog[None]):
    """The twelve months, with the cursor on the one in use; enter takes another.

    Args:
        session: The open workbook.
        month: The month in use, 1 for January.
    """

    CSS_PATH = "academic_year.tcss"
    HELP_NAME = "academic_year"
    AUTO_FOCUS = "#months"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="academic_year.leave", tooltip="Close without changing it"),
    ]

    def __init__(self, session: Session, month: int) -> None:
        super().__init__(session)
        self._month = month

    def compose(self) -> ComposeResult:
        """The months."""
        with Vertical(id="academic-year"):
            yield Static(Content.styled("Academic years begin in", "bold"), id="academic-year-title")
            yield RecordList(id="months")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list, with the cursor on the month in use."""
        rows = self.query_one(RecordList)
        rows.show(
            ListedRecord(str(number), Row(Content(""), Content(name), _in_use(number == self._month)))
            for number, name in enumerate(MONTHS, 1)
        )
        rows.highlighted = self._month - 1

    def described(self, binding: Binding) -> Binding:
        """Enter takes the month under the cursor."""
        return Binding(binding.key, binding.action, "Choose") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take that month."""
        event.stop()
        month = int(str(event.option_id))
        saved = self.attempt(lambda: totals.save_first_month(self.session.store, month))
        if isinstance(saved, AcademicCalendar):
            if month != self._month:
                self.say("Saved. u undoes.")
                self.post_message(RecordsChanged())
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _in_use(is_it: bool) -> Content:
    return Content.styled("in use", "$text-muted") if is_it else Content("")
