"""The filter line of the contacts: who is shown for what is typed."""

from datetime import date

import pytest

from pivot_tui.domain.acquaintance import Acquaintance
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.contact_filter import ContactFilter, read_contact_filter
from pivot_tui.domain.follow_up import due_of

TODAY = date(2026, 3, 13)
PEOPLE = (
    Acquaintance(Contact("1", "L.K.", ContactType.VICE_CHAIR, position="Vice-chair", tags=("dinner",))),
    Acquaintance(
        Contact("2", "Jordan Avery", ContactType.PEER, "Write", date(2026, 3, 1), institution="Harbour Clinic"),
        held=date(2026, 2, 1),
    ),
    Acquaintance(Contact("3", "M.O.", ContactType.SIMULATION_DIRECTOR), held=date(2026, 2, 1)),
)


def shown(line: str) -> str:
    """The ids of those who are shown, one after the other."""
    chosen = read_contact_filter(line)
    return "".join(known.contact.id for known in PEOPLE if chosen.lets_through(known, due_of(known, TODAY), TODAY))


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("", "123"),
        ("lk", "1"),
        ("L.K", "1"),
        ("ja", "2"),
        ("avery", "2"),
        ("sim", "3"),
        ("vice", "1"),
        ("harb cli", "2"),
        ("+din", "1"),
        ("dinner", "1"),
        ("overdue", "2"),
        ("met", "23"),
        ("not met", "1"),
        ("met sim", "3"),
        ("nobody", ""),
        ("[/] \\", "123"),
    ],
)
def test_words_narrow_the_list(line: str, ids: str) -> None:
    assert shown(line) == ids


def test_not_alone_is_a_word_like_others() -> None:
    assert read_contact_filter("not yet") == ContactFilter(words=("not", "yet"))
