"""Journal entries as lines and as JSON, and what a search has found."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from pivot_tui.domain.capture import written
from pivot_tui.domain.days import Now, say_day, say_day_and_year
from pivot_tui.domain.journal import SIGN_MARKS, Entry, Kind
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.printing.parts import document, json_text
from pivot_tui.workbook import Store, journal
from pivot_tui.workbook.capture import said_rating
from pivot_tui.workbook.search import Found


def journal_lines(store: Store, chosen: JournalFilter, kinds: Sequence[Kind]) -> Iterator[str]:
    """Entries under their days, newest first, read page by page."""
    day = None
    for entry in _all_entries(store, chosen):
        if entry.day != day:
            yield ("" if day is None else "\n") + say_day_and_year(entry.day)
            day = entry.day
        yield entry_line(entry, kinds, with_day=False)
        yield from (f"               {printable(line)}" for line in entry.text.strip().split("\n")[1:])
    if day is None:
        yield "No entries." if chosen.is_empty else "No entries like that."


def journal_lines_up_to(most: int, store: Store, chosen: JournalFilter) -> Iterator[str]:
    """The first so many lines of the journal, and where the rest is when there is more."""
    lines = journal_lines(store, chosen, journal.kinds_of_work(store))
    yield from islice(lines, most)
    if next(lines, None) is not None:
        yield "\n… and more; pivot show journal prints them all."


def journal_json(store: Store, chosen: JournalFilter, kinds: Sequence[Kind], now: Now) -> Iterator[str]:
    """Entries as one JSON document; ``line`` is the capture line that gives the entry back."""
    by_id = {kind.id: kind for kind in kinds}
    yield document("journal", today=now.day.isoformat(), entries=[])[: -len("]}")]
    for number, entry in enumerate(_all_entries(store, chosen)):
        fields = entry_fields(entry, by_id) | {"line": written(entry, kinds, now)}
        yield ("," if number else "") + json_text(fields)
    yield "]}"


def found_lines(found: Sequence[Found]) -> Iterator[str]:
    """What a search found, a line each."""
    for hit in found:
        yield f"{hit.day.isoformat() if hit.day else hit.place}  {printable(hit.title)}"
    if not found:
        yield "Nothing found."


def _all_entries(store: Store, chosen: JournalFilter) -> Iterator[Entry]:
    page = journal.first_page(store, chosen, 500)
    yield from page.entries
    while page.older:
        page = journal.older_page(store, chosen, page.entries[-1], 500)
        yield from page.entries


def entry_line(entry: Entry, kinds: Sequence[Kind], *, with_day: bool = True) -> str:
    """An entry on one line."""
    kind = next((kind.name for kind in kinds if kind.id == entry.kind), "")
    when = say_day(entry.day, short=True) if with_day else f"{entry.local:%H:%M}"
    rated = (
        " ".join(said_rating(entry.dread, entry.energy)) if entry.dread is not None or entry.energy is not None else ""
    )
    marks = [printable(mark) for mark in (kind, *(f"+{tag}" for tag in entry.tags))]
    said = f"  {when:>6}  {rated:<5} {SIGN_MARKS[entry.sign]} {printable(first_line(entry.text))}"
    return "   ".join([said, *(mark for mark in marks if mark)])


def entry_fields(entry: Entry, kinds: dict[str, Kind]) -> dict[str, Any]:
    """An entry as JSON fields."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "at": entry.at.isoformat().replace("+00:00", "Z"),
        "utc_offset": entry.utc_offset,
        "sign": entry.sign.value,
        "text": entry.text,
        "dread": entry.dread,
        "energy": entry.energy,
        "kind": kinds[entry.kind].name if entry.kind in kinds else None,
        "tags": list(entry.tags),
    }
