"""Today as lines and as JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.days import say_day, say_day_and_year, say_day_near
from pivot_tui.domain.due_line import CONTACT, REVIEW, DueCard, DueLine, say_due
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.domain.rounding import many
from pivot_tui.domain.steps import STEP_MARKS
from pivot_tui.printing.journal import entry_fields, entry_line
from pivot_tui.printing.parts import document, entries_said, mean_fields, mean_said
from pivot_tui.workbook.today import Today

if TYPE_CHECKING:
    from pivot_tui.workbook.plan_today import PlanToday

_LONGEST_TITLE = 48


def today_lines(today: Today) -> Iterator[str]:
    """Today as lines."""
    yield say_day_and_year(today.day)
    yield ""
    yield f"NEXT  {printable(today.next.sentence)}"
    yield f"      {printable(today.next.detail)}"
    yield ""
    span = today.last_days
    yield f"Last {len(span.days)} days: {entries_said(span.entries)}"
    yield f"  ▲ energy  {mean_said(span.energy)}"
    yield f"  ▼ dread   {mean_said(span.dread)}"
    for day in span.days:
        if day.entries:
            rated = "  ".join(
                f"{sign} {mean_said(mean)}" for sign, mean in (("▲", day.energy), ("▼", day.dread)) if mean.n
            )
            yield f"  {say_day(day.day, short=True):<7} {entries_said(day.entries):<10} {rated}".rstrip()
    if today.weeks:
        yield ""
        yield "Weekly pulse, 0 to 5"
        for week in today.weeks:
            rated = f"▲ {week.energy}  ▼ {week.dread}" if week.energy is not None else "not given"
            yield f"  {say_day(week.day, short=True):<7} {rated}"
    if today.due:
        yield ""
        yield from _due_lines(today)
    if today.plan:
        yield from _plan_lines(today.plan, today)
    yield ""
    yield "Latest"
    yield from (entry_line(entry, today.kinds) for entry in today.latest)
    if not today.latest:
        yield "  nothing captured yet"
    yield ""
    yield "Ten steps"
    yield from (f"  {STEP_MARKS[step.state]} {step.number:>2}  {step.title:<12} {step.fact}" for step in today.steps)


def _due_lines(today: Today) -> Iterator[str]:
    yield "This week and next"
    for line in today.due:
        yield f"  {say_due(line.day, line.days_late, today.day):<11}  {printable(line.words)}"


def _plan_lines(plan: "PlanToday", today: Today) -> Iterator[str]:
    if plan.runs:
        yield ""
        yield plan.runs.capitalize()
    for name, cards in (("Doing", plan.doing), ("Waiting", plan.waiting)):
        if cards:
            yield ""
            yield f"{name}  {len(cards)}"
            yield from (_card_line(card, today) for card in cards)
    if plan.promised_on is not None and plan.promises:
        yield ""
        yield f"Promised on {say_day(plan.promised_on)}"
        for promise in plan.promises:
            yield f"  {'●' if promise.is_done else '○'} {printable(first_line(promise.text))}"


def _card_line(card: DueCard, today: Today) -> str:
    late = card.days_late(today.day)
    said = many(late, "day") + " late" if late else f"due {say_day_near(card.due, today.day)}" if card.due else ""
    return f"  {printable(first_line(card.title)):<{_LONGEST_TITLE}}  {said}".rstrip()


def _due_fields(line: DueLine) -> dict[str, Any]:
    if line.leads_to == CONTACT:
        kind = line.due.kind.name.lower() if line.due else None
    else:
        kind = REVIEW if line.leads_to == REVIEW else "card"
    return {
        "contact": line.id if line.leads_to == CONTACT else None,
        "who": line.who or None,
        "kind": kind,
        "what": line.what,
        "day": line.day.isoformat(),
        "days_overdue": line.days_late,
        "card": line.card.id if line.card else None,
    }


def _card_fields(card: DueCard, today: Today) -> dict[str, Any]:
    due = card.due.isoformat() if card.due else None
    return {"id": card.id, "title": card.title, "due": due, "days_late": card.days_late(today.day)}


def _plan_fields(plan: "PlanToday", today: Today) -> dict[str, Any]:
    return {
        "runs": plan.runs or None,
        "doing": [_card_fields(card, today) for card in plan.doing],
        "waiting": [_card_fields(card, today) for card in plan.waiting],
        "review_day": plan.review.day.isoformat() if plan.review else None,
        "promised_on": plan.promised_on.isoformat() if plan.promised_on else None,
        "promised": [{"text": one.text, "done": one.is_done} for one in plan.promises],
    }


def today_json(today: Today) -> Iterator[str]:
    """Today as one JSON document."""
    kinds = {kind.id: kind for kind in today.kinds}
    span = today.last_days
    yield document(
        "today",
        today=today.day.isoformat(),
        next={"act": today.next.act.name.lower(), "sentence": today.next.sentence, "detail": today.next.detail},
        last_days={
            "entries": span.entries,
            "dread": mean_fields(span.dread),
            "energy": mean_fields(span.energy),
            "days": [
                {
                    "day": day.day.isoformat(),
                    "entries": day.entries,
                    "dread": mean_fields(day.dread),
                    "energy": mean_fields(day.energy),
                }
                for day in span.days
            ],
        },
        weeks=[{"day": week.day.isoformat(), "energy": week.energy, "dread": week.dread} for week in today.weeks],
        due=[_due_fields(line) for line in today.due],
        plan=_plan_fields(today.plan, today) if today.plan else None,
        last_captured=today.last_captured.isoformat() if today.last_captured else None,
        latest=[entry_fields(entry, kinds) for entry in today.latest],
        steps=[
            {"number": step.number, "title": step.title, "state": step.state.name.lower(), "fact": step.fact}
            for step in today.steps
        ],
    )
