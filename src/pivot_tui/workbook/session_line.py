"""Logging a session from one line of words: what it leaves out is taken from the last session of that activity."""

from collections.abc import Sequence
from dataclasses import dataclass

from pivot_tui.domain.activity import Activity, TeachingSession
from pivot_tui.domain.days import Now
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import say_roster
from pivot_tui.domain.session_line import SessionLine, find_activity, read_session_line
from pivot_tui.domain.sheet import say_hours
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY
from pivot_tui.workbook.activities import (
    SessionForm,
    form_of_another,
    hours_field,
    last_session,
    log_session,
    read_session,
)


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """What a line was understood as, and became.

    Attributes:
        activity: The activity.
        session: Its new session.
        taken: What came from the last session: ``learners``, ``hours``.
    """

    activity: Activity
    session: TeachingSession
    taken: tuple[str, ...]


def log_line(store: Store, words: Sequence[str], now: Now) -> LoggedLine | Problem:
    """Log a session from a line, or say in one sentence what cannot be read.

    Raises:
        Fault: Nothing was saved.
    """
    line = read_session_line(words, now)
    if isinstance(line, Problem):
        return line
    with store.reading() as db:
        known = tuple(ACTIVITY.select(db, "ORDER BY n"))
    activity = find_activity(line.name, known)
    if isinstance(activity, Problem):
        return activity
    form, taken = _form(line, activity, last_session(store, activity.id), now)
    found = read_session(form, activity, now.day)
    if not isinstance(found, TeachingSession):
        return found[0]
    return LoggedLine(activity, log_session(store, found), taken)


def _form(
    line: SessionLine, activity: Activity, last: TeachingSession | None, now: Now
) -> tuple[SessionForm, tuple[str, ...]]:
    """The form that a line fills, and what the last session gave to it."""
    before = form_of_another(last) if last else SessionForm()
    own_hours = hours_field(activity)
    hours = {"hours": before.hours, "supervision": before.supervision}
    if line.minutes is not None:
        hours = {"hours": "", "supervision": "", own_hours: say_hours(line.minutes)}
    taken = ["learners"] if line.roster is None and before.learners else []
    taken += ["hours"] if line.minutes is None and any(hours.values()) else []
    form = SessionForm(
        day=(line.day or now.day).isoformat(),
        learners=before.learners if line.roster is None else say_roster(line.roster),
        prep=say_hours(line.prep_minutes),
        **hours,
    )
    return form, tuple(taken)
