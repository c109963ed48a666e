"""Correcting a saved review: its win and the hours kept for the pivot; what was counted stays as it was."""

from typing import ClassVar

from textual.content import Content

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.weekly_review import WeeklyReview
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.workbook import past_reviews
from pivot_tui.workbook.past_reviews import PAST_FORM, CorrectionForm
from pivot_tui.workbook.session import Session

_NOTE = "Only these two can be corrected. Pulse, figures, decisions and promises stay as they were saved."


class PastReviewFormScreen(LayeredFormScreen):
    """The win and the hours of one saved review.

    Args:
        session: The open workbook.
        identifier: The review.
    """

    HELP_NAME = "past_review"
    TABLE = "weekly_review"
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("win", "The win", "text", hint="in your own words, or nothing", is_free=True),
        FormField("kept", "Hours kept", hint="for the pivot: 3, 1.5, 1:30 or 90 min"),
    )

    def __init__(self, session: Session, identifier: str) -> None:
        super().__init__(session, past_reviews.form_of(session.store, identifier), (PAST_FORM, identifier), identifier)

    def form_title(self) -> str:
        """What is corrected."""
        return "Correct a saved review"

    def note(self) -> Content:
        """What stays as it was."""
        return Content.styled(_NOTE, "$text-muted")

    def save_form(self, form: CorrectionForm) -> WeeklyReview | tuple[Problem, ...]:
        """Save the correction.

        Raises:
            Fault: Nothing was saved.
        """
        assert self.identifier is not None
        return past_reviews.correct(self.session.store, form, self.identifier, self.draft_place)


def screen_of_draft(session: Session, form: str, row: str) -> PastReviewFormScreen | None:
    """The form with its draft in it; nothing where the draft is another's.

    Raises:
        NotFound: The review is not there any more.
    """
    return PastReviewFormScreen(session, row) if form == PAST_FORM else None
