"""What names and titles from an address book come down to."""

import re

from pivot_tui.domain.contact import ContactType

_TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame"}
_DEGREES = {"md", "do", "phd", "mhpe", "med", "msc", "ma", "ms", "mph", "mba", "rn", "np", "facp", "frcp", "jr", "sr"}
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*)+")
_NOT_PLAIN = {"former", "formerly", "ex", "emeritus", "emerita", "retired", "past", "associate", "assistant", "deputy"}
_FEW = 3  # capitals without a dot that are initials rather than a name


def guess_type(position: str) -> ContactType:
    """What somebody is by their title, where that is plain; somebody elsewhere otherwise (S4.1)."""
    words = re.findall(r"[^\W\d_]+", position.casefold())
    known, line = set(words), " ".join(words)
    found: ContactType | None = None
    if known & _NOT_PLAIN:
        return ContactType.EXTERNAL
    if known & {"coordinator", "coordinators"}:
        return ContactType.COORDINATOR
    is_director = bool(known & {"director", "codirector"})
    if "vice chair" in line and "education" in known:
        found = ContactType.VICE_CHAIR
    elif is_director and "clerkship" in known:
        found = ContactType.CLERKSHIP_DIRECTOR
    elif is_director and known & {"simulation", "sim"}:
        found = ContactType.SIMULATION_DIRECTOR
    elif is_director and ("ume" in known or "undergraduate medical education" in line):
        found = ContactType.UME_DIRECTOR
    elif is_director and (known & {"residency", "fellowship"}) and known.isdisjoint({"executive", "medical"}):
        found = ContactType.PROGRAM_DIRECTOR
    return found or ContactType.EXTERNAL


def name_in_short(name: str) -> str:
    """The initials of a name as address books have it, with titles, degrees or the family name first; others stay."""
    name = " ".join(name.split())
    if _INITIALS.fullmatch(name) or (name.isalpha() and name.isupper() and len(name) <= _FEW):
        return name
    letters = [next(filter(str.isalpha, word), "").upper()[:1] for word in _words(name)]
    return "".join(f"{letter}." for letter in letters if letter) or name


def _words(name: str) -> list[str]:
    """The words of a name, the given one first, without titles and degrees."""
    family, _, rest = name.partition(",")
    behind = [word for word in rest.replace(",", " ").split() if _bare(word) not in _DEGREES]
    words = [word for word in (*behind, *family.split()) if _bare(word) not in _TITLES] or name.split()
    while len(words) > 2 and _bare(words[-1]) in _DEGREES and sum(map(str.isupper, words[-1])) > 1:
        del words[-1]
    return [part for word in words for part in re.split(r"[.-]+", word) if part]


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()


def comparable(text: str) -> str:
    """What a text comes down to where case and blanks do not matter."""
    return " ".join(text.casefold().split())


def name_key(name: str) -> str:
    """What a whole name comes down to, in whichever order it is written."""
    return " ".join(sorted(word.casefold() for word in _words(name)))


def long_words(name: str) -> frozenset[str]:
    """The words of a name that are more than initials; initials have none."""
    words = _words(name)
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= _FEW:
        return frozenset()
    return frozenset(word.casefold() for word in words if sum(map(str.isalpha, word)) > 1)


def are_other_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the long words of two names say that they are two people's: ``J. Avery`` may be ``Jordan Avery``."""
    return bool(one and other) and not (one <= other or other <= one)


def letters_of(who: str) -> str:
    """What initials come down to, however they are written; of a name those of it."""
    return "".join(filter(str.isalnum, name_in_short(who).casefold())) or comparable(who)
