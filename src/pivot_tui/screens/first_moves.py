"""The other first moves: three pages to read, and the cards of each that can be taken onto the board."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from pivot_tui import guide
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.first_move import MovePage
from pivot_tui.domain.hard_question import FirstMove
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rounding import many
from pivot_tui.screens.frame import UNDO_BINDINGS, RecordsChanged, WorkbookDialog
from pivot_tui.widgets.bars import KeyLine
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row
from pivot_tui.workbook import first_moves
from pivot_tui.workbook.first_moves import OfferedCard
from pivot_tui.workbook.session import Session

_NAME = 24  # cells


class FirstMovesScreen(WorkbookDialog[None]):
    """The three, and the page of the one under the cursor.

    Args:
        session: The open workbook.
        move: The one to begin with.
    """

    CSS_PATH = "first_moves.tcss"
    HELP_NAME = "first_moves"
    AUTO_FOCUS = "#moves"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "cards", "Its cards", id="first_moves.cards", tooltip="What could go onto the board for it"),
        Binding("tab", "app.focus_next", "Page", show=False, id="first_moves.page", tooltip="To the page, and back"),
        Binding("escape", "leave", "Close", id="first_moves.leave", tooltip="Back"),
    ]

    def __init__(self, session: Session, move: FirstMove | None = None) -> None:
        super().__init__(session)
        self._pages = {page.move.value: page for page in first_moves.pages()}
        self._begin = (move or FirstMove.FEWER_HOURS).value

    def compose(self) -> ComposeResult:
        """The three names, and the page below them."""
        words = guide.load("first_moves")["words"]
        with Vertical(id="moves-box"):
            yield Static(Content.assemble((words["title"], "bold"), "\n", words["about"]), id="moves-title")
            yield RecordList(id="moves")
            with VerticalScroll(id="moves-page"):
                yield Facts(id="moves-about")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the three, with the cursor on the one to begin with."""
        rows = (
            ListedRecord(key, Row(Content(f"{page.name:<{_NAME}}"), Content.styled(page.line, "$text-muted")))
            for key, page in self._pages.items()
        )
        self.query_one(RecordList).show(rows, self._begin)
        self._show_page()

    @property
    def _page(self) -> MovePage:
        return self._pages[self.query_one(RecordList).current or self._begin]

    def _show_page(self) -> None:
        self.query_one(Facts).show(list(_page_said(self._page)))
        self.query_one("#moves-page").scroll_home(animate=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page under the cursor."""
        event.stop()
        self._show_page()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter goes to the page, to read on."""
        event.stop()
        self.query_one("#moves-page").focus()

    def described(self, binding: Binding) -> Binding:
        """Name what enter does here."""
        return Binding(binding.key, binding.action, "Read on") if binding.action == "select" else binding

    def action_cards(self) -> None:
        """Show the cards of the one under the cursor."""
        page = self._page
        screen = self.attempt(lambda: FirstMoveCardsScreen(self.session, page))
        if screen is not None:
            self.app.push_screen(screen)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


class FirstMoveCardsScreen(WorkbookDialog[None]):
    """The template of one first move: what is picked goes into the backlog with its due days.

    Args:
        session: The open workbook.
        page: The first move.
    """

    CSS_PATH = "first_moves.tcss"
    HELP_NAME = "first_moves"
    AUTO_FOCUS = "#move-cards"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", "Take them", id="first_moves.take", tooltip="Put what is picked on the board"),
        Binding("space", "pick", "Pick", show=False, id="first_moves.pick", tooltip="Pick this card, or leave it out"),
        Binding("escape", "leave", "Close", id="first_moves.close", tooltip="Take none"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, page: MovePage) -> None:
        super().__init__(session)
        self._page = page
        self._today = session.clock.now().day
        self._offered = self._read()
        self._picked = {one.template.key for one in self._offered.values() if one.card is None}

    def _read(self) -> dict[str, OfferedCard]:
        found = first_moves.offered(self.session.store, self._page, self._today)
        return {one.template.key: one for one in found}

    def compose(self) -> ComposeResult:
        """The cards, each with its day."""
        words = guide.load("first_moves")["words"]
        title = Content.assemble((f"{words['cards']}: {self._page.name.lower()}", "bold"))
        with Vertical(id="move-cards-box"):
            yield Static(title, id="move-cards-title")
            yield RecordList(id="move-cards")
            yield Static(id="move-cards-problem", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the cards."""
        self._show()

    def refresh_records(self) -> None:
        """Read again what stands on the board."""
        found = self.attempt(self._read)
        if found is not None:
            self._offered = found
            self._show()

    def _show(self) -> None:
        rows = (ListedRecord(key, self._row(one)) for key, one in self._offered.items())
        self.query_one(RecordList).show(rows)

    def _row(self, one: OfferedCard) -> Row:
        if one.card is not None:
            state = "on the board" if one.card.is_open else "done"
            return Row(
                Content("  ✓ "),
                Content.styled(one.template.title, "$text-muted"),
                Content.styled(state, "$text-muted"),
            )
        tick = Content.styled("[x] ", "bold") if one.template.key in self._picked else Content("[ ] ")
        due = say_day_and_year(one.due, short=True)
        return Row(tick, Content(one.template.title), Content.styled(due, "$text-muted"))

    def described(self, binding: Binding) -> Binding:
        """Enter picks, like space."""
        return Binding(binding.key, binding.action, "Pick") if binding.action == "select" else binding

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter picks as well."""
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Pick the card under the cursor, or leave it out; one that is on the board stays there."""
        self.query_one("#move-cards-problem").display = False
        one = self._offered.get(self.query_one(RecordList).current or "")
        if one is not None and one.card is not None:
            self.say("It is on the board already.")
        elif one is not None:
            self._picked ^= {one.template.key}
            self._show()

    def action_take(self) -> None:
        """Put what is picked on the board; one action."""
        store = self.session.store
        found = self.attempt(lambda: first_moves.take_cards(store, self._page, self._picked, self._today))
        if not found:
            return
        first = found[0]
        if isinstance(first, Problem):
            said = self.query_one("#move-cards-problem", Static)
            said.update(Content.styled(first.sentence, "$text-warning"))
            said.display = True
            return
        self.say(f"{many(len(found), 'card')} on the board. u undoes.")
        self.post_message(RecordsChanged())
        self.dismiss(None)

    def action_leave(self) -> None:
        """Take none."""
        self.dismiss(None)


def _page_said(page: MovePage) -> Iterator[Content | Fact]:
    yield Fact("What it is", page.what)
    for name, lines in (("Find out", page.find_out), ("Ask", page.ask), ("Against it", page.against)):
        yield Content("")
        for number, line in enumerate(lines):
            yield Fact("" if number else name, f"– {line}")
