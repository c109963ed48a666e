"""The weeks that were reviewed, like a diary: the newest first, and the one under the cursor as a page."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.rounding import many
from pivot_tui.domain.sheet import say_hours
from pivot_tui.printing.review import frozen_said, one_line, page_facts, review_lines, title_said
from pivot_tui.screens.frame import Printed
from pivot_tui.screens.record_lists import ListsRecords
from pivot_tui.screens.traces import HasTraces, Traced, trace_bindings
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.entry_row import plain, ratings
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.widgets.record_list import ListedRecord, RecordList
from pivot_tui.widgets.row import Row, RowDrawnLater
from pivot_tui.workbook import past_reviews
from pivot_tui.workbook.past_reviews import PastReview
from pivot_tui.workbook.session import Session

_DAY = 11
_LONGEST = 2_000
"""Characters of one fact that a page shows; a win may be as long as one likes."""

_EMPTY = (
    ("No week was reviewed yet\n\n", "bold"),
    ("A review that you save stands here from then on, with its figures as they were on that day. ", ""),
    ("The first one is in This week; it takes a few minutes.", ""),
)


class PastReviewsView(ListsRecords[PastReview], HasTraces, AreaView):
    """The saved reviews; their figures are frozen, and the win and the hours can be corrected."""

    NEEDS_ONE = ("edit", "trash", "links", "export")
    ENTER = "Correct"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Correct", show=False, id="past.edit", tooltip="Correct the win and the hours kept"),
        Binding("E", "export", "Export", id="past.export", tooltip="Write this review for a mentor, or for yourself"),
        Binding("d,delete", "trash", "Trash", id="past.trash", tooltip="Put this review in the trash; the cards stay"),
        Binding("l", "links", "Links", id="past.links", tooltip="What this review is linked with"),
        *trace_bindings("past"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any]) -> None:
        super().__init__(session, attempt, id="view-past")

    def compose(self) -> ComposeResult:
        """The list, the page, and what belongs here while there is nothing."""
        yield Static(Content.assemble(*_EMPTY), id="past-empty")
        with Container(id="past-both"):
            yield RecordList(id="past")
            with VerticalScroll(id="past-pane"):
                yield Facts(id="past-page")

    def show_records(self) -> None:
        """Read the saved reviews again, with the cursor where it was.

        Raises:
            Fault: The workbook cannot be read.
        """
        found = past_reviews.past_reviews(self.session.store)
        self.show_listed(found)
        self.say_fact(f"{many(len(found), 'review')}, newest first" if found else "")

    def rows_of(self, records: Iterable[PastReview]) -> Iterator[ListedRecord]:
        """The reviews, each with its day, its pulse and its win."""
        today = self.session.clock.now().day
        return (ListedRecord(one.id, RowDrawnLater(partial(_row, one, today))) for one in records)

    def show_record(self, identifier: str) -> None:
        """Put the cursor on a review, or on the one in which something was decided or promised.

        Raises:
            NotFound: It is not there any more, or not saved yet.
        """
        review = past_reviews.review_behind(self.session.store, identifier)
        self.show_records()
        self.put_cursor(review)

    def printed(self) -> Printed | None:
        """The page under the cursor as lines.

        Raises:
            Fault: The workbook cannot be read.
        """
        one = self.current
        if one is None:
            return None
        return Printed("Weekly review", review_lines(past_reviews.page_of(self.session.store, one)))

    @property
    def traced(self) -> Traced | None:
        """The review under the cursor."""
        one = self.current
        return Traced("weekly_review", one.id, title_said(one)) if one is not None else None

    def cursor_moved(self) -> None:
        """The cursor is seen to move before its page is read."""
        self.call_after_refresh(self.show_one)

    def show_one(self) -> None:
        """Show the page of the review under the cursor."""
        one = self.current
        self.query_one("#past-pane").display = one is not None
        if one is not None:
            self.query_one(Facts).show(self.attempt(lambda: self._page(one)) or [])
            self.query_one("#past-pane").scroll_home(animate=False)

    def _page(self, one: PastReview) -> list[Content | Fact]:
        page = past_reviews.page_of(self.session.store, one)
        lines: list[Content | Fact] = [Content.styled(title_said(one), "bold")]
        lines += [Fact(name, said[:_LONGEST]) for name, said in page_facts(page)]
        return [*lines, Content.styled(frozen_said(page.review), "$text-muted")]

    # Acts

    def action_edit(self) -> None:
        """Open the form that corrects the win and the hours."""
        from pivot_tui.screens.past_review_form import PastReviewFormScreen

        self.open_for_current(lambda one: PastReviewFormScreen(self.session, one.id))

    def action_export(self) -> None:
        """Write the review to a file, for a reader."""
        from pivot_tui.screens.export_review import ExportReviewScreen

        self.open_for_current(lambda one: ExportReviewScreen(self.session, one.id))

    def action_trash(self) -> None:
        """Put the review in the trash; no question, since it can be taken back."""
        self.trash_current(lambda one: past_reviews.trash_reviews(self.session.store, [one.id]))

    def action_links(self) -> None:
        """Show what the review is linked with."""
        from pivot_tui.screens.links import LinksScreen

        self.open_for_current(
            lambda one: LinksScreen(self.session, "weekly_review", one.id, f"Review, {title_said(one)}")
        )


def _row(one: PastReview, today: date) -> Row:
    review = one.review
    left = Content.assemble(
        (f"{say_day_near(review.day, today):<{_DAY}}  ", "$text-muted"), ratings(review.dread, review.energy), "  "
    )
    win = plain(one_line(review.win)) if review.win.strip() else Content.styled("no win written down", "$text-muted")
    kept = f"{say_hours(review.kept_minutes)} h kept" if review.kept_minutes is not None else ""
    week = f"{one.week} week" if one.week else ""
    return Row(left, win, Content.styled(", ".join(filter(None, (kept, week))), "$text-muted"))
