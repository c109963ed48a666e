"""Where a draft of the two forms with ratings goes on: its activity, and the session or window that it is about."""

from typing import NamedTuple

from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, SESSION
from pivot_tui.workbook.evaluation_form import EVALUATION_FORM
from pivot_tui.workbook.session_log import LOG_FORM

RATED_FORMS = (LOG_FORM, EVALUATION_FORM)
"""The names of the two forms among the drafts."""


class DraftGoal(NamedTuple):
    """What a draft is about.

    Attributes:
        activity_id: The activity.
        identifier: The session or the window that is edited; nothing for a new one.
        title: The activity's title.
    """

    activity_id: str
    identifier: str | None
    title: str


def draft_goal(store: Store, form: str, row: str) -> DraftGoal | None:
    """What a draft of one of the two forms is about; nothing where that is not there any more."""
    with store.reading() as db:
        edited = SESSION.get(db, row) if form == LOG_FORM else EVALUATION.get(db, row)
        activity = ACTIVITY.get(db, edited.activity if edited else row)
    return DraftGoal(activity.id, edited.id if edited else None, activity.title) if activity else None
