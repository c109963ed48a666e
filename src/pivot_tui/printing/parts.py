"""What printed answers are made of: JSON that is safe to look at, means with their n, counts and texts in short."""

import json
from fractions import Fraction
from typing import Any

from pivot_tui.domain.log import Mean
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.domain.rounding import half_up

JSON_VERSION = 1
_LONGEST = 60  # characters of a text of which only a glance is wanted
_AS_NUMBERS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def document(name: str, **fields: Any) -> str:
    """One JSON document that begins with its format and version."""
    return json_text({"format": f"pivot-tui/{name}", "version": JSON_VERSION, **fields})


def json_text(value: dict[str, Any]) -> str:
    """JSON that is safe to look at: what would command a terminal is written as its number, as JSON may."""
    return json.dumps(value, ensure_ascii=False).translate(_AS_NUMBERS)


def mean_said(mean: Mean) -> str:
    """A mean with its n, or that nothing was rated."""
    return "not rated" if mean.value is None else f"{mean_figure(mean)} (n {mean.n})"


def mean_figure(mean: Mean) -> str:
    """A mean of whole numbers to one decimal, halves rounded up; a dot where nothing was rated."""
    if mean.value is None:
        return "·"
    return half_up(Fraction(mean.value).limit_denominator(mean.n))  # the quotient that the float stands for


def mean_fields(mean: Mean) -> dict[str, Any]:
    """A mean as JSON fields."""
    return {"mean": mean.value, "n": mean.n}


def entries_said(entries: int) -> str:
    """How many entries, in words."""
    return "1 entry" if entries == 1 else f"{entries:,} entries"


def shortened(text: str, most: int = _LONGEST) -> str:
    """As much of a text as a glance takes in, on one line and safe to look at."""
    line = printable(first_line(text))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def one_line(text: str) -> str:
    """The whole of a text on one line, safe to look at."""
    return printable(" ".join(text.split()))


def and_more(number: int, shown: int) -> list[str]:
    """The line that says how many more there are than are shown; none where all of them are."""
    return [f"and {number - shown:,} more"] if number > shown else []
