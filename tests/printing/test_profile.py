"""The profile in words and as JSON: every figure with its n, what is missing said, and no word of proof."""

import json
from datetime import date
from typing import Any

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Group, Kind
from pivot_tui.domain.logged import Ratings, Tally
from pivot_tui.domain.profile import read_said
from pivot_tui.domain.sheet import Prompt, WorkElement
from pivot_tui.printing.profile import (
    hours_said,
    percent_said,
    profile_json,
    profile_lines,
    said_sentences,
    span_said,
    tally_said,
    week_said,
)
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import KIND
from pivot_tui.store.tables.profile import ELEMENT
from pivot_tui.workbook import profile

KINDS = (
    Kind("b", "SYSTEM", "The system", "system", Group.BURDEN),
    Kind("t", "COACH", "Coaching learners", "coach", Group.TEACHING),
)
Row = tuple[str | None, int | None, int | None, int | None]


def sentences(*rows: Row) -> str:
    elements = (WorkElement("", Prompt.ENERGY, "words", k, d, e, m, None) for k, d, e, m in rows)
    return "\n".join(said_sentences(read_said(elements, KINDS)))


@pytest.fixture
def lines(sample_workbook: Store, now: Now) -> list[str]:
    """The sample physician's profile as lines."""
    return list(profile_lines(profile.read(sample_workbook, now)))


def test_the_sample_physicians_profile_reads_as_lines(lines: list[str]) -> None:
    assert lines[0] == "Profile, Friday 13 March 2026"
    assert lines[2] == "What you said: 14 rows of the sheet; 1 for a free week, not counted"
    assert [line.split() for line in lines if line.startswith("Burden")] == [
        ["Burden", "4.1", "0.4", "7", "38"],
        ["Burden", "4.3", "0.0", "3/2", "3"],
    ]
    assert "A strong first sign: teaching-like work gives 4.0, burden 0.4; gap 3.6." in lines
    assert "Draining hours 38 of 54 (70.4%), teaching-like 9 (16.7%), education 2 (3.7%)." in lines
    assert "What you logged: 17 February to 12 March" in lines
    assert "In all: 8 entries, ▼ dread 2.8 (n 5), ▲ energy 3.0 (n 6)." in lines
    assert "Last seven days: 3 entries, ▼ dread 1.0 (n 1), ▲ energy 4.5 (n 2)." in lines


def test_the_heaviest_three_stand_with_their_weights_and_where_they_point(lines: list[str]) -> None:
    heaviest = next(line for line in lines if line.startswith("Heaviest"))

    assert "Nights and weekends 56, Stacked visits 56, Charts and inbox 40." in heaviest
    assert heaviest.endswith("Most of that is the work and its schedule, not the place.")


def test_the_lines_of_an_empty_workbook_say_that_there_is_nothing(empty_workbook: Store, now: Now) -> None:
    lines = list(profile_lines(profile.read(empty_workbook, now)))

    assert "Nothing on the sheet counts yet." in lines
    assert lines[-1] == "Nothing logged yet."


def test_bare_answers_are_told_what_would_make_them_count() -> None:
    said = sentences((None, None, None, None), (None, None, None, None))

    assert said.startswith("2 rows on the sheet, none rated yet.")
    assert "Under Prompts, n asks" in said
    assert "No hours" not in said


def test_too_few_rows_are_said_with_what_is_there() -> None:
    said = sentences(("b", 4, 0, 60), ("t", 0, 5, 60), ("t", 0, None, 60))

    assert "Too few rows for a first sign: each side needs 3 with energy rated; burden has 1, teaching-like 1." in said
    assert "1 row with hours but without both numbers: not counted as draining." in said


@pytest.mark.parametrize(
    ("teaching", "words"),
    [
        (5, "A strong first sign: teaching-like work gives 5.0, burden 1.0; gap 4.0."),
        (2, "A weak first sign: teaching-like work gives 2.0, burden 1.0; gap 1.0."),
        (1, "No first sign so far: teaching-like work gives 1.0, burden 1.0; gap 0.0."),
        (0, "No first sign so far: teaching-like work gives 0.0, burden 1.0; gap -1.0."),
    ],
)
def test_each_first_sign_has_its_words_and_none_speaks_of_proof(teaching: int, words: str) -> None:
    said = sentences(*[("b", 4, 1, 60)] * 3, *[("t", 0, teaching, 60)] * 3)

    assert said.startswith(words)
    assert "It rests on 6 rows. It hints at what fits you and proves nothing." in said
    assert said.endswith("The system 12. Most of that is the place and how it measures, not the work itself.")


def test_without_hours_no_share_is_made_up() -> None:
    said = sentences(("b", 4, 1, None), ("t", 0, 5, None))

    assert "No hours on the sheet yet" in said
    assert "2 rows without hours: not counted in any share." in said
    assert "%" not in said
    assert "Heaviest" not in said


def test_json_holds_every_figure_of_the_sample_physician(sample_workbook: Store, now: Now) -> None:
    found: dict[str, Any] = json.loads("".join(profile_json(profile.read(sample_workbook, now))))
    said, logged = found["said"], found["logged"]
    shares = {
        name: round(100 * said[name]["share"], 1)
        for name in ("draining", "teaching_like", "education", "clinical", "admin")
    }

    assert (found["format"], found["today"]) == ("pivot-tui/profile", "2026-03-13")
    assert (round(said["gap"], 4), said["first_sign"], said["hint"]) == (3.5714, "strong", "content/schedule")
    assert (round(said["teaching_net"]["mean"], 4), said["teaching_net"]["n"]) == (3.3333, 6)
    assert shares == {"draining": 70.4, "teaching_like": 16.7, "education": 3.7, "clinical": 92.6, "admin": 3.7}
    assert said["education"]["in_band"] is False
    assert said["buckets"] == {"clinical": 44, "education": 2, "admin": 2, "after": 6}
    assert [(one["rank"], one["kind"], one["dread_x_hours"]) for one in said["triggers"][:5]] == [
        (1, "Nights and weekends", 56),
        (1, "Stacked visits", 56),
        (3, "Charts and inbox", 40),
        (4, "Hard diagnoses", 7),
        (4, "Scores and RVUs", 7),
    ]
    assert (logged["entries"], logged["last"], logged["verdict"]) == (8, "2026-03-12", None)
    assert logged["last_seven_days"] == {
        "entries": 3,
        "dread": {"mean": 1.0, "n": 1},
        "energy": {"mean": 4.5, "n": 2},
    }
    assert [week["entries"] for week in logged["weeks"]] == [2, 1, 2, 3]


def test_a_kind_of_ones_own_cannot_command_the_terminal(empty_workbook: Store, now: Now) -> None:
    kind = Kind(uuid7(now.at), "", "Forms \x1b[2J", "forms", Group.BURDEN)
    row = WorkElement(uuid7(now.at), Prompt.DREADED, "words", kind.id, 4, 0, 60, None)
    with empty_workbook.transaction("kind.add"):
        KIND.insert(empty_workbook.db, [kind])
        ELEMENT.insert(empty_workbook.db, [row])

    lines = list(profile_lines(profile.read(empty_workbook, now)))
    assert [line for line in lines if "Forms" in line]
    assert not [line for line in lines if "\x1b" in line]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 9), date(2026, 3, 15), "9 to 15 March"),
        (date(2026, 2, 17), date(2026, 3, 12), "17 February to 12 March"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 to 4 January 2026"),
        (date(2026, 3, 9), date(2026, 3, 9), "9 March 2026"),
    ],
)
def test_a_span_names_no_more_than_it_needs(first: date, last: date, words: str) -> None:
    assert span_said(first, last) == words


def test_a_week_of_another_year_names_it() -> None:
    today = date(2026, 3, 13)

    assert week_said(date(2026, 3, 9), today) == "9 to 15 March"
    assert week_said(date(2025, 3, 10), today) == "10 to 16 March 2025"
    assert week_said(date(2025, 12, 29), today) == "29 December 2025 to 4 January 2026"


def test_hours_and_percentages_round_a_half_up() -> None:
    assert [hours_said(minutes) for minutes in (0, 120, 90, 27)] == ["0", "2", "1.5", "0.5"]
    assert percent_said(1, 16) == "6.3%"
    assert percent_said(38, 54) == "70.4%"


def test_what_was_not_rated_is_said_so() -> None:
    assert tally_said(Tally(2, Ratings(7, 2))) == "2 entries, ▼ dread 3.5 (n 2), ▲ energy not rated"
    assert tally_said(Tally()) == "no entries"
