"""The Portfolio's second view: what learners said, window by window, and how far it carries."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.printing.evaluations import evaluation_lines, list_words
from pivot_tui.screens.evaluation_pane import EvaluationPane
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import evaluations
from pivot_tui.workbook.evaluations import Evaluated
from pivot_tui.workbook.session import Session

_LONGEST_DAY = 9  # such as yesterday; of an earlier year the month is enough in the list
_GATE = 10  # such as one window
_WIDE = 90  # cells in which what is said of the means has a column of its own
_PRINTED = 500  # windows of a print; a screen shall not wait for twenty thousand
_EMPTY = (
    ("What learners said belongs here", "bold"),
    "\n\nA question on its scale, who was asked, and the counts; or a mean with n where that is all there is. Two "
    "windows on the same form stand side by side, and the line below them says how far the difference carries: with "
    "few answers, not far. Nothing here claims a cause.\n\n",
    ("v", "$foreground bold"),
    ("  under Sessions enters what was said of an activity\n", "$text-muted"),
    ("i", "$foreground bold"),
    ("  imports a file of answers", "$text-muted"),
)


class EvaluationsView(ListsRecords[Evaluated], HasTraces, AreaView):
    """Evaluated windows and pairs, newest first, and what may be said of the one under the cursor."""

    NEEDS_ONE = ("add", "edit", "trash", "quotes", "evidence", "links", "more")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="evaluation.add", tooltip="Add another window for this activity"),
        Binding("e", "edit", "Edit", show=False, id="evaluation.edit", tooltip="Change this window"),
        Binding("b", "edit_before", "Edit before", show=False, id="evaluation.before", tooltip="Change the one before"),
        Binding("f", "more", "More", id="evaluation.more", tooltip="More detail: percent of the maximum, medians"),
        Binding("q", "quotes", "Quotes", id="evaluation.quotes", tooltip="What learners said in words"),
        Binding("o", "evidence", "Evidence", id="evaluation.evidence", tooltip="Evidence beside the ratings"),
        Binding("i", "import", "Import", show=False, id="evaluation.import", tooltip="Import a file of answers"),
        Binding("l", "links", "Links", show=False, id="evaluation.links", tooltip="What it is linked with"),
        Binding(
            "d,delete", "trash", "Trash", show=False, id="evaluation.trash", tooltip="Put this window in the trash"
        ),
        *trace_bindings("evaluation"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-evaluations")
        self._page: evaluations.Page | None = None
        self._detailed = False

    def compose(self) -> ComposeResult:
        """The list, one window or pair, and what belongs here while there is nothing."""
        yield Static(Content.assemble(*_EMPTY), id="evaluations-empty")
        with Container(id="evaluations-panels"):
            yield RecordList(id="evaluations")
            yield EvaluationPane()

    def show_records(self) -> None:
        """Read the page that is in view again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        store, current = self.session.store, self.current
        is_far = self._page is not None and (self._page.newer or len(self.listed) > 2 * evaluations.PAGE)
        if is_far and current is not None:
            page = evaluations.page_from(store, current.window)
        else:
            page = evaluations.first_page(store, max(evaluations.PAGE, len(self.listed)))
        self._show_page(page)
        windows = evaluations.count(store)
        said = "1 window" if windows == 1 else f"{windows:,} windows"
        self.say_fact(f"{said}, {evaluations.shown_of_evaluated(store).evaluated:,} activities" if windows else "")

    def _show_page(self, page: evaluations.Page, cursor: str | None = None) -> None:
        self._page = page
        self.show_listed(page.evaluated, cursor)

    def rows_of(self, records: Iterable[Evaluated]) -> Iterator[ListedRecord]:
        """The windows and pairs, each with its means and how far they carry."""
        today = self.session.clock.now().day
        return (ListedRecord(one.id, RowDrawnLater(partial(_row, one, today))) for one in records)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a window, or on the latest of the activity that other evidence is about.

        Raises:
            NotFound: It is not there any more.
        """
        wanted = evaluations.place_of(self.session.store, identifier)
        self.show_records()
        if wanted is None:
            return
        if wanted.id not in self.listed:
            self._show_page(evaluations.page_from(self.session.store, wanted.window), wanted.id)
        self.put_cursor(wanted.id)

    def on_record_list_end_near(self, event: RecordList.EndNear) -> None:
        """Load more before the end is reached, or go to the very end."""
        event.stop()
        if self._page is not None and self.listed:
            self.attempt(lambda: self._jump(last=event.last) if event.jump else self._load_more(last=event.last))

    def _jump(self, *, last: bool) -> None:
        page = self._page
        if page is not None and last and page.older:
            found = evaluations.last_page(self.session.store)
            self._show_page(found, found.evaluated[-1].id if found.evaluated else None)
        elif page is not None and not last and page.newer:
            found = evaluations.first_page(self.session.store)
            self._show_page(found, found.evaluated[0].id if found.evaluated else None)

    def _load_more(self, *, last: bool) -> None:
        page, store = self._page, self.session.store
        if page is None or page.first is None or page.last is None:
            return
        if last and page.older:
            more = evaluations.older_page(store, page.last)
            self.add_listed(more.evaluated)
            self._page = page._replace(last=more.last or page.last, older=more.older)
        elif not last and page.newer:
            more = evaluations.newer_page(store, page.first)
            both = (*more.evaluated, *self.listed.values())
            self._show_page(page._replace(evaluated=both, first=more.first or page.first, newer=more.newer))

    def printed(self) -> Printed | None:
        """The windows and pairs as lines; of very many the newest.

        Raises:
            Fault: The workbook cannot be read.
        """
        store = self.session.store
        found = evaluations.first_page(store, _PRINTED).evaluated
        return Printed("Evaluations", evaluation_lines(found, evaluations.shown_of_evaluated(store))) if found else None

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """The window under the cursor, of a pair the later one."""
        return Traced("evaluation", one.id, one.window.item) if (one := self.current) is not None else None

    def show_one(self) -> None:
        """Show what may be said of what the cursor is on."""
        one = self.current
        pane = self.query_one(EvaluationPane)
        pane.display = one is not None
        if one is not None:
            beside = self.attempt(lambda: evaluations.beside(self.session.store, one.activity.id))
            pane.show(one, beside, detailed=self._detailed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every window has one before it."""
        if self.is_mounted and action == "edit_before":
            return self.current is not None and self.current.before is not None
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what ``f`` does, and enter."""
        if binding.action == "more" and self._detailed:
            return Binding(binding.key, binding.action, "Less")
        return super().described(binding)

    # Acts

    def _edit(self, activity: str, identifier: str | None) -> None:
        from pivot_tui.screens.evaluation_form import EvaluationFormScreen

        self.open_screen(lambda: EvaluationFormScreen(self.session, activity, identifier))

    def action_add(self) -> None:
        """Open the form of another window of the same activity."""
        if (one := self.current) is not None:
            self._edit(one.activity.id, None)

    def action_edit(self) -> None:
        """Open the form of the window under the cursor, of a pair the later one."""
        if (one := self.current) is not None:
            self._edit(one.activity.id, one.id)

    def action_edit_before(self) -> None:
        """Open the form of the earlier window of a pair."""
        one = self.current
        if one is not None and one.before is not None:
            self._edit(one.activity.id, one.before.id)

    def action_more(self) -> None:
        """Show more detail, or less."""
        self._detailed = not self._detailed
        self.show_one()
        if self._detailed:
            self.query_one(EvaluationPane).scroll_end(animate=False)
        self.refresh_bindings()

    def action_quotes(self) -> None:
        """Open what learners said in words."""
        from pivot_tui.screens.quotes import QuotesScreen

        self.open_for_current(lambda one: QuotesScreen(self.session, one.activity.id))

    def action_evidence(self) -> None:
        """Open the evidence beside the ratings."""
        from pivot_tui.screens.evidence import EvidenceScreen

        self.open_for_current(lambda one: EvidenceScreen(self.session, one.activity.id))

    def action_import(self) -> None:
        """Open the import of files of answers."""
        from pivot_tui.screens.import_evaluations import ImportEvaluationsScreen

        self.open_screen(lambda: ImportEvaluationsScreen(self.session))

    def action_links(self) -> None:
        """Open what the window is linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(lambda one: LinksScreen(self.session, "evaluation", one.id, one.window.item))

    def action_trash(self) -> None:
        """Put the window in the trash, of a pair the later one; no question, since it can be taken back."""
        self.trash_current(lambda one: evaluations.trash(self.session.store, one.id))


class _Line(Row):
    """A row whose means stay with their n; how far they carry is left to the pane where it does not fit beside."""

    def __init__(self, left: Content, middle: Content, numbers: Content, gate: Content) -> None:
        super().__init__(left, middle, Content.assemble(numbers, "  ", gate))
        self._alone = Row(left, middle, numbers)
        in_columns = Content.assemble(numbers, "  ", gate.pad_right(max(_GATE - gate.cell_length, 0)))
        self._wide = Row(left, middle, in_columns)

    def parts(self, width: int) -> Sequence[Content]:
        """The parts of the line, side by side, at a width in cells."""
        if width >= _WIDE:
            return self._wide.parts(width)
        parts = super().parts(width)
        return parts if self.right in parts else self._alone.parts(width)


def _row(one: Evaluated, today: date) -> Row:
    day = say_day_near(one.window.date_to, today)
    if len(day) > _LONGEST_DAY:
        day = day.partition(" ")[2]
    numbers, gate = list_words(one)
    title = plain(" ".join(one.activity.title.split()))
    return _Line(
        Content.styled(f"{day:<{_LONGEST_DAY + 1}}", "$text-muted"),
        title,
        Content(numbers),
        Content.styled(gate, "$text-muted"),
    )
