"""A column of the board: its heading, which a click uses, and its cards as rows of one list."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widgets import Static

from pivot_tui.domain.card import Column
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row
from pivot_tui.widgets.section_list import SectionList

_SIDE = 1  # cells left free at either side
_LONGEST_TITLE = 400  # characters, more than two lines of any screen


class CardRow(Row):
    """A card in a column: its title on one line or two, what is to be said of it below, and a free line.

    Args:
        title: What the card is called.
        details: What stands below, a line each.
    """

    def __init__(self, title: Content, details: Sequence[Content] = ()) -> None:
        super().__init__(Content(""), title[:_LONGEST_TITLE])
        self._details = tuple(details)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Its lines; a title that does not fit on one takes two."""
        del rules
        return (2 if self.middle.cell_length > _room(width) else 1) + len(self._details) + 1

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The strips of its lines, as the Visual protocol asks for them."""
        room = _room(width)
        lines = [line.truncate(room, ellipsis=True) for line in (*_on_two_lines(self.middle, room), *self._details)]
        strips = [_strip(line, width, style, options) for line in lines]
        # The free line keeps the colour of the screen, so that the cursor is no taller than what is written.
        strips.append(Strip([Segment(" " * width, options.get_style("on $background").rich_style)], width))
        return strips[:height]


class BoardColumn(SectionList):
    """The cards of one column.

    Args:
        column: Which.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BoardColumn { scrollbar-gutter: auto; }
    """

    def __init__(self, column: Column) -> None:
        super().__init__(id=f"cards-{column.value}")
        self.column = column

    def show_cards(self, rows: Iterable[ListedRecord], cursor: str | None = None) -> None:
        """Show these cards; the cursor stays at its card, or failing that in its row.

        Args:
            rows: The cards, and headings between them.
            cursor: The id of the card to put the cursor on.
        """
        # Rows of several lines cannot be scrolled to by their number, as a list of lines does without a cursor.
        self.show(rows, cursor or self.current or "")

    def put_cursor(self, identifier: str) -> None:
        """Put the cursor on a card that is listed."""
        self.highlighted = self.get_option_index(identifier)

    async def _on_click(self, event: Click) -> None:
        """A click puts the cursor on a card, and a double click opens it."""
        event.prevent_default()
        row = event.style.meta.get("option")
        if not isinstance(row, int) or row >= self.option_count or self.get_option_at_index(row).disabled:
            return
        self.highlighted = row
        if event.chain > 1:
            self.action_select()

    def action_page_down(self) -> None:
        """Move down a page."""
        if self.highlighted is not None:
            super().action_page_down()

    def action_page_up(self) -> None:
        """Move up a page."""
        if self.highlighted is not None:
            super().action_page_up()


class ColumnHead(Static):
    """The name of a column and how many cards it has; a click moves the card under the cursor there.

    Args:
        column: Which.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ColumnHead {
        height: 1; padding: 0 1; background: $panel; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    ColumnHead.-active { color: $foreground; text-style: bold; }
    """

    class Clicked(Message):
        """The heading was clicked.

        Attributes:
            column: Of which column.
        """

        def __init__(self, column: Column) -> None:
            self.column = column
            super().__init__()

    def __init__(self, column: Column) -> None:
        super().__init__(id=f"head-{column.value}", markup=False)
        self.column = column
        self.tooltip = "A click moves the card under the cursor here"

    def on_click(self, event: Click) -> None:
        """Say that it was clicked."""
        event.stop()
        self.post_message(self.Clicked(self.column))


def column_under(widget: Any) -> Column | None:
    """The column to which something on the board belongs, or nothing for what stands beside the columns."""
    return widget.column if isinstance(widget, BoardColumn | ColumnHead) else None


def _room(width: int) -> int:
    return max(width - 2 * _SIDE, 1)


def _on_two_lines(title: Content, room: int) -> tuple[Content, ...]:
    if title.cell_length <= room:
        return (title,)
    first, *rest = title.wrap(room)
    second = " ".join(line.plain.strip() for line in rest)
    return first.rstrip(), Content(second)


def _strip(line: Content, width: int, style: Style, options: RenderOptions) -> Strip:
    side = Segment(" " * _SIDE, style.rich_style)
    segments = [
        Segment(text, (style + own).rich_style)
        for text, own in line.render(style, end="", parse_style=options.get_style)
    ]
    return Strip([side, *segments]).extend_cell_length(width, style.rich_style)
