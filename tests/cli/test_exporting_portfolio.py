"""The portfolio from the shell: printed or written, with what the reader is not shown beside it."""

import stat
from pathlib import Path

import pytest

from pivot_tui.cli.exporting_portfolio import portfolio_command
from pivot_tui.domain.faults import Fault
from pivot_tui.store.store import Store

Said = pytest.CaptureFixture[str]


def run(store: Store, *words: str) -> None:
    """Run the command over a workbook, on the sample's day."""
    given = [*words, "--db", str(store.path), "--today", "2026-03-13"]
    assert portfolio_command.main(given, prog_name="portfolio", standalone_mode=False, obj={}) == 0


def test_it_is_printed_and_what_is_left_out_is_said_beside_it(sample_workbook: Store, capsys: Said) -> None:
    run(sample_workbook, "--profile", "committee")
    said = capsys.readouterr()
    assert said.out.startswith("# Teaching portfolio\n")
    assert "By learner level: RN 8.8 (n=10); 2 levels (8 answers) are not shown" in said.out
    assert said.err.startswith("8 of 8 evaluated activities shown\nLeft out:\n- rows by learner level")
    assert "referees: 2" in said.err
    assert "Left out" not in said.out


def test_it_is_printed_as_csv_too(sample_workbook: Store, capsys: Said) -> None:
    run(sample_workbook, "--profile", "public", "--format", "csv")
    assert capsys.readouterr().out.splitlines()[0] == "section,record,field,value"


def test_it_is_written_to_a_private_file_and_over_none_unasked(
    sample_workbook: Store, tmp_path: Path, capsys: Said
) -> None:
    path = tmp_path / "mine.md"
    run(sample_workbook, "--profile", "mine", "--output", str(path))
    assert capsys.readouterr().out == f"{path}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(Fault) as caught:
        run(sample_workbook, "--profile", "public", "--output", str(path))
    assert caught.value.sentence.endswith("Name another, or add --force to write over it.")
    assert "R.T." in path.read_text(encoding="utf-8")
    run(sample_workbook, "--profile", "public", "--output", str(path), "--force")
    assert "R.T." not in path.read_text(encoding="utf-8")
