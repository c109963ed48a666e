"""The sample physician's plan: the board, the weekly reviews so far and the answers to the two hard questions."""

from datetime import datetime
from typing import Any

from pivot_tui import guide
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.rank import ranks
from pivot_tui.domain.review_figures import WORDING, frozen
from pivot_tui.domain.weekly_review import begins_after
from pivot_tui.store.store import Store
from pivot_tui.store.tables import plan
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.store.weekly_review import counted, first_entry_day
from pivot_tui.workbook.sample_portfolio import add_line, identifiers, without

NEXT_STEP = "next_step"
"""The role of the link that leads from a card to the contact with whom it was promised."""


def load_plan(store: Store, at: datetime) -> None:
    """Add the sample's plan; a transaction must be open.

    Args:
        store: The workbook, with the sample's portfolio and people in it.
        at: The instant of the transaction.
    """
    sample = guide.load("sample_plan")
    ids = identifiers(at)
    add_line(store, plan.PLAN, uuid5("plan", "one"), sample["plan"])
    cards: dict[str, str] = {}
    for line, rank in zip(sample["card"], ranks(len(sample["card"])), strict=True):
        values = {**without(line, "contact", "project", NEXT_STEP + "_of"), "rank": rank}
        identifier = next(ids)
        cards[line["title"]] = add_line(store, plan.CARD, identifier, {"added": sample["plan"]["start"], **values})
        ends = _ends(store, line)
        LINK.insert(store.db, [Link(next(ids), plan.CARD.name, identifier, *end) for end in ends])
    for line in sample["review"]:
        values = without(line, "promise", "loose_end") | _frozen(store, line)
        review = add_line(store, plan.WEEKLY_REVIEW, next(ids), values)
        for promise in line.get("promise", ()):
            add_line(store, plan.COMMITMENT, next(ids), {**promise, "review": review, "is_done": True})
        for loose in line.get("loose_end", ()):
            values = {**loose, "review": review}
            if "card" in loose:
                values["card"] = cards[loose["card"]]
            if "contact" in loose:
                values["contact"] = _contact(store, loose["contact"])
            add_line(store, plan.LOOSE_END, next(ids), values)
    for line in sample["hard_answer"]:
        add_line(store, plan.HARD_ANSWER, next(ids), line)


def _frozen(store: Store, line: dict[str, Any]) -> dict[str, Any]:
    """The figures of a saved review, counted from the records as they would have been on its day."""
    if not line.get("saved"):
        return {}
    framed = next(plan.PLAN.select(store.db), None)
    after = begins_after(line["day"], line.get("since"), framed, first_entry_day(store))
    return {"figures": frozen(counted(store, after, line["day"])), "wording": WORDING}


def _ends(store: Store, line: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Where the links of a card lead: the other's table, its id and the role of the link."""
    found = []
    if "project" in line:
        row = store.db.execute("SELECT id FROM project WHERE title = ?", (line["project"],)).fetchone()
        found.append(("project", row[0], ""))
    if "contact" in line:
        found.append(("contact", _contact(store, line["contact"]), ""))
    if NEXT_STEP + "_of" in line:
        found.append(("contact", _contact(store, line[NEXT_STEP + "_of"]), NEXT_STEP))
    return found


def _contact(store: Store, who: str) -> str:
    row = store.db.execute("SELECT id FROM contact WHERE who = ?", (who,)).fetchone()
    return str(row[0])
