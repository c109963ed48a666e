"""The calendar at the shell: a private file, neutral titles, and words for what cannot be read."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pivot_tui.cli.exporting_calendar import ics_command
from pivot_tui.cli.outcome import outcome

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the sample physician's workbook."""

    def run_command(*words: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        given = ["--db", str(sample), "--today", "2026-03-13", *words]

        def act() -> int:
            code: int = ics_command.main(given, prog_name="pivot", standalone_mode=False, obj={})
            return code

        code = outcome(act, lambda: str(sample))
        said = capsys.readouterr()
        return subprocess.CompletedProcess(given, code, said.out, said.err)

    return run_command


def test_the_calendar_goes_to_a_private_file_and_is_never_put_in_place_of_one_unasked(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    done = run(str(target))
    assert (done.returncode, done.stdout) == (0, f"4 meetings and 17 cards with a day in {target}\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    first = target.read_bytes()
    assert b"SUMMARY:pivot: meeting\r\n" in first
    assert b"VALARM" not in first

    refused = run(str(target), "--titles")
    assert refused.returncode != 0
    assert "--force" in refused.stderr
    assert run(str(target), "--titles", "--alarms", "1d", "--force").returncode == 0
    second = target.read_bytes()
    assert b"SUMMARY:20 minutes with L.K.\r\n" in second
    assert b"TRIGGER:-P1D\r\n" in second


def test_without_a_file_it_is_printed(run: Run) -> None:
    done = run()
    assert done.stdout.startswith("BEGIN:VCALENDAR\nPRODID:")
    assert done.stdout.endswith("END:VCALENDAR\n")
    assert run("-").stdout == done.stdout


def test_an_alarm_that_cannot_be_read_writes_nothing(run: Run, tmp_path: Path) -> None:
    done = run(str(tmp_path / "plan.ics"), "--alarms", "soon")
    assert done.returncode != 0
    assert "1d, 2h or 30min" in done.stderr
    assert not (tmp_path / "plan.ics").exists()
