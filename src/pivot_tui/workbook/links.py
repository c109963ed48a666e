"""What a record is linked with, both ways; linking it with another that is searched for, and taking a link away."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pivot_tui.domain.problems import Problem
from pivot_tui.store.linked import deleted_values, links_gone_with_an_end
from pivot_tui.store.links import End, add_link
from pivot_tui.store.links import links_of as stored_links_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables import RECORD_TABLES
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.search import day_of, place_of, search, title_of

LINKABLE = (
    "activity",
    "session",
    "experiment",
    "project",
    "entry",
    "quote",
    "contact",
    "conversation",
    "learned",
    "card",
    "weekly_review",
)
"""The tables whose records are offered to be linked with."""

IN_TRASH = "in the trash"
"""What is said of a linked record that was deleted and can be brought back."""

GONE = "no longer there"
"""What is said of a linked record that cannot be brought back."""

_ROLES = {
    "evidence": ("evidence for it", "is evidence of this"),
    "has_seen": ("what they have seen", "has seen it"),
    "blocked_by": ("to be done before it", "waits for this"),
    "next_step": ("promised to them", "the card of the promise"),
    "sheet": ("the row it became", "what it was made from"),
}
_OWNERS = {"session": "activity", "conversation": "contact", "seen_work": "contact"}
_MOST_SEARCHED = 400  # of all tables, among them those that cannot be linked with
_SESSIONS_OF_ONE = 5


@dataclass(frozen=True, slots=True)
class Linked:
    """A record at the other end of a link.

    Attributes:
        link: The id of the link.
        table: The table of the record.
        id: Its id.
        title: Its first line; what it is where it has no words.
        place: Where it is from, in a word or two.
        day: The day it is about, or nothing.
        role: What the link says of it, in words; may be empty.
        state: ``in the trash`` or ``no longer there``; empty for a record that is there.
        came_along: The link went to the trash with that record, and comes back with it.
    """

    link: str
    table: str
    id: str
    title: str
    place: str
    day: date | None
    role: str = ""
    state: str = ""
    came_along: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that could be linked with.

    Attributes:
        table: Its table.
        id: Its id.
        title: Its first line.
        place: Where it is from, in a word or two.
        day: The day it is about, or nothing.
        is_linked: Whether the two are linked already.
    """

    table: str
    id: str
    title: str
    place: str
    day: date | None
    is_linked: bool


def links_of(store: Store, table: str, identifier: str) -> tuple[Linked, ...]:
    """Everything that a record is linked with, whichever end it is, in the order in which the links were made.

    Raises:
        Fault: The workbook cannot be read.
    """
    here = End(table, identifier)
    live = stored_links_of(store, identifier)
    known = {link.id for link in live}
    gone = [link for link in links_gone_with_an_end(store, identifier) if link.id not in known]
    made = [_linked(store, link, here) for link in live]
    waiting = [replace(_linked(store, link, here), came_along=True) for link in gone]
    # What undo took away is not in the trash, and a link whose end came back by itself is taken for removed.
    return tuple(made) + tuple(linked for linked in waiting if linked.state == IN_TRASH)


def _linked(store: Store, link: Link, here: End) -> Linked:
    other, state = _other(link, here), ""
    found = _values(store, other)
    if found is None:
        found = deleted_values(store, other.id)
        state = GONE if found is None else IN_TRASH
    values = found or {}
    place = place_of(other.table, values)
    role = _ROLES.get(link.role, ("", ""))[link.to_id == here.id]
    title = _title(store, other.table, values) or place
    return Linked(link.id, other.table, other.id, title, place, day_of(values), role, state)


def add(store: Store, table: str, identifier: str, with_table: str, with_identifier: str) -> Link | Problem:
    """Link two records, unless they are one, or are linked already.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was saved.
    """
    if identifier == with_identifier:
        return Problem("link", "That is the record itself; choose another.")
    if with_identifier in _ends(store, identifier):
        return Problem("link", "These two are linked already.")
    return add_link(store, End(table, identifier), End(with_table, with_identifier))


def remove(store: Store, link_id: str) -> int:
    """Take a link away; both records stay. How many links went.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was changed.
    """
    return put_in_trash(store, LINK.name, [link_id], "link.remove")


def candidates(store: Store, words: str, identifier: str, limit: int = 50) -> tuple[Candidate, ...]:
    """What could be linked with a record: all that has the words, and the latest sessions of activities that have.

    Args:
        store: The workbook.
        words: The beginnings of words.
        identifier: The record that is to be linked; it is not among what is found.
        limit: How many at the most.

    Raises:
        Fault: The workbook cannot be read.
    """
    linked = _ends(store, identifier)
    found: dict[str, Candidate] = {}
    for hit in search(store, words, _MOST_SEARCHED):
        if hit.table not in LINKABLE or len(found) >= limit:
            continue
        rows = [_values(store, End(hit.table, hit.id)) or {}]
        tables = [hit.table]
        if hit.table == "activity":
            sessions = _latest_sessions(store, hit.id)
            rows += sessions
            tables += ["session"] * len(sessions)
        for table, values in zip(tables, rows, strict=True):
            if values and values["id"] != identifier:
                found.setdefault(values["id"], _candidate(store, table, values, linked))
    return tuple(found.values())[:limit]


def _candidate(store: Store, table: str, values: dict[str, Any], linked: Container[str]) -> Candidate:
    identifier = values["id"]
    title = _title(store, table, values)
    return Candidate(table, identifier, title, place_of(table, values), day_of(values), identifier in linked)


def _ends(store: Store, identifier: str) -> set[str]:
    """The ids of all that a record is linked with."""
    links = stored_links_of(store, identifier)
    return {link.to_id if link.from_id == identifier else link.from_id for link in links}


def _other(link: Link, here: End) -> End:
    return End(link.to_tbl, link.to_id) if link.from_id == here.id else End(link.from_tbl, link.from_id)


def _values(store: Store, end: End) -> dict[str, Any] | None:
    """A record's columns as they are stored; nothing where it is not there."""
    table = next((known for known in RECORD_TABLES if known == end.table), None)
    if table is None:
        return None
    return next(iter(_rows(store, f"SELECT * FROM {table} WHERE id = ?", (end.id,))), None)


def _latest_sessions(store: Store, activity: str) -> list[dict[str, Any]]:
    question = "SELECT * FROM session WHERE activity = ? ORDER BY day DESC, n DESC LIMIT ?"
    return _rows(store, question, (activity, _SESSIONS_OF_ONE))


def _rows(store: Store, question: str, given: Sequence[Any]) -> list[dict[str, Any]]:
    with store.reading() as db:
        found = db.execute(question, given)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _title(store: Store, table: str, values: dict[str, Any]) -> str:
    """What a record is called; also by its activity or by the person whose it is."""
    own = title_of(values)
    owned_by = _OWNERS.get(table, "" if own else "activity")
    owner = values.get(owned_by)
    found = (_values(store, End(owned_by, owner)) or deleted_values(store, owner)) if owner else None
    return " · ".join(filter(None, (title_of(found) if found else "", own)))
