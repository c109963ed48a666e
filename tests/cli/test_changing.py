"""Undo, redo, the trash, backups, restoring and the sample, from the shell."""

import itertools
import shlex
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pivot_tui import store as stores
from pivot_tui.domain.journal import Entry
from pivot_tui.store import store
from pivot_tui.workbook import journal

Run = Callable[..., CompletedProcess[str]]
Entries = Callable[[Path], list[Entry]]
Texts = Callable[[Path], list[str]]


@pytest.fixture
def discard(entries: Entries) -> Callable[[Path, str], None]:
    """Put the entry with a text in the trash, as the screens do."""

    def put(path: Path, text: str) -> None:
        with stores.open(path) as opened:
            journal.trash(opened, [entry.id for entry in entries(path) if entry.text == text])

    return put


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is a minute further whenever it is asked, so that no two backups share a second."""
    minutes = itertools.count()
    start = datetime(2026, 3, 13, 10, 0, tzinfo=UTC)
    monkeypatch.setattr(store, "system_clock", lambda: start + timedelta(minutes=next(minutes)))


@pytest.mark.parametrize(
    ("command", "sentence"),
    [("undo", "There is nothing to take back."), ("redo", "There is nothing to do again.")],
)
def test_nothing_to_take_back_is_one_sentence(shell: Run, command: str, sentence: str) -> None:
    done = shell(command)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{sentence}\n")


def test_undo_goes_back_step_by_step_across_processes(shell: Run, texts: Texts, db: Path) -> None:
    for text in ("one", "two", "three"):
        shell("note", text)

    shell("undo")
    shell("undo")
    assert texts(db) == ["one"]
    shell("redo")
    assert texts(db) == ["one", "two"]
    shell("note", "four")
    assert shell("redo").returncode == 1
    assert texts(db) == ["one", "two", "four"]


def test_an_empty_trash_says_so(pivot: Run) -> None:
    assert pivot("trash").stdout == "The trash is empty.\n"


def test_the_trash_lists_the_newest_deletion_first_and_brings_one_back(
    pivot: Run, texts: Texts, db: Path, discard: Callable[[Path, str], None]
) -> None:
    for text in ("keep", "first gone", "then gone"):
        pivot("note", "--today", "2026-03-12", text)
    discard(db, "first gone")
    discard(db, "then gone")

    lines = pivot("trash").stdout.splitlines()
    assert lines[0].startswith("  1  2026-03-12  then gone   (deleted ")
    assert lines[1].startswith("  2  2026-03-12  first gone   (deleted ")
    assert lines[2:] == ["pivot trash --restore NUMBER brings one back."]

    assert pivot("trash", "--restore", "2").stdout == "Restored   (pivot undo takes it back)\n"
    assert sorted(texts(db)) == ["first gone", "keep"]
    assert pivot("undo").stdout.startswith("Taken back: restoring from the trash.")
    assert texts(db) == ["keep"]


@pytest.mark.parametrize("number", ["0", "2", "-1", "99999999999999999999"])
def test_the_trash_has_no_such_number(
    pivot: Run, texts: Texts, db: Path, discard: Callable[[Path, str], None], number: str
) -> None:
    pivot("note", "gone")
    discard(db, "gone")

    done = pivot("trash", "--restore", number)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"The trash has no number {number}; 'pivot trash' lists what is in it.\n"
    assert texts(db) == []


def test_a_backup_says_where_it_is_and_holds_what_was_there(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", "before the backup")

    place = Path(pivot("backup").stdout.removesuffix("\n"))

    assert place.parent == db.with_name("workbook.db.backups")
    assert place.name.endswith("-by-hand.db")
    assert place.stat().st_mode & 0o777 == 0o600
    assert texts(place) == ["before the backup"]


@pytest.mark.usefixtures("ticking")
def test_a_dry_run_lists_the_backups_and_changes_nothing(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("backup")
    newest = Path(pivot("backup").stdout.strip()).name
    pivot("note", "since then")

    lines = pivot("restore", "--dry-run").stdout.splitlines()

    assert lines[0].startswith(f"> {newest}   ")
    assert lines[0].endswith(" KiB   made by hand")
    assert lines[1].startswith("  ")
    assert lines[2] == f"Would restore {newest}; the workbook that is there now would be kept."
    assert texts(db) == ["since then"]


def test_restoring_takes_the_newest_backup_and_keeps_what_was_there(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", "old")
    name = Path(pivot("backup").stdout.strip()).name
    pivot("note", "new")

    first, second = pivot("restore").stdout.splitlines()

    assert first == f"Restored {name}."
    assert texts(db) == ["old"]
    kept = Path(second.removeprefix("What was there before is now "))
    assert texts(kept) == ["old", "new"]


@pytest.mark.usefixtures("ticking")
def test_a_backup_can_be_named_by_file_or_by_day(pivot: Run, texts: Texts, db: Path) -> None:
    oldest = Path(pivot("backup").stdout.strip()).name
    pivot("note", "new")
    pivot("backup")

    assert pivot("restore", oldest).stdout.startswith(f"Restored {oldest}.\n")
    assert texts(db) == []
    assert pivot("restore", oldest[:10]).returncode == 0
    assert texts(db) == ["new"]


def test_a_backup_that_is_not_there_is_one_sentence(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", "kept")
    nothing = pivot("restore")
    pivot("backup")
    other = pivot("restore", "2001-01-01")

    assert (nothing.returncode, nothing.stderr.count("\n")) == (1, 1)
    assert nothing.stderr.startswith("There is no good backup in ")
    assert (other.returncode, other.stderr) == (
        1,
        "There is no backup named 2001-01-01; 'pivot restore --dry-run' lists those that are there.\n",
    )
    assert texts(db) == ["kept"]


@pytest.mark.parametrize("broken", [b"", b"cut short", b"SQLite format 3\0 and then nothing of use"])
def test_a_broken_newest_backup_is_passed_over(pivot: Run, texts: Texts, db: Path, broken: bytes) -> None:
    pivot("note", "old")
    good = Path(pivot("backup").stdout.strip())
    pivot("note", "new")
    good.with_name("2999-01-01T00-00-00Z-by-hand.db").write_bytes(broken)

    done = pivot("restore")

    assert done.stdout.startswith(f"Restored {good.name}.\n")
    assert texts(db) == ["old"]


def test_a_workbook_that_has_gone_comes_back_from_its_backup(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", "saved")
    pivot("backup")
    db.unlink()

    assert pivot("restore").returncode == 0
    assert texts(db) == ["saved"]


def test_a_damaged_workbook_is_kept_beside_the_restored_one(pivot: Run, texts: Texts, db: Path) -> None:
    pivot("note", "saved")
    pivot("backup")
    db.write_bytes(b"\0" * 8192)

    done = pivot("restore")

    kept = Path(done.stdout.splitlines()[1].removeprefix("What was there before is now "))
    assert texts(db) == ["saved"]
    assert kept.read_bytes() == b"\0" * 8192


def test_the_sample_is_written_to_a_new_file_and_says_how_to_open_it(shell: Run, texts: Texts, tmp_path: Path) -> None:
    place = tmp_path / "a sample.db"

    done = shell("demo", "--write", str(place))

    words = shlex.split(done.stdout.removeprefix("Open it with: "))
    assert words == ["pivot", "--db", str(place), "--today", "2026-03-13"]
    assert len(texts(place)) == 8


def test_the_sample_never_takes_the_place_of_a_file(pivot: Run, texts: Texts, db: Path, tmp_path: Path) -> None:
    pivot("note", "mine")
    other = tmp_path / "notes.txt"
    other.write_text("mine too")

    for place in (db, other, tmp_path):
        done = pivot("demo", "--write", str(place))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)

    assert texts(db) == ["mine"]
    assert other.read_text() == "mine too"


def test_the_sample_cannot_be_written_where_no_folder_can_be(pivot: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    for place in (tmp_path / "file" / "sample.db", tmp_path / ("x" * 300)):
        done = pivot("demo", "--write", str(place))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "name another file" in done.stderr
