"""Who you have met in the sample, and roles that are ticked."""

from pivot_tui.domain.role import Role
from pivot_tui.workbook import Store, history, who_you_have_met
from pivot_tui.workbook.roles_of_interest import roles_of_interest, tick_role


def test_the_sample_knows_five_types_met_three_and_has_two_mentors(sample_workbook: Store) -> None:
    found = who_you_have_met.read(sample_workbook)
    assert (found.types_known, found.types_met) == (5, 3)
    assert (found.said_mentors, found.advocates, found.know_goals) == (2, 2, 3)
    assert [one.contact.who for one in found.mentors] == ["R.T.", "S.B.", "M.O."]
    assert [one.contact.who for one in found.others] == ["A.W."]


def test_the_sample_ticked_three_roles_and_people_have_a_say_in_four(sample_workbook: Store) -> None:
    found = who_you_have_met.read(sample_workbook)
    assert [(one.role, one.is_ticked, [known.contact.who for known in one.people]) for one in found.roles] == [
        (Role.CLERKSHIP, True, ["R.T.", "L.K.", "D.F."]),
        (Role.RESIDENCY, True, ["M.O.", "L.K."]),
        (Role.SIMULATION, True, ["S.B."]),
        (Role.PRECLINICAL, False, ["D.F."]),
        (Role.SCHOLAR, False, []),
    ]


def test_a_tick_comes_and_goes_any_number_of_times_and_undo_takes_it_back(empty_workbook: Store) -> None:
    assert [tick_role(empty_workbook, Role.SCHOLAR) for _ in range(3)] == [True, False, True]
    assert roles_of_interest(empty_workbook) == {Role.SCHOLAR}
    history.undo(empty_workbook)
    assert roles_of_interest(empty_workbook) == frozenset()
    history.undo(empty_workbook)
    assert roles_of_interest(empty_workbook) == {Role.SCHOLAR}
