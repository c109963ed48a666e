"""The two hard questions in the workbook: the sample's evidence, answers that are kept, and the other first moves."""

from dataclasses import replace
from datetime import date

import pytest

from pivot_tui.domain.card import Card, CardKind, Column
from pivot_tui.domain.hard_question import Answer, FirstMove, HardQuestion, Occasion, Outcome
from pivot_tui.domain.identifiers import uuid7
from pivot_tui.domain.problems import Problem
from pivot_tui.printing.hard_questions import beside_said, enjoyed_lines, hard_question_lines, share_said, sheet_said
from pivot_tui.store.store import Store
from pivot_tui.store.tables.plan import CARD
from pivot_tui.workbook import drafts, first_moves, hard_questions, history
from pivot_tui.workbook.hard_questions import HARD_FORM, NEW, Answered, HardForm

TODAY = date(2026, 3, 13)
HOSTILE = "[/] [red]x[/] [$primary] \\ 日本語 👩🏽‍⚕️"


def test_the_evidence_of_the_sample_beside_the_answer(sample_workbook: Store) -> None:
    found = hard_questions.read(sample_workbook, TODAY)
    gap = found.fit.gap
    assert gap is not None
    assert round(gap[0] / gap[1], 4) == 3.5714
    assert [(one.teaching, one.admin) for one in found.fit.enjoyed] == [(5, 2)]
    assert found.fit.is_in_band is False
    assert sheet_said(found.fit) == "gap 3.6, a strong first sign: teaching-like 4.0 (n 6), burden 0.4 (n 7)"
    assert share_said(found.fit) == "3.7% education (2 of 54 h), outside the 30 to 70%"
    answer = found.newest[HardQuestion.TEACHING]
    assert (answer.answer, answer.percent, found.outcome) == (Answer.YES, 40, Outcome.GOOD)
    assert beside_said(found.fit, answer.percent) == "40%, within the 30 to 70%; now 3.7%"
    lines = list(hard_question_lines(found))
    assert "  1 Mar 2026   teaching: yes, 40%; after the first profile" in lines
    assert "  1 Mar 2026   the trade: yes, at most 15%; after the first profile" in lines


def test_of_many_experiments_the_latest_are_named_and_the_means_have_their_n(sample_workbook: Store) -> None:
    fit = hard_questions.fit_evidence(sample_workbook)
    one = replace(fit.enjoyed[0], admin=None)
    lines = list(enjoyed_lines((fit.enjoyed[0], one, one, one)))
    assert len(lines) == 4
    assert lines[-1] == "all 4: teaching 5.0 (n 4), administration 2.0 (n 1)"


def test_nothing_is_invented_for_an_empty_workbook(empty_workbook: Store) -> None:
    found = hard_questions.read(empty_workbook, TODAY)
    assert (found.fit.gap, found.fit.is_in_band, found.outcome) == (None, None, Outcome.OPEN)
    assert hard_questions.due(empty_workbook, TODAY) is None
    said = "\n".join(hard_question_lines(found))
    assert "no hours on the sheet yet" in said
    assert "not answered yet" in said


def test_answers_are_kept_beside_the_earlier_ones_as_one_action_with_their_draft_forgotten(
    sample_workbook: Store,
) -> None:
    drafts.save_draft(sample_workbook, HARD_FORM, NEW, "{}")
    form = HardForm("unsure", "30 %", HOSTILE, "yes", "", "", "", Occasion.STAGE.value)
    found = hard_questions.answer(sample_workbook, form, TODAY)
    assert isinstance(found, Answered)
    kept = hard_questions.answers(sample_workbook)
    assert [one.day for one in kept] == [TODAY, TODAY, date(2026, 3, 1), date(2026, 3, 1)]
    newest = hard_questions.read(sample_workbook, TODAY).newest[HardQuestion.TEACHING]
    assert (newest.answer, newest.percent, newest.words, newest.occasion) == (
        Answer.UNSURE,
        30,
        HOSTILE,
        Occasion.STAGE,
    )
    assert hard_questions.read(sample_workbook, TODAY).outcome is Outcome.UNSURE
    assert drafts.read_draft(sample_workbook, HARD_FORM, NEW) is None
    history.undo(sample_workbook)
    assert len(hard_questions.answers(sample_workbook)) == 2
    history.redo(sample_workbook)
    assert hard_questions.trash_answer(sample_workbook, newest.id) == 1
    assert hard_questions.read(sample_workbook, TODAY).outcome is Outcome.GOOD


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (HardForm(), ["teaching"]),
        (HardForm(teaching_words="because"), ["teaching"]),
        (HardForm(teaching="yes", trade_percent="15"), ["trade"]),
        (HardForm(teaching="yes", teaching_percent="many"), ["teaching_percent"]),
        (HardForm(teaching="yes", teaching_words="\x07"), ["teaching_words"]),
        (HardForm(teaching="maybe"), ["teaching"]),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence_at_its_field(
    empty_workbook: Store, form: HardForm, fields: list[str]
) -> None:
    found = hard_questions.answer(empty_workbook, form, TODAY)
    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == fields
    assert hard_questions.answers(empty_workbook) == ()


def test_they_are_asked_once_the_profile_is_complete_at_a_stage_and_before_a_leap(sample_workbook: Store) -> None:
    assert hard_questions.due(sample_workbook, TODAY) is None
    assert hard_questions.due(sample_workbook, date(2026, 5, 4)) is Occasion.STAGE
    with sample_workbook.transaction("card.add") as batch:
        leap = Card(uuid7(batch.at), "Apply", TODAY, Column.READY, "zz", kind=CardKind.APPLY)
        CARD.insert(sample_workbook.db, [leap])
    assert hard_questions.due(sample_workbook, date(2026, 4, 1)) is Occasion.LEAP
    for one in hard_questions.answers(sample_workbook):
        hard_questions.trash_answer(sample_workbook, one.id)
    assert hard_questions.due(sample_workbook, TODAY) is Occasion.PROFILE


def test_a_form_says_at_once_what_it_comes_to_with_the_newest_answers_beside_it(sample_workbook: Store) -> None:
    reading = hard_questions.read(sample_workbook, TODAY)
    forms = (HardForm(), HardForm(teaching="no", teaching_percent="x"), HardForm(trade="yes", first_move="leave"))
    came_to = [hard_questions.outcome_of(form, reading) for form in forms]
    assert came_to == [Outcome.GOOD, Outcome.OTHER, Outcome.OTHER]


def test_every_first_move_has_its_page_and_a_template_whose_cards_are_taken_once(sample_workbook: Store) -> None:
    assert [page.move for page in first_moves.pages()] == list(FirstMove)
    for page in first_moves.pages():
        assert page.what
        assert page.find_out
        assert page.ask
        assert page.against
        assert len({card.key for card in page.cards}) == len(page.cards) > 3
    page = first_moves.page_of(FirstMove.FEWER_HOURS)
    keys = [card.key for card in page.cards[:2]]
    taken = first_moves.take_cards(sample_workbook, page, keys, TODAY)
    titles = [card.title for card in taken if isinstance(card, Card)]
    assert titles == [card.title for card in page.cards[:2]]
    again = first_moves.take_cards(sample_workbook, page, keys, TODAY)
    assert [type(one) for one in again] == [Problem]
    offered = first_moves.offered(sample_workbook, page, TODAY)
    assert [one.card is not None for one in offered[:3]] == [True, True, False]
    assert all(one.due >= TODAY for one in offered)
    history.undo(sample_workbook)
    assert not any(one.card for one in first_moves.offered(sample_workbook, page, TODAY))


def test_an_answer_of_the_sample_names_its_occasion(sample_workbook: Store) -> None:
    kept = hard_questions.answers(sample_workbook)
    assert [one.occasion for one in kept] == [Occasion.PROFILE, Occasion.PROFILE]
