"""Identifiers that sort by time (UUIDv7) and that repeat for the same natural key (UUIDv5)."""

import os
from datetime import UTC, datetime, timedelta

_RANDOM_BITS = 74
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def _text(number: int) -> str:
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def uuid7(instant: datetime, after: str | None = None) -> str:
    """A UUIDv7 (RFC 9562, section 5.7) for an instant.

    Args:
        instant: When the thing came into being; its milliseconds lead the identifier.
        after: An identifier that the new one must sort behind, whatever the clock says.
    """
    milliseconds = (instant - _EPOCH) // _MILLISECOND  # whole numbers: a float would lose a millisecond now and then
    random = int.from_bytes(os.urandom(10), "big") >> (80 - _RANDOM_BITS)
    number = (milliseconds << 80) | (0x7 << 76) | ((random >> 62) << 64) | (0b10 << 62) | (random & ((1 << 62) - 1))
    candidate = _text(number)
    if after is None or candidate > after:
        return candidate
    return _next(after)


def _next(identifier: str) -> str:
    """The smallest UUIDv7 behind the one given: its random bits, and then its clock, counted up by one."""
    number = int(identifier.replace("-", ""), 16)
    clock, high, low = number >> 80, (number >> 64) & 0xFFF, number & ((1 << 62) - 1)
    counter = ((clock << _RANDOM_BITS) | (high << 62) | low) + 1
    clock, high, low = counter >> _RANDOM_BITS, (counter >> 62) & 0xFFF, counter & ((1 << 62) - 1)
    return _text((clock << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)


def is_identifier(text: str) -> bool:
    """Whether a text has the shape of an identifier."""
    return len(text) == 36 and [place for place, sign in enumerate(text) if sign == "-"] == [8, 13, 18, 23]


def instant_of(identifier: str) -> datetime:
    """The instant, to the millisecond and in UTC, that a UUIDv7 was made for."""
    return _EPOCH + int(identifier.replace("-", "")[:12], 16) * _MILLISECOND


def uuid5(subject: str, natural_key: str) -> str:
    """The UUIDv5 of a record that is the same on every computer, such as a kind of work that ships with the program."""
    import uuid

    return str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "pivot-tui"), f"{subject}/{natural_key}"))
