"""What every printed answer is made of: JSON that is safe to look at, means with their n, and counts in words."""

import json
from typing import Any

from pivot_tui.domain.log import Mean

JSON_VERSION = 1
_AS_NUMBERS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def document(name: str, **fields: Any) -> str:
    """One JSON document that begins with its format and version."""
    return json_text({"format": f"pivot-tui/{name}", "version": JSON_VERSION, **fields})


def json_text(value: dict[str, Any]) -> str:
    """JSON that is safe to look at: what would command a terminal is written as its number, as JSON may."""
    return json.dumps(value, ensure_ascii=False).translate(_AS_NUMBERS)


def mean_said(mean: Mean) -> str:
    """A mean with its n, or that nothing was rated."""
    return f"{mean.value:.1f} (n {mean.n})" if mean.value is not None else "not rated"


def mean_fields(mean: Mean) -> dict[str, Any]:
    """A mean as JSON fields."""
    return {"mean": mean.value, "n": mean.n}


def entries_said(entries: int) -> str:
    """How many entries, in words."""
    return "1 entry" if entries == 1 else f"{entries:,} entries"
