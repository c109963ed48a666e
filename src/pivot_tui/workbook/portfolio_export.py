"""The portfolio as one reader is shown it, with a count of all that was left out and why (DOMAIN 6.2)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from pivot_tui.domain.academic_year import academic_year
from pivot_tui.domain.activity import DOMAIN_NAMES, Activity, EducatorDomain
from pivot_tui.domain.evaluation import Evaluation
from pivot_tui.domain.export_profile import (
    COMMENTS_ON_A_PAGE,
    LeftOut,
    Profile,
    Reason,
    is_included,
    reason_for,
    responses_behind,
    shows,
    shows_any,
)
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.roster import LearnerGroup
from pivot_tui.domain.suppression import comment_may_be_shown, say_shown
from pivot_tui.domain.totals import ActivityTotals, Tally, counted, piece_of, totals
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables import portfolio
from pivot_tui.workbook.completeness import completeness, tool_types
from pivot_tui.workbook.exported_activities import (
    ActivityExport,
    CommentExport,
    Found,
    export_activity,
    export_comments,
)
from pivot_tui.workbook.exported_records import (
    Facts,
    Selection,
    experiment_facts,
    mentee_facts,
    project_facts,
    referee_facts,
)
from pivot_tui.workbook.links import links_of
from pivot_tui.workbook.totals import first_month

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Work:
    """What was taught in some time, or in all of it; didactic hours and supervision are never added up.

    Attributes:
        name: The academic year, or what else it is the sum of.
        sessions: Sessions.
        didactic: Minutes of didactic contact.
        supervision: Minutes of clinical supervision.
        prep: Minutes of preparation; nothing where the reader is not shown them.
        contacts: Learner contacts.
        groups: The same by learner group, those that have any.
    """

    name: str
    sessions: int
    didactic: int
    supervision: int
    prep: int | None
    contacts: int
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RecordExport:
    """A record that stands by itself: a mentee's achievement, an experiment, a project, a referee."""

    title: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class PortfolioExport:
    """The portfolio as one reader is shown it.

    Attributes:
        profile: Who reads it.
        day: The day it was made.
        evaluated_shown: How many of the evaluated activities are shown with a result.
        evaluated: How many activities are evaluated.
        comments_behind: How many comments have enough answers behind them.
        comments: How many comments there are.
        all_years: What was taught in all.
        years: What was taught in each academic year, newest first.
        domains: What was taught in each domain that has sessions.
        activities: The activities, by domain, those taught last first.
        mentees: What mentees achieved.
        experiments: Experiments.
        projects: Owned projects.
        referees: Who can speak to what.
        other_comments: Comments on no activity.
        left_out: What was left out, by reason.
        to_look_at: How many of the texts look as if somebody could be known by them.
    """

    profile: Profile
    day: date
    evaluated_shown: int
    evaluated: int
    comments_behind: int
    comments: int
    all_years: Work
    years: tuple[Work, ...]
    domains: tuple[Work, ...]
    activities: tuple[ActivityExport, ...]
    mentees: tuple[RecordExport, ...]
    experiments: tuple[RecordExport, ...]
    projects: tuple[RecordExport, ...]
    referees: tuple[RecordExport, ...]
    other_comments: tuple[CommentExport, ...]
    left_out: tuple[LeftOut, ...]
    to_look_at: int

    @property
    def evaluated_said(self) -> str:
        """How many of the evaluated activities are shown, as a committee is always told (DOMAIN 1.12)."""
        return say_shown(self.evaluated_shown, self.evaluated)

    @property
    def comments_said(self) -> str:
        """How many comments have enough answers behind them."""
        verb = "has" if self.comments == 1 else "have"
        noun = "comment" if self.comments == 1 else "comments"
        return f"{self.comments_behind} of {self.comments} {noun} {verb} 5 or more responses behind them"


def read_export(store: Store, profile: Profile, today: date) -> PortfolioExport:
    """The portfolio as a reader is shown it.

    Args:
        store: The workbook.
        profile: Who reads it.
        today: The day of the export.

    Raises:
        Fault: The workbook cannot be read.
    """
    return _Reading(store, profile, today).export()


class _Reading:
    """Everything that the portfolio holds, read once, and given out as one reader is shown it."""

    def __init__(self, store: Store, profile: Profile, today: date) -> None:
        self._store = store
        self._profile = profile
        self._today = today
        self._selection = Selection(profile)
        self._activities = self._all(portfolio.ACTIVITY)
        self._sessions = _by_activity(self._all(portfolio.SESSION, "ORDER BY day, n"))
        self._windows: Mapping[str, list[Evaluation]] = _by_activity(
            self._all(portfolio.EVALUATION, "ORDER BY date_from, date_to, n")
        )
        self._quotes = _by_activity(self._all(portfolio.QUOTE, "ORDER BY day DESC, at DESC, n DESC"))
        self._observations = _by_activity(self._all(portfolio.PEER_OBSERVATION, "ORDER BY day, n"))
        self._files = _by_activity(self._all(portfolio.ATTACHMENT))
        self._month = first_month(store)
        self._complete = completeness(store)
        self._included = [activity for activity in self._activities if is_included(activity, profile)]

    def _all(self, table: Table[Record], order: str = "ORDER BY n") -> list[Record]:
        with self._store.reading() as db:
            return list(table.select(db, order))

    def export(self) -> PortfolioExport:
        """Put it together."""
        self._leave_out_unmarked()
        shown_ids = {activity.id for activity in self._included}
        pieces = [piece_of(one, self._month) for key in shown_ids for one in self._sessions.get(key, ())]
        tools = tool_types()
        found = totals((counted(activity, tools) for activity in self._included), pieces, self._month)
        by_id = {one.activity.id: one for one in found.activities}
        activities = tuple(
            export_activity(self._found(activity, by_id[activity.id]), self._selection) for activity in self._in_order()
        )
        if self._profile is Profile.PUBLIC:
            activities = _comments_of_one_page(activities, self._selection)
        behind, comments = self._comments_behind()
        mentees, experiments, projects = self._mentees(), self._experiments(), self._projects()
        referees, others = self._referees(), export_comments(self._quotes.get("", ()), (), self._selection)
        return PortfolioExport(
            profile=self._profile,
            day=self._today,
            evaluated_shown=sum(bool(activity.evaluations) for activity in activities),
            evaluated=sum(activity.id in self._windows for activity in self._activities),
            comments_behind=behind,
            comments=comments,
            all_years=self._work("All years", found.all_years),
            years=tuple(self._work(year.year, year.tally) for year in found.years),
            domains=tuple(
                self._work(DOMAIN_NAMES[one.domain], one.tally) for one in found.domains if one.tally.sessions
            ),
            activities=activities,
            mentees=mentees,
            experiments=experiments,
            projects=projects,
            referees=referees,
            other_comments=others,
            left_out=self._selection.left_out,
            to_look_at=self._selection.to_look_at(self._store),
        )

    def _leave_out_unmarked(self) -> None:
        """Count the activities that are not shown, and what belongs to them."""
        kept = {activity.id for activity in self._included}
        gone = [activity.id for activity in self._activities if activity.id not in kept]
        self._selection.leave_out(Reason.NOT_MARKED, len(gone))
        for records in (self._windows, self._quotes, self._observations, self._files):
            self._selection.leave_out(Reason.WITH_ACTIVITY, sum(len(records.get(key, ())) for key in gone))

    def _in_order(self) -> list[Activity]:
        """By domain, and in each domain those taught last first."""
        domains = tuple(EducatorDomain)

        def last_day(activity: Activity) -> int:
            days = [session.last_day or session.day for session in self._sessions.get(activity.id, ())]
            return max(days).toordinal() if days else 0

        return sorted(self._included, key=lambda one: (domains.index(one.domain), -last_day(one)))

    def _found(self, activity: Activity, found: ActivityTotals) -> Found:
        sessions = tuple(self._sessions.get(activity.id, ()))
        return Found(
            activity,
            found,
            self._complete[activity.id],
            tuple(sorted({academic_year(session.day, self._month) for session in sessions})),
            sessions,
            tuple(self._windows.get(activity.id, ())),
            tuple(self._quotes.get(activity.id, ())),
            tuple(self._observations.get(activity.id, ())),
            tuple(self._files.get(activity.id, ())),
        )

    def _work(self, name: str, tally: Tally) -> Work:
        groups = ((group.value, tally.in_group(group)) for group in LearnerGroup)
        return Work(
            name,
            tally.sessions,
            tally.didactic,
            tally.supervision,
            tally.prep if shows(self._profile, "session", "prep_minutes") else None,
            tally.contacts,
            tuple((group, contacts) for group, contacts in groups if contacts),
        )

    def _comments_behind(self) -> tuple[int, int]:
        """How many comments have enough answers behind them, of how many."""
        every: list[tuple[Quote, Sequence[Evaluation]]] = [
            (quote, self._windows.get(key, ())) for key, quotes in self._quotes.items() for quote in quotes
        ]
        behind = sum(comment_may_be_shown(responses_behind(quote, windows)) for quote, windows in every)
        return behind, len(every)

    def _standing(self, table: Table[Record], order: str = "ORDER BY n") -> list[Record]:
        """The records of a table that the reader is shown at all; the others are counted."""
        records = self._all(table, order)
        if shows_any(self._profile, table.name):
            return records
        self._selection.leave_out(reason_for(table.name), len(records))
        return []

    def _mentees(self) -> tuple[RecordExport, ...]:
        titles = {activity.id: activity.title for activity in self._included}
        outcomes = self._standing(portfolio.MENTEE_OUTCOME, "ORDER BY day DESC, n DESC")
        return tuple(
            RecordExport(one.outcome, mentee_facts(self._selection, one, titles.get(one.activity or "", "")))
            for one in outcomes
        )

    def _experiments(self) -> tuple[RecordExport, ...]:
        found = self._standing(portfolio.EXPERIMENT, "ORDER BY first_day, n")
        return tuple(
            RecordExport(one.title, experiment_facts(self._selection, one, self._linked("experiment", one.id)))
            for one in found
        )

    def _projects(self) -> tuple[RecordExport, ...]:
        found = self._standing(portfolio.PROJECT)
        return tuple(RecordExport(one.title, project_facts(self._selection, one)) for one in found)

    def _referees(self) -> tuple[RecordExport, ...]:
        made = []
        for one in self._standing(portfolio.REFEREE):
            facts = referee_facts(self._selection, one, self._linked("referee", one.id))
            title = one.initials if shows(self._profile, "referee", "initials") else one.role or "A referee"
            made.append(RecordExport(title, facts))
        return tuple(made)

    def _linked(self, table: str, identifier: str) -> list[str]:
        """What the activities are called that a record is linked with."""
        found = links_of(self._store, table, identifier)
        return [linked.title for linked in found if linked.table == portfolio.ACTIVITY.name and not linked.state]


def _by_activity(records: Iterable[Any]) -> dict[str, list[Any]]:
    """Records by the id of their activity; under "" those that have none."""
    found: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        found[record.activity or ""].append(record)
    return dict(found)


def _comments_of_one_page(activities: Sequence[ActivityExport], selection: Selection) -> tuple[ActivityExport, ...]:
    """Activities of which all stand on one page, so that all together show no more comments than one page takes."""
    room, made = COMMENTS_ON_A_PAGE, []
    for activity in activities:
        shown = activity.comments[:room]
        room -= len(shown)
        selection.leave_out(Reason.COMMENT_PAGE, len(activity.comments) - len(shown))
        made.append(replace(activity, comments=shown))
    return tuple(made)
