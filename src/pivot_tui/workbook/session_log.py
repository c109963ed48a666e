"""Logging a session with its ratings and a comment, read while it is typed and saved in one go."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date

from pivot_tui.domain.activity import Activity, ActivityType, TeachingSession
from pivot_tui.domain.days import Now
from pivot_tui.domain.evaluation import Evaluation, Measure
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.quote import Quote
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, QUOTE, SESSION
from pivot_tui.workbook import activities
from pivot_tui.workbook.activities import SessionForm, read_session
from pivot_tui.workbook.evaluation_form import (
    EvaluationForm,
    evaluation_draft,
    evaluation_from_draft,
    form_of_another_window,
    form_of_evaluation,
)
from pivot_tui.workbook.evaluation_windows import ReadWindow, read_window, windows_of, write_window

LOG_FORM = "session_log"
"""The form's name among the drafts; its row there is the session's id, or for a new one its activity's."""


@dataclass(frozen=True, slots=True)
class LogForm:
    """The fields of the form with which a session is logged, as they were typed or chosen.

    Attributes:
        session: The session.
        ratings: What it was rated; its day and how many sessions it stands for are the session's.
        comment: What a learner said of it, or "".
    """

    session: SessionForm
    ratings: EvaluationForm
    comment: str = ""


@dataclass(frozen=True, slots=True)
class OpenLog:
    """What the form begins with.

    Attributes:
        activity: The activity.
        type: Its type.
        form: The fields: last time's, or those of the session that is edited.
        windows: The activity's windows of evaluation, the latest first.
        session_id: The session that is edited, or nothing for a new one.
        window_id: The window of that session, where it has one of its own.
    """

    activity: Activity
    type: ActivityType
    form: LogForm
    windows: tuple[Evaluation, ...]
    session_id: str | None = None
    window_id: str | None = None

    @property
    def hours_field(self) -> str:
        """Where the hours of this activity's sessions belong: ``hours`` or ``supervision``."""
        return self.type.hours

    @property
    def draft_place(self) -> tuple[str, str]:
        """Where the form's draft lies: the form's name among the drafts and its row there."""
        return LOG_FORM, self.session_id or self.activity.id


def open_log(store: Store, activity_id: str, session_id: str | None = None) -> OpenLog:
    """The form for an activity's next session, with last time's learners, hours and question; or for one that is there.

    Raises:
        NotFound: The activity or the session is not there any more.
    """
    activity = activities.activity(store, activity_id)
    kind = activities.type_of(activity.type)
    windows = windows_of(store, activity_id)
    rated = [window for window in windows if window.measure is Measure.RATINGS]
    fresh = form_of_another_window(rated[0] if rated else None)
    if session_id is None:
        last = activities.last_session(store, activity_id)
        session = activities.form_of_another(last, "today") if last else SessionForm(day="today")
        return OpenLog(activity, kind, LogForm(session, fresh), windows)
    there = activities.session(store, session_id)
    own = [window for window in rated if (window.date_from, window.date_to) == (there.day, there.last_day or there.day)]
    ratings = form_of_evaluation(own[0]) if len(own) == 1 else fresh
    form = LogForm(activities.form_of_session(there), ratings)
    return OpenLog(activity, kind, form, windows, session_id, own[0].id if len(own) == 1 else None)


def ratings_of(form: LogForm) -> EvaluationForm:
    """The ratings with the days and the number of their session."""
    session = form.session
    return replace(
        form.ratings,
        date_from=session.day,
        date_to=session.last_day,
        sessions=session.times.strip() or "1",
    )


# Saving


def save_log(store: Store, log: OpenLog, form: LogForm, now: Now) -> TeachingSession | tuple[Problem, ...]:
    """Save the session, the window of its ratings and the comment as one action, or say what is wrong with them.

    Without numbers no window is saved, without words no comment. A window that is compared with an earlier one of
    the same form stands after a change, and the earlier one before it.

    Raises:
        NotFound: The activity, the session or its window is not there any more.
        Fault: Nothing was saved.
    """
    session = read_session(form.session, log.activity, now.day, log.session_id)
    problems = [] if isinstance(session, TeachingSession) else list(session)
    read = _read_ratings(log, form, now.day)
    if isinstance(read, tuple):
        problems += [problem for problem in read if problem.field not in {found.field for found in problems}]
    if form.comment.strip() and (problem := text_problem(form.comment)):
        problems.append(Problem("comment", problem.sentence))
    if problems or not isinstance(session, TeachingSession) or isinstance(read, tuple):
        return tuple(problems)
    return _write(store, log, form, session, read, now)


def _read_ratings(log: OpenLog, form: LogForm, today: date) -> ReadWindow | tuple[Problem, ...] | None:
    """The window; nothing where no ratings were given."""
    if not form.ratings.has_numbers:
        if log.window_id is None:
            return None
        return (Problem("counts", "These ratings are saved already; they can be deleted under Evaluations."),)
    found = read_window(ratings_of(form), log.activity.id, today, log.windows, log.window_id or "")
    return found if isinstance(found, ReadWindow) else tuple(map(_at_session, found))


def _at_session(problem: Problem) -> Problem:
    """A problem of the window at the session's field that the window takes it from."""
    fields = {"date_from": "day", "date_to": "last_day", "sessions": "times"}
    return Problem(fields.get(problem.field, problem.field), problem.sentence)


def _write(
    store: Store, log: OpenLog, form: LogForm, session: TeachingSession, read: ReadWindow | None, now: Now
) -> TeachingSession:
    with store.transaction("session.edit" if log.session_id else "session.log") as batch:
        if ACTIVITY.get(store.db, log.activity.id) is None:
            raise NotFound("That activity is not there any more; what you typed is kept as a draft.")
        if log.session_id is None:
            session = replace(session, id=uuid7(batch.at))
            SESSION.insert(store.db, [session])
        elif not SESSION.update(store.db, session):
            raise NotFound("That session is not there any more; what you typed is kept as a draft.")
        window_id = log.window_id
        if read is not None:
            if log.window_id is None:
                window_id = uuid7(batch.at, after=session.id)
                read = replace(read, window=replace(read.window, id=window_id))
            write_window(store, read, log.window_id)
        if form.comment.strip():
            QUOTE.insert(store.db, [_quote(form, session, window_id, uuid7(batch.at, after=window_id), now)])
        save_draft(store, *log.draft_place, "")
    return session


def _quote(form: LogForm, session: TeachingSession, window_id: str | None, identifier: str, now: Now) -> Quote:
    """What a learner said of the session; nobody has checked it yet."""
    offset = now.at.utcoffset()
    return Quote(
        id=identifier,
        day=session.last_day or session.day,
        at=now.at.astimezone(UTC).replace(microsecond=0),
        utc_offset=int(offset.total_seconds() // 60) if offset else 0,
        text=form.comment.strip(),
        anonymous=form.ratings.anonymous,
        activity=session.activity,
        evaluation=window_id,
    )


# Drafts


def log_draft(form: LogForm) -> str:
    """A form as its draft keeps it."""
    values = {"session": asdict(form.session), "ratings": evaluation_draft(form.ratings), "comment": form.comment}
    return json.dumps(values, ensure_ascii=False)


def log_from_draft(body: str) -> LogForm:
    """The form that a draft keeps."""
    values = json.loads(body)
    return LogForm(SessionForm(**values["session"]), evaluation_from_draft(values["ratings"]), values["comment"])
