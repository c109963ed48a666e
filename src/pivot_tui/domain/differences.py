"""The differences between two versions of a text, word by word, so that an edit can be read at a glance."""

import difflib
import re
from dataclasses import dataclass
from enum import Enum

_PIECES = re.compile(r"\s+|\S+")
_LONGEST_COMPARED = 4_000  # pieces; beyond that the two versions are shown whole, one after the other


class Change(Enum):
    """What became of a run of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text and what became of it."""

    text: str
    change: Change


def differences(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from one version to the other.

    The kept and removed ones together give `before`, the kept and added ones `after`.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > _LONGEST_COMPARED:
        return tuple(run for run in (Run(before, Change.REMOVED), Run(after, Change.ADDED)) if run.text)
    runs: list[Run] = []
    for step, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            runs.append(Run("".join(old[i:j]), Change.KEPT))
            continue
        runs += [Run("".join(old[i:j]), Change.REMOVED)] if j > i else []
        runs += [Run("".join(new[k:m]), Change.ADDED)] if m > k else []
    return tuple(runs)
