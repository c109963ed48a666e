"""The plan as lines and as JSON: phases with their days, how it stands, the lamps, what is due, and the board."""

from collections.abc import Iterator
from typing import Any

from pivot_tui.domain.card import Column
from pivot_tui.domain.days import MONTHS, WEEKDAYS, say_day_and_year
from pivot_tui.domain.lamp import Lamp
from pivot_tui.domain.phases import PhaseSpan, left_said, weeks_left
from pivot_tui.domain.plain_text import printable
from pivot_tui.domain.rounding import many
from pivot_tui.domain.timeline import axis_of
from pivot_tui.printing.cards import card_fields, card_lines
from pivot_tui.printing.parts import document
from pivot_tui.workbook.plan_overview import PlanOverview

NO_PLAN = "The plan has no start yet; its first day and its months are set in Plan."


def plan_lines(overview: PlanOverview) -> Iterator[str]:
    """The whole plan as lines."""
    yield from _frame_lines(overview)
    yield ""
    yield "Seen by others"
    yield from (_lamp_line(lamp) for lamp in overview.lamps)
    if overview.due_by_month:
        yield ""
        yield "Due"
        for month, number in overview.due_by_month:
            named = f"{MONTHS[month.month - 1]} {month.year}"
            yield f"  {named:<15} {many(number, 'card')}"
    yield ""
    yield from card_lines(overview.board)


def _frame_lines(overview: PlanOverview) -> Iterator[str]:
    plan, today = overview.board.plan, overview.board.day
    if plan is None or overview.standing is None:
        yield NO_PLAN
        return
    yield f"Start {say_day_and_year(plan.start, short=True)}, {plan.horizon_months} months"
    for span in overview.spans:
        days = f"{say_day_and_year(span.first, short=True)} to {say_day_and_year(span.last, short=True)}"
        left = f", {left_said(span, today)}" if span == overview.current else ""
        yield f"  {span.name:<14} {days}{left}"
    yield overview.standing.words
    if plan.review_weekday is not None:
        yield f"Review on {WEEKDAYS[plan.review_weekday]}s"


def _lamp_line(lamp: Lamp) -> str:
    return printable(f"  {lamp.mark} {lamp.name:<13} {lamp.words}")


def plan_json(overview: PlanOverview) -> str:
    """The same as one JSON document."""
    board = overview.board
    plan, week = board.plan, board.week_minutes
    return document(
        "plan",
        today=board.day.isoformat(),
        start=plan.start.isoformat() if plan else None,
        horizon_months=plan.horizon_months if plan else None,
        review_weekday=plan.review_weekday if plan else None,
        timeline_columns=axis_of(plan).columns if plan else None,
        phases=[_phase_fields(span) for span in overview.spans],
        phase=overview.current.phase.value if overview.current else None,
        weeks_left=weeks_left(overview.current, board.day) if overview.current else None,
        standing=overview.standing.pace.value if overview.standing else None,
        standing_reason=overview.standing.reason if overview.standing else None,
        lamps=[_lamp_fields(lamp) for lamp in overview.lamps],
        counts={column.value: board.counts[column] for column in Column},
        late=[{"id": card, "days": days} for card, days in board.late.items()],
        due_by_month=[{"month": month.isoformat()[:7], "cards": number} for month, number in overview.due_by_month],
        minutes_promised=week.promised,
        minutes_available=week.available,
        cards=[card_fields(board, card) for card in overview.cards],
    )


def _phase_fields(span: PhaseSpan) -> dict[str, Any]:
    return {
        "phase": span.phase.value,
        "name": span.name,
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "first_month": span.first_month,
        "last_month": span.last_month,
    }


def _lamp_fields(lamp: Lamp) -> dict[str, Any]:
    return {"lamp": lamp.key.value, "lit": lamp.is_lit, "said": lamp.words, "missing": lamp.missing or None}
