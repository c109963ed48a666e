"""Opening from the shell: where there is no terminal, no workbook, or no way in; and the commands' own words."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pivot_tui import __version__
from pivot_tui.cli.calls import CAPTURES, Call, read_call
from pivot_tui.cli.commands import pivot as commands

Run = Callable[..., CompletedProcess[str]]
Texts = Callable[[Path], list[str]]

EVERY_COMMAND = [
    (),
    *((name,) for name in sorted(commands.commands)),
    ("show", "today"),
    ("show", "journal"),
    ("show", "profile"),
    ("show", "pulse"),
    ("show", "sheet"),
    ("export", "json"),
    ("export", "csv"),
    ("import", "json"),
    ("import", "jrnl"),
    ("import", "text"),
]
ASKING_FOR_THE_WORKBOOK = [("note", "hello"), ("show", "today"), ("show", "journal", "--json"), ("undo",), ("backup",)]
NO_TERMINAL = "pivot needs a terminal to open in; 'pivot show today' prints instead.\n"


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=lambda words: " ".join(words) or "pivot")
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help(pivot: Run, tmp_path: Path, words: tuple[str, ...], option: str) -> None:
    untouched = tmp_path / "none.db"

    done = pivot(*words, option, path=untouched)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: {' '.join(('pivot', *words))} ")
    assert "--help" in done.stdout
    assert not untouched.exists()


def test_help_names_every_command_with_what_it_does(pivot: Run) -> None:
    said = pivot("--help").stdout

    for name in commands.commands:
        [line] = [line for line in said.splitlines() if line.startswith(f"  {name} ")]
        assert len(line.split(maxsplit=1)[1]) > len("does it")


def test_the_help_of_a_capture_shows_the_grammar(pivot: Run) -> None:
    said = pivot("dread", "--help").stdout

    assert "    pivot dread prior auth calls 5/0 @inbox +friday on tue\n" in said


@pytest.mark.parametrize("words", [("note",), ("show", "today"), ("trash",), ("completion", "bash")])
def test_every_command_tells_the_version_instead_of_acting(shell: Run, words: tuple[str, ...]) -> None:
    done = shell(*words, "--version")

    assert (done.returncode, done.stdout) == (0, f"pivot-tui {__version__}\n")


def test_the_version_is_one_line(shell: Run) -> None:
    done = shell("--version")

    assert (done.returncode, done.stdout, done.stderr) == (0, f"pivot-tui {__version__}\n", "")


@pytest.mark.parametrize(
    "words", [("frobnicate",), ("show",), ("show", "nothing"), ("undo", "--fast"), ("search",), ("note", "--db")]
)
def test_a_command_that_is_not_known_leaves_with_two(
    pivot: Run, texts: Texts, db: Path, words: tuple[str, ...]
) -> None:
    done = pivot(*words)

    assert done.returncode == 2
    assert done.stderr != ""
    assert "Traceback" not in done.stderr
    assert texts(db) == []


def test_the_path_is_printed_whole(pivot: Run, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(db.parent)

    assert pivot("path", path=Path("workbook.db")).stdout == f"{db}\n"


def test_a_synced_folder_is_warned_of_beside_the_path(pivot: Run, tmp_path: Path) -> None:
    done = pivot("path", path=tmp_path / "Dropbox" / "workbook.db")

    assert done.stdout == f"{tmp_path / 'Dropbox' / 'workbook.db'}\n"
    assert done.stderr.startswith("This looks like a synced or network folder;")


def test_the_path_makes_nothing(pivot: Run, tmp_path: Path) -> None:
    pivot("path", path=tmp_path / "new" / "workbook.db")

    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("words", [(), ("demo",)], ids=["pivot", "demo"])
def test_without_a_terminal_it_says_so(shell: Run, words: tuple[str, ...]) -> None:
    done = shell(*words)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", NO_TERMINAL)


def test_a_bad_day_is_said_before_anything_is_opened(shell: Run, tmp_path: Path) -> None:
    done = shell("--today", "13.3.2026", path=tmp_path / "none.db")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no day '13.3.2026'; --today takes a day like 2026-03-13.\n"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("words", ASKING_FOR_THE_WORKBOOK, ids=" ".join)
def test_an_encrypted_workbook_in_a_pipe_is_one_sentence(shell: Run, locked: Path, words: tuple[str, ...]) -> None:
    before = locked.read_bytes()

    done = shell(*words, path=locked)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "locked.db is encrypted; 'pivot' alone asks for its passphrase.\n"
    assert locked.read_bytes() == before


def text_file(path: Path) -> None:
    path.write_text("dear diary")


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()


def newer_workbook(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 0x70766F74")
    other.execute("PRAGMA user_version = 99")
    other.close()


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("words", ASKING_FOR_THE_WORKBOOK, ids=" ".join)
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (text_file, "is not a workbook of this program; it was left as it is."),
        (empty_file, "is an empty file; remove it, and a new workbook can be made there."),
        (other_database, "belongs to another program; it was left as it is."),
        (newer_workbook, "was written by a newer version; update pivot-tui to open it."),
        (folder, "is not a file; name the workbook's own file."),
    ],
    ids=["text", "empty", "other-database", "newer", "folder"],
)
def test_what_is_no_workbook_is_one_sentence_and_left_alone(
    pivot: Run, tmp_path: Path, words: tuple[str, ...], make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "other"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    done = pivot(*words, path=path)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{path} {sentence}\n")
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [place.name for place in tmp_path.iterdir() if place.name not in ("other", "workbook.db")] == []


@pytest.mark.parametrize("words", ASKING_FOR_THE_WORKBOOK, ids=" ".join)
def test_a_folder_that_cannot_be_made_is_one_sentence(pivot: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("")

    done = pivot(*words, path=tmp_path / "file" / "workbook.db")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_the_home_of_nobody_is_one_sentence(pivot: Run) -> None:
    done = pivot("path", path=Path("~nobody-of-this-name/workbook.db"))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no such home folder; name the workbook's file by its whole path.\n"


AS_NOBODY = """
import os, sys
import pivot_tui.cli.capturing, pivot_tui.cli.commands, pivot_tui.printing.today, pivot_tui.workbook.today
import pivot_tui.store.backups, encodings.utf_8_sig
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
from pivot_tui.cli import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name != "posix", reason="file modes mean little here")
@pytest.mark.parametrize("words", [("note", "hello"), ("show", "today")], ids=" ".join)
def test_a_workbook_that_may_not_be_read_is_one_sentence(
    environment: dict[str, str], open_place: Path, built_new: Path, words: tuple[str, ...]
) -> None:
    path = open_place / "workbook.db"
    path.write_bytes(built_new.read_bytes())
    path.chmod(0)

    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, "--db", str(path), *words],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip

    said = f"{path} may not be read by you; change its permissions, or name another file.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.skipif(os.name != "posix", reason="file modes mean little here")
def test_a_workbook_that_may_only_be_read_can_be_shown_and_not_written(
    environment: dict[str, str], open_place: Path, built_new: Path
) -> None:
    path = open_place / "workbook.db"
    path.write_bytes(built_new.read_bytes())
    path.chmod(0o444)
    open_place.chmod(0o555)

    shown, captured = (
        subprocess.run(
            [sys.executable, "-c", AS_NOBODY, "--db", str(path), *words],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False,
        )
        for words in (("show", "journal"), ("note", "hello"))
    )  # fmt: skip

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, "No entries.\n", "")
    assert (captured.returncode, captured.stdout, captured.stderr.count("\n")) == (1, "", 1)
    assert "so you can read but not save" in captured.stderr


@pytest.mark.parametrize("name", CAPTURES)
def test_the_everyday_calls_are_read_without_the_full_parser(name: str) -> None:
    assert read_call([name, "a", "-b"]) == Call(name, ("a", "-b"))
    assert read_call([name]) == Call(name)
    assert read_call(["--db", "x", "--today=y", name, "a"]) == Call(name, ("a",), "x", "y")
    assert read_call([name, "--", "--db", "x"]) == Call(name, ("--db", "x"))
    assert read_call([name, "--db", "x", "--db", "z"]) == Call(name, (), "z")


@pytest.mark.parametrize(
    "words", [["undo"], ["--help"], ["dread", "--help"], ["dread", "-h"], ["dread", "--db"], ["-x"]]
)
def test_everything_else_goes_to_the_full_parser(words: list[str]) -> None:
    assert read_call(words) is None


def test_no_words_open_the_workbook() -> None:
    assert read_call([]) == Call()
    assert read_call(["--db", "x"]) == Call(db="x")
