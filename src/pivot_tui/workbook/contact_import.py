"""Importing contacts: the people of a file are shown first, and then saved as one action or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.contact_merge import Candidate, Choice, Fate, Merge, merge
from pivot_tui.domain.contact_names import guess_type, name_in_short
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import TAG
from pivot_tui.domain.plain_text import is_control
from pivot_tui.interchange import contact_cards, contact_tables
from pivot_tui.interchange.imported import Progress, no_progress, read_beginning, read_bytes
from pivot_tui.interchange.imported_people import FoundPeople, FoundPerson, Missed
from pivot_tui.interchange.vcard import holds_cards
from pivot_tui.store.backups import BackupReason, make_backup
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook.import_steps import never, steps

IMPORTED = "contact.import"
"""The message key of an import."""

Choices = Mapping[int, Choice]
"""What the user has said of those of whom it is unclear whether they are here, by their numbers in the file."""

_LONGEST = 500  # characters of anything that is kept
_CARD_ENDINGS = {".vcf", ".vcard"}
_OF_GOOGLE = {"mycontacts", "my-contacts", "starred"}


@dataclass(frozen=True, slots=True)
class ContactPreview:
    """What a file of contacts holds and what importing it would do.

    Attributes:
        path: The file.
        form: What it was read as, in words.
        unit: What its numbers count: ``card``, ``line`` or ``row``.
        keep_names: Whether whole names would be kept rather than initials.
        choices: What the user has said of those of whom it is unclear whether they are here.
        merge: What would become of each.
        missed: Those who cannot be brought in, and why.
        dropped: What the file says beside, by name, with how many have it; none of it is kept.
        groups: How many lists of people were passed over.
        notes: How the file was read, where that could be doubted, a sentence each.
    """

    path: Path
    form: str
    unit: str
    keep_names: bool
    choices: Choices
    merge: Merge
    missed: tuple[Missed, ...]
    dropped: tuple[tuple[str, int], ...]
    groups: int
    notes: tuple[str, ...]
    _people: tuple[FoundPerson, ...] = field(repr=False, default=())

    @property
    def can_import(self) -> bool:
        """Whether anything would be saved."""
        return bool(self.merge.added or self.merge.changed)


@dataclass(frozen=True, slots=True)
class ImportedContacts:
    """What an import did.

    Attributes:
        added: How many contacts were added.
        filled: Of how many others empty fields were filled.
    """

    added: int = 0
    filled: int = 0


def preview(
    store: Store,
    path: Path,
    *,
    keep_names: bool = False,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> ContactPreview:
    """Read a file and find out what importing it would do; nothing is saved, and nothing is asked of the network.

    Args:
        store: The workbook; in a worker, on a connection of its own.
        path: The file: address cards, a table of comma separated values, or a spreadsheet.
        keep_names: Keep whole names; otherwise initials are made of them.
        progress: Told how much of how much is read.
        cancelled: Asked now and then whether to stop.

    Raises:
        Fault: It cannot be read, or the reading was stopped.
    """
    step = steps(progress, cancelled)
    found = _people(path, step)
    step(0, 1)
    candidates, too_long = _candidates(found.people, keep_names=keep_names)
    return ContactPreview(
        path,
        found.form,
        found.unit,
        keep_names,
        {},
        merge(candidates, _contacts(store)),
        tuple(sorted((*found.missed, *too_long), key=lambda missed: missed.number)),
        found.dropped,
        found.groups,
        found.notes,
        found.people,
    )


def chosen(store: Store, shown: ContactPreview, choices: Choices, *, keep_names: bool) -> ContactPreview:
    """The preview after the user has said who somebody is, or what is kept of names.

    Args:
        store: The workbook.
        shown: The preview.
        choices: What the user has said, by the numbers of the people in the file.
        keep_names: Whether whole names are kept.

    Raises:
        Fault: The workbook cannot be read.
    """
    return _again(store, replace(shown, choices=choices, keep_names=keep_names))


def save(
    store: Store,
    shown: ContactPreview,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> ImportedContacts:
    """Save what a preview shows as one action, after a backup; whoever has come meanwhile is not added twice.

    Args:
        store: The workbook; in a worker, on a connection of its own.
        shown: What was read, with what the user has chosen.
        progress: Told how much of how much is done; it may still come to nothing.
        cancelled: Asked now and then whether to stop.

    Raises:
        Fault: It was stopped or could not be saved; nothing was added.
    """
    if not shown.can_import:
        return ImportedContacts()
    step = steps(progress, cancelled)
    store.check_writable()
    make_backup(store, BackupReason.BEFORE)
    with store.transaction(IMPORTED) as batch:
        found = _again(store, shown).merge
        step(1, 3)
        added, identifier = [], None
        for contact in found.added:
            identifier = uuid7(batch.at, identifier)
            added.append(replace(contact, id=identifier))
        CONTACT.insert(store.db, added)
        step(2, 3)
        for contact in found.changed:
            CONTACT.update(store.db, contact)
        step(3, 3)
    return ImportedContacts(len(added), len(found.changed))


def count(shown: ContactPreview, fate: Fate) -> int:
    """With how many people of the file this would happen."""
    return len(shown.merge.of(fate))


def _people(path: Path, step: Progress) -> FoundPeople:
    if holds_cards(read_beginning(path)) or path.suffix.casefold() in _CARD_ENDINGS:
        return contact_cards.people(read_bytes(path), path.name, step)
    return contact_tables.people(path, step)


def _again(store: Store, shown: ContactPreview) -> ContactPreview:
    candidates, _ = _candidates(shown._people, keep_names=shown.keep_names)  # noqa: SLF001 - a field of this module's own
    return replace(shown, merge=merge(candidates, _contacts(store), shown.choices))


def _contacts(store: Store) -> tuple[Contact, ...]:
    with store.reading() as db:
        return tuple(CONTACT.select(db, "ORDER BY id"))


def _candidates(found: tuple[FoundPerson, ...], *, keep_names: bool) -> tuple[list[Candidate], list[Missed]]:
    """The people as they may come in, and those of whom a field is too long to be meant."""
    candidates, missed = [], []
    for person in found:
        candidate = _candidate(person, keep_names=keep_names)
        if not candidate.who:
            missed.append(Missed(person.number, "There is no name that could be shown."))
        elif any(len(text) > _LONGEST for text in _texts(candidate)):
            missed.append(Missed(person.number, f"One of its fields has more than {_LONGEST} characters."))
        else:
            candidates.append(candidate)
    return candidates, missed


def _candidate(person: FoundPerson, *, keep_names: bool) -> Candidate:
    name, position = _cleaned(person.name), _cleaned(person.position)
    emails = tuple(filter(None, map(_cleaned, person.emails)))
    phones = tuple(filter(None, map(_cleaned, person.phones)))
    written = next((kind for kind in ContactType if kind.value == person.type), None)
    return Candidate(
        person.number,
        name,
        name if keep_names else name_in_short(name),
        written or guess_type(position),
        next(iter(emails), ""),
        next(iter(phones), ""),
        emails,
        phones,
        _cleaned(person.institution),
        position,
        tuple(dict.fromkeys(tag for tag in map(_tag, person.categories) if tag)),
        _cleaned(person.uid),
    )


def _texts(candidate: Candidate) -> tuple[str, ...]:
    return (
        candidate.name,
        candidate.email,
        candidate.phone,
        candidate.institution,
        candidate.position,
        candidate.card_uid,
        *candidate.tags,
    )


def _cleaned(text: str) -> str:
    """A text on one line, without what would command a terminal."""
    plain = "".join(" " if is_control(sign) or "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return " ".join(plain.split())


def _tag(category: str) -> str:
    """A category as a tag, or "" where nothing of it can be one, or where it only says that somebody is a contact."""
    tag = "-".join(_cleaned(category).lower().lstrip("*+ ").split())
    return tag if TAG.fullmatch(tag) and tag not in _OF_GOOGLE else ""
