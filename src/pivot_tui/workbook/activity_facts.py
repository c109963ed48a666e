"""What is known of one activity: its last session, its hours by kind, its contacts, and what hangs on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.activity import Activity, ActivityType, TeachingSession
from pivot_tui.domain.completeness import Completeness
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.learner_contacts import Sizes, sizes_of
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import SESSION
from pivot_tui.workbook.activities import activity, taught, type_of
from pivot_tui.workbook.completeness import completeness_of_activity

_COUNTS = (
    ("evaluations", "SELECT count(*) FROM evaluation WHERE activity = ?"),
    ("quotes", "SELECT count(*) FROM quote WHERE activity = ?"),
    ("files", "SELECT count(*) FROM attachment WHERE activity = ?"),
)
_LATEST = """
    SELECT day, what FROM (
        SELECT max(coalesce(last_day, day)) AS day, 'session' AS what FROM session WHERE activity = :id
        UNION ALL SELECT max(date_to), 'evaluation' FROM evaluation WHERE activity = :id
        UNION ALL SELECT max(day), 'quote' FROM quote WHERE activity = :id
    ) WHERE day IS NOT NULL ORDER BY day DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an activity.

    Attributes:
        activity: The activity.
        kind: Its type.
        sessions: How many sessions there were.
        last: Its latest session, or nothing.
        contact_minutes: Didactic contact, or nothing where none was recorded.
        supervision_minutes: Clinical supervision, or nothing; never added to the former.
        prep_minutes: Preparation, that of the sessions and that of the activity itself; private.
        sizes: Learners at one session, and how many sessions had so many; empty where nobody was counted.
        latest: What came last, and its day: ``session``, ``evaluation`` or ``quote``.
        evaluations: How many windows of evaluation there are.
        quotes: How many quotes.
        files: How many files and addresses.
        links: How many links start or end here.
        completeness: How complete its evidence is, and what is asked for next.
    """

    activity: Activity
    kind: ActivityType
    sessions: int
    last: TeachingSession | None
    contact_minutes: int | None
    supervision_minutes: int | None
    prep_minutes: int | None
    sizes: Sizes
    latest: tuple[str, date] | None
    evaluations: int
    quotes: int
    files: int
    links: int
    completeness: Completeness


def facts(store: Store, activity_id: str) -> Facts:
    """What is known of an activity.

    Raises:
        NotFound: It is not there any more.
    """
    found, complete = activity(store, activity_id), completeness_of_activity(store, activity_id)
    if complete is None:
        raise NotFound("That activity is not there any more.")
    with store.reading() as db:
        sessions = tuple(SESSION.select(db, "WHERE activity = ? ORDER BY day, n", (activity_id,)))
        counts = {name: int(db.execute(query, (activity_id,)).fetchone()[0]) for name, query in _COUNTS}
        links = int(
            db.execute(
                "SELECT count(*) FROM link WHERE from_id = ? OR to_id = ?", (activity_id, activity_id)
            ).fetchone()[0]
        )
        latest = db.execute(_LATEST, {"id": activity_id}).fetchone()
    prep = [session.prep_minutes for session in sessions]
    return Facts(
        activity=found,
        kind=type_of(found.type),
        sessions=sum(session.times for session in sessions),
        last=max(sessions, key=lambda session: session.last_day or session.day) if sessions else None,
        contact_minutes=_total(session.contact_minutes for session in sessions),
        supervision_minutes=_total(session.supervision_minutes for session in sessions),
        prep_minutes=_total([*prep, found.prep_minutes]),
        sizes=sizes_of(sessions),
        latest=(latest[1], date.fromisoformat(latest[0])) if latest else None,
        links=links,
        completeness=complete,
        **counts,
    )


def all_facts(store: Store) -> Iterator[Facts]:
    """What is known of every activity, the most recently taught first."""
    return (facts(store, one.id) for one in taught(store))


def activity_of(store: Store, identifier: str) -> str:
    """The id of the activity that a session or a file belongs to; an activity belongs to itself.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        row = db.execute(
            "SELECT id FROM activity WHERE id = :id UNION ALL SELECT activity FROM session WHERE id = :id "
            "UNION ALL SELECT activity FROM attachment WHERE id = :id",
            {"id": identifier},
        ).fetchone()
    if row is None:
        raise NotFound("That is not in the portfolio any more.")
    return str(row[0])


def _total(minutes: Iterable[int | None]) -> int | None:
    """The sum of what was recorded; nothing where nothing was."""
    recorded = [number for number in minutes if number is not None]
    return sum(recorded) if recorded else None
