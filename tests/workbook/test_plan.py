"""The plan: its start, its months and its review day, and the cards that move with the start as one action."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.phases import Pace
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_shift import Shifted
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import history, plan, timeline
from pivot_tui.workbook.plan import PLAN_ID, PlanForm
from pivot_tui.workbook.timeline import Timeline

TODAY = date(2026, 3, 13)


def dues(store: Store) -> dict[str, date | None]:
    """When each card is due, by its title."""
    with store.reading() as db:
        return {card.title: card.due for card in CARD.select(db)}


def test_a_plan_is_begun_changed_and_taken_back(empty_workbook: Store) -> None:
    form = PlanForm("2026-02-02", "18 months", "4")
    assert plan.plan_of(empty_workbook) is None
    assert plan.save_plan(empty_workbook, form, TODAY) == Plan(PLAN_ID, date(2026, 2, 2), 18, 4)
    assert plan.form_of(plan.plan_of(empty_workbook), TODAY) == replace(form, months="18")
    plan.save_plan(empty_workbook, replace(form, review=""), TODAY)
    assert plan.plan_of(empty_workbook) == Plan(PLAN_ID, date(2026, 2, 2), 18)
    history.undo(empty_workbook)
    history.undo(empty_workbook)
    assert plan.plan_of(empty_workbook) is None


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (PlanForm(""), ["start"]),
        (PlanForm("next spring"), ["start"]),
        (PlanForm("2026-02-30"), ["start"]),
        (PlanForm("2062-02-02"), ["start"]),
        (PlanForm("2026-02-02", "11"), ["months"]),
        (PlanForm("2026-02-02", "25"), ["months"]),
        (PlanForm("2026-02-02", "two years"), ["months"]),
        (PlanForm("2026-02-02", "²⁴"), ["months"]),
        (PlanForm("[/]", ""), ["start", "months"]),
    ],
)
def test_what_cannot_be_a_plan_is_said_at_its_field_and_nothing_is_saved(
    empty_workbook: Store, form: PlanForm, fields: list[str]
) -> None:
    found = plan.save_plan(empty_workbook, form, TODAY)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == fields
    assert plan.plan_of(empty_workbook) is None


def test_another_start_leaves_the_cards_alone_unless_they_are_to_move(sample_workbook: Store) -> None:
    before, form = dues(sample_workbook), PlanForm("2026-03-02", "24", "4")
    assert plan.moves(sample_workbook, form, TODAY)
    assert plan.said_of_moves(sample_workbook, form, TODAY) == ""
    plan.save_plan(sample_workbook, form, TODAY)
    assert dues(sample_workbook) == before
    assert not plan.moves(sample_workbook, form, TODAY)


def test_all_open_cards_move_with_the_start_and_one_undo_takes_all_of_it_back(sample_workbook: Store) -> None:
    before = dues(sample_workbook)
    form = PlanForm("2026-03-02", "24", "4", Shifted.ALL.value)
    said = plan.said_of_moves(sample_workbook, form, TODAY)
    assert said.startswith("15 cards move 1 month later")
    plan.save_plan(sample_workbook, form, TODAY)
    after = dues(sample_workbook)
    assert after["Apply to certificate"] == date(2026, 7, 15)
    assert after["Decide: Master's or fellowship, or neither"] == date(2026, 11, 30)
    assert after["Start teaching portfolio"] == before["Start teaching portfolio"]
    history.undo(sample_workbook)
    assert dues(sample_workbook) == before
    assert plan.plan_of(sample_workbook) == Plan(PLAN_ID, date(2026, 2, 2), 24, 4)


def test_what_was_promised_to_a_contact_goes_along(sample_workbook: Store) -> None:
    def promised() -> str:
        with sample_workbook.reading() as db:
            return str(db.execute("SELECT next_due FROM contact WHERE who = 'M.O.'").fetchone()[0])

    assert promised() == "2026-03-11"
    plan.save_plan(sample_workbook, PlanForm("2026-03-02", "24", "4", Shifted.ALL.value), TODAY)
    assert promised() == "2026-04-11"


def test_a_shorter_plan_says_what_is_due_behind_its_end(sample_workbook: Store) -> None:
    said = plan.said_of_moves(sample_workbook, PlanForm("2026-02-02", "15", "4"), TODAY)
    assert said == "2 cards are due behind the plan's last month."
    assert plan.said_of_moves(sample_workbook, PlanForm("2026-02-02", "16", "4"), TODAY).startswith("1 card is due")


def test_the_sample_stands_as_it_was_reckoned_by_hand(sample_workbook: Store, now: Now) -> None:
    found = timeline.read(sample_workbook, now)
    assert isinstance(found, Timeline)
    assert found.standing.pace is Pace.BEHIND
    assert found.standing.reason == "one card past its day"
    assert found.next_month == 3
    assert [row.title for row in found.rows][:2] == [
        "2 done: Start teaching portfolio; Meet one local education leader",
        "Send one-page CV to M.O.",
    ]
    assert [row.note for row in found.rows if row.table == "learned"] == ["Jul 2027"]
    assert len(found.rows) == 17
    assert len(timeline.read(sample_workbook, now, unfolded=True).rows) == 18  # type: ignore[union-attr]
    assert found.next_review is found.spans[0]
    assert not found.is_review_due


def test_without_a_plan_there_is_no_timeline(empty_workbook: Store, now: Now) -> None:
    assert timeline.read(empty_workbook, now) is None
