"""Taking back and doing again, the trash, the versions of a record, and erasing for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pivot_tui.domain.differences import Run, differences
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.journal import SIGN_NAMES, Kind, Sign
from pivot_tui.domain.plain_text import first_line
from pivot_tui.store import backups as stored_backups
from pivot_tui.store import history as stored
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook.capture import kinds_of_work

LARGE = 2_000
"""Changes from which an undo belongs in a worker."""

_ACTIONS = {
    "journal.capture": "capture",
    "journal.add": "new entry",
    "journal.edit": "change of an entry",
    "journal.rate": "rating",
    "journal.trash": "deletion",
    "kind.add": "new kind of work",
    "kind.edit": "change of a kind of work",
    "kind.retire": "retirement of a kind of work",
    "kind.bring_back": "return of a kind of work",
    "trash.restore": "restoring from the trash",
    "sample.load": "sample",
    "link.add": "link",
}
_FIELDS = {"utc_offset": "", "id": "", "key": "", "at": "", "grp": "group", "sign": "as"}


def undo(store: Store) -> str:
    """Take the newest action back, and say which in one line.

    Raises:
        NothingToUndo: There is none.
        UndoRefused: It cannot be taken back; nothing was touched.
    """
    return _said("Taken back", stored.undo(store))


def redo(store: Store) -> str:
    """Do again what was taken back last, and say what in one line.

    Raises:
        NothingToUndo: There is nothing.
        UndoRefused: It cannot be done again; nothing was touched.
    """
    return _said("Done again", stored.redo(store))


def undo_is_large(store: Store) -> bool:
    """Whether the next undo touches so much that it should not run where the user waits."""
    return stored.pending_changes(store) > LARGE


def _said(verb: str, reversal: stored.Reversal) -> str:
    action = _ACTIONS.get(reversal.what, "change")
    return f"{verb}: {action}" + (f", {reversal.records:,} records." if reversal.records > 1 else ".")


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something in the trash.

    Attributes:
        table: Its table.
        id: Its id.
        at: When it was deleted, in UTC.
        day: The day it is about, or nothing.
        title: Its first line.
    """

    table: str
    id: str
    at: datetime
    day: date | None
    title: str


def trash(store: Store, limit: int = 500) -> tuple[Discarded, ...]:
    """What is in the trash, the newest first."""
    found = []
    for item in stored_trash.trashed(store, limit):
        day = date.fromisoformat(item.values["day"]) if "day" in item.values else None
        title = first_line(str(item.values.get("text") or item.values.get("name") or ""))
        found.append(Discarded(item.table, item.id, item.at, day, title))
    return tuple(found)


def restore(store: Store, identifier: str) -> int:
    """Bring something back from the trash with all that was deleted with it; how many records came.

    Raises:
        NotFound: It is not in the trash.
    """
    return stored_trash.restore(store, identifier)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """How one field changed in a version.

    Attributes:
        name: The field, in a word for the user.
        runs: What was kept, removed and added.
    """

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One version of a record.

    Attributes:
        at: When it came to be, in UTC.
        action: What the user did, in a few words.
        fields: What changed; empty for the version that was first written.
    """

    at: datetime
    action: str
    fields: tuple[FieldChange, ...]


def versions(store: Store, identifier: str) -> tuple[RecordVersion, ...]:
    """The versions of a record, the newest first, each with its differences to the one before.

    Raises:
        NotFound: There is no trace of it.
    """
    found = stored.versions(store, identifier)
    if not found:
        raise NotFound("There is no history of this record.")
    kinds = kinds_of_work(store)
    return tuple(
        RecordVersion(version.at, _action(version), _field_changes(version, kinds)) for version in reversed(found)
    )


def _action(version: stored.Version) -> str:
    action = _ACTIONS.get(version.what, "change")
    if version.op == "P":
        return "erased for good"
    return {"undo": f"{action}, taken back", "redo": f"{action}, done again"}.get(version.action, action)


def _field_changes(version: stored.Version, kinds: Sequence[Kind]) -> tuple[FieldChange, ...]:
    if version.op != "U":
        return ()
    return tuple(
        FieldChange(
            _FIELDS.get(name, name),
            differences(_shown(name, version.before.get(name), kinds), _shown(name, version.after[name], kinds)),
        )
        for name in version.after
        if _FIELDS.get(name, name)
    )


def _shown(name: str, value: Any, kinds: Sequence[Kind]) -> str:
    match name:
        case "kind":
            return next((kind.name for kind in kinds if kind.id == value), "none" if value is None else "another")
        case "sign":
            return SIGN_NAMES[Sign(value)]
        case "tags":
            import json

            return " ".join(f"+{tag}" for tag in json.loads(value))
        case "retired":
            return "retired" if value else "in use"
        case _:
            return "not rated" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure for good reached, said in one line."""

    sentence: str


def backups_count(store: Store) -> int:
    """How many backups may still hold a record that is erased here."""
    return len(stored_backups.list_backups(store.path))


def erase_entry(store: Store, identifier: str, *, from_backups: bool) -> Erasure:
    """Erase an entry for good, with its history, search words and drafts; from the backups too where that is asked.

    Raises:
        NotFound: There is no trace of it.
        Fault: It was not erased.
    """
    erased = stored_trash.erase(store, ENTRY.name, identifier)
    said = "Erased for good."
    if not erased.log_emptied:
        said += " The file's log is emptied once the workbook is closed everywhere."
    if from_backups:
        rewritten, failed = stored_backups.erase_from_backups(store, ENTRY.name, identifier)
        said += f" {rewritten} backup{'s' if rewritten != 1 else ''} rewritten."
        said += f" {failed} could not be opened." if failed else ""
    return Erasure(said)
