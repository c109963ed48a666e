"""Completeness: what evidence each activity has of the four parts, and what is asked for next."""

import json
from typing import Any

from pivot_tui.domain.activity import OutcomeLevel
from pivot_tui.domain.completeness import Completeness, Recorded, completeness_of
from pivot_tui.store.store import Store
from pivot_tui.workbook.activities import activity_types

# Counts are never below zero, so that any other digit than 0 among them is an answer.
_RATED = """measure = 'ratings' AND CASE WHEN counts <> '[]' THEN counts GLOB '*[1-9]*'
                     ELSE coalesce(responses > 0, mean IS NOT NULL) END"""
_ANSWERED = f"(measure = 'proportion' AND trials > 0 OR {_RATED})"
# Each question is answered by the first row that fits: no activity has all of its sessions or windows read.
_RECORDED = f"""
    SELECT id,
        type IN (SELECT value FROM json_each(?)),
        EXISTS (SELECT 1 FROM session WHERE activity = a.id AND roster <> '[]'
                AND (contact_minutes > 0 OR supervision_minutes > 0)),
        assessed <> '[]' OR coalesce(adopters, 0) > 0,
        EXISTS (SELECT 1 FROM evaluation WHERE activity = a.id AND {_ANSWERED}),
        EXISTS (SELECT 1 FROM evaluation WHERE activity = a.id AND {_RATED}),
        EXISTS (SELECT 1 FROM peer_observation WHERE activity = a.id),
        EXISTS (SELECT 1 FROM mentee_outcome WHERE activity = a.id),
        approach, scholarship, outcome_level
    FROM activity a
"""


def completeness(store: Store) -> dict[str, Completeness]:
    """How complete each activity is, by its id, in the order they were added (S3.5).

    Raises:
        Fault: The workbook cannot be read.
    """
    return {identifier: completeness_of(found) for identifier, found in _recorded(store, "ORDER BY n")}


def completeness_of_activity(store: Store, activity_id: str) -> Completeness | None:
    """How complete one activity is; nothing where it is not there any more."""
    return next((completeness_of(found) for _, found in _recorded(store, "WHERE id = ?", activity_id)), None)


def tool_types() -> tuple[str, ...]:
    """The keys of the types that are assessment tools: they have no sessions and no contacts."""
    return tuple(kind.key for kind in activity_types() if kind.no_sessions)


def _recorded(store: Store, rest: str, *given: str) -> list[tuple[str, Recorded]]:
    with store.reading() as db:
        rows = db.execute(f"{_RECORDED} {rest}", (json.dumps(tool_types()), *given)).fetchall()
    return [(identifier, _known(*there)) for identifier, *there in rows]


def _known(*there: Any) -> Recorded:
    """What a row of the answer says, in the order of the fields of `Recorded`."""
    *flags, approach, scholarship, level = there
    values: list[Any] = [bool(value) for value in (*flags, approach.strip(), scholarship.strip())]
    return Recorded(*[*values, OutcomeLevel(level) if level else None])
