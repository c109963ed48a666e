"""The reviews that were saved: one page each, what may still be corrected, and how the weeks compare (S10.6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import Pulse, kind_of_week, last_of_same_kind
from pivot_tui.domain.review_figures import ReviewFigures, frozen_figures
from pivot_tui.domain.review_trends import TrendWeek, trend_weeks
from pivot_tui.domain.sheet import read_hours, say_hours
from pivot_tui.domain.weekly_review import Commitment, LooseEnd, WeeklyReview, review_problems
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD, COMMITMENT, LOOSE_END, WEEKLY_REVIEW
from pivot_tui.store.tables.profile import PULSE, WORK_PATTERN
from pivot_tui.store.trash import put_in_trash

PAST_FORM = "past_review"
"""The form that corrects a saved review among the drafts; its row there is the review's id."""

_GONE = "That review is not there any more."
_NEWEST_FIRST = "WHERE saved = 1 ORDER BY day DESC, id DESC"


@dataclass(frozen=True, slots=True)
class PastReview:
    """A saved review in the list of them.

    Attributes:
        review: The review.
        week: ``on`` or ``off``, as its day was; nothing without a work pattern.
        beside: The pulse of the last earlier week of the same kind, or nothing.
    """

    review: WeeklyReview
    week: str | None
    beside: Pulse | None

    @property
    def id(self) -> str:
        """The id of the review."""
        return self.review.id


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised for the week after a review, and what became of it.

    Attributes:
        commitment: What was promised.
        is_done: Whether it was done, by its card where it has one; nothing where nobody knows.
        done_on: The day its card was done, or nothing.
    """

    commitment: Commitment
    is_done: bool | None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A saved review, whole.

    Attributes:
        past: The review, and what its pulse stands beside.
        figures: What was counted, as it was frozen.
        decided: What was decided about loose ends, in the order it was.
        promises: What was promised.
    """

    past: PastReview
    figures: ReviewFigures
    decided: tuple[LooseEnd, ...]
    promises: tuple[Promise, ...]

    @property
    def review(self) -> WeeklyReview:
        """The review."""
        return self.past.review

    @property
    def promised_minutes(self) -> int:
        """How long all that was promised may take."""
        return sum(one.commitment.minutes or 0 for one in self.promises)


def past_reviews(store: Store) -> tuple[PastReview, ...]:
    """The saved reviews, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        reviews = tuple(WEEKLY_REVIEW.select(db, _NEWEST_FIRST))
        pulses = tuple(PULSE.select(db, "ORDER BY day"))
        pattern = next(WORK_PATTERN.select(db), None)
    return tuple(
        PastReview(one, kind_of_week(pattern, one.day), last_of_same_kind(pulses, pattern, one.day)) for one in reviews
    )


def page_of(store: Store, past: PastReview) -> ReviewPage:
    """The page of a saved review.

    Raises:
        Fault: The workbook cannot be read.
    """
    # By id, which tells when each was made: what comes back from the trash is numbered anew.
    theirs = ("WHERE review = ? ORDER BY id", (past.id,))
    with store.reading() as db:
        decided = tuple(LOOSE_END.select(db, *theirs))
        promises = tuple(COMMITMENT.select(db, *theirs))
        wanted = "WHERE id IN (SELECT card FROM commitment WHERE review = ?)"
        cards = {card.id: card for card in CARD.select(db, wanted, (past.id,))}
    kept = tuple(_promise(one, cards.get(one.card or "")) for one in promises)
    return ReviewPage(past, frozen_figures(past.review), decided, kept)


def _promise(commitment: Commitment, card: Card | None) -> Promise:
    if card is None:
        return Promise(commitment, commitment.is_done)
    return Promise(commitment, card.column is Column.DONE, card.done_on)


def latest_page(store: Store) -> ReviewPage | None:
    """The page of the review that was saved last, or nothing.

    Raises:
        Fault: The workbook cannot be read.
    """
    saved = past_reviews(store)
    return page_of(store, saved[0]) if saved else None


def review_behind(store: Store, identifier: str) -> str:
    """The id of the saved review that an id belongs to: its own, that of a decision in it or of a promise.

    Raises:
        NotFound: It is not there any more, or its review is not saved yet.
    """
    with store.reading() as db:
        end = LOOSE_END.get(db, identifier) or COMMITMENT.get(db, identifier)
        review = WEEKLY_REVIEW.get(db, end.review if end is not None else identifier)
    if review is None:
        raise NotFound(_GONE)
    if not review.saved:
        raise NotFound("That review is still open; it is in This week.")
    return review.id


# What may be corrected


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What may still be corrected in a saved review, as it was typed.

    Attributes:
        win: The win.
        kept: The hours kept for the pivot.
    """

    win: str = ""
    kept: str = ""


def form_of(store: Store, identifier: str) -> CorrectionForm:
    """A saved review as the form that corrects it shows it.

    Raises:
        NotFound: It is not there any more.
    """
    review = _find(store, identifier)
    return CorrectionForm(review.win, say_hours(review.kept_minutes))


def _find(store: Store, identifier: str) -> WeeklyReview:
    with store.reading() as db:
        found = WEEKLY_REVIEW.get(db, identifier)
    if found is None or not found.saved:
        raise NotFound(_GONE)
    return found


def correct(
    store: Store, form: CorrectionForm, identifier: str, draft: tuple[str, str] | None = None
) -> WeeklyReview | tuple[Problem, ...]:
    """Correct the win and the hours of a saved review; its figures stay as they were frozen.

    Args:
        store: The workbook.
        form: What was typed.
        identifier: The review.
        draft: The draft to forget with it: the form's name among the drafts and its row there.

    Raises:
        NotFound: The review is not there any more.
        Fault: Nothing was saved.
    """
    minutes = read_hours(form.kept, "kept")
    if isinstance(minutes, Problem):
        return (minutes,)
    with store.transaction("review.edit"):
        before = WEEKLY_REVIEW.get(store.db, identifier)
        if before is None or not before.saved:
            raise NotFound("That review is not there any more; what you typed is kept as a draft.")
        found = replace(before, win=" ".join(form.win.split()), kept_minutes=minutes)
        if problems := review_problems(found):
            return problems
        WEEKLY_REVIEW.update(store.db, found)
        if draft is not None:
            save_draft(store, *draft, "")
    return found


def trash_reviews(store: Store, ids: Sequence[str]) -> int:
    """Put saved reviews in the trash, with what was decided and promised in them; the cards stay.

    Raises:
        NotFound: One is not there any more.
        Fault: Nothing was deleted.
    """
    return put_in_trash(store, WEEKLY_REVIEW.name, ids, "review.trash")


# How the weeks compare

_PROMISED = "SELECT review, sum(minutes) FROM commitment WHERE minutes IS NOT NULL GROUP BY review"


def trends(store: Store) -> tuple[TrendWeek, ...]:
    """The saved reviews, oldest first, with the weeks between them that had none.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        reviews = tuple(WEEKLY_REVIEW.select(db, "WHERE saved = 1 ORDER BY day, id"))
        promised = dict(db.execute(_PROMISED).fetchall())
    return trend_weeks(reviews, promised)
