"""Taking back and doing again, the trash, the versions of a record, and erasing for good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pivot_tui.domain.differences import Run, differences
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.plain_text import first_line
from pivot_tui.store import backups as stored_backups
from pivot_tui.store import history as stored
from pivot_tui.store import trash as stored_trash
from pivot_tui.store.recorded import is_there
from pivot_tui.store.store import Store
from pivot_tui.workbook.action_words import action_name
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.record_words import (
    HIDDEN,
    REFERENCES,
    Names,
    facts,
    field_name,
    shown_value,
    title_or_facts,
)
from pivot_tui.workbook.search import day_of, place_of, text_of, title_of

LARGE = 2_000
"""Changes from which an undo belongs in a worker."""
PAGE = 100
"""Actions that are read at once."""
DISCARDED = 500
"""Records of the trash that are read at once."""
MOST_CHANGES = 200
"""Records of one action that are shown; an import may hold many thousands."""

_NAMED = 40  # characters of a title inside a sentence
_NOUNS = {"entry": "entry", "element": "row of the sheet", "premise": "line of the two lists"}
_BELONGINGS = {
    "session": ("session", "sessions"),
    "evaluation": ("evaluation", "evaluations"),
    "response": ("answer", "answers"),
    "attachment": ("file", "files"),
    "peer_observation": ("peer observation", "peer observations"),
    "conversation": ("conversation", "conversations"),
    "seen_work": ("line of what they have seen", "lines of what they have seen"),
    "loose_end": ("loose end", "loose ends"),
    "commitment": ("promise", "promises"),
}
_OPERATIONS = {"I": "added", "U": "changed", "D": "deleted", "P": "erased for good"}


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
    action = action_name(reversal.what)
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
        number: The number of its deletion; what was deleted later has a higher one.
    """

    table: str
    id: str
    at: datetime
    day: date | None
    title: str
    place: str
    text: str
    facts: tuple[str, ...]
    number: int = 0


def trash(store: Store, limit: int = DISCARDED, before: int | None = None) -> tuple[Discarded, ...]:
    """What is in the trash, the newest first; what belongs to a record goes and comes back with it, unseen.

    Args:
        store: The workbook.
        limit: How many at the most.
        before: The number of a deletion; only what was deleted before it is wanted.
    """
    found = stored_trash.trashed(store, limit, before)
    names = _names(store, (item.values for item in found))
    return tuple(_discarded(item, names) for item in found)


def _discarded(item: stored_trash.Trashed, names: Names) -> Discarded:
    values = item.values
    return Discarded(
        item.table,
        item.id,
        item.at,
        day_of(values),
        title_or_facts(item.table, values, names),
        place_of(item.table, values),
        text_of(values),
        facts(item.table, values, names),
        item.number,
    )


def _names(store: Store, records: Iterable[Mapping[str, Any]]) -> Names:
    """What the records are called that these refer to, those in the trash included."""
    wanted = {
        (table, values[name])
        for values in records
        for name, table in REFERENCES.items()
        if values.get(name) is not None
    }
    found = stored.latest(store, wanted) if wanted else {}
    return Names(kinds_of_work(store), {row: _called(values) for row, values in found.items()})


def _called(values: Mapping[str, Any]) -> str:
    """A record's title, and of a window of evaluation its last day too: a form asks the same question every time."""
    return ", ".join(filter(None, (title_of(values), values.get("date_to"))))


def restore(store: Store, identifier: str) -> int:
    """Bring something back from the trash with all that was deleted with it; how many records came.

    Raises:
        NotFound: It is not in the trash, or what it belongs to is not there either.
    """
    owner = stored_trash.owner_of(store, identifier)
    if owner is not None:
        title = stored.latest(store, [owner]).get(owner[1], {})
        named = f", “{first_line(title_of(title))[:_NAMED]}”," if title_of(title) else ""
        raise NotFound(f"The {noun_of(owner[0])} it belongs to{named} is in the trash as well; bring that back first.")
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


def noun_of(table: str) -> str:
    """What one record of a table is called, in a word or two."""
    return _NOUNS.get(table) or place_of(table, {})


@dataclass(frozen=True, slots=True)
class AsItIs:
    """What a record says now.

    Attributes:
        text: All its words.
        facts: What else it says, a line each; of an entry nothing, whose words are enough.
    """

    text: str
    facts: tuple[str, ...]


def as_it_is(store: Store, table: str, identifier: str) -> AsItIs | None:
    """What a record says now; nothing where it is not there any more."""
    if not is_there(store, table, identifier):
        return None
    values = stored.latest(store, [(table, identifier)]).get(identifier, {})
    more = () if table == "entry" else facts(table, values, _names(store, [values]))
    return AsItIs(text_of(values), more)


def versions(store: Store, identifier: str) -> tuple[RecordVersion, ...]:
    """The versions of a record, the newest first, each with its differences to the one before.

    Raises:
        NotFound: There is no trace of it.
    """
    found = stored.versions(store, identifier)
    if not found:
        raise NotFound("There is no history of this record.")
    names = _names(store, (values for version in found for values in (version.before, version.after)))
    return tuple(
        RecordVersion(version.at, _action(version), _field_changes(version, names)) for version in reversed(found)
    )


def _action(version: stored.Version) -> str:
    action = action_name(version.what)
    if version.op == "P":
        return "erased for good"
    return {"undo": f"{action}, taken back", "redo": f"{action}, done again"}.get(version.action, action)


def _field_changes(change: stored.Version | stored.RecordChange, names: Names) -> tuple[FieldChange, ...]:
    if change.op != "U":
        return ()
    return tuple(
        FieldChange(
            field_name(name, change.table),
            differences(
                shown_value(change.table, name, change.before.get(name), names),
                shown_value(change.table, name, change.after[name], names),
            ),
        )
        for name in change.after
        if name not in HIDDEN
    )


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
        Action(found.n, found.at, action_name(found.what), found.records, found.is_undone)
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
    found = stored.changes_of(store, action.number, limit)
    names = _names(store, (values for change in found for values in (change.before, change.after, change.values)))
    return tuple(
        RecordChange(
            place_of(change.table, change.values),
            day_of(change.values),
            title_or_facts(change.table, change.values, names),
            _OPERATIONS[change.op],
            _field_changes(change, names),
        )
        for change in found
    )


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure for good reached, said in one line."""

    sentence: str


def backups_count(store: Store) -> int:
    """How many backups may still hold a record that is erased here."""
    return len(stored_backups.list_backups(store.path))


def belongings(store: Store, table: str, identifier: str) -> str:
    """What goes with a record when it is erased, counted in words: ``3 sessions, 1 evaluation``; "" for nothing."""
    counted = stored_trash.count_owned(store, table, identifier)
    return ", ".join(
        f"{counted[child]:,} {words[counted[child] > 1]}" for child, words in _BELONGINGS.items() if child in counted
    )


def erase_record(store: Store, table: str, identifier: str, *, from_backups: bool) -> Erasure:
    """Erase a record for good, with its history, search words and drafts, and whatever belongs to it.

    Args:
        store: The workbook.
        table: The record's table.
        identifier: Its id; it may be live or in the trash.
        from_backups: Rewrite the backups without it too.

    Raises:
        NotFound: There is no trace of it.
        Fault: It was not erased.
    """
    erased = stored_trash.erase(store, table, identifier)
    said = "Erased for good."
    if not erased.log_emptied:
        said += " The file's log is emptied once the workbook is closed everywhere."
    if from_backups:
        rewritten, failed = stored_backups.erase_from_backups(store, table, identifier, erased.gone)
        said += f" {rewritten} backup{'s' if rewritten != 1 else ''} rewritten."
        said += f" {failed} could not be opened." if failed else ""
    return Erasure(said)
