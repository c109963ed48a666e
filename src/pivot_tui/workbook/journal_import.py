"""Importing journals of other programs: a file is shown first, and then saved as one action or not at all."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from pathlib import Path

from pivot_tui.domain.days import Now, day_of
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.origin import Origin
from pivot_tui.domain.plain_text import first_line, text_problem
from pivot_tui.interchange import dated_text, jrnl
from pivot_tui.interchange.imported import STEP, ImportedEntry, ImportedJournal, Progress, no_progress
from pivot_tui.store import imports
from pivot_tui.store.backups import BackupReason, make_backup
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.store.tables.profile import ORIGIN
from pivot_tui.workbook.import_steps import never, steps

SAMPLES = 5
_MANY_WORDS = 3_000
_EARLIEST = date(1900, 1, 1)
_NOON = time(12)


class Form(Enum):
    """The forms of journals that can be imported."""

    JRNL = "jrnl"
    TEXT = "text"


FORM_NAMES = {Form.JRNL: "jrnl", Form.TEXT: "Text with dated headings"}


@dataclass(frozen=True, slots=True)
class Noted:
    """One place in the file that the user should know about.

    Attributes:
        place: Where, in words: the line, or the number of the entry.
        sentence: What is odd there, or why it is not imported.
        words: The first line of the entry, or "".
        day: Its day, or nothing.
    """

    place: str
    sentence: str
    words: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file holds and what importing it would add.

    Attributes:
        path: The file or folder.
        form: What it was read as.
        new: The entries that would be added, as they would be saved, in the order of the file.
        origins: Where each of them comes from, in the same order.
        here: How many of the file's entries are in the journal already.
        deleted: How many were imported before and deleted here; they are not added again.
        empty: How many dates stand in the file without any words.
        tags: The tags of the new entries and how often each is there, the most used first.
        kept: What is kept beside the new entries, by name, and with how many.
        suspicions: New entries that look odd.
        left_out: What is not imported, and why.
        notes: How the file was read, where that could be doubted.
    """

    path: Path
    form: Form
    new: tuple[Entry, ...] = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)
    here: int
    deleted: int
    empty: int
    tags: tuple[tuple[str, int], ...]
    kept: tuple[tuple[str, int], ...]
    suspicions: tuple[Noted, ...]
    left_out: tuple[Noted, ...]
    notes: tuple[str, ...]

    @property
    def found(self) -> int:
        """How many entries the file holds that can be imported, whether or not they are here."""
        return len(self.new) + self.here + self.deleted

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of the new entries."""
        days = [entry.day for entry in self.new]
        return (min(days), max(days)) if days else None

    @property
    def samples(self) -> tuple[Entry, ...]:
        """A few of the new entries, from the whole length of the file."""
        last = len(self.new) - 1
        places = sorted({round(last * n / (SAMPLES - 1)) for n in range(SAMPLES)}) if self.new else []
        return tuple(self.new[place] for place in places)


def guess_form(path: Path) -> Form:
    """What a file or folder is most likely to be.

    Raises:
        Fault: It cannot be read.
    """
    return Form.JRNL if jrnl.looks_like_jrnl(path) else Form.TEXT


def read(
    store: Store,
    path: Path,
    form: Form,
    now: Now,
    *,
    time_format: str = "",
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> ImportPreview:
    """Read a file and find out what importing it would add; nothing is saved.

    Args:
        store: The workbook; in a worker, on a connection of its own.
        path: The file or folder.
        form: What to read it as.
        now: The present; entries from behind it are left out.
        time_format: How the file writes its dates, for strptime, or "" to find it out.
        progress: Told how much of how much is read.
        cancelled: Asked now and then whether to stop.

    Raises:
        Fault: It cannot be read, or the reading was stopped.
    """
    step = steps(progress, cancelled)
    reader = jrnl.read if form is Form.JRNL else dated_text.read
    journal = reader(path, time_format, step)
    prepared, refused = _prepared(journal, now)
    step(0, 1)
    with store.reading() as db:
        known = imports.known(db, [one.entry.id for one in prepared])
    new = [one for one in prepared if one.entry.id not in known.live and one.entry.id not in known.deleted]
    tags = Counter(tag for one in new for tag in one.entry.tags)
    kept = Counter(name for one in new for name in {line.partition(": ")[0] for line in one.imported.kept})
    step(1, 1)
    return ImportPreview(
        path=path,
        form=form,
        new=tuple(one.entry for one in new),
        origins=tuple(_origin(one, journal.source) for one in new),
        here=len(known.live),
        deleted=len(known.deleted),
        empty=journal.empty,
        tags=tuple(tags.most_common()),
        kept=tuple(kept.most_common()),
        suspicions=tuple(_suspicions(new)),
        left_out=(*(Noted(str(left.place), left.sentence) for left in journal.left_out), *refused),
        notes=journal.notes,
    )


def save(
    store: Store,
    preview: ImportPreview,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> int:
    """Add the new entries of a preview as one action, after a backup; how many were added.

    Args:
        store: The workbook; in a worker, on a connection of its own.
        preview: What was read.
        progress: Told how much of how much is done; it may still come to nothing.
        cancelled: Asked now and then whether to stop.

    Raises:
        Fault: It was stopped or could not be saved; nothing was added.
    """
    if not preview.new:
        return 0
    step = steps(progress, cancelled)
    store.check_writable()
    make_backup(store, BackupReason.BEFORE)
    added = 0
    with store.transaction(imports.IMPORTED):
        # Somebody else may have imported the same since it was read.
        known = imports.known(store.db, [entry.id for entry in preview.new])
        gone = known.live | known.deleted
        for start in range(0, len(preview.new), STEP):
            step(start, len(preview.new))
            entries = [entry for entry in preview.new[start : start + STEP] if entry.id not in gone]
            origins = [origin for origin in preview.origins[start : start + STEP] if origin.entry not in gone]
            ENTRY.insert(store.db, entries)
            ORIGIN.insert(store.db, origins)
            added += len(entries)
        step(len(preview.new), len(preview.new))
    return added


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An entry of the file, and what it would be here."""

    imported: ImportedEntry
    entry: Entry


def _prepared(journal: ImportedJournal, now: Now) -> tuple[list[_Prepared], list[Noted]]:
    """The entries as they would be saved; and those that cannot be, with the reason."""
    prepared, refused = [], []
    repeats: Counter[str] = Counter()
    at_once: Counter[datetime] = Counter()
    for imported in journal.entries:
        found = _entry(imported, journal.source, repeats, at_once, now)
        if isinstance(found, Entry):
            prepared.append(_Prepared(imported, found))
        else:
            refused.append(Noted(str(imported.place), found, first_line(imported.text), imported.day))
    return prepared, refused


def _natural_key(source: str, imported: ImportedEntry) -> str:
    """What tells an entry from every other; the same in text and JSON, which break lines differently."""
    clock = f"{imported.clock:%H:%M}" if imported.clock is not None else ""
    return f"{source}\n{imported.day.isoformat()} {clock}\n{' '.join(imported.text.split())}"


def _distinct(wall_clock: datetime, imported: ImportedEntry, at_once: Counter[datetime]) -> datetime:
    """A time that keeps the entries of one minute, or of one day without times, in the order of the file."""
    number = at_once[wall_clock]
    at_once[wall_clock] += 1
    if imported.clock is None:
        return wall_clock + timedelta(seconds=number)
    return wall_clock + timedelta(seconds=min(number, 59)) if wall_clock.second == 0 else wall_clock


def _entry(
    imported: ImportedEntry, source: str, repeats: Counter[str], at_once: Counter[datetime], now: Now
) -> Entry | str:
    """The entry, or in one sentence why there is none.

    Args:
        imported: As the file has it.
        source: The format of the file.
        repeats: How often each natural key was there before it.
        at_once: How many entries before it have the same time.
        now: The present.
    """
    if not _is_plain(imported.text) and (problem := text_problem(imported.text)) is not None:
        return problem.sentence
    key = _natural_key(source, imported)
    repeats[key] += 1
    if repeats[key] > 1:  # the same words twice at the same time are two entries, and stay two when read again
        key += f"\n{repeats[key]}"
    wall_clock = _distinct(datetime.combine(imported.day, imported.clock or _NOON), imported, at_once)
    if imported.day > now.day + timedelta(days=1):
        return "Its day is still to come, so it is not imported."
    try:
        local = now.local(wall_clock)
        offset = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
        at = (wall_clock - timedelta(minutes=offset)).replace(tzinfo=UTC)
        day = imported.day if imported.clock is None else day_of(wall_clock)
    except (OverflowError, ValueError, OSError):
        return "Its day is too far away to be meant, so it is not imported."
    if day > now.day or (imported.clock is not None and at > now.at):
        return "It is still to come, so it is not imported."
    return Entry(uuid5("import", key), day, at, offset, imported.text, None, None, None, Sign.NOTE, imported.tags)


def _is_plain(text: str) -> bool:
    """Whether a text is seen at once to have nothing in it that could be a problem; most of a large file is."""
    return not text.isspace() and text.replace("\n", "").replace("\t", "").isprintable()


def _origin(one: _Prepared, source: str) -> Origin:
    return Origin(uuid5("origin", one.entry.id), one.entry.id, source, "\n".join(one.imported.kept))


def _suspicions(new: Sequence[_Prepared]) -> Iterable[Noted]:
    """The entries that look odd, by themselves or in their place in the file."""
    days = [one.imported.day for one in new]
    back = sum(later < earlier for earlier, later in itertools.pairwise(days))
    onward = sum(later > earlier for earlier, later in itertools.pairwise(days))
    newest_first = back > onward
    before: ImportedEntry | None = None
    for one in new:
        turns = before is not None and _turns(before, one.imported, newest_first=newest_first)
        if sentence := _suspicion(one, turns=turns, newest_first=newest_first):
            yield Noted(str(one.imported.place), sentence, first_line(one.entry.text), one.entry.day)
        before = one.imported


def _turns(before: ImportedEntry, one: ImportedEntry, *, newest_first: bool) -> bool:
    """Whether an entry goes against the order of its file."""
    if newest_first:
        return one.day > before.day
    if one.day == before.day and one.clock is not None and before.clock is not None:
        return one.clock < before.clock
    return one.day < before.day


def _suspicion(one: _Prepared, *, turns: bool, newest_first: bool) -> str:
    words = one.imported.text.count(" ") + one.imported.text.count("\n") + 1
    if one.imported.suspicion:
        return one.imported.suspicion
    if one.entry.day < _EARLIEST:
        return "Its day lies before 1900."
    if turns:
        return f"It is {'later' if newest_first else 'earlier'} than the entry above it."
    return f"It has about {words:,} words; it may be several entries." if words > _MANY_WORDS else ""
