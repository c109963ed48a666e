"""The queries of step 3: the experiments, the projects, and the teaching that was logged."""

from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.logged import Ratings, Tally
from pivot_tui.store.tables.portfolio import EXPERIMENT, PROJECT

if TYPE_CHECKING:
    from pivot_tui.domain.experiment import Experiment
    from pivot_tui.domain.project import Project
    from pivot_tui.store.store import Store


def experiments(store: "Store") -> "tuple[Experiment, ...]":
    """All experiments: the open ones by the day they end, then the closed ones, the latest first."""
    with store.reading() as db:
        still_open = EXPERIMENT.select(db, "WHERE closed IS NULL ORDER BY last_day, n")
        return (*still_open, *EXPERIMENT.select(db, "WHERE closed IS NOT NULL ORDER BY closed DESC, n DESC"))


def projects(store: "Store") -> "tuple[Project, ...]":
    """All projects, the running ones first."""
    with store.reading() as db:
        return tuple(PROJECT.select(db, "ORDER BY status <> 'running', n"))


def teaching_logged(store: "Store", first: date, last: date) -> Tally:
    """What was logged of teaching-like kinds of work from one day to another, both included."""
    query = (
        "SELECT count(*), total(dread), count(dread), total(energy), count(energy) FROM entry "
        "WHERE day BETWEEN ? AND ? AND kind IN (SELECT id FROM kind WHERE grp = 'teaching')"
    )
    with store.reading() as db:
        entries, dread, dread_n, energy, energy_n = map(
            int, db.execute(query, (first.isoformat(), last.isoformat())).fetchone()
        )
    return Tally(entries, Ratings(dread, dread_n), Ratings(energy, energy_n))
