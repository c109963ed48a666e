"""What becomes of a person from an address book: somebody new, somebody who is here, or a question for the user."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.contact_names import are_other_names, comparable, letters_of, long_words, name_key

_FILLED = ("email", "phone", "institution", "position", "tags", "card_uid")
_OWN_UID = "urn:uuid:"
_MOST_ALIKE = 100  # who are looked at of all with the same initials


class Fate(Enum):
    """What importing would do with a person of the file."""

    NEW = "new"
    FILLS = "fills"
    HERE = "here"
    REPEATED = "repeated"
    UNCLEAR = "unclear"


class Choice(Enum):
    """What the user wants with somebody of whom it is unclear whether they are here."""

    LEFT_OUT = "left out"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as a file has them.

    Attributes:
        number: Their place in the file, from 1.
        name: Their whole name; it is kept nowhere unless the user wants that.
        who: What would be kept of it.
        type: What they look like to the user, by their title.
        email: Where they can be written to.
        phone: Where they can be called.
        emails: All addresses, to know them by.
        phones: All numbers, to know them by.
        institution: Where they are.
        position: What they are there.
        tags: Words to find them by.
        card_uid: The identifier of their card, or "".
    """

    number: int
    name: str
    who: str
    type: ContactType = ContactType.EXTERNAL
    email: str = ""
    phone: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    institution: str = ""
    position: str = ""
    tags: tuple[str, ...] = ()
    card_uid: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would become of one person of the file.

    Attributes:
        candidate: The person.
        fate: What would happen.
        contact: The contact that they are or may be, as it is now; nothing for somebody new.
        filled: The names of the fields that would be filled.
        why: What they are known by, in words; of somebody unclear, what is in doubt.
        first: The number in the file of whom they repeat, or may repeat, or nothing.
        was_asked: Whether this is unclear by itself, and the fate is what the user has said.
    """

    candidate: Candidate
    fate: Fate
    contact: Contact | None = None
    filled: tuple[str, ...] = ()
    why: str = ""
    first: int | None = None
    was_asked: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """What would become of all of them.

    Attributes:
        proposals: One for each person, in the order of the file.
        added: The new contacts, their ids still to be given.
        changed: The contacts of which fields would be filled, as they would be.
    """

    proposals: tuple[Proposal, ...]
    added: tuple[Contact, ...]
    changed: tuple[Contact, ...]

    def of(self, fate: Fate) -> tuple[Proposal, ...]:
        """Those with whom this would happen."""
        return tuple(proposal for proposal in self.proposals if proposal.fate is fate)

    @property
    def questions(self) -> tuple[Proposal, ...]:
        """Those of whom only the user knows whether they are here."""
        return tuple(p for p in self.proposals if p.was_asked or p.fate is Fate.UNCLEAR)


@dataclass(slots=True, eq=False)
class _Person:
    """Somebody who is here, or who would be once the file is in."""

    contact: Contact
    name: str  # the whole name as far as it is known, or ""
    is_here: bool
    first: int | None = None  # the number of whom they were met as in the file
    is_changed: bool = False
    emails: set[str] = field(default_factory=set)
    uids: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Match:
    person: _Person
    why: str
    is_sure: bool


def own_uid(contact: Contact) -> str:
    """The identifier of a contact's card: the one that another address book gave it, or its own."""
    return contact.card_uid or f"{_OWN_UID}{contact.id}"


def merge(
    candidates: Sequence[Candidate], contacts: Sequence[Contact], choices: Mapping[int, Choice] | None = None
) -> Merge:
    """What would become of each person of a file.

    They are somebody who is here by the same card, else by the same address or number, else by the same whole name,
    or by the same initials together with the same institution or position. Where only the initials agree, or where
    one thing speaks for it and another against it, the user says.

    Args:
        candidates: The people of the file.
        contacts: Those who are here.
        choices: What the user has said, by the numbers of the people.
    """
    known = _Known(contacts)
    claims: dict[str, set[str]] = {}
    for candidate in candidates:
        found = known.match(candidate)
        if found is not None and found.is_sure:
            claims.setdefault(found.person.contact.id, set()).add(name_key(candidate.name))
    shared = {contact for contact, names in claims.items() if len(names) > 1}
    said = choices or {}
    proposals = tuple(known.take(candidate, shared, said.get(candidate.number)) for candidate in candidates)
    added = tuple(person.contact for person in known.added)
    changed = tuple(person.contact for person in known.people if person.is_changed)
    return Merge(proposals, added, changed)


def made(candidate: Candidate, identifier: str) -> Contact:
    """The contact that somebody new would be."""
    return Contact(
        identifier,
        candidate.who,
        candidate.type,
        position=candidate.position,
        institution=candidate.institution,
        email=candidate.email,
        phone=candidate.phone,
        tags=candidate.tags,
        card_uid=candidate.card_uid,
    )


def filled(contact: Contact, candidate: Candidate) -> Contact:
    """A contact with its empty fields filled; what stands there stays."""
    values = {name: getattr(candidate, name) for name in _FILLED if not getattr(contact, name)}
    if own_uid(contact) == candidate.card_uid:
        values.pop("card_uid", None)
    return replace(contact, **{name: value for name, value in values.items() if value})


_BY_CARD, _BY_EMAIL, _BY_PHONE = "the same card", "the same e-mail", "the same number"
_BY_NAME, _BY_PLACE = "the same name", "the same initials and place"
_DOUBTS = {
    _BY_CARD: "the same card, but another name",
    _BY_EMAIL: "the same e-mail, but another name",
    _BY_PHONE: "the same number, but another name",
    _BY_NAME: "the same name, but another e-mail",
    _BY_PLACE: "the same initials and place, but perhaps somebody else",
    "": "only the initials agree",
}


class _Known:
    """Everybody who is here, found by whatever they may be known by.

    Attributes:
        people: Those who are here.
        added: Those who would be new.
    """

    def __init__(self, contacts: Sequence[Contact]) -> None:
        self.people: list[_Person] = []
        self.added: list[_Person] = []
        self._by: dict[tuple[str, str], dict[int, _Person]] = {}
        for contact in contacts:
            person = _Person(contact, contact.who if long_words(contact.who) else "", is_here=True)
            self.people.append(person)
            self._learn(person, (contact.email,), (contact.phone,), (contact.card_uid, f"{_OWN_UID}{contact.id}"))

    def _learn(self, person: _Person, emails: Sequence[str], phones: Sequence[str], uids: Sequence[str]) -> None:
        """Remember what somebody may be known by."""
        person.emails |= {comparable(email) for email in emails} - {""}
        person.uids |= {uid.strip() for uid in uids} - {""}
        keys = [("name", name_key(person.name)), *(("email", comparable(email)) for email in emails)]
        keys += [*(("phone", _digits(phone)) for phone in phones), *(("uid", uid.strip()) for uid in uids)]
        if person.is_here or not person.name:  # within one file whole names are known, and initials say nothing
            keys.append(("initials", letters_of(person.contact.who)))
        for key in keys:
            if key[1]:
                self._by.setdefault(key, {})[id(person)] = person

    def match(self, candidate: Candidate) -> _Match | None:
        """Whom somebody is or may be."""
        for kind, keys, why in (
            ("uid", [candidate.card_uid.strip()], _BY_CARD),
            ("email", [comparable(email) for email in candidate.emails], _BY_EMAIL),
            ("phone", [_digits(phone) for phone in candidate.phones], _BY_PHONE),
        ):
            found = self._find(kind, keys)
            agreeing = [person for person in found if _agrees(person, candidate)]
            if kind == "uid" and found and found[0].is_here and not agreeing:
                agreeing = found[:1]  # the user may have changed what they are called
            if found:
                return _Match((agreeing or found)[0], why, is_sure=len(agreeing) == 1)
        return self._match_name(candidate) or self._match_initials(candidate)

    def _match_name(self, candidate: Candidate) -> _Match | None:
        found = self._find("name", [name_key(candidate.name)]) if long_words(candidate.name) else []
        agreeing = [person for person in found if person.is_here or not _differ(person, candidate)]
        return _Match((agreeing or found)[0], _BY_NAME, is_sure=len(agreeing) == 1) if found else None

    def _match_initials(self, candidate: Candidate) -> _Match | None:
        alike, words = self._find("initials", [letters_of(candidate.who)]), long_words(candidate.name)
        found = [
            person
            for person in alike
            if not (person.name and are_other_names(long_words(person.name), words))
            and (person.is_here or not (candidate.card_uid and person.uids and candidate.card_uid not in person.uids))
        ]
        if not found:  # of very many with the same initials only some were looked at
            return _Match(alike[0], "", is_sure=False) if len(alike) == _MOST_ALIKE else None
        placed = [person for person in found if _same_place(person.contact, candidate)]
        agreeing = [person for person in placed if not _differ(person, candidate)]
        if agreeing:
            return _Match(agreeing[0], _BY_PLACE, is_sure=len(agreeing) == 1)
        return _Match((placed or found)[0], _BY_PLACE if placed else "", is_sure=False)

    def _find(self, kind: str, keys: Sequence[str]) -> list[_Person]:
        found: dict[int, _Person] = {}
        for key in filter(None, keys):
            found |= self._by.get((kind, key), {})
            if len(found) >= _MOST_ALIKE:
                break
        return list(found.values())[:_MOST_ALIKE]

    def take(self, candidate: Candidate, shared: set[str], choice: Choice | None) -> Proposal:
        """What becomes of the next one, who is known from then on."""
        found = self.match(candidate)
        if found is None:
            return self._add(candidate)
        person = found.person
        if found.is_sure and not (found.why == _BY_PLACE and person.contact.id in shared):
            return self._join(candidate, found)
        if choice is Choice.NEW:
            return replace(self._add(candidate), was_asked=True, why=_DOUBTS[found.why])
        if choice is Choice.SAME:
            return replace(self._join(candidate, found), was_asked=True, why=_DOUBTS[found.why])
        contact = person.contact if person.is_here else None
        return Proposal(candidate, Fate.UNCLEAR, contact, (), _DOUBTS[found.why], person.first)

    def _add(self, candidate: Candidate) -> Proposal:
        name = candidate.name if long_words(candidate.name) else ""
        person = _Person(made(candidate, f"new {candidate.number}"), name, is_here=False, first=candidate.number)
        self.added.append(person)
        self._learn(person, candidate.emails, candidate.phones, (candidate.card_uid,))
        return Proposal(candidate, Fate.NEW)

    def _join(self, candidate: Candidate, found: _Match) -> Proposal:
        person, before, first = found.person, found.person.contact, found.person.first
        person.contact = filled(before, candidate)
        names = tuple(name for name in _FILLED if getattr(before, name) != getattr(person.contact, name))
        person.is_changed |= bool(names)
        person.first = first or candidate.number
        person.name = person.name or (candidate.name if long_words(candidate.name) else "")
        self._learn(person, candidate.emails, candidate.phones, (candidate.card_uid,))
        fate = Fate.REPEATED if first is not None else Fate.FILLS if names else Fate.HERE
        return Proposal(candidate, fate, before if person.is_here else None, names, found.why, first)


def _agrees(person: _Person, candidate: Candidate) -> bool:
    """Whether the names of two speak for their being the same."""
    if person.name and name_key(person.name) == name_key(candidate.name):
        return True
    short = (letters_of(candidate.who), letters_of(candidate.name))
    return letters_of(person.contact.who) in short


def _differ(person: _Person, candidate: Candidate) -> bool:
    """Whether their addresses speak against their being the same."""
    emails = {comparable(email) for email in candidate.emails} - {""}
    return bool(emails and person.emails and emails.isdisjoint(person.emails))


def _same_place(contact: Contact, candidate: Candidate) -> bool:
    return any(
        comparable(getattr(contact, name))
        and comparable(getattr(contact, name)) == comparable(getattr(candidate, name))
        for name in ("institution", "position")
    )


def _digits(phone: str) -> str:
    """What a number comes down to: its last ten digits, which no code of a country changes; too few are none."""
    digits = "".join(filter(str.isdigit, phone))
    return digits[-10:] if len(digits) >= 6 else ""
