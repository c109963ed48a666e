"""The weekly pulse: which week it stands for, and what it stands beside (S1.7)."""

from datetime import date, timedelta

import pytest

from pivot_tui.domain.days import filed_under
from pivot_tui.domain.pulse import (
    Pulse,
    compared,
    is_due,
    kind_of_week,
    last_of_same_kind,
    wants_support_lines,
)
from pivot_tui.domain.work_pattern import WorkPattern

SEVEN_ON_SEVEN_OFF = WorkPattern("one", date(2026, 2, 2), 7, 7)
FRIDAYS = [date(2026, 2, 6) + timedelta(weeks=number) for number in range(6)]
SAMPLE = [
    Pulse(day.isoformat(), day, energy, dread)
    for day, energy, dread in zip(FRIDAYS, (1, 2, 2, 3, 2, 3), (4, 4, 3, 3, 3, 3), strict=True)
]


def test_the_weeks_of_the_sample_are_on_and_off_in_turn() -> None:
    found = compared(SAMPLE, SEVEN_ON_SEVEN_OFF)

    assert [pulse.week for pulse in found] == ["on", "off", "on", "off", "on", "off"]


def test_the_last_pulse_of_the_sample_stands_beside_that_of_27_february_and_has_not_changed() -> None:
    last = compared(SAMPLE, SEVEN_ON_SEVEN_OFF)[-1]

    assert last.pulse.day == date(2026, 3, 13)
    assert last.before is not None
    assert last.before.day == date(2026, 2, 27)
    assert (last.energy_change, last.dread_change) == (0, 0)


def test_the_first_pulse_of_a_kind_of_week_stands_beside_none() -> None:
    first, second, third, *_ = compared(SAMPLE, SEVEN_ON_SEVEN_OFF)

    assert (first.before, second.before) == (None, None)
    assert (first.energy_change, first.dread_change) == (None, None)
    assert (third.energy_change, third.dread_change) == (1, -1)


def test_without_a_pattern_each_pulse_stands_beside_the_one_before() -> None:
    last = compared(SAMPLE, None)[-1]

    assert last.week is None
    assert last.before == SAMPLE[-2]
    assert (last.energy_change, last.dread_change) == (1, 0)


def test_pulses_come_oldest_first_whatever_their_order() -> None:
    found = compared(list(reversed(SAMPLE)), SEVEN_ON_SEVEN_OFF)

    assert [each.pulse for each in found] == SAMPLE


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 3, 13), date(2026, 3, 15)])
def test_a_pulse_stands_for_the_week_from_monday_to_sunday(day: date) -> None:
    assert filed_under(day) == date(2026, 3, 9)


def test_a_pulse_is_due_in_a_week_that_has_none() -> None:
    assert is_due([], date(2026, 3, 13))
    assert is_due(SAMPLE, date(2026, 3, 16))
    assert not is_due(SAMPLE, date(2026, 3, 15))
    assert not is_due(SAMPLE, date(2026, 3, 9))


def test_a_coming_pulse_stands_beside_the_last_of_its_kind_from_an_earlier_week() -> None:
    beside_off = last_of_same_kind(SAMPLE, SEVEN_ON_SEVEN_OFF, date(2026, 3, 13))
    beside_on = last_of_same_kind(SAMPLE, SEVEN_ON_SEVEN_OFF, date(2026, 3, 20))

    assert beside_off == SAMPLE[3]
    assert beside_on == SAMPLE[4]
    assert last_of_same_kind(SAMPLE[:1], SEVEN_ON_SEVEN_OFF, date(2026, 2, 13)) is None


def test_a_week_is_what_its_day_is() -> None:
    assert kind_of_week(SEVEN_ON_SEVEN_OFF, date(2026, 3, 20)) == "on"
    assert kind_of_week(SEVEN_ON_SEVEN_OFF, date(2026, 3, 13)) == "off"
    assert kind_of_week(None, date(2026, 3, 13)) is None


@pytest.mark.parametrize(
    ("answer", "wanted"), [(None, False), (1, False), (2, False), (3, False), (4, True), (5, True)]
)
def test_the_support_lines_come_with_an_answer_of_four_or_five(answer: int | None, wanted: bool) -> None:
    assert wants_support_lines(answer) is wanted
