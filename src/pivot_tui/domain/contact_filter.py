"""The filter line of the contacts: initials without dots, words, ``+tag``, ``overdue``, ``met`` and ``not met``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import TYPE_NAMES, Contact, initials_instead, short_name
from pivot_tui.domain.follow_up import Due


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts to show; an empty filter shows all.

    Attributes:
        words: Beginnings of words that must all be there, of who it is and of what is said of them.
        tags: Beginnings of tags that must all be there.
        overdue: Whether only those count with whom something is overdue.
        met: Whether they must have been met, or must not; nothing for both.
    """

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    overdue: bool = False
    met: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the filter lets everybody through."""
        return self == ContactFilter()

    def lets_through(self, known: Acquaintance, due: Due | None, today: date) -> bool:
        """Whether a contact is to be shown.

        Args:
            known: The contact.
            due: What is due with them, or nothing.
            today: The present day.
        """
        if self.met is not None and known.is_met is not self.met:
            return False
        if self.overdue and (due is None or not due.is_overdue(today)):
            return False
        contact = known.contact
        if not all(any(tag.casefold().startswith(wanted) for tag in contact.tags) for wanted in self.tags):
            return False
        return answers_to(contact, self.words)


def read_contact_filter(line: str) -> ContactFilter:
    """Read a filter line; every word that is not known here is looked for."""
    words: list[str] = []
    tags: list[str] = []
    overdue, met = False, None
    rest = line.casefold().split()
    while rest:
        word = rest.pop(0)
        if word == "overdue":
            overdue = True
        elif word == "met":
            met = True
        elif word == "not" and rest[:1] == ["met"]:
            rest.pop(0)
            met = False
        elif word.startswith("+") and len(word) > 1:
            tags.append(word[1:])
        elif any(character.isalnum() for character in word):
            words.append(word)
    return ContactFilter(tuple(words), tuple(tags), overdue, met)


def answers_to(contact: Contact, wanted: Sequence[str]) -> bool:
    """Whether each of some words, in lower case, is how something begins that is known of a contact."""
    if not wanted:
        return True
    said = (contact.who, contact.position, contact.institution, contact.controls_also, TYPE_NAMES[contact.type])
    found = [*" ".join(said).casefold().replace("-", " ").split(), *contact.tags]
    names = [short_name(contact.who), short_name(initials_instead(contact.who) or "")]
    return all(
        any(name.startswith(short_name(word)) for name in names) or any(one.startswith(word) for one in found)
        for word in wanted
    )
