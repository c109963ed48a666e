"""Outside data becomes a record: what pydantic would let through is refused here, field by field, in a sentence."""

import dataclasses
import json
import typing
from collections.abc import Iterator
from dataclasses import MISSING, dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

import pytest
from annotated_types import Ge, MinLen
from pydantic import TypeAdapter, ValidationError

from pivot_tui import intake
from pivot_tui.domain.journal import FROM_OUTSIDE, Entry, Group, Kind, Rating, Sign
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import BurnoutAnswer
from pivot_tui.domain.sheet import WorkElement
from pivot_tui.store.tables import record_tables

ENTRY: dict[str, object] = {
    "id": "0",
    "day": "2026-03-13",
    "at": "2026-03-13T18:42:00Z",
    "utc_offset": 60,
    "text": "words",
    "dread": 5,
    "energy": None,
    "kind": None,
    "sign": "drain",
    "tags": ["a", "b"],
}
KIND: dict[str, object] = {"id": "0", "key": "", "name": "New", "alias": "new", "grp": "other", "retired": False}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A record of a later version, with days that may be missing."""

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    held: date | None
    asked: typing.Optional[datetime] = None  # noqa: UP045 - the other way to say it must be seen too
    days: tuple[str, ...] = ()


def test_values_as_json_knows_them_become_a_record() -> None:
    expected = Entry(
        "0",
        date(2026, 3, 13),
        datetime(2026, 3, 13, 18, 42, tzinfo=UTC),
        60,
        "words",
        5,
        None,
        None,
        Sign.DRAIN,
        ("a", "b"),
    )

    assert intake.record(Entry, ENTRY) == expected
    assert intake.record(Kind, KIND) == Kind("0", "", "New", "new", Group.OTHER)


def test_an_instant_may_have_any_offset() -> None:
    found = intake.record(Entry, ENTRY | {"at": "2026-03-13T20:42:00+02:00"})

    assert isinstance(found, Entry)
    assert found.at == datetime(2026, 3, 13, 18, 42, tzinfo=UTC)


@pytest.mark.parametrize("value", ["0", "1700006400", 1_700_000_000, 0, 1.5, None, True, "", "13.3.2026", "2026-3-13"])
def test_a_number_is_never_taken_for_a_day(value: object) -> None:
    assert intake.record(Entry, ENTRY | {"day": value}) == (Problem("day", "A day is written like 2026-03-13."),)


@pytest.mark.parametrize("value", ["2026-03-13T00:00:00", "2026-03-13 ", "2026-03-13\n", "x2026-03-13"])
def test_a_day_is_nothing_but_a_day(value: str) -> None:
    assert intake.record(Entry, ENTRY | {"day": value}) == (Problem("day", "A day is written like 2026-03-13."),)


@pytest.mark.parametrize(
    "value", ["0", "1700006400", 1_700_000_000, "2026-03-13", "2026-03-13T18:42:00", "2026-03-13T18:42Z", None]
)
def test_an_instant_without_its_zone_is_refused(value: object) -> None:
    assert intake.record(Entry, ENTRY | {"at": value}) == (Problem("at", "An instant needs its time zone."),)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2026-02-30"),
        ("day", "2026-13-01"),
        ("day", "٢٠٢٦-٠٣-١٣"),
        ("at", "2026-02-30T10:00:00Z"),
        ("at", "2026-02-28T25:00:00Z"),
        ("at", "2026-02-28T10:00:00+99:00"),
    ],
)
def test_a_day_or_instant_that_does_not_exist_is_refused(field: str, value: str) -> None:
    found = intake.record(Entry, ENTRY | {field: value})

    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == [field]


@pytest.mark.parametrize("value", [1_700_000_000, "1700006400", "0", "2026-03-13T18:42:00"])
def test_a_day_that_may_be_missing_is_no_less_a_day(value: object) -> None:
    assert intake.record(Meeting, {"held": value}) == (Problem("held", "A day is written like 2026-03-13."),)
    assert intake.record(Meeting, {"held": None, "asked": value or 0}) == (
        Problem("asked", "An instant needs its time zone."),
    )


def test_what_may_be_missing_may_be_missing() -> None:
    assert intake.record(Meeting, {"held": None, "asked": None}) == Meeting(None)
    assert intake.record(Meeting, {"held": "2026-03-13", "days": ["0"]}) == Meeting(date(2026, 3, 13), None, ("0",))


@pytest.mark.parametrize("value", [True, False, 5.0, 4.5, " 5 ", "5", "5.0", [5], float("nan")])
def test_only_a_whole_number_is_a_whole_number(value: object) -> None:
    for field in ("dread", "utc_offset"):
        found = intake.record(Entry, ENTRY | {field: value})

        assert isinstance(found, tuple)
        assert len(found) == 1


@pytest.mark.parametrize("value", [True, 5.0, " 5 "])
def test_what_is_no_whole_number_gets_its_sentence(value: object) -> None:
    assert intake.record(Entry, ENTRY | {"dread": value}) == (Problem("dread", "Give a whole number."),)


@pytest.mark.parametrize("value", [-1, 6, 10**30])
def test_a_rating_beyond_the_scale_gets_its_sentence(value: int) -> None:
    [problem] = typing.cast("tuple[Problem, ...]", intake.record(Entry, ENTRY | {"energy": value}))

    assert problem.field == "energy"
    assert "0 to 5" in problem.sentence or problem.sentence == "Give a whole number."


def test_a_field_that_is_not_known_is_named() -> None:
    assert intake.record(Entry, ENTRY | {"mood": 3}) == (Problem("mood", "This field is not known here."),)


def test_a_field_that_is_missing_is_named() -> None:
    for field in ENTRY.keys() - {"tags"}:
        values = {name: value for name, value in ENTRY.items() if name != field}
        assert intake.record(Entry, values) == (Problem(field, "This is needed."),)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"text": ""}, Problem("text", "This cannot be empty.")),
        ({"text": 5}, Problem("text", "This must be text.")),
        ({"text": None}, Problem("text", "This must be text.")),
        ({"text": "half \ud83d"}, Problem("text", "Some of this is not UTF-8 text; type it again.")),
        ({"tags": ["fine", "half \udcff"]}, Problem("tags", "Some of this is not UTF-8 text; type it again.")),
        ({"tags": [5]}, Problem("tags", "This must be text.")),
        ({"sign": "mood"}, Problem("sign", "Choose one of those that are offered.")),
        ({"sign": "DRAIN"}, Problem("sign", "Choose one of those that are offered.")),
    ],
)
def test_every_field_gets_one_clear_sentence(values: dict[str, object], problem: Problem) -> None:
    assert intake.record(Entry, ENTRY | values) == (problem,)


@pytest.mark.parametrize("value", [1, 0, "yes", "true", None])
def test_only_yes_and_no_are_yes_and_no(value: object) -> None:
    assert intake.record(Kind, KIND | {"retired": value}) == (Problem("retired", "This is either yes or no."),)


def test_several_problems_are_all_named_in_the_order_of_the_fields() -> None:
    found = intake.record(Entry, ENTRY | {"text": "", "dread": 9, "energy": 9})

    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == ["text", "dread", "energy"]


def test_no_sentence_repeats_what_the_user_has_typed() -> None:
    private = "private words"
    for field in ENTRY:
        for value in (private, [private], {private: private}):
            found = intake.record(Entry, ENTRY | {field: value, "kind": None if field != "kind" else value})
            assert private not in repr(found) or isinstance(found, Entry)


def test_a_ready_made_record_is_checked_like_any_other() -> None:
    entry = intake.record(Entry, ENTRY)
    assert isinstance(entry, Entry)

    with pytest.raises(ValidationError):
        TypeAdapter(Entry).validate_python(dataclasses.replace(entry, dread=9))


@pytest.mark.parametrize("table", record_tables(), ids=lambda table: table.name)
def test_records_from_outside_are_read_as_intake_must_read_them(table: Any) -> None:
    found = intake.record(table.record, {"mood": 3})

    assert isinstance(found, tuple)
    assert Problem("mood", "This field is not known here.") in found
    if table.name != "link":
        assert table.record.__pydantic_config__ == FROM_OUTSIDE


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("minutes", 10_081, "Give a number from 0 to 10080, or leave it open."),
        ("minutes", -1, "Give a number from 0 to 10080, or leave it open."),
        ("dread", 6, "Give a number from 0 to 5, or leave it open."),
    ],
)
def test_a_number_beyond_its_bounds_hears_what_they_are(field: str, value: int, sentence: str) -> None:
    values = {"id": "0", "prompt": "dreaded", "text": "words", "kind": None, "bucket": None}
    element = values | {"dread": None, "energy": None, "minutes": None, field: value}

    assert intake.record(WorkElement, element) == (Problem(field, sentence),)


def test_a_number_that_is_needed_is_not_offered_to_be_left_open() -> None:
    values = {"id": "0", "day": "2026-03-13", "answer": 0, "wording": "words"}

    assert intake.record(BurnoutAnswer, values) == (Problem("answer", "Give a number from 1 to 5."),)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "9999-01-01"),
        ("at", "9999-01-01T00:00:00Z"),
        ("at", "0001-01-01T00:00:00+02:00"),
    ],
)
def test_what_lies_at_the_ends_of_the_calendar_is_too_far_away(field: str, value: str) -> None:
    assert intake.record(Entry, ENTRY | {field: value}) == (Problem(field, "That day is too far away to be meant."),)


@pytest.mark.parametrize("value", [2**63, -(2**63), 10**400])
def test_a_number_that_the_file_cannot_hold_is_none(value: int) -> None:
    assert intake.record(Entry, ENTRY | {"utc_offset": value}) == (Problem("utc_offset", "Give a whole number."),)


def test_a_text_that_ends_where_it_begins_is_empty() -> None:
    assert intake.record(Entry, ENTRY | {"text": "\0words"}) == (Problem("text", "This cannot be empty."),)
    assert isinstance(intake.record(Entry, ENTRY | {"text": "words\0"}), Entry)


def test_nothing_is_read_that_lies_deeper_than_a_field() -> None:
    deep: object = "words"
    for _ in range(2_000):
        deep = [deep]

    for value in (deep, {"words": deep}, [["words"]], [{"words": 1}]):
        assert intake.record(Entry, ENTRY | {"tags": value}) == (Problem("tags", "This cannot be read."),)


def test_many_records_are_read_like_one() -> None:
    values = [ENTRY | {"id": str(n), "dread": n % 6} for n in range(12_000)]

    found = intake.records(Entry, values)

    assert isinstance(found, list)
    assert found[:6] == [intake.record(Entry, one) for one in values[:6]]
    assert [entry.id for entry in found] == [one["id"] for one in values]
    assert intake.records(Entry, []) == []


def test_each_of_many_problems_has_the_number_of_its_record() -> None:
    values: list[object] = [ENTRY] * 12_000
    values[3] = ENTRY | {"text": "", "dread": 9}
    values[7_000] = ENTRY | {"day": "0"}
    values[7_001] = ENTRY | {"text": "half \ud83d"}
    values[11_999] = "words"

    found = intake.records(Entry, values)

    assert found == (
        intake.Misread(4, Problem("text", "This cannot be empty.")),
        intake.Misread(4, Problem("dread", "Give a number from 0 to 5, or leave it open.")),
        intake.Misread(7_001, Problem("day", "A day is written like 2026-03-13.")),
        intake.Misread(12_000, Problem("", "This must be a record with its fields.")),
    )
    values[7_000] = ENTRY
    assert intake.Misread(7_002, Problem("text", "Some of this is not UTF-8 text; type it again.")) in intake.records(
        Entry, values
    )


def test_no_more_problems_are_looked_for_than_are_wanted() -> None:
    for value in (ENTRY | {"day": "0"}, ENTRY | {"text": ""}, "words"):
        found = intake.records(Entry, [value] * 12_000, most=3)

        assert isinstance(found, tuple)
        assert [misread.number for misread in found] == [1, 2, 3]


def test_a_schema_says_what_every_field_is() -> None:
    schema = intake.json_schema({"Entry": Entry, "Kind": Kind})

    assert list(schema) == ["Entry", "Group", "Kind", "Sign"]
    assert schema["Entry"]["description"] == "One capture in the journal."
    fields = schema["Entry"]["properties"]
    assert fields["dread"]["description"] == "0 to 5, or nothing where it was not rated."
    assert fields["day"]["format"] == "date"
    assert fields["sign"]["$ref"] == "#/$defs/Sign"
    assert schema["Entry"]["additionalProperties"] is False
    assert "tags" not in schema["Entry"]["required"]
    assert "Attributes" not in json.dumps(schema)


def broken_defaults(record: type) -> Iterator[tuple[str, object]]:
    """The fields of a record class whose default breaks their own constraint."""
    hints = typing.get_type_hints(record, include_extras=True)
    for field in dataclasses.fields(record):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        if default is not MISSING:
            try:
                TypeAdapter(hints[field.name]).validate_python(default, strict=True)
            except ValidationError:
                yield field.name, default


def test_no_default_breaks_its_own_constraint() -> None:
    assert [found for table in record_tables() for found in broken_defaults(table.record)] == []


def test_a_default_that_breaks_its_constraint_would_be_found() -> None:
    @dataclass
    class Careless:
        rating: Rating = 6
        hours: Annotated[int, Ge(1)] = 0
        name: Annotated[str, MinLen(1)] = ""
        fine: Rating | None = None
        many: list[int] = dataclasses.field(default_factory=lambda: ["no"])  # type: ignore[list-item]

    assert [name for name, _ in broken_defaults(Careless)] == ["rating", "hours", "name", "many"]
