"""The file system's side: private from the first moment, and who lies at a path."""

import os
import stat
from pathlib import Path

import pytest

from pivot_tui.domain.faults import DiskFull, NoWorkbook
from pivot_tui.store import files


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_folder_that_is_made_is_private(tmp_path: Path) -> None:
    files.make_private_folder(tmp_path / "a" / "b" / "c")
    assert [mode(tmp_path / place) for place in ("a", "a/b", "a/b/c")] == [0o700] * 3
    files.make_private_folder(tmp_path / "a" / "b" / "c")


def test_a_file_is_private_whatever_the_habits_of_its_owner(tmp_path: Path) -> None:
    habit = os.umask(0)
    try:
        files.make_private_file(tmp_path / "new.db")
    finally:
        os.umask(habit)
    assert mode(tmp_path / "new.db") == 0o600


def test_a_file_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    place = tmp_path / "there.db"
    place.write_text("mine")
    with pytest.raises(NoWorkbook, match="name another file with --db"):
        files.make_private_file(place)
    assert place.read_text() == "mine"


def test_a_folder_cannot_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "folder"):
        with pytest.raises(NoWorkbook, match="--db"):
            files.make_private_folder(place)


def test_temporary_names_are_hidden_and_never_the_same(tmp_path: Path) -> None:
    names = {files.temporary_beside(tmp_path / "workbook.db") for _ in range(100)}
    assert len(names) == 100
    assert all(name.parent == tmp_path and name.name.startswith(".workbook.db.") for name in names)


def test_what_sqlite_keeps_beside_a_file_goes_with_it(tmp_path: Path) -> None:
    for name in ("w.db", "w.db-wal", "w.db-journal", "other.db", "w.db.backups"):
        (tmp_path / name).write_text("x")
    files.remove_with_companions(tmp_path / "w.db")
    files.remove_with_companions(tmp_path / "w.db")
    assert {file.name for file in tmp_path.iterdir()} == {"other.db", "w.db.backups"}


def test_another_file_at_the_same_path_is_another_file(tmp_path: Path) -> None:
    place, other = tmp_path / "w.db", tmp_path / "o.db"
    assert files.identity(place) is None
    place.write_text("one")
    first = files.identity(place)
    place.write_text("one, changed")
    assert files.identity(place) == first
    other.write_text("two")
    other.replace(place)
    assert files.identity(place) not in {first, None}


def test_what_cannot_be_synced_is_said(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    files.sync_file(tmp_path / "there")
    with pytest.raises(DiskFull, match="make room"):
        files.sync_file(tmp_path / "gone")


@pytest.mark.parametrize(
    ("place", "shared"),
    [
        ("/srv/jo/Dropbox/pivot/workbook.db", True),
        ("/srv/jo/OneDrive - Hospital/workbook.db", True),
        ("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/workbook.db", True),
        ("/mnt/share/workbook.db", True),
        ("/Volumes/Stick/workbook.db", True),
        ("/srv/jo/.local/share/pivot-tui/workbook.db", False),
        ("/srv/jo/inbox/workbook.db", False),
    ],
)
def test_a_synced_or_shared_folder_is_recognised(place: str, *, shared: bool) -> None:
    assert files.looks_shared(Path(place)) is shared
