"""Taking back and doing again, the trash, the versions of a record, and erasing for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pivot_tui.domain.differences import Run, differences
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.journal import SIGN_NAMES, Kind, Sign
from pivot_tui.store import backups as stored_backups
from pivot_tui.store import history as stored
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.search import day_of, place_of, text_of, title_of

LARGE = 2_000
"""Changes from which an undo belongs in a worker."""
PAGE = 100
"""Actions that are read at once."""
MOST_CHANGES = 200
"""Records of one action that are shown; an import may hold many thousands."""

_ACTIONS = {
    "journal.capture": "capture",
    "journal.add": "new entry",
    "journal.edit": "change of an entry",
    "journal.rate": "rating",
    "journal.trash": "deletion",
    "journal.import": "import of a journal",
    "kind.add": "new kind of work",
    "kind.edit": "change of a kind of work",
    "kind.retire": "retirement of a kind of work",
    "kind.bring_back": "return of a kind of work",
    "sheet.add": "new row of the sheet",
    "sheet.edit": "change of the sheet",
    "sheet.trash": "deletion from the sheet",
    "sheet.from_entry": "row of the sheet made from an entry",
    "sheet.seeds": "rows of the sheet that were picked",
    "premise.add": "new line of the two lists",
    "premise.edit": "change of the two lists",
    "premise.tick": "tick in the two lists",
    "premise.trash": "deletion from the two lists",
    "situation.edit": "change of the situation",
    "target.edit": "change of the target week",
    "pattern.edit": "change of the work pattern",
    "week_log.save": "hours of a week",
    "week_log.trash": "deletion of a week's hours",
    "pulse.save": "weekly pulse",
    "pulse.trash": "deletion of a weekly pulse",
    "privacy.initials": "names replaced by initials",
    "book.import": "import of a workbook",
    "book.replace": "replacing of the whole workbook",
    "trash.restore": "restoring from the trash",
    "record.erase": "erasing for good",
    "sample.load": "sample",
    "link.add": "link",
}
_ANY_ACTION = "change"
_OPERATIONS = {"I": "added", "U": "changed", "D": "deleted", "P": "erased for good"}
_HIDDEN = {"n", "id", "key", "at", "utc_offset", "wording"}
_FIELDS = {
    "grp": "group",
    "sign": "as",
    "prompt": "in answer to",
    "minutes": "hours a week",
    "side": "list",
    "gap": "gap statement",
    "pivot_minutes": "time for the pivot",
    "no_move_before": "no move before",
    "earliest_start": "earliest start",
    "latest_start": "latest start",
    "max_nights": "nights a month at most",
    "max_weekends": "weekends a month at most",
    "first_on": "first day on",
    "days_on": "days on",
    "days_off": "days off",
    "nights_every": "weeks from nights to nights",
    "after_hours": "after hours",
}
_VALUES = {
    "side": {"done_with": "done with", "would_keep": "would keep"},
    "prompt": {"dreaded": "what is dreaded", "energy": "what gives energy", "free_week": "a free week"},
    "bucket": {"clinical": "clinical", "education": "education", "admin": "admin", "after": "after hours"},
}
_RATED = {"dread", "energy"}
_TEXTS = {"text", "name", "gap", "household"}
_SHARES = {"clinical", "education", "admin", "other"}
_TIMES = {"minutes", "pivot_minutes"}


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
    action = _ACTIONS.get(reversal.what, _ANY_ACTION)
    return f"{verb}: {action}" + (f", {reversal.records:,} records." if reversal.records > 1 else ".")


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something in the trash.

    Attributes:
        table: Its table.
        id: Its id.
        at: When it was deleted, in UTC.
        day: The day it is about, or nothing.
        title: Its first line, or what it says in numbers.
        place: Where it was, in a word or two.
        text: All its words.
        facts: What else it says, a line each.
    """

    table: str
    id: str
    at: datetime
    day: date | None
    title: str
    place: str
    text: str
    facts: tuple[str, ...]


def trash(store: Store, limit: int = 500) -> tuple[Discarded, ...]:
    """What is in the trash, the newest first; where an entry came from goes and comes back with it, unseen."""
    kinds = kinds_of_work(store)
    items = (item for item in stored_trash.trashed(store, 2 * limit) if item.table != "origin")
    return tuple(_discarded(item, kinds) for item, _ in zip(items, range(limit), strict=False))


def _discarded(item: stored_trash.Trashed, kinds: Sequence[Kind]) -> Discarded:
    values = item.values
    return Discarded(
        item.table,
        item.id,
        item.at,
        day_of(values),
        _title(item.table, values, kinds),
        place_of(item.table, values),
        text_of(values),
        _facts(item.table, values, kinds),
    )


def _title(table: str, values: Mapping[str, Any], kinds: Sequence[Kind]) -> str:
    """A record's first line, or, where it has no words of the user's, what it says in numbers."""
    return title_of(values) or ", ".join(_facts(table, values, kinds))


def _facts(table: str, values: Mapping[str, Any], kinds: Sequence[Kind]) -> tuple[str, ...]:
    """What a record says beside its words, as ``name value``; what is missing is left out."""
    return tuple(
        f"{_FIELDS.get(name, name)} {shown}"
        for name, value in values.items()
        if name not in _HIDDEN | _TEXTS | {"day", "week", "side"}
        and value is not None
        and (shown := _shown(table, name, value, kinds))
    )


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
    action = _ACTIONS.get(version.what, _ANY_ACTION)
    if version.op == "P":
        return "erased for good"
    return {"undo": f"{action}, taken back", "redo": f"{action}, done again"}.get(version.action, action)


def _field_changes(change: stored.Version | stored.RecordChange, kinds: Sequence[Kind]) -> tuple[FieldChange, ...]:
    if change.op != "U":
        return ()
    return tuple(
        FieldChange(
            _FIELDS.get(name, name),
            differences(
                _shown(change.table, name, change.before.get(name), kinds),
                _shown(change.table, name, change.after[name], kinds),
            ),
        )
        for name in change.after
        if name not in _HIDDEN
    )


def _shown(table: str, name: str, value: Any, kinds: Sequence[Kind]) -> str:
    if name == "kind":
        return next((kind.name for kind in kinds if kind.id == value), "none" if value is None else "another")
    if value is None:
        return "not rated" if name in _RATED else "not set"
    if name in _VALUES:
        return _VALUES[name].get(value, str(value))
    if name in _TIMES or (table == "week_log" and name in _SHARES | {"after_hours"}):
        return f"{value // 60}:{value % 60:02}"
    if table == "target_week" and name in _SHARES:
        return f"{value} %"
    match name:
        case "sign":
            return SIGN_NAMES[Sign(value)]
        case "tags":
            import json

            return " ".join(f"+{tag}" for tag in json.loads(value))
        case "retired":
            return "retired" if value else "in use"
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the user did.

    Attributes:
        number: Its number; what was done later has a higher one.
        at: When, in UTC.
        words: What it was, in a few words.
        records: How many records it touched.
        is_undone: Whether it was taken back.
    """

    number: int
    at: datetime
    words: str
    records: int
    is_undone: bool


def actions(store: Store, limit: int = PAGE, before: int | None = None) -> tuple[Action, ...]:
    """What the user did, the newest first; with a number, what came before that action."""
    return tuple(
        Action(found.n, found.at, _ACTIONS.get(found.what, _ANY_ACTION), found.records, found.is_undone)
        for found in stored.actions(store, limit, before)
    )


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What an action did to one record.

    Attributes:
        place: Where the record is, in a word or two.
        day: The day it is about, or nothing.
        title: Its first line as it is now; empty where its words were erased.
        done: What was done to it, in a word.
        fields: Its fields as they were and as they became, where it was changed.
    """

    place: str
    day: date | None
    title: str
    done: str
    fields: tuple[FieldChange, ...]


def changes_of(store: Store, action: Action, limit: int = MOST_CHANGES) -> tuple[RecordChange, ...]:
    """What an action did, record by record; of a large one the first."""
    kinds = kinds_of_work(store)
    return tuple(
        RecordChange(
            place_of(change.table, change.values),
            day_of(change.values),
            _title(change.table, change.values, kinds),
            _OPERATIONS[change.op],
            _field_changes(change, kinds),
        )
        for change in stored.changes_of(store, action.number, limit)
    )


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
