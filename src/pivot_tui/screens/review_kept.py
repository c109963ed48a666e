"""What is being typed in the review: kept as a draft within a second, and looked at before it is saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from pivot_tui.domain.faults import Fault
from pivot_tui.screens.view import AreaView
from pivot_tui.widgets.privacy_line import PrivacyLine
from pivot_tui.workbook import review_draft
from pivot_tui.workbook.review import ReviewReading
from pivot_tui.workbook.review_draft import ReviewDraft
from pivot_tui.workbook.session import Session

_DRAFT_WAIT = 0.4
_RETRY_WAIT = 1.0
_HOURS_STEP = 2
_WIN_STEP = 5


class KeepsReview(AreaView):
    """A view of a review whose typing is a draft until its step is done, with a `PrivacyLine`.

    Args:
        session: The open workbook.
        attempt: How the screen asks for something that may fail.
        id: Its id in the area.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "ignore_finding", "Ignore", show=False, id="review.ignore", tooltip="Leave it as it is"),
    ]

    def __init__(self, session: Session, attempt: Callable[[Callable[[], Any]], Any], *, id: str) -> None:  # noqa: A002
        super().__init__(session, attempt, id=id)
        self.reading: ReviewReading | None = None
        self.typed = ReviewDraft()
        self._timer: Timer | None = None

    @property
    def step(self) -> int:
        """The step that is open, from 1; 0 while none is."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed soon, and look at it."""
        event.stop()
        if self.step == _HOURS_STEP:
            self.typed = replace(self.typed, kept=event.value)
        elif self.step == _WIN_STEP:
            self.typed = replace(self.typed, win=event.value)
        self.keep_soon()

    def keep_soon(self) -> None:
        """Keep the draft when the hands rest."""
        self.stop_keeping()
        self._timer = self.set_timer(_DRAFT_WAIT, self._rest)

    def stop_keeping(self) -> None:
        """Keep nothing more; what was typed is saved."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _rest(self) -> None:
        self.keep_draft()
        if self.step != _HOURS_STEP and isinstance(self.screen.focused, Input):
            value = self.screen.focused.value
            self.attempt(lambda: self.query_one(PrivacyLine).look(value))

    def keep_draft(self) -> bool:
        """Keep what is being typed, now; whether nothing is left that could be lost."""
        if self._timer is None or self.reading is None or self.reading.review is None:
            return True
        self._timer.stop()
        try:
            review_draft.keep_review_draft(self.session.store, self.reading.review.id, self.typed)
        except Fault:
            self._timer = self.set_timer(_RETRY_WAIT, self._rest)
            return False
        self._timer = None
        return True

    def action_ignore_finding(self) -> None:
        """Leave the words of the first warning as they are."""
        self.attempt(self.query_one(PrivacyLine).ignore)

    def may_save(self, text: str) -> bool:
        """Whether a free text may be saved; what must be confirmed first is said below it."""
        return bool(self.attempt(lambda: self.query_one(PrivacyLine).may_save(text)))
