"""The one place that knows how a record's fields lie in a STRICT table."""

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

Record = TypeVar("Record")
Convert = Callable[[Any], Any]


class Column(NamedTuple):
    """One column of a record table.

    Attributes:
        name: As the field.
        hint: The field's type, without its constraints.
        marks: Its constraints, as annotated-types knows them, or groups of them.
        nullable: Whether it may be missing.
        sql: SQLite's name for its type.
        write: From the field's value to SQLite's, or nothing where they are the same.
        read: Back again.
    """

    name: str
    hint: Any
    marks: tuple[Any, ...]
    nullable: bool
    sql: str
    write: Convert | None
    read: Convert | None

    @property
    def ddl(self) -> str:
        """Its declaration; a test compares it with what the migrations have built."""
        declaration = f"{self.name} {self.sql}" + ("" if self.nullable else " NOT NULL")
        declaration += _checks(self.name, self.hint, self.marks)
        return f"{declaration} UNIQUE" if self.name == "id" else declaration


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _json(value: Sequence[Any]) -> str:
    if not value:
        return "[]"
    import json  # only for a list with something in it: a capture shall not wait for it

    return json.dumps(value, ensure_ascii=False)


def _tuple(text: str) -> tuple[Any, ...]:
    if text == "[]":
        return ()
    import json

    return tuple(json.loads(text))


def _conversion(hint: Any) -> tuple[str, Convert | None, Convert | None]:
    if hint is str:
        return "TEXT", None, None
    if hint is int:
        return "INTEGER", None, None
    if hint is bool:
        return "INTEGER", int, bool
    if hint is date:
        return "TEXT", date.isoformat, date.fromisoformat
    if hint is datetime:
        return "TEXT", _instant, datetime.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        by_value = {member.value: member for member in hint}
        return "TEXT", lambda member: member.value, by_value.__getitem__
    if typing.get_origin(hint) is tuple:
        return "TEXT", _json, _tuple
    raise TypeError(f"no column type for {hint!r}")  # a float on purpose: money in cents, time in minutes


def _optional(convert: Convert | None) -> Convert | None:
    if convert is None:
        return None
    return lambda value: None if value is None else convert(value)


def _column(name: str, hint: Any) -> Column:
    nullable = False
    marks: list[Any] = []
    while typing.get_origin(hint) in (typing.Annotated, typing.Union, types.UnionType):
        parts = typing.get_args(hint)
        nullable = nullable or type(None) in parts
        hint, *more = (part for part in parts if part is not type(None))
        marks += more
    sql, write, read = _conversion(hint)
    if nullable:
        write, read = _optional(write), _optional(read)
    return Column(name, hint, tuple(marks), nullable, sql, write, read)


def _checks(name: str, hint: Any, marks: Iterable[Any]) -> str:
    from annotated_types import Ge, Le, MinLen

    checks = []
    for mark in (single for group in marks for single in (group if isinstance(group, Iterable) else (group,))):
        match mark:
            case Ge():
                checks.append(f"{name} >= {mark.ge}")
            case Le():
                checks.append(f"{name} <= {mark.le}")
            case MinLen():
                checks.append(f"length({name}) >= {mark.min_length}")
    if isinstance(hint, type) and issubclass(hint, Enum):
        checks.append(f"{name} IN ({', '.join(repr(member.value) for member in hint)})")
    if typing.get_origin(hint) is tuple:
        checks.append(f"json_valid({name})")
    return f" CHECK ({' AND '.join(checks)})" if checks else ""


class Table(Generic[Record]):
    """The rows of one record class.

    Args:
        record: A frozen dataclass whose first field is `id`.
        name: The table's name.
        references: For a field that holds another record's id, the rest of its declaration.
    """

    def __init__(self, record: type[Record], name: str, references: dict[str, str] | None = None) -> None:
        self.record = record
        self.name = name
        self._references = references or {}
        hints = typing.get_type_hints(record, include_extras=True)
        self.columns = [_column(field.name, hints[field.name]) for field in fields(record)]  # type: ignore[arg-type]
        self.names = ", ".join(column.name for column in self.columns)
        self._reads = [(number, column.read) for number, column in enumerate(self.columns) if column.read]

    @property
    def ddl(self) -> str:
        """The statement that makes the table."""
        columns = [" ".join(filter(None, (c.ddl, self._references.get(c.name)))) for c in self.columns]
        return f"CREATE TABLE {self.name} (n INTEGER PRIMARY KEY, {', '.join(columns)}) STRICT"

    def row(self, record: Record) -> list[Any]:
        """The record's values as SQLite takes them, in the order of the columns."""
        return [
            column.write(value) if column.write else value
            for column in self.columns
            for value in (getattr(record, column.name),)
        ]

    def read(self, row: Sequence[Any]) -> Record:
        """The record that a row holds; built directly, since only we write our tables."""
        values = list(row)
        for number, convert in self._reads:
            values[number] = convert(values[number])
        return self.record(*values)

    def select(self, db: "Connection", rest: str = "", given: Sequence[Any] = ()) -> Iterator[Record]:
        """The records that the rest of a SELECT statement picks."""
        return map(self.read, db.execute(f"SELECT {self.names} FROM {self.name} {rest}", given))

    def get(self, db: "Connection", identifier: str) -> Record | None:
        """One record by its id."""
        return next(self.select(db, "WHERE id = ?", (identifier,)), None)

    def insert(self, db: "Connection", records: Iterable[Record]) -> None:
        """Add records; a transaction must be open."""
        marks = ", ".join("?" * len(self.columns))
        db.executemany(f"INSERT INTO {self.name} ({self.names}) VALUES ({marks})", map(self.row, records))

    def update(self, db: "Connection", record: Record) -> bool:
        """Write a record over the one with its id; whether there was one. A transaction must be open."""
        values = self.row(record)
        settings = ", ".join(f"{column.name} = ?" for column in self.columns[1:])
        done = db.execute(f"UPDATE {self.name} SET {settings} WHERE id = ?", (*values[1:], values[0]))
        return done.rowcount == 1
