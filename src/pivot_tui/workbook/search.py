"""Searching everything that is text, and what a record of any table is called where only one line fits."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pivot_tui.domain.plain_text import first_line
from pivot_tui.store import search as stored
from pivot_tui.store.store import Store
from pivot_tui.store.tables import SEARCHED

_PLACES = {
    "entry": "journal",
    "kind": "kind of work",
    "element": "sheet",
    "situation": "situation",
    "target_week": "target week",
    "work_pattern": "work pattern",
    "week_log": "week of hours",
    "pulse": "weekly pulse",
    "burnout_answer": "burnout question",
    "link": "link",
    "origin": "origin of an entry",
    "activity": "activity",
    "session": "session",
    "attachment": "file of an activity",
    "evaluation": "evaluation",
    "response": "answer to a form",
    "import_mapping": "way of reading a file",
    "quote": "quote",
    "peer_observation": "peer observation",
    "mentee_outcome": "mentee outcome",
    "referee": "referee",
    "experiment": "experiment",
    "project": "project",
    "academic_calendar": "academic year",
    "contact": "contact",
    "conversation": "conversation",
    "seen_work": "work that was seen",
    "learned": "what was learned",
    "incumbent": "ledger of incumbents",
    "role_of_interest": "role of interest",
    "card": "card",
    "plan": "plan",
    "gate_reason": "reason at a gate",
    "stage_review": "stage review",
    "weekly_review": "weekly review",
    "loose_end": "loose end",
    "commitment": "promise for a week",
    "hard_answer": "hard question",
}
_DAYS = ("day", "week", "date_to", "first_day", "held", "meeting_day", "asked")
_LISTS = {"done_with": "done with", "would_keep": "would keep"}
_SHOWN_WHOLE = frozenset(("contact", "conversation", "card"))
_OF_A_CONTACT = frozenset(("conversation", "seen_work"))
TEXTS = (
    "text",
    "title",
    "name",
    "gap",
    "household",
    "item",
    "outcome",
    "initials",
    "strength",
    "note",
    "who",
    "what",
    "advice",
    "win",
    "words",
    "reason",
)
"""The columns that hold a record's own words, the first of them first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found.

    Attributes:
        table: Its table.
        id: Its id.
        day: The day it is about, or nothing.
        title: Its first line.
        place: Where it is from, in a word or two.
        text: All its words.
    """

    table: str
    id: str
    day: date | None
    title: str
    place: str
    text: str


def search(store: Store, words: str, limit: int = 50) -> tuple[Found, ...]:
    """The records in which every word begins a word, the best first; under three letters the newest first."""
    hits = stored.search(store, words, limit)
    who = _who_of(store, hits)
    return tuple(
        Found(
            hit.table,
            hit.id,
            day_of(hit.values),
            " · ".join(filter(None, (who.get(hit.id), title_of(hit.values)))),
            place_of(hit.table, hit.values),
            _found_text(hit),
        )
        for hit in hits
    )


def _who_of(store: Store, hits: Sequence[stored.Hit]) -> dict[str, str]:
    """Whose those of some records are that belong to a contact, by their ids.

    Raises:
        Fault: The workbook cannot be read.
    """
    owned = {hit.id: hit.values.get("contact") for hit in hits if hit.table in _OF_A_CONTACT}
    if not owned:
        return {}
    with store.reading() as db:
        asked = "SELECT id, who FROM contact WHERE id IN (SELECT value FROM json_each(?))"
        called = dict(db.execute(asked, (json.dumps([*owned.values()]),)))
    return {identifier: called[contact] for identifier, contact in owned.items() if contact in called}


def _found_text(hit: stored.Hit) -> str:
    """All words of a record; of people and of cards all that is searched, for their titles say little."""
    searched = SEARCHED.get(hit.table)
    if searched is None or hit.table not in _SHOWN_WHOLE:
        return text_of(hit.values)
    names = (*searched.title, *searched.body)
    values = {**hit.values, "checklist": "\n".join(json.loads(hit.values.get("checklist") or "[]"))}
    return "\n\n".join(values[name] for name in names if name != "tags" and values.get(name))


def count(store: Store, words: str) -> int:
    """How many records `search` would find without a limit."""
    return stored.count(store, words)


def place_of(table: str, values: Mapping[str, Any]) -> str:
    """Where a record is from, in a word or two.

    Args:
        table: Its table.
        values: Its stored columns, as far as they are known.
    """
    if table == "premise":
        return _LISTS.get(values.get("side", ""), "done with, would keep")
    return _PLACES.get(table, "record")


def title_of(values: Mapping[str, Any]) -> str:
    """The first lines of what a record says; empty where it has no words of the user's."""
    return " · ".join(filter(None, (first_line(text) for text in _texts(values))))


def text_of(values: Mapping[str, Any]) -> str:
    """All that a record says in the user's words."""
    return "\n\n".join(_texts(values))


def day_of(values: Mapping[str, Any]) -> date | None:
    """The day that a record is about, or nothing."""
    day = next((values[name] for name in _DAYS if values.get(name)), None)
    return date.fromisoformat(day) if day else None


def _texts(values: Mapping[str, Any]) -> list[str]:
    return [values[name] for name in TEXTS if values.get(name)]
