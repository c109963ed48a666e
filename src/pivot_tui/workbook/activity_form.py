"""The form of an activity: its five fields with the first session, and all that waits behind them."""

from dataclasses import dataclass, replace
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.activity import (
    Activity,
    ActivityType,
    Reach,
    TeachingSession,
    activity_problems,
)
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.roster import read_roster, say_roster
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.teaching_hours import read_teaching_hours
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY, SESSION
from pivot_tui.workbook.activities import (
    SessionForm,
    activity,
    find_type,
    read_session,
    read_session_day,
    type_of,
)

ACTIVITY_FORM = "activity"
"""The form's name among the drafts; its row there is the activity's id, or "" for a new one."""

_WORDS = ("title", "role", "setting", "reach_reason", "presented_where")
_PARAGRAPHS = ("about", "approach", "scholarship", "products")
_FORM_FIELDS = {"prep_minutes": "prep", "supervision": "hours"}


@dataclass(frozen=True, slots=True)
class ActivityForm:
    """The fields of the form, as they were typed or chosen; the first five make the first layer (DOMAIN 7.14).

    Attributes:
        title: What it is called.
        type: A type by its name.
        day: The day of its first session; new activities only.
        hours: The hours of its first session; new activities only.
        learners: The learners at its first session; new activities only.
        domain: Its domain by its key, or "" while the type's own is meant.
        role: What the user is in it.
        setting: Where it takes place.
        reach: How far it reaches.
        reach_reason: Why it reaches that far.
        about: What it is about.
        approach: What it rests on.
        scholarship: How it was made public.
        outcome_level: The highest level that its evidence reaches.
        miller: The level that an assessment reaches.
        unique_learners: Different people, in digits.
        assessed: Learners assessed, by level.
        adopters: How many use it, in digits.
        prep: Hours of work on it that belong to no session.
        presented_on: The day it was presented at the own institution.
        presented_where: At which occasion.
        include_in: Where it shall be shown, keys with spaces between.
        products: What came of it.
    """

    title: str = ""
    type: str = ""
    day: str = ""
    hours: str = ""
    learners: str = ""
    domain: str = ""
    role: str = ""
    setting: str = ""
    reach: str = Reach.LOCAL.value
    reach_reason: str = ""
    about: str = ""
    approach: str = ""
    scholarship: str = ""
    outcome_level: str = ""
    miller: str = ""
    unique_learners: str = ""
    assessed: str = ""
    adopters: str = ""
    prep: str = ""
    presented_on: str = ""
    presented_where: str = ""
    include_in: str = ""
    products: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """What a form describes.

    Attributes:
        activity: The activity.
        session: Its first session, for a new activity that has one.
    """

    activity: Activity
    session: TeachingSession | None = None


def form_of(found: Activity) -> ActivityForm:
    """An activity as its form shows it."""
    return ActivityForm(
        **{name: getattr(found, name) for name in (*_WORDS, *_PARAGRAPHS)},
        type=type_of(found.type).name,
        domain=found.domain.value,
        reach=found.reach.value,
        outcome_level=found.outcome_level.value if found.outcome_level else "",
        miller=found.miller.value if found.miller else "",
        include_in=" ".join(found.include_in),
        unique_learners=_said(found.unique_learners),
        assessed=say_roster(found.assessed),
        adopters=_said(found.adopters),
        prep=say_hours(found.prep_minutes),
        presented_on=found.presented_on.isoformat() if found.presented_on else "",
    )


def _said(number: int | None) -> str:
    return "" if number is None else str(number)


def read_form(
    form: ActivityForm, today: date, identifier: str, before: Activity | None = None
) -> Described | tuple[Problem, ...]:
    """The activity that a form describes, or what is wrong with it, by the form's fields.

    Args:
        form: What was typed.
        today: Nothing was taught or presented after this day.
        identifier: The activity's id.
        before: The activity that is changed; a new one, with its first session, without.
    """
    kind = _read_type(form.type, before)
    problems = list(_empty_title(form))
    if kind is None:
        named = "No type has this name" if form.type.strip() else "It needs a type"
        return (*problems, Problem("type", f"{named}; begin to write one, such as noon conference or workshop."))
    values = _values(form, kind, today, identifier, is_new=before is None)
    problems += [value for value in values.values() if isinstance(value, Problem)]
    if problems:
        return tuple(problems)
    found = intake.record(Activity, values)
    wrong = activity_problems(found, kind, today) if isinstance(found, Activity) else found
    problems = [_at_form(problem) for problem in wrong]
    if not isinstance(found, Activity):
        return tuple(problems)
    first = _first_session(form, found, kind, today) if before is None else None
    if isinstance(first, tuple):
        problems += map(_at_form, first)
    return tuple(problems) if problems or isinstance(first, tuple) else Described(found, first)


def _read_type(typed: str, before: Activity | None) -> ActivityType | None:
    """The type that was typed; one that this version does not know may stay what it was."""
    if before is not None and typed.strip() == type_of(before.type).name:
        return type_of(before.type)
    return find_type(typed)


def _empty_title(form: ActivityForm) -> tuple[Problem, ...]:
    return () if form.title.strip() else (Problem("title", "It needs a title."),)


def _values(
    form: ActivityForm, kind: ActivityType, today: date, identifier: str, *, is_new: bool
) -> dict[str, object | Problem]:
    values: dict[str, object | Problem] = {"id": identifier, "type": kind.key}
    values |= {name: " ".join(getattr(form, name).split()) for name in _WORDS}
    values |= {name: getattr(form, name).strip() for name in _PARAGRAPHS}
    if is_new and not values["setting"]:
        values["setting"] = kind.setting
    presented = read_session_day(form.presented_on, today, "presented_on")
    values |= {
        "domain": form.domain or kind.domain.value,
        "reach": form.reach,
        "outcome_level": form.outcome_level or None,
        "miller": form.miller or None,
        "unique_learners": _read_number(form.unique_learners, "unique_learners"),
        "assessed": _read_assessed(form.assessed),
        "adopters": _read_number(form.adopters, "adopters"),
        "prep_minutes": read_teaching_hours(form.prep, "prep"),
        "presented_on": presented.isoformat() if isinstance(presented, date) else presented,
        "include_in": form.include_in.split(),
    }
    return values


def _read_number(typed: str, field: str) -> int | Problem | None:
    words = typed.strip().replace(",", "")
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) <= 6 and int(words) <= 100_000):
        return Problem(field, "Give a whole number from 0 to 100,000, or leave it open.")
    return int(words)


def _read_assessed(typed: str) -> object | Problem:
    roster = read_roster(typed)
    return Problem("assessed", roster.sentence) if isinstance(roster, Problem) else roster


def _first_session(
    form: ActivityForm, found: Activity, kind: ActivityType, today: date
) -> TeachingSession | tuple[Problem, ...] | None:
    if kind.no_sessions and not form.day.strip():
        sentence = f"An {kind.name} has no sessions; leave this open, and say behind f whom it assesses."
        typed = (("hours", form.hours), ("learners", form.learners))
        return tuple(Problem(field, sentence) for field, text in typed if text.strip()) or None
    session = SessionForm(day=form.day, learners=form.learners, **{kind.hours: form.hours})
    return read_session(session, found, today)


def _at_form(problem: Problem) -> Problem:
    return Problem(_FORM_FIELDS.get(problem.field, problem.field), problem.sentence)


def save_activity(
    store: Store, form: ActivityForm, today: date, identifier: str | None = None
) -> Described | tuple[Problem, ...]:
    """Save an activity from its form, a new one with its first session, and forget the draft; or say what is wrong.

    Raises:
        NotFound: The activity is not there any more.
        Fault: Nothing was saved.
    """
    before = activity(store, identifier) if identifier else None
    found = read_form(form, today, identifier or uuid7(store.clock()), before)
    if not isinstance(found, Described):
        return found
    with store.transaction("activity.edit" if identifier else "activity.add") as batch:
        if identifier is None:
            ACTIVITY.insert(store.db, [found.activity])
        elif not ACTIVITY.update(store.db, found.activity):
            raise NotFound("That activity is not there any more; what you typed is kept as a draft.")
        if found.session is not None:
            found = replace(found, session=replace(found.session, id=uuid7(batch.at)))
            assert found.session is not None
            SESSION.insert(store.db, [found.session])
        save_draft(store, ACTIVITY_FORM, identifier or "", "")
    return found
