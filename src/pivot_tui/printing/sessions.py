"""The portfolio's activities with what is known of each, as lines and as one JSON document."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pivot_tui.domain.activity import DOMAIN_NAMES, Activity, Reach, TeachingSession
from pivot_tui.domain.completeness import Completeness
from pivot_tui.domain.days import say_day_near
from pivot_tui.domain.learner_contacts import contacts, contacts_said, formula
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.roster import heads, say_roster
from pivot_tui.domain.rounding import many
from pivot_tui.domain.sheet import say_hours
from pivot_tui.printing.completeness import complete_fields
from pivot_tui.printing.parts import document
from pivot_tui.workbook.activity_facts import Facts

FACT_NAMES = (
    "Role", "Reach", "Last session", "Learners", "Hours", "Preparation",
    "Contacts", "Different", "Assessed", "Used by", "Came last", "With it", "Outcome", "Evidence",
)  # fmt: skip
"""What may be said of an activity, in this order."""

NOTHING_YET = "There are no activities yet."

_LATEST = {"session": "a session", "evaluation": "an evaluation", "quote": "a quote"}


def sessions_said(sessions: int) -> str:
    """How many sessions, in words."""
    return many(sessions, "session")


def reach_said(activity: Activity) -> str:
    """How far an activity reaches, with its reason; without a reason it stays local (DOMAIN 1.10)."""
    reason = " ".join(activity.reach_reason.split())
    if activity.reach is Reach.LOCAL or not reason:
        return Reach.LOCAL.value
    return f"{activity.reach.value}: {reason}"


def hours_by_kind(contact: int | None, supervision: int | None) -> str:
    """Didactic contact and clinical supervision side by side, never added up; "" where neither was recorded."""
    said = [f"{say_hours(contact)} h didactic"] if contact is not None else []
    said += [f"{say_hours(supervision)} h clinical supervision"] if supervision is not None else []
    return "; ".join(said)


def learners_said(session: TeachingSession) -> str:
    """The learners at a session by level, and how many are in the room; "" where nobody was counted."""
    if not session.roster:
        return ""
    return f"{say_roster(session.roster)}: {heads(session.roster):,} in the room"


def days_said(session: TeachingSession, today: date) -> str:
    """The day of a session, or the span of several with their number."""
    if session.last_day is None:
        return say_day_near(session.day, today)
    span = f"{say_day_near(session.day, today)} to {say_day_near(session.last_day, today)}"
    return f"{span}, {sessions_said(session.times)}" if session.times > 1 else span


def facts_said(facts: Facts, today: date) -> Iterator[tuple[str, str]]:
    """What is known of an activity: a name and what there is to say, where there is anything."""
    found, last = facts.activity, facts.last
    said = (
        " ".join(found.role.split()),
        reach_said(found),
        _last_said(last, today) if last else "",
        learners_said(last) if last else "",
        hours_by_kind(facts.contact_minutes, facts.supervision_minutes),
        f"{say_hours(facts.prep_minutes)} h, private" if facts.prep_minutes is not None else "",
        contacts_said(facts.sizes),
        f"{found.unique_learners:,} people, as you counted them" if found.unique_learners is not None else "",
        say_roster(found.assessed),
        f"{found.adopters:,}" if found.adopters is not None else "",
        _latest_said(facts.latest, today),
        counts_said(facts),
        outcome_said(facts.completeness),
        evidence_said(facts.completeness),
    )
    return ((name, words) for name, words in zip(FACT_NAMES, said, strict=True) if words)


def outcome_said(complete: Completeness) -> str:
    """The highest outcome level that is known, and the next one asked for (DOMAIN 1.5); "" where there is neither."""
    level = complete.outcome if complete.level else ""
    return ". ".join(filter(None, (level, complete.outcome_asked)))


def evidence_said(complete: Completeness) -> str:
    """How many of the four parts of evidence are there, and the next one asked for (DOMAIN 1.2)."""
    return ". ".join(filter(None, (complete.said, complete.asked)))


def _last_said(session: TeachingSession, today: date) -> str:
    hours = hours_by_kind(session.contact_minutes, session.supervision_minutes)
    return ", ".join(filter(None, (days_said(session, today), hours)))


def _latest_said(latest: tuple[str, date] | None, today: date) -> str:
    return f"{_LATEST[latest[0]]}, {say_day_near(latest[1], today)}" if latest else ""


def counts_said(facts: Facts) -> str:
    """What hangs on an activity, in numbers; "" where nothing does."""
    counts = (
        (facts.evaluations, "evaluation"),
        (facts.quotes, "quote"),
        (facts.files, "file"),
        (facts.links, "link"),
    )
    return ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in counts if number)


def portfolio_lines(found: Iterable[Facts], today: date) -> Iterator[str]:
    """Every activity with what is known of it."""
    is_empty = True
    for facts in found:
        if not is_empty:
            yield ""
        is_empty = False
        kind = f"{facts.kind.name}, {DOMAIN_NAMES[facts.activity.domain].lower()}"
        taught = f", {sessions_said(facts.sessions)}" if facts.sessions else ""
        yield printable(f"{_one_line(facts.activity.title)}   ({kind}{taught})")
        yield from (printable(f"   {name + ':':<14}{words}") for name, words in facts_said(facts, today))
    if is_empty:
        yield NOTHING_YET


def _one_line(text: str) -> str:
    return " ".join(text.split())


def portfolio_json(found: Iterable[Facts], today: date) -> str:
    """The same as one JSON document."""
    return document("portfolio", today=today.isoformat(), activities=[_fields(facts) for facts in found])


def _fields(facts: Facts) -> dict[str, Any]:
    found, last = facts.activity, facts.last
    return {
        "id": found.id,
        "title": found.title,
        "type": found.type,
        "codes": list(facts.kind.codes),
        "domain": found.domain.value,
        "role": found.role or None,
        "setting": found.setting or None,
        "reach": found.reach.value if found.reach_reason.strip() else Reach.LOCAL.value,
        "reach_reason": found.reach_reason or None,
        "sessions": facts.sessions,
        "last_day": (last.last_day or last.day).isoformat() if last else None,
        "learners": list(last.roster) if last else [],
        "contact_minutes": facts.contact_minutes,
        "supervision_minutes": facts.supervision_minutes,
        "prep_minutes": facts.prep_minutes,
        "learner_contacts": contacts(facts.sizes) if facts.sizes else None,
        "learner_contacts_formula": formula(facts.sizes) or None,
        "unique_learners": found.unique_learners,
        "assessed": list(found.assessed),
        "adopters": found.adopters,
        "evaluations": facts.evaluations,
        "quotes": facts.quotes,
        "files": facts.files,
        "links": facts.links,
        "completeness": complete_fields(facts.completeness),
    }


def session_line(session: TeachingSession, today: date) -> str:
    """A session in one line: when, who, and how long."""
    hours = hours_by_kind(session.contact_minutes, session.supervision_minutes)
    prep = f"prep {say_hours(session.prep_minutes)} h" if session.prep_minutes is not None else ""
    pieces = (days_said(session, today), learners_said(session), hours, prep)
    return "   ".join(piece for piece in pieces if piece)
