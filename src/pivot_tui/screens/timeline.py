"""The Plan's second view: the months of the calendar, and when each card is due among them."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.card import Card
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.timeline import FOLDED, TimelineRow, axis_of, nearest_row
from pivot_tui.printing.timeline import card_said, learned_said, runs_said, standing_said, timeline_lines
from pivot_tui.screens.frame import Printed, RecordsChanged
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.timeline_chart import Chart, StageLine, TimelineHead, chart_rows
from pivot_tui.workbook import cards
from pivot_tui.workbook import timeline as timelines
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.timeline import Timeline

_EMPTY = (
    ("When it is to happen belongs here", "bold"),
    "\n\nOne to two years from a start day: every card at its month, what has slipped, what was learned of a date, and "
    "a review at the end of each phase. Without a start day, someday stays someday.\n\n",
    ("s", "$foreground bold"),
    ("  offers the cards of the first months, each with its day\n", "$text-muted"),
    ("o", "$foreground bold"),
    ("  begins a plan with no card: its start, months and review day", "$text-muted"),
)


class TimelineView(ListsRecords[TimelineRow], AreaView):
    """The cards by their due days, below a calendar that stays in its place."""

    NEEDS_ONE = ("edit",)
    ENTER = "Open"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "shift(-1)", "Earlier", id="timeline.earlier", tooltip="Its due day a month earlier"),
        Binding("greater_than_sign", "shift(1)", "Later", id="timeline.later", tooltip="Its due day a month later"),
        Binding("t", "today", "Today", id="timeline.today", tooltip="To what is due next"),
        Binding("q", "quarters", "Quarters", id="timeline.quarters", tooltip="Quarters, each mark with its day"),
        Binding("o", "plan", "The plan", id="timeline.plan", tooltip="Its start, its months, the day of the review"),
        Binding("s", "seeds", "Seed cards", id="timeline.seeds", tooltip="What the plan offers for each phase"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-timeline")
        self._timeline: Timeline | None = None
        self._quarters = False
        self._unfolded = False
        self._was_shown = False

    def compose(self) -> ComposeResult:
        """The calendar, the rows, the reviews, what is known of one row, and how the plan stands."""
        yield Static(Content.assemble(*_EMPTY), id="timeline-empty")
        with Vertical(id="timeline-chart"):
            yield TimelineHead(id="timeline-head")
            yield RecordList(id="timeline")
            yield StageLine(id="timeline-stages")
            yield Static(id="timeline-one", markup=False)
            yield Static(id="timeline-standing", markup=False)

    # What is shown

    def show_records(self) -> None:
        """Read the timeline again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = timelines.read(self.session.store, self.session.clock.now(), unfolded=self._unfolded)
        began_or_ended, self._timeline = (found is None) != (self._timeline is None), found
        self.set_class(found is None, "-empty")
        self._draw()
        focused = self.screen.focused
        if began_or_ended and focused is not None and self in focused.ancestors_with_self:
            self.focus_first()
        self.say_fact(runs_said(found) if found else "")

    def _draw(self) -> None:
        found = self._timeline
        if found is None:
            self.show_listed(())
            return
        chart = self._chart(found)
        self.query_one(TimelineHead).show(chart)
        self.query_one(StageLine).show(chart)
        self.query_one("#timeline-standing", Static).update(Content(standing_said(found)))
        cursor = None if self._was_shown else nearest_row(found.rows, found.day)
        self._was_shown = True
        self.record_list.styles.max_height = max(len(found.rows), 1)  # what stands below follows the last row
        self.show_listed(found.rows, cursor)

    def _chart(self, found: Timeline) -> Chart:
        axis = axis_of(found.plan, quarters=self._shows_quarters)
        return Chart(found.plan, found.spans, found.reviewed, axis, found.day)

    @property
    def _shows_quarters(self) -> bool:
        """Quarters say the day beside each mark, for which a narrow screen has no room."""
        return self._quarters and self.screen.has_class("-wide")

    def rows_of(self, records: Iterable[TimelineRow]) -> Iterable[ListedRecord]:
        """The rows as they are drawn below the calendar."""
        found = self._timeline
        return chart_rows(self._chart(found), tuple(records)) if found else ()

    def show_what_is_listed(self) -> None:
        """Show what is under the cursor; a plan without a card is not empty, since its months are there."""
        self.show_one()
        self.refresh_bindings()

    def show_one(self) -> None:
        """Say of the row under the cursor what its marks only show."""
        one, found = self.current, self._timeline
        said = "" if self.listed else "No card yet: s offers those of the first months."
        if one is not None and found is not None:
            if one.id in found.cards:
                said = card_said(found.cards[one.id], found)
            elif one.id in found.learned:
                said = learned_said(found.learned[one.id])
        words = Content.assemble((said, "bold"), "   " if said else "", one.title if one else "")
        self.query_one("#timeline-one", Static).update(words)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a card, or on what was learned of a month; a done card is unfolded for it.

        The plan itself has no row: it is the whole timeline.

        Raises:
            NotFound: It is not there any more.
        """
        self.show_records()
        if self._timeline is not None and identifier == self._timeline.plan.id:
            return
        if identifier not in self.listed and self._timeline and identifier in self._timeline.cards:
            self._unfolded = True
            self.show_records()
        if identifier not in self.listed:
            raise NotFound("That card is not there any more.")
        self.put_cursor(identifier)

    def printed(self) -> Printed | None:
        """The timeline as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = timelines.read(self.session.store, self.session.clock.now(), unfolded=True)
        return Printed("Timeline", timeline_lines(found)) if found else None

    def focus_first(self) -> None:
        """Give the focus to the rows; while there is no plan, to the view itself, whose keys begin one."""
        self.can_focus = self._timeline is None
        (self if self._timeline is None else self.record_list).focus()

    def on_resize(self) -> None:
        """Draw anew where quarters have no more room, or room again."""
        if self._quarters:
            self.call_after_refresh(self._draw)

    # Keys

    @property
    def _card(self) -> Card | None:
        one = self.current
        return self._timeline.cards.get(one.id) if one and self._timeline else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is there can be done: a due day is moved where one is, quarters are drawn where they fit."""
        if action == "shift" and self.is_mounted:
            return (card := self._card) is not None and card.is_open and card.due is not None
        if action == "quarters" and self.is_mounted:
            return self._timeline is not None and self.screen.has_class("-wide")
        if action == "today" and self.is_mounted:
            return bool(self.listed)
        if action == "seeds":
            return not self.is_mounted or not self.listed
        return super().check_action(action, parameters)

    def described(self, binding: Binding) -> Binding:
        """Name what a key does here just now."""
        if binding.action == "quarters" and self._shows_quarters:
            return Binding(binding.key, binding.action, "Months")
        if binding.action == "plan" and self._timeline is None:
            return Binding(binding.key, binding.action, "Begin a plan")
        if binding.action == "select" and (one := self.current) is not None:
            does = "Unfold" if one.id == FOLDED else self.ENTER
            return Binding(binding.key, binding.action, does)
        return super().described(binding)

    def action_today(self) -> None:
        """Go to what is due next."""
        if self._timeline is not None and (row := nearest_row(self._timeline.rows, self._timeline.day)):
            self.put_cursor(row)

    def action_quarters(self) -> None:
        """Show quarters, or months again."""
        self._quarters = not self._quarters
        self._draw()

    def action_shift(self, months: int) -> None:
        """Move the due day of the card under the cursor by a month; where it was first due stays as a hollow mark."""
        card = self._card
        if card is None:
            return
        moved = self.attempt(lambda: cards.shift_due(self.session.store, card.id, months))
        if moved is not None:
            self.post_message(RecordsChanged())

    def choose(self) -> None:
        """Open the card, or what was learned; the row of done cards unfolds."""
        one = self.current
        if one is None:
            return
        if one.id == FOLDED:
            self._unfolded = True
            self.attempt(self.show_records)
        elif one.table == "card":
            from pivot_tui.screens.card_form import CardFormScreen

            self.open_screen(lambda: CardFormScreen(self.session, one.id))
        else:
            from pivot_tui.screens.learned_form import LearnedFormScreen

            self.open_screen(lambda: LearnedFormScreen(self.session, one.id))

    def action_edit(self) -> None:
        """Open what is under the cursor."""
        self.choose()

    def action_plan(self) -> None:
        """Open the plan's form."""
        from pivot_tui.screens.plan_form import PlanFormScreen

        self.open_screen(lambda: PlanFormScreen(self.session))

    def action_seeds(self) -> None:
        """Offer the seed cards."""
        from pivot_tui.screens.seed_cards import SeedCardsScreen

        self.open_screen(lambda: SeedCardsScreen(self.session))
