"""A plan of any size to measure with: invented cards in every column, some waiting for another, and weekly reviews."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from pivot_tui.domain.card import Card, Column, Phase
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.rank import ranks
from pivot_tui.domain.weekly_review import Commitment, LooseEnd, LooseEndChoice, WeeklyReview
from pivot_tui.store.store import Store
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.tables.plan import CARD, COMMITMENT, LOOSE_END, PLAN, WEEKLY_REVIEW

MOST_CARDS = 500
"""More cards than anybody plans two years with."""
_IN_COLUMNS = {Column.BACKLOG: 4, Column.READY: 2, Column.DOING: 1, Column.WAITING: 1, Column.DONE: 2}
_CARDS_A_REVIEW = 5
_CARDS_A_BLOCKED_ONE = 8
_FURTHEST = 600  # days
_WHAT = (
    "Write to the course director", "Draft the portfolio page", "Ask about the July block", "Plan the simulation day",
    "Read two papers on feedback", "Get the evaluation counts", "Meet a third mentor", "Finish the sepsis cases",
    "Send the one-page CV", "Look at the certificate's fees", "Sit in on a grading meeting", "Give the chest pain talk",
)  # fmt: skip
_WINS = ("A resident explained it to the next one", "The first page is written", "Asked, and was given an hour", "")


def add_plan(store: Store, cards: int, today: date) -> None:
    """Add a plan with so many cards, every eighth of them waiting for another, and a review for every five cards."""
    dice = random.Random(cards)
    at = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    store.clock = lambda: at
    with store.transaction("card.add"):
        PLAN.insert(store.db, [Plan(uuid7(at), today - timedelta(days=40), 24, 4)])
        placed = dice.choices(tuple(_IN_COLUMNS), tuple(_IN_COLUMNS.values()), k=cards)
        made = [_card(column, rank, at, dice) for column, rank in zip(placed, ranks(cards), strict=True)]
        CARD.insert(store.db, made)
        pairs = zip(made[::_CARDS_A_BLOCKED_ONE], made[1::_CARDS_A_BLOCKED_ONE], strict=False)
        LINK.insert(store.db, [Link(uuid7(at), "card", one.id, "card", other.id, "blocked_by") for one, other in pairs])
        for weeks in range(cards // _CARDS_A_REVIEW, 0, -1):
            _add_review(store, today - timedelta(weeks=weeks), made, dice)


def _card(column: Column, rank: str, at: datetime, dice: random.Random) -> Card:
    today = at.date()
    is_done = column is Column.DONE
    return Card(
        uuid7(at),
        f"{dice.choice(_WHAT)}, part {dice.randrange(1, 100)}",
        today - timedelta(days=dice.randrange(40)),
        column,
        rank,
        phase=dice.choice((None, *Phase)),
        due=today + timedelta(days=dice.randrange(-20, _FURTHEST)) if dice.random() < 0.6 else None,
        minutes=dice.choice((None, 30, 60, 120, 240)),
        step=dice.choice((None, *range(1, 11))),
        done_on=today - timedelta(days=dice.randrange(40)) if is_done else None,
    )


def _add_review(store: Store, day: date, cards: Sequence[Card], dice: random.Random) -> None:
    """A saved review of a week, with three decisions and two promises."""
    at = datetime(day.year, day.month, day.day, 19, tzinfo=UTC)
    review = WeeklyReview(
        uuid7(at),
        day,
        day - timedelta(weeks=1),
        saved=True,
        step=6,
        energy=dice.randrange(6),
        dread=dice.randrange(6),
        kept_minutes=dice.randrange(0, 300, 15),
        win=dice.choice(_WINS),
    )
    WEEKLY_REVIEW.insert(store.db, [review])
    loose, promised = dice.sample(cards, 3), dice.sample(cards, 2)
    choices = tuple(LooseEndChoice)
    ends = [LooseEnd(uuid7(at), review.id, card.title, dice.choice(choices), card=card.id) for card in loose]
    LOOSE_END.insert(store.db, ends)
    COMMITMENT.insert(store.db, [Commitment(uuid7(at), review.id, card.title, 60, card=card.id) for card in promised])
