"""Gates in the workbook: a card moves on with a kept reason, both in one action, and is asked about once."""

from datetime import date

import pytest

from pivot_tui.domain.card import Card, Column
from pivot_tui.domain.faults import NotFound
from pivot_tui.workbook import Store, cards, drafts, gates, history
from pivot_tui.workbook.gates import GATE_FORM, Passed, pass_gate

TODAY = date(2026, 3, 13)


def leap(store: Store) -> Card:
    """The sample's application."""
    found = cards.find_card(store, "apply to three")
    assert isinstance(found, Card)
    return found


def test_the_sample_is_asked_for_its_dark_lamps(sample_workbook: Store) -> None:
    asked = gates.asked_before(sample_workbook, leap(sample_workbook), Column.DOING, TODAY)
    assert len(asked) == 3
    assert "4 of 6 questions answered" in asked[0]
    assert gates.asked_before(sample_workbook, leap(sample_workbook), Column.READY, TODAY) == ()


def test_the_card_and_its_reason_move_in_one_action_and_one_undo(sample_workbook: Store) -> None:
    card = leap(sample_workbook)
    asked = gates.asked_before(sample_workbook, card, Column.DOING, TODAY)
    drafts.save_draft(sample_workbook, GATE_FORM, card.id, gates.draft_of(Column.DOING, "They asked me to"))
    found = pass_gate(sample_workbook, card.id, Column.DOING, " They asked me to\n", TODAY)
    assert isinstance(found, Passed)
    (kept,) = gates.reasons_for(sample_workbook, card.id)
    assert (kept.day, kept.title, kept.missing, kept.reason) == (
        TODAY,
        card.title,
        "\n".join(asked),
        "They asked me to",
    )
    assert cards.find(sample_workbook, card.id).column is Column.DOING
    assert drafts.read_drafts(sample_workbook) == ()
    history.undo(sample_workbook)
    assert gates.reasons_for(sample_workbook, card.id) == ()
    assert leap(sample_workbook) == card


def test_the_same_reason_is_not_asked_for_twice_but_new_gaps_are(sample_workbook: Store) -> None:
    card = leap(sample_workbook)
    pass_gate(sample_workbook, card.id, Column.DOING, "Now", TODAY)
    moved = leap(sample_workbook)
    assert gates.asked_before(sample_workbook, moved, Column.DONE, TODAY) == ()
    with sample_workbook.transaction("contact.edit"):
        sample_workbook.db.execute("UPDATE contact SET mentor = 0")
    assert gates.asked_before(sample_workbook, moved, Column.DONE, TODAY) == (
        "0 of 2 mentors know your goals and would speak up for you.",
    )


def test_where_nothing_is_asked_any_more_the_card_just_moves(sample_workbook: Store) -> None:
    card = leap(sample_workbook)
    pass_gate(sample_workbook, card.id, Column.DOING, "Now", TODAY)
    found = pass_gate(sample_workbook, card.id, Column.DONE, "", TODAY)
    assert isinstance(found, Passed)
    assert (found.card.done_on, found.reason) == (TODAY, None)
    assert len(gates.reasons_for(sample_workbook, card.id)) == 1


def test_an_empty_reason_moves_nothing(sample_workbook: Store) -> None:
    card = leap(sample_workbook)
    found = pass_gate(sample_workbook, card.id, Column.DOING, " \n", TODAY)
    assert isinstance(found, tuple)
    assert found[0].field == "reason"
    assert leap(sample_workbook) == card


def test_a_card_that_is_gone_is_said_to_be_gone(sample_workbook: Store) -> None:
    card = leap(sample_workbook)
    cards.trash_cards(sample_workbook, [card.id])
    with pytest.raises(NotFound):
        pass_gate(sample_workbook, card.id, Column.DOING, "Now", TODAY)


def test_a_draft_says_where_the_card_was_to_go() -> None:
    assert gates.read_draft(gates.draft_of(Column.DONE, "Now")) == (Column.DONE, "Now")
    assert gates.draft_of(Column.DONE, "  ") == ""
