"""The totals as words, as lines and as JSON; preparation is private and named so wherever it stands."""

from collections.abc import Iterator
from typing import Any

from pivot_tui.domain.activity import DOMAIN_NAMES
from pivot_tui.domain.completeness import Completeness
from pivot_tui.domain.days import MONTHS
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.domain.roster import LearnerGroup
from pivot_tui.domain.rounding import many
from pivot_tui.domain.sheet import say_hours
from pivot_tui.domain.totals import ActivityTotals, Tally, contacts_reckoned
from pivot_tui.printing.completeness import complete_fields
from pivot_tui.printing.parts import document
from pivot_tui.workbook.totals import TotalsReading

GROUP_NAMES = {
    LearnerGroup.UME: "Students",
    LearnerGroup.GME: "Residents, fellows",
    LearnerGroup.CME: "Faculty, CME",
    LearnerGroup.IPE: "Other professions",
    LearnerGroup.OTHER: "Others",
}
"""What the learner groups are called."""

_NAME = 34
_TITLE = 44


def totals_lines(reading: TotalsReading) -> Iterator[str]:
    """The totals as lines."""
    found = reading.totals
    yield f"Totals by academic year, from {MONTHS[found.first_month - 1]}"
    yield f"  {'':<{_NAME}}{'sessions':>9}{'didactic':>10}{'supervision':>13}{'learner contacts':>18}"
    for year in found.years:
        yield _row(year.year, year.tally)
        yield from (_row(f"  {DOMAIN_NAMES[part.domain]}", part.tally) for part in year.domains)
    yield _row("All years", found.all_years)
    yield ""
    yield "Hours by domain"
    yield from (
        f"  {DOMAIN_NAMES[part.domain]:<{_NAME}}{say_hours(part.tally.didactic):>8} h didactic"
        f"{say_hours(part.tally.supervision):>8} h supervision"
        for part in found.domains
    )
    yield ""
    yield "Learner contacts by group"
    yield from (f"  {GROUP_NAMES[group]:<{_NAME}}{found.all_years.in_group(group):>8,}" for group in LearnerGroup)
    yield ""
    yield "Learner contacts, roster × sessions"
    for one in found.activities:
        said = "; ".join(filter(None, (contacts_said(one), unique_said(one))))
        yield f"  {printable(first_line(one.activity.title))[:_TITLE]:<{_TITLE}}  {said}"
    yield ""
    yield "Completeness"
    yield f"  {reading.portfolio.said}"
    for one in found.activities:
        if (complete := reading.completeness.get(one.activity.id)) is not None:
            yield f"  {printable(first_line(one.activity.title))}: {complete.said}, {complete.outcome}"
            yield from (f"    {line}" for line in asked(complete))
    yield ""
    yield from private_said(found.all_years)
    yield from missing_said(found.all_years)


def totals_json(reading: TotalsReading) -> Iterator[str]:
    """The totals as one JSON document."""
    found = reading.totals
    activities = []
    for one in found.activities:
        complete = reading.completeness.get(one.activity.id)
        activities.append(
            {
                "id": one.activity.id,
                "title": one.activity.title,
                "domain": one.activity.domain.value,
                **_fields(one.tally),
                "formula": contacts_reckoned(one),
                "unique_learners": one.activity.unique_learners,
                "learners_assessed": one.assessed if one.activity.assessed else None,
                "adopters": one.activity.adopters,
                "completeness": complete_fields(complete) if complete else None,
            }
        )
    yield document(
        "totals",
        first_month=found.first_month,
        all_years=_fields(found.all_years),
        years=[
            {
                "year": year.year,
                **_fields(year.tally),
                "domains": {part.domain.value: _fields(part.tally) for part in year.domains},
            }
            for year in found.years
        ],
        domains={part.domain.value: _fields(part.tally) for part in found.domains},
        activities=activities,
        portfolio={
            "activities": reading.portfolio.activities,
            "with_quantity_and_quality": reading.portfolio.with_first_two,
        },
    )


def contacts_said(one: ActivityTotals) -> str:
    """The formula of an activity's contacts, or what a tool has instead."""
    if said := contacts_reckoned(one):
        return said
    if one.activity.is_tool:
        return "use not recorded"
    return "no learners recorded" if one.tally.sessions else "no sessions yet"


def unique_said(one: ActivityTotals) -> str:
    """How many different people were taught, only where the user has counted them."""
    unique = one.activity.unique_learners
    if unique is None:
        return ""
    return "1 person" if unique == 1 else f"{unique:,} different people"


def private_said(tally: Tally) -> list[str]:
    """The preparation, which is nobody's but the user's; nothing while none was entered."""
    return [f"Preparation, private: {say_hours(tally.prep)} h"] if tally.prep else []


def missing_said(tally: Tally) -> list[str]:
    """What is not counted because it was not recorded."""
    wanting = ((tally.without_learners, "learners"), (tally.without_hours, "hours"))
    return [f"Not counted: {many(number, 'session')} without {what}" for number, what in wanting if number]


def asked(complete: Completeness) -> tuple[str, ...]:
    """What is asked for next: the next part, and the next outcome level."""
    return tuple(filter(None, (complete.asked, complete.outcome_asked)))


def _row(name: str, tally: Tally) -> str:
    hours = f"{say_hours(tally.didactic) + ' h':>10}{say_hours(tally.supervision) + ' h':>13}"
    return f"  {name:<{_NAME}}{tally.sessions:>9,}{hours}{tally.contacts:>18,}"


def _fields(tally: Tally) -> dict[str, Any]:
    return {
        "sessions": tally.sessions,
        "didactic_minutes": tally.didactic,
        "supervision_minutes": tally.supervision,
        "private_prep_minutes": tally.prep,
        "learner_contacts": tally.contacts,
        "contacts_by_group": {group.value: tally.in_group(group) for group in LearnerGroup},
        "sessions_without_learners": tally.without_learners,
        "sessions_without_hours": tally.without_hours,
    }
