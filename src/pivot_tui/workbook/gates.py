"""The gates before a leap: what is asked before a card moves on, and the move with the reason that is kept for it."""

import json
from dataclasses import dataclass
from datetime import date

from pivot_tui.domain.board import in_column
from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.gate import GateReason, gate_problems, is_gated, still_asked
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.store.cards import get_card, rank_at, write_card
from pivot_tui.store.drafts import save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import GATE_REASON
from pivot_tui.workbook.card_moves import limits_line
from pivot_tui.workbook.plan_conditions import missing_for

GATE_FORM = "gate"
"""The form of a reason among the drafts; its row there is the card's id."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A card behind the gate.

    Attributes:
        card: The card in its new place.
        reason: The reason that was kept, or nothing where none was needed any more.
        line: The quiet line about a soft limit, or "".
    """

    card: Card
    reason: GateReason | None
    line: str = ""


def asked_before(store: Store, card: Card, column: Column, today: date) -> tuple[str, ...]:
    """What a card's move into a column is asked about, a sentence each; nothing where it may simply move.

    What a reason is kept for already is not asked again.

    Raises:
        Fault: The workbook cannot be read.
    """
    if not is_gated(card, column):
        return ()
    return still_asked(missing_for(store, card, today), reasons_for(store, card.id))


def reasons_for(store: Store, card_id: str) -> tuple[GateReason, ...]:
    """The reasons that were given for a card, the newest first.

    Raises:
        Fault: The workbook cannot be read.
    """
    with store.reading() as db:
        return tuple(GATE_REASON.select(db, "WHERE card = ? ORDER BY day DESC, id DESC", (card_id,)))


def card_behind(store: Store, identifier: str) -> str:
    """The id of the card that an id belongs to: the card that a reason was given for, else the id itself.

    Raises:
        NotFound: The card that the reason was given for is not there any more.
    """
    with store.reading() as db:
        reason = GATE_REASON.get(db, identifier)
    if reason is None:
        return identifier
    if reason.card is None:
        raise NotFound("The card that this reason was given for is not there any more; the reason is kept.")
    return reason.card


def pass_gate(store: Store, card_id: str, column: Column, reason: str, today: date) -> Passed | tuple[Problem, ...]:
    """Move a card on although something is missing, and keep the reason with what was missing: one action.

    A draft of the reason is forgotten with it. Where nothing is missing any more the card just moves.

    Args:
        store: The workbook.
        card_id: The card.
        column: Where it goes, to the end.
        reason: Why, in the user's words.
        today: The day.

    Raises:
        NotFound: The card is not there any more.
        Fault: Nothing was saved.
    """
    with store.transaction("gate.pass") as batch:
        card = get_card(store.db, card_id)
        missing = asked_before(store, card, column, today)
        if missing and (problems := gate_problems(reason)):
            return problems
        found = in_column(card, column, rank_at(store.db, column, card_id), today)
        write_card(store.db, card, found, today)
        kept = None
        if missing:
            title = " ".join(card.title.split())
            kept = GateReason(uuid7(batch.at), today, title, "\n".join(missing), reason.strip(), card_id)
            GATE_REASON.insert(store.db, [kept])
        line = limits_line(store, found, today) if card.column is not column is Column.DOING else ""
        save_draft(store, GATE_FORM, card_id, "")
    return Passed(found, kept, line)


def draft_of(column: Column, reason: str) -> str:
    """A reason that is being typed, as its draft is kept; nothing while there are no words."""
    if not reason.strip():
        return ""
    return json.dumps({"column": column.value, "reason": reason}, ensure_ascii=False)


def read_draft(body: str) -> tuple[Column, str]:
    """Where a card was about to go, and the reason that was typed so far."""
    found = json.loads(body)
    return Column(found["column"]), str(found["reason"])
