"""What the shell answers of the sample physician's people: every figure that is expected, as lines and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Ask = Callable[..., str]

HOUR = 60


@pytest.fixture
def ask(pivot: Callable[..., CompletedProcess[str]], sample: Path) -> Ask:
    """Ask the sample's workbook on the sample's own day; what is printed."""

    def answer(*words: str) -> str:
        done = pivot(*words, "--today", "2026-03-13", path=sample)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return answer


@pytest.fixture
def found(ask: Ask) -> dict[str, Any]:
    """The sample's people as JSON."""
    document: dict[str, Any] = json.loads(ask("show", "people", "--json"))
    assert (document["format"], document["day"]) == ("pivot-tui/people", "2026-03-13")
    return document


def called(found: dict[str, Any], ids: list[str]) -> list[str]:
    """Who some people are."""
    who = {one["id"]: one["who"] for one in found["people"]}
    return [who[identifier] for identifier in ids]


# As JSON


def test_the_five_types_and_the_mentors_are_the_expected_ones(found: dict[str, Any]) -> None:
    assert (found["types_known"], found["types_met"]) == (5, 3)
    assert {one["type"]: (one["known"], one["met"], called(found, one["people"])) for one in found["types"]} == {
        "clerkship director": (True, True, ["R.T."]),
        "program director": (True, True, ["M.O."]),
        "vice chair": (True, False, ["L.K."]),
        "ume director": (True, False, ["D.F."]),
        "simulation director": (True, True, ["S.B."]),
    }
    assert (found["mentors"], found["mentors_with_all_flags"], found["mentors_wanted"]) == (2, 2, 2)
    assert found["know_goals"] == 3


def test_each_role_says_who_has_a_say_in_it_and_whether_it_is_of_interest(found: dict[str, Any]) -> None:
    assert {one["role"]: (one["of_interest"], called(found, one["people"])) for one in found["roles"]} == {
        "clerkship": (True, ["R.T.", "L.K.", "D.F."]),
        "residency": (True, ["M.O.", "L.K."]),
        "simulation": (True, ["S.B."]),
        "preclinical": (False, ["D.F."]),
        "scholar": (False, []),
    }


def test_one_is_overdue_and_four_are_due_in_two_weeks(found: dict[str, Any]) -> None:
    dues = {one["who"]: (one["due"]["kind"], one["due"]["day"], one["due"]["days_overdue"]) for one in found["people"]}
    assert called(found, found["overdue"]) == ["M.O."]
    assert called(found, found["due_soon"]) == ["A.W.", "D.F.", "R.T.", "L.K."]
    assert dues == {
        "M.O.": ("next_step", "2026-03-11", 2),
        "A.W.": ("follow_up", "2026-03-15", 0),
        "D.F.": ("next_step", "2026-03-18", 0),
        "R.T.": ("next_step", "2026-03-20", 0),
        "L.K.": ("meeting", "2026-03-24", 0),
        "S.B.": ("next_step", "2026-04-30", 0),
    }


def test_the_follow_up_was_put_off_and_no_new_ask_comes_before_sixty_days(found: dict[str, Any]) -> None:
    people = {one["who"]: one for one in found["people"]}
    assert people["A.W."]["due"]["day_before_snoozing"] == "2026-03-08"
    assert {who: one["ask_again_from"] for who, one in people.items()} == {
        "M.O.": "2026-04-19",
        "A.W.": "2026-04-23",
        "D.F.": None,
        "R.T.": "2026-04-17",
        "L.K.": "2026-05-01",
        "S.B.": "2026-04-21",
    }


def test_who_was_met_and_when_is_known(found: dict[str, Any]) -> None:
    assert {one["who"]: (one["met"], one["last_met"]) for one in found["people"]} == {
        "R.T.": (True, "2026-02-25"),
        "M.O.": (True, "2026-03-04"),
        "S.B.": (True, "2026-02-27"),
        "L.K.": (False, None),
        "D.F.": (False, None),
        "A.W.": (False, None),
    }


def test_the_ledger_says_what_is_lost_and_leaves_out_what_is_not_known(found: dict[str, Any]) -> None:
    figures = ("promised_minutes", "real_minutes", "lost_minutes", "lost_percent", "flagged", "who")
    assert {one["title"]: tuple(one[name] for name in figures) for one in found["ledger"]} == {
        "Clerkship director": (16 * HOUR, 13 * HOUR, 3 * HOUR, 18.8, False, "R.T."),
        "Associate program director": (12 * HOUR, None, None, None, False, "M.O."),
        "Simulation faculty": (8 * HOUR, 5 * HOUR, 3 * HOUR, 37.5, True, "S.B."),
    }


def test_what_was_learned_says_what_it_bears_on(found: dict[str, Any]) -> None:
    assert [(one["text"], one["role"], one["month"], one["who"]) for one in found["learned"]] == [
        ("APDs get 0.3 on paper", "residency", None, "M.O."),
        ("Simulation has salary support for one physician", "simulation", None, "S.B."),
        ("Clerkship seat opens July 2027", "clerkship", "2027-07", "R.T."),
    ]


# As lines


def test_the_lines_say_the_same(ask: Ask) -> None:
    lines = [" ".join(line.split()) for line in ask("show", "people", "--plain").splitlines()]
    for line in (
        "Who controls education jobs: 5 of 5 known, 3 of 5 met",
        "Mentors: 2 mentors, 2 with all three flags, 2 wanted; 3 know your goals",
        "Overdue: M.O. 11 Mar 2026",
        "11 Mar 2026: Send the one-page CV, 2 days overdue",
        "15 Mar 2026: one follow-up, then rest, put off from 8 Mar 2026",
        "In the next 14 days: A.W. 15 Mar 2026, D.F. 18 Mar 2026, R.T. 20 Mar 2026, L.K. 24 Mar 2026",
        "No new ask before: R.T. 17 Apr 2026, M.O. 19 Apr 2026, S.B. 21 Apr 2026, A.W. 23 Apr 2026, L.K. 1 May 2026",
        "* Clerkship or block director R.T. met, L.K. not met, D.F. not met",
        "Ledger, education time a week: 3 lines, 1 over 25% lost, 1 to ask",
        "Clerkship director: promised 16 h, really 13 h; 3 h lost (18.8%) (R.T.; 25 Feb 2026)",
        "Associate program director: promised 12 h; not known: ask the next one (M.O.; 4 Mar 2026)",
        "Simulation faculty: promised 8 h, really 5 h; ! 3 h lost (37.5%), over 25% (S.B.; 27 Feb 2026)",
        "4 Mar 2026 APDs get 0.3 on paper (M.O.)",
    ):
        assert line in lines


def test_the_list_of_people_names_the_one_who_is_overdue(ask: Ask) -> None:
    everybody = ask("person", "list").splitlines()
    assert [line[:4] for line in everybody] == ["M.O.", "A.W.", "D.F.", "R.T.", "L.K.", "S.B."]
    assert everybody[1].endswith("one follow-up, then rest, put off until 15 Mar")
    overdue = ask("person", "list", "overdue").splitlines()
    assert len(overdue) == 1
    assert overdue[0].endswith("Send the one-page CV, 2 days late")
    assert len(ask("person", "list", "met").splitlines()) == 3
