"""The screen on which a draft is gone on with, by the form that it belongs to."""

from typing import Any

from textual.screen import Screen

from pivot_tui.screens.frame import WorkbookScreen
from pivot_tui.workbook.session import Session


def form_of_draft(session: Session, form: str, row: str) -> Screen[Any]:
    """The form with its draft in it.

    Raises:
        Fault: What the draft belongs to is not there any more.
    """
    return (
        _in_journal(session, form, row)
        or _in_portfolio(session, form, row)
        or _in_people(session, form, row)
        or _in_plan(session, form, row)
        or _entry(session, row)
    )


def _in_journal(session: Session, form: str, row: str) -> WorkbookScreen[Any] | None:
    from pivot_tui.screens.prompts import screen_of_draft

    return screen_of_draft(session, form, row)


def _in_portfolio(session: Session, form: str, row: str) -> WorkbookScreen[Any] | None:
    from pivot_tui.screens import evidence_forms, projects

    if form == "quote":
        from pivot_tui.screens.quote_form import QuoteFormScreen

        return QuoteFormScreen(session, row or None)
    return (
        _activity(session, form, row)
        or _rated(session, form, row)
        or evidence_forms.screen_of_draft(session, form, row)
        or projects.screen_of_draft(session, form, row)
    )


def _activity(session: Session, form: str, row: str) -> WorkbookScreen[Any] | None:
    from pivot_tui.screens.activity_form import ActivityFormScreen, NewActivityFormScreen
    from pivot_tui.screens.attachments import ATTACHMENT_FORM, AddAttachmentScreen
    from pivot_tui.workbook.activity_form import ACTIVITY_FORM

    if form == ACTIVITY_FORM:
        return ActivityFormScreen(session, row) if row else NewActivityFormScreen(session)
    return AddAttachmentScreen(session, row) if form == ATTACHMENT_FORM else None


def _rated(session: Session, form: str, row: str) -> WorkbookScreen[Any] | None:
    from pivot_tui.screens.evaluation_form import EvaluationFormScreen
    from pivot_tui.screens.session_form import SessionFormScreen
    from pivot_tui.workbook.rated_drafts import RATED_FORMS, draft_goal
    from pivot_tui.workbook.session_log import LOG_FORM

    goal = draft_goal(session.store, form, row) if form in RATED_FORMS else None
    if goal is None:
        return None
    screen = SessionFormScreen if form == LOG_FORM else EvaluationFormScreen
    return screen(session, goal.activity_id, goal.identifier)


def _in_people(session: Session, form: str, row: str) -> WorkbookScreen[Any] | None:
    from pivot_tui.screens import contact_drafts, conversation, conversation_acts, learned

    return (
        contact_drafts.screen_of_draft(session, form, row)
        or conversation_acts.screen_of_draft(session, form, row)
        or conversation.screen_of_draft(session, form, row)
        or learned.screen_of_draft(session, form, row)
    )


def _in_plan(session: Session, form: str, row: str) -> WorkbookScreen[Any] | None:
    from pivot_tui.screens import card_form, card_line, gate, hard_question_form, past_review_form, stage_review
    from pivot_tui.screens.plan_form import PlanFormScreen
    from pivot_tui.workbook.plan import PLAN_FORM

    if form == PLAN_FORM:
        return PlanFormScreen(session)
    return (
        card_form.screen_of_draft(session, form, row)
        or card_line.screen_of_draft(session, form, row)
        or gate.screen_of_draft(session, form, row)
        or hard_question_form.screen_of_draft(session, form, row)
        or stage_review.screen_of_draft(session, form, row)
        or past_review_form.screen_of_draft(session, form, row)
    )


def _entry(session: Session, row: str) -> WorkbookScreen[Any]:
    from pivot_tui.screens.entry_form import EntryFormScreen

    return EntryFormScreen(session, row)
