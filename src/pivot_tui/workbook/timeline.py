"""The timeline as it stands: its rows, its phases with their reviews, and how the plan stands beside them."""

from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.card import Card, Phase
from pivot_tui.domain.days import Now
from pivot_tui.domain.learned import Learned
from pivot_tui.domain.phases import PhaseSpan, Standing, span_on, spans, standing
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.stage_review import next_stage, review_day
from pivot_tui.domain.timeline import TimelineRow, due_in_next_month, rows
from pivot_tui.store.cards import all_cards
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import LEARNED
from pivot_tui.store.tables.plan import PLAN, STAGE_REVIEW
from pivot_tui.workbook.hours import work_pattern


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline.

    Attributes:
        day: The present day.
        plan: The plan.
        spans: Its phases.
        current: The phase that runs, or nothing before the start and behind the horizon.
        reviewed: The phases whose stages were reviewed.
        rows: The rows, in their order.
        cards: The cards by their ids.
        learned: What was learned of a month, by its id.
        standing: Behind, on or ahead.
        next_month: How many open cards are due in the calendar month behind this one.
        next_review: The phase whose stage is reviewed next, or nothing where no review is to come.
        review_day: The day from which it is offered, or nothing with it.
    """

    day: date
    plan: Plan
    spans: tuple[PhaseSpan, ...]
    current: PhaseSpan | None
    reviewed: frozenset[Phase]
    rows: tuple[TimelineRow, ...]
    cards: dict[str, Card]
    learned: dict[str, Learned]
    standing: Standing
    next_month: int
    next_review: PhaseSpan | None
    review_day: date | None

    @property
    def is_review_due(self) -> bool:
        """Whether the day of the next review has come."""
        return self.review_day is not None and self.review_day <= self.day


def read(store: Store, now: Now, *, unfolded: bool = False) -> Timeline | None:
    """The timeline, in as many statements however many cards there are; nothing while there is no plan.

    Args:
        store: The workbook.
        now: The present.
        unfolded: Whether done cards have rows of their own.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        plan = next(PLAN.select(db, "LIMIT 1"), None)
        if plan is None:
            return None
        learned = tuple(LEARNED.select(db, "WHERE month IS NOT NULL ORDER BY month, id"))
        reviewed = frozenset(review.phase for review in STAGE_REVIEW.select(db))
    cards = tuple(card for card, _ in all_cards(store))
    pattern, phases = work_pattern(store), spans(plan)
    following = next_stage(phases, reviewed, now.day, pattern)
    return Timeline(
        now.day,
        plan,
        phases,
        span_on(plan, now.day),
        reviewed,
        rows(plan, cards, learned, now.day, unfolded=unfolded),
        {card.id: card for card in cards},
        {one.id: one for one in learned},
        standing(plan, cards, now.day, pattern),
        due_in_next_month(cards, now.day),
        following,
        review_day(following, pattern) if following is not None else None,
    )
