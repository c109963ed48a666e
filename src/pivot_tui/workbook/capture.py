"""Capturing: lines in, readings back, and entries and quotes once they are wanted."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from pivot_tui.domain.capture import Reading, is_blank, read
from pivot_tui.domain.days import Now, say_day_near
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.journal import SIGN_NAMES, Entry, Kind, Sign
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY, KIND

if TYPE_CHECKING:
    from pivot_tui.domain.quote import Quote

    Captured = Entry | Quote


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


def save(store: Store, readings: Sequence[Reading], now: Now, *, draft: str | None = None) -> "tuple[Captured, ...]":
    """Save readings that have no problems as entries and quotes, all of them as one action.

    A quote is taken to be about the activity that was taught last before it, where that is one (S3.4c).

    Args:
        store: The workbook.
        readings: What to save.
        now: The present.
        draft: What is left in the capture box; kept in the same transaction, so that nothing is ever both saved
            and still waiting. Nothing where no box is open.

    Raises:
        Fault: Nothing was saved.
    """
    captured: list[Captured] = []
    only_quotes = all(reading.sign is Sign.QUOTE for reading in readings)
    with store.transaction("quote.add" if only_quotes else "journal.capture") as batch:
        for reading in readings:
            identifier = uuid7(batch.at, after=captured[-1].id if captured else None)
            captured.append(
                _saved_quote(store, reading, identifier, now)
                if reading.sign is Sign.QUOTE
                else reading.entry(identifier, now)
            )
        ENTRY.insert(store.db, (record for record in captured if isinstance(record, Entry)))
        if draft is not None:
            from pivot_tui.workbook.drafts import CAPTURE_FORM, save_draft

            save_draft(store, CAPTURE_FORM, "", draft)
    return tuple(captured)


def _saved_quote(store: Store, reading: Reading, identifier: str, now: Now) -> "Quote":
    """Kept apart, since an everyday capture loads nothing of the portfolio."""
    from pivot_tui.store.quotes import activity_before
    from pivot_tui.store.tables.quotes import QUOTE

    quote = reading.quote(identifier, now, activity_before(store.db, reading.place(now)[0]))
    QUOTE.insert(store.db, [quote])
    return quote


def about(store: Store, captured: "Captured") -> str:
    """What the activity is called that a quote is taken to be about; "" for none, and for an entry."""
    if isinstance(captured, Entry) or captured.activity is None:
        return ""
    from pivot_tui.store.activities import activity_titles

    return activity_titles(store).get(captured.activity, "")


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
    when, at, offset = reading.place(now)
    day = say_day_near(when, now.day)
    clock = f" {at + timedelta(minutes=offset):%H:%M}" if reading.when is None or reading.when.clock is not None else ""
    pieces = [SIGN_NAMES[reading.sign]]
    if reading.sign is not Sign.QUOTE or (reading.dread, reading.energy) != (None, None):
        pieces.append(" ".join(said_rating(reading.dread, reading.energy, named=named)))
    pieces += [reading.kind.name] if reading.kind else []
    return (*pieces, *(f"+{tag}" for tag in reading.tags), f"{day}{clock}")
