"""The whole workbook out and in from the shell: what is printed, what is refused, and with which exit code."""

import csv
import json
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import click
import pytest

from pivot_tui.cli.exchange import export_group, import_group, schema_command
from pivot_tui.cli.outcome import outcome
from pivot_tui.store.connection import ENCRYPTION
from pivot_tui.store.encryption import new_salt, raw_key
from pivot_tui.store.opening import open_store
from pivot_tui.workbook import exchange

Run = Callable[..., CompletedProcess[str]]
Texts = Callable[[Path], list[str]]
Fill = Callable[[Path, int], None]

KEPT = Path(__file__).parent.parent / "interchange" / "fixtures" / "version-4.json"


@pytest.fixture
def run(db: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one of the commands as the shell does."""
    groups: dict[str, click.Command] = {"export": export_group, "import": import_group, "schema": schema_command}
    root = click.Group("pivot", groups)

    def act(*words: str, path: Path | None = None) -> CompletedProcess[str]:
        capsys.readouterr()
        call = [*words, "--db", str(path or db)]
        code = outcome(lambda: int(root.main(call, standalone_mode=False, obj={}) or 0), lambda: str(path or db))
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return act


def test_a_document_goes_to_the_standard_output_and_comes_back(
    run: Run, sample: Path, db: Path, tmp_path: Path, texts: Texts
) -> None:
    out = run("export", "json", path=sample)
    (tmp_path / "out.json").write_text(out.stdout, encoding="utf-8")

    done = run("import", "json", str(tmp_path / "out.json"))

    records = sum(map(len, json.loads(out.stdout)["records"].values()))
    assert (out.returncode, done.returncode, done.stderr) == (0, 0, "")
    assert done.stdout == f"{records:,} records imported   (pivot undo takes them all back)\n"
    assert sorted(texts(db)) == sorted(texts(sample))
    assert run("export", "json", "-").stdout == out.stdout


def test_a_document_goes_to_a_file_for_its_owner_alone(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.json"

    done = run("export", "json", str(path), path=sample)

    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == run("export", "json", path=sample).stdout


def test_an_export_never_writes_over_a_file_unless_it_is_told_to(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("mine")

    refused = run("export", "json", str(path))

    assert (refused.returncode, refused.stdout) == (1, "")
    said = "is there already, so nothing was written. Name another, or add --force to write over it."
    assert refused.stderr == f"{path} {said}\n"
    assert path.read_text() == "mine"
    assert run("export", "json", str(path), "--force").returncode == 0
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "pivot-tui/workbook"


def test_the_tables_go_to_a_folder(run: Run, sample: Path, tmp_path: Path, texts: Texts) -> None:
    folder = tmp_path / "tables"

    done = run("export", "csv", str(folder), path=sample)

    files = sorted(folder.iterdir())
    assert (done.returncode, done.stdout) == (0, f"{len(files)} files in {folder}\n")
    with (folder / "entry.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row["text"] for row in csv.DictReader(file)) == sorted(texts(sample))


def test_without_a_folder_the_tables_go_to_one_named_after_the_day(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("export", "csv", "--today", "2026-03-13").returncode == 0

    assert (tmp_path / "pivot-csv-2026-03-13" / "kind.csv").exists()


def test_texts_that_could_identify_somebody_are_mentioned_once_and_never_hold_an_export_up(
    run: Run, pivot: Run, tmp_path: Path
) -> None:
    pivot("note", "walked a student through an ECG")
    assert run("export", "json").stderr == ""

    put = json.loads(KEPT.read_text(encoding="utf-8"))
    for entry in put["records"]["entry"][:2]:
        entry["text"] = "called back about MRN 12345678"
    (tmp_path / "in.json").write_text(json.dumps(put), encoding="utf-8")
    run("import", "json", str(tmp_path / "in.json"), "--replace")

    for words in (["json"], ["json", str(tmp_path / "out.json")], ["csv", str(tmp_path / "tables")]):
        done = run("export", *words)
        assert done.returncode == 0
        said = "2 texts look as if somebody could be identified by them; read before you pass this on.\n"
        assert done.stderr == said


def test_a_workbook_with_records_is_only_replaced_when_that_is_asked(
    run: Run, db: Path, fill: Fill, texts: Texts
) -> None:
    fill(db, 3)

    refused = run("import", "json", str(KEPT))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("This workbook already holds 3 records, so nothing was imported;")
    assert refused.stderr.count("\n") == 1
    would = run("import", "json", str(KEPT), "--replace", "--dry-run")
    assert would.stdout.startswith("The document is sound;")
    assert "in place of the 3 that are there, after a backup. Nothing was changed." in would.stdout
    assert len(texts(db)) == 3

    done = run("import", "json", str(KEPT), "--replace")

    said, counted = done.stdout.splitlines()
    assert len(texts(Path(said.removeprefix("What was there before is in the backup ")))) == 3
    assert counted.endswith("records imported   (pivot undo takes them all back)")
    assert run("export", "json").stdout == KEPT.read_text(encoding="utf-8")


def test_an_import_that_changes_nothing_offers_nothing_to_take_back(run: Run) -> None:
    run("import", "json", str(KEPT))

    done = run("import", "json", str(KEPT), "--replace")

    assert done.stdout.splitlines()[1:] == ["The workbook already held just that; nothing was changed."]


def test_a_dry_run_into_an_empty_workbook_changes_nothing(run: Run, db: Path, texts: Texts) -> None:
    done = run("import", "json", str(KEPT), "--dry-run")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("records would be imported. Nothing was changed.\n")
    assert texts(db) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"format": "pivot-tui/workbook", "version": 2}'])
def test_what_is_no_document_gets_one_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(content)

    done = run("import", "json", str(path))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_every_problem_of_a_document_has_a_line(run: Run, tmp_path: Path, db: Path, texts: Texts) -> None:
    content = json.loads(KEPT.read_text(encoding="utf-8"))
    content["records"]["entry"][1]["dread"] = 9
    content["records"]["pulse"][0]["energy"] = None
    (tmp_path / "in.json").write_text(json.dumps(content), encoding="utf-8")

    done = run("import", "json", str(tmp_path / "in.json"))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "The document cannot be imported, and nothing was. It has these problems:",
        "entry 2, dread: Give a number from 0 to 5, or leave it open.",
        "pulse 1, energy: Give a whole number.",
    ]
    assert texts(db) == []


def test_a_file_that_is_not_there_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    done = run("import", "json", str(tmp_path / "missing.json"))

    assert (done.returncode, done.stderr) == (
        1,
        f"{tmp_path / 'missing.json'} cannot be read (No such file or directory).\n",
    )


@pytest.mark.parametrize("words", [("export", "json"), ("export", "csv"), ("import", "json")])
def test_a_home_folder_of_nobody_is_not_understood(run: Run, words: tuple[str, str]) -> None:
    done = run(*words, "~nobody-of-that-name/place")

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_an_encrypted_workbook_says_that_its_export_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    if not ENCRYPTION:
        pytest.skip("sqlcipher3 is missing here")
    key = raw_key("words", new_salt())
    path = tmp_path / "own.db"
    open_store(path, key).close()
    monkeypatch.setattr("pivot_tui.cli.opening.ask_key", lambda _: key)

    done = run("export", "json", str(tmp_path / "out.json"), path=path)

    assert (done.returncode, done.stderr) == (0, "The workbook is encrypted; what was written is not.\n")


def test_the_schema_is_the_one_of_the_document(run: Run) -> None:
    done = run("schema")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == exchange.schema() + "\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to be had here")
@pytest.mark.parametrize("words", [("export", "json"), ("show", "sheet"), ("schema",)], ids=" ".join)
def test_a_full_disk_behind_the_output_is_one_sentence(
    starting: Callable[..., list[str]], environment: dict[str, str], sample: Path, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            starting(*words, path=sample), stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False
        )

    assert done.returncode == 1
    assert done.stderr == "That could not be done to its end (No space left on device).\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_ordinary_file_is_never_written_over(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for place in (pipe, tmp_path):
        done = run("export", "json", str(place), "--force")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"{place} is there and is no ordinary file, so nothing was written; name another.\n"
    assert pipe.is_fifo()


@pytest.mark.parametrize("words", [("export", "json"), ("export", "csv"), ("import", "json")])
def test_an_empty_name_is_not_understood(run: Run, words: tuple[str, str]) -> None:
    assert (run(*words, "").returncode, run(*words, "").stderr) == (2, "The name of the file is empty; give one.\n")


def test_a_name_that_no_file_can_have_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 400)

    done = run("export", "json", str(path))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{path} could not be written (File name too long); name another.\n"
