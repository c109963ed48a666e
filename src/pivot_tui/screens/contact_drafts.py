"""The screens that go on with a draft of a contact, or of what somebody has seen."""

from pivot_tui.domain.faults import NotFound
from pivot_tui.screens.contact_form import ContactFormScreen
from pivot_tui.screens.frame import WorkbookScreen
from pivot_tui.screens.seen_work import SeenFormScreen
from pivot_tui.workbook import contacts
from pivot_tui.workbook.session import Session


def screen_of_draft(session: Session, form: str, row: str) -> WorkbookScreen[None] | None:
    """The screen that goes on with a draft of contacts; nothing where the draft is not one of these.

    Raises:
        NotFound: What the draft is about is not there any more.
    """
    if form == contacts.CONTACT_FORM:
        return ContactFormScreen(session, None if row == contacts.NEW else row)
    if form != contacts.SEEN_FORM:
        return None
    try:
        seen = contacts.find_seen(session.store, row)
    except NotFound:  # a new line: its draft lies with the contact
        return SeenFormScreen(session, contacts.find(session.store, row).id)
    return SeenFormScreen(session, seen.contact, seen.id)
