"""The sample physician's portfolio: activities with their sessions and evidence, experiments and the owned project."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from pivot_tui import guide, intake
from pivot_tui.domain.days import system_local
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables import portfolio
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.links import LINK, Link

_LINKED = ("has_seen_activities", "evidence_activities")
_LINK_ROLES = {"has_seen_activities": "has_seen", "evidence_activities": "evidence"}


def load_portfolio(store: Store, at: datetime) -> None:
    """Add the sample's portfolio; a transaction must be open.

    Args:
        store: The workbook, with the sample's journal in it.
        at: The instant of the transaction.
    """
    sample = guide.load("sample_portfolio")
    ids = identifiers(at)
    activities: dict[str, str] = {}
    for line in sample["activity"]:
        activities[line["key"]] = add_line(store, portfolio.ACTIVITY, next(ids), without(line, "key"))
    for line in sample["session"]:
        for day in line["days"]:
            add_line(store, portfolio.SESSION, next(ids), {**without(line, "days"), "day": day}, activities)
    for name in ("evaluation", "peer_observation", "mentee_outcome", "project"):
        for line in sample[name]:
            add_line(store, getattr(portfolio, name.upper()), next(ids), line, activities)
    for line in sample["quote"]:
        add_line(store, portfolio.QUOTE, next(ids), _dated(line), activities)
    for name in ("referee", "experiment"):
        for line in sample[name]:
            values = without(line, *_LINKED, "entries")
            identifier = add_line(store, getattr(portfolio, name.upper()), next(ids), values)
            ends = [("activity", activities[key], role) for role in _LINKED for key in line.get(role, ())]
            ends += [("entry", _entry_of(store, text), "entries") for text in line.get("entries", ())]
            links = [Link(next(ids), name, identifier, table, end, _LINK_ROLES.get(r, "")) for table, end, r in ends]
            LINK.insert(store.db, links)


def identifiers(at: datetime) -> Iterator[str]:
    """Ids of one instant in their order, so that what falls on one day always stands in the same one."""
    identifier: str | None = None
    while True:
        identifier = uuid7(at, after=identifier)
        yield identifier


def add_line(
    store: Store, table: Table[Any], identifier: str, line: dict[str, Any], activities: dict[str, str] | None = None
) -> str:
    """Add one line of the sample as a record of a table; its id."""
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in line.items()}
    if activities is not None and "activity" in values:
        values["activity"] = activities[str(values["activity"])]
    record = intake.record(table.record, {"id": identifier, **values})
    assert not isinstance(record, tuple), record
    table.insert(store.db, [record])
    return identifier


def _dated(line: dict[str, Any]) -> dict[str, Any]:
    """A line whose wall clock time became an instant with its day and offset."""
    at = system_local(line["at"])
    offset = at.utcoffset()
    assert offset is not None
    instant = at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    return {**line, "day": line["at"].date(), "at": instant, "utc_offset": int(offset.total_seconds() // 60)}


def without(line: dict[str, Any], *names: str) -> dict[str, Any]:
    """A line without some of its values."""
    return {name: value for name, value in line.items() if name not in names}


def _entry_of(store: Store, text: str) -> str:
    entry = next(ENTRY.select(store.db, "WHERE text = ?", (text,)))
    return entry.id
