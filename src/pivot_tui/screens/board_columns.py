"""The columns of the board side by side: which of them has the cursor, and cards that the mouse takes to another."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.errors import NoWidget
from textual.events import DescendantFocus, MouseDown, MouseUp
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList

from pivot_tui.domain.board import CardFilter
from pivot_tui.domain.card import Card, Column
from pivot_tui.printing.board import head_said
from pivot_tui.screens.board_rows import rows_of
from pivot_tui.widgets.board_column import BoardColumn, ColumnHead, column_under
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.workbook.board import Board

_OPEN_COLUMNS = (Column.BACKLOG, Column.READY, Column.DOING, Column.WAITING)


class BoardColumns(Horizontal):
    """A list for each column; a column is drawn anew only where it has changed, and the cursor follows its card."""

    class CursorMoved(Message):
        """The cursor has come to another card."""

    class CardTaken(Message):
        """The mouse has taken a card to another column.

        Attributes:
            card: The card.
            column: The column.
            before: The id of the card on which it was let go, or nothing.
        """

        def __init__(self, card: Card, column: Column, before: str | None = None) -> None:
            self.card = card
            self.column = column
            self.before = before
            super().__init__()

    def __init__(self) -> None:
        super().__init__(id="board-columns")
        self.active = Column.DOING
        """The column with the cursor."""
        self._board: Board | None = None
        self._chosen = CardFilter()
        self._cards: dict[str, Card] = {}
        self._drawn: dict[Column, object] = {}
        self._rows: dict[str, tuple[object, ListedRecord]] = {}
        self._held: Card | None = None

    def compose(self) -> ComposeResult:
        """Each column below its heading."""
        for column in Column:
            with Vertical(id=f"column-{column.value}", classes="board-column"):
                yield ColumnHead(column)
                yield BoardColumn(column)

    def _column(self, column: Column) -> BoardColumn:
        return self.query_one(f"#cards-{column.value}", BoardColumn)

    @property
    def current(self) -> Card | None:
        """The card under the cursor."""
        return self._cards.get(self._column(self.active).current or "")

    @property
    def _visible(self) -> tuple[Column, ...]:
        """The columns that are shown: those that the filter names, else all but Done, which is a number."""
        return tuple(column for column in Column if column in (self._chosen.columns or _OPEN_COLUMNS))

    # Drawing

    def show(self, board: Board, chosen: CardFilter, wanted: str) -> None:
        """Show the board, with the cursor on a card, or where it was.

        Args:
            board: The board.
            chosen: The filter by which it was read.
            wanted: The id of the card.
        """
        self._board, self._chosen = board, chosen
        self._cards = {card.id: card for card in board.cards}
        for column in Column:
            self._draw(board, column, wanted)
        there = self._cards.get(wanted)
        follows = there is not None and there.column in self._visible
        self._go_to(board, there.column if there is not None and follows else self.active)

    def _draw(self, board: Board, column: Column, wanted: str) -> None:
        there = board.columns[column]
        head = head_said(board, column, self._chosen)
        state = (
            there, head, board.day, board.plan, tuple(board.late.get(card.id, 0) for card in there),
            tuple(card.id in board.blocked for card in there), tuple(card.id in board.aging for card in there),
        )  # fmt: skip
        is_wanted = any(card.id == wanted for card in there)
        if self._drawn.get(column) != state:
            self._drawn[column] = state
            self.query_one(f"#head-{column.value}", ColumnHead).update(Content(head), layout=False)
            self._column(column).show_cards(rows_of(board, column, self._rows), wanted if is_wanted else None)
        elif is_wanted and self._column(column).current != wanted:
            self._column(column).put_cursor(wanted)
        around = self.query_one(f"#column-{column.value}")
        if around.display is not (column in self._visible):  # to say the same again would lay the screen out again
            around.display = not around.display

    def _go_to(self, board: Board, column: Column) -> None:
        """Make a column the one with the cursor, or the nearest that has a card to put it on."""
        order = sorted(self._visible, key=lambda one: (abs(_place(one) - _place(column)), _place(one)))
        self._activate(next((one for one in order if board.columns[one]), order[0]))
        focused = self.screen.focused
        is_here = focused is not None and self in focused.ancestors_with_self and not isinstance(focused, Input)
        if is_here and focused is not self._column(self.active):
            self.focus_first()

    def _activate(self, column: Column) -> None:
        self.active = column
        for head in self.query(ColumnHead):
            head.set_class(head.column is column, "-active")

    # The cursor

    def focus_first(self) -> None:
        """Give the focus to the column with the cursor."""
        self._column(self.active).focus()

    def step(self, by: int) -> None:
        """Go to the next column at one side that has a card."""
        if self._board is None:
            return
        beyond = [one for one in self._visible if (_place(one) - _place(self.active)) * by > 0]
        reached = [one for one in beyond if self._board.columns[one]]
        if reached:
            self._column(min(reached, key=lambda one: abs(_place(one) - _place(self.active)))).focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The cursor is in the column that has the focus."""
        if isinstance(event.widget, BoardColumn) and event.widget.column is not self.active:
            self._activate(event.widget.column)
            self.post_message(self.CursorMoved())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say that the cursor has come to another card."""
        event.stop()
        if column_under(event.option_list) is self.active:
            self.post_message(self.CursorMoved())

    # The mouse

    def on_column_head_clicked(self, event: ColumnHead.Clicked) -> None:
        """A click on a heading moves the card under the cursor there."""
        event.stop()
        if (card := self.current) is not None:
            self.post_message(self.CardTaken(card, event.column))

    def on_mouse_down(self, event: MouseDown) -> None:
        """A card is taken hold of."""
        self._held = self._card_at(event)

    def on_mouse_up(self, event: MouseUp) -> None:
        """A card that was dragged to another column is moved there, before the card on which it is let go."""
        held, self._held = self._held, None
        column = column_under(self._widget_at(event))
        if held is None or column is None or column is held.column:
            return
        on = self._card_at(event)
        self.post_message(self.CardTaken(held, column, on.id if on is not None else None))

    def _card_at(self, event: MouseDown | MouseUp) -> Card | None:
        row, there = event.style.meta.get("option"), self._widget_at(event)
        if not isinstance(there, BoardColumn) or not isinstance(row, int):
            return None
        options = there.options
        return self._cards.get(options[row].id or "") if row < len(options) else None

    def _widget_at(self, event: MouseDown | MouseUp) -> Widget | None:
        try:
            return self.screen.get_widget_at(event.screen_x, event.screen_y)[0]
        except NoWidget:
            return None


def _place(column: Column) -> int:
    return tuple(Column).index(column)
