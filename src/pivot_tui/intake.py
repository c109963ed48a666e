"""Outside data becomes a record here and nowhere else, with one clear sentence a field: the only home of pydantic."""

import json
import re
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

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
_UNIONS = (typing.Union, types.UnionType)
_SENTENCES = {
    "missing": "This is needed.",
    "unexpected_keyword_argument": "This field is not known here.",
    "string_too_short": "This cannot be empty.",
    "greater_than_equal": "Give a number from 0 to 5, or leave it open.",
    "less_than_equal": "Give a number from 0 to 5, or leave it open.",
    "int_type": "Give a whole number.",
    "string_type": "This must be text.",
    "string_unicode": "Some of this is not UTF-8 text; type it again.",
    "bool_type": "This is either yes or no.",
    "enum": "Choose one of those that are offered.",
}


def record(kind: type[Record], values: Mapping[str, object]) -> Record | tuple[Problem, ...]:
    """A record from values as JSON knows them (text, whole numbers, lists, nothing), or what is wrong with them.

    Args:
        kind: The record class; its fields carry their constraints.
        values: By field name; days and instants as ISO text.
    """
    if problems := _misshapen(kind, values) + _not_utf8(values):
        return problems
    from pydantic import TypeAdapter, ValidationError

    text = json.dumps(dict(values), ensure_ascii=False).encode()
    try:
        found: Record = TypeAdapter(kind).validate_json(text, strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return tuple(_problem(str(d["loc"][0]) if d["loc"] else "", d["type"]) for d in details)
    return found


def _misshapen(kind: type, values: Mapping[str, object]) -> tuple[Problem, ...]:
    problems = []
    for name, hint in typing.get_type_hints(kind).items():
        expected = typing.get_args(hint) if typing.get_origin(hint) in _UNIONS else (hint,)
        temporal = next((part for part in expected if part in _SHAPES), None)
        if temporal is not None and name in values and not (values[name] is None and type(None) in expected):
            shape, sentence = _SHAPES[temporal]
            value = values[name]
            if not (isinstance(value, str) and shape.fullmatch(value)):
                problems.append(Problem(name, sentence))
    return tuple(problems)


def _not_utf8(values: Mapping[str, object]) -> tuple[Problem, ...]:
    """The fields that hold halves of characters, which neither JSON nor the file can keep."""
    problems = []
    for name, value in values.items():
        try:
            json.dumps([name, value], ensure_ascii=False).encode()
        except UnicodeEncodeError:
            problems.append(Problem(name, _SENTENCES["string_unicode"]))
    return tuple(problems)


def _problem(field: str, error: str) -> Problem:
    return Problem(field, _SENTENCES.get(error, "This cannot be read."))
