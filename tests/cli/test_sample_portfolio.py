"""What the shell answers of the sample physician's portfolio: every figure and sentence that is expected of it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Ask = Callable[..., str]

A1 = "Sepsis resuscitation: first hour"
A2 = "Inpatient service orientation for interns"
A3 = "Scripted bedside teaching rounds"
A4 = "M&M facilitation (topics only)"
A5 = "Structured feedback form for residents"
A6 = "Extra teaching half-day in student clinic"
A7 = "Resident journal club coaching"
A8 = "Rapid-response in-situ simulation"
HOUR = 60
SAME = "Some people may have answered both; the interval treats them as separate groups."
SEASON = "The first window began in July-September, the second later in the year."
TOO_FEW = "too few responses to rule out chance"
GUIDES = {
    A4: "Both response rates lie below the 40% that a guide names for groups of this size.",
    A6: "The response rate lies below the 80% that a guide names for groups of this size.",
    A7: "Both response rates lie below the 60% that a guide names for groups of this size.",
}
OBSERVED = "Peer observation, 21 Jan 2026, formative"
SENTENCES = {
    A1: "Higher after than before (difference 0.7, 95% CI 0.2 to 1.2).",
    A2: "One window: mean 4.5 of 5 (n=10 of 12, 83%), sd 0.7.",
    A3: "Higher after than before (difference 1.4, 95% CI 0.4 to 2.3).",
    A4: f"Spread not recorded; {TOO_FEW}.",
    A5: "Higher after than before (difference 36.6 percentage points, 95% CI 15.4 to 53.5).",
    A6: "One window: mean 4.7 of 5 (n=6 of 8, 75%).",
    A7: f"Difference 0.8 (95% CI -0.4 to 2.0); {TOO_FEW}.",
    A8: "One window: mean 8.6 of 10 (n=18 of 24, 75%), sd 1.1.",
}
BESIDE = {
    A1: [SAME, SEASON, "Programme mean on the same form 4.0 (n=212)."],
    A2: [],
    A3: ["Different, anonymous groups.", "Department mean on the same form 6.8 (n=96)."],
    A4: ["Not known whether the same people answered both.", SEASON, GUIDES[A4]],
    A5: [SEASON],
    A6: [GUIDES[A6]],
    A7: [SAME, SEASON, GUIDES[A7]],
    A8: [],
}
# What the committee's copy says of each, the question aside.
PRINTED = {
    A1: "After the change the mean overall rating was 4.3 (n=22 of 26, 85%; 1 session) against 3.6 before "
    f"(n=20 of 26, 77%; 1 session) on a 1-5 scale; difference 0.7 (95% CI 0.2 to 1.2). {SAME} {SEASON} "
    "Programme mean on the same form 4.0 (n=212).",
    A2: "Mean 4.5 of 5 (n=10 of 12, 83%; 1 session), sd 0.7.",
    A3: "After the change the mean overall rating was 7.3 (n=14 of 18, 78%; 8 sessions) against 5.9 before "
    "(n=11 of 16, 69%; 8 sessions) on a 1-9 scale; difference 1.4 (95% CI 0.4 to 2.3). Different, anonymous groups. "
    "Department mean on the same form 6.8 (n=96).",
    A4: f"3.9 then 4.1 of 5 (n=9, then 12, of 40 invited); spread not recorded; {TOO_FEW}. "
    f"Not known whether the same people answered both. {SEASON} {GUIDES[A4]}",
    A5: "78.0% (32 of 41; 95% CI 63.3 to 88.0) after, 41.5% (17 of 41; 95% CI 27.8 to 56.6) before; "
    f"difference 36.6 percentage points (95% CI 15.4 to 53.5). {SEASON}",
    A6: f"Mean 4.7 of 5 (n=6 of 8, 75%; 20 sessions). {GUIDES[A6]}",
    A7: "4.3/5 (n=7 of 12, 58%; 2 sessions) after, 3.5/5 (n=6 of 12, 50%; 2 sessions) before; "
    f"difference 0.8 (95% CI -0.4 to 2.0); {TOO_FEW}. {SAME} {SEASON} {GUIDES[A7]}",
    A8: "Mean 8.6 of 10 (n=18 of 24, 75%; 4 sessions), sd 1.1.",
}
ON_A_CV = {
    A1: "mean overall rating 3.6 of 5 before (n=20), 4.3 after (n=22)",
    A2: "mean overall rating 4.5 of 5 (n=10)",
    A3: "mean overall rating 5.9 of 9 before (n=11), 7.3 after (n=14)",
    A4: "mean rating 3.9 of 5 before (n=9), 4.1 after (n=12)",
    A5: "rotations with written feedback on file: 41.5% before (17 of 41), 78.0% after (32 of 41)",
    A6: "mean rating 4.7 of 5 (n=6)",
    A7: "mean rating 3.5 of 5 before (n=6), 4.3 after (n=7)",
    A8: "mean rating 8.6 of 10 (n=18)",
}
FORMULAS = {
    A1: "26 learners × 2 sessions = 52",
    A2: "12 learners × 1 session = 12",
    A3: "5 learners × 20 sessions = 100",
    A4: "40 learners × 4 sessions = 160",
    A5: "36 learners assessed, 14 adopters",
    A6: "2 learners × 20 sessions = 40",
    A7: "12 learners × 6 sessions = 72",
    A8: "6 learners × 4 sessions = 24",
}
COMMENTS = (
    "First time early fluids made sense to me.",
    "Wish I had this on day one everywhere.",
    "Clear goals every morning.",
    "Let me think before giving the answer.",
    "Nurses and residents finally practised together.",
)
PROFILES = ("mine", "mentor", "committee", "public")


@pytest.fixture
def ask(pivot: Callable[..., CompletedProcess[str]], sample: Path) -> Ask:
    """Ask the sample's workbook on the sample's own day; what is printed."""

    def answer(*words: str) -> str:
        done = pivot(*words, "--today", "2026-03-13", path=sample)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return answer


@pytest.fixture
def exported(pivot: Callable[..., CompletedProcess[str]], sample: Path) -> Callable[..., tuple[str, str]]:
    """The portfolio as a reader is shown it, and what is said beside it."""

    def answer(profile: str, form: str = "md") -> tuple[str, str]:
        done = pivot(
            "export", "portfolio", "--profile", profile, "--format", form, "--today", "2026-03-13", path=sample
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.replace("\\", ""), done.stderr

    return answer


def by_title(records: list[dict[str, Any]], name: str = "title") -> dict[str, dict[str, Any]]:
    """Records by their titles."""
    return {record[name]: record for record in records}


# Totals


def test_the_totals_are_the_expected_ones(ask: Ask) -> None:
    everything = json.loads(ask("show", "totals", "--json"))["all_years"]
    assert (everything["sessions"], everything["learner_contacts"]) == (57, 460)
    assert (everything["didactic_minutes"], everything["supervision_minutes"]) == (26 * HOUR, 130 * HOUR)
    assert everything["private_prep_minutes"] == 75 * HOUR
    assert everything["contacts_by_group"] == {"UME": 80, "GME": 324, "CME": 40, "IPE": 16, "other": 0}


def test_the_academic_years_are_the_expected_ones(ask: Ask) -> None:
    found = json.loads(ask("show", "totals", "--json"))
    numbers = ("sessions", "didactic_minutes", "supervision_minutes", "learner_contacts")
    assert found["first_month"] == 7
    assert {year["year"]: [year[name] for name in numbers] for year in found["years"]} == {
        "2024-25": [1, 6 * HOUR, 0, 12],
        "2025-26": [56, 20 * HOUR, 130 * HOUR, 448],
    }


def test_the_hours_of_the_domains_are_the_expected_ones(ask: Ask) -> None:
    domains = json.loads(ask("show", "totals", "--json"))["domains"]
    hours = {name: (one["didactic_minutes"] + one["supervision_minutes"]) // HOUR for name, one in domains.items()}
    assert hours == {"teaching": 144, "assessment": 0, "curriculum": 6, "mentoring": 6, "leadership": 0}


def test_contacts_stand_with_their_formula_and_rosters_are_never_summed(ask: Ask) -> None:
    answer = ask("show", "totals", "--json")
    activities = by_title(json.loads(answer)["activities"])
    assert {title: one["formula"] for title, one in activities.items()} == FORMULAS
    unique = {title: one["unique_learners"] for title, one in activities.items() if one["unique_learners"] is not None}
    assert unique == {A2: 12, A3: 38, A6: 8, A7: 12}
    assert (activities[A5]["learners_assessed"], activities[A5]["adopters"]) == (36, 14)
    assert "roster" not in answer


def test_the_lines_of_the_totals_say_the_same(ask: Ask) -> None:
    lines = [" ".join(line.split()) for line in ask("show", "totals", "--plain").splitlines()]
    for line in (
        "2025-26 56 20 h 130 h 448",
        "2024-25 1 6 h 0 h 12",
        "All years 57 26 h 130 h 460",
        "Students 80",
        "Residents, fellows 324",
        "Faculty, CME 40",
        "Other professions 16",
        "Preparation, private: 75 h",
        "8 of 8 activities have both quantity and quality",
    ):
        assert line in lines
    assert all(any(formula in line for line in lines) for formula in FORMULAS.values())


# Activities


def test_each_activity_says_its_contacts_and_what_evidence_it_asks_for(ask: Ask) -> None:
    found = by_title(json.loads(ask("show", "portfolio", "--json"))["activities"])
    assert set(found) == set(SENTENCES)
    assert {title: one["learner_contacts"] for title, one in found.items()} == {
        A1: 52, A2: 12, A3: 100, A4: 160, A5: None, A6: 40, A7: 72, A8: 24,
    }  # fmt: skip
    assert {one["completeness"]["said"] for one in found.values()} == {"2 of 4"}
    assert {one["completeness"]["next_part"] for one in found.values()} == {"approach"}
    assert {title: one["completeness"]["outcome_level"] for title, one in found.items()} == {
        A1: "1", A2: "1", A3: "1", A4: "1", A5: "3b", A6: "1", A7: "1", A8: "1",
    }  # fmt: skip
    assert (found[A4]["type"], found[A4]["codes"]) == ("mm", ["IM005", "IM001"])


def test_the_lines_say_the_outcome_in_words_and_ask_for_the_next(ask: Ask) -> None:
    text = ask("show", "portfolio", "--plain")
    assert "Outcome:      behaviour, as observed. Find out whether a service or another site has taken it up." in text
    assert "Outcome:      learners' reaction. Ask learners how sure they feel, before and after." in text
    assert text.count("Evidence:     2 of 4. Say what it rests on") == 8
    assert "regional: two of the four sessions ran at the partner hospital with its own team" in text
    assert "Kirkpatrick" not in text


# Evaluations


def test_each_evaluation_says_its_sentence_and_what_goes_with_it(ask: Ask) -> None:
    found = by_title(json.loads(ask("show", "evaluations", "--json"))["evaluations"], "activity")
    assert {title: one["may_be_said"] for title, one in found.items()} == SENTENCES
    assert {title: one["goes_with_it"] for title, one in found.items()} == BESIDE
    assert [title for title, one in found.items() if one["peer_observations"]] == [A3]


def test_each_window_has_its_figures(ask: Ask) -> None:
    found = by_title(json.loads(ask("show", "evaluations", "--json"))["evaluations"], "activity")
    figures: dict[str, list[tuple[float, int, int, int, bool]]] = {}
    for title, one in found.items():
        windows = [window for window in (one["before"], one["after"]) if window and window["mean"] is not None]
        figures[title] = [
            (round(window["mean"], 4), window["n"], window["invited"], window["rate_percent"], window["below_guide"])
            for window in windows
        ]
    assert figures == {
        A1: [(3.6, 20, 26, 77, False), (4.3182, 22, 26, 85, False)],
        A2: [(4.5, 10, 12, 83, False)],
        A3: [(5.9091, 11, 16, 69, False), (7.2857, 14, 18, 78, False)],
        A4: [(3.9, 9, 40, 23, True), (4.1, 12, 40, 30, True)],
        A5: [],
        A6: [(4.6667, 6, 8, 75, True)],
        A7: [(3.5, 6, 12, 50, True), (4.2857, 7, 12, 58, True)],
        A8: [(8.6, 18, 24, 75, False)],
    }
    feedback = found[A5]
    assert [(side["successes"], side["n"]) for side in (feedback["before"], feedback["after"])] == [(17, 41), (32, 41)]
    assert [round(end, 3) for end in (feedback["difference"], *feedback["interval_95"])] == [0.366, 0.154, 0.535]
    assert {title: one["season_differs"] for title, one in found.items() if one["before"]} == {
        A1: True, A3: False, A4: True, A5: True, A7: True,
    }  # fmt: skip
    assert (found[A4]["difference"], found[A4]["interval_95"]) == (None, None)
    assert [(found[title]["after"]["sd"]) for title in (A2, A8)] == [0.7, 1.1]


def test_different_groups_are_said_of_the_rounds_alone(ask: Ask) -> None:
    text = ask("show", "evaluations", "--plain")
    assert text.count("Different, anonymous groups.") == text.count("Different") == 1
    assert text.count(OBSERVED) == 1
    assert "significant" not in text
    assert "% better" not in text


# Suppression


def test_of_the_simulations_rows_others_see_the_nurses_alone_and_why(ask: Ask) -> None:
    found = json.loads(ask("show", "evaluations", "--json"))
    simulation = by_title(found["evaluations"], "activity")[A8]
    assert (found["shown_to_committee"], found["evaluated_activities"]) == (8, 8)
    assert (simulation["levels_shown"], simulation["levels_hidden"]) == (["RN"], ["PGY-2", "PharmD"])
    reason = (
        "In copies for others: Hidden by level, 8 answers together: PharmD with fewer than 5 answers; "
        "PGY-2 too, so that the total gives nothing away."
    )
    lines = ask("show", "evaluations", "--plain")
    assert reason in lines
    assert "In copies for others: 8 of 8 evaluated activities shown." in lines


@pytest.mark.parametrize("form", ["md", "csv"])
@pytest.mark.parametrize("profile", PROFILES)
def test_each_reader_is_shown_the_rows_that_are_theirs(
    exported: Callable[..., tuple[str, str]], profile: str, form: str
) -> None:
    text, said = exported(profile, form)
    assert said.startswith("8 of 8 evaluated activities shown\n")
    assert ("RN 8.8 (n=10)" in text) is (profile != "public")
    assert ("PGY-2 8.4 (n=7); PharmD 8.0 (n=1)" in text) is (profile == "mine")
    hidden = "2 levels (8 answers) are not shown, so that no small group can be made out"
    assert (hidden in text) is (profile in ("mentor", "committee"))
    assert ("- rows by learner level, so that no small group can be made out: 2" in said) is (
        profile in ("mentor", "committee")
    )


@pytest.mark.parametrize("profile", ["mine", "mentor", "committee"])
def test_a_portfolio_says_every_evaluation_and_all_five_comments(
    exported: Callable[..., tuple[str, str]], profile: str
) -> None:
    text, _ = exported(profile)
    assert "- Evaluations: 8 of 8 evaluated activities shown" in text
    assert "- Comments: 5 of 5 comments have 5 or more responses behind them" in text
    assert [title for title, sentence in PRINTED.items() if sentence not in text] == []
    assert all(f"Selected comment: “{comment}”" in text for comment in COMMENTS)
    assert "- Reach: regional: two of the four sessions ran at the partner hospital with its own team" in text
    assert "behaviour, as observed (Kirkpatrick 3b)" in text
    assert "| All years | 57 | 26 | 130 |" in text
    assert ("75" in text.split("| All years |")[1].split("\n")[0]) is (profile == "mine")
    assert "UME 80, GME 324, CME 40, IPE 16" in text
    assert text.index(PRINTED[A3]) < text.index("Peer observation: observed on 21 Jan 2026") < text.index(COMMENTS[2])


@pytest.mark.parametrize("profile", ["mine", "mentor", "committee"])
def test_the_table_says_the_same_as_the_page(exported: Callable[..., tuple[str, str]], profile: str) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(profile, "csv")[0])))
    of = {title: [row["value"] for row in rows if row["record"] == title] for title in PRINTED}
    assert [title for title, said in PRINTED.items() if not any(value.endswith(said) for value in of[title])] == []
    years = {
        row["record"]: row["value"] for row in rows if row["field"] == "Learner contacts" and row["record"][:2] == "20"
    }
    assert years == {"2024-25": "12", "2025-26": "448"}
    contacts = {title: formula for title, formula in FORMULAS.items() if title != A5}
    assert [title for title, formula in contacts.items() if formula not in of[title]] == []


@pytest.mark.parametrize("form", ["md", "csv"])
def test_a_cv_has_the_short_lines_two_comments_and_no_codes(
    exported: Callable[..., tuple[str, str]], form: str
) -> None:
    text, said = exported("public", form)
    assert [title for title, line in ON_A_CV.items() if line not in text] == []
    assert sum(comment in text for comment in COMMENTS) == 2
    assert "- selected comments beyond two on a page: 3" in said
    for code in ("Kirkpatrick", "Miller", "→", "95% CI", "K.R.", "prep"):
        assert code not in text


def test_people_and_preparation_are_for_those_who_may_see_them(exported: Callable[..., tuple[str, str]]) -> None:
    shown = {profile: exported(profile)[0] for profile in PROFILES}
    assert [profile for profile, text in shown.items() if "private" in text] == ["mine"]
    assert [profile for profile, text in shown.items() if "S.B." in text] == ["mine"]
    assert [profile for profile, text in shown.items() if "sim-centre director" in text] == ["mine", "mentor"]
    assert [profile for profile, text in shown.items() if "Enjoyed the teaching: 5 of 5" in text] == ["mine", "mentor"]


# Experiments and the owned project


def test_the_closed_experiment_says_what_it_came_to(ask: Ask) -> None:
    answer = json.loads(ask("show", "experiments", "--json"))
    grading, talk = answer["experiments"]
    assert answer["closed"] == 1
    assert (talk["enjoyed_teaching"], talk["enjoyed_admin"], talk["energy_after"], talk["verdict"]) == (5, 2, 4, "keep")
    assert (talk["spent_minutes"], talk["cap_minutes"], talk["closed"]) == (8 * HOUR, 12 * HOUR, "2026-03-12")
    assert (talk["hypothesis"], talk["seed"], talk["evidence_activities"]) == ("both", "talk", [A1])
    assert (grading["spent_minutes"], grading["cap_minutes"], grading["closed"]) == (HOUR, 6 * HOUR, None)
    assert (grading["hypothesis"], grading["seed"]) == ("enjoy", "committee")


def test_the_lines_keep_the_two_enjoyments_apart(ask: Ask) -> None:
    text = ask("show", "experiments", "--plain")
    assert "enjoyed teaching 5, administration 2, energy after 4; keep" in text
    assert "1 experiment closed" in text


def test_the_owned_project_is_used_and_two_criteria_are_open(ask: Ask) -> None:
    [project] = json.loads(ask("show", "experiments", "--json"))["projects"]
    assert (project["title"], project["status"], project["adopters"]) == (A5, "running", 14)
    assert project["portability"] == "travels"
    still_open = [name for name, said in project["criteria"].items() if said is None]
    assert still_open == ["effective_presentation", "reflective_critique"]
    assert "4 of 6 questions answered; open: presentation, critique" in ask("show", "experiments", "--plain")
