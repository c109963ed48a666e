"""Experiments and the owned project as lines and JSON: figures with their n, what is missing, and no verdict added."""

import json
from datetime import date

from pivot_tui.printing.experiments import experiments_json, experiments_lines
from pivot_tui.workbook import Store, experiment_forms, experiments, projects

TODAY = date(2026, 3, 13)


def test_the_sample_is_printed_with_the_journal_before_and_during(sample_workbook: Store) -> None:
    lines = list(experiments_lines(experiments.read(sample_workbook, TODAY), projects.projects(sample_workbook)))
    text = "\n".join(lines)
    assert lines[0] == "Open: Sit in on one grading committee cycle"
    assert "enjoyed teaching 5, administration 2, energy after 4; keep" in text
    assert "28 Jan 2026 to 18 Feb 2026: nothing logged" in text
    assert "19 Feb 2026 to 12 Mar 2026: ▼ 0.5 (n 2), ▲ 4.5 (n 4), 4 entries" in text
    assert "14, so it is actually used" in text
    assert "4 of 6 questions answered; open: presentation, critique" in text


def test_an_empty_workbook_says_so(empty_workbook: Store) -> None:
    lines = list(experiments_lines(experiments.read(empty_workbook, TODAY), projects.projects(empty_workbook)))
    assert lines == ["No experiments yet.", "", "No project of your own yet."]


def test_the_json_holds_the_same_figures_and_null_for_what_is_missing(sample_workbook: Store) -> None:
    found = json.loads(experiments_json(experiments.read(sample_workbook, TODAY), projects.projects(sample_workbook)))
    grading, talk = found["experiments"]
    assert (found["format"], found["version"]) == ("pivot-tui/experiments", 1)
    assert talk["teaching_logged_during"]["energy"] == {"mean": 4.5, "n": 4}
    assert talk["teaching_logged_before"]["energy"] == {"mean": None, "n": 0}
    assert (grading["closed"], grading["verdict"], grading["evidence"]) == (None, None, None)
    assert found["projects"][0]["criteria"]["reflective_critique"] is None
    assert found["projects"][0]["scholarship_ready"] is False


def test_the_seeds_stand_in_the_order_of_the_sheets_energies(sample_workbook: Store) -> None:
    seeds = experiment_forms.seeds(sample_workbook, TODAY)
    lines = list(experiments_lines(experiments.read(sample_workbook, TODAY), (), seeds))
    place = lines.index("Seeds, by the energy that the sheet gives to such work")
    assert [" ".join(line.split()) for line in lines[place + 1 : place + 4]] == [
        "An extra precepting half-day ▲ 5.0 (n 1)",
        "One recurring talk of your own ▲ 4.5 (n 2)",
        "One committee for a while ▲ 3.0 (n 2)",
    ]
    found = json.loads(experiments_json((), (), seeds))
    assert [(seed["seed"], seed["energy"]) for seed in found["seeds"]] == [
        ("precept", {"mean": 5.0, "n": 1}),
        ("talk", {"mean": 4.5, "n": 2}),
        ("committee", {"mean": 3.0, "n": 2}),
    ]


def test_one_closed_experiment_satisfies_the_first_rule(sample_workbook: Store) -> None:
    grading, talk = experiments.read(sample_workbook, TODAY)
    assert "1 experiment closed, so that applying or resigning need not be blind." in experiments_lines([talk], ())
    said = "None is closed yet; close one before you apply somewhere or resign."
    assert said in experiments_lines([grading], ())
