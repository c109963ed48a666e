"""Who you have met: those who control education jobs, who has a say in a role, mentors, and everybody else (S4.1)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import DECIDING_TYPES, FLAG_NAMES, Contact, ContactType
from pivot_tui.domain.role import Role

MENTORS_WANTED = 2
"""How many mentors with all three flags there should be before a search or a leap (K2)."""


@dataclass(frozen=True, slots=True)
class TypeKnown:
    """One of the five types that control education jobs, with those of it who are known.

    Attributes:
        type: The type.
        people: Those who are known, the ones that were met first.
    """

    type: ContactType
    people: tuple[Acquaintance, ...]

    @property
    def is_met(self) -> bool:
        """Whether one of them was met."""
        return any(known.is_met for known in self.people)


@dataclass(frozen=True, slots=True)
class RoleControlled:
    """A role with those who have a say in it.

    Attributes:
        role: The role.
        is_ticked: Whether the user could see themselves in it.
        people: Those who have a say in it, the ones that were met first.
    """

    role: Role
    is_ticked: bool
    people: tuple[Acquaintance, ...]


@dataclass(frozen=True, slots=True)
class WhoYouHaveMet:
    """The people of the workbook, by what they mean for a pivot.

    Attributes:
        types: The five types, in their order.
        roles: The five roles, the ticked ones first, each in their order.
        mentors: Mentors and those with one of the three flags, the ones with most of them first.
        others: Peers, people elsewhere and coordinators who are not among the mentors.
    """

    types: tuple[TypeKnown, ...]
    roles: tuple[RoleControlled, ...]
    mentors: tuple[Acquaintance, ...]
    others: tuple[Acquaintance, ...]

    @property
    def types_known(self) -> int:
        """Of how many of the five types somebody is known."""
        return sum(bool(one.people) for one in self.types)

    @property
    def types_met(self) -> int:
        """Of how many of the five types somebody was met."""
        return sum(one.is_met for one in self.types)

    @property
    def said_mentors(self) -> int:
        """How many are said to be mentors."""
        return sum(known.contact.is_mentor for known in self.mentors)

    @property
    def advocates(self) -> int:
        """How many have all three flags."""
        return sum(known.contact.can_advocate for known in self.mentors)

    @property
    def know_goals(self) -> int:
        """How many know the user's goals."""
        return sum(bool(known.contact.knows_goals) for known in self.mentors)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is known yet."""
        return not (self.mentors or self.others or any(one.people for one in self.types))


def who_you_have_met(people: Iterable[Acquaintance], ticked: Collection[Role]) -> WhoYouHaveMet:
    """Everybody who is known, by what they mean for a pivot.

    Args:
        people: All acquaintances.
        ticked: The roles that the user could see themselves in.
    """
    known = sorted(people, key=_met_first)
    types = tuple(TypeKnown(kind, tuple(one for one in known if one.contact.type is kind)) for kind in DECIDING_TYPES)
    roles = tuple(
        RoleControlled(role, role in ticked, tuple(one for one in known if role.value in one.contact.controls))
        for role in sorted(Role, key=lambda role: role not in ticked)
    )
    mentors = sorted((one for one in known if _is_towards_mentor(one.contact)), key=_flags_missing)
    others = (one for one in known if one.contact.type not in DECIDING_TYPES and not _is_towards_mentor(one.contact))
    return WhoYouHaveMet(types, roles, tuple(mentors), tuple(others))


def missing_flags(contact: Contact) -> tuple[str, ...]:
    """What a mentor lacks of the three flags, each with whether it is no or not known: ``knows your goals: no``."""
    return tuple(
        f"{FLAG_NAMES[name]}: {'not known' if flag is None else 'no'}"
        for name, flag in contact.flags.items()
        if not flag
    )


def _met_first(known: Acquaintance) -> tuple[bool, str]:
    return (not known.is_met, known.contact.id)


def _flags_missing(known: Acquaintance) -> int:
    return len(missing_flags(known.contact))


def _is_towards_mentor(contact: Contact) -> bool:
    """Whether somebody is a mentor, or has at least one of the flags."""
    return contact.type is ContactType.MENTOR or any(contact.flags.values())
