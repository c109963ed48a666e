"""Contacts in and out at the shell: the preview, what is saved, and the cards that are written."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from pivot_tui.cli.exporting_contacts import vcard_command
from pivot_tui.cli.importing_contacts import contacts_command
from pivot_tui.cli.outcome import outcome

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(db: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one of the two commands on the workbook."""

    def run_command(command: click.Command, *words: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        given = ["--db", str(db), "--today", "2026-03-13", *words]

        def act() -> int:
            code: int = command.main(given, prog_name="pivot", standalone_mode=False, obj={})
            return code

        code = outcome(act, lambda: str(db))
        said = capsys.readouterr()
        return subprocess.CompletedProcess(given, code, said.out, said.err)

    return run_command


def test_contacts_come_in_once_and_go_out_to_a_private_file(run: Run, tmp_path: Path) -> None:
    file, target = tmp_path / "people.csv", tmp_path / "out.vcf"
    file.write_text("Name,Title,Email,Notes\nJordan Avery,Dean\x1b[31m,j@example.org,x\n,Chair,,\n", encoding="utf-8")

    dry = run(contacts_command, str(file), "--dry-run")
    assert dry.returncode == 0
    assert dry.stdout.splitlines()[:2] == [
        "people.csv, read as Table: 1 contact",
        "1 new; of names only the initials are kept",
    ]
    assert "Not kept: Notes 1" in dry.stdout
    assert "Line 3: There is no name in it" in dry.stdout
    assert "\x1b" not in dry.stdout
    assert "J.A. (line 2)   somebody elsewhere   Dean" in dry.stdout
    assert dry.stdout.endswith("Nothing was saved.\n")

    assert "1 contact imported   (pivot undo takes it all back)" in run(contacts_command, str(file)).stdout
    assert "There is nothing to add." in run(contacts_command, str(file), "--keep-names").stdout

    assert run(vcard_command, str(target)).returncode == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "FN:J.A.\r\n" in target.read_bytes().decode()
    refused = run(vcard_command, str(target))
    assert refused.returncode != 0
    assert "--force" in refused.stderr
    assert run(vcard_command, str(target), "--force").returncode == 0
    assert run(vcard_command).stdout.startswith("BEGIN:VCARD\nVERSION:3.0\nUID:urn:uuid:")


def test_a_file_that_holds_nobody_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_bytes(b"\x89PNG\x00\x00")
    done = run(contacts_command, str(file))
    assert done.returncode != 0
    assert done.stdout == ""
    assert "people.vcf holds neither address cards nor a table" in done.stderr
