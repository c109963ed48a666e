"""Totals: what was taught, by academic year and domain, and beside it how complete the evidence is."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from pivot_tui import intake
from pivot_tui.domain.academic_year import JULY, AcademicCalendar, academic_year
from pivot_tui.domain.activity import EducatorDomain
from pivot_tui.domain.completeness import Completeness, PortfolioCompleteness, portfolio_completeness
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.totals import CountedActivity, Piece, Totals, totals
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACADEMIC_CALENDAR
from pivot_tui.workbook.completeness import completeness, tool_types

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

CALENDAR_ID = uuid5(ACADEMIC_CALENDAR.name, "one")

_SESSIONS = """
    SELECT activity, substr(day, 1, 7), roster, times, coalesce(contact_minutes, 0), coalesce(supervision_minutes, 0),
        coalesce(prep_minutes, 0), iif(coalesce(contact_minutes, supervision_minutes) IS NULL, times, 0)
    FROM session
"""
# Most recently taught first, as everywhere in the portfolio; what was never taught comes last.
_ACTIVITIES = """
    SELECT id, title, domain, type IN (SELECT value FROM json_each(?)), prep_minutes, unique_learners,
        assessed, adopters
    FROM activity a
    ORDER BY (SELECT max(coalesce(last_day, day)) FROM session WHERE activity = a.id) DESC, n
"""


@dataclass(frozen=True, slots=True)
class TotalsReading:
    """The totals as they stand now.

    Attributes:
        totals: What was taught.
        completeness: How complete each activity is, by its id.
        portfolio: How many activities have both quantity and quality.
    """

    totals: Totals
    completeness: Mapping[str, Completeness]
    portfolio: PortfolioCompleteness


def read(store: Store) -> TotalsReading:
    """The totals, and how complete the evidence is.

    Raises:
        Fault: The workbook cannot be read.
    """
    found = completeness(store)
    return TotalsReading(totals_of(store), found, portfolio_completeness(found.values()))


def totals_of(store: Store) -> Totals:
    """What was taught, by academic year, domain, learner group and activity.

    Raises:
        Fault: The workbook cannot be read.
    """
    month = first_month(store)
    with store.reading() as db:
        return totals(tuple(_activities(db)), _pieces(db, month), month)


def _activities(db: "Connection") -> Iterator[CountedActivity]:
    rows = db.execute(_ACTIVITIES, (json.dumps(tool_types()),))
    for identifier, title, domain, is_tool, prep, unique, assessed, adopters in rows:
        yield CountedActivity(
            identifier, title, EducatorDomain(domain), bool(is_tool), prep, unique, _roster(assessed), adopters
        )


def _pieces(db: "Connection", first_month: int) -> Iterator[Piece]:
    """A piece for each record, read as plain values: building thousands of records would take longer than adding up."""
    for activity, month, roster, *numbers in db.execute(_SESSIONS):
        yield Piece(activity, _year(month, first_month), _roster(roster), *numbers)


@lru_cache(maxsize=1024)
def _year(month: str, first_month: int) -> str:
    return academic_year(date.fromisoformat(f"{month}-01"), first_month)


@lru_cache(maxsize=4096)
def _roster(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


# The month in which academic years begin


def first_month(store: Store) -> int:
    """The month in which academic years begin, 1 for January; July where nothing was said."""
    with store.reading() as db:
        found = ACADEMIC_CALENDAR.get(db, CALENDAR_ID)
    return found.first_month if found else JULY


def save_first_month(store: Store, month: int) -> AcademicCalendar | tuple[Problem, ...]:
    """Have academic years begin in a month, or say what is wrong with it.

    Raises:
        Fault: Nothing was saved.
    """
    calendar = intake.record(AcademicCalendar, {"id": CALENDAR_ID, "first_month": month})
    if isinstance(calendar, AcademicCalendar) and month != first_month(store):
        with store.transaction("calendar.edit"):
            if not ACADEMIC_CALENDAR.update(store.db, calendar):
                ACADEMIC_CALENDAR.insert(store.db, [calendar])
    return calendar
