"""The Plan: cards on their board, the months on their timeline, and the stages with what each was found to be."""

from pathlib import PurePath
from typing import ClassVar

from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.board import BoardView
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook.session import Session

_BOARD, _TIMELINE, _STAGES = range(3)


class PlanScreen(AreaOfViews):
    """The seventh area, with three views; all but the board are made when they are first visited."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["area_views.tcss", "board.tcss", "timeline.tcss", "stages.tcss"]
    AUTO_FOCUS = ""  # the first field there is would be the filter's, hidden, and take what is typed ahead
    HELP_NAME = "plan"
    VIEWS = ("Board", "Timeline", "Stages")
    VIEW_OF_TABLE: ClassVar[dict[str, int]] = {
        "plan": _TIMELINE,
        "stage_review": _STAGES,
        "hard_answer": _STAGES,
    }

    def __init__(self, session: Session, area: int = 7) -> None:
        super().__init__(session, area)

    def on_mount(self) -> None:
        """Show what there is before the first paint."""
        super().on_mount()
        self.open_view.focus_first()

    def make_view(self, number: int) -> AreaView:
        """A view by its number."""
        if number == _BOARD:
            return BoardView(self.session, self.attempt)
        if number == _TIMELINE:
            from pivot_tui.screens.timeline import TimelineView

            return TimelineView(self.session, self.attempt)
        from pivot_tui.screens.stages import StagesView

        return StagesView(self.session, self.attempt)
