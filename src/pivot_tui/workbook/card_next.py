"""What a card asks next: to be closed where its condition holds, or to go on where the record it is linked with is."""

from enum import Enum
from typing import NamedTuple

from pivot_tui.domain.seed_card import Condition
from pivot_tui.workbook.board import CardFacts

_CONTACT = "contact"


class NextKind(Enum):
    """What kind of thing is next."""

    CLOSE = "close"
    RECORD = "record"
    CONTACT = "contact"


class CardNext(NamedTuple):
    """What a card asks next.

    Attributes:
        kind: What kind of thing that is.
        table: The table of the record that it is about; "" where it is the card itself.
        id: The id of that record.
        place: What that record is, in a word or two.
    """

    kind: NextKind
    table: str = ""
    id: str = ""
    place: str = ""


def next_of(facts: CardFacts, condition: Condition | None) -> CardNext | None:
    """What a card asks next, or nothing where there is nothing to go to.

    A condition that holds only offers to close the card; it never closes by itself. A record that is linked comes
    before somebody with whom it was promised, since the work lies there.

    Args:
        facts: What is known of the card.
        condition: What closes it, as it stands; nothing where it did not come from a seed.
    """
    if not facts.card.is_open:
        return None
    if condition is not None and condition.holds:
        return CardNext(NextKind.CLOSE)
    there = [link for link in facts.links if not link.state and not link.came_along]
    found = next((link for link in there if link.table != _CONTACT), None) or next(iter(there), None)
    if found is None:
        return None
    kind = NextKind.CONTACT if found.table == _CONTACT else NextKind.RECORD
    return CardNext(kind, found.table, found.id, found.place)
