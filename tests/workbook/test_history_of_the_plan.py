"""The trash, the versions and erasing for good, for the plan and its reviews, in the words the user reads."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.workbook.test_history_of_the_portfolio import changed

from pivot_tui import store as stores
from pivot_tui.domain.card import Card, CardKind, Column, Phase
from pivot_tui.domain.contact import Contact, ContactType
from pivot_tui.domain.days import Now
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.gate import GateReason
from pivot_tui.domain.hard_question import Answer, FirstMove, HardAnswer, HardQuestion, Occasion
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.plan import Plan
from pivot_tui.domain.stage_review import StageChoice, StageReview
from pivot_tui.domain.weekly_review import Commitment, LooseEnd, LooseEndChoice, WeeklyReview
from pivot_tui.store.records import Table
from pivot_tui.store.store import Store
from pivot_tui.store.tables import people, plan
from pivot_tui.store.tables.links import LINK, Link
from pivot_tui.workbook import (
    backups,
    cards,
    drafts,
    gates,
    hard_questions,
    history,
    links,
    loose_ends,
    past_reviews,
    review,
    search,
    stages,
)
from pivot_tui.workbook.record_words import HIDDEN, field_name
from pivot_tui.workbook.stages import StageForm
from pivot_tui.workbook.waiting_drafts import waiting

DAY = date(2026, 3, 6)
AT = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
A, B, C, WHO, PLAN, GATE, STAGE, REVIEW, END, PROMISE, HARD = (uuid7(AT.replace(minute=n)) for n in range(11))
LEAP = Card(A, "Heron post", DAY, rank="c", due=date(2026, 3, 10), kind=CardKind.APPLY, notes="by the heron pond")
REVIEWED = WeeklyReview(REVIEW, DAY, saved=True, step=6, energy=3, dread=2, win="the heron landed")
RECORDS: list[tuple[Any, Any]] = [
    (plan.PLAN, Plan(PLAN, date(2026, 2, 2))),
    (people.CONTACT, Contact(WHO, "Q.R.", ContactType.MENTOR, next_step="Heron post", next_due=date(2026, 3, 10))),
    (plan.CARD, LEAP),
    (plan.CARD, Card(B, "Build a nest", DAY, rank="f")),
    (plan.CARD, Card(C, "Find twigs", DAY, rank="i")),
    (plan.GATE_REASON, GateReason(GATE, DAY, "Heron post", "Nothing tried yet.", "herons do not wait", A)),
    (plan.STAGE_REVIEW, StageReview(STAGE, DAY, Phase.FIRST, StageChoice.CONTINUE, "the heron stays")),
    (plan.WEEKLY_REVIEW, REVIEWED),
    (plan.LOOSE_END, LooseEnd(END, REVIEW, "Ask the heron", LooseEndChoice.MOVE, A, WHO, date(2026, 3, 10))),
    (plan.COMMITMENT, Commitment(PROMISE, REVIEW, "Feed the heron", 60, A)),
    (plan.HARD_ANSWER, HardAnswer(HARD, DAY, HardQuestion.TRADE, Answer.YES, 20, "like a heron")),
]


@pytest.fixture
def planned(empty_workbook: Store) -> Store:
    """A workbook with a plan, three cards of which one leads to a person, and one of every kind of review."""
    fill(empty_workbook)
    return empty_workbook


def fill(store: Store) -> None:
    """Write all records, and their links."""
    with store.transaction("card.add"):
        for table, record in RECORDS:
            table.insert(store.db, [record])
        LINK.insert(store.db, [Link(uuid7(AT), "card", A, "contact", WHO, cards.NEXT_STEP)])
    cards.block(store, A, B)


def everything(store: Store) -> dict[str, list[Any]]:
    """All records of the plan and of People, and the links, by table."""
    with store.reading() as db:
        known = {**vars(plan), **vars(people), "link": LINK}
        tables = [table for table in known.values() if isinstance(table, Table)]
        return {table.name: sorted(table.select(db), key=lambda one: one.id) for table in tables}


CHANGES: list[tuple[Any, Any, dict[str, Any], dict[str, tuple[str, str]]]] = [
    (
        plan.CARD,
        LEAP,
        {
            "column": Column.DONE,
            "rank": "z",
            "phase": Phase.SECOND,
            "start": DAY,
            "first_due": DAY,
            "minutes": 90,
            "step": 4,
            "kind": CardKind.TASK,
            "checklist": ("[x] twigs", "[ ] moss"),
            "done_on": DAY,
            "seed": "leader",
        },
        {
            "column": ("Backlog", "Done"),
            "phase": ("not set", "months 4-9"),
            "can begin": ("not set", "2026-03-06"),
            "first due": ("not set", "2026-03-06"),
            "hours": ("not set", "1:30"),
            "step": ("not set", "4"),
            "asks for": ("applying for a post or training", "something to do"),
            "small steps": ("", "[x] twigs, [ ] moss"),
            "done on": ("not set", "2026-03-06"),
            "came from": ("", "Meet one local education leader"),
        },
    ),
    (
        plan.PLAN,
        RECORDS[0][1],
        {"start": DAY, "horizon_months": 18, "review_weekday": 4},
        {
            "starts": ("2026-02-02", "2026-03-06"),
            "months": ("24", "18"),
            "day of the review": ("not set", "Friday"),
        },
    ),
    (
        plan.GATE_REASON,
        RECORDS[5][1],
        {"missing": "Much.", "card": B},
        {"what was missing": ("Nothing tried yet.", "Much."), "card": ("Heron post", "Build a nest")},
    ),
    (
        plan.STAGE_REVIEW,
        RECORDS[6][1],
        {"phase": Phase.BUFFER, "choice": StageChoice.ADJUST},
        {"phase": ("months 1-3", "months 19-24"), "what follows": ("continue", "adjust")},
    ),
    (
        plan.WEEKLY_REVIEW,
        REVIEWED,
        {"saved": False, "step": 2, "energy": None, "kept_minutes": 180, "since": DAY},
        {
            "saved": ("yes", "no"),
            "steps done": ("6 of 6", "2 of 6"),
            "energy": ("3", "not rated"),
            "kept for the pivot": ("not set", "3:00"),
            "looks back to": ("not set", "2026-03-06"),
        },
    ),
    (
        plan.LOOSE_END,
        RECORDS[8][1],
        {"choice": LooseEndChoice.DROP, "card": None, "until": None},
        {
            "decided": ("moved", "dropped"),
            "card": ("Heron post", "not set"),
            "until": ("2026-03-10", "not set"),
        },
    ),
    (
        plan.COMMITMENT,
        RECORDS[9][1],
        {"minutes": 45, "card": C, "is_done": True},
        {"hours": ("1:00", "0:45"), "card": ("Heron post", "Find twigs"), "done": ("not set", "yes")},
    ),
    (
        plan.HARD_ANSWER,
        RECORDS[10][1],
        {
            "question": HardQuestion.TEACHING,
            "answer": Answer.UNSURE,
            "percent": 30,
            "occasion": Occasion.LEAP,
            "first_move": FirstMove.LEAVE,
        },
        {
            "question": ("the trade", "teaching"),
            "answer": ("yes", "unsure"),
            "percentage": ("20 %", "30 %"),
            "occasion": ("asked by yourself", "before a leap"),
            "other first move": ("not set", "leaving clinical work"),
        },
    ),
]


@pytest.mark.parametrize(("table", "record", "fields", "told"), CHANGES, ids=[case[0].name for case in CHANGES])
def test_every_change_of_the_plan_is_told_in_words(
    planned: Store, table: Any, record: Any, fields: dict[str, Any], told: dict[str, tuple[str, str]]
) -> None:
    assert changed(planned, table, record, **fields) == told


def test_no_field_of_the_plan_shows_the_name_of_a_column() -> None:
    tables = [table for table in vars(plan).values() if isinstance(table, Table)]
    shown = {field_name(column.name, table.name) for table in tables for column in table.columns} - HIDDEN
    assert [name for name in shown if "_" in name] == []


def test_a_card_in_the_trash_says_what_it_was_and_comes_back_with_its_links_and_promises(planned: Store) -> None:
    before = everything(planned)
    cards.trash_cards(planned, [A])

    [item] = history.trash(planned)
    assert (item.table, item.place, item.title) == ("card", "card", "Heron post")
    assert "asks for applying for a post or training" in item.facts
    assert "column Backlog" in item.facts
    left = everything(planned)
    assert left["link"] == []
    assert [one.card for name in ("gate_reason", "loose_end", "commitment") for one in left[name]] == [None] * 3

    history.restore(planned, A)
    assert everything(planned) == before
    assert history.trash(planned) == ()


def test_a_review_comes_back_from_the_trash_with_its_promises_and_loose_ends(planned: Store) -> None:
    before = everything(planned)
    links.add(planned, "weekly_review", REVIEW, "card", C)
    linked = everything(planned)
    past_reviews.trash_reviews(planned, [REVIEW])

    [item] = history.trash(planned)
    assert (item.table, item.title) == ("weekly_review", "the heron landed")
    left = everything(planned)
    assert (left["weekly_review"], left["loose_end"], left["commitment"]) == ([], [], [])
    assert left["card"] == before["card"]

    history.restore(planned, REVIEW)
    assert everything(planned) == linked


@pytest.mark.parametrize(
    ("table", "identifier", "title"),
    [("stage_review", STAGE, "the heron stays"), ("hard_answer", HARD, "like a heron")],
    ids=["stage", "answer"],
)
def test_a_stage_review_and_an_answer_come_back_as_they_were(
    planned: Store, table: str, identifier: str, title: str
) -> None:
    before = everything(planned)
    act = stages.trash_review if table == "stage_review" else hard_questions.trash_answer
    act(planned, identifier)
    [item] = history.trash(planned)
    assert (item.table, item.title) == (table, title)
    history.restore(planned, identifier)
    assert everything(planned) == before


def test_a_card_that_a_review_dropped_can_be_brought_back_from_the_trash(planned: Store, now: Now) -> None:
    review.begin(planned, now, 3, 2)
    before = everything(planned)
    thing = next(one for one in review.read(planned, now).loose if one.card is not None and one.card.id == A)
    loose_ends.drop(planned, thing, now)

    [item] = history.trash(planned)
    assert (item.table, item.title) == ("card", "Heron post")
    history.restore(planned, A)
    after = everything(planned)
    assert (after["card"], after["link"], after["gate_reason"]) == (
        before["card"], before["link"], before["gate_reason"]
    )  # fmt: skip
    assert [one.card for one in after["loose_end"]] == [A, A]
    assert after["commitment"] == before["commitment"]


def test_a_card_that_is_erased_for_good_is_gone_with_its_drafts_and_from_the_backups(planned: Store) -> None:
    drafts.save_draft(planned, "card", A, "zebra in the form")
    drafts.save_draft(planned, "gate", A, "zebra at the gate")
    backup = backups.back_up(planned)

    done = history.erase_record(planned, "card", A, from_backups=True)

    assert done.sentence == "Erased for good. 1 backup rewritten."
    assert drafts.read_drafts(planned) == ()
    for file in (backup, planned.path):
        held = file.read_bytes()
        assert [word for word in (b"zebra", b"heron pond") if word in held] == []
        assert b"Build a nest" in held
    assert history.versions(planned, A)[0].action == "erased for good"
    assert search.search(planned, "heron pond") == ()


def test_a_review_that_is_erased_for_good_takes_its_promises_and_loose_ends_along(planned: Store) -> None:
    drafts.save_draft(planned, "past_review", REVIEW, "zebra in the correction")
    backup = backups.back_up(planned)
    assert history.belongings(planned, "weekly_review", REVIEW) == "1 loose end, 1 promise"

    history.erase_record(planned, "weekly_review", REVIEW, from_backups=True)

    for file in (backup, planned.path):
        held = file.read_bytes()
        words = (b"zebra", b"heron landed", b"Ask the heron", b"Feed the heron")
        assert [word for word in words if word in held] == []


def test_drafts_about_what_is_in_the_trash_wait_there(planned: Store) -> None:
    drafts.save_draft(planned, "card", A, "x")
    drafts.save_draft(planned, "gate", A, "x")
    drafts.save_draft(planned, "past_review", REVIEW, "x")
    cards.trash_cards(planned, [A])
    past_reviews.trash_reviews(planned, [REVIEW])
    assert waiting(planned) == ()
    history.restore(planned, REVIEW)
    history.restore(planned, A)
    assert {draft.form for draft in waiting(planned)} == {"card", "gate", "past_review"}


def test_every_text_of_the_plan_is_found(planned: Store) -> None:
    found = {(one.table, one.id) for one in search.search(planned, "heron")}
    assert found == {
        ("card", A), ("gate_reason", GATE), ("stage_review", STAGE), ("weekly_review", REVIEW), ("loose_end", END),
        ("commitment", PROMISE), ("hard_answer", HARD), ("contact", WHO),
    }  # fmt: skip
    assert all(one.title for one in search.search(planned, "heron"))
    [reason] = search.search(planned, "herons do not wait")
    assert (reason.title, reason.text) == ("Heron post · herons do not wait", "Heron post\n\nherons do not wait")
    [card] = search.search(planned, "heron pond")
    assert card.text == "Heron post\n\nby the heron pond"


def test_links_between_cards_are_told_from_both_ends(planned: Store) -> None:
    assert {(one.title, one.role) for one in links.links_of(planned, "card", A)} == {
        ("Build a nest", "to be done before it"), ("Q.R.", "promised to them"),
    }  # fmt: skip
    [behind] = links.links_of(planned, "card", B)
    assert (behind.title, behind.role) == ("Heron post", "waits for this")


ACTS: dict[str, Callable[[Store, Now], object]] = {
    "add": lambda store, now: cards.add_line(store, "Buy a boat on fri 2h", now.day),
    "move": lambda store, now: cards.move(store, C, Column.DOING, today=now.day),
    "row": lambda store, _: cards.step_by(store, C, -1),
    "done": lambda store, now: cards.done(store, A, now.day),
    "due": lambda store, _: cards.shift_due(store, A, 1),
    "split": lambda store, now: cards.split(store, A, "A part", now.day),
    "block": lambda store, _: cards.block(store, B, C),
    "unblock": lambda store, _: cards.unblock(store, A, B),
    "trash": lambda store, _: cards.trash_cards(store, [A, B]),
    "gate": lambda store, now: gates.pass_gate(store, A, Column.DOING, "It closes.", now.day),
    "stage": lambda store, now: stages.save_review(store, StageForm("adjust", "2", "w"), Phase.FIRST, now.day),
    "begin": lambda store, now: review.begin(store, now, 3, 2),
    "review trash": lambda store, _: past_reviews.trash_reviews(store, [REVIEW]),
    "answer trash": lambda store, _: hard_questions.trash_answer(store, HARD),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_was_done_with_the_plan_is_taken_back_and_done_again_after_a_restart(
    tmp_path: Path, now: Now, act: str
) -> None:
    path = tmp_path / "plan.db"
    with stores.open(path) as store:
        fill(store)
    with stores.open(path) as store:
        before = everything(store)
        ACTS[act](store, now)
        after = everything(store)
    with stores.open(path) as store:
        assert history.undo(store).startswith("Taken back: ")
        assert everything(store) == before
    with stores.open(path) as store:
        assert history.redo(store).startswith("Done again: ")
        assert everything(store) == after != before


def test_a_circle_that_came_back_from_the_trash_is_shown_and_can_be_undone(planned: Store, now: Now) -> None:
    cards.block(planned, B, C)
    cards.trash_cards(planned, [B])
    assert cards.block(planned, C, A) is None
    history.restore(planned, B)

    assert {one.title for one in cards.waits_for(planned, A)} == {"Build a nest"}
    refused = cards.block(planned, A, C)
    assert refused is not None
    assert cards.unblock(planned, C, A) == 1
    assert cards.block(planned, A, C) is None


def test_the_same_loose_end_is_decided_once_when_the_review_is_open_twice(planned: Store, now: Now) -> None:
    review.begin(planned, now, 3, 2)
    thing = next(one for one in review.read(planned, now).loose if one.card is not None and one.card.id == A)
    loose_ends.move(planned, thing, "+2w", now)
    before = everything(planned)
    acts: tuple[Callable[[], object], ...] = (
        lambda: loose_ends.this_week(planned, thing, now),
        lambda: loose_ends.drop(planned, thing, now),
        lambda: loose_ends.move(planned, thing, "fri", now),
        lambda: loose_ends.split(planned, thing, "a part", now),
    )
    for act in acts:
        with pytest.raises(NotFound) as refused:
            act()
        assert refused.value.sentence == "That was decided in another window already."
    assert everything(planned) == before


def test_ranks_stay_short_after_many_moves(planned: Store, now: Now) -> None:
    order = [A, B, C]
    for _ in range(150):
        cards.move(planned, order[1], Column.BACKLOG, after=order[2], today=now.day)
        order[1], order[2] = order[2], order[1]
    with planned.reading() as db:
        there = list(plan.CARD.select(db, "ORDER BY rank, id"))
    assert [one.id for one in there] == order
    assert max(len(one.rank) for one in there) <= 32
