"""The sample physician's people: contacts with their conversations, what was learned of them, and the ledger."""

from datetime import datetime
from typing import Any

from pivot_tui import guide
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.store.store import Store
from pivot_tui.store.tables import people
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.tables.portfolio import ACTIVITY, REFEREE
from pivot_tui.workbook.sample_portfolio import add_line, identifiers, without


def load_people(store: Store, at: datetime) -> None:
    """Add the sample's people; a transaction must be open.

    Args:
        store: The workbook, with the sample's portfolio in it.
        at: The instant of the transaction.
    """
    sample = guide.load("sample_people")
    ids = identifiers(at)
    contacts: dict[str, str] = {}
    conversations: dict[str, str] = {}
    for line in sample["contact"]:
        contacts[line["key"]] = add_line(store, people.CONTACT, next(ids), without(line, "key"))
    for line in sample["conversation"]:
        about = contacts[line["contact"]]
        conversations[line["contact"]] = add_line(store, people.CONVERSATION, next(ids), {**line, "contact": about})
    for line in sample["seen_work"]:
        activity = _activity_called(store, line["activity"])
        values = {**line, "contact": contacts[line["contact"]], "activity": activity}
        add_line(store, people.SEEN_WORK, next(ids), values)
    for line in sample["learned"]:
        values = {**line, "contact": contacts[line["contact"]], "conversation": conversations[line["contact"]]}
        add_line(store, people.LEARNED, next(ids), values)
    for line in sample["incumbent"]:
        add_line(store, people.INCUMBENT, next(ids), {**line, "contact": contacts[line["contact"]]})
    for line in sample["role_of_interest"]:
        add_line(store, people.ROLE_OF_INTEREST, uuid5("role_of_interest", line["role"]), line)
    _link_referees(store, contacts, sample["contact"], next(ids), next(ids))


def _activity_called(store: Store, title: str) -> str:
    return next(ACTIVITY.select(store.db, "WHERE title = ?", (title,))).id


def _link_referees(store: Store, contacts: dict[str, str], lines: list[dict[str, Any]], *ids: str) -> None:
    """Link the referees of the portfolio with the contacts that they are."""
    called = {line["who"]: contacts[line["key"]] for line in lines}
    referees = REFEREE.select(store.db, "ORDER BY initials")
    ends = [(referee.id, called[referee.initials]) for referee in referees if referee.initials in called]
    LINK.insert(
        store.db,
        [
            Link(identifier, REFEREE.name, referee, people.CONTACT.name, contact, "")
            for identifier, (referee, contact) in zip(ids, ends, strict=True)
        ],
    )
