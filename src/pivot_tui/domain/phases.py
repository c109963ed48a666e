"""The phases of the plan by its months, which run from its start day (S10.0)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from pivot_tui.domain.card import Card, Phase
from pivot_tui.domain.days import months_later, say_day_and_year
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.work_pattern import WorkPattern, offered_day

_FIRST_MONTHS = {Phase.FIRST: 1, Phase.SECOND: 4, Phase.THIRD: 10, Phase.BUFFER: 19}
"""The month of the plan with which each phase begins."""


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase with its days.

    Attributes:
        phase: The phase.
        first: Its first day.
        last: Its last day, the day before the next one begins.
        first_month: The month of the plan with which it begins.
        last_month: The month of the plan with which it ends.
    """

    phase: Phase
    first: date
    last: date
    first_month: int
    last_month: int

    @property
    def short_name(self) -> str:
        """Its months, such as ``4-9``; one that the horizon cuts says fewer."""
        return str(self.first_month) if self.is_one_month else f"{self.first_month}-{self.last_month}"

    @property
    def name(self) -> str:
        """Its months in words, such as ``months 4-9``."""
        return f"month{'' if self.is_one_month else 's'} {self.short_name}"

    @property
    def is_one_month(self) -> bool:
        """Whether the horizon leaves it one month only."""
        return self.first_month == self.last_month


class Pace(Enum):
    """How the cards stand beside the months."""

    BEHIND = "behind"
    ON = "on"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the plan stands, with the reason.

    Attributes:
        pace: Behind, on or ahead.
        reason: Why, in a few words.
    """

    pace: Pace
    reason: str

    @property
    def words(self) -> str:
        """Both in one calm sentence."""
        return f"{_PACE_WORDS[self.pace]}: {self.reason}."


_PACE_WORDS = {Pace.BEHIND: "Behind the plan", Pace.ON: "On plan", Pace.AHEAD: "Ahead of the plan"}


def month_start(start: date, number: int) -> date:
    """The day on which a month of the plan begins: ``number - 1`` months after its start day (S10.0).

    A day that a month lacks falls back to that month's last one.

    Args:
        start: The first day of the plan.
        number: The month, 1 for the first.
    """
    return months_later(start, number - 1)


def spans(plan: Plan) -> tuple[PhaseSpan, ...]:
    """The phases that lie within the plan's horizon, the last one cut at it, in their order."""
    kept = [(phase, first) for phase, first in _FIRST_MONTHS.items() if first <= plan.horizon_months]
    ends = [first for _, first in kept[1:]] + [plan.horizon_months + 1]
    return tuple(
        PhaseSpan(phase, month_start(plan.start, first), _day_before(month_start(plan.start, end)), first, end - 1)
        for (phase, first), end in zip(kept, ends, strict=True)
    )


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def last_day(plan: Plan) -> date:
    """The last day within the plan's horizon."""
    return spans(plan)[-1].last


def span_on(plan: Plan, day: date) -> PhaseSpan | None:
    """The phase that a day lies in, with its days; nothing before the plan's start and behind its horizon."""
    return next((span for span in spans(plan) if span.first <= day <= span.last), None)


def phase_on(plan: Plan, day: date) -> Phase | None:
    """The phase that a day lies in; nothing before the plan's start and behind its horizon."""
    return _phase_among(spans(plan), day)


def _phase_among(phases: Iterable[PhaseSpan], day: date) -> Phase | None:
    return next((span.phase for span in phases if span.first <= day <= span.last), None)


def phase_of(plan: Plan | None, card: Card) -> Phase | None:
    """The phase that a card belongs to: its own, else the one that its due day falls into."""
    if card.phase is not None or plan is None or card.due is None:
        return card.phase
    return phase_on(plan, card.due)


# How the cards stand


def weeks_left(span: PhaseSpan, today: date) -> int:
    """Whole weeks from today to the last day of a phase."""
    return max((span.last - today).days, 0) // 7


def left_said(span: PhaseSpan, today: date) -> str:
    """How much is left of a phase, such as ``7 weeks left``; days where it is less than a week."""
    days, weeks = (span.last - today).days, weeks_left(span, today)
    if days <= 0:
        return "its last day" if days == 0 else "over"
    number, unit = (weeks, "week") if weeks else (days, "day")
    return f"{number} {unit}{'' if number == 1 else 's'} left"


def has_passed(day: date, today: date, pattern: WorkPattern | None) -> bool:
    """Whether a day has passed for the plan: one on which work falls has not, before the day off offered instead."""
    return today > max(day, offered_day(pattern, day))


def standing(plan: Plan, cards: Iterable[Card], today: date, pattern: WorkPattern | None = None) -> Standing:
    """How the plan stands (S10.0).

    It is behind while a card of a phase that has ended is open or a due day has passed; it is ahead once every card
    of the phase that runs is done; otherwise it is on plan. A day on which work falls counts as passed only behind
    the day off that is offered instead of it (S1.8).

    Args:
        plan: The plan.
        cards: All cards.
        today: The present day.
        pattern: The work pattern, or nothing.
    """
    phases = spans(plan)
    placed = [(card, card.phase or (_phase_among(phases, card.due) if card.due else None)) for card in cards]
    late = sum(has_passed(card.due, today, pattern) for card, _ in placed if card.is_open and card.due is not None)
    if late:
        return Standing(Pace.BEHIND, f"{_cards(late)} past {'its' if late == 1 else 'their'} day")
    for span in phases:
        left = sum(card.is_open and phase is span.phase for card, phase in placed)
        if left and has_passed(span.last, today, pattern):
            return Standing(Pace.BEHIND, f"{_cards(left)} of {span.name} still open")
    runs = span_on(plan, today)
    if runs is None:
        begins = f"it begins on {say_day_and_year(plan.start, short=True)}"
        return Standing(Pace.ON, begins if today < plan.start else "all of its months have passed")
    there = [card for card, phase in placed if phase is runs.phase]
    left = sum(card.is_open for card in there)
    if there and not left:
        return Standing(Pace.AHEAD, f"every card of {runs.name} is done, {left_said(runs, today)}")
    said = f"{_cards(left)} of {runs.name} open" if left else f"nothing is planned for {runs.name}"
    return Standing(Pace.ON, f"nothing is late, {said}, {left_said(runs, today)}")


def _cards(number: int) -> str:
    return "one card" if number == 1 else f"{number} cards"
