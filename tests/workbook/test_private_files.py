"""Files written for the user alone: whole or not at all, also where the file system knows no hard links."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pivot_tui.domain.faults import Fault
from pivot_tui.workbook.private_files import TargetExists, named_file, write_private


@pytest.fixture
def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without hard links."""

    def refuse(_from: Path, _to: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("without_links")
def test_without_hard_links_a_file_is_written_and_none_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "out.md"

    write_private(path, [b"one, ", b"two"])
    with pytest.raises(TargetExists):
        write_private(path, [b"other"])

    assert path.read_bytes() == b"one, two"
    assert [place.name for place in tmp_path.iterdir()] == ["out.md"]


@pytest.mark.usefixtures("without_links")
def test_without_hard_links_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.md"

    def pieces() -> Iterator[bytes]:
        path.write_bytes(b"came meanwhile")
        yield b"mine"

    with pytest.raises(TargetExists):
        write_private(path, pieces())

    assert path.read_bytes() == b"came meanwhile"
    assert [place.name for place in tmp_path.iterdir()] == ["out.md"]


def test_in_a_folder_a_file_gets_its_own_name(tmp_path: Path) -> None:
    assert named_file(str(tmp_path), "portfolio.md") == tmp_path / "portfolio.md"
    assert named_file(tmp_path / "mine.md", "portfolio.md") == tmp_path / "mine.md"


def test_what_no_file_can_be_called_gets_one_sentence() -> None:
    with pytest.raises(Fault, match="No file can have that name"):
        named_file("~nobody-of-that-name/x", "portfolio.md")


@pytest.mark.parametrize("name", ["a\x1b[2J.md", "two\nlines.md", "tab\t.md", "nul\0.md", "\x9b.md"])
def test_a_name_that_would_command_a_terminal_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Fault, match="give another"):
        named_file(tmp_path / name, "book.md")
