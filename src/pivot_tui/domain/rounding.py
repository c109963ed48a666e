"""Numbers as they are printed: to so many decimals, a half rounded up (DOMAIN 8.2); and how many of a thing."""

import math
from fractions import Fraction


def half_up(value: Fraction | float, decimals: int = 1) -> str:
    """A number with so many decimals, a half rounded up; never a nought with a minus."""
    scale = 10**decimals
    rounded = math.floor(Fraction(value) * scale + Fraction(1, 2))
    whole, rest = divmod(abs(rounded), scale)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole}.{rest:0{decimals}}" if decimals else f"{sign}{whole}"


def whole_percent(part: int, whole: int) -> int:
    """A part of a whole in whole percent, a half rounded up."""
    return (200 * part + whole) // (2 * whole)


def many(number: int, noun: str) -> str:
    """How many of a thing whose plural only takes an s: ``1 session``, ``1,200 sessions``."""
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
