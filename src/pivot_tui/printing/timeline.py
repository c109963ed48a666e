"""The timeline in words: how the plan stands, what is under the cursor, and the whole of it as lines."""

from collections.abc import Iterator

from pivot_tui.domain.board import days_late
from pivot_tui.domain.card import COLUMN_NAMES, Card
from pivot_tui.domain.days import WEEKDAYS, say_day_and_year, say_day_near
from pivot_tui.domain.learned import Learned, say_bears_on, say_month
from pivot_tui.domain.phases import left_said
from pivot_tui.domain.rounding import many
from pivot_tui.domain.timeline import Mark, TimelineRow, next_month_name
from pivot_tui.workbook.timeline import Timeline


def runs_said(timeline: Timeline) -> str:
    """The phase that runs with what is left of it, such as ``months 1-3, 7 weeks left``; "" outside the plan."""
    span = timeline.current
    return f"{span.name}, {left_said(span, timeline.day)}" if span else ""


def next_month_said(timeline: Timeline) -> str:
    """How much is due next month, in a sentence; "" where nothing is."""
    number = timeline.next_month
    return f"{number} due in {next_month_name(timeline.day)}." if number else ""


def review_said(timeline: Timeline) -> str:
    """When the next stage is reviewed, in a sentence; "" once all were."""
    span = timeline.next_review
    if span is None or timeline.review_day is None:
        return ""
    if timeline.is_review_due:
        return f"The review of {span.name} is open; it is in Stages."
    return f"Stage review {say_day_near(timeline.review_day, timeline.day)}."


def standing_said(timeline: Timeline) -> str:
    """How the plan stands, what comes next month, and when its stage is reviewed."""
    return " ".join(filter(None, (timeline.standing.words, next_month_said(timeline), review_said(timeline))))


def card_said(card: Card, timeline: Timeline) -> str:
    """The days of a card, in a line."""
    if not card.is_open:
        return f"done {say_day_and_year(card.done_on, short=True)}" if card.done_on else "done"
    if card.due is None:
        return f"{COLUMN_NAMES[card.column].lower()}, no due day yet"
    late = days_late(card, timeline.day)
    said = [f"due {WEEKDAYS[card.due.weekday()][:3]} {say_day_and_year(card.due, short=True)}"]
    said += [f"{many(late, 'day')} late"] if late else []
    if card.first_due is not None:
        said.append(f"first due {say_day_and_year(card.first_due, short=True)}")
    return ", ".join(said)


def learned_said(learned: Learned) -> str:
    """What something that was learned speaks of, in a line."""
    return f"{say_month(learned.month)}, about {say_bears_on(learned)}"


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """The whole timeline as lines."""
    plan = timeline.plan
    yield f"Start {say_day_and_year(plan.start, short=True)}, {plan.horizon_months} months"
    for span in timeline.spans:
        days = f"{say_day_and_year(span.first, short=True)} to {say_day_and_year(span.last, short=True)}"
        yield f"{span.name.capitalize():<15} {days}{', reviewed' if span.phase in timeline.reviewed else ''}"
    yield timeline.standing.words
    yield from filter(None, (next_month_said(timeline), review_said(timeline)))
    yield ""
    for row in timeline.rows:
        yield f"{_days(row):<16} {row.title}{_beside(row, timeline)}"


def _days(row: TimelineRow) -> str:
    if not row.days:
        return "no day"
    if row.mark is Mark.LEARNED:
        return row.note
    return say_day_and_year(row.days[0], short=True)


def _beside(row: TimelineRow, timeline: Timeline) -> str:
    if row.mark is Mark.LEARNED:
        return f"; learned {say_day_and_year(timeline.learned[row.id].day, short=True)}"
    said = "; done" if row.mark is Mark.DONE else f"; {row.note}" if row.mark is Mark.LATE else ""
    return said + (f"; first due {say_day_and_year(row.first, short=True)}" if row.first else "")
