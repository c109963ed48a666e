"""How far a file's schema has come, known without loading what can change it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

SCHEMA = 5
"""The number of migrations; kept in ``user_version`` so that a start sees at once that none is pending."""


def user_version(db: "Connection") -> int:
    """How many migrations a file has seen."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])
