"""The plan as a whole: when it starts, how far it reaches, its review day, and the cards that move with its start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.card import Card
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.named_days import read_day_ahead
from pivot_tui.domain.phases import last_day
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_shift import Shifted, shift_between, shifted_cards
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.seed_card import start_problem
from pivot_tui.store.cards import write_card
from pivot_tui.store.connection import Connection
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, PLAN
from pivot_tui.workbook.hours import work_pattern
from pivot_tui.workbook.seed_cards import seeds

PLAN_FORM = "plan"
"""The form's name among the drafts; its row there is the one plan's id."""

PLAN_ID = uuid5("plan", "one")

_SHORTEST, _LONGEST = 12, 24
_NO_START = "It needs the day on which its first month begins, such as 2026-02-02."
_NO_HORIZON = f"A plan reaches {_SHORTEST} to {_LONGEST} months."


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The fields of the plan's form, as they were typed or chosen.

    Attributes:
        start: The first day of its first month.
        months: How many months it reaches.
        review: The day of the weekly review, ``0`` for Monday to ``6`` for Sunday, or "".
        cards: Which open cards move with another start; the value of a `Shifted`.
    """

    start: str = ""
    months: str = str(_LONGEST)
    review: str = ""
    cards: str = Shifted.NONE.value


def plan_of(store: Store) -> Plan | None:
    """The plan; nothing while it was not begun."""
    with store.reading() as db:
        return next(PLAN.select(db, "LIMIT 1"), None)


def form_of(plan: Plan | None, today: date) -> PlanForm:
    """The plan as its form shows it; one that was not begun starts today."""
    if plan is None:
        return PlanForm(today.isoformat())
    review = "" if plan.review_weekday is None else str(plan.review_weekday)
    return PlanForm(plan.start.isoformat(), str(plan.horizon_months), review)


def read_form(form: PlanForm, today: date) -> Plan | tuple[Problem, ...]:
    """The plan that a form describes, or what is wrong with it, by the form's fields."""
    problems = []
    start = read_day_ahead(form.start, today, "start") or Problem("start", _NO_START)
    if isinstance(start, date):
        start = start_problem(start, today) or start
    if isinstance(start, Problem):
        problems.append(start)
    months = form.months.strip().removesuffix("months").strip()
    horizon = int(months) if months.isascii() and months.isdigit() and len(months) < 4 else 0
    if not _SHORTEST <= horizon <= _LONGEST:
        problems.append(Problem("months", _NO_HORIZON))
    if isinstance(start, Problem) or problems:
        return tuple(problems)
    values = {"id": PLAN_ID, "start": start.isoformat(), "horizon_months": horizon}
    return intake.record(Plan, {**values, "review_weekday": int(form.review) if form.review else None})


def moves(store: Store, form: PlanForm, today: date) -> bool:
    """Whether the form names another start for a plan that has open cards with a day, so that they can move with it."""
    before, found = plan_of(store), read_form(form, today)
    if before is None or not isinstance(found, Plan) or found.start == before.start:
        return False
    with store.reading() as db:
        return next(CARD.select(db, "WHERE column <> 'done' AND (due > '' OR start > '') LIMIT 1"), None) is not None


def said_of_moves(store: Store, form: PlanForm, today: date) -> str:
    """What saving the form does to the cards, in a sentence or two; "" where it does nothing to them."""
    before, found = plan_of(store), read_form(form, today)
    if before is None or not isinstance(found, Plan):
        return ""
    with store.reading() as db:
        cards = tuple(CARD.select(db, "WHERE column <> 'done'"))
    pairs = _moved(store, cards, before, found, form)
    said = []
    if pairs:
        distance = shift_between(before.start, found.start).words
        said.append(f"{_cards(len(pairs), 'moves', 'move')} {distance}; the days that the plan set are set anew.")
    after = {card.id: moved for card, moved in pairs}
    end = last_day(found)
    dues = [after.get(card.id, card).due for card in cards]
    behind = sum(due is not None and due > end for due in dues)
    if behind:
        said.append(f"{_cards(behind, 'is', 'are')} due behind the plan's last month.")
    return " ".join(said)


def _cards(number: int, one: str, several: str) -> str:
    return f"1 card {one}" if number == 1 else f"{number} cards {several}"


def _moved(
    store: Store, cards: Sequence[Card], before: Plan, plan: Plan, form: PlanForm
) -> tuple[tuple[Card, Card], ...]:
    by_key = {seed.key: seed for seed in seeds()}
    return shifted_cards(cards, before, plan, Shifted(form.cards), by_key, work_pattern(store))


def save_plan(store: Store, form: PlanForm, today: date) -> Plan | tuple[Problem, ...]:
    """Save the plan from its form with the cards that move with its start, and forget the form's draft: one action.

    Raises:
        Fault: Nothing was saved.
    """
    found = read_form(form, today)
    if not isinstance(found, Plan):
        return found
    before = plan_of(store)
    with store.reading() as db:
        cards = tuple(CARD.select(db, "WHERE column <> 'done' ORDER BY rank, id"))
    pairs = _moved(store, cards, before, found, form) if before else ()
    with store.transaction("plan.shift" if pairs else "plan.edit"):
        _write(store.db, found, pairs, today)
        save_draft(store, PLAN_FORM, PLAN_ID, "")
    return found


def _write(db: Connection, plan: Plan, pairs: Sequence[tuple[Card, Card]], today: date) -> None:
    if not PLAN.update(db, plan):
        PLAN.insert(db, [plan])
    for before, after in pairs:
        write_card(db, before, after, today)
