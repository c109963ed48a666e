"""Seed cards in the workbook: an empty one becomes a dated plan in one action, and nothing is ever doubled."""

from datetime import date

from pivot_tui.domain.card import COLUMN_NAMES, Card, CardKind, Column, Phase
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.seed_card import conditions as conditions_of
from pivot_tui.store.tables.plan import CARD, PLAN
from pivot_tui.workbook import Store, history, seed_cards
from pivot_tui.workbook.cards import trash_cards
from pivot_tui.workbook.seed_cards import Taken, take_seeds

TODAY = date(2026, 3, 13)
ALL = {seed.key for seed in seed_cards.seeds()}


def on_board(store: Store) -> list[Card]:
    """All cards in the order of their ranks."""
    with store.reading() as db:
        return list(CARD.select(db, "ORDER BY rank"))


def taken(store: Store, keys: set[str], start: str = "") -> Taken:
    """What was taken, which must have worked."""
    found = take_seeds(store, keys, TODAY, start)
    assert isinstance(found, Taken)
    return found


def test_the_guide_says_everything_of_every_seed() -> None:
    found = seed_cards.seeds()
    assert set(conditions_of(PlanFacts())) == ALL
    assert len(found) == len(ALL)
    assert [seed.phase for seed in found] == sorted((seed.phase for seed in found), key=list(Phase).index)
    assert [seed.key for seed in found if seed.phase is Phase.FIRST and seed.month == 3] == [
        "project", "leader", "portfolio",
    ]  # fmt: skip
    assert [seed.key for seed in found if seed.kind is not CardKind.TASK] == ["apply"]
    assert all(seed.closes.endswith(".") and seed.helps.endswith(".") for seed in found)
    for seed in found:
        assert len(seed.title) < 46, "cut off at 80 columns"


def test_an_empty_workbook_becomes_a_dated_plan_in_one_action_and_one_undo(empty_workbook: Store) -> None:
    reading = seed_cards.read(empty_workbook, TODAY)
    assert reading.plan is None
    picked = {one.seed.key for one in reading.offered(None) if one.is_picked}
    assert picked == ALL
    found = taken(empty_workbook, picked, "2026-02-02")
    assert found.plan.start == date(2026, 2, 2)
    cards = on_board(empty_workbook)
    assert [card.seed for card in cards] == [seed.key for seed in seed_cards.seeds()]
    assert {card.column for card in cards} == {Column.BACKLOG}
    assert [card.due for card in cards if card.phase is Phase.FIRST] == [date(2026, 5, 1)] * 3
    assert cards[-1].due == date(2028, 2, 1)
    assert cards[-1].checklist[0] == "[ ] negotiate terms, in writing"
    history.undo(empty_workbook)
    assert on_board(empty_workbook) == []
    assert seed_cards.read(empty_workbook, TODAY).plan is None
    history.redo(empty_workbook)
    assert on_board(empty_workbook) == cards


def test_a_seed_on_the_board_is_not_doubled_and_one_in_the_trash_is_offered_again(empty_workbook: Store) -> None:
    first = taken(empty_workbook, {"project", "cv"}, "today")
    reading = seed_cards.read(empty_workbook, TODAY)
    assert {one.seed.key for one in reading.offered(reading.plan) if one.card} == {"project", "cv"}
    assert not any(one.is_picked for one in reading.offered(reading.plan))
    assert [card.seed for card in taken(empty_workbook, {"project", "leader"}, "tomorrow").cards] == ["leader"]
    assert seed_cards.read(empty_workbook, TODAY).plan == first.plan
    trash_cards(empty_workbook, [first.cards[0].id])
    assert [card.seed for card in taken(empty_workbook, ALL).cards] == [
        key for key in (seed.key for seed in seed_cards.seeds()) if key not in ("leader", "cv")
    ]


def test_no_start_a_start_that_cannot_be_and_no_pick_are_refused_and_save_nothing(empty_workbook: Store) -> None:
    for start in ("", "soon", "2026-02-30", "1926-02-02", "9997-01-01"):
        found = take_seeds(empty_workbook, ALL, TODAY, start)
        assert isinstance(found, tuple)
        assert [problem.field for problem in found] == ["start"]
    found = take_seeds(empty_workbook, set(), TODAY, "today")
    assert isinstance(found, tuple)
    assert found[0].field == ""
    assert on_board(empty_workbook) == []
    assert seed_cards.read(empty_workbook, TODAY).plan is None


def test_days_stand_on_days_off_where_a_pattern_is_known(sample_workbook: Store) -> None:
    reading = seed_cards.read(sample_workbook, TODAY)
    (new,) = [one for one in reading.offered(reading.plan) if one.card is None]
    assert (new.seed.key, new.condition.holds) == ("mentors", True)
    assert new.due == date(2027, 5, 3)  # the 1st is a day on
    found = taken(sample_workbook, {"mentors"})
    assert on_board(sample_workbook)[-1] == found.cards[0]


def test_the_plan_that_is_there_stays_as_it_is(empty_workbook: Store) -> None:
    with empty_workbook.transaction("plan.edit"):
        PLAN.insert(empty_workbook.db, [Plan("01a2056e-9c38-7f45-82b2-fd3fb60ab0fa", date(2026, 1, 31), 12)])
    found = taken(empty_workbook, ALL, "2026-03-01")
    assert found.plan.horizon_months == 12
    assert {card.seed for card in found.cards if card.due is None} == {"landing"}
    assert COLUMN_NAMES[found.cards[0].column] == "Backlog"
