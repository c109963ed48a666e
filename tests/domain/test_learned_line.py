"""What was learned, a line each: words first, and behind them what they bear on, what they are about, and a month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.learned import BearsOn, Topic
from pivot_tui.domain.learned_line import LearnedLine, read_learned_line, read_learned_lines
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Deans decide late", LearnedLine("Deans decide late")),
        ("Nobody is paid for it @place", LearnedLine("Nobody is paid for it")),
        (
            "APDs get 0.3 on paper @residency +time",
            LearnedLine("APDs get 0.3 on paper", BearsOn.ROLE, Role.RESIDENCY, topic=Topic.PROTECTED_TIME),
        ),
        (
            "Seat opens 2027-07 +Opening @Clerkship",
            LearnedLine("Seat opens", BearsOn.ROLE, Role.CLERKSHIP, "", Topic.OPENING, date(2027, 7, 1)),
        ),
        ("No cover for leave +time @offer Job B", LearnedLine("No cover for leave", BearsOn.OFFER, None, "Job B",
                                                             Topic.PROTECTED_TIME)),
        ("Seats open 2027-07 at the earliest", LearnedLine("Seats open 2027-07 at the earliest")),
        ("Write to a@example.org about +C grants", LearnedLine("Write to a@example.org about +C grants")),
    ],
)  # fmt: skip
def test_marks_stand_at_the_end_and_in_any_order(typed: str, meant: LearnedLine) -> None:
    assert read_learned_line(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("@residency", "there are no words before the marks."),
        ("Words @elsewhere", "@elsewhere is not known; there are @place, @offer, @clerkship"),
        ("Words 2500-01", "there is no month 2500-01"),
        ("Words 2027-13", "there is no month 2027-13; one is written like 2027-07."),
        ("Words @place @residency", "one line has one @mark, one +mark and one month at the most."),
        ("Words @residency @offer Job B", "one line has one @mark"),
        ("Words +money +time", "one line has one @mark"),
        ("Words @offer", "say which offer behind @offer, in your own words."),
        ("Words \x1b[2J here", "there is a control character in this text"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(typed: str, why: str) -> None:
    found = read_learned_line(typed)
    assert isinstance(found, str)
    assert found.startswith(why)


def test_lines_are_named_by_their_number_and_empty_ones_do_not_count() -> None:
    assert read_learned_lines("\n \n", "learned") == ()
    found = read_learned_lines("One\n\nTwo @money", "learned")
    assert isinstance(found, Problem)
    assert found.field == "learned"
    assert found.sentence.startswith("Line 2: @money is not known")


def test_what_was_understood_is_said_in_words() -> None:
    found = read_learned_line("Seat opens 2027-07 +opening @clerkship")
    assert isinstance(found, LearnedLine)
    assert found.said == "Clerkship or block director, an opening, July 2027"


@given(st.text())
def test_any_text_is_read_or_refused_in_words(typed: str) -> None:
    found = read_learned_lines(typed, "learned")
    assert found.sentence if isinstance(found, Problem) else all(line.text for line in found)
