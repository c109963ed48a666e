"""The sheet as lines and as JSON."""

import json
from datetime import date

from pivot_tui.domain.sheet import Bucket, Prompt
from pivot_tui.printing.sheet import sheet_json, sheet_lines
from pivot_tui.store.store import Store
from pivot_tui.workbook import sheet, situation
from pivot_tui.workbook.sheet import ElementForm
from pivot_tui.workbook.situation import SituationForm

TODAY = date(2026, 3, 13)


def lines(store: Store) -> list[str]:
    """The printed lines."""
    return list(sheet_lines(sheet.read(store, TODAY)))


def test_an_empty_sheet_says_so_question_by_question(empty_workbook: Store) -> None:
    printed = lines(empty_workbook)

    assert printed.count("   nothing yet") == 3
    assert "\n0 of 3 questions answered." in printed
    assert "Done with:      nothing yet" in printed


def test_rows_stand_with_their_figures_under_their_questions(empty_workbook: Store) -> None:
    sheet.save_element(empty_workbook, ElementForm("Charts", Prompt.DREADED, "inbox", 5, 0, "1:20", Bucket.AFTER_HOURS))
    sheet.add_lines(empty_workbook, Prompt.ENERGY, "Journal club")
    sheet.add_lines(empty_workbook, Prompt.FREE_WEEK, "A course")

    printed = lines(empty_workbook)
    assert printed[0].startswith("1  Which parts")
    assert printed[1] == "   ▲0 ▼5   1:20 h  Charts   Charts and inbox   (after hours)"
    assert printed[3].split() == ["Journal", "club", "not", "rated"]
    assert printed[5].split() == ["A", "course"]
    assert "\nAll three questions are answered." in printed


def test_lists_gap_limits_and_what_cannot_fit_are_printed(empty_workbook: Store) -> None:
    for line in situation.premise_lines(empty_workbook)[:2]:
        situation.tick_premise(empty_workbook, line)
    situation.save_situation(
        empty_workbook, SituationForm("no time to teach", "0", "two at school\nuntil June", "", "", "2026-06-01"), TODAY
    )

    printed = lines(empty_workbook)
    assert "Done with:      The pager; RVU targets" in printed
    assert "The gap:        no time to teach" in printed
    assert "For the pivot:  0 h a week" in printed
    assert "Household:      two at school until June" in printed
    assert "Latest start:   2026-06-01" in printed
    assert sum(line.startswith("! ") for line in printed) == 2


def test_json_holds_the_same_with_what_is_missing_as_null(empty_workbook: Store) -> None:
    sheet.save_element(empty_workbook, ElementForm("Charts", Prompt.DREADED, "inbox", 5, None, "1.5"))
    situation.save_situation(empty_workbook, SituationForm(latest_start="2028-06-01"), TODAY)

    found = json.loads(sheet_json(sheet.read(empty_workbook, TODAY), TODAY))
    assert (found["format"], found["version"], found["today"]) == ("pivot-tui/sheet", 1, "2026-03-13")
    (row,) = found["questions"][0]["rows"]
    del row["id"]
    assert row == {
        "text": "Charts",
        "kind": "Charts and inbox",
        "dread": 5,
        "energy": None,
        "minutes": 90,
        "bucket": None,
    }
    assert not found["answered"]
    assert found["situation"]["latest_start"] == "2028-06-01"
    assert found["situation"]["pivot_minutes"] is None
    assert found["cannot_fit"] == []
