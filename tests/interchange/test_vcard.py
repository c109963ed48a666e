"""Address cards: what old, new and broken ones say, and that what goes out comes in again unchanged."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.interchange import contact_cards
from pivot_tui.interchange.imported import CannotImport
from pivot_tui.interchange.imported_people import FoundPeople
from pivot_tui.interchange.vcard import Cards, read_cards, write_card

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t;,\\:\"' ="), max_size=200)
FIELD = TEXT.map(lambda text: " ".join(text.split())).filter(lambda text: not text.lower().startswith("tel:"))
TAGS = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,30}", fullmatch=True), max_size=4, unique=True).map(tuple)


def cards(text: str | bytes) -> Cards:
    """The cards in a text."""
    return read_cards(text if isinstance(text, bytes) else text.encode(), "cards.vcf")


def people(text: str | bytes) -> FoundPeople:
    """The people on the cards in a text."""
    return contact_cards.people(text if isinstance(text, bytes) else text.encode(), "cards.vcf")


def card(*lines: str, version: str = "3.0") -> str:
    """A card with these lines."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT)
def test_any_text_comes_out_of_a_card_as_it_went_in(parts: list[str], text: str) -> None:
    found = cards(write_card([("ORG", tuple(parts)), ("FN", (text,)), ("CATEGORIES", tuple(parts))]))

    (one,) = found.cards
    assert not found.broken
    assert one.all("org")[0].parts() == tuple(parts)
    assert one.all("fn")[0].plain == text
    assert one.all("categories")[0].parts(",") == tuple(parts)


@given(TEXT)
def test_no_line_that_is_written_is_too_long_and_none_ends_a_card_too_early(text: str) -> None:
    written = write_card([("FN", (text,)), ("TITLE", (f"{text}\nEND:VCARD\n",))])

    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert written.count("\nEND:VCARD\r\n") == 1
    assert len(cards(written * 2).cards) == 2


@given(FIELD.filter(bool), FIELD, FIELD, FIELD, FIELD, TAGS, st.sampled_from(ContactType))
def test_what_goes_out_of_a_contact_comes_in_again(
    who: str, email: str, phone: str, place: str, position: str, tags: tuple[str, ...], kind: ContactType
) -> None:
    contact = Contact("0198", who, kind, "", None, None, position, place, (), "", email, phone, tags=tags)

    (found,) = people(contact_cards.card_of(contact)).people

    assert (found.name, found.uid, found.type) == (who, "urn:uuid:0198", kind.value)
    assert (found.institution, found.position, found.categories) == (place, position, tags)
    assert found.emails == ((email,) if email else ())
    assert found.phones == ((phone,) if phone else ())


@given(st.binary(max_size=400))
def test_impossible_bytes_are_read_as_text_or_refused(content: bytes) -> None:
    for given_bytes in (content, b"BEGIN:VCARD\nFN:" + content + b"\nEND:VCARD\n"):
        with contextlib.suppress(CannotImport):
            for person in contact_cards.people(given_bytes, "cards.vcf").people:
                assert person.name.strip()
                person.name.encode()


def test_cards_of_apple_with_groups_photos_and_lists_are_read() -> None:
    found = people(
        card(
            "PRODID:-//Apple Inc.//macOS 14//EN",
            "N:Avery;Jordan;;Dr.;",
            "FN:Dr. Jordan Avery",
            "ORG:General Hospital;Internal Medicine;",
            "TITLE:Clerkship Director\\, Medicine",
            "item1.EMAIL;type=INTERNET;type=pref:jordan@example.org",
            "item1.X-ABLabel:_$!<Other>!$_",
            "EMAIL;type=WORK:work@example.org",
            "TEL;type=WORK;type=FAX:1",
            "TEL;type=CELL;type=VOICE:+1 (555) 010-0100",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
            " 2wBDAAEBAQEBAQEBAQ==",
            "NOTE:met at grand\\nrounds",
            "BDAY;value=date:1970-01-01",
            "CATEGORIES:Teaching,Wards\\, all",
            "UID:abc-1",
        )
        + card("FN:Teachers", "N:Teachers", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1")
    )

    (one,) = found.people
    assert (one.name, one.uid) == ("Dr. Jordan Avery", "abc-1")
    assert one.emails == ("jordan@example.org", "work@example.org")
    assert one.phones == ("+1 (555) 010-0100",)
    assert (one.institution, one.position) == ("General Hospital, Internal Medicine", "Clerkship Director, Medicine")
    assert one.categories == ("Teaching", "Wards, all")
    assert {name for name, _ in found.dropped} == {
        "photos",
        "notes",
        "birthdays",
        "further e-mail addresses",
        "further numbers",
    }
    assert found.groups == 1
    assert not found.missed


def test_old_cards_with_quoted_printable_and_their_own_encodings_are_read() -> None:
    old = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n=B6rg;;;",
        "ORG;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Universit=E4t=\r\n M=FCnchen",
        "TITLE;QUOTED-PRINTABLE:Program Director, =\r\nresidency",
        "TEL;CELL:0151 1",
        "TEL;WORK;PREF:089 2",
        "PHOTO;BASE64;JPEG:",
        "/9j/4AAQSkZJRgABAQAAAQABAAD2wBDAAEBAQEB",
        version="2.1",
    )

    (one,) = people(old).people

    assert one.name == "Jörg Müller"
    assert one.institution == "Universität München"
    assert one.position == "Program Director, residency"
    assert one.phones == ("089 2", "0151 1")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (card("FN:Zoë").encode("utf-16"), "Zoë"),
        (b"\xef\xbb\xbf" + card("FN:Zoë").encode(), "Zoë"),
        (card("FN;CHARSET=ISO-8859-2:Łucja").encode("iso-8859-2"), "Łucja"),
        (card("FN;CHARSET=NO-SUCH-THING:Zoë").encode("cp1252"), "Zoë"),
        (card("FN;CHARSET=hex:Zoë").encode(), "Zoë"),
        (card("FN:Zoë").replace("\r\n", "\r").encode(), "Zoë"),
        (card("FN:Zoë").lower().replace("zoë", "Zoë").encode(), "Zoë"),
    ],
)
def test_the_encodings_of_other_computers_are_read(content: bytes, name: str) -> None:
    assert people(content).people[0].name == name


def test_new_cards_with_addresses_and_preferences_are_read() -> None:
    (one,) = people(
        card(
            "KIND:individual",
            "FN:Jordan Avery",
            'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+1-555-0100',
            'TEL;VALUE=uri;PREF=1;TYPE="voice;cell":tel:+1-555-0101',
            "EMAIL;VALUE=uri:mailto:j@example.org",
            version="4.0",
        )
    ).people

    assert one.phones == ("+1-555-0101", "+1-555-0100")
    assert one.emails == ("j@example.org",)


def test_a_card_inside_a_card_is_passed_over() -> None:
    (one,) = people(
        card("FN:Jordan Avery", "AGENT:", "BEGIN:VCARD", "FN:Somebody else", "END:VCARD", "TITLE:Dean", version="2.1")
    ).people

    assert (one.name, one.position) == ("Jordan Avery", "Dean")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Avery;Jordan;Lee;;"], "Jordan Lee Avery"),
        (["NICKNAME:Jo"], "Jo"),
        (["FN: ", "EMAIL:jordan.avery@example.org"], "Jordan Avery"),
        (["ORG:The pharmacy"], "The pharmacy"),
    ],
)
def test_a_card_without_a_name_for_showing_takes_the_next_best(lines: list[str], name: str) -> None:
    assert people(card(*lines)).people[0].name == name


def test_broken_cards_are_named_and_the_others_come_in() -> None:
    found = people(
        card("FN:First")
        + "BEGIN:VCARD\r\nFN:Never closed\r\n"
        + card("TEL:1")
        + card("no field at all", "FN:Fourth")
        + "BEGIN:VCARD\r\nFN:Cut o"
    )

    assert [person.name for person in found.people] == ["First", "Fourth"]
    assert [missed.number for missed in found.missed] == [2, 3, 5]
    assert all(missed.sentence.endswith(".") for missed in found.missed)
    assert found.notes == ("1 line is none of a card.",)


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n\x00\x00", b"END:VCARD\n"])
def test_a_file_without_cards_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(CannotImport, match=r"cards.vcf"):
        people(content)


def test_a_file_beyond_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pivot_tui.interchange.vcard.MOST_CARDS", 2)
    with pytest.raises(CannotImport, match="more than 2 cards"):
        people(card("FN:A") * 3)
    monkeypatch.setattr("pivot_tui.interchange.vcard.LARGEST", 10)
    with pytest.raises(CannotImport, match="larger than"):
        people(card("FN:A"))


def test_a_card_from_another_address_book_keeps_its_identifier() -> None:
    assert "UID:abc-1\r\n" in contact_cards.card_of(Contact("0198", "J.A.", ContactType.PEER, card_uid="abc-1"))
