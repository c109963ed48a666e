"""Seed cards: what the plan offers for each phase, when each would be due, and what would close it (S10.1 to S10.4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui.domain.card import CardKind, Phase
from pivot_tui.domain.contact import TYPE_NAMES
from pivot_tui.domain.days import say_day_and_year
from pivot_tui.domain.lamp import CV_NOT_RECORDED, WISHED_MENTORS
from pivot_tui.domain.phases import month_start, spans
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.project import Project, ProjectStatus
from pivot_tui.domain.work_pattern import FURTHEST_MOVE, WorkPattern, is_on, offered_day

BY_HAND = "close the card by hand"
FURTHEST_START = 5
"""Years by which a plan may have started, or may start; anything further is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class SeedCard:
    """A card that the plan offers; taken, it becomes a card like any other.

    Attributes:
        key: What it is known by; the card made from it keeps this.
        title: What the card is called.
        phase: The phase it belongs to.
        step: The step of the ten that it serves.
        month: The month of the plan at whose end it is due.
        closes: What closes it, in words.
        helps: What helps with it.
        kind: What the card asks for.
        checklist: Its small steps, in words.
    """

    key: str
    title: str
    phase: Phase
    step: int
    month: int
    closes: str
    helps: str
    kind: CardKind = CardKind.TASK
    checklist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether what closes a seed's card is there; it is offered then, and never closes by itself.

    Attributes:
        holds: Whether it is there; nothing where no area records it yet.
        sentence: How it stands, in one sentence.
    """

    holds: bool | None
    sentence: str


def start_problem(start: date, today: date) -> Problem | None:
    """What keeps a day from being the start of a plan, if anything."""
    if abs(start.year - today.year) > FURTHEST_START:
        return Problem("start", "That is too far away to be the start of a plan.")
    return None


def due_day(seed: SeedCard, plan: Plan, pattern: WorkPattern | None, today: date) -> date | None:
    """The day on which a seed's card would be due: the end of its month, or a day off near it (S1.8, S10.0).

    It never lies behind the last day of its phase; there is none where its phase lies beyond the plan's horizon, or
    where the day has passed already.
    """
    phase = next((span for span in spans(plan) if span.phase is seed.phase), None)
    if phase is None:
        return None
    last = min(month_start(plan.start, seed.month + 1) - timedelta(days=1), phase.last)
    found = offered_day(pattern, last)
    if found > phase.last:
        earlier = (last - timedelta(days=days) for days in range(1, FURTHEST_MOVE + 1))
        found = next((day for day in earlier if is_on(pattern, day) is False), last)
    return found if found >= today else None


def conditions(facts: PlanFacts) -> Mapping[str, Condition]:
    """How what closes each seed stands, by the keys of the seeds."""
    return {key: say(facts) for key, say in _CONDITIONS.items()}


def _portfolio(facts: PlanFacts) -> Condition:
    if facts.first_session is None:
        return Condition(False, "No teaching session is logged yet.")
    return Condition(True, f"Your first logged session was on {_said(facts.first_session)}.")


def _leader(facts: PlanFacts) -> Condition:
    if facts.first_talk is None:
        return Condition(False, "No conversation is logged as held yet.")
    who = f" ({TYPE_NAMES[facts.talked_with]})" if facts.talked_with else ""
    return Condition(True, f"A conversation was held on {_said(facts.first_talk)}{who}.")


def _project(facts: PlanFacts) -> Condition:
    if any(_is_begun(project) for project in facts.projects):
        return Condition(True, "A project of your own is in the portfolio.")
    planned = bool(facts.projects)
    return Condition(False, "A project is noted, but it is not running." if planned else "No project is noted yet.")


def _is_begun(project: Project) -> bool:
    return project.status in (ProjectStatus.RUNNING, ProjectStatus.FINISHED)


def _present(facts: PlanFacts) -> Condition:
    if facts.presented_on is None:
        return Condition(False, "No activity is marked as presented where you work.")
    return Condition(True, f"An activity was presented on {_said(facts.presented_on)}.")


def _mentors(facts: PlanFacts) -> Condition:
    sentence = f"{facts.mentors} of {WISHED_MENTORS} mentors know your goals and would speak up for you."
    return Condition(facts.mentors >= WISHED_MENTORS, sentence)


def _not_recorded(sentence: str) -> Callable[[PlanFacts], Condition]:
    return lambda _: Condition(None, f"{sentence}; {BY_HAND}.")


def _said(day: date) -> str:
    return say_day_and_year(day, short=True)


_CONDITIONS: Mapping[str, Callable[[PlanFacts], Condition]] = {
    "portfolio": _portfolio,
    "leader": _leader,
    "project": _project,
    "course": _not_recorded("Applications and certificates are not recorded in this version"),
    "present": _present,
    "decide": _not_recorded("Training options and your decision are not recorded in this version"),
    "cv": _not_recorded(CV_NOT_RECORDED),
    "apply": _not_recorded("Applications are not recorded in this version"),
    "mentors": _mentors,
    "landing": _not_recorded("Offers and protected time are not recorded in this version"),
}
