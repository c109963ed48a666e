"""Totals in print: hours apart, the formula, preparation named private, and no codes of the field."""

import json
import re

from pivot_tui.printing.totals import totals_json, totals_lines
from pivot_tui.store.store import Store
from pivot_tui.store.tables.portfolio import ACTIVITY
from pivot_tui.workbook.totals import read


def lines(store: Store) -> list[str]:
    """The totals as lines, with their blanks made one."""
    return [" ".join(line.split()) for line in totals_lines(read(store))]


def test_the_sample_in_lines(sample_workbook: Store) -> None:
    found = lines(sample_workbook)

    assert found[0] == "Totals by academic year, from July"
    assert "2025-26 56 20 h 130 h 448" in found
    assert "2024-25 1 6 h 0 h 12" in found
    assert "All years 57 26 h 130 h 460" in found
    assert "Teaching 14 h didactic 130 h supervision" in found
    assert "Scripted bedside teaching rounds 5 learners × 20 sessions = 100; 38 different people" in found
    assert "Structured feedback form for residents 36 learners assessed, 14 adopters" in found
    assert "8 of 8 activities have both quantity and quality" in found
    assert "Preparation, private: 75 h" in found


def test_no_codes_of_the_field_are_printed(sample_workbook: Store) -> None:
    said = "\n".join(totals_lines(read(sample_workbook)))

    assert not re.search(r"Kirkpatrick|Miller|Q2|Engage|\b3b\b|\bUME\b|\bGME\b", said)


def test_what_would_command_a_terminal_is_made_visible(sample_workbook: Store) -> None:
    with sample_workbook.transaction("activity.edit"):
        sample_workbook.db.execute(f"UPDATE {ACTIVITY.name} SET title = ?", ("a\x1b[2Jb",))

    assert "\x1b" not in "".join(totals_lines(read(sample_workbook)))


def test_the_sample_in_json(sample_workbook: Store) -> None:
    (text,) = totals_json(read(sample_workbook))
    found = json.loads(text)

    assert (found["format"], found["version"], found["first_month"]) == ("pivot-tui/totals", 1, 7)
    assert found["all_years"]["learner_contacts"] == 460
    assert found["all_years"]["contacts_by_group"] == {"UME": 80, "GME": 324, "CME": 40, "IPE": 16, "other": 0}
    assert found["years"][0]["supervision_minutes"] == 130 * 60
    assert found["domains"]["assessment"]["didactic_minutes"] == 0
    tool = next(one for one in found["activities"] if one["adopters"] is not None)
    assert (tool["learners_assessed"], tool["unique_learners"], tool["learner_contacts"]) == (36, None, 0)
    assert tool["completeness"]["parts"] == ["quality", "quantity"]
    assert found["portfolio"] == {"activities": 8, "with_quantity_and_quality": 8}


def test_preparation_that_nobody_entered_stays_missing(empty_workbook: Store) -> None:
    assert not any("Preparation" in line for line in lines(empty_workbook))


def test_an_empty_workbook_prints_no_years(empty_workbook: Store) -> None:
    assert "All years 0 0 h 0 h 0" in lines(empty_workbook)
    assert json.loads(next(totals_json(read(empty_workbook))))["years"] == []
