"""What a file from elsewhere holds, as lines: the counts, a few samples, and what is worth a look."""

from collections.abc import Iterator, Sequence

from pivot_tui.domain.days import MONTHS
from pivot_tui.domain.plain_text import printable
from pivot_tui.printing.parts import and_more, entries_said, shortened
from pivot_tui.workbook.journal_import import FORM_NAMES, ImportPreview, Noted

_MOST_NOTED = 10
_MOST_TAGS = 8
_LONGEST_SAMPLE = 200


def preview_lines(preview: ImportPreview) -> Iterator[str]:
    """The whole preview; what the user wrote is made safe to look at."""
    yield f"{printable(preview.path.name)}, read as {FORM_NAMES[preview.form]}: {entries_said(preview.found)}"
    yield from counts_lines(preview)
    for title, rows in preview_parts(preview):
        yield ""
        yield title
        yield from (f"  {row}" for row in rows)


def counts_lines(preview: ImportPreview) -> Iterator[str]:
    """What would be added and what would not, a line each."""
    span = preview.span
    if span is not None:
        first, last = (f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" for day in span)
        yield (
            f"{len(preview.new):,} new, from {first} to {last}"
            if first != last
            else f"{len(preview.new):,} new, {first}"
        )
    else:
        yield "Nothing new"
    if preview.here:
        yield f"{preview.here:,} in the journal already"
    if preview.deleted:
        yield f"{preview.deleted:,} imported before and deleted here; not added again"
    if preview.left_out:
        yield f"{len(preview.left_out):,} not imported, named below"
    if preview.empty:
        yield f"{preview.empty:,} {'date' if preview.empty == 1 else 'dates'} without words, passed over"
    if preview.tags:
        yield f"Tags: {_counted(preview.tags, '+')}"
    if preview.kept:
        yield f"Kept beside the entries: {_counted(preview.kept, '')}"
    yield from preview.notes


def preview_parts(preview: ImportPreview) -> Iterator[tuple[str, Sequence[str]]]:
    """The samples and what is worth a look, each with its title."""
    if preview.samples:
        rows = [f"{entry.local:%Y-%m-%d %H:%M}  {shortened(entry.text, _LONGEST_SAMPLE)}" for entry in preview.samples]
        yield "Samples", rows
    if preview.suspicions:
        yield f"Worth a look ({len(preview.suspicions):,}), imported all the same", _noted(preview.suspicions)
    if preview.left_out:
        yield f"Not imported ({len(preview.left_out):,})", _noted(preview.left_out)


def _noted(places: Sequence[Noted]) -> list[str]:
    rows = []
    for noted in places[:_MOST_NOTED]:
        about = " ".join(
            filter(None, (noted.day.isoformat() if noted.day else "", printable(noted.words[:40]).strip()))
        )
        rows.append(f"{printable(noted.place)}: {noted.sentence}" + (f"  ({about})" if about else ""))
    return rows + and_more(len(places), _MOST_NOTED)


def _counted(names: Sequence[tuple[str, int]], mark: str) -> str:
    said = ", ".join(f"{mark}{printable(name)} {count:,}" for name, count in names[:_MOST_TAGS])
    return " ".join([said, *and_more(len(names), _MOST_TAGS)])
