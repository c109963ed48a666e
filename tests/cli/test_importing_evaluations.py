"""Importing evaluations from the shell: what would happen, what is saved, and what is asked for."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.interchange import making_evaluations as making

from pivot_tui import store as stores
from pivot_tui.cli.importing_evaluations import evaluations_command
from pivot_tui.cli.outcome import outcome
from pivot_tui.store.tables.portfolio import EVALUATION
from pivot_tui.workbook import evaluation_import

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An export of Google Forms."""
    return making.write(tmp_path / "g.csv", making.google_forms())


@pytest.fixture
def run(sample: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the sample, as ``pivot import`` does."""

    def run_command(*words: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        given = ["--db", str(sample), "--today", "2026-03-13", *words]

        def act() -> int:
            code: int = evaluations_command.main(given, prog_name="pivot import", standalone_mode=False, obj={})
            return code

        code = outcome(act, lambda: str(sample))
        said = capsys.readouterr()
        return subprocess.CompletedProcess(given, code, said.out, said.err)

    return run_command


def counts(path: Path) -> dict[str, tuple[int, ...]]:
    """The counts of the windows that came from files."""
    with stores.open(path) as store, store.reading() as db:
        return {window.item: window.counts for window in EVALUATION.select(db) if window.source}


def test_a_dry_run_says_what_would_happen_and_saves_nothing(run: Run, file: Path, sample: Path) -> None:
    done = run(str(file), "--activity", "in-situ", "--dry-run")

    assert done.returncode == 0
    assert "g.csv, read as Google Forms: 3 responses" in done.stdout
    assert "Dropped on reading, e-mail addresses: Email Address" in done.stdout
    assert "3 responses in a new window, 11 Mar 2026" in done.stdout
    assert "example.org" not in done.stdout
    assert counts(sample) == {}


def test_it_is_imported_and_the_second_time_adds_nothing(run: Run, file: Path, sample: Path) -> None:
    done = run(str(file), "--activity", "in-situ", "--yes")
    again = run(str(file), "--activity", "in-situ", "--yes")

    assert "3 answers added, 1 new window, 1 comment to check   (pivot undo takes it all back)" in done.stdout
    assert counts(sample) == {"Overall quality of this session": (0, 0, 0, 2, 1)}
    assert "All of it is here already; there is nothing to add." in again.stdout


def test_columns_scales_and_points_may_be_given(run: Run, tmp_path: Path, sample: Path) -> None:
    path = making.write(tmp_path / "t.csv", [["Worth it", "Pace"], ["Meh", "2"], ["Superb", "3"]])
    words = ["--column", "Worth it=rating", "--points", "Worth it=Meh = 2; Superb = 4", "--scale", "Worth it=1-4"]
    done = run(str(path), "--activity", "in-situ", *words, "--column", "Pace=ignored", "--from", "2026-03-11", "-y")

    assert done.returncode == 0
    assert counts(sample) == {"Worth it": (0, 1, 0, 1)}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--activity", "plumbing"], "No activity is called that"),
        (["--column", "Overall=nonsense"], "A column is one of these"),
        (["--column", "nonsense"], "--column takes a column and its value"),
        (["--scale", "Overall=five"], "A scale is written like"),
        (["--from", "soon"], "A day is written like"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(run: Run, file: Path, words: list[str], sentence: str) -> None:
    done = run(str(file), *words)

    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_activity_it_is_asked_for(run: Run, file: Path, sample: Path) -> None:
    done = run(str(file), "--yes")

    assert done.returncode == 1
    assert "Say which activity these evaluations are of." in done.stdout
    assert counts(sample) == {}


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (["--column", "Nope=rating"], 'There is no column "Nope" in g.csv; nothing was saved.'),
        (["--scale", "Nope=1-5"], 'There is no column "Nope" in g.csv; nothing was saved.'),
        (["--points", "Nope=Poor = 1"], 'There is no column "Nope" in g.csv; nothing was saved.'),
        (["--points", "Nope=\udcff = 1"], "Some of this is not UTF-8 text"),
        (["--sheet", "nowhere"], 'There is no sheet "nowhere" in g.csv; nothing was saved.'),
        (["--mapping", "x" * 81], "The name of a mapping is one line of at most 80 characters."),
        (["--mapping", "two\nlines"], "The name of a mapping is one line of at most 80 characters."),
    ],
)
def test_a_choice_about_nothing_in_the_file_is_refused(
    run: Run, sample: Path, file: Path, choice: list[str], sentence: str
) -> None:
    before = counts(sample)

    done = run("--activity", "sepsis", "--yes", *choice, str(file))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert counts(sample) == before


def test_a_file_of_days_to_come_is_not_said_to_be_here_already(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Timestamp,Overall quality\n" + "2027-01-01 10:00:00,5\n" * 3, encoding="utf-8")

    done = run("--activity", "sepsis", "--yes", str(path))

    assert done.returncode == 0
    assert "Nothing is left that could be taken in." in done.stdout
    assert "here already" not in done.stdout


def test_an_import_that_came_too_late_offers_nothing_to_take_back(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation_import, "run", lambda *_: evaluation_import.Imported())

    done = run("--activity", "sepsis", "--yes", str(file))

    assert done.returncode == 0
    assert "pivot undo" not in done.stdout
