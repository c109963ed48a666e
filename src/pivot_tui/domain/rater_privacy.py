"""Which columns of an evaluation file say who answered, or from where: they are never read."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WHO = r"(?:your|my|full|first|last|given|family|middle|preferred|respondent|rater|evaluator|recipient|trainee|learner)"
_PERSON = r"(?:student|resident|trainee|learner|rater|respondent|evaluator|participant|recipient|intern|fellow)"
_NAME = re.compile(
    rf"(?:{_WHO}[ _-]?){{0,2}}(?:first|last|sur|given|family)?[ _-]?names?(?:\s*\(.*\))?"
    rf"|names? of (?:the )?{_PERSON}\b.*|{_PERSON}(?:'s)?[ _-]?(?:full[ _-]?)?name|what is your (?:full )?name.*"
    r"|name[ _-](?:first|last)|recipient(?:first|last)name|user[ _-]?names?|net[ _-]?id|signature|initials"
    r"|surname|vorname|nachname|nom|prénom|prenom|nombre|apellidos?|cognome|benutzername|nom d'utilisateur"
    rf"|(?:{_PERSON}|employee|badge|matriculation)[ _-]?(?:id|number|no\.?)|mrn|ssn|orcid"
    r"|external ?(?:data ?)?reference"
    r"|(?:redcap_)?survey[ _]identifier|date of birth|dob|birth ?(?:day|date)|geburtsdatum",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r".*\be[ _-]?mails?\b.*|.*emails?(?:address)?$|correo(?: electrónico)?|adresse e-?mail|.*\be-mail-adresse\b.*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"ip|ip[ _-]?address|(?:location[ _-]?)?(?:latitude|longitude)|geo[ _-]?location|location"
    r"|(?:(?:postal|street|home|mailing|work|your)[ _-]?)*address(?:[ _-]?line)?[ _-]?\d?|anschrift|adresse|dirección"
    r"|zip|(?:zip|post|postal)[ _-]?codes?|plz|city|town|county|state|country|region|ort|ville|ciudad|wohnort"
    r"|(?:redcap_)?data[ _]access[ _]group|site|hospital|institution|(?:home|your) (?:institution|hospital|town|city)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:(?:your|home|work|mobile|cell)[ _-]?)*(?:phone|telephone|mobile|cell|fax|pager|telefon|handy|téléphone)"
    r"(?:[ _-]?(?:number|no\.?|\d))?",
    re.IGNORECASE,
)
_IS_EMAIL = re.compile(r"(?:mailto:)?[^@\s<>]{1,64}@[^@\s<>]{1,190}\.[A-Za-z]{2,}|[^<>]{0,90}<[^@\s<>]+@[^@\s<>]+>")
_IS_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?|(?=.*[0-9a-fA-F]:)(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}")
_LONGEST = 80  # characters of a header that names a person rather than asks a question


class Personal(NamedTuple):
    """Why a column is dropped.

    Attributes:
        what: What it holds, in words: names, e-mail addresses, places.
        certain: Whether the values themselves, or the program that wrote the file, say so; the user cannot undo it.
        names_people: Whether it says who answered, so that the answers were not anonymous.
    """

    what: str
    certain: bool
    names_people: bool


_NAMES = Personal("names and personal numbers", certain=False, names_people=True)
_EMAILS = Personal("e-mail addresses", certain=False, names_people=True)
_PHONES = Personal("telephone numbers", certain=False, names_people=True)
_PLACES = Personal("addresses and places", certain=False, names_people=False)


def personal(headers: Sequence[str], values: Sequence[str], *, certain: bool = False) -> Personal | None:
    """What a column tells of those who answered, if anything.

    Args:
        headers: What the column is called, in every row of headers.
        values: What stands in it.
        certain: Whether the program that wrote the file gives columns of these names this meaning.
    """
    if any(_IS_EMAIL.fullmatch(value.strip()) for value in values if "@" in value):
        return _EMAILS._replace(certain=True)
    if any(_IS_IP.fullmatch(value.strip()) for value in values if len(value) < _LONGEST):
        return Personal("IP addresses", certain=True, names_people=False)
    for header in headers:
        if (found := _by_header(header)) is not None:
            return found._replace(certain=certain)
    return None


def _by_header(header: str) -> Personal | None:
    words = " ".join(header.replace("’", "'").split()).strip(" :*?.")
    if not words or len(words) > _LONGEST:
        return None
    for pattern, found in ((_NAME, _NAMES), (_EMAIL, _EMAILS), (_PHONE, _PHONES), (_PLACE, _PLACES)):
        if pattern.fullmatch(words):
            return found
    return None
