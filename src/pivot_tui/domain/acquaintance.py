"""Somebody the user knows, with how far things have come between them."""

from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.contact import Contact
from pivot_tui.domain.conversation import Conversation


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A contact with what the conversations say of them.

    Attributes:
        contact: Who it is.
        newest: The newest conversation with them, open or over, or nothing.
        held: The last day on which a conversation was held, or nothing.
        asked: The last day on which they were asked for one, or nothing.
        last_contact: The last day on which anything passed between them, or nothing.
    """

    contact: Contact
    newest: Conversation | None = None
    held: date | None = None
    asked: date | None = None
    last_contact: date | None = None

    @property
    def is_met(self) -> bool:
        """Whether a conversation was held with them (S4.1)."""
        return self.held is not None
