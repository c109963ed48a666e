"""What was learned in conversations, newest first, and below it the ledger of what roles promise and really get."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.learned import BearsOn
from pivot_tui.printing.people import hours_said, learned_about, learned_lines, ledger_said, lost_said
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.incumbent_form import IncumbentFormScreen
from pivot_tui.screens.learned_form import LearnedFormScreen
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.widgets.section_list import SectionList, heading
from pivot_tui.workbook import learned, ledger
from pivot_tui.workbook.learned import LEARNED_FORM, SaidLearned
from pivot_tui.workbook.ledger import INCUMBENT_FORM, Ledger, LedgerLine
from pivot_tui.workbook.session import Session

_DAY = 12  # cells for a day
_WHO = 12  # cells for who said it, at most
_BEARS_ON_NAMES = {BearsOn.PLACE: "the place", BearsOn.ROLE: "a role", BearsOn.OFFER: "an offer"}
_FILTERS = (None, *BearsOn)


class LearnedView(ListsRecords[SaidLearned | LedgerLine], HasTraces, AreaView):
    """What was learned, and the ledger."""

    NEEDS_ONE = ("edit", "trash", "links")
    ENTER = "Open"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="learned.add", tooltip="Write down what you learned"),
        Binding(
            "b", "add_line", "Ledger line", id="learned.ledger", tooltip="What a role was promised and really gets"
        ),
        Binding("o", "only", "Bears on", id="learned.only", tooltip="Only what bears on the place, a role or an offer"),
        Binding("e", "edit", "Edit", show=False, id="learned.edit", tooltip="Change this one"),
        Binding("d,delete", "trash", "Trash", show=False, id="learned.trash", tooltip="Put this one in the trash"),
        Binding("l", "links", "Links", show=False, id="learned.links", tooltip="What this one is linked with"),
        *trace_bindings("learned"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-learned")
        self._only: BearsOn | None = None
        self._ledger = Ledger(())

    def compose(self) -> ComposeResult:
        """The two lists as one, and words for when there is nothing yet."""
        yield SectionList(id="learned-rows")
        yield Static(_empty_words(), id="learned-empty", markup=False)

    def show_records(self) -> None:
        """Read both again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = learned.learned(self.session.store, self._only)
        self._ledger = ledger.ledger(self.session.store)
        self.show_listed([*found, *self._ledger.lines])
        self.set_class(not self.listed and self._only is None, "-empty")
        self.say_fact(f"{len(found):,} learned" if self.listed or self._only else "")

    def rows_of(self, records: Iterable[SaidLearned | LedgerLine]) -> Iterator[ListedRecord]:
        """What was learned, and the ledger, each under its heading."""
        today = self.session.clock.now().day
        only = f"only what bears on {_BEARS_ON_NAMES[self._only]}" if self._only else "newest first"
        found = tuple(records)
        said = [one for one in found if isinstance(one, SaidLearned)]
        yield heading("learned", _heading("Learned", only))
        for one in said:
            yield ListedRecord(one.id, RowDrawnLater(partial(_learned_row, one, today), lines=2))
        if not said:
            yield heading("nothing", _quiet("Nothing here yet: a writes down how things really work."))
        about = ledger_said(self._ledger) if self._ledger.lines else ""
        yield heading("ledger", Row(Content(""), Content(""), below=_title("Ledger, hours a week", about)))
        for line in self._ledger.lines:
            yield ListedRecord(line.id, RowDrawnLater(partial(_ledger_row, line, today), lines=2))
        if not self._ledger.lines:
            yield heading("no-ledger", _quiet("Nothing here yet: b adds what a role was promised and really gets."))

    def show_record(self, identifier: str) -> None:
        """Put the cursor on something that was learned, or on a line of the ledger.

        Raises:
            NotFound: It is not there any more.
        """
        self._only = None
        self.show_records()
        if identifier in self.listed:
            self.put_cursor(identifier)
        else:
            learned.find(self.session.store, identifier)

    def printed(self) -> Printed | None:
        """Both as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        store = self.session.store
        found, kept = learned.learned(store), ledger.ledger(store)
        return Printed("Learned", learned_lines(found, kept)) if found or kept.lines else None

    # What the cursor is on

    @property
    def traced(self) -> Traced | None:
        """What is under the cursor."""
        current = self.current
        return Traced(_table_of(current), current.id, _named(current)) if current is not None else None

    # Acts

    def action_only(self) -> None:
        """Show only what bears on the place, on a role, on an offer, and then all of it again."""
        self._only = _FILTERS[(_FILTERS.index(self._only) + 1) % len(_FILTERS)]
        self.attempt(self.show_records)

    def action_add(self) -> None:
        """Open an empty form for what was learned."""
        self.open_screen(lambda: LearnedFormScreen(self.session))

    def action_add_line(self) -> None:
        """Open an empty form for a line of the ledger."""
        self.open_screen(lambda: IncumbentFormScreen(self.session))

    def action_edit(self) -> None:
        """Open the form of what is under the cursor."""
        current = self.current
        if isinstance(current, SaidLearned):
            self.open_screen(lambda: LearnedFormScreen(self.session, current.id))
        elif current is not None:
            self.open_screen(lambda: IncumbentFormScreen(self.session, current.id))

    def action_trash(self) -> None:
        """Put it in the trash; no question, since it can be taken back."""
        self.trash_current(self._trash)

    def _trash(self, one: SaidLearned | LedgerLine) -> int:
        trash = learned.trash_learned if isinstance(one, SaidLearned) else ledger.trash_incumbent
        return trash(self.session.store, one.id)

    def action_links(self) -> None:
        """Show what it is linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(lambda one: LinksScreen(self.session, _table_of(one), one.id, _named(one)))


def screen_of_draft(session: Session, form: str, row: str) -> LearnedFormScreen | IncumbentFormScreen | None:
    """The form that a draft belongs to, with the draft in it; nothing where it is none of these.

    Raises:
        NotFound: What the draft is about is not there any more.
    """
    if form == LEARNED_FORM:
        return LearnedFormScreen(session, row or None)
    return IncumbentFormScreen(session, row or None) if form == INCUMBENT_FORM else None


def _table_of(one: SaidLearned | LedgerLine) -> str:
    return LEARNED_FORM if isinstance(one, SaidLearned) else INCUMBENT_FORM


def _named(one: SaidLearned | LedgerLine) -> str:
    return _one_line(one.learned.text if isinstance(one, SaidLearned) else one.incumbent.title)


def _learned_row(one: SaidLearned, today: date) -> Row:
    left = Content.styled(f"{say_day_near(one.learned.day, today):<{_DAY}}", "$text-muted")
    below = Content.assemble(" " * _DAY, (learned_about(one), "$text-muted"))
    return Row(left, plain(_named(one)), _who(one.who), below)


def _ledger_row(line: LedgerLine, today: date) -> Row:
    one = line.incumbent
    promised, real = hours_said(one)
    where = f", {_one_line(one.place)}" if one.place else ""
    left = Content.styled(f"{say_day_near(one.day, today):<{_DAY}}", "$text-muted")
    hours = f"promised {promised:>6}  really {real:>6}  "
    lost = Content.styled(lost_said(one), "$text-warning" if one.is_flagged else "")
    below = Content.assemble(" " * _DAY, (hours, "$text-muted"), lost)
    return Row(left, plain(f"{_named(line)}{where}"), _who(line.who), below)


def _who(who: str) -> Content:
    return plain(_one_line(who)).truncate(_WHO, ellipsis=True)


def _title(name: str, said: str) -> Content:
    return Content.assemble((name, "bold"), "   ", (said, "$text-muted"))


def _heading(name: str, said: str) -> Row:
    return Row(Content(""), _title(name, said))


def _quiet(words: str) -> Row:
    return Row(Content(" " * 2), Content.styled(words, "$text-muted"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _empty_words() -> Content:
    keys = (
        ("a", "writes down what somebody told you"),
        ("b", "adds a line to the ledger: promised and real hours a week"),
    )
    said = [
        Content.styled("How this place really works", "bold"),
        Content(
            "Every conversation teaches something: which hours are really protected, who decides, "
            "what opens when, where there is money. Kept here, it stands beside the role or the offer "
            "that it bears on. The ledger holds what people in education roles were promised a week, "
            "and what they really get.\n"
        ),
    ]
    said += [Content.assemble((key, "$foreground bold"), (f"  {does}", "$text-muted")) for key, does in keys]
    return Content("\n").join(said)
