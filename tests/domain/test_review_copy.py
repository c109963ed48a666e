"""What a mentor is shown of a review: people by their roles, nothing of money, nothing of offers."""

import pytest

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.review_copy import Withheld, roles_of, with_roles, withheld

ROLES = {"R.T.": "a clerkship director", "M.O.": "a mentor", "Robin Grantley": "a peer"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask R.T. for 20 minutes", "Ask a clerkship director for 20 minutes"),
        ("Ask RT, R. T. and M.O.'s friend", "Ask a clerkship director, a clerkship director and a mentor's friend"),
        ("R.T.: no reply", "A clerkship director: no reply"),
        ("Robin Grantley said yes; Grantley meant it", "A peer said yes; a peer meant it"),
        ("N.B. was there", "Somebody was there"),
        ("the M.D. degree, in the U.S., at 3 p.m., e.g. START", "the M.D. degree, in the U.S., at 3 p.m., e.g. START"),
        ("[/] [red]x[/] 日本語 👩🏽‍⚕️", "[/] [red]x[/] 日本語 👩🏽‍⚕️"),
    ],
)
def test_people_stand_by_their_roles(text: str, said: str) -> None:
    assert with_roles(text, ROLES)[0] == said


def test_how_many_people_were_named_is_counted() -> None:
    assert with_roles("M.O., R.T. and N.B.", ROLES)[1] == 3
    assert with_roles("nobody", ROLES) == ("nobody", 0)


@pytest.mark.parametrize(
    "text", ["They said $240,000", "240k at most", "200 000 euros", "My salary", "a bonus for nights", "paid by visit"]
)
def test_texts_that_speak_of_money_are_withheld(text: str) -> None:
    assert withheld(text) is Withheld.MONEY


@pytest.mark.parametrize("text", ["The offer came", "Read the contract", "their counter-offer"])
def test_texts_that_speak_of_an_offer_are_withheld(text: str) -> None:
    assert withheld(text) is Withheld.OFFER


@pytest.mark.parametrize("text", ["Journal club ran without me", "22 of 26 rated it", "pay attention to the residents"])
def test_other_texts_are_shown(text: str) -> None:
    assert withheld(text) is None


def test_a_contact_is_known_by_what_it_is_called_and_said_by_its_type() -> None:
    known = roles_of([Contact("1", "A.W.", ContactType.EXTERNAL), Contact("2", "L.K.", ContactType.MENTOR)])
    assert known == {"A.W.": "somebody elsewhere", "L.K.": "a mentor"}


@pytest.mark.parametrize(
    "text",
    ["Offered the seat", "EUR 40,000 a year", "40 000 $", "CHF 3000", "a stipend", "the payment came", "earnings fell"],
)
def test_other_words_for_money_and_offers_are_withheld_too(text: str) -> None:
    assert withheld(text) is not None


@pytest.mark.parametrize(
    "text",
    ["mary okafor-bell wrote", "Mary wrote", "OKAFOR-BELL wrote", "okafor-bell wrote", "Mary  Okafor-Bell wrote"],
)
def test_a_name_is_known_by_its_parts_and_however_it_is_written(text: str) -> None:
    assert with_roles(text, {"Mary Okafor-Bell": "a mentor"}) == ("A mentor wrote", 1)


def test_initials_are_known_in_small_letters_and_titles_are_no_names() -> None:
    assert with_roles("m.o. said", {"M.O.": "a mentor"}) == ("A mentor said", 1)
    assert with_roles("Ask the doctor, Dr. who", {"Dr. Jan van Berg": "a mentor"}) == ("Ask the doctor, Dr. who", 0)
