"""What learners said: the quotes of all activities or of one, with the whole of one, checked before they are shown."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day, say_day_and_year
from pivot_tui.domain.evaluation import Anonymous
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.quote import Quote
from pivot_tui.screens.frame import UNDO_BINDINGS, WorkbookScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.widgets.bars import AreaBar, KeyLine
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import quotes
from pivot_tui.workbook.session import Session

_AREA = 3
_EMPTY = (
    ("What learners said\n\n", "bold"),
    ("A sentence from a learner says what a mean cannot. Each waits here until you have checked that it ", ""),
    ("names nobody; only then can it be shown.\n\n", ""),
    ("a", "$foreground bold"),
    ("  writes one down;  ", "$text-muted"),
    ('c "', "$foreground bold"),
    ("  does so in a line, from anywhere.", "$text-muted"),
)
_LONGEST_TITLE = 140  # cells, so that the quote itself stays in sight
_ANONYMOUS_SAID = {Anonymous.YES: "given without a name", Anonymous.NO: "given with a name", Anonymous.UNKNOWN: ""}


class QuotesScreen(ListsRecords[Quote], HasTraces, WorkbookScreen[None]):
    """The quotes, newest first.

    Args:
        session: The open workbook.
        activity_id: Only those about one activity; all of them without.
        identifier: The quote that the cursor begins on.
    """

    CSS_PATH = "quotes.tcss"
    HELP_NAME = "quotes"
    AUTO_FOCUS = "#quotes"
    NEEDS_ONE = ("vet", "select_quote", "edit", "trash")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "vet", "Check", id="quotes.vet", tooltip="Look whether it names anybody, or take the check back"),
        Binding("s", "select_quote", "Select", id="quotes.select", tooltip="Select it to be shown, or leave it out"),
        Binding("a", "add", "Add", id="quotes.add", tooltip="Write down what a learner said"),
        Binding("e", "edit", "Edit", show=False, id="quotes.edit", tooltip="Change the quote"),
        Binding("d", "trash", "Trash", id="quotes.trash", tooltip="Put the quote in the trash"),
        Binding("escape", "leave", "Back", id="quotes.leave", tooltip="Back to where you were"),
        *trace_bindings("quotes"),
        *UNDO_BINDINGS,
    ]

    def __init__(self, session: Session, activity_id: str | None = None, identifier: str | None = None) -> None:
        super().__init__(session)
        self._activity = activity_id
        self._first = identifier
        self._newer = self._older = False
        self._titles: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """The list, and the whole of what is under its cursor."""
        yield AreaBar(_AREA)
        yield Static(id="quotes-title")
        with Horizontal(id="quotes-and-one"):
            yield RecordList(id="quotes")
            with VerticalScroll(id="one-quote"):
                yield Static(id="quote-text")
        yield Static(Content.assemble(*_EMPTY), id="quotes-empty")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read and show."""
        self.refresh_records()

    # Pages

    def refresh_records(self) -> None:
        """Read the quotes again, with the cursor where it was."""
        self.attempt(self._read)

    def _read(self) -> None:
        store, activity = self.session.store, self._activity
        self._titles = quotes.activity_titles(store)
        row = self.query_one(RecordList).highlighted or 0
        wanted, self._first = self._first, None
        quote = self.attempt(lambda: quotes.find(store, wanted)) if wanted is not None else None
        if quote is not None:
            page = quotes.page_around(store, quote, activity, 2 * quotes.PAGE)
        elif row > quotes.PAGE or self._newer:
            first = list(self.listed.values())[max(row - quotes.PAGE, 0)]
            page = quotes.page_from(store, first, activity, 2 * quotes.PAGE)
        else:
            page = quotes.first_page(store, activity, 2 * quotes.PAGE)
        self._show_page(page, quote.id if quote is not None else None)
        self._say_title()

    def _show_page(self, page: quotes.Page, cursor: str | None = None) -> None:
        self._newer, self._older = page.newer, page.older
        self.show_listed(page.quotes, cursor)
        self.query_one("#quotes-and-one").display = bool(self.listed)
        self.query_one("#quotes-empty").display = not self.listed

    def rows_of(self, records: Iterable[Quote]) -> Iterator[ListedRecord]:
        """The quotes, each with its day and whether it is checked."""
        return (ListedRecord(quote.id, RowDrawnLater(partial(_row, quote))) for quote in records)

    def _say_title(self) -> None:
        counted = quotes.count(self.session.store, self._activity)
        about = self._titles.get(self._activity, "") if self._activity is not None else ""
        fact = (
            f"{counted.all:,} in all, {counted.vetted:,} checked, {counted.selected:,} selected" if counted.all else ""
        )
        title = Content.assemble(Content.styled("Quotes", "bold"), "   ", Content.styled(fact, "$text-muted"))
        if about:
            title = Content.assemble(title, "\n", plain(about))
        self.query_one("#quotes-title", Static).update(title)

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Load more before the end is reached, or go to the very end."""
        event.stop()
        if self.listed:
            self.attempt(lambda: self._jump(last=event.last) if event.jump else self._load_more(last=event.last))

    def _jump(self, *, last: bool) -> None:
        store = self.session.store
        if last and self._older:
            page = quotes.last_page(store, self._activity)
            self._show_page(page, page.quotes[-1].id)
        elif not last and self._newer:
            page = quotes.first_page(store, self._activity)
            self._show_page(page, page.quotes[0].id)

    def _load_more(self, *, last: bool) -> None:
        store = self.session.store
        if last and self._older:
            page = quotes.older_page(store, list(self.listed.values())[-1], self._activity)
            self.add_listed(page.quotes)
            self._older = page.older
        elif not last and self._newer:
            here = tuple(self.listed.values())
            page = quotes.newer_page(store, here[0], self._activity)
            self._show_page(quotes.Page((*page.quotes, *here), page.newer, self._older))

    # The quote under the cursor

    @property
    def traced(self) -> Traced | None:
        """The quote under the cursor."""
        return Traced("quote", one.id, first_line(one.text)) if (one := self.current) is not None else None

    def show_one(self) -> None:
        """Show the whole of the quote under the cursor."""
        quote = self.current
        title = self._titles.get(quote.activity or "", "") if quote else ""
        self.query_one("#quote-text", Static).update(_whole(quote, title) if quote else Content(""))
        self.query_one("#one-quote").scroll_home(animate=False)

    def described(self, binding: Binding) -> Binding:
        """Name what the keys will do to the quote under the cursor."""
        quote = self.current
        names = {"select_quote": "Leave out" if quote is not None and quote.selected else "Select"}
        names["vet"] = "Uncheck" if quote is not None and quote.vetted else "Check"
        if binding.action in names:
            return Binding(binding.key, binding.action, names[binding.action])
        return super().described(binding)

    # Acts

    def action_vet(self) -> None:
        """Look at the words before they count as checked; or take the check back."""
        quote = self.current
        if quote is None:
            return
        if quote.vetted:
            if self.attempt(lambda: quotes.unvet(self.session.store, quote.id)) is not None:
                self.changed("No longer checked, nor selected." if quote.selected else "No longer checked.")
            return
        from pivot_tui.screens.vetting import VettingScreen

        self.app.push_screen(VettingScreen(self.session, quote))

    def action_select_quote(self) -> None:
        """Select the quote to be shown, or leave it out again."""
        quote = self.current
        if quote is None:
            return
        changed = self.attempt(lambda: quotes.select(self.session.store, quote.id, selected=not quote.selected))
        if changed is not None:
            self.changed("Selected." if changed.selected else "Left out.")

    def action_add(self) -> None:
        """Open an empty form."""
        from pivot_tui.screens.quote_form import QuoteFormScreen

        self.open_screen(lambda: QuoteFormScreen(self.session, activity_id=self._activity))

    def action_edit(self) -> None:
        """Open the form of the quote under the cursor."""
        from pivot_tui.screens.quote_form import QuoteFormScreen

        self.open_for_current(lambda quote: QuoteFormScreen(self.session, quote.id))

    def action_trash(self) -> None:
        """Put the quote in the trash."""
        self.trash_current(lambda quote: quotes.trash(self.session.store, [quote.id]))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _state(quote: Quote) -> str:
    return "selected" if quote.selected else "checked" if quote.vetted else "not checked"


def _row(quote: Quote) -> Row:
    left = Content.styled(f"{say_day(quote.day, short=True):>6}  ", "$text-muted")
    style = "$text-success" if quote.selected else "" if quote.vetted else "$text-muted"
    return Row(left, plain(first_line(quote.text)), Content.styled(f"{_state(quote):>11}", style))


def _whole(quote: Quote, activity: str) -> Content:
    facts = [quote.level, _ANONYMOUS_SAID[quote.anonymous], _state(quote)]
    about = f"about {activity}" if activity else "about no activity yet"
    lines = [
        Content.styled(say_day_and_year(quote.day), "bold"),
        plain(about).truncate(_LONGEST_TITLE, ellipsis=True).stylize("$text-muted"),
        Content.styled("   ".join(filter(None, facts)), "$text-muted"),
    ]
    return Content("\n").join([*lines, Content(""), Content(quote.text)])
