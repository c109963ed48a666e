"""A portfolio of any size to measure with: invented activities, their sessions and how they were rated."""

import random
from datetime import UTC, date, datetime, timedelta
from functools import partial

from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.evaluation import Anonymous, Evaluation
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, EVALUATION, SESSION

MOST_SESSIONS = 2_000
"""Sessions of ten years of teaching; no workbook gets more."""
_EVALUATIONS_A_SESSION = 10
_SESSIONS_AN_ACTIVITY = 20
_DAYS = 3650
_TOPICS = ("Sepsis", "Chest pain", "Acid and base", "Delirium", "Heart failure", "Hard conversations", "The first code")
_FORMS = (("noon conference", "noon_conference"), ("at the bedside", "bedside_rounds"), ("simulation", "simulation"))
_ROSTERS = (("PGY-1:10", "PGY-2:8"), ("MS3:2", "PGY-1:2"), ("RN:3", "PGY-2:2", "PharmD:1"), ("PGY-3:6",))
_ITEMS = ("Overall quality", "Clear goals", "Useful for my own practice", "Would come again")


def add_portfolio(store: Store, sessions: int, last_day: date) -> None:
    """Add activities with so many sessions in all, spread over ten years, and ten rated windows for each session."""
    dice = random.Random(sessions)
    for number in range(0, sessions, _SESSIONS_AN_ACTIVITY):
        days = [last_day - timedelta(days=dice.randrange(_DAYS)) for _ in range(_SESSIONS_AN_ACTIVITY)]
        store.clock = partial(_evening, max(days))
        with store.transaction("session.log") as batch:
            activity = _activity(number // _SESSIONS_AN_ACTIVITY, batch.at, dice)
            ACTIVITY.insert(store.db, [activity])
            SESSION.insert(store.db, [_session(activity.id, day, batch.at, dice) for day in days])
            windows = [_window(activity.id, day, batch.at, dice) for day in days for _ in range(_EVALUATIONS_A_SESSION)]
            EVALUATION.insert(store.db, windows)


def _evening(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 19, tzinfo=UTC)


def _activity(number: int, at: datetime, dice: random.Random) -> Activity:
    form, key = dice.choice(_FORMS)
    title = f"{dice.choice(_TOPICS)}, {form} {number + 1}"
    return Activity(uuid7(at), title, dice.choice(tuple(EducatorDomain)), key, role="teacher")


def _session(activity: str, day: date, at: datetime, dice: random.Random) -> TeachingSession:
    return TeachingSession(uuid7(at), activity, day, roster=dice.choice(_ROSTERS), contact_minutes=60)


def _window(activity: str, day: date, at: datetime, dice: random.Random) -> Evaluation:
    counts = tuple(dice.randrange(6) for _ in range(5))
    return Evaluation(
        uuid7(at), activity, dice.choice(_ITEMS), day, day,
        sessions=1, anonymous=Anonymous.YES, invited=sum(counts) + 4, counts=counts,
    )  # fmt: skip
