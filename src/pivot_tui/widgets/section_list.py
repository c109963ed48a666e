"""A list of records in sections: headings and words that the cursor passes over, and the records between them."""

from collections.abc import Iterable
from typing import Any, Self

from textual.widgets.option_list import Option

from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row

_PASSED_OVER = "heading-"


def heading(name: str, row: Row) -> ListedRecord:
    """A row that the cursor passes over.

    Args:
        name: Its name among the headings of the list.
        row: What it shows.
    """
    return ListedRecord(f"{_PASSED_OVER}{name}", row)


class SectionList(RecordList):
    """A list whose headings are never under the cursor."""

    def set_options(self, options: Iterable[Any]) -> Self:
        """Take these rows, the headings among them as what cannot be chosen."""
        return super().set_options([_as_heading(option) for option in options])

    def show(self, records: Iterable[ListedRecord], cursor: str | None = None, heading: Row | None = None) -> None:
        """Show these records; the cursor is at a record wherever there is one."""
        row = self.highlighted or 0
        super().show(records, cursor, heading)
        if self.highlighted is None:
            open_rows = self._open_rows
            behind = [number for number in open_rows if number >= row]
            self.highlighted = next(iter(behind), open_rows[-1] if open_rows else None)

    def action_cursor_up(self) -> None:
        """Move up to the record above, and from the first of them to the headings over it."""
        if any(number < (self.highlighted or 0) for number in self._open_rows):
            super().action_cursor_up()
        else:
            self.scroll_home(animate=False)

    def action_cursor_down(self) -> None:
        """Move down to the record below, not around."""
        at = self.highlighted
        if any(at is None or number > at for number in self._open_rows):
            super().action_cursor_down()

    @property
    def _open_rows(self) -> list[int]:
        return [number for number, option in enumerate(self.options) if not option.disabled]


def _as_heading(option: Any) -> Any:
    if isinstance(option, Option) and option.id is not None and option.id.startswith(_PASSED_OVER):
        return Option(option.prompt, id=option.id, disabled=True)
    return option
