"""Today as lines and as JSON."""

from collections.abc import Iterator

from pivot_tui.domain.days import say_day, say_day_and_year
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.domain.steps import STEP_MARKS
from pivot_tui.printing.journal import entry_fields, entry_line
from pivot_tui.printing.parts import document, entries_said, mean_fields, mean_said
from pivot_tui.workbook.today import Today


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
    yield ""
    yield "Latest"
    yield from (entry_line(entry, today.kinds) for entry in today.latest)
    if not today.latest:
        yield "  nothing captured yet"
    yield ""
    yield "Ten steps"
    yield from (f"  {STEP_MARKS[step.state]} {step.number:>2}  {step.title:<12} {step.fact}" for step in today.steps)


def _due_lines(today: Today) -> Iterator[str]:
    from pivot_tui.workbook.follow_ups import say_due_day  # only where something is due

    yield "This week and next"
    for due in today.due:
        words = printable(f"{first_line(due.contact.who)}  {first_line(due.what)}")
        yield f"  {say_due_day(due, today.day):<11}  {words}"


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
        due=[
            {
                "contact": due.contact.id,
                "who": due.contact.who,
                "kind": due.kind.name.lower(),
                "what": due.what,
                "day": due.shown_day.isoformat(),
                "days_overdue": due.days_overdue(today.day),
            }
            for due in today.due
        ],
        last_captured=today.last_captured.isoformat() if today.last_captured else None,
        latest=[entry_fields(entry, kinds) for entry in today.latest],
        steps=[
            {"number": step.number, "title": step.title, "state": step.state.name.lower(), "fact": step.fact}
            for step in today.steps
        ],
    )
