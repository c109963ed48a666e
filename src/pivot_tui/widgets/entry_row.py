"""A journal entry as text for the screen: its row in a list, its signs and its whole self."""

from collections.abc import Mapping

from textual.content import Content

from pivot_tui.domain.days import say_day, say_day_and_year
from pivot_tui.domain.journal import SIGN_MARKS, SIGN_NAMES, Entry, Kind, missing_number
from pivot_tui.domain.plain_text import first_line
from pivot_tui.widgets.record_list import ListedRecord
from pivot_tui.widgets.row import Row, RowDrawnLater

DREAD_STYLE, ENERGY_STYLE = "$text-warning", "$text-success"


def plain(text: str) -> Content:
    """The user's own words on one line, literally."""
    return Content(text.replace("\t", " "))


def ratings(dread: int | None, energy: int | None) -> Content:
    """``▲5 ▼0``, five cells wide, with room kept for what is missing."""
    up = Content.styled(f"▲{energy}", ENERGY_STYLE) if energy is not None else Content("  ")
    down = Content.styled(f"▼{dread}", DREAD_STYLE) if dread is not None else Content("  ")
    return Content.assemble(up, " ", down)


def entry_record(entry: Entry, kinds: Mapping[str, Kind], *, with_day: bool = True) -> ListedRecord:
    """An entry as a row of a list; the day is left out where the row above has it."""
    return ListedRecord(entry.id, RowDrawnLater(lambda: _row(entry, kinds, with_day=with_day)))


def _row(entry: Entry, kinds: Mapping[str, Kind], *, with_day: bool) -> Row:
    day = say_day(entry.day, short=True) if with_day else ""
    left = Content.assemble(
        Content.styled(f"{day:>6}  ", "$text-muted"),
        ratings(entry.dread, entry.energy),
        Content.styled(f"  {SIGN_MARKS[entry.sign]} ", "$text-muted"),
    )
    kind = kinds.get(entry.kind) if entry.kind else None
    right = Content.styled(kind.name, "$text-muted").truncate(20, ellipsis=True) if kind else None
    return Row(left, plain(first_line(entry.text)), right)


def entry_detail(entry: Entry, kinds: Mapping[str, Kind]) -> Content:
    """An entry whole: when, what, how much, and every word of it."""
    lines = [
        Content.styled(f"{say_day_and_year(entry.day)}, {entry.local:%H:%M}", "bold"),
        Content.assemble(
            SIGN_NAMES[entry.sign] + "   ",
            *_said_rating("▲", "energy", entry.energy, ENERGY_STYLE),
            "   ",
            *_said_rating("▼", "dread", entry.dread, DREAD_STYLE),
        )
        if entry.dread is not None or entry.energy is not None or missing_number(entry)
        else Content(SIGN_NAMES[entry.sign]),
    ]
    kind = kinds.get(entry.kind) if entry.kind else None
    marks = [kind.name] if kind else []
    marks += [f"+{tag}" for tag in entry.tags]
    if marks:
        lines.append(Content.styled("   ".join(marks), "$text-muted"))
    return Content("\n").join([*lines, Content(""), Content(entry.text)])


def _said_rating(sign: str, name: str, rating: int | None, style: str) -> tuple[Content, ...]:
    if rating is None:
        return (Content.styled(f"{name} not rated", "$text-muted"),)
    return Content(f"{name} "), Content.styled(f"{sign}{rating}", style)
