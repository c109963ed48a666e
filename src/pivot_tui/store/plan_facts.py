"""What the plan asks of the other areas, counted in a few statements without loading what is not needed."""

from datetime import date
from typing import TYPE_CHECKING

from pivot_tui.domain.contact import ContactType
from pivot_tui.domain.hard_question import HardAnswer
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.store.tables.plan import HARD_ANSWER
from pivot_tui.store.tables.portfolio import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pivot_tui.store.connection import Connection
    from pivot_tui.store.store import Store

_COUNTED = """SELECT (SELECT min(day) FROM session), (SELECT min(presented_on) FROM activity),
    (SELECT count(*) FROM contact WHERE mentor AND knows_goals AND would_advocate),
    (SELECT count(*) FROM experiment WHERE closed IS NOT NULL)"""
_FIRST_TALK = """SELECT held, type FROM conversation JOIN contact ON contact.id = conversation.contact
    WHERE held IS NOT NULL ORDER BY held, conversation.n LIMIT 1"""


def plan_facts(store: "Store", today: date | None = None) -> PlanFacts:
    """The facts as they stand.

    Args:
        store: The workbook.
        today: The day after which no answer to a hard question counts; all count without it.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        session, presented, mentors, closed = db.execute(_COUNTED).fetchone()
        held, who = db.execute(_FIRST_TALK).fetchone() or (None, None)
        return PlanFacts(
            first_session=_day(session),
            first_talk=_day(held),
            talked_with=ContactType(who) if who else None,
            projects=tuple(PROJECT.select(db, "ORDER BY n")),
            presented_on=_day(presented),
            mentors=int(mentors),
            experiments_closed=int(closed),
            answers={answer.question: answer for answer in _answers(db, today)},
        )


def _answers(db: "Connection", today: date | None) -> "Iterator[HardAnswer]":
    """The answers, so that of each question the newest comes last."""
    last = (today or date.max).isoformat()
    return HARD_ANSWER.select(db, "WHERE day <= ? ORDER BY day, id", (last,))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
