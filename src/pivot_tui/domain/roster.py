"""Who is in the room: learners by level at one session, and the groups that those levels belong to."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from pivot_tui.domain.problems import Problem

Roster = tuple[str, ...]
"""Learners by level as a record keeps them: ``("PGY-1:10", "PGY-2:8")``; each level once, in the order given."""


class LearnerGroup(Enum):
    """The groups by which departments count teaching (DOMAIN 1.8)."""

    UME = "UME"
    GME = "GME"
    CME = "CME"
    IPE = "IPE"
    OTHER = "other"


LEVELS: dict[LearnerGroup, tuple[str, ...]] = {
    LearnerGroup.UME: ("MS1", "MS2", "MS3", "MS4"),
    LearnerGroup.GME: (*(f"PGY-{year}" for year in range(1, 9)), "chief", "fellow"),
    LearnerGroup.CME: ("faculty", "community physician"),
    LearnerGroup.IPE: ("RN", "APP", "PharmD", "RT", "SW", "EMS", "PA student", "nursing student"),
    LearnerGroup.OTHER: ("graduate student", "public", "mixed"),
}
"""The learner levels that are known, by group (DOMAIN 1.8)."""

_ALIASES = {
    "m": "MS",
    "oms": "MS",
    "pgy": "PGY-",
    "intern": "PGY-1",
    "interns": "PGY-1",
    "patients": "public",
    "chiefs": "chief",
    "fellows": "fellow",
    "np": "APP",
    "pa-c": "APP",
    "rns": "RN",
    "community": "community physician",
}
_GROUP_OF = {level: group for group, levels in LEVELS.items() for level in levels}
_BY_FOLDED = {level.casefold(): level for level in _GROUP_OF}
_ITEM = re.compile(
    r"(?P<level>[A-Za-z][A-Za-z0-9-]*(?: (?![xX]\s*\d)[A-Za-z][A-Za-z-]*)?)"
    r"(?:\s*[:×]\s*|\s+[xX]\s*|\s+)(?P<count>\d{1,15})(?=[\s,;]|$)"
)
_PARTED = re.compile(r"(?P<start>m|ms|oms|pgy)[- ]?(?P<year>\d)", re.IGNORECASE)
MOST = 5_000
"""Learners of one level at one session, beyond which a number is a slip."""


def group_of(level: str) -> LearnerGroup:
    """The group of a level; one that is not known here counts among the others."""
    return _GROUP_OF.get(level, LearnerGroup.OTHER)


def find_level(word: str) -> str | None:
    """The known level that a word means, however it is written: ``pgy1``, ``M3``, ``interns``; nothing for others."""
    folded = " ".join(word.split()).casefold()
    if folded in _BY_FOLDED:
        return _BY_FOLDED[folded]
    if parted := _PARTED.fullmatch(folded):
        start = {"pgy": "PGY-"}.get(parted["start"].casefold(), "MS")
        return _BY_FOLDED.get(f"{start}{parted['year']}".casefold())
    return _BY_FOLDED.get(_ALIASES.get(folded, "").casefold()) or _BY_FOLDED.get(folded.removesuffix("s"))


def counts(roster: Iterable[str]) -> dict[str, int]:
    """Learners by level, in the roster's order."""
    parted = (item.rpartition(":") for item in roster)
    return {level: int(count) for level, _, count in parted}


def made(learners: Mapping[str, int]) -> Roster:
    """The roster of learners by level, without the levels that nobody is of."""
    return tuple(f"{level}:{count}" for level, count in learners.items() if count)


def heads(roster: Iterable[str]) -> int:
    """How many people are in the room."""
    return sum(counts(roster).values())


def say_roster(roster: Iterable[str]) -> str:
    """The roster as the screens write it, which `read_roster` reads back: ``PGY-1 10, PGY-2 8``."""
    return ", ".join(f"{level} {count}" for level, count in counts(roster).items())


def read_roster(typed: str) -> Roster | Problem:
    """Learners by level as typed, each level before its number: ``PGY-1:10 PGY-2 8``, with or without commas."""
    learners: dict[str, int] = {}
    rest = typed.strip()
    while rest:
        found = _ITEM.match(rest)
        level = find_level(found["level"]) if found else None
        if found is None or level is None:
            word = rest.split()[0]
            return Problem("roster", f"{word!a} is not a level with its number; write them like PGY-1 10, MS3 2.")
        if level in learners:
            return Problem("roster", f"{level} is named twice.")
        if int(found["count"]) > MOST:
            return Problem("roster", f"{found['count']} learners of one level are more than can be meant.")
        learners[level] = int(found["count"])
        rest = rest[found.end() :].lstrip(" \t\r\n,;")
    return made(learners)


def roster_problem(roster: Iterable[str]) -> Problem | None:
    """What is wrong with a roster that comes from outside, if anything."""
    seen = set()
    for item in roster:
        level, parted, count = item.rpartition(":")
        if not parted or not level.strip() or not re.fullmatch(r"[1-9]\d{0,3}", count) or int(count) > MOST:
            return Problem("roster", "Learners are written as a level and its number, like PGY-1:10.")
        if level in seen:
            return Problem("roster", "Each level stands once among the learners.")
        seen.add(level)
    return None
