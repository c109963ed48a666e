"""The weekly review: read as it stands, begun, gone through step by step, and saved with its figures frozen (S10.6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui import intake
from pivot_tui.domain.days import Now, filed_under
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid5, uuid7
from pivot_tui.domain.loose_end import LooseThing
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import Pulse, kind_of_week, last_of_same_kind
from pivot_tui.domain.review_figures import WORDING, ReviewFigures, frozen, frozen_figures
from pivot_tui.domain.sheet import read_hours
from pivot_tui.domain.weekly_review import (
    Commitment,
    LooseEnd,
    WeeklyReview,
    begins_after,
    last_saved,
    next_day,
    review_problems,
    same_kind,
)
from pivot_tui.store.cards import frame
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import COMMITMENT, WEEKLY_REVIEW
from pivot_tui.store.tables.profile import PULSE, WORK_PATTERN
from pivot_tui.store.weekly_review import counted, first_entry_day, open_review
from pivot_tui.workbook.loose_ends import decided_in, loose
from pivot_tui.workbook.review_choices import Choice, choices, keep_promises
from pivot_tui.workbook.review_draft import REVIEW_FORM, ReviewDraft, read_review_draft

LAST_STEP = 6
_NO_REVIEW = "No review is open; it may have been saved elsewhere."


@dataclass(frozen=True, slots=True)
class ReviewReading:
    """The review as it stands.

    Attributes:
        today: The day it was read.
        review: The review that is open, or nothing.
        last: The last one that was saved, or nothing.
        beside: The last saved one of the same kind of week, or nothing.
        beside_figures: What that one counted.
        week: ``on`` or ``off``, as the day of the review is; nothing without a work pattern.
        figures: What was counted since the last one; of the last one itself while none is open.
        due: The day on which the next is offered, or nothing where no weekday was chosen.
        pulse: The pulse of this week where one was given, or nothing.
        pulse_beside: The pulse that one of this week stands beside, or nothing.
        decided: What was decided about loose ends, in the review that is shown.
        loose: What is loose still.
        choices: What there is to choose from for the next week.
        promises: What was promised for the next week in the review that is shown.
        available: Minutes a week for the pivot, or nothing where that was not said.
        draft: What is being typed.
    """

    today: date
    review: WeeklyReview | None
    last: WeeklyReview | None
    beside: WeeklyReview | None
    beside_figures: ReviewFigures
    week: str | None
    figures: ReviewFigures
    due: date | None
    pulse: Pulse | None
    pulse_beside: Pulse | None
    decided: tuple[LooseEnd, ...]
    loose: tuple[LooseThing, ...]
    choices: tuple[Choice, ...]
    promises: tuple[Commitment, ...]
    available: int | None
    draft: ReviewDraft

    @property
    def is_due(self) -> bool:
        """Whether one is open, or the day has come, or none was ever saved."""
        return self.review is not None or self.last is None or self.due == self.today


def read(store: Store, now: Now) -> ReviewReading:
    """The review as it stands now.

    Raises:
        Fault: The workbook cannot be read.
    """
    today = now.day
    with store.reading() as db:
        reviews = tuple(WEEKLY_REVIEW.select(db, "ORDER BY day, id"))
        pulses = tuple(PULSE.select(db, "ORDER BY day"))
        pattern = next(WORK_PATTERN.select(db), None)
    plan, available = frame(store)
    review = next((one for one in reversed(reviews) if not one.saved), None)
    last = last_saved(reviews)
    shown = review or last
    day = last.day if review is None and last is not None else today
    beside = same_kind((one for one in reviews if one is not shown), pattern, day)
    decided = decided_in(store, shown.id) if shown is not None else ()
    draft = read_review_draft(store, review.id) if review is not None else ReviewDraft()
    is_looking = review is not None and review.step >= 1
    return ReviewReading(
        today=today,
        review=review,
        last=last,
        beside=beside,
        beside_figures=frozen_figures(beside) if beside is not None else ReviewFigures(),
        week=kind_of_week(pattern, day),
        figures=frozen_figures(last) if review is None and last is not None else _figures(store, last, today),
        due=next_day(plan, last.day if last is not None else None, pattern, today),
        pulse=next((one for one in pulses if filed_under(one.day) == filed_under(today)), None),
        pulse_beside=last_of_same_kind(pulses, pattern, day),
        decided=decided,
        loose=loose(store, today, decided) if is_looking else (),
        choices=choices(store, decided, draft, today) if is_looking else (),
        promises=promises_of(store, shown.id) if shown is not None else (),
        available=available,
        draft=draft,
    )


def _figures(store: Store, last: WeeklyReview | None, today: date) -> ReviewFigures:
    plan = frame(store)[0]
    return counted(store, begins_after(today, last.day if last else None, plan, first_entry_day(store)), today)


def promises_of(store: Store, review_id: str) -> tuple[Commitment, ...]:
    """What was promised in a review, in its order."""
    with store.reading() as db:
        return tuple(COMMITMENT.select(db, "WHERE review = ? ORDER BY id", (review_id,)))


# Step by step


def begin(store: Store, now: Now, energy: int | None, dread: int | None) -> WeeklyReview | tuple[Problem, ...]:
    """Begin a review with its pulse, which is this week's where none was given yet; one that is open goes on.

    Raises:
        Fault: Nothing was saved.
    """
    given = {"energy": energy, "dread": dread}
    if missing := [field for field, rating in given.items() if rating is None]:
        return tuple(Problem(field, "A pulse needs both numbers, each from 0 to 5.") for field in missing)
    week = filed_under(now.day).isoformat()
    pulse = intake.record(Pulse, {"id": uuid5(Pulse.__name__.lower(), week), "day": now.day.isoformat(), **given})
    if not isinstance(pulse, Pulse):
        return pulse
    with store.transaction("review.begin") as batch:
        there = open_review(store.db)
        if there is not None and there.step:
            return there
        if PULSE.get(store.db, pulse.id) is None:
            PULSE.insert(store.db, [pulse])
        last = last_saved(WEEKLY_REVIEW.select(store.db, "WHERE saved = 1"))
        new = WeeklyReview(uuid7(batch.at), now.day, last.day if last is not None else None)
        review = replace(there or new, step=1, energy=energy, dread=dread)
        if there is None:
            WEEKLY_REVIEW.insert(store.db, [review])
        else:
            WEEKLY_REVIEW.update(store.db, review)
    return review


def see_week(store: Store, kept: str, draft: ReviewDraft) -> WeeklyReview | tuple[Problem, ...]:
    """The week was seen; the hours that were kept for the pivot, as typed, or nothing.

    Raises:
        NotFound: No review is open.
        Fault: Nothing was saved.
    """
    minutes = read_hours(kept, "kept")
    if isinstance(minutes, Problem):
        return (minutes,)
    return _step(store, 2, replace(draft, kept=""), kept_minutes=minutes)


def pass_step(store: Store, number: int) -> WeeklyReview:
    """A step that asks for nothing is done.

    Raises:
        NotFound: No review is open.
        Fault: Nothing was saved.
    """
    found = _step(store, number, None)
    assert isinstance(found, WeeklyReview)
    return found


def give_win(store: Store, win: str, draft: ReviewDraft) -> WeeklyReview | tuple[Problem, ...]:
    """One win, or none.

    Raises:
        NotFound: No review is open.
        Fault: Nothing was saved.
    """
    return _step(store, 5, replace(draft, win=""), win=" ".join(win.split()))


def _step(store: Store, number: int, draft: ReviewDraft | None, **values: object) -> WeeklyReview | tuple[Problem, ...]:
    with store.transaction("review.step"):
        review = _open(store)
        found: WeeklyReview = replace(review, step=max(review.step, number), **values)  # type: ignore[arg-type]
        if problems := review_problems(found):
            return problems
        WEEKLY_REVIEW.update(store.db, found)
        if draft is not None:
            save_draft(store, REVIEW_FORM, review.id, draft.body)
    return found


def _open(store: Store) -> WeeklyReview:
    review = open_review(store.db)
    if review is None:
        raise NotFound(_NO_REVIEW)
    return review


def save(store: Store, now: Now, chosen: Sequence[Choice]) -> WeeklyReview | tuple[Problem, ...]:
    """Save the review: what was chosen becomes cards in Ready and promises, and the figures are frozen.

    Raises:
        NotFound: No review is open, or a card that was chosen is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("review.save") as batch:
        review = _open(store)
        if problems := keep_promises(store, review.id, chosen, now.day, batch.at):
            return problems
        last = last_saved(WEEKLY_REVIEW.select(store.db, "WHERE saved = 1"))
        figures = _figures(store, last, now.day)
        since = last.day if last is not None else None
        found = replace(
            review, day=now.day, since=since, saved=True, step=LAST_STEP, figures=frozen(figures), wording=WORDING
        )
        WEEKLY_REVIEW.update(store.db, found)
        save_draft(store, REVIEW_FORM, review.id, "")
    return found
