"""The Review: this week in six steps, the weeks before it like a diary, and how they compare."""

from pathlib import PurePath
from typing import ClassVar

from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.view import AreaView
from pivot_tui.screens.weekly_review import ThisWeekView
from pivot_tui.workbook.session import Session

_THIS_WEEK, _PAST, _TRENDS = range(3)


class ReviewScreen(AreaOfViews):
    """The eighth area, with three views; all but this week are made when they are first visited."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "area_views.tcss",
        "weekly_review.tcss",
        "past_reviews.tcss",
        "review_trends.tcss",
    ]
    HELP_NAME = "review"
    VIEWS = ("This week", "Past", "Trends")
    VIEW_OF_TABLE: ClassVar[dict[str, int]] = {"weekly_review": _PAST, "loose_end": _PAST, "commitment": _PAST}

    def __init__(self, session: Session, area: int = 8) -> None:
        super().__init__(session, area)

    def on_mount(self) -> None:
        """Show what there is before the first paint."""
        super().on_mount()
        self.open_view.focus_first()

    def keep_draft(self) -> bool:
        """Save what is being typed in this week's review, now; whether nothing is left that could be lost."""
        views = self.query(ThisWeekView)
        return not views or views.first().keep_draft()

    def make_view(self, number: int) -> AreaView:
        """A view by its number."""
        if number == _THIS_WEEK:
            return ThisWeekView(self.session, self.attempt)
        if number == _PAST:
            from pivot_tui.screens.past_reviews import PastReviewsView

            return PastReviewsView(self.session, self.attempt)
        from pivot_tui.screens.review_trends import ReviewTrendsView

        return ReviewTrendsView(self.session, self.attempt)
