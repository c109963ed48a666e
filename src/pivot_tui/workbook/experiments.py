"""Experiments as they stand: each beside the journal's days before and during it, with what it is linked with."""

from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.experiment import Experiment, Window, windows
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.journal import Entry
from pivot_tui.domain.logged import Tally
from pivot_tui.store import experiments as stored
from pivot_tui.store.activities import activity_titles
from pivot_tui.store.links import links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.portfolio import EXPERIMENT
from pivot_tui.store.trash import put_in_trash


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """What was logged of teaching-like work in some days.

    Attributes:
        window: The days.
        tally: The entries and their ratings.
    """

    window: Window
    tally: Tally


@dataclass(frozen=True, slots=True)
class Tried:
    """An experiment with what stands beside it.

    Attributes:
        experiment: The experiment.
        before: The journal's days before it; nothing while it lies ahead.
        during: As many days during it; nothing while it lies ahead.
        activities: The titles of the activities that are its evidence.
        entries: The journal entries that it is linked with.
        other_links: How many other records it is linked with.
    """

    experiment: Experiment
    before: LoggedIn | None
    during: LoggedIn | None
    activities: tuple[str, ...]
    entries: tuple[Entry, ...]
    other_links: int


def experiments(store: Store) -> tuple[Experiment, ...]:
    """All experiments: the open ones by the day they end, then the closed ones, the latest first."""
    return stored.experiments(store)


def find(store: Store, identifier: str) -> Experiment:
    """One experiment.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = EXPERIMENT.get(db, identifier)
    if found is None:
        raise NotFound("That experiment is not there any more.")
    return found


def tried(store: Store, experiment: Experiment, today: date) -> Tried:
    """An experiment with the journal's days before and during it, and with what it is linked with."""
    spans = windows(experiment, today)
    logged = [LoggedIn(span, stored.teaching_logged(store, *span)) for span in spans or ()]
    before, during = logged or (None, None)
    ends: dict[str, list[str]] = {}
    for link in links_of(store, experiment.id):
        at_start = link.from_id != experiment.id
        table, identifier = (link.from_tbl, link.from_id) if at_start else (link.to_tbl, link.to_id)
        ends.setdefault(table, []).append(identifier)
    titles = activity_titles(store) if "activity" in ends else {}
    activities = tuple(titles[identifier] for identifier in ends.pop("activity", ()) if identifier in titles)
    with store.reading() as db:
        found = [ENTRY.get(db, identifier) for identifier in ends.pop("entry", ())]
    entries = tuple(entry for entry in found if entry is not None)
    return Tried(experiment, before, during, activities, entries, sum(map(len, ends.values())))


def read(store: Store, today: date) -> tuple[Tried, ...]:
    """All experiments with what stands beside them."""
    return tuple(tried(store, experiment, today) for experiment in experiments(store))


def trash_experiment(store: Store, identifier: str) -> int:
    """Put an experiment in the trash, with its links.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, EXPERIMENT.name, [identifier], "experiment.trash")
