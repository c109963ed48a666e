"""What is done with the card under the cursor of the board: moved, done, blocked, opened, and what it asks next."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.binding import Binding
from textual.screen import Screen

from pivot_tui.domain.card import COLUMN_NAMES, Card, Column
from pivot_tui.screens.board_rows import beside
from pivot_tui.screens.frame import RecordsChanged, RecordWanted
from pivot_tui.workbook import cards, gates
from pivot_tui.workbook.board import Board
from pivot_tui.workbook.card_moves import Moved
from pivot_tui.workbook.card_next import CardNext, NextKind
from pivot_tui.workbook.session import Session

Answer = TypeVar("Answer")
_COLUMNS = tuple(Column)

if TYPE_CHECKING:
    from textual.widget import Widget

    from pivot_tui.domain.conversation import Act

    class _Host(Widget):
        """What screens and views have in common."""

        def attempt(self, ask: Callable[[], Answer]) -> Answer | None: ...

        def described(self, binding: Binding) -> Binding: ...
else:

    class _Host:
        """Nothing while the program runs: what they have in common comes with them."""


class ActsOnCards(_Host):
    """A view of the board, which says what its cursor is on and what that asks next; it stands before its base."""

    session: Session
    quiet_line: str = ""
    """What was said of a soft limit as the card under the cursor was moved; mostly nothing."""

    NEEDS_ONE = ("edit", "trash", "move", "step", "done", "blocked")

    @property
    def current(self) -> Card | None:
        """The card under the cursor."""
        raise NotImplementedError

    @property
    def board(self) -> Board | None:
        """The board as it was read."""
        raise NotImplementedError

    @property
    def asked_next(self) -> CardNext | None:
        """What the card under the cursor asks next."""
        raise NotImplementedError

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a card is only there where the cursor is on one."""
        if action in self.NEEDS_ONE and not (self.is_mounted and self.current is not None):
            return False
        if action == "next":
            return self.is_mounted and self.asked_next is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what a key does with this card."""
        if binding.action == "next" and (asked := self.asked_next) is not None:
            return Binding(binding.key, binding.action, self._next_said(asked))
        if binding.action == "done" and (card := self.current) is not None and not card.is_open:
            return Binding(binding.key, binding.action, "Not done")
        if binding.action == "select":
            return Binding(binding.key, binding.action, "Open")
        return super().described(binding)

    def _next_said(self, asked: CardNext) -> str:
        if asked.kind is NextKind.CLOSE:
            return "Close it"
        if asked.kind is NextKind.CONTACT:
            from pivot_tui.domain.conversation import ACT_NAMES, Act

            act = self._act_with(asked.id)
            if act not in (None, Act.NOTHING):
                return ACT_NAMES[act]
        return f"Open {asked.place}"

    def _act_with(self, contact_id: str) -> "Act | None":
        from pivot_tui.domain.conversation import next_act
        from pivot_tui.workbook.conversations import known_person

        today = self.session.clock.now().day
        return self.attempt(lambda: next_act(known_person(self.session.store, contact_id), today))

    # Moving

    def action_move(self, columns: int) -> None:
        """Move the card to another column; at the edge of the board it stays."""
        if (card := self.current) is not None:
            place = _COLUMNS.index(card.column) + columns
            self.move_card(card, _COLUMNS[min(max(place, 0), len(_COLUMNS) - 1)])

    def action_step(self, rows: int) -> None:
        """Move the card down or up among those that are shown with it."""
        card, board = self.current, self.board
        if card is None or board is None:
            return
        moved = self.attempt(lambda: cards.step_by(self.session.store, card.id, rows, beside(board, card)))
        if moved is not None and moved.is_moved:
            self.post_message(RecordsChanged())

    def action_done(self) -> None:
        """The card is done, or to be done after all."""
        if (card := self.current) is not None:
            self.move_card(card, Column.DONE if card.is_open else Column.READY)

    def move_card(self, card: Card, column: Column, before: str | None = None) -> None:
        """Move a card into a column; before a leap what is missing is said, and a reason asked for.

        Args:
            card: The card.
            column: Where it shall go.
            before: The id of the card that it shall stand before; to the end without.
        """
        if column is card.column and before is None:
            return
        store, today = self.session.store, self.session.clock.now().day
        missing = self.attempt(lambda: gates.asked_before(store, card, column, today))
        if missing:
            from pivot_tui.screens.gate import GateScreen

            self.open_screen(lambda: GateScreen(self.session, card.id, column))
        elif missing is not None:
            moved = self.attempt(lambda: self._moved(card, column, before))
            if moved is not None and moved.is_moved:
                self.quiet_line = moved.line
                self._say_moved(card, moved)
                self.post_message(RecordsChanged())

    def _moved(self, card: Card, column: Column, before: str | None) -> Moved:
        store, today = self.session.store, self.session.clock.now().day
        if column is Column.DONE:
            return cards.done(store, card.id, today)
        if not card.is_open and column is Column.READY and before is None:
            return cards.reopen(store, card.id, today)
        return cards.move(store, card.id, column, before, today=today)

    def _say_moved(self, card: Card, moved: Moved) -> None:
        """What was done is seen on the board; only what leaves it, or comes back to it, is said."""
        name = COLUMN_NAMES[moved.card.column]
        if moved.card.column is Column.DONE:
            self._say("Done. u undoes.")
        elif not card.is_open:
            self._say(f"In {name} again. u undoes.")

    def _say(self, sentence: str) -> None:
        self.notify(sentence, timeout=4, markup=False)

    # What the card asks next

    def action_next(self) -> None:
        """Close the card, go to the record it is linked with, or go on with the one it was promised to."""
        card, asked = self.current, self.asked_next
        if card is None or asked is None:
            return
        if asked.kind is NextKind.CLOSE:
            self.move_card(card, Column.DONE)
        elif asked.kind is NextKind.RECORD or not self._go_on_with(asked.id):
            self.post_message(RecordWanted(asked.table, asked.id))

    def _go_on_with(self, contact_id: str) -> bool:
        """Open the next act with somebody; whether there is one."""
        from pivot_tui.domain.conversation import Act
        from pivot_tui.screens.conversation_acts import act_screen

        act = self._act_with(contact_id)
        if act is None or act is Act.NOTHING:
            return False
        screen = self.attempt(lambda: act_screen(self.session, contact_id, act))
        if screen is not None:
            self.app.push_screen(screen)
        return screen is not None

    # Screens

    def open_screen(self, build: Callable[[], Screen[Any]]) -> None:
        """Open a screen; where it cannot be built, the fault is said."""
        screen = self.attempt(build)
        if screen is not None:
            self.app.push_screen(screen)

    def action_edit(self) -> None:
        """Open the form of the card."""
        from pivot_tui.screens.card_form import CardFormScreen

        if (card := self.current) is not None:
            self.open_screen(lambda: CardFormScreen(self.session, card.id))

    def action_blocked(self) -> None:
        """Search for the card that must be done first."""
        from pivot_tui.screens.card_blockers import CardBlockersScreen

        if (card := self.current) is not None:
            self.open_screen(lambda: CardBlockersScreen(self.session, card.id))

    def action_trash(self) -> None:
        """Put the card in the trash; no question, since it can be taken back."""
        card = self.current
        if card is not None and self.attempt(lambda: cards.trash_cards(self.session.store, [card.id])) is not None:
            self._say("In the trash. u undoes.")
            self.post_message(RecordsChanged())

    def action_seeds(self) -> None:
        """Offer the cards of each phase."""
        from pivot_tui.screens.seed_cards import SeedCardsScreen

        self.open_screen(lambda: SeedCardsScreen(self.session))

    def action_plan(self) -> None:
        """Open the plan's form."""
        from pivot_tui.screens.plan_form import PlanFormScreen

        self.open_screen(lambda: PlanFormScreen(self.session))

    def action_export(self) -> None:
        """Write the cards with a due day, and the meetings, to a calendar file."""
        from pivot_tui.screens.export_calendar import ExportCalendarScreen

        self.open_screen(lambda: ExportCalendarScreen(self.session))
