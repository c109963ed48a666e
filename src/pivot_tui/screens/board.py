"""The Plan's first view: the cards by columns, and below them the card under the cursor and the four lamps."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui.domain.board import CardFilter
from pivot_tui.domain.card import COLUMN_NAMES, Card, Column
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.phases import Standing
from pivot_tui.domain.seed_card import Condition
from pivot_tui.printing.board import board_said, card_facts_said, lamp_said, marks_said
from pivot_tui.printing.cards import card_lines
from pivot_tui.screens.board_columns import BoardColumns
from pivot_tui.screens.card_acts import ActsOnCards
from pivot_tui.screens.card_filter_line import CardFilterLine
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.card_strip import CardStrip, LampLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.workbook import board as boards
from pivot_tui.workbook import timeline
from pivot_tui.workbook.board import Board, CardFacts
from pivot_tui.workbook.card_next import CardNext, next_of
from pivot_tui.workbook.gates import card_behind
from pivot_tui.workbook.plan_conditions import conditions, lamps
from pivot_tui.workbook.session import Session

_EMPTY = (
    ("What is to be done, in the next one to two years, belongs here", "bold"),
    "\n\nA card is one thing to do, with a day where it has one. A few are in hand at a time, the rest waits in the "
    "backlog by the months of the plan. The workbook has cards to begin with: each says what would close it, and the "
    "sessions, people and projects that you note here anyway are what closes it.\n\n",
    ("s", "$foreground bold"),
    ("  offers those seed cards, with a day for each\n", "$text-muted"),
    ("a", "$foreground bold"),
    ("  adds a card of your own, in one line", "$text-muted"),
)
_NONE_FITS = "No card fits that. esc shows all of them again."


class BoardView(ActsOnCards, HasTraces, AreaView):
    """The board, with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next", id="card.next", tooltip="What the card asks next: close it, or go on with it"),
        Binding("a", "add", "Add", id="card.add", tooltip="Add a card in one line"),
        Binding("space", "done", "Done", id="card.done", tooltip="The card is done"),
        Binding("L", "move(1)", "Move on", id="card.right", tooltip="Move the card one column to the right"),
        Binding("H", "move(-1)", "Move back", show=False, id="card.left", tooltip="Move it one column to the left"),
        Binding("J", "step(1)", "Down", show=False, id="card.down", tooltip="Move the card down in its column"),
        Binding("K", "step(-1)", "Up", show=False, id="card.up", tooltip="Move the card up in its column"),
        Binding("slash", "filter", "Filter", key_display="/", id="board.filter", tooltip="Show only some cards"),
        Binding("s", "seeds", "Seed cards", id="board.seeds", tooltip="What the plan offers for each phase"),
        Binding("b", "blocked", "Blocked by", show=False, id="card.blocked", tooltip="What must be done before it"),
        Binding("e", "edit", "Edit", show=False, id="card.edit", tooltip="Open the card"),
        Binding("d,delete", "trash", "Trash", show=False, id="card.trash", tooltip="Put the card in the trash"),
        Binding("o", "plan", "The plan", show=False, id="board.plan", tooltip="Its start, its months, the review day"),
        Binding("E", "export", "Calendar", show=False, id="board.export", tooltip="Write due days to a calendar file"),
        Binding("h,left", "column(-1)", "Left", show=False, id="board.left", tooltip="To the column at the left"),
        Binding("l,right", "column(1)", "Right", show=False, id="board.right", tooltip="To the column at the right"),
        *trace_bindings("card"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-board")
        self._board: Board | None = None
        self._filter = CardFilter()
        self._cards: dict[str, Card] = {}
        self._standing: Standing | None = None
        self._wanted = ""
        self._shown: tuple[str, int] | None = None
        self._next: CardNext | None = None

    def compose(self) -> ComposeResult:
        """The filter line, the columns, the card under the cursor, the lamps, and what belongs here."""
        yield CardFilterLine()
        yield Static(Content.assemble(*_EMPTY), id="board-empty")
        yield BoardColumns()
        with Vertical(id="board-strip"):
            yield CardStrip(id="board-one")
            yield LampLine(id="board-lamps")

    @property
    def _columns(self) -> BoardColumns:
        return self.query_one(BoardColumns)

    # What is shown

    @property
    def board(self) -> Board | None:
        """The board as it was read."""
        return self._board

    @property
    def current(self) -> Card | None:
        """The card under the cursor."""
        return self._columns.current

    @property
    def asked_next(self) -> CardNext | None:
        """What the card under the cursor asks next."""
        return self._next

    def show_records(self) -> None:
        """Read the board again; a column is drawn anew only where it has changed, and the cursor follows its card.

        Raises:
            Fault: The workbook cannot be read.
        """
        store, now = self.session.store, self.session.clock.now()
        wanted = self._wanted or (card.id if (card := self.current) else "")
        self._wanted = ""
        found = boards.read(store, now, self._filter)
        began_or_ended = (self._board is None or not self._board.total) != (not found.total)
        self._board = found
        self._cards = {card.id: card for card in found.cards}
        self.set_class(not found.total, "-empty")
        self._columns.show(found, self._filter, wanted)
        focused = self.screen.focused
        if began_or_ended and focused is not None and self in focused.ancestors_with_self:
            self.focus_first()
        lit = lamps(store)
        self.query_one(LampLine).show(
            [lamp_said(lamp, whole=False) for lamp in lit],
            [lamp_said(lamp, whole=True) for lamp in lit],
            f"({sum(lamp.is_lit for lamp in lit)} of {len(lit)} lit)",
        )
        if self._shown is not None:
            self._shown = (self._shown[0], -1)
        self.show_one()
        if self._standing is None:
            self._say_standing()
        else:  # it asks for all cards once more, which is not to keep a card from being seen in its new place
            self.say_fact(board_said(found, self._standing, self._filter))
            self.call_after_refresh(self._say_standing)

    def _say_standing(self) -> None:
        """Say how the plan stands, which the days and phases of all cards decide."""
        known = self.attempt(lambda: timeline.read(self.session.store, self.session.clock.now()))
        self._standing = known.standing if known else None
        if self._board is not None:
            self.say_fact(board_said(self._board, self._standing, self._filter))

    def show_one(self) -> None:
        """Show the card under the cursor below the columns."""
        card, board = self.current, self._board
        now_shown = (card.id if card else "", self.session.revision)
        if board is None or now_shown == self._shown:
            return
        if self._shown is not None and now_shown[0] != self._shown[0]:
            self.quiet_line = ""  # it was about the card that was moved
        self._shown, self._next = now_shown, None
        strip = self.query_one(CardStrip)
        if card is None:
            strip.show(Content("" if self._filter.is_empty else _NONE_FITS))
        elif (facts := self.attempt(lambda: boards.card_facts(self.session.store, card.id))) is not None:
            condition = self._condition(facts)
            self._next = next_of(facts, condition)
            title = plain(" ".join(card.title.split()))
            quiet = [(f"In {COLUMN_NAMES[card.column]}", f"{self.quiet_line}.")] if self.quiet_line else []
            strip.show(title, marks_said(facts, board), [*quiet, *card_facts_said(facts, condition, board)])
        self.refresh_bindings()

    def _condition(self, facts: CardFacts) -> Condition | None:
        seed = facts.card.seed
        if not seed or not facts.card.is_open:
            return None
        found = self.attempt(lambda: conditions(self.session.store))
        return found.get(seed) if found else None

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a card, or that of a reason at a gate, whatever the filter was; a done one among the done.

        Raises:
            NotFound: It is not there any more.
        """
        identifier = card_behind(self.session.store, identifier)
        line = self.query_one(CardFilterLine)
        line.close()
        self._filter, self._wanted = CardFilter(), identifier
        self.show_records()
        if identifier not in self._cards or self._cards[identifier].column is Column.DONE:
            self._filter, self._wanted = CardFilter(columns=(Column.DONE,)), identifier
            line.show_typed(f"+{COLUMN_NAMES[Column.DONE].lower()}")
            self.show_records()
        if identifier not in self._cards:
            self.leave_field()
            raise NotFound("That card is not there any more.")
        self.focus_first()

    def printed(self) -> Printed | None:
        """The board as lines, those cards that the filter lets through."""
        board = self._board
        return Printed("Board", card_lines(board)) if board and board.total else None

    def focus_first(self) -> None:
        """Give the focus to the column with the cursor; while there is no card, to the view itself."""
        is_empty = self._board is None or not self._board.total
        self.can_focus = is_empty
        if is_empty:
            self.focus()
        else:
            self._columns.focus_first()

    # The cursor

    def action_column(self, by: int) -> None:
        """Go to the next column at one side that has a card."""
        self._columns.step(by)

    def on_board_columns_cursor_moved(self, event: BoardColumns.CursorMoved) -> None:
        """Show what the cursor has come to."""
        event.stop()
        self.show_one()

    def on_board_columns_card_taken(self, event: BoardColumns.CardTaken) -> None:
        """Move the card that the mouse took to another column."""
        event.stop()
        self._wanted = event.card.id
        self.move_card(event.card, event.column, event.before)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the card, by enter or by a double click."""
        event.stop()
        self.action_edit()

    # Acts that need no card

    def action_add(self) -> None:
        """Type a card in one line."""
        from pivot_tui.screens.card_line import CardLineScreen

        is_planned = not self._cards or self._columns.active is Column.BACKLOG
        column = Column.BACKLOG if is_planned else Column.READY
        screen = self.attempt(lambda: CardLineScreen(self.session, column))
        if screen is not None:
            self.app.push_screen(screen, self._added)

    def _added(self, card: Card | None) -> None:
        """Put the cursor on a card that was added."""
        if card is not None:
            self._wanted = card.id
            self.attempt(self.show_records)

    @property
    def traced(self) -> Traced | None:
        """The card under the cursor."""
        return Traced("card", one.id, one.title) if (one := self.current) is not None else None

    # The filter

    @property
    def has_open_field(self) -> bool:
        """Whether there is a filter to leave."""
        return self.query_one(CardFilterLine).display

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty board has nothing to filter."""
        if action == "filter":
            return self.is_mounted and self._board is not None and bool(self._board.total)
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Open the filter line."""
        self.query_one(CardFilterLine).open()

    def leave_field(self) -> None:
        """Show all cards again."""
        self.query_one(CardFilterLine).close()
        self._filter = CardFilter()
        self.attempt(self.show_records)
        self.focus_first()

    def on_card_filter_line_changed(self, event: CardFilterLine.Changed) -> None:
        """Show what another filter lets through."""
        event.stop()
        self._filter = event.chosen
        self.attempt(self.show_records)

    def on_card_filter_line_left(self, event: CardFilterLine.Left) -> None:
        """Go to what was found."""
        event.stop()
        self.focus_first()
