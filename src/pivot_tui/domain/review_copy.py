"""What of a weekly review a reader is shown: people by their roles, and nothing of money or offers (DOMAIN 6.2)."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from pivot_tui.domain.contact import TYPE_NAMES, Contact, ContactType
from pivot_tui.domain.export_profile import Profile

REVIEW_READERS = (Profile.MINE, Profile.MENTOR)
"""Who may be given a review: oneself, and a mentor."""

NOT_SHOWN = "A review goes to nobody but yourself and a mentor; a committee and the public are shown nothing of it."
NEVER_IN_IT = "The single item on burnout is never part of a review."


class Withheld(Enum):
    """What was left out of a copy, in words that stand before its number."""

    WHO = "people by name or initials, said by their roles"
    MONEY = "texts that speak of money"
    OFFER = "texts that speak of an offer"
    TOO_FEW = "evaluations that fewer than three people answered"


_SOMEBODY = "somebody"
_ROLES = {kind: f"a {name}" for kind, name in TYPE_NAMES.items()} | {ContactType.EXTERNAL: "somebody elsewhere"}
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,4}[^\W\d_]?\.?")
_UNKNOWN_INITIALS = re.compile(r"(?<!\w)(?!M\.D\.|D\.O\.|U\.S\.|U\.K\.|Ph\.D\.)[A-Z]\.(?:[A-Z]\.){1,3}(?!\w)")
_SHORTEST_NAME = 3
_TITLES = frozenset(("dr", "prof", "professor", "mrs", "miss", "md", "phd", "van", "von", "der", "den", "del", "the"))
_CURRENCIES = "usd|eur|gbp|chf|dollars?|euros?|pounds"
_MONEY = re.compile(
    rf"[$€£¥]\s*\d|\d\s*[$€£¥]|\d[\d,.' ]*\s*(?:k|{_CURRENCIES})\b|\b(?:{_CURRENCIES})\s*\d"
    r"|\b(?:salar(?:y|ies)|incomes?|bonus(?:es)?|wages?|compensation|pay ?(?:cut|rise|check|slip)|paid|mortgage"
    r"|stipends?|payments?|earnings?)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(?:counter-?)?offer(?:s|ed|ing|ings)?\b|\bcontracts?\b|\bletters? of intent\b", re.IGNORECASE)


def withheld(text: str) -> Withheld | None:
    """Why a text is not shown to a mentor, if it is not."""
    if _MONEY.search(text):
        return Withheld.MONEY
    return Withheld.OFFER if _OFFER.search(text) else None


def roles_of(contacts: Iterable[Contact]) -> dict[str, str]:
    """The roles of contacts in words, by what they are called."""
    return {who: _ROLES[contact.type] for contact in contacts if (who := " ".join(contact.who.split()))}


def with_roles(text: str, roles: Mapping[str, str]) -> tuple[str, int]:
    """A text in which people stand by their roles, and how many times one did.

    Initials are known with and without their dots, a name as a whole and by each of its parts; initials of nobody who
    is known become ``somebody``.

    Args:
        text: The words.
        roles: The roles in words, by what people are called.
    """
    found = 0
    for who in sorted(roles, key=len, reverse=True):
        text, replaced = _pattern(who).subn(lambda _, role=roles[who]: role, text)  # type: ignore[misc]
        found += replaced
    text, replaced = _UNKNOWN_INITIALS.subn(_SOMEBODY, text)
    found += replaced
    return (text[:1].upper() + text[1:] if found else text), found


def _pattern(who: str) -> re.Pattern[str]:
    if _INITIALS.fullmatch(who):
        letters = [re.escape(letter) for letter in who if letter.isalpha()]
        dotted, bare = r"\. ?".join(letters), "".join(letters)
        return re.compile(rf"(?<!\w)(?:(?i:{dotted}\.)|{dotted}(?!\w)|{bare}(?!\w))")
    parts = who.split()
    whole = r"\s+".join(re.escape(part) for part in parts)
    names = [f"(?i:{whole})"]
    names += [f"(?i:{re.escape(part)})" for part in parts[-1:] if len(parts) > 1 and _is_name(part)]
    names += [f"{re.escape(part)}|{re.escape(part.upper())}" for part in parts[:-1] if _is_name(part)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


def _is_name(part: str) -> bool:
    """Whether a part of a name gives somebody away by itself."""
    plain = part.strip(".,").casefold()
    return len(plain) >= _SHORTEST_NAME and plain not in _TITLES
