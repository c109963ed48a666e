"""Initials in place of names."""

import pytest

from pivot_tui.domain.initials import initials, with_initials
from pivot_tui.domain.privacy import findings


@pytest.mark.parametrize(
    ("name", "short"),
    [("Jordan Avery", "J.A."), ("Maria K. Lopez", "M.K.L."), ("anne-marie olsen", "A.M.O."), ("Émile", "É."), ("", "")],
)
def test_a_name_becomes_its_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Coached resident Jordan Avery on rounds", "Coached resident J.A. on rounds"),
        ("PGY-2 Sam Ortiz.", "PGY-2 S.O."),
        ("Pt. Maria Lopez was kind", "Pt. M.L. was kind"),
        ("thanked Mrs. Alvarez", "thanked Mrs. A."),
    ],
)
def test_a_text_is_offered_with_initials(text: str, offered: str) -> None:
    [finding] = findings(text)
    assert with_initials(text, finding) == offered
    assert findings(offered) == ()


def test_what_is_no_name_has_no_initials() -> None:
    [finding] = findings("MRN 1234567")
    assert with_initials("MRN 1234567", finding) is None
