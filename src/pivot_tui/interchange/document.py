"""The whole workbook as one JSON document: a record a line, the same bytes for the same records."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

from pivot_tui import intake
from pivot_tui.domain.faults import InvalidRecord
from pivot_tui.interchange.document_versions import LIFTS, Lift, Tables, lifted, newest

FORMAT = "pivot-tui/workbook"
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The id of a record."""
LARGEST = 256 * 1024 * 1024
"""Bytes that a document may have: some ten times what 100,000 entries take."""

# What would command a terminal, or end a line for some programs, is written as its number, as JSON may.
_AS_NUMBERS = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
_PARTS = {"format", "version", "records"}
_NOT_IMPORTED = "Nothing was imported."


def lines(tables: Iterable[tuple[str, Iterable[object]]]) -> Iterator[str]:
    """The document of records, line by line, without the ends of the lines.

    Args:
        tables: The name of every table with its records, both in the order in which they shall stand.
    """
    yield "{"
    yield f'"format": {json.dumps(FORMAT)},'
    yield f'"version": {newest()},'
    yield '"records": {'
    opened = False
    for name, records in tables:
        if opened:
            yield "],"
        opened = True
        yield f"{json.dumps(name)}: ["
        yield from _parted(map(_line, records))
    if opened:
        yield "]"
    yield "}"
    yield "}"


def _parted(texts: Iterator[str]) -> Iterator[str]:
    """Lines with a comma behind each but the last."""
    before: str | None = None
    for text in texts:
        if before is not None:
            yield f"{before},"
        before = text
    if before is not None:
        yield before


def _line(record: Any) -> str:
    kind: Any = type(record)
    values = {name: getattr(record, name) for name in _names(kind)}
    return json.dumps(values, ensure_ascii=False, default=_plain).translate(_AS_NUMBERS)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(value: object) -> str:
    """A value that JSON does not know, as the document writes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Enum)
    plain: str = value.value
    return plain


def read(data: bytes, names: Iterable[str], lifts: Sequence[Lift] = LIFTS) -> Tables:
    """The tables of a document of any version, in the shape of the newest; their records are not validated yet.

    Args:
        data: The bytes of the document.
        names: The tables that there are now.
        lifts: How older versions become the newest.

    Raises:
        InvalidRecord: It is no such document; one sentence says why.
    """
    found = _parsed(data)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _refused(f'This is not the document of a workbook; that begins with "format": "{FORMAT}".')
    version = found.get("version")
    if type(version) is not int or version < 1:
        raise _refused('The document does not say its version; that is a whole number, such as "version": 1.')
    if version > newest(lifts):
        raise _refused("The document was written by a newer version of pivot-tui; install that one to import it.")
    tables = found.get("records")
    if not isinstance(tables, dict) or not all(isinstance(records, list) for records in tables.values()):
        raise _refused('The document has no "records": an object with a list for every table.')
    if found.keys() - _PARTS:
        raise _refused('The document has a part beside "format", "version" and "records" that is not known here.')
    known, given = set(names), lifted(tables, version, lifts)
    for name in given.keys() - known:
        raise _refused(f"The document has {_named(name, 'a table')} among its records, which is not known here.")
    return given


def _parsed(data: bytes) -> object:
    if len(data) > LARGEST:
        raise _refused(f"The document is larger than {LARGEST // 1024 // 1024} MB, which is more than can be meant.")
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise _refused("The document is not UTF-8 text; convert it first.") from None
    except json.JSONDecodeError as error:
        raise _refused(f"The document is not JSON; it cannot be read from line {error.lineno} on.") from None
    except RecursionError:
        raise _refused("The document is nested far deeper than any that was exported from here.") from None
    except ValueError:  # a whole number of thousands of digits
        raise _refused("There is a number in the document that is too large to be meant.") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        where = f", in the record {found['id']}" if ID.fullmatch(str(found.get("id"))) else ""
        raise _refused(f"The document names {_named(twice, 'a field')} twice in one place{where}.")
    return found


def _no_constant(name: str) -> object:
    raise _refused(f"There is {name} in the document, which is not JSON.")


def _named(name: str, otherwise: str) -> str:
    """A name, where it is one: what stands in its place may be anything, and the user's own words."""
    return name if len(name) <= 40 and name.isascii() and name.isidentifier() else otherwise


def _refused(sentence: str) -> InvalidRecord:
    return InvalidRecord(f"{sentence} {_NOT_IMPORTED}")


def validated(tables: Tables, kinds: Iterable[tuple[str, type]], most: int = 10) -> dict[str, list[Any]]:
    """The records of a document, each checked by itself, by table.

    Args:
        tables: What `read` has found.
        kinds: The name of every table with its record class.
        most: How many problems are named.

    Raises:
        InvalidRecord: Records are wrong; the first of them are named by table, number and field, a line each.
    """
    found: dict[str, list[Any]] = {}
    wrong: list[str] = []
    for name, kind in kinds:
        answer: list[Any] | tuple[intake.Misread, ...] = intake.records(kind, tables.get(name, []), most)
        if isinstance(answer, list):
            found[name] = answer
        else:
            wrong += [place(name, n, problem.field) + problem.sentence for n, problem in answer]
        if len(wrong) >= most:
            break
    refuse(wrong, most)
    return found


def place(table: str, number: int, field: str = "") -> str:
    """Where something is wrong: the table, the number of the record in it, and the field."""
    named = f", {_named(field, 'a field')}" if field else ""
    return f"{table} {number}{named}: "


def refuse(wrong: Sequence[str], most: int = 10) -> None:
    """Refuse a document with what is wrong with it, if anything is.

    Raises:
        InvalidRecord: Something is.
    """
    if wrong:
        first = "The first problems are:" if len(wrong) >= most else "It has these problems:"
        raise InvalidRecord("\n".join([f"The document cannot be imported, and nothing was. {first}", *wrong[:most]]))


def schema(kinds: Iterable[tuple[str, type]]) -> str:
    """The JSON Schema (draft 2020-12) of the document that is written now.

    Args:
        kinds: The name of every table with its record class.
    """
    by_table = dict(kinds)
    definitions = intake.json_schema({kind.__name__: kind for kind in by_table.values()})
    for kind in by_table.values():
        definitions[kind.__name__]["properties"]["id"]["pattern"] = f"^{ID.pattern}$"
    tables = {name: _list_of(kind.__name__) for name, kind in by_table.items()}
    parts = {"format": {"const": FORMAT}, "version": {"const": newest()}, "records": _exactly(tables, required=[])}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A pivot-tui workbook",
        "description": "Every record of a workbook; its history and what is still being typed stay in its file.",
        **_exactly(parts, required=[*parts]),
        "$defs": definitions,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _exactly(properties: dict[str, Any], *, required: list[str]) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
