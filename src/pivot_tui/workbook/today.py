"""Today: the one next thing, the last days, the latest entries, and the ten steps with one fact each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from pivot_tui.domain.days import Now, filed_under, say_day, say_day_near
from pivot_tui.domain.journal import Entry, Kind, missing_number
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.log import LoggedSpan, logged_span
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.steps import PROMPTS, Recorded, Step, StepState, ten_steps
from pivot_tui.store import journal as stored
from pivot_tui.store.recorded import (
    experiment_past_its_end,
    prompts_answered,
    pulses_since,
    taught,
    unrated_rows,
)
from pivot_tui.store.store import Store
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.drafts import CAPTURE_FORM, read_drafts

LAST_DAYS = 7
LATEST = 12
WEEKS = 6
_PULSES_NEEDED = 2


class NextAct(Enum):
    """What the one next thing asks for."""

    OPEN_DRAFT = "open the draft"
    RATE = "add the missing number"
    CAPTURE = "capture"
    ANSWER = "answer a question of the sheet"
    RATE_ROW = "rate a row of the sheet"
    CLOSE_EXPERIMENT = "close an experiment"
    TEACH = "open the portfolio"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextThing:
    """The one next thing.

    Attributes:
        act: What to do.
        sentence: In one line.
        detail: Why, or what it is about; may hold the user's own words.
        key: What the key ``n`` will do, in a word or two for the footer; "" when nothing is due.
        record: The id of the record it is about, or of the draft's record; "" for none.
        form: The form of the draft it is about; "" for none.
    """

    act: NextAct
    sentence: str
    detail: str
    key: str = ""
    record: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class PulseWeek:
    """A week with the pulse that was given in it, if any.

    Attributes:
        day: The day of the pulse; where none was given, the week's Monday.
        energy: 0 to 5, or nothing.
        dread: 0 to 5, or nothing.
    """

    day: date
    energy: int | None
    dread: int | None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that the area Today shows.

    Attributes:
        day: The day.
        next: The one next thing.
        last_days: The log of the last seven days, today included.
        weeks: The last six weeks with their pulses, oldest first; none while there are fewer than two pulses.
        latest: The latest entries, newest first.
        last_captured: The day of the newest entry, or nothing.
        kinds: All kinds of work, to name those of the entries.
        steps: The ten steps.
    """

    day: date
    next: NextThing
    last_days: LoggedSpan
    weeks: tuple[PulseWeek, ...]
    latest: tuple[Entry, ...]
    last_captured: date | None
    kinds: tuple[Kind, ...]
    steps: tuple[Step, ...]


def read(store: Store, now: Now) -> Today:
    """Today as the workbook stands; every query is small, whatever the size of the file."""
    first = now.day - timedelta(days=LAST_DAYS - 1)
    recent = stored.entries_between(store, first, now.day)
    latest = stored.entries(store, JournalFilter(), LATEST)
    recorded = _recorded(store)
    steps = ten_steps(recorded)
    return Today(
        day=now.day,
        next=_next_draft(store)
        or _next_promise(store, now)
        or _next_in_journal(recent, steps, now)
        or _next_on_sheet(store, recorded)
        or _next_step(steps, now),
        last_days=logged_span(recent, first, now.day),
        weeks=_weeks(store, now.day),
        latest=latest,
        last_captured=latest[0].day if latest else None,
        kinds=kinds_of_work(store),
        steps=steps,
    )


def _weeks(store: Store, today: date) -> tuple[PulseWeek, ...]:
    this_week = filed_under(today)
    mondays = [this_week - timedelta(weeks=number) for number in range(WEEKS - 1, -1, -1)]
    given = {
        filed_under(day): PulseWeek(day, *rated) for day, *rated in pulses_since(store, mondays[0] - timedelta(days=6))
    }
    if len(given) < _PULSES_NEEDED:
        return ()
    return tuple(given.get(monday, PulseWeek(monday, None, None)) for monday in mondays)


def _recorded(store: Store) -> Recorded:
    answered = prompts_answered(store)
    sign = _first_sign(store) if answered == PROMPTS else ""
    return Recorded(stored.count(store), answered, sign, *taught(store))


def _first_sign(store: Store) -> str:
    from pivot_tui.domain.profile import FirstSign  # only where there is a sheet: a start shall not pay for it
    from pivot_tui.workbook.profile import read_sheet

    match read_sheet(store).said.sign:
        case FirstSign.STRONG:
            return "strong first sign"
        case FirstSign.WEAK:
            return "weak first sign"
        case FirstSign.NONE:
            return "no first sign"
        case FirstSign.TOO_FEW:
            return "too few rows yet"


def _next_draft(store: Store) -> NextThing | None:
    if not read_drafts(store):
        return None
    from pivot_tui.workbook import waiting_drafts  # only where one was left open

    found = waiting_drafts.waiting(store)
    if not found:
        return None
    draft = found[0]
    return NextThing(
        NextAct.OPEN_DRAFT,
        f"{waiting_drafts.called(draft)} is waiting as you left it",
        first_line(draft.body) if draft.form == CAPTURE_FORM else "It was not saved yet.",
        "Open the draft",
        draft.row,
        draft.form,
    )


def _next_promise(store: Store, now: Now) -> NextThing | None:
    """What is past its day: an experiment that should have been closed by now."""
    found = experiment_past_its_end(store, now.day)
    if found is None:
        return None
    identifier, title, last_day = found
    sentence = f"An experiment is open past its last day, {say_day_near(last_day, now.day)}"
    return NextThing(NextAct.CLOSE_EXPERIMENT, sentence, first_line(title), "Close it", identifier)


def _next_in_journal(recent: Sequence[Entry], steps: Sequence[Step], now: Now) -> NextThing | None:
    """A missing number of the last seven days, or the first entry of all."""
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
    return None


def _next_on_sheet(store: Store, recorded: Recorded) -> NextThing | None:
    """The questions and numbers that the sheet still lacks once it was begun."""
    answered, unrated = recorded.prompts_answered, unrated_rows(store)
    if 0 < answered < PROMPTS:
        sentence = f"{answered} of the three questions answered; the next waits in the Journal"
        return NextThing(NextAct.ANSWER, sentence, "A line is enough; it can grow over days.", "Answer")
    if unrated:
        rows = "1 row of your sheet has" if len(unrated) == 1 else f"{len(unrated)} rows of your sheet have"
        sentence = f"{rows} no numbers yet"
        return NextThing(NextAct.RATE_ROW, sentence, "The profile counts what is rated.", "Rate", unrated[0])
    return None


def _next_step(steps: Sequence[Step], now: Now) -> NextThing:
    """The first step not begun, once the first is answered; then nothing is due."""
    profile, experiments = steps[0], steps[2]
    if profile.state is StepState.ANSWERED and experiments.state is StepState.NOT_BEGUN:
        return NextThing(
            NextAct.TEACH,
            "Log one thing you have taught",
            "Or choose a first experiment: something small, where you are now.",
            "Portfolio",
        )
    return NextThing(NextAct.NOTHING, "Nothing is due", f"{say_day(now.day)} is yours.")
