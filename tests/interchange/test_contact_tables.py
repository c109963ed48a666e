"""People in tables: the exports of address books, and any table with a column for names."""

from pathlib import Path

import pytest

from pivot_tui.interchange.contact_tables import people
from pivot_tui.interchange.imported import CannotImport


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a table lies."""
    return tmp_path / "contacts.csv"


def test_an_export_of_google_is_read(path: Path) -> None:
    path.write_text(
        "First Name,Middle Name,Last Name,Birthday,Notes,Organization Name,Organization Title,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\n"
        "Jordan,Lee,Avery,1970-01-01,,General Hospital,Clerkship Director,Teaching ::: * myContacts,"
        "* Work,j@example.org ::: k@example.org,l@example.org,Mobile,'+1 555 0100\n",
        encoding="utf-8-sig",
    )

    found = people(path)

    (one,) = found.people
    assert (one.number, one.name) == (2, "Jordan Lee Avery")
    assert one.emails == ("j@example.org", "k@example.org", "l@example.org")
    assert one.phones == ("+1 555 0100",)
    assert (one.institution, one.position) == ("General Hospital", "Clerkship Director")
    assert one.categories == ("Teaching", "* myContacts")
    assert found.dropped == (("Birthday", 1),)


def test_an_export_of_outlook_is_read_and_its_title_is_no_position(path: Path) -> None:
    path.write_bytes(
        "Title;First Name;Last Name;Company;Department;Job Title;E-mail Address;Business Phone;Business Street\r\n"
        "Dr;Zoë;Avery;General Hospital;Medicine;Program Director;z@example.org;555 0100;Long Street 1\r\n".encode(
            "cp1252"
        )
    )

    found = people(path)

    (one,) = found.people
    assert (one.name, one.position) == ("Zoë Avery", "Program Director")
    assert one.institution == "General Hospital, Medicine"
    assert (one.emails, one.phones) == (("z@example.org",), ("555 0100",))
    assert dict(found.dropped)["Business Street"] == 1


def test_any_table_with_a_column_for_names_will_do(path: Path) -> None:
    path.write_text("My people\n\nWho\tTitle\tMail\nJ.A.\tDean\tj@example.org\n\t\t\n\tChair\t\n", encoding="utf-8")

    found = people(path)

    assert [(one.number, one.name, one.position) for one in found.people] == [(4, "J.A.", "Dean")]
    assert [missed.number for missed in found.missed] == [6]


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", b"\x00\x01\x02\x03" * 50, b'Name\n"never closed\n'])
def test_what_is_no_table_of_people_is_refused_in_one_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CannotImport, match=r"contacts.csv"):
        people(path)
