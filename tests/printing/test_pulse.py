"""The pulses as lines and as JSON."""

import json

from pivot_tui.domain.days import Now
from pivot_tui.domain.pulse import Pulse
from pivot_tui.printing.pulse import change_said, pulse_json, pulse_lines
from pivot_tui.store.store import Store
from pivot_tui.workbook import pulse


def test_an_empty_workbook_has_no_pulses_and_one_is_due(empty_workbook: Store, now: Now) -> None:
    lines = list(pulse_lines(pulse.read(empty_workbook, now)))

    assert lines == ["No pulses yet.", "", "This week has no pulse yet."]


def test_each_pulse_of_the_sample_stands_beside_the_last_of_its_kind(sample_workbook: Store, now: Now) -> None:
    lines = list(pulse_lines(pulse.read(sample_workbook, now)))

    assert lines[0] == "2026-02-06  on    ▲ 1  ▼ 4"
    assert lines[2] == "2026-02-20  on    ▲ 2  ▼ 3  ▲ +1, ▼ −1 against 6 Feb (▲ 1, ▼ 4)"
    assert lines[5] == "2026-03-13  off   ▲ 3  ▼ 3  ▲ no change, ▼ no change against 27 Feb (▲ 3, ▼ 3)"
    assert "  2026-02-02  3" in lines
    assert "This week has no pulse yet." not in lines


def test_without_a_pattern_no_kind_of_week_is_said(empty_workbook: Store, now: Now) -> None:
    pulse.save(empty_workbook, now, 4, 1)

    assert list(pulse_lines(pulse.read(empty_workbook, now))) == ["2026-03-13  ▲ 4  ▼ 1"]


def test_the_pulses_as_json_hold_the_same_facts(sample_workbook: Store, now: Now) -> None:
    found = json.loads("".join(pulse_json(pulse.read(sample_workbook, now))))

    assert found["format"] == "pivot-tui/pulse"
    assert (found["today"], found["due"]) == ("2026-03-13", False)
    assert [each["week"] for each in found["pulses"]] == ["on", "off", "on", "off", "on", "off"]
    assert found["pulses"][0]["compared_with"] is None
    last = found["pulses"][-1]
    assert (last["energy"], last["dread"], last["compared_with"]) == (3, 3, "2026-02-27")
    assert (last["energy_change"], last["dread_change"]) == (0, 0)
    assert [(each["day"], each["answer"]) for each in found["single_item"]] == [("2026-02-02", 3), ("2026-03-02", 3)]


def test_a_change_is_said_with_its_sign(now: Now) -> None:
    assert change_said(5, 0, Pulse("one", now.day, 2, 2)) == "▲ +3, ▼ −2 against 13 Mar (▲ 2, ▼ 2)"
