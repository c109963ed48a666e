"""Cards as the user moves them: one row a move, one order, one action each, and never a circle."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pivot_tui import store as stores
from pivot_tui.domain.card import Card, CardKind, Column, Phase
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.rank import ranks
from pivot_tui.store.cards import close_promised
from pivot_tui.store.drafts import read_drafts, save_draft
from pivot_tui.store.store import Store
from pivot_tui.store.tables.people import CONTACT
from pivot_tui.store.tables.plan import CARD
from pivot_tui.store.trash import put_in_trash
from pivot_tui.workbook import board, cards, history
from pivot_tui.workbook.card_form import CARD_FORM, NEW_CARD, CardForm, form_of
from pivot_tui.workbook.clock import Clock

TODAY = date(2026, 3, 13)


def add(store: Store, typed: str, column: Column = Column.READY) -> Card:
    """A card from a line."""
    found = cards.add_line(store, typed, TODAY, column)
    assert isinstance(found, Card)
    return found


def save(store: Store, form: CardForm, identifier: str | None = None) -> Card:
    """A card from a form without mistakes."""
    found = cards.save_card(store, form, TODAY, identifier)
    assert isinstance(found, Card), found
    return found


def titles(store: Store, column: Column, clock: Clock) -> list[str]:
    """The titles of a column, in their order."""
    return [card.title for card in board.read(store, clock.now()).columns[column]]


def changes(store: Store) -> int:
    """How many rows were ever written."""
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM change").fetchone()[0])


def named(store: Store, words: str) -> Card:
    """The card that some words mean."""
    found = cards.find_card(store, words)
    assert isinstance(found, Card), found
    return found


def next_step(store: Store, who: str) -> tuple[str, date | None, date | None]:
    """What stands next with a contact, by when, and when they were last in touch."""
    with store.reading() as db:
        contact = next(CONTACT.select(db, "WHERE who = ?", (who,)))
    return contact.next_step, contact.next_due, contact.in_touch


# Order


def test_moves_keep_one_order_and_write_one_row_each(empty_workbook: Store, clock: Clock) -> None:
    store = empty_workbook
    chance = random.Random(6)
    order: dict[Column, list[str]] = {column: [] for column in Column}
    ids: dict[str, str] = {}
    for number in range(12):
        column = chance.choice((Column.READY, Column.WAITING))
        ids[f"card {number} now"] = add(store, f"card {number} now", column).id
        order[column].append(f"card {number} now")
    for _ in range(120):
        title = chance.choice(list(ids))
        source = next(column for column, there in order.items() if title in there)
        before = changes(store)
        if chance.random() < 0.5:
            rows = chance.choice((-2, -1, 1, 2))
            place = order[source].index(title)
            goal = min(max(place + rows, 0), len(order[source]) - 1)
            cards.step_by(store, ids[title], rows)
            order[source].insert(goal, order[source].pop(place))
            expected = int(goal != place)
        else:
            column = chance.choice((Column.BACKLOG, Column.READY, Column.DOING, Column.WAITING, Column.DONE))
            others = [one for one in order[column] if one != title]
            beside = chance.choice(others) if others else None
            side = chance.choice(("before", "after"))
            given = {side: ids[beside]} if beside else {}
            cards.move(store, ids[title], column, **given, today=TODAY)
            order[source].remove(title)
            place = order[column].index(beside) + (side == "after") if beside else len(order[column])
            order[column].insert(place, title)
            expected = 1
        assert changes(store) - before <= expected
        assert {column: titles(store, column, clock) for column in Column} == order


def test_ranks_that_came_from_outside_make_room_when_they_must(empty_workbook: Store, clock: Clock) -> None:
    made = [add(empty_workbook, f"{name} it") for name in ("a", "b", "c")]
    with empty_workbook.transaction("card.move"):
        for card in made:
            CARD.update(empty_workbook.db, replace(card, rank="i"))
    first, second, third = titles(empty_workbook, Column.READY, clock)
    cards.step_by(empty_workbook, named(empty_workbook, third).id, -1)
    assert titles(empty_workbook, Column.READY, clock) == [first, third, second]


def test_the_backlog_moves_within_its_phase(sample_workbook: Store, clock: Clock) -> None:
    store = sample_workbook
    mentor = named(store, "third mentor")
    cards.step_by(store, mentor.id, -9)
    board_now = board.read(store, clock.now())
    third = [card.title for card in board_now.columns[Column.BACKLOG] if card.phase is Phase.THIRD]
    assert third[:2] == ["Third mentor", "Med-ed CV v1"]
    assert board_now.columns[Column.BACKLOG][0].title == "Apply to certificate"
    assert not cards.step_by(store, mentor.id, -1).is_moved


def test_rows_that_are_not_shown_are_passed_over(empty_workbook: Store, clock: Clock) -> None:
    first, _, third = (add(empty_workbook, f"{name} it") for name in ("a", "b", "c"))
    cards.step_by(empty_workbook, first.id, 1, among=[first.id, third.id])
    assert titles(empty_workbook, Column.READY, clock) == ["b it", "c it", "a it"]


def test_a_move_to_where_it_stands_writes_nothing(empty_workbook: Store) -> None:
    card = add(empty_workbook, "alone here", Column.BACKLOG)
    before = changes(empty_workbook)
    assert not cards.step_by(empty_workbook, card.id, 1).is_moved
    assert not cards.move_by(empty_workbook, card.id, -1, TODAY).is_moved
    assert not cards.move(empty_workbook, card.id, Column.BACKLOG, before=card.id, today=TODAY).is_moved
    assert changes(empty_workbook) == before


def test_a_neighbour_that_went_elsewhere_is_said(empty_workbook: Store) -> None:
    card, other = add(empty_workbook, "one it"), add(empty_workbook, "other it", Column.DOING)
    with pytest.raises(NotFound, match="nothing was moved"):
        cards.move(empty_workbook, card.id, Column.WAITING, before=other.id, today=TODAY)
    with pytest.raises(NotFound, match="not there any more"):
        cards.move_by(empty_workbook, "gone", 1, TODAY)


# Columns


def test_a_third_card_in_doing_takes_one_quiet_line(sample_workbook: Store) -> None:
    card = named(sample_workbook, "ask d.f.")
    moved = cards.move_by(sample_workbook, card.id, 1, TODAY)
    assert (moved.card.column, moved.line) == (Column.DOING, "that is 3 of 2")
    assert cards.move_by(sample_workbook, card.id, -1, TODAY).line == ""
    long = add(sample_workbook, "write it all 9h")
    assert cards.move_by(sample_workbook, long.id, 1, TODAY).line == "that is 3 of 2; 9 of 4 h this week"


def test_done_keeps_its_day_and_one_undo_brings_card_and_promise_back(sample_workbook: Store) -> None:
    store = sample_workbook
    card = named(store, "one-page cv")
    before = next_step(store, "M.O.")
    moved = cards.done(store, card.id, TODAY)
    assert (moved.card.column, moved.card.done_on) == (Column.DONE, TODAY)
    assert next_step(store, "M.O.") == ("", None, TODAY)
    assert not cards.done(store, card.id, TODAY + timedelta(days=1)).is_moved
    history.undo(store)
    assert cards.find(store, card.id) == card
    assert next_step(store, "M.O.") == before


def test_another_promise_to_the_same_person_stays(sample_workbook: Store) -> None:
    card = named(sample_workbook, "one-page cv")
    with sample_workbook.transaction("contact.edit"):
        contact = next(CONTACT.select(sample_workbook.db, "WHERE who = 'M.O.'"))
        CONTACT.update(sample_workbook.db, replace(contact, next_due=date(2026, 4, 2)))
    cards.done(sample_workbook, card.id, TODAY)
    assert next_step(sample_workbook, "M.O.")[1] == date(2026, 4, 2)


def test_what_is_to_be_done_after_all_goes_to_ready(sample_workbook: Store, clock: Clock) -> None:
    card = named(sample_workbook, "teaching portfolio")
    assert cards.reopen(sample_workbook, card.id, TODAY).card.done_on is None
    assert titles(sample_workbook, Column.READY, clock)[-1] == "Start teaching portfolio"


def test_a_step_that_is_done_with_a_contact_closes_its_card(sample_workbook: Store) -> None:
    card = named(sample_workbook, "one-page cv")
    with sample_workbook.reading() as db:
        contact = next(CONTACT.select(db, "WHERE who = 'M.O.'"))
    with sample_workbook.transaction("contact.done"):
        assert close_promised(sample_workbook.db, replace(contact, next_due=None), TODAY) == 0
        assert close_promised(sample_workbook.db, contact, TODAY) == 1
        assert close_promised(sample_workbook.db, contact, TODAY) == 0
    assert cards.find(sample_workbook, card.id).done_on == TODAY


# Days


def test_a_slip_is_kept_and_goes_with_the_promise(sample_workbook: Store) -> None:
    store = sample_workbook
    card = named(store, "one-page cv")
    found = cards.shift_due(store, card.id, 1)
    assert (found.due, found.first_due) == (date(2026, 4, 11), date(2026, 3, 11))
    assert next_step(store, "M.O.")[1] == date(2026, 4, 11)
    found = cards.shift_due(store, card.id, -1)
    assert (found.due, found.first_due) == (date(2026, 3, 11), None)
    assert cards.set_due(store, card.id, None).due is None
    before = changes(store)
    assert cards.shift_due(store, card.id, 1).due is None
    assert changes(store) == before


def test_a_month_end_is_found_again_on_the_way_back(empty_workbook: Store) -> None:
    card = add(empty_workbook, "report on 2027-01-31")
    there = [cards.shift_due(empty_workbook, card.id, months).due for months in (1, -1)]
    assert there == [date(2027, 2, 28), date(2027, 1, 31)]


def test_a_day_beyond_the_calendar_is_not_reached(empty_workbook: Store) -> None:
    card = add(empty_workbook, "report on 2999-12-31")
    assert cards.shift_due(empty_workbook, card.id, 240).due == date(2999, 12, 31)


# Forms


def test_a_form_saves_what_it_shows_and_shows_what_it_saved(empty_workbook: Store) -> None:
    first = add(empty_workbook, "find the counts")
    form = CardForm(
        "Present the project", "2026-09-10", "waiting", "second", "2026-05-02", "1.5", "3", "apply",
        "Ask first.\nThen print.", "[x] abstract\n[ ] slides", "find the counts",
    )  # fmt: skip
    save_draft(empty_workbook, CARD_FORM, NEW_CARD, "typed")
    found = cards.save_card(empty_workbook, form, TODAY, draft=(CARD_FORM, NEW_CARD))
    assert isinstance(found, Card)
    assert (found.minutes, found.kind, found.added) == (90, CardKind.APPLY, TODAY)
    assert form_of(found, cards.waits_for(empty_workbook, found.id)) == form
    assert read_drafts(empty_workbook) == ()
    assert board.card_facts(empty_workbook, first.id).holds_up == (found,)
    before = changes(empty_workbook)
    assert save(empty_workbook, form, found.id) == found
    assert changes(empty_workbook) == before
    save(empty_workbook, replace(form, blocked_by="", column="done"), found.id)
    assert cards.find(empty_workbook, found.id).done_on == TODAY
    assert cards.waits_for(empty_workbook, found.id) == ()


def test_a_form_says_what_is_wrong_beside_each_field(empty_workbook: Store) -> None:
    wrong = CardForm("", "soon", start="31 apr", hours="many", step="11", blocked_by="knitting")
    found = cards.save_card(empty_workbook, wrong, TODAY)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == ["title", "due", "start", "hours", "step", "blocked_by"]
    for form, field in (
        (CardForm("a", "2026-03-14", start="2026-03-15"), "start"),
        (CardForm("a", hours="1001"), "hours"),
        (CardForm("a\x1b"), "title"),
        (CardForm("a", column="someday"), "column"),
        (CardForm("a", step="²"), "step"),
    ):
        found = cards.save_card(empty_workbook, form, TODAY)
        assert isinstance(found, tuple)
        assert [problem.field for problem in found] == [field]
    assert changes(empty_workbook) == 0


def test_a_slip_in_the_form_is_kept_too(empty_workbook: Store) -> None:
    card = add(empty_workbook, "report on 2026-04-01")
    found = save(empty_workbook, replace(form_of(card), due="in 2 months"), card.id)
    assert (found.due, found.first_due) == (date(2026, 5, 13), date(2026, 4, 1))


def test_a_title_goes_on_meaning_the_card_that_was_waited_for(empty_workbook: Store) -> None:
    card, first = add(empty_workbook, "send it"), add(empty_workbook, "print it")
    assert cards.block(empty_workbook, card.id, first.id) is None
    add(empty_workbook, "print it")
    form = form_of(card, cards.waits_for(empty_workbook, card.id))
    save(empty_workbook, replace(form, notes="twice"), card.id)
    assert [one.id for one in cards.waits_for(empty_workbook, card.id)] == [first.id]
    found = cards.save_card(empty_workbook, CardForm("another", blocked_by="print it"), TODAY)
    assert isinstance(found, tuple)
    assert found[0].sentence.startswith("Several cards could be meant")


def test_hostile_text_comes_back_as_it_was(empty_workbook: Store) -> None:
    title = r"[/] [red]x[/] [$primary] \ 日本語 👩🏽‍⚕️"
    assert named(empty_workbook, add(empty_workbook, title).title).title == title


# Blocking, splitting, deleting


def test_a_circle_of_blockers_is_refused_wherever_it_is_made(empty_workbook: Store, clock: Clock) -> None:
    store = empty_workbook
    first, second, third = (add(store, f"{name} it") for name in ("a", "b", "c"))
    assert cards.block(store, second.id, first.id) is None
    assert cards.block(store, third.id, second.id) is None
    before = changes(store)
    assert cards.block(store, third.id, second.id) is None  # once is enough
    assert isinstance(cards.block(store, first.id, third.id), Problem)
    assert isinstance(cards.block(store, first.id, first.id), Problem)
    found = cards.save_card(store, replace(form_of(first), blocked_by="c it"), TODAY, first.id)
    assert isinstance(found, tuple)
    assert found[0].field == "blocked_by"
    assert changes(store) == before
    assert board.read(store, clock.now()).blocked == {second.id, third.id}
    cards.done(store, first.id, TODAY)
    assert board.read(store, clock.now()).blocked == {third.id}
    assert cards.unblock(store, third.id, second.id) == 1
    assert cards.unblock(store, third.id, second.id) == 0
    assert board.read(store, clock.now()).blocked == frozenset()


def test_a_part_that_is_split_off_stands_right_behind(sample_workbook: Store, clock: Clock) -> None:
    card = named(sample_workbook, "feedback form")
    part = cards.split(sample_workbook, card.id, "Print the forms", TODAY)
    assert isinstance(part, Card)
    assert (part.phase, part.due, part.step, part.seed) == (card.phase, card.due, card.step, "")
    assert titles(sample_workbook, Column.DOING, clock)[:2] == ["Feedback form, second block", "Print the forms"]
    assert isinstance(cards.split(sample_workbook, card.id, "  ", TODAY), tuple)
    assert isinstance(cards.split(sample_workbook, card.id, "a\x07", TODAY), tuple)


def test_cards_go_to_the_trash_as_one_action(sample_workbook: Store, clock: Clock) -> None:
    ids = [named(sample_workbook, words).id for words in ("third mentor", "external search")]
    assert cards.trash_cards(sample_workbook, ids) == 2
    assert board.read(sample_workbook, clock.now()).total == 15
    history.undo(sample_workbook)
    assert board.read(sample_workbook, clock.now()).total == 17


def test_what_a_card_is_linked_with_says_that_it_was_deleted(sample_workbook: Store) -> None:
    card = named(sample_workbook, "one-page cv")
    (link,) = board.card_facts(sample_workbook, card.id).links
    put_in_trash(sample_workbook, "contact", [link.id], "contact.trash")
    assert [found.state for found in board.card_facts(sample_workbook, card.id).links] == ["in the trash"]
    with pytest.raises(NotFound):
        board.card_facts(sample_workbook, "gone")


# The board


def test_the_sample_stands_as_it_should(sample_workbook: Store, clock: Clock) -> None:
    found = board.read(sample_workbook, clock.now())
    assert [found.counts[column] for column in Column] == [9, 2, 2, 2, 2]
    assert (found.folded, found.columns[Column.DONE]) == (2, ())
    late = named(sample_workbook, "one-page cv")
    assert (found.late, found.aging, found.blocked) == ({late.id: 2}, frozenset(), frozenset())
    assert (found.week_minutes.promised, found.week_minutes.available) == (0, 240)
    facts = board.card_facts(sample_workbook, late.id)
    assert (facts.phase, [link.table for link in facts.links]) == (Phase.FIRST, ["contact"])


def test_five_hundred_cards_are_read_in_two_statements(empty_workbook: Store, clock: Clock) -> None:
    with empty_workbook.transaction("card.add"):
        CARD.insert(
            empty_workbook.db,
            [Card(f"c{number:03}", f"Card {number}", TODAY, rank=rank) for number, rank in enumerate(ranks(500))],
        )
    seen: list[str] = []
    empty_workbook.db.set_trace_callback(seen.append)
    found = board.read(empty_workbook, clock.now())
    empty_workbook.db.set_trace_callback(None)
    assert len(found.columns[Column.BACKLOG]) == 500
    assert len(seen) <= 2, seen
    before = changes(empty_workbook)
    cards.step_by(empty_workbook, "c250", -1)
    assert changes(empty_workbook) - before == 1


def test_a_workbook_without_a_plan_has_an_empty_board(new_workbook: stores.Store, clock: Clock) -> None:
    found = board.read(new_workbook, clock.now())
    assert (found.plan, found.total, found.cards) == (None, 0, ())
