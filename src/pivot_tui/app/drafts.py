"""The screen on which a draft is gone on with, by the form that it belongs to."""

from typing import Any

from textual.screen import Screen

from pivot_tui.screens.entry_form import EntryFormScreen
from pivot_tui.screens.prompts import screen_of_draft
from pivot_tui.workbook.session import Session


def form_of_draft(session: Session, form: str, row: str) -> Screen[Any]:
    """The form with its draft in it.

    Raises:
        Fault: What the draft belongs to is not there any more.
    """
    return screen_of_draft(session, form, row) or EntryFormScreen(session, row)
