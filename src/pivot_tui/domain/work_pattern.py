"""The pattern in which work comes: blocks of days on and off, and nights every few weeks (S1.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE


@dataclass(frozen=True, slots=True)
class WorkPattern:
    """The one record of the pattern; without it no day is known to be on or off.

    Attributes:
        id: UUIDv5, since there is only one.
        first_on: The first day of a block of days on.
        days_on: Days on in a row.
        days_off: Days off in a row.
        nights_every: One week of nights in so many, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    first_on: date
    days_on: Annotated[int, Between(1, 60)]
    days_off: Annotated[int, Between(0, 60)]
    nights_every: Annotated[int, Between(1, 52)] | None = None
