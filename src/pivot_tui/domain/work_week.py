"""The hours of a working week: the mix that is aimed at, its limits, and the weeks as they really were (S1.5)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.sheet import MINUTES_OF_A_WEEK

Percent = Annotated[int, Between(0, 100)]
WeekMinutes = Annotated[int, Between(0, MINUTES_OF_A_WEEK)]
Nights = Annotated[int, Between(0, 31)]


@dataclass(frozen=True, slots=True)
class TargetWeek:
    """The one record of the week that is aimed at.

    Attributes:
        id: UUIDv5, since there is only one.
        clinical: Percent of the hours, or nothing while no target is set.
        education: Likewise.
        admin: Likewise.
        other: Likewise.
        max_nights: Nights a month at the most, or nothing.
        max_weekends: Weekends a month at the most, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    clinical: Percent | None = None
    education: Percent | None = None
    admin: Percent | None = None
    other: Percent | None = None
    max_nights: Nights | None = None
    max_weekends: Annotated[int, Between(0, 5)] | None = None


@dataclass(frozen=True, slots=True)
class WeekLog:
    """The hours of one week as they were.

    Attributes:
        id: UUIDv5 of the week.
        week: The Monday it begins with.
        clinical: Minutes, or nothing where they were not counted.
        education: Likewise.
        admin: Likewise.
        after_hours: Likewise; charting at home.
        nights: Nights worked, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    week: date
    clinical: WeekMinutes | None
    education: WeekMinutes | None
    admin: WeekMinutes | None
    after_hours: WeekMinutes | None
    nights: Annotated[int, Between(0, 7)] | None
