"""Links between records: rows of one table, so that undo, trash and history cover them like anything else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.tables import RECORD_TABLES
from pivot_tui.store.tables.links import LINK, Link

if TYPE_CHECKING:
    from pivot_tui.store.store import Store

_LINKED_TABLES = set(RECORD_TABLES) - {LINK.name}


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link: a record, by its table and id."""

    table: str
    id: str


def add_link(store: "Store", start: End, end: End, role: str = "") -> Link:
    """Link two records that are both there.

    Raises:
        NotFound: One of them is not.
    """
    with store.transaction("link.add") as batch:
        for place in (start, end):
            if (
                place.table not in _LINKED_TABLES
                or not store.db.execute(
                    f"SELECT 1 FROM {place.table} WHERE id = ?",
                    (place.id,),
                ).fetchone()
            ):
                raise NotFound("One of the two records is not there any more; they were not linked.")
        link = Link(uuid7(batch.at), start.table, start.id, end.table, end.id, role)
        LINK.insert(store.db, [link])
    return link


def links_of(store: "Store", identifier: str) -> tuple[Link, ...]:
    """All links that start or end at a record, in the order they were made."""
    with store.reading() as db:
        return tuple(LINK.select(db, "WHERE from_id = ? OR to_id = ? ORDER BY n", (identifier, identifier)))
