"""The plan as a whole: when it starts, how far it reaches, and on which day of the week it is looked at (S10.0)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between
from pivot_tui.domain.journal import FROM_OUTSIDE

Horizon = Annotated[int, Between(12, 24)]
Weekday = Annotated[int, Between(0, 6)]


@dataclass(frozen=True, slots=True)
class Plan:
    """When the plan runs.

    Attributes:
        id: UUIDv5; there is one.
        start: The first day of its first month.
        horizon_months: How many months it reaches, 12 to 24.
        review_weekday: The day of the weekly review, 0 for Monday to 6 for Sunday, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    start: date
    horizon_months: Horizon = 24
    review_weekday: Weekday | None = None
