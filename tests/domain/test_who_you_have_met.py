"""Who you have met: types known and met, who has a say in a role, and what a mentor still lacks."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.role import Role
from pivot_tui.domain.who_you_have_met import missing_flags, who_you_have_met

DAY = date(2026, 3, 4)


def known(who: str, kind: ContactType, held: date | None = None, **values: Any) -> Acquaintance:
    """Somebody."""
    return Acquaintance(Contact(who, who, kind, **values), held=held)


def test_nobody_is_known_in_an_empty_workbook_and_all_rows_are_there() -> None:
    found = who_you_have_met((), ())
    assert found.is_empty
    assert (len(found.types), len(found.roles), found.types_known, found.types_met) == (5, 5, 0, 0)


def test_a_type_is_met_as_soon_as_one_of_it_was() -> None:
    people = (known("A", ContactType.VICE_CHAIR), known("B", ContactType.VICE_CHAIR, DAY))
    found = who_you_have_met(people, ())
    chair = next(one for one in found.types if one.type is ContactType.VICE_CHAIR)
    assert [one.contact.who for one in chair.people] == ["B", "A"]
    assert (found.types_known, found.types_met) == (1, 1)
    assert not found.is_empty


def test_ticked_roles_stand_first_each_in_their_order() -> None:
    found = who_you_have_met((), {Role.SCHOLAR, Role.RESIDENCY})
    assert [one.role for one in found.roles] == [
        Role.RESIDENCY, Role.SCHOLAR, Role.CLERKSHIP, Role.SIMULATION, Role.PRECLINICAL,
    ]  # fmt: skip
    assert [one.is_ticked for one in found.roles] == [True, True, False, False, False]


def test_whoever_has_a_say_in_two_roles_stands_in_both_and_a_role_nobody_knows_is_passed_over() -> None:
    someone = known("A", ContactType.EXTERNAL, controls=("clerkship", "residency", "dean of everything"))
    found = who_you_have_met([someone], ())
    assert [one.role for one in found.roles if one.people] == [Role.CLERKSHIP, Role.RESIDENCY]


def test_mentors_stand_by_how_many_flags_they_have_and_what_is_missing_is_named() -> None:
    people = (
        known("A", ContactType.MENTOR),
        known("B", ContactType.PEER, mentor=True, knows_goals=True, would_advocate=True),
        known("C", ContactType.PEER, mentor=True, knows_goals=False),
        known("D", ContactType.PEER, mentor=False),
    )
    found = who_you_have_met(people, ())
    assert [one.contact.who for one in found.mentors] == ["B", "A", "C"]
    assert [one.contact.who for one in found.others] == ["D"]
    assert (found.said_mentors, found.advocates, found.know_goals) == (3, 1, 1)
    assert missing_flags(people[1].contact) == ()
    assert missing_flags(people[2].contact) == ("knows your goals: no", "would speak up for you: not known")


def test_a_mentor_by_type_is_one_unless_the_flag_says_otherwise() -> None:
    by_type = known("A", ContactType.MENTOR, knows_goals=True, would_advocate=True)
    unsaid = known("B", ContactType.MENTOR)
    not_one = known("C", ContactType.MENTOR, mentor=False)
    found = who_you_have_met((by_type, unsaid, not_one), ())
    assert (found.said_mentors, found.advocates) == (2, 1)
    assert missing_flags(unsaid.contact) == ("knows your goals: not known", "would speak up for you: not known")
    assert missing_flags(not_one.contact)[0] == "mentor: no"


@given(
    st.lists(
        st.builds(
            lambda number, kind, held, mentor: known(str(number), kind, held, mentor=mentor),
            st.integers(0, 10_000),
            st.sampled_from(ContactType),
            st.none() | st.just(DAY),
            st.none() | st.booleans(),
        ),
        max_size=12,
    )
)
def test_nobody_is_lost_and_no_more_types_are_met_than_known(people: list[Acquaintance]) -> None:
    found = who_you_have_met(people, ())
    assert 0 <= found.types_met <= found.types_known <= 5
    shown = [one for kind in found.types for one in kind.people] + [*found.mentors, *found.others]
    assert {id(one) for one in shown} == {id(one) for one in people}
