"""The points of a rating scale, the digits that tally them, and numbers with decimals as people type them."""

import re
from dataclasses import dataclass

from pivot_tui.domain.evaluation import ONE
from pivot_tui.domain.problems import Problem

MOST_POINTS = 21
"""More points than this are no column to type counts into: a slider from 0 to 100 is given as mean and n."""

_HIGHEST_DIGIT = 10
_HALF = 500
_NUMBER = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,4})(?:[.,](?P<rest>\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class PointScale:
    """A scale that answers are given on (DOMAIN 1.11).

    Attributes:
        lowest: Its lowest point.
        highest: Its highest.
        step: From point to point, in thousandths.
    """

    lowest: int = 1
    highest: int = 5
    step: int = ONE

    @property
    def points(self) -> tuple[int, ...]:
        """Its points in thousandths, from the lowest to the highest; none where they would be too many to count."""
        if self.is_long:
            return ()
        return tuple(range(self.lowest * ONE, self.highest * ONE + 1, self.step))

    @property
    def labels(self) -> tuple[str, ...]:
        """What its points are called, from the lowest to the highest."""
        return tuple(map(say_thousandths, self.points))

    @property
    def is_long(self) -> bool:
        """Whether counts point by point make no sense: it has too many points, or none."""
        span = (self.highest - self.lowest) * ONE
        return self.step < 1 or span <= 0 or span // self.step + 1 > MOST_POINTS

    @property
    def takes_tally(self) -> bool:
        """Whether every answer on it is one digit, with a sign behind it for half a point more."""
        within = self.lowest >= 0 and self.highest <= _HIGHEST_DIGIT and self.step in (ONE, _HALF)
        return not self.is_long and within and not (self.lowest == 0 and self.highest == _HIGHEST_DIGIT)

    @property
    def has_halves(self) -> bool:
        """Whether half points are given on it."""
        return self.step == _HALF

    def place_of(self, digit: str) -> int | None:
        """The place from the lowest of the point that a digit tallies, where 0 is ten on a scale without 0."""
        point = int(digit) or (0 if self.lowest == 0 else _HIGHEST_DIGIT)
        return self._place(point * ONE)

    def half_above(self, place: int) -> int | None:
        """The place half a point above another one, where the scale has it."""
        return self._place(self.points[place] + _HALF) if self.has_halves else None

    def _place(self, point: int) -> int | None:
        return self.points.index(point) if point in self.points else None

    def said(self, *, higher_is_better: bool = True) -> str:
        """The scale in words: ``1 to 5, 5 is best``."""
        halves = " in halves" if self.has_halves else ""
        best = self.highest if higher_is_better else self.lowest
        return f"{self.lowest} to {self.highest}{halves}, {best} is best"


def say_thousandths(value: int | None) -> str:
    """A number that is kept in thousandths, with no more decimals than it has: ``4.25``; "" for nothing."""
    if value is None:
        return ""
    whole, rest = divmod(abs(value), ONE)
    decimals = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{whole}{decimals}"


def read_thousandths(typed: str, field: str) -> int | Problem | None:
    """Thousandths from a number with a decimal point or comma; nothing where nothing stands.

    What comes behind the third decimal is rounded, a half up.

    Args:
        typed: What was typed.
        field: The field that a problem is with.
    """
    text = typed.strip()
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None or not text.isascii():
        return Problem(field, "A number is written like 4.25 or 4,25.")
    digits = (found["rest"] or "").ljust(6, "0")
    value = int(found["whole"]) * ONE + (int(digits) + 500) // 1000
    return -value if found["sign"] else value


def read_count(typed: str, field: str) -> int | Problem | None:
    """A whole number that is not negative; nothing where nothing stands."""
    text = typed.strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", text):
        return Problem(field, "Give a whole number, 0 or more.")
    return int(text)
