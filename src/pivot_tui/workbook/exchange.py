"""The whole workbook out and in again: as one JSON document, as a CSV file per table, and back from a document."""

import contextlib
import itertools
from collections.abc import Generator, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pivot_tui.domain.days import filed_under
from pivot_tui.domain.faults import Fault, NotFound, ReadOnly
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.journal import ENTRY_SIGNS, Entry, Kind
from pivot_tui.domain.pulse import BurnoutAnswer, Pulse
from pivot_tui.domain.quote import Quote
from pivot_tui.domain.response import ImportMapping
from pivot_tui.domain.role import RoleOfInterest
from pivot_tui.domain.work_week import WeekLog
from pivot_tui.interchange import document
from pivot_tui.store.files import make_private_folder
from pivot_tui.store.store import Store
from pivot_tui.store.tables import record_tables
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.workbook.private_files import check_target, write_private

if TYPE_CHECKING:
    from pivot_tui.store.connection import Connection

    Book = dict[str, list[Any]]
    """Validated records by table."""

_ONLY_ONE = ("situation", "target_week", "work_pattern", "academic_calendar", "plan")
_NOT_LOOKED_AT = ("kept_copy", "email", "phone", "other_ways", "card_uid")
"""The bytes of a file, and how a contact is reached: an address is meant to say whose it is (DOMAIN 6.3)."""
_MINUTES_OF_A_DAY = 24 * 60
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has done, or would do.

    Attributes:
        records: How many records the document holds.
        changed: How many of the workbook's records were added, changed or deleted; nothing to take back where none.
        replaced: How many records of the user's own the workbook held before.
        backup: The backup made first, or nothing.
    """

    records: int
    replaced: int
    changed: int = 0
    backup: Path | None = None


def export_document(store: Store) -> Generator[str, None, None]:
    """The whole workbook as a JSON document, line by line, all of it as it is at the first line.

    Whoever does not take all of the lines closes it before the workbook.

    Raises:
        Fault: The workbook cannot be read.
    """
    with _snapshot(store) as db:
        tables = ((table.name, table.select(db, "ORDER BY id")) for table in record_tables())
        yield from document.lines(tables)


def write_document(store: Store, path: Path, *, force: bool = False) -> None:
    """Write the document to a file that only this user may read.

    Args:
        store: The workbook.
        path: Where to; nothing may be there yet.
        force: Write over a file that is there; never over the workbook itself.

    Raises:
        TargetExists: There is such a file, and it was not said to write over it.
        Fault: It was not written, and what was there is as it was.
    """
    check_target(store, path, force=force)
    with contextlib.closing(export_document(store)) as lines:
        write_private(path, (f"{line}\n".encode() for line in lines), force=force)


def write_tables(store: Store, folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write every table as a CSV file of its own that only this user may read; where they are now.

    Args:
        store: The workbook.
        folder: Where to; made where it is missing, open to this user alone.
        force: Write over files that are there.

    Raises:
        TargetExists: One of them is there, and it was not said to write over it.
        Fault: Not all of it was written.
    """
    from pivot_tui.interchange import csv_tables

    targets = [(table, folder / f"{table.name}.csv") for table in record_tables()]
    for _, path in targets:
        check_target(store, path, force=force)
    try:
        make_private_folder(folder)
    except Fault:
        raise ReadOnly(f"The folder {folder} cannot be made; name another.") from None
    with _snapshot(store) as db:
        for table, path in targets:
            rows = csv_tables.rows(table.record, table.select(db, "ORDER BY id"))
            marked = itertools.chain([csv_tables.BYTE_ORDER_MARK], rows)
            write_private(path, (piece.encode() for piece in marked), force=force)
    return tuple(path for _, path in targets)


@contextlib.contextmanager
def _snapshot(store: Store) -> "Iterator[Connection]":
    """The connection, on the workbook as it is now, whatever another process writes meanwhile."""
    with store.reading() as db:
        db.execute("BEGIN")
        try:
            yield db
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def import_document(store: Store, path: Path, *, replace: bool = False, dry_run: bool = False) -> Imported:
    """Bring the workbook to what a document says, as one action; ids travel, history stays.

    Everything is read and validated before anything is locked. The kinds of work that ship with the program stay,
    changed as the document has them.

    Args:
        store: The workbook, empty unless `replace`.
        path: The document.
        replace: Take the place of what is there, after a backup.
        dry_run: Only say what would be done.

    Raises:
        InvalidRecord: The document cannot be imported; the sentence names its first problems, a line each.
        Fault: Nothing was imported.
    """
    book = _read(store, path)
    with store.reading() as db:
        held = _own_records(db)
    _check_empty(held, replace=replace)
    count = sum(map(len, book.values()))
    if dry_run:
        return Imported(count, held)
    backup = None
    if held:
        from pivot_tui.store.backups import BackupReason, make_backup

        store.check_writable()
        backup = make_backup(store, BackupReason.BEFORE).path
    with store.transaction("book.import"):
        _check_empty(_own_records(store.db), replace=replace)
        store.db.execute("PRAGMA defer_foreign_keys = ON")  # one window may be compared with another that comes later
        changed = _bring_to(store.db, book)
    return Imported(count, held, changed, backup)


def texts_to_look_at(store: Store) -> int:
    """How many texts of the workbook look as if they could identify somebody (DOMAIN 6.2, 6.3).

    What the user has chosen to ignore in a record is not counted.
    """
    from pivot_tui.domain.privacy import findings
    from pivot_tui.workbook.privacy import check

    with _snapshot(store) as db:
        found = [
            check(store, table.name, record.id, [text])
            for table in record_tables()
            for record in table.select(db)
            for text in _texts(record)
            if findings(text)
        ]
    return sum(bool(reading.to_confirm or reading.warnings) for reading in found)


def _texts(record: Any) -> Iterator[str]:
    """The free texts of a record."""
    for field in fields(record):
        if field.name in _NOT_LOOKED_AT:
            continue
        value = getattr(record, field.name)
        if isinstance(value, str) and not document.ID.fullmatch(value):
            yield value


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the document."""
    return document.schema((table.name, table.record) for table in record_tables())


def _check_empty(held: int, *, replace: bool) -> None:
    if held and not replace:
        raise Fault(
            f"This workbook already holds {_records_said(held)}, so nothing was imported; "
            "import into a new one (--db), or add --replace, which makes a backup first."
        )


def _records_said(count: int) -> str:
    return "1 record" if count == 1 else f"{count:,} records"


def _own_records(db: "Connection") -> int:
    """How many records there are beside the kinds of work that ship with the program."""
    counts = (
        db.execute(f"SELECT count(*) FROM {t.name}{' WHERE key = ?' if t.record is Kind else ''}", given)
        for t in record_tables()
        for given in [("",) if t.record is Kind else ()]
    )
    return sum(found.fetchone()[0] for found in counts)


def _bring_to(db: "Connection", book: "Book") -> int:
    """Add what is new, change what differs, and delete what the document has not; how many records that were."""
    count = 0
    gone: list[tuple[str, list[tuple[str]]]] = []
    for table in record_tables():
        before = {record.id: record for record in table.select(db)}
        wanted = {record.id: record for record in book[table.name]}
        new = [record for id_, record in wanted.items() if id_ not in before]
        changed = [record for id_, record in wanted.items() if id_ in before and before[id_] != record]
        table.insert(db, new)
        for record in changed:
            table.update(db, record)
        gone.append((table.name, [(id_,) for id_ in before if id_ not in wanted and not _ships(before[id_])]))
        count += len(new) + len(changed) + len(gone[-1][1])
    for name, ids in reversed(gone):  # what refers to others goes before them
        db.executemany(f"DELETE FROM {name} WHERE id = ?", ids)
    return count


def _ships(record: object) -> bool:
    return isinstance(record, Kind) and record.key != ""


def _read(store: Store, path: Path) -> "Book":
    """The validated records of a document, in the order of its lines."""
    try:
        with path.open("rb") as file:
            data = file.read(document.LARGEST + 1)
    except OSError as error:
        raise NotFound(f"{path} cannot be read ({error.strerror}).") from None
    tables = record_tables()
    raw = document.read(data, [table.name for table in tables])
    book = document.validated(raw, [(table.name, table.record) for table in tables], _MOST_NAMED)
    document.refuse(_first(_wrong_together(book, _references(store))), _MOST_NAMED)
    return book


def _first(wrong: Iterator[str]) -> list[str]:
    return [sentence for sentence, _ in zip(wrong, range(_MOST_NAMED), strict=False)]


def _references(store: Store) -> dict[str, dict[str, str]]:
    """For every table, the fields that hold the id of a record of another, and that other table."""
    with store.reading() as db:
        return {
            table.name: {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table.name})")}
            for table in record_tables()
        }


def _wrong_together(book: "Book", references: dict[str, dict[str, str]]) -> Iterator[str]:
    """What is wrong with records that are each sound by themselves, a sentence each."""
    ids = {name: {record.id for record in records} for name, records in book.items()}
    seen: set[str] = set()
    for name, records in book.items():
        for number, record in enumerate(records, 1):
            problems = [*_wrong_id(name, record, seen), *_dangling(record, references[name], ids)]
            if isinstance(record, Entry | Quote) and abs(record.utc_offset) > _MINUTES_OF_A_DAY:
                problems.append(("utc_offset", "Local time is never that far from UTC."))
            if isinstance(record, Entry) and record.sign not in ENTRY_SIGNS:
                problems.append(("sign", "A quote belongs to the table quote."))
            yield from (document.place(name, number, field) + sentence for field, sentence in problems)
            seen.add(record.id)


def _wrong_id(table: str, record: Any, seen: set[str]) -> Iterator[tuple[str, str]]:
    key = _natural_key(table, record)
    if not document.ID.fullmatch(record.id):
        yield "id", "This must be a UUID in small letters."
    elif record.id in seen:
        yield "id", "Another record before it has this id."
    elif key is not None and record.id != uuid5(table, key):
        if isinstance(record, ImportMapping):
            yield "id", f"There is one mapping of a name, and its id is {uuid5(table, key)}."
        else:
            yield "id", f"There is one such record at the most, and its id is {uuid5(table, key)}."


def _natural_key(table: str, record: object) -> str | None:
    """What the id of a record is made from, where there is to be one only: in all, of a name, a week or a day."""
    if isinstance(record, WeekLog):
        return record.week.isoformat()
    if isinstance(record, Pulse):
        return filed_under(record.day).isoformat()
    if isinstance(record, BurnoutAnswer):
        return record.day.isoformat()
    if isinstance(record, ImportMapping):
        return record.name
    if isinstance(record, RoleOfInterest):
        return record.role.value
    return "one" if table in _ONLY_ONE else None


def _dangling(record: Any, references: dict[str, str], ids: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The references of a record to others that the document does not have."""
    for field, goal in references.items():
        if (identifier := getattr(record, field)) is not None and identifier not in ids[goal]:
            yield field, f"There is no such {goal} in the document."
    if isinstance(record, Link):
        for side in ("from", "to"):
            goal, identifier = getattr(record, f"{side}_tbl"), getattr(record, f"{side}_id")
            if goal == LINK.name or identifier not in ids.get(goal, ()):
                yield f"{side}_id", "There is no such record in the document."
