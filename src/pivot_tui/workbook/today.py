"""Today: the one next thing, the last days, the latest entries, and the ten steps with one fact each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from pivot_tui.domain.days import Now, say_day, say_day_near
from pivot_tui.domain.journal import Entry, Kind, missing_number
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.log import LoggedSpan, logged_span
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.steps import Recorded, Step, StepState, ten_steps
from pivot_tui.store import journal as stored
from pivot_tui.store.store import Store
from pivot_tui.store.tables.journal import ENTRY
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.drafts import CAPTURE_FORM, Draft, read_drafts

LAST_DAYS = 7
LATEST = 12


class NextAct(Enum):
    """What the one next thing asks for."""

    OPEN_DRAFT = "open the draft"
    RATE = "add the missing number"
    CAPTURE = "capture"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextThing:
    """The one next thing.

    Attributes:
        act: What to do.
        sentence: In one line.
        detail: Why, or what it is about; may hold the user's own words.
        key: What the key ``n`` will do, in a word or two for the footer; "" when nothing is due.
        record: The id of the entry it is about, or of the draft's record; "" for none.
        form: The form of the draft it is about; "" for none.
    """

    act: NextAct
    sentence: str
    detail: str
    key: str = ""
    record: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that the area Today shows.

    Attributes:
        day: The day.
        next: The one next thing.
        last_days: The log of the last seven days, today included.
        latest: The latest entries, newest first.
        last_captured: The day of the newest entry, or nothing.
        kinds: All kinds of work, to name those of the entries.
        steps: The ten steps.
    """

    day: date
    next: NextThing
    last_days: LoggedSpan
    latest: tuple[Entry, ...]
    last_captured: date | None
    kinds: tuple[Kind, ...]
    steps: tuple[Step, ...]


def read(store: Store, now: Now) -> Today:
    """Today as the workbook stands; every query is small, whatever the size of the file."""
    first = now.day - timedelta(days=LAST_DAYS - 1)
    recent = stored.entries_between(store, first, now.day)
    latest = stored.entries(store, JournalFilter(), LATEST)
    steps = ten_steps(Recorded(entries=stored.count(store)))
    return Today(
        day=now.day,
        next=_next_thing(_open_drafts(store), recent, steps, now),
        last_days=logged_span(recent, first, now.day),
        latest=latest,
        last_captured=latest[0].day if latest else None,
        kinds=kinds_of_work(store),
        steps=steps,
    )


def _open_drafts(store: Store) -> list[Draft]:
    """The drafts that can be gone on with: those of records in the trash wait there with them."""
    with store.reading() as db:
        return [draft for draft in read_drafts(store) if not draft.row or ENTRY.get(db, draft.row) is not None]


def _next_thing(drafts: Sequence[Draft], recent: Sequence[Entry], steps: Sequence[Step], now: Now) -> NextThing:
    """The first that applies: a draft, a missing number of the last seven days, a step not begun that is built."""
    if drafts:
        draft = drafts[0]
        where = "A capture" if draft.form == CAPTURE_FORM else "An entry"
        return NextThing(
            NextAct.OPEN_DRAFT,
            f"{where} is waiting as you left it",
            first_line(draft.body) if draft.form == CAPTURE_FORM else "It was not saved yet.",
            "Open the draft",
            draft.row,
            draft.form,
        )
    for entry in recent:
        if (field := missing_number(entry)) is not None:
            day = say_day_near(entry.day, now.day)
            sentence = f"How much {field} was it, {day}?"
            return NextThing(NextAct.RATE, sentence, first_line(entry.text), f"Add {field}", entry.id)
    if steps[0].state is StepState.NOT_BEGUN:
        return NextThing(
            NextAct.CAPTURE,
            "Write down one thing that drained you, or fed you",
            "One line after a shift is enough; the pattern comes from many.",
            "Capture",
        )
    return NextThing(NextAct.NOTHING, "Nothing is due", f"{say_day(now.day)} is yours.")
