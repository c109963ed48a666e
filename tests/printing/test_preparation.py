"""The sheet for a conversation as one page: the left half alone, and nothing that could command a terminal."""

from datetime import date

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.conversation import Conversation
from pivot_tui.domain.preparation import PreparationForm
from pivot_tui.printing.preparation import preparation_lines

CONTACT = Contact("1", "L.K.", ContactType.VICE_CHAIR)
TALK = Conversation("2", "1", meeting_day=date(2026, 3, 24), meeting_time="14:00", meeting_place="her office")


def test_the_page_holds_the_four_parts_and_leaves_out_empty_ones() -> None:
    form = PreparationForm("One\n\n Two\x1b[2J", "", "What next?", "")
    assert list(preparation_lines(CONTACT, TALK, form)) == [
        "L.K.  vice chair for education   Tue 24 Mar 14:00, her office",
        "",
        "What you have done",
        "  One",
        "  Two�[2J",
        "",
        "The one ask",
        "  What next?",
    ]
