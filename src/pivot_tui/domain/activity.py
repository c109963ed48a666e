"""Teaching activities and their sessions: what the portfolio is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar, Literal

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import Roster, roster_problem

Minutes = Annotated[int, Between(0, 600_000)]
"""Minutes of work; at most ten thousand hours."""

Head = Annotated[int, Between(0, 100_000)]
"""A number of people."""


class EducatorDomain(Enum):
    """The five domains of an educator's work; every activity is in exactly one (DOMAIN 1.1)."""

    TEACHING = "teaching"
    ASSESSMENT = "assessment"
    CURRICULUM = "curriculum"
    MENTORING = "mentoring"
    LEADERSHIP = "leadership"


class Reach(Enum):
    """How far an activity reaches (DOMAIN 1.10); all but local carry their reason."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    INTERNATIONAL = "international"


class OutcomeLevel(Enum):
    """Kirkpatrick's levels as Barr changed them (DOMAIN 1.5), lowest first."""

    REACTION = "1"
    ATTITUDE = "2a"
    LEARNING = "2b"
    BEHAVIOUR_SAID = "3a"
    BEHAVIOUR_SEEN = "3b"
    PRACTICE = "4a"
    PATIENTS = "4b"


class MillerLevel(Enum):
    """The level that an assessment reaches (DOMAIN 1.6), lowest first."""

    KNOWS = "knows"
    KNOWS_HOW = "knows how"
    SHOWS_HOW = "shows how"
    DOES = "does"


DOMAIN_NAMES = {
    EducatorDomain.TEACHING: "Teaching",
    EducatorDomain.ASSESSMENT: "Learner assessment",
    EducatorDomain.CURRICULUM: "Curriculum development",
    EducatorDomain.MENTORING: "Mentoring and advising",
    EducatorDomain.LEADERSHIP: "Educational leadership",
}


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that is taught, built or led, whose sessions are logged one by one or in one piece (DOMAIN 2.3).

    Attributes:
        id: UUIDv7.
        title: What it is called.
        domain: Its one domain.
        type: The key of its type in ``guide/activity_types.toml``.
        role: What the user is in it.
        setting: Where it takes place.
        reach: How far it reaches.
        reach_reason: Why it reaches beyond the own institution: where it ran, who came, who took it up.
        about: What it is about; empty for morbidity and mortality conferences, whose cases do not belong here.
        approach: What it rests on: literature, a needs assessment, theory (Q2Engage).
        scholarship: How it was made public, reviewed and taken up by others (Q2Engage).
        outcome_level: The highest level that its evidence reaches, where that is above the reaction of learners.
        miller: For an assessment, the level it reaches.
        unique_learners: Different people taught, where the user has counted them.
        assessed: For an assessment tool, the learners assessed with it, by level.
        adopters: How many people or programmes use it.
        prep_minutes: Work on it that belongs to no session; private.
        presented_on: The day it was presented at the own institution, or nothing.
        presented_where: At which occasion.
        include_in: Where it shall be shown: ``one_page``, ``long``, ``portfolio``.
        products: What came of it, and where that is to be found, a line each.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    title: Annotated[str, NotEmpty()]
    domain: EducatorDomain
    type: Annotated[str, NotEmpty()]
    role: str = ""
    setting: str = ""
    reach: Reach = Reach.LOCAL
    reach_reason: str = ""
    about: str = ""
    approach: str = ""
    scholarship: str = ""
    outcome_level: OutcomeLevel | None = None
    miller: MillerLevel | None = None
    unique_learners: Head | None = None
    assessed: Roster = ()
    adopters: Head | None = None
    prep_minutes: Minutes | None = None
    presented_on: date | None = None
    presented_where: str = ""
    include_in: tuple[str, ...] = ()
    products: str = ""


@dataclass(frozen=True, slots=True)
class TeachingSession:
    """One session of an activity, or several alike that were entered in one piece.

    Attributes:
        id: UUIDv7.
        activity: The id of its activity; it goes with it.
        day: The day, or the first day of several sessions.
        last_day: The last day of several sessions, or nothing.
        times: How many sessions this stands for.
        roster: Learners by level at one session.
        contact_minutes: Didactic contact, all sessions together.
        supervision_minutes: Clinical supervision, all sessions together; never added to the former.
        prep_minutes: Preparation, all sessions together; private.
        note: The user's own words on it; empty for morbidity and mortality conferences.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    activity: Annotated[str, NotEmpty()]
    day: date
    last_day: date | None = None
    times: Annotated[int, Between(1, 1000)] = 1
    roster: Roster = ()
    contact_minutes: Minutes | None = None
    supervision_minutes: Minutes | None = None
    prep_minutes: Minutes | None = None
    note: str = ""


# What may be said of them


@dataclass(frozen=True, slots=True)
class ActivityType:
    """A type of activity as the guide names it (DOMAIN 1.9).

    Attributes:
        key: What records hold.
        name: As it is shown.
        codes: Its codes in the MedBiquitous/AAMC Curriculum Inventory, where there are any.
        setting: Where it mostly takes place; "" where that cannot be said.
        domain: The domain it mostly belongs to.
        hours: Whether its hours are contact with a class or supervision at work.
        no_cases: Whether what is said there must not be kept here, as of an M&M conference (DOMAIN 6.1).
        no_sessions: Whether it is no teaching and has no sessions, such as a form that others use (DOMAIN 2.3).
    """

    key: str
    name: str
    codes: tuple[str, ...] = ()
    setting: str = ""
    domain: EducatorDomain = EducatorDomain.TEACHING
    hours: Literal["hours", "supervision"] = "hours"
    no_cases: bool = False
    no_sessions: bool = False


INCLUDED = {"one_page": "one page", "long": "long CV", "portfolio": "portfolio"}
"""Where an activity can be shown."""

MILLER_NAMES = {
    MillerLevel.KNOWS: "knows",
    MillerLevel.KNOWS_HOW: "knows how",
    MillerLevel.SHOWS_HOW: "shows how",
    MillerLevel.DOES: "does",
}

OUTCOME_NAMES = {
    OutcomeLevel.REACTION: "what learners thought of it",
    OutcomeLevel.ATTITUDE: "attitude or confidence changed",
    OutcomeLevel.LEARNING: "knowledge or skill, as tested",
    OutcomeLevel.BEHAVIOUR_SAID: "behaviour, by their own account",
    OutcomeLevel.BEHAVIOUR_SEEN: "behaviour, as observed",
    OutcomeLevel.PRACTICE: "practice of the organisation",
    OutcomeLevel.PATIENTS: "benefit to patients, in aggregate",
}
"""The outcome levels in words, lowest first (DOMAIN 1.5)."""

_TEXTS = ("title", "role", "setting", "reach_reason", "about", "approach", "scholarship", "presented_where", "products")
_MINUTES_OF_A_DAY = 24 * 60


def activity_problems(activity: Activity, kind: ActivityType, today: date) -> tuple[Problem, ...]:
    """What is wrong with an activity beyond its single fields, by field (DOMAIN 1.6, 1.10, 2.3, 6.1).

    Args:
        activity: The activity.
        kind: Its type.
        today: Nothing can have been presented after this day.
    """
    return tuple(_activity_problems(activity, kind, today))


def _activity_problems(activity: Activity, kind: ActivityType, today: date) -> Iterator[Problem]:
    if not activity.title.strip():
        yield Problem("title", "It needs a title.")
    for field in _TEXTS:
        text = getattr(activity, field)
        if text.strip() and (problem := text_problem(text)):
            yield Problem(field, problem.sentence)
    if kind.no_cases and activity.about.strip():
        yield Problem("about", f"What is said at an {kind.name} does not belong here; topic, day and role are enough.")
    if activity.reach is not Reach.LOCAL and not activity.reach_reason.strip():
        yield Problem("reach_reason", "Say where it ran, who came or who took it up; without a reason it stays local.")
    if activity.presented_on is not None and activity.presented_on > today:
        yield Problem("presented_on", f"{say_day_and_year(activity.presented_on)} is still to come.")
    if any(place not in INCLUDED for place in activity.include_in):
        yield Problem("include_in", "It can be included in one_page, long and portfolio.")
    yield from _assessment_problems(activity)


def _assessment_problems(activity: Activity) -> Iterator[Problem]:
    if activity.domain is not EducatorDomain.ASSESSMENT:
        if activity.miller is not None:
            yield Problem("miller", "Only learner assessment has this; choose that domain, or take the level away.")
        if activity.assessed:
            yield Problem("assessed", "Only learner assessment has this; choose that domain, or leave it open.")
    elif problem := roster_problem(activity.assessed):
        yield Problem("assessed", problem.sentence)


def session_problems(session: TeachingSession, kind: ActivityType, today: date) -> tuple[Problem, ...]:
    """What is wrong with a session beyond its single fields, by field (DOMAIN 2.3, 6.1).

    Args:
        session: The session.
        kind: The type of its activity.
        today: No session lies behind this day.
    """
    return tuple(_session_problems(session, kind, today))


def _session_problems(session: TeachingSession, kind: ActivityType, today: date) -> Iterator[Problem]:
    if kind.no_sessions:
        yield Problem("day", f"An {kind.name} has no sessions; say whom it assesses and who uses it instead.")
    last = session.last_day or session.day
    if session.day > today:
        yield Problem("day", f"{say_day_and_year(session.day)} is still to come; a session is logged once it was held.")
    if last < session.day:
        yield Problem("last_day", "The last day lies before the first.")
    elif session.day <= today < last:
        yield Problem("last_day", f"{say_day_and_year(last)} is still to come; log the rest once it was held.")
    if session.times > 1 and session.last_day is None:
        yield Problem("last_day", "Several sessions in one piece need the day of the last one.")
    if problem := roster_problem(session.roster):
        yield problem
    taught = (session.contact_minutes or 0) + (session.supervision_minutes or 0)
    days = max((last - session.day).days + 1, 1)
    if taught > _MINUTES_OF_A_DAY * (days if session.times == 1 else min(days, session.times)):
        field = "contact_minutes" if (session.contact_minutes or 0) >= taught / 2 else "supervision_minutes"
        yield Problem(field, "That is more than 24 hours a day.")
    if kind.no_cases and session.note.strip():
        yield Problem("note", f"What is said at an {kind.name} does not belong here.")
    elif session.note.strip() and (problem := text_problem(session.note)):
        yield Problem("note", problem.sentence)
