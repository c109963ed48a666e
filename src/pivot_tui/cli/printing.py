"""The workbook's answers as lines of text and as JSON, with the same facts that the screens show."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pivot_tui.domain.capture import written
from pivot_tui.domain.days import Now, say_day, say_day_near
from pivot_tui.domain.journal import SIGN_MARKS, Entry, Kind
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.log import Mean
from pivot_tui.domain.plain_text import first_line, printable
from pivot_tui.domain.steps import STEP_MARKS
from pivot_tui.workbook import Store, journal
from pivot_tui.workbook.backups import BackupLine
from pivot_tui.workbook.capture import said_rating
from pivot_tui.workbook.history import Discarded
from pivot_tui.workbook.search import Found
from pivot_tui.workbook.today import Today

JSON_VERSION = 1
_AS_NUMBERS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def today_lines(today: Today) -> Iterator[str]:
    """Today as lines."""
    yield f"{say_day(today.day)} {today.day.year}"
    yield ""
    yield f"NEXT  {today.next.sentence}"
    yield f"      {printable(today.next.detail)}"
    yield ""
    span = today.last_days
    yield f"Last {len(span.days)} days: {_count(span.entries)}"
    yield f"  ▲ energy  {_mean(span.energy)}"
    yield f"  ▼ dread   {_mean(span.dread)}"
    for day in span.days:
        if day.entries:
            rated = "  ".join(f"{sign} {_mean(mean)}" for sign, mean in (("▲", day.energy), ("▼", day.dread)) if mean.n)
            yield f"  {say_day(day.day, short=True):<7} {_count(day.entries):<10} {rated}".rstrip()
    yield ""
    yield "Latest"
    yield from (_entry_line(entry, today.kinds) for entry in today.latest)
    if not today.latest:
        yield "  nothing captured yet"
    yield ""
    yield "Ten steps"
    yield from (f"  {STEP_MARKS[step.state]} {step.number:>2}  {step.title:<12} {step.fact}" for step in today.steps)


def today_json(today: Today) -> Iterator[str]:
    """Today as one JSON document."""
    kinds = {kind.id: kind for kind in today.kinds}
    span = today.last_days
    yield _document(
        "today",
        today=today.day.isoformat(),
        next={"act": today.next.act.name.lower(), "sentence": today.next.sentence, "detail": today.next.detail},
        last_days={
            "entries": span.entries,
            "dread": _mean_fields(span.dread),
            "energy": _mean_fields(span.energy),
            "days": [
                {
                    "day": day.day.isoformat(),
                    "entries": day.entries,
                    "dread": _mean_fields(day.dread),
                    "energy": _mean_fields(day.energy),
                }
                for day in span.days
            ],
        },
        last_captured=today.last_captured.isoformat() if today.last_captured else None,
        latest=[_entry_fields(entry, kinds) for entry in today.latest],
        steps=[
            {"number": step.number, "title": step.title, "state": step.state.name.lower(), "fact": step.fact}
            for step in today.steps
        ],
    )


def journal_lines(store: Store, chosen: JournalFilter, kinds: Sequence[Kind]) -> Iterator[str]:
    """Entries under their days, newest first, read page by page."""
    day = None
    for entry in _all_entries(store, chosen):
        if entry.day != day:
            yield ("" if day is None else "\n") + f"{say_day(entry.day)} {entry.day.year}"
            day = entry.day
        yield _entry_line(entry, kinds, with_day=False)
        yield from (f"               {printable(line)}" for line in entry.text.strip().split("\n")[1:])
    if day is None:
        yield "No entries." if chosen.is_empty else "No entries like that."


def journal_json(store: Store, chosen: JournalFilter, kinds: Sequence[Kind], now: Now) -> Iterator[str]:
    """Entries as one JSON document; ``line`` is the capture line that gives the entry back."""
    by_id = {kind.id: kind for kind in kinds}
    yield _document("journal", today=now.day.isoformat(), entries=[])[: -len("]}")]
    for number, entry in enumerate(_all_entries(store, chosen)):
        fields = _entry_fields(entry, by_id) | {"line": written(entry, kinds, now)}
        yield ("," if number else "") + _json(fields)
    yield "]}"


def found_lines(found: Sequence[Found]) -> Iterator[str]:
    """What a search found, a line each."""
    for hit in found:
        yield f"{hit.day.isoformat() if hit.day else 'kind of work'}  {printable(hit.title)}"
    if not found:
        yield "Nothing found."


def trash_lines(items: Sequence[Discarded], now: Now) -> Iterator[str]:
    """What is in the trash, numbered, a line each."""
    for number, item in enumerate(items, 1):
        deleted = say_day_near(now.local(item.at.astimezone().replace(tzinfo=None)).date(), now.day)
        about = item.day.isoformat() if item.day else "kind of work"
        yield f"{number:>3}  {about}  {printable(item.title)}   (deleted {deleted})"
    yield "The trash is empty." if not items else "pivot trash --restore NUMBER brings one back."


def backup_lines(backups: Sequence[BackupLine], chosen: BackupLine) -> Iterator[str]:
    """The backups, and which one would be restored."""
    for line in backups:
        mark = ">" if line.name == chosen.name else " "
        made = f"{line.at.astimezone():%Y-%m-%d %H:%M}"
        yield f"{mark} {printable(line.name)}   {made}   {line.size / 1024:,.0f} KiB   {line.reason}"
    yield f"Would restore {chosen.name}; the workbook that is there now would be kept."


def _all_entries(store: Store, chosen: JournalFilter) -> Iterator[Entry]:
    page = journal.first_page(store, chosen, 500)
    yield from page.entries
    while page.older:
        page = journal.older_page(store, chosen, page.entries[-1], 500)
        yield from page.entries


def _entry_line(entry: Entry, kinds: Sequence[Kind], *, with_day: bool = True) -> str:
    kind = next((kind.name for kind in kinds if kind.id == entry.kind), "")
    when = say_day(entry.day, short=True) if with_day else f"{entry.local:%H:%M}"
    rated = (
        " ".join(said_rating(entry.dread, entry.energy)) if entry.dread is not None or entry.energy is not None else ""
    )
    marks = [printable(mark) for mark in (kind, *(f"+{tag}" for tag in entry.tags))]
    said = f"  {when:>6}  {rated:<5} {SIGN_MARKS[entry.sign]} {printable(first_line(entry.text))}"
    return "   ".join([said, *(mark for mark in marks if mark)])


def _entry_fields(entry: Entry, kinds: dict[str, Kind]) -> dict[str, Any]:
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


def _document(name: str, **fields: Any) -> str:
    return _json({"format": f"pivot-tui/{name}", "version": JSON_VERSION, **fields})


def _json(value: dict[str, Any]) -> str:
    """JSON that is safe to look at: what would command a terminal is written as its number, as JSON may."""
    return json.dumps(value, ensure_ascii=False).translate(_AS_NUMBERS)


def _mean(mean: Mean) -> str:
    return f"{mean.value:.1f} (n {mean.n})" if mean.value is not None else "not rated"


def _mean_fields(mean: Mean) -> dict[str, Any]:
    return {"mean": mean.value, "n": mean.n}


def _count(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries:,} entries"
