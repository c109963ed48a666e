"""What must be done before a card: a search among the other cards; one that it waits for already is let go."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pivot_tui.domain.board import CardFilter
from pivot_tui.domain.card import COLUMN_NAMES, Card, Column
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.problems import Problem
from pivot_tui.printing.parts import shortened
from pivot_tui.screens.frame import RecordsChanged
from pivot_tui.screens.searching import SearchingScreen, place_column, search_bindings
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import Store, board, cards
from pivot_tui.workbook.session import Session

_COLUMN_WIDTH = max(map(len, COLUMN_NAMES.values()))
_LONGEST_NAMED = 60
_MOST_FOUND = 100


class CardHit(NamedTuple):
    """A card that could be done first.

    Attributes:
        card: The card.
        is_named: Whether the other one waits for it already.
    """

    card: Card
    is_named: bool

    @property
    def table(self) -> str:
        """Its table."""
        return "card"

    @property
    def id(self) -> str:
        """Its id."""
        return self.card.id

    @property
    def place(self) -> str:
        """Its column."""
        return COLUMN_NAMES[self.card.column]


class BlockerField(Input):
    """The field for the words; enter takes the card under the cursor, and the line of keys says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Waits for it, or not", id="blockers.take", tooltip="Wait for this card, or not"),
    ]


class CardBlockersScreen(SearchingScreen[CardHit]):
    """Finds cards as it is typed; enter lets the card wait for the one under the cursor, or no longer.

    Args:
        session: The open workbook.
        card_id: The card that waits.

    Raises:
        NotFound: It is not there any more.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["searching.tcss", "card_blockers.tcss"]
    HELP_NAME = "card_blockers"
    UNTYPED = Content(
        "Words of the card that must be done first. Taken once, this card waits for it; taken again, it no longer does."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *search_bindings("blockers"),
        Binding("escape", "leave", "Close", id="blockers.close", tooltip="Back to the board"),
    ]

    def __init__(self, session: Session, card_id: str) -> None:
        super().__init__(session)
        self._card = cards.find(session.store, card_id)

    def compose(self) -> ComposeResult:
        """The card, what it waits for, the field, what was found, and room for a sentence."""
        with Vertical(id="blockers"):
            yield Static(id="blockers-title", markup=False)
            yield from self.compose_search(BlockerField(placeholder="Search the card that comes first"))
            yield Static(id="blockers-problem", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what it waits for by now."""
        self._show_named()

    def refresh_records(self) -> None:
        """Show anew what it waits for."""
        super().refresh_records()
        self._show_named()

    def _show_named(self) -> None:
        named = self.attempt(lambda: cards.waits_for(self.session.store, self._card.id)) or ()
        said = "; ".join(shortened(first_line(one.title), _LONGEST_NAMED) for one in named) or "nothing yet"
        title = shortened(first_line(self._card.title), _LONGEST_NAMED)
        words = Content.assemble((title, "bold"), ("\nwaits for  ", "$text-muted"), said)
        self.query_one("#blockers-title", Static).update(words)

    def search(self, store: Store, words: str) -> Sequence[CardHit]:
        """Look through all other cards, the open ones first.

        Raises:
            Fault: The workbook cannot be read.
        """
        chosen = CardFilter(words=tuple(words.split()), columns=tuple(Column))
        found = board.read(store, self.session.clock.now(), chosen).cards
        named = frozenset(one.id for one in cards.waits_for(store, self._card.id))
        return [CardHit(one, one.id in named) for one in found if one.id != self._card.id][:_MOST_FOUND]

    def row_of(self, hit: CardHit, today: date) -> Row:
        """Its column, its title, whether this card waits for it already, and its day."""
        said = ["waited for"] if hit.is_named else []
        said += [say_day_near(hit.card.due, today)] if hit.card.due and hit.card.is_open else []
        right = Content.styled("   ".join(said), "$text-muted") if said else None
        return Row(
            place_column(hit.place, (found.place for found in self.found), _COLUMN_WIDTH),
            plain(first_line(hit.card.title)),
            right,
        )

    def take(self, hit: CardHit) -> None:
        """Wait for it, or no longer."""
        store, card = self.session.store, self._card.id
        if hit.is_named:
            if self.attempt(lambda: cards.unblock(store, card, hit.id)) is not None:
                self._close("It no longer waits for that. u undoes.")
            return
        done: list[Problem | None] = []
        self.attempt(lambda: done.append(cards.block(store, card, hit.id)))
        if done and done[0] is None:
            self._close("It waits for that card. u undoes.")
        elif done and done[0] is not None:
            self._say(done[0].sentence)

    def _close(self, said: str) -> None:
        self.say(said)
        self.app.post_message(RecordsChanged())
        self.dismiss(None)

    def shown(self) -> None:
        """What was said of a card is not about what is found now."""
        self._say("")

    def _say(self, sentence: str) -> None:
        said = self.query_one("#blockers-problem", Static)
        said.update(Content.styled(sentence, "$text-warning"))
        said.display = bool(sentence)
