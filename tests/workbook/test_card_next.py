"""What a card asks next: closing comes before a linked record, and that before somebody."""

from datetime import date

from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.seed_card import Condition
from pivot_tui.workbook.board import CardFacts
from pivot_tui.workbook.card_next import CardNext, NextKind, next_of
from pivot_tui.workbook.links import IN_TRASH, Linked

TODAY = date(2026, 3, 13)
CARD = Card("c", "Send it", TODAY)
CONTACT = Linked("1", "contact", "mo", "M.O.", "contact", None)
PROJECT = Linked("2", "project", "p", "Feedback form", "project", None)
GONE = Linked("3", "project", "q", "Old one", "project", None, state=IN_TRASH)
HOLDS, OPEN, UNKNOWN = Condition(True, "It is there."), Condition(False, "Not yet."), Condition(None, "By hand.")


def test_a_condition_that_holds_offers_to_close_the_card() -> None:
    facts = CardFacts(CARD, None, links=(PROJECT,))
    assert next_of(facts, HOLDS) == CardNext(NextKind.CLOSE)
    for condition in (OPEN, UNKNOWN, None):
        assert next_of(facts, condition) == CardNext(NextKind.RECORD, "project", "p", "project")


def test_a_linked_record_comes_before_the_one_it_was_promised_to() -> None:
    assert next_of(CardFacts(CARD, None, links=(CONTACT, PROJECT)), None) == CardNext(
        NextKind.RECORD, "project", "p", "project"
    )
    assert next_of(CardFacts(CARD, None, links=(GONE, CONTACT)), OPEN) == CardNext(
        NextKind.CONTACT, "contact", "mo", "contact"
    )


def test_nothing_is_next_of_a_done_card_or_one_without_links() -> None:
    done = Card("c", "Sent", TODAY, Column.DONE, done_on=TODAY)
    assert next_of(CardFacts(done, None, links=(PROJECT,)), HOLDS) is None
    assert next_of(CardFacts(CARD, None, links=(GONE,)), None) is None
