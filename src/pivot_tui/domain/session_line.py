"""The line that logs a session at the shell: an activity by its name, a day, learners, hours and preparation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.activity import Activity
from pivot_tui.domain.days import Now, read_when
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import Roster, find_level, read_roster
from pivot_tui.domain.teaching_hours import read_teaching_hours

_ROSTER = re.compile(r"[A-Za-z][A-Za-z0-9-]*[:×]\d{1,15}[,;]?")
_HOURS = re.compile(r"\d{1,5}(?:[.,]\d{1,4})?(?:h|hr|hrs|hours?|m|min|mins|minutes?)", re.IGNORECASE)
_LONGEST_DAY = 4
"""Words of the longest day: ``3 days ago``, or ``at 18:30`` beside ``on tue``."""

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SessionLine:
    """What a line says.

    Attributes:
        name: The words of the activity's name.
        day: The day that was named, or nothing.
        roster: The learners that were named, or nothing.
        minutes: The hours that were named, or nothing.
        prep_minutes: The preparation that was named, or nothing.
    """

    name: str
    day: date | None = None
    roster: Roster | None = None
    minutes: int | None = None
    prep_minutes: int | None = None


def read_session_line(words: Sequence[str], now: Now) -> SessionLine | Problem:
    """Read a line: marks stand behind the name, in any order; what is no mark belongs to the name.

    Args:
        words: ``sepsis noon PGY-1:10 PGY-2:8 1h prep 2h on wed``, in one piece or several.
        now: The present.
    """
    left = " ".join(words).split()
    if left and (problem := text_problem(" ".join(words))) is not None:
        return Problem("name", problem.sentence)
    found: dict[str, list[str]] = {"day": [], "hours": [], "prep": []}
    learners: list[str] = []
    while left:
        taken, kind = _last_mark(left, now)
        if not taken:
            break
        said = left[-taken:]
        del left[-taken:]
        if kind == "learners":
            learners = said + learners
        elif found[kind]:
            return Problem(kind, f"The {_NAMES[kind]} stands there twice.")
        else:
            found[kind] = said
    if not left:
        return Problem("name", "Which activity? Begin with words of its name.")
    if stray := next((word for word in left if _ROSTER.fullmatch(word) or _HOURS.fullmatch(word)), None):
        return Problem("name", f"{stray!a} stands before words that cannot be read as a day, learners or hours.")
    return _line(" ".join(left), found, learners, now)


_NAMES = {"day": "day", "hours": "length", "prep": "preparation"}


def _last_mark(words: Sequence[str], now: Now) -> tuple[int, str]:
    """How many words at the end make a mark, and which; none where the last word belongs to the name."""
    last = words[-1]
    if _HOURS.fullmatch(last):
        return (2, "prep") if len(words) > 1 and words[-2].casefold() == "prep" else (1, "hours")
    if _ROSTER.fullmatch(last):
        level = re.split("[:×]", last)[0]
        has_two_words = find_level(level) is None and len(words) > 1 and find_level(f"{words[-2]} {level}") is not None
        return 2 if has_two_words else 1, "learners"
    for count in range(min(_LONGEST_DAY, len(words)), 0, -1):
        if read_when(words[-count:], now) is not None:
            return count, "day"
    return 0, ""


def _line(name: str, found: dict[str, list[str]], learners: Sequence[str], now: Now) -> SessionLine | Problem:
    when = read_when(found["day"], now) if found["day"] else None
    roster = read_roster(" ".join(learners)) if learners else None
    minutes = read_teaching_hours(" ".join(found["hours"]))
    prep = read_teaching_hours(found["prep"][-1], "prep") if found["prep"] else None
    if isinstance(when, Problem):
        return when if when.field != "day" else Problem("day", _about_a_session(when.sentence))
    if isinstance(roster, Problem):
        return roster
    if isinstance(minutes, Problem):
        return minutes
    if isinstance(prep, Problem):
        return prep
    return SessionLine(name, when.day if when else None, roster, minutes, prep)


def _about_a_session(sentence: str) -> str:
    return sentence.replace("a capture is about what has happened", "a session is logged once it was held")


def find_activity(name: str, activities: Iterable[Activity]) -> Activity | Problem:
    """The activity that some words mean: its whole title, a beginning of it, or words that all stand in it.

    Of these the first that fits any activity decides; where it fits several, they are named.

    Returns:
        The activity, or a sentence that names those that could be meant.
    """
    known = tuple(activities)
    if not known:
        return Problem("name", "There is no activity yet; add the first in the Portfolio (pivot, 3, a).")
    for fits in (_is_title, _begins, _has_words, _has_beginnings):
        meant = [one for one in known if fits(name, one.title)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            return Problem("name", f"Several activities could be meant: {_named(meant)}.")
    return Problem("name", f"No activity is called that. There are: {_named(known)}.")


def _folded(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_title(name: str, title: str) -> bool:
    return _folded(name) == _folded(title)


def _begins(name: str, title: str) -> bool:
    return " ".join(_folded(title)).startswith(" ".join(_folded(name))) and bool(_folded(name))


def _has_words(name: str, title: str) -> bool:
    return bool(_folded(name)) and set(_folded(name)) <= set(_folded(title))


def _has_beginnings(name: str, title: str) -> bool:
    words = _folded(title)
    return bool(_folded(name)) and all(any(word.startswith(part) for word in words) for part in _folded(name))


def _named(activities: Sequence[Activity]) -> str:
    """The titles, in quotation marks; of many the first few."""
    named: Iterator[str] = (f'"{" ".join(one.title.split())}"' for one in activities[:_MOST_NAMED])
    more = len(activities) - _MOST_NAMED
    return ", ".join(named) + (f" and {more:,} more" if more > 0 else "")
