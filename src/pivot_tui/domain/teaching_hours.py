"""Hours of teaching as people type them, for one session or for many that are entered in one piece."""

from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import read_hours

MOST_MINUTES = 600_000
"""Minutes of one record, ten thousand hours, beyond which a number is a slip."""


def read_teaching_hours(text: str, field: str = "hours") -> int | Problem | None:
    """Minutes from hours as they are typed: ``1``, ``1.5h``, ``1:30``, ``90 min``; nothing where nothing stands.

    Args:
        text: What was typed.
        field: The field that a problem is said at.
    """
    return read_hours(text, field, MOST_MINUTES, "More than 10,000 hours in one record cannot be meant.")
