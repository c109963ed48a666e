"""An invented journal of hundreds of entries, written exactly as jrnl writes its text files."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_FIRST = datetime(2024, 9, 2, 7, 15)  # noqa: DTZ001 - a wall clock has no zone
_TITLES = (
    "Prior auth calls again.",
    "Walked a student through an ECG @teaching",
    "[draft] begins with a bracket and goes on",
    "Half an hour with #inbox and the @fax",
    "Ratings 5/0 and 3 are only words here +friday",
    "Write to someone@clinic.example about no@tag",
    "▼ Ünïcödé und 日本語 in a title",
    "- begins like a list",
)
_BODIES = (
    "",
    "It took until nine.",
    "[note to self] is no date, so jrnl leaves it here.\nAnd [2025-01-01 10:00] in the middle is none either.",
    "First paragraph.\n\nSecond paragraph, with a tab:\there.",
    "- a list\n- in the body\n  - with one below",
    "*important* and 2 * 3 = 6",
)


@dataclass(frozen=True)
class Made:
    """What an entry of the made journal must come out as."""

    at: datetime
    text: str
    starred: bool


def entries(count: int) -> list[Made]:
    """The entries, the oldest first; no two of them at the same time."""
    made = []
    for number in range(count):
        at = _FIRST + timedelta(hours=11 * number, minutes=number % 60)
        title, body = _TITLES[number % len(_TITLES)], _BODIES[number % len(_BODIES)]
        made.append(Made(at, f"{title}\n{body}" if body else title, number % 9 == 0))
    return made


def text(made: list[Made], time_format: str = "%Y-%m-%d %H:%M") -> str:
    """The entries as jrnl's text file: the star at the end of the title, an empty line between two entries."""
    pieces = []
    for one in made:
        title, _, body = one.text.partition("\n")
        star = " *" if one.starred else ""
        pieces.append(f"[{one.at.strftime(time_format)}] {title}{star}\n" + (f"{body}\n" if body else ""))
    return "\n".join(pieces)
