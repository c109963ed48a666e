"""Totals of teaching: sessions, hours and learner contacts, by academic year, domain and learner group (DOMAIN 2.3)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import NamedTuple

from pivot_tui.domain.academic_year import JULY, academic_year
from pivot_tui.domain.activity import Activity, EducatorDomain, TeachingSession
from pivot_tui.domain.learner_contacts import Sizes, formula
from pivot_tui.domain.roster import LearnerGroup, Roster, counts, group_of, heads
from pivot_tui.domain.rounding import many

_COUNTED = 6


@dataclass(frozen=True, slots=True)
class CountedActivity:
    """What the totals need to know of an activity.

    Attributes:
        id: Its id.
        title: What it is called.
        domain: Its domain.
        is_tool: Whether it is an assessment tool, which has learners assessed and adopters, and no contacts.
        prep_minutes: Work on it that belongs to no session; private.
        unique_learners: Different people taught, where the user has counted them.
        assessed: The learners assessed with a tool.
        adopters: How many use a tool.
    """

    id: str
    title: str
    domain: EducatorDomain
    is_tool: bool = False
    prep_minutes: int | None = None
    unique_learners: int | None = None
    assessed: Roster = ()
    adopters: int | None = None


class Piece(NamedTuple):
    """Sessions of one activity in one academic year with the same learners, or any part of them.

    Attributes:
        activity: The id of the activity.
        year: The academic year of their first day.
        roster: Learners by level at one session.
        sessions: How many they are.
        didactic: Minutes of didactic contact.
        supervision: Minutes of clinical supervision.
        prep: Minutes of preparation; private.
        without_hours: How many of them have neither didactic nor supervision hours.
    """

    activity: str
    year: str
    roster: Roster
    sessions: int
    didactic: int = 0
    supervision: int = 0
    prep: int = 0
    without_hours: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted; didactic hours and clinical supervision stay apart wherever it is shown.

    Attributes:
        sessions: Sessions.
        didactic: Minutes of didactic contact.
        supervision: Minutes of clinical supervision.
        prep: Minutes of preparation; private.
        contacts: Learner contacts, roster times sessions.
        groups: The same by learner group, in the order of `LearnerGroup`.
        without_learners: Sessions whose learners are not recorded, so that their contacts are missing.
        without_hours: Sessions whose hours are not recorded.
    """

    sessions: int = 0
    didactic: int = 0
    supervision: int = 0
    prep: int = 0
    contacts: int = 0
    groups: tuple[int, ...] = (0,) * len(LearnerGroup)
    without_learners: int = 0
    without_hours: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.sessions + other.sessions,
            self.didactic + other.didactic,
            self.supervision + other.supervision,
            self.prep + other.prep,
            self.contacts + other.contacts,
            tuple(map(add, self.groups, other.groups)),
            self.without_learners + other.without_learners,
            self.without_hours + other.without_hours,
        )

    def in_group(self, group: LearnerGroup) -> int:
        """Learner contacts in one group."""
        return self.groups[tuple(LearnerGroup).index(group)]


@dataclass(frozen=True, slots=True)
class DomainTotals:
    """What was done in one domain."""

    domain: EducatorDomain
    tally: Tally


@dataclass(frozen=True, slots=True)
class YearTotals:
    """What was done in one academic year, and in which domains.

    Attributes:
        year: As it is written: ``2025-26``.
        tally: All of it.
        domains: The domains in which there were sessions.
    """

    year: str
    tally: Tally
    domains: tuple[DomainTotals, ...]


@dataclass(frozen=True, slots=True)
class ActivityTotals:
    """What was done in one activity.

    Attributes:
        activity: The activity.
        tally: All of its sessions, and the preparation that belongs to none.
        sizes: Learners at one session, and how many sessions had so many; the largest first.
    """

    activity: CountedActivity
    tally: Tally
    sizes: Sizes

    @property
    def assessed(self) -> int:
        """How many learners were assessed with a tool."""
        return heads(self.activity.assessed)


@dataclass(frozen=True, slots=True)
class Totals:
    """All totals; rosters of different activities are never summed, since the same people sit in several.

    Attributes:
        first_month: The month in which academic years begin.
        all_years: Everything.
        years: Year by year, the newest first.
        domains: Domain by domain, all five.
        activities: Activity by activity, in the order given.
    """

    first_month: int
    all_years: Tally
    years: tuple[YearTotals, ...]
    domains: tuple[DomainTotals, ...]
    activities: tuple[ActivityTotals, ...]


def counted(activity: Activity, tools: Collection[str]) -> CountedActivity:
    """What the totals need to know of an activity.

    Args:
        activity: The activity.
        tools: The keys of the types that are assessment tools.
    """
    return CountedActivity(
        activity.id,
        activity.title,
        activity.domain,
        activity.type in tools,
        activity.prep_minutes,
        activity.unique_learners,
        activity.assessed,
        activity.adopters,
    )


def piece_of(session: TeachingSession, first_month: int = JULY) -> Piece:
    """One record of sessions; entered in one piece, they all count in the year of their first day (DOMAIN 2.3)."""
    has_hours = session.contact_minutes is not None or session.supervision_minutes is not None
    return Piece(
        session.activity,
        academic_year(session.day, first_month),
        session.roster,
        session.times,
        session.contact_minutes or 0,
        session.supervision_minutes or 0,
        session.prep_minutes or 0,
        0 if has_hours else session.times,
    )


def totals(activities: Iterable[CountedActivity], pieces: Iterable[Piece], first_month: int = JULY) -> Totals:
    """All totals.

    Args:
        activities: The activities.
        pieces: Their sessions, each of them in exactly one piece; those of other activities are left out.
        first_month: The month in which academic years begin, by which the pieces were made.
    """
    known = {activity.id: activity for activity in activities}
    by_activity = {identifier: _Sums() for identifier in known}
    by_year: defaultdict[tuple[str, EducatorDomain], _Sums] = defaultdict(_Sums)
    sizes: dict[str, dict[int, int]] = {identifier: {} for identifier in known}
    for piece in pieces:
        if (activity := known.get(piece.activity)) is None:
            continue
        numbers = _numbers(piece, is_tool=activity.is_tool)
        by_activity[activity.id].add(numbers)
        by_year[piece.year, activity.domain].add(numbers)
        if piece.roster and not activity.is_tool:
            size, seen = sum(_in_groups(piece.roster)), sizes[activity.id]
            seen[size] = seen.get(size, 0) + piece.sessions
    found = tuple(
        ActivityTotals(
            activity,
            by_activity[activity.id].tally() + Tally(prep=activity.prep_minutes or 0),
            tuple(sorted(sizes[activity.id].items(), reverse=True)),
        )
        for activity in known.values()
    )
    domains = tuple(
        DomainTotals(domain, _sum(one.tally for one in found if one.activity.domain is domain))
        for domain in EducatorDomain
    )
    years = _years({place: sums.tally() for place, sums in by_year.items()})
    return Totals(first_month, _sum(one.tally for one in found), years, domains, found)


def _years(by_year: Mapping[tuple[str, EducatorDomain], Tally]) -> tuple[YearTotals, ...]:
    years = []
    for year in sorted({year for year, _ in by_year}, reverse=True):
        parts = tuple(
            DomainTotals(domain, by_year[year, domain]) for domain in EducatorDomain if (year, domain) in by_year
        )
        years.append(YearTotals(year, _sum(part.tally for part in parts), parts))
    return tuple(years)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())


class _Sums:
    """A tally that grows; of a long record there are thousands of pieces."""

    def __init__(self) -> None:
        self._numbers = [0] * (_COUNTED + len(LearnerGroup))

    def add(self, numbers: Iterable[int]) -> None:
        """Add the numbers of one piece."""
        self._numbers = list(map(add, self._numbers, numbers))

    def tally(self) -> Tally:
        """What it has grown to."""
        sessions, didactic, supervision, prep, no_learners, no_hours, *groups = self._numbers
        return Tally(sessions, didactic, supervision, prep, sum(groups), tuple(groups), no_learners, no_hours)


def _numbers(piece: Piece, *, is_tool: bool) -> Iterable[int]:
    """What one piece adds; learners at the sessions of a tool are no contacts."""
    roster = () if is_tool else piece.roster
    return (
        piece.sessions,
        piece.didactic,
        piece.supervision,
        piece.prep,
        0 if roster or is_tool else piece.sessions,
        piece.without_hours,
        *(_in_groups(roster) if piece.sessions == 1 else [n * piece.sessions for n in _in_groups(roster)]),
    )


@lru_cache(maxsize=4096)
def _in_groups(roster: Roster) -> tuple[int, ...]:
    """Learners at one session by group; the same few rosters come again and again."""
    groups = dict.fromkeys(LearnerGroup, 0)
    for level, count in counts(roster).items():
        groups[group_of(level)] += count
    return tuple(groups.values())


def contacts_reckoned(found: ActivityTotals) -> str:
    """How the learner contacts of an activity come about, and what they are: ``26 learners × 2 sessions = 52``.

    A tool says what it has instead, and an activity without learners says nothing (DOMAIN 2.3).
    """
    if found.activity.is_tool:
        return _tool_said(found)
    return f"{formula(found.sizes)} = {found.tally.contacts:,}" if found.sizes else ""


def _tool_said(found: ActivityTotals) -> str:
    said = [f"{many(found.assessed, 'learner')} assessed"] if found.activity.assessed else []
    if found.activity.adopters is not None:
        said.append(many(found.activity.adopters, "adopter"))
    return ", ".join(said)
