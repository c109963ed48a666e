"""What the fields of the plan and its reviews are called in the trash and in the history, and what they say there."""

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from pivot_tui.domain.card import COLUMN_NAMES, KIND_NAMES, PHASE_NAMES
from pivot_tui.domain.days import WEEKDAYS
from pivot_tui.domain.hard_question import ANSWER_NAMES, MOVE_NAMES, OCCASION_NAMES, QUESTION_NAMES
from pivot_tui.domain.stage_review import CHOICE_NAMES
from pivot_tui.domain.weekly_review import STEPS

_OF_A_MOVE = "move."
FIELDS = {
    ("card", "phase"): "phase",
    ("card", "start"): "can begin",
    ("card", "minutes"): "hours",
    ("card", "kind"): "asks for",
    ("card", "checklist"): "small steps",
    ("plan", "start"): "starts",
    ("gate_reason", "missing"): "what was missing",
    ("stage_review", "phase"): "phase",
    ("stage_review", "choice"): "what follows",
    ("weekly_review", "since"): "looks back to",
    ("weekly_review", "step"): "steps done",
    ("loose_end", "choice"): "decided",
    ("loose_end", "until"): "until",
    ("commitment", "minutes"): "hours",
    ("hard_answer", "percent"): "percentage",
}
"""What a field is called in one table and not in others, by the table and the field."""


def _named(names: Mapping[Any, str]) -> dict[str, str]:
    return {key.value if isinstance(key, Enum) else str(key): words for key, words in names.items()}


_PHASES = _named(PHASE_NAMES)
_VALUES = {
    ("card", "column"): _named(COLUMN_NAMES),
    ("card", "phase"): _PHASES,
    ("card", "kind"): _named(KIND_NAMES),
    ("plan", "review_weekday"): _named(dict(enumerate(WEEKDAYS))),
    ("stage_review", "phase"): _PHASES,
    ("stage_review", "choice"): _named(CHOICE_NAMES),
    ("weekly_review", "saved"): {"0": "no", "1": "yes"},
    ("loose_end", "choice"): {"move": "moved", "drop": "dropped", "wait": "waits"},
    ("commitment", "is_done"): {"0": "no", "1": "yes"},
    ("hard_answer", "question"): _named(QUESTION_NAMES),
    ("hard_answer", "answer"): _named(ANSWER_NAMES),
    ("hard_answer", "occasion"): _named(OCCASION_NAMES),
    ("hard_answer", "first_move"): _named(MOVE_NAMES),
}


def said(table: str, name: str, value: Any) -> str | None:
    """What a field of the plan or its reviews says; nothing where it is said as in any other table."""
    match table, name:
        case _ if (table, name) in _VALUES:
            return _VALUES[table, name].get(str(value), str(value))
        case "card", "step":
            return str(value)
        case "card", "checklist":
            return ", ".join(str(step) for step in json.loads(value))
        case "card", "seed":
            return _seed(value)
        case "weekly_review", "step":
            return f"{value} of {len(STEPS)}"
        case "hard_answer", "percent":
            return f"{value} %"
        case _:
            return None


def _seed(key: str) -> str:
    if key.startswith(_OF_A_MOVE):
        return "another first move"
    from pivot_tui.workbook.seed_cards import seeds

    return next((seed.title for seed in seeds() if seed.key == key), key)
