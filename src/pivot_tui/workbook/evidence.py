"""Evidence beside ratings: peer observations, what mentees achieved and referees, with their forms and their trash."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pivot_tui.domain.evidence import MenteeOutcome, PeerObservation, Referee
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.store.activities import activity_titles as activity_titles
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.tables.portfolio import ACTIVITY, MENTEE_OUTCOME, PEER_OBSERVATION, REFEREE
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.evidence_form import (
    EvidenceForm,
    EvidenceReading,
    ObservationForm,
    OutcomeForm,
    RefereeForm,
)

OBSERVATION_FORM = PEER_OBSERVATION.name
OUTCOME_FORM = MENTEE_OUTCOME.name
REFEREE_FORM = REFEREE.name
"""The names of the three forms among the drafts, as of their tables; the row there is the record's id, or ""."""

HAS_SEEN = "has_seen"
"""The role of the link that leads from a referee to an activity they have seen."""

Evidence = PeerObservation | MenteeOutcome | Referee
Kept = TypeVar("Kept", PeerObservation, MenteeOutcome, Referee)

_GONE = "That is not there any more."


@dataclass(frozen=True, slots=True)
class OtherEvidence:
    """Evidence beside ratings, of one activity or of all.

    Attributes:
        observations: Peer observations, the newest first.
        outcomes: What mentees achieved, the newest first.
        referees: Who could write a letter, by their initials.
        seen: The ids of the activities that a referee has seen, by the referee's id.
        titles: The titles of all activities, by their ids.
    """

    observations: tuple[PeerObservation, ...]
    outcomes: tuple[MenteeOutcome, ...]
    referees: tuple[Referee, ...]
    seen: dict[str, tuple[str, ...]]
    titles: dict[str, str]

    @property
    def records(self) -> tuple[Evidence, ...]:
        """All of it."""
        return (*self.observations, *self.outcomes, *self.referees)

    def seen_titles(self, referee: Referee) -> tuple[str, ...]:
        """The titles of the activities that a referee has seen."""
        return tuple(self.titles[activity] for activity in self.seen.get(referee.id, ()) if activity in self.titles)


# Lists


def read(store: Store) -> OtherEvidence:
    """All evidence beside ratings.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        links = tuple(LINK.select(db, "WHERE role = ? AND from_tbl = ? ORDER BY n", (HAS_SEEN, REFEREE.name)))
        return OtherEvidence(
            tuple(PEER_OBSERVATION.select(db, "ORDER BY day DESC, id DESC")),
            tuple(MENTEE_OUTCOME.select(db, "ORDER BY day DESC, id DESC")),
            tuple(REFEREE.select(db, "ORDER BY initials, id")),
            _seen(links),
            dict(db.execute("SELECT id, title FROM activity")),
        )


def of_activity(store: Store, activity_id: str) -> OtherEvidence:
    """Evidence beside the ratings of one activity: who watched it, what grew out of it, and who has seen it.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        links = tuple(
            LINK.select(
                db,
                "WHERE role = ? AND from_tbl = ? AND from_id IN (SELECT from_id FROM link WHERE to_id = ? AND role = ?)"
                " ORDER BY n",
                (HAS_SEEN, REFEREE.name, activity_id, HAS_SEEN),
            )
        )
        seen = _seen(links)
        referees = REFEREE.select(db, f"WHERE id IN ({', '.join('?' * len(seen))}) ORDER BY initials, id", tuple(seen))
        return OtherEvidence(
            tuple(PEER_OBSERVATION.select(db, "WHERE activity = ? ORDER BY day DESC, id DESC", (activity_id,))),
            tuple(MENTEE_OUTCOME.select(db, "WHERE activity = ? ORDER BY day DESC, id DESC", (activity_id,))),
            tuple(referees),
            seen,
            dict(db.execute("SELECT id, title FROM activity")),
        )


def _seen(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    seen: dict[str, tuple[str, ...]] = {}
    for link in links:
        seen[link.from_id] = (*seen.get(link.from_id, ()), link.to_id)
    return seen


# Forms


def form_of(store: Store, table: str, identifier: str) -> EvidenceForm:
    """A record as its form shows it.

    Raises:
        NotFound: It is not there any more.
    """
    found = read(store)
    record = next((one for one in found.records if one.id == identifier and table_of(one) == table), None)
    match record:
        case PeerObservation():
            return ObservationForm(
                found.titles[record.activity],
                record.day.isoformat(),
                record.observer,
                record.observer_role,
                record.form,
                record.purpose.value,
                record.strength,
                record.change_agreed,
                record.followed_up.isoformat() if record.followed_up else "",
            )
        case MenteeOutcome():
            return OutcomeForm(
                record.mentee,
                record.level,
                record.kind.value,
                record.outcome,
                record.day.isoformat(),
                record.my_role.value,
                record.my_part,
                record.since,
                found.titles[record.activity] if record.activity else "",
            )
        case Referee():
            return RefereeForm(
                record.initials,
                record.role,
                "\n".join(found.seen_titles(record)),
                record.has_seen,
                record.purpose.value,
                record.status.value,
                record.day.isoformat() if record.day else "",
            )
        case _:
            raise NotFound(_GONE)


def table_of(record: Evidence) -> str:
    """The table of a record."""
    return {PeerObservation: PEER_OBSERVATION.name, MenteeOutcome: MENTEE_OUTCOME.name}.get(type(record), REFEREE.name)


def save_evidence(
    store: Store,
    form: EvidenceForm,
    today: date,
    identifier: str | None = None,
    draft: tuple[str, str] | None = None,
) -> Evidence | tuple[Problem, ...]:
    """Save a record from its form, new or over the one with this id, or say what is wrong, by the form's fields.

    Args:
        store: The workbook.
        form: What was typed.
        today: Nothing of it lies behind this day.
        identifier: The record; a new one without.
        draft: The draft's form and row, to be forgotten with the save.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    reading = EvidenceReading(today, activity_titles(store), _activities_of(store, identifier))
    made_id = identifier or uuid7(store.clock())
    match form:
        case ObservationForm():
            return _save(store, PEER_OBSERVATION, reading.observation(form, made_id), identifier, draft)
        case OutcomeForm():
            return _save(store, MENTEE_OUTCOME, reading.outcome(form, made_id), identifier, draft)
        case RefereeForm():
            found, activities = reading.referee(form, made_id)
            return _save(store, REFEREE, found, identifier, draft, activities)


def _activities_of(store: Store, identifier: str | None) -> tuple[str, ...]:
    """The activities that a record belongs to already."""
    found = read(store) if identifier else None
    record = next((one for one in found.records if one.id == identifier), None) if found else None
    if found is None or record is None:
        return ()
    if isinstance(record, Referee):
        return found.seen.get(record.id, ())
    return (record.activity,) if record.activity else ()


def _save(
    store: Store,
    table: Table[Kept],
    found: Kept | tuple[Problem, ...],
    identifier: str | None,
    draft: tuple[str, str] | None,
    activities: Sequence[str] | None = None,
) -> Kept | tuple[Problem, ...]:
    """Save what was read, with its links, and forget the draft, in one action."""
    if isinstance(found, tuple):
        return found
    with store.transaction("evidence.edit" if identifier else "evidence.add") as batch:
        if identifier is None:
            table.insert(store.db, [found])
        elif not table.update(store.db, found):
            raise NotFound(_GONE)
        if activities is not None:
            there = {
                link.to_id: link
                for link in LINK.select(store.db, "WHERE from_id = ? AND role = ?", (found.id, HAS_SEEN))
            }
            gone = [(link.id,) for end, link in there.items() if end not in activities]
            store.db.executemany("DELETE FROM link WHERE id = ?", gone)
            new = [end for end in activities if end not in there]
            LINK.insert(
                store.db, [Link(uuid7(batch.at), table.name, found.id, ACTIVITY.name, end, HAS_SEEN) for end in new]
            )
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def trash(store: Store, record: Evidence) -> int:
    """Put a record in the trash; how many went.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, table_of(record), [record.id], "evidence.trash")
