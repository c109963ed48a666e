"""Today: the one next thing, the last days, the latest entries, and the ten steps with one fact each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pivot_tui.domain.days import Now, filed_under, say_day, say_day_near
from pivot_tui.domain.due_line import REVIEW, DueLine, due_lines, in_order
from pivot_tui.domain.journal import Entry, Kind, missing_number
from pivot_tui.domain.journal_filter import JournalFilter
from pivot_tui.domain.log import LoggedSpan, logged_span
from pivot_tui.domain.plain_text import first_line
from pivot_tui.domain.steps import PROMPTS, Recorded, Step, StepState, ten_steps
from pivot_tui.store import journal as stored
from pivot_tui.store.recorded import (
    experiment_past_its_end,
    people,
    planned,
    prompts_answered,
    pulses_since,
    taught,
    unrated_rows,
)
from pivot_tui.store.store import Store
from pivot_tui.workbook.capture import kinds_of_work
from pivot_tui.workbook.drafts import CAPTURE_FORM, read_drafts
from pivot_tui.workbook.next_thing import NextAct, NextThing

if TYPE_CHECKING:
    from pivot_tui.domain.follow_up import Due
    from pivot_tui.workbook.plan_today import PlanToday

LAST_DAYS = 7
LATEST = 12
WEEKS = 6
_PULSES_NEEDED = 2


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
        due: What is late, the longest first, and then what is due in the next two weeks, by its day: with people, of
            cards, and the review.
        plan: What is to be said of the plan and its reviews; nothing where there is neither, and no card.
    """

    day: date
    next: NextThing
    last_days: LoggedSpan
    weeks: tuple[PulseWeek, ...]
    latest: tuple[Entry, ...]
    last_captured: date | None
    kinds: tuple[Kind, ...]
    steps: tuple[Step, ...]
    due: tuple[DueLine, ...] = ()
    plan: "PlanToday | None" = None


def read(store: Store, now: Now) -> Today:
    """Today as the workbook stands; every query is small, whatever the size of the file."""
    first = now.day - timedelta(days=LAST_DAYS - 1)
    recent = stored.entries_between(store, first, now.day)
    latest = stored.entries(store, JournalFilter(), LATEST)
    plan, recorded = _recorded(store, now)
    steps = ten_steps(recorded)
    due = _due(store, recorded, plan, now)
    return Today(
        day=now.day,
        next=_next_draft(store)
        or _next_clock(store, recorded)
        or _next_note(store, recorded, now)
        or _next_promise(store, due, now)
        or _next_review(plan)
        or _next_today(store, recorded, due, now)
        or _next_in_journal(recent, steps, now)
        or _next_on_sheet(store, recorded)
        or _next_step(steps, now),
        last_days=logged_span(recent, first, now.day),
        weeks=_weeks(store, now.day),
        latest=latest,
        last_captured=latest[0].day if latest else None,
        kinds=kinds_of_work(store),
        steps=steps,
        due=due,
        plan=plan,
    )


def _due(store: Store, recorded: Recorded, plan: "PlanToday | None", now: Now) -> tuple[DueLine, ...]:
    with_people: Sequence[Due] = ()
    if recorded.contacts:
        from pivot_tui.workbook.follow_ups import overdue_and_due  # only where there are people

        with_people = overdue_and_due(store, now.day)
    lines = due_lines(with_people, plan.due if plan else (), now.day)
    return in_order((plan.review, *lines)) if plan and plan.review else lines


def _weeks(store: Store, today: date) -> tuple[PulseWeek, ...]:
    this_week = filed_under(today)
    mondays = [this_week - timedelta(weeks=number) for number in range(WEEKS - 1, -1, -1)]
    given = {
        filed_under(day): PulseWeek(day, *rated) for day, *rated in pulses_since(store, mondays[0] - timedelta(days=6))
    }
    if len(given) < _PULSES_NEEDED:
        return ()
    return tuple(given.get(monday, PulseWeek(monday, None, None)) for monday in mondays)


def _recorded(store: Store, now: Now) -> "tuple[PlanToday | None, Recorded]":
    """What is to be said of the plan, and how much is recorded of everything."""
    answered = prompts_answered(store)
    sign = _first_sign(store) if answered == PROMPTS else ""
    cards, done, has_plan, has_review = planned(store)
    plan = None
    if cards or has_plan or has_review:
        from pivot_tui.workbook import plan_today  # only where there is anything of a plan

        plan = plan_today.read(store, now.day)
    return plan, Recorded(stored.count(store), answered, sign, *taught(store), *people(store), cards, done, has_plan)


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


def _next_clock(store: Store, recorded: Recorded) -> NextThing | None:
    if not recorded.contacts:
        return None
    from pivot_tui.workbook.next_with_people import next_clock

    return next_clock(store)


def _next_note(store: Store, recorded: Recorded, now: Now) -> NextThing | None:
    if not recorded.contacts:
        return None
    from pivot_tui.workbook.next_with_people import next_note

    return next_note(store, now.day)


def _next_promise(store: Store, due: Sequence[DueLine], now: Now) -> NextThing | None:
    """What is past its day, the oldest first: a promise, a card, or an experiment that should have been closed."""
    late = due[0] if due and due[0].days_late else None
    found = experiment_past_its_end(store, now.day)
    if late is not None and (found is None or late.days_late >= (now.day - found[2]).days):
        return _next_due(store, late, now)
    if found is None:
        return None
    identifier, title, last_day = found
    sentence = f"An experiment is open past its last day, {say_day_near(last_day, now.day)}"
    return NextThing(NextAct.CLOSE_EXPERIMENT, sentence, first_line(title), "Close it", identifier)


def _next_due(store: Store, line: DueLine, now: Now) -> NextThing | None:
    if line.card is not None and line.is_by_card:
        from pivot_tui.workbook.plan_today import next_card

        return next_card(line.card, now.day)
    if line.due is None:
        return None
    from pivot_tui.workbook.next_with_people import next_due

    return next_due(store, line.due, now.day)


def _next_review(plan: "PlanToday | None") -> NextThing | None:
    """The review on its day, and one that was begun."""
    if plan is None:
        return None
    from pivot_tui.workbook.plan_today import next_review

    return next_review(plan)


def _next_today(store: Store, recorded: Recorded, due: Sequence[DueLine], now: Now) -> NextThing | None:
    """What is due today, or the next act of a conversation within three days."""
    for found in due:
        if found.day <= now.day and found.leads_to != REVIEW:
            return _next_due(store, found, now)
    if not recorded.contacts:
        return None
    from pivot_tui.workbook.next_with_people import next_act_with_somebody

    return next_act_with_somebody(store, now.day)


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
    """The first step not begun that can be, once the ones before it were; then nothing is due."""
    profile, experiments, known, plan = steps[0], steps[2], steps[3], steps[9]
    if profile.state is StepState.ANSWERED and experiments.state is StepState.NOT_BEGUN:
        return NextThing(
            NextAct.TEACH,
            "Log one thing you have taught",
            "Or choose a first experiment: something small, where you are now.",
            "Portfolio",
        )
    if StepState.NOT_BEGUN not in (profile.state, experiments.state) and known.state is StepState.NOT_BEGUN:
        return NextThing(
            NextAct.ADD_PERSON,
            "Add one person who decides",
            "A clerkship or program director, say: somebody who should know that you exist.",
            "People",
        )
    if plan.state is StepState.NOT_BEGUN and StepState.NOT_BEGUN not in (profile.state, experiments.state, known.state):
        return NextThing(
            NextAct.PLAN,
            "Give the next months a start day",
            "Cards that most plans begin with are offered there; take what fits.",
            "Plan",
        )
    return NextThing(NextAct.NOTHING, "Nothing is due", f"{say_day(now.day)} is yours.")
