"""Ranks: texts that sort in the order of a column, so that a card between two others writes one row alone."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def between(before: str, after: str) -> str:
    """A rank behind one and before another; "" stands for the beginning, or for the end.

    The result never ends in the lowest digit, so that there is always room before it.

    Raises:
        ValueError: The first does not sort before the second.
    """
    if after and before >= after:
        raise ValueError(f"{before!r} does not stand before {after!r}")
    found = ""
    place = 0
    while True:
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        high = _DIGITS.index(after[place]) if place < len(after) else _BASE
        if high - low > 1:
            return found + _DIGITS[(low + high) // 2]
        found += _DIGITS[low]
        if high > low:
            after = ""  # from here on everything is before it
        place += 1


def ranks(count: int) -> tuple[str, ...]:
    """So many ranks in their order, spread over the whole range, all of one length but for noughts at their ends."""
    length = 1
    while _BASE**length <= count + 1:
        length += 1
    step = _BASE**length // (count + 1)
    return tuple(_digits(step * number, length).rstrip("0") for number in range(1, count + 1))


def _digits(number: int, length: int) -> str:
    written = ""
    for _ in range(length):
        number, digit = divmod(number, _BASE)
        written = _DIGITS[digit] + written
    return written
