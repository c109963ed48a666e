"""The premise and the frame of a pivot: what is over, what is kept, and what time and household allow (P1, P2)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.sheet import MINUTES_OF_A_WEEK


class Side(Enum):
    """The two lists of the premise."""

    DONE_WITH = "done_with"
    WOULD_KEEP = "would_keep"


@dataclass(frozen=True, slots=True)
class Premise:
    """One line of the two lists: what the user is done with, or would keep.

    Attributes:
        id: UUIDv5 of a ticked seed, UUIDv7 for the user's own.
        side: Which list it stands on.
        text: The words.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    side: Side
    text: Annotated[str, NotEmpty()]


@dataclass(frozen=True, slots=True)
class Situation:
    """The one record of what the user has room for.

    Attributes:
        id: UUIDv5, since there is only one.
        gap: The one-line gap statement; private.
        pivot_minutes: Minutes a week for the pivot, or nothing.
        household: Limits of the household, in the user's words.
        no_move_before: The first day on which a move would be possible, or nothing.
        earliest_start: The first day of a new position that would suit, or nothing.
        latest_start: The last one, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    gap: str = ""
    pivot_minutes: Annotated[int, Between(0, MINUTES_OF_A_WEEK)] | None = None
    household: str = ""
    no_move_before: date | None = None
    earliest_start: date | None = None
    latest_start: date | None = None
