"""Whether a stage of the plan is to be looked back on now."""

from datetime import date

from pivot_tui.domain.phases import PhaseSpan, spans
from pivot_tui.domain.stage_review import stage_to_review
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import PLAN, STAGE_REVIEW
from pivot_tui.workbook.hours import work_pattern


def stage_due(store: Store, today: date) -> PhaseSpan | None:
    """The phase that has ended and was not looked back on; nothing where there is none, or no plan.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        plan = next(PLAN.select(db, "LIMIT 1"), None)
        reviewed = {review.phase for review in STAGE_REVIEW.select(db)} if plan else set()
    return stage_to_review(spans(plan), reviewed, today, work_pattern(store)) if plan else None
