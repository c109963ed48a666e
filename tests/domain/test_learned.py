"""What was learned: months as they are typed, what it bears on, and what is missing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.learned import BearsOn, Learned, learned_problems, read_month, say_bears_on, say_month
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role

TODAY = date(2026, 3, 13)


@pytest.mark.parametrize("typed", ["July 2027", "july, 2027", " JUL 2027 ", "Jul. 2027", "2027-07", "2027-7"])
def test_a_month_is_read_as_it_is_written(typed: str) -> None:
    assert read_month(typed) == date(2027, 7, 1)


@pytest.mark.parametrize("typed", ["July", "2027", "2027-13", "2027-00", "soon", "2027-07-01", "July 27", "July 9999"])
def test_what_is_no_month_gets_one_sentence(typed: str) -> None:
    found = read_month(typed)
    assert isinstance(found, Problem)
    assert found.field == "month"
    assert found.sentence.endswith(".")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_month_that_was_said_is_read_back(day: date) -> None:
    month = day.replace(day=1)
    assert read_month(say_month(month)) == month
    assert read_month(f"{month:%Y-%m}") == month


@given(st.text())
def test_any_text_is_a_month_a_problem_or_nothing(text: str) -> None:
    found = read_month(text)
    assert found is None or isinstance(found, Problem) or found.day == 1


def test_nothing_typed_is_no_month() -> None:
    assert read_month("  ") is None
    assert say_month(None) == ""


def test_it_bears_on_the_place_a_role_or_an_offer_in_words() -> None:
    place = Learned("l", "words", TODAY)
    role = Learned("l", "words", TODAY, bears_on=BearsOn.ROLE, role=Role.SCHOLAR)
    offer = Learned("l", "words", TODAY, bears_on=BearsOn.OFFER, offer="The one downtown")
    said = [say_bears_on(one) for one in (place, role, offer)]
    assert said == ["the place", "Full-time education scholar", "The one downtown"]
    assert [learned_problems(one, TODAY) for one in (place, role, offer)] == [(), (), ()]


def test_a_role_or_an_offer_must_be_named_and_the_day_must_have_come() -> None:
    wrong = (
        Learned("l", "words", TODAY, bears_on=BearsOn.ROLE),
        Learned("l", "words", TODAY, bears_on=BearsOn.OFFER, offer=" "),
        Learned("l", "words", date(2026, 3, 14)),
        Learned("l", "\x1b[2J", TODAY),
    )
    assert [learned_problems(one, TODAY)[0].field for one in wrong] == ["role", "offer", "day", "text"]
