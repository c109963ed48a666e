"""Support lines: whom to call or write to, how to reach them, and how long ago that was checked (DOMAIN 5.6)."""

from datetime import date
from typing import NamedTuple

from pivot_tui import guide


class SupportLine(NamedTuple):
    """One way to reach somebody.

    Attributes:
        name: Who it is.
        contact: How to reach them.
        note: What to know before, or "".
        checked_on: The day on which that was checked.
        days_ago: How long ago that is; 0 as well where the day is still to come.
    """

    name: str
    contact: str
    note: str
    checked_on: date
    days_ago: int


def lines(today: date) -> tuple[SupportLine, ...]:
    """All support lines, the most urgent first."""
    words = guide.load("support")
    found = []
    for line in words["line"]:
        checked: date = line.get("verified_on", words["verified_on"])
        found.append(SupportLine(line["name"], line["contact"], line["note"], checked, max((today - checked).days, 0)))
    return tuple(found)


def checked(today: date) -> str:
    """When the lines were checked, the one checked longest ago, and that it may have changed since."""
    oldest = min(lines(today), key=lambda line: line.checked_on)
    ago = f", {_age(oldest.days_ago)} ago" if oldest.days_ago else ""
    return f"Checked on {oldest.checked_on.isoformat()}{ago}; numbers and hours can change."


def short() -> str:
    """The one line for places that have room for no more."""
    return str(guide.load("support")["short"])


def promise() -> str:
    """That nobody sees or answers what is typed here."""
    return str(guide.load("support")["promise"])


def _age(days: int) -> str:
    if days < 60:
        return "1 day" if days == 1 else f"{days} days"
    return f"{days // 30} months" if days < 730 else f"{days // 365} years"
