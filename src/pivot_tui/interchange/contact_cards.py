"""Contacts as address cards: what of a card is a person here, and what of a contact goes onto a card."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pivot_tui.domain.contact import Contact
from pivot_tui.domain.contact_merge import own_uid
from pivot_tui.interchange.imported import Progress, no_progress
from pivot_tui.interchange.imported_people import FoundPeople, FoundPerson, Missed
from pivot_tui.interchange.vcard import Card, Value, read_cards, write_card

TYPE_PROPERTY = "X-PIVOT-TYPE"
"""Where the type of a contact stands on its card; other programs pass it over."""

_GROUP_KINDS = {"group"}
_READ = {"n", "fn", "nickname", "email", "tel", "org", "title", "categories", "uid", TYPE_PROPERTY.lower()}
_OF_THE_CARD = {"version", "prodid", "rev", "kind", "x-addressbookserver-kind", "source", "name", "class", "profile"}
_LABELS = {"x-ablabel", "x-abadr", "x-abuid", "x-abshowas", "x-phonetic-first-name", "x-phonetic-last-name"}
_DROPPED = {
    "adr": "postal addresses",
    "label": "postal addresses",
    "geo": "postal addresses",
    "bday": "birthdays",
    "photo": "photos",
    "logo": "photos",
    "note": "notes",
    "url": "web pages",
    "impp": "messengers",
    "anniversary": "other days",
    "x-abdate": "other days",
    "related": "relations",
    "x-abrelatednames": "relations",
    "agent": "relations",
    "role": "roles",
}


def people(content: bytes, name: str, step: Progress = no_progress) -> FoundPeople:
    """The people on the cards of a file.

    Args:
        content: What is in the file.
        name: What it is called.
        step: Told now and then how far the reading is; whatever it raises ends it.

    Raises:
        CannotImport: There are no cards in it, or more than can be meant.
    """
    found = read_cards(content, name, step)
    kept: list[FoundPerson] = []
    missed = [Missed(broken.number, broken.sentence) for broken in found.broken]
    dropped: Counter[str] = Counter()
    groups = skipped = 0
    for card in found.cards:
        if _is_group(card):
            groups += 1
            continue
        skipped += card.skipped
        person = _person(card)
        if person is None:
            missed.append(Missed(card.number, "There is no name on it, and nothing that would do instead."))
            continue
        kept.append(person)
        dropped.update(_dropped(card))
    notes = list(found.notes)
    if skipped:
        notes.append("1 line is none of a card." if skipped == 1 else f"{skipped:,} lines are none of a card.")
    missed.sort(key=lambda one: one.number)
    return FoundPeople("vCard", "card", tuple(kept), tuple(missed), tuple(dropped.most_common()), groups, tuple(notes))


def card_of(contact: Contact) -> str:
    """The card of a contact, under the name that is kept of them; nothing of the notes goes with it."""
    lines: list[tuple[str, tuple[str, ...]]] = [
        ("UID", (own_uid(contact),)),
        ("FN", (contact.who,)),
        ("N", (contact.who, "", "", "", "")),
        ("ORG", (contact.institution,)),
        ("TITLE", (contact.position,)),
        ("EMAIL", (contact.email,)),
        ("TEL", (contact.phone,)),
        ("CATEGORIES", contact.tags),
        (TYPE_PROPERTY, (contact.type.value,)),
    ]
    return write_card((name, parts) for name, parts in lines if any(parts))


def _is_group(card: Card) -> bool:
    kinds = {card.first("kind").strip().lower(), card.first("x-addressbookserver-kind").strip().lower()}
    return not kinds.isdisjoint(_GROUP_KINDS)


def _person(card: Card) -> FoundPerson | None:
    emails = _preferred(card.all("email"), "mailto:")
    phones = _preferred([value for value in card.all("tel") if not _is_fax(value)], "tel:")
    name = _name(card) or _name_in(emails[0] if emails else "") or card.first("org")
    if not name.strip():
        return None
    organisation = next((value.parts() for value in card.all("org")), ())
    return FoundPerson(
        card.number,
        name,
        emails,
        phones,
        ", ".join(part for part in organisation if part.strip()),
        card.first("title"),
        tuple(part for value in card.all("categories") for part in value.parts(",") if part.strip()),
        card.first("uid"),
        card.first(TYPE_PROPERTY.lower()),
    )


def _name(card: Card) -> str:
    """The name for showing; failing that the structured one, put together, or the nickname."""
    if shown := card.first("fn"):
        return shown
    for value in card.all("n"):
        family, given, more = (*value.parts(), "", "", "")[:3]
        if put := " ".join(part for part in (given, more, family) if part.strip()):
            return put
    return card.first("nickname")


def _name_in(email: str) -> str:
    """What an address says of a name: ``jordan.avery@…`` is Jordan Avery."""
    words = re.findall(r"[^\W\d_]+", email.partition("@")[0])
    return " ".join(word.capitalize() for word in words)


def _preferred(values: Sequence[Value], scheme: str) -> tuple[str, ...]:
    """What values say, each once, the preferred first, then what is of work."""
    said = []
    for value in sorted(values, key=_rank):
        text = value.plain
        is_address = value.parameters.get("value", "").lower() == "uri" or text.lower().startswith(f"{scheme}+")
        if is_address and text.lower().startswith(scheme):
            text = text[len(scheme) :]
        said.append(text)
    return tuple(dict.fromkeys(text for text in said if text.strip()))


def _rank(value: Value) -> tuple[int, int]:
    types = {word.strip().lower() for word in value.parameters.get("type", "").split(",")}
    asked = value.parameters.get("pref", "")
    preference = int(asked) if re.fullmatch(r"[0-9]{1,3}", asked) else 1 if "pref" in types else 101
    return preference, 0 if "work" in types else 1


def _is_fax(value: Value) -> bool:
    types = {word.strip().lower() for word in value.parameters.get("type", "").split(",")}
    return not types.isdisjoint({"fax", "pager"}) and "voice" not in types


def _dropped(card: Card) -> Iterator[str]:
    """What of a card is not kept, by its name; each name once."""
    names = set()
    for name, values in card.values.items():
        if name in _READ or name in _OF_THE_CARD or name in _LABELS:
            continue
        if name in ("photo", "logo") or any(value.text.replace(";", "").strip() for value in values):
            names.add(_DROPPED.get(name, "other fields"))
    if len(card.all("email")) > 1:
        names.add("further e-mail addresses")
    if len(card.all("tel")) > 1:
        names.add("further numbers")
    yield from sorted(names)


def cards_of(contacts: Sequence[Contact]) -> Iterator[str]:
    """The cards of contacts, one after the other."""
    return map(card_of, contacts)
