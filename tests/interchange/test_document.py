"""The document of a whole workbook: the same bytes for the same records, read back whole, refused in one sentence."""

import dataclasses
import json
import re
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.faults import InvalidRecord
from pivot_tui.domain.journal import Entry, Group, Kind, Sign
from pivot_tui.interchange import document
from pivot_tui.interchange.document_versions import LIFTS, Tables, newest
from pivot_tui.store.tables import RECORD_TABLES, record_tables

FIXTURES = Path(__file__).parent / "fixtures"
KINDS: list[tuple[str, type]] = [(table.name, table.record) for table in record_tables()]
AT = datetime(2026, 3, 13, 18, 42, tzinfo=UTC)
ENTRY = Entry("0", AT.date(), AT, 60, "words", 5, None, None, Sign.DRAIN, ("a", "b"))
KIND = Kind("1", "", "Ward rounds", "ward", Group.OTHER)


def written(**tables: list[Any]) -> str:
    """The document of some records."""
    return "".join(f"{line}\n" for line in document.lines(tables.items()))


def read_back(text: str) -> dict[str, list[Any]]:
    """The records of a document."""
    return document.validated(document.read(text.encode(), RECORD_TABLES), KINDS)


def refusal(data: bytes) -> str:
    """The sentence with which a document is refused."""
    with pytest.raises(InvalidRecord) as refused:
        document.validated(document.read(data, RECORD_TABLES), KINDS)
    return refused.value.sentence


def with_records(records: str) -> bytes:
    """A document with records as they are given."""
    return f'{{"format": "pivot-tui/workbook", "version": 1, "records": {records}}}'.encode()


def test_a_document_reads_well_a_record_a_line() -> None:
    assert written(kind=[KIND], entry=[ENTRY, dataclasses.replace(ENTRY, tags=())], link=[]) == (
        "{\n"
        '"format": "pivot-tui/workbook",\n'
        '"version": 4,\n'
        '"records": {\n'
        '"kind": [\n'
        '{"id": "1", "key": "", "name": "Ward rounds", "alias": "ward", "grp": "other", "retired": false}\n'
        "],\n"
        '"entry": [\n'
        '{"id": "0", "day": "2026-03-13", "at": "2026-03-13T18:42:00Z", "utc_offset": 60, "text": "words", '
        '"dread": 5, "energy": null, "kind": null, "sign": "drain", "tags": ["a", "b"]},\n'
        '{"id": "0", "day": "2026-03-13", "at": "2026-03-13T18:42:00Z", "utc_offset": 60, "text": "words", '
        '"dread": 5, "energy": null, "kind": null, "sign": "drain", "tags": []}\n'
        "],\n"
        '"link": [\n'
        "]\n"
        "}\n"
        "}\n"
    )


def test_no_text_ends_a_line_or_commands_a_terminal() -> None:
    text = "".join(map(chr, [*range(1, 0xA1), 0x2028, 0x2029, 0x1F9E0]))

    line = next(line for line in document.lines([("entry", [dataclasses.replace(ENTRY, text=text)])]) if "id" in line)

    assert line.splitlines() == [line]
    assert line.isprintable() or set(filter(lambda c: not c.isprintable(), line)) == {"\xa0"}
    assert json.loads(line)["text"] == text


def field_values(hint: Any) -> st.SearchStrategy[Any]:
    """Every value that a field may have."""
    marks: list[Any] = []
    nullable = False
    while typing.get_origin(hint) in (typing.Annotated, typing.Union, type(int | None)):
        parts = typing.get_args(hint)
        nullable = nullable or type(None) in parts
        hint, *more = (part for part in parts if part is not type(None))
        marks += more
    bounds = next((mark for mark in marks if isinstance(mark, Between)), Between(-1440, 1440))
    found: st.SearchStrategy[Any]
    if isinstance(hint, type) and issubclass(hint, Enum):
        found = st.sampled_from(hint)
    elif typing.get_origin(hint) is tuple:
        [of, _] = typing.get_args(hint)
        found = st.lists(st.text(max_size=8) if of is str else st.integers(-1000, 1000), max_size=3).map(tuple)
    elif hint is str and any(isinstance(mark, NotEmpty) for mark in marks):
        found = st.text(min_size=1).filter(lambda text: text[0] != "\0")
    else:
        found = {
            str: st.text(),
            bool: st.booleans(),
            int: st.integers(bounds.low, bounds.high),
            date: st.dates(max_value=date(9998, 12, 31)),
            datetime: st.integers(-60_000_000_000, 250_000_000_000).map(lambda s: AT + timedelta(seconds=s)),
        }[hint]
    return st.none() | found if nullable else found


def records_of(kind: Any) -> st.SearchStrategy[Any]:
    """Every record of a class."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{field.name: field_values(hints[field.name]) for field in dataclasses.fields(kind)})


@settings(deadline=None, max_examples=30)
@given(st.fixed_dictionaries({name: st.lists(records_of(kind), max_size=3) for name, kind in KINDS}))
def test_any_records_come_back_as_they_were_and_give_the_same_bytes(tables: dict[str, list[Any]]) -> None:
    text = written(**{name: tables[name] for name in RECORD_TABLES})

    found = read_back(text)

    assert found == tables
    assert written(**found) == text


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("version-*.json")), ids=lambda path: path.stem)
def test_a_document_of_any_version_ever_written_can_be_read(fixture: Path) -> None:
    assert any(read_back(fixture.read_text(encoding="utf-8")).values())


def test_there_is_a_kept_document_of_every_version() -> None:
    assert {path.name for path in FIXTURES.glob("version-*.json")} == {
        f"version-{n}.json" for n in range(1, newest() + 1)
    }


def never_filled() -> Iterator[str]:
    """The fields that no record of the newest kept document fills, and those it does not know at all."""
    kept = json.loads((FIXTURES / f"version-{newest()}.json").read_text(encoding="utf-8"))["records"]
    for name, kind in KINDS:
        for field in dataclasses.fields(kind):
            if not any(record.get(field.name) not in (None, "", []) for record in kept.get(name, [])):
                yield f"{name}.{field.name}"


def test_the_newest_kept_document_fills_every_field_of_every_table() -> None:
    """A table or field that is missing here is a change of shape: raise the version, and keep a document of it."""
    assert list(never_filled()) == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_document_may_begin_with_a_byte_order_mark(mark: bytes) -> None:
    assert read_back((mark + written(entry=[ENTRY]).encode()).decode())["entry"] == [ENTRY]


def test_a_table_that_is_not_there_has_no_records() -> None:
    assert read_back(with_records("{}").decode()) == {name: [] for name in RECORD_TABLES}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not JSON; it cannot be read from line 1 on"),
        (b'{\n"format":\n', "is not JSON; it cannot be read from line 3 on"),
        (b"[1, 2]", "is not the document of a workbook"),
        (b'"pivot-tui/workbook"', "is not the document of a workbook"),
        (b"null", "is not the document of a workbook"),
        (b'{"version": 1, "records": {}}', "is not the document of a workbook"),
        (b'{"format": "pivot-tui/journal", "version": 1, "records": {}}', "is not the document of a workbook"),
        (b'{"format": "pivot-tui/workbook", "records": {}}', "does not say its version"),
        (b'{"format": "pivot-tui/workbook", "version": "1", "records": {}}', "does not say its version"),
        (b'{"format": "pivot-tui/workbook", "version": true, "records": {}}', "does not say its version"),
        (b'{"format": "pivot-tui/workbook", "version": 0, "records": {}}', "does not say its version"),
        (b'{"format": "pivot-tui/workbook", "version": 99, "records": {}}', "by a newer version of pivot-tui"),
        (b'{"format": "pivot-tui/workbook", "version": 1}', 'has no "records"'),
        (b'{"format": "pivot-tui/workbook", "version": 1, "records": []}', 'has no "records"'),
        (with_records('{"entry": {}}'), 'has no "records"'),
        (b'{"format": "pivot-tui/workbook", "version": 1, "records": {}, "more": 1}', "a part beside"),
        (with_records('{"sessions": []}'), "has sessions among its records, which is not known here"),
        (with_records('{"private words": []}'), "has a table among its records, which is not known here"),
        (with_records('{"entry": [], "entry": []}'), "names entry twice"),
        (with_records('{"entry": [{"private words": 1, "private words": 2}]}'), "names a field twice"),
        (with_records('{"entry": [{"dread": NaN}]}'), "There is NaN in the document"),
        (with_records('{"entry": [{"dread": -Infinity}]}'), "There is -Infinity in the document"),
        (with_records('{"entry": [{"dread": ' + "9" * 5000 + "}]}"), "a number in the document that is too large"),
        ("\ufeff{}".encode("utf-16"), "is not UTF-8"),
        (b"SQLite format 3\0\xff\xfe", "is not UTF-8"),
        (b"[" * 200_000, "nested far deeper"),
    ],
)
def test_what_is_no_document_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    sentence = refusal(data)

    assert said in sentence
    assert sentence.endswith(" Nothing was imported.")
    assert "\n" not in sentence
    assert "private" not in sentence


def test_a_document_far_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST", 20)

    assert "larger than" in refusal(with_records("{}"))


def test_a_field_named_twice_says_in_which_record() -> None:
    identifier = "019cdd04-b840-7e29-8ec2-ec5259083002"

    sentence = refusal(with_records(f'{{"kind": [{{"id": "{identifier}", "name": "a", "name": "b"}}]}}'))

    assert f"names name twice in one place, in the record {identifier}." in sentence


def test_every_problem_is_named_by_table_number_and_field() -> None:
    entry = json.loads(next(line for line in written(entry=[ENTRY]).splitlines() if "words" in line))
    records = {
        "kind": [{"id": "1", "key": "", "name": "", "alias": "ward", "grp": "mood", "retired": False}],
        "entry": [entry, entry | {"dread": 9}, "words", entry | {"day": "0", "private words": 1}],
    }

    lines = refusal(with_records(json.dumps(records))).split("\n")

    assert lines == [
        "The document cannot be imported, and nothing was. It has these problems:",
        "kind 1, name: This cannot be empty.",
        "kind 1, grp: Choose one of those that are offered.",
        "entry 3: This must be a record with its fields.",
        "entry 4, a field: This field is not known here.",
        "entry 4, day: A day is written like 2026-03-13.",
    ]


def test_only_the_first_ten_problems_are_named() -> None:
    lines = refusal(with_records(json.dumps({"kind": ["words"] * 6, "entry": ["words"] * 20_000}))).split("\n")

    assert lines[0].endswith("The first problems are:")
    assert [line.split(":")[0] for line in lines[1:]] == [
        *(f"kind {n}" for n in range(1, 7)),
        *(f"entry {n}" for n in range(1, 5)),
    ]


def test_an_older_document_is_lifted_one_version_after_the_other() -> None:
    def second(tables: Tables) -> Tables:
        return {"entry": [{**typing.cast("dict[str, object]", one), "second": 2} for one in tables["notes"]]}

    def third(tables: Tables) -> Tables:
        return {"entry": [{**typing.cast("dict[str, object]", one), "third": 3} for one in tables["entry"]]}

    lifts = (*LIFTS, second, third)
    first = newest()

    def read(version: int, table: str) -> Tables:
        text = json.dumps({"format": document.FORMAT, "version": version, "records": {table: [{"first": 1}]}})
        return document.read(text.encode(), RECORD_TABLES, lifts)

    assert read(first, "notes") == {"entry": [{"first": 1, "second": 2, "third": 3}]}
    assert read(first + 1, "entry") == {"entry": [{"first": 1, "third": 3}]}
    assert read(first + 2, "entry") == {"entry": [{"first": 1}]}
    with pytest.raises(InvalidRecord, match="newer version"):
        read(first + 3, "entry")


QUOTED, NOTED = "019cdd04-b840-7e29-8ec2-ec5259083f01", "019cdd04-b840-7e29-8ec2-ec5259083f02"


def first_version(**records: list[object]) -> Tables:
    """The tables of a document of the first version, in today's shape."""
    return document.read(with_records(json.dumps(records)), RECORD_TABLES)


def entry_of_the_first_version(identifier: str, sign: str) -> dict[str, Any]:
    """An entry as the first version wrote it."""
    line = next(line for line in written(entry=[ENTRY]).splitlines() if "words" in line)
    found: dict[str, Any] = json.loads(line)
    return found | {"id": identifier, "sign": sign}


def test_the_quotes_of_the_first_version_leave_the_entries_and_their_links_follow() -> None:
    link = {"id": "l", "from_tbl": "entry", "from_id": NOTED, "to_tbl": "entry", "to_id": QUOTED, "role": ""}
    other = link | {"from_tbl": "entry", "from_id": QUOTED, "to_tbl": "premise", "to_id": NOTED}

    found = first_version(
        entry=[entry_of_the_first_version(QUOTED, "quote"), entry_of_the_first_version(NOTED, "note")],
        link=[link, other],
        origin=[{"id": "o", "entry": QUOTED, "source": "jrnl"}, {"id": "p", "entry": NOTED, "source": "jrnl"}],
    )

    assert [typing.cast("dict[str, object]", entry)["id"] for entry in found["entry"]] == [NOTED]
    assert found["link"] == [link | {"to_tbl": "quote"}, other | {"from_tbl": "quote"}]
    assert found["origin"] == [{"id": "p", "entry": NOTED, "source": "jrnl"}]
    [quote] = document.validated(found | {"link": [], "origin": []}, KINDS)["quote"]
    assert (quote.id, quote.text, quote.dread, quote.tags) == (QUOTED, "words", 5, ("a", "b"))
    assert (quote.vetted, quote.selected, quote.activity) == (False, False, None)


@pytest.mark.parametrize(
    "records",
    [
        {"entry": [{"sign": "quote"}, {"sign": "quote", "id": ["words"]}, "words", {"sign": "note"}]},
        {"entry": [{"sign": "quote", "id": QUOTED}], "link": ["words", {"from_tbl": "entry", "from_id": ["words"]}]},
        {"entry": [{"sign": "quote", "id": QUOTED}], "origin": ["words", {"entry": {"words": 1}}]},
    ],
)
def test_what_is_no_record_stays_for_validation_to_name(records: dict[str, list[object]]) -> None:
    assert "The document cannot be imported" in refusal(with_records(json.dumps(records)))


def test_the_schema_says_what_a_document_holds() -> None:
    schema = json.loads(document.schema(KINDS))

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["version"] == {"const": newest()}
    assert list(schema["properties"]["records"]["properties"]) == list(RECORD_TABLES)
    for name, kind in KINDS:
        reference = schema["properties"]["records"]["properties"][name]["items"]["$ref"]
        definition = schema["$defs"][reference.removeprefix("#/$defs/")]
        assert list(definition["properties"]) == [field.name for field in dataclasses.fields(kind)]
        assert definition["additionalProperties"] is False
        assert re.search(definition["properties"]["id"]["pattern"], "019cdd04-b840-7e29-8ec2-ec5259083002")
        assert all(about["description"] for about in definition["properties"].values()), "a field says what it is"
    assert schema["properties"]["version"] == {"const": 4}
    assert schema["$defs"]["Sign"]["enum"] == ["drain", "feed", "note", "quote"]
    assert schema["$defs"]["Entry"]["properties"]["dread"]["anyOf"][0] == {
        "maximum": 5,
        "minimum": 0,
        "type": "integer",
    }


def references(schema: Any) -> Iterator[str]:
    """Everything that a schema refers to."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from references(part)


def test_everything_the_schema_refers_to_is_in_it() -> None:
    schema = json.loads(document.schema(KINDS))

    assert {name.removeprefix("#/$defs/") for name in references(schema)} == set(schema["$defs"])
