"""Ratings by learner level: as people type them, as they are said, and what is said of those that others do not see."""

import re
from collections.abc import Iterable

from pivot_tui.domain.evaluation import LevelRating
from pivot_tui.domain.figures import Figures, levels_for_others
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rating_scale import read_thousandths, say_thousandths
from pivot_tui.domain.roster import find_level
from pivot_tui.domain.rounding import half_up, many
from pivot_tui.domain.suppression import ROW_NEEDS

_LEVEL = r"(?P<level>[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z-]*)?)"
_ITEM = re.compile(_LEVEL + r"[\s:]\s*(?P<n>\d{1,6})[\s:]\s*(?P<mean>-?\d{1,4}(?:[.,]\d{1,6})?)(?=[\s,;]|$)")


def read_by_level(typed: str) -> tuple[str, ...] | Problem:
    """Rows as a window keeps them from what was typed: ``PGY-1 10 4.3; PGY-2 8 4.0``, with or without ``;``."""
    rows: dict[str, str] = {}
    rest = typed.strip()
    while rest:
        found = _ITEM.match(rest)
        level = find_level(found["level"]) if found else None
        mean = read_thousandths(found["mean"], "by_level") if found else None
        if found is None or level is None or not isinstance(mean, int):
            return Problem("by_level", "Write each level with its number of answers and its mean, like PGY-1 10 4.3.")
        if level in rows:
            return Problem("by_level", f"{level} is named twice.")
        rows[level] = f"{level}:{int(found['n'])}:{mean}"
        rest = rest[found.end() :].lstrip(" \t\r\n,;")
    return tuple(rows.values())


def say_by_level(rows: Iterable[str]) -> str:
    """Rows as `read_by_level` reads them back."""
    said = []
    for row in rows:
        level, n, mean = row.rsplit(":", 2)
        said.append(f"{level} {n} {say_thousandths(int(mean))}")
    return "; ".join(said)


def say_level_rating(row: LevelRating) -> str:
    """What learners of one level gave: ``RN 8.8 (n=10)``."""
    return f"{row.level} {half_up(row.mean)} (n={row.answers})"


def levels_withheld(figures: Figures) -> str:
    """Which rows by learner level others are not shown, and why, in a sentence; "" where they are shown all."""
    kept = levels_for_others(figures)
    hidden = [figures.by_level[place] for place in kept.hidden]
    if not hidden:
        return ""
    few = [row.level for row in hidden if row.answers < ROW_NEEDS]
    more = [row.level for row in hidden if row.answers >= ROW_NEEDS]
    reasons = [f"{', '.join(few)} with fewer than {ROW_NEEDS} answers"] if few else []
    reasons += [f"{many(kept.unlisted, 'answer')} of no level"] if kept.unlisted else []
    reasons += [f"{', '.join(more)} too, so that the total gives nothing away"] if more else []
    return f"Hidden by level, {many(kept.hidden_answers, 'answer')} together: {'; '.join(reasons)}."


def levels_withheld_from_others(figures: Figures) -> str:
    """The same for those who are not shown them: how many rows, and why, without naming them."""
    kept = levels_for_others(figures)
    if not kept.hidden:
        return ""
    rows = many(len(kept.hidden), "level")
    rest = " and the answers of no level" if kept.unlisted else ""
    verb = "is" if len(kept.hidden) == 1 and not kept.unlisted else "are"
    answers = many(kept.hidden_answers, "answer")
    return f"{rows}{rest} ({answers}) {verb} not shown, so that no small group can be made out"
