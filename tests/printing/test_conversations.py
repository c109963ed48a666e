"""Conversations as lines: who, how far each has come, what comes next, and what was said, never a command."""

from datetime import date

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.conversation import Act, Conversation
from pivot_tui.printing.conversations import conversation_lines
from pivot_tui.workbook.conversations import Thread

TODAY = date(2026, 3, 13)


def test_a_thread_is_one_line_with_what_was_said_under_it() -> None:
    contact = Contact("c", "L.K.\x1b[31m", ContactType.VICE_CHAIR)
    talk = Conversation("t", "c", held=TODAY, spoken_minutes=26, advice="Wait\nand see", who_else="R.T.")
    lines = list(conversation_lines([Thread(Acquaintance(contact, talk), talk, Act.AFTER_NOTE)], TODAY))
    assert lines == [
        "L.K.\N{REPLACEMENT CHARACTER}[31m, vice chair for education: met today, 26 min; no after-note yet. "
        "Next: after-note.",
        "  Over 25: it took longer than the 20 minutes that were asked for",
        "  Advice: Wait and see",
        "  Who else: R.T.",
    ]


def test_a_message_stands_there_until_the_conversation_was_held() -> None:
    contact = Contact("c", "L.K.", ContactType.PEER)
    talk = Conversation("t", "c", asked=date(2026, 3, 2), message="Dear L.K.,\n\nwords")
    lines = list(conversation_lines([Thread(Acquaintance(contact, talk), talk, Act.NOTHING)], TODAY))
    assert lines[0].endswith("asked 2 Mar, no answer yet. Next: nothing now.")
    assert lines[-1] == "  Message: Dear L.K., words"
