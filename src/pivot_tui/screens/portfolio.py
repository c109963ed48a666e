"""The Portfolio: teaching as it was logged, what learners said of it, experiments and the owned project, totals."""

from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual.screen import Screen

from pivot_tui.screens.area_views import AreaOfViews
from pivot_tui.screens.sessions import SessionsView
from pivot_tui.screens.view import AreaView
from pivot_tui.workbook.session import Session

_EVIDENCE = ("peer_observation", "mentee_outcome", "referee")
_SESSIONS, _EVALUATIONS, _PROJECTS, _TOTALS = range(4)


class PortfolioScreen(AreaOfViews):
    """The third area, with four views; all but the sessions are made when they are first visited."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "area_views.tcss",
        "sessions.tcss",
        "evaluations.tcss",
        "projects.tcss",
        "totals.tcss",
    ]
    HELP_NAME = "portfolio"
    VIEWS = ("Sessions", "Evaluations", "Projects", "Totals")
    VIEW_OF_TABLE: ClassVar[dict[str, int]] = {
        "evaluation": _EVALUATIONS,
        "experiment": _PROJECTS,
        "project": _PROJECTS,
        "academic_calendar": _TOTALS,
    }

    def __init__(self, session: Session, area: int = 3) -> None:
        super().__init__(session, area)

    def on_mount(self) -> None:
        """Show what there is before the first paint."""
        super().on_mount()
        self.open_view.focus_first()

    async def show_record(self, table: str, identifier: str) -> None:
        """Go to the view that holds a record; quotes and evidence beside ratings have lists of their own over it."""
        if table == "quote":
            from pivot_tui.screens.quotes import QuotesScreen

            self._open_list(lambda: QuotesScreen(self.session, None, identifier))
        elif table in _EVIDENCE:
            from pivot_tui.screens.evidence import EvidenceScreen

            self._open_list(lambda: EvidenceScreen(self.session, None, identifier))
        else:
            await super().show_record(table, identifier)

    def _open_list(self, make: Callable[[], Screen[None]]) -> None:
        self.show_view(_EVALUATIONS)
        screen = self.attempt(make)
        if screen is not None:
            self.app.push_screen(screen)

    def make_view(self, number: int) -> AreaView:
        """A view by its number."""
        if number == _SESSIONS:
            return SessionsView(self.session, self.attempt)
        if number == _EVALUATIONS:
            from pivot_tui.screens.evaluations import EvaluationsView

            return EvaluationsView(self.session, self.attempt)
        if number == _PROJECTS:
            from pivot_tui.screens.projects import ProjectsView

            return ProjectsView(self.session, self.attempt)
        from pivot_tui.screens.totals import TotalsView

        return TotalsView(self.session, self.attempt)
