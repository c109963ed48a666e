"""How much is recorded for a step, counted without loading the records: Today asks before its first paint."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pivot_tui.store.store import Store


def prompts_answered(store: "Store") -> int:
    """How many of the three prompts have at least one row on the sheet."""
    with store.reading() as db:
        found: int = db.execute("SELECT count(DISTINCT prompt) FROM element").fetchone()[0]
        return found


def pulses_since(store: "Store", first: date) -> tuple[tuple[date, int, int], ...]:
    """Day, energy and dread of the pulses from a day on, oldest first."""
    with store.reading() as db:
        query = "SELECT day, energy, dread FROM pulse WHERE day >= ? ORDER BY day"
        rows = db.execute(query, (first.isoformat(),)).fetchall()
    return tuple((date.fromisoformat(day), energy, dread) for day, energy, dread in rows)


def has_records(store: "Store") -> bool:
    """Whether anything was ever written down by hand, what was taken back or trashed since included."""
    with store.reading() as db:
        return db.execute("SELECT 1 FROM batch LIMIT 1").fetchone() is not None


def unrated_rows(store: "Store") -> tuple[str, ...]:
    """The ids of the rows of the sheet that the profile would count and that have no number yet, oldest first."""
    with store.reading() as db:
        query = "SELECT id FROM element WHERE prompt <> 'free_week' AND dread IS NULL AND energy IS NULL ORDER BY n"
        return tuple(identifier for (identifier,) in db.execute(query).fetchall())
