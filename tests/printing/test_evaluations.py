"""Evaluations as lines and as JSON, as the oracle has them (DOMAIN 8.2)."""

import json

from pivot_tui.printing.evaluations import evaluation_json, evaluation_lines
from pivot_tui.workbook import Store, evaluations


def test_lines_hold_the_numbers_what_may_be_said_and_what_goes_with_it(sample_workbook: Store) -> None:
    shown = evaluations.shown_of_evaluated(sample_workbook)
    lines = list(evaluation_lines(evaluations.evaluated(sample_workbook), shown))
    assert lines[:5] == [
        "Sepsis resuscitation: first hour",
        "  Overall quality of this session   1 to 5, 5 is best",
        "  before: 17 Sep 2025, 3.6 of 5 (n=20 of 26, 77%; 1 session), sd 0.9",
        "  after: 11 Mar 2026, 4.3 of 5 (n=22 of 26, 85%; 1 session), sd 0.7",
        "  Higher after than before (difference 0.7, 95% CI 0.2 to 1.2).",
    ]
    assert "  By level: RN 8.8 (n=10), PGY-2 8.4 (n=7), PharmD 8.0 (n=1)." in lines
    assert lines[-1] == "In copies for others: 8 of 8 evaluated activities shown."


def test_an_empty_workbook_says_so(empty_workbook: Store) -> None:
    assert list(evaluation_lines(evaluations.evaluated(empty_workbook))) == ["Nothing evaluated yet."]


def test_json_holds_the_raw_figures(sample_workbook: Store) -> None:
    shown = evaluations.shown_of_evaluated(sample_workbook)
    (text,) = evaluation_json(evaluations.evaluated(sample_workbook), shown)
    answer = json.loads(text)
    assert (answer["format"], answer["evaluated_activities"], answer["shown_to_committee"]) == (
        "pivot-tui/evaluations",
        8,
        8,
    )
    first = answer["evaluations"][0]
    assert (first["before"]["mean"], first["before"]["n"], first["before"]["rate_percent"]) == (3.6, 20, 77)
    assert (first["gate"], first["raters"], first["season_differs"]) == ("higher", "same", True)
    assert [round(end, 4) for end in first["interval_95"]] == [0.2124, 1.2239]
    (simulation,) = [one for one in answer["evaluations"] if one["after"]["by_level"]]
    assert (simulation["levels_shown"], simulation["levels_hidden"]) == (["RN"], ["PGY-2", "PharmD"])
    assert simulation["before"] is None
