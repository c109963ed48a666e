"""Who somebody from an address book is: new, here already, or a question for the user."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.contact_merge import Candidate, Choice, Fate, Merge, merge
from pivot_tui.domain.contact_names import guess_type, name_in_short


def person(number: int, name: str, **values: object) -> Candidate:
    """Somebody in a file."""
    candidate = replace(Candidate(number, name, name_in_short(name)), **values)  # type: ignore[arg-type]
    emails = (candidate.email,) if candidate.email else ()
    return replace(candidate, emails=emails, phones=(candidate.phone,) if candidate.phone else ())


def here(identifier: str, who: str, **values: object) -> Contact:
    """Somebody who is here."""
    return Contact(identifier, who, ContactType.PEER, **values)  # type: ignore[arg-type]


def fates(found: Merge) -> list[Fate]:
    """What would become of each."""
    return [proposal.fate for proposal in found.proposals]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jordan Avery", "J.A."),
        ("Avery, Jordan", "J.A."),
        ("Dr. Jordan Lee-Avery, MD, PhD", "J.L.A."),
        ("Prof. Jordan Avery MD", "J.A."),
        ("Jordan Avery M.D.", "J.A."),
        ("J.A.", "J.A."),
        ("JA", "JA"),
        ("J. R. Avery", "J.R.A."),
        ("王 小明", "王.小."),
        ("Ødegaard", "Ø."),
        ("555 0100", "555 0100"),
    ],
)
def test_of_a_name_the_initials_are_kept(name: str, short: str) -> None:
    assert name_in_short(name) == short


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Clerkship Director, Internal Medicine", ContactType.CLERKSHIP_DIRECTOR),
        ("Residency Program Director", ContactType.PROGRAM_DIRECTOR),
        ("Vice Chair for Education", ContactType.VICE_CHAIR),
        ("Director of Undergraduate Medical Education", ContactType.UME_DIRECTOR),
        ("Simulation Center Director", ContactType.SIMULATION_DIRECTOR),
        ("Clerkship coordinator", ContactType.COORDINATOR),
        ("Former clerkship director", ContactType.EXTERNAL),
        ("Associate Program Director, residency", ContactType.EXTERNAL),
        ("Program director", ContactType.EXTERNAL),
        ("Director of Nursing", ContactType.EXTERNAL),
        ("", ContactType.EXTERNAL),
    ],
)
def test_the_type_is_guessed_only_where_the_title_is_plain(title: str, kind: ContactType) -> None:
    assert guess_type(title) is kind


@pytest.mark.parametrize(
    ("contact", "candidate", "fate"),
    [
        (here("a", "Boss", card_uid="u1"), person(1, "Jordan Avery", card_uid="u1"), Fate.HERE),
        (here("a", "J.A."), person(1, "Jordan Avery", card_uid="urn:uuid:a"), Fate.HERE),
        (here("a", "J.A.", email="J@example.org"), person(1, "Jordan Avery", email="j@example.org "), Fate.HERE),
        (here("a", "J.A.", phone="+44 20 7946 0958"), person(1, "Jordan Avery", phone="02079460958"), Fate.HERE),
        (here("a", "J.A.", phone="212-555-0100"), person(1, "Mary Oak", phone="312-555-0100"), Fate.NEW),
        (here("a", "Jordan Avery"), person(1, "Dr. Avery, Jordan"), Fate.HERE),
        (here("a", "J.A.", institution="North"), person(1, "Jordan Avery", institution="north"), Fate.HERE),
        (here("a", "J.A.", position="Dean"), person(1, "Jordan Avery", position="Dean", email="x@y"), Fate.FILLS),
        (here("a", "J.A."), person(1, "Jordan Avery"), Fate.UNCLEAR),
        (here("a", "Jordan Avery"), person(1, "J.A."), Fate.UNCLEAR),
        (here("a", "Jordan Avery"), person(1, "J. Avery"), Fate.UNCLEAR),
        (here("a", "Jordan Avery"), person(1, "Jane Adams"), Fate.NEW),
        (here("a", "J Smith"), person(1, "J Stone"), Fate.NEW),
        (here("a", "M.O.", phone="555-0100"), person(1, "Jordan Avery", phone="5550100"), Fate.UNCLEAR),
        (
            here("a", "J.A.", position="Dean", email="a@b"),
            person(1, "Jordan Avery", position="Dean", email="c@d"),
            Fate.UNCLEAR,
        ),
        (here("a", "M.O."), person(1, "Jordan Avery"), Fate.NEW),
    ],
)
def test_somebody_is_known_by_card_address_number_name_or_initials_and_place(
    contact: Contact, candidate: Candidate, fate: Fate
) -> None:
    assert fates(merge([candidate], [contact])) == [fate]


def test_only_empty_fields_are_filled() -> None:
    contact = here("a", "J.A.", email="j@example.org", position="Dean")
    found = merge(
        [person(1, "Jordan Avery", email="j@example.org", position="Chair", phone="1", tags=("x",))], [contact]
    )

    assert found.changed == (replace(contact, phone="1", tags=("x",)),)
    assert found.proposals[0].filled == ("phone", "tags")
    assert found.added == ()


def test_the_user_says_whether_somebody_unclear_is_new_or_the_same() -> None:
    contact, candidate = here("a", "J.A."), person(7, "Jordan Avery", phone="1")

    left = merge([candidate], [contact])
    same = merge([candidate], [contact], {7: Choice.SAME})
    new = merge([candidate], [contact], {7: Choice.NEW})

    assert (left.added, left.changed) == ((), ())
    assert (same.added, same.changed) == ((), (replace(contact, phone="1"),))
    assert [added.phone for added in new.added] == ["1"]
    assert new.changed == ()
    assert all(len(found.questions) == 1 for found in (left, same, new))


def test_two_people_of_one_file_are_not_taken_for_the_one_who_is_here() -> None:
    contact = here("a", "J.A.", position="Dean")
    people = [person(1, "Jordan Avery", position="Dean"), person(2, "Jane Adams", position="Dean")]

    assert fates(merge(people, [contact])) == [Fate.UNCLEAR, Fate.UNCLEAR]


def test_somebody_who_is_known_by_address_leaves_the_initials_to_nobody_else() -> None:
    contact = here("a", "J.A.", position="Dean", email="j@example.org")
    people = [person(1, "Jane Adams", position="Dean"), person(2, "Jordan Avery", email="j@example.org")]

    assert fates(merge(people, [contact])) == [Fate.UNCLEAR, Fate.HERE]


def test_within_one_file_nobody_is_doubled_and_nobody_swallowed() -> None:
    found = merge(
        [
            person(1, "Jordan Avery", email="j@example.org"),
            person(2, "Jane Adams"),
            person(3, "Avery, Jordan", phone="555010"),
            person(4, "Jordan Avery", email="other@example.org"),
            person(5, "Mary Oak", email="j@example.org"),
        ],
        [],
    )

    assert fates(found) == [Fate.NEW, Fate.NEW, Fate.REPEATED, Fate.UNCLEAR, Fate.UNCLEAR]
    assert [(one.who, one.phone) for one in found.added] == [("J.A.", "555010"), ("J.A.", "")]
    assert [proposal.first for proposal in found.proposals[2:]] == [1, 1, 1]


def test_two_cards_with_initials_alone_are_two_people_where_their_identifiers_say_so() -> None:
    assert fates(merge([person(1, "J.A.", card_uid="u1"), person(2, "J.A.", card_uid="u2")], [])) == [Fate.NEW] * 2
    assert fates(merge([person(1, "J.A."), person(2, "J.A.")], [])) == [Fate.NEW, Fate.UNCLEAR]


def test_a_great_many_with_the_same_initials_are_a_question_too() -> None:
    contacts = [here(f"x{n}", f"Jordan Avery{'a' * n}") for n in range(120)]
    assert fates(merge([person(1, "Jane Adams"), person(2, "Jordan Averyaaa")], contacts)) == [Fate.UNCLEAR, Fate.HERE]


SHORT = st.sampled_from(["", "a", "b", "123456", "654321"])
PEOPLE = st.lists(
    st.builds(
        lambda name, uid, email, phone, place, position: person(
            0, name, card_uid=uid, email=email, phone=phone, institution=place, position=position
        ),
        st.sampled_from(
            ["Jordan Avery", "Jane Adams", "J.A.", "Avery, Jordan", "JA", "🙂", "M.O.", "Anna", "J. Avery", "J Stone"]
        ),
        SHORT,
        SHORT,
        SHORT,
        SHORT,
        SHORT,
    ),
    max_size=7,
)


@given(PEOPLE, PEOPLE, st.booleans())
def test_the_same_file_twice_adds_nobody(before: list[Candidate], people: list[Candidate], whole: bool) -> None:
    def numbered(some: list[Candidate]) -> list[Candidate]:
        return [replace(p, number=n, who=p.name if whole else p.who) for n, p in enumerate(some, 1)]

    kept = [replace(contact, id=f"x{n}") for n, contact in enumerate(merge(numbered(before), []).added)]
    first = merge(numbered(people), kept)
    changed = {contact.id: contact for contact in first.changed}
    after = [changed.get(contact.id, contact) for contact in kept]
    after += [replace(contact, id=f"y{n}") for n, contact in enumerate(first.added)]

    assert merge(numbered(people), after).added == ()
