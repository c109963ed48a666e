"""Seed cards: due at the end of their months, on a day off where one is near, and what the other areas say of each."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.card import Phase
from pivot_tui.domain.contact import ContactType
from pivot_tui.domain.phases import spans
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.plan_facts import PlanFacts
from pivot_tui.domain.project import Project, ProjectStatus
from pivot_tui.domain.seed_card import SeedCard, conditions, due_day, start_problem
from pivot_tui.domain.work_pattern import WorkPattern, is_on

START = date(2026, 2, 2)
PLAN = Plan("plan", START)
SEED = SeedCard("project", "One project", Phase.FIRST, 3, 3, "A project.", "Portfolio.")


def test_a_seed_is_due_at_the_end_of_its_month_of_the_plan() -> None:
    assert due_day(SEED, PLAN, None, START) == date(2026, 5, 1)
    assert due_day(replace(SEED, phase=Phase.THIRD, month=12), PLAN, None, START) == date(2027, 2, 1)
    assert due_day(replace(SEED, phase=Phase.BUFFER, month=24), PLAN, None, START) == date(2028, 2, 1)


def test_a_start_on_the_last_of_a_month_falls_back_where_the_day_is_missing() -> None:
    assert due_day(SEED, Plan("plan", date(2025, 11, 30)), None, START) == date(2026, 2, 27)
    assert due_day(SEED, Plan("plan", date(2027, 11, 30)), None, START) == date(2028, 2, 28)


def test_a_due_day_on_a_day_on_moves_to_the_nearest_day_off_but_not_behind_its_phase() -> None:
    # Days on from 29 April to 2 May: the nearest day off is 3 May, which lies in the next phase.
    assert due_day(SEED, PLAN, WorkPattern("p", date(2026, 4, 29), 4, 7), START) == date(2026, 4, 28)
    assert due_day(SEED, PLAN, WorkPattern("p", date(2026, 4, 30), 2, 7), START) == date(2026, 4, 29)
    assert due_day(SEED, PLAN, WorkPattern("p", date(2026, 4, 20), 30, 7), START) == date(2026, 5, 1)
    in_month_two = replace(SEED, month=2)
    assert due_day(in_month_two, PLAN, WorkPattern("p", date(2026, 3, 31), 2, 7), START) == date(2026, 4, 2)


def test_what_lies_behind_the_horizon_or_in_the_past_gets_no_day() -> None:
    short = replace(PLAN, horizon_months=12)
    assert due_day(replace(SEED, phase=Phase.BUFFER, month=24), short, None, START) is None
    assert due_day(replace(SEED, phase=Phase.THIRD, month=15), short, None, START) == date(2027, 2, 1)
    assert due_day(SEED, PLAN, None, date(2026, 5, 1)) == date(2026, 5, 1)
    assert due_day(SEED, PLAN, None, date(2026, 5, 2)) is None


@given(
    start=st.dates(date(2000, 1, 1), date(2090, 12, 31)),
    phase=st.sampled_from([(Phase.FIRST, 3), (Phase.SECOND, 6), (Phase.THIRD, 15), (Phase.BUFFER, 24)]),
    horizon=st.integers(12, 24),
    pattern=st.none() | st.builds(WorkPattern, st.just("p"), st.dates(), st.integers(1, 30), st.integers(0, 30)),
)
def test_a_due_day_lies_in_its_phase_and_is_moved_only_off_days_on(
    start: date, phase: tuple[Phase, int], horizon: int, pattern: WorkPattern | None
) -> None:
    plan = Plan("plan", start, horizon)
    seed = replace(SEED, phase=phase[0], month=phase[1])
    span = next((span for span in spans(plan) if span.phase is seed.phase), None)
    found = due_day(seed, plan, pattern, start)
    if span is None:
        assert found is None
        return
    assert found is not None
    plain = due_day(seed, plan, None, start)
    assert plain is not None
    assert abs(found - plain) <= timedelta(days=3)
    assert found <= span.last
    assert found == plain or (is_on(pattern, plain) and not is_on(pattern, found))


def test_a_start_years_away_is_a_slip() -> None:
    assert start_problem(date(2027, 1, 1), START) is None
    assert start_problem(date(2006, 2, 2), START) is not None
    assert start_problem(date(9990, 2, 2), START) is not None


def test_nothing_recorded_holds_nothing_and_what_no_area_records_is_not_said_to_be_missing() -> None:
    found = conditions(PlanFacts())
    assert {key for key, one in found.items() if one.holds is False} == {
        "portfolio", "leader", "project", "present", "mentors",
    }  # fmt: skip
    for key in ("course", "decide", "cv", "apply", "landing"):
        assert found[key].holds is None
        assert found[key].sentence.endswith("not recorded in this version; close the card by hand.")


def test_what_the_areas_hold_closes_its_seed() -> None:
    facts = PlanFacts(
        first_session=date(2025, 6, 24),
        first_talk=date(2026, 2, 25),
        talked_with=ContactType.CLERKSHIP_DIRECTOR,
        projects=(Project("p", "Form", ProjectStatus.RUNNING),),
        presented_on=date(2026, 3, 1),
        mentors=2,
    )
    found = conditions(facts)
    assert [key for key, one in found.items() if one.holds] == ["portfolio", "leader", "project", "present", "mentors"]
    assert found["leader"].sentence == "A conversation was held on 25 Feb 2026 (clerkship director)."


@pytest.mark.parametrize("status", [ProjectStatus.PLANNED, ProjectStatus.PARKED])
def test_a_project_that_does_not_run_closes_nothing(status: ProjectStatus) -> None:
    found = conditions(PlanFacts(projects=(Project("p", "Form", status),)))["project"]
    assert (found.holds, found.sentence) == (False, "A project is noted, but it is not running.")
