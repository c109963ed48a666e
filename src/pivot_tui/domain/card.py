"""A card of the plan: one thing to do, where it stands on the board, and what belongs to it (S10.6)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import Between, NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE
from pivot_tui.domain.plain_text import text_problem
from pivot_tui.domain.problems import Problem

_TICKED = re.compile(r"\[([ xX])\] *(.*)")

CardMinutes = Annotated[int, Between(0, 60_000)]
StepNumber = Annotated[int, Between(1, 10)]


class Column(Enum):
    """The columns of the board, from left to right."""

    BACKLOG = "backlog"
    READY = "ready"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"


class Phase(Enum):
    """The phases of the plan by its months: 1 to 3, 4 to 9, 10 to 18, and the buffer 19 to 24 (S10.1 to S10.4)."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    BUFFER = "buffer"


class CardKind(Enum):
    """What a card asks for; some kinds are leaps before which the workbook asks what is missing (K1 to K3)."""

    TASK = "task"
    APPLY = "apply"
    RESIGN = "resign"
    ACCEPT = "accept"


COLUMN_NAMES = {
    Column.BACKLOG: "Backlog",
    Column.READY: "Ready",
    Column.DOING: "Doing",
    Column.WAITING: "Waiting",
    Column.DONE: "Done",
}
PHASE_NAMES = {
    Phase.FIRST: "months 1-3",
    Phase.SECOND: "months 4-9",
    Phase.THIRD: "months 10-18",
    Phase.BUFFER: "months 19-24",
}
KIND_NAMES = {
    CardKind.TASK: "something to do",
    CardKind.APPLY: "applying for a post or training",
    CardKind.RESIGN: "resigning",
    CardKind.ACCEPT: "accepting an offer",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        id: UUIDv7.
        title: What is to be done.
        added: The day on which it was put on the board.
        column: Where it stands.
        rank: Its place within the column: texts that sort, so that a move writes one row.
        notes: More about it.
        phase: The phase it belongs to; nothing while its due date says it.
        start: The day from which it can be done, or nothing.
        due: The day by which it is to be done, or nothing.
        first_due: The first day it was due, once it has slipped; nothing before.
        minutes: How long it may take, or nothing.
        step: The step of the ten that it serves, or nothing.
        kind: What it asks for.
        checklist: Its small steps, each ``[ ] words`` or ``[x] words``.
        done_on: The day on which it was done, or nothing.
        seed: The key of the seed it was made from, or "".
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    title: Annotated[str, NotEmpty()]
    added: date
    column: Column = Column.BACKLOG
    rank: str = ""
    notes: str = ""
    phase: Phase | None = None
    start: date | None = None
    due: date | None = None
    first_due: date | None = None
    minutes: CardMinutes | None = None
    step: StepNumber | None = None
    kind: CardKind = CardKind.TASK
    checklist: tuple[str, ...] = ()
    done_on: date | None = None
    seed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.column is not Column.DONE


def card_problems(card: Card, today: date) -> tuple[Problem, ...]:
    """What is wrong with a card beyond its single fields."""
    problems = []
    for field, text in (("title", card.title), ("notes", card.notes), ("checklist", "\n".join(card.checklist))):
        problem = text_problem(text) if text else None
        problems += [Problem(field, problem.sentence)] if problem else []
    if card.start is not None and card.due is not None and card.start > card.due:
        problems.append(Problem("start", "It can be done from a day on that is not behind the day it is due."))
    if card.done_on is not None and card.done_on > today:
        problems.append(Problem("done_on", "That day is still to come."))
    return tuple(problems)


def checklist_of(typed: str) -> tuple[str, ...]:
    """The small steps that stand in some lines; one without a box has not been done."""
    found = []
    for line in filter(None, (" ".join(line.split()) for line in typed.splitlines())):
        plain = line.removeprefix("-").lstrip()
        boxed = _TICKED.fullmatch(plain)
        box, words = (boxed[1].lower(), boxed[2]) if boxed else (" ", plain)
        found += [f"[{box}] {words}"] if words else []
    return tuple(found)


def say_checklist(checklist: tuple[str, ...]) -> str:
    """A checklist as lines that `checklist_of` reads back."""
    return "\n".join(checklist)


def ticked(checklist: tuple[str, ...]) -> int:
    """How many of the small steps are done."""
    return sum(line.startswith("[x]") for line in checklist)
