"""The stages of the plan: each phase with its cards and its reviews, the evidence beside a review, and saving one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pivot_tui import intake
from pivot_tui.domain.board import with_due
from pivot_tui.domain.card import Card, Phase
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.hard_question import HardAnswer, HardQuestion, Occasion
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.lamp import Lamp
from pivot_tui.domain.phases import PhaseSpan, Standing, phase_of, span_on, spans, standing
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.stage_figures import WORDING, Given, StageFigures, WeekPulse, frozen
from pivot_tui.domain.stage_review import (
    MOST_SHIFT,
    NO_CHOICE,
    StageChoice,
    StageReview,
    cards_of,
    review_day,
    review_problems,
    shifted_due,
    stage_to_review,
)
from pivot_tui.store.cards import all_cards, write_card
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, STAGE_REVIEW
from pivot_tui.store.tables.profile import PULSE
from pivot_tui.store.trash import put_in_trash
from pivot_tui.store.weekly_review import counted
from pivot_tui.workbook import hard_questions
from pivot_tui.workbook.hours import work_pattern
from pivot_tui.workbook.plan import plan_of
from pivot_tui.workbook.plan_conditions import lamps
from pivot_tui.workbook.stage_due import stage_due as stage_due

STAGE_FORM = "stage_review"
"""The form of a stage review among the drafts; its row there is the value of the phase."""

_NO_STAGE = "The plan has no such phase any more; what you typed is kept as a draft."


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase as it stands.

    Attributes:
        span: The phase with its days.
        done: Its cards that are done.
        still_open: Its cards that are open.
        reviews: Its reviews, the newest first.
    """

    span: PhaseSpan
    done: int
    still_open: int
    reviews: tuple[StageReview, ...]

    @property
    def id(self) -> str:
        """What it is known by in a list."""
        return self.span.phase.value

    @property
    def cards(self) -> int:
        """All its cards."""
        return self.done + self.still_open


@dataclass(frozen=True, slots=True)
class Stages:
    """All stages, and what stands beside them.

    Attributes:
        day: The present day.
        plan: The plan.
        stages: Its phases, in their order.
        runs: The phase that runs, or nothing before the start and behind the horizon.
        due: The phase that is to be looked back on now, or nothing.
        runs_until: The day from which the phase that runs is looked back on, or nothing.
        standing: Behind, on or ahead.
        unplaced: Cards that belong to no phase.
        lamps: The four lamps.
        newest: The newest answer to each hard question.
        reviews: Every stage review, the newest first.
        asked: On what occasion the hard questions are to be asked now, or nothing.
    """

    day: date
    plan: Plan
    stages: tuple[Stage, ...]
    runs: PhaseSpan | None
    due: PhaseSpan | None
    runs_until: date | None
    standing: Standing
    unplaced: int
    lamps: tuple[Lamp, ...]
    newest: Mapping[HardQuestion, HardAnswer]
    reviews: tuple[StageReview, ...]
    asked: Occasion | None

    @property
    def next_review(self) -> PhaseSpan | None:
        """The phase to look back on: the one that has ended, else early the one that runs."""
        return self.due or self.runs


@dataclass(frozen=True, slots=True)
class StageForm:
    """The form of a stage review, as it was typed or chosen.

    Attributes:
        choice: ``continue``, ``adjust``, ``stop`` or "".
        shift: By how many months what is open in the phase moves when it is adjusted: ``0`` to ``3``.
        words: Why.
    """

    choice: str = ""
    shift: str = "0"
    words: str = ""


# Reading


def read(store: Store, today: date) -> Stages | None:
    """All stages; nothing while there is no plan.

    Raises:
        Fault: The workbook cannot be read.
    """
    plan = plan_of(store)
    if plan is None:
        return None
    cards = tuple(card for card, _ in all_cards(store))
    reviews, pattern, phases = stage_reviews(store), work_pattern(store), spans(plan)
    reviewed, runs = {review.phase for review in reviews}, span_on(plan, today)
    return Stages(
        day=today,
        plan=plan,
        stages=tuple(_stage(plan, span, cards, reviews) for span in phases),
        runs=runs,
        runs_until=review_day(runs, pattern) if runs else None,
        due=stage_to_review(phases, reviewed, today, pattern),
        standing=standing(plan, cards, today, pattern),
        unplaced=sum(phase_of(plan, card) is None for card in cards),
        lamps=lamps(store),
        newest=_newest(store),
        reviews=reviews,
        asked=hard_questions.due(store, today),
    )


def _stage(plan: Plan, span: PhaseSpan, cards: Sequence[Card], reviews: Sequence[StageReview]) -> Stage:
    found = cards_of(plan, cards, span.phase)
    still_open = sum(card.is_open for card in found)
    own = tuple(review for review in reviews if review.phase is span.phase)
    return Stage(span, len(found) - still_open, still_open, own)


def _newest(store: Store) -> dict[HardQuestion, HardAnswer]:
    return {answer.question: answer for answer in reversed(hard_questions.answers(store))}


def stage_reviews(store: Store) -> tuple[StageReview, ...]:
    """Every stage review, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return tuple(STAGE_REVIEW.select(db, "ORDER BY day DESC, id DESC"))


def find_review(store: Store, identifier: str) -> StageReview:
    """One stage review.

    Raises:
        NotFound: It is not there any more.
    """
    with store.reading() as db:
        found = STAGE_REVIEW.get(db, identifier)
    if found is None:
        raise NotFound("That stage review is not there any more.")
    return found


def span_of(store: Store, phase: Phase) -> PhaseSpan:
    """A phase of the plan with its days.

    Raises:
        NotFound: There is no plan, or it does not reach so far.
    """
    plan = plan_of(store)
    found = next((span for span in spans(plan) if span.phase is phase), None) if plan else None
    if found is None:
        raise NotFound(_NO_STAGE)
    return found


def figures(store: Store, phase: Phase, today: date) -> StageFigures:
    """The evidence that stands beside the review of a phase today (S10.5).

    Raises:
        NotFound: There is no plan, or it does not reach so far.
        Fault: The workbook cannot be read.
    """
    span, plan = span_of(store, phase), plan_of(store)
    assert plan is not None
    cards = cards_of(plan, (card for card, _ in all_cards(store)), phase)
    still_open = sum(card.is_open for card in cards)
    since = counted(store, span.first - timedelta(days=1), today)
    with store.reading() as db:
        given = PULSE.select(db, "WHERE day BETWEEN ? AND ? ORDER BY day", (span.first.isoformat(), today.isoformat()))
        pulses = tuple(WeekPulse(pulse.day, pulse.energy, pulse.dread) for pulse in given)
    newest = _newest(store)
    return StageFigures(
        first=span.first,
        until=today,
        fit=hard_questions.fit_evidence(store),
        teaching=_given(newest.get(HardQuestion.TEACHING)),
        trade=_given(newest.get(HardQuestion.TRADE)),
        pulses=pulses,
        sessions=since.sessions,
        evaluations=since.evaluations,
        comments=since.comments,
        conversations=since.conversations,
        done=len(cards) - still_open,
        still_open=still_open,
    )


def _given(answer: HardAnswer | None) -> Given | None:
    return Given(answer.answer.value, answer.percent, answer.day) if answer else None


# Saving


def movable(store: Store, phase: Phase) -> int:
    """How many open cards of a phase have a due day, so that an adjusting review can move them.

    Raises:
        Fault: The workbook cannot be read.
    """
    return len(_moved(store, phase, 1))


def _moved(store: Store, phase: Phase, months: int) -> list[tuple[Card, Card]]:
    plan = plan_of(store)
    if plan is None:
        return []
    with store.reading() as db:
        found = cards_of(plan, CARD.select(db, "WHERE column <> 'done' AND due IS NOT NULL ORDER BY rank, id"), phase)
    pairs = [(card, shifted_due(card, months)) for card in found]
    return [(card, with_due(card, due)) for card, due in pairs if due is not None]


def read_form(
    form: StageForm, phase: Phase, day: date, identifier: str, kept: StageFigures
) -> StageReview | tuple[Problem, ...]:
    """The stage review that a form describes, or what is wrong with it, by the form's fields."""
    if not form.choice:
        return (Problem("choice", NO_CHOICE),)
    values = {
        "id": identifier,
        "day": day.isoformat(),
        "phase": phase.value,
        "choice": form.choice,
        "words": form.words.strip(),
        "figures": frozen(kept),
        "wording": WORDING,
    }
    found = intake.record(StageReview, values)
    return found if isinstance(found, tuple) else review_problems(found, day) or found


def save_review(store: Store, form: StageForm, phase: Phase, today: date) -> StageReview | tuple[Problem, ...]:
    """Save a stage review with its figures frozen, move what is open where that was chosen, forget the draft.

    It is one action. A card that moves keeps the phase that was looked back on only where it names it itself.

    Raises:
        NotFound: The plan has no such phase any more.
        Fault: Nothing was saved.
    """
    found = read_form(form, phase, today, uuid7(store.clock()), figures(store, phase, today))
    if not isinstance(found, StageReview):
        return found
    months = int(form.shift) if form.choice == StageChoice.ADJUST.value and form.shift.isdigit() else 0
    pairs = _moved(store, phase, min(months, MOST_SHIFT)) if months else []
    with store.transaction("stage.save"):
        STAGE_REVIEW.insert(store.db, [found])
        for before, after in pairs:
            write_card(store.db, before, after, today)
        save_draft(store, STAGE_FORM, phase.value, "")
    return found


def trash_review(store: Store, identifier: str) -> int:
    """Put a stage review in the trash.

    Raises:
        NotFound: It is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, STAGE_REVIEW.name, [identifier], "stage.trash")
