"""The portfolio in print: every activity with what is known of it, as lines and as JSON."""

import json
from dataclasses import replace
from datetime import date

from pivot_tui.domain.activity import Reach
from pivot_tui.printing.sessions import days_said, hours_by_kind, portfolio_json, portfolio_lines, reach_said
from pivot_tui.store.store import Store
from pivot_tui.workbook.activity_facts import all_facts

TODAY = date(2026, 3, 13)


def test_every_activity_is_printed_with_its_facts(sample_workbook: Store) -> None:
    lines = "\n".join(portfolio_lines(all_facts(sample_workbook), TODAY))

    assert "Sepsis resuscitation: first hour   (noon conference, teaching, 2 sessions)" in lines
    assert "PGY-1 10, PGY-2 8, PGY-3 8: 26 in the room" in lines
    assert "52 learner contacts (26 learners × 2 sessions)" in lines
    assert "8 Sep 2025 to 27 Feb, 20 sessions, 80 h clinical supervision" in lines
    assert "regional: two of the four sessions ran at the partner hospital" in lines
    assert "12 people, as you counted them" in lines


def test_an_empty_portfolio_says_so() -> None:
    assert list(portfolio_lines((), TODAY)) == ["There are no activities yet."]
    assert json.loads(portfolio_json((), TODAY))["activities"] == []


def test_the_document_holds_the_same_and_null_for_what_was_not_recorded(sample_workbook: Store) -> None:
    answer = json.loads(portfolio_json(all_facts(sample_workbook), TODAY))
    first, last = answer["activities"][0], answer["activities"][-1]

    assert (answer["format"], answer["version"], answer["today"]) == ("pivot-tui/portfolio", 1, "2026-03-13")
    assert first["learners"] == ["PGY-1:10", "PGY-2:8", "PGY-3:8"]
    assert (first["sessions"], first["contact_minutes"], first["supervision_minutes"]) == (2, 120, None)
    assert (first["learner_contacts"], first["learner_contacts_formula"]) == (52, "26 learners × 2 sessions")
    assert (last["last_day"], last["learner_contacts"], last["assessed"]) == (
        None,
        None,
        ["PGY-1:12", "PGY-2:12", "PGY-3:12"],
    )


def test_without_its_reason_an_activity_stays_local(sample_workbook: Store) -> None:
    activity = next(all_facts(sample_workbook)).activity

    assert reach_said(replace(activity, reach=Reach.NATIONAL)) == "local"
    assert reach_said(replace(activity, reach=Reach.NATIONAL, reach_reason="ran\nthere")) == "national: ran there"


def test_hours_of_two_kinds_are_never_added_up(sample_workbook: Store) -> None:
    assert hours_by_kind(60, 90) == "1 h didactic; 1.5 h clinical supervision"
    assert hours_by_kind(None, None) == ""
    last = next(all_facts(sample_workbook)).last
    assert last is not None
    assert days_said(replace(last, last_day=TODAY), TODAY) == "11 Mar to today"


def test_what_would_command_a_terminal_is_made_visible(sample_workbook: Store) -> None:
    facts = next(all_facts(sample_workbook))
    hostile = replace(facts, activity=replace(facts.activity, title="a\x1b[2Jb", role="\x9b31m"))

    assert "\x1b" not in "".join(portfolio_lines([hostile], TODAY))
    assert "\x9b" not in "".join([*portfolio_lines([hostile], TODAY), portfolio_json([hostile], TODAY)])
