"""The journal: its pages, one entry and its versions, changing and completing it, and the kinds of work."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from pivot_tui import intake
from pivot_tui.domain.days import Now, When, instant_on, read_when
from pivot_tui.domain.faults import InvalidRecord, NotFound
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import Entry, Group, Kind, Sign, entry_problems, kind_problems
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.problems import Problem
from pivot_tui.store import journal as stored
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook.capture import kinds_of_work as kinds_of_work
from pivot_tui.workbook.drafts import ENTRY_FORM

PAGE = 100
"""Entries in a page of the list."""


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the journal, newest first.

    Attributes:
        entries: The entries.
        newer: Whether there are newer ones before it.
        older: Whether there are older ones behind it.
    """

    entries: tuple[Entry, ...]
    newer: bool
    older: bool


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The fields of the form for one entry, as they were typed or chosen.

    Attributes:
        text: The words.
        sign: What it is.
        dread: 0 to 5, or nothing.
        energy: 0 to 5, or nothing.
        kind: The id of a kind of work, or nothing.
        tags: Tags with spaces between, with or without ``+``.
        day: A day, with or without a time, in the words of a capture.
    """

    text: str = ""
    sign: Sign = Sign.NOTE
    dread: int | None = None
    energy: int | None = None
    kind: str | None = None
    tags: str = ""
    day: str = "today"


def first_page(store: Store, chosen: JournalFilter, limit: int = PAGE) -> Page:
    """The newest entries."""
    found = stored.entries(store, chosen, limit + 1)
    return Page(found[:limit], newer=False, older=len(found) > limit)


def last_page(store: Store, chosen: JournalFilter, limit: int = PAGE) -> Page:
    """The oldest entries."""
    found = stored.entries(store, chosen, limit + 1, oldest=True)
    return Page(found[-limit:], newer=len(found) > limit, older=False)


def older_page(store: Store, chosen: JournalFilter, entry: Entry, limit: int = PAGE) -> Page:
    """The entries behind one."""
    found = stored.entries(store, chosen, limit + 1, older_than=stored.place_of(entry))
    return Page(found[:limit], newer=True, older=len(found) > limit)


def newer_page(store: Store, chosen: JournalFilter, entry: Entry, limit: int = PAGE) -> Page:
    """The entries before one."""
    found = stored.entries(store, chosen, limit + 1, newer_than=stored.place_of(entry))
    return Page(found[-limit:], newer=len(found) > limit, older=True)


def page_from(store: Store, chosen: JournalFilter, entry: Entry, limit: int = PAGE) -> Page:
    """A page that begins with an entry, or with what stands in its place once it is gone."""
    nearer = stored.entries(store, chosen, 1, newer_than=stored.place_of(entry))
    if not nearer:
        return first_page(store, chosen, limit)
    return older_page(store, chosen, nearer[0], limit)


def page_around(store: Store, chosen: JournalFilter, entry: Entry, limit: int = PAGE) -> Page:
    """A page with an entry in the middle of it."""
    newer = newer_page(store, chosen, entry, limit // 2)
    older = page_from(store, chosen, entry, limit // 2)
    return Page((*newer.entries, *older.entries), newer.newer, older.older)


def count(store: Store, chosen: JournalFilter | None = None) -> int:
    """How many entries there are, or how many a filter lets through."""
    return stored.count(store, chosen)


def is_found_at_once(chosen: JournalFilter) -> bool:
    """Whether the first page of a filter is there within milliseconds, however large the file is.

    That holds for words alone: the search index knows them, and the single letters that begin them.
    """
    return chosen == JournalFilter(words=chosen.words)


def find(store: Store, identifier: str) -> Entry:
    """One entry.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        entry = ENTRY.get(db, identifier)
    if entry is None:
        raise NotFound("That entry is not there any more.")
    return entry


def form_of(entry: Entry) -> EntryForm:
    """An entry as its form shows it."""
    return EntryForm(
        text=entry.text,
        sign=entry.sign,
        dread=entry.dread,
        energy=entry.energy,
        kind=entry.kind,
        tags=" ".join(f"+{tag}" for tag in entry.tags),
        day=f"{entry.day.isoformat()} {entry.local:%H:%M}",
    )


def read_form(form: EntryForm, now: Now, identifier: str, before: Entry | None = None) -> Entry | tuple[Problem, ...]:
    """The entry that a form describes, or what is wrong with it, field by field."""
    when = read_when(form.day.split(), now)
    if when is None:
        return (
            Problem("day", "A day is written like 2026-03-13, yesterday, on tue or 3 days ago, with a time or not."),
        )
    if isinstance(when, Problem):
        return (when,)
    found = intake.record(Entry, _values(form, when, now, identifier, before))
    if not isinstance(found, Entry):
        return found
    return entry_problems(found, now.day) or found


def _values(form: EntryForm, when: When, now: Now, identifier: str, before: Entry | None) -> Mapping[str, object]:
    at = instant_on(when, now)
    offset = int((at.utcoffset() or timedelta(0)).total_seconds() // 60)
    instant = at.astimezone(UTC).replace(microsecond=0)
    if before is not None and form.day == form_of(before).day:
        when, instant, offset = When(before.day), before.at, before.utc_offset
    tags = dict.fromkeys(word.removeprefix("+").lower() for word in form.tags.replace(",", " ").split())
    return {
        "id": identifier,
        "day": when.day.isoformat(),
        "at": f"{instant:%Y-%m-%dT%H:%M:%S}Z",
        "utc_offset": offset,
        "text": form.text.strip(),
        "dread": form.dread,
        "energy": form.energy,
        "kind": form.kind,
        "sign": form.sign.value,
        "tags": [tag for tag in tags if tag],
    }


def add(store: Store, form: EntryForm, now: Now) -> Entry | tuple[Problem, ...]:
    """Save a new entry from its form and forget the form's draft, or say what is wrong with it.

    Raises:
        Fault: Nothing was saved.
    """
    found = read_form(form, now, uuid7(store.clock()))
    if isinstance(found, Entry):
        with store.transaction("journal.add"):
            ENTRY.insert(store.db, [found])
            save_draft(store, ENTRY_FORM, "", "")
    return found


def change(store: Store, identifier: str, form: EntryForm, now: Now) -> Entry | tuple[Problem, ...]:
    """Save an entry's form over the entry and forget the form's draft, or say what is wrong with it.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    found = read_form(form, now, identifier, before=find(store, identifier))
    if isinstance(found, Entry):
        _write(store, found, "journal.edit", and_draft=True)
    return found


def rate(store: Store, identifier: str, field: str, rating: int) -> Entry:
    """Complete an entry with one rating: `field` is ``dread`` or ``energy``.

    Raises:
        NotFound: It is not there any more.
        InvalidRecord: The rating is not 0 to 5.
        Fault: Nothing was saved.
    """
    if rating not in range(6):
        raise InvalidRecord("A rating is a number from 0 to 5.")
    entry = find(store, identifier)
    rated = dataclasses.replace(entry, dread=rating) if field == "dread" else dataclasses.replace(entry, energy=rating)
    _write(store, rated, "journal.rate")
    return rated


def _write(store: Store, entry: Entry, what: str, *, and_draft: bool = False) -> None:
    with store.transaction(what):
        if not ENTRY.update(store.db, entry):
            raise NotFound("That entry is not there any more; what you typed is kept as a draft.")
        if and_draft:
            save_draft(store, ENTRY_FORM, entry.id, "")


def trash(store: Store, identifiers: Sequence[str]) -> int:
    """Put entries in the trash, as one action; how many went.

    Raises:
        NotFound: One of them is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, ENTRY.name, identifiers, "journal.trash")


@dataclass(frozen=True, slots=True)
class CountedKind:
    """A kind of work and how many entries name it."""

    kind: Kind
    entries: int


def counted_kinds(store: Store) -> tuple[CountedKind, ...]:
    """All kinds of work with their entries: by group, those in use before the retired ones."""
    counts = stored.count_by_kind(store)
    order = list(Group)
    kinds = sorted(kinds_of_work(store), key=lambda kind: (kind.retired, order.index(kind.grp)))
    return tuple(CountedKind(kind, counts.get(kind.id, 0)) for kind in kinds)


def save_kind(
    store: Store, name: str, alias: str, group: Group, identifier: str | None = None
) -> Kind | tuple[Problem, ...]:
    """Add a kind of work, or rename the one with this id; or say what is wrong.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    kinds = kinds_of_work(store)
    before = next((kind for kind in kinds if kind.id == identifier), None)
    if identifier is not None and before is None:
        raise NotFound("That kind of work is not there any more.")
    values = {
        "id": identifier or uuid7(store.clock()),
        "key": before.key if before else "",
        "name": name.strip(),
        "alias": alias.strip().removeprefix("@").lower(),
        "grp": group.value,
        "retired": before.retired if before else False,
    }
    found = intake.record(Kind, values)
    if not isinstance(found, Kind):
        return found
    if problems := kind_problems(found, kinds):
        return problems
    with store.transaction("kind.edit" if before else "kind.add"):
        if before:
            KIND.update(store.db, found)
        else:
            KIND.insert(store.db, [found])
    return found


def retire_kind(store: Store, kind: Kind, *, retired: bool) -> Kind:
    """Retire a kind of work, or take it back into use; its entries keep it either way.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was saved.
    """
    changed = dataclasses.replace(kind, retired=retired)
    with store.transaction("kind.retire" if retired else "kind.bring_back"):
        if not KIND.update(store.db, changed):
            raise NotFound("That kind of work is not there any more.")
    return changed
