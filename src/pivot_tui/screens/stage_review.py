"""Looking back on a stage: the evidence first, then continue, adjust or stop, in words of one's own."""

from pathlib import PurePath
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from pivot_tui.domain.card import Phase
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.rounding import many
from pivot_tui.domain.stage_review import MOST_SHIFT, StageChoice
from pivot_tui.printing.stages import choices, figure_facts, follows_said
from pivot_tui.screens.layered_form import FormField, LayeredFormScreen
from pivot_tui.widgets.facts import Fact, Facts
from pivot_tui.workbook import stages
from pivot_tui.workbook.session import Session
from pivot_tui.workbook.stages import STAGE_FORM, StageForm

_SHIFTS = (
    ("0", "stays"),
    *((str(number), f"+{many(number, 'month')}") for number in range(1, MOST_SHIFT + 1)),
)


class StageReviewFormScreen(LayeredFormScreen):
    """A review of one phase, today.

    Args:
        session: The open workbook.
        phase: The phase.

    Raises:
        NotFound: There is no plan, or it does not reach so far.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["layered_form.tcss", "stage_review.tcss"]
    HELP_NAME = "stage_review"
    TABLE = STAGE_FORM
    FIELDS: ClassVar[tuple[FormField, ...]] = (
        FormField("choice", "What follows", "choice", options=choices()),
        FormField("shift", "What is open", "choice", options=_SHIFTS),
        FormField("words", "Why", "text", hint="in your own words", is_free=True),
    )

    def __init__(self, session: Session, phase: Phase) -> None:
        self._today = session.clock.now().day
        self._phase = phase
        self._span = stages.span_of(session.store, phase)
        self._figures = stages.figures(session.store, phase, self._today)
        self._movable = stages.movable(session.store, phase)
        super().__init__(session, StageForm(), (STAGE_FORM, phase.value))

    def form_title(self) -> str:
        """Which stage, and when it ends."""
        return f"Stage review: {self._span.name}, until {say_day_near(self._span.last, self._today)}"

    def compose_top(self) -> ComposeResult:
        """The evidence."""
        yield Facts(id="stage-evidence")

    def on_mount(self) -> None:
        """Show the evidence."""
        self.query_one("#stage-evidence", Facts).show([Fact(name, said) for name, said in figure_facts(self._figures)])
        self.call_after_refresh(self.query_one("#layered-form").scroll_home, animate=False)

    def note(self) -> Content:
        """What follows from the choice."""
        form: StageForm = self.typed()
        adjusts = form.choice == StageChoice.ADJUST.value
        self.set_class(adjusts and bool(self._movable), "-adjusts")
        said = follows_said(form.choice)
        if adjusts and self._movable:
            moving = form.shift != "0"
            cards = many(self._movable, "open card")
            said += f" {cards} with a day {'will move' if moving else 'could move'}."
        return Content.styled(said, "$text-muted")

    def save_form(self, form: Any) -> Any:
        """Save the review, with its figures frozen.

        Raises:
            Fault: Nothing was saved.
        """
        return stages.save_review(self.session.store, form, self._phase, self._today)


def screen_of_draft(session: Session, form: str, row: str) -> StageReviewFormScreen | None:
    """The review with what was typed so far; nothing where a draft is of another form.

    Raises:
        NotFound: There is no plan any more, or it does not reach so far.
    """
    return StageReviewFormScreen(session, Phase(row)) if form == STAGE_FORM else None
