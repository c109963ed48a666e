"""How commands end when something is in the way: readers that leave, streams that are closed, and our own mistakes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import NoReturn

import pytest

from pivot_tui.cli import capturing
from pivot_tui.workbook import today

Run = Callable[..., CompletedProcess[str]]
Texts = Callable[[Path], list[str]]
Starting = Callable[..., list[str]]


@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_a_reader_that_leaves_early_ends_it_silently(
    starting: Starting, environment: dict[str, str], db: Path, fill: Callable[[Path, int], None], form: str
) -> None:
    fill(db, 3000)

    with subprocess.Popen(
        starting("show", "journal", form), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() != b""
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")


def test_a_capture_whose_reader_has_left_is_saved_all_the_same(
    starting: Starting, environment: dict[str, str], texts: Texts, db: Path
) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        starting("note", "hello"), stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.PIPE, env=environment,
        check=False,
    )  # fmt: skip
    os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")
    assert texts(db) == ["hello"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
def test_an_answer_that_finds_no_room_is_one_sentence(
    starting: Starting, environment: dict[str, str], texts: Texts, db: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        shown, captured = (
            subprocess.run(
                starting(*words), stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, env=environment,
                check=False,
            )
            for words in (("show", "today"), ("note", "hello"))
        )  # fmt: skip

    assert (shown.returncode, shown.stderr.count(b"\n")) == (1, 1)
    assert b"No space left on device" in shown.stderr
    assert (captured.returncode, captured.stderr) == (0, b"")
    assert texts(db) == ["hello"]


@pytest.mark.skipif(os.name != "posix", reason="streams are closed otherwise here")
@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.parametrize(
    "words", [(), ("note",), ("note", "hello"), ("show", "today")], ids=lambda words: " ".join(words)
)
def test_a_stream_that_the_shell_has_closed_is_no_mistake(
    starting: Starting, environment: dict[str, str], closed: int, words: tuple[str, ...]
) -> None:
    script = f'exec "$@" {closed}{"<" if closed == 0 else ">"}&-'

    done = subprocess.run(
        ["sh", "-c", script, "sh", *starting(*words)],
        input=b"piped\n",
        capture_output=True,
        env=environment,
        check=False,
    )

    assert done.returncode in ((2,) if not words or (closed == 0 and words == ("note",)) else (0,))
    assert b"Traceback" not in done.stdout + done.stderr
    assert done.stderr.count(b"\n") <= 1


def test_a_mistake_of_our_own_is_one_calm_line_without_the_users_words(
    pivot: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object, **named: object) -> NoReturn:
        raise LookupError(f"cannot save {given} {named} secret words")

    monkeypatch.setattr(capturing, "save", fail)
    done = pivot("note", "secret", "words")

    [report] = db.parent.glob("crash-*.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "pivot stopped because of a mistake of its own; what you had saved is safe. "
        f"Where it happened is noted in {report}, without any of your words.\n"
    )
    assert report.stat().st_mode & 0o777 == 0o600
    assert "LookupError" in report.read_text()
    assert "capturing.py" in report.read_text()
    assert "secret" not in report.read_text()


def test_a_mistake_in_another_command_is_one_calm_line_too(
    pivot: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> NoReturn:
        raise LookupError(f"secret words in {given}")

    monkeypatch.setattr(today, "read", fail)
    done = pivot("show", "today")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "secret" not in done.stderr
    assert len(list(db.parent.glob("crash-*.txt"))) == 1


def test_leaving_a_command_with_ctrl_c_is_silent(pivot: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(*given: object, **named: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(capturing, "save", leave)
    monkeypatch.setattr(today, "read", leave)

    for words in (("note", "hello"), ("show", "today")):
        done = pivot(*words)
        assert (done.returncode, done.stdout.strip(), done.stderr.strip()) == (130, "", "")


def test_the_module_can_be_run_as_a_program(starting: Starting, environment: dict[str, str]) -> None:
    assert starting()[:3] == [sys.executable, "-m", "pivot_tui"]
    done = subprocess.run(starting("path"), capture_output=True, text=True, env=environment, check=False)

    assert done.stdout.endswith("workbook.db\n")
