"""What a value must be, in the grouping protocol of annotated-types, which is loaded only when it is asked for."""

from collections.abc import Iterator
from typing import Any, Literal


class Between:
    """A number between two bounds, both included.

    Args:
        low: The least it may be.
        high: The most it may be.
    """

    __is_annotated_types_grouped_metadata__: Literal[True] = True

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def __iter__(self) -> Iterator[Any]:
        from annotated_types import Ge, Le

        yield Ge(self.low)
        yield Le(self.high)


class NotEmpty:
    """A text with at least one character."""

    __is_annotated_types_grouped_metadata__: Literal[True] = True

    def __iter__(self) -> Iterator[Any]:
        from annotated_types import MinLen

        yield MinLen(1)
