"""The tables of the plan and its reviews: cards, gates, stages, weekly reviews and the hard questions."""

from pivot_tui.domain.card import Card
from pivot_tui.domain.gate import GateReason
from pivot_tui.domain.hard_question import HardAnswer
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.stage_review import StageReview
from pivot_tui.domain.weekly_review import Commitment, LooseEnd, WeeklyReview
from pivot_tui.store.records import Table

_OF_A_CARD = "REFERENCES card (id) ON DELETE SET NULL"
_OF_A_REVIEW = "REFERENCES weekly_review (id) ON DELETE CASCADE"

CARD = Table(Card, "card")
PLAN = Table(Plan, "plan")
GATE_REASON = Table(GateReason, "gate_reason", {"card": _OF_A_CARD})
STAGE_REVIEW = Table(StageReview, "stage_review")
WEEKLY_REVIEW = Table(WeeklyReview, "weekly_review")
LOOSE_END = Table(
    LooseEnd,
    "loose_end",
    {"review": _OF_A_REVIEW, "card": _OF_A_CARD, "contact": "REFERENCES contact (id) ON DELETE SET NULL"},
)
COMMITMENT = Table(Commitment, "commitment", {"review": _OF_A_REVIEW, "card": _OF_A_CARD})
HARD_ANSWER = Table(HardAnswer, "hard_answer")
