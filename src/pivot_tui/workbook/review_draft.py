"""What is being typed and chosen in a review, kept as a draft until its step is done."""

import json
from dataclasses import dataclass

from pivot_tui.domain.sheet import say_hours
from pivot_tui.store.drafts import read_draft, save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import WEEKLY_REVIEW
from pivot_tui.workbook.past_reviews import PAST_FORM

REVIEW_FORM = "weekly_review"
"""The form of the weekly review among the drafts; its row there is the review's id."""


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """What was typed and chosen and is in no record yet.

    Attributes:
        kept: The hours kept for the pivot, as typed.
        win: The win.
        line: The line that is being typed below a list.
        chosen: The ids of what was chosen for the next week, in the order it was.
        minutes: The minutes that were typed for some of it, by their ids.
        typed: The lines that were typed for the next week.
    """

    kept: str = ""
    win: str = ""
    line: str = ""
    chosen: tuple[str, ...] = ()
    minutes: tuple[tuple[str, int], ...] = ()
    typed: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """As it is kept among the drafts; "" while there is nothing."""
        if self == ReviewDraft():
            return ""
        values = {"kept": self.kept, "win": self.win, "line": self.line, "chosen": list(self.chosen)}
        values |= {"minutes": dict(self.minutes), "typed": list(self.typed)}  # type: ignore[dict-item]
        return json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False)


def read_review_draft(store: Store, review_id: str) -> ReviewDraft:
    """What was being typed in a review; nothing where nothing was, or where it cannot be read.

    Raises:
        Fault: The workbook cannot be read.
    """
    found = read_draft(store, REVIEW_FORM, review_id)
    try:
        values = json.loads(found.body) if found is not None else {}
    except ValueError:
        values = {}
    if not isinstance(values, dict):
        return ReviewDraft()
    texts = {name: value for name in ("kept", "win", "line") if isinstance(value := values.get(name), str)}
    minutes = values.get("minutes")
    pairs = minutes.items() if isinstance(minutes, dict) else ()
    return ReviewDraft(
        **texts,
        chosen=_lines(values.get("chosen")),
        minutes=tuple((key, value) for key, value in pairs if isinstance(value, int)),
        typed=_lines(values.get("typed")),
    )


def _lines(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def keep_review_draft(store: Store, review_id: str, draft: ReviewDraft) -> None:
    """Keep what is being typed in a review; in one that was saved in another window since, as its correction.

    Raises:
        Fault: It cannot be kept just now.
    """
    with store.reading() as db:
        review = WEEKLY_REVIEW.get(db, review_id)
    if review is None or not review.saved:
        save_draft(store, REVIEW_FORM, review_id, draft.body)
    elif draft.win or draft.kept:
        correction = {"win": draft.win or review.win, "kept": draft.kept or say_hours(review.kept_minutes)}
        save_draft(store, PAST_FORM, review_id, json.dumps(correction, ensure_ascii=False))
