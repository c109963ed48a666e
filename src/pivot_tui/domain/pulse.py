"""The weekly pulse of energy and dread, and the optional single item on burnout (S1.7, DOMAIN 5.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE, Rating


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a week was, in two numbers.

    Attributes:
        id: UUIDv5 of its week, so that a week has one.
        day: The day on which it was given.
        energy: 0 to 5.
        dread: 0 to 5.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    energy: Rating
    dread: Rating


@dataclass(frozen=True, slots=True)
class BurnoutAnswer:
    """An answer to the single item.

    Attributes:
        id: UUIDv5 of its day, so that a day has one.
        day: The day on which it was given.
        answer: 1 to 5.
        wording: The id of the wording that was shown.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    day: date
    answer: Annotated[int, Between(1, 5)]
    wording: Annotated[str, NotEmpty()]
