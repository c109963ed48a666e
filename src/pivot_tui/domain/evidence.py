"""Evidence beside ratings: peer observation, what mentees achieved, and who can speak to what (DOMAIN 1.13)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.initials import initials
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import find_level

_MOST_INITIALS = 5
_DATED = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_NOT_YET = "That day is still to come."


class Purpose(Enum):
    """What an observation was for."""

    FORMATIVE = "formative"
    SUMMATIVE = "summative"


class MentoringRole(Enum):
    """What the user was to a mentee."""

    MENTOR = "mentor"
    ADVISER = "adviser"
    COACH = "coach"


class OutcomeKind(Enum):
    """What a mentee achieved."""

    TALK = "talk"
    POSTER = "poster"
    PAPER = "paper"
    POST = "post"
    PROJECT = "project"


class RefereePurpose(Enum):
    """What a referee would write for."""

    POSTS = "posts"
    PROMOTION = "promotion"
    TRAINING = "training"


class RefereeStatus(Enum):
    """How far asking a referee has come."""

    NOT_ASKED = "not asked"
    ASKED = "asked"
    AGREED = "agreed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class PeerObservation:
    """A colleague watched the user teach; it stands beside the ratings and never becomes a number.

    Attributes:
        id: UUIDv7.
        activity: The id of the activity that was watched; it goes with it.
        day: When.
        observer: The initials of whoever watched.
        observer_role: What they are.
        form: The form or checklist that was used.
        purpose: To get better, or to judge.
        strength: One strength.
        change_agreed: One change that was agreed on.
        followed_up: When that change was looked at again, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    activity: Annotated[str, NotEmpty()]
    day: date
    observer: str = ""
    observer_role: str = ""
    form: str = ""
    purpose: Purpose = Purpose.FORMATIVE
    strength: str = ""
    change_agreed: str = ""
    followed_up: date | None = None


@dataclass(frozen=True, slots=True)
class MenteeOutcome:
    """What somebody the user mentors has achieved; the credit is theirs, and the user's part is said.

    Attributes:
        id: UUIDv7.
        mentee: Initials.
        level: The learner level, as in a roster, or "".
        my_role: Mentor, adviser or coach.
        since: Since when, as the user writes it: a year, a month or a day.
        activity: The id of the activity it grew out of, or nothing.
        kind: What kind of achievement.
        outcome: What it was.
        day: When.
        my_part: What the user did for it.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    mentee: Annotated[str, NotEmpty()]
    level: str
    my_role: MentoringRole
    since: str
    activity: str | None
    kind: OutcomeKind
    outcome: Annotated[str, NotEmpty()]
    day: date
    my_part: str = ""


@dataclass(frozen=True, slots=True)
class Referee:
    """Somebody who could write a letter; never shown on a CV. Links lead to the activities they have seen.

    Attributes:
        id: UUIDv7.
        initials: Who.
        role: What they are.
        has_seen: What they have seen of the user's work, in words.
        purpose: What they would write for.
        status: How far asking them has come.
        day: When that status was reached, or nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    initials: Annotated[str, NotEmpty()]
    role: str = ""
    has_seen: str = ""
    purpose: RefereePurpose = RefereePurpose.POSTS
    status: RefereeStatus = RefereeStatus.NOT_ASKED
    day: date | None = None


def observation_problems(observation: PeerObservation, today: date) -> tuple[Problem, ...]:
    """What is wrong with a peer observation beyond its single fields."""
    problems = _unfit_texts(observation, "observer_role", "form", "strength", "change_agreed")
    if observation.observer and (problem := initials_problem("observer", observation.observer)):
        problems.append(problem)
    if observation.day > today:
        problems.append(Problem("day", _NOT_YET))
    if observation.followed_up is not None:
        if observation.followed_up < observation.day:
            problems.append(Problem("followed_up", "That is before the observation itself."))
        elif observation.followed_up > today:
            problems.append(Problem("followed_up", f"{_NOT_YET} Leave it open until then."))
    return tuple(problems)


def outcome_problems(outcome: MenteeOutcome, today: date) -> tuple[Problem, ...]:
    """What is wrong with a mentee's achievement beyond its single fields."""
    problems = _unfit_texts(outcome, "since", "my_part")
    if problem := initials_problem("mentee", outcome.mentee):
        problems.append(problem)
    if problem := text_problem(outcome.outcome):
        problems.append(Problem("outcome", problem.sentence))
    if outcome.level and find_level(outcome.level) != outcome.level:
        problems.append(Problem("level", "That level is not known; write it like MS3, PGY-2 or fellow."))
    if outcome.day > today:
        problems.append(Problem("day", _NOT_YET))
    elif _begins_after(outcome.since, outcome.day):
        problems.append(Problem("since", "That is after the day of the achievement."))
    return tuple(problems)


def referee_problems(referee: Referee, today: date) -> tuple[Problem, ...]:
    """What is wrong with a referee beyond the single fields."""
    problems = _unfit_texts(referee, "role", "has_seen")
    if problem := initials_problem("initials", referee.initials):
        problems.append(problem)
    if referee.day is not None:
        if referee.status is RefereeStatus.NOT_ASKED:
            problems.append(Problem("day", "Nobody was asked yet, so there is no day; choose the status, or empty it."))
        elif referee.day > today:
            problems.append(Problem("day", _NOT_YET))
    return tuple(problems)


def initials_problem(field: str, typed: str) -> Problem | None:
    """What is wrong with initials, if anything: a name is answered with the initials that stand for it (DOMAIN 6.2)."""
    letters = re.split(r"[.\s-]+", typed.strip().rstrip("."))
    if len(letters) == 1:
        letters = list(letters[0])
    if 0 < len(letters) <= _MOST_INITIALS and all(_is_initial(letter) for letter in letters):
        return None
    short = initials(typed)
    meant = short if short != typed and len(short) <= 2 * _MOST_INITIALS else "N.B."
    return Problem(field, f"Initials are enough here, such as {meant}")


def _is_initial(letter: str) -> bool:
    return len(letter) == 1 and letter.isalpha() and not letter.islower()


def _begins_after(since: str, day: date) -> bool:
    """Whether a year, a month or a day as the user writes it lies after a day; other words are let be."""
    written = since.strip()
    return _DATED.fullmatch(written) is not None and written > day.isoformat()[: len(written)]


def _unfit_texts(record: PeerObservation | MenteeOutcome | Referee, *names: str) -> list[Problem]:
    """What no file or terminal can hold, in texts that may be empty."""
    texts = ((name, getattr(record, name)) for name in names)
    found = ((name, text_problem(text)) for name, text in texts if text)
    return [Problem(name, problem.sentence) for name, problem in found if problem]
