"""Completion in the shell: the scripts, the commands, and the kinds of work behind an @."""

import dataclasses
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pivot_tui import store as stores
from pivot_tui.cli.commands import pivot as commands
from pivot_tui.cli.showing import show
from pivot_tui.store.tables.journal import KIND
from pivot_tui.workbook import journal

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def offered(environment: dict[str, str], tmp_path: Path) -> Callable[..., list[str]]:
    """What a shell is offered for a line that ends where the cursor is."""

    def complete(line: str, *, shell: str = "bash", db: Path | None = None) -> list[str]:
        words = line.split(" ")
        more = {"_PIVOT_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
        if shell == "fish":
            more["COMP_CWORD"] = words[-1]
        done = subprocess.run(
            [sys.executable, "-m", "pivot_tui"],
            capture_output=True,
            env={**environment, **more, "PIVOT_TUI_DB": str(db or tmp_path / "none.db")},
            check=False,
        )
        assert done.stderr == b""
        return [line for line in done.stdout.decode().splitlines() if line]

    return complete


def test_the_commands_are_offered(offered: Callable[..., list[str]]) -> None:
    assert offered("pivot ") == [f"plain,{name}" for name in sorted(commands.commands)]
    assert offered("pivot re") == ["plain,redo", "plain,restore", "plain,review"]
    assert offered("pivot show ") == [f"plain,{name}" for name in sorted(show.commands)]


@pytest.mark.parametrize("command", ["dread", "energy", "note", "quote"])
def test_a_kind_of_work_is_offered_behind_its_sign(offered: Callable[..., list[str]], db: Path, command: str) -> None:
    assert offered(f"pivot {command} charts @in", db=db) == ["plain,@inbox"]


def test_a_kind_is_offered_in_every_shell(offered: Callable[..., list[str]], db: Path) -> None:
    assert "@inbox" in "\n".join(offered("pivot dread @in", shell="zsh", db=db))
    assert "plain,@inbox" in "\n".join(offered("pivot dread @in", shell="fish", db=db))


def test_bash_parts_the_line_at_the_sign_and_is_offered_the_kind_all_the_same(
    offered: Callable[..., list[str]], db: Path
) -> None:
    assert offered("pivot dread charts @ in", db=db) == ["plain,@inbox"]
    assert len(offered("pivot dread charts @", db=db)) == 15


def test_the_kinds_are_those_of_the_workbook_that_is_named(
    offered: Callable[..., list[str]], db: Path, tmp_path: Path
) -> None:
    assert offered(f"pivot --db {db} dread charts @in") == ["plain,@inbox"]
    assert offered(f"pivot dread --db {db} charts @in") == ["plain,@inbox"]
    assert offered("pivot dread charts @in") == []


def test_a_retired_kind_is_no_longer_offered(offered: Callable[..., list[str]], db: Path) -> None:
    with stores.open(db) as store:
        [inbox] = [kind for kind in journal.kinds_of_work(store) if kind.alias == "inbox"]
        journal.retire_kind(store, inbox, retired=True)

    assert offered("pivot dread charts @in", db=db) == []


def test_words_are_not_completed(offered: Callable[..., list[str]], db: Path) -> None:
    assert offered("pivot dread in", db=db) == []
    assert offered("pivot dread charts in", db=db) == []


@pytest.mark.parametrize("content", [None, b"", b"dear diary", b"\x07" * 4096])
def test_nothing_is_offered_and_nothing_said_where_the_workbook_cannot_be_asked(
    offered: Callable[..., list[str]], tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)

    assert offered("pivot dread charts @in", db=path) == []
    assert path.exists() == (content is not None)


def test_an_alias_never_commands_the_terminal(offered: Callable[..., list[str]], db: Path) -> None:
    with stores.open(db) as store:
        kind = journal.kinds_of_work(store)[0]
        with store.transaction("kind.edit"):
            KIND.update(store.db, dataclasses.replace(kind, alias="in\x1b[31m"))

    assert offered("pivot dread charts @in", db=db) == ["plain,@in�[31m"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_every_shell_calls_pivot(pivot: Run, shell: str) -> None:
    done = pivot("completion", shell)

    assert (done.returncode, done.stderr) == (0, "")
    assert f"_PIVOT_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_takes_its_script(pivot: Run) -> None:
    script = pivot("completion", "bash").stdout

    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_shell_that_is_not_known_is_refused(pivot: Run) -> None:
    assert pivot("completion", "powershell").returncode == 2
