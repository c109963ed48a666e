"""Academic years: they begin in a month that the user sets and are written like ``2025-26`` (DOMAIN 2.3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE

JULY = 7


@dataclass(frozen=True, slots=True)
class AcademicCalendar:
    """When the user's academic years begin; there is at most one.

    Attributes:
        id: UUIDv5 of its table.
        first_month: 1 for January to 12; July where nothing was said.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    first_month: Annotated[int, Between(1, 12)] = JULY


def academic_year(day: date, first_month: int = JULY) -> str:
    """The academic year that a day is in, as it is written: ``2025-26``, or ``2026`` where years begin in January."""
    start = day.year if day.month >= first_month else day.year - 1
    return str(start) if first_month == 1 else f"{start}-{(start + 1) % 100:02}"
