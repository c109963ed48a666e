"""Saving a print-out: private, in the folder that was named, and never over what is there."""

import os
from pathlib import Path

import pytest

from pivot_tui.workbook.print_out import NotSaved, file_name, save_lines


def test_the_lines_are_saved_as_they_are_for_this_user_alone(tmp_path: Path) -> None:
    path = save_lines(["one", "", "[red]二[/]"], "The sheet", str(tmp_path))

    assert path == tmp_path / "pivot-the-sheet.txt"
    assert path.read_text(encoding="utf-8") == "one\n\n[red]二[/]\n"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "pivot-today.txt"
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "pivot-today-2.txt").symlink_to(tmp_path / "nowhere")

    path = save_lines(["new"], "Today", str(tmp_path))

    assert path == tmp_path / "pivot-today-3.txt"
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_the_home_folder_may_be_named_by_its_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "papers").mkdir()

    assert save_lines([], "Today", " ~/papers ").parent == tmp_path / "papers"


@pytest.mark.parametrize("typed", ["", "   "])
def test_a_folder_must_be_named(typed: str) -> None:
    with pytest.raises(NotSaved, match="Name the folder"):
        save_lines(["x"], "Today", typed)


@pytest.mark.parametrize("typed", ["nowhere/at/all", "~nobody-of-that-name/x", "a\0b", "x" * 5000])
def test_a_folder_that_is_not_there_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotSaved, match="no such folder"):
        save_lines(["x"], "Today", typed)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(NotSaved, match="no such folder"):
        save_lines(["x"], "Today", str(file))


def test_a_disk_that_is_full_leaves_no_half_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, mode: str) -> None:
        del mode
        os.close(descriptor)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", refuse)
    with pytest.raises(NotSaved, match="No space left"):
        save_lines(["x"], "Today", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Journal", "pivot-journal.txt"),
        ("../../etc [/] Passwd", "pivot-etc-passwd.txt"),
        ("日本語", "pivot.txt"),
        ("x" * 300, f"pivot-{'x' * 74}.txt"),
    ],
)
def test_the_file_is_named_after_what_was_printed(title: str, name: str) -> None:
    assert file_name(title) == name
