"""Importing journals from the shell: the preview, what is saved, asking first, and stopping."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from pivot_tui.cli import importing
from pivot_tui.cli.importing import jrnl_command, text_command
from pivot_tui.cli.outcome import outcome
from pivot_tui.workbook import journal_import

JOURNAL = """[2026-02-27 18:30] Inbox ate the evening @late. *

[2026-02-26 09:00] Earlier, with an \x1b[31m escape.

[2026-02-28 09:00] Walked a student through an ECG 5/0

[2026-03-01 09:00] \x9b2J
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal of jrnl, some of it hostile."""
    path = tmp_path / "journal.txt"
    path.write_text(JOURNAL, encoding="utf-8")
    return path


@pytest.fixture
def run(db: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one of the two commands on the workbook, as ``pivot import`` does."""

    def run_command(command: click.Command, *words: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        given = ["--db", str(db), "--today", "2026-03-13", *words]

        def act() -> int:
            try:
                code: int = command.main(given, prog_name="pivot import", standalone_mode=False, obj={})
            except click.Abort:
                return 130
            return code

        code = outcome(act, lambda: str(db))
        said = capsys.readouterr()
        return subprocess.CompletedProcess(given, code, said.out, said.err)

    return run_command


def test_a_dry_run_shows_what_would_be_imported_and_saves_nothing(
    run: Run, file: Path, db: Path, texts: Callable[[Path], list[str]]
) -> None:
    done = run(jrnl_command, str(file), "--dry-run")

    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "journal.txt, read as jrnl: 2 entries"
    assert lines[1] == "2 new, from 27 Feb 2026 to 28 Feb 2026"
    assert "Tags: +late 1" in lines
    assert "Kept beside the entries: starred 1" in lines
    assert "  2026-02-28 09:00  Walked a student through an ECG 5/0" in lines
    assert any(line.startswith("  Line 3: There is a control character") for line in lines)
    assert lines[-1] == "Nothing was saved."
    assert texts(db) == []


def test_what_is_printed_commands_no_terminal(run: Run, file: Path) -> None:
    done = run(jrnl_command, str(file), "--dry-run")

    assert "\x1b" not in done.stdout
    assert "\x9b" not in done.stdout


def test_an_import_is_saved_and_can_be_taken_back(
    run: Run, pivot: Run, file: Path, db: Path, texts: Callable[[Path], list[str]]
) -> None:
    done = run(jrnl_command, str(file))

    assert done.stdout.splitlines()[-1] == "2 entries imported   (pivot undo takes them all back)"
    assert texts(db) == ["Inbox ate the evening @late.", "Walked a student through an ECG 5/0"]
    assert pivot("undo").returncode == 0
    assert texts(db) == []


def test_the_same_again_adds_nothing(run: Run, file: Path, db: Path, texts: Callable[[Path], list[str]]) -> None:
    run(jrnl_command, str(file))

    again = run(jrnl_command, str(file))

    assert again.returncode == 0
    assert "2 in the journal already" in again.stdout
    assert again.stdout.splitlines()[-1] == "There is nothing to add."
    assert len(texts(db)) == 2


def test_a_text_with_dated_headings_is_imported(
    run: Run, tmp_path: Path, db: Path, texts: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "days.md"
    path.write_text("# 2026-03-01\n\nwords\n\n- an item\n", encoding="utf-8")

    assert run(text_command, str(path)).returncode == 0

    assert texts(db) == ["words", "an item"]


def test_a_time_format_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "days.md"
    path.write_text("# 01/02/2026\n\nwords\n", encoding="utf-8")

    assert "2 Jan 2026" in run(text_command, str(path), "--dry-run", "--time-format", "%m/%d/%Y").stdout
    refused = run(text_command, str(path), "--dry-run", "--time-format", "soon")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"JRNLv3\x00\x01", "jrnl --decrypt"),
        (b"only words\n", "No entry was found"),
        ("[2026-03-01 09:00] caf\u00e9\n".encode("latin-1"), "not UTF-8"),
        (None, "There is no file"),
    ],
)
def test_a_file_that_cannot_be_imported_gets_one_sentence(
    run: Run, tmp_path: Path, db: Path, texts: Callable[[Path], list[str]], content: bytes | None, said: str
) -> None:
    path = tmp_path / "some file"
    if content is not None:
        path.write_bytes(content)

    done = run(jrnl_command, str(path))

    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert texts(db) == []


@pytest.mark.parametrize(("answer", "words", "saved"), [(False, (), 0), (True, (), 2), (False, ("--yes",), 2)])
def test_somebody_at_a_terminal_is_asked_first(
    run: Run,
    file: Path,
    db: Path,
    texts: Callable[[Path], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
    words: tuple[str, ...],
    saved: int,
) -> None:
    asked: list[str] = []

    def confirm(question: str) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr(importing, "_is_asked", lambda: True)
    monkeypatch.setattr(click, "confirm", confirm)

    done = run(jrnl_command, str(file), *words)

    assert done.returncode == 0
    assert asked == ([] if words else ["\nImport 2 entries?"])
    assert len(texts(db)) == saved


def test_ctrl_c_while_saving_saves_nothing(
    run: Run, file: Path, db: Path, texts: Callable[[Path], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(doing: str) -> Callable[[int, int], None]:
        def show(done: int, total: int) -> None:
            if doing == "Saving" and done == total:
                raise KeyboardInterrupt

        return show

    monkeypatch.setattr(importing, "_progress", interrupt)

    done = run(jrnl_command, str(file))

    assert (done.returncode, done.stderr.strip()) == (130, "Stopped; nothing was saved.")
    assert texts(db) == []


def test_progress_is_said_where_somebody_sees_it(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(jrnl_command, str(file), "--dry-run").stderr == ""
    monkeypatch.setattr(importing, "_is_watched", lambda: True)

    said = run(jrnl_command, str(file)).stderr

    assert "\rReading 100%" in said
    assert "\rSaving 100%" in said


def test_what_the_preview_shows_is_cut_where_there_is_much_of_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("".join(f"[2026-01-{1 + n % 2:02} 09:00] Entry {n} #tag{n}\n" for n in range(40)), encoding="utf-8")

    lines = run(jrnl_command, str(path), "--dry-run").stdout.splitlines()

    assert sum(line.startswith("  2026-01-0") for line in lines) == journal_import.SAMPLES
    assert any(line.endswith("and 32 more") for line in lines if line.startswith("Tags"))
    assert "  and 9 more" in lines


@pytest.mark.parametrize("name", ["~nobody-of-that-name/journal.txt", ""])
@pytest.mark.parametrize("command", [jrnl_command, text_command])
def test_a_name_that_can_be_no_file_is_not_understood(run: Run, command: click.Command, name: str) -> None:
    done = run(command, name)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_long_line_is_shown_by_its_beginning(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"[2026-01-01 09:00] {'word ' * 100_000}\n", encoding="utf-8")

    lines = run(jrnl_command, str(path), "--dry-run").stdout.splitlines()

    assert max(map(len, lines)) < 240
    assert any(line.startswith("  2026-01-01 09:00  word word") and line.endswith("…") for line in lines)


def test_what_another_import_has_brought_meanwhile_is_not_promised_to_undo(
    run: Run, file: Path, db: Path, texts: Callable[[Path], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = journal_import.read

    def slowly(*given: Any, **named: Any) -> journal_import.ImportPreview:
        preview = read(*given, **named)
        monkeypatch.setattr(journal_import, "read", read)
        assert run(jrnl_command, str(file)).returncode == 0
        return preview

    monkeypatch.setattr(journal_import, "read", slowly)
    done = run(jrnl_command, str(file))

    assert done.returncode == 0
    assert done.stdout.endswith("All of it has come into the journal meanwhile; nothing was added.\n")
    assert len(texts(db)) == 2
