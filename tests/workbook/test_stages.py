"""Stages in the workbook: the sample's phases, a review with frozen figures, and cards that move with it."""

from datetime import date

import pytest

from pivot_tui.domain.card import Phase
from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.stage_figures import frozen_figures
from pivot_tui.domain.stage_review import StageChoice, StageReview
from pivot_tui.printing.stages import stage_lines, stage_review_lines
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import drafts, hard_questions, history, stages
from pivot_tui.workbook.hard_questions import HardForm
from pivot_tui.workbook.stages import STAGE_FORM, StageForm

TODAY = date(2026, 3, 13)
AT_ITS_END = date(2026, 5, 4)


def dues(store: Store) -> dict[str, date | None]:
    """The due days of all cards by their titles."""
    with store.reading() as db:
        return {card.title: card.due for card in CARD.select(db)}


def test_the_phases_of_the_sample_with_their_cards_lamps_and_answers(sample_workbook: Store) -> None:
    found = stages.read(sample_workbook, TODAY)
    assert found is not None
    assert [(one.done, one.cards) for one in found.stages] == [(2, 8), (0, 3), (0, 5), (0, 1)]
    assert [lamp.is_lit for lamp in found.lamps] == [False, False, True, False]
    assert (found.due, found.unplaced) == (None, 0)
    lines = list(stage_lines(found))
    assert lines[0] == "Months 1-3     2 Feb 2026 to 1 May 2026: 2 of 8 done, behind, 7 weeks left"
    assert "Teaching?  yes, 40%, on 1 Mar 2026" in lines


def test_the_evidence_beside_a_stage_is_counted_from_the_first_day_of_its_phase(sample_workbook: Store) -> None:
    found = stages.figures(sample_workbook, Phase.FIRST, TODAY)
    assert [pulse.energy for pulse in found.pulses] == [1, 2, 2, 3, 2, 3]
    assert [pulse.dread for pulse in found.pulses] == [4, 4, 3, 3, 3, 3]
    assert (found.done, found.still_open, found.conversations) == (2, 6, 3)
    assert found.teaching is not None
    assert (found.teaching.answer, found.teaching.percent) == ("yes", 40)
    later = stages.figures(sample_workbook, Phase.SECOND, TODAY)
    assert (later.pulses, later.sessions, later.still_open) == ((), 0, 3)


def test_a_stage_is_due_at_its_end_and_no_more_once_it_was_reviewed(sample_workbook: Store) -> None:
    assert stages.stage_due(sample_workbook, TODAY) is None
    due = stages.stage_due(sample_workbook, AT_ITS_END)
    assert due is not None
    assert due.phase is Phase.FIRST
    stages.save_review(sample_workbook, StageForm("continue"), Phase.FIRST, AT_ITS_END)
    assert stages.stage_due(sample_workbook, AT_ITS_END) is None


def test_a_saved_review_keeps_its_figures_whatever_changes_later(sample_workbook: Store) -> None:
    drafts.save_draft(sample_workbook, STAGE_FORM, "first", "{}")
    found = stages.save_review(sample_workbook, StageForm("stop", "0", " tired [/] "), Phase.FIRST, TODAY)
    assert isinstance(found, StageReview)
    assert (found.choice, found.words, found.wording) == (StageChoice.STOP, "tired [/]", 1)
    assert drafts.read_draft(sample_workbook, STAGE_FORM, "first") is None
    hard_questions.answer(sample_workbook, HardForm(teaching="no"), TODAY)
    kept = stages.find_review(sample_workbook, found.id)
    frozen = frozen_figures(kept.figures)
    assert frozen.teaching is not None
    assert frozen.teaching.answer == "yes"
    assert list(stage_review_lines(kept))[:3] == [
        "Stage review of months 1-3, 13 Mar 2026: stop",
        "  tired [/]",
        "  Teaching?     yes, 40%, on 1 Mar 2026",
    ]
    assert stages.trash_review(sample_workbook, found.id) == 1
    with pytest.raises(NotFound):
        stages.find_review(sample_workbook, found.id)


def test_stopping_deletes_nothing_and_adjusting_moves_what_is_open_in_the_phase_as_one_action(
    sample_workbook: Store,
) -> None:
    before = dues(sample_workbook)
    stages.save_review(sample_workbook, StageForm("stop", "2"), Phase.FIRST, TODAY)
    assert dues(sample_workbook) == before
    stages.save_review(sample_workbook, StageForm("adjust", "2"), Phase.FIRST, TODAY)
    after = dues(sample_workbook)
    moved = {title for title, due in after.items() if due != before[title]}
    assert len(moved) == stages.movable(sample_workbook, Phase.FIRST) == 6
    assert after["Feedback form, second block"] == date(2026, 6, 30)
    assert after["Apply to certificate"] == before["Apply to certificate"]
    history.undo(sample_workbook)
    assert dues(sample_workbook) == before
    assert len(stages.stage_reviews(sample_workbook)) == 1


def test_a_review_without_a_choice_or_without_its_phase_is_not_saved(
    sample_workbook: Store, empty_workbook: Store
) -> None:
    found = stages.save_review(sample_workbook, StageForm(words="so so"), Phase.FIRST, TODAY)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == ["choice"]
    odd = stages.save_review(sample_workbook, StageForm("stop", words="\x07"), Phase.FIRST, TODAY)
    assert isinstance(odd, tuple)
    assert [problem.field for problem in odd] == ["words"]
    assert stages.stage_reviews(sample_workbook) == ()
    assert stages.read(empty_workbook, TODAY) is None
    assert stages.stage_due(empty_workbook, TODAY) is None
    with pytest.raises(NotFound):
        stages.save_review(empty_workbook, StageForm("stop"), Phase.FIRST, TODAY)
