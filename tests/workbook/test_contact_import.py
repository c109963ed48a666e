"""Importing and exporting contacts: what is kept, that nobody is doubled, and that one undo takes all of it back."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.contact_merge import Choice, Fate
from pivot_tui.domain.faults import Fault
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.workbook import contact_export, contact_import, history
from pivot_tui.workbook.contact_import import ContactPreview, ImportedContacts, preview
from pivot_tui.workbook.private_files import TargetExists

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Dr. Jordan Avery
ORG:General Hospital
TITLE:Clerkship Director
EMAIL:jordan@example.org
TEL:+1 555 0100
CATEGORIES:Teaching Team,* myContacts,9
UID:u1
NOTE:private
END:VCARD
BEGIN:VCARD
FN:Never closed
BEGIN:VCARD
FN:Nina Quist
UID:u3
END:VCARD
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three cards, one of them broken."""
    path = tmp_path / "people.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


def kept(store: Store) -> list[Contact]:
    """Everybody who is here."""
    with store.reading() as db:
        return list(CONTACT.select(db, "ORDER BY n"))


def test_little_is_kept_and_one_undo_takes_it_all_back(empty_workbook: Store, file: Path) -> None:
    shown = preview(empty_workbook, file)
    assert (shown.dropped, [missed.number for missed in shown.missed]) == ((("notes", 1),), [2])
    assert kept(empty_workbook) == []

    assert contact_import.save(empty_workbook, shown) == ImportedContacts(added=2)

    first, second = kept(empty_workbook)
    assert (first.who, first.type, first.card_uid) == ("J.A.", ContactType.CLERKSHIP_DIRECTOR, "u1")
    assert (first.institution, first.position, first.tags) == (
        "General Hospital",
        "Clerkship Director",
        ("teaching-team",),
    )
    assert (first.email, first.phone) == ("jordan@example.org", "+1 555 0100")
    assert (second.who, second.type) == ("N.Q.", ContactType.EXTERNAL)
    history.undo(empty_workbook)
    assert kept(empty_workbook) == []


def test_the_same_file_twice_adds_nothing_even_where_both_were_read_before(empty_workbook: Store, file: Path) -> None:
    shown, also_shown = preview(empty_workbook, file), preview(empty_workbook, file, keep_names=True)
    contact_import.save(empty_workbook, shown)

    assert contact_import.save(empty_workbook, also_shown) == ImportedContacts()
    again = preview(empty_workbook, file)
    assert [proposal.fate for proposal in again.merge.proposals] == [Fate.HERE, Fate.HERE]
    assert not again.can_import
    assert len(kept(empty_workbook)) == 2


def test_whole_names_are_kept_where_that_is_wanted(empty_workbook: Store, file: Path) -> None:
    shown = contact_import.chosen(empty_workbook, preview(empty_workbook, file), {}, keep_names=True)
    contact_import.save(empty_workbook, shown)
    assert [contact.who for contact in kept(empty_workbook)] == ["Dr. Jordan Avery", "Nina Quist"]


def unclear(store: Store, path: Path) -> ContactPreview:
    """A preview of somebody whose initials are those of one who is here."""
    with store.transaction("contact.add"):
        CONTACT.insert(store.db, [Contact(uuid7(store.clock()), "N.Q.", ContactType.PEER)])
    return preview(store, path)


def test_somebody_unclear_is_left_out_until_the_user_chooses(empty_workbook: Store, file: Path) -> None:
    shown = unclear(empty_workbook, file)
    assert [question.candidate.number for question in shown.merge.questions] == [3]
    assert len(shown.merge.added) == 1

    same = contact_import.chosen(empty_workbook, shown, {3: Choice.SAME}, keep_names=False)
    assert contact_import.save(empty_workbook, same) == ImportedContacts(added=1, filled=1)

    assert [(contact.who, contact.card_uid) for contact in kept(empty_workbook)] == [("N.Q.", "u3"), ("J.A.", "u1")]
    assert not preview(empty_workbook, file).can_import


def test_somebody_unclear_may_be_new(empty_workbook: Store, file: Path) -> None:
    shown = contact_import.chosen(empty_workbook, unclear(empty_workbook, file), {3: Choice.NEW}, keep_names=False)
    assert contact_import.save(empty_workbook, shown) == ImportedContacts(added=2)
    assert not preview(empty_workbook, file).can_import


@pytest.mark.parametrize(
    "content", [b"", b"no cards", b"\x00\x01" * 100, b"BEGIN:VCARD\nBEGIN:VCARD\n", b"\xff\xfe\xff", b"a,b\n1,2"]
)
def test_nonsense_gets_one_sentence_and_changes_nothing(empty_workbook: Store, tmp_path: Path, content: bytes) -> None:
    for name in ("people.vcf", "people.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        try:
            shown = preview(empty_workbook, path)
        except Fault as fault:
            said = fault.sentence
        else:
            assert not shown.can_import
            said = shown.missed[0].sentence
        assert said.endswith(".")
    assert kept(empty_workbook) == []


def test_control_characters_and_endless_fields_do_not_come_in(empty_workbook: Store, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text(
        f"BEGIN:VCARD\nFN:A\x1b[31m B\nTITLE:x\\ny\x00\nEND:VCARD\nBEGIN:VCARD\nFN:C D\nORG:{'x' * 501}\nEND:VCARD\n",
        encoding="utf-8",
    )
    shown = preview(empty_workbook, path, keep_names=True)
    assert [(one.who, one.position) for one in shown.merge.added] == [("A [31m B", "x y")]
    assert [missed.number for missed in shown.missed] == [2]


def test_what_is_exported_is_private_and_comes_in_again(sample_workbook: Store, tmp_path: Path) -> None:
    path, written = contact_export.write_cards(sample_workbook, tmp_path, "people.vcf")

    assert (path, written) == (tmp_path / "people.vcf", 6)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "grading" not in path.read_text(encoding="utf-8")
    assert [one.fate for one in preview(sample_workbook, path).merge.proposals] == [Fate.HERE] * 6
    with pytest.raises(TargetExists):
        contact_export.write_cards(sample_workbook, tmp_path, "people.vcf")
    assert contact_export.write_cards(sample_workbook, path, "", force=True)[1] == 6


LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(lambda text: " ".join(text.split()))


@given(
    st.lists(
        st.builds(
            Contact,
            st.just(""),
            LINE.filter(bool),
            st.sampled_from(ContactType),
            position=LINE,
            institution=LINE,
            email=LINE,
            phone=LINE.filter(lambda text: not text.lower().startswith("tel:")),
            tags=st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True), max_size=3, unique=True).map(tuple),
        ),
        min_size=1,
        max_size=3,
        unique_by=(lambda one: one.email or one.who, lambda one: one.phone or one.who, lambda one: one.who),
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_contacts_go_to_another_workbook_unchanged(
    empty_workbook: Store, tmp_path: Path, people: list[Contact]
) -> None:
    contacts = [replace(one, id=uuid7(empty_workbook.clock())) for one in people]
    path = tmp_path / "people.vcf"
    path.write_bytes("".join(map(contact_export.card_of, contacts)).encode())

    shown = preview(empty_workbook, path, keep_names=True)

    assert [replace(one, id="", card_uid="") for one in shown.merge.added] == [replace(one, id="") for one in contacts]
    assert [one.card_uid for one in shown.merge.added] == [f"urn:uuid:{one.id}" for one in contacts]
