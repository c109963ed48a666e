"""Columns that tell who answered, or from where, are known by their name and by what stands in them."""

import pytest

from pivot_tui.domain.rater_privacy import personal


@pytest.mark.parametrize(
    "header",
    [
        "Name", "Your name", "Full Name:", "First name", "RecipientLastName", "Name of resident", "Student ID",
        "E-mail", "Email Address", "Username", "IP Address", "IPAddress", "Location Latitude", "Home address",
        "Postal code", "City", "Phone number", "redcap_survey_identifier", "Survey Identifier", "Vorname",
        "redcap_data_access_group", "Date of birth", "What is your name?",
    ],
)  # fmt: skip
def test_it_is_known_by_its_name(header: str) -> None:
    found = personal((header,), ["something"])

    assert found is not None
    assert not found.certain


@pytest.mark.parametrize(
    "header", ["Overall", "The teacher knew my name", "The room and its location were good", "Comments", "Level", ""]
)
def test_a_question_is_not_taken_for_it(header: str) -> None:
    assert personal((header,), ["5", "4"]) is None


@pytest.mark.parametrize("value", ["pat@example.org", "Pat <pat@example.org>", "203.0.113.7", "2001:db8:0:1::7"])
def test_it_is_known_by_what_stands_in_it(value: str) -> None:
    found = personal(("Q7",), ["", value, "x"])

    assert found is not None
    assert found.certain


@pytest.mark.parametrize("value", ["12:30:15", "2026-03-11 12:00", "Write to pat@example.org about it", "1.2.3"])
def test_other_values_are_left_alone(value: str) -> None:
    assert personal(("Q7",), [value]) is None
