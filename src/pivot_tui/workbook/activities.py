"""Activities and their sessions: their types, reading what was typed, and the list most recently taught first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from pivot_tui import guide, intake
from pivot_tui.domain.activity import Activity, ActivityType, EducatorDomain, TeachingSession, session_problems
from pivot_tui.domain.days import read_day
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import read_roster, say_roster
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.teaching_hours import read_teaching_hours
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.store.trash import put_in_trash

PAGE = 100
"""Sessions in a page of their list."""

_NEWEST_FIRST = "ORDER BY coalesce(last_day, day) DESC, day DESC, n DESC"
_FORM_FIELDS = {
    "roster": "learners",
    "contact_minutes": "hours",
    "supervision_minutes": "supervision",
    "prep_minutes": "prep",
}
_NO_DAY = "A day is written like 2026-03-13, wed, yesterday or 3 days ago."


@dataclass(frozen=True, slots=True)
class SessionForm:
    """The fields of a session, as they were typed.

    Attributes:
        day: The day, or the first one: ISO, ``wed``, ``yesterday``, ``3 days ago``.
        last_day: The last day of several sessions, or "".
        times: How many sessions from the first day to the last; "" for one.
        hours: Didactic contact, all sessions together, or "".
        supervision: Clinical supervision, all sessions together, or "".
        learners: Learners by level at one session.
        prep: Preparation, all sessions together, or "".
        note: The user's own words.
    """

    day: str = ""
    last_day: str = ""
    times: str = ""
    hours: str = ""
    supervision: str = ""
    learners: str = ""
    prep: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taught:
    """An activity as the list shows it.

    Attributes:
        id: Its id.
        title: What it is called.
        type: The key of its type.
        last_day: The last day it was taught, or nothing.
        sessions: How many sessions there were.
    """

    id: str
    title: str
    type: str
    last_day: date | None
    sessions: int


# Types


@cache
def activity_types() -> tuple[ActivityType, ...]:
    """The types of activity, in the guide's order."""
    return tuple(
        ActivityType(
            key=words["key"],
            name=words["name"],
            codes=tuple(words["codes"]),
            setting=words["setting"],
            domain=EducatorDomain(words.get("domain", "teaching")),
            hours="supervision" if words.get("hours") == "supervision" else "hours",
            no_cases=words.get("no_cases", False),
            no_sessions=words.get("no_sessions", False),
        )
        for words in guide.load("activity_types")["type"]
    )


def type_of(key: str) -> ActivityType:
    """A type by its key; one that this version does not know keeps its key as its name."""
    return next((kind for kind in activity_types() if kind.key == key), ActivityType(key, key))


def find_type(words: str) -> ActivityType | None:
    """The type that words mean: its name or key, or a beginning of the name that fits no other; nothing for others."""
    folded = " ".join(words.casefold().split())
    if not folded:
        return None
    kinds = activity_types()
    exact = next((kind for kind in kinds if folded in (kind.name.casefold(), kind.key, _spaced(kind.key))), None)
    begun = [kind for kind in kinds if kind.name.casefold().startswith(folded)]
    return exact or (begun[0] if len(begun) == 1 else None)


def _spaced(key: str) -> str:
    return key.replace("_", " ")


def hours_field(activity: Activity) -> Literal["hours", "supervision"]:
    """The field of the form in which the hours of an activity's sessions belong, by its type."""
    return type_of(activity.type).hours


# Reading what was typed


def read_session_day(typed: str, today: date, field: str = "day") -> date | Problem | None:
    """The day that was typed, a bare weekday being the latest one; nothing where nothing stands."""
    words = typed.split()
    if not words:
        return None
    found = read_day(words, today)
    if found is None and len(words) == 1:
        found = read_day(["on", *words], today)
    if found is None or isinstance(found, Problem):
        return Problem(field, found.sentence if found is not None else _NO_DAY)
    return found


def read_session(
    form: SessionForm, activity: Activity, today: date, identifier: str | None = None
) -> TeachingSession | tuple[Problem, ...]:
    """The session that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        activity: Its activity.
        today: No session lies behind this day.
        identifier: Its id, which whoever saves it hands in; a session that is only looked at needs none.
    """
    read = {
        "day": read_session_day(form.day, today),
        "last_day": read_session_day(form.last_day, today, "last_day"),
        "times": _read_times(form),
        "roster": read_roster(form.learners),
        "contact_minutes": read_teaching_hours(form.hours, "hours"),
        "supervision_minutes": read_teaching_hours(form.supervision, "supervision"),
        "prep_minutes": read_teaching_hours(form.prep, "prep"),
    }
    problems = tuple(_at_form(value) for value in read.values() if isinstance(value, Problem))
    if read["day"] is None:
        problems = (Problem("day", _NO_DAY), *problems)
    if problems:
        return problems
    values: dict[str, object] = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in read.items()
    }
    values |= {"id": identifier or "", "activity": activity.id, "note": form.note.strip()}
    found = intake.record(TeachingSession, values)
    wrong = session_problems(found, type_of(activity.type), today) if isinstance(found, TeachingSession) else found
    return tuple(map(_at_form, wrong)) if wrong else found


def _read_times(form: SessionForm) -> int | Problem:
    typed = form.times.strip()
    if not typed:
        return Problem("times", "Say how many sessions there were up to the last day.") if form.last_day.strip() else 1
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4 and 1 <= int(typed) <= 1000):
        return Problem("times", "Give the number of sessions, from 1 to 1000.")
    return int(typed)


def _at_form(problem: Problem) -> Problem:
    return Problem(_FORM_FIELDS.get(problem.field, problem.field), problem.sentence)


def form_of_session(session: TeachingSession) -> SessionForm:
    """A session as its form shows it."""
    return SessionForm(
        day=session.day.isoformat(),
        last_day=session.last_day.isoformat() if session.last_day else "",
        times=str(session.times) if session.times > 1 or session.last_day else "",
        hours=say_hours(session.contact_minutes),
        supervision=say_hours(session.supervision_minutes),
        learners=say_roster(session.roster),
        prep=say_hours(session.prep_minutes),
        note=session.note,
    )


def form_of_another(session: TeachingSession, day: str = "") -> SessionForm:
    """The form with which a session is logged again: its learners and the hours of one; not its preparation or note."""
    each = (session.contact_minutes, session.supervision_minutes)
    contact, supervision = (round(minutes / session.times) if minutes is not None else None for minutes in each)
    return SessionForm(
        day=day,
        hours=say_hours(contact),
        supervision=say_hours(supervision),
        learners=say_roster(session.roster),
    )


# Reading what is there


def activity(store: Store, identifier: str) -> Activity:
    """One activity.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = ACTIVITY.get(db, identifier)
    if found is None:
        raise NotFound("That activity is not there any more.")
    return found


def session(store: Store, identifier: str) -> TeachingSession:
    """One session.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = SESSION.get(db, identifier)
    if found is None:
        raise NotFound("That session is not there any more.")
    return found


def last_session(store: Store, activity_id: str) -> TeachingSession | None:
    """The latest session of an activity, if there is any."""
    return next(iter(sessions_of(store, activity_id, 1)), None)


def sessions_of(store: Store, activity_id: str, limit: int = PAGE, offset: int = 0) -> tuple[TeachingSession, ...]:
    """Sessions of an activity, the latest first."""
    with store.reading() as db:
        rest = f"WHERE activity = ? {_NEWEST_FIRST} LIMIT ? OFFSET ?"
        return tuple(SESSION.select(db, rest, (activity_id, limit, offset)))


def count_sessions(store: Store, activity_id: str) -> int:
    """How many records of sessions an activity has; several sessions in one piece are one."""
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM session WHERE activity = ?", (activity_id,)).fetchone()[0])


def taught(store: Store, limit: int = 100_000) -> tuple[Taught, ...]:
    """The activities, the most recently taught first; those without a session stand behind, the newest first."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT a.id, a.title, a.type, s.last, coalesce(s.times, 0) FROM activity a LEFT JOIN "
            "(SELECT activity, max(coalesce(last_day, day)) AS last, sum(times) AS times FROM session "
            "GROUP BY activity) s ON s.activity = a.id ORDER BY s.last DESC NULLS LAST, a.n DESC LIMIT ?",
            (limit,),
        ).fetchall()
    return tuple(
        Taught(identifier, title, kind, date.fromisoformat(last) if last else None, times)
        for identifier, title, kind, last, times in rows
    )


# Changing it


def log_session(store: Store, found: TeachingSession, draft: tuple[str, str] | None = None) -> TeachingSession:
    """Add a session, with an id of this instant, and forget its form's draft.

    Raises:
        NotFound: The activity is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("session.log") as batch:
        if ACTIVITY.get(store.db, found.activity) is None:
            raise NotFound("That activity is not there any more; nothing was saved.")
        found = replace(found, id=uuid7(batch.at))
        SESSION.insert(store.db, [found])
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def trash_activities(store: Store, identifiers: Sequence[str]) -> int:
    """Put activities in the trash with all that hangs on them, as one action; how many went.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, ACTIVITY.name, identifiers, "activity.trash")


def trash_sessions(store: Store, identifiers: Sequence[str]) -> int:
    """Put sessions in the trash, as one action; how many went.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, SESSION.name, identifiers, "session.trash")
