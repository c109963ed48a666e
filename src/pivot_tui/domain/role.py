"""The five groups of education roles that a physician can aim at (S2.1, S2.2)."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from pivot_tui.domain.journal import FROM_OUTSIDE


class Role(Enum):
    """A group of education roles; not one of them is lectures alone (S2.4)."""

    CLERKSHIP = "clerkship"
    RESIDENCY = "residency"
    SIMULATION = "simulation"
    PRECLINICAL = "preclinical"
    SCHOLAR = "scholar"


ROLE_NAMES = {
    Role.CLERKSHIP: "Clerkship or block director",
    Role.RESIDENCY: "Residency leadership (APD, PD)",
    Role.SIMULATION: "Simulation director or faculty",
    Role.PRECLINICAL: "Skills lab or pre-clinical lead",
    Role.SCHOLAR: "Full-time education scholar",
}


@dataclass(frozen=True, slots=True)
class RoleOfInterest:
    """A role that the user could see themselves in.

    Attributes:
        id: UUIDv5 of the role: each is ticked once at the most.
        role: The role.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    role: Role
