"""The ledger of incumbents: the sample's figures, and its form from typing to the trash."""

from datetime import date

import pytest

from pivot_tui.domain.faults import NotFound
from pivot_tui.domain.incumbent import Incumbent
from pivot_tui.domain.problems import Problem
from pivot_tui.domain.role import Role
from pivot_tui.workbook import Store, history, ledger
from pivot_tui.workbook.ledger import IncumbentForm

TODAY = date(2026, 3, 13)
HOSTILE = "[/] [red]x[/] [$primary] \\ 日本語 👩🏽‍⚕️"


def fields_of(found: Incumbent | tuple[Problem, ...]) -> list[str]:
    """The fields in which something is wrong."""
    assert not isinstance(found, Incumbent)
    return [problem.field for problem in found]


def test_the_samples_ledger_has_its_hours_lost_and_one_flag(sample_workbook: Store) -> None:
    found = ledger.ledger(sample_workbook)
    lines = [line.incumbent for line in found.lines]
    assert [line.who for line in found.lines] == ["R.T.", "M.O.", "S.B."]
    assert [(one.lost_minutes, one.lost_percent, one.is_flagged) for one in lines] == [
        (180, "18.8", False),
        (None, "", False),
        (180, "37.5", True),
    ]
    assert (found.flagged, found.unknown) == (1, 1)


def test_a_form_becomes_a_line_said_by_a_contact_and_undo_takes_it_back(sample_workbook: Store) -> None:
    form = IncumbentForm(f" {HOSTILE} ", Role.SCHOLAR.value, "10", "7:30", "rt", "Elsewhere", "yesterday")
    found = ledger.save_incumbent(sample_workbook, form, TODAY)
    assert isinstance(found, Incumbent)
    assert (found.title, found.promised_minutes, found.real_minutes) == (HOSTILE, 600, 450)
    (line,) = [line for line in ledger.ledger(sample_workbook).lines if line.id == found.id]
    assert (line.who, line.incumbent.said_by, line.incumbent.day) == ("R.T.", "", date(2026, 3, 12))
    assert ledger.form_of(found, "R.T.").real == "7.5"
    history.undo(sample_workbook)
    assert len(ledger.ledger(sample_workbook).lines) == 3


def test_who_is_no_contact_may_have_said_so_as_well(empty_workbook: Store) -> None:
    found = ledger.save_incumbent(empty_workbook, IncumbentForm("Director", "", "8", "", "N.N."), TODAY)
    assert isinstance(found, Incumbent)
    assert (found.contact, found.said_by, found.day) == (None, "N.N.", TODAY)
    assert ledger.ledger(empty_workbook).lines[0].who == "N.N."


def test_each_thing_that_is_wrong_is_said_at_its_field_and_nothing_is_saved(empty_workbook: Store) -> None:
    wrong = IncumbentForm(" ", "", "", "many", "", "", "2026-02-30")
    assert fields_of(ledger.save_incumbent(empty_workbook, wrong, TODAY)) == ["title", "promised", "real", "day"]
    later = IncumbentForm("Director", "", "8", "200", "", "", "2026-04-01")
    assert fields_of(ledger.save_incumbent(empty_workbook, later, TODAY)) == ["real"]
    command = IncumbentForm("Director", "", "8", "", "N\x1b[2J", "", "2026-04-01")
    assert fields_of(ledger.save_incumbent(empty_workbook, command, TODAY)) == ["who", "day"]
    assert ledger.ledger(empty_workbook).lines == ()


def test_changing_a_line_keeps_who_said_so_and_a_line_that_has_gone_is_said(sample_workbook: Store) -> None:
    line = ledger.ledger(sample_workbook).lines[1]
    form = ledger.form_of(line.incumbent, line.who)
    changed = IncumbentForm(form.title, form.role, form.promised, "9", form.who, form.place, form.day)
    found = ledger.save_incumbent(sample_workbook, changed, TODAY, line.id)
    assert isinstance(found, Incumbent)
    assert (found.id, found.contact, found.lost_percent) == (line.id, line.incumbent.contact, "25.0")
    assert ledger.ledger(sample_workbook).unknown == 0
    assert ledger.trash_incumbent(sample_workbook, line.id) == 1
    with pytest.raises(NotFound):
        ledger.save_incumbent(sample_workbook, changed, TODAY, line.id)
