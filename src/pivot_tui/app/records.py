"""Records as the application meets them: showing a change everywhere, and going to a record, a rating or a draft."""

from typing import TYPE_CHECKING

from pivot_tui.app.areas import MODES
from pivot_tui.app.dialogs import DialogsApp
from pivot_tui.screens.frame import RecordsChanged, RecordWanted, WorkbookScreen
from pivot_tui.screens.today import DraftWanted, RatingWanted

if TYPE_CHECKING:
    from pivot_tui.screens.area_views import AreaOfViews

_IN_PORTFOLIO = frozenset(
    (
        "activity",
        "session",
        "attachment",
        "evaluation",
        "quote",
        "peer_observation",
        "mentee_outcome",
        "referee",
        "experiment",
        "project",
        "academic_calendar",
    )
)
_IN_PLAN = frozenset(("card", "plan", "gate_reason", "stage_review", "hard_answer"))
_IN_REVIEW = frozenset(("weekly_review", "loose_end", "commitment"))
_IN_PEOPLE = frozenset(("contact", "conversation", "seen_work", "learned", "incumbent", "role_of_interest"))


class RecordsApp(DialogsApp):
    """The areas and dialogs, and the ways that lead to a record."""

    def on_records_changed(self, event: RecordsChanged) -> None:
        """Show the change wherever it can be seen; screens out of sight look when they come back."""
        event.stop()
        self.show_changes()

    def show_changes(self) -> None:
        """Have every screen that can be seen read its records again."""
        if self.session is None:
            return
        self.session.revision += 1
        for screen in self.screen_stack:
            if isinstance(screen, WorkbookScreen):
                screen.refresh_records()

    async def on_record_wanted(self, event: RecordWanted) -> None:
        """Go to a record."""
        event.stop()
        if event.table == "kind":
            await self.action_kinds()
        elif event.table == "pulse":
            await self.action_pulse()
        elif event.table in _IN_PORTFOLIO:
            await self._show_in_area(3, event.table, event.id)
        elif event.table in _IN_PEOPLE:
            await self._show_in_area(4, event.table, event.id)
        elif event.table in _IN_PLAN:
            await self._show_in_area(7, event.table, event.id)
        elif event.table in _IN_REVIEW:
            await self._show_in_area(8, event.table, event.id)
        else:
            await self._show_in_area(2, event.table, event.id)

    async def on_rating_wanted(self, event: RatingWanted) -> None:
        """Go to an entry, and ask for the number it lacks."""
        event.stop()
        from pivot_tui.screens.journal import JournalScreen

        journal = await self._show_in_area(2, "entry", event.id)
        if isinstance(journal, JournalScreen):
            journal.action_complete()

    async def on_draft_wanted(self, event: DraftWanted) -> None:
        """Go on with a draft."""
        event.stop()
        from pivot_tui.app.drafts import form_of_draft
        from pivot_tui.workbook.drafts import CAPTURE_FORM
        from pivot_tui.workbook.review_draft import REVIEW_FORM

        if event.form == CAPTURE_FORM:
            await self.action_capture()
        elif event.form == REVIEW_FORM:
            await self.switch_mode(MODES[8 - 1])
        else:
            await self.push(lambda session: form_of_draft(session, event.form, event.row))

    async def _show_in_area(self, area: int, table: str, identifier: str) -> "AreaOfViews | None":
        from pivot_tui.screens.area_views import AreaOfViews

        await self.switch_mode(MODES[area - 1])
        screen = self.screen
        if not isinstance(screen, AreaOfViews):
            return None
        await screen.show_record(table, identifier)
        return screen
