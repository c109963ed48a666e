"""Capturing: lines in, readings back, and entries once they are wanted."""

from collections.abc import Sequence
from typing import NamedTuple

from pivot_tui.domain.capture import Reading, is_blank, read
from pivot_tui.domain.days import Now, say_day_near
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import SIGN_NAMES, Entry, Kind, Sign
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND


class ReadLine(NamedTuple):
    """One line and what was understood of it.

    Attributes:
        number: Its place among the lines given, from 1.
        line: As given.
        reading: What was understood.
    """

    number: int
    line: str
    reading: Reading


def kinds_of_work(store: Store) -> tuple[Kind, ...]:
    """All kinds of work, those that ship with the program first, the retired ones too."""
    with store.reading() as db:
        return tuple(KIND.select(db, "ORDER BY n"))


def read_lines(text: str, now: Now, kinds: Sequence[Kind], sign: Sign | None = None) -> tuple[ReadLine, ...]:
    """Every line that has something in it, read by itself."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(
        ReadLine(number, line, read(line, now, kinds, sign))
        for number, line in enumerate(lines, 1)
        if (line.strip() if sign is not None else not is_blank(line))
    )


def save(store: Store, readings: Sequence[Reading], now: Now, *, draft: str | None = None) -> tuple[Entry, ...]:
    """Save readings that have no problems as entries, all of them as one action.

    Args:
        store: The workbook.
        readings: What to save.
        now: The present.
        draft: What is left in the capture box; kept in the same transaction, so that nothing is ever both saved
            and still waiting. Nothing where no box is open.

    Raises:
        Fault: Nothing was saved.
    """
    entries: list[Entry] = []
    with store.transaction("journal.capture") as batch:
        for reading in readings:
            identifier = uuid7(batch.at, after=entries[-1].id if entries else None)
            entries.append(reading.entry(identifier, now))
        ENTRY.insert(store.db, entries)
        if draft is not None:
            from pivot_tui.workbook.drafts import CAPTURE_FORM, save_draft

            save_draft(store, CAPTURE_FORM, "", draft)
    return tuple(entries)


def said_rating(dread: int | None, energy: int | None, *, named: bool = False) -> tuple[str, ...]:
    """The ratings with their signs, or that there are none: ``▼5``, ``▲0``, or named ``dread ▼5``, ``energy ▲0``."""
    given = [f"{'dread ' if named else ''}▼{dread}"] if dread is not None else []
    given += [f"{'energy ' if named else ''}▲{energy}"] if energy is not None else []
    return tuple(given) or ("not rated",)


def said(reading: Reading, now: Now, *, named: bool = False) -> tuple[str, ...]:
    """What was understood, piece by piece, in the words that shell and screen share.

    Args:
        reading: A reading without problems.
        now: The present.
        named: Say ``dread`` and ``energy`` beside their signs, for somebody who is still learning them.
    """
    entry = reading.entry("", now)
    day = say_day_near(entry.day, now.day)
    clock = f" {entry.local:%H:%M}" if reading.when is None or reading.when.clock is not None else ""
    pieces = [SIGN_NAMES[reading.sign], " ".join(said_rating(reading.dread, reading.energy, named=named))]
    pieces += [reading.kind.name] if reading.kind else []
    return (*pieces, *(f"+{tag}" for tag in reading.tags), f"{day}{clock}")
