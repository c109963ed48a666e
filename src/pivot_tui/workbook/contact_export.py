"""Contacts out, as address cards that other programs take: under the names that are kept, and nothing of the notes."""

from collections.abc import Iterator
from pathlib import Path

from pivot_tui.domain.contact import Contact
from pivot_tui.domain.days import Now
from pivot_tui.interchange.contact_cards import card_of as card_of
from pivot_tui.interchange.contact_cards import cards_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook.private_files import check_target, named_file, write_private


def file_name(now: Now) -> str:
    """A name for the file, after the day: ``contacts-2026-03-13.vcf``."""
    return f"contacts-{now.day.isoformat()}.vcf"


def count(store: Store) -> int:
    """How many contacts there are.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        (found,) = db.execute("SELECT count(*) FROM contact").fetchone()
    return int(found)


def cards(store: Store) -> Iterator[str]:
    """The cards of all contacts, in the order in which they were added, one after the other.

    Raises:
        Fault: The workbook cannot be read.
    """
    yield from cards_of(_contacts(store))


def write_cards(store: Store, typed: str | Path, name: str, *, force: bool = False) -> tuple[Path, int]:
    """Write the cards of all contacts to a file that only this user may read.

    Args:
        store: The workbook.
        typed: The file, or a folder.
        name: The name that it gets in a folder.
        force: Write over a file that is there.

    Returns:
        The file, and how many cards are in it.

    Raises:
        TargetExists: There is such a file, and it may not be written over.
        Fault: It was not written, and what was there is as it was.
    """
    path = named_file(typed, name)
    check_target(store, path, force=force)
    contacts = _contacts(store)
    write_private(path, (card.encode() for card in cards_of(contacts)), force=force)
    return path, len(contacts)


def _contacts(store: Store) -> tuple[Contact, ...]:
    with store.reading() as db:
        return tuple(CONTACT.select(db, "ORDER BY id"))
