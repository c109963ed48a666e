"""The seed cards as they are offered, each with the day it would be due, and how those that are picked are taken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui import guide
from pivot_tui.domain import seed_card
from pivot_tui.domain.card import Card, CardKind, Phase
from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.domain.named_days import read_day_ahead
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.seed_card import Condition, SeedCard, due_day, start_problem
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.store.cards import rank_at
from pivot_tui.store.plan_facts import plan_facts
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, PLAN
from pivot_tui.workbook.hours import work_pattern

NO_START = "Give the day on which the plan starts, such as 2026-03-16 or today."


@dataclass(frozen=True, slots=True)
class OfferedSeed:
    """A seed as it is offered.

    Attributes:
        seed: The seed.
        due: The day on which its card would be due, or nothing.
        card: The card on the board that was made from it, or nothing.
        condition: How what closes it stands.
        is_picked: Whether it stands picked at first.
    """

    seed: SeedCard
    due: date | None
    card: Card | None
    condition: Condition
    is_picked: bool


@dataclass(frozen=True, slots=True)
class SeedReading:
    """Everything that is offered, and what the due days rest on.

    Attributes:
        plan: The plan, or nothing while it has no start.
        pattern: The work pattern, or nothing.
        cards: The cards that were made from seeds, by the seeds' keys.
        conditions: How what closes each seed stands.
        today: The day.
    """

    plan: Plan | None
    pattern: WorkPattern | None
    cards: Mapping[str, Card]
    conditions: Mapping[str, Condition]
    today: date

    def offered(self, plan: Plan | None) -> tuple[OfferedSeed, ...]:
        """The seeds as they would be due in a plan; all that are new stand picked while none was ever taken.

        What closes a seed may be there already; such a seed does not stand picked.
        """
        return tuple(
            OfferedSeed(
                seed,
                due_day(seed, plan, self.pattern, self.today) if plan else None,
                self.cards.get(seed.key),
                condition,
                not self.cards and not condition.holds,
            )
            for seed in seeds()
            for condition in (self.conditions[seed.key],)
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken.

    Attributes:
        cards: The new cards.
        plan: The plan that they are dated by.
    """

    cards: tuple[Card, ...]
    plan: Plan


def seeds() -> tuple[SeedCard, ...]:
    """All seeds in the order of their phases (S10.1 to S10.4)."""
    return tuple(_seed(words) for words in guide.load("plan")["seed"])


def _seed(words: Mapping[str, object]) -> SeedCard:
    values = dict(words)
    values["phase"] = Phase(values["phase"])
    values["kind"] = CardKind(values.get("kind", CardKind.TASK.value))
    steps = values.get("checklist", ())
    assert isinstance(steps, list | tuple)
    return SeedCard(**{**values, "checklist": tuple(steps)})  # type: ignore[arg-type]


def read(store: Store, today: date) -> SeedReading:
    """What can be offered now.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        plan = next(PLAN.select(db), None)
        cards = {card.seed: card for card in CARD.select(db, "WHERE seed <> '' AND seed NOT LIKE 'move.%' ORDER BY n")}
    return SeedReading(plan, work_pattern(store), cards, seed_card.conditions(plan_facts(store)), today)


def plan_from(typed: str, today: date) -> Plan | Problem:
    """A plan that starts on the day that was typed, or what is wrong with it."""
    found = read_day_ahead(typed, today, "start") or Problem("start", NO_START)
    if isinstance(found, Problem):
        return found
    return start_problem(found, today) or Plan(uuid5("plan", "one"), found)


def take_seeds(store: Store, keys: Collection[str], today: date, start: str = "") -> Taken | tuple[Problem, ...]:
    """Put the picked seeds on the board as dated cards, and begin the plan where it has no start: one action.

    A seed that is on the board already is not doubled.

    Args:
        store: The workbook.
        keys: The keys of the picked seeds.
        today: The day.
        start: The start of the plan as it was typed; not asked where there is a plan.

    Raises:
        Fault: Nothing was saved.
    """
    with store.transaction("card.seed") as batch:
        reading = read(store, today)
        plan = reading.plan or plan_from(start, today)
        if isinstance(plan, Problem):
            return (plan,)
        picked = [one for one in reading.offered(plan) if one.seed.key in keys and one.card is None]
        if not picked:
            return (Problem("", guide.load("plan")["seeds"]["none_picked"]),)
        if reading.plan is None:
            PLAN.insert(store.db, [plan])
        cards: list[Card] = []
        for one in picked:
            identifier = uuid7(batch.at, after=cards[-1].id if cards else None)
            card = _card(one, identifier, today)
            cards.append(replace(card, rank=rank_at(store.db, card.column, card.id)))
            CARD.insert(store.db, cards[-1:])
    return Taken(tuple(cards), plan)


def _card(offered: OfferedSeed, identifier: str, today: date) -> Card:
    seed = offered.seed
    return Card(
        identifier,
        seed.title,
        today,
        notes=f"{seed.closes} {seed.helps}",
        phase=seed.phase,
        due=offered.due,
        step=seed.step,
        kind=seed.kind,
        checklist=tuple(f"[ ] {step}" for step in seed.checklist),
        seed=seed.key,
    )
