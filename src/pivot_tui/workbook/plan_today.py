"""What Today says of the plan and its reviews; loaded only where there is anything of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.days import say_day
from pivot_tui.domain.due_line import DAYS_AHEAD, REVIEW, DueCard, DueLine
from pivot_tui.domain.phases import left_said, span_on
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.weekly_review import STEPS, next_day
from pivot_tui.store import plan_today as stored
from pivot_tui.store.plan_today import Promise as Promise
from pivot_tui.store.store import Store
from pivot_tui.workbook.next_thing import NextAct, NextThing

PROMISED_FOR = timedelta(days=14)
"""For how long after a review its promises are shown where no other review has come."""


@dataclass(frozen=True, slots=True)
class PlanToday:
    """The plan as far as Today shows it.

    Attributes:
        runs: The phase that runs and what is left of it, such as ``months 1-3 of the plan, 7 weeks left``; "" outside.
        doing: The cards in Doing, in their order.
        waiting: The cards in Waiting, in their order.
        due: The open cards that are late or due within two weeks.
        review: The line of the next review, or nothing where no day is set and none is open.
        review_waits: Whether the review is what comes next: it is open, or its day is today.
        promised_on: The day of the review in which the promises were made, or nothing.
        promises: What was promised for this week.
    """

    runs: str = ""
    doing: tuple[DueCard, ...] = ()
    waiting: tuple[DueCard, ...] = ()
    due: tuple[DueCard, ...] = ()
    review: DueLine | None = None
    review_waits: bool = False
    promised_on: date | None = None
    promises: tuple[Promise, ...] = ()


def read(store: Store, today: date) -> PlanToday:
    """The plan as far as Today shows it, in five small statements.

    Raises:
        Fault: The workbook cannot be read.
    """
    plan, pattern = stored.frame(store)
    until = today + timedelta(days=DAYS_AHEAD)
    cards = stored.open_cards(store, until)
    last, step = stored.reviews(store)
    offered = next_day(plan, last, pattern, today)
    is_open = step is not None
    day = today if is_open else offered
    waits = is_open or offered == today
    is_current = last is not None and today - last <= PROMISED_FOR
    return PlanToday(
        runs=_runs(plan, today),
        doing=tuple(card for card in cards if card.column == "doing"),
        waiting=tuple(card for card in cards if card.column == "waiting"),
        due=tuple(card for card in cards if card.due is not None and card.due <= until),
        review=DueLine(REVIEW, REVIEW, "", _review_said(step), day) if day is not None and day <= until else None,
        review_waits=waits,
        promised_on=last if is_current else None,
        promises=stored.promises(store) if is_current else (),
    )


def _runs(plan: Plan | None, today: date) -> str:
    span = span_on(plan, today) if plan is not None else None
    return f"{span.name} of the plan, {left_said(span, today)}" if span is not None else ""


def _review_said(step: int | None) -> str:
    return f"Weekly review, step {min(step + 1, len(STEPS))} of {len(STEPS)}" if step else "Weekly review"


def next_card(card: DueCard, today: date) -> NextThing:
    """A card that is due, or late, as the one next thing."""
    assert card.due is not None
    detail = "Due today." if card.due == today else f"Due {say_day(card.due)}."
    return NextThing(NextAct.OPEN_CARD, first_line(card.title), detail, "Open the card", card.id)


def next_review(found: PlanToday) -> NextThing | None:
    """The review on its day, or one that is open, as the one next thing."""
    if not found.review_waits or found.review is None:
        return None
    return NextThing(NextAct.REVIEW, found.review.what, "About ten minutes; you can leave it half done.", "Review")
