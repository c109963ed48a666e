"""What any reader of address books yields: people with their place in the file, and what had to be left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """One person as a file has them.

    Attributes:
        number: Their place in the file: the number of the card, or the line of the table.
        name: Their whole name.
        emails: Their addresses, the preferred one first.
        phones: Their numbers, the preferred one first.
        institution: Where they work.
        position: What they are there.
        categories: The groups they are sorted into.
        uid: The identifier of their card, or "".
        type: What this program wrote of their type, or "".
    """

    number: int
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    institution: str = ""
    position: str = ""
    categories: tuple[str, ...] = ()
    uid: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """Somebody in the file who cannot be brought in.

    Attributes:
        number: Their place in the file.
        sentence: Why.
    """

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Everybody in a file.

    Attributes:
        form: What it was read as, in words.
        unit: What their numbers count: ``card``, ``line`` or ``row``.
        people: Those who can be brought in, in the order of the file.
        missed: Those who cannot, and why.
        dropped: What the file says beside, by name, with how many have it; none of it is kept.
        groups: How many lists of people were passed over.
        notes: How the file was read, where that could be doubted, a sentence each.
    """

    form: str
    unit: str
    people: tuple[FoundPerson, ...]
    missed: tuple[Missed, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    groups: int = 0
    notes: tuple[str, ...] = ()
