"""A list of records: safe text, letters as well as arrows to move, and word when either end comes near."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pivot_tui.widgets.row import Row

_NEAR = 30  # rows from an end at which more are asked for


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record as the list holds it: its id, and the row that shows it."""

    id: str
    row: Row


class RecordList(OptionList):
    """A list of records that stays where it is at its ends and asks for more before it gets there."""

    auto_links = False

    DEFAULT_CSS = """
    RecordList {
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        text-wrap: nowrap;
        text-overflow: clip;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus {
            border: none;
            background-tint: $foreground 0%;
            & > .option-list--option-highlighted {
                background: $block-cursor-background;
                color: $block-cursor-foreground;
                text-style: none;
            }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="list.open", tooltip="Open what is under the cursor"),
        Binding("j", "cursor_down", "Down", show=False, id="list.down", tooltip="One row down"),
        Binding("k", "cursor_up", "Up", show=False, id="list.up", tooltip="One row up"),
        Binding("g,home", "first", "First", show=False, id="list.first", tooltip="To the first row"),
        Binding("G,end", "last", "Last", show=False, id="list.last", tooltip="To the last row"),
    ]

    class EndNear(Message):
        """The cursor has come near an end of what is loaded, or was sent there.

        Attributes:
            record_list: The list.
            last: The lower end; the upper one otherwise.
            jump: The user wants the very end, not only more of the same.
        """

        def __init__(self, record_list: "RecordList", *, last: bool, jump: bool) -> None:
            self.record_list = record_list
            self.last = last
            self.jump = jump
            super().__init__()

        @property
        def control(self) -> "RecordList":
            """The list."""
            return self.record_list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes, markup=False)

    @property
    def current(self) -> str | None:
        """The id of the record under the cursor."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def show(self, records: Iterable[ListedRecord], cursor: str | None = None, heading: Row | None = None) -> None:
        """Show these records; the cursor stays at the same record, or failing that in the same row.

        Args:
            records: What to show.
            cursor: The id of the record to put the cursor on.
            heading: A first row that the cursor passes over.
        """
        wanted, row = cursor or self.current, self.highlighted or 0
        above = min(max(row - self.scroll_offset.y, 0), max(self.size.height - 1, 0))
        options = [Option(record.row, id=record.id) for record in records]
        if heading is not None:
            options.insert(0, Option(heading, disabled=True))
            row = max(row, 1)
        self.set_options(options)
        if wanted is not None and wanted in self._id_to_option:
            self.highlighted = self.get_option_index(wanted)
        elif self.option_count:
            row = min(row, self.option_count - 1)
            self.highlighted = None if self.get_option_at_index(row).disabled else row
        if self.highlighted is not None and cursor is None:
            # The cursor stays at its height on the screen, however much was put in above it.
            self.scroll_to(y=self.highlighted - above, animate=False, force=True, immediate=True)

    def add(self, records: Iterable[ListedRecord]) -> None:
        """Show more records behind those that are there."""
        self.add_options(Option(record.row, id=record.id) for record in records)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened in an empty list."""
        if action == "select":
            return self.highlighted is not None
        return super().check_action(action, parameters)

    def action_cursor_down(self) -> None:
        """Move down, not around."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            super().action_cursor_down()
        self._report_end()

    def action_cursor_up(self) -> None:
        """Move up, not around."""
        if self.highlighted is None or self.highlighted > 0:
            super().action_cursor_up()
        self._report_end()

    def action_page_down(self) -> None:
        """Move down a page."""
        if self.option_count:
            super().action_page_down()  # type: ignore[no-untyped-call]
        self._report_end()

    def action_page_up(self) -> None:
        """Move up a page."""
        if self.option_count:
            super().action_page_up()  # type: ignore[no-untyped-call]
        self._report_end()

    def action_first(self) -> None:
        """To the very first record, loaded or not."""
        super().action_first()
        self.post_message(self.EndNear(self, last=False, jump=True))

    def action_last(self) -> None:
        """To the very last record, loaded or not."""
        super().action_last()
        self.post_message(self.EndNear(self, last=True, jump=True))

    def on_resize(self) -> None:
        """Keep the cursor in sight when there is less room."""
        self.call_after_refresh(self.scroll_to_highlight)

    def on_mouse_scroll_down(self) -> None:
        """Ask for more when the wheel comes near the end."""
        if self.max_scroll_y - self.scroll_offset.y < _NEAR:
            self.post_message(self.EndNear(self, last=True, jump=False))

    def on_mouse_scroll_up(self) -> None:
        """Ask for more when the wheel comes near the beginning."""
        if self.scroll_offset.y < _NEAR:
            self.post_message(self.EndNear(self, last=False, jump=False))

    def _report_end(self) -> None:
        row = self.highlighted or 0
        if self.option_count - row <= _NEAR:
            self.post_message(self.EndNear(self, last=True, jump=False))
        if row < _NEAR:
            self.post_message(self.EndNear(self, last=False, jump=False))
