"""Export profiles: who a copy of the portfolio is for, and what of it such a reader is shown (DOMAIN 6.2)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import Enum
from typing import NamedTuple, TypeVar

from pivot_tui.domain.activity import Activity
from pivot_tui.domain.evaluation import Evaluation, answers_of
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.suppression import comment_may_be_shown


class Profile(Enum):
    """Who a copy is for."""

    MINE = "mine"
    MENTOR = "mentor"
    COMMITTEE = "committee"
    PUBLIC = "public"


class Reason(Enum):
    """What was left out and why, in words that stand before its number."""

    NOT_MARKED = "activities that you did not mark to be shown here"
    TOO_FEW = "evaluations that fewer than three people answered"
    LEVELS = "rows by learner level, so that no small group can be made out"
    COMMENT_UNVETTED = "comments that you have not checked"
    COMMENT_UNSELECTED = "comments that you have not selected"
    COMMENT_TOO_FEW = "comments with fewer than five responses behind them"
    COMMENT_PAGE = "selected comments beyond two on a page"
    WHO = "names, initials or levels of other people"
    PREPARATION = "activities with hours of preparation, which are private"
    OWN_NOTES = "notes of your own"
    FILES = "files and where they lie"
    OBSERVATIONS = "peer observations"
    MENTEES = "achievements of mentees"
    REFEREES = "referees"
    EXPERIMENTS = "experiments"
    PROJECTS = "owned projects"
    DETAILS = "other fields that this reader does not need"
    WITH_ACTIVITY = "records of activities that are left out"


class LeftOut(NamedTuple):
    """What was left out for one reason, and how much of it."""

    reason: Reason
    number: int

    @property
    def said(self) -> str:
        """In one line."""
        return f"{self.reason.value}: {self.number:,}"


Item = TypeVar("Item")
_EVERYBODY = frozenset(Profile)
_PORTFOLIO = frozenset((Profile.MINE, Profile.MENTOR, Profile.COMMITTEE))
_CLOSE = frozenset((Profile.MINE, Profile.MENTOR))
_MINE = frozenset((Profile.MINE,))

SHOWN: dict[str, dict[str, frozenset[Profile]]] = {
    "activity": {
        "title": _EVERYBODY,
        "domain": _EVERYBODY,
        "type": _EVERYBODY,
        "role": _EVERYBODY,
        "setting": _EVERYBODY,
        "reach": _EVERYBODY,
        "reach_reason": _EVERYBODY,
        "about": _PORTFOLIO,
        "approach": _PORTFOLIO,
        "scholarship": _PORTFOLIO,
        "outcome_level": _EVERYBODY,
        "miller": _PORTFOLIO,
        "unique_learners": _EVERYBODY,
        "assessed": _EVERYBODY,
        "adopters": _EVERYBODY,
        "prep_minutes": _MINE,
        "presented_on": _EVERYBODY,
        "presented_where": _EVERYBODY,
        "include_in": _MINE,
        "products": _EVERYBODY,
    },
    "session": {
        "day": _EVERYBODY,
        "last_day": _EVERYBODY,
        "times": _EVERYBODY,
        "roster": _EVERYBODY,
        "contact_minutes": _EVERYBODY,
        "supervision_minutes": _EVERYBODY,
        "prep_minutes": _MINE,
        "note": _MINE,
    },
    "attachment": {"name": _MINE, "place": _MINE, "kept_copy": frozenset()},
    "evaluation": {
        "item": _EVERYBODY,
        "date_from": _PORTFOLIO,
        "date_to": _PORTFOLIO,
        "measure": _EVERYBODY,
        "phase": _EVERYBODY,
        "compared_with": _EVERYBODY,
        "raters": _PORTFOLIO,
        "sessions": _PORTFOLIO,
        "scale_min": _EVERYBODY,
        "scale_max": _EVERYBODY,
        "step": _EVERYBODY,
        "higher_is_better": _EVERYBODY,
        "anchors": _PORTFOLIO,
        "anonymous": _PORTFOLIO,
        "system": _CLOSE,
        "invited": _PORTFOLIO,
        "counts": _EVERYBODY,
        "mean": _EVERYBODY,
        "deviation": _EVERYBODY,
        "responses": _EVERYBODY,
        "successes": _EVERYBODY,
        "trials": _EVERYBODY,
        "by_level": _PORTFOLIO,
        "comparison_mean": _PORTFOLIO,
        "comparison_responses": _PORTFOLIO,
        "comparison_source": _PORTFOLIO,
        "comparison_period": _PORTFOLIO,
        "source": frozenset(),
    },
    "response": {"evaluation": frozenset(), "value": frozenset(), "level": frozenset()},
    "quote": {
        "day": _MINE,
        "at": frozenset(),
        "utc_offset": frozenset(),
        "text": _EVERYBODY,
        "level": _MINE,
        "anonymous": _MINE,
        "vetted": _MINE,
        "selected": _EVERYBODY,
        "evaluation": frozenset(),
        "dread": frozenset(),
        "energy": frozenset(),
        "kind": frozenset(),
        "tags": frozenset(),
    },
    "peer_observation": {
        "day": _PORTFOLIO,
        "observer": frozenset((Profile.MINE, Profile.COMMITTEE)),
        "observer_role": _PORTFOLIO,
        "form": _PORTFOLIO,
        "purpose": _PORTFOLIO,
        "strength": _PORTFOLIO,
        "change_agreed": _PORTFOLIO,
        "followed_up": _PORTFOLIO,
    },
    "mentee_outcome": {
        "mentee": frozenset((Profile.MINE, Profile.COMMITTEE)),
        "level": _EVERYBODY,
        "my_role": _EVERYBODY,
        "since": _PORTFOLIO,
        "kind": _EVERYBODY,
        "outcome": _EVERYBODY,
        "day": _EVERYBODY,
        "my_part": _PORTFOLIO,
    },
    "referee": {
        "initials": _MINE,
        "role": _CLOSE,
        "has_seen": _CLOSE,
        "purpose": _CLOSE,
        "status": _CLOSE,
        "day": _CLOSE,
    },
    "experiment": {
        "title": _CLOSE,
        "goal": _CLOSE,
        "first_day": _CLOSE,
        "last_day": _CLOSE,
        "seed": _CLOSE,
        "hypothesis": _CLOSE,
        "cap_minutes": _CLOSE,
        "spent_minutes": _CLOSE,
        "measure": _CLOSE,
        "stop_rule": _CLOSE,
        "closed": _CLOSE,
        "enjoyed_teaching": _CLOSE,
        "enjoyed_admin": _CLOSE,
        "energy_after": _CLOSE,
        "evidence": _CLOSE,
        "verdict": _CLOSE,
    },
    "project": {
        "title": _EVERYBODY,
        "status": _EVERYBODY,
        "problem": _PORTFOLIO,
        "audience": _EVERYBODY,
        "deliverable": _EVERYBODY,
        "adopters": _EVERYBODY,
        "portability": _CLOSE,
        "clear_goals": _PORTFOLIO,
        "adequate_preparation": _PORTFOLIO,
        "appropriate_methods": _PORTFOLIO,
        "significant_results": _PORTFOLIO,
        "effective_presentation": _PORTFOLIO,
        "reflective_critique": _PORTFOLIO,
    },
}
"""Who is shown a field of a record, where the record itself is shown; a field that is not here is shown to nobody."""

PROFILE_WORDS = {
    Profile.MINE: "everything, for yourself",
    Profile.MENTOR: "people by their roles; small groups are not shown apart",
    Profile.COMMITTEE: "the portfolio, with comments that you checked and selected",
    Profile.PUBLIC: "for anybody: a line for each activity, as on a CV",
}
"""What a profile is for, in a few words."""

COMMENTS_ON_A_PAGE = 2
"""Selected comments at the most, so that they do not outweigh the figures (S3.4c)."""

_REASONS = {
    ("activity", "prep_minutes"): Reason.PREPARATION,
    ("session", "prep_minutes"): Reason.PREPARATION,
    ("session", "note"): Reason.OWN_NOTES,
    ("quote", "level"): Reason.WHO,
    ("peer_observation", "observer"): Reason.WHO,
    ("mentee_outcome", "mentee"): Reason.WHO,
    ("referee", "initials"): Reason.WHO,
}
_LEFT_WITH_RECORD = {
    "attachment": Reason.FILES,
    "peer_observation": Reason.OBSERVATIONS,
    "mentee_outcome": Reason.MENTEES,
    "referee": Reason.REFEREES,
    "experiment": Reason.EXPERIMENTS,
    "project": Reason.PROJECTS,
}
_SOON = timedelta(days=7)  # within which what was said of a session is mostly written down
_MARKS = {Profile.COMMITTEE: {"portfolio"}, Profile.PUBLIC: {"one_page", "long"}}


def shows(profile: Profile, table: str, field: str) -> bool:
    """Whether a reader is shown a field of the records of a table."""
    return profile in SHOWN.get(table, {}).get(field, frozenset())


def shows_any(profile: Profile, table: str) -> bool:
    """Whether a reader is shown any field of the records of a table."""
    return any(profile in shown for shown in SHOWN.get(table, {}).values())


def reason_for(table: str, field: str = "") -> Reason:
    """Why a field, or without one a whole record, of a table is left out."""
    if field:
        return _REASONS.get((table, field), Reason.DETAILS)
    return _LEFT_WITH_RECORD.get(table, Reason.DETAILS)


def is_included(activity: Activity, profile: Profile) -> bool:
    """Whether an activity is shown to a reader; one that was marked for nothing is shown to all (DOMAIN 2.3)."""
    marks = _MARKS.get(profile)
    return marks is None or not activity.include_in or bool(marks.intersection(activity.include_in))


def shows_codes(profile: Profile) -> bool:
    """Whether outcome levels carry their code beside their words; on a CV they never do (DOMAIN 7.14)."""
    return profile is not Profile.PUBLIC


def is_suppressed(profile: Profile) -> bool:
    """Whether small groups of raters are kept from being recognised, as everywhere but for oneself (DOMAIN 1.12)."""
    return profile is not Profile.MINE


def responses_behind(comment: Quote, windows: Iterable[Evaluation]) -> int | None:
    """How many answers stand behind a comment; nothing where it cannot be told in which window it was given.

    That is the window it was given in; where none is named, the smallest of those that it falls into, or that had
    ended less than a week before.

    Args:
        comment: The comment.
        windows: The windows of its activity.
    """
    known = tuple(windows)
    if comment.evaluation is not None:
        named = [window for window in known if window.id == comment.evaluation]
    else:
        named = [window for window in known if window.date_from <= comment.day <= window.date_to + _SOON]
    answers = [answers_of(window) for window in named]
    return min((n for n in answers if n is not None), default=None) if None not in answers else None


def withheld_comment(quote: Quote, responses: int | None, profile: Profile) -> Reason | None:
    """Why a comment is not shown to a reader, if it is not (DOMAIN 1.12).

    Args:
        quote: The comment.
        responses: How many answers there are behind it; nothing where that is not known.
        profile: Who reads it.
    """
    if profile is Profile.MINE:
        return None
    if not quote.vetted:
        return Reason.COMMENT_UNVETTED
    if not comment_may_be_shown(responses):
        return Reason.COMMENT_TOO_FEW
    return None if quote.selected else Reason.COMMENT_UNSELECTED


def on_one_page(comments: Sequence[Item], profile: Profile) -> tuple[Item, ...]:
    """The comments that one page takes; for oneself all of them."""
    return tuple(comments) if profile is Profile.MINE else tuple(comments[:COMMENTS_ON_A_PAGE])


def counted(reasons: Iterable[Reason]) -> tuple[LeftOut, ...]:
    """How often each reason was given, in the order in which reasons are told."""
    found = tuple(reasons)
    return tuple(LeftOut(reason, found.count(reason)) for reason in Reason if reason in found)
