"""What the shell answers of the sample physician's plan: every figure that is expected of it (DOMAIN 8.2)."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from pivot_tui.domain.card import Card
from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.printing.plan import NO_PLAN, plan_json, plan_lines
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import plan_overview

Run = Callable[..., CompletedProcess[str]]
Words = Callable[[Store], list[str]]


@pytest.fixture
def words(now: Now) -> Words:
    """The plan as lines."""
    return lambda store: list(plan_lines(plan_overview.read(store, now)))


@pytest.fixture
def answer(sample_workbook: Store, now: Now) -> dict[str, Any]:
    """The plan as a program reads it."""
    found: dict[str, Any] = json.loads(plan_json(plan_overview.read(sample_workbook, now)))
    return found


def test_the_phases_run_from_the_day_the_plan_starts(answer: dict[str, Any]) -> None:
    assert (answer["format"], answer["start"], answer["horizon_months"]) == ("pivot-tui/plan", "2026-02-02", 24)
    assert [(phase["name"], phase["first"], phase["last"]) for phase in answer["phases"]] == [
        ("months 1-3", "2026-02-02", "2026-05-01"),
        ("months 4-9", "2026-05-02", "2026-11-01"),
        ("months 10-18", "2026-11-02", "2027-08-01"),
        ("months 19-24", "2027-08-02", "2028-02-01"),
    ]
    assert (answer["phase"], answer["weeks_left"], answer["timeline_columns"]) == ("first", 7, 25)


def test_seventeen_cards_stand_in_their_columns_and_one_is_late(answer: dict[str, Any]) -> None:
    assert len(answer["cards"]) == 17
    assert answer["counts"] == {"backlog": 9, "ready": 2, "doing": 2, "waiting": 2, "done": 2}
    titles = {card["id"]: card["title"] for card in answer["cards"]}
    assert [(titles[late["id"]], late["days"]) for late in answer["late"]] == [("Send one-page CV to M.O.", 2)]
    assert (answer["standing"], answer["standing_reason"]) == ("behind", "one card past its day")
    assert {due["month"]: due["cards"] for due in answer["due_by_month"]}["2026-04"] == 3
    assert sum(due["cards"] for due in answer["due_by_month"]) == 15
    assert answer["minutes_available"] == 240


def test_one_lamp_of_four_is_lit_and_the_others_say_what_is_missing(answer: dict[str, Any]) -> None:
    assert {lamp["lamp"]: lamp["lit"] for lamp in answer["lamps"]} == {
        "project": False, "presentation": False, "mentors": True, "cv": False,
    }  # fmt: skip
    assert answer["lamps"][0]["said"] == "running, 4 of 6 questions answered"
    assert [bool(lamp["missing"]) for lamp in answer["lamps"]] == [True, True, False, True]


def test_the_lines_say_the_same(sample_workbook: Store, words: Words) -> None:
    lines = [" ".join(line.split()) for line in words(sample_workbook)]
    for line in (
        "Start 2 Feb 2026, 24 months",
        "months 1-3 2 Feb 2026 to 1 May 2026, 7 weeks left",
        "Behind the plan: one card past its day.",
        "Review on Fridays",
        "● mentors 2 of 2",
        "April 2026 3 cards",
        "Doing 2 of 2",
        "Done 2, 2 folded",
        "For the pivot: 4 h a week",
    ):
        assert line in lines


def test_the_shell_prints_both_and_lists_what_is_late(pivot: Run, sample: Path) -> None:
    found = json.loads(pivot("--today", "2026-03-13", "show", "plan", "--json", path=sample).stdout)
    assert (len(found["cards"]), found["weeks_left"], found["timeline_columns"]) == (17, 7, 25)
    assert found["lamps"][3]["missing"], "a lamp that stays dark says why"
    plain = pivot("--today", "2026-03-13", "show", "plan", "--plain", path=sample).stdout
    assert "  ○ CV            not recorded yet\n" in plain
    late = pivot("--today", "2026-03-13", "card", "list", "late", path=sample).stdout
    assert [" ".join(line.split()) for line in late.splitlines() if "late" in line] == [
        "Send one-page CV to M.O. 2 days late, months 1-3, step 7"
    ]


def test_without_a_plan_and_without_cards_it_says_so(empty_workbook: Store, words: Words, now: Now) -> None:
    assert words(empty_workbook)[0] == NO_PLAN
    found = json.loads(plan_json(plan_overview.read(empty_workbook, now)))
    assert (found["start"], found["phases"], found["standing"], found["cards"]) == (None, [], None, [])
    assert len(found["lamps"]) == 4


def test_nothing_that_would_command_a_terminal_is_printed(empty_workbook: Store, words: Words, now: Now) -> None:
    with empty_workbook.transaction("card.add") as batch:
        CARD.insert(empty_workbook.db, [Card(uuid7(batch.at), "\x1b[31mred\nsecond \x9b line", now.day)])
    lines = words(empty_workbook)
    assert any("red second" in line for line in lines)
    assert not any("\x1b" in line or "\x9b" in line or "\n" in line for line in lines)
