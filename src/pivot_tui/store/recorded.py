"""How much is recorded for a step, counted without loading the records: Today asks before its first paint."""

from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.store.tables import RECORD_TABLES

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


def taught(store: "Store") -> tuple[int, int, int, int, int]:
    """How many activities, experiments, closed ones, projects, and finished ones with a result there are."""
    with store.reading() as db:
        activities, experiments, closed, projects, finished = db.execute(
            """SELECT (SELECT count(*) FROM activity),
                (SELECT count(*) FROM experiment), (SELECT count(*) FROM experiment WHERE closed IS NOT NULL),
                (SELECT count(*) FROM project),
                (SELECT count(*) FROM project WHERE status = 'finished' AND significant_results <> '')"""
        ).fetchone()
    return activities, experiments, closed, projects, finished


def experiment_past_its_end(store: "Store", today: date) -> tuple[str, str, date] | None:
    """Id, title and last day of the open experiment whose planned end has passed for longest, if any."""
    with store.reading() as db:
        query = """SELECT id, title, last_day FROM experiment WHERE closed IS NULL AND last_day < ?
            ORDER BY last_day, n LIMIT 1"""
        found = db.execute(query, (today.isoformat(),)).fetchone()
    return (found[0], found[1], date.fromisoformat(found[2])) if found else None


def people(store: "Store") -> tuple[int, int]:
    """How many contacts there are, and of how many of the five deciding types somebody was met."""
    with store.reading() as db:
        contacts: int = db.execute("SELECT count(*) FROM contact").fetchone()[0]
        if not contacts:
            return 0, 0
        from pivot_tui.domain.contact import DECIDING_TYPES  # only where there are people: a start shall not pay for it

        types = [kind.value for kind in DECIDING_TYPES]
        marks = ", ".join("?" * len(types))
        query = f"""SELECT count(DISTINCT type) FROM contact WHERE type IN ({marks})
            AND EXISTS (SELECT 1 FROM conversation WHERE contact = contact.id AND held IS NOT NULL)"""
        met: int = db.execute(query, types).fetchone()[0]
    return contacts, met


def planned(store: "Store") -> tuple[int, int, bool, bool]:
    """How many cards there are and how many are done, and whether there is a plan, and a review."""
    with store.reading() as db:
        cards, done, plan, review = db.execute(
            """SELECT count(*), coalesce(sum(column = 'done'), 0), EXISTS (SELECT 1 FROM plan),
                EXISTS (SELECT 1 FROM weekly_review) FROM card"""
        ).fetchone()
    return cards, done, bool(plan), bool(review)


def running_clock(store: "Store") -> tuple[str, str] | None:
    """Id of the conversation whose clock runs, and with whom it is, if one does."""
    with store.reading() as db:
        query = """SELECT conversation.id, who FROM conversation JOIN contact ON contact.id = contact
            WHERE clock_started IS NOT NULL AND held IS NULL ORDER BY clock_started LIMIT 1"""
        found = db.execute(query).fetchone()
    return (found[0], found[1]) if found else None


def is_there(store: "Store", table: str, identifier: str) -> bool:
    """Whether a record is there, neither deleted nor in the trash."""
    known = next(name for name in RECORD_TABLES if name == table)
    with store.reading() as db:
        return db.execute(f"SELECT 1 FROM {known} WHERE id = ?", (identifier,)).fetchone() is not None
