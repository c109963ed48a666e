"""A weekly review from the shell: printed or written, with what the reader is not shown beside it."""

from pathlib import Path

import pytest

from pivot_tui.cli.exporting_review import review_export_command
from pivot_tui.domain.faults import Fault
from pivot_tui.store.store import Store

Said = pytest.CaptureFixture[str]


def run(store: Store, *words: str) -> None:
    """Run the command over a workbook, on the sample's day."""
    given = [*words, "--db", str(store.path), "--today", "2026-03-13"]
    assert review_export_command.main(given, prog_name="review", standalone_mode=False, obj={}) == 0


def test_it_is_printed_and_what_is_left_out_is_said_beside_it(sample_workbook: Store, capsys: Said) -> None:
    run(sample_workbook, "--profile", "mentor")
    said = capsys.readouterr()
    assert said.out.startswith("# Weekly review, Friday 27 February 2026, off week\n")
    assert "R.T." not in said.out
    assert said.err.startswith("Left out:\n- people by name or initials, said by their roles: 4\n")


def test_it_is_written_to_a_file_and_over_none_unasked(sample_workbook: Store, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "mine.md"
    run(sample_workbook, "--profile", "mine", "--output", str(path))
    assert capsys.readouterr().out == f"{path}\n"
    with pytest.raises(Fault) as caught:
        run(sample_workbook, "--profile", "mentor", "--output", str(path))
    assert caught.value.sentence.endswith("Name another, or add --force to write over it.")
    assert "R.T." in path.read_text(encoding="utf-8")


def test_a_committee_is_shown_nothing_of_it(sample_workbook: Store, capsys: Said) -> None:
    with pytest.raises(Fault):
        run(sample_workbook, "--profile", "committee")
    assert capsys.readouterr().out == ""
