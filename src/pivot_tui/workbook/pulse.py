"""The weekly pulse and the optional single item: what was given, what it stands beside, and giving it."""

from dataclasses import dataclass
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.days import Now, filed_under
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import (
    BurnoutAnswer,
    ComparedPulse,
    Pulse,
    compared,
    is_due,
    kind_of_week,
    last_of_same_kind,
)
from pivot_tui.guide import load
from pivot_tui.store.store import Store
from pivot_tui.store.tables.profile import BURNOUT_ANSWER, PULSE, WORK_PATTERN


@dataclass(frozen=True, slots=True)
class PulseReading:
    """The pulses as they stand now.

    Attributes:
        today: The day they were read.
        pulses: All of them, oldest first, each beside the last one of the same kind of week.
        answers: The answers to the single item, oldest first.
        is_due: Whether this week has no pulse yet.
        week: ``on`` or ``off``, as today is; nothing without a work pattern.
        beside: The pulse that one given today stands beside, or nothing.
        this_week: The pulse of this week, or nothing.
        answer_today: The answer that was given today, or nothing.
    """

    today: date
    pulses: tuple[ComparedPulse, ...]
    answers: tuple[BurnoutAnswer, ...]
    is_due: bool
    week: str | None
    beside: Pulse | None
    this_week: Pulse | None
    answer_today: BurnoutAnswer | None


def read(store: Store, now: Now) -> PulseReading:
    """All pulses and answers, with what one given today would stand beside."""
    with store.reading() as db:
        pulses = tuple(PULSE.select(db, "ORDER BY day"))
        answers = tuple(BURNOUT_ANSWER.select(db, "ORDER BY day"))
        pattern = next(WORK_PATTERN.select(db), None)
    return PulseReading(
        today=now.day,
        pulses=compared(pulses, pattern),
        answers=answers,
        is_due=is_due(pulses, now.day),
        week=kind_of_week(pattern, now.day),
        beside=last_of_same_kind(pulses, pattern, now.day),
        this_week=next((pulse for pulse in pulses if filed_under(pulse.day) == filed_under(now.day)), None),
        answer_today=next((answer for answer in answers if answer.day == now.day), None),
    )


def save(
    store: Store, now: Now, energy: int | None, dread: int | None, answer: int | None = None
) -> Pulse | tuple[Problem, ...]:
    """Save this week's pulse, and an answer to the single item where one was given; or say what is missing.

    A second pulse in a week takes the place of the first, and a second answer on a day likewise.

    Raises:
        Fault: Nothing was saved.
    """
    given = {"energy": energy, "dread": dread}
    if missing := [field for field, rating in given.items() if rating is None]:
        return tuple(Problem(field, "A pulse needs both numbers, each from 0 to 5.") for field in missing)
    day = now.day.isoformat()
    pulse = intake.record(Pulse, {"id": uuid5(PULSE.name, filed_under(now.day).isoformat()), "day": day, **given})
    if not isinstance(pulse, Pulse):
        return pulse
    answered = None if answer is None else _answer(day, answer)
    if isinstance(answered, tuple):
        return answered
    with store.transaction("pulse.save"):
        if not PULSE.update(store.db, pulse):
            PULSE.insert(store.db, [pulse])
        if answered is not None and not BURNOUT_ANSWER.update(store.db, answered):
            BURNOUT_ANSWER.insert(store.db, [answered])
    return pulse


def _answer(day: str, answer: int) -> BurnoutAnswer | tuple[Problem, ...]:
    if answer not in range(1, 6):
        return (Problem("answer", "Choose one of the five answers, or none."),)
    values = {"day": day, "answer": answer, "wording": load("burnout")["item"]["wording"]}
    return intake.record(BurnoutAnswer, {"id": uuid5(BURNOUT_ANSWER.name, day), **values})
