"""Making a plan for the tests of the screens: cards, reviews and answers, every text in hostile words or endless."""

from datetime import date, timedelta

from tests.screens.driving import HOSTILE
from tests.screens.making import LONG_TEXT, LONG_WORD
from tests.screens.making_people import LONG

from pivot_tui.domain.card import Card, CardKind, Column, Phase
from pivot_tui.domain.hard_question import Answer, FirstMove, HardAnswer, HardQuestion, Occasion
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.rank import ranks
from pivot_tui.domain.stage_review import StageChoice, StageReview
from pivot_tui.domain.weekly_review import Commitment, LooseEnd, LooseEndChoice, WeeklyReview
from pivot_tui.store.tables import plan as tables
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.workbook import Store
from pivot_tui.workbook.plan import PLAN_ID

_DAY = date(2026, 3, 13)
_WORDS = (LONG, LONG_WORD[:300], HOSTILE)


def add_hostile_plan(store: Store) -> None:
    """Add a plan that began long ago, with cards, reviews and answers in words that look like markup or are endless."""
    with store.transaction("plan.edit"):
        tables.PLAN.insert(store.db, [Plan(PLAN_ID, date(2025, 8, 31), 24, 4)])
    with store.transaction("card.add"):
        cards = _cards()
        tables.CARD.insert(store.db, cards)
        LINK.insert(store.db, [Link(f"k{n}", "card", cards[0].id, "card", cards[n].id, "blocked_by") for n in (1, 2)])
    with store.transaction("stage.save"):
        tables.STAGE_REVIEW.insert(store.db, [StageReview("g1", _DAY, Phase.FIRST, StageChoice.ADJUST, LONG_TEXT)])
    with store.transaction("hard_question.answer"):
        tables.HARD_ANSWER.insert(
            store.db,
            [
                HardAnswer("h1", _DAY, HardQuestion.TEACHING, Answer.NO, 100, LONG),
                HardAnswer("h2", _DAY, HardQuestion.TRADE, Answer.NO, 0, LONG, Occasion.LEAP, FirstMove.FEWER_HOURS),
            ],
        )
    with store.transaction("review.save"):
        _add_reviews(store)


def _cards() -> list[Card]:
    """Three cards in every column, late and far away, full of everything a card can hold."""
    columns = [column for column in Column for _ in _WORDS]
    places = ranks(len(columns))
    return [
        Card(
            f"{n:0>36}",
            _WORDS[n % len(_WORDS)],
            date(2025, 8, 31),
            column,
            places[n],
            LONG_TEXT[:2000],
            None,
            None,
            _DAY + timedelta(days=40 * n - 80),
            _DAY - timedelta(days=100),
            60_000,
            10,
            CardKind.APPLY,
            (f"[ ] {LONG}", f"[x] {LONG_WORD[:300]}"),
            _DAY if column is Column.DONE else None,
        )
        for n, column in enumerate(columns)
    ]


def _add_reviews(store: Store) -> None:
    """Add a saved review in such words, and one that is open at its loose ends."""
    saved = WeeklyReview(
        f"{1:0>36}", date(2026, 3, 6), None, True, 6, 0, 5, 10_080, 10_080, 0, f"{LONG}\n{LONG_WORD[:300]}"
    )
    begun = WeeklyReview(f"{2:0>36}", _DAY, saved.day, False, 2, 0, 5)
    tables.WEEKLY_REVIEW.insert(store.db, [saved, begun])
    tables.LOOSE_END.insert(
        store.db,
        [LooseEnd(f"e{n}", saved.id, words, LooseEndChoice.MOVE, until=_DAY) for n, words in enumerate(_WORDS)],
    )
    tables.COMMITMENT.insert(store.db, [Commitment(f"m{n}", saved.id, words, 60_000) for n, words in enumerate(_WORDS)])
