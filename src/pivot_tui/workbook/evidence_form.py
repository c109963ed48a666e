"""What is typed of peer observations, mentees' achievements and referees, and how it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.days import read_day
from pivot_tui.domain.evidence import (
    MenteeOutcome,
    MentoringRole,
    OutcomeKind,
    PeerObservation,
    Purpose,
    Referee,
    RefereePurpose,
    RefereeStatus,
    observation_problems,
    outcome_problems,
    referee_problems,
)
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import find_level

_NO_DAY = "A day is written like 2026-03-13, yesterday or on tue."


@dataclass(frozen=True, slots=True)
class ObservationForm:
    """The fields of a peer observation, as they were typed or chosen; activities by their titles."""

    activity: str = ""
    day: str = ""
    observer: str = ""
    observer_role: str = ""
    form: str = ""
    purpose: str = Purpose.FORMATIVE.value
    strength: str = ""
    change_agreed: str = ""
    followed_up: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """The fields of a mentee's achievement, as they were typed or chosen."""

    mentee: str = ""
    level: str = ""
    kind: str = OutcomeKind.TALK.value
    outcome: str = ""
    day: str = ""
    my_role: str = MentoringRole.MENTOR.value
    my_part: str = ""
    since: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True)
class RefereeForm:
    """The fields of a referee, as they were typed or chosen; the activities they have seen stand a line each."""

    initials: str = ""
    role: str = ""
    activities: str = ""
    has_seen: str = ""
    purpose: str = RefereePurpose.POSTS.value
    status: str = RefereeStatus.NOT_ASKED.value
    day: str = ""


EvidenceForm = ObservationForm | OutcomeForm | RefereeForm


class EvidenceReading:
    """Reads what was typed into records.

    Args:
        today: The day it is.
        titles: The titles of all activities, by their ids.
        known: The activities that the record belongs to already, which decide between equal titles.
    """

    def __init__(self, today: date, titles: Mapping[str, str], known: Sequence[str]) -> None:
        self._today = today
        self._titles = titles
        self._known = known
        self._problems: list[Problem] = []

    def observation(self, form: ObservationForm, identifier: str) -> PeerObservation | tuple[Problem, ...]:
        """A peer observation; only it needs an activity."""
        values = _texts(form, "observer", "observer_role", "form", "purpose", "strength", "change_agreed")
        values |= {"id": identifier, "activity": self._activity(form.activity, needed=True)}
        values |= {
            "day": self._day("day", form.day, needed=True),
            "followed_up": self._day("followed_up", form.followed_up),
        }
        if self._problems:
            return tuple(self._problems)
        found = intake.record(PeerObservation, values)
        return (observation_problems(found, self._today) or found) if isinstance(found, PeerObservation) else found

    def outcome(self, form: OutcomeForm, identifier: str) -> MenteeOutcome | tuple[Problem, ...]:
        """A mentee's achievement."""
        values = _texts(form, "mentee", "level", "my_role", "since", "kind", "outcome", "my_part")
        values["level"] = find_level(form.level) or form.level.strip()
        values |= {"id": identifier, "activity": self._activity(form.activity)}
        values["day"] = self._day("day", form.day, needed=True)
        if self._problems:
            return tuple(self._problems)
        found = intake.record(MenteeOutcome, values)
        return (outcome_problems(found, self._today) or found) if isinstance(found, MenteeOutcome) else found

    def referee(self, form: RefereeForm, identifier: str) -> tuple[Referee | tuple[Problem, ...], tuple[str, ...]]:
        """A referee, and the activities that they have seen."""
        values = _texts(form, "initials", "role", "has_seen", "purpose", "status")
        lines = (line for line in form.activities.split("\n") if line.strip())
        activities = tuple(dict.fromkeys(self._activity(line, field="activities") or "" for line in lines))
        values |= {"id": identifier, "day": self._day("day", form.day)}
        if self._problems:
            return tuple(self._problems), ()
        found = intake.record(Referee, values)
        return ((referee_problems(found, self._today) or found) if isinstance(found, Referee) else found), activities

    def _activity(self, typed: str, *, field: str = "activity", needed: bool = False) -> str | None:
        """The activity that a title means, or the only one whose title begins with what was typed."""
        words = " ".join(typed.split()).casefold()
        if not words:
            if needed:
                self._problems.append(Problem(field, "Say which activity was watched, by its title."))
            return None
        folded = {identifier: " ".join(title.split()).casefold() for identifier, title in self._titles.items()}
        found = [identifier for identifier, title in folded.items() if title == words]
        found = found or [identifier for identifier, title in folded.items() if title.startswith(words)]
        if len(found) > 1:
            found = [identifier for identifier in found if identifier in self._known] or found
        if len(found) == 1:
            return found[0]
        many = "More than one activity begins like this; type more of its title."
        if field not in (problem.field for problem in self._problems):
            self._problems.append(Problem(field, many if found else "No activity has this title."))
        return None

    def _day(self, field: str, typed: str, *, needed: bool = False) -> str | None:
        if not typed.strip() and not needed:
            return None
        day = read_day(typed.split(), self._today)
        if isinstance(day, date):
            return day.isoformat()
        self._problems.append(Problem(field, day.sentence if day else _NO_DAY))
        return None


def _texts(form: EvidenceForm, *names: str) -> dict[str, object]:
    return {name: getattr(form, name).strip() for name in names}
