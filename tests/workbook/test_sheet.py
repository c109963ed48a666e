"""The sheet in the workbook: rows saved, changed, ticked, offered from captures and trashed."""

from collections.abc import Callable
from datetime import date

import pytest

from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.journal import Entry, Sign
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.sheet import Bucket, Prompt, WorkElement
from pivot_tui.store.store import Store
from pivot_tui.workbook import history, journal, sheet
from pivot_tui.workbook.drafts import read_draft, save_draft
from pivot_tui.workbook.sheet import ElementForm

TODAY = date(2026, 3, 13)
CHARTS = ElementForm("Charts after the shift", Prompt.DREADED, "@inbox", 5, 0, "6", Bucket.AFTER_HOURS)


def saved(store: Store, form: ElementForm, identifier: str | None = None) -> WorkElement:
    """Save a row that is right."""
    found = sheet.save_element(store, form, identifier)
    assert isinstance(found, WorkElement)
    return found


def problems(store: Store, form: ElementForm) -> tuple[Problem, ...]:
    """What is wrong with a form; nothing is saved."""
    found = sheet.save_element(store, form)
    assert isinstance(found, tuple)
    assert sheet.elements(store) == ()
    return found


def test_a_row_is_saved_with_its_kind_its_figures_and_its_bucket(empty_workbook: Store) -> None:
    row = saved(empty_workbook, CHARTS)

    assert (row.text, row.prompt, row.kind) == ("Charts after the shift", Prompt.DREADED, uuid5("kind", "DOC"))
    assert (row.dread, row.energy, row.minutes, row.bucket) == (5, 0, 360, Bucket.AFTER_HOURS)
    assert sheet.elements(empty_workbook) == (row,)


def test_what_is_not_given_stays_missing(empty_workbook: Store) -> None:
    row = saved(empty_workbook, ElementForm("The pager"))

    assert (row.kind, row.dread, row.energy, row.minutes, row.bucket) == (None, None, None, None, None)


def test_a_row_comes_back_into_its_form_as_it_was_typed(empty_workbook: Store) -> None:
    row = saved(empty_workbook, CHARTS)

    form = sheet.form_of(row, journal.kinds_of_work(empty_workbook))
    assert form.kind == "Charts and inbox"
    assert saved(empty_workbook, form, row.id) == row


def test_each_field_has_its_own_sentence(empty_workbook: Store) -> None:
    (kind,) = problems(empty_workbook, ElementForm("words", kind="paperwork"))
    assert kind.field == "kind"
    (hours,) = problems(empty_workbook, ElementForm("words", hours="many"))
    assert hours.field == "hours"
    both = problems(empty_workbook, ElementForm("words", kind="paperwork", hours="many"))
    assert {problem.field for problem in both} == {"kind", "hours"}
    (text,) = problems(empty_workbook, ElementForm(" \n"))
    assert text.field == "text"
    wish = problems(empty_workbook, ElementForm("a course", Prompt.FREE_WEEK, dread=1, hours="2"))
    assert [problem.field for problem in wish] == ["dread", "hours"]


def test_a_row_that_has_gone_is_not_written_over(empty_workbook: Store) -> None:
    row = saved(empty_workbook, CHARTS)
    sheet.trash_elements(empty_workbook, [row.id])

    with pytest.raises(NotFound):
        sheet.save_element(empty_workbook, CHARTS, row.id)
    with pytest.raises(NotFound):
        sheet.find(empty_workbook, row.id)


def test_saving_forgets_the_draft_and_undo_takes_the_row_back(empty_workbook: Store) -> None:
    place = sheet.draft_place(CHARTS)
    save_draft(empty_workbook, *place, "something")

    sheet.save_element(empty_workbook, CHARTS, draft=place)
    assert read_draft(empty_workbook, *place) is None
    history.undo(empty_workbook)
    assert sheet.elements(empty_workbook) == ()


def test_every_line_of_an_answer_becomes_a_row_in_one_action(empty_workbook: Store) -> None:
    added = sheet.add_lines(empty_workbook, Prompt.ENERGY, "  one thing \n\n another\tthing\r\n")

    assert not isinstance(added, Problem)
    assert [row.text for row in added] == ["one thing", "another thing"]
    assert sheet.elements(empty_workbook) == added
    history.undo(empty_workbook)
    assert sheet.elements(empty_workbook) == ()


def test_a_line_that_cannot_be_kept_keeps_the_others_back(empty_workbook: Store) -> None:
    found = sheet.add_lines(empty_workbook, Prompt.ENERGY, "one\nbell \x07")

    assert isinstance(found, Problem)
    assert sheet.elements(empty_workbook) == ()


def test_the_sheet_has_its_rows_under_their_questions(empty_workbook: Store) -> None:
    sheet.add_lines(empty_workbook, Prompt.FREE_WEEK, "a simulation course")
    charts = saved(empty_workbook, CHARTS)

    found = sheet.read(empty_workbook, TODAY)
    assert [question.prompt for question in found.questions] == list(Prompt)
    assert found.questions[0].elements == (charts,)
    assert found.questions[1].elements == ()
    assert found.kind_name(charts) == "Charts and inbox"
    assert [question.has_seeds for question in found.questions] == [True, True, False]


def test_a_waiting_draft_is_told_with_its_question(empty_workbook: Store) -> None:
    save_draft(empty_workbook, sheet.LINES_FORM, Prompt.ENERGY.value, "half a line")

    found = sheet.read(empty_workbook, TODAY)
    assert [question.drafts for question in found.questions] == [(), (sheet.LINES_FORM,), ()]


# From a capture


def test_a_capture_is_offered_with_everything_it_has(empty_workbook: Store, put: Callable[..., Entry]) -> None:
    entry = put(empty_workbook, TODAY, "Journal\nclub", sign=Sign.FEED, energy=4, kind=uuid5("kind", "DISCUSS"))

    form = sheet.from_entry(empty_workbook, entry.id)
    assert (form.text, form.prompt, form.kind) == ("Journal club", Prompt.ENERGY, "Case discussion")
    assert (form.dread, form.energy, form.hours) == (None, 4, "")


@pytest.mark.parametrize(
    ("sign", "dread", "energy", "prompt"),
    [
        (Sign.DRAIN, None, None, Prompt.DREADED),
        (Sign.FEED, None, None, Prompt.ENERGY),
        (Sign.NOTE, 1, 4, Prompt.ENERGY),
        (Sign.NOTE, 4, 1, Prompt.DREADED),
        (Sign.NOTE, None, None, Prompt.DREADED),
    ],
)
def test_a_capture_goes_to_the_question_that_it_answers(
    empty_workbook: Store,
    put: Callable[..., Entry],
    sign: Sign,
    dread: int | None,
    energy: int | None,
    prompt: Prompt,
) -> None:
    entry = put(empty_workbook, TODAY, sign=sign, dread=dread, energy=energy)

    assert sheet.from_entry(empty_workbook, entry.id).prompt is prompt


def test_entry_and_row_are_linked_until_the_row_goes(empty_workbook: Store, put: Callable[..., Entry]) -> None:
    entry = put(empty_workbook, TODAY, "Prior-authorisation calls", sign=Sign.DRAIN)
    assert sheet.element_of_entry(empty_workbook, entry.id) is None

    row = saved(empty_workbook, sheet.from_entry(empty_workbook, entry.id))
    assert sheet.element_of_entry(empty_workbook, entry.id) == row.id
    sheet.trash_elements(empty_workbook, [row.id])
    assert sheet.element_of_entry(empty_workbook, entry.id) is None
    history.undo(empty_workbook)
    assert sheet.element_of_entry(empty_workbook, entry.id) == row.id


def test_row_and_link_are_one_action(empty_workbook: Store, put: Callable[..., Entry]) -> None:
    entry = put(empty_workbook, TODAY)
    saved(empty_workbook, sheet.from_entry(empty_workbook, entry.id))

    history.undo(empty_workbook)
    assert sheet.elements(empty_workbook) == ()
    assert sheet.element_of_entry(empty_workbook, entry.id) is None


def test_the_row_of_a_capture_that_went_meanwhile_is_saved_all_the_same(
    empty_workbook: Store, put: Callable[..., Entry]
) -> None:
    entry = put(empty_workbook, TODAY, "words")
    form = sheet.from_entry(empty_workbook, entry.id)
    journal.trash(empty_workbook, [entry.id])

    assert saved(empty_workbook, form).text == "words"
    with pytest.raises(NotFound):
        sheet.from_entry(empty_workbook, entry.id)


# Suggestions


def test_every_suggestion_has_a_kind_of_work_and_makes_a_row_of_it(empty_workbook: Store) -> None:
    for prompt in (Prompt.DREADED, Prompt.ENERGY):
        for seed in sheet.seeds(empty_workbook, prompt):
            assert seed.kind is not None
            assert sheet.tick_seed(empty_workbook, prompt, seed)
    rows = sheet.elements(empty_workbook)
    assert len(rows) == 15
    assert len({row.kind for row in rows}) == 15
    assert sheet.seeds(empty_workbook, Prompt.FREE_WEEK) == ()


def test_a_ticked_suggestion_stays_ticked_in_the_users_own_words(empty_workbook: Store) -> None:
    seed = sheet.seeds(empty_workbook, Prompt.DREADED)[0]
    sheet.tick_seed(empty_workbook, Prompt.DREADED, seed)
    saved(empty_workbook, ElementForm("My inbox at midnight"), seed.id)

    first, second = sheet.seeds(empty_workbook, Prompt.DREADED)[:2]
    assert (first.text, first.ticked, second.ticked) == ("My inbox at midnight", True, False)
    assert not sheet.tick_seed(empty_workbook, Prompt.DREADED, first)
    assert sheet.elements(empty_workbook) == ()
    sheet.tick_seed(empty_workbook, Prompt.DREADED, seed)
    sheet.tick_seed(empty_workbook, Prompt.DREADED, seed)
    assert [row.text for row in sheet.elements(empty_workbook)] == [seed.text]
