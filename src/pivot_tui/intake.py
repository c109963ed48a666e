"""Outside data becomes a record here and nowhere else, with one clear sentence a field: the only home of pydantic."""

import json
import re
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.problems import Problem

Record = TypeVar("Record")

# Pydantic reads a number as a Unix time wherever it expects a date, so the shape is checked before it sees one.
_SHAPES = {
    date: (re.compile(r"\d{4}-\d{2}-\d{2}"), "A day is written like 2026-03-13."),
    datetime: (
        re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})"),
        "An instant needs its time zone.",
    ),
}
# What lies closer to the ends of the calendar than a day or a time zone cannot be reckoned with.
_CALENDAR = {date: ("0001-01-01", "9998-12-31"), datetime: ("0001-01-02", "9998-12-31T24")}
_TOO_FAR = "That day is too far away to be meant."
_UNIONS = (typing.Union, types.UnionType)
_LARGEST = 2**63 - 1
_CHUNK = 5_000  # records that are read at once: quick enough, and a document full of mistakes is soon known as one
_SENTENCES = {
    "missing": "This is needed.",
    "unexpected_keyword_argument": "This field is not known here.",
    "string_too_short": "This cannot be empty.",
    "int_type": "Give a whole number.",
    "string_type": "This must be text.",
    "string_unicode": "Some of this is not UTF-8 text; type it again.",
    "bool_type": "This is either yes or no.",
    "enum": "Choose one of those that are offered.",
    "tuple_type": "This must be a list.",
}
_UNREADABLE = "This cannot be read."
_NO_RECORD = "This must be a record with its fields."


class Misread(NamedTuple):
    """What is wrong with one of many records.

    Attributes:
        number: Its place among them, from 1.
        problem: What is wrong.
    """

    number: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class _Field:
    """What is known of a record's field before pydantic is asked."""

    kind: type | None
    nullable: bool
    between: Between | None
    not_empty: bool


def record(kind: type[Record], values: Mapping[str, object]) -> Record | tuple[Problem, ...]:
    """A record from values as JSON knows them (text, whole numbers, lists, nothing), or what is wrong with them.

    Args:
        kind: The record class; its fields carry their constraints.
        values: By field name; days and instants as ISO text.
    """
    found = _read(kind, [values], 0, 1)
    if isinstance(found, tuple):
        return tuple(misread.problem for misread in found)
    made: Record = found[0]
    return made


def records(kind: type[Record], values: Sequence[object], most: int = 10) -> list[Record] | tuple[Misread, ...]:
    """Many records of one class, or the first of what is wrong with them.

    Args:
        kind: The record class.
        values: What should be records: by field name, as for `record`.
        most: How many problems are worth naming.
    """
    read: list[Record] = []
    wrong: list[Misread] = []
    for start in range(0, len(values), _CHUNK):
        found = _read(kind, values[start : start + _CHUNK], start, most)
        if isinstance(found, tuple):
            wrong += found
            if len(wrong) >= most:
                break
        elif not wrong:
            read += found
    return tuple(wrong[:most]) if wrong else read


def json_schema(kinds: Mapping[str, type]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of record classes, as definitions that can refer to each other.

    Args:
        kinds: The classes, each under the name that its definition shall have.
    """
    schemas: dict[str, Any] = {}
    for name, kind in kinds.items():
        own = _adapter(kind, many=False).json_schema(ref_template="#/$defs/{model}")
        for part, definition in own.pop("$defs", {}).items():
            schemas[part] = _said_shortly(definition)
        schemas[name] = _said_shortly(own) | {"additionalProperties": False}
    return dict(sorted(schemas.items()))


def _said_shortly(definition: dict[str, Any]) -> dict[str, Any]:
    """A definition whose description is the first sentence of its docstring, and whose fields have theirs."""
    words = definition.get("description", "")
    said = definition | {"description": words.partition("\n")[0]}
    properties = {}
    for name, about in definition.get("properties", {}).items():
        match = re.search(rf"^ +{name}: (.+(?:\n {{8,}}.+)*)", words, flags=re.MULTILINE)
        meant = " ".join(match[1].split()) if match else ""
        properties[name] = {key: value for key, value in about.items() if key != "title"} | {"description": meant}
    return said | {"properties": properties} if properties else said


def _read(kind: Any, values: Sequence[object], start: int, most: int) -> list[Any] | tuple[Misread, ...]:
    """Records from values, or what is wrong with them: with their shape first, then with what they say."""
    known = _fields(kind)
    wrong: list[Misread] = []
    for number, value in enumerate(values, start + 1):
        wrong += [Misread(number, problem) for problem in _misshapen(known, value)]
        if len(wrong) >= most:
            break
    text = b"" if wrong else _encoded(values)
    if not wrong and text is None:
        wrong = [Misread(n, problem) for n, value in enumerate(values, start + 1) for problem in _not_utf8(value)]
    if wrong:
        return tuple(wrong)
    from pydantic import ValidationError

    try:
        found: list[Any] = _adapter(kind, many=True).validate_json(text or b"[]", strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return tuple(Misread(start + 1 + int(d["loc"][0]), _problem(known, d["loc"][1:], d["type"])) for d in details)
    return found


@cache
def _adapter(kind: type, *, many: bool) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(list[kind] if many else kind)  # type: ignore[valid-type]


@cache
def _fields(kind: type) -> dict[str, _Field]:
    """The fields of a record class by name."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return {field.name: _field(hints[field.name]) for field in fields(kind)}


def _field(hint: Any) -> _Field:
    nullable = False
    marks: list[object] = []
    while typing.get_origin(hint) in (typing.Annotated, *_UNIONS):
        parts = typing.get_args(hint)
        nullable = nullable or type(None) in parts
        hint, *more = (part for part in parts if part is not type(None))
        marks += more
    between = next((mark for mark in marks if isinstance(mark, Between)), None)
    not_empty = any(isinstance(mark, NotEmpty) for mark in marks)
    return _Field(hint if isinstance(hint, type) else None, nullable, between, not_empty)


def _misshapen(known: Mapping[str, _Field], values: object) -> list[Problem]:
    """What pydantic would let through, or the file could not hold."""
    if not isinstance(values, Mapping):
        return [Problem("", _NO_RECORD)]
    problems = [Problem(str(name), _SENTENCES["unexpected_keyword_argument"]) for name in values if name not in known]
    for name, field in known.items():
        value = values.get(name)
        if name not in values or (value is None and field.nullable):
            continue
        if field.kind in _SHAPES:
            problems += _not_a_day(name, field.kind, value)
        elif isinstance(value, str):
            if field.not_empty and value.startswith("\0"):  # where a text ends for SQLite's length()
                problems.append(Problem(name, _SENTENCES["string_too_short"]))
        elif isinstance(value, Mapping) or (isinstance(value, list) and any(map(_is_nested, value))):
            problems.append(Problem(name, _UNREADABLE))
        elif isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
            problems.append(Problem(name, _SENTENCES["int_type"]))
    return problems


def _is_nested(value: object) -> bool:
    return isinstance(value, Mapping | list)


def _not_a_day(name: str, kind: Any, value: object) -> list[Problem]:
    shape, sentence = _SHAPES[kind]
    if not (isinstance(value, str) and shape.fullmatch(value)):
        return [Problem(name, sentence)]
    first, last = _CALENDAR[kind]
    return [] if first <= value <= last else [Problem(name, _TOO_FAR)]


def _encoded(values: Sequence[object]) -> bytes | None:
    """The values as JSON, or nothing where they hold halves of characters, which neither JSON nor the file can keep."""
    try:
        return json.dumps([*values], ensure_ascii=False, default=dict).encode()
    except UnicodeEncodeError:
        return None


def _not_utf8(values: object) -> list[Problem]:
    assert isinstance(values, Mapping)
    return [
        Problem(name, _SENTENCES["string_unicode"]) for name, value in values.items() if _encoded([name, value]) is None
    ]


def _problem(known: Mapping[str, _Field], place: Sequence[int | str], error: str) -> Problem:
    name = str(place[0]) if place else ""
    if error in ("greater_than_equal", "less_than_equal") and name in known:
        field = known[name]
        if field.between is not None:
            rest = ", or leave it open." if field.nullable else "."
            return Problem(name, f"Give a number from {field.between.low} to {field.between.high}{rest}")
    return Problem(name, _SENTENCES.get(error, _UNREADABLE))
