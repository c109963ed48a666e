"""The pulse in the workbook: one a week, one answer a day, and what they are read beside."""

from datetime import UTC, date, datetime

import pytest

from pivot_tui.domain.days import Now
from pivot_tui.domain.identifiers import uuid5
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.pulse import Pulse
from pivot_tui.domain.work_pattern import WorkPattern
from pivot_tui.guide import load
from pivot_tui.store.store import Store
from pivot_tui.store.tables.profile import WORK_PATTERN
from pivot_tui.workbook import history, pulse


def on_day(day: date) -> Now:
    """Noon of a day."""
    return Now(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day)


def give_pattern(store: Store) -> None:
    """Seven days on and seven off, from 2 February 2026."""
    with store.transaction("pattern.edit"):
        WORK_PATTERN.insert(store.db, [WorkPattern(uuid5("work_pattern", "one"), date(2026, 2, 2), 7, 7)])


def test_an_empty_workbook_has_a_pulse_due_and_nothing_to_stand_beside(empty_workbook: Store, now: Now) -> None:
    reading = pulse.read(empty_workbook, now)

    assert reading.pulses == ()
    assert reading.answers == ()
    assert reading.is_due
    assert (reading.week, reading.beside, reading.this_week, reading.answer_today) == (None, None, None, None)


def test_a_saved_pulse_is_read_back_and_is_no_longer_due(empty_workbook: Store, now: Now) -> None:
    saved = pulse.save(empty_workbook, now, 3, 2)

    reading = pulse.read(empty_workbook, now)
    assert isinstance(saved, Pulse)
    assert [each.pulse for each in reading.pulses] == [saved]
    assert (saved.day, saved.energy, saved.dread) == (now.day, 3, 2)
    assert saved.id == uuid5("pulse", "2026-03-09")
    assert not reading.is_due
    assert reading.this_week == saved


def test_a_second_pulse_in_a_week_takes_the_place_of_the_first(empty_workbook: Store, now: Now) -> None:
    pulse.save(empty_workbook, on_day(date(2026, 3, 10)), 1, 5)
    pulse.save(empty_workbook, now, 4, 0)

    found = pulse.read(empty_workbook, now).pulses
    assert [(each.pulse.day, each.pulse.energy, each.pulse.dread) for each in found] == [(now.day, 4, 0)]


def test_a_pulse_stands_beside_the_last_one_of_the_same_kind_of_week(empty_workbook: Store, now: Now) -> None:
    give_pattern(empty_workbook)
    for day, energy in ((27, 1), (28 - 8, 2)):
        pulse.save(empty_workbook, on_day(date(2026, 2, day)), energy, 3)
    pulse.save(empty_workbook, on_day(date(2026, 3, 6)), 5, 3)

    waiting = pulse.read(empty_workbook, now)
    pulse.save(empty_workbook, now, 3, 3)
    last = pulse.read(empty_workbook, now).pulses[-1]

    assert waiting.week == "off"
    assert waiting.beside is not None
    assert waiting.beside.day == date(2026, 2, 27)
    assert last.before == waiting.beside
    assert (last.energy_change, last.dread_change) == (2, 0)


def test_an_answer_is_kept_with_the_wording_that_was_shown(empty_workbook: Store, now: Now) -> None:
    pulse.save(empty_workbook, now, 3, 2, answer=3)

    (answer,) = pulse.read(empty_workbook, now).answers
    assert (answer.day, answer.answer, answer.wording) == (now.day, 3, load("burnout")["item"]["wording"])


def test_a_pulse_without_an_answer_keeps_the_answer_of_its_day(empty_workbook: Store, now: Now) -> None:
    pulse.save(empty_workbook, now, 3, 2, answer=3)
    pulse.save(empty_workbook, now, 4, 2)
    pulse.save(empty_workbook, now, 4, 2, answer=2)

    reading = pulse.read(empty_workbook, now)
    assert [each.answer for each in reading.answers] == [2]
    assert reading.answer_today == reading.answers[0]


def test_pulse_and_answer_are_one_action_and_one_undo(empty_workbook: Store, now: Now) -> None:
    pulse.save(empty_workbook, now, 3, 2, answer=3)
    history.undo(empty_workbook)

    reading = pulse.read(empty_workbook, now)
    assert reading.pulses == ()
    assert reading.answers == ()


@pytest.mark.parametrize(
    ("energy", "dread", "fields"), [(None, 2, ["energy"]), (2, None, ["dread"]), (None, None, ["energy", "dread"])]
)
def test_a_pulse_with_a_number_missing_is_not_saved(
    empty_workbook: Store, now: Now, energy: int | None, dread: int | None, fields: list[str]
) -> None:
    found = pulse.save(empty_workbook, now, energy, dread)

    assert isinstance(found, tuple)
    assert [problem.field for problem in found] == fields
    assert pulse.read(empty_workbook, now).pulses == ()


@pytest.mark.parametrize(("energy", "answer"), [(6, None), (3, 6), (3, 0)])
def test_a_number_beyond_its_scale_saves_nothing(
    empty_workbook: Store, now: Now, energy: int, answer: int | None
) -> None:
    found = pulse.save(empty_workbook, now, energy, 2, answer)

    assert isinstance(found, tuple)
    assert all(isinstance(problem, Problem) for problem in found)
    reading = pulse.read(empty_workbook, now)
    assert (reading.pulses, reading.answers) == ((), ())


def test_the_single_item_has_five_answers_a_citation_and_a_wording_id() -> None:
    item = load("burnout")["item"]

    assert len(item["answers"]) == 5
    assert item["question"].startswith("Overall, based on your definition of burnout")
    assert "Rohland 2004" in item["citation"]
    assert "Dolan 2015" in item["citation"]
    assert item["wording"]
