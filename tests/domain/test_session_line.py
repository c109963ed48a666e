"""The line that logs a session: its marks, in any order, and the activity that its words mean."""

from datetime import date

import pytest

from pivot_tui.domain.activity import Activity, EducatorDomain
from pivot_tui.domain.days import Now
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.session_line import SessionLine, find_activity, read_session_line


def activity(title: str) -> Activity:
    """An activity of this title."""
    return Activity(title, title, EducatorDomain.TEACHING, "lecture")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("sepsis", SessionLine("sepsis")),
        ("sepsis noon on wed", SessionLine("sepsis noon", date(2026, 3, 11))),
        (
            "Sepsis PGY-1:10 PGY-2:8 1h prep 2h yesterday",
            SessionLine("Sepsis", date(2026, 3, 12), ("PGY-1:10", "PGY-2:8"), 60, 120),
        ),
        ("rounds 3 days ago prep 90min 1.5h", SessionLine("rounds", date(2026, 3, 10), None, 90, 90)),
        ("rounds MS3:2 2026-03-01 pgy1:1", SessionLine("rounds", date(2026, 3, 1), ("MS3:2", "PGY-1:1"))),
        ("clinic nursing student:3", SessionLine("clinic", None, ("nursing student:3",))),
    ],
)
def test_a_line_is_read_whatever_the_order_of_its_marks(line: str, read: SessionLine, now: Now) -> None:
    assert read_session_line(line.split(), now) == read
    assert read_session_line([line], now) == read


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "Which activity"),
        ("1h", "Which activity"),
        ("sepsis 1h 2h", "twice"),
        ("sepsis yesterday on tue", "twice"),
        ("sepsis 2026-03-14", "logged once it was held"),
        ("sepsis 2026-02-31", "There is no day"),
        ("sepsis wizard:3", "is not a level"),
        ("sepsis PGY-1:10 tomorrow", "cannot be read"),
        ("sepsis 20000h", "cannot be meant"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(line: str, words: str, now: Now) -> None:
    found = read_session_line(line.split(), now)

    assert isinstance(found, Problem)
    assert words in found.sentence
    assert found.sentence.endswith((".", "?"))


SEPSIS, SEPSIS_SIM, ROUNDS = map(activity, ("Sepsis: first hour", "Sepsis simulation", "Scripted bedside rounds"))
KNOWN = (SEPSIS, SEPSIS_SIM, ROUNDS)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("sepsis simulation", SEPSIS_SIM),
        ("SEPSIS first", SEPSIS),
        ("hour sepsis", SEPSIS),
        ("rounds", ROUNDS),
        ("script", ROUNDS),
        ("bed rou", ROUNDS),
    ],
)
def test_an_activity_is_found_by_words_of_its_name(name: str, meant: Activity) -> None:
    assert find_activity(name, KNOWN) is meant


def test_a_whole_title_is_meant_even_where_others_begin_with_it() -> None:
    short = activity("Sepsis")

    assert find_activity("sepsis", (*KNOWN, short)) is short


@pytest.mark.parametrize("name", ["sepsis", "s", "journal club", "!!", ""])
def test_ambiguous_and_unknown_names_get_the_candidates(name: str) -> None:
    found = find_activity(name, KNOWN)

    assert isinstance(found, Problem)
    assert '"Sepsis: first hour"' in found.sentence
    assert '"Sepsis simulation"' in found.sentence


def test_of_many_candidates_a_few_are_named() -> None:
    found = find_activity("nothing", [activity(f"talk {number}") for number in range(9)])

    assert isinstance(found, Problem)
    assert found.sentence.endswith('"talk 4" and 4 more.')
    assert isinstance(find_activity("nothing", ()), Problem)
