"""Drafts of the forms with ratings: each leads back to what it is about, and none to what has gone."""

from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, SESSION
from pivot_tui.workbook.evaluation_form import EVALUATION_FORM
from pivot_tui.workbook.rated_drafts import draft_goal
from pivot_tui.workbook.session_log import LOG_FORM


def test_a_draft_of_something_new_leads_to_its_activity(sample_workbook: Store) -> None:
    with sample_workbook.reading() as db:
        activity = next(ACTIVITY.select(db))

    for form in (LOG_FORM, EVALUATION_FORM):
        assert draft_goal(sample_workbook, form, activity.id) == (activity.id, None, activity.title)


def test_a_draft_of_a_change_leads_to_what_is_changed(sample_workbook: Store) -> None:
    with sample_workbook.reading() as db:
        session, window = next(SESSION.select(db)), next(EVALUATION.select(db))

    found = [draft_goal(sample_workbook, LOG_FORM, session.id), draft_goal(sample_workbook, EVALUATION_FORM, window.id)]
    assert [goal and goal[:2] for goal in found] == [(session.activity, session.id), (window.activity, window.id)]


def test_a_draft_of_what_has_gone_leads_nowhere(sample_workbook: Store) -> None:
    assert draft_goal(sample_workbook, LOG_FORM, "gone") is None
    assert draft_goal(sample_workbook, EVALUATION_FORM, "gone") is None
