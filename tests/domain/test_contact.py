"""Contacts: what is wrong with one, initials in place of a name, and what a next step that is done leaves."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.contact import (
    Contact,
    ContactType,
    SeenWork,
    contact_problems,
    initials_instead,
    seen_work_problems,
    short_name,
    with_step_done,
)

TODAY = date(2026, 3, 13)
LK = Contact("c1", "L.K.", ContactType.VICE_CHAIR)


def test_initials_and_a_type_are_enough() -> None:
    assert contact_problems(LK, TODAY) == ()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"who": "  "}, "who"),
        ({"next_due": TODAY}, "next_step"),
        ({"controls": ("clerkship", "parking")}, "controls"),
        ({"wished_days": 90, "longest_days": 30}, "longest_days"),
        ({"in_touch": date(2026, 3, 14)}, "in_touch"),
        ({"tags": ("two words",)}, "tags"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(values: dict[str, object], field: str) -> None:
    assert [problem.field for problem in contact_problems(replace(LK, **values), TODAY)] == [field]  # type: ignore[arg-type]


def test_no_nudges_at_all_may_stand_beside_a_longest_interval() -> None:
    assert contact_problems(replace(LK, wished_days=0, longest_days=30), TODAY) == ()


@pytest.mark.parametrize(
    ("who", "short"),
    [
        ("Jordan Avery", "J.A."),
        ("jordan avery-lee", "J.A.L."),
        ("Avery", "A."),
        ("SMITH", "S."),
        ("L.K.", None),
        ("LK", None),
        ("L K", None),
        ("JPK", None),
        ("", None),
        ("[/]", None),
    ],
)
def test_a_full_name_has_initials_that_would_do(who: str, short: str | None) -> None:
    assert initials_instead(who) == short


def test_somebody_is_found_by_letters_without_dots() -> None:
    assert short_name("L.K.") == "lk" == short_name(" l. K ")


def test_a_step_that_is_done_leaves_nothing_due_and_counts_as_contact() -> None:
    before = replace(LK, next_step="Send it", next_due=TODAY, snoozed_to=TODAY, in_touch=date(2026, 1, 1), tags=("a",))

    assert with_step_done(before, TODAY) == replace(LK, in_touch=TODAY, tags=("a",))


def test_what_they_have_seen_lies_behind_and_has_words() -> None:
    seen = SeenWork("s1", "c1", date(2026, 3, 14), " ")

    assert [problem.field for problem in seen_work_problems(seen, TODAY)] == ["what", "day"]
    assert seen_work_problems(replace(seen, day=TODAY, what="rounds"), TODAY) == ()
